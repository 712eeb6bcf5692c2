"""What the 2017 plan calls its score, an average, its text, incidents, a grade, and who approves results."""

from huizhou_qa.editions.huizhou.y2017.annex_1.facts import CITY_AVERAGE
from huizhou_qa.editions.huizhou.y2017.english import ENGLISH
from huizhou_qa.editions.huizhou.y2017.procedure import CITY_GOVERNMENT
from huizhou_qa.errors import Wording
from huizhou_qa.scheme.terms import Terms

TERMS = Terms(
    Wording("附件1得分", "Annex 1 score"),
    CITY_AVERAGE,
    "全市合计",
    CITY_GOVERNMENT,
    plan="实施方案",
    incidents="质量安全事件",
    grade="级",
    english=ENGLISH,
)
