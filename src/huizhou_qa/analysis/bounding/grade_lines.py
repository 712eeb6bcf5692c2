"""Which clauses decide a grade line: how what they may come to moves the sums that the grade is read from.

Every undecided clause is a source of two ways, its worst and its best. As in ``possible``, the parts that are no
plain sums are worked out alone, and sets of clauses are counted by what they add to the sums that the grade is read
from. Where it is not proved that the grade goes one way with each of them, no set is told.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from attrs import evolve, frozen

from huizhou_qa.analysis.bounding.fewest_clauses import Deciding, Sums, TurnedClauses
from huizhou_qa.analysis.bounding.grade_signs import grade_signs
from huizhou_qa.analysis.bounding.score_bounds import WhyNoClauses
from huizhou_qa.analysis.resting_on import ProgramByParts, ProgramPart, SourceKind, layout
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Gap, Number, Span
from huizhou_qa.readers.direction import Sign
from huizhou_qa.readers.spans import exactly
from huizhou_qa.scheme.program.building import GRADE

ZERO = Fraction(0)

TurnedWay = tuple[tuple[int, ...], Mapping[str, Number]]
"""Which clauses of a part turned, by their places, and what every result is then."""
AddedByParts = tuple[tuple[TurnedClauses, ...], ...]
"""What every way of every part adds to the sums."""


@frozen
class ClauseEnds:
    """A clause's points where it has not turned, and where it has."""

    path: str
    before: Fraction
    after: Fraction


@frozen(eq=False)
class PlaceInGrades:
    """The place of a grade that counts, where more than what clauses decide is open: the worst, or the best.

    Attributes:
        of: which of several places counts.
        falls: whether clauses that turn are to lower it, and so make the grade better.
    """

    of: Callable[[Iterable[Fraction]], Fraction]
    falls: bool


WORST, BEST = PlaceInGrades(max, falls=True), PlaceInGrades(min, falls=False)


def deciding(
    program: Program,
    settings: Settings,
    clauses: Sequence[ClauseEnds],
    others: Sequence[Mapping[str, Number]],
    place: PlaceInGrades,
) -> Deciding | WhyNoClauses:
    """How clauses decide the grade, or why that is not known.

    ``others`` are what is known, in all ways of what is open beside the clauses; a result among them is not worked
    out again, for it may rest on a figure that is missing and come to one number all the same. It is not known where
    something else is open that the grade needs, where clauses move nothing that it is read from, and where it is not
    proved which way it goes with that.
    """
    kinds = tuple(SourceKind(frozenset({one.path}), 2) for one in clauses)
    plan = _without(layout(program, settings, kinds), frozenset().union(*others))
    starts = [{**other, **{one.path: one.before for one in clauses}} for other in others]
    for one in starts:
        for entries in (plan.settled, *(part.alone for part in plan.parts), plan.sums):
            _work_out(entries, one, settings)
    if any(_lacks_grade(plan.above, one, settings) for one in starts):
        return "open_beside"
    ways = [[list(_ways(part, clauses, start, settings)) for part in plan.parts] for start in starts]
    if GRADE.path in plan.handed_on:
        # All that is open stands in one part, and no sum is between it and the grade.
        return _by_places([part for (part,) in ways], place)
    moved = _moved(plan.handed_on, starts, ways)
    if not moved:
        return "no_sum"
    if any(isinstance(way[path], Gap) for each in ways for part in each for _, way in part for path in moved):
        return "open_beside"
    adds = [_adds(start, parts, moved) for start, parts in zip(starts, ways, strict=True)]
    # What clauses add may differ with what else is open: those sums then stand beside each other.
    apart = list(dict.fromkeys(adds))
    beside = [(start, apart.index(one)) for start, one in zip(starts, adds, strict=True)]
    return _by_sums(GradeOfSums(program, plan.above, moved, beside, settings, place), _beside(apart))


def _without(plan: ProgramByParts, known: Container[str]) -> ProgramByParts:
    """The same without the entries that are known already."""

    def kept(entries: Iterable[Result]) -> tuple[Result, ...]:
        return tuple(entry for entry in entries if entry.leaf.path not in known)

    parts = tuple(evolve(part, alone=kept(part.alone), joint=kept(part.joint)) for part in plan.parts)
    return evolve(plan, settled=kept(plan.settled), parts=parts, sums=kept(plan.sums), above=kept(plan.above))


def _lacks_grade(above: Iterable[Result], start: Mapping[str, Number], settings: Settings) -> bool:
    top = dict(start)
    _work_out(above, top, settings)
    return isinstance(top[GRADE.path], Gap)


def _ways(
    part: ProgramPart, clauses: Sequence[ClauseEnds], start: Mapping[str, Number], settings: Settings
) -> Iterator[TurnedWay]:
    for chosen in product((False, True), repeat=len(part.sources)):
        turned = tuple(at for at, is_turned in zip(part.sources, chosen, strict=True) if is_turned)
        way = {**start, **{clauses[at].path: clauses[at].after for at in turned}}
        if turned:
            _work_out((*part.alone, *part.joint), way, settings)
        yield turned, way


