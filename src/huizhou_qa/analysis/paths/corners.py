"""The arithmetic of numbers at the corners of a box, where they are extreme, as far as that can be seen.

A number that, while one input moves and the others stand, only rises or only falls, whichever it is, is least and most
at corners of the box. A sum of inputs, each times a weight, does; so does a quotient of two such sums, whose divisor is
not zero in the box. Whatever is not seen to do so has no number here: bounds tell of it, though not so sharply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules.curves import Curve, way_of
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ZERO = Fraction(0)
NONE: frozenset[str] = frozenset()


@frozen
class Cornered:
    """A number that is least and most at corners.

    Attributes:
        values: what it is at each corner.
        moving: the paths of the inputs of the box that it rests on.
        is_linear: whether along each of these it is a straight line.
    """

    values: tuple[Fraction, ...]
    moving: frozenset[str] = NONE
    is_linear: bool = True

    @property
    def low(self) -> Fraction:
        """The least."""
        return min(self.values)

    @property
    def high(self) -> Fraction:
        """The most."""
        return max(self.values)


AtCorners = Cornered | None
"""None where it is not seen to be least and most at corners."""


@frozen(eq=False)
class Corners:
    """The arithmetic over one box.

    Attributes:
        at: the numbers that move, or follow, by path.
        exact: what is known besides, and the readings.
        count: how many corners there are.
    """

    at: Mapping[str, AtCorners]
    exact: Exact
    count: int

    def constant(self, value: Fraction) -> AtCorners:
        """The same at every corner."""
        return Cornered((value,) * self.count)

    def nothing(self, why: str) -> AtCorners:
        """No number, whatever the reason."""
        return self._fixed(self.exact.nothing(why))

    def _fixed(self, number: Number) -> AtCorners:
        return None if isinstance(number, Gap) else self.constant(number)

    def read(self, leaf: Input) -> AtCorners:
        """What moves, or what is known."""
        return self.at[leaf.path] if leaf.path in self.at else self._fixed(self.exact.read(leaf))

    def sum(self, terms: Sequence[tuple[AtCorners, Fraction]], constant: Fraction) -> AtCorners:
        """Lines added up, or what rests on different inputs."""
        known = [(term, weight) for term, weight in terms if term is not None]
        if len(known) < len(terms):
            return None
        numbers = [term for term, _ in known]
        is_linear = all(term.is_linear for term in numbers)
        if not (is_linear or _apart(numbers)):
            return None
        fixed = constant + sum((term.values[0] * weight for term, weight in known if not term.moving), ZERO)
        rest = [(term, weight) for term, weight in known if term.moving]
        values = (sum((term.values[at] * weight for term, weight in rest), fixed) for at in range(self.count))
        return Cornered(tuple(values), _moving(numbers), is_linear)

    def product(self, left: AtCorners, right: AtCorners) -> AtCorners:
        """Of numbers that rest on different inputs."""
        if left is None or right is None or not _apart((left, right)):
            return None
        values = (one * other for one, other in zip(left.values, right.values, strict=True))
        return Cornered(tuple(values), left.moving | right.moving, left.is_linear and right.is_linear)

    def quotient(self, dividend: AtCorners, divisor: AtCorners) -> AtCorners:
        """Of lines, or of what rests on different inputs, by what keeps its sign."""
        if dividend is None or divisor is None or divisor.low <= 0 <= divisor.high:
            return None
        are_linear = dividend.is_linear and divisor.is_linear
        if not (are_linear or _apart((dividend, divisor))):
            return None
        values = (one / other for one, other in zip(dividend.values, divisor.values, strict=True))
        return Cornered(tuple(values), dividend.moving | divisor.moving, dividend.is_linear and not divisor.moving)

    def pooled(self, parts: Sequence[tuple[AtCorners, AtCorners]], least: int) -> AtCorners:  # noqa: ARG002 - not seen
        """Not seen."""
        return None

    def rounded(self, number: AtCorners, to: GridRounding) -> AtCorners:
        """Rounding keeps the order."""
        if number is None:
            return None
        if to.stage == "written" and not self.exact.written:
            return number
        return _bent(number, [to(value) for value in number.values])

    def ordered(self, numbers: Sequence[AtCorners], start: int, stop: int) -> AtCorners:
        """The sum of places rises with each of the numbers."""
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers) or not _apart(known):
            return None
        values = tuple(sum(sorted(number.values[at] for number in known)[start:stop], ZERO) for at in range(self.count))
        return Cornered(values, _moving(known), is_linear=not _moving(known))

    def on_curve(self, number: AtCorners, curve: Curve) -> AtCorners:
        """A piece is a line; several keep the order where all go one way."""
        if number is None:
            return None
        over = Interval(number.low, number.high, low_closed=True, high_closed=True)
        pieces = [piece for piece in curve.pieces if piece.over.meet(over) is not None]
        if len(pieces) == 1 and number.low in pieces[0].over and number.high in pieces[0].over:
            return Cornered(tuple(map(pieces[0].points, number.values)), number.moving, number.is_linear)
        found = [curve.find(value) for value in number.values]
        covered = [piece.points(value) for piece, value in zip(found, number.values, strict=True) if piece is not None]
        return _bent(number, covered) if len(covered) == self.count and way_of(pieces) else None

    def number_of(self, truth: bool | None) -> AtCorners:  # noqa: FBT001 - a truth
        """1 or 0."""
        return None if truth is None else self.constant(Fraction(truth))

    def choose(
        self,
        truth: bool | None,  # noqa: FBT001 - a truth
        then: Callable[[], AtCorners],
        otherwise: Callable[[], AtCorners],
    ) -> AtCorners:
        """The branch that is taken all over the box."""
        if truth is None:
            return None
        return then() if truth else otherwise()

    def open(self, reading: str, choices: Mapping[str, Callable[[], AtCorners]]) -> AtCorners:
        """The branch of the choice made."""
        return choices[self.exact.readings[reading]]()

    def within(self, number: AtCorners, over: Interval) -> bool | None:
        """Where it is so all over the box, or nowhere in it."""
        if number is None:
            return None
        if number.low in over and number.high in over:
            return True
        reach = Interval(number.low, number.high, low_closed=True, high_closed=True)
        return False if over.meet(reach) is None else None

    def all_of(self, truths: Sequence[bool | None]) -> bool | None:
        """False where one is."""
        if any(truth is False for truth in truths):
            return False
        return None if any(truth is None for truth in truths) else True

    def present(self, number: AtCorners) -> bool | None:
        """A number is present; of what has none here that is not seen."""
        return None if number is None else True


def _moving(numbers: Sequence[Cornered]) -> frozenset[str]:
    return NONE.union(*(number.moving for number in numbers))


def _apart(numbers: Sequence[Cornered]) -> bool:
    """Whether no two rest on the same input."""
    return sum(len(number.moving) for number in numbers) == len(_moving(numbers))


def _bent(number: Cornered, values: Sequence[Fraction]) -> Cornered:
    return Cornered(tuple(values), number.moving, is_linear=not number.moving)
