"""Several statements about one unit: the declared rule picks what prevails, and silence erases nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, SchemeError, amend, assess, get_scheme
from huizhou_qa.codec import evidence_to_json
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.statements import PrecedenceRule, PrevailingValues, Statement, prevailing_values, reasons_by_clause
from huizhou_qa.testing import evidence_strategy
from support import district
from support.incidents import incident
from support.model_2017 import MODEL

SCHEME = get_scheme("huizhou", 2017)
SELF, REVIEW, ON_SITE = "self_assessment", "document_review", "on_site_check"


def statement(stage: str, given_: object, **more: object) -> Statement:
    """What one actor says of unit 甲, by default without reasons."""
    assert isinstance(given_, dict)
    plain = {"stage": stage, "by": f"{stage} by", "on": "2018-01-10", "evidence": {"unit": "甲"} | given_}
    return Statement.from_dict(plain | more)


def faults_of(*statements: object, rule: PrecedenceRule | None = None) -> set[tuple[str, str]]:
    with pytest.raises(EvidenceError) as caught:
        prevailing_values(SCHEME, statements, rule)  # type: ignore[arg-type] # wrong statements are the point
    return {(fault.path, fault.code) for fault in caught.value.faults}


def whole(**sections: dict[str, object]) -> dict[str, object]:
    """The model unit's evidence with some of it said otherwise."""
    told: dict[str, object] = deepcopy(MODEL)
    for section, named in sections.items():
        of_section = told[section]
        assert isinstance(of_section, dict)
        of_section.update(named)
    return told


OWN = statement(SELF, whole(), why="自查")


def test_the_latest_stage_prevails_value_by_value_and_says_what_it_overrules_and_why() -> None:
    review = statement(
        REVIEW,
        {"facts": {"pm25_annual_mean": 37, "good_air_days_rate": 96}, "marks": {"14": {"points": "0.5"}}},
        why="抽查",
        reasons={"facts": {"pm25_annual_mean": "国控站年报"}},
    )
    visit = statement(ON_SITE, {"marks": {"14": "0.75"}})
    found = prevailing_values(SCHEME, [visit, OWN, review])
    assert found.statements == (OWN, review, visit)
    assert (found.evidence.facts["pm25_annual_mean"], found.evidence.marks["14"]) == (
        Known(Fraction(37)),
        Award(Fraction("0.75")),
    )
    pm25, mark = found.values["/facts/pm25_annual_mean"], found.values["/marks/14"]
    assert (pm25.statement, pm25.reason, pm25.overruled) == (
        review,
        "国控站年报",
        ((OWN, OWN.evidence.facts["pm25_annual_mean"]),),
    )
    assert (mark.statement, mark.reason) == (visit, None)
    assert [one.stage for one, _ in mark.overruled] == [SELF, REVIEW]
    assert found.values["/facts/good_air_days_rate"].reason == "抽查"
    marked = statement(ON_SITE, {"marks": {"14": {"points": 0, "reason": "缺佐证"}, "15": 0}}, why="抽查")
    assert [marked.reason_for(path) for path in ("/marks/14", "/marks/15", "/marks/16")] == ["缺佐证", "抽查", "抽查"]
    assert found.values["/marks/15"].statement == OWN
    assert {one.path for one in found.disputed} == {
        "/facts/pm25_annual_mean",
        "/facts/good_air_days_rate",
        "/marks/14",
    }
    assert found.lapsed == ()
    assert repr(found) == f"<PrevailingValues of 甲: 3 statements, {len(found.values)} values, 3 disputed>"
    assert repr(visit) == "<Statement of 甲: on_site_check, on_site_check by, 2018-01-10>"


def test_what_stood_after_a_stage_leaves_out_what_was_said_later() -> None:
    review, visit = statement(REVIEW, {"marks": {"14": "0.5"}}), statement(ON_SITE, {"marks": {"14": 0}})
    points = {
        until: assess(SCHEME, prevailing_values(SCHEME, [OWN, review, visit], until=until).evidence)
        .clauses["14"]
        .points
        for until in (SELF, REVIEW, ON_SITE, None)
    }
    assert points == {SELF: 1, REVIEW: Fraction("0.5"), ON_SITE: 0, None: 0}


