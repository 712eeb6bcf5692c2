"""A program that was compiled gives what the exact arithmetic gives, or hands over to it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.engine.compiled import Compiled, compiled
from huizhou_qa.engine.compiled.plan import RowNumbers
from huizhou_qa.engine.compiled.values import Ratios, units_of
from huizhou_qa.engine.rows import Row
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Member, Program, Result, Settings, Tally, element, result, run, tally
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import (
    AllOf,
    Arithmetic,
    Bands,
    Choose,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Ordered,
    Piece,
    Pieces,
    Pooled,
    Present,
    Product,
    Rounded,
    Straight,
    Within,
)
from huizhou_qa.rules.arithmetic import N, T
from huizhou_qa.rules.derived import clamped, greatest, is_true, least, scaled, share, total, weighted
from huizhou_qa.testing import evidence_strategy
from support import district
from support.members import inputs_of, member_of
from support.nodes import AMOUNT, CHOICES, COUNT, GROWTH, SHARE, UNITS, WHOLE_UNITS, YES, known, measures
from support.plans import run_plan

F = Fraction
INSIDE = Interval(0, 1, low_closed=True, high_closed=True)


@frozen
class Halves:
    """A stranger's number: a half to all arithmetics, but to the compiled one a whole number that it must read for."""

    of: Measure

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        if isinstance(arithmetic, Compiled):
            whole = GridRounding("1", "down", stage="rule")
            return arithmetic.rounded(self.of.under(arithmetic), whole)
        return self.of.under(arithmetic)


SETTINGS = Settings({})


def value_of(node: Measure, numbers: Mapping[str, Number], settings: Settings = SETTINGS) -> Fraction | None:
    """What a compiled rule gives alone, and twice in a row of entries."""
    program = Program((Result("first", node), Result("second", weighted((result("first"), 2), plus=1))), ("好",))
    plan = compiled(program, settings)
    row = run_plan(plan, Member(numbers, ()))
    if row is None:
        return None
    first = plan.number(row, "/results/first")
    assert plan.number(row, "/results/second") == 2 * first + 1
    return first


@given(measures(), UNITS, CHOICES, st.booleans())
def test_a_plan_that_presumes_nothing_gives_the_exact_number_or_gap_of_every_entry(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str], written: bool
) -> None:
    first, settings = result("first"), Settings(choices, written)
    shown, turned = Choose(Present(first), first, Constant(7)), Choose(Present(first), NothingToMeasure("there"), first)
    rest = (Result("shown", shown), Result("turned", turned), Result("second", weighted((first, 2), plus=1)))
    program = Program((Result("first", node), *rest), ("好",))
    exact, plan = known(unit), compiled(program, settings, presumes=False)
    gaps = {path: one for path, one in exact.items() if isinstance(one, Gap)}
    ratios = {path: one.as_integer_ratio() for path, one in exact.items() if not isinstance(one, Gap)}
    row = Row(dict(ratios), gaps=dict(gaps))
    for entry in program.entries:
        exact[entry.leaf.path] = entry.node.under(settings.exact(exact))
    if plan.with_gaps(row):
        paths = [entry.leaf.path for entry in program.entries]
        assert [row.gaps.get(path) or plan.number(row, path) for path in paths] == [exact[path] for path in paths]
        # Another run over the same numbers leaves nothing behind that would be read.
        again = Row(row.ratios, row.units, gaps=dict(gaps))
        assert plan.with_gaps(again)
        assert again == row


def test_a_plan_that_presumes_nothing_tells_a_number_that_has_no_place() -> None:
    half = Pooled(((Constant(1), Constant(2)), (AMOUNT, AMOUNT)), 1)
    plan = compiled(Program((Result("half", NumberOf(Within(half, INSIDE))),), ("好",)), SETTINGS, presumes=False)
    assert plan.with_gaps(Row({}, gaps={AMOUNT.path: Gap(nothing=frozenset({AMOUNT.path}))}))
    beyond = compiled(Program((Result("one", Halves(half)),), ("好",)), SETTINGS, presumes=False)
    assert not beyond.with_gaps(Row({}, gaps={AMOUNT.path: Gap(nothing=frozenset({AMOUNT.path}))}))


