"""A made-up on-site check: two tables, a point in two parts, three levels; and what a panel rated."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from huizhou_qa.errors import Wording
from huizhou_qa.plans.findings import FindingKinds
from huizhou_qa.plans.on_site import FirmRule, OnSitePlan, OnSitePoint, OnSiteTable, TeamRule, Window
from huizhou_qa.plans.questions import Question, Questions
from huizhou_qa.program.readings import Choice

SAID = Wording("言", "words")
LEVELS = ("优", "中", "差")
SCALE = Question(
    "onsite_scale", SAID, (Choice("scaled", SAID), Choice("literal", SAID)), SAID, SAID, locators=("附表第1款",)
)
PLAN = OnSitePlan(
    title="甲乙新区2031年度实地核查",
    raters="考核组",
    tables=(
        OnSiteTable(
            "talk",
            "座谈",
            9,
            (
                OnSitePoint("talk.1", 1, "规划", 6, "附表第1款", ("制定", "实施"), levels=LEVELS),
                OnSitePoint("talk.2", 2, "宣传", 3, "附表第1款", levels=LEVELS),
            ),
        ),
        OnSiteTable("visit", "考察", 6, (OnSitePoint("visit.1", 1, "现场", 6, "附表第2款", levels=LEVELS),)),
    ),
    firms=FirmRule(6, 2, ("product", "works")),
    teams=TeamRule(teams=1, members=3, days=1),
    window=Window(date(2032, 1, 1), None, date(2032, 1, 31)),
    questions=Questions((SCALE,)),
    findings=FindingKinds(),
)
RATED: dict[str, object] = {"talk.1": ["优", 2], "talk.2": "差", "visit.1": 3}

_LEVEL = st.sampled_from([1, 2, 3])


def ratings() -> st.SearchStrategy[dict[str, object]]:
    """Any ratings of the plan."""
    return st.fixed_dictionaries({"talk.1": st.tuples(_LEVEL, _LEVEL), "talk.2": _LEVEL, "visit.1": _LEVEL})
