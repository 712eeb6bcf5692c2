"""The figures of a score, as a scheme's program gives them: written ones in units of the last place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import EvidenceError
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.fields.derived import Derived
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Member, Settings, Statistic, Tally, follow, run
from huizhou_qa.readers import Exact, Gap, reads
from huizhou_qa.readers.gaps import Number
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import (
    BASE,
    BEFORE_VETO,
    BY_SCORE,
    GRADE,
    MARKS_PRESENT,
    RAW_TOTAL,
    SUMMED,
    TOTAL,
)
from huizhou_qa.scheme.program.writing import rounding_of
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment

# Whole units of the last place where a figure is written; else the exact number.
Figure = int | Fraction

ZERO = Fraction(0)


@frozen
class Figures(Derived):
    """Every figure of one unit's score.

    Attributes:
        clauses, items, groups, adjustments: points by id, in units of the last place that they are written with;
            of those that are not written, the exact number.
        marks_present: the full marks of what is present, where the whole is rescaled.
        summed, base, raw_total, total: the steps from the headings to the total, as written; there is no raw total
            where a scheme says its steps.
        grade_before_veto, grade: the grades that the written total earns.
        exact_total, exact_grade: the same with nothing rounded.
    """

    clauses: Mapping[str, Figure]
    items: Mapping[str, Figure]
    groups: Mapping[str, Figure]
    adjustments: dict[str, int]
    marks_present: Fraction
    summed: Fraction
    base: Fraction
    raw_total: Fraction | None
    total: Fraction
    grade_before_veto: str
    grade: str
    exact_total: Fraction
    exact_grade: str


@frozen
class Stated:
    """What somebody states of entries, by path: ``written`` figures, and ``exact`` ones that nothing rounded."""

    written: FrozenMapping[str, Number]
    exact: FrozenMapping[str, Number]


NOTHING: Mapping[str, Number] = FrozenMapping()
NOTHING_STATED = Stated(FrozenMapping(), FrozenMapping())


def exact_figures(
    scheme: Scheme, member: Member, stated: Stated = NOTHING_STATED, rules: Mapping[str, Number] = NOTHING
) -> Figures:
    """The figures worked out the plain way, entry by entry, each from what is stated of those before it.

    Every one that nothing is stated of must be known. ``rules`` is what rules give, by the path of their entry, where
    that was worked out before.
    """
    written = follow(scheme.program, member, Settings(scheme.readings), stated.written, rules)
    # Up to the points before they are written nothing is rounded: that is worked out once.
    unrounded = {path: written[path] for path in paths_before_writing(scheme)}
    exact = follow(scheme.program, member, Settings(scheme.readings, written=False), stated.exact, unrounded)
    rounding, grades = scheme.rounding, scheme.grade_rule.grades

    def figures(parts: Iterable[Clause | Item | Heading]) -> dict[str, Figure]:
        return {part.id: figure_of(at_path(written, part.entry.path), rounding_of(part, scheme)) for part in parts}

    return Figures(
        figures(scheme.clauses.values()),
        figures(scheme.items.values()),
        figures(scheme.groups.values()),
        {one.id: rounding.units(at_path(written, one.entry.path)) for one in scheme.adjustments},
        at_path(written, MARKS_PRESENT.path),
        at_path(written, SUMMED.path),
        at_path(written, BASE.path),
        at_path(written, RAW_TOTAL.path) if RAW_TOTAL.path in written else None,
        at_path(written, TOTAL.path),
        grades[int(at_path(written, BEFORE_VETO.path))],
        grades[int(at_path(written, GRADE.path))],
        at_path(exact, TOTAL.path),
        grades[int(at_path(exact, GRADE.path))],
    )


def figure_of(number: Fraction, rounding: Rounding | None) -> Figure:
    """A number as it is written, or as it is."""
    return number if rounding is None else rounding.units(number)


def paths_before_writing(scheme: Scheme) -> Iterator[str]:
    """The paths of tallies, and of points and what rules give before anything is written."""
    yield from (entry.leaf.path for entry in scheme.program.entries if isinstance(entry, Tally))
    # An adjustment may read the base, which is written.
    of_adjustments = (one for one in scheme.adjustments if not one.reads_results)
    parts: Iterable[Clause | Adjustment] = (*scheme.clauses.values(), *of_adjustments)
    for part in parts:
        yield from (part.rule_entry.path, part.before_writing.path)


def numbers_of(scheme: Scheme, evidence: Evidence, *, written: bool) -> Mapping[str, Number]:
    """Every entry of the program for a unit, by path, with figures written or with none rounded."""
    member = member_of(scheme, evidence, settled_values(scheme, evidence))
    return run(scheme.program, [member], Settings(scheme.readings, written))[0]


def grades_at(scheme: Scheme, numbers: Mapping[str, Number], total: Fraction) -> tuple[str, str]:
    """The grade before and after vetoes, if the total were this one and all else as it is."""
    entries = scheme.program.entries
    at = [entry.leaf.path for entry in entries].index(BY_SCORE.path)
    # The total that is graded: of a scheme that says its steps it need not be the last one.
    graded = [leaf.path for leaf in reads(entries[at].node).inputs]
    known = {**numbers, TOTAL.path: total, **dict.fromkeys(graded, total)}
    for entry in entries[at:]:
        if not isinstance(entry, Statistic):
            known[entry.leaf.path] = entry.node.under(Exact(known, scheme.readings))
    grades = scheme.grade_rule.grades
    return grades[int(at_path(known, BEFORE_VETO.path))], grades[int(at_path(known, GRADE.path))]


def at_path(numbers: Mapping[str, Number], path: str) -> Fraction:
    """The number of an entry; a clause that is left out (缺项) shows 0.

    Raises EvidenceError where something is divided by 0 for it, which is no 0 either.
    """
    number = numbers[path]
    if isinstance(number, Gap) and number.faults:
        raise EvidenceError.of("", "divided_by_zero", case="result", result=path)
    return number if isinstance(number, Fraction) else ZERO
