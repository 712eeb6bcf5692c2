"""附件1 否决项 and 扣分项, and the way from the base to the grade."""

from collections.abc import Iterator

from huizhou_qa.ground.intervals import Interval
from huizhou_qa.program import Entry, Result, Tally, day_of_incident, element, result, tally
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Measure,
    NumberOf,
    OnCurve,
    Open,
    Rounded,
    Within,
)
from huizhou_qa.rules.derived import at_least, exactly, is_true, negation, weighted
from huizhou_qa.rules.ranges import ANY_NUMBER

GRADES = ("A", "B", "C", "D")

RECOGNISED_BY = element("recognised_by", ("state", "province", "other", "none"))
SEVERITY = element("severity", ("especially_major", "major", "other"))
STATUS = element("status", ("confirmed", "pending"))
FROM_PRODUCT_QUALITY = element("from_product_quality")
SERIOUS_HARM = element("serious_harm")
SYSTEMIC = element("systemic_or_regional")

# The classes, as numbers.
CLASSES = ("none", "contested", "veto", "deduction")
NONE, CONTESTED, VETO, DEDUCTION = (Constant(at) for at in range(len(CLASSES)))


def occurred(first: int, last: int) -> Measure:
    """1 where the day of the incident lies in a period, both days included."""
    return NumberOf(Within(day_of_incident(), Interval(first, last, low_closed=True, high_closed=True)))


IN_YEAR = exactly(
    Open("assessment_year", {"calendar": occurred(20170101, 20171231), "july_to_june": occurred(20160701, 20170630)}), 1
)
# 因产品质量问题造成严重财产损失或人身伤害, within the assessment year: outside it neither rule speaks.
CHAIN = AllOf((IN_YEAR, is_true(FROM_PRODUCT_QUALITY), is_true(SERIOUS_HARM)))
# 否决项: 国务院或其授权部门认定、特别重大、系统性区域性.
VETOES = AllOf((exactly(RECOGNISED_BY, 0), exactly(SEVERITY, 0), is_true(SYSTEMIC)))
# 扣分项, before 以及: 省政府或其授权部门认定、重大、系统性区域性. What the State found, or what is graver, without
# amounting to a veto is not less than that.
DEDUCTIONS = AllOf((Within(RECOGNISED_BY, "[0, 1]"), Within(SEVERITY, "[0, 1]"), is_true(SYSTEMIC)))
# 扣分项, after 以及: every other event of serious harm, or only those with a finding.
OTHERS = Open(
    "incident_class_b",
    {"independent": DEDUCTION, "needs_finding": Choose(Within(RECOGNISED_BY, "[0, 1]"), DEDUCTION, NONE)},
)


def first_of(*lines: tuple[Condition, Measure], last: Measure) -> Measure:
    """The class of the first line that fits."""
    found = last
    for condition, class_ in reversed(lines):
        found = Choose(condition, class_, found)
    return found


CLASS = first_of(
    (negation(CHAIN), NONE),
    (exactly(STATUS, 1), CONTESTED),
    (VETOES, VETO),
    (DEDUCTIONS, DEDUCTION),
    last=OTHERS,
)

LINES = Curve(ANY_NUMBER, Bands({"(-∞, 60)": 3, "[60, 80)": 2, "[80, 90)": 1, "[90, ∞)": 0}))
WHOLE = GridRounding(1)


def outcome() -> Iterator[Entry]:
    """From the base to the grade: 10 points less for each deduction, a floor of 0, the grade, the veto."""
    for at, class_ in enumerate(CLASSES):
        yield Tally(class_, NumberOf(exactly(CLASS, at)))
    yield Result("raw_total", weighted((result("base"), 1), (tally("deduction"), -10)))
    yield Result("total", at_least(result("raw_total"), 0))
    graded = Open("grade_lines", {"continuous": result("total"), "rounded": Rounded(result("total"), WHOLE)})
    yield Result("grade_before_veto", OnCurve(graded, LINES))
    # 考核结果一律为D级: the grade and never the score.
    yield Result("grade", Choose(Within(tally("veto"), "[1, ∞)"), Constant(3), result("grade_before_veto")))