def test_an_exception_names_the_stages_that_prevail_over_all_others_for_a_value() -> None:
    stages = PrecedenceRule.latest_stage(SCHEME).order
    exceptions: dict[str, Sequence[str]] = {"/marks/14": [REVIEW], "/marks/15": (ON_SITE, SELF)}
    rule = PrecedenceRule(stages, exceptions | {"/incidents/甲-1": (SELF,)})
    review = statement(REVIEW, {"marks": {"14": "0.5", "15": 1}, "incidents": [incident("甲-1")]})
    visit = statement(ON_SITE, {"marks": {"14": 0, "15": 0, "16": 0}})
    silent = statement(SELF, whole() | {"incidents": None})
    found = prevailing_values(SCHEME, [silent, review, visit], rule)
    assert found.evidence.marks["14"] == Award(Fraction("0.5"))
    assert found.evidence.marks["15"] == OWN.evidence.marks["15"]
    assert found.evidence.marks["16"] == Award(Fraction(0))
    # Who prevails here is silent: the others are heard as ever.
    assert [one.id for one in found.evidence.incidents or ()] == ["甲-1"]
    without = PrecedenceRule(stages, exceptions)
    assert prevailing_values(SCHEME, [OWN, visit], without).evidence.marks["14"] == Award(Fraction(0))


def test_what_stood_at_a_stage_goes_by_time_and_not_by_strength() -> None:
    rule = PrecedenceRule((ON_SITE, REVIEW, SELF))
    visit = statement(ON_SITE, {"marks": {"14": 0}})
    assert prevailing_values(SCHEME, [OWN, visit], rule, until=SELF).statements == (OWN,)
    assert prevailing_values(SCHEME, [OWN, visit], rule, until=ON_SITE).statements == (visit, OWN)
    assert prevailing_values(SCHEME, [OWN, visit], rule).evidence.marks["14"] == OWN.evidence.marks["14"]


def test_it_does_not_matter_in_which_order_statements_come() -> None:
    early = statement(REVIEW, {"facts": {"pm25_annual_mean": {"value": 36, "status": "preliminary"}}}, on="2018-01-04")
    late = statement(REVIEW, {"facts": {"pm25_annual_mean": {"value": 36, "status": "final"}}}, on="2018-01-06")
    found = prevailing_values(SCHEME, [OWN, early, late])
    assert found == prevailing_values(SCHEME, [late, early, OWN])
    fact = found.evidence.facts["pm25_annual_mean"]
    assert isinstance(fact, Known)
    assert fact.status == "final"


def test_a_wrong_name_that_a_statement_names_with_null_is_told_as_it_would_be_of_the_statement_alone() -> None:
    review = statement(REVIEW, {"facts": {"pm25_anual_mean": None, "pm25_annual_mean": None}})
    found = prevailing_values(SCHEME, [OWN, review])
    assert found.evidence.unsaid == {"/facts/pm25_anual_mean"}
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, found.evidence)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/pm25_anual_mean", "unknown_name")]


@given(st.data())
def test_a_statement_that_says_nothing_of_a_value_never_erases_anothers(data: st.DataObject) -> None:
    own, other = data.draw(evidence_strategy(SCHEME)), data.draw(evidence_strategy(SCHEME))
    said = sorted(other.said())
    kept = set(data.draw(st.lists(st.sampled_from(said), unique=True, max_size=8)))
    told = {path for path in kept if path.startswith("/incidents/")}
    review = statement(REVIEW, partial(other, kept))
    found = prevailing_values(SCHEME, [statement(SELF, json.loads(evidence_to_json(own))), review])
    assert isinstance(found, PrevailingValues)
    prevail, lapsed = found.evidence.said(), {one.path for one in found.lapsed}
    for path, value in own.said().items():
        # That none happened gives way to one that is told, and takes away those that were.
        gives_way = told if path == "/incidents" else path.startswith("/incidents/") and "/incidents" in kept
        assert path in kept or path in lapsed or gives_way or prevail[path] == value
    for path in kept:
        assert prevail[path] == other.said()[path]
    assert {one for one in kept if one.startswith("/incidents/")} <= prevail.keys()
    assert lapsed <= {"/marks/11.4"}
    assert prevailing_values(SCHEME, [review, *found.statements[:1]]) == found


