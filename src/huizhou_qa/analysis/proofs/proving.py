"""The arithmetic of proofs: where numbers lie and which way they go, on every way through the gates of a rule.

It composes what ``Direction`` knows of the parts; gates narrow what is known of the facts on their ways. Whatever a
rule does not keep on the way (a curve that does not cover what it reads, a divisor that may be zero, a gate that never
holds) is noted. It knows no node by its class, so that it reads a stranger's too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from attrs import evolve, field, frozen

from huizhou_qa.analysis.proofs.gates import UNCONSTRAINED, Constraint, GatedWay, inside, outside, sides_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Direction, spans
from huizhou_qa.readers.agreements import LINEAR_SUMS, Linear
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.readers.direction import Directed, DirectedTruth
from huizhou_qa.readers.spans import ZERO, Over
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

NotedCode = Literal["not_covered", "overlap", "unreachable_piece", "divides_by_zero", "gate_never", "gate_always"]
Inputs = tuple[Input, ...]

_NO_INPUTS: Inputs = ()


@frozen
class Noted:
    """Something that a rule does not keep on one of its ways.

    Attributes:
        code: what.
        inputs: what is read for it.
        over: the numbers that it is about: those that no piece covers, a piece, what a gate asks; None for none.
    """

    code: NotedCode
    inputs: Inputs
    over: Interval | None = None


@frozen
class Proved:
    """A number.

    Attributes:
        directed: where it lies and which way it goes.
        reads: the inputs that it is made of.
        linear: what it is as a sum of facts; None where it is none.
        truth: the truth that it is the number of; None where it is none.
    """

    directed: Directed
    reads: Inputs = _NO_INPUTS
    linear: Linear | None = None
    truth: ProvedTruth | None = None


@frozen
class ProvedTruth:
    """A truth.

    Attributes:
        directed: what it may be and which way it goes.
        reads: the inputs that it is made of.
        held: what is told of facts where it holds.
        failed: what is told of them where it does not.
        asks: the interval that is asked for, where it is one; None where several things are.
        telling: whether it is worth a word that it always or never holds: not of whether there was something.
    """

    directed: DirectedTruth
    reads: Inputs = _NO_INPUTS
    held: Constraint = UNCONSTRAINED
    failed: Constraint = UNCONSTRAINED
    asks: Interval | None = None
    telling: bool = True


@frozen(eq=False)
class Proving:
    """The arithmetic.

    Attributes:
        start: what is known before any gate.
        readings: the choices that are made; an open point without one is proved for every choice.
        composed: the entries before, by path.
        noted: what was noted so far, each with the ways on which it is so.
    """

    start: GatedWay
    readings: Mapping[str, str]
    composed: Mapping[str, Directed]
    noted: dict[Noted, list[GatedWay]] = field(factory=dict)
    _ways: list[GatedWay] = field(init=False)
    _direction: Direction = field(init=False)

    @_ways.default
    def _from_the_start(self) -> list[GatedWay]:
        return [self.start]

    @_direction.default
    def _direction_under_the_readings(self) -> Direction:
        return Direction(Bounds({}, self.readings))

    def constant(self, value: Fraction) -> Proved:
        """Depends on no input."""
        return Proved(self._direction.constant(value), linear=LINEAR_SUMS.constant(value))

    def nothing(self, why: str) -> Proved:
        """Depends on no input."""
        return Proved(self._direction.nothing(why))

    def read(self, leaf: Input) -> Proved:
        """An entry as it was composed; an input as it is on this way."""
        if leaf.path in self.composed:
            return Proved(self.composed[leaf.path], (leaf,))
        directed = Directed(self._ways[-1].span(leaf), FrozenMapping({leaf.path: "up"}))
        return Proved(directed, (leaf,), LINEAR_SUMS.read(leaf))

    def sum(self, terms: Sequence[tuple[Proved, Fraction]], constant: Fraction) -> Proved:
        """As its terms are."""
        directed = self._direction.sum([(term.directed, weight) for term, weight in terms], constant)
        linear = LINEAR_SUMS.sum([(term.linear, weight) for term, weight in terms], constant)
        return Proved(directed, _read(term for term, _ in terms), linear)

    def product(self, left: Proved, right: Proved) -> Proved:
        """As its factors are."""
        return Proved(self._direction.product(left.directed, right.directed), _read((left, right)))

    def quotient(self, dividend: Proved, divisor: Proved) -> Proved:
        """As its parts are; a divisor that may be zero is noted."""
        if ZERO in divisor.directed.span:
            self._note_of("divides_by_zero", divisor, Interval.exactly(ZERO))
        return Proved(self._direction.quotient(dividend.directed, divisor.directed), _read((dividend, divisor)))

    def pooled(self, parts: Sequence[tuple[Proved, Proved]], least: int) -> Proved:
        """As its parts are."""
        directed = self._direction.pooled([(points.directed, full.directed) for points, full in parts], least)
        return Proved(directed, _read(one for part in parts for one in part))

    def rounded(self, number: Proved, to: GridRounding) -> Proved:
        """As the number is."""
        return Proved(self._direction.rounded(number.directed, to), number.reads)

    def ordered(self, numbers: Sequence[Proved], start: int, stop: int) -> Proved:
        """As the numbers are."""
        return Proved(self._direction.ordered([one.directed for one in numbers], start, stop), _read(numbers))

    def on_curve(self, number: Proved, curve: Curve) -> Proved:
        """As the curve is where the number lies; what it does not cover, or covers twice, is noted."""
        over = number.directed.span.over
        over = spans.whole_numbers(over) if curve.whole else over
        for part in _uncovered(over, curve):
            self._note_of("not_covered", number, part)
        for left, right in pairwise(curve.pieces):
            both = _met(left.over, right.over, curve)
            if both is not None:
                self._note("overlap", number.reads, both)
        for piece in curve.pieces if over else ():
            if not spans.meet(over, piece.over):
                self._note("unreachable_piece", number.reads, piece.over)
        return Proved(self._direction.on_curve(number.directed, curve), number.reads)

    def number_of(self, truth: ProvedTruth) -> Proved:
        """As the truth is."""
        return Proved(self._direction.number_of(truth.directed), truth.reads, truth=truth)

    def choose(self, truth: ProvedTruth, then: Callable[[], Proved], otherwise: Callable[[], Proved]) -> Proved:
        """As its branches are, each on its own way; a gate that always or never holds is noted."""
        here = self._ways[-1]
        past, beside = here.past(truth.held), here.past(truth.failed)
        may_be = truth.directed.may_be
        may_be = Possible(may_be.true and past is not None, may_be.false and beside is not None, may_be.may_be_nothing)
        if truth.telling and may_be.true != may_be.false:
            self._note("gate_always" if may_be.true else "gate_never", truth.reads, truth.asks)
        taken: list[Proved] = []
        directed = self._direction.choose(
            evolve(truth.directed, may_be=may_be),
            self._on(past or here, then, taken),
            self._on(beside or here, otherwise, taken),
        )
        return Proved(directed, _read((truth, *taken)))

    def open(self, reading: str, choices: Mapping[str, Callable[[], Proved]]) -> Proved:
        """As the choice is, or as every choice is."""
        taken: list[Proved] = []
        branches = {choice: self._on(self._ways[-1], branch, taken) for choice, branch in choices.items()}
        return Proved(self._direction.open(reading, branches), _read(taken))

    def within(self, number: Proved, over: Interval) -> ProvedTruth:
        """Whether the number lies there, and what that tells of facts."""
        directed = self._direction.within(number.directed, over)
        if number.truth is not None and (Fraction(1) in over) != (ZERO in over):
            same = Fraction(1) in over
            held, failed = (
                (number.truth.held, number.truth.failed) if same else (number.truth.failed, number.truth.held)
            )
            return ProvedTruth(directed, number.reads, held, failed, telling=number.truth.telling)
        held, failed = inside(number.linear, over), outside(number.linear, number.directed.span, over)
        return ProvedTruth(directed, number.reads, held, failed, over)

    def all_of(self, truths: Sequence[ProvedTruth]) -> ProvedTruth:
        """Whether all hold; where all but one always do, what that one tells where it does not."""
        directed = self._direction.all_of([truth.directed for truth in truths])
        failing = [truth.failed for truth in truths if truth.directed.may_be.false]
        failed = failing[0] if len(failing) == 1 else UNCONSTRAINED
        held = Constraint.of_all(truth.held for truth in truths)
        return ProvedTruth(directed, _read(truths), held, failed, telling=any(truth.telling for truth in truths))

    def present(self, number: Proved) -> ProvedTruth:
        """Whether there was something of it."""
        return ProvedTruth(self._direction.present(number.directed), number.reads, telling=False)

    def _note(self, code: NotedCode, inputs: Inputs, over: Interval | None = None) -> None:
        self.noted.setdefault(Noted(code, inputs, over), []).append(self._ways[-1])

    def _note_of(self, code: NotedCode, number: Proved, over: Interval) -> None:
        """Notes that a number may lie somewhere, unless what is known of facts on this way keeps it from there."""
        way = self._ways[-1].past(inside(number.linear, over))
        if way is not None:
            self.noted.setdefault(Noted(code, number.reads, over), []).append(way)

    def _on(self, way: GatedWay, branch: Callable[[], Proved], taken: list[Proved]) -> Callable[[], Directed]:
        """A branch as it is on a way."""

        def proved() -> Directed:
            with self._going(way):
                taken.append(branch())
            return taken[-1].directed

        return proved

    @contextmanager
    def _going(self, way: GatedWay) -> Iterator[None]:
        self._ways.append(way)
        yield
        self._ways.pop()


def _read(several: Iterable[Proved | ProvedTruth]) -> Inputs:
    return tuple(dict.fromkeys(leaf for one in several for leaf in one.reads))


def _uncovered(over: Over, curve: Curve) -> Over:
    """What of the numbers falls in no piece."""
    for piece in curve.pieces:
        over = tuple(part for side in sides_of(piece.over) for part in spans.meet(over, side))
    return spans.whole_numbers(over) if curve.whole else over


def _met(left: Interval, right: Interval, curve: Curve) -> Interval | None:
    both = left.meet(right)
    return both.whole_numbers() if both is not None and curve.whole else both
