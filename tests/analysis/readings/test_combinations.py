"""Totals and grades over all combinations but those that are refused."""

from __future__ import annotations

from collections.abc import Sequence

from huizhou_qa import Evidence
from huizhou_qa.analysis.readings import combinations as module
from huizhou_qa.analysis.readings.clause_points import points_by_choice
from huizhou_qa.analysis.readings.combinations import Outcomes
from huizhou_qa.analysis.readings.parts_of_scheme import Choices
from huizhou_qa.scheme.kept_by import SchemeItself
from support import harbour, open_harbour, valley

SCHEME = open_harbour.scheme()
OF = SchemeItself(SCHEME)
UNIT = harbour.unit(control=1)


def combinations(of: SchemeItself, unit: Evidence, refused: Sequence[Choices]) -> tuple[Outcomes, bool]:
    return module.combinations(of, unit, points_by_choice(of, unit), refused)


def test_what_is_refused_is_left_out() -> None:
    everything, is_whole = combinations(OF, UNIT, [])
    some, _ = combinations(OF, UNIT, [Choices({"sea": "reused"}), Choices({"trains": "safe", "safety": "capped"})])
    assert is_whole
    assert set(some) < set(everything)


def test_where_every_choice_of_a_reading_is_refused_nothing_is_left() -> None:
    refused = [Choices({"sea": name}) for name in open_harbour.CHOICES["sea"]]
    assert combinations(OF, UNIT, refused) == ({}, True)


def test_where_nobody_has_said_of_incidents_there_is_no_total() -> None:
    valleys = valley.with_open_share()
    unit = Evidence.from_dict({"unit": "丙村", "facts": {"green": 90, "trees": 5}})
    assert combinations(SchemeItself(valleys), unit, []) == ({}, False)


def test_where_nobody_has_said_of_what_is_read_the_combinations_are_not_whole() -> None:
    outcomes, is_whole = combinations(OF, harbour.unit(), [])
    assert outcomes
    assert not is_whole
