"""What bounds of every unit of a scheme rest on, whatever its evidence is: made once for a scheme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from attrs import evolve, frozen

from huizhou_qa.analysis.bounding.program_spans import ProgramSpans, program_spans
from huizhou_qa.analysis.bounding.score_bounds import PointBounds
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Settings, Statistic
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly, joined
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)
# Schemes, and points of their parts, that are kept; those least recently asked for give way.
MOST_SCHEMES, MOST_POINTS = 64, 2**13


@frozen(eq=False)
class BoundedPart:
    """A clause, an item or a heading, as its points are written.

    Attributes:
        id: the id.
        path: the path of its entry.
        max_points: its full marks, as written.
        rounding: how its points are written.
    """

    id: str
    path: str
    max_points: Decimal | Fraction
    rounding: Rounding


@frozen(eq=False)
class PreparedScheme:
    """What does not depend on evidence.

    Attributes:
        settings: the readings; figures are rounded where they are written.
        unrounded: the same with none rounded for writing.
        written: the program under the one.
        exact: the program under the other.
        statistics: the statistics of the program, in order.
        clauses, items, groups: the parts.
    """

    settings: Settings
    unrounded: Settings
    written: ProgramSpans
    exact: ProgramSpans
    statistics: tuple[Statistic, ...]
    clauses: tuple[BoundedPart, ...]
    items: tuple[BoundedPart, ...]
    groups: tuple[BoundedPart, ...]


@lru_cache(maxsize=MOST_SCHEMES)
def prepared(scheme: Scheme) -> PreparedScheme:
    """The scheme, made ready once."""
    program, settings = scheme.program, Settings(scheme.readings)
    unrounded = evolve(settings, written=False)
    return PreparedScheme(
        settings,
        unrounded,
        program_spans(program, settings),
        program_spans(program, unrounded),
        tuple(entry for entry in program.entries if isinstance(entry, Statistic)),
        *(tuple(_parts(parts, scheme.rounding)) for parts in (scheme.clauses, scheme.items, scheme.groups)),
    )


def _parts(
    parts: Mapping[str, Clause] | Mapping[str, Item] | Mapping[str, Heading], rounding: Rounding
) -> Iterator[BoundedPart]:
    for id_, part in parts.items():
        yield BoundedPart(id_, part.entry.path, rounding.write(part.max_points), rounding)


def points_of(parts: tuple[BoundedPart, ...], found: Mapping[str, Span]) -> FrozenMapping[str, PointBounds]:
    """The points of parts by id, where their entries lie there."""
    return FrozenMapping({part.id: _points(part, found[part.path]) for part in parts})


@lru_cache(maxsize=MOST_POINTS)
def _points(part: BoundedPart, span: Span) -> PointBounds:
    # What is left out shows 0.
    shown = joined(Span(span.over), exactly(ZERO)) if span.may_be_nothing else span
    return PointBounds(written(part.rounding, shown.low), written(part.rounding, shown.high), part.max_points)


def written(rounding: Rounding, end: Fraction | None) -> Decimal | None:
    """An end as it is written; None for none."""
    return None if end is None else rounding.write(end)