def _by_places(starts: Sequence[Sequence[TurnedWay]], place: PlaceInGrades) -> Deciding:
    """How clauses decide it that move all up to the grade: it is the grade's place itself that they move."""
    sign = -1 if place.falls else 1
    places = [
        (together[0][0], place.of([_number(way[GRADE.path]) for _, way in together]))
        for together in zip(*starts, strict=True)
    ]
    (_, start), *_ = places
    ways = tuple(TurnedClauses(turned, ((reached - start) * sign,)) for turned, reached in places)
    return Deciding((ways,), lambda adds: start + adds[0] * sign)


def _moved(
    paths: Iterable[str], starts: Sequence[Mapping[str, Number]], ways: Sequence[Sequence[Sequence[TurnedWay]]]
) -> tuple[str, ...]:
    """The sums that clauses move."""
    return tuple(
        path
        for path in paths
        if any(
            way[path] != start[path]
            for start, parts in zip(starts, ways, strict=True)
            for part in parts
            for _, way in part
        )
    )


def _adds(start: Mapping[str, Number], parts: Sequence[Sequence[TurnedWay]], moved: Sequence[str]) -> AddedByParts:
    """What every way of every part adds to the sums."""
    return tuple(
        tuple(
            TurnedClauses(turned, tuple(_number(way[path]) - _number(start[path]) for path in moved))
            for turned, way in part
        )
        for part in parts
    )


def _beside(several: Sequence[AddedByParts]) -> AddedByParts:
    """The same ways of the same parts, with all that they add beside each other."""
    return tuple(
        tuple(
            TurnedClauses(same[0].turned, tuple(added for way in same for added in way.adds))
            for same in zip(*part, strict=True)
        )
        for part in zip(*several, strict=True)
    )


@frozen(eq=False)
class GradeOfSums:
    """What is read from the sums that clauses move, up to the grade.

    Attributes:
        program: the program.
        entries: its results above the sums, in order.
        sums: the paths of the sums.
        starts: what is known where no clause has turned, in all ways of what is open beside the clauses, each with the
            place of what is then added to the sums among all that stand beside each other.
        settings: the readings.
        place: the place in the grades that counts.
    """

    program: Program
    entries: Sequence[Result]
    sums: Sequence[str]
    starts: Sequence[tuple[Mapping[str, Number], int]]
    settings: Settings
    place: PlaceInGrades

    def after(self, adds: Sums) -> Fraction:
        """The place of the grade that counts where so much is added to the sums."""
        places = []
        for start, at in self.starts:
            added = zip(self.sums, adds[self._of(at)], strict=True)
            top = {**start, **{path: _number(start[path]) + more for path, more in added}}
            _work_out(self.entries, top, self.settings)
            places.append(_number(top[GRADE.path]))
        return self.place.of(places)

    def ways(self, most: Sums) -> list[set[Sign]]:
        """Which ways it is proved that the place goes with each sum, while that goes as far as this."""
        ways = [set[Sign]() for _ in most]
        for start, at in self.starts:
            spans = {path: exactly(one) for path, one in start.items() if isinstance(one, Fraction)}
            spans |= {path: Span((), may_be_nothing=True) for path, one in start.items() if isinstance(one, Gap)}
            for path, more in zip(self.sums, most[self._of(at)], strict=True):
                low, high = sorted((_number(start[path]), _number(start[path]) + more))
                spans[path] = Span((Interval(low, high, low_closed=True, high_closed=True),))
            signs = grade_signs(self.program, self.settings, self.entries, spans)
            for path, more, seen in zip(self.sums, most[self._of(at)], ways[self._of(at)], strict=True):
                seen.update({signs[path]} if more and path in signs else ())
        return ways

    def _of(self, at: int) -> slice:
        """Where the sums of a start stand among all."""
        return slice(at * len(self.sums), (at + 1) * len(self.sums))


def _by_sums(grade: GradeOfSums, adds: AddedByParts) -> Deciding | WhyNoClauses:
    """How clauses decide a grade that is read from sums, where that is proved to go one way with each."""
    sums = range(len(adds[0][0].adds))
    signs = [1 if any(way.adds[at] > 0 for part in adds for way in part) else -1 for at in sums]
    parts = tuple(tuple(TurnedClauses(way.turned, _signed(way.adds, signs)) for way in part) for part in adds)
    if any(added < 0 for part in parts for way in part for added in way.adds):
        return "direction_unproved"
    most = tuple(sum((max(way.adds[at] for way in part) for part in parts), ZERO) for at in sums)
    wanted: list[set[Sign]] = [{"down"} if (sign > 0) is grade.place.falls else {"up"} for sign in signs]
    if any(seen - way for seen, way in zip(grade.ways(_signed(most, signs)), wanted, strict=True)):
        return "direction_unproved"
    return Deciding(parts, lambda added: grade.after(_signed(added, signs)))


def _signed(sums: Sums, signs: Sequence[int]) -> Sums:
    return tuple(added * sign for added, sign in zip(sums, signs, strict=True))


def _work_out(entries: Iterable[Result], found: dict[str, Number], settings: Settings) -> None:
    exact = settings.exact(found)
    for entry in entries:
        found[entry.leaf.path] = entry.node.under(exact)


def _number(number: Number) -> Fraction:
    return ZERO if isinstance(number, Gap) else number
