"""A scheme's program prepared for scoring, and the figures that it gives for a unit of which all is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from huizhou_qa.engine.figure_reader import FigureReader
from huizhou_qa.engine.outcomes import require_computable
from huizhou_qa.engine.plan_protocols import Plan
from huizhou_qa.engine.plans import plan_of
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.checking import incidents_missing
from huizhou_qa.ledger.figures import Figures, exact_figures, paths_before_writing
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Settings
from huizhou_qa.readers import Gap
from huizhou_qa.readers.gaps import gaps_of
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.program.building import BASE, BEFORE_VETO, GRADE, MARKS_PRESENT, RAW_TOTAL, SUMMED, TOTAL
from huizhou_qa.scheme.scheme import Scheme

# So many programs are kept prepared; the one least recently run gives way.
MOST_KEPT = 64


@frozen(eq=False)
class Prepared:
    """Two plans of one program.

    Attributes:
        written: the plan with figures rounded where they are put on paper.
        exact: that with none rounded, taken up where the points before writing are known.
        told: how the figures are read from a row of the first.
    """

    written: Plan
    exact: Plan
    told: FigureReader


def figures_of(
    scheme: Scheme,
    ratios: dict[str, Ratio],
    incidents: Sequence[dict[str, Ratio]],
    gaps: Mapping[str, Gap],
) -> Figures | None:
    """The figures; None where something that they need is not known, or only the plain way gives them."""
    prepared = _prepared(SchemeItself(scheme))
    row = prepared.written.run(ratios, incidents, gaps)
    if row is None:
        return None
    written, told, grades = prepared.written, prepared.told, scheme.grade_rule.grades
    as_written = (
        told.clauses.of(row, written),
        told.items.of(row, written),
        told.groups.of(row, written),
        told.adjustments.of(row),
        written.number(row, MARKS_PRESENT.path),
        written.number(row, SUMMED.path),
        written.number(row, BASE.path),
        written.number(row, RAW_TOTAL.path) if RAW_TOTAL.path in written.paths else None,
        written.number(row, TOTAL.path),
        grades[written.whole(row, BEFORE_VETO.path)],
        grades[written.whole(row, GRADE.path)],
    )
    # What was written is read by now: the same row goes on, from the points before writing.
    unrounded = _unrounded(prepared, row, grades)
    return None if unrounded is None else Figures(*as_written, *unrounded)


def every_figure(scheme: Scheme, evidence: Evidence) -> Figures:
    """Every figure of evidence that fits, by the plan that takes anything or the plain way; or why there is none.

    Raises MissingEvidenceError listing all that is missing, and EvidenceError where something is divided by 0.
    """
    values = settled_values(scheme, evidence)
    if scheme.ranking.exempt:
        # No figure needs what says that a unit has no place, and its place does.
        require_computable(scheme, evidence)
    if not incidents_missing(scheme, evidence):
        incidents = ratios_of_incidents(scheme, evidence)
        figures = figures_of(scheme, dict_of(values.ratios), incidents, gaps_of(values.nothing))
        if figures is not None:
            return figures
    require_computable(scheme, evidence)
    # A clause that is left out (缺项) is no number: that the plain way knows how to add up.
    return exact_figures(scheme, member_of(scheme, evidence, values))


def ratios_of_incidents(scheme: Scheme, evidence: Evidence) -> list[dict[str, Ratio]]:
    """What is known of every incident, by path; where a scheme has no table nothing is asked of them."""
    table = scheme.incident_table
    told = [] if table is None else [table.numbers_of(one) for one in evidence.incidents or ()]
    return [{path: (number, 1) for path, number in one.items()} for one in told]


def _unrounded(prepared: Prepared, row: Row, grades: tuple[str, ...]) -> tuple[Fraction, str] | None:
    """The total and the grade with nothing rounded; None where one of them is no number then."""
    exact = prepared.written
    if not prepared.told.is_exact(row):
        exact = prepared.exact
        if not exact.continued(row, {}):
            return None
    return exact.number(row, TOTAL.path), grades[exact.whole(row, GRADE.path)]


@lru_cache(maxsize=MOST_KEPT)
def _prepared(of: SchemeItself) -> Prepared:
    """Prepared once for a scheme."""
    scheme, program = of.scheme, of.program
    written = plan_of(program, Settings(scheme.readings))
    exact = written.then(program, Settings(scheme.readings, written=False), tuple(paths_before_writing(scheme)))
    return Prepared(written, exact, FigureReader.of(scheme, written))