def partial(evidence: Evidence, kept: set[str]) -> dict[str, object]:
    """Only some of what evidence says."""
    told = json.loads(evidence_to_json(evidence))
    sections = {
        section: {name: value for name, value in told.get(section, {}).items() if f"/{section}/{name}" in kept}
        for section in ("facts", "marks", "averages")
    }
    incidents = [one for one in told.get("incidents") or [] if f"/incidents/{one['id']}" in kept]
    return sections | {"incidents": [] if "/incidents" in kept else incidents or None}


def test_a_ruling_lapses_where_a_later_statement_finds_something_to_measure() -> None:
    ruling = {"treatment": "full", "by": "办", "why": "无事故"}
    own = statement(SELF, whole(marks={"31": {"nothing": "无事故"}}) | {"rulings": {"31": ruling}})
    assert assess(SCHEME, prevailing_values(SCHEME, [own]).evidence).clauses["31"].points == 2
    found = prevailing_values(SCHEME, [own, statement(REVIEW, {"marks": {"31": 1}})])
    assert [one.path for one in found.lapsed] == ["/rulings/31"]
    assert "/rulings/31" not in found.values
    assert assess(SCHEME, found.evidence).clauses["31"].points == 1


def test_a_mark_lapses_where_a_later_statement_says_that_its_rule_reads_none() -> None:
    own = statement(
        SELF, whole(facts={"black_odorous_water_target_met": False}, marks={"11.4": {"nothing": "无对象"}})
        | {"rulings": {"11.4": {"treatment": "zero", "by": "办", "why": "无对象"}}}
    )  # fmt: skip
    found = prevailing_values(SCHEME, [own, statement(REVIEW, {"facts": {"black_odorous_water_target_met": True}})])
    assert [one.path for one in found.lapsed] == ["/marks/11.4", "/rulings/11.4"]
    assert assess(SCHEME, found.evidence).clauses["11.4"].points == Fraction("1.5")


def test_what_one_statement_contradicts_itself_does_not_lapse_but_is_refused() -> None:
    own = statement(SELF, whole(facts={"black_odorous_water_target_met": True}, marks={"11.4": "0.5"}))
    found = prevailing_values(SCHEME, [own])
    assert found.lapsed == ()
    with pytest.raises(EvidenceError):
        assess(SCHEME, found.evidence)


def test_nothing_lapses_for_what_a_later_statement_says_of_something_else() -> None:
    ruling = {"treatment": "full", "by": "办", "why": "无事故"}
    own = statement(SELF, whole() | {"rulings": {"31": ruling}})
    later = statement(REVIEW, {"facts": {"black_odorous_water_target_met": False}, "marks": {"14": 0}})
    found = prevailing_values(SCHEME, [own, later])
    assert (found.lapsed, "/rulings/31" in found.values) == ((), True)


def test_a_ruling_prevails_where_a_later_statement_finds_nothing_either() -> None:
    ruling = {"treatment": "full", "by": "办", "why": "无事故"}
    own = statement(SELF, whole(marks={"31": {"nothing": "无事故"}}) | {"rulings": {"31": ruling}})
    found = prevailing_values(SCHEME, [own, statement(REVIEW, {"marks": {"31": {"nothing": "确无事故"}}})])
    assert (found.lapsed, "/rulings/31" in found.values) == ((), True)


