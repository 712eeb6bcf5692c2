"""What an edition calls what papers and messages speak of: its score, an average, its text, incidents, a grade.

They are words for readers and change no score. What one rule reads has labels of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from huizhou_qa.errors import Wording, pointer, printable
from huizhou_qa.fields.converters import a_name, a_text, a_wording, by_field, entries, placed
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.plans import sheet_columns
from huizhou_qa.scheme.incidents.incident_words import IN_ENGLISH
from huizhou_qa.scorers.statistics import AVERAGE

# What incidents are called everywhere, and what the row of a form that tells of them is called.
INCIDENTS = "事件"
# What every edition may say without wording it itself.
_NEUTRAL = FrozenMapping(
    {
        **IN_ENGLISH,
        **sheet_columns.IN_ENGLISH,
        INCIDENTS: "incidents",
        "总分不低于0": "the total is not below 0",
        sheet_columns.RESCALING.zh: sheet_columns.RESCALING.en,
        "合成": "joining",
        "不参加排名": "not placed",
        "考核方案": "the plan",
        "自评": "self-assessment",
        "核定": "review",
    }
)
_SCORE = Wording("考核得分", "score")


def _texts(values: Mapping[str, str]) -> FrozenMapping[str, str]:
    return FrozenMapping({a_name(name): placed(pointer(name), a_name, text) for name, text in entries(values)})


@frozen(field_transformer=by_field, repr=False)
class Terms:
    """The edition's words; without any of its own, words that fit every place. Raises SchemeError for other kinds.

    Attributes:
        score: what the points of the scheme add up to (附件1得分).
        average: what stands before the name of a figure that is the average over all units (全市平均).
        sum_over_all: what the sum of a figure over all units is called (全市合计).
        approver: who approves the results (审定); empty where the text names nobody.
        plan: what the text itself is called (实施方案).
        incidents: what incidents are called (质量安全事件).
        grade: what stands behind a grade (A级); empty where grades are words of their own (优).
        english: what names are in English, by the Chinese name: of headings, items, clauses, what papers say of
            incidents. A name that is not among them is shown as it is.
    """

    score: Wording = field(default=_SCORE, converter=a_wording)
    average: Wording = field(default=AVERAGE, converter=a_wording)
    sum_over_all: str = field(default="各单位合计", converter=a_name)
    approver: str = field(default="", converter=a_text)
    plan: str = field(default="考核方案", converter=a_name)
    incidents: str = field(default=INCIDENTS, converter=a_name)
    grade: str = field(default="", converter=a_text)
    english: FrozenMapping[str, str] = field(factory=FrozenMapping, converter=_texts, kw_only=True)

    def __repr__(self) -> str:
        return f"<Terms: {printable(self.score.zh)}, English names: {len(self.english)}>"

    def graded(self, grade: str) -> str:
        """A grade as it is called: A级."""
        return grade + self.grade

    def grade_called(self, grade: str) -> Wording:
        """A grade as sentences have it: A级; in English it stands alone."""
        return Wording(self.graded(grade), self.called(grade).en)

    def called(self, name: str) -> Wording:
        """A name in both languages; one that has no English name is the same in both."""
        return Wording(name, self.english.get(name, _NEUTRAL.get(name, name)))
