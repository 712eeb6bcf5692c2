"""Which conformance vectors there are: the questions, each a unit or a cohort that is changed, under readings.

Numbers stand at, below and above every end of an interval and every constant in what reads them, and its multiples by
what else is read. Answers are worked out in ``make_vectors.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from vector_parts import Draw, Json, Object, merged, numeral

from huizhou_qa.readers.document import canonical
from huizhou_qa.scheme.incidents.incidents import elements_told_by
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

# The working is shown of one in so many: it is much longer than the figures.
WORKED = 6
RANDOM_UNITS = 500
RANDOM_COHORTS = 60
INTERVAL = re.compile(r'"[\[(](\S+), (\S+)[\])]"')
READ = re.compile(r'\["read","([^"]+)"\]')
CONSTANT = re.compile(r'\["constant","([^"]+)"\]')
FIRST = {Fraction(0), Fraction(1)}
# With more ends than this, their multiples are left out.
MANY = 5
NEAR = Fraction(1, 1000)
# A reading that touches more is one of writing: units unchanged and at random show it.
FEW = 4
NOTHING: Object = {"nothing": "本年度无"}
RULED_BY: Object = {"by": "办公室", "why": "无此项业务"}
TREATMENTS = ("full", "zero", "rescale")
# What no number is read from.
UNREADABLE: Mapping[str, Json] = {
    "empty": "",
    "quotient": "1/3",
    "full_width": "３５",
    "blank": " 35",
    "sign": "+3",
    "far_exponent": "1e400",
    "not_finite": "NaN",
    "array": [],
    "object": {},
    "half_a_pair": {"part": "1"},
    "of_nothing": {"part": "0", "whole": "0"},
    "by_zero": {"numerator": "1", "denominator": "0"},
    "part_of_whole": {"part": "4", "whole": "3"},
    "interval": {"from": "1", "to": "2"},
    "truth": True,
    "word": "优",
    "below": "-1",
    "above": "100001",
    "half": "0.5",
}

Places = Mapping[str, Sequence[Fraction]]


class Vector(NamedTuple):
    """A question; its answer is worked out when it is written.

    ``changes`` is a merge patch for each of ``units``; one unit is assessed alone, several as a cohort.
    """

    name: str
    units: tuple[str, ...]
    changes: tuple[Object, ...]
    readings: Mapping[str, str] = {}
    clause: str = ""


def vectors(scheme: Scheme, units: Mapping[str, Object]) -> Iterator[Vector]:
    """Every vector of a scheme, made of these units."""
    yield from (Vector("unchanged", (name,), ({},)) for name in units)
    entries = scheme.document["entries"]
    written = [canonical(entry) for entry in entries] if isinstance(entries, tuple) else []
    places = {name: {row.path: _places(written, unit, row) for row in _asked(scheme)} for name, unit in units.items()}
    yield from _edges(scheme, units, places)
    yield from _readings(scheme, units, places)
    yield from _incidents(scheme, next(iter(units)))
    yield from _rulings(scheme, next(iter(units)))
    yield from _unreadable(scheme, next(iter(units)))
    yield from _random(scheme, units, places)
    yield from _cohorts(scheme, units, places)


def _edges(scheme: Scheme, units: Mapping[str, Object], places: Mapping[str, Places]) -> Iterator[Vector]:
    """Every fact and mark at, below and above its places."""
    for name, unit in units.items():
        for row in _asked(scheme):
            for at, number in enumerate(places[name][row.path]):
                change = _moved(unit, row, number)
                yield Vector(f"edge {row.path}", (name,), (change,), clause="" if at % WORKED else row.clause or "")


def _asked(scheme: Scheme) -> list[InputRow]:
    return [row for row in scheme.inputs if row.section in {"facts", "marks"}]


def _places(written: Sequence[str], unit: Object, row: InputRow) -> list[Fraction]:
    """Every end of an interval in the entries that read an input, and its multiples by what else they read."""
    reading = [text for text in written if f'["read","{row.path}"]' in text]
    ends = {Fraction(end) for text in reading for pair in INTERVAL.findall(text) for end in pair if "∞" not in end}
    ends |= {Fraction(number) for text in reading for number in CONSTANT.findall(text)}
    others = {_value(unit, path) for text in reading for path in READ.findall(text) if path != row.path}
    values = {value for value in others if value is not None}
    steps = (Fraction(-1), Fraction(0), Fraction(1)) if row.whole else (-NEAR, Fraction(0), NEAR)
    found = {end * value for end in ends for value in values if len(reading) * len(ends) < MANY}
    places = {place + step for place in ends | values | found | FIRST for step in steps}
    return sorted(place for place in places if place in row.range and (place.denominator == 1 or not row.whole))


def _value(unit: Object, path: str) -> Fraction | None:
    """The number that a unit gives at a path, a rate as its quotient; None where there is none."""
    found: Json = unit
    for key in path.split("/")[1:]:
        found = found.get(key) if isinstance(found, Mapping) else None
    if isinstance(found, Mapping) and "part" in found:
        part, whole = _value(found, "/part"), _value(found, "/whole")
        return None if part is None or not whole else part / whole
    return Fraction(found) if isinstance(found, str) and found[-1:].isdigit() else None


def _moved(unit: Object, row: InputRow, number: Fraction) -> Object:
    """A figure in place of the unit's own; a sum over all members goes with it."""
    said = bool(number) if row.kind == "truth" else row.options[int(number)] if row.options else numeral(number)
    averages, facts = unit.get("averages"), unit.get("facts")
    average = averages.get(row.name) if isinstance(averages, Mapping) else None
    own = facts.get(row.name) if isinstance(facts, Mapping) else None
    if not isinstance(average, Mapping) or not isinstance(own, str):
        return {row.section: {row.name: said}}
    part = Fraction(str(average["part"])) + number - Fraction(own)
    return {row.section: {row.name: said}, "averages": {row.name: {"part": numeral(part)}}}


