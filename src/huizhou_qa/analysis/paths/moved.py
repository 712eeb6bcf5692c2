"""A unit whose inputs move over grids, several at once: what follows from them, and what they must agree with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from huizhou_qa.analysis.moving.following import RulesByPath, followers
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.paths.grids import Grid
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Gap, Span, reads
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.scheme.agreements import Exclusion
from huizhou_qa.scheme.program.building import GRADE, TOTAL


@frozen(eq=False, slots=False)
class Moved:
    """A unit, and the grids of the inputs that move."""

    unit: Unit
    grids: tuple[Grid, ...]

    @cached_property
    def grid_of(self) -> Mapping[str, int]:
        """The place of the grid of every input that moves, by its path."""
        return {grid.leaf.path: at for at, grid in enumerate(self.grids)}

    @cached_property
    def spans(self) -> dict[str, Span]:
        """Everything of the unit as it stands."""
        gap = Span((), may_be_nothing=True)
        return {path: gap if isinstance(one, Gap) else exactly(one) for path, one in self.unit.written.items()}

    @cached_property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """What puts an input that is given out of place, or not, as others move."""
        return tuple(
            one
            for one in self.unit.scheme.exclusions
            if self.unit.is_given(one.excluded) and not self.grid_of.keys().isdisjoint(leaf.path for leaf in one.inputs)
        )

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """What must not fail of what moves: agreements, and what statistics leave."""
        agreed = (one.condition for one in self.unit.scheme.agreements)
        return tuple(
            one
            for one in (*agreed, *(limit for _, limit in self.unit.limits))
            if not self.grid_of.keys().isdisjoint(leaf.path for leaf in reads(one).inputs)
        )

    @cached_property
    def rules(self) -> RulesByPath:
        """The means and results that follow and that total and grade rest on, in order."""
        scheme = self.unit.scheme
        means = tuple(
            (path, mean)
            for path, mean in self.unit.means
            if not self.grid_of.keys().isdisjoint(self.unit.read_by_means[path])
        )
        moved = frozenset(
            [*self.grid_of, *(path for path, _ in means), *(one.excluded.path for one in self.exclusions)]
        )
        entries = followers(scheme.program, moved, scheme.readings)
        needed, found = {TOTAL.path, GRADE.path}, list[tuple[str, Measure]]()
        for path, rule in reversed((*means, *((entry.leaf.path, entry.node) for entry in entries))):
            if path in needed:
                found.append((path, rule))
                needed |= self.read_by(rule)
        return tuple(reversed(found))

    def read_by(self, rule: Measure) -> set[str]:
        """The paths that a rule reads."""
        return {leaf.path for leaf in reads(rule, self.unit.scheme.readings).inputs}

    def narrowest(self) -> int:
        """The place of the first rule through which all that moves reaches the grade; -1 where nothing does."""
        return next(self._narrow(), -1)

    def goes_through(self, path: str) -> bool:
        """Whether all that moves reaches the grade through the rule of that path, and no other way."""
        return path in (self.rules[at][0] for at in self._narrow())

    def _narrow(self) -> Iterator[int]:
        """The places of the rules before which nothing stands that a later one reads."""
        last = {path: at for at, (_, rule) in enumerate(self.rules) for path in self.read_by(rule)}
        sources = (*self.grid_of, *(one.excluded.path for one in self.exclusions))
        before = max((last.get(path, -1) for path in sources), default=-1)
        for at, (path, _) in enumerate(self.rules):
            if before <= at:
                yield at
            before = max(before, last.get(path, -1))

    def bounded(self, given: Mapping[str, Span], rules: RulesByPath) -> dict[str, Span]:
        """Where all numbers may lie, the rules worked out anew."""
        known = {**self.spans, **given}
        arithmetic = Bounds(known, self.unit.scheme.readings)
        for path, rule in rules:
            known[path] = rule.under(arithmetic)
        return known

    def span_of(self, at: int, low: int, high: int) -> Span:
        """Where an input may lie between two places of its grid."""
        grid = self.grids[at]
        over = Interval(grid.number(low), grid.number(high), low_closed=True, high_closed=True)
        # Grids of whole numbers have whole ends.
        return Span(((over.whole_numbers() or over) if grid.leaf.whole else over,))


def paths_read(conditions: Sequence[Condition]) -> set[str]:
    """The paths that conditions read."""
    return {leaf.path for one in conditions for leaf in reads(one).inputs}
