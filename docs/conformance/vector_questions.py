"""Which conformance vectors there are: the questions, each a unit or a cohort that is changed, under readings.

Each edge of each rule has a vector (``vector_solving.py``), and each line of the grades (``vector_lines.py``). Besides,
numbers stand at, below and above every end of an interval and every constant in what reads them, and its multiples by
what else is read. Answers are worked out in ``make_vectors.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from vector_incidents import incident_vectors
from vector_lines import line_vectors
from vector_parts import (
    NOTHING,
    RULED_BY,
    TREATMENTS,
    Draw,
    Json,
    Object,
    Vector,
    given_in_place,
    moved,
    together,
    value_at,
)
from vector_solving import edge_vectors
from vector_texts import text_vectors

from huizhou_qa.readers.document import Document, canonical
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.program.document import document_in_full
from huizhou_qa.scheme.scheme import Scheme

# The working is shown of one in so many: it is much longer than the figures.
WORKED = 6
RANDOM_UNITS = 2000
RANDOM_COHORTS = 60
INTERVAL = re.compile(r'"[\[(](\S+), (\S+)[\])]"')
READ = re.compile(r'\["read","([^"]+)"\]')
CONSTANT = re.compile(r'\["constant","([^"]+)"\]')
ROUNDED_BY_RULE = '"rule"]'
FIRST = {Fraction(0), Fraction(1)}
# With more ends than this, their multiples are left out.
MANY = 5
NEAR = Fraction(1, 1000)
# A reading that touches more is one of writing: units unchanged and at random show it.
FEW = 4
FIRST_PLACES = (1, 2, 3, 4)
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


def vectors(scheme: Scheme, units: Mapping[str, Object]) -> Iterator[Vector]:
    """Every vector of a scheme, made of these units."""
    yield from (Vector("unchanged", (name,), ({},)) for name in units)
    entries = document_in_full(scheme, Document())["entries"]
    written = [canonical(entry) for entry in entries] if isinstance(entries, tuple) else []
    places = {name: {row.path: _places(written, unit, row) for row in _asked(scheme)} for name, unit in units.items()}
    yield from edge_vectors(scheme, units)
    yield from line_vectors(scheme, units)
    yield from _edges(scheme, units, places)
    yield from _places_among_others(scheme, units)
    yield from _readings(scheme, units, places)
    yield from incident_vectors(scheme, units)
    yield from _rulings(scheme, *next(iter(units.items())))
    yield from _unreadable(scheme, *next(iter(units.items())))
    yield from text_vectors(scheme, *next(iter(units.items())))
    yield from _random(scheme, units, places)
    yield from _cohorts(scheme, units, places)


def _edges(scheme: Scheme, units: Mapping[str, Object], places: Mapping[str, Places]) -> Iterator[Vector]:
    """Every fact and mark at, below and above its places."""
    for name, unit in units.items():
        for row in _asked(scheme):
            for at, number in enumerate(places[name][row.path]):
                change = moved(unit, row, number)
                yield Vector(f"edge {row.path}", (name,), (change,), clause="" if at % WORKED else row.clause or "")


def _places_among_others(scheme: Scheme, units: Mapping[str, Object]) -> Iterator[Vector]:
    """The first places of a cohort, where evidence brings its place."""
    for row in scheme.inputs:
        for name, number in (
            product(units, map(Fraction, FIRST_PLACES)) if row.section == "statistics" and row.whole else ()
        ):
            yield Vector(f"place {row.path}", (name,), (moved(units[name], row, number),))


def _asked(scheme: Scheme) -> list[InputRow]:
    return [row for row in scheme.inputs if row.section in {"facts", "marks"}]


def _places(written: Sequence[str], unit: Object, row: InputRow) -> list[Fraction]:
    """Every end of an interval in the entries that read an input, and its multiples by what else they read."""
    reading = [text for text in written if f'["read","{row.path}"]' in text]
    ends = {Fraction(end) for text in reading for pair in INTERVAL.findall(text) for end in pair if "∞" not in end}
    ends |= {Fraction(number) for text in reading for number in CONSTANT.findall(text)}
    others = {value_at(unit, path) for text in reading for path in READ.findall(text) if path != row.path}
    values = {value for value in others if value is not None}
    steps: tuple[Fraction, ...] = (Fraction(-1), Fraction(0), Fraction(1)) if row.whole else (-NEAR, Fraction(0), NEAR)
    found = {end * value for end in ends for value in values if len(reading) * len(ends) < MANY}
    if any(ROUNDED_BY_RULE in text for text in reading):
        steps = (-NEAR, Fraction(0), NEAR, Fraction(1))
    places = {place + step for place in ends | values | found | FIRST for step in steps}
    return sorted(place for place in places if place in row.range and (place.denominator == 1 or not row.whole))


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
                            yield Vector(f"reading {reading.id}", (name,), (moved(unit, row, number),), readings)


def _rulings(scheme: Scheme, name: str, unit: Object) -> Iterator[Vector]:
    """Every fact with nothing to measure, and all of a clause: unruled, and under each; a ruling on what is known."""
    of_clauses = {id_: [row for row in _asked(scheme) if row.clause == id_] for id_ in scheme.clauses}
    for rows in ([row] for row in _asked(scheme)):
        yield from _nothing_of(scheme, name, unit, rows)
    for rows in (rows for rows in of_clauses.values() if len(rows) > 1):
        yield from _nothing_of(scheme, name, unit, rows)
    for clause in scheme.clauses:
        yield Vector(f"nothing to rule {clause}", (name,), (_ruled([clause], "full"),))
    yield Vector("no such clause", (name,), (_ruled(["99"], "full"),))


def _nothing_of(scheme: Scheme, name: str, unit: Object, rows: Sequence[InputRow]) -> Iterator[Vector]:
    nothing: Object = {}
    for row in rows:
        nothing = together(nothing, {row.section: {row.name: given_in_place(unit, row.path, NOTHING)}})
    paths = {row.path for row in rows}
    clauses = [id_ for id_, one in scheme.clauses.items() if paths & {leaf.path for leaf in one.rule.inputs}]
    about = ", ".join(sorted(paths))
    yield Vector(f"nothing {about}", (name,), (nothing,))
    for treatment in TREATMENTS:
        yield Vector(f"ruled {about}", (name,), ({**nothing, **_ruled(clauses, treatment)},))


def _ruled(clauses: Sequence[str], treatment: str) -> Object:
    return {"rulings": {clause: {"treatment": treatment, **RULED_BY} for clause in clauses}}


def _unreadable(scheme: Scheme, name: str, unit: Object) -> Iterator[Vector]:
    """Every input missing, and given as what it cannot be: a kind of mistake each, in turn."""
    kinds = list(UNREADABLE)
    for at, row in enumerate(_asked(scheme)):
        yield Vector(f"missing {row.path}", (name,), ({row.section: {row.name: None}},))
        for step in range(6):
            kind = kinds[(at + step * 3) % len(kinds)]
            yield Vector(
                f"{kind} {row.path}",
                (name,),
                ({row.section: {row.name: given_in_place(unit, row.path, UNREADABLE[kind])}},),
            )
    for section in ("facts", "marks", "averages", "statistics"):
        yield Vector("unknown name", (name,), ({section: {"nobody": "1"}},))
        yield Vector("no section", (name,), ({section: "1"},))
    yield Vector("unknown key", (name,), ({"nobody": "1"},))
    yield Vector("no unit", (name,), ({"unit": None},))


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
    change: Object = {}
    for row in _asked(scheme):
        near = places[row.path]
        if draw.below(3) == 0 and near:
            low, high = near[0], near[-1]
            anywhere = low + (high - low) * Fraction(draw.below(1001), 1000)
            number = near[draw.below(len(near))] if draw.below(2) else anywhere
            if not row.whole or number.denominator == 1:
                change = together(change, moved(unit, row, number))
    return change


def _cohorts(scheme: Scheme, units: Mapping[str, Object], places: Mapping[str, Places]) -> Iterator[Vector]:
    """Cohorts at random, whose averages and statistics are worked out; some lack what those count."""
    draw = Draw(2031)
    names = list(units)
    alone: Object = {"averages": None, "statistics": None}
    for number in range(RANDOM_COHORTS):
        changes = [_any_change(draw, scheme, {}, places[name]) for name in names]
        members = tuple({**change, **(alone if number % 10 else {})} for change in changes)
        yield Vector("cohort", tuple(names), members)