def _readings(scheme: Scheme, units: Mapping[str, Object], places: Mapping[str, Places]) -> Iterator[Vector]:
    """Every choice of every reading, for one unit and at every edge of the clauses that it touches."""
    for reading in scheme.chosen_readings.register:
        for choice in reading.names[1:]:
            readings = {reading.id: choice}
            touched = scheme.touched_by[reading.id].clauses
            for name, unit in list(units.items())[1:2]:
                yield Vector(f"reading {reading.id}", (name,), ({},), readings)
                for row in _asked(scheme):
                    if row.clause in touched and len(touched) <= FEW:
                        for number in places[name][row.path]:
                            yield Vector(f"reading {reading.id}", (name,), (_moved(unit, row, number),), readings)


def _incidents(scheme: Scheme, unit: str) -> Iterator[Vector]:
    """Incidents of every kind within the year, the first kinds on the days around its ends, several at once."""
    table = scheme.incident_table
    if table is None:
        return
    inside = table.year.first + timedelta(days=40)
    days = [end + timedelta(days=step) for end in (table.year.first, table.year.last) for step in (-1, 0, 1)]
    found = list(_kinds(scheme))
    for number, elements in enumerate(found):
        near = days if number % 12 == 0 else []
        for day in (inside, *near):
            yield Vector("incident", (unit,), ({"incidents": [_incident("1", day, elements)]},))
    for first, second in zip(found[::4], found[7::4], strict=False):
        both = [_incident("1", inside, first), _incident("2", inside, second)]
        yield Vector("two incidents", (unit,), ({"incidents": both},))
    for key in found[0]:
        lacking = {name: value for name, value in found[0].items() if name != key}
        yield Vector("an element is lacking", (unit,), ({"incidents": [_incident("1", inside, lacking)]},))
        for value in ("x", "1", NOTHING):
            yield Vector("a bad element", (unit,), ({"incidents": [_incident("1", inside, {**found[0], key: value})]},))
    yield Vector("nobody has said", (unit,), ({"incidents": None},))
    yield Vector(
        "an element of no edition", (unit,), ({"incidents": [_incident("1", inside, {**found[0], "x": "1"})]},)
    )
    yield Vector("one id twice", (unit,), ({"incidents": [_incident("1", inside, found[0])] * 2},))


def _incident(id_: str, day: date, elements: Object) -> Object:
    return {"id": id_, "date": day.isoformat(), **elements}