@given(measures(), WHOLE_UNITS, CHOICES, st.booleans())
def test_where_all_is_known_the_compiled_number_is_the_exact_one(
    node: Measure, unit: Mapping[str, Fraction], choices: Mapping[str, str], written: bool
) -> None:
    number = node.under(Exact(unit, choices, written))
    found = value_of(node, unit, Settings(choices, written))
    assert found == number if found is not None else True
    if isinstance(number, Gap):
        assert found is None


@given(measures(), UNITS, CHOICES)
def test_where_something_is_not_known_it_hands_over_or_gives_the_exact_number(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str]
) -> None:
    found = value_of(node, known(unit), Settings(choices))
    assert found is None or found == node.under(Exact(known(unit), choices))


@pytest.mark.parametrize("node", [least(YES, Constant(-1)), greatest(YES, Constant(2)), Ordered((YES, YES), 0, 1)])
def test_what_a_limit_always_stands_before_must_be_known_all_the_same(node: Measure) -> None:
    assert value_of(node, {YES.path: F(1)}) == node.under(Exact({YES.path: F(1)}, {}))
    assert value_of(node, {}) is None


WHOLE: Mapping[str, Number] = {
    SHARE.path: F("97.5"), GROWTH.path: F(-3), AMOUNT.path: F("40.25"), COUNT.path: F(3), YES.path: F(1),
}  # fmt: skip
BANDS = Bands({"(-∞, 2)": 1, "[2, 4]": "0.5", "(4, ∞)": 0})
ON_COUNT = Curve("[0, ∞)", Bands({"{0}": 1, "[1, 3]": "0.5", "[4, ∞)": 0}), whole=True)
FLAG = NumberOf(is_true(YES))


