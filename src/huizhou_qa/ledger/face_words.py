"""The phrases of notebook faces, in both languages; what a rule says comes from ``words``, names from the scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.results import ClauseResult, PartResult
from huizhou_qa.markup import Telling
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.incidents.incident_words import told_of
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident, elements_told_by
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words.leaves import Leaf

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        "veto": Wording("否决", "vetoed"),
        "pending": Wording("待定", "pending"),
        "absent": Wording("缺项", "left out"),
        "ruled": Wording("裁定", "ruled"),
        "nothing": Wording("无", "none"),
        "of": Wording("／ {full}", "of {full}"),
        "vetoed": Wording(
            "否决：考核结果为{grade}。否决前为{before}，得分不变。",
            "Vetoed: the grade is {grade}. Without the veto it would be {before}; the points stay as they are.",
        ),
        "vetoed_always": Wording(
            "否决：考核结果一律为{grade}。否决前为{before}，得分不变。",
            "Vetoed: the grade is {grade} whatever the score. Without the veto it would be {before}; "
            "the points stay as they are.",
        ),
        "vetoed_joined": Wording(
            "否决：考核结果为{grade}。否决前为{before}。",
            "Vetoed: the grade is {grade}. Without the veto it would be {before}.",
        ),
        "vetoed_total": Wording(
            "否决：考核结果为{grade}，总分{changed}。否决前为{before}。",
            "Vetoed: the grade is {grade}, the total {changed}. Without the veto the grade would be {before}.",
        ),
        "taken": Wording("{name}：{points}", "{name}: {points}"),
        "waiting": Wording("待定，未计入：", "Pending, and not counted:"),
        "waiting_may": Wording(
            "待定，未计入；定论后等级可能为{grades}：",
            "Pending, and not counted; once settled the grade may be {grades}:",
        ),
        "incident": Wording("事件{id}（{day}）：{told}", "Incident {id} ({day}): {told}"),
        "base": Wording(" ＝ 合计 {points}", " = base {points}"),
        "joined": Wording("，合计 {points}", ", together {points}"),
        "rescaled": Wording("缺项折算 {points}", "Rescaled for what is left out {points}"),
        "total": Wording("总分 {points}", "total {points}"),
        "part": Wording("{name} {points}／{full}", "{name} {points} of {full}"),
        "plus": Wording(" ＋ ", " + "),
        "then": Wording("；", "; "),
        "most_lost": Wording("失分最多的{number}款", "The {number} clauses that lost most"),
        "all_lost": Wording("失分的全部{number}款", "All {number} clauses that lost marks"),
        "one_lost": Wording("失分的1款", "The one clause that lost marks"),
        "headings": Wording("各部分（展开看各款）", "By heading (open one to see its clauses)"),
        "full_marks": Wording("满分", "full marks"),
        "lost_bar": Wording("失{lost}，满分{full}", "{lost} lost of {full}"),
        "clause": Wording("款", "Clause"),
        "name": Wording("要点", "What is assessed"),
        "told": Wording("数值与缘由", "Value and reason"),
        "points": Wording("得分", "Points"),
        "full": Wording("满分", "Of"),
        "lost": Wording("失分", "Lost"),
        "of_clause": Wording("{clause}：{told}", "{clause}: {told}"),
        "notes": Wording("说明（{number}条）", "Notes ({number})"),
        "place": Wording("名次", "Place"),
        "unit": Wording("单位", "Unit"),
        "grade": Wording("等级", "Grade"),
        "score": Wording("总分", "Total"),
        "before": Wording("扣分前", "Before deductions"),
        "deducted": Wording("扣分", "Deducted"),
        "lost_by_heading": Wording("失分（按部分）", "Lost by heading"),
        "lost_most": Wording("失分最多", "Lost most"),
        "was": Wording("{incidents}：否决前{before}", "{incidents}: {before} before the veto"),
        "may_be": Wording("{incidents}：可能{grades}", "{incidents}: may be {grades}"),
        "notes_in_row": Wording("说明{number}条", "{number} notes"),
        "note_in_row": Wording("说明1条", "1 note"),
        "units": Wording("{number}个单位", "{number} units"),
        "unit_one": Wording("1个单位", "1 unit"),
    }
)


@frozen
class FaceWords:
    """The words of one face: those of a scheme, in one language.

    Attributes:
        scheme: the scheme.
        language: the language.
    """

    scheme: Scheme
    language: Language

    @property
    def telling(self) -> Telling:
        """The language, without the scheme."""
        return Telling(self.language)

    @property
    def phrases(self) -> Mapping[str, Wording]:
        """The phrases by name."""
        return PHRASES

    def say(self, phrase: str, **parts: object) -> str:
        """A phrase with its parts."""
        return self.telling.say(self.phrases[phrase], **parts)

    def told(self, wording: Wording) -> str:
        """A text that stands in both languages."""
        return self.telling.told(wording)

    def begun(self, wording: Wording) -> str:
        """The same as a line or a cell begins: in English with a capital."""
        return self.telling.titled(wording)

    def called(self, name: str) -> str:
        """A name of the scheme: of a heading, an item, a clause."""
        return self.told(self.scheme.terms.called(name))

    def titled(self, name: str) -> str:
        """The same where it stands by itself: in English with a capital."""
        return self.begun(self.scheme.terms.called(name))

    def fact(self, leaf: Input) -> str:
        """What an input is called."""
        return self.begun(Leaf(leaf, Fraction(0)).label)

    def number(self, leaf: Input, value: Fraction) -> str:
        """A number of an input, with its unit or in its words."""
        return self.told(Leaf(leaf, value).told(value))

    def units(self, number: int) -> str:
        """So many units."""
        return self.say("unit_one" if number == 1 else "units", number=number)

    def headed(self, kind: str) -> str:
        """What is seen, and the scheme that it is seen of."""
        return f"{kind} · {self.titled(self.scheme.title)}"

    def graded(self, grade: str) -> str:
        """A grade as a sentence has it: A级, A."""
        return self.scheme.terms.graded(grade) if self.language == "zh" else grade

    def listed(self, parts: Iterable[str]) -> str:
        """Texts in a row."""
        return self.telling.listed(parts)

    def either(self, grades: Iterable[str]) -> str:
        """Grades of which it may be any: A、B, A or B."""
        return self.telling.either(grades)

    def incident(self, incident: ClassifiedIncident) -> str:
        """An incident with the elements that made its class."""
        elements, day = elements_told_by(self.scheme.incident_table), incident.incident.date.isoformat()
        found = self.listed(self.called(told_of(name, value, elements)) for name, value in incident.elements)
        return self.say("incident", id=incident.id, day=day, told=found)


def lost_of(line: ClauseResult | PartResult, rounding: Rounding) -> Decimal:
    """What a line lost of its full marks, as figures are written; nothing where it is left out."""
    if isinstance(line, ClauseResult) and line.absent:
        return Decimal(0)
    return rounding.write(max(Fraction(line.max_points) - line.counted, Fraction(0)))
