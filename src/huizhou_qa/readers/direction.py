"""Which way a number goes when an input rises: bounds and, beside them, a sign for every input.

A sign is proved, never sampled: ``up`` and ``down`` hold for all numbers of all ranges, ``unproved`` says only
that this way of reasoning does not tell. An input without a sign changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import spans
from huizhou_qa.readers.bounds import Bounds, Possible
from huizhou_qa.readers.spans import ZERO, Span
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

Sign = Literal["up", "down", "unproved"]
SignOrFlat = Sign | Literal["flat"]
"""Which way a curve goes, or a number from one branch to the other; ``flat`` where it is the same all along."""
Signs = FrozenMapping[str, Sign]

_OPPOSITE: Mapping[Sign, Sign] = FrozenMapping[Sign, Sign]({"up": "down", "down": "up", "unproved": "unproved"})
_NO_SIGNS: Signs = FrozenMapping()
Gates = frozenset[str]
_NO_GATES: Gates = frozenset()


@frozen
class Directed:
    """A number, and whether it rises or falls with each input.

    Attributes:
        span: where it may lie.
        signs: ``up``, ``down`` or ``unproved`` by the path of each input that it depends on, where it is a number.
        gates: the paths of inputs that decide whether there is a number or nothing.
    """

    span: Span
    signs: Signs = field(default=_NO_SIGNS)
    gates: Gates = _NO_GATES


@frozen
class DirectedTruth:
    """A truth, and whether it becomes true or false as each input rises.

    Attributes:
        may_be: what it may turn out to be.
        signs: ``up`` from false to true, ``down`` from true to false, by the path of each input.
        gates: the paths of inputs that decide whether there is anything to ask of.
    """

    may_be: Possible
    signs: Signs = field(default=_NO_SIGNS)
    gates: Gates = _NO_GATES


@frozen(eq=False)
class Direction:
    """The arithmetic of numbers that know which way they go.

    Attributes:
        bounds: where the numbers lie, and which choices are made.
    """

    bounds: Bounds

    def constant(self, value: Fraction) -> Directed:
        """Depends on no input."""
        return Directed(self.bounds.constant(value))

    def nothing(self, why: str) -> Directed:
        """Depends on no input."""
        return Directed(self.bounds.nothing(why))

    def read(self, leaf: Input) -> Directed:
        """Rises with the input."""
        return Directed(self.bounds.read(leaf), FrozenMapping({leaf.path: "up"}))

    def sum(self, terms: Sequence[tuple[Directed, Fraction]], constant: Fraction) -> Directed:
        """As its terms do, the other way where a weight is below zero."""
        span = self.bounds.sum([(term.span, weight) for term, weight in terms], constant)
        signs = _combined(*(turned(term.signs, _sign_of_weight(weight)) for term, weight in terms if weight))
        return Directed(span, signs, _gates(*(term for term, _ in terms)))

    def product(self, left: Directed, right: Directed) -> Directed:
        """As each factor does, the other way where the other factor is below zero."""
        span = self.bounds.product(left.span, right.span)
        signs = _combined(turned(left.signs, _sign(right.span)), turned(right.signs, _sign(left.span)))
        return Directed(span, signs, _gates(left, right))

    def quotient(self, dividend: Directed, divisor: Directed) -> Directed:
        """As the dividend does and against the divisor, where the other of the two keeps its sign."""
        span = self.bounds.quotient(dividend.span, divisor.span)
        keeps = _sign(divisor.span)
        against = turned(turned(divisor.signs, "down"), _sign(dividend.span))
        below = against if keeps != "unproved" else turned(divisor.signs, "unproved")
        return Directed(span, _combined(turned(dividend.signs, keeps), below), _gates(dividend, divisor))

    def pooled(self, parts: Sequence[tuple[Directed, Directed]], least: int) -> Directed:
        """As the points of parts that are surely present do; full marks that depend on an input are not followed."""
        span = self.bounds.pooled([(points.span, full.span) for points, full in parts], least)
        signs = [turned(points.signs, "unproved" if points.span.may_be_nothing else "up") for points, _ in parts]
        both = [one for part in parts for one in part]
        deciding = _unproved(_gates(*both))
        signs += [turned(full.signs, "unproved") for _, full in parts]
        return Directed(span, _combined(*signs, deciding), _gates(*both))

    def rounded(self, number: Directed, to: GridRounding) -> Directed:
        """As the number does."""
        return Directed(self.bounds.rounded(number.span, to), number.signs, number.gates)

    def ordered(self, numbers: Sequence[Directed], start: int, stop: int) -> Directed:
        """As the numbers do."""
        span = self.bounds.ordered([number.span for number in numbers], start, stop)
        return Directed(span, _combined(*(number.signs for number in numbers)), _gates(*numbers))

    def on_curve(self, number: Directed, curve: Curve) -> Directed:
        """As the number does, the other way on a curve that falls, and no way where the curve is flat."""
        over = spans.whole_numbers(number.span.over) if curve.whole else number.span.over
        images = [Span(spans.image(over, piece)) for piece in curve.pieces]
        reached = [(piece.slope, image) for piece, image in zip(curve.pieces, images, strict=True) if image.over]
        span = Span(spans.union(part for image in images for part in image.over), number.span.may_be_nothing)
        return Directed(span, turned(number.signs, _direction_of(reached)), number.gates)

    def number_of(self, truth: DirectedTruth) -> Directed:
        """As the truth does, from false to true."""
        return Directed(self.bounds.number_of(truth.may_be), truth.signs, truth.gates)

    def choose(self, truth: DirectedTruth, then: Callable[[], Directed], otherwise: Callable[[], Directed]) -> Directed:
        """As both branches do, and as the truth does where one branch is never worth less than the other.

        Where one branch is nothing, the truth decides whether there is a number, and the number goes as the other does.
        """
        may_be = truth.may_be
        if not (may_be.true and may_be.false):
            taken = then() if may_be.true else otherwise()
            span = self.bounds.choose(may_be, lambda: taken.span, lambda: taken.span)
            return Directed(span, taken.signs, _gates(truth, taken))
        first, second = then(), otherwise()
        span = self.bounds.choose(may_be, lambda: first.span, lambda: second.span)
        gates = _gates(truth, first, second)
        if first.span.may_be_nothing or second.span.may_be_nothing:
            gates |= truth.signs.keys()
        if not (first.span.over and second.span.over):
            return Directed(span, _combined(first.signs, second.signs), gates)
        with_gate = turned(truth.signs, _compared(first.span, second.span))
        return Directed(span, _combined(first.signs, second.signs, with_gate), gates)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Directed]]) -> Directed:
        """The branch of the choice made, or as every choice does."""
        if reading in self.bounds.readings:
            return choices[self.bounds.readings[reading]]()
        branches = [branch() for branch in choices.values()]
        span = self.bounds.open(reading, {str(at): _always(branch.span) for at, branch in enumerate(branches)})
        return Directed(span, _combined(*(branch.signs for branch in branches)), _gates(*branches))

    def within(self, number: Directed, over: Interval) -> DirectedTruth:
        """Up where only too small a number fails, down where only too great a one does."""
        may_be = self.bounds.within(number.span, over)
        if not (may_be.true and may_be.false):
            return DirectedTruth(may_be, gates=number.gates)
        below = (
            any(part.meet(_beyond(over, above=False)) for part in number.span.over) if over.low is not None else False
        )
        above = (
            any(part.meet(_beyond(over, above=True)) for part in number.span.over) if over.high is not None else False
        )
        way: Sign = "unproved" if below and above else "up" if below else "down"
        return DirectedTruth(may_be, turned(number.signs, way), number.gates)

    def all_of(self, truths: Sequence[DirectedTruth]) -> DirectedTruth:
        """As the truths do."""
        may_be = self.bounds.all_of([truth.may_be for truth in truths])
        return DirectedTruth(may_be, _combined(*(truth.signs for truth in truths)), _gates(*truths))

    def present(self, number: Directed) -> DirectedTruth:
        """Depends on no number, only on what decides whether there is one."""
        return DirectedTruth(self.bounds.present(number.span), _unproved(number.gates))


def _always(span: Span) -> Callable[[], Span]:
    return lambda: span


def _gates(*several: Directed | DirectedTruth) -> Gates:
    return _NO_GATES.union(*(measured.gates for measured in several))


def _unproved(paths: Gates) -> Signs:
    return FrozenMapping(dict.fromkeys(paths, "unproved"))


def _sign_of_weight(weight: Fraction) -> Sign:
    return "up" if weight > 0 else "down"


def turned(signs: Signs, way: SignOrFlat) -> Signs:
    """The signs of what goes ``up`` or ``down`` with what they are of, of what may go either way, or of what stays."""
    if way == "up":
        return signs
    if way == "flat":
        return _NO_SIGNS
    return FrozenMapping({path: _OPPOSITE[sign] if way == "down" else "unproved" for path, sign in signs.items()})


def _combined(*several: Signs) -> Signs:
    together: dict[str, Sign] = {}
    for signs in several:
        for path, sign in signs.items():
            together[path] = sign if together.get(path, sign) == sign else "unproved"
    return FrozenMapping(together)


def _sign(span: Span) -> Sign:
    """Whether multiplying by a number of the span keeps the direction of another (``up``) or turns it."""
    if span.low is not None and span.low >= 0:
        return "up"
    return "down" if span.high is not None and span.high <= ZERO else "unproved"


def _compared(left: Span, right: Span) -> SignOrFlat:
    """Up where no number of the left is below one of the right, down where none is above; flat where they are one."""
    if left.is_exact and left == right:
        return "flat"
    if left.low is not None and right.high is not None and left.low >= right.high:
        return "up"
    return "down" if left.high is not None and right.low is not None and left.high <= right.low else "unproved"


def _direction_of(reached: Sequence[tuple[Fraction, Span]]) -> SignOrFlat:
    """Which way a curve goes over the pieces that are reached, each with its slope."""
    return _one_way(_steps([image for _, image in reached]) | {_sign_of_weight(slope) for slope, _ in reached if slope})


def direction_of(images: Sequence[Span]) -> SignOrFlat:
    """Which way the images of rising numbers go, from each to the next."""
    return _one_way(_steps(images))


def _steps(images: Sequence[Span]) -> set[SignOrFlat]:
    return {_compared(later, earlier) for earlier, later in pairwise(images) if later != earlier}


def _one_way(ways: Collection[SignOrFlat]) -> SignOrFlat:
    return "unproved" if len(ways) > 1 else next(iter(ways), "flat")


def _beyond(over: Interval, *, above: bool) -> Interval:
    """What lies on one side of an interval that ends there."""
    if above:
        return Interval(over.high, None, not over.high_closed, high_closed=False)
    return Interval(None, over.low, low_closed=False, high_closed=not over.low_closed)