def test_what_is_wrong_in_itself_does_not_lapse() -> None:
    own = statement(SELF, whole(facts={"black_odorous_water_target_met": False}, marks={"11.4": 9}))
    found = prevailing_values(SCHEME, [own, statement(REVIEW, {"facts": {"black_odorous_water_target_met": False}})])
    assert (found.lapsed, "/marks/11.4" in found.values) == ((), True)


def test_reasons_are_read_of_every_section_whatever_stands_under_incidents() -> None:
    ruled = {"marks": {"31": {"nothing": "无事故"}}, "incidents": []}
    ruling = {"31": {"treatment": "full", "by": "办", "why": "无事故"}}
    one = statement(
        REVIEW, ruled | {"rulings": ruling}, reasons={"incidents": "经查未发生", "rulings": {"31": "会议纪要"}}
    )
    assert dict(one.reasons) == {"/incidents": "经查未发生", "/rulings/31": "会议纪要"}


def test_two_statements_of_one_stage_may_say_the_same_but_not_otherwise() -> None:
    one = statement(
        REVIEW,
        {"facts": {"pm25_annual_mean": {"value": 36, "source": "甲"}}, "marks": {"14": 1, "5": {"nothing": "a"}}},
    )
    same = statement(
        REVIEW, {"facts": {"pm25_annual_mean": "36.0"}, "marks": {"14": {"points": "1"}, "5": {"nothing": "b"}}}
    )
    other = statement(
        REVIEW,
        {
            "facts": {"pm25_annual_mean": 37, "building_supervisors_sufficient": False},
            "marks": {"14": {"nothing": "无对象"}, "5": 1},
            "averages": {"quality_incentive_projects": 3},
        },
    )
    assert prevailing_values(SCHEME, [one, same]).disputed == ()
    assert faults_of(OWN, one, other) == {
        ("/2/evidence/facts/pm25_annual_mean", "statements_contradict"),
        ("/2/evidence/marks/14", "statements_contradict"),
        ("/2/evidence/marks/5", "statements_contradict"),
    }


def test_a_yes_is_no_number_that_another_statement_agrees_with() -> None:
    yes, one = (statement(REVIEW, {"facts": {"building_supervisors_sufficient": said}}) for said in (True, 1))
    assert faults_of(yes, one) == {("/1/evidence/facts/building_supervisors_sufficient", "statements_contradict")}


def test_statements_that_do_not_belong_together_are_refused_at_once() -> None:
    stranger = Statement.from_dict({"stage": "gossip", "by": "某", "on": "2018-01-01", "evidence": {"unit": "乙"}})
    assert faults_of(OWN, stranger) == {("/1/evidence/unit", "another_unit"), ("/1/stage", "unknown_stage")}
    assert faults_of(OWN, "甲") == {("/1", "wrong_type")}
    assert faults_of() == {("", "empty")}
    with pytest.raises(EvidenceError):
        prevailing_values(SCHEME, [statement(ON_SITE, {"marks": {"14": 0}})], until=SELF)


def test_a_statement_that_says_nothing_at_all_leaves_nothing_that_prevails() -> None:
    found = prevailing_values(SCHEME, [statement(SELF, {})])
    assert (found.evidence, dict(found.values)) == (Evidence.from_dict({"unit": "甲"}), {})


