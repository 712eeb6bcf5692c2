"""A cell of a sweep: a part of the range on which the total goes one way. Data alone."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from attrs import frozen

from huizhou_qa.analysis.moving.line_quotients import CourseForm
from huizhou_qa.errors import in_full, printable
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, of, or_none, require, set_of, several
from huizhou_qa.markup import Face
from huizhou_qa.numbers.intervals import Interval

WhyUndetermined = Literal["missing", "contradiction", "out_of_place"]
NO_GRADES: frozenset[str] = frozenset()


@frozen(repr=False)
class SweepCell(Face):
    """A part of the range on which the exact total is one flat line, straight line or quotient.

    Attributes:
        over: where.
        form: ``flat``, ``line`` or ``quotient``; None where the total is not determined.
        coefficients: of the total with no figure rounded for writing: ``(a,)`` is a; ``(a, b)`` is a + b·x;
            ``(a, b, c, d)`` is (a + b·x) / (c + d·x).
        total_at_low: the total as written at the low end, or as near to it as can be where that is open.
        total_at_high: the same at the high end.
        grades: every grade that the written total earns somewhere in the cell.
        undetermined: what there is no total for: clauses that lack something there, and marks out of place, by the
            clause's id; a fact that contradicts another, or is out of place, by its path; ``/incidents`` where nobody
            has said.
        why: whether that is ``missing``, a ``contradiction``, or ``out_of_place`` and refused; None with a total.
    """

    over: Interval
    form: CourseForm | None
    coefficients: tuple[Fraction, ...] = ()
    total_at_low: Decimal | None = None
    total_at_high: Decimal | None = None
    grades: frozenset[str] = NO_GRADES
    undetermined: tuple[str, ...] = ()
    why: WhyUndetermined | None = None

    def __attrs_post_init__(self) -> None:
        require(
            self,
            over=of(Interval),
            form=or_none(TEXT),
            coefficients=several(of(Fraction)),
            total_at_low=or_none(of(Decimal)),
            total_at_high=or_none(of(Decimal)),
            grades=set_of(TEXT),
            undetermined=TEXTS,
            why=or_none(TEXT),
        )

    def _summary(self) -> str:
        totals = f"{in_full(self.total_at_low)} → {in_full(self.total_at_high)} {' '.join(sorted(self.grades))}"
        what = " ".join(self.undetermined) if self.form is None else f"{self.form}, {totals}"
        return f"<SweepCell {self.over}: {printable(what)}>"
