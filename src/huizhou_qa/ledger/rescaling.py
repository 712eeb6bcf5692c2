"""Rescaling (缺项折算): what is there counts as if it had been earned out of the full marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from huizhou_qa.ledger.figures import Figures
from huizhou_qa.ledger.results import Rescaling
from huizhou_qa.ledger.workings import Unmeasured
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import counted_of
from huizhou_qa.scheme.scheme import Scheme


def absent_clauses(unmeasured: Mapping[str, Unmeasured]) -> frozenset[str]:
    """The ids of the clauses that are taken out of both sides."""
    return frozenset(id_ for id_, working in unmeasured.items() if working.is_absent)


def rescaled_at_the_top(headings: Sequence[Heading]) -> Iterator[Clause]:
    """The clauses that the whole is rescaled for where they are absent: those that no part below it is."""
    for heading in counted_of(headings):
        yield from _not_rescaled(heading)


def _not_rescaled(part: Heading | Item) -> Iterator[Clause]:
    if part.joining.rescaled:
        return
    for below in part.parts:
        if isinstance(below, Clause):
            yield below
        else:
            yield from _not_rescaled(below)


def rescaling_line(scheme: Scheme, unmeasured: Mapping[str, Unmeasured], figures: Figures) -> Rescaling | None:
    """The line of the ledger that leads from the sum of the headings to the base, both as written."""
    if not unmeasured:
        return None
    absent = absent_clauses(unmeasured)
    clauses = tuple(clause.id for clause in rescaled_at_the_top(scheme.headings) if clause.id in absent)
    rounding, full, present = scheme.rounding, scheme.max_points, figures.marks_present
    # Of several parts of which the least counts, one that is absent takes no marks out.
    if not clauses or full == present:
        return None
    return Rescaling(
        clauses,
        full - present,
        full / present if present else Fraction(1),
        rounding.write(figures.summed),
        rounding.write(figures.base - figures.summed),
    )
