"""The compiled arithmetic gives what the exact one gives: of any ratios, and folded for whole numbers of one scale.

Where a rule finds nothing to measure it may give no row at all; that it gives one of evidence as it is mostly brought
is tested with the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.engine.compiled import CompiledFoldedPlan, compiled, folded
from huizhou_qa.engine.rows import Row, Shape
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Member, Program, Result, Settings, Tally, result, run
from huizhou_qa.program.entries import element, tally
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import Choose, Condition, Measure, NumberOf, Present, StatisticInput, Within
from huizhou_qa.rules.derived import at_least, scaled, total
from support.nodes import CHOICES, INPUTS, UNITS, WHOLE_UNITS, conditions, known, measures
from support.plans import ratios, run_plan

Unit = Mapping[str, Number | None]

SERIOUS = element("serious")
OWN, SHOWN, SUM, LEAST, TWICE = (result(name) for name in ("own", "shown", "sum", "least", "twice"))


def program_of(first: Measure, second: Measure) -> Program:
    """Two rules, what is made of one of them as of a clause's points, sums of sums, and what incidents add."""
    other = result("other")
    return Program(
        (
            Result("own", first),
            Result("shown", Choose(Present(OWN), OWN, OWN)),
            Result("other", second),
            Result("sum", total(SHOWN, other, SHOWN)),
            Result("least", at_least(scaled(SUM, "-0.5"), -3)),
            Tally("serious", scaled(NumberOf(Within(SERIOUS, "{1}")), 2)),
            Result("twice", total(SUM, LEAST, tally("serious"))),
        ),
        ("好",),
    )


NAMES = [f"/results/{name}" for name in ("own", "shown", "other", "sum", "least", "twice")]
INCIDENTS = st.lists(st.sampled_from([{SERIOUS.path: Fraction(0)}, {SERIOUS.path: Fraction(1)}]), max_size=2)


def shape_of(unit: Mapping[str, Number], happened: int, more: int) -> tuple[Shape, tuple[int, ...], dict[str, Number]]:
    """The shape of what is known, its whole numbers, and the statistics."""
    own = {leaf.path for leaf in INPUTS if not isinstance(leaf, StatisticInput)}
    numbers = {path: one for path, one in unit.items() if path in own and isinstance(one, Fraction)}
    scale = more * lcm(*(one.denominator for one in numbers.values()))
    nothing = frozenset(path for path, one in unit.items() if isinstance(one, Gap))
    shape = Shape(tuple(numbers), scale, bool(happened), nothing)
    return shape, tuple(int(one * scale) for one in numbers.values()), {p: n for p, n in unit.items() if p not in own}


def assert_is_of(plan: CompiledFoldedPlan, row: Row, exact: Mapping[str, Number]) -> None:
    """A row has the numbers of the exact run, and 0 where that finds nothing to measure."""
    gaps = {path: one for path in NAMES if isinstance(one := exact[path], Gap)}
    assert gaps.keys() == plan.absent & set(NAMES)
    assert all(one.is_nothing for one in gaps.values())
    shown = {path: Fraction(0) if path in gaps else exact[path] for path in NAMES}
    assert {path: plan.number(row, path) for path in NAMES} == shown


@given(measures(), measures(), WHOLE_UNITS, CHOICES, st.booleans(), INCIDENTS, st.sampled_from([1, 2, 10, 100]))
def test_a_program_folded_for_whole_numbers_gives_the_numbers_of_the_exact_run(  # noqa: PLR0913, PLR0917
    first: Measure,
    second: Measure,
    unit: Mapping[str, Fraction],
    choices: Mapping[str, str],
    written: bool,
    incidents: list[dict[str, Fraction]],
    more: int,
) -> None:
    program, settings = program_of(first, second), Settings(choices, written)
    shape, numbers, statistics = shape_of(unit, len(incidents), more)
    told = tuple(FrozenMapping[str, Number](one) for one in incidents)
    exact = run(program, [Member(unit, told)], settings)[0]
    plan = folded(program, settings, shape, 10 * more)
    row = plan.run(numbers, ratios(statistics), [ratios(one) for one in incidents])
    if row is not None:
        assert_is_of(plan, row, exact)


@given(measures(), measures(), UNITS, CHOICES)
def test_where_a_number_may_be_none_a_folded_program_gives_all_numbers_or_no_row(
    first: Measure, second: Measure, unit: Unit, choices: Mapping[str, str]
) -> None:
    program, settings, said = program_of(first, second), Settings(choices), known(unit)
    shape, numbers, statistics = shape_of(said, 0, 1)
    exact = run(program, [Member(said, ())], settings)[0]
    plan = folded(program, settings, shape, 100)
    row = plan.run(numbers, ratios(statistics))
    if row is not None:
        assert_is_of(plan, row, exact)


@given(measures(), measures(), UNITS, CHOICES, st.booleans())
def test_a_program_compiled_for_ratios_gives_the_numbers_of_the_exact_run(
    first: Measure, second: Measure, unit: Unit, choices: Mapping[str, str], written: bool
) -> None:
    program, settings, member = program_of(first, second), Settings(choices, written), Member(known(unit), ())
    plan, exact = compiled(program, settings), run(program, [member], settings)[0]
    row = run_plan(plan, member)
    if row is not None:
        assert {path: plan.number(row, path) for path in NAMES} == {path: exact[path] for path in NAMES}


@given(conditions(), UNITS, CHOICES)
def test_a_condition_beside_a_folded_program_is_told_as_the_exact_arithmetic_tells_it_or_not_at_all(
    node: Condition, unit: Unit, choices: Mapping[str, str]
) -> None:
    said = known(unit)
    shape, numbers, statistics = shape_of(said, 0, 1)
    plan = folded(Program((), ()), Settings(choices), shape, 1, (node,))
    row = plan.run(numbers, ratios(statistics))
    assert row is not None
    (verdict,) = plan.conditions
    told = verdict(row)
    assert told is None or told == node.under(Exact(said, choices))
