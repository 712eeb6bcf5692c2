"""What ``bounds`` gives: figures from the least to the most, grades, and what is not decided yet.

Data alone; how it is worked out lives in ``bounds.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Wording, is_mapping, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, Kind, by_name, of, or_none, require, set_of
from huizhou_qa.ledger.faces import Face, HtmlFace, follows
from huizhou_qa.markup import table

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
        return f"<PointBounds {_written(self.low, '-∞')} to {_written(self.high, '∞')} of {self.max_points}>"


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
            already, or no clauses alone can.
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


@frozen(repr=False)
class ScoreBounds(HtmlFace):
    """What a unit can still get.

    Attributes:
        unit: the unit.
        low, high: the total as written, from the least to the most; attained where ``tight``. None: without limit.
        exact_low, exact_high: the same with no figure rounded for writing.
        low_open, high_open: whether the exact total only comes as near to that end as one likes.
        grades: every grade that it can still get.
        clauses, items, groups: points by id.
        undecided: the ids of clauses of which more than one figure is left, or that need a ruling.
        open_matters: the paths of incidents that are not settled or not told, and of statistics that are not known.
        tight: whether it is proved that nothing narrower is true of the total and of the clauses.
        lines: each grade line, by its grade.
        graded: what stands behind a grade in the words of the edition (A级).
        without_incidents: the same as if no incident had happened, where nobody has said; else None.
    """

    unit: str
    low: Decimal | None
    high: Decimal | None
    exact_low: Fraction | None
    exact_high: Fraction | None
    low_open: bool
    high_open: bool
    grades: frozenset[str]
    clauses: FrozenMapping[str, PointBounds]
    items: FrozenMapping[str, PointBounds]
    groups: FrozenMapping[str, PointBounds]
    undecided: tuple[str, ...]
    open_matters: tuple[str, ...]
    tight: bool
    lines: Mapping[str, LineBounds]
    graded: str
    without_incidents: ScoreBounds | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        parts = by_name(of(PointBounds))
        require(
            self,
            unit=TEXT,
            low=WRITTEN_END,
            high=WRITTEN_END,
            exact_low=EXACT_END,
            exact_high=EXACT_END,
            low_open=TRUTH,
            high_open=TRUTH,
            grades=set_of(TEXT),
            clauses=parts,
            items=parts,
            groups=parts,
            undecided=TEXTS,
            open_matters=TEXTS,
            tight=TRUTH,
            # They are worked out when they are asked for, not when this is made.
            lines=Kind(Wording("映射（Mapping）", "a mapping"), is_mapping),
            graded=TEXT,
            without_incidents=or_none(of(ScoreBounds)),
        )

    @property
    def told(self) -> Wording:
        """The total and the grades in words."""
        return follows(self._told)

    def _told(self) -> Wording:
        low, high = _written(self.low, "-∞"), _written(self.high, "∞")
        total = Wording(low, low) if low == high else Wording(f"{low}至{high}", f"{low} to {high}")
        grades = Wording("、".join(sorted(self.grades)), " or ".join(sorted(self.grades)))
        return Wording(f"{total.zh}分，{grades.zh}{self.graded}", f"{total.en} points, grade {grades.en}")

    def _summary(self) -> str:
        return f"<ScoreBounds {printable(self.unit)}: {self.told.en}>"

    def _html(self, language: Language) -> str:  # noqa: ARG002 - told in both
        rows = [
            (id_, _written(one.low, "-∞"), _written(one.high, "∞"), one.max_points) for id_, one in self._undecided()
        ]
        return table(
            f"{self.unit}：{self.told.zh} · {self.told.en}", ("款 clause", "最低 low", "最高 high", "分值 full"), rows
        )

    def _undecided(self) -> list[tuple[str, PointBounds]]:
        return [(id_, self.clauses[id_]) for id_ in self.undecided]


def _written(end: Decimal | None, infinite: str) -> str:
    return infinite if end is None else f"{end:f}"
