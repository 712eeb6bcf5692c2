"""Plans over Polars frames: equal to ``assess`` to the last digit, and refused where a number could grow too wide."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import cache

import polars as pl
import pytest

from huizhou_qa import Assessment, EvidenceError, SchemeError, assess, get_scheme
from huizhou_qa.columns import ColumnOptions, ColumnPlan, compile_columns
from huizhou_qa.columns.compiling import worked
from huizhou_qa.readers import Gap
from huizhou_qa.rules import Product
from huizhou_qa.rules.derived import scaled, total
from huizhou_qa.rules.derived import share as share_of
from huizhou_qa.scheme import Clause, Heading, Item, Joining, Rounding, Scheme
from huizhou_qa.scorers import Clamped, RelativeToAverage, quantity
from support import district, harbour, valley
from support.frames import Cell, Row, evidence_of, expected, frame_of, results_of, rows_for
from support.valley import TREES

LIMITS = {"output": 9_000, "output_last_year": 9_000, "residents": 900}
HUIZHOU = get_scheme("huizhou", 2017)
READINGS = [{one.id: choice} for one in HUIZHOU.chosen_readings.register for choice in one.names[1:]]
# Of each class one incident, by the elements that make it so.
CLASSES: Mapping[str, Mapping[str, object]] = {
    "incidents_accident": {},
    "incidents_scandal": {"severity": "especially_major"},
    "incidents_failure": {"severity": "major", "systemic_or_regional": True},
    "incidents_disaster": {"recognised_by": "state"},
    "deductions": {},
    "vetoed": {"recognised_by": "state", "severity": "especially_major", "systemic_or_regional": True},
}


@cache
def district_plan() -> ColumnPlan:
    return compile_columns(district.scheme(), digits={"quantity": 1}, limits=LIMITS)


@cache
def huizhou_plan() -> ColumnPlan:
    return compile_columns(HUIZHOU)


def incidents_of(row: Row, day: str) -> list[dict[str, object]]:
    """The incidents that the columns of a row count."""
    plain = {
        "date": day,
        "from_product_quality": True,
        "serious_harm": True,
        "recognised_by": "other",
        "severity": "other",
        "systemic_or_regional": False,
        "status": "confirmed",
    }
    return [
        {**plain, **elements, "id": f"{column} {at}"}
        for column, elements in CLASSES.items()
        for at in range(int(row.get(column) or 0))
    ]


def assert_equal_to_the_exact_arithmetic(plan: ColumnPlan, rows: list[Row]) -> None:
    """In every row: the points of each clause, and without a fault all that comes of them."""
    whole = 0
    for row, scored in zip(rows, plan.assess(frame_of(plan, rows)).iter_rows(named=True), strict=True):
        found = expected(plan, row)
        if scored["faults"]:
            found = {name: cell for name, cell in found.items() if name.startswith("points_")}
            found["missing"] = list(found.values()).count(None)
            assert scored["total"] is scored["grade"] is None
        else:
            whole += 1
        assert {name: scored[name] for name in found} == found
    assert whole


def assessed(plan: ColumnPlan, row: Row, day: str) -> Assessment | None:
    """What ``assess`` makes of a row; None where it refuses it."""
    with suppress(EvidenceError):
        return assess(plan.scheme, evidence_of(plan, row, incidents_of(row, day)))
    return None


def assert_equal_to_assess(plan: ColumnPlan, rows: list[Row], day: str) -> None:
    """A row that ``assess`` scores has its figures, and one that it refuses has a fault."""
    scored_by_both = 0
    for row, scored in zip(rows, plan.assess(frame_of(plan, rows)).iter_rows(named=True), strict=True):
        result = assessed(plan, row, day)
        assert (result is None) == (scored["faults"] > 0)
        if result is None:
            continue
        scored_by_both += 1
        scale = plan.scheme.rounding.scale
        assert scored["missing"] == 0
        assert (scored["grade"], scored["grade_before_veto"]) == (result.grade, result.grade_before_veto)
        figures = (result.base, result.raw_total, result.total)
        assert (scored["base"], scored["raw_total"], scored["total"]) == tuple(units(one, scale) for one in figures)
        points = {f"points_{id_.replace('.', '_')}": clause.points for id_, clause in result.clauses.items()}
        points |= {f"item_{id_}": item.points for id_, item in result.items.items()}
        points |= {f"group_{id_}": group.points for id_, group in result.groups.items()}
        assert {column: scored[column] for column in points} == {
            name: units(one, scale) for name, one in points.items()
        }
    assert scored_by_both


def units(figure: Decimal | None, scale: int) -> int | None:
    return None if figure is None else int(figure * scale)


def without_incidents(rows: list[Row], most: int = 2) -> list[Row]:
    """The rows with few incidents each, so that evidence of them is short."""
    few = {"incidents_accident", "incidents_scandal", "incidents_failure", "incidents_disaster", "deductions"}
    return [{name: int(cell or 0) % (most + 1) if name in few else cell for name, cell in row.items()} for row in rows]


@pytest.mark.parametrize("gaps", [0.0, 0.05])
def test_each_figure_is_that_of_the_exact_arithmetic(gaps: float) -> None:
    plan = district_plan()
    assert_equal_to_the_exact_arithmetic(plan, rows_for(plan, 40, seed=1, gaps=gaps))


def test_where_there_was_nothing_a_ruling_decides() -> None:
    plan = district_plan()
    assert_equal_to_the_exact_arithmetic(plan, ruled(plan, rows_for(plan, 25, seed=2, gaps=0.02, nothing=0.1)))


def test_rates_and_averages_may_come_in_two_columns() -> None:
    pairs = ("green_share", "budget_spent_share", "noise", "average_patents")
    limits = LIMITS | {"average_patents_sum": 10_000, "patents": 1_000}
    plan = compile_columns(district.scheme(), {"quantity": 1}, limits, pairs)
    assert_equal_to_the_exact_arithmetic(plan, rows_for(plan, 40, seed=3))


def test_where_the_average_is_over_the_others_its_pair_tells_it() -> None:
    plan = compile_columns(others_scheme())
    assert_equal_to_the_exact_arithmetic(plan, rows_for(plan, 60, seed=4, gaps=0.05))


def others_scheme() -> Scheme:
    """The valley with a clause that holds its trees against the mean of the others."""
    rule = RelativeToAverage(TREES, {"[0, 1)": 20, "[1, ∞)": 100}, over="others")
    item = Item("1", "林地", 100, (Clause("1", "林地", 100, rule),))
    return valley.scheme(headings=(Heading("全部", 100, (item,)),))


def test_what_is_not_written_comes_out_as_numerator_and_denominator() -> None:
    share = Clamped(share_of(scaled(valley.GREEN, 100), TREES), 0, 100)
    half = Item("2", "林", 50, (Clause("2", "林", 50, scaled(TREES, "0.5")),))
    heading = Heading("全部", 150, (Item("1", "绿", 100, (Clause("1", "绿", 100, share),)), half))
    joining = Joining(rounding=Rounding(2, stage="rule"))
    plan = compile_columns(valley.scheme(headings=(heading,), clauses_written=False, joining=joining), {"percent": 2})
    rows = ruled(plan, rows_for(plan, 60, seed=5, gaps=0.05, nothing=0.1))
    for row, scored in zip(rows, plan.assess(frame_of(plan, rows)).iter_rows(named=True), strict=True):
        results = results_of(plan, row)
        for column, path in (("points_1", "1"), ("item_2", "item 2"), ("group_全部", "heading 全部")):
            exact = results[f"/results/{path}"]
            above, below = scored[f"{column}_numerator"], scored[f"{column}_denominator"]
            assert (above is None) == (isinstance(exact, Gap) and not exact.is_nothing)
            if isinstance(exact, Fraction):
                assert Fraction(above, below) == exact


def test_what_goes_on_exactly_is_only_written_where_it_comes_out() -> None:
    item = Item("1", "绿", 100, (Clause("1", "绿", 100, Clamped(scaled(valley.GREEN, Fraction(8, 7)), 0, 100)),))
    scheme = valley.scheme(headings=(Heading("全部", 100, (item,)),), clauses_written=False)
    plan = compile_columns(scheme)
    rows = rows_for(plan, 60, seed=5, gaps=0.05)
    for row, scored in zip(rows, plan.assess(frame_of(plan, rows)).iter_rows(named=True), strict=True):
        results = results_of(plan, row)
        for leaf in ("base", "total"):
            exact = results[f"/results/{leaf}"]
            assert scored[leaf] == (None if isinstance(exact, Gap) else scheme.rounding.units(exact))


def points_of(ruling: str, scored: Mapping[str, Cell]) -> str:
    points = ruling.replace("ruling", "points")
    return points if points in scored else f"{points}_numerator"


def ruled(plan: ColumnPlan, rows: list[Row]) -> list[Row]:
    """The rows without a ruling where there is something, which would be a fault."""
    unruled = [{name: None if name.startswith("ruling_") else cell for name, cell in row.items()} for row in rows]
    scored = plan.assess(frame_of(plan, unruled)).iter_rows(named=True)
    return [
        {
            name: None if name.startswith("ruling_") and found[points_of(name, found)] is not None else cell
            for name, cell in row.items()
        }
        for row, found in zip(rows, scored, strict=True)
    ]


@pytest.mark.deep
@pytest.mark.parametrize("readings", [{}, *READINGS], ids=str)
def test_each_figure_is_that_of_the_exact_arithmetic_under_every_reading(readings: Mapping[str, str]) -> None:
    plan = compile_columns(get_scheme("huizhou", 2017, readings=readings))
    assert_equal_to_the_exact_arithmetic(plan, rows_for(plan, 400, seed=3))
    assert_equal_to_the_exact_arithmetic(plan, rows_for(plan, 200, seed=4, gaps=0.03))
    assert_equal_to_the_exact_arithmetic(plan, ruled(plan, rows_for(plan, 100, seed=5, gaps=0.01, nothing=0.05)))


def test_twelve_places_fit_where_a_ruling_may_rescale() -> None:
    plan = compile_columns(get_scheme("huizhou", 2017, readings={"written_places": "12"}))
    assert_equal_to_the_exact_arithmetic(plan, ruled(plan, rows_for(plan, 12, seed=5, nothing=0.05)))


def test_a_row_has_the_figures_of_assess_or_a_fault_where_that_refuses() -> None:
    plan = district_plan()
    assert_equal_to_assess(plan, without_incidents(rows_for(plan, 30, seed=6)), "2030-08-01")
    plan = huizhou_plan()
    assert_equal_to_assess(plan, without_incidents(rows_for(plan, 8, seed=7)), "2017-08-01")


@pytest.mark.deep
def test_ten_thousand_rows_have_the_figures_of_assess_or_a_fault_where_that_refuses() -> None:
    plan = district_plan()
    assert_equal_to_assess(plan, without_incidents(rows_for(plan, 10_000, seed=8)), "2030-08-01")
    plan = huizhou_plan()
    assert_equal_to_assess(plan, without_incidents(rows_for(plan, 10_000, seed=9)), "2017-08-01")


def test_steps_are_worked_out_in_their_order() -> None:
    plan = compile_columns(valley.in_steps())
    assert_equal_to_the_exact_arithmetic(plan, rows_for(plan, 100, seed=1))
    assert_equal_to_the_exact_arithmetic(plan, rows_for(plan, 100, seed=1, gaps=0.1))


def test_a_lazy_frame_stays_lazy_and_everything_else_is_kept_in_order() -> None:
    plan = compile_columns(valley.scheme())
    frame = pl.DataFrame(
        {"who": ["甲", "乙"], "green": [900000, None], "incidents_heavy dust": [1, 0], "incidents_light dust": [0, 0]}
    )
    scored = plan.assess(frame)
    assert scored.columns[:4] == frame.columns
    assert scored["who"].to_list() == ["甲", "乙"]
    assert scored["total"].to_list() == [8400, None]
    assert scored["grade"].to_list() == ["甲", None]
    assert not [name for name in scored.columns if name.startswith("__") or "." in name]
    lazy = plan.assess(frame.lazy())
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().equals(scored)


def test_what_comes_out_stands_in_the_order_of_the_scheme() -> None:
    plan = huizhou_plan()
    frame = frame_of(plan, rows_for(plan, 2, seed=1))
    for scored in (plan.assess(frame), plan.assess(frame.lazy()).collect()):
        assert scored.columns[: frame.width] == frame.columns
        made = scored.columns[frame.width :]
        assert made[:6] == ["points_1_1", "points_1_2", "points_1_3", "points_1_4", "item_1", "points_2_1"]
        assert made[-8:-6] == ["group_质量措施", "faults"]
        assert made[-6:] == ["base", "raw_total", "total", "grade_before_veto", "grade", "missing"]


def test_columns_of_fewer_bits_and_coded_words_are_read_too() -> None:
    plan = compile_columns(valley.scheme())
    columns = {"green": [900000], "incidents_heavy dust": [1], "incidents_light dust": [0]}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int32))
    assert plan.assess(frame)["total"].to_list() == [8400]


def test_a_number_outside_its_ends_is_a_fault_and_never_a_score() -> None:
    plan = compile_columns(valley.scheme())
    frame = pl.DataFrame(
        {"green": [1000001, -1, 2**62], "incidents_heavy dust": [0, 101, 0], "incidents_light dust": [0, 0, 0]}
    )
    scored = plan.assess(frame)
    assert scored["faults"].to_list() == [1, 2, 1]
    assert scored["points_1"].to_list() == scored["total"].to_list() == [None] * 3


def test_what_is_missing_beside_the_clauses_is_missing_too() -> None:
    plan = compile_columns(valley.in_steps())
    whole: Row = {one.column: 0 if one.holds == "whole" else False for one in plan.inputs}
    gaps: list[Row] = [
        {},
        {"incidents_death": None},
        {"accidents": None, "town": None},
        {"green": None, "incidents_death": None},
    ]
    faulty: Row = {"green": -1, "incidents_death": None}
    scored = plan.assess(frame_of(plan, [{**whole, **gap} for gap in (*gaps, faulty)]))
    assert scored["missing"].to_list() == [0, 1, 1, 1, 1]
    assert scored["faults"].to_list() == [0, 0, 0, 0, 1]
    assert scored["points_1"].to_list() == [0, 0, 0, None, None]
    assert scored["grade"].is_null().to_list() == [False, True, True, True, True]


def test_of_a_row_without_a_fault_nothing_is_missing_where_and_only_where_it_has_a_grade() -> None:
    for plan in (district_plan(), compile_columns(valley.in_steps()), compile_columns(harbour.scheme())):
        scored = plan.assess(frame_of(plan, rows_for(plan, 60, seed=8, gaps=0.03)))
        for row in scored.filter(pl.col("faults") == 0).iter_rows(named=True):
            assert (row["missing"] == 0) == (row["grade"] is not None)


def test_a_veto_gives_no_grade_to_a_unit_without_a_total() -> None:
    plan = huizhou_plan()
    row = rows_for(plan, 1, seed=1)[0]
    scored = plan.assess(frame_of(plan, [{**row, "vetoed": True, "quality_warnings": None}]))
    assert scored["grade"].to_list() == [None]
    assert scored["missing"].to_list() == [1]


def test_what_a_frame_lacks_and_what_is_in_the_way_is_told_at_once() -> None:
    plan = compile_columns(valley.scheme())
    with pytest.raises(EvidenceError) as caught:
        plan.assess(pl.DataFrame({"green": [1.5], "incidents_heavy dust": [1], "total": [1]}))
    assert [(one.path, one.code) for one in caught.value.faults] == [
        ("/green", "column_type"),
        ("/incidents_light dust", "lacking_column"),
        ("/total", "column_taken"),
    ]
    with pytest.raises(EvidenceError) as caught:
        plan.assess("green")
    assert [one.code for one in caught.value.faults] == ["wrong_type"]


def test_a_number_that_could_grow_too_wide_refuses_the_plan_and_names_what_would_fit() -> None:
    sides = [quantity(name, name, "米", name) for name in ("length", "width", "height")]
    square = Clamped(Product(total(*sides), total(*sides)), 0, 6)
    heading = Heading("全部", 6, (Item("4", "面积", 6, (Clause("4", "面积", 6, square),)),))
    scheme = valley.scheme(headings=(heading,))
    with pytest.raises(SchemeError) as caught:
        compile_columns(scheme)
    (fault,) = caught.value.faults
    names, most = fault.params["names"], fault.params["most"]
    assert (fault.code, fault.path, names) == ("too_wide", "/4 rule", ("length", "width", "height"))
    assert isinstance(most, int)
    for limit, fits in ((most, True), (most + 1, False)):
        limited = ColumnOptions({"quantity": 4}).with_limits(dict.fromkeys(("length", "width", "height"), limit))
        assert (not worked(scheme, limited, until="4 rule").too_wide) == fits


def test_one_column_alone_is_named_where_narrowing_it_is_enough() -> None:
    scheme = valley.scheme(headings=(valley.HEADING,), adjustments=(valley.DUST, valley.ACCIDENT_COST))
    with pytest.raises(SchemeError) as caught:
        compile_columns(scheme, limits={"accidents": 10**15})
    (fault, *_more) = caught.value.faults
    assert fault.params["names"] == ("accidents",)


def test_where_no_limit_would_do_fewer_digits_are_asked_for() -> None:
    with pytest.raises(SchemeError) as caught:
        compile_columns(valley.scheme(), digits={"green": 15})
    assert [(one.code, one.params["case"]) for one in caught.value.faults] == [("too_wide", "digits")]


def test_the_widest_number_comes_first_and_each_is_told_with_its_column() -> None:
    widest = compile_columns(valley.scheme()).widest
    assert [one.bound for one in widest] == sorted((one.bound for one in widest), reverse=True)
    assert {one.column for one in widest} >= {"points_1", "total"}
    assert "green" in {one.expression for one in widest}


def test_a_plan_says_what_it_is_and_can_be_sent_to_another_process() -> None:
    plan = compile_columns(valley.scheme())
    assert repr(plan) == "<ColumnPlan of valley: 3 columns>"
    frame = pl.DataFrame({"green": [900000], "incidents_heavy dust": [1], "incidents_light dust": [0]})
    scored = plan.assess(frame)
    assert pickle.loads(pickle.dumps(plan)).assess(frame).equals(scored)  # noqa: S301 - our own


@pytest.mark.parametrize("cohort", ["total", "place", "faults"])
def test_a_cohort_with_the_name_of_a_column_that_comes_out_is_refused(cohort: str) -> None:
    with pytest.raises(SchemeError, match=f"the cohort is said by a column {cohort}, and one") as refused:
        compile_columns(get_scheme("huizhou", 2017), cohort=cohort)
    assert [(one.path, one.code) for one in refused.value.faults] == [("/cohort", "column_taken")]


def test_what_is_missing_is_taken_in_no_other_way() -> None:
    with pytest.raises(SchemeError) as caught:
        compile_columns(valley.scheme()).assess(pl.DataFrame(), missing="zero")  # type: ignore[arg-type] # on purpose
    assert [(one.path, one.code) for one in caught.value.faults] == [("/missing", "unknown_choice")]


def test_what_is_no_scheme_is_refused() -> None:
    with pytest.raises(SchemeError) as caught:
        compile_columns("huizhou")  # type: ignore[arg-type] # on purpose
    assert [one.code for one in caught.value.faults] == ["wrong_type"]
