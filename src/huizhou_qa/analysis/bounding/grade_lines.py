"""Which clauses decide a grade line: the fewest whose best secures it, and the fewest whose worst forfeits it.

Every undecided clause is a source of two ways, its worst and its best. As in ``possible``, the parts that are no
plain sums are worked out alone, and sets of clauses are counted by what they add to the one sum that the grade is
read from. Where the grade is read from more than one open sum, no set is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import lcm

from attrs import frozen

from huizhou_qa.analysis.bounding.score_bounds import ClauseSet
from huizhou_qa.analysis.resting_on import ProgramPart, SourceKind, layout
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Gap, Number
from huizhou_qa.scheme.program.building import GRADE, TOTAL

ZERO = Fraction(0)


@frozen
class TurnedClauses:
    """One way of a part: which of its clauses turned, by their places, and what that adds to the sum."""

    turned: tuple[int, ...]
    adds: Fraction


@frozen
class Deciding:
    """What a grade rests on where every undecided clause may turn from one of its ends to the other.

    Attributes:
        start: the sum where none has turned.
        parts: the ways of each part.
        grade: the place of the worst grade that a sum may give, or of the best, as was asked for.
    """

    start: Fraction
    parts: tuple[tuple[TurnedClauses, ...], ...]
    grade: Callable[[Fraction], Fraction]


@frozen
class ClauseEnds:
    """A clause's points where it has not turned, and where it has."""

    path: str
    before: Fraction
    after: Fraction


def deciding(
    program: Program,
    settings: Settings,
    clauses: Sequence[ClauseEnds],
    others: Sequence[Mapping[str, Number]],
    end: Callable[[Iterable[Fraction]], Fraction],
) -> Deciding | None:
    """How clauses decide the grade.

    ``others`` are what is known, in all ways of what is open beside the clauses; of the
    places that a grade may have, ``end`` takes the worst
    (max) or the best (min). None where the grade is read from more than one sum that clauses move, and where
    something else is open that it needs.
    """
    plan = layout(program, settings, tuple(SourceKind(frozenset({one.path}), 2) for one in clauses))
    starts = [{**other, **{one.path: one.before for one in clauses}} for other in others]
    for one in starts:
        for entries in (plan.settled, *(part.alone for part in plan.parts), plan.sums):
            _work_out(entries, one, settings)
    if any(_lacks_grade(plan.above, one, settings) for one in starts):
        return None
    start = starts[0]
    ways = [list(_ways(part, clauses, start, settings)) for part in plan.parts]
    moved = {path for part in ways for _, way in part for path in plan.handed_on if way[path] != start[path]}
    if GRADE.path in moved and len(clauses) == 1:
        return _of_one_clause(plan.parts[0], clauses, starts, settings, end)
    if len(moved) > 1 or any(isinstance(way[path], Gap) for part in ways for _, way in part for path in moved):
        return None
    (path,) = moved or {TOTAL.path}
    parts = tuple(
        tuple(TurnedClauses(turned, _less(way[path], start[path]) if moved else ZERO) for turned, way in part)
        for part in ways
    )

    def graded(total: Fraction) -> Fraction:
        places = []
        for one in starts:
            top = {**one, path: total} if moved else dict(one)
            _work_out(plan.above, top, settings)
            places.append(_number(top[GRADE.path]))
        return end(places)

    return Deciding(_number(start.get(path, ZERO)), parts, graded)


def _of_one_clause(
    part: ProgramPart,
    clauses: Sequence[ClauseEnds],
    starts: Sequence[Mapping[str, Number]],
    settings: Settings,
    end: Callable[[Iterable[Fraction]], Fraction],
) -> Deciding:
    """The same where a single clause moves all up to the grade: it is the grade's place itself that is moved."""
    places: dict[tuple[int, ...], list[Number]] = {}
    for start in starts:
        for turned, way in _ways(part, clauses, start, settings):
            places.setdefault(turned, []).append(way[GRADE.path])
    worst = {turned: end(map(_number, several)) for turned, several in places.items()}
    ways = tuple(TurnedClauses(turned, place - worst[()]) for turned, place in worst.items())
    return Deciding(worst[()], (ways,), lambda place: place)