@pytest.mark.parametrize(
    ("given_", "faults"),
    [
        ({}, {("", "required")}),
        (
            {"stage": "", "by": 3, "on": "2018", "why": "", "evidence": {"unit": "甲", "facts": {"a": "约9"}}},
            {
                ("/stage", "empty_text"), ("/by", "wrong_type"), ("/on", "bad_date"), ("/why", "empty_text"),
                ("/evidence/facts/a", "not_a_number"),
            },
        ),
        ({"stage": "s", "by": "b", "on": "2018-01-01", "evidence": []}, {("/evidence", "wrong_type")}),
        (
            {
                "stage": "s", "by": "b", "on": "2018-01-01", "evidence": {"unit": "甲", "marks": {"14": 1}},
                "reasons": {"marks": {"14": "", "15": "由"}, "facts": None, "gossip": {}},
            },
            {("/reasons/marks/14", "empty_text"), ("/reasons/marks/15", "unsaid"), ("/reasons/gossip", "unknown_key")},
        ),
    ],
)  # fmt: skip
def test_a_statement_that_cannot_be_read_is_refused_with_every_fault(given_: dict[str, object], faults: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        Statement.from_dict(given_)
    assert {(fault.path, fault.code) for fault in caught.value.faults} == faults


def test_a_statement_keeps_its_actor_its_day_and_its_reasons_by_path() -> None:
    one = statement(REVIEW, {"marks": {"14": 1}, "incidents": [incident("x")]}, reasons={"incidents": {"x": "省认定"}})
    assert (one.stage, one.by, one.on, one.unit) == (REVIEW, "document_review by", date(2018, 1, 10), "甲")
    assert (one.reason_for("/incidents/x"), one.reason_for("/marks/14")) == ("省认定", None)


@pytest.mark.parametrize(
    ("order", "exceptions"),
    [
        ((), {}),
        (3, {}),
        (None, {}),
        ("ab", {}),
        ((1, 2), {}),
        (([],), {}),
        (("a", "a"), {}),
        (("a", "b"), {"/marks/14": ()}),
        (("a", "b"), {"/marks/14": ("c",)}),
        (("a", "b"), {"/marks/14": 3}),
        (("a",), {"/marks/14": ("a", "a")}),
        (("a",), {3: ("a",)}),
        (("a",), 3),
    ],
)
def test_a_rule_names_each_stage_once_and_only_those_of_its_order(order: object, exceptions: object) -> None:
    with pytest.raises(SchemeError):
        PrecedenceRule(order, exceptions)  # type: ignore[arg-type] # wrong rules are the point


def test_a_statement_is_made_of_its_parts_and_evidence_may_be_one() -> None:
    plain = {"stage": SELF, "by": "甲", "on": "2018-01-01", "evidence": OWN.evidence}
    assert Statement.from_dict(plain).evidence is OWN.evidence
    with pytest.raises(EvidenceError):
        Statement(SELF, "甲", "2018-01-01", OWN.evidence)  # type: ignore[arg-type] # the point
    with pytest.raises(EvidenceError):
        Statement(SELF, "甲", date(2018, 1, 1), {"unit": "甲"})  # type: ignore[arg-type] # the point


def test_an_exception_for_an_incident_holds_where_any_statement_tells_of_it_or_told_of_it() -> None:
    stages = PrecedenceRule.latest_stage(SCHEME).order
    rule = PrecedenceRule(stages, {"/incidents/x": (SELF,)})
    told = statement(REVIEW, {"incidents": [incident("x")]})
    taken_back = amend(told.evidence, {"incidents": []}, "办", "2018-01-10", "查无此事")
    corrected = Statement(REVIEW, "办", date(2018, 1, 12), taken_back)
    silent = statement(SELF, whole() | {"incidents": None})
    for review in (told, corrected):
        # That the stage is left out changes nothing: the rule is one of all statements.
        found = prevailing_values(SCHEME, [silent, review], rule, until=SELF)
        assert found.evidence.incidents is None
        assert reasons_by_clause(SCHEME, found) == {}
        assert prevailing_values(SCHEME, [silent, review], rule).evidence.incidents == review.evidence.incidents
    with pytest.raises(SchemeError):
        prevailing_values(SCHEME, [silent], rule)


def test_a_rule_that_the_scheme_does_not_know_is_refused() -> None:
    rule = PrecedenceRule((SELF,), {"/marks/99": (SELF,), "/facts/x": (SELF,)})
    calls: tuple[tuple[Callable[[], object], set[tuple[str, str]]], ...] = (
        (
            lambda: prevailing_values(SCHEME, [OWN], rule),
            {("/rule/exceptions/~1marks~199", "unknown_name"), ("/rule/exceptions/~1facts~1x", "unknown_name")},
        ),
        (
            lambda: prevailing_values(
                SCHEME, [OWN], PrecedenceRule((SELF,), {"/marks/99": (SELF,), "/incidents/x": (SELF,)})
            ),
            {("/rule/exceptions/~1marks~199", "unknown_name"), ("/rule/exceptions/~1incidents~1x", "unknown_name")},
        ),
        (lambda: prevailing_values(SCHEME, [OWN], until="gossip"), {("/until", "unknown_stage")}),
        (lambda: prevailing_values(SCHEME, [OWN], until=5), {("/until", "unknown_stage")}),  # type: ignore[arg-type] # the point
        (lambda: prevailing_values(SCHEME, [OWN], "latest"), {("/rule", "wrong_type")}),  # type: ignore[arg-type] # the point
        (lambda: prevailing_values(district.scheme(), [OWN]), {("/procedure", "no_stages")}),
    )
    for call, faults in calls:
        with pytest.raises(SchemeError) as caught:
            call()
        assert {(fault.path, fault.code) for fault in caught.value.faults} == faults
        assert all(fault.zh != fault.en for fault in caught.value.faults)
    for scheme in ("huizhou", None):
        with pytest.raises(SchemeError):
            prevailing_values(scheme, [OWN])  # type: ignore[arg-type] # the point
        with pytest.raises(SchemeError):
            PrecedenceRule.latest_stage(scheme)  # type: ignore[arg-type] # the point


def test_a_scheme_without_stages_takes_those_of_the_rule() -> None:
    rule = PrecedenceRule(("draft", "final"), {"/facts/noise": ("draft",), "/rulings/1": ("final",)})
    statements = [
        statement("final", {"facts": {"noise": 70, "trials": 2}}),
        statement("draft", {"facts": {"noise": 60}}),
    ]
    found = prevailing_values(district.scheme(), statements, rule)
    assert (found.evidence.facts["noise"], found.unit) == (Known(Fraction(60)), "甲")
    assert prevailing_values(district.scheme(), statements, rule, until="draft").statements == (found.statements[0],)


def test_the_reason_for_a_later_value_is_told_by_the_clause_that_reads_it() -> None:
    review = statement(
        REVIEW,
        {
            "facts": {"pm25_annual_mean": 37, "vegetable_pass_rate": 90, "livestock_pass_rate": 91},
            "marks": {"14": "0.5"},
        },
        reasons={"facts": {"pm25_annual_mean": "年报", "vegetable_pass_rate": "抽检", "livestock_pass_rate": "抽检"}},
    )
    joint = get_scheme("huizhou", 2017, readings={"agri_products": "joint"})
    assert reasons_by_clause(SCHEME, prevailing_values(SCHEME, [OWN, review])) == {
        "2.1": "document_review by：抽检",
        "2.2": "document_review by：抽检",
        "10.2": "document_review by：年报",
    }
    assert set(reasons_by_clause(joint, prevailing_values(joint, [OWN, review]))) == {"2.1", "2.2", "2.3", "10.2"}


def test_the_reason_for_an_incident_is_told_under_incidents() -> None:
    own = statement(SELF, whole(), why="自查")
    review = statement(REVIEW, {"incidents": [incident("x")]})
    visit = statement(ON_SITE, {"incidents": [incident("x", status="pending")]}, reasons={"incidents": {"x": "未结案"}})
    assert reasons_by_clause(SCHEME, prevailing_values(SCHEME, [own, review, visit])) == {
        "incidents": "on_site_check by：未结案"
    }


def test_only_a_scheme_and_prevailing_values_have_reasons() -> None:
    wrong: tuple[tuple[object, object], ...] = ((SCHEME, None), ("甲", prevailing_values(SCHEME, [OWN])))
    for scheme, prevailing in wrong:
        with pytest.raises(EvidenceError) as caught:
            reasons_by_clause(scheme, prevailing)  # type: ignore[arg-type] # the point
        assert [fault.code for fault in caught.value.faults] == ["wrong_type"]
