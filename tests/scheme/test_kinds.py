"""What a field of a rule or a scheme is for is said, in both languages, where something else is given for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording, described
from huizhou_qa.numbers.intervals import interval
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Readings
from huizhou_qa.rules import Choose, Curve, Input, Knots, OnCurve, Pieces, Pooled, Rounded, Sum, Within
from huizhou_qa.scheme.agreements import Agreement
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.scorers import Awarded, CappedCount, NodeRule, Rating, RelativeToAverage, average_of, others_average_of
from scheme.test_scheme import RATE, SOUND, YEAR, make

FIVE: object = 5
A_FACT = Wording("数据项（如percent(…)）", "a fact, such as percent(…)")
KINDS: list[tuple[Callable[..., object], str, Wording]] = [
    # Rules.
    (lambda five: Rounded(RATE, five), "/to", Wording("舍入（GridRounding）", "a GridRounding")),
    (lambda five: OnCurve(RATE, five), "/curve", Wording("曲线（Curve）", "a Curve")),
    (
        lambda five: Curve("[0, 1]", five),
        "/made",
        Wording("分档、阶梯等（如Bands(…)）", "what a curve is made of, such as Bands(…)"),
    ),
    (lambda five: Pieces((five,)), "/given/0", Wording("曲线的一段（Piece）", "a Piece")),
    (lambda five: Knots((five,)), "/points/0", Wording("数与得分的一对", "a pair of a number and what it is worth")),
    (lambda five: Sum((five,)), "/terms/0", Wording("度量与权重的一对", "a pair of a measure and its weight")),
    (lambda five: Pooled((five,)), "/parts/0", Wording("得分与满分的一对", "a pair of points and full marks")),
    (
        lambda five: Choose(Within(RATE, "{1}"), five, RATE),
        "/then",
        Wording("度量（如percent(…)）", "a measure, such as percent(…)"),
    ),
    (lambda five: Choose(five, RATE, RATE), "/truth", Wording("条件（如Within(…)）", "a condition, such as Within(…)")),
    (lambda five: Input("/facts/x", usual=five), "/usual", Wording("通常范围（Usual）", "a Usual range")),
    (interval, "", Wording("区间（如'(10, 15]'）", "an interval, such as '(10, 15]'")),
    # Scorers.
    (lambda five: Rating((five,)), "/ratings/0", A_FACT),
    (average_of, "", A_FACT),
    (others_average_of, "", A_FACT),
    (Awarded, "/mark", Wording("评分项（如mark(…)）", "a mark, such as mark(…)")),
    (
        lambda five: CappedCount((five,), 1),
        "/counted/0",
        Wording("度量与每个得分的一对", "a pair of a measure and the points of one"),
    ),
    (lambda five: RelativeToAverage(five, {"[0, ∞)": 1}), "/fact", A_FACT),
    (NodeRule, "/node", Wording("计分办法（如Band(…)）或规则节点", "a scorer, such as a Band, or a node")),
    # Schemes.
    (lambda five: Item("1", "项", 1, (five,)), "/clauses/0", Wording("款（Clause）", "a Clause")),
    (
        lambda five: Heading("一", 1, (five,)),
        "/parts/0",
        Wording("标题或要点（Heading、Item）", "a Heading or an Item"),
    ),
    (lambda five: Clause("1", "款", 1, RATE, cautions=(five,)), "/cautions/0", Wording("提示（Caution）", "a Caution")),
    (lambda five: GradeRule((five,), "B", "办法"), "/lines/0", Wording("等级线（GradeLine）", "a GradeLine")),
    (
        lambda five: GradeRule((GradeLine("A", 1),), "B", "办法", conditions=(five,)),
        "/conditions/0",
        Wording("等级条件（GradeCondition）", "a GradeCondition"),
    ),
    (lambda five: Period(five, date(2030, 1, 1)), "/first", Wording("日期（datetime.date）", "a day (datetime.date)")),
    (lambda five: IncidentTable(five, ()), "/year", Wording("起止日期（Period）", "a Period")),
    (lambda five: IncidentTable(YEAR, (five,)), "/lines/0", Wording("分类表的一行（IncidentLine）", "an IncidentLine")),
    (
        lambda five: IncidentLine("x", serious_harm=five),
        "/serious_harm",
        Wording("True、False、文本，或由这些组成的元组", "True, False, a text, or a tuple of these"),
    ),
    (
        lambda five: IncidentLine("x", within_year=five),
        "/within_year",
        Wording("True或False", "True or False"),
    ),
    (
        lambda five: Agreement(Within(RATE, "{1}"), five),
        "/text",
        Wording("文本或中英文表述（Wording）", "text, or a Wording"),
    ),
    (lambda five: make(*SOUND, rounding=five), "/rounding", Wording("舍入规则（Rounding）", "a Rounding")),
    (
        lambda five: make(*SOUND, incident_table=five),
        "/incident_table",
        Wording("事件分类表（IncidentTable）", "an IncidentTable"),
    ),
    (
        lambda five: make(*SOUND, adjustments=(five,)),
        "/adjustments/0",
        Wording("加减分项（Adjustment）", "an Adjustment"),
    ),
    (lambda five: make(*SOUND, vetoes=(five,)), "/vetoes/0", Wording("否决项（Veto）", "a Veto")),
    (
        lambda five: make(*SOUND, agreements=(five,)),
        "/agreements/0",
        Wording("数据间的约束（Agreement）", "an Agreement"),
    ),
    (
        lambda five: make(*SOUND, exclusions=(five,)),
        "/exclusions/0",
        Wording("不应填报的情形（Exclusion）", "an Exclusion"),
    ),
    (lambda five: make(*SOUND, chosen_readings=five), "/chosen_readings", Wording("口径（Readings）", "Readings")),
    (lambda five: make(*SOUND, on_site=five), "/on_site", Wording("实地核查方案（OnSitePlan）", "an OnSitePlan")),
    (lambda five: make(*SOUND, procedure=five), "/procedure", Wording("程序方案（ProcedurePlan）", "a ProcedurePlan")),
    (lambda five: make(*SOUND, terms=five), "/terms", Wording("用语（Terms）", "Terms")),
    (lambda five: Choice("a", five), "/meaning", Wording("中英文表述（Wording）", "a Wording")),
    (
        lambda five: Alternatives("r", five),
        "",
        Wording("各选项的对照表（FrozenMapping）", "a FrozenMapping of choices"),
    ),
    (lambda five: Readings((five,)), "/register/0", Wording("口径（Reading）", "a Reading")),
    (lambda five: Readings(shorthands=(five,)), "/shorthands/0", Wording("合并设置（Shorthand）", "a Shorthand")),
]


@pytest.mark.parametrize(("make_of", "path", "expected"), KINDS, ids=range(len(KINDS)))
def test_what_is_needed_instead_is_told_where_it_is_needed(
    make_of: Callable[..., object], path: str, expected: Wording
) -> None:
    with pytest.raises(SchemeError) as caught:
        make_of(FIVE)
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == (path, "wrong_type")
    assert (fault.params["expected"], fault.params["given"]) == (expected, described(5))


NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)
PASSING: list[tuple[Callable[..., object], object, str, Wording]] = [
    (lambda one: Pooled(((RATE, RATE),), one), "1", "/least", Wording("整数（int）", "a whole number (int)")),
    (lambda noon: Period(noon, noon), NOON, "/first", Wording("日期（datetime.date）", "a day (datetime.date)")),
]


@pytest.mark.parametrize(("make_of", "given", "path", "expected"), PASSING)
def test_a_text_is_no_whole_number_and_a_time_is_no_day(
    make_of: Callable[..., object], given: object, path: str, expected: Wording
) -> None:
    with pytest.raises(SchemeError) as caught:
        make_of(given)
    (fault,) = caught.value.faults
    assert (fault.path, fault.params["given"], fault.params["expected"]) == (path, described(given), expected)
