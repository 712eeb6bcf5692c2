"""A cohort scored from its plain evidence alone, by the plain second reading: nothing of the library.

Averages, on-site points, composites, places, losses and counts of incidents are worked out here in the
shortest way there is, to hold the papers on a cohort against.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from support import oracle

Plain = dict[str, object]

COHORT = Path(__file__).parents[2] / "docs" / "data" / "cohort-2017.json"
AVERAGED = ("quality_infrastructure_index", "quality_incentive_projects")
TOPS = {
    "质量目标": ("产品质量", "工程质量", "服务质量", "环境质量", "质量效果"),
    "质量措施": ("质量发展", "质量安全"),
}
HEADINGS = [name for top, under in TOPS.items() for name in (top, *under)]
MARKS_OF_CLAUSES = {
    **dict.fromkeys(("1.1", "1.2", "1.3", "1.4", "2.3", "3.2", "4.2", "4.3", "6.2", "6.3"), Fraction(1)),
    **dict.fromkeys(("2.1", "2.2", "11.1", "11.2", "11.3", "11.4"), Fraction(3, 2)),
    **dict.fromkeys(("3.1", "10.1", "10.2"), Fraction(3)),
    **dict.fromkeys(("4.1", "6.1"), Fraction(2)),
    **dict.fromkeys(("12.1",), Fraction(4)),
    **dict.fromkeys(("12.2",), Fraction(0)),
    **{str(item): Fraction(oracle.FULL_MARKS[item]) for item in (5, 7, 8, 9, 13, *range(14, 44))},
}
LEVELS = {"好": 5, "较好": 4, "一般": 3, "差": 2, "非常差": 1}


class Unit(NamedTuple):
    """A unit's line, worked out by hand."""

    name: str
    place: int
    grade: str
    before_veto: str
    total: Fraction
    annex_1: Fraction
    on_site: Fraction | None
    taken: Fraction
    headings: Mapping[str, Fraction]
    clauses: Mapping[str, Fraction]
    incidents: Sequence[str]

    @property
    def scores(self) -> list[str]:
        """The columns of scores, as written."""
        own = written(self.total)
        return [own] if self.on_site is None else [own, written(self.annex_1), str(self.on_site)]

    @property
    def lost(self) -> dict[str, Fraction]:
        """What every clause lost, of those that lost something."""
        lost = {id_: full - self.clauses[id_] for id_, full in MARKS_OF_CLAUSES.items()}
        return {id_: points for id_, points in lost.items() if points}


def bundled() -> list[Plain]:
    """The units of the bundled cohort, as plain data."""
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    assert isinstance(units, list)
    return units


def verified(units: Sequence[Plain], statements: Sequence[Plain]) -> list[Plain]:
    """What prevails for every unit: its own statement, unless a later stage said otherwise of a value."""
    stands = {str(unit["unit"]): deepcopy(unit) for unit in units}
    for stage in ("document_review", "on_site_check"):
        for statement in statements:
            if statement["stage"] == stage:
                said = section(statement, "evidence")
                lay_over(stands[str(said["unit"])], said)
    return list(stands.values())


def lay_over(unit: Plain, said: Plain) -> None:
    """Single values replaced, incidents by their ids; nothing is taken away."""
    for name in ("facts", "marks"):
        section(unit, name).update(section(said, name) if name in said else {})
    incidents = {
        incident["id"]: incident for one in (unit, said) if "incidents" in one for incident in incidents_of(one)
    }
    unit["incidents"] = list(incidents.values())


def section(unit: Plain, name: str) -> Plain:
    """The facts or the marks of a unit, to be changed where they stand."""
    found = unit[name]
    assert isinstance(found, dict)
    return found


def incidents_of(unit: Plain) -> list[Plain]:
    """The incidents of a unit."""
    found = unit["incidents"]
    assert isinstance(found, list)
    return found


def ratings(at: int) -> Plain:
    """Made-up ratings on site, others for every unit."""
    words = list(LEVELS)
    halves = [words[at % 2], words[at % 4]]
    points: Plain = {f"briefing.{number}": words[(number * at) % 4] for number in range(1, 8)}
    points |= {f"visit.{number}": 5 - (number + at) % 3 for number in range(1, 7)}
    return points | {"briefing.1": halves, "briefing.3": halves}


def rated_by_unit(units: Sequence[Plain]) -> dict[str, Plain]:
    """The made-up ratings of every unit."""
    return {str(unit["unit"]): ratings(at) for at, unit in enumerate(units)}


def on_site_points(given: Plain) -> Fraction:
    """The points on site: a briefing's point is out of 10, in halves where there are two; a visit's out of 5."""
    total = 0
    for id_, rating in given.items():
        if isinstance(rating, list):
            total += sum(level(half) for half in rating)
        else:
            total += level(rating) * (2 if id_.startswith("briefing") else 1)
    return Fraction(total)


def level(rating: object) -> int:
    """A level by its word or its number."""
    return LEVELS[rating] if isinstance(rating, str) else int(str(rating))


def written(points: Fraction) -> str:
    """Points with two places, half a unit away from zero."""
    rounded = oracle.half_up(abs(points))
    hundredths = int(rounded * 100)
    return f"{'-' if points < 0 else ''}{hundredths // 100}.{hundredths % 100:02}"


def mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def bare(records: Plain) -> Plain:
    """Facts or marks by name without who said so, and why: their values alone."""
    return {name: _value(record) for name, record in records.items()}


def _value(record: object) -> object:
    if not isinstance(record, dict):
        return record
    return record.get("points", record.get("value", record))


def scored(
    units: Sequence[Plain], weight: Fraction | None = None, rated: Mapping[str, Plain] | None = None
) -> list[Unit]:
    """Every unit's line in the order of the places; composites where there are ratings on site, by unit."""
    averages = {}
    for fact in AVERAGED:
        averages[fact] = str(mean([oracle.number(bare(section(unit, "facts"))[fact]) for unit in units]))
    lines = []
    for unit in units:
        values = {"facts": bare(section(unit, "facts")), "marks": bare(section(unit, "marks")), "averages": averages}
        found = oracle.expected(dict(unit) | values)
        visited = None if rated is None else on_site_points(rated[str(unit["unit"])])
        total = found.total
        if visited is not None and weight is not None:
            total = oracle.half_up(found.total * (1 - weight) + visited * weight)
        before = oracle.grade_of(total)
        grade = "D" if "veto" in found.incidents else before
        name = str(unit["unit"])
        parts = (found.headings, found.written, found.incidents)
        lines.append(Unit(name, 0, grade, before, total, found.total, visited, -found.deductions, *parts))
    lines.sort(key=lambda one: (one.grade, -one.total, one.name))
    ahead = [[(other.grade, -other.total) < (one.grade, -one.total) for other in lines].count(True) for one in lines]
    return [one._replace(place=better + 1) for one, better in zip(lines, ahead, strict=True)]


def most_lost(lost: Mapping[str, Fraction], count: int = 3) -> list[tuple[str, Fraction]]:
    """The clauses that lost most, equal ones in the order of the text."""
    in_order = sorted(lost.items(), key=lambda one: [int(part) for part in one[0].split(".")])
    return sorted(in_order, key=lambda one: -one[1])[:count]


def lost_together(lines: Sequence[Unit]) -> dict[str, Fraction]:
    """What every clause lost over all units."""
    together: dict[str, Fraction] = {}
    for one in lines:
        for id_, points in one.lost.items():
            together[id_] = together.get(id_, Fraction(0)) + points
    return together