@pytest.mark.parametrize(
    ("node", "number"),
    [
        (Constant(3), 3),
        (weighted((SHARE, 0), plus=2), 2),
        (total(FLAG, FLAG), 2),
        (weighted((FLAG, 2), (FLAG, "0.5")), F("2.5")),
        (total(FLAG, AMOUNT, Constant(1)), F("42.25")),
        (total(AMOUNT, GROWTH, SHARE), F("134.75")),
        (weighted((AMOUNT, 2), (GROWTH, "0.5"), (SHARE, 1)), F("176.5")),
        (Product(FLAG, Constant(4)), 4),
        (Product(Constant(4), AMOUNT), 161),
        (Product(GROWTH, AMOUNT), F("-120.75")),
        (share(AMOUNT, GROWTH), F(-161, 12)),
        (share(AMOUNT, Constant(2)), F("20.125")),
        (share(Constant(2), FLAG), 2),
        (Pooled(((AMOUNT, Constant(100)), (FLAG, Constant(1)))), F(165, 404)),
        (Rounded(Constant("2.5"), GridRounding(1)), 3),
        (Rounded(FLAG, GridRounding("0.1")), 1),
        (Rounded(scaled(FLAG, "0.25"), GridRounding("0.1")), F("0.3")),
        (Rounded(GROWTH, GridRounding(2)), -4),
        (least(FLAG, Constant(3)), 1),
        (greatest(FLAG, Constant(3)), 3),
        (Ordered((FLAG, Constant(3), Constant(5)), 0, 2), 4),
        (Ordered((AMOUNT, GROWTH, FLAG), 1, 3), F("41.25")),
        (least(AMOUNT, GROWTH), -3),
        (greatest(AMOUNT, GROWTH), F("40.25")),
        (least(GROWTH, AMOUNT), -3),
        (greatest(GROWTH, AMOUNT), F("40.25")),
        (
            OnCurve(
                AMOUNT,
                Curve("(-∞, ∞)", Pieces((Piece("(-∞, 2)", 7), Piece("[2, 50)", 0, 1), Piece("[50, ∞)", 9, "0.5")))),
            ),
            F("40.25"),
        ),
        (OnCurve(GROWTH, Curve("(-∞, ∞)", Pieces((Piece("(-∞, 2)", 7), Piece("[2, ∞)", 0, 1))))), 7),
        (weighted((GROWTH, 0), plus=3), 3),
        (clamped(AMOUNT, 0, 15), 15),
        (OnCurve(Constant(3), Curve("(-∞, ∞)", BANDS)), F("0.5")),
        (OnCurve(AMOUNT, Curve("(-∞, ∞)", BANDS)), 0),
        (OnCurve(FLAG, ON_COUNT), F("0.5")),
        (OnCurve(COUNT, ON_COUNT), F("0.5")),
        (Choose(is_true(YES), FLAG, Constant(7)), 1),
        (Choose(is_true(YES), AMOUNT, Constant(7)), F("40.25")),
        (Choose(Within(Constant(1), "{1}"), AMOUNT, Constant(7)), F("40.25")),
        (Choose(Within(Constant(2), "{1}"), AMOUNT, Constant(7)), 7),
        (Choose(is_true(YES), Constant(2), NothingToMeasure("no")), 2),
        (NumberOf(AllOf((is_true(YES), Within(Constant(1), "{2}")))), 0),
        (NumberOf(AllOf((Within(Constant(1), "{1}"),))), 1),
        (NumberOf(Within(FLAG, "(-∞, 1]")), 1),
        (NumberOf(Within(FLAG, "(1, ∞)")), 0),
        (NumberOf(Within(FLAG, "(0, 1.5)")), 1),
        (NumberOf(Within(FLAG, "(-∞, ∞)")), 1),
        (NumberOf(Within(FLAG, "[1.5, 3]")), 0),
        (NumberOf(Within(FLAG, "[0, 0.5]")), 0),
        (Ordered((FLAG, COUNT, Constant(5)), 1, 2), 3),
        (Ordered((FLAG, scaled(FLAG, "0.5"), Constant(5)), 1, 2), 1),
        (Ordered((AMOUNT, GROWTH, FLAG), 1, 2), 1),
        (least(OnCurve(AMOUNT, Curve("[0, ∞)", Straight(2))), Constant(5)), 5),
        (greatest(OnCurve(AMOUNT, Curve("[0, ∞)", Straight(-2))), Constant(-5)), -5),
        (NumberOf(Present(AMOUNT)), 1),
        (NumberOf(Present(Constant(1))), 1),
    ],
)
def test_each_kind_of_value_gives_the_exact_number(node: Measure, number: object) -> None:
    assert value_of(node, WHOLE) == number
    assert node.under(Exact(WHOLE)) == number


@pytest.mark.parametrize(
    "node",
    [
        share(AMOUNT, Constant(0)),
        share(AMOUNT, weighted((FLAG, 1), plus=-1)),
        NothingToMeasure("no"),
        Pooled(((AMOUNT, Constant(1)),), 2),
    ],
)
def test_what_gives_no_number_is_left_to_the_exact_arithmetic(node: Measure) -> None:
    assert value_of(node, WHOLE) is None


def test_an_open_point_is_compiled_as_the_choice_made() -> None:
    node = Open("margin", {"at_least": AMOUNT, "more_than": GROWTH})
    assert [value_of(node, WHOLE, Settings({"margin": one})) for one in ("at_least", "more_than")] == [F("40.25"), -3]


def test_what_is_read_twice_is_worked_out_once_and_what_was_known_to_be_present_is_not_asked_again() -> None:
    program = Program(
        (
            Result("a", AMOUNT),
            Result("b", Choose(Present(result("a")), result("a"), Constant(0))),
            Result("c", result("b")),
        ),
        ("好",),
    )
    plan = compiled(program, SETTINGS)
    row = run_plan(plan, Member(WHOLE, ()))
    assert row is not None
    assert set(row.ratios) - set(WHOLE) == {"/results/a"}
    assert plan.number(row, "/results/c") == F("40.25")


