"""Cohorts of the made-up city against values that another program worked out, and the steps against values by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TypedDict

import pytest

from huizhou_qa import Cohort, Evidence, EvidenceError, assess_cohort
from support.linlan_2031 import SCHEME


class Expected(TypedDict):
    """What one unit comes to."""

    clauses: dict[str, str | None]
    groups: list[str]
    base: str
    total: str
    place: int
    grade: str


class Scored(TypedDict):
    """A cohort, and what its units come to."""

    seed: int
    evidence: list[dict[str, object]]
    expected: dict[str, Expected]


class Refusal(TypedDict):
    """Why a cohort is refused: a code, a unit, and the number of a group."""

    refused: str
    unit: str
    group: str


class Refused(TypedDict):
    """A cohort that is refused."""

    seed: int
    evidence: list[dict[str, object]]
    expected: Refusal


COHORTS = json.loads((Path(__file__).parents[2] / "data" / "linlan-2031.json").read_text("utf-8"))
SCORED: list[Scored] = [cohort for cohort in COHORTS if "refused" not in cohort["expected"]]
REFUSED: list[Refused] = [cohort for cohort in COHORTS if "refused" in cohort["expected"]]
GROUPS = ("经济发展", "生态环境", "民生", "治理")

# Everything at its best, so that the unit alone in its cohort comes to 100 and 8 of bonus.
BEST: Mapping[str, object] = {
    "population": 40,
    "gdp_growth": 5,
    "industry_growth": 6,
    "retail_sales": 400,
    "tax": 60,
    "tax_last_year": 50,
    "research_intensity": "3.5",
    "investment_rate": 150,
    "pm25": "35.9",
    "good_water_share": 100,
    "water_task_met": True,
    "energy_reduction": 4,
    "waste_sorting": "优",
    "sea_water_share": 100,
    "employment_rate": 98,
    "teachers": 110,
    "teachers_last_year": 100,
    "medical_1": 100,
    "medical_2": 100,
    "claim_gap": 5,
    "late_reports": 0,
    "wrong_reports": 0,
    "single_task_unit": False,
    "petitions": 0,
    "national_honours": 2,
    "provincial_honours": 0,
    "pilots": 4,
    "news_items": 4,
    "accidents": 0,
    "accident_control_figure": 0,
    **{f"ballot_{number}": 100 for number in range(1, 7)},
    **{f"elderly_care_{number}": True for number in (1, 2, 3)},
}


def unit(
    name: str = "甲县", *kinds: str, day: str = "2031-05-01", status: str = "confirmed", **facts: object
) -> Evidence:
    """A unit with incidents of these kinds on one day; a level stands behind a colon."""
    incidents = []
    for number, (kind, _, level) in enumerate(one.partition(":") for one in kinds):
        of_level = {"level": level} if level else {}
        incidents.append({"id": f"{kind}-{number}", "date": day, "kind": kind, "status": status, **of_level})
    marks = {"4.4.1": 10, "4.4.2": 10}
    return Evidence.from_dict({"unit": name, "facts": {**BEST, **facts}, "marks": marks, "incidents": incidents})


def cohort(*units: Evidence) -> Cohort:
    return assess_cohort(SCHEME, units)


def outcome(*units: Evidence) -> list[tuple[str, str, int | None]]:
    """The total, the grade and the place of each, in the order given."""
    found = cohort(*units)
    places = {row.unit: row.place for row in found.ranking}
    return [(str(result.total), result.grade, places[name]) for name, result in found.results.items()]


@pytest.mark.parametrize("given", SCORED, ids=lambda given: str(given["seed"]))
def test_a_cohort_comes_to_what_another_program_makes_of_it(given: Scored) -> None:
    found = cohort(*map(Evidence.from_dict, given["evidence"]))
    places = {row.unit: row.place for row in found.ranking}
    assert list(found.results) == list(given["expected"])
    for name, expected in given["expected"].items():
        result = found.results[name]
        assert {id_: result.clauses[id_].exact_points for id_ in expected["clauses"]} == {
            id_: None if points is None else Fraction(points) for id_, points in expected["clauses"].items()
        }
        assert [result.groups[group].points for group in GROUPS] == list(map(Fraction, expected["groups"]))
        assert list(map(Fraction, (result.base, result.total))) == [
            Fraction(expected["base"]),
            Fraction(expected["total"]),
        ]
        assert (places[name], result.grade) == (expected["place"], expected["grade"])
        result.verify()
    found.verify()


@pytest.mark.parametrize("given", REFUSED, ids=lambda given: str(given["seed"]))
def test_too_few_clauses_of_a_group_refuse_the_cohort(given: Refused) -> None:
    with pytest.raises(EvidenceError) as caught:
        cohort(*map(Evidence.from_dict, given["evidence"]))
    (fault,) = caught.value.faults
    expected = given["expected"]
    assert (fault.code, fault.params["unit"]) == (expected["refused"], expected["unit"])
    assert fault.params["group"] == GROUPS[int(expected["group"]) - 1]


def test_a_unit_alone_that_is_at_its_best_has_all_marks_and_the_bonus() -> None:
    (result,) = cohort(unit()).results.values()
    assert (result.base, result.total, result.grade) == (Decimal("100.00"), Decimal("108.00"), "优秀")
    assert {id_ for id_, line in result.clauses.items() if line.exact_points != line.max_points} == {"5.1"}


def test_a_bonus_is_never_full_marks_of_anything() -> None:
    assert SCHEME.max_points == 100
    (result,) = cohort(unit(sea_water_share={"nothing": "内陆县"}, national_honours=0)).results.values()
    assert (result.base, result.total) == (Decimal("100.00"), Decimal("106.00"))


def test_accidents_beyond_the_control_figure_cost_twice_as_much() -> None:
    # 100 + 8 - 2 × 0.5 - 3 × 1
    assert outcome(unit(accidents=5, accident_control_figure=2)) == [("104.00", "优秀", 1)]


def test_pollution_costs_by_its_level_and_pending_pollution_nothing_yet() -> None:
    graded = ("pollution:特别重大", "pollution:重大", "pollution:较大")
    assert outcome(unit("甲县", *graded)) == [("96.00", "优秀", 1)]
    (result,) = cohort(unit("甲县", *graded, status="pending")).results.values()
    assert (result.total, len(result.provisional)) == (Decimal("108.00"), 3)


@pytest.mark.parametrize(("day", "total"), [("2030-11-30", "108.00"), ("2030-12-01", "70.00"), ("2031-11-30", "70.00")])
def test_a_mass_incident_of_the_year_keeps_the_total_at_70(day: str, total: str) -> None:
    assert outcome(unit("甲县", "mass_incident", day=day))[0][0] == total


def test_the_place_goes_by_the_total_before_the_grade_and_is_made_again_after_it() -> None:
    # Each death lowers the first by one grade and keeps it below 75; its place is the last then.
    first, third = unit("甲县", "deadly_accident"), unit("乙县", national_honours=0)
    second = unit("丙县", national_honours=1, news_items=0)
    assert outcome(first, third, second) == [("74.99", "良好", 3), ("106.00", "良好", 2), ("107.00", "优秀", 1)]


def test_equal_totals_share_a_place_and_the_next_is_left_out() -> None:
    units = [unit(name) for name in ("甲县", "乙县")] + [unit("丙县", national_honours=0)]
    assert [(grade, place) for _, grade, place in outcome(*units)] == [("优秀", 1), ("优秀", 1), ("良好", 3)]


def test_falsified_data_and_one_death_end_in_the_third_grade_below_its_line() -> None:
    assert outcome(unit("甲县", "falsified_data", "deadly_accident")) == [("64.99", "合格", 1)]


@pytest.mark.parametrize(
    ("deaths", "total", "grade"),
    [(1, "74.99", "良好"), (2, "64.99", "合格"), (3, "49.99", "不合格"), (5, "49.99", "不合格")],
)
def test_each_death_lowers_the_grade_once_and_not_below_the_last(deaths: int, total: str, grade: str) -> None:
    assert outcome(unit("甲县", *["deadly_accident"] * deaths)) == [(total, grade, 1)]


def test_a_national_notice_sets_the_grade_and_leaves_the_total() -> None:
    assert outcome(unit("甲县", "national_notice")) == [("108.00", "不合格", 1)]


def test_a_total_is_not_below_0() -> None:
    costly = ["pollution:特别重大"] * 19
    assert outcome(unit("甲县", *costly))[0] == ("0.00", "不合格", 1)
