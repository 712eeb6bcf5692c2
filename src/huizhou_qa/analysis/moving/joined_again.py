"""Stretches of rules that begin in one number and end in one: between which numbers the last lies.

Where a number is read in several ways that join again (a grade by the total, which sets the total), bounds lose what
these have to do with each other. Over such a stretch there is one number to go along, so that it is told cell by cell.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from itertools import islice, pairwise

from attrs import frozen

from huizhou_qa.analysis.moving.along_an_input import Along, Traced
from huizhou_qa.analysis.moving.cells import Held, Walk
from huizhou_qa.analysis.moving.following import RulesByPath
from huizhou_qa.analysis.moving.line_quotients import IDENTITY
from huizhou_qa.analysis.moving.over_an_interval import OverInterval, Spread
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Span, reads
from huizhou_qa.readers.spans import union

# What has more cells than these where it goes is left to bounds.
MOST_CELLS = 32


@frozen(eq=False)
class JoinedAgain:
    """Rules after one number, of which the last rests on nothing else that moves.

    Attributes:
        path: where the number stands.
        rules: the rules, in order.
    """

    path: str
    rules: RulesByPath

    def over(self, number: Spread, exact: Exact) -> Spread | None:
        """Where the last of them lies with the number so; None where it is not told by few cells."""
        hull = number.span.hull
        if hull is None or hull.low is None or hull.high is None or number.span.may_be_nothing:
            return None
        cells = list(islice(self._cells(number.span, exact), MOST_CELLS + 1))
        parts = [_image(cell) for cell in cells]
        known = [part for part in parts if part is not None]
        is_told = len(known) == len(parts) <= MOST_CELLS
        return Spread(Span(union(known)), is_sure=number.is_sure) if is_told else None

    def _cells(self, span: Span, exact: Exact) -> Iterator[Held[Traced]]:
        def look(x: Fraction) -> tuple[Interval, Traced]:
            traced = {self.path: Traced(x, IDENTITY)}
            along = Along(x, traced, exact)
            for path, rule in self.rules:
                traced[path] = rule.under(along)
            last = traced[self.rules[-1][0]]
            return last.over, last

        walk = Walk(look)
        return (cell for part in span.over for cell in walk.cells(part))


def _image(cell: Held[Traced]) -> Interval | None:
    """Where a number lies over a cell that has ends: between what it is at both; None where that is not told."""
    value, course, over = cell.read.value, cell.read.course, cell.over
    if isinstance(value, Gap) or over.low is None or over.high is None:
        return None
    if course.is_flat:
        return Interval.exactly(value)
    if any(course.below[0] + course.below[1] * end == 0 for end in (over.low, over.high)):
        return None
    ends = [(course.at(over.low), over.low_closed), (course.at(over.high), over.high_closed)]
    (low, low_closed), (high, high_closed) = sorted(ends)
    return Interval(low, high, low_closed, high_closed)


def joined_again(rules: RulesByPath, moved: Collection[str]) -> Mapping[str, JoinedAgain]:
    """The stretches of several rules, each by the path where it ends.

    ``rules`` are all that what is moved leads to, in order, and all of them lead to the last.
    """
    places = {path: at for at, (path, _) in enumerate(rules)} | dict.fromkeys(moved, -1)
    earliest = [
        min((places[leaf.path] for leaf in reads(rule).inputs if leaf.path in places), default=at)
        for at, (_, rule) in enumerate(rules)
    ]
    # All has come together in a number that nothing after it reads past.
    alone, first = list[int](), len(rules)
    for at in reversed(range(len(rules))):
        if first >= at:
            alone.append(at)
        first = min(first, earliest[at])
    alone.reverse()
    return {
        rules[end][0]: JoinedAgain(rules[start][0], rules[start + 1 : end + 1])
        for start, end in pairwise(alone)
        if end - start > 1
    }


def work_out(
    rules: RulesByPath,
    moving: dict[str, Spread],
    arithmetic: OverInterval,
    stretches: Callable[[], Mapping[str, JoinedAgain]],
) -> None:
    """Works out rules over an interval, in order, each beside what moves; sharper where the last is only bounded."""
    for path, rule in rules:
        moving[path] = rule.under(arithmetic)
    if not rules or moving[rules[-1][0]].ends is not None:
        return
    found, is_sharper = stretches(), False
    for path, rule in rules:
        stretch = found.get(path)
        told = None if stretch is None else stretch.over(moving[stretch.path], arithmetic.exact)
        if told is not None:
            moving[path], is_sharper = told, True
        elif is_sharper:
            moving[path] = rule.under(arithmetic)
