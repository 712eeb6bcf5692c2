"""Which facts and marks may be moved on the way to a grade, to which numbers, and what each move costs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.named_inputs import input_named, movable, place_of
from huizhou_qa.analysis.one_input import Unit
from huizhou_qa.errors import EvidenceError, NumberError, SchemeError, Wording, is_a, pointer
from huizhou_qa.evidence.asked import asked, named
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.fields.converters import a_name, above_zero, by_field, each_of_kind
from huizhou_qa.numbers.exact import ExactNumber, exact, is_whole, plain
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import FACTS

ZERO, ONE = Fraction(0), Fraction(1)
_MOVE = Wording("变动（Move）", "a Move")


def _end(value: ExactNumber | bool) -> Fraction:  # noqa: FBT001 (a converter takes what it converts)
    """A number; of a yes or no, no is 0 and yes is 1."""
    return Fraction(value) if value is True or value is False else exact(value)


def _step(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else above_zero(value)


def _cost(value: ExactNumber) -> Fraction:
    number = exact(value)
    if number < 0:
        raise NumberError.of("", "below_zero", case="cost")
    return number


def _cost_if_any(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else _cost(value)


@frozen(field_transformer=by_field)
class Move:
    """How a fact, or the mark of a clause, may be moved: to every number from ``low`` in steps up to ``high``.

    Attributes:
        fact: the fact's name, or the clause id of the mark.
        low: the lowest number that it may be moved to.
        high: the highest; SchemeError where it is below the lowest.
        step: from one number to the next; needed but for counts, yes or no, and named options, where it is 1.
        cost_up: what each unit costs that it is moved up.
        cost_down: what each unit costs that it is moved down; the same where it is not said.
        fixed: what it costs besides, however far it is moved.
    """

    fact: str = field(converter=a_name)
    low: Fraction = field(converter=_end)
    high: Fraction = field(converter=_end)
    step: Fraction | None = field(default=None, converter=_step)
    cost_up: Fraction = field(kw_only=True, converter=_cost)
    cost_down: Fraction | None = field(default=None, kw_only=True, converter=_cost_if_any)
    fixed: Fraction = field(default=ZERO, kw_only=True, converter=_cost)

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise SchemeError.of("/high", "out_of_order", case="sweep", low=plain(self.low), high=plain(self.high))

    def cost(self, current: Fraction, to: Fraction) -> Fraction:
        """What it costs to move it from one number to another: nothing where it stays."""
        if to == current:
            return ZERO
        down = self.cost_up if self.cost_down is None else self.cost_down
        return self.fixed + (self.cost_up * (to - current) if to > current else down * (current - to))


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
    if current is None:
        faults.add(f"{where}/fact", "missing", case="moved", label=named(leaf))
    if step is None or current is None or len(faults.found) > count:
        return None
    # A mean at an end of the range leaves no other figure.
    given = unit.evidence.averages.get(leaf.name) if leaf.section == FACTS else None
    stays = is_a(given, Fraction) and given in (leaf.range.low, leaf.range.high)
    return Grid(leaf, Move(leaf.name, current, current, step, cost_up=ZERO) if stays else move, current, step)
