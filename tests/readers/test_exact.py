"""Gaps under the exact arithmetic: what is missing joins, nothing wins over it, a fault is neither."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.readers import Exact, Gap, Number, NumberStep, Recorded, TruthStep, reads
from huizhou_qa.readers.recorded import same
from huizhou_qa.rules import (
    AllOf,
    Choose,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    NothingToMeasure,
    OnCurve,
    Open,
    Piece,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Straight,
    Within,
)
from huizhou_qa.rules.derived import ONE, ZERO, least, total, when

F = Fraction
X, Y, Z = (Input(f"/facts/{name}") for name in "xyz")
NONE = frozenset[str]()


def missing(*names: str) -> Gap:
    return Gap(missing=frozenset(f"/facts/{name}" for name in names))


def nothing(*names: str, beside: tuple[str, ...] = ()) -> Gap:
    return Gap(frozenset(f"/facts/{name}" for name in beside), frozenset(f"/facts/{name}" for name in names))


def at(node: Measure, **known: int | Gap) -> Number:
    return node.under(Exact({f"/facts/{name}": F(one) if isinstance(one, int) else one for name, one in known.items()}))


def test_what_is_missing_joins() -> None:
    assert at(total(X, Y, ONE)) == missing("x", "y")
    assert at(Product(X, Y), x=1) == missing("y")
    assert at(least(X, Y), y=1) == missing("x")
    assert isinstance(at(X), Gap)
    assert not isinstance(at(ONE), Gap)


def test_nothing_wins_over_missing_and_what_is_missing_beside_it_is_not_asked_for() -> None:
    gap = at(total(X, Y), x=nothing("x"))
    assert gap == nothing("x", beside=("y",))
    assert isinstance(gap, Gap)
    assert gap.is_nothing
    assert gap.asked == NONE
    assert missing("x").asked == {"/facts/x"}


def test_zero_times_nothing_is_nothing() -> None:
    assert at(Product(ZERO, X), x=nothing("x")) == nothing("x")


def test_a_quotient_by_zero_is_a_fault_that_no_ruling_cures() -> None:
    gap = at(Quotient(X, Y), x=1, y=0)
    assert gap == Gap(faults=frozenset({"divided_by_zero"}))
    assert isinstance(gap, Gap)
    assert not gap.is_nothing
    assert at(total(Quotient(X, Y), Z), x=1, y=0, z=nothing("z")) == Gap(
        nothing=frozenset({"/facts/z"}), faults=frozenset({"divided_by_zero"})
    )


def test_a_gate_that_cannot_be_told_asks_for_what_both_branches_miss_and_not_for_what_only_one_does() -> None:
    node = Choose(Within(X, "[0, 1]"), total(Y, Z), Y)
    assert at(node) == missing("x", "y")
    assert at(node, x=5) == missing("y")
    assert at(node, x=5, y=3) == 3
    assert at(Choose(Within(X, "[0, 1]"), Y, ONE)) == missing("x")
    assert at(Choose(Within(X, "[0, 1]"), Y, ONE), x=nothing("x")) == nothing("x")


def test_a_failed_condition_does_not_hide_one_that_cannot_be_told() -> None:
    node = when(Within(X, "{1}"), Within(Y, "{1}"), points=2)
    assert at(node, x=0) == missing("y")
    assert at(node, x=0, y=1) == 0
    assert at(node, x=1, y=1) == 2


def test_presence_is_told_of_nothing_and_not_of_what_is_missing() -> None:
    node = when(Present(X), points=1)
    assert at(node, x=nothing("x")) == 0
    assert at(node, x=7) == 1
    assert at(node) == missing("x")


def test_the_pool_is_of_the_parts_that_are_present() -> None:
    pool = Pooled(((X, Constant(2)), (Y, Constant(3))))
    assert at(pool, x=1, y=3) == F(4, 5)
    assert at(pool, x=1, y=nothing("y")) == F(1, 2)
    assert at(pool, x=1) == missing("y")
    assert at(pool, x=nothing("x"), y=nothing("y")) == nothing("x", "y")


def test_a_pool_of_too_few_parts_or_without_marks_is_nothing() -> None:
    few = Pooled(((X, Constant(2)), (Y, Constant(3))), least=2)
    assert at(few, x=1, y=nothing("y")) == nothing("y")
    bare = at(Pooled(((X, ZERO),)), x=1)
    assert isinstance(bare, Gap)
    assert bare.is_nothing


def test_a_figure_on_paper_is_not_rounded_in_an_exact_reading_and_what_the_text_orders_is() -> None:
    third = {"/facts/x": F(1, 3)}
    written, ordered = Rounded(X, GridRounding("0.01", stage="written")), Rounded(X, GridRounding("0.01"))
    assert [written.under(Exact(third, {}, one)) for one in (True, False)] == [F("0.33"), F(1, 3)]
    assert [ordered.under(Exact(third, {}, one)) for one in (True, False)] == [F("0.33"), F("0.33")]


def test_the_text_itself_may_say_that_there_is_nothing() -> None:
    assert at(NothingToMeasure("no project")) == Gap(nothing=frozenset({"no project"}))


def test_an_open_point_is_read_as_the_choice_made() -> None:
    node = Open("margin", {"at_least": ONE, "more_than": ZERO})
    assert [node.under(Exact({}, {"margin": choice})) for choice in ("at_least", "more_than")] == [1, 0]


def test_a_recorded_branch_that_was_not_taken_leaves_nothing_behind() -> None:
    node = Choose(Within(X, "[0, 1]"), ONE, Y)
    step = node.under(Recorded(Exact({"/facts/x": F(1)})))
    truth, taken = step.operands
    assert isinstance(truth, TruthStep)
    assert truth.value is True
    assert taken == NumberStep("constant", (F(1),), F(1))
    assert [one.operation for one in step.steps()] == ["within", "constant"]
    gap = node.under(Recorded(Exact({})))
    assert gap.operands[1] is None
    assert gap.value == missing("x")


def test_a_recorded_sum_leads_to_all_of_its_terms() -> None:
    step = total(X, Y).under(Recorded(Exact({"/facts/x": F(1), "/facts/y": F(2)})))
    assert [one.operands for one in step.steps()] == [("/facts/x",), ("/facts/y",)]


@pytest.mark.parametrize("truths", [[True], [True, False], [False, False]])
def test_all_of_holds_where_every_one_does(truths: list[bool]) -> None:
    conditions = tuple(Within(Constant(int(one)), "{1}") for one in truths)
    assert AllOf(conditions).under(Exact({})) is all(truths)


def test_a_recorded_nothing_says_why_and_a_recorded_gap_fell_in_no_piece() -> None:
    step = NothingToMeasure("no").under(Recorded(Exact({})))
    assert step == NumberStep("nothing", ("no",), Gap(nothing=frozenset({"no"})))
    node = OnCurve(X, Curve("(-∞, ∞)", Straight(2)))
    assert node.under(Recorded(Exact({}))).operands[1] is None
    assert node.under(Recorded(Exact({"/facts/x": F(3)}))).operands[1] == Piece("(-∞, ∞)", 0, 2)


def test_a_recorded_product_keeps_both_factors_in_their_order() -> None:
    step = Product(X, Y).under(Recorded(Exact({"/facts/x": F(2), "/facts/y": F(3)})))
    read = [NumberStep("read", (f"/facts/{name}",), F(number)) for name, number in (("x", 2), ("y", 3))]
    assert step == NumberStep("product", tuple(read), F(6))


def test_workings_are_the_same_where_they_are_of_the_same_kinds_through_and_through() -> None:
    assert same((F(1), ("x", 1)), (F(1), ("x", 1)))
    for other in ((F(1), ("x", True)), (F(1), ["x", 1]), (1, ("x", 1)), (F(1),)):
        assert not same((F(1), ("x", 1)), other)


def test_inputs_are_listed_in_the_order_in_which_a_rule_reads_them() -> None:
    assert reads(Product(Y, X), {}).inputs == (Y, X)
    assert reads(Quotient(Y, X), {}).inputs == (Y, X)
