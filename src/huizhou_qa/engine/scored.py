"""What the fields of an assessment follow from: the scheme, the evidence, and the figures of the score.

Each is worked out when it is read; that there is a score was settled before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.engine.fitted import InShape, fitted
from huizhou_qa.engine.prepared import every_figure
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.errors import Note
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.deciding import classify, known_to_steps, pending
from huizhou_qa.ledger.figures import Figures
from huizhou_qa.ledger.notes import notes_of
from huizhou_qa.ledger.rechecking import Score
from huizhou_qa.ledger.rescaling import rescaling_line
from huizhou_qa.ledger.results import AdjustmentResult, ClauseLines, PartLines, adjustment_result
from huizhou_qa.ledger.ruling import settled_values, unmeasured_workings
from huizhou_qa.ledger.workings import Unmeasured
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident
from huizhou_qa.scheme.scheme import Scheme


def scored(scheme: Scheme, evidence: Evidence) -> ScoredUnit:
    """The score of a unit; raises what does not fit, what is missing, and what cannot be computed."""
    fit = fitted(scheme, evidence)
    row = fit.row() if isinstance(fit, InShape) else None
    if not isinstance(fit, InShape) or row is None:
        return ScoredAnyway(scheme, evidence, every_figure(scheme, evidence))
    return ScoredInShape(scheme, evidence, fit, row)


def scored_member(scheme: Scheme, own: Evidence, shared: MemberStatistics) -> ScoredUnit:
    """The score of a member of a cohort, beside the statistics over all; raises as ``scored`` does."""
    fit = fitted(scheme, own)
    here = fit.beside(shared.numbers) if isinstance(fit, InShape) else None
    row = None if here is None else here.row()
    if here is None or row is None:
        return scored(scheme, own.with_statistics(shared.averages, shared.statistics))
    return ScoredMember(scheme, own, here, row, shared)


@frozen(eq=False)
class MemberStatistics:
    """The statistics of a cohort as one member has them.

    Attributes:
        averages: the averages by fact.
        statistics: the others by name.
        numbers: both as rules read them, by path.
    """

    averages: FrozenMapping[str, StatisticValue]
    statistics: FrozenMapping[str, StatisticValue]
    numbers: Mapping[str, Ratio]


@frozen(eq=False)
class ScoredUnit(Score):
    """A unit's score, of which the ledger is made.

    Attributes:
        scheme: the scheme.
        own: the unit's own evidence, which fits and of which all is known.
    """

    scheme: Scheme
    own: Evidence

    @property
    def evidence(self) -> Evidence:
        """The evidence that the score rests on."""
        return self.own

    def field(self, name: str) -> object:
        """A field of the assessment by its name."""
        return _FIELDS[name](self)

    @property
    def values(self) -> Values:
        """What rules read."""
        return settled_values(self.scheme, self.evidence)

    @cached_property
    def unmeasured(self) -> Mapping[str, Unmeasured]:
        """The workings of the clauses of which there was nothing."""
        return unmeasured_workings(self.scheme, self.evidence, self.values)

    @cached_property
    def incidents(self) -> tuple[ClassifiedIncident, ...]:
        """Every incident with its class."""
        return classify(self.scheme, self.evidence)

    def clauses(self) -> ClauseLines:
        """The lines of the clauses."""
        scheme = self.scheme
        return ClauseLines(scheme.clauses, self.values, self.unmeasured, self.figures.clauses, scheme.rounding)

    def adjustments(self) -> tuple[AdjustmentResult, ...]:
        """The lines of the adjustments, each with its working."""
        scheme, points = self.scheme, self.figures.adjustments
        known = known_to_steps(scheme, self.evidence, self.incidents)
        return tuple(adjustment_result(one, points[one.id], known, scheme.rounding) for one in scheme.adjustments)

    def notes(self) -> tuple[Note, ...]:
        """The notes."""
        return notes_of(self.scheme, self.evidence, self.figures, pending(self.incidents))


@frozen(eq=False)
class ScoredAnyway(ScoredUnit):
    """A score of which every figure was worked out."""

    _worked_out: Figures

    @property
    def figures(self) -> Figures:
        """The figures."""
        return self._worked_out


@frozen(eq=False)
class ScoredInShape(ScoredUnit):
    """A score by a folded program: figures are read from its row, and exact ones worked out, when they are asked for.

    Attributes:
        fit: the evidence as the scheme folded for its shape reads it.
        row: every entry worked out.
    """

    fit: InShape
    row: Row

    @cached_property
    def figures(self) -> Figures:
        """The figures."""
        return Figures.of(RowFigures(self))


@frozen(eq=False)
class ScoredMember(ScoredInShape):
    """The score of a member of a cohort; evidence beside the statistics is made when it is asked for."""

    _shared: MemberStatistics

    @cached_property
    def evidence(self) -> Evidence:
        """The member's own evidence beside the statistics over all."""
        return self.own.with_statistics(self._shared.averages, self._shared.statistics)


@frozen(eq=False)
class RowFigures:
    """What the figures of a score follow from."""

    _scored: ScoredInShape

    def field(self, name: str) -> object:
        """A figure by its name."""
        return self.exact[name] if name in _EXACT else self._scored.fit.folded.told.figure(self._scored.row, name)

    @cached_property
    def exact(self) -> Mapping[str, object]:
        """The figures with nothing rounded."""
        fit, row = self._scored.fit, self._scored.row
        told = fit.folded.told
        if told.is_exact(row):
            return {name: told.figure(row, written) for name, written in _EXACT.items()}
        found = fit.unrounded()
        if found is None:
            # What no rounding leaves a number is told by whoever takes anything.
            figures = every_figure(self._scored.scheme, self._scored.evidence)
            found = figures.exact_total, figures.exact_grade
        return dict(zip(_EXACT, found, strict=True))


# Exact figures, by those that they are where nothing is rounded by being written.
_EXACT: Mapping[str, str] = MappingProxyType({"exact_total": "total", "exact_grade": "grade"})


def _raw_total(one: ScoredUnit) -> object:
    raw = one.figures.raw_total
    return None if raw is None else one.scheme.rounding.write(raw)


_FIELDS: Mapping[str, Callable[[ScoredUnit], object]] = MappingProxyType(
    {
        "scheme": lambda one: one.scheme,
        "evidence": lambda one: one.evidence,
        "clauses": ScoredUnit.clauses,
        "items": lambda one: PartLines(one.scheme.items, one.figures.items, one.scheme.rounding),
        "groups": lambda one: PartLines(one.scheme.groups, one.figures.groups, one.scheme.rounding),
        "rescaling": lambda one: rescaling_line(one.scheme, one.unmeasured, one.figures),
        "base": lambda one: one.scheme.rounding.write(one.figures.base),
        "incidents": lambda one: one.incidents,
        "adjustments": ScoredUnit.adjustments,
        "raw_total": _raw_total,
        "total": lambda one: one.scheme.rounding.write(one.figures.total),
        "grade_before_veto": lambda one: one.figures.grade_before_veto,
        "grade": lambda one: one.figures.grade,
        "exact_total": lambda one: one.figures.exact_total,
        "exact_grade": lambda one: one.figures.exact_grade,
        "notes": ScoredUnit.notes,
        "provisional": lambda one: pending(one.incidents),
    }
)
