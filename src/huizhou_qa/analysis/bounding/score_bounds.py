"""What ``bounds`` gives: figures from the least to the most, grades, and what is not decided yet.

Data alone; how it is worked out lives in ``bounds.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Wording, is_mapping, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, Kind, by_name, of, or_none, require, set_of
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import Face, Html, HtmlFace, Telling, element, minus, run_on, tag, total_figure
from huizhou_qa.markup.style import GRADES

FullMarks = Decimal | Fraction
WRITTEN_END, EXACT_END = or_none(of(Decimal)), or_none(of(Fraction))
SEEN = Wording("还可能得到的", "What it can still get")
WITHOUT = Wording("若没有发生事件：{told}", "if no incident happened: {told}")
LINES = Wording("各等级线", "Grade lines")
SECURED = Wording("已确定达到", "certain")
LOST = Wording("已不可能达到", "out of reach")
UNDECIDED_LINE = Wording("未定", "open")
SECURES = Wording("下列各款取得最好结果即可确定：{told}", "certain with the best of {told}")
FORFEITS = Wording("下列各款取得最差结果即不可能：{told}", "out of reach with the worst of {told}")
UNDECIDED = Wording("未定的各款", "Clauses that are open")
INCIDENTS = Wording("有无事件", "whether incidents happened")
OPEN = Wording("未定事项：{told}", "open: {told}")
NOT_TIGHT = Wording("未证明不能更窄", "not proved that nothing narrower is true")
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

    def _html(self, language: Language) -> Html:
        tell = Telling(language)
        low, high = _written(self.low, "-∞"), _written(self.high, "∞")
        grades = [self._tag(grade) for grade in self._order() if grade in self.grades]
        total = low if low == high else f"{low}–{high}"
        without = self.without_incidents
        return run_on(
            (
                tell.head(tell.told(SEEN), self.unit, *grades, total_figure(minus(total))),
                element("p", tell.told(self._told())),
                *([tell.small(tell.say(WITHOUT, told=tell.told(without.told)))] if without is not None else []),
                tell.table(tell.told(LINES), ("line", "status", "decided"), self._lines(tell)),
                tell.table(tell.told(UNDECIDED), ("clause", "low", "high", "full"), self._undecided()),
                self._open(tell),
                *([] if self.tight else [tell.small(tell.told(NOT_TIGHT))]),
            )
        )

    def _order(self) -> list[str]:
        """The grades from the best: those with a line stand in order, the last has none."""
        return [*self.lines, *sorted(self.grades.difference(self.lines))]

    def _tag(self, grade: str) -> Html:
        return tag(grade, f"grade g{min(self._order().index(grade), GRADES)}")

    def _open(self, tell: Telling) -> Html:
        if not self.open_matters:
            return Html()
        told = (tell.told(INCIDENTS) if one == "/incidents" else one for one in self.open_matters)
        return tell.small(tell.say(OPEN, told=tell.listed(told)))

    def _lines(self, tell: Telling) -> Iterator[tuple[object, ...]]:
        """Whether each grade line is reached, and the clauses that would decide it."""
        for line in self.lines.values():
            state = SECURED if line.secured else LOST if line.lost else UNDECIDED_LINE
            shown = tell.told(state) if line.secured or line.lost else tag(tell.told(state), "pending")
            sets = ((SECURES, line.secures), (FORFEITS, line.forfeits))
            told = (tell.say(phrase, told=tell.listed(one.clauses)) for phrase, one in sets if one is not None)
            yield self._tag(line.grade), shown, tell.lines(told)

    def _undecided(self) -> Iterator[tuple[str, str, str, FullMarks]]:
        for id_ in self.undecided:
            one = self.clauses[id_]
            yield id_, minus(_written(one.low, "-∞")), minus(_written(one.high, "∞")), one.max_points


def _written(end: Decimal | None, infinite: str) -> str:
    return infinite if end is None else f"{end:f}"
