"""Questions that meet an edge of a scheme's document exactly, just below it or just above it.

Along one figure, with all else as it is, what is held against an end is mostly linear or a quotient of linear numbers:
three places tell where it comes to the end. Where no one figure leads there, a second one is moved first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from vector_edges import DocumentEdges, Held, exactly_known
from vector_parts import (
    NOTHING,
    RULED_BY,
    TREATMENTS,
    Json,
    Object,
    Vector,
    given_in_place,
    merged_object,
    moved,
    together,
    value_at,
)

from huizhou_qa import Evidence, HuizhouQAError, check
from huizhou_qa.readers import Exact, Number
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

STEP = Fraction(1, 1000)
# Between three numbers so far from another, most rules do not change.
APART = Fraction(1, 8)
# A second figure is moved to the first few whole numbers, beside the numbers that it is solved for.
FEW = 14
FAR = Fraction(1000)
# Three places tell where a number comes to an end, a fourth whether that is so.
FOUR = 4
OTHERS = "/others"


def edge_vectors(scheme: Scheme, units: Mapping[str, Object]) -> Iterator[Vector]:
    """A vector for each edge of each clause that was found, under the readings that it needs."""
    edges = DocumentEdges(scheme)
    for rule, reads in edges.reads.items():
        wanted = edges.all(rule)
        rows = [row for row in scheme.inputs if row.path in reads or row.path + OTHERS in reads]
        moving = {name: _Moving(scheme, _of_these(unit, rows)) for name, unit in units.items()}
        for readings in _combinations(scheme, edges.readings[rule]):
            under = scheme.under(readings)
            for name, unit in moving.items():
                for change in _Along(edges, rule, under.readings, unit).changes(rows) if wanted else ():
                    known = unit.known(change)
                    found = edges.met(rule, Exact(known, under.readings)) & wanted if known else set()
                    if found and not check(under, merged_object(units[name], change)):
                        wanted -= found
                        least = min(found)
                        about = f"{least.side} {least.end} at {least.place}"
                        yield Vector(about, (name,), (change,), readings)
                    if not wanted:
                        break


def _combinations(scheme: Scheme, ids: Sequence[str]) -> Iterator[dict[str, str]]:
    """All choices of some readings, without those that the scheme itself has."""
    names = {one.id: one.names for one in scheme.chosen_readings.register}
    for chosen in product(*(names[id_] for id_ in ids)):
        paired = zip(ids, chosen, strict=True)
        yield {id_: choice for id_, choice in paired if choice != scheme.readings[id_]}


def _of_these(unit: Object, rows: Sequence[InputRow]) -> Object:
    """What a unit says of some inputs: all that is known of it takes longer to read than they do."""
    said: dict[str, dict[str, Json]] = {}
    for row in rows:
        of = unit.get(row.section)
        if isinstance(of, Mapping) and row.name in of:
            said.setdefault(row.section, {})[row.name] = of[row.name]
    return {"unit": unit["unit"], **said}


class _Moving:
    """A unit whose figures are moved, and what is known of it then."""

    def __init__(self, scheme: Scheme, unit: Object) -> None:
        self.scheme, self.unit = scheme, unit
        self._kept: dict[str, Mapping[str, Number]] = {}

    def changed(self, change: Object) -> Object:
        """The unit with a change."""
        return merged_object(self.unit, change)

    def known(self, change: Object) -> Mapping[str, Number]:
        """What is known of the unit with a change; nothing where that is no evidence."""
        text = json.dumps(change)
        if text not in self._kept:
            try:
                self._kept[text] = exactly_known(self.scheme, Evidence.from_dict(self.changed(change)))
            except HuizhouQAError:
                self._kept[text] = {}
        return self._kept[text]


class _Along:
    """One rule under some readings, and what is held against ends in it where figures of a unit move."""

    def __init__(self, edges: DocumentEdges, rule: str, readings: Mapping[str, str], unit: _Moving) -> None:
        self.edges, self.rule, self.readings, self.unit = edges, rule, readings, unit

    def changes(self, rows: Sequence[InputRow]) -> Iterator[Object]:
        """One figure moved; there was nothing of one, and how that is ruled; two moved."""
        yield {}
        for row in rows:
            yield from self._solved({}, row)
            yield from self._few(row)
        for row in rows:
            nothing: Object = {row.section: {row.name: given_in_place(self.unit.unit, row.path, NOTHING)}}
            for one in TREATMENTS if f"/rulings/{row.clause}" in self.edges.reads[self.rule] else ():
                yield {**nothing, "rulings": {row.clause or "": {"treatment": one, **RULED_BY}}}
        for first, second in product(rows, rows):
            for change in () if first is second else self._few(first):
                yield from self._solved(change, second)
                if first.kind == "truth":
                    yield from (together(change, one) for one in self._few(second))

    def _few(self, row: InputRow) -> Iterator[Object]:
        """A figure moved to the first whole numbers of its range, to its ends and near them."""
        low, high = row.range.low, row.range.high
        ends = {FAR} if high is None else {high - 1, high}
        for number in sorted(ends | {Fraction(at) for at in range(FEW)} | (set() if low is None else {low})):
            if number in row.range:
                yield moved(self.unit.unit, row, number)

    def _solved(self, first: Object, row: InputRow) -> Iterator[Object]:
        """A figure moved to where what is held against an end comes to it, and beside that."""
        start = self.unit.changed(first)
        # A sum over members may be one of counts.
        steps = (1,) if row.whole else (STEP,) if row.section in {"facts", "marks"} else (1, STEP)
        beside = (0, *(sign * step for step in steps for sign in (-1, 1)))
        places = dict.fromkeys(root + by for root in sorted(self._roots(first, row)) for by in beside)
        for number in places:
            if number in row.range and (number.denominator == 1 or not row.whole):
                yield together(first, moved(start, row, number))

    def _roots(self, first: Object, row: InputRow) -> set[Fraction]:
        found: set[Fraction] = set()
        start, apart = self.unit.changed(first), Fraction(1) if row.whole else APART
        for begin in {Fraction(0), Fraction(1), value_at(start, row.path) or Fraction(0)}:
            places = [begin + at * apart for at in range(4) if begin + at * apart in row.range]
            told = [self._held(together(first, moved(start, row, at))) for at in places]
            for held in told[0] if len(told) == FOUR else ():
                numbers = [one[held] for one in told if held in one]
                if len(numbers) == FOUR:
                    found |= {root for end in held.ends for root in _root(places, numbers, end)}
        return found

    def _held(self, change: Object) -> dict[Held, Fraction]:
        known = self.unit.known(change)
        return dict(self.edges.numbers(self.rule, Exact(known, self.readings))) if known else {}


def _root(places: Sequence[Fraction], numbers: Sequence[Fraction], end: Fraction) -> Iterator[Fraction]:
    """Where the number comes to an end, if four numbers are a quotient of linear ones: then cross-ratios are equal."""
    if len(set(numbers)) == len(numbers) and _crossing(places, numbers, numbers[3]) == places[3]:
        found = _crossing(places, numbers, end)
        yield from () if found is None else (found,)


def _crossing(places: Sequence[Fraction], numbers: Sequence[Fraction], end: Fraction) -> Fraction | None:
    first, second, third, _ = places
    low, middle, high, _ = numbers
    above, below = (end - low) * (middle - high), (end - high) * (middle - low)
    divisor = (second - third) * below - above * (second - first)
    return (first * (second - third) * below - third * above * (second - first)) / divisor if divisor else None
