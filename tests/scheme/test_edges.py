"""What a mutation tool could change in schemes and in the engine unnoticed: edges, floors, caps, shares and rows."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError, MissingEvidenceError, SchemeError, assess
from huizhou_qa.engine.cohort import assess_cohort
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.asked import asked
from huizhou_qa.evidence.records import Incident
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.plans.on_site import FirmRule, OnSitePoint, OnSiteTable, Window
from huizhou_qa.program import Statistic, Tally
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings, _named
from huizhou_qa.readers import Exact
from huizhou_qa.rules import OnCurve, Quotient, Within
from huizhou_qa.rules.usual import Usual
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident, IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scheme.steps.vetoes import SetsGrade
from huizhou_qa.scorers import (
    Band,
    CappedCount,
    ItemDeduction,
    LinearDeduction,
    RelativeToAverage,
    RequirementsMet,
    average_of,
    count,
    events,
    others_average_of,
    percent,
    quantity,
)
from scheme.test_scheme import OFF, RATE, SOUND, TABLE, clause, item, make
from support.faces import rows

DAY = date(2030, 1, 1)
NUMBER = count("n", "数", "个")
MEAN = quantity("mean", "均值", "")


def evidence(**facts: object) -> Evidence:
    return Evidence.from_dict({"unit": "甲", "facts": facts})


def counted(name: str, full: int, each: int | str = 1) -> Item:
    return item(name, full, Clause(name, "款", full, CappedCount(((count(f"n{name}", "数", "个"), each),), full)))


@pytest.mark.parametrize(("low", "points"), [(0, 0), ("-0.5", "-0.5"), (-3, -3)])
def test_an_item_falls_no_lower_than_its_least(low: int | str, points: int | str) -> None:
    off = Clause("3", "款", 0, ItemDeduction(NUMBER, 3, once=True), min_points=-3)
    result = assess(make(*SOUND, Item("3", "项", 0, (off,), min_points=low)), evidence(rate=100, n=1))
    assert result.items["3"].counted == Fraction(points)
    assert Fraction(result.base) == 2 + Fraction(points)


@pytest.mark.parametrize(("given", "held"), [(1, 1), (2, 2), (3, "2.5")])
def test_a_cap_takes_off_what_is_beyond_it_and_nothing_else(given: int, held: int | str) -> None:
    capped = Heading("二", "2.5", (counted("1", 2), counted("2", 2)), capped=True)
    scheme = make(Heading("三", "2.5", (capped,)), full="2.5")  # type: ignore[arg-type]
    result = assess(scheme, evidence(n1=min(given, 2), n2=max(given - 2, 0)))
    assert [result.groups[name].counted for name in ("一", "三", "二")] == [Fraction(held)] * 3


def test_a_cap_finer_than_what_was_earned_holds_exactly() -> None:
    capped = Heading("二", "0.5", (counted("1", 1, Fraction(1, 3)),), capped=True)  # type: ignore[arg-type]
    result = assess(make(capped, full="0.5"), evidence(n1=2))  # type: ignore[arg-type]
    assert result.exact_total == Fraction(1, 2)


@pytest.mark.parametrize(("earned", "grade"), [(2, "B"), (3, "A"), (4, "A")])
def test_the_share_of_an_item_is_of_its_own_full_marks(earned: int, grade: str) -> None:
    rule = GradeRule((GradeLine("A", 2),), "B", "办法", conditions=(GradeCondition("A", "1", "0.75"),))
    scheme = make(counted("1", 4), full=4, grade_rule=rule)
    assert assess(scheme, evidence(n1=earned)).grade == grade


def test_a_total_below_one_mark_stands_and_none_is_below_zero() -> None:
    scheme = make(counted("1", 2, "0.5"))
    assert [Fraction(assess(scheme, evidence(n1=number)).total) for number in (0, 1)] == [0, Fraction("0.5")]


def test_a_rescaled_base_is_written_before_it_is_graded() -> None:
    last = clause("3", name="last")
    scheme = make(counted("1", 1), counted("2", 1), item("3", 1, last), full=3, rounding=Rounding(0))
    ruling = {"3": {"treatment": "rescale", "by": "办", "why": "无对象"}}
    given = {"unit": "甲", "facts": {"n1": 1, "n2": 0, "last": {"nothing": "无对象"}}, "rulings": ruling}
    result = assess(scheme, Evidence.from_dict(given))
    assert (str(result.total), result.grade) == ("2", "A")
    assert (result.exact_total, result.exact_grade) == (Fraction("1.5"), "B")


def test_every_reason_why_there_was_nothing_is_told() -> None:
    both = RequirementsMet((Within(RATE, "{0}"), Within(MEAN, "{0}")), 2)
    given = {"unit": "甲", "facts": {"rate": {"nothing": "无率"}, "mean": {"nothing": "无均值"}}}
    with pytest.raises(MissingEvidenceError, match="款（款）无可考核对象（无率、无均值），须裁定"):
        assess(make(item("1", 2, Clause("1", "款", 2, both))), Evidence.from_dict(given))


def relative(over: str) -> Scheme:
    multiples = RelativeToAverage(NUMBER, {"[0, 1)": 0, "[1, ∞)": 2}, over)  # type: ignore[arg-type]
    return make(Item("1", "项", 2, (Clause("1", "款", 2, multiples),), lead="甲局", proof_needed=False))


def test_a_row_says_all_of_its_input() -> None:
    for over, average in (("all", asked(average_of(NUMBER))), ("others", asked(others_average_of(NUMBER)))):
        fact, mean = relative(over).inputs
        assert fact == InputRow(
            "n", "facts", "/facts/n", "数", "个", "count", NUMBER.range, True,
            "a whole number of 0 or more", "0或以上的整数", "1", "甲局", False, True, False, None, (), False, "n",
        )  # fmt: skip
        assert (mean.kind, mean.range, mean.whole, mean.unit) == ("average", Interval.parse("[0, ∞)"), False, "个")
        assert (mean.described, mean.pair_needed) == (average.description.en, over == "others")
        assert (mean.always_needed, mean.described_zh) == (True, average.description.zh)


def test_a_notebook_shows_the_items_with_their_marks_and_whether_proof_is_needed() -> None:
    first, second = (
        evolve(one, lead="甲局", proof_needed=needed) for one, needed in zip(SOUND, (True, False), strict=True)
    )
    html = make(first, second)._repr_html_()
    assert html.startswith('<div class="hq" lang="zh-CN">')
    assert re.findall("<th(?: [^>]*)?>(.*?)</th>", html) == ["序号", "要点", "满分", "证明材料", "牵头部门"]
    assert rows(html, 5) == [["1", "项", "1", "需要", "甲局"], ["2", "项", "1", "免", "甲局"]]


NO_COHORT = "有单位的数据有误 · the evidence of some members is not right"


def test_a_cohort_says_everything_that_is_wrong_with_its_members() -> None:
    given = {"unit": "甲", "facts": {"n": 1}}
    odd = Evidence.from_dict({"unit": "甲", "facts": {}, "averages": {"gone": 1}})
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(relative("all"), [Evidence.from_dict(given), odd])
    assert str(caught.value) == (
        f"{NO_COHORT}\n"
        "  /1/unit: 单位“甲”与前面的“甲”是同一名称，每个单位只列一次 · "
        "“甲” is a member already, written “甲”; give each unit once [repeated_unit]\n"
        "  /1/averages: 单位“甲”带有平均值；平均值按所列单位计算，请删去 · "
        "“甲” brings averages; they are computed over the members, leave them out [averages_given]\n"
        "  /1/facts/n: 单位“甲”缺少平均值要计入的数；没有的填0 · "
        "“甲” lacks n, which the average counts; give it, 0 where there is none [not_averageable]"
    )
    none = "没有单位，至少要有一个 · there is no member; give at least one [empty]"
    no_others = (
        "要读其他单位的平均值，而没有其他单位；至少要有两个单位 · "
        "the average of the others is read, and there are none; give two members or more [no_others]"
    )
    members = [Evidence.from_dict(given)]
    for scheme, listed, said in ((relative("all"), [], none), (relative("others"), members, no_others)):
        with pytest.raises(EvidenceError) as caught:
            assess_cohort(scheme, listed)
        assert str(caught.value) == f"{NO_COHORT}\n  /: {said}"


def test_a_cohort_names_every_member_whose_evidence_gives_no_number() -> None:
    part = Quotient(NUMBER, MEAN)
    scheme = make(item("1", 2, Clause("1", "款", 2, Band(part, {"[0, 1)": 0, "[1, ∞)": 2}))))
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(scheme, [evolve(evidence(n=1, mean=0), unit=unit) for unit in ("甲", "乙")])
    said = "“均值”在计分中作除数，不能为0，请核对 · a rule divides by mean; it cannot be 0, check the figure"
    assert str(caught.value) == (
        f"{NO_COHORT}\n  /0/facts/mean: {said} [divided_by_zero]\n  /1/facts/mean: {said} [divided_by_zero]"
    )


def test_a_cohort_says_what_its_members_lack() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(make(*SOUND), [evidence()])
    assert str(caught.value) == (
        "有单位的数据不完整，共缺1项 · the evidence of some members is not complete; lacking: 1\n 甲 \n"
        "  /0/facts/rate: 缺少“率”，应填0至100的百分数（96即96%） · "
        "rate is missing; give percent points from 0 to 100 (96 means 96%)"
    )


def test_plans_at_their_edges_are_sound() -> None:
    assert Period(DAY, DAY).first == DAY
    assert Window(DAY, DAY, DAY).judge(DAY) == "in_time"
    assert [FirmRule(1, 1, ("product",)).drawn, FirmRule(6, 6, ("product",)).drawn] == [1, 6]
    assert (
        OnSiteTable("t", "表", 5, (OnSitePoint("p", 1, "点", 5, "", levels=("优", "良", "中", "可", "差")),)).max_points
        == 5
    )
    assert SetsGrade("v", "A").is_sound(("A",))


def test_a_choice_of_places_may_be_the_most_there_are() -> None:
    empty = Wording("", "")
    reading = Reading("r", empty, (Choice("2", empty), Choice("99", empty)), empty, empty)
    assert Readings.of((reading,), {"r": 99}).chosen["r"] == "99"


@pytest.mark.parametrize(
    ("worse", "edges"), [("above", "[0, 10] (10, 16] (16, ∞)"), ("below", "[0, 4) [4, 10) [10, ∞)")]
)
def test_pro_rata_the_line_itself_still_counts_as_full_marks(worse: str, edges: str) -> None:
    rule = LinearDeduction(MEAN, 3, 10, worse, 2, 1, 3, "prorata").rule()  # type: ignore[arg-type]
    assert isinstance(rule, OnCurve)
    assert " ".join(str(piece.over) for piece in rule.curve.pieces) == edges


@pytest.mark.parametrize(("mean", "points"), [(11, 3), (12, 2), ("13.9", 2), (14, 1), (16, 0)])
def test_a_whole_step_costs_where_it_is_complete(mean: object, points: int) -> None:
    assert LinearDeduction(MEAN, 3, 10, "above", 2, 1, 3).score({"mean": mean}).points == points


def test_a_cap_itself_is_reached_and_what_lies_beyond_is_worth_the_cap() -> None:
    rule = CappedCount(((NUMBER, 1),), 2)
    assert [rule.score({"n": number}).points for number in (0, 1, 2, 3, 99)] == [0, 1, 2, 2, 2]


def test_what_becomes_of_an_empty_requirement_is_part_of_the_rule() -> None:
    asked = (Within(RATE, "{0}"),)
    assert RequirementsMet(asked, 1).rule() != RequirementsMet(asked, 1, empty="satisfied").rule()


def test_an_incident_that_only_the_last_line_fits_keeps_what_was_looked_at() -> None:
    table = IncidentTable(Period(DAY, DAY), (IncidentLine("y", status="pending"), IncidentLine("x")))
    one = Incident(
        "a",
        DAY,
        from_product_quality=True,
        serious_harm=True,
        recognised_by="none",
        severity="major",
        systemic_or_regional=True,
        status="confirmed",
    )
    assert table.classify(one) == ClassifiedIncident(one, "x", (("status", "confirmed"),))


def test_what_is_neither_a_word_nor_a_small_whole_number_names_no_choice() -> None:
    assert [_named(given) for given in (1.5, True, 100, None)] == ["", "", "", ""]


def test_a_class_is_asked_for_by_what_its_line_says_and_no_more() -> None:
    line = IncidentLine("x", serious_harm=True, systemic_or_regional=False)
    assert line.asks == {"serious_harm": (True,), "systemic_or_regional": (False,)}
    assert IncidentLine("x").asks == {}


def test_what_is_usual_of_an_input_stands_in_its_row_and_in_that_of_its_average() -> None:
    usual = Usual("[10, 90]", Wording("历年", "earlier years"))
    rate = percent("rate", "率", usual=usual)
    scheme = make(item("1", 2, Clause("1", "款", 2, Band(rate, {"[0, 50)": 0, "[50, 100]": 2}))))
    assert [row.usual for row in scheme.inputs] == [usual]
    for mean in (average_of(rate), others_average_of(rate)):
        assert (mean.usual, mean.may_be_nothing) == (usual, False)


def test_an_input_that_is_usual_in_two_ways_is_declared_in_two_ways() -> None:
    usual = percent("rate", "率", usual=Usual("[10, 90]", Wording("历年", "earlier years")))
    with pytest.raises(SchemeError) as caught:
        make(item("1", 1, clause("1")), item("2", 1, Clause("2", "款", 1, Band(usual, {"[0, 50)": 0, "[50, 100]": 1}))))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/rate", "declared_twice")]


def test_an_average_is_a_statistic_of_its_fact_over_all_or_over_the_others() -> None:
    for over, own in (("all", True), ("others", False)):
        found = [entry for entry in relative(over).program.entries if isinstance(entry, Statistic)]
        assert [(entry.node, entry.fold, entry.own) for entry in found] == [(NUMBER, "mean", own)]


def test_an_adjustment_without_an_open_point_stays_as_it_is_under_any_reading() -> None:
    assert OFF.closed({"r": "a"}) is OFF


def test_every_adjustment_has_entries_of_its_own() -> None:
    first, second = (Adjustment(id_, id_, ItemDeduction(events("x", "事件"), 1)) for id_ in ("甲", "乙"))
    program = make(*SOUND, incident_table=TABLE, adjustments=(first, second)).program
    paths = [entry.leaf.path for entry in program.entries if "adjustment" in entry.leaf.path]
    assert paths == [f"/results/adjustment {name}" for name in ("甲 rule", "甲", "乙 rule", "乙")]


def test_without_a_table_under_a_reading_no_incident_counts_under_it() -> None:
    word = Wording("表", "table")
    reading = Reading("t", word, (Choice("with", word), Choice("without", word)), word, word)
    table: Alternatives[IncidentTable | None] = Alternatives("t", FrozenMapping({"with": TABLE, "without": None}))
    scheme = make(*SOUND, incident_table=table, chosen_readings=Readings.of((reading,), {}))
    (counted,) = [entry for entry in scheme.program.entries if isinstance(entry, Tally)]
    confirmed = {"/incident/status": Fraction(0)}
    assert [counted.node.under(Exact(confirmed, {"t": choice})) for choice in ("with", "without")] == [1, 0]
