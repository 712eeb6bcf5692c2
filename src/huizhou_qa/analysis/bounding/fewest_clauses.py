"""The fewest clauses that have to turn until a grade line is decided, and how many sets of so many there are.

How clauses move the sums that a grade is read from is given; that the farther these go the better, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import lcm
from operator import add, ge

from attrs import field, frozen

from huizhou_qa.analysis.bounding.score_bounds import ClauseSet, WhyNoClauses

# Where more sets of clauses than these have to be told apart, none is told.
MOST_SETS = 2**14

Sums = tuple[Fraction, ...]
"""What is added to each of the sums that a grade is read from, in the direction in which turned clauses move it."""
Additions = tuple[int, ...]
"""The same as multiples of one unit fraction: far more of them are added and compared than are read from."""
WholeWay = tuple[tuple[int, ...], Additions]
"""Which clauses of a part turned, by their places, and what that adds."""


@frozen
class TurnedClauses:
    """One way of a part: which of its clauses turned, by their places, and what that adds to the sums."""

    turned: tuple[int, ...]
    adds: Sums


@frozen(eq=False)
class Deciding:
    """What a grade rests on where every undecided clause may turn from one of its ends to the other.

    Attributes:
        parts: the ways of each part; in every part, those in which none has turned add nothing.
        grade: the place of the worst grade that so much may give, or of the best, as was asked for.
    """

    parts: tuple[tuple[TurnedClauses, ...], ...]
    grade: Callable[[Sums], Fraction]

    @cached_property
    def _per(self) -> int:
        return lcm(*(added.denominator for part in self.parts for way in part for added in way.adds))

    @cached_property
    def ordered(self) -> Sequence[Sequence[WholeWay]]:
        """The parts, that which adds most first."""
        parts = sorted(self.parts, key=_most_added, reverse=True)
        return [[(way.turned, tuple(int(one * self._per) for one in way.adds)) for way in part] for part in parts]

    @cached_property
    def rests(self) -> Sequence[Mapping[int, Sequence[Additions]]]:
        """What the parts from each one on can add at most, by how many clauses turn."""
        none = tuple(0 for _ in self.ordered[0][0][1])
        nothing_added: Mapping[int, Sequence[Additions]] = {0: (none,)}
        return [*accumulate(reversed(self.ordered), _farther, initial=nothing_added)][::-1]

    def place(self, adds: Additions) -> Fraction:
        """The place of the grade that so much gives, worked out once for all lines."""
        if adds not in self._places:
            self._places[adds] = self.grade(tuple(Fraction(one, self._per) for one in adds))
        return self._places[adds]

    @cached_property
    def _places(self) -> dict[Additions, Fraction]:
        """Those that are known already."""
        return {}


@frozen(eq=False)
class Enough:
    """Whether so much decides a line; what is at least as much as what is enough is enough without being worked out."""

    _deciding: Deciding
    _is_decided: Callable[[Fraction], bool]
    _enough: list[Additions] = field(factory=list, init=False)
    _short: list[Additions] = field(factory=list, init=False)

    def __call__(self, adds: Additions) -> bool:
        """Whether it does."""
        if any(_at_least(adds, known) for known in self._enough):
            return True
        if any(_at_least(known, adds) for known in self._short):
            return False
        enough = self._is_decided(self._deciding.place(adds))
        (self._enough if enough else self._short).append(adds)
        return enough


def fewest(deciding: Deciding, ids: Sequence[str], is_decided: Callable[[Fraction], bool]) -> ClauseSet | WhyNoClauses:
    """The fewest clauses that have to turn until a grade's place is decided.

    Or why none are told: all together do not do it, or too many sets would have to be told apart.
    """
    enough, rests = Enough(deciding, is_decided), deciding.rests
    if any(len(front) > MOST_SETS for rest in rests for front in rest.values()):
        return "too_many_sets"
    size = next((size for size in sorted(rests[0]) if any(map(enough, rests[0][size]))), None)
    if size is None:
        return "not_enough"
    counted = _counted(deciding.ordered, rests, size, enough)
    if counted is None:
        return "too_many_sets"
    count, example = counted
    return ClauseSet(tuple(ids[at] for at in sorted(example)), count)


def _counted(
    parts: Sequence[Sequence[WholeWay]], rests: Sequence[Mapping[int, Sequence[Additions]]], size: int, enough: Enough
) -> tuple[int, tuple[int, ...]] | None:
    """How many sets of so many clauses do it, and the first of them."""
    (none,) = rests[-1][0]
    states: dict[tuple[int, Additions], tuple[int, tuple[int, ...]]] = {(0, none): (1, ())}
    for part, rest in zip(parts, rests[1:], strict=True):
        reached: dict[tuple[int, Additions], tuple[int, tuple[int, ...]]] = {}
        for (few, added), (count, example) in states.items():
            for turning, adds in part:
                more, sums = few + len(turning), _added(added, adds)
                if any(enough(_added(sums, left)) for left in rest.get(size - more, ())):
                    turned = (*example, *turning)
                    before, first = reached.get((more, sums), (0, turned))
                    reached[more, sums] = before + count, min(first, turned, key=sorted)
        if len(reached) > MOST_SETS:
            return None
        states = reached
    found = list(states.values())
    return sum(count for count, _ in found), min((example for _, example in found), key=sorted)


def _farther(before: Mapping[int, Sequence[Additions]], part: Sequence[WholeWay]) -> Mapping[int, Sequence[Additions]]:
    """The most that so many turned clauses can add with a part beside, by how many they are."""
    reached: dict[int, set[Additions]] = {}
    for size, several in before.items():
        for turned, adds in part:
            more = reached.setdefault(size + len(turned), set())
            more.update(_added(added, adds) for added in several)
    return {size: _front(several) for size, several in reached.items()}


def _front(several: Iterable[Additions]) -> tuple[Additions, ...]:
    """Those that no other is at least as much as in every sum."""
    front: list[Additions] = []
    for adds in sorted(several, reverse=True):
        if not any(_at_least(other, adds) for other in front):
            front.append(adds)
    return tuple(front)


def _added(left: Additions, right: Additions) -> Additions:
    return tuple(map(add, left, right))


def _at_least(left: Additions, right: Additions) -> bool:
    return all(map(ge, left, right))


def _most_added(part: Sequence[TurnedClauses]) -> Fraction:
    return max(sum(way.adds, Fraction(0)) for way in part)
