"""What bounds look like: grades and the total that are left, what decides each grade line, the clauses that are open.

What they say is worked out in ``bounds.py``; here it is only shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from huizhou_qa.analysis.bounding.score_bounds import (
    WHY_NO_CLAUSES,
    ClauseSet,
    FullMarks,
    LineBounds,
    PointBounds,
    WhyNoClauses,
    written_end,
)
from huizhou_qa.errors import Wording, pointer
from huizhou_qa.markup import Html, Telling, minus, run_on, tag, total_figure
from huizhou_qa.markup.style import GRADES
from huizhou_qa.markup.telling import with_capital
from huizhou_qa.rules.sections import INCIDENTS as UNTOLD
from huizhou_qa.scheme.names import CLAUSES

SEEN = Wording("还可能得到的", "What it can still get")
WITHOUT = Wording("若没有发生事件：{told}", "If no incident happened: {told}")
LINES = Wording("各等级线", "Grade lines")
SECURED = Wording("已确定达到", "certain")
LOST = Wording("已不可能达到", "out of reach")
UNDECIDED_LINE = Wording("未定", "open")
SECURES = Wording("下列各款得最高分即可确定达到：{told}", "certain with the best of {told}")
FORFEITS = Wording("下列各款得最低分即不可能达到：{told}", "out of reach with the worst of {told}")
NAMED = Wording("{id}（{name}）", "{id} ({name})")
ONE_OF = Wording("（款数同样最少的共{number}组，此为其一）", " (one of {number} sets as small)")
NO_SECURES = Wording("各款全得最高分也不能确保（{why}）", "Even full marks do not make it certain: {why}")
NO_FORFEITS = Wording("各款全得最低分也不能排除（{why}）", "Even the fewest marks do not rule it out: {why}")
# Of any other reason it is not known that all clauses together would not do it.
ALL_CLAUSES_TRIED: frozenset[WhyNoClauses] = frozenset({"not_enough", "incidents"})
NOT_KNOWN_TO_SECURE = Wording(
    "哪些款可确保，无法指出（{why}）", "Which clauses would make it certain is not known: {why}"
)
NOT_KNOWN_TO_FORFEIT = Wording("哪些款可排除，无法指出（{why}）", "Which clauses would rule it out is not known: {why}")
UNDECIDED = Wording("未定的各款", "Clauses that are open")
INCIDENTS = Wording("有无事件", "whether incidents happened")
OPEN = Wording("未定事项：{told}", "Open: {told}")
NOT_TIGHT = Wording("未证明不能更窄", "not proved that nothing narrower is true")


@frozen(eq=False)
class BoundsFace:
    """What is shown of bounds.

    Attributes:
        unit: the unit.
        low, high: the total as written, from the least to the most.
        grades: every grade that it can still get.
        clauses: the points of the clauses that are open, by id.
        open_matters: the paths of what else is open.
        tight: whether it is proved that nothing narrower is true.
        lines: each grade line, the best first.
        without_incidents: total and grades in words if no incident had happened, where nobody has said.
    """

    unit: str
    low: Decimal | None
    high: Decimal | None
    grades: frozenset[str]
    clauses: Mapping[str, PointBounds]
    open_matters: tuple[str, ...]
    tight: bool
    lines: Mapping[str, LineBounds]
    without_incidents: Wording | None

    def html(self, tell: Telling) -> Html:
        """All of it."""
        low, high = written_end(self.low, "-∞"), written_end(self.high, "∞")
        grades = [self._tag(grade) for grade in self._order() if grade in self.grades]
        total = low if low == high else f"{low}–{high}"
        without = self.without_incidents
        return run_on(
            (
                tell.head(tell.told(SEEN), self.unit, *grades, total_figure(minus(total))),
                *([tell.small(tell.say(WITHOUT, told=tell.told(without)))] if without is not None else []),
                tell.table(tell.told(LINES), ("line", "status", "decided"), self._lines(tell)),
                tell.table(tell.told(UNDECIDED), ("clause", "name", "low", "high", "full"), self._undecided(tell)),
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
        told = (tell.told(INCIDENTS) if one == pointer(UNTOLD) else _name(one, tell) for one in self.open_matters)
        return tell.small(tell.say(OPEN, told=tell.listed(told)))

    def _lines(self, tell: Telling) -> Iterator[tuple[object, ...]]:
        """Whether each grade line is reached, and the clauses that would decide it."""
        for line in self.lines.values():
            state = SECURED if line.secured else LOST if line.lost else UNDECIDED_LINE
            shown = tell.titled(state) if line.secured or line.lost else tag(tell.told(state), "pending")
            sets = ((SECURES, line.secures), (FORFEITS, line.forfeits))
            told = [self._deciding(tell, phrase, one) for phrase, one in sets if one is not None]
            reasons = (
                (NO_SECURES, NOT_KNOWN_TO_SECURE, line.why_no_secures),
                (NO_FORFEITS, NOT_KNOWN_TO_FORFEIT, line.why_no_forfeits),
            )
            told += [
                tell.say(tried if why in ALL_CLAUSES_TRIED else unknown, why=tell.told(WHY_NO_CLAUSES[why]))
                for tried, unknown, why in reasons
                if why is not None
            ]
            yield self._tag(line.grade), shown, tell.lines(told)

    def _deciding(self, tell: Telling, phrase: Wording, deciding: ClauseSet) -> str:
        """A smallest set of clauses, and how many there are."""
        # In brackets, for a name may have a comma of its own.
        named = tell.listed(
            tell.say(NAMED, id=id_, name=_name(pointer(CLAUSES, id_), tell)) for id_ in deciding.clauses
        )
        told = tell.say(phrase, told=named)
        if deciding.number_of_sets == 1:
            return told
        return told + tell.say(ONE_OF, number=deciding.number_of_sets)

    def _undecided(self, tell: Telling) -> Iterator[tuple[str, str, str, str, FullMarks]]:
        for id_, one in self.clauses.items():
            name = _name(pointer(CLAUSES, id_), tell)
            yield (
                id_,
                with_capital(name),
                minus(written_end(one.low, "-∞")),
                minus(written_end(one.high, "∞")),
                one.max_points,
            )


def _name(path: str, tell: Telling) -> str:
    """The name of what stands at a path of the scheme; the path where it has none."""
    name = tell.names.at(path)
    return path if name is None else tell.told(name)
