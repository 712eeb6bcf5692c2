"""A unit whose inputs move over grids, several at once, and the parts of its score that are worked out together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from huizhou_qa.analysis.moves import Grid
from huizhou_qa.analysis.named_inputs import changes_of
from huizhou_qa.analysis.one_input import Moving, Unit, followers
from huizhou_qa.analysis.what_if import what_if
from huizhou_qa.engine.checking import check
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Entry, Tally
from huizhou_qa.readers import Bounds, Exact, Gap, Number, Span, asked_of, reads
from huizhou_qa.readers.spans import exactly, shifted
from huizhou_qa.scheme.building import GRADE, TOTAL

ZERO, ONE = Fraction(0), Fraction(1)
Box = tuple[tuple[int, int], ...]
"""From which to which place of each grid, both included."""


@frozen(eq=False, slots=False)
class Moved:
    """A unit, and the grids of the inputs that move."""

    unit: Unit
    grids: tuple[Grid, ...]

    @cached_property
    def movings(self) -> tuple[Moving, ...]:
        """The inputs, with the averages that move with them."""
        return tuple(Moving(self.unit, grid.leaf) for grid in self.grids)

    @cached_property
    def spans(self) -> dict[str, Span]:
        """Everything of the unit as it stands."""
        gap = Span((), may_be_nothing=True)
        return {path: gap if isinstance(one, Gap) else exactly(one) for path, one in self.unit.written.items()}

    @cached_property
    def sources(self) -> Mapping[str, int]:
        """What moves, by path: the place of its grid."""
        return {path: at for at, moving in enumerate(self.movings) for path in moving.courses}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that follow and that total and grade rest on, in order."""
        needed, found = {TOTAL.path, GRADE.path}, list[Entry]()
        readings = self.unit.scheme.readings
        for entry in reversed(followers(self.unit.scheme.program, frozenset(self.sources), readings)):
            if entry.leaf.path in needed:
                found.append(entry)
                needed |= self.read_by(entry)
        return tuple(reversed(found))

    def read_by(self, entry: Entry) -> set[str]:
        """The paths that an entry reads."""
        return {leaf.path for leaf in reads(entry.node, self.unit.scheme.readings).inputs}

    def narrowest(self) -> int:
        """The place of the first entry through which all that moves reaches the grade."""
        last = {path: at for at, entry in enumerate(self.entries) for path in self.read_by(entry)}
        before = max((last.get(path, -1) for path in self.sources), default=-1)
        for at, entry in enumerate(self.entries):
            if before <= at:
                return at
            before = max(before, last.get(entry.leaf.path, -1))
        return -1

    def numbers(self, places: Mapping[int, int], entries: Iterable[Entry]) -> dict[str, Number]:
        """All numbers with grids at places, the entries worked out anew."""
        known = dict(self.unit.written)
        for at, place in places.items():
            to = self.grids[at].number(place)
            known |= {path: course.at(to) for path, course in self.movings[at].courses.items()}
        arithmetic = Exact(known, self.unit.scheme.readings)
        for entry in entries:
            known[entry.leaf.path] = (
                self._tallied(entry, known) if isinstance(entry, Tally) else entry.node.under(arithmetic)
            )
        return known

    def _tallied(self, entry: Tally, known: Mapping[str, Number]) -> Number:
        readings = self.unit.scheme.readings
        counted = [
            (entry.node.under(Exact({**known, **incident}, readings)), ONE)
            for incident in self.unit.member.incidents or ()
        ]
        return Exact(known, readings).sum(counted, ZERO)

    def bounded(self, given: Mapping[str, Span], entries: Iterable[Entry]) -> dict[str, Span]:
        """Where all numbers may lie, the entries worked out anew."""
        known = {**self.spans, **given}
        arithmetic = Bounds(known, self.unit.scheme.readings)
        for entry in entries:
            known[entry.leaf.path] = (
                self.bounded_tally(entry, known) if isinstance(entry, Tally) else entry.node.under(arithmetic)
            )
        return known

    def bounded_tally(self, entry: Tally, known: Mapping[str, Span]) -> Span:
        """Where a tally over the unit's incidents may lie."""
        readings, counted = self.unit.scheme.readings, list[tuple[Span, Fraction]]()
        for incident in self.unit.member.incidents or ():
            beside = {path: exactly(one) for path, one in incident.items() if isinstance(one, Fraction)}
            counted.append((entry.node.under(Bounds({**known, **beside}, readings)), ONE))
        return Bounds(known, readings).sum(counted, ZERO)

    def spans_of(self, at: int, low: int, high: int) -> dict[str, Span]:
        """Where an input, and what moves with it, may lie between two places of its grid."""
        grid = self.grids[at]
        over: tuple[Interval, ...] = (Interval(grid.number(low), grid.number(high), low_closed=True, high_closed=True),)
        if grid.leaf.whole:
            over = tuple(one for one in (part.whole_numbers() for part in over) if one is not None)
        courses = self.movings[at].courses
        return {path: Span(shifted(over, course.above[1], course.above[0])) for path, course in courses.items()}


@frozen(eq=False, slots=False)
class MovedPart:
    """Inputs that are worked out together.

    Attributes:
        moved: the unit, and all grids.
        at: the places of their grids among all.
        entries: the entries that rest on them alone, in order.
        tops: what of these is added up, by path, each with its weight.
    """

    moved: Moved
    at: tuple[int, ...]
    entries: tuple[Entry, ...]
    tops: Mapping[str, Fraction]

    @property
    def whole(self) -> Box:
        """All places of the grids."""
        grids = [self.moved.grids[at] for at in self.at]
        return tuple((-grid.below, grid.above) for grid in grids)

    @cached_property
    def current(self) -> Fraction:
        """What they come to now."""
        return self._sum(self.moved.unit.written) or ZERO

    def gain(self, places: Sequence[int]) -> Fraction | None:
        """By how much they raise the sum at places; None where there is no number, or evidence that does not fit."""
        by_grid = dict(zip(self.at, places, strict=True))
        found = self._sum(self.moved.numbers(by_grid, self.entries))
        return found - self.current if found is not None and self._fits(by_grid) else None

    def _sum(self, numbers: Mapping[str, Number]) -> Fraction | None:
        found = ZERO
        for path, weight in self.tops.items():
            number = numbers[path]
            if isinstance(number, Gap):
                return None
            found += weight * number
        return found

    def gains(self, box: Box) -> Span:
        """By how much they may change the sum in a box; empty where there is no number."""
        given: dict[str, Span] = {}
        for at, (low, high) in zip(self.at, box, strict=True):
            given |= self.moved.spans_of(at, low, high)
        known = self.moved.bounded(given, self.entries)
        return Bounds({}).sum([(known[path], weight) for path, weight in self.tops.items()], -self.current)

    def _fits(self, places: Mapping[int, int]) -> bool:
        unit, grids = self.moved.unit, self.moved.grids
        numbers = self.moved.numbers(places, ())
        if any(one.condition.under(Exact(numbers)) is False for one in unit.scheme.agreements):
            return False
        if not self._is_of_statistics:
            return True
        changes = changes_of({grids[at].leaf: grids[at].number(place) for at, place in places.items() if place})
        return not check(unit.scheme, what_if(unit.scheme, unit.evidence, changes))

    @cached_property
    def _is_of_statistics(self) -> bool:
        """Whether statistics that are given may contradict a figure."""
        paths = {self.moved.grids[at].leaf.path for at in self.at}
        statistics = self.moved.unit.scheme.input_register.statistics
        return any(leaf.path in paths for one in statistics for leaf in asked_of(one))
