"""What ``ScoreBounds`` of a unit follow from: each field is worked out when it is first read.

Where the total may lie, and with it whether anything completes the evidence, is worked out at once; in what few ask
for (points by item and heading, the total unrounded, the clauses that decide a line) nobody else waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType

from attrs import evolve, field, frozen

from huizhou_qa.analysis.bounding.joint_outcomes import possible
from huizhou_qa.analysis.bounding.lines_by_grade import LinesByGrade
from huizhou_qa.analysis.bounding.open_sources import Source, incidents, statistics_read
from huizhou_qa.analysis.bounding.opened import Opened
from huizhou_qa.analysis.bounding.prepared_scheme import BoundedPart, PreparedScheme, points_of, prepared, written
from huizhou_qa.analysis.bounding.score_bounds import LineBounds, PointBounds
from huizhou_qa.analysis.bounding.worked_out import WhereResultsLie, worked_out
from huizhou_qa.errors import EvidenceError, pointer
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import grades_of
from huizhou_qa.program.bounding import is_pending
from huizhou_qa.program.running import Elements
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme

UNTOLD = "/incidents"
ZERO = Fraction(0)


@frozen(eq=False)
class BoundedUnit:
    """A unit, what is open of it, and where its results may lie.

    Attributes:
        scheme: what the unit is scored under.
        evidence: what is known of it.
        opened: the same as spans, and what has several ways to turn out beside.
        happened: the elements of its incidents; None where nobody has told.
        others: where averages over the other members of a cohort lie, by fact.
        beside: the same as if no incident had happened, where nobody has told.
        supposes_none: whether these are themselves bounds as if none had happened, where the evidence tells of none.
        found: where results may lie.
    """

    scheme: Scheme
    evidence: Evidence
    opened: Opened
    happened: tuple[Elements, ...] | None
    others: FrozenMapping[str, Interval]
    beside: object = field(default=None)
    supposes_none: bool = field(default=False)
    _incidents: Source = field(init=False)
    found: WhereResultsLie = field(init=False)

    @_incidents.default
    def _what_may_happen(self) -> Source:
        return incidents(self.scheme.program, self.happened, self._ready.settings)

    @found.default
    def _where_results_lie(self) -> WhereResultsLie:
        """Raises EvidenceError where no total is left: then nothing completes the evidence."""
        sources = (*self.opened.rulings, self._incidents)
        found = worked_out(self.scheme, self.evidence, self.opened, sources)
        if not found.written[TOTAL.path].over:
            raise EvidenceError.of("", "contradiction", case="no_score")
        return found

    def field(self, name: str) -> object:
        """A field of the bounds by its name."""
        return FIELDS[name](self)

    @property
    def _ready(self) -> PreparedScheme:
        return prepared(self.scheme)

    @property
    def total(self) -> Span:
        """Where the total as written may lie."""
        return self.found.written[TOTAL.path]

    def end(self, end: Fraction | None) -> Decimal | None:
        """An end of the total as it is written."""
        return written(self.scheme.rounding, end)

    @property
    def exact(self) -> Span:
        """Where the total may lie with no figure rounded for writing."""
        return self.found.exact_total

    @property
    def grades(self) -> frozenset[str]:
        """Every grade that is left."""
        return grades_of(self.scheme.program, self.found.written[GRADE.path])

    @property
    def grades_go_with_totals(self) -> bool:
        """Whether its best grade is proved to go with its greatest total, and its worst with its least."""
        places, total = self.found.written[GRADE.path], self.total
        together = ((total.high, places.low), (total.low, places.high))
        return all(end is not None and self._grade_of(end) == exactly(grade or ZERO) for end, grade in together)

    def _grade_of(self, total: Fraction) -> Span:
        """Where the grade may lie while the total is a number."""
        sources = (*self.opened.rulings, self._incidents)
        return possible(self.opened.given.beside({TOTAL.path: exactly(total)}), sources).spans[GRADE.path]

    def points(self, parts: tuple[BoundedPart, ...]) -> FrozenMapping[str, PointBounds]:
        """Points by id."""
        return points_of(parts, self.found.written)

    @cached_property
    def clauses(self) -> FrozenMapping[str, PointBounds]:
        """The points of the clauses."""
        return self.points(self._ready.clauses)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The clauses of which more than one figure is left, or that need a ruling."""
        open_to_ruling = {path for source in self.opened.rulings for path in source.alternatives[0]}
        return tuple(
            id_
            for id_, one in self.clauses.items()
            if one.low != one.high or one.low is None or (open_to_ruling and pointer("rulings", id_) in open_to_ruling)
        )

    def open_matters(self) -> Iterator[str]:
        """The paths of incidents that are not settled or not told, and of statistics that are not known."""
        program, settings = self.scheme.program, self._ready.settings
        open_yet = (leaf for leaf in statistics_read(program, settings) if not self.opened.spans[leaf.path].is_exact)
        yield from dict.fromkeys(given_at(leaf) for leaf in open_yet)
        if self.happened is None:
            yield UNTOLD
            return
        for incident, elements in zip(self.evidence.incidents or (), self.happened, strict=True):
            if is_pending(program, elements, settings):
                yield pointer(INCIDENTS, incident.id)

    @property
    def lines(self) -> FrozenMapping[str, LineBounds]:
        """The grade lines."""
        return LinesByGrade(self.scheme, self.opened, self._incidents, self.found.written).lines()


FIELDS: Mapping[str, Callable[[BoundedUnit], object]] = MappingProxyType(
    {
        "scheme": attrgetter("scheme"),
        "evidence": lambda unit: evolve(unit.evidence, incidents=()) if unit.supposes_none else unit.evidence,
        "unit": lambda unit: unit.evidence.unit,
        "low": lambda unit: unit.end(unit.total.low),
        "high": lambda unit: unit.end(unit.total.high),
        "exact_low": lambda unit: unit.exact.low,
        "exact_high": lambda unit: unit.exact.high,
        "low_open": lambda unit: bool(unit.exact.over) and not unit.exact.over[0].low_closed,
        "high_open": lambda unit: bool(unit.exact.over) and not unit.exact.over[-1].high_closed,
        "grades": attrgetter("grades"),
        "clauses": attrgetter("clauses"),
        "items": lambda unit: unit.points(prepared(unit.scheme).items),
        "groups": lambda unit: unit.points(prepared(unit.scheme).groups),
        "undecided": attrgetter("undecided"),
        "open_matters": lambda unit: tuple(unit.open_matters()),
        "tight": lambda unit: unit.found.tight,
        "lines": attrgetter("lines"),
        "graded": lambda unit: unit.scheme.terms.grade,
        "without_incidents": attrgetter("beside"),
        "others": attrgetter("others"),
    }
)
