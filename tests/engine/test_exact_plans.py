"""Plans by the exact arithmetic give what an exact run gives, and keep what is promised of every plan."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.engine.compiled import compiled, folded
from huizhou_qa.engine.exact_plans import exact_folded_plan, exact_plan
from huizhou_qa.engine.plan_protocols import MakesFoldedPlan, MakesPlan
from huizhou_qa.engine.rows import Row, Shape
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Member, Program, Result, Settings, Statistic, Tally, element, result, run, tally
from huizhou_qa.readers import Gap, Number
from huizhou_qa.rules import Choose, Constant, GridRounding, Input, Measure, NumberOf, Present, Rounded, Within
from huizhou_qa.rules.derived import is_true, scaled, total, weighted
from support.nodes import AMOUNT, CHOICES, SHARE, UNITS, known, measures
from support.plans import ratios, run_plan

F = Fraction
SETTINGS = Settings({})
FIRST, SECOND = result("first"), result("second")
SERIOUS = element("serious")
NO_SHARE = {SHARE.path: Gap(nothing=frozenset({SHARE.path}))}
MAKERS = pytest.mark.parametrize("maker", [compiled, exact_plan])
FOLDING = pytest.mark.parametrize("maker", [folded, exact_folded_plan])


def program_of(*nodes: Measure) -> Program:
    names = ("first", "second", "third")
    return Program(tuple(Result(name, node) for name, node in zip(names, nodes, strict=False)), ("好",))


@given(measures(), UNITS, CHOICES, st.booleans())
def test_a_row_has_the_numbers_of_the_exact_run_and_there_is_none_where_one_is_a_gap(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str], written: bool
) -> None:
    program, settings, member = program_of(node, scaled(FIRST, 2)), Settings(choices, written), Member(known(unit), ())
    exact, plan = run(program, [member], settings)[0], exact_plan(program, settings)
    row = run_plan(plan, member)
    assert (row is None) is isinstance(exact[FIRST.path], Gap)
    if row is not None:
        assert [plan.number(row, path) for path in (FIRST.path, SECOND.path)] == [exact[FIRST.path], exact[SECOND.path]]


@given(measures(), UNITS, CHOICES)
def test_rows_with_gaps_have_the_number_or_the_gap_of_every_entry(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str]
) -> None:
    shown, settings, exact = Choose(Present(FIRST), FIRST, Constant(7)), Settings(choices), known(unit)
    program = program_of(node, shown)
    plan = exact_plan(program, settings, presumes=False)
    # What stands there of another run is not read.
    row = Row({**ratios(exact), FIRST.path: (9, 1)}, gaps={path: g for path, g in exact.items() if isinstance(g, Gap)})
    assert plan.with_gaps(row)
    for entry in program.entries:
        path = entry.leaf.path
        exact[path] = entry.node.under(settings.exact(exact))
        assert (row.gaps[path] if path in row.gaps else plan.number(row, path)) == exact[path]
        assert (path in row.ratios) is (path not in row.gaps)


@MAKERS
def test_what_is_left_out_or_no_number_is_told_and_the_rest_is_worked_out(maker: MakesPlan) -> None:
    plan = maker(program_of(AMOUNT, SHARE, Constant(3)), SETTINGS)
    row, none = plan.as_far_as_known({AMOUNT.path: (1, 2)}, {FIRST.path})
    assert none == {SECOND.path}
    assert FIRST.path not in row.ratios
    assert plan.ratio_of("/results/third")(row) == (3, 1)
    assert plan.ratio_of(AMOUNT.path)(row) == (1, 2)


@MAKERS
def test_incidents_are_added_up_and_statistics_are_known_beforehand(maker: MakesPlan) -> None:
    mean = Input("/averages/amount", "[0, ∞)")
    program = Program(
        (
            Statistic(mean, AMOUNT, "mean"),
            Tally("serious", scaled(NumberOf(is_true(SERIOUS)), "0.5")),
            Result("first", total(tally("serious"), mean)),
        ),
        ("好",),
    )
    plan = maker(program, SETTINGS)
    incidents = [{SERIOUS.path: (one, 1)} for one in (1, 0, 1, 1)]
    row = plan.run({mean.path: (1, 4)}, incidents)
    assert row is not None
    assert plan.number(row, FIRST.path) == F(7, 4)
    assert set(plan.paths) == {FIRST.path, "/incidents/serious"}
    assert plan.run({mean.path: (1, 4)}, [{}]) is None


@MAKERS
def test_a_plan_goes_on_in_the_rows_of_another(maker: MakesPlan) -> None:
    cents = Rounded(FIRST, GridRounding("0.01", stage="written"))
    program = program_of(AMOUNT, cents, weighted((SECOND, 2), plus=1))
    plan = maker(program, SETTINGS)
    row = plan.run({AMOUNT.path: (1, 3)}, [])
    assert row is not None
    assert plan.number(row, "/results/third") == F("1.66")
    unwritten = plan.then(program, Settings({}, written=False), (FIRST.path,))
    assert unwritten.continued(row, {})
    assert unwritten.number(row, "/results/third") == F(5, 3)
    more = plan.then(Program((Result("fourth", scaled(FIRST, 6)),), ("好",)), SETTINGS)
    assert more.continued(row, {})
    assert (more.whole(row, "/results/fourth"), more.number(row, FIRST.path)) == (2, F(1, 3))
    assert more.settings == SETTINGS


@MAKERS
def test_figures_are_read_in_units_of_a_grid_and_told_whether_they_stand_on_it(maker: MakesPlan) -> None:
    plan = maker(program_of(AMOUNT, scaled(FIRST, 2)), SETTINGS)
    row = plan.run({AMOUNT.path: (1, 4)}, [])
    assert row is not None
    assert list(plan.several_units([FIRST.path, SECOND.path], 100)(row)) == [25, 50]
    asked = [(FIRST.path, 100), (FIRST.path, 10), (SECOND.path, 10)]
    tests = [plan.stands_on(*one) for one in asked]
    assert [test is None or test(row) for test in tests] == [True, False, True]


@MAKERS
def test_a_number_in_the_place_of_one_that_is_none_gives_a_row_or_none_at_all(maker: MakesPlan) -> None:
    plan = maker(program_of(SHARE, Choose(Present(FIRST), FIRST, Constant(50))), SETTINGS)
    row = run_plan(plan, Member(NO_SHARE, ()))
    assert row is None or plan.number(row, SECOND.path) == 50


@FOLDING
def test_whole_numbers_of_a_shape_are_read_in_its_scale(maker: MakesFoldedPlan) -> None:
    nothing = frozenset({SHARE.path})
    ruling = Input("/rulings/a", "[0, ∞)")
    conditions = (Within(AMOUNT, "[0, 1]"), Within(SHARE, "[0, 1]"))
    shape = Shape((AMOUNT.path,), 100, happened=False, nothing=nothing, ruled=FrozenMapping({ruling.path: F(2)}))
    plan = maker(program_of(AMOUNT, total(FIRST, ruling)), SETTINGS, shape, 100, conditions)
    row = plan.run((25,), {})
    assert row is not None
    assert [plan.number(row, path) for path in (FIRST.path, SECOND.path)] == [F(1, 4), F(9, 4)]
    assert [verdict(row) for verdict in plan.conditions] == [True, None]
    assert plan.absent == frozenset()
    assert plan.run((125,), {"/facts/other": (1, 3)}) is not None
