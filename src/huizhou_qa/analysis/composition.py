"""How an entry is composed of those that it reads: which only add up in it, and which it reads together.

An arithmetic over what is always true of a program, whatever the evidence says. A clamp that can never
bind and a branch that is always taken leave a sum a sum; what else is done with a number binds together
all that it was made of. What is analysed part by part and then added up rests on this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Protocol, TypeVar

from attrs import evolve, field, frozen

from huizhou_qa.errors import pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Entry, Program, Result, Settings
from huizhou_qa.program.bounding import entry_span
from huizhou_qa.program.touching import touched_entries
from huizhou_qa.readers import Bounds, Span, reads
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.readers.spans import joined
from huizhou_qa.rules.arithmetic import Arithmetic, T
from huizhou_qa.rules.curves import Curve, Piece
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.rules.sections import FACTS, MARKS

READINGS = "readings"
# So many programs are kept taken apart; the one least recently used gives way.
MOST_KEPT = 64

PathSet = frozenset[str]
NO_PATHS: PathSet = frozenset()


class HasSpan(Protocol):
    """What an arithmetic says of a number, with where that may lie."""

    @property
    def span(self) -> Span:
        """Where it may lie."""


Spanned = TypeVar("Spanned", bound=HasSpan)


@frozen
class Composed:
    """A number: where it may lie, and what it is made of.

    Attributes:
        span: where it may lie, whatever the evidence is.
        added: the paths of what is only added up in it, each perhaps times a fixed number.
        bound: sets of paths, each read together by something that is no sum; the results are added up.
    """

    span: Span
    added: PathSet = NO_PATHS
    bound: frozenset[PathSet] = field(default=frozenset())

    @property
    def paths(self) -> PathSet:
        """All that it is made of."""
        return self.added.union(*self.bound)


@frozen
class ComposedTruth:
    """A truth: what it may be, and what it is told from."""

    may_be: Possible
    paths: PathSet = NO_PATHS


@frozen(eq=False)
class Untouched:
    """Entries that no choice of some readings touches: where each lies and what it is made of, by path."""

    spans: FrozenMapping[str, Span]
    made_of: FrozenMapping[str, Composed]


@lru_cache(maxsize=MOST_KEPT)
def composition(program: Program, settings: Settings) -> FrozenMapping[str, Composed]:
    """What every result is made of, by path; readings that the settings do not choose stand at ``/readings/…``."""
    known = _untouched(program, frozenset(settings.readings), settings.written)
    found = with_spans(program, program.entries, dict(known.spans), settings, Composing)
    made_of = {**known.made_of, **found}
    return FrozenMapping(
        {entry.leaf.path: made_of[entry.leaf.path] for entry in program.entries if isinstance(entry, Result)}
    )


def with_spans(
    program: Program,
    entries: Iterable[Entry],
    spans: dict[str, Span],
    settings: Settings,
    arithmetic_of: Callable[[Bounds], Arithmetic[Spanned, T]],
) -> dict[str, Spanned]:
    """What an arithmetic says of these results, by path; the spans of all entries are added to those before them."""
    found, arithmetic = dict[str, Spanned](), arithmetic_of(Bounds(spans, settings.readings, settings.written))
    for entry in entries:
        path = entry.leaf.path
        if path in spans:
            continue
        if isinstance(entry, Result):
            found[path] = entry.node.under(arithmetic)
            spans[path] = found[path].span
        else:
            spans[path] = entry_span(entry, program, spans, None, settings)
    return found


@lru_cache(maxsize=MOST_KEPT)
def _untouched(program: Program, readings: frozenset[str], written: bool) -> Untouched:  # noqa: FBT001 - part of a key
    """The same whichever choices of these readings are made, worked out once for all of them."""
    touched = touched_entries(program)
    out = {path for id_ in readings & touched.keys() for path in touched[id_].all}
    spans, alone = _anything(program), (entry for entry in program.entries if entry.leaf.path not in out)
    made_of = with_spans(program, alone, spans, Settings({}, written), Composing)
    return Untouched(FrozenMapping(spans), FrozenMapping(made_of))


def _anything(program: Program) -> dict[str, Span]:
    """What evidence may bring of every fact and mark: any number of its range, or that there was nothing."""
    leaves = dict.fromkeys(leaf for entry in program.entries for leaf in reads(entry.node).inputs)
    return {
        leaf.path: evolve(Bounds({}).read(leaf), may_be_nothing=leaf.may_be_nothing)
        for leaf in leaves
        if leaf.section in {FACTS, MARKS}
    }


@frozen(eq=False)
class Composing:
    """The arithmetic.

    Attributes:
        bounds: where numbers lie, and which choices are made.
    """

    bounds: Bounds

    def constant(self, value: Fraction) -> Composed:
        """Made of nothing else."""
        return Composed(self.bounds.constant(value))

    def nothing(self, why: str) -> Composed:
        """Made of nothing else."""
        return Composed(self.bounds.nothing(why))

    def read(self, leaf: Input) -> Composed:
        """Itself."""
        return Composed(self.bounds.read(leaf), frozenset({leaf.path}))

    def sum(self, terms: Sequence[tuple[Composed, Fraction]], constant: Fraction) -> Composed:
        """All that its terms are made of, as it stands in them."""
        span = self.bounds.sum([(term.span, weight) for term, weight in terms], constant)
        return _added(span, [term for term, weight in terms if weight])

    def product(self, left: Composed, right: Composed) -> Composed:
        """A fixed number times a sum is a sum."""
        return _scaled(self.bounds.product(left.span, right.span), left, right)

    def quotient(self, dividend: Composed, divisor: Composed) -> Composed:
        """A sum over a fixed number is a sum."""
        span = self.bounds.quotient(dividend.span, divisor.span)
        return _together(span, dividend, divisor) if divisor.paths else _added(span, [dividend])

    def pooled(self, parts: Sequence[tuple[Composed, Composed]], least: int) -> Composed:
        """Reads all parts together."""
        span = self.bounds.pooled([(points.span, full.span) for points, full in parts], least)
        return _together(span, *(one for part in parts for one in part))

    def rounded(self, number: Composed, to: GridRounding) -> Composed:
        """Reads all together, unless nothing is rounded."""
        span = self.bounds.rounded(number.span, to)
        return number if span == number.span and not _is_rounded(self.bounds, to) else _together(span, number)

    def ordered(self, numbers: Sequence[Composed], start: int, stop: int) -> Composed:
        """Where the order is always the same, the sum of those in place."""
        span = self.bounds.ordered([number.span for number in numbers], start, stop)
        order = always_in_order([number.span for number in numbers])
        always = None if order is None else [numbers[at] for at in order]
        # Where a number that is passed over may be nothing, the whole would be.
        if always is None or any(one.span.may_be_nothing for one in (*always[:start], *always[stop:])):
            return _together(span, *numbers)
        return _added(span, always[start:stop])

    def on_curve(self, number: Composed, curve: Curve) -> Composed:
        """On a single piece, a straight line of the number."""
        span = self.bounds.on_curve(number.span, curve)
        return _together(span, number) if always_on(number.span, curve) is None else _added(span, [number])

    def number_of(self, truth: ComposedTruth) -> Composed:
        """Reads together what the truth is told from."""
        return _bound(self.bounds.number_of(truth.may_be), truth.paths)

    def choose(self, truth: ComposedTruth, then: Callable[[], Composed], otherwise: Callable[[], Composed]) -> Composed:
        """The branch that is always taken; else truth and branches are read together."""
        may_be = truth.may_be
        if not may_be.may_be_nothing and may_be.true != may_be.false:
            return then() if may_be.true else otherwise()
        first, second = then(), otherwise()
        span = self.bounds.choose(may_be, lambda: first.span, lambda: second.span)
        return _bound(span, truth.paths | first.paths | second.paths)

    def open(self, reading: str, choices: Mapping[str, Callable[[], Composed]]) -> Composed:
        """The branch that is chosen; else the reading and every branch are read together."""
        if reading in self.bounds.readings:
            return choices[self.bounds.readings[reading]]()
        branches = [branch() for branch in choices.values()]
        span = joined(*(one.span for one in branches))
        return _bound(span, frozenset({pointer(READINGS, reading)}).union(*(one.paths for one in branches)))

    def within(self, number: Composed, over: Interval) -> ComposedTruth:
        """Told from what the number is made of."""
        return ComposedTruth(self.bounds.within(number.span, over), number.paths)

    def all_of(self, truths: Sequence[ComposedTruth]) -> ComposedTruth:
        """Told from what all are told from."""
        may_be = self.bounds.all_of([truth.may_be for truth in truths])
        return ComposedTruth(may_be, NO_PATHS.union(*(truth.paths for truth in truths)))

    def present(self, number: Composed) -> ComposedTruth:
        """Told from what the number is made of."""
        return ComposedTruth(self.bounds.present(number.span), number.paths)


def _is_rounded(bounds: Bounds, to: GridRounding) -> bool:
    return bounds.written or to.stage != "written"


def _bound(span: Span, paths: PathSet) -> Composed:
    return Composed(span, bound=frozenset({paths} if paths else ()))


def _together(span: Span, *numbers: Composed) -> Composed:
    return _bound(span, NO_PATHS.union(*(number.paths for number in numbers)))


def _added(span: Span, numbers: Sequence[Composed]) -> Composed:
    added = NO_PATHS.union(*(number.added for number in numbers))
    return Composed(span, added, frozenset(one for number in numbers for one in number.bound))


def _scaled(span: Span, left: Composed, right: Composed) -> Composed:
    if left.paths and right.paths:
        return _together(span, left, right)
    return _added(span, [left, right])


def always_on(span: Span, curve: Curve) -> Piece | None:
    """The piece of a curve that a number always lies on; None where there is no such one."""
    hull = span.hull
    return next((piece for piece in curve.pieces if hull is not None and piece.over.meet(hull) == hull), None)


def always_in_order(spans: Sequence[Span]) -> Sequence[int] | None:
    """The places of numbers from the smallest to the greatest, where that is always the order; else None."""
    known = [span.hull for span in spans]
    hulls = [(hull.low, hull.high, at) for at, hull in enumerate(known) if hull is not None]
    if len(hulls) < len(spans):
        return None
    listed = sorted(hulls, key=lambda ends: (ends[0] is not None, ends[0] or 0, ends[1] is None, ends[1] or 0))
    for (_, high, _), (low, _, _) in pairwise(listed):
        if high is None or low is None or high > low:
            return None
    return [at for _, _, at in listed]
