"""Where a unit stands before each grade line; which clauses decide one is worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis.bounding.grade_lines import ClauseEnds, deciding, fewest
from huizhou_qa.analysis.bounding.open_sources import Source
from huizhou_qa.analysis.bounding.opened import Opened
from huizhou_qa.analysis.bounding.score_bounds import ClauseSet, LineBounds
from huizhou_qa.program import Settings
from huizhou_qa.readers import Span
from huizhou_qa.scheme.program.building import GRADE
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)


@frozen(eq=False, repr=False)
class LinesByGrade(Mapping[str, LineBounds]):
    """The grade lines by their grades; which clauses decide one is worked out when it is asked for."""

    _scheme: Scheme
    _opened: Opened
    _incidents: Source
    _found: Mapping[str, Span]

    def __getitem__(self, grade: str) -> LineBounds:
        if grade not in (graded := self._scheme.grade_rule.grades[:-1]):
            raise KeyError(grade)
        at = graded.index(grade)
        places = self._found[GRADE.path]
        secured, lost = (places.high or ZERO) <= at, (places.low or ZERO) > at
        if secured or lost:
            return LineBounds(grade, secured, lost, None, None)
        return LineBounds(
            grade,
            secured,
            lost,
            self._fewest(max, lambda place: place <= at),
            self._fewest(min, lambda place: place > at),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._scheme.grade_rule.grades[:-1])

    def __len__(self) -> int:
        return len(self._scheme.grade_rule.grades) - 1

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(dict(self))

    def _fewest(
        self, end: Callable[[Iterable[Fraction]], Fraction], is_decided: Callable[[Fraction], bool]
    ) -> ClauseSet | None:
        open_yet = [one for one in self._scheme.clauses.values() if not self._found[one.entry.path].is_exact]
        ends = [_ends(self._found[one.entry.path]) for one in open_yet]
        others = self._others(end)
        # While a ruling is open, no clause has a best and a worst of its own.
        if self._opened.rulings or None in ends or others is None:
            return None
        turning = [
            ClauseEnds(clause.entry.path, *(pair if end is max else pair[::-1]))
            for clause, pair in zip(open_yet, ends, strict=True)
            if pair is not None
        ]
        settings = Settings(self._scheme.readings)
        exact = {path: one.low for path, one in self._opened.spans.items() if one.is_exact and one.low is not None}
        # What there was nothing of is no number, and known all the same.
        known = {**self._opened.member.known, **exact}
        found = deciding(self._scheme.program, settings, turning, [{**known, **other} for other in others], end)
        return None if found is None else fewest(found, [clause.id for clause in open_yet], is_decided)

    def _others(self, end: Callable[[Iterable[Fraction]], Fraction]) -> list[dict[str, Fraction]] | None:
        """What may become of incidents; the best is that none happened, and of any number there is no worst."""
        ways = self._incidents.alternatives
        if end is min and any(not span.is_exact for way in ways for span in way.values()):
            return [dict.fromkeys(ways[0], ZERO)]
        exact = [
            {path: span.low for path, span in way.items() if span.is_exact and span.low is not None} for way in ways
        ]
        return exact if all(len(one) == len(way) for one, way in zip(exact, ways, strict=True)) else None


def _ends(span: Span) -> tuple[Fraction, Fraction] | None:
    return None if span.low is None or span.high is None else (span.low, span.high)