def test_what_is_whole_and_read_twice_is_worked_out_once_too() -> None:
    program = Program((Result("a", FLAG), Result("b", result("a")), Result("c", result("b"))), ("好",))
    plan = compiled(program, SETTINGS)
    row = run_plan(plan, Member(WHOLE, ()))
    assert row is not None
    assert row.units == {"/results/a": 1}
    assert plan.number(row, "/results/c") == 1


SERIOUS = element("serious")
COUNTED = Program((Tally("serious", scaled(NumberOf(is_true(SERIOUS)), 2)), Result("x", tally("serious"))), ("好",))


def test_tallies_are_counted_and_incidents_that_nobody_has_spoken_of_are_left_to_the_exact_arithmetic() -> None:
    plan = compiled(COUNTED, SETTINGS)
    told: tuple[FrozenMapping[str, Number], ...] = tuple(FrozenMapping({SERIOUS.path: F(one)}) for one in (1, 0, 1))
    row = run_plan(plan, Member({}, told))
    assert row is not None
    assert plan.number(row, "/results/x") == 4
    assert run_plan(plan, Member({}, None)) is None
    assert run_plan(plan, Member({}, (FrozenMapping(),))) is None


def test_a_tally_of_what_is_not_whole_is_added_up_as_it_is() -> None:
    lost = Input("/incident/lost", "[0, ∞)")
    plan = compiled(
        Program((Tally("amount", scaled(lost, "0.5")), Result("x", weighted((tally("amount"), 1), plus=1))), ("好",)),
        SETTINGS,
    )
    told = tuple(FrozenMapping[str, Number]({lost.path: F(one)}) for one in ("1/3", "2"))
    row = run_plan(plan, Member({}, told))
    assert row is not None
    assert plan.number(row, "/results/x") == 1 + F(7, 6)
    none = run_plan(plan, Member({}, ()))
    assert none is not None
    assert plan.number(none, "/results/x") == 1


def test_what_stands_for_an_entry_beyond_its_ends_is_left_to_the_exact_arithmetic() -> None:
    own = result("own")
    stands = Result("stands", Choose(Present(own), own, Constant(500)))
    plan = compiled(Program((Result("own", SHARE), stands), ("好",)), SETTINGS)
    assert run_plan(plan, Member({SHARE.path: Gap(nothing=frozenset({SHARE.path}))}, ())) is None


def test_what_stands_for_an_entry_of_which_there_was_nothing_is_taken_up_again() -> None:
    own, stands = result("own"), result("stands")
    plan = compiled(
        Program(
            (
                Result("own", SHARE),
                Result("stands", Choose(Present(own), own, Constant(50))),
                Result("twice", weighted((stands, 2), (AMOUNT, 1))),
            ),
            ("好",),
        ),
        SETTINGS,
    )
    row = run_plan(plan, Member({SHARE.path: Gap(nothing=frozenset({SHARE.path})), AMOUNT.path: F(7)}, ()))
    assert row is not None
    assert [plan.number(row, f"/results/{name}") for name in ("stands", "twice")] == [50, 107]


def test_numbers_of_a_row_are_listed_with_what_there_was_nothing_of() -> None:
    plan = compiled(Program((Result("own", SHARE),), ("好",)), SETTINGS)
    gap = Gap(nothing=frozenset({AMOUNT.path}))
    numbers = RowNumbers(plan, Row({SHARE.path: (1, 2)}), {AMOUNT.path: gap})
    assert dict(numbers) == {SHARE.path: F(1, 2), AMOUNT.path: gap}
    assert len(numbers) == 2


def test_a_ratio_that_stands_on_a_grid_is_told_in_its_units() -> None:
    assert units_of(Ratios(lambda row: row.ratios["/facts/x"]), 10)(Row({"/facts/x": (3, 2)})) == 15


DISTRICT = district.scheme().program
PLANS = {written: compiled(DISTRICT, Settings({}, written)) for written in (True, False)}
INPUTS = inputs_of(DISTRICT)


