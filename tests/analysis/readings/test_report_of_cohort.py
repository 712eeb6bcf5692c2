"""What readings decide of places, of made-up places: held against every combination, ranked one by one."""

from __future__ import annotations

import pytest
from attrs import evolve

from huizhou_qa import Cohort, Evidence, EvidenceError, MissingEvidenceError, VerificationError, assess_cohort
from huizhou_qa.analysis import CohortReadings, readings_report
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules import Within
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.ranking import Ranking
from support import harbour, open_harbour, valley
from support.each_day import deep
from support.faces import rows

Choices = FrozenMapping[str, str]
HARBOUR = open_harbour.scheme()
NOTHING = {"nothing": "本镇没有海域"}


def town(name: str, **facts: object) -> Evidence:
    return evolve(harbour.unit(None, **{"control": 1, **facts}), unit=name)


TOWNS = {
    "all is known": (town("甲镇"), town("乙镇", sea_share=40, trials=3), town("丙镇", on_time_share=60, safe_share=95)),
    "one is missing under one choice": (town("甲镇"), town("乙镇", sea_share=None), town("丙镇", trials=1)),
    "a clause is left out of one": (town("甲镇", sea_share=NOTHING), town("乙镇", sea_share=50), town("丙镇")),
    "two are equal": (town("甲镇"), town("乙镇"), town("丙镇", reused_share=20, task_met=True)),
}


def ranked(scheme: Scheme, members: tuple[Evidence, ...], choices: Choices) -> Cohort | None:
    try:
        return assess_cohort(open_harbour.under(scheme, choices), members)
    except (EvidenceError, MissingEvidenceError):
        return None


def held_against_every_combination(report: CohortReadings, scheme: Scheme, members: tuple[Evidence, ...]) -> None:
    found: dict[tuple[int | None, ...], list[Choices]] = {}
    for choices in open_harbour.choices_of(scheme):
        cohort = ranked(scheme, members, choices)
        refused = any(one.choices.items() <= choices.items() for one in report.not_evaluable)
        assert (cohort is None) is refused, choices
        if cohort is not None:
            by_unit = {place.unit: place.place for place in cohort.ranking}
            found.setdefault(tuple(by_unit[member.unit] for member in members), []).append(choices)
            assert all(one.grade in report.grades[one.unit] for one in cohort.ranking)
    assert {tuple(one.places.values()): set(one.changes) for one in report.rankings} == {
        places: fewest(scheme, all_choices) for places, all_choices in found.items()
    }
    assert report.stable is (len(found) == 1)
    for at, member in enumerate(members):
        assert list(report.places[member.unit]) == sorted({one for places in found if (one := places[at]) is not None})


def fewest(scheme: Scheme, all_choices: list[Choices]) -> set[Choices]:
    changes = [FrozenMapping(dict(choices.items() - scheme.readings.items())) for choices in all_choices]
    return {one for one in changes if len(one) == min(map(len, changes))}


@pytest.mark.parametrize("members", [TOWNS["one is missing under one choice"], *(deep((of,)) for of in TOWNS.values())])
def test_every_ranking_is_told_with_the_fewest_changes_to_it(members: tuple[Evidence, ...]) -> None:
    held_against_every_combination(readings_report(HARBOUR, members), HARBOUR, members)


def test_under_the_scheme_s_own_readings_places_are_those_of_the_cohort() -> None:
    members = TOWNS["all is known"]
    report = readings_report(HARBOUR, iter(members))
    assert report.current == FrozenMapping({one.unit: one.place for one in assess_cohort(HARBOUR, members).ranking})
    assert report.rankings[0].places == report.current
    assert [dict(one) for one in report.rankings[0].changes] == [{}]
    assert report.combinations == 48


def test_a_unit_that_the_scheme_does_not_place_has_no_place() -> None:
    scheme = evolve(valley.with_open_share(), ranking=Ranking(exempt=(Within(valley.GREEN, "[95, 100]"),)))
    members = tuple(evolve(valley.evidence(green), unit=f"{green}村") for green in (96, 60, 50))
    report = readings_report(scheme, members)
    held_against_every_combination(report, scheme, members)
    assert dict(report.places) == {"96村": (), "60村": (1,), "50村": (1, 2)}


def test_a_step_that_divides_by_zero_under_one_choice_refuses_it_for_all() -> None:
    scheme = valley.with_open_cost()
    members = tuple(
        evolve(valley.evidence(90, accidents=1, control_figure=control), unit=f"{control}村") for control in (0, 2)
    )
    report = readings_report(scheme, members)
    held_against_every_combination(report, scheme, members)
    (refused,) = report.not_evaluable
    assert dict(refused.choices) == {"cost": "over"}
    assert [fault.path for fault in refused.faults] == ["/0/facts/control_figure"]


def test_what_is_worked_out_over_all_members_is_so_under_each_choice() -> None:
    scheme = valley.with_open_mean()
    members = tuple(evolve(valley.evidence(green, trees=3), unit=f"{green}村") for green in (90, 60))
    report = readings_report(scheme, members)
    held_against_every_combination(report, scheme, members)
    assert [tuple(one.places.values()) for one in report.rankings] == [(1, 2), (1, 1)]
    assert [dict(one) for one in report.rankings[1].changes] == [{"share": "mean"}, {"share": "mean_of_trees"}]
    assert report.combinations == 12


def test_a_member_that_one_choice_cannot_count_refuses_that_choice_alone() -> None:
    scheme = valley.with_open_mean()
    members = tuple(evolve(valley.evidence(green), unit=f"{green}村") for green in (90, 60))
    report = readings_report(scheme, members)
    held_against_every_combination(report, scheme, members)
    assert {"share": "mean_of_trees", "beside": "green"} in [dict(one.choices) for one in report.not_evaluable]
    assert {fault.code for one in report.not_evaluable for fault in one.faults} == {"not_averageable"}
    assert len(report.rankings) == 2
    with pytest.raises(EvidenceError) as caught:
        readings_report(scheme.under({"share": "mean_of_trees"}), members)
    assert [fault.path for fault in caught.value.faults] == ["/0/facts/trees", "/1/facts/trees"]


def test_what_a_member_lacks_is_told_with_its_place_and_its_name() -> None:
    report = readings_report(HARBOUR, (town("甲镇"), town("乙镇", clean_share=None)))
    (refused,) = report.not_evaluable
    assert dict(refused.choices) == {}
    assert [(fault.path, fault.params["unit"]) for fault in refused.faults] == [("/1/facts/clean_share", "乙镇")]
    assert (report.rankings, report.current, report.stable) == ((), None, False)
    assert dict(report.places) == {"甲镇": (), "乙镇": ()}
    assert repr(report) == "<CohortReadings: 48 combinations, no ranking is told>"


def test_it_is_asked_again_to_be_verified() -> None:
    report = readings_report(HARBOUR, TOWNS["all is known"])
    report.verify()
    with pytest.raises(VerificationError):
        evolve(report, rankings=report.rankings[1:]).verify()


def test_faces() -> None:
    report = readings_report(HARBOUR, TOWNS["all is known"])
    assert report.told.zh.startswith("48种组合，")
    told = rows(report.to_html(), 3)
    assert [row[:2] for row in told] == [[unit, "、".join(map(str, one))] for unit, one in report.places.items()]
    assert "48 combinations, rankings: " in report.to_html("en")
