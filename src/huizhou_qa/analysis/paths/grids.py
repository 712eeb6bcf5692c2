"""The numbers that a unit's facts and marks may be moved to, counted from where they stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.named_inputs import input_named, movable, place_of
from huizhou_qa.analysis.paths.move import ONE, Move
from huizhou_qa.errors import EvidenceError, SchemeError, Wording, pointer
from huizhou_qa.evidence.asked import asked, named
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.fields.converters import each_of_kind
from huizhou_qa.numbers.exact import is_whole, plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input

_MOVE = Wording("变动（Move）", "a Move")


@frozen
class Grid:
    """The numbers that an input may be moved to, counted from where it stands: 1 is the first above it, -1 below.

    Attributes:
        leaf: the input.
        move: how it may be moved.
        current: where it stands, which need not be among them.
        step: from one to the next.
        above: how many lie above where it stands.
        below: how many lie below.
    """

    leaf: Input
    move: Move
    current: Fraction
    step: Fraction
    above: int = field(init=False)
    below: int = field(init=False)

    @property
    def _last(self) -> int:
        return math.floor((self.move.high - self.move.low) / self.step)

    @above.default
    def _how_many_above(self) -> int:
        return max(self._last - max(math.floor((self.current - self.move.low) / self.step), -1), 0)

    @below.default
    def _how_many_below(self) -> int:
        return max(min(math.ceil((self.current - self.move.low) / self.step), self._last + 1), 0)

    def number(self, at: int) -> Fraction:
        """The number at a place: 0 is where it stands."""
        if not at:
            return self.current
        first = self._last + 1 - self.above if at > 0 else self.below
        return self.move.low + (first + at - (at > 0)) * self.step

    def beyond(self, over: Interval, *, up: bool) -> int | None:
        """The first place beyond an interval about a number of the grid; None where there is none."""
        end, closed = (over.high, over.high_closed) if up else (over.low, over.low_closed)
        if end is None:
            return None
        steps = (end - self.move.low) / self.step
        if up:
            at = (math.floor(steps) + 1 if closed else math.ceil(steps)) - (self._last - self.above)
        else:
            at = (math.ceil(steps) - 1 if closed else math.floor(steps)) - self.below
        at = max(at, 1) if up else min(at, -1)
        return at if -self.below <= at <= self.above else None

    def cost(self, at: int) -> Fraction:
        """What it costs to move it there."""
        return self.move.cost(self.current, self.number(at))


def grids_of(unit: Unit, moves: Sequence[Move]) -> tuple[Grid, ...]:
    """The grids of moves in the order of the text; EvidenceError for every one that this unit does not have."""
    faults, found = Faults(), dict[Input, Grid]()
    for at, move in enumerate(_listed(moves)):
        where = pointer("moves", str(at))
        try:
            leaf = input_named(unit.scheme, move.fact, f"{where}/fact")
        except EvidenceError as error:
            faults.found += error.faults
            continue
        if leaf in found:
            faults.add(f"{where}/fact", "repeated_name", case="move", name=move.fact)
            continue
        grid = _grid(unit, leaf, move, where, faults)
        if grid is not None:
            found[leaf] = grid
    faults.raise_if_any(case="path")
    return tuple(found[leaf] for leaf in movable(unit.scheme) if leaf in found)


def _listed(moves: Sequence[Move]) -> tuple[Move, ...]:
    try:
        return each_of_kind(moves, Move, _MOVE)
    except SchemeError as error:
        raise EvidenceError([fault.under("/moves") for fault in error.faults], {"case": "path"}) from None


def _grid(unit: Unit, leaf: Input, move: Move, where: str, faults: Faults) -> Grid | None:
    """The grid of a move; what is wrong with it is noted."""
    current, count = unit.values.get(leaf.path), len(faults.found)
    for end, name in ((move.low, "low"), (move.high, "high")):
        place_of(leaf, end, f"{where}/{name}", faults)
    step = move.step or (ONE if asked(leaf).whole else None)
    if step is None:
        faults.add(f"{where}/step", "required", case="step", label=named(leaf))
    elif asked(leaf).whole and not is_whole(step):
        faults.add(f"{where}/step", "not_whole", case="step", label=named(leaf), given=plain(step))
    if leaf.path in unit.values.nothing:
        faults.add(f"{where}/fact", "nothing", case="moved", label=named(leaf))
    elif current is None:
        faults.add(f"{where}/fact", "missing", case="moved", label=named(leaf))
    if step is None or current is None or len(faults.found) > count:
        return None
    return Grid(leaf, move, current, step)
