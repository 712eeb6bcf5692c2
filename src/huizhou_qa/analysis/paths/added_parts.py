"""The one rule through which all that moves reaches the grade, and which inputs are only added up in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.analysis.composition import Composing
from huizhou_qa.analysis.moving.along_an_input import Along, Traced
from huizhou_qa.analysis.moving.following import RulesByPath
from huizhou_qa.analysis.moving.line_quotients import IDENTITY
from huizhou_qa.analysis.moving.unit import number
from huizhou_qa.analysis.paths.moved import Moved, paths_read
from huizhou_qa.analysis.paths.moved_part import MovedPart
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers import Bounds, Exact, Span
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.program.building import TOTAL

ONE = Fraction(1)


@frozen(eq=False)
class AddedParts:
    """What adds up, by parts, in the one rule through which all that moves reaches the grade.

    Attributes:
        moved: the unit, and all grids.
        parts: the inputs that are worked out together.
        path: what the rule gives; None where nothing that moves reaches the grade.
        above: the rules from there to the grade, in order.
    """

    moved: Moved
    parts: tuple[MovedPart, ...]
    path: str | None
    above: RulesByPath


@frozen(eq=False)
class _Parting:
    """Which grids each number rests on, and which of these are worked out together."""

    moved: Moved
    rests: dict[str, frozenset[int]] = field(init=False)
    part_of: list[int] = field(init=False)
    read: dict[str, frozenset[str]] = field(factory=dict)

    @rests.default
    def _inputs_themselves(self) -> dict[str, frozenset[int]]:
        found = {path: frozenset({at}) for path, at in self.moved.grid_of.items()}
        for one in self.moved.exclusions:
            # What is put out of place rests on what puts it there.
            by = {leaf.path for leaf in (*one.inputs, one.excluded)}
            found[one.excluded.path] = found.get(one.excluded.path, frozenset()) | self._grids_of(by)
        return found

    @part_of.default
    def _each_alone(self) -> list[int]:
        return list(range(len(self.moved.grids)))

    def _grids_of(self, paths: Iterable[str]) -> frozenset[int]:
        return frozenset(self.moved.grid_of[path] for path in paths if path in self.moved.grid_of)

    def join(self, ones: Iterable[int]) -> None:
        """Works these out together from now on."""
        parts = {self.part_of[one] for one in ones}
        self.part_of[:] = [min(parts) if part in parts else part for part in self.part_of]

    def parts_of(self, path: str) -> set[int]:
        """The parts that a number rests on."""
        return {self.part_of[one] for one in self.rests.get(path, ())}

    def take(self, rules: RulesByPath) -> None:
        """Goes over rules in order."""
        known = dict(self.moved.spans)
        for one in self.moved.exclusions:
            known[one.excluded.path] = evolve(known[one.excluded.path], may_be_nothing=True)
        for at, grid in enumerate(self.moved.grids):
            known[grid.leaf.path] = self.moved.span_of(at, -grid.below, grid.above)
        arithmetic = Composing(Bounds(known, self.moved.unit.scheme.readings))
        for path, rule in rules:
            composed = rule.under(arithmetic)
            known[path] = composed.span
            if _is_settled(composed.span):
                continue
            moving = self.rests.keys()
            self.read[path] = frozenset(composed.paths & moving)
            self.rests[path] = frozenset().union(*(self.rests[one] for one in self.read[path]))
            if any(bound & moving for bound in composed.bound):
                self.join(self.rests[path])
        for condition in self.moved.conditions:
            self.join(self._grids_of(paths_read([condition])))
        for one in self.moved.exclusions:
            self.join(self.rests[one.excluded.path])


def _is_settled(span: Span) -> bool:
    """Whether it is the same number wherever the grids are."""
    return not span.may_be_nothing and len(span.over) == 1 and span.low is not None and span.low == span.high


def added_parts(moved: Moved) -> AddedParts:
    """What adds up to the one number through which all that moves reaches total and grade."""
    at = moved.narrowest()
    below = moved.rules[: at + 1]
    if not below:
        return AddedParts(moved, (), None, ())
    parting, top = _Parting(moved), below[-1][0]
    parting.take(below)
    parts, above = tuple(_parts(parting, below)), moved.rules[at + 1 :]
    if len(parts) == 1 and moved.goes_through(TOTAL.path):
        # A single part is worked out up to the total, as it is written.
        following = [path for path, _ in moved.rules].index(TOTAL.path) + 1
        parts = (evolve(parts[0], rules=moved.rules[:following], tops=FrozenMapping({TOTAL.path: ONE})),)
        return AddedParts(moved, parts, TOTAL.path, moved.rules[following:])
    return AddedParts(moved, parts, top, above)


def together(moved: Moved, entry: Input, weight: Fraction) -> MovedPart:
    """All that moves worked out together, up to one entry."""
    return MovedPart(moved, tuple(range(len(moved.grids))), moved.rules, FrozenMapping({entry.path: weight}))


def _tops(parting: _Parting, below: RulesByPath) -> Iterator[str]:
    """What sums over several parts read of a single one."""
    several = [path for path, _ in below if len(parting.parts_of(path)) > 1]
    read = dict.fromkeys(one for path in several for one in sorted(parting.read[path]))
    yield from (path for path in read if len(parting.parts_of(path)) == 1)


def _parts(parting: _Parting, below: RulesByPath) -> Iterator[MovedPart]:
    top, moved = below[-1][0], parting.moved
    several = tuple((path, rule) for path, rule in below if len(parting.parts_of(path)) > 1)
    weights = {path: _weight(parting, path, several) for path in _tops(parting, below)} if several else {top: ONE}
    for part in sorted(parting.parts_of(top)):
        yield MovedPart(
            moved,
            tuple(at for at, one in enumerate(parting.part_of) if one == part and at in parting.rests[top]),
            tuple((path, rule) for path, rule in below if parting.parts_of(path) == {part}),
            {path: weight for path, weight in weights.items() if parting.parts_of(path) == {part}},
        )


def _weight(parting: _Parting, path: str, sums: RulesByPath) -> Fraction:
    """How much of a number there is in the last of the sums that it is added up in."""
    unit = parting.moved.unit
    at = number(unit.written[path])
    traced = {path: Traced(at, IDENTITY)}
    along = Along(at, traced, Exact(unit.written, unit.scheme.readings))
    for sum_path, rule in sums:
        if not parting.read[sum_path].isdisjoint(traced):
            traced[sum_path] = rule.under(along)
    return traced[sums[-1][0]].course.above[1]