def _kinds(scheme: Scheme) -> Iterator[Object]:
    """Every combination of values of the elements; an element only where an incident of the kind has it."""
    elements = elements_told_by(scheme.incident_table)
    for values in product(*(element.values for element in elements.values())):
        all_of = dict(zip(elements, values, strict=True))
        spare = [
            key
            for key, element in elements.items()
            if not all(all_of[of] in those for of, those in element.only_of.items())
        ]
        if all(all_of[key] == next(iter(elements[key].values)) for key in spare):
            yield {key: value for key, value in all_of.items() if key not in spare}


def _rulings(scheme: Scheme, unit: str) -> Iterator[Vector]:
    """Every clause with nothing to measure: without a ruling, and under each; and a ruling on what is known."""
    for row in _asked(scheme):
        if not row.clause:
            continue
        nothing = {row.section: {row.name: NOTHING}}
        yield Vector(f"nothing {row.path}", (unit,), (nothing,))
        for treatment in TREATMENTS:
            ruled = {"rulings": {row.clause: {"treatment": treatment, **RULED_BY}}}
            yield Vector(f"ruled {row.path}", (unit,), ({**nothing, **ruled},))
    for clause in scheme.clauses:
        ruled = {"rulings": {clause: {"treatment": "full", **RULED_BY}}}
        yield Vector(f"nothing to rule {clause}", (unit,), (ruled,))
    yield Vector("no such clause", (unit,), ({"rulings": {"99": {"treatment": "full", **RULED_BY}}},))


def _unreadable(scheme: Scheme, unit: str) -> Iterator[Vector]:
    """Every input missing, and given as what it cannot be: a kind of mistake each, in turn."""
    kinds = list(UNREADABLE)
    for at, row in enumerate(_asked(scheme)):
        yield Vector(f"missing {row.path}", (unit,), ({row.section: {row.name: None}},))
        for step in range(6):
            kind = kinds[(at + step * 3) % len(kinds)]
            yield Vector(f"{kind} {row.path}", (unit,), ({row.section: {row.name: UNREADABLE[kind]}},))
    for section in ("facts", "marks", "averages", "statistics"):
        yield Vector("unknown name", (unit,), ({section: {"nobody": "1"}},))
        yield Vector("no section", (unit,), ({section: "1"},))
    yield Vector("unknown key", (unit,), ({"nobody": "1"},))
    yield Vector("no unit", (unit,), ({"unit": None},))


def _random(scheme: Scheme, units: Mapping[str, Object], places: Mapping[str, Places]) -> Iterator[Vector]:
    """Units at random: a third of what is asked is given otherwise, mostly on or near an edge."""
    draw = Draw(2017)
    names = list(units)
    choices = [(one.id, name) for one in scheme.chosen_readings.register for name in one.names]
    for _ in range(RANDOM_UNITS):
        name = names[draw.below(len(names))]
        readings = dict([choices[draw.below(len(choices))]]) if choices else {}
        yield Vector("random", (name,), (_any_change(draw, scheme, units[name], places[name]),), readings)


def _any_change(draw: Draw, scheme: Scheme, unit: Object, places: Places) -> Object:
    change: Json = {}
    for row in _asked(scheme):
        near = places[row.path]
        if draw.below(3) == 0 and near:
            low, high = near[0], near[-1]
            anywhere = low + (high - low) * Fraction(draw.below(1001), 1000)
            number = near[draw.below(len(near))] if draw.below(2) else anywhere
            if not row.whole or number.denominator == 1:
                change = merged(change, _moved(unit, row, number))
    return change if isinstance(change, Mapping) else {}


def _cohorts(scheme: Scheme, units: Mapping[str, Object], places: Mapping[str, Places]) -> Iterator[Vector]:
    """Cohorts at random, whose averages and statistics are worked out; some lack what those count."""
    draw = Draw(2031)
    names = list(units)
    alone: Object = {"averages": None, "statistics": None}
    for number in range(RANDOM_COHORTS):
        changes = [_any_change(draw, scheme, {}, places[name]) for name in names]
        members = tuple({**change, **(alone if number % 10 else {})} for change in changes)
        yield Vector("cohort", tuple(names), members)
