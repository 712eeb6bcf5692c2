"""What readings decide, of made-up places: held against every combination, scored one by one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Assessment, Evidence, VerificationError
from huizhou_qa.analysis import ReadingsReport, readings_report
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme
from support import harbour, open_harbour, valley
from support.each_day import deep, one_in
from support.those import those

Choices = FrozenMapping[str, str]
DEFAULT = open_harbour.scheme()
OTHER = open_harbour.scheme(sea="reused", trains="safe", task="mild", trials="control")
NOTHING = {"nothing": "本镇没有"}

UNITS = {
    "all is known": harbour.unit(control=1),
    "a step lacks a fact under one choice": harbour.unit(),
    "a clause lacks a fact under one choice": harbour.unit(control=1, sea_share=None),
    "one of two that lie open in each other lacks a fact": harbour.unit(control=1, on_time_share=None),
    "every choice lacks a fact of its own": harbour.unit(control=1, on_time_share=None, safe_share=None),
    "a clause is left out under one choice": harbour.unit(control=1, sea_share=NOTHING),
    "too little is present under one choice": harbour.unit({"2": "rescale"}, control=1, reused_share=NOTHING),
    "too little is present": harbour.unit({"2": "rescale"}, control=1, reused_share=NOTHING, sea_share=NOTHING),
    "a ruling is needed": harbour.unit(control=1, reused_share=NOTHING),
    "a ruling is given": harbour.unit({"2": "zero"}, control=1, reused_share=NOTHING),
    "what is known is ruled on": harbour.unit({"2": "zero"}, control=1),
    "a fact is missing whatever is chosen": harbour.unit(clean_share=None),
}


def held_against(report: ReadingsReport, scheme: Scheme, one_by_one: dict[Choices, Assessment | None]) -> None:
    """Requires a report to tell what every combination gives."""
    known = {choices: result for choices, result in one_by_one.items() if result is not None}
    assert list(report.totals) == sorted({result.total for result in known.values()})
    assert report.grades == {result.grade for result in known.values()}
    for choices, result in one_by_one.items():
        refused = [one.choices for one in report.not_evaluable if one.choices.items() <= choices.items()]
        assert (result is None) is bool(refused), choices
    now = one_by_one[scheme.readings]
    assert (report.current and those(report.current.total, report.current.grade)) == (
        now and those(now.total, now.grade)
    )
    assert {those(one.grade, frozenset(one.choices.items()), one.total) for one in report.flips} == flips(
        scheme, known, now
    )
    for id_, points in report.clauses.items():
        for chosen, number in points.items():
            under = [result for choices, result in known.items() if chosen.items() <= choices.items()]
            assert {result.clauses[id_].counted for result in under} <= {Fraction(number)}


def flips(scheme: Scheme, known: dict[Choices, Assessment], now: Assessment | None) -> set[tuple[object, ...]]:
    """Every smallest set of changes to each other grade, found one by one."""
    others = [(result, changes(scheme, choices)) for choices, result in known.items()]
    others = [one for one in others if now is None or one[0].grade != now.grade]
    fewest = {
        grade: min(len(changed) for result, changed in others if result.grade == grade)
        for grade in {result.grade for result, _ in others}
    }
    return {
        those(result.grade, changed, result.total) for result, changed in others if len(changed) == fewest[result.grade]
    }


def changes(scheme: Scheme, choices: Choices) -> frozenset[tuple[str, str]]:
    return frozenset(choices.items() - scheme.readings.items())


@pytest.mark.parametrize(
    ("scheme", "evidence"),
    [
        *one_in(4, ((OTHER, unit) for unit in UNITS.values())),
        *(deep((DEFAULT, unit)) for unit in UNITS.values()),
    ],
)
def test_a_report_tells_what_every_combination_gives(scheme: Scheme, evidence: Evidence) -> None:
    held_against(readings_report(scheme, evidence), scheme, open_harbour.every_combination(DEFAULT, evidence))


@pytest.mark.parametrize("treatment", ["rescale", "full", None])
def test_parts_that_are_only_added_up_are_told_by_what_each_adds(treatment: str | None) -> None:
    scheme = valley.with_several_parts()
    given = valley.given(45, trees=30)
    if treatment is not None:
        rulings = {"3": {"treatment": treatment, "by": "考核办", "why": "没有林地"}}
        given = {**given, "facts": {"green": 45, "trees": {"nothing": "没有林地"}}, "rulings": rulings}
    evidence = Evidence.from_dict(given)
    report = readings_report(scheme, evidence)
    held_against(report, scheme, open_harbour.every_combination(scheme, evidence))
    assert [dict(one.choices) for one in report.not_evaluable] == ([{"second": "trees"}] if treatment else [])


def test_where_one_clause_makes_the_whole_total_every_choice_of_its_reading_is_told() -> None:
    report = readings_report(valley.with_open_share(), valley.evidence(60))
    assert report.totals == (Decimal(60), Decimal(100))
    assert report.grades == {"甲", "丙"}
    assert report.told.zh == "3种组合，等级为甲、丙"
    assert report.told.en == "3 combinations, grade 甲 or 丙"
    assert [(dict(flip.choices), flip.grade, str(flip.total)) for flip in report.flips] == [
        ({"share": "twice"}, "甲", "100.00")
    ]
    assert [dict(refused.choices) for refused in report.not_evaluable] == [{"share": "trees"}]


def test_it_is_asked_again_to_be_verified() -> None:
    report = readings_report(valley.with_open_share(), valley.evidence(60))
    report.verify()
    with pytest.raises(VerificationError):
        evolve(report, flips=()).verify()


def test_a_scheme_without_readings_has_one_result() -> None:
    report = readings_report(valley.scheme(), valley.evidence(60))
    assert those(report.totals, report.combinations, report.stable) == those((Decimal(60),), 1, True)
    assert those(report.flips, report.not_evaluable, dict(report.clauses)) == those((), (), {})


def test_a_step_that_divides_by_zero_under_one_choice_is_not_evaluable_there() -> None:
    scheme, evidence = valley.with_open_cost(), valley.evidence(90, accidents=1, control_figure=0)
    report = readings_report(scheme, evidence)
    held_against(report, scheme, open_harbour.every_combination(scheme, evidence))
    (refused,) = report.not_evaluable
    assert dict(refused.choices) == {"cost": "over"}
    assert [(fault.path, fault.code) for fault in refused.faults] == [("/facts/control_figure", "divided_by_zero")]


def test_more_readings_in_one_rule_than_are_listed_together_are_told_all_the_same() -> None:
    scheme = valley.with_many_readings()
    report = readings_report(scheme, valley.evidence(60))
    assert report.combinations == 243
    assert [dict(one.choices) for one in report.not_evaluable] == [{"r1": "high", "r2": "high"}]
    assert (min(report.totals), max(report.totals)) == (Decimal(60), Decimal(100))


@pytest.mark.parametrize("facts", [deep({}), deep({"trees": 30})])
def test_every_combination_of_many_readings_in_one_rule_is_told(facts: dict[str, object]) -> None:
    scheme, evidence = valley.with_many_readings(), valley.evidence(60, **facts)
    held_against(readings_report(scheme, evidence), scheme, open_harbour.every_combination(scheme, evidence))


def test_points_without_a_finite_decimal_are_fractions() -> None:
    points = readings_report(DEFAULT, harbour.unit(control=1, sea_share=70)).clauses["3"]
    assert dict(points) == {
        FrozenMapping({"sea": "share"}): Fraction(56, 3),
        FrozenMapping({"sea": "reused"}): Fraction(40, 3),
    }
