"""What ``ScoreBounds`` is made of: figures from the least to the most, and where a unit stands before a grade line.

Data alone; how it is worked out lives in ``bounds.py``.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import in_full, printable
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, of, or_none, require
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import Face

FullMarks = Decimal | Fraction
WRITTEN_END, EXACT_END = or_none(of(Decimal)), or_none(of(Fraction))
FULL_MARKS, TRUTH = of(Decimal, Fraction), of(bool)


@frozen(repr=False)
class PointBounds(Face):
    """The least and the most that a clause, an item or a heading can still get, as written, and its full marks.

    ``low`` or ``high`` is None where nothing limits it on that side.
    """

    low: Decimal | None
    high: Decimal | None
    max_points: FullMarks

    def __attrs_post_init__(self) -> None:
        require(self, low=WRITTEN_END, high=WRITTEN_END, max_points=FULL_MARKS)

    @property
    def is_settled(self) -> bool:
        """Whether only one figure is left."""
        return follows(lambda: self.low is not None and self.low == self.high)

    def _summary(self) -> str:
        low, high = written_end(self.low, "-∞"), written_end(self.high, "∞")
        return f"<PointBounds {low} to {high} of {in_full(self.max_points)}>"


@frozen(repr=False)
class ClauseSet(Face):
    """A smallest set of clauses that decides a line.

    Attributes:
        clauses: one such set, in the order of the text.
        number_of_sets: how many sets of so many clauses decide it.
    """

    clauses: tuple[str, ...]
    number_of_sets: int

    def __attrs_post_init__(self) -> None:
        require(self, clauses=TEXTS, number_of_sets=of(int))

    def _summary(self) -> str:
        return f"<ClauseSet {printable(', '.join(self.clauses))}: one of {self.number_of_sets}>"


@frozen
class LineBounds:
    """Where a unit stands before one grade line: whether the grade, or a better one, is certain or out of reach.

    Attributes:
        grade: the grade of the line.
        secured: whether every completion reaches it.
        lost: whether none does.
        secures: the fewest undecided clauses whose best secures it, whatever else comes; None where it is decided
            already, no clauses alone can, or it is not proved which.
        forfeits: the fewest undecided clauses whose worst puts it out of reach, whatever else comes; None likewise.
    """

    grade: str
    secured: bool
    lost: bool
    secures: ClauseSet | None
    forfeits: ClauseSet | None

    def __attrs_post_init__(self) -> None:
        deciding = or_none(of(ClauseSet))
        require(self, grade=TEXT, secured=TRUTH, lost=TRUTH, secures=deciding, forfeits=deciding)


def written_end(end: Decimal | None, infinite: str) -> str:
    """An end as it is written; one without limit is infinite."""
    return infinite if end is None else f"{end:f}"
