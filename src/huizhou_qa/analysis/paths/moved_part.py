"""Inputs that are worked out together, and by how much they raise what is added up of their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import NamedTuple

from attrs import evolve, frozen

from huizhou_qa.analysis.moving.along_an_input import NO_COURSE, Along, Traced, fixed
from huizhou_qa.analysis.moving.following import RulesByPath, simplified_rules
from huizhou_qa.analysis.moving.line_quotients import IDENTITY, Course, added
from huizhou_qa.analysis.paths.corners import Cornered, Corners
from huizhou_qa.analysis.paths.grids import Grid
from huizhou_qa.analysis.paths.moved import Moved, paths_read
from huizhou_qa.numbers.exact import is_whole
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Exact, Gap, Number, Span, reads
from huizhou_qa.rules.arithmetic import Condition
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.scheme.agreements import Exclusion

ZERO = Fraction(0)
# Boxes of more sides have more corners than it is worth looking at.
MOST_BY_CORNERS = 5

Box = tuple[tuple[int, int], ...]
"""From which to which place of each grid, both included."""


@frozen(eq=False)
class AlongGrid(Along):
    """The arithmetic at one place of a grid: what it says of others holds at those of the grid.

    Attributes:
        step: from one number of the grid to the next.
    """

    step: Fraction

    def rounded(self, number: Traced, to: GridRounding) -> Traced:
        """As it is where it stands on the grid of the rounding at all numbers of its own."""
        above, below = number.course.above, number.course.below
        if isinstance(number.value, Gap) or below[1] or not above[1]:
            return super().rounded(number, to)
        stands = all(is_whole(one / to.grid) for one in (number.value, above[1] / below[0] * self.step))
        return number if stands else super().rounded(number, to)


class GainAbout(NamedTuple):
    """A gain at a place, if there is one, its course over the grid about the place, if it has one, and how far."""

    gain: Fraction | None
    course: Course | None
    over: Interval


@frozen(eq=False, slots=False)
class MovedPart:
    """Inputs that are worked out together.

    Attributes:
        moved: the unit, and all grids.
        at: the places of their grids among all.
        rules: what rests on them alone, in order, as the scheme has it.
        tops: what of these is added up, by path, each with its weight.
    """

    moved: Moved
    at: tuple[int, ...]
    rules: RulesByPath
    tops: Mapping[str, Fraction]

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The grids of the inputs."""
        return tuple(self.moved.grids[at] for at in self.at)

    @cached_property
    def whole(self) -> Box:
        """All places of the grids."""
        return tuple((-grid.below, grid.above) for grid in self.grids)

    @cached_property
    def current(self) -> Fraction:
        """What they come to now."""
        return self._sum(self.moved.unit.written) or ZERO

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(grid.leaf.path for grid in self.grids)

    @cached_property
    def _exclusions(self) -> tuple[Exclusion, ...]:
        return tuple(one for one in self.moved.exclusions if self._paths & {leaf.path for leaf in one.inputs})

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        return tuple(one for one in self.moved.conditions if self._paths & paths_read([one]))

    @cached_property
    def _shorter(self) -> RulesByPath:
        """The rules with everything worked out that rests on none of them."""
        unit = self.moved.unit
        out = self._paths.union(one.excluded.path for one in self._exclusions)
        return simplified_rules(self.rules, out, Exact(unit.written, unit.scheme.readings))

    @cached_property
    def _beside(self) -> Mapping[str, Number]:
        """What is read besides: gaps, what may be out of place, and what must agree."""
        read = paths_read([*self._conditions, *(one.condition for one in self._exclusions)])
        read |= {leaf.path for _, rule in self._shorter for leaf in reads(rule).inputs}
        read -= {path for path, _ in self._shorter} | self._paths
        return {path: number for path, number in self.moved.unit.written.items() if path in read}

    def gain(self, places: Sequence[int]) -> Fraction | None:
        """By how much they raise the sum at places; None where there is no number, or evidence that does not fit."""
        known = dict(self._beside)
        known |= {grid.leaf.path: grid.number(place) for grid, place in zip(self.grids, places, strict=True)}
        exact = Exact(known, self.moved.unit.scheme.readings)
        if any(one.under(exact) is False for one in self._conditions):
            return None
        for one in self._exclusions:
            if one.condition.under(exact) is True:
                if self._is_moved(one, places):
                    return None
                known.pop(one.excluded.path, None)
        for path, rule in self._shorter:
            known[path] = rule.under(exact)
        found = self._sum(known)
        return None if found is None else found - self.current

    def _is_moved(self, exclusion: Exclusion, places: Sequence[int]) -> bool:
        """Whether what would be out of place is itself moved, and so is said."""
        moved = (grid.leaf.path for grid, place in zip(self.grids, places, strict=True) if place)
        return exclusion.excluded.path in moved

    def gain_about(self, place: int) -> GainAbout:
        """Of a single input: the gain at a place, as ``gain`` has it, and how it goes on about it."""
        (grid,), unit = self.grids, self.moved.unit
        x = grid.number(place)
        traced = {grid.leaf.path: Traced(x, IDENTITY)}
        along = AlongGrid(x, traced, Exact(self._beside, unit.scheme.readings), grid.step)
        truths = [one.under(along) for one in self._conditions]
        over, fits = ANY_NUMBER, all(truth.value is not False for truth in truths)
        for one in self._exclusions:
            out = one.condition.under(along)
            over = over.meet(out.over) or over
            if one.excluded == grid.leaf:
                fits = fits and out.value is not True
            else:
                traced[one.excluded.path] = fixed((Exact({}) if out.value is True else along.exact).read(one.excluded))
        for path, rule in self._shorter:
            traced[path] = rule.under(along)
        for part in (*(truth.over for truth in truths), *(traced[path].over for path in self.tops)):
            over = over.meet(part) or over
        values = (*(truth.value for truth in truths), *(traced[path].value for path in self.tops))
        if any(isinstance(value, Gap) and NO_COURSE in value.faults for value in values):
            return GainAbout(self.gain([place]), None, Interval.exactly(x))
        course = added(((traced[path].course, weight) for path, weight in self.tops.items()), -self.current)
        found = self._sum({path: traced[path].value for path in self.tops})
        return GainAbout(found - self.current if fits and found is not None else None, course, over)

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
        known = {path: self.moved.spans[path] for path in self._beside}
        for at, grid, (low, high) in zip(self.at, self.grids, box, strict=True):
            known[grid.leaf.path] = self.moved.span_of(at, low, high)
        arithmetic = Bounds(known, self.moved.unit.scheme.readings)
        for path, rule in self._shorter:
            known[path] = rule.under(arithmetic)
        return arithmetic.sum([(known[path], weight) for path, weight in self.tops.items()], -self.current)

    def may_gain(self, box: Box, more_than: Fraction) -> bool:
        """Whether some places in a box may gain more than that."""
        if len(box) <= MOST_BY_CORNERS:
            corners = self._corners(box)
            if any(one.under(corners) is False for one in self._conditions):
                return False
            found = self._at_corners(corners)
            if found is not None:
                return found.high - self.current > more_than
        over = self.gains(box).over
        return bool(over) and (over[-1].high is None or over[-1].high > more_than)

    def _corners(self, box: Box) -> Corners:
        """The arithmetic over a box."""
        corners = list(product(*(tuple(map(grid.number, ends)) for grid, ends in zip(self.grids, box, strict=True))))
        at: dict[str, Cornered | None] = {
            grid.leaf.path: Cornered(values, frozenset([grid.leaf.path]))
            for grid, values in zip(self.grids, zip(*corners, strict=True), strict=True)
        }
        at |= dict.fromkeys(one.excluded.path for one in self._exclusions)
        return Corners(at, Exact(self._beside, self.moved.unit.scheme.readings), len(corners))

    def _at_corners(self, corners: Corners) -> Cornered | None:
        """What is added up, at the corners, where it is seen to be least and most there."""
        found = {**corners.at}
        arithmetic = evolve(corners, at=found)
        for path, rule in self._shorter:
            found[path] = rule.under(arithmetic)
        return arithmetic.sum([(found[path], weight) for path, weight in self.tops.items()], ZERO)

    def names(self) -> Iterator[str]:
        """The names of the inputs."""
        yield from (grid.leaf.name for grid in self.grids)