@given(st.data(), st.booleans())
def test_the_made_up_district_compiled_gives_every_number_of_the_exact_run(data: st.DataObject, written: bool) -> None:
    plan, member = PLANS[written], member_of(data.draw(evidence_strategy(district.scheme())), INPUTS)
    row, exact = run_plan(plan, member), run(DISTRICT, [member], Settings({}, written))[0]
    if row is not None:
        names = [path for path in exact if path.startswith("/results/")]
        assert {path: plan.number(row, path) for path in names} == {path: exact[path] for path in names}
    else:
        assert any(isinstance(one, Gap) for one in exact.values())


MARKS = {f"/marks/{name}": F(number) for name, number in (("a", "2.345"), ("b", 3), ("c", "0.005"))}


def marked(*roundings: GridRounding) -> Program:
    """A program in which marks are read, each rounded, and added up."""
    inputs = [Input(path, "[0, 5]") for path in MARKS]
    read = [Result(f"read {leaf.name}", leaf) for leaf in inputs]
    written = [
        Result(f"written {leaf.name}", Rounded(one.leaf, to))
        for leaf, one, to in zip(inputs, read, roundings, strict=True)
    ]
    added = Result("added", total(*(one.leaf for one in written)))
    return Program((*read, *written, added), ("好",))


HUNDREDTHS, TENTHS, EVEN = (GridRounding(F(1, 100)), GridRounding(F(1, 10)), GridRounding(F(1, 100), "half_even"))


@pytest.mark.parametrize(
    ("roundings", "added"),
    [
        ((HUNDREDTHS, HUNDREDTHS, HUNDREDTHS), "5.36"),
        ((HUNDREDTHS, TENTHS, TENTHS), "5.35"),
        ((TENTHS, TENTHS, EVEN), "5.3"),
        ((EVEN, EVEN, EVEN), "5.34"),
    ],
)
def test_marks_that_are_worked_out_at_once_are_those_worked_out_one_by_one(
    roundings: tuple[GridRounding, ...], added: str
) -> None:
    program = marked(*roundings)
    row = run_plan(compiled(program, SETTINGS), Member(MARKS, ()))
    assert row is not None
    exact = run(program, [Member(MARKS, ())], SETTINGS)[0]
    plan = compiled(program, SETTINGS)
    assert {path: plan.number(row, path) for path in plan.values} == {path: exact[path] for path in plan.values}
    assert plan.number(row, "/results/added") == F(added)


@pytest.mark.parametrize("path", MARKS)
def test_where_one_mark_is_missing_nothing_is_worked_out_at_once_and_there_is_no_number(path: str) -> None:
    others = {mark: number for mark, number in MARKS.items() if mark != path}
    assert run_plan(compiled(marked(HUNDREDTHS, HUNDREDTHS, HUNDREDTHS), SETTINGS), Member(others, ())) is None


def test_an_incident_is_not_counted_for_what_nothing_reads() -> None:
    plan = compiled(Program((*COUNTED.entries, Tally("unread", NumberOf(is_true(SERIOUS)))), ("好",)), SETTINGS)
    row = run_plan(plan, Member({}, (FrozenMapping({SERIOUS.path: F(1)}),)))
    assert row is not None
    assert set(row.units) == {"/incidents/serious"}


def test_what_is_known_of_a_unit_is_worked_out_without_what_is_left_out_and_what_is_no_number() -> None:
    less, more = Result("less", scaled(AMOUNT, 2)), Result("more", total(AMOUNT, SHARE))
    divided = Result("divided", share(AMOUNT, Constant(0)))
    plan = compiled(Program((less, more, divided), ("优",)), SETTINGS)
    row, none = plan.as_far_as_known({AMOUNT.path: (3, 1)}, {result("more").path})
    assert none == {result("divided").path}
    assert Fraction(*plan.ratio_of(result("less").path)(row)) == 6
    for path in (result("more").path, result("divided").path):
        with pytest.raises(KeyError):
            plan.ratio_of(path)(row)
