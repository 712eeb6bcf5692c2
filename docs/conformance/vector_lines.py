"""Questions whose total stands at, just below and just above a line of the grades.

What each figure, moved to a few numbers, does to the total is found for each alone. Some are moved together until the
total is near a line; then the awarded marks go by small steps until it stands where it should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain

from vector_parts import Object, Vector, merged_object, moved, together, value_at

from huizhou_qa import Evidence, assess, check
from huizhou_qa.readers.document import Data, Document, canonical
from huizhou_qa.scheme.program.building import BY_SCORE
from huizhou_qa.scheme.program.document import document_in_full
from huizhou_qa.scheme.scheme import Scheme

END = re.compile(r"[\[(]([0-9/]+), ")
CENT = Fraction(1, 100)
BESIDE = (Fraction(0), -CENT, CENT)
# Where a reading rounds the total before it is graded, half a point below a line is one too.
ROUNDED = (-50 * CENT, -51 * CENT)
HUNDRED = 100
FIRST_NUMBERS = (0, 1, 2, 4, 8, 50, 100)
SMALL = Fraction(1, 10)
MOST_MOVES = 6


def line_vectors(scheme: Scheme, units: Mapping[str, Object]) -> Iterator[Vector]:
    """Totals beside every line, under every reading of the lines, as far as the units can be brought there."""
    node = next(text for text in map(canonical, _entries(scheme)) if f'"path":"{BY_SCORE.path}"' in text)
    # No total is below 0, and what would be is one of 0.
    lines = sorted({Fraction(0), *map(Fraction, END.findall(node))})
    open_in_it = [one for one in scheme.chosen_readings.register if f'["open","{one.id}"' in node]
    choices = [{one.id: name} for one in open_in_it for name in one.names[1:]]
    for name, unit in units.items():
        totals = _Totals(scheme, unit)
        for target in (line + by for line in lines for by in (*BESIDE, *(ROUNDED if choices else ()))):
            change = totals.brought_to(target)
            if change is not None:
                yield from (Vector(f"a total of {target}", (name,), (change,), chosen) for chosen in ({}, *choices))


def _entries(scheme: Scheme) -> tuple[Data, ...]:
    entries = document_in_full(scheme, Document())["entries"]
    return entries if isinstance(entries, tuple) else ()


class _Totals:
    """The total of a unit, and what moving each figure alone does to it."""

    def __init__(self, scheme: Scheme, unit: Object) -> None:
        self.scheme, self.unit = scheme, unit
        self.marks = [row for row in scheme.inputs if row.section == "marks"]
        facts = [row for row in scheme.inputs if row.section == "facts" and not row.options]
        start = self._total({}) or Fraction(0)
        self.start, self.effects = start, dict[str, list[tuple[Object, Fraction]]]()
        for row in (*facts, *self.marks):
            for number in (one for one in map(Fraction, FIRST_NUMBERS) if one in row.range):
                change = moved(unit, row, number)
                total = self._total(change)
                if total is not None:
                    self.effects.setdefault(row.path, []).append((change, total - start))

    def brought_to(self, target: Fraction) -> Object | None:
        """A change that brings the total there; None where none was found."""
        change, total = self._near(target)
        ways = chain([change], self._by_one_mark(change, target - total), self._by_small_steps(change))
        return next((one for one in ways if self._total(one) == target), None)

    def _near(self, target: Fraction) -> tuple[Object, Fraction]:
        """Figures moved, each the one that brings the total nearest, while that is nearer."""
        change: Object = {}
        total, left = self.start, dict(self.effects)
        for _ in range(MOST_MOVES):
            ways = [
                (abs(total + by - target), path, at) for path, ones in left.items() for at, (_, by) in enumerate(ones)
            ]
            away, path, at = min(ways)
            if away >= abs(total - target):
                break
            change = together(change, left.pop(path)[at][0])
            total = self._total(change) or total
        return change, total

    def _by_one_mark(self, change: Object, by: Fraction) -> Iterator[Object]:
        whole = merged_object(self.unit, change)
        for row in self.marks:
            number = (value_at(whole, row.path) or Fraction(0)) + by
            if number in row.range:
                yield together(change, moved(whole, row, number))

    def _by_small_steps(self, change: Object) -> Iterator[Object]:
        whole = merged_object(self.unit, change)
        for row in self.marks[-1:]:
            for number in (row.range.low + at * SMALL for at in range(HUNDRED) if row.range.low is not None):
                if number in row.range:
                    yield together(change, moved(whole, row, number))

    def _total(self, change: Object) -> Fraction | None:
        whole = merged_object(self.unit, change)
        return None if check(self.scheme, whole) else Fraction(assess(self.scheme, Evidence.from_dict(whole)).total)
