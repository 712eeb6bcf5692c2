"""The ledger: an assessment as everything that was read, computed, rounded, summed and decided."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Note
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.fields.derived import Derived
from huizhou_qa.frozen_mapping import read_only
from huizhou_qa.ledger.results import AdjustmentResult, ClauseResult, PartResult, Rescaling
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import bonuses_of
from huizhou_qa.scheme.scheme import Scheme


def _clause_lines(lines: Mapping[str, ClauseResult]) -> Mapping[str, ClauseResult]:
    return read_only(lines)


def _part_lines(lines: Mapping[str, PartResult]) -> Mapping[str, PartResult]:
    return read_only(lines)


@frozen
class Ledger(Derived):
    """Every figure of one unit's assessment, from the clauses to the grade.

    Attributes:
        scheme: the scheme.
        evidence: the evidence.
        clauses: the result of every clause by id, in the order of the text.
        items: the result of every item by id.
        groups: the result of every heading by id.
        rescaling: the rescaling for absent clauses (缺项折算), if any.
        base: the sum of the headings, rescaled where needed.
        incidents: the incidents with their classes.
        adjustments: the results of the adjustments (扣分项).
        raw_total: the base after adjustments; None where the scheme has steps of its own (see ``steps``).
        total: the raw total, not below 0.
        grade_before_veto: the grade of the total.
        grade: the grade after vetoes.
        exact_total: the total without any rounding of written figures.
        exact_grade: the grade of ``exact_total``.
        notes: remarks for readers of the result.
        provisional: the ids of pending incidents, which the result leaves out.
    """

    scheme: Scheme
    evidence: Evidence
    clauses: Mapping[str, ClauseResult] = field(converter=_clause_lines)
    items: Mapping[str, PartResult] = field(converter=_part_lines)
    groups: Mapping[str, PartResult] = field(converter=_part_lines)
    rescaling: Rescaling | None
    base: Decimal
    incidents: tuple[ClassifiedIncident, ...]
    adjustments: tuple[AdjustmentResult, ...]
    raw_total: Decimal | None
    total: Decimal
    grade_before_veto: str
    grade: str
    exact_total: Fraction
    exact_grade: str
    notes: tuple[Note, ...]
    provisional: tuple[str, ...]

    @property
    def with_bonuses(self) -> Fraction:
        """The base and the bonuses, which deductions follow."""
        return sum((self.groups[top.id].counted for top in bonuses_of(self.scheme.headings)), Fraction(self.base))

    def line_of(self, part: Item | Heading) -> PartResult:
        """The line of an item or a heading."""
        return self.items[part.id] if isinstance(part, Item) else self.groups[part.id]

    def summed_below(self, part: Item | Heading) -> Fraction:
        """What stands under an item or a heading, added up as written, before it is kept within its marks."""
        if isinstance(part, Item):
            points = [self.clauses[clause.id].counted for clause in part.clauses]
        else:
            points = [self.line_of(below).counted for below in part.parts]
        return sum(points, Fraction(0))