def _lacks_grade(above: Iterable[Result], start: Mapping[str, Number], settings: Settings) -> bool:
    top = dict(start)
    _work_out(above, top, settings)
    return isinstance(top[GRADE.path], Gap)


def _ways(
    part: ProgramPart, clauses: Sequence[ClauseEnds], start: Mapping[str, Number], settings: Settings
) -> Iterator[tuple[tuple[int, ...], dict[str, Number]]]:
    for chosen in product((False, True), repeat=len(part.sources)):
        turned = tuple(at for at, is_turned in zip(part.sources, chosen, strict=True) if is_turned)
        way = {**start, **{clauses[at].path: clauses[at].after for at in turned}}
        if turned:
            _work_out((*part.alone, *part.joint), way, settings)
        yield turned, way


def fewest(deciding: Deciding, ids: Sequence[str], is_decided: Callable[[Fraction], bool]) -> ClauseSet | None:
    """The fewest clauses that have to turn until a grade's place is decided; None where all together do not do it."""

    def decided(total: Fraction) -> bool:
        return is_decided(deciding.grade(total))

    sign = 1 if sum((max(way.adds for way in part) for part in deciding.parts), ZERO) > 0 else -1
    best = _farthest(deciding.parts, sign)
    sizes = [size for size, adds in enumerate(best) if decided(deciding.start + adds)]
    if not sizes:
        return None
    size = sizes[0]
    needed = _needed(deciding, sign, best[size], decided)
    counted, example = _sets(deciding.parts, size, needed, sign)
    return ClauseSet(tuple(ids[at] for at in sorted(example)), counted)


def _work_out(entries: Iterable[Result], found: dict[str, Number], settings: Settings) -> None:
    exact = settings.exact(found)
    for entry in entries:
        found[entry.leaf.path] = entry.node.under(exact)


def _number(number: Number) -> Fraction:
    return ZERO if isinstance(number, Gap) else number


def _less(left: Number, right: Number) -> Fraction:
    return _number(left) - _number(right)


def _farthest(parts: Sequence[Sequence[TurnedClauses]], sign: int) -> list[Fraction]:
    """The most that so many turned clauses can add, by how many they are."""
    best = {0: ZERO}
    for part in parts:
        reached: dict[int, Fraction] = {}
        for size, added in best.items():
            for way in part:
                more = size + len(way.turned)
                reached[more] = max(reached.get(more, added + way.adds), added + way.adds, key=lambda one: one * sign)
        best = reached
    return [best[size] for size in sorted(best)]


def _needed(deciding: Deciding, sign: int, enough: Fraction, decided: Callable[[Fraction], bool]) -> Fraction:
    """The least that has to be added; what can be added stands on a grid, and the more the better."""
    scale = lcm(*(way.adds.denominator for part in deciding.parts for way in part))
    few, many = 0, int(enough * sign * scale)
    while few < many:
        middle = (few + many) // 2
        if decided(deciding.start + Fraction(sign * middle, scale)):
            many = middle
        else:
            few = middle + 1
    return Fraction(sign * many, scale)


def _sets(
    parts: Sequence[Sequence[TurnedClauses]], size: int, needed: Fraction, sign: int
) -> tuple[int, tuple[int, ...]]:
    """How many sets of so many clauses add what is needed, and the first of them."""
    ordered = sorted(parts, key=lambda part: -max(way.adds * sign for way in part))
    rests = [_farthest(ordered[at:], sign) for at in range(len(ordered) + 1)]
    states: dict[tuple[int, Fraction], tuple[int, tuple[int, ...]]] = {(0, ZERO): (1, ())}
    for part, rest in zip(ordered, rests[1:], strict=True):
        reached: dict[tuple[int, Fraction], tuple[int, tuple[int, ...]]] = {}
        for (few, added), (count, example) in states.items():
            for way in part:
                more, sum_ = few + len(way.turned), added + way.adds
                left = size - more
                if 0 <= left < len(rest) and (sum_ + rest[left] - needed) * sign >= 0:
                    before, first = reached.get((more, sum_), (0, (*example, *way.turned)))
                    reached[more, sum_] = before + count, min(first, (*example, *way.turned), key=sorted)
        states = reached
    found = list(states.values())
    return sum(count for count, _ in found), min((example for _, example in found), key=sorted)
