"""``readings_report``: what readings decide of a unit's result, held against results under readings one by one."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from huizhou_qa import Assessment, Evidence, HuizhouQAError, SchemeError, assess, assess_cohort, get_scheme
from huizhou_qa.analysis import ReadingsReport, readings_report
from huizhou_qa.frozen_mapping import FrozenMapping
from support.each_day import deep
from support.every_face import result
from support.model_2017 import changed
from support.those import those

SCHEME = get_scheme("huizhou", 2017)
REGISTER = SCHEME.chosen_readings.register
UNITS = [
    unit["evidence"] for unit in json.loads((Path(__file__).parents[2] / "data" / "units.json").read_text("utf-8"))
]


def under(choices: dict[str, str], evidence: Evidence) -> Assessment | None:
    try:
        return assess(SCHEME.under(choices), evidence)
    except HuizhouQAError:
        return None


def report(at: int) -> tuple[Evidence, ReadingsReport]:
    evidence = Evidence.from_dict(UNITS[at])
    return evidence, readings_report(SCHEME, evidence)


@pytest.mark.parametrize(("at", "tried"), [deep((0, 5)), (2, 1), deep((40, 5))])
def test_every_combination_that_is_tried_is_told_and_the_current_one_is_the_result(at: int, tried: int) -> None:
    evidence, found = report(at)
    now = under({}, evidence)
    if now is None:
        assert found.current is None
    else:
        assert found.current is not None
        readings, total, grade = found.current
        assert readings == SCHEME.readings
        assert those(total, grade) == those(now.total, now.grade)
    random = Random(at)
    for _ in range(tried):
        choices = {one.id: random.choice(one.names) for one in REGISTER}
        result = under(choices, evidence)
        refused = [one for one in found.not_evaluable if one.choices.items() <= choices.items()]
        assert (result is None) is bool(refused)
        if result is not None:
            assert result.total in found.totals
            assert result.grade in found.grades


@pytest.mark.parametrize("at", [deep(2), deep(40)])
def test_changes_that_are_told_lead_to_the_grade_and_single_ones_are_all_told(at: int) -> None:
    evidence, found = report(at)
    for flip in found.flips:
        result = under(dict(flip.choices), evidence)
        assert result is not None
        assert those(result.total, result.grade) == those(flip.total, flip.grade)
    single = [flip.choices for flip in found.flips if len(flip.choices) == 1]
    for one in REGISTER:
        for name in one.names:
            result = under({one.id: name}, evidence)
            if result is not None and found.current is not None and result.grade != found.current.grade:
                assert {one.id: name} in single


def test_a_unit_at_ninety_is_a_or_b_by_how_a_sentence_is_read() -> None:
    given = json.loads(
        (Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json").read_text("utf-8"), parse_float=str
    )
    unit = given["units"][1]
    averages = {
        "quality_infrastructure_index": {"part": "91", "whole": 7},
        "quality_incentive_projects": {"part": "72", "whole": 7},
    }
    evidence = Evidence.from_dict({**unit, "averages": averages})
    found = readings_report(SCHEME, evidence)
    assert found.combinations == 248832
    assert found.stable is (len(found.grades) == 1)
    assert found.grades == {"A", "B"}
    assert not found.stable
    for flip in found.flips:
        assert flip.grade == "B"
        assert len(flip.choices) == len(found.flips[0].choices)
    assert list(found.totals) == sorted(set(found.totals))
    assert found.clauses["10.1"]
    assert {len(points) for points in found.clauses.values()} <= {1, 2, 3, 4, 6, 8}


def test_what_is_missing_under_every_reading_is_told_once_and_nothing_is_raised() -> None:
    found = readings_report(SCHEME, Evidence.from_dict({"unit": "甲"}))
    assert those(found.current, found.totals, found.grades, found.flips, found.stable) == those(
        None, (), frozenset(), (), False
    )
    (one,) = [one for one in found.not_evaluable if not one.choices]
    assert {"/facts/pm25_annual_mean", "/incidents"} <= {fault.path for fault in one.faults}
    assert repr(found) == "<ReadingsReport: 248832 combinations, grade not told>"


def test_a_reading_that_needs_a_pair_is_not_evaluable_with_a_plain_average() -> None:
    evidence, found = report(0)
    assert under({"average_over": "without_self"}, evidence) is None
    (one,) = found.not_evaluable
    assert one.choices == {"average_over": "without_self"}
    assert {fault.code for fault in one.faults} == {"pair_needed"}


@pytest.mark.deep
def test_the_reading_that_is_current_may_be_among_those_that_cannot_be_told() -> None:
    given = json.loads(json.dumps(UNITS[1]))
    given["facts"]["building_large_acceptance_rate"] = {"nothing": "本年没有大中型工程"}
    needing = get_scheme("huizhou", 2017, readings={"empty_project_class": "needs_ruling"})
    found = readings_report(needing, Evidence.from_dict(given))
    assert found.current is None
    assert found.totals
    assert {"empty_project_class": "needs_ruling"} in [one.choices for one in found.not_evaluable]


def test_a_unit_of_which_a_clause_is_left_out_is_told_all_the_same() -> None:
    ruling = {"treatment": "rescale", "by": "市质量强市办", "why": "本年没有事故"}
    left_out = {"marks": {**UNITS[1]["marks"], "31": {"nothing": "本年没有事故"}}, "rulings": {"31": ruling}}
    evidence = Evidence.from_dict({**UNITS[1], **left_out})
    found, now, finer = readings_report(SCHEME, evidence), under({}, evidence), under({"written_places": "6"}, evidence)
    assert now is not None
    assert finer is not None
    assert found.current is not None
    assert those(found.current.total, found.current.grade) == those(now.total, now.grade)
    assert {now.total, finer.total} <= set(found.totals)
    assert now.total != finer.total


def test_points_by_choice_are_those_of_the_clause_under_it() -> None:
    evidence, found = report(7)
    assert len(found.clauses) > 5
    for id_ in ("10.1", "7"):
        for choices, number in found.clauses[id_].items():
            result = under(dict(choices), evidence)
            assert result is not None
            assert result.clauses[id_].points == number


def test_a_flip_is_a_mapping_from_reading_to_choice_with_the_grade_and_the_total_as_written() -> None:
    result = assess(SCHEME, changed({"modern_services_share": "40"}))
    found = readings_report(SCHEME, result.evidence)
    for flip in (*found.flips, *found.singles):
        assert dict(flip) == dict(flip.choices)
        assert [flip[id_] for id_ in flip] == list(flip.choices.values())
        assert len(flip) == len(flip.choices)
    assert found.current is not None
    assert str(found.current.total) == str(result.total)


@pytest.mark.parametrize("given", [3, None, "huizhou"])
def test_what_is_no_scheme_is_refused(given: object) -> None:
    with pytest.raises(SchemeError):
        readings_report(given, changed())  # type: ignore[call-overload] # the point


def test_faces() -> None:
    _, found = report(2)
    assert "248832种组合" in found._repr_html_()
    assert isinstance(found.totals[0], Decimal)


COHORT = [
    Evidence.from_dict(unit)
    for unit in json.loads(
        (Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json").read_text("utf-8"), parse_float=Decimal
    )["units"]
]


def test_of_the_bundled_cohort_ten_rankings_are_told() -> None:
    found = readings_report(SCHEME, COHORT)
    assert found.current == FrozenMapping({one.unit: one.place for one in assess_cohort(SCHEME, COHORT).ranking})
    assert (len(found.rankings), found.stable, found.combinations) == (10, False, 248832)
    assert found.places["乙县"] == (2, 3, 4, 5)
    (refused,) = found.not_evaluable
    assert dict(refused.choices) == {"empty_project_class": "needs_ruling"}
    assert [(fault.path, fault.code) for fault in refused.faults] == [("/2/rulings/6.1", "ruling_needed")]


@pytest.mark.deep
def test_every_change_that_leads_to_another_ranking_leads_there_and_single_ones_are_all_told() -> None:
    found = readings_report(SCHEME, COHORT)
    for ranking in found.rankings:
        for changes in ranking.changes:
            cohort = assess_cohort(SCHEME.under(dict(changes)), COHORT)
            assert ranking.places == FrozenMapping({one.unit: one.place for one in cohort.ranking})
    single = {changes for ranking in found.rankings for changes in ranking.changes if len(changes) == 1}
    for one in REGISTER:
        for name in one.names[1:]:
            changes = FrozenMapping({one.id: name})
            if changes not in [refused.choices for refused in found.not_evaluable]:
                cohort = assess_cohort(SCHEME.under(dict(changes)), COHORT)
                places = FrozenMapping({one.unit: one.place for one in cohort.ranking})
                assert places == found.current or changes in single


def test_choices_that_are_numbers_are_told_in_their_order_as_numbers() -> None:
    singles = readings_report(SCHEME, result().evidence).singles
    places = [one.choices["written_places"] for one in singles if "written_places" in one.choices]
    assert places == ["1", "3", "4", "6", "12"]
