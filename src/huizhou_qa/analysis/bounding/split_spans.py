"""Where the range of a fact is split: at the breakpoints of what reads it, and beyond these in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from huizhou_qa.analysis.moving.along_an_input import Along, Traced
from huizhou_qa.analysis.moving.cells import Look, Walk
from huizhou_qa.analysis.moving.line_quotients import IDENTITY
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Result, Settings
from huizhou_qa.readers import Number, Span
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.spans import meet
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.marks.rounding import Rounding

ONE, ZERO = Fraction(1), Fraction(0)
# So many cells of one reader are looked at: one that is rounded may have more of them than can be counted.
MOST_CELLS = 24


def breakpoints(
    leaf: Input, span: Span, readers: Sequence[Measure], others: Sequence[Mapping[str, Number]], settings: Settings
) -> tuple[Fraction, ...]:
    """Where readers of an input go on in another way, with what else they read at some of its possible numbers."""
    found = set[Fraction]()
    for reader in readers:
        for known in others:
            walk = Walk(_look(leaf, reader, known, settings), leaf.whole)
            for part in span.over:
                for held in islice(walk.cells(part), MOST_CELLS):
                    found |= {end for end in (held.over.low, held.over.high) if end is not None}
    return tuple(sorted(found))


def _look(leaf: Input, reader: Measure, known: Mapping[str, Number], settings: Settings) -> Look[None]:
    def look(x: Fraction) -> tuple[Interval, None]:
        return reader.under(Along(x, {leaf.path: Traced(x, IDENTITY)}, settings.exact(known))).over, None

    return look


def split_at(span: Span, at: Fraction, *, whole: bool) -> Iterator[Span]:
    """What of a span lies below a number, the number itself, and what lies above it."""
    for side in (
        Interval(None, at, low_closed=False, high_closed=False),
        Interval.exactly(at),
        Interval(at, None, low_closed=False, high_closed=False),
    ):
        over = meet(span.over, side)
        parts = [part.whole_numbers() for part in over] if whole else over
        kept = tuple(part for part in parts if part is not None)
        if kept:
            yield Span(kept)


def middle_of(span: Span, *, whole: bool) -> Fraction:
    """The middle of a span; without an end, ever farther out."""
    low, high = span.low, span.high
    if low is not None and high is not None:
        middle = (low + high) / 2
    elif low is not None:
        middle = low + max(ONE, abs(low))
    else:
        middle = ZERO if high is None else high - max(ONE, abs(high))
    return Fraction(int(middle)) if whole else middle


def written_edges(
    leaf: Input, x: Fraction, rules: Iterable[Result], rounding: Rounding, exact: Exact
) -> Iterator[Fraction]:
    """How far about a place of an input the figures of rules stay as they are written there."""
    for rule in rules:
        traced = rule.node.under(Along(x, {leaf.path: Traced(x, IDENTITY)}, exact))
        over = rounding.of(rule.leaf).under(Along(x, {rule.leaf.path: traced}, exact)).over
        yield from (end for end in (over.low, over.high) if end is not None)
