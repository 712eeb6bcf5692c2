"""The made-up year added up a second time, from its plain data and the second reading, with nothing of the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from fractions import Fraction
from typing import NamedTuple

import oracle

Plain = dict[str, object]
AVERAGED = ("quality_infrastructure_index", "quality_incentive_projects")
STAGES = ("document_review", "on_site_check")
# Points 1 and 3 of the briefing are rated in two halves, the other five are doubled; the visit counts as rated.
IN_HALVES = ("briefing.1", "briefing.3")


class ByHand(NamedTuple):
    """A unit's figures: Annex 1, on site, and the two joined."""

    annex_1: oracle.Expected
    on_site: int
    total: Fraction
    grade: str


def verified(units: Sequence[Plain], accounts: Sequence[Plain]) -> dict[str, Plain]:
    """What stands of every unit: its own account, with what later stages said laid over it."""
    stands = {str(unit["unit"]): deepcopy(unit) for unit in units}
    for stage in STAGES:
        for account in accounts:
            if account["stage"] == stage:
                said = mapping(account["evidence"])
                lay_over(stands[str(said["unit"])], said)
    return stands


def lay_over(unit: Plain, said: Plain) -> None:
    """Single values replaced, incidents by their ids; nothing is taken away."""
    for section in ("facts", "marks"):
        mapping(unit[section]).update(mapping(said.get(section, {})))
    incidents = {incident["id"]: incident for incident in listed(unit.get("incidents", []))}
    incidents |= {incident["id"]: incident for incident in listed(said.get("incidents", []))}
    unit["incidents"] = list(incidents.values())


def annex_1(stands: Mapping[str, Plain]) -> dict[str, oracle.Expected]:
    """Every unit's score, held against the averages over all of them."""
    averages: Plain = {
        fact: {"part": str(sum((number(unit, fact) for unit in stands.values()), Fraction(0))), "whole": len(stands)}
        for fact in AVERAGED
    }
    return {unit: oracle.expected(said | {"marks": bare(said), "averages": averages}) for unit, said in stands.items()}


def bare(unit: Plain) -> Plain:
    """The marks without who gave them and why."""
    marks = mapping(unit["marks"])
    return {id_: mark["points"] if isinstance(mark, dict) else mark for id_, mark in marks.items()}


def number(unit: Plain, fact: str) -> Fraction:
    return Fraction(str(mapping(unit["facts"])[fact]))


def on_site(ratings: Mapping[str, object]) -> int:
    """The on-site total of levels from 5 to 1."""
    total = 0
    for point, level in ratings.items():
        if point in IN_HALVES:
            total += sum(int(str(half)) for half in listed_levels(level))
        else:
            total += int(str(level)) * (2 if point.startswith("briefing") else 1)
    return total


def joined(
    scores: Mapping[str, oracle.Expected], ratings: Mapping[str, Mapping[str, object]], weight: Fraction
) -> dict[str, ByHand]:
    """Both scores of every unit, the on-site one times its weight."""
    found = {}
    for unit, score in scores.items():
        visited = on_site(ratings[unit])
        total = oracle.half_up(score.total * (1 - weight) + visited * weight)
        grade = "D" if "veto" in score.incidents else oracle.grade_of(total)
        found[unit] = ByHand(score, visited, total, grade)
    return found


def places(results: Mapping[str, ByHand]) -> dict[str, int]:
    """By grade, then by total; equal ones share a place."""
    keys = {unit: (one.grade, -one.total) for unit, one in results.items()}
    return {unit: 1 + sum(other < key for other in keys.values()) for unit, key in keys.items()}


def mapping(value: object) -> Plain:
    assert isinstance(value, dict)
    return value


def listed(value: object) -> list[Plain]:
    assert isinstance(value, list)
    return value


def listed_levels(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
