"""Spans: their unions, their ends, and the arithmetic that keeps both."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import SchemeError
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Direction, Span, spans
from huizhou_qa.readers.agreements import agreement, narrowed, of_condition
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Input,
    Knots,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Ordered,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Steps,
    Straight,
    Within,
)
from huizhou_qa.rules.derived import below, difference, scaled, share, total, weighted
from support.nodes import FRACTIONS, intervals

F = Fraction
X, Y = Input("/facts/x", "[0, 10]"), Input("/facts/y", "[-2, 4)")
ANY = Input("/facts/any")
COUNT = Input("/facts/count", "[0, ∞)", whole=True)


def over(text: str) -> spans.Over:
    return tuple(Interval.parse(one) for one in text.split(" ∪ ")) if text else ()


def told(span: Span) -> str:
    return " ∪ ".join(map(str, span.over))


def of(node: Measure, **known: str) -> str:
    return told(node.under(Bounds({f"/facts/{name}": Span(over(one)) for name, one in known.items()})))


@pytest.mark.parametrize(
    ("given", "merged"),
    [
        ("[0, 1] ∪ [1, 2]", "[0, 2]"),
        ("[0, 1) ∪ [1, 2]", "[0, 2]"),
        ("[0, 1) ∪ (1, 2]", "[0, 1) ∪ (1, 2]"),
        ("[5, 6] ∪ [0, 1]", "[0, 1] ∪ [5, 6]"),
        ("[0, 9] ∪ [2, 3)", "[0, 9]"),
        ("(-∞, 2) ∪ [2, ∞)", "(-∞, ∞)"),
        ("(0, 1] ∪ [0, 1)", "[0, 1]"),
    ],
)
def test_what_touches_is_one(given: str, merged: str) -> None:
    assert spans.union(over(given)) == over(merged)


def test_an_interval_without_a_whole_number_has_none() -> None:
    assert spans.whole_numbers(over("(0, 1) ∪ [2, 3.5]")) == over("[2, 3]")


def test_more_than_eight_intervals_become_their_hull() -> None:
    points = [Interval.exactly(F(at)) for at in range(9)]
    assert len(spans.union(points[:8])) == 8
    assert spans.union(points) == over("[0, 8]")


@given(intervals(), intervals(), FRACTIONS, FRACTIONS)
def test_sums_and_products_of_spans_contain_those_of_their_numbers(
    left: Interval, right: Interval, one: Fraction, other: Fraction
) -> None:
    one, other = inside(left, one), inside(right, other)
    assert one + other in Span(spans.added((left,), (right,)))
    assert one * other in Span(spans.multiplied((left,), (right,)))
    if other:
        assert 1 / other in Span(spans.inverted((right,)))


def inside(one: Interval, near: Fraction) -> Fraction:
    """A number of the interval near another."""
    low = F(-20) if one.low is None else one.low
    high = F(20) if one.high is None else one.high
    at = min(max(near, low), high)
    return at if at in one else (low + high) / 2


@pytest.mark.parametrize(
    ("left", "right", "products"),
    [
        ("[1, 2)", "[3, 4]", "[3, 8)"),
        ("[-1, 2)", "[3, 4]", "[-4, 8)"),
        ("(0, 1]", "[1, ∞)", "(0, ∞)"),
        ("[0, 1]", "[1, ∞)", "[0, ∞)"),
        ("[0, 1)", "(-∞, ∞)", "(-∞, ∞)"),
        ("{0}", "(3, 4)", "{0}"),
        ("(-2, -1]", "(-3, 1)", "(-2, 6)"),
        ("(0, 1)", "[0, 1)", "[0, 1)"),
    ],
)
def test_the_ends_of_products_are_reached_where_they_can_be(left: str, right: str, products: str) -> None:
    assert spans.multiplied(over(left), over(right)) == over(products)
    assert spans.multiplied(over(right), over(left)) == over(products)


@pytest.mark.parametrize(
    ("of_", "inverse"),
    [("[1, 2)", "(0.5, 1]"), ("[0, 2]", "[0.5, ∞)"), ("(-1, 2]", "(-∞, -1) ∪ [0.5, ∞)"), ("{0}", ""),
     ("[4, ∞)", "(0, 0.25]"), ("(-∞, -2)", "(-0.5, 0)")],
)  # fmt: skip
def test_inverses_leave_zero_out(of_: str, inverse: str) -> None:
    assert spans.inverted(over(of_)) == over(inverse)


@pytest.mark.parametrize(
    ("node", "span"),
    [
        (Constant(3), "{3}"),
        (X, "[0, 10]"),
        (COUNT, "[0, ∞)"),
        (NothingToMeasure("no"), ""),
        (weighted((X, 2), (Y, -1), plus=1), "(-3, 23]"),
        (scaled(X, 0), "{0}"),
        (Product(X, Y), "[-20, 40)"),
        (share(X, below(4, Y)), "[0, ∞)"),
        (Rounded(Y, GridRounding(1)), "[-2, 4]"),
        (Rounded(Y, GridRounding(1, "down")), "[-2, 3]"),
        (Ordered((X, Y, Constant(3)), 0, 1), "[-2, 3]"),
        (Ordered((X, Y), 0, 2), "[-2, 14)"),
        (OnCurve(X, Curve("[0, 10]", Bands({"[0, 5)": 1, "[5, 10]": 3}))), "{1} ∪ {3}"),
        (OnCurve(COUNT, Curve("[0, ∞)", Bands({"{0}": 2, "[1, ∞)": 0}), whole=True)), "{0} ∪ {2}"),
        (NumberOf(Within(X, "[0, 3]")), "{0} ∪ {1}"),
        (NumberOf(Within(X, "[0, 30]")), "{1}"),
        (NumberOf(AllOf((Within(X, "[0, 30]"), Within(Y, "[9, 10]")))), "{0}"),
        (Choose(Within(X, "[0, 3]"), Y, Constant(9)), "[-2, 4) ∪ {9}"),
        (Choose(Within(X, "[0, 30]"), Y, Constant(9)), "[-2, 4)"),
        (Choose(Present(X), Y, Constant(9)), "[-2, 4)"),
        (Open("r", {"a": X, "b": Constant(20)}), "[0, 10] ∪ {20}"),
        (Pooled(((X, Constant(10)), (Y, Constant(10)))), "[-0.1, 0.7)"),
        (Pooled(((X, Y),)), "(-∞, ∞)"),
        (Pooled(((X, ANY),)), "(-∞, ∞)"),
        (Ordered((X, Input("/facts/z", "(1, 5]")), 0, 2), "(1, 15]"),
        (Rounded(ANY, GridRounding(1)), "(-∞, ∞)"),
        (Rounded(COUNT, GridRounding(2)), "[0, ∞)"),
        (Ordered((ANY, X), 1, 2), "[0, ∞)"),
        (Ordered((ANY, X), 0, 1), "(-∞, 10]"),
    ],
)
def test_of_nothing_known_a_measure_may_be_anything_that_its_inputs_make_it(node: Measure, span: str) -> None:
    assert of(node) == span


def test_what_may_be_gone_may_be_left_out_of_a_pool() -> None:
    gone = Span(over("{2}"), may_be_nothing=True)
    pool = Pooled(((X, Constant(10)), (Y, Constant(2))))
    span = pool.under(Bounds({"/facts/x": Span(over("{5}")), "/facts/y": gone}))
    assert told(span) == "[0.5, 0.583333]" or (span.low, span.high) == (F(1, 2), F(7, 12))
    assert not span.may_be_nothing
    two = Pooled(((X, Constant(10)), (Y, Constant(2))), least=2)
    assert two.under(Bounds({"/facts/x": Span(over("{5}")), "/facts/y": gone})).may_be_nothing
    nobody = pool.under(Bounds({"/facts/x": Span((), may_be_nothing=True), "/facts/y": Span((), may_be_nothing=True)}))
    assert nobody == Span((), may_be_nothing=True)
    unsettled = Pooled(((X, Y),)).under(Bounds({"/facts/x": gone, "/facts/y": Span(over("[1, 2]"))}))
    assert (unsettled.low, unsettled.high, unsettled.may_be_nothing) == (F(0), F(2), True)
    assert Pooled(((ANY, Constant(1)),)).under(Bounds({})).over == over("(-∞, ∞)")


def test_the_places_of_what_is_gone_cannot_be_told() -> None:
    assert Ordered((X, Y), 0, 1).under(Bounds({"/facts/x": Span((), may_be_nothing=True)})) == Span(
        (), may_be_nothing=True
    )


def test_a_figure_on_paper_is_rounded_only_where_figures_are_written() -> None:
    node = Rounded(X, GridRounding(1, stage="written"))
    known = {"/facts/x": Span(over("(0.4, 0.6)"))}
    assert told(node.under(Bounds(known))) == "[0, 1]"
    assert told(node.under(Bounds(known, {}, written=False))) == "(0.4, 0.6)"


def test_a_span_knows_its_hull_and_its_ends() -> None:
    assert Span(over("[0, 1) ∪ {5}")).hull == Interval.parse("[0, 5]")
    assert (Span().hull, Span().low, Span().high) == (None, None, None)
    assert F(3) not in Span(over("[0, 1) ∪ {5}"))


ADD_UP = agreement(total(X, Y), Interval.parse("(-∞, 5]"))


def test_an_agreement_narrows_what_is_missing_and_not_what_is_known() -> None:
    found = narrowed({"/facts/y": Span(over("{3}"))}, (ADD_UP,))
    assert told(found["/facts/x"]) == "[0, 2]"
    assert told(found["/facts/y"]) == "{3}"


def test_agreements_are_gone_through_until_nothing_narrows() -> None:
    half = agreement(difference(scaled(X, 2), ANY), Interval.parse("{0}"))
    found = narrowed({}, (half, agreement(ANY, Interval.parse("[4, 8]"))))
    assert told(found["/facts/x"]) == "[2, 4]"


def test_values_that_cannot_agree_leave_no_number() -> None:
    assert narrowed({"/facts/y": Span(over("{30}"))}, (ADD_UP,))["/facts/x"] == Span(())


def test_agreements_that_narrow_for_ever_end() -> None:
    shrinking = (agreement(difference(X, scaled(Y, "0.5")), Interval.parse("(-∞, 0]")),
                 agreement(difference(Y, scaled(X, "0.5")), Interval.parse("(-∞, 0]")))  # fmt: skip
    found = narrowed({}, shrinking)
    assert found["/facts/x"].high is not None
    assert 0 < found["/facts/x"].high < F(1, 100)


ONE = Constant(1)
CURVE = Curve("[0, 10]", Bands({"[0, 5)": 1, "[5, 10]": 3}))


@pytest.mark.parametrize(
    "node",
    [NothingToMeasure("no"), total(Product(X, Y), X),
     Product(X, Y), Quotient(X, Y), Pooled(((X, ONE),)), Rounded(X, GridRounding(1)), Ordered((X, Y), 0, 1),
     OnCurve(X, CURVE), NumberOf(Within(X, "{1}")), NumberOf(AllOf((Within(X, "{1}"),))), NumberOf(Present(X)),
     Choose(Within(X, "{1}"), X, Y), Open("r", {"a": X})],
)  # fmt: skip
def test_an_agreement_is_a_sum_of_inputs_and_nothing_else(node: Measure) -> None:
    with pytest.raises(SchemeError) as caught:
        agreement(node, Interval.parse("[0, 1]"))
    assert [fault.code for fault in caught.value.faults] == ["agreement_not_linear"]


@pytest.mark.parametrize("condition", [AllOf((Within(X, "{1}"),)), Present(X)])
def test_conditions_are_no_sums_of_inputs(condition: Condition) -> None:
    with pytest.raises(SchemeError):
        agreement(Choose(condition, X, Y), Interval.parse("[0, 1]"))


@pytest.mark.parametrize("condition", [AllOf((Within(X, "{1}"),)), Present(X), Within(Constant(1), "{1}")])
def test_of_other_conditions_there_is_no_agreement(condition: Condition) -> None:
    assert of_condition(condition) is None


def test_the_constant_of_a_sum_counts_towards_its_agreement() -> None:
    agreed = agreement(total(X, Y, Constant(3)), Interval.parse("[4, 5]"))
    assert told(narrowed({"/facts/y": Span(over("{1}"))}, [agreed])["/facts/x"]) == "[0, 1]"


def signs(node: Measure) -> dict[str, str]:
    return {path.rsplit("/", 1)[1]: str(sign) for path, sign in node.under(Direction(Bounds({}))).signs.items()}


UP, DOWN, UNPROVED = "up", "down", "unproved"
P, Q = Input("/facts/p", "[1, 5]"), Input("/facts/q", "[-5, -1]")

# There is a number only where x reaches 3.
GATED = Choose(Within(X, "[3, ∞)"), P, NothingToMeasure("no"))


@pytest.mark.parametrize(
    ("node", "found"),
    [
        (ONE, {}),
        (NothingToMeasure("no"), {}),
        (P, {"p": UP}),
        (weighted((P, 2), (Q, -1), (X, 0)), {"p": UP, "q": DOWN}),
        (difference(P, P), {"p": UNPROVED}),
        (Product(P, Q), {"p": DOWN, "q": UP}),
        (Product(P, Y), {"p": UNPROVED, "y": UP}),
        (Product(P, ANY), {"p": UNPROVED, "any": UP}),
        (Quotient(P, Q), {"p": DOWN, "q": DOWN}),
        (Quotient(Q, P), {"q": UP, "p": UP}),
        (Quotient(P, Y), {"p": UNPROVED, "y": UNPROVED}),
        (Pooled(((P, ONE), (Q, P))), {"p": UNPROVED, "q": UP}),
        (Rounded(P, GridRounding(1)), {"p": UP}),
        (Ordered((P, Q), 0, 1), {"p": UP, "q": UP}),
        (OnCurve(X, CURVE), {"x": UP}),
        (OnCurve(X, Curve("[0, 10]", Steps(3, 2, "above", 1, 1, 3))), {"x": DOWN}),
        (OnCurve(X, Curve("[0, 10]", Bands({"[0, 4)": 1, "[4, 5)": 3, "[5, 10]": 2}))), {"x": UNPROVED}),
        (OnCurve(X, Curve("[0, 10]", Knots([(0, 0), (5, 5), (10, 0)]))), {"x": UNPROVED}),
        (NumberOf(Within(X, "[3, ∞)")), {"x": UP}),
        (NumberOf(Within(X, "[0, 3]")), {"x": DOWN}),
        (NumberOf(Within(X, "[2, 3]")), {"x": UNPROVED}),
        (NumberOf(Within(X, "[0, 10]")), {}),
        (NumberOf(AllOf((Within(X, "[3, ∞)"), Within(P, "[3, ∞)")))), {"x": UP, "p": UP}),
        (NumberOf(Present(X)), {}),
        (Choose(Within(X, "[3, ∞)"), ONE, Constant(0)), {"x": UP}),
        (Choose(Within(X, "[3, ∞)"), Constant(0), ONE), {"x": DOWN}),
        (Choose(Within(X, "[3, ∞)"), P, Constant(2)), {"p": UP, "x": UNPROVED}),
        (Choose(Within(X, "[3, ∞)"), ANY, ONE), {"any": UP, "x": UNPROVED}),
        (Choose(Within(X, "[3, ∞)"), ONE, ANY), {"any": UP, "x": UNPROVED}),
        (Choose(Within(X, "[0, 10]"), P, Q), {"p": UP}),
        (Choose(Within(X, "[11, 12]"), P, Q), {"q": UP}),
        (GATED, {"p": UP}),
        (Choose(Within(X, "[3, ∞)"), NothingToMeasure("no"), P), {"p": UP}),
        (Choose(Present(GATED), GATED, Constant(0)), {"p": UP, "x": UNPROVED}),
        (Choose(Present(scaled(Rounded(GATED, GridRounding(1)), 2)), ONE, Constant(0)), {"x": UNPROVED}),
        (Choose(Within(GATED, "[3, ∞)"), ONE, Constant(0)), {"p": UP}),
        (Choose(Present(Choose(Within(GATED, "[3, ∞)"), ONE, ONE)), ONE, Constant(0)), {"x": UNPROVED}),
        (Choose(Present(NumberOf(AllOf((Within(GATED, "[1, 5]"),)))), ONE, Constant(0)), {"x": UNPROVED}),
        (Choose(Present(OnCurve(Product(GATED, ONE), Curve("[1, 5]", Straight()))), ONE, P), {"x": UNPROVED, "p": UP}),
        (Choose(Present(Quotient(ONE, GATED)), ONE, Constant(0)), {"x": UNPROVED}),
        (Choose(Present(Ordered((P, GATED), 0, 1)), ONE, Constant(0)), {"x": UNPROVED}),
        (Choose(Present(Open("r", {"a": P, "b": GATED})), ONE, Constant(0)), {"x": UNPROVED}),
        (Choose(Present(Choose(Within(X, "[0, 10]"), GATED, ONE)), ONE, Constant(0)), {"x": UNPROVED}),
        (Pooled(((P, ONE), (GATED, ONE))), {"p": UNPROVED, "x": UNPROVED}),
        (Open("r", {"a": P, "b": scaled(P, 2)}), {"p": UP}),
        (Open("r", {"a": P, "b": scaled(P, -2)}), {"p": UNPROVED}),
    ],
)
def test_which_way_a_measure_goes_is_proved_or_said_to_be_unproved(node: Measure, found: dict[str, str]) -> None:
    assert signs(node) == found


def test_an_open_point_goes_as_the_choice_made() -> None:
    node = Open("r", {"a": P, "b": scaled(P, -2)})
    assert dict(node.under(Direction(Bounds({}, {"r": "b"}))).signs) == {"/facts/p": DOWN}


@given(st.lists(intervals(), min_size=1, max_size=3), st.lists(FRACTIONS, min_size=3, max_size=3))
def test_the_places_of_spans_contain_the_places_of_their_numbers(given_: list[Interval], near: list[Fraction]) -> None:
    numbers = sorted(inside(one, at) for one, at in zip(given_, near, strict=False))
    for start, stop in product(range(len(numbers)), range(1, len(numbers) + 1)):
        if start < stop:
            assert sum(numbers[start:stop], F(0)) in spans.places(given_, start, stop)


def test_bounds_are_exact_however_many_digits_they_have() -> None:
    tiny = Fraction(1, 10**40)
    rule = Product(Constant(Fraction(1, 10**29)), Product(Constant(Fraction(1, 10**29)), Input("/facts/tiny")))
    assert rule.under(Bounds({"/facts/tiny": spans.exactly(tiny)})) == spans.exactly(Fraction(1, 10**98))


def test_of_a_quotient_there_is_nothing_where_there_is_nothing_of_either() -> None:
    gone = {"/facts/x": Span((), may_be_nothing=True)}
    assert [node.under(Bounds(gone)).may_be_nothing for node in (Quotient(X, Y), Quotient(Y, X), Quotient(Y, Y))] == [
        True, True, False,
    ]  # fmt: skip


def test_a_number_with_a_direction_lies_where_its_bounds_do() -> None:
    bounds = Bounds({})
    for node in (Ordered((P, Q), 1, 2), Ordered((P, Q), 0, 1), Product(P, Q), Quotient(P, Q), Pooled(((P, ONE),))):
        assert node.under(Direction(bounds)).span == node.under(bounds)


def test_a_condition_that_fails_hides_no_other_that_has_surely_nothing_to_be_held_against() -> None:
    nothing, failed = Possible(true=False, false=False, may_be_nothing=True), Possible(true=False, false=True)
    assert Bounds({}).all_of([nothing, failed]) == nothing
    unsure = Possible(true=True, false=False, may_be_nothing=True)
    assert Bounds({}).all_of([unsure, failed]) == Possible(true=False, false=True, may_be_nothing=True)
