"""The fewest clauses that have to turn until a grade line is decided, and how many sets of so many there are.

How clauses move the sums that a grade is read from is given; that the farther these go the better, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from attrs import field, frozen

from huizhou_qa.analysis.bounding.score_bounds import ClauseSet, WhyNoClauses

ZERO = Fraction(0)
# Where more sets of clauses than these have to be told apart, none is told.
MOST_SETS = 2**14

Sums = tuple[Fraction, ...]
"""What is added to each of the sums that a grade is read from, in the direction in which turned clauses move it."""


@frozen
class TurnedClauses:
    """One way of a part: which of its clauses turned, by their places, and what that adds to the sums."""

    turned: tuple[int, ...]
    adds: Sums


@frozen
class Deciding:
    """What a grade rests on where every undecided clause may turn from one of its ends to the other.

    Attributes:
        parts: the ways of each part; in every part, those in which none has turned add nothing.
        grade: the place of the worst grade that so much may give, or of the best, as was asked for.
    """

    parts: tuple[tuple[TurnedClauses, ...], ...]
    grade: Callable[[Sums], Fraction]


@frozen(eq=False)
class Enough:
    """Whether so much decides a line; what is at least as much as what is enough is enough without being worked out."""

    _deciding: Deciding
    _is_decided: Callable[[Fraction], bool]
    _enough: list[Sums] = field(factory=list, init=False)
    _short: list[Sums] = field(factory=list, init=False)

    def __call__(self, adds: Sums) -> bool:
        """Whether it does."""
        if any(_at_least(adds, known) for known in self._enough):
            return True
        if any(_at_least(known, adds) for known in self._short):
            return False
        enough = self._is_decided(self._deciding.grade(adds))
        (self._enough if enough else self._short).append(adds)
        return enough


def fewest(deciding: Deciding, ids: Sequence[str], is_decided: Callable[[Fraction], bool]) -> ClauseSet | WhyNoClauses:
    """The fewest clauses that have to turn until a grade's place is decided.

    Or why none are told: all together do not do it, or too many sets would have to be told apart.
    """
    enough, none = Enough(deciding, is_decided), _none_turned(deciding)
    ordered = sorted(deciding.parts, key=_most_added, reverse=True)
    # What the parts from each one on can add at most, by how many clauses turn.
    nothing_added: Mapping[int, Sequence[Sums]] = {0: (none,)}
    rests = [*accumulate(reversed(ordered), _farther, initial=nothing_added)][::-1]
    if any(len(front) > MOST_SETS for rest in rests for front in rest.values()):
        return "too_many_sets"
    size = next((size for size in sorted(rests[0]) if any(map(enough, rests[0][size]))), None)
    if size is None:
        return "not_enough"
    counted = _counted(ordered, rests, size, enough)
    if counted is None:
        return "too_many_sets"
    count, example = counted
    return ClauseSet(tuple(ids[at] for at in sorted(example)), count)


def _counted(
    parts: Sequence[Sequence[TurnedClauses]], rests: Sequence[Mapping[int, Sequence[Sums]]], size: int, enough: Enough
) -> tuple[int, tuple[int, ...]] | None:
    """How many sets of so many clauses do it, and the first of them."""
    (none,) = rests[-1][0]
    states: dict[tuple[int, Sums], tuple[int, tuple[int, ...]]] = {(0, none): (1, ())}
    for part, rest in zip(parts, rests[1:], strict=True):
        reached: dict[tuple[int, Sums], tuple[int, tuple[int, ...]]] = {}
        for (few, added), (count, example) in states.items():
            for way in part:
                more, sums = few + len(way.turned), _added(added, way.adds)
                if any(enough(_added(sums, left)) for left in rest.get(size - more, ())):
                    turned = (*example, *way.turned)
                    before, first = reached.get((more, sums), (0, turned))
                    reached[more, sums] = before + count, min(first, turned, key=sorted)
        if len(reached) > MOST_SETS:
            return None
        states = reached
    found = list(states.values())
    return sum(count for count, _ in found), min((example for _, example in found), key=sorted)


def _none_turned(deciding: Deciding) -> Sums:
    """What is added where no clause has turned."""
    return tuple(ZERO for _ in deciding.parts[0][0].adds)


def _farther(before: Mapping[int, Sequence[Sums]], part: Sequence[TurnedClauses]) -> Mapping[int, Sequence[Sums]]:
    """The most that so many turned clauses can add with a part beside, by how many they are."""
    reached: dict[int, set[Sums]] = {}
    for size, several in before.items():
        for way in part:
            more = reached.setdefault(size + len(way.turned), set())
            more.update(_added(added, way.adds) for added in several)
    return {size: _front(several) for size, several in reached.items()}


def _front(several: Iterable[Sums]) -> tuple[Sums, ...]:
    """Those that no other is at least as much as in every sum."""
    front: list[Sums] = []
    for adds in sorted(several, reverse=True):
        if not any(_at_least(other, adds) for other in front):
            front.append(adds)
    return tuple(front)


def _added(left: Sums, right: Sums) -> Sums:
    return tuple(first + second for first, second in zip(left, right, strict=True))


def _at_least(left: Sums, right: Sums) -> bool:
    return all(more >= less for more, less in zip(left, right, strict=True))


def _most_added(part: Sequence[TurnedClauses]) -> Fraction:
    return max(sum(way.adds, ZERO) for way in part)
