"""What an edition calls what papers and messages speak of: its score, an average over all units, who approves results.

They are words for readers and change no score. What one rule reads has labels of its own.
"""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.fields.converters import a_name, a_text, a_wording, by_field
from huizhou_qa.scorers.statistics import AVERAGE

_SCORE = Wording("考核得分", "score")


@frozen(field_transformer=by_field)
class Terms:
    """The edition's words; without any of its own, words that fit every place. Raises SchemeError for other kinds.

    Attributes:
        score: what the points of the scheme add up to (附件1得分).
        average: what stands before the name of a figure that is the average over all units (全市平均).
        sum_over_all: what the sum of a figure over all units is called (全市合计).
        approver: who approves the results (审定); empty where the text names nobody.
    """

    score: Wording = field(default=_SCORE, converter=a_wording)
    average: Wording = field(default=AVERAGE, converter=a_wording)
    sum_over_all: str = field(default="各单位合计", converter=a_name)
    approver: str = field(default="", converter=a_text)
