"""Rescaling (缺项折算): what is there counts as if it had been earned out of the full marks."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.results import Rescaling
from huizhou_qa.scheme.scheme import Scheme


@frozen
class Absent:
    """The clauses that a ruling takes out of both sides, and their full marks together."""

    clauses: tuple[str, ...]
    marks: Fraction


def absent_from(scheme: Scheme, evidence: Evidence) -> Absent | None:
    """What the rulings take out, in the order of the text; None where they take out nothing."""
    rulings = evidence.rulings
    if not rulings:
        return None
    absent = [
        clause for id_, clause in scheme.clauses.items() if id_ in rulings and rulings[id_].treatment == "rescale"
    ]
    if not absent:
        return None
    return Absent(tuple(clause.id for clause in absent), sum((clause.max_points for clause in absent), Fraction(0)))


def rescaling_line(scheme: Scheme, absent: Absent | None, summed: Fraction, base: Fraction) -> Rescaling | None:
    """The line of the ledger that leads from the sum of the headings to the base, both as written."""
    if absent is None:
        return None
    rounding = scheme.rounding
    return Rescaling(
        absent.clauses,
        absent.marks,
        scheme.max_points / (scheme.max_points - absent.marks),
        rounding.write(summed),
        rounding.write(base - summed),
    )
