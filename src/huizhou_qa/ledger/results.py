"""The lines of a ledger: one for every clause, item and heading, and every adjustment.

A ledger has well over a hundred lines and most callers look at a few, so the mappings here hold
what was computed (workings, and points in units of the last written place), make a line when it
is asked for, and keep it: a sheet, a comparison and a check of one result ask for the same lines.
Nothing is computed at that moment but the writing of a number already rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.evidence.records import Ruling
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.figures import Figure
from huizhou_qa.ledger.workings import ByScheme, Ruled, Unmeasured, Working
from huizhou_qa.one_screen import on_one_screen
from huizhou_qa.readers.gaps import Number
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.steps.adjustments import Adjustment


@frozen
class ClauseResult:
    """The result of a clause.

    Attributes:
        id: the clause's id.
        name: its name.
        max_points: its full marks; a Fraction where they have no finite decimal.
        points: its written points; None where the scheme does not write clauses.
        working: how the points came about.
    """

    id: str
    name: str
    max_points: Decimal | Fraction
    points: Decimal | None
    working: Working

    @property
    def exact_points(self) -> Fraction | None:
        """The points before they are written; None of a clause that is absent."""
        return None if self.absent else self.working.points

    @property
    def counted(self) -> Fraction:
        """The points as they are added up: those that are written, else the exact ones; 0 where it is absent."""
        return self.working.points if self.points is None else Fraction(self.points)

    @property
    def ruling(self) -> Ruling | None:
        """The ruling that gave the points, where there was nothing to measure."""
        return self.working.ruling if isinstance(self.working, Ruled) else None

    @property
    def absent(self) -> bool:
        """Whether the clause is taken out of both sides (缺项): it shows 0 and counts for nothing."""
        return isinstance(self.working, Ruled | ByScheme) and self.working.is_absent


@frozen
class Rescaling:
    """The rescaling of the whole for absent clauses (缺项折算).

    Attributes:
        clauses: the ids of the absent clauses.
        absent_marks: their full marks together.
        factor: the factor of the remaining points.
        summed: the sum of the headings before.
        points: the points that rescaling adds, rounded once.
    """

    clauses: tuple[str, ...]
    absent_marks: Fraction
    factor: Fraction
    summed: Decimal
    points: Decimal


@frozen
class PartResult:
    """The result of an item or a heading.

    Attributes:
        id: its id.
        name: its name.
        max_points: its full marks; a Fraction where they have no finite decimal.
        points: its points, joined from written figures; None where the scheme does not write them.
        exact_points: the exact points where they are not written.
    """

    id: str
    name: str
    max_points: Decimal | Fraction
    points: Decimal | None
    exact_points: Fraction | None = None

    @property
    def counted(self) -> Fraction:
        """The points as they go on: those that are written, else the exact ones."""
        return Fraction(self.points) if self.points is not None else self.exact_points or Fraction(0)


@frozen
class AdjustmentResult:
    """The result of an adjustment (扣分项).

    Attributes:
        id: the adjustment's id.
        name: its name.
        points: the points added to the base, mostly below 0.
        working: how they came about.
    """

    id: str
    name: str
    points: Decimal
    working: Working


def points_of(figure: Figure, rounding: Rounding) -> Decimal | None:
    """Points as they are written; None where they are not."""
    return None if isinstance(figure, Fraction) else rounding.written(figure)


def part_result(part: Item | Heading, figure: Figure, rounding: Rounding) -> PartResult:
    """The line of an item or a heading, written by its own rounding or this one, or exactly as it is."""
    points = points_of(figure, part.joining.rounding or rounding)
    exact = figure if isinstance(figure, Fraction) else None
    return PartResult(part.id, part.name, rounding.full_marks(part.max_points), points, exact)


def adjustment_result(
    adjustment: Adjustment, units: int, known: Mapping[str, Number], rounding: Rounding
) -> AdjustmentResult:
    """The line of an adjustment, from its units of the last place and what its rule reads."""
    return AdjustmentResult(adjustment.id, adjustment.name, rounding.written(units), adjustment.rule.worked_out(known))


@frozen(eq=False, repr=False)
class ClauseLines(Mapping[str, ClauseResult]):
    """The clauses' lines by id, in the order of the text.

    Attributes:
        clauses: the clauses.
        known: what their rules read.
    """

    clauses: FrozenMapping[str, Clause]
    known: Values
    _unmeasured: Mapping[str, Unmeasured]
    _figures: Mapping[str, Figure]
    _rounding: Rounding
    _made: dict[str, ClauseResult] = field(init=False, factory=dict)

    def __getitem__(self, id_: str) -> ClauseResult:
        if id_ not in self._made:
            self._made[id_] = self._line(id_)
        return self._made[id_]

    def figure(self, id_: str) -> Figure:
        """The points of a clause: in units of the last place, or exactly where they are not written."""
        return self._figures[id_]

    def is_unmeasured(self, id_: str) -> bool:
        """Whether there was nothing of a clause, so that no rule gave its points."""
        return id_ in self._unmeasured

    def _line(self, id_: str) -> ClauseResult:
        clause, figure = self.clauses[id_], self._figures[id_]
        working = self._unmeasured[id_] if id_ in self._unmeasured else clause.rule.evaluate(self.known)
        full = self._rounding.full_marks(clause.max_points)
        return ClauseResult(clause.id, clause.name, full, points_of(figure, self._rounding), working)

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __hash__(self) -> int:
        return hash(tuple(self._figures.items()))

    def __repr__(self) -> str:
        return on_one_screen(self)


@frozen(eq=False, repr=False)
class PartLines(Mapping[str, PartResult]):
    """The items' or the headings' lines by id, in the order of the text.

    Attributes:
        parts: the items, or the headings.
    """

    parts: Mapping[str, Item] | Mapping[str, Heading]
    _figures: Mapping[str, Figure]
    _rounding: Rounding
    _made: dict[str, PartResult] = field(init=False, factory=dict)

    def __getitem__(self, id_: str) -> PartResult:
        if id_ not in self._made:
            self._made[id_] = part_result(self.parts[id_], self._figures[id_], self._rounding)
        return self._made[id_]

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """The points of every part by id: in units of the last place, or exactly where they are not written."""
        yield from self._figures.items()

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __hash__(self) -> int:
        return hash(tuple(self._figures.items()))

    def __repr__(self) -> str:
        return on_one_screen(self)
