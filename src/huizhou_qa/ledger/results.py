"""The lines of a ledger: one for every clause, item and heading, and every adjustment.

A ledger has well over a hundred lines and most callers look at a few, so the mappings here hold
what was computed (workings, and points in units of the last written place) and make a line when
it is asked for. Nothing is computed at that moment but the writing of a number already rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from huizhou_qa.evidence.records import Ruling
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.workings import Ruled, Working
from huizhou_qa.scheme.clauses import Clause
from huizhou_qa.scheme.rounding import Rounding
from huizhou_qa.scheme.tree import Heading, Item


@frozen
class ClauseResult:
    """A clause's points as written, out of how many, and the working they came from."""

    id: str
    name: str
    max_points: Decimal
    points: Decimal
    working: Working

    @property
    def ruling(self) -> Ruling | None:
        """The ruling that gave the points, where there was nothing to measure."""
        return self.working.ruling if isinstance(self.working, Ruled) else None

    @property
    def absent(self) -> bool:
        """Whether the clause is taken out of both sides (缺项): it shows 0 and counts for nothing."""
        return isinstance(self.working, Ruled) and self.working.is_absent


@frozen
class Rescaling:
    """The line that a ruling to rescale adds (缺项折算).

    ``clauses`` are absent with ``absent_marks`` full marks together; ``summed`` is the sum of the
    headings before, ``factor`` what it is multiplied by, ``points`` what that adds, rounded once.
    """

    clauses: tuple[str, ...]
    absent_marks: Fraction
    factor: Fraction
    summed: Decimal
    points: Decimal


@frozen
class PartResult:
    """An item's or a heading's points: the exact sum of written figures, out of how many."""

    id: str
    name: str
    max_points: Decimal
    points: Decimal


@frozen
class AdjustmentResult:
    """What an adjustment (扣分项) adds to the base, mostly below 0, and the working it came from."""

    id: str
    name: str
    points: Decimal
    working: Working


@frozen(eq=False, repr=False)
class ClauseLines(Mapping[str, ClauseResult]):
    """The clauses' lines by id, in the order of the text."""

    _clauses: FrozenMapping[str, Clause]
    _values: Values
    _ruled: dict[str, Ruled]
    _units: dict[str, int]
    _rounding: Rounding

    def __getitem__(self, id_: str) -> ClauseResult:
        clause, units = self._clauses[id_], self._units[id_]
        working = self._ruled[id_] if id_ in self._ruled else clause.rule.evaluate(self._values)
        full = self._rounding.write(clause.max_points)
        return ClauseResult(clause.id, clause.name, full, self._rounding.written(units), working)

    def __iter__(self) -> Iterator[str]:
        return iter(self._units)

    def __len__(self) -> int:
        return len(self._units)

    def __hash__(self) -> int:
        return hash(tuple(self._units.items()))

    def __repr__(self) -> str:
        return repr(dict(self))


@frozen(eq=False, repr=False)
class PartLines(Mapping[str, PartResult]):
    """The items' or the headings' lines by id, in the order of the text."""

    _parts: Mapping[str, Item] | Mapping[str, Heading]
    _summed: dict[str, int]
    _rounding: Rounding

    def __getitem__(self, id_: str) -> PartResult:
        units = self._summed[id_]
        part = self._parts[id_]
        full = self._rounding.write(part.max_points)
        return PartResult(part.id, part.name, full, self._rounding.written(units))

    def __iter__(self) -> Iterator[str]:
        return iter(self._summed)

    def __len__(self) -> int:
        return len(self._summed)

    def __hash__(self) -> int:
        return hash(tuple(self._summed.items()))

    def __repr__(self) -> str:
        return repr(dict(self))
