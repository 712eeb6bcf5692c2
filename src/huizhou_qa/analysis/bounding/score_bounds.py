"""What ``ScoreBounds`` is made of: figures from the least to the most, and where a unit stands before a grade line.

Data alone; how it is worked out lives in ``bounds.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from attrs import frozen

from huizhou_qa.errors import Wording, in_full, printable
from huizhou_qa.frozen_mapping import FrozenMapping
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


WhyNoClauses = Literal[
    "not_enough", "without_limit", "ruling", "incidents", "open_beside", "no_sum", "direction_unproved", "too_many_sets"
]
WHY_NO_CLAUSES: Mapping[WhyNoClauses, Wording] = FrozenMapping(
    {
        "not_enough": Wording("各未定款合在一起也不足以决定", "all open clauses together do not decide it"),
        "without_limit": Wording(
            "有未定款的得分没有上限或下限，或可能没有可考核的内容",
            "the points of an open clause have no limit, or there may be nothing to measure of it",
        ),
        "ruling": Wording(
            "待裁定的款不计入时，未证明结果介于满分与零分之间",
            "leaving out a clause that waits for a ruling is not proved to lie between full marks and none",
        ),
        "incidents": Wording("有无事件未说明", "incidents are not stated"),
        "open_beside": Wording("等级本身还取决于未知的数据", "the grade itself reads what is not known"),
        "no_sum": Wording("各未定款不影响等级所依据的数", "no open clause moves what the grade is read from"),
        "direction_unproved": Wording(
            "未证明等级随各款得分单向变化", "the grade is not proved to go one way with every clause"
        ),
        "too_many_sets": Wording("须比较的款的组合过多", "too many sets of clauses would have to be told apart"),
    }
)


@frozen
class LineBounds:
    """Where a unit stands before one grade line: whether the grade, or a better one, is certain or out of reach.

    Attributes:
        grade: the grade of the line.
        secured: whether every completion reaches it.
        lost: whether none does.
        secures: the fewest undecided clauses whose best secures it, whatever else comes; None where it is decided
            already, or for the reason beside it.
        forfeits: the fewest undecided clauses whose worst puts it out of reach, whatever else comes; None likewise.
        why_no_secures, why_no_forfeits: why no clauses are told of a line that is open: ``not_enough`` where it is
            proved that all of them together do not do it; with any other it is not known which do.
    """

    grade: str
    secured: bool
    lost: bool
    secures: ClauseSet | None
    forfeits: ClauseSet | None
    why_no_secures: WhyNoClauses | None = None
    why_no_forfeits: WhyNoClauses | None = None

    def __attrs_post_init__(self) -> None:
        deciding = or_none(of(ClauseSet))
        require(
            self,
            grade=TEXT,
            secured=TRUTH,
            lost=TRUTH,
            secures=deciding,
            forfeits=deciding,
            why_no_secures=or_none(TEXT),
            why_no_forfeits=or_none(TEXT),
        )


def written_end(end: Decimal | None, infinite: str) -> str:
    """An end as it is written; one without limit is infinite."""
    return infinite if end is None else f"{end:f}"
