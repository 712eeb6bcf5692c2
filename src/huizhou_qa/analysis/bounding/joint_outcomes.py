"""What every entry of a program may become together with the others, over all ways in which sources can turn out.

Each part of the program is worked out alone, in each of its ways; the ways of several parts are folded together at
the sums that something above is made of (a rescaled base reads the marks that are present), and those that differ
in one sum alone are joined. What reads the sums together is then worked out once for every way that is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from attrs import frozen

from huizhou_qa.analysis.bounding.found_spans import FoundSpans, JoinedSpans
from huizhou_qa.analysis.bounding.open_sources import Source
from huizhou_qa.analysis.bounding.program_spans import ProgramSpans
from huizhou_qa.analysis.bounding.tightness import told_apart
from huizhou_qa.analysis.resting_on import ProgramByParts, ProgramPart, SourceKind, layout
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Result
from huizhou_qa.readers import Bounds, Span
from huizhou_qa.readers.spans import exactly, joined

ONE, ZERO = Fraction(1), Fraction(0)
# While there are no more ways, each is worked out by itself.
MOST_LISTED = 12

Spans = dict[str, Span]
Vector = tuple[Span, ...]


@frozen(eq=False)
class PossibleResults:
    """What every result may be, by path, and what is known."""

    spans: Mapping[str, Span]
    _of: ProgramSpans
    _read_together: tuple[tuple[Collection[str], Mapping[str, Span]], ...]
    _fixed: Collection[str] = ()

    @property
    def sharp(self) -> bool:
        """Whether no figures that rest on the same open input were read together other than in a sum."""
        program, settings = self._of.program, self._of.settings
        return all(told_apart(program, settings, paths, found, self._fixed) for paths, found in self._read_together)


def settled(given: FoundSpans, sources: Sequence[Source]) -> tuple[FoundSpans, Sequence[Source]]:
    """What is given with all that turns out in one way only, and the sources that are left."""
    alone = (source.alternatives[0] for source in sources if len(source.alternatives) == 1)
    several = [source for source in sources if len(source.alternatives) > 1]
    return given.beside({path: span for one in alone for path, span in one.items()}), several


def possible(given: FoundSpans, sources: Sequence[Source]) -> PossibleResults:
    """What every result may be where every source turns out in one of its ways."""
    beside, several = settled(given, sources)
    of = given.of
    if prod(len(source.alternatives) for source in several) <= MOST_LISTED:
        return _listed(beside, several)
    found = beside.settled
    kinds = tuple(SourceKind(frozenset(source.alternatives[0]), len(source.alternatives)) for source in several)
    plan = layout(of.program, of.settings, kinds)
    open_yet, above = ([one for one in entries if one.leaf.path not in found] for entries in (plan.settled, plan.above))
    of.work_out(open_yet, found)
    together: list[tuple[Collection[str], Mapping[str, Span]]] = [(_paths(open_yet), dict(found))]
    ways = [_ways_of(of, part, several, found) for part in plan.parts]
    for each in ways:
        found |= _over_all(each)
    pinned = {path: _pinned(span) for path, span in found.items()}
    of.work_out(plan.sums, pinned)
    of.work_out(plan.sums, found)
    vectors = _folded(of, plan, ways, found, pinned)
    for part, each in zip(plan.parts, ways, strict=True):
        together += [(_paths(part.alone), found | way) for way in each]
    tops = []
    for vector in vectors:
        top = {**found, **dict(zip(plan.handed_on, vector, strict=True))}
        of.work_out(above, top)
        together.append((_paths(above), top))
        tops.append({entry.leaf.path: top[entry.leaf.path] for entry in above})
    return PossibleResults(FrozenMapping(found | _over_all(tops)), of, tuple(together))


def _listed(beside: FoundSpans, several: Sequence[Source]) -> PossibleResults:
    """The same where the ways are so few that each is worked out by itself, as far as it is asked for."""
    ways = [
        beside.beside({path: span for one in chosen for path, span in one.items()})
        for chosen in product(*(one.alternatives for one in several))
    ]
    spans = JoinedSpans(ways[0], tuple(ways)) if several else beside
    return PossibleResults(spans, beside.of, tuple((way.open_yet, way) for way in ways), ways[0].fixed)


def _paths(entries: Iterable[Result]) -> frozenset[str]:
    return frozenset(entry.leaf.path for entry in entries)


def _ways_of(of: ProgramSpans, part: ProgramPart, sources: Sequence[Source], found: Spans) -> list[Spans]:
    """What rests on a part alone, in each of its ways."""
    ways = []
    for chosen in product(*(sources[at].alternatives for at in part.sources)):
        way = dict(found)
        for alternative in chosen:
            way |= alternative
        of.work_out(part.alone, way)
        ways.append(
            {
                path: way[path]
                for path in (*(path for one in chosen for path in one), *(one.leaf.path for one in part.alone))
            }
        )
    return ways


def _over_all(ways: Sequence[Spans]) -> Spans:
    return {path: joined(*dict.fromkeys(way[path] for way in ways)) for path in ways[0]} if ways else {}


def _pinned(span: Span) -> Span:
    """One number of a span, from which what others add is told apart."""
    if not span.over:
        return exactly(ZERO)
    return exactly(next((end for end in (span.low, span.high) if end is not None), ZERO))


def _folded(
    of: ProgramSpans, plan: ProgramByParts, ways: Sequence[Sequence[Spans]], found: Spans, pinned: Spans
) -> list[Vector]:
    """What the sums that are read above may be together; each of them alone where that cannot be told apart."""
    if not all(pinned[path].is_exact for path in plan.handed_on):
        return [tuple(found[path] for path in plan.handed_on)]
    at_rest = {**found, **{path: pinned[path] for each in ways for path in each[0]}}
    of.work_out(plan.sums, at_rest)
    vectors: list[Vector] = [tuple(at_rest[path] for path in plan.handed_on)]
    for part, each in zip(plan.parts, ways, strict=True):
        moves = []
        for way in each:
            moved = pinned | way
            of.work_out(part.joint, moved)
            moves.append(tuple(_difference(moved[path], pinned[path]) for path in plan.handed_on))
        vectors = _joined([tuple(map(_sum, vector, move)) for vector in vectors for move in moves])
    return vectors


def _difference(left: Span, right: Span) -> Span:
    return Bounds({}).sum([(left, ONE), (right, -ONE)], ZERO)


def _sum(left: Span, right: Span) -> Span:
    return Bounds({}).sum([(left, ONE), (right, ONE)], ZERO)


def _joined(vectors: Sequence[Vector]) -> list[Vector]:
    """Vectors that differ in one place alone made into one: a place that is open yet, or the one with most to tell."""
    distinct = list(dict.fromkeys(vectors))
    if not distinct[0]:
        return distinct
    columns = list(zip(*distinct, strict=True))
    several = [(not all(one.is_exact for one in column), len(set(column))) for column in columns]
    at = several.index(max(several))
    alike: dict[Vector, list[Span]] = {}
    for vector in distinct:
        alike.setdefault((*vector[:at], *vector[at + 1 :]), []).append(vector[at])
    return [(*rest[:at], joined(*spans), *rest[at:]) for rest, spans in alike.items()]
