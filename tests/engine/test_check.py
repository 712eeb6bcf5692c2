"""``check``: every fault of one piece of evidence at once, and nothing raised for any of them."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import FACTS, MARKS, SCHEME, incident
from hostile.test_input import JSON_VALUES
from huizhou_qa import (
    Evidence,
    EvidenceError,
    Fault,
    HuizhouQAError,
    MissingEvidenceError,
    SchemeError,
    assess,
    assess_cohort,
    check,
)
from huizhou_qa.codec import check_json, evidence_to_json
from huizhou_qa.errors import Wording, described
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules import Constant, Quotient, Within
from huizhou_qa.scheme import Adjustment, Graded, Limit
from huizhou_qa.scheme.incidents.elements import IncidentElement
from huizhou_qa.scheme.incidents.incident_words import LABELS
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scorers import Band, Gated, quantity
from huizhou_qa.testing import evidence_strategy
from scheme.test_scheme import clause, make
from support import valley
from support.linlan_2031 import SCHEME as LINLAN

NOTHING = {"nothing": "本年度无"}
RULING = {"treatment": "full", "by": "市质量强市办", "why": "辖区内没有"}


def whole(**sections: dict[str, object]) -> dict[str, object]:
    """A unit's mapping, complete, with some of its values given otherwise; None takes one out."""
    given_: dict[str, object] = {
        "unit": "甲街道",
        "facts": FACTS,
        "marks": MARKS,
        "averages": {"patents": 2},
        "incidents": [],
    }
    for section, changes in sections.items():
        merged = {**given_.get(section, {}), **changes}  # type: ignore[dict-item]
        given_[section] = {name: value for name, value in merged.items() if value is not None}
    return given_


def found(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in faults]


def unlabelled(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Faults as evidence tells them, which knows no labels."""
    return tuple(
        Fault(
            fault.path,
            fault.code,
            {key: one for key, one in fault.params.items() if key not in {"about", "incident_number"}},
        )
        for fault in faults
    )


def test_what_can_be_scored_has_no_fault_as_evidence_as_a_mapping_and_as_json() -> None:
    given_ = whole()
    evidence = Evidence.from_dict(given_)
    assert check(SCHEME, evidence) == check(SCHEME, given_) == check_json(SCHEME, evidence_to_json(evidence)) == ()


def test_faults_of_form_of_fit_what_is_missing_and_what_needs_a_ruling_are_told_together() -> None:
    given_ = whole(
        facts={
            "noise": "约36",
            "green_share": 101,
            "complaints": None,
            "budget_spent_share": NOTHING,
        },
        marks={"9": None, "44": 1},
        rulings={"8": RULING},
    )
    del given_["incidents"]
    given_["unit"] = ""
    assert found(check(SCHEME, given_)) == [
        ("/unit", "empty_text"),
        ("/facts/noise", "not_a_number"),
        ("/facts/green_share", "out_of_range"),
        ("/marks/44", "unknown_name"),
        ("/rulings/8", "nothing_to_rule"),
        ("/facts/complaints", "missing"),
        ("/rulings/6", "ruling_needed"),
        ("/marks/9", "missing"),
        ("/incidents", "missing"),
    ]


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("facts", "noise", "36,1"),
        ("facts", "noise", 36.1),
        ("facts", "noise", {"value": "约9", "source": "年报"}),
        ("facts", "noise", {"value": 36, "as_of": "2017-02-30"}),
        ("facts", "budget_spent_share", {"nothing": " "}),
        ("facts", "output_last_year", "9万"),
        ("facts", "residents", []),
        ("marks", "9", {"points": None}),
        ("averages", "patents", {"part": 1}),
    ],
)
def test_a_value_that_cannot_be_read_is_told_once_and_is_not_missing_too(
    section: str, name: str, value: object
) -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict(whole(**{section: {name: value}}))
    rest: dict[str, dict[str, object]] = {"facts": {"complaints": None, "trials": None}}
    rest[section] = {**rest.get(section, {}), name: value}
    told = check(SCHEME, whole(**rest))
    assert unlabelled(told[: len(caught.value.faults)]) == caught.value.faults
    assert found(told[len(caught.value.faults) :]) == [("/facts/complaints", "missing"), ("/facts/trials", "missing")]


@pytest.mark.parametrize("section", ["facts", "marks", "averages", "rulings", "incidents"])
@pytest.mark.parametrize("value", [5, "x", True], ids=repr)
def test_a_section_that_cannot_be_read_hides_nothing_of_the_others(section: str, value: object) -> None:
    given_ = whole(facts={"complaints": None}, marks={"9": None})
    given_[section] = value
    expected = [("/facts/complaints", "missing"), ("/marks/9", "missing")]
    expected = [(path, code) for path, code in expected if not path.startswith(f"/{section}/")]
    assert found(check(SCHEME, given_)) == [(f"/{section}", "wrong_type"), *expected]


def test_a_ruling_on_what_could_not_be_read_is_not_called_needless() -> None:
    given_ = whole(facts={"budget_spent_share": {"nothing": ""}}, rulings={"6": RULING})
    assert found(check(SCHEME, given_)) == [("/facts/budget_spent_share/nothing", "empty_text")]
    known = whole(facts={"noise": "x"}, rulings={"6": RULING})
    assert found(check(SCHEME, known)) == [
        ("/facts/noise", "not_a_number"),
        ("/rulings/6", "nothing_to_rule"),
    ]


def test_a_ruling_that_cannot_be_read_is_not_asked_for_again() -> None:
    given_ = whole(facts={"budget_spent_share": NOTHING}, rulings={"6": RULING | {"treatment": "half"}})
    assert found(check(SCHEME, given_)) == [("/rulings/6/treatment", "unknown_choice")]


def test_incidents_that_cannot_be_read_are_not_missing_too() -> None:
    given_ = whole() | {"incidents": [incident("a"), incident("b") | {"severity": "bad"}]}
    assert found(check(SCHEME, given_)) == [("/incidents/1/severity", "unknown_choice")]


def test_what_is_wrong_with_an_incident_names_it_and_its_element_in_both_languages() -> None:
    wrong: list[object] = [incident("a") | {"serious_harm": "x"}, {**incident("b"), "status": None}, 5]
    told = check(SCHEME, whole() | {"incidents": wrong})
    assert [(fault.path, fault.zh, fault.en) for fault in told] == [
        (
            "/incidents/2",
            '第3起事件：5不是键值对照，请写作对象，如{"键": 值}',
            "incident 3: 5 is not a mapping; write an object",
        ),
        (
            "/incidents/0/serious_harm",
            "第1起事件（是否重伤）：'x'不是是非值，请填true（是）或false（否），不加引号",
            "incident 1 (serious_harm): 'x' is not a truth value; write true or false, without quotes",
        ),
        (
            "/incidents/1",
            "第2起事件（状态）：缺少status，必须填写",
            "incident 2 (status): 'status' is required",
        ),
    ]
    assert told[1].params["incident_number"] == 1
    assert told[1].params["about"] == Wording("是否重伤", "serious_harm")


# Without rules for incidents, nobody knows which elements they have.
NO_ELEMENTS = FrozenMapping[str, IncidentElement]()


def test_every_element_of_an_incident_has_a_label() -> None:
    assert SCHEME.incident_table is not None
    elements = SCHEME.incident_table.worded
    for table, words in ((SCHEME.incident_table, elements), (None, NO_ELEMENTS)):
        told = check(evolve(SCHEME, incident_table=table, adjustments=(), vetoes=()), whole() | {"incidents": [{}]})
        labels = {fault.params["key"]: fault.params["about"] for fault in told if fault.code == "required"}
        expected = {**LABELS, **{key: element.label for key, element in words.items()}}
        assert labels == {key: Wording(label, key) for key, label in expected.items()}


def test_keys_that_stand_twice_or_mean_nothing_hide_nothing() -> None:
    text = '{"unit": "甲", "unit": "甲", "facts": {"noise": 1, "noise": 2}, "x": 1}'
    told = found(check_json(SCHEME, text))
    assert told[:3] == [("/unit", "repeated_key"), ("/x", "unknown_key"), ("/facts/noise", "repeated_key")]
    assert ("/incidents", "missing") in told
    assert ("/facts/noise", "missing") not in told
    assert len(told) == 3 + len(check(SCHEME, {"unit": "甲", "facts": {"noise": 2}}))


def test_what_is_missing_says_whose_it_is() -> None:
    green, noise = (
        Item(id_, "项", 1, (clause(id_, name=name),), lead=lead)
        for id_, name, lead in (("1", "green", "园林所"), ("2", "noise", "环保所"))
    )
    scheme = make(green, noise)
    told = check(scheme, {"unit": "甲"})
    with pytest.raises(MissingEvidenceError) as caught:
        assess(scheme, Evidence.from_dict({"unit": "甲"}))
    assert told == caught.value.faults
    leads = {fault.path: fault.params["lead"] for fault in told}
    assert leads == {"/facts/green": "园林所", "/facts/noise": "环保所"}
    assert list(caught.value.by_lead) == ["园林所", "环保所"]


def test_every_division_by_zero_is_told_beside_what_is_missing() -> None:
    done, due = quantity("done", "完成", "件"), quantity("due", "应办", "件")
    open_, asked = quantity("open", "公开", "件"), quantity("asked", "申请", "件")
    items = [
        Item(id_, "项", 2, (Clause(id_, "款", 2, Gated((Within(Quotient(*of), "[1, ∞)"),), 2, inner)),))
        for id_, of, inner in (
            ("1", (done, due), Band(done, {"[0, ∞)": 0})),
            ("2", (open_, asked), Band(open_, {"[0, ∞)": 0})),
            ("3", (quantity("x", "某数", "件"), quantity("y", "又数", "件")), Band(done, {"[0, ∞)": 0})),
        )
    ]
    scheme = make(*items, full=6)
    given_: dict[str, object] = {"unit": "甲", "facts": {"done": 1, "due": 0, "open": 1, "asked": 0, "x": 1}}
    assert found(check(scheme, given_)) == [
        ("/facts/due", "divided_by_zero"),
        ("/facts/asked", "divided_by_zero"),
        ("/facts/y", "missing"),
    ]
    with pytest.raises(EvidenceError) as caught:
        assess(scheme, Evidence.from_dict(given_))
    assert found(caught.value.faults) == [("/facts/due", "divided_by_zero"), ("/facts/asked", "divided_by_zero")]


def test_an_adjustment_that_divides_by_zero_is_refused_as_evidence() -> None:
    scheme = valley.with_open_cost().under({"cost": "over"})
    unit = valley.evidence(90, accidents=1, control_figure=0)
    assert found(check(scheme, unit)) == [("/facts/control_figure", "divided_by_zero")]
    with pytest.raises(EvidenceError) as caught:
        assess(scheme, unit)
    assert found(caught.value.faults) == [("/facts/control_figure", "divided_by_zero")]
    assert found(check(scheme, valley.evidence(90, accidents=1))) == [("/facts/control_figure", "missing")]


@pytest.mark.parametrize("where", ["limit", "grade", "place"])
def test_a_condition_that_divides_by_zero_is_refused_as_evidence(where: str) -> None:
    scheme, unit = valley.dividing(where), valley.evidence(90, accidents=1, control_figure=0)
    assert found(check(scheme, unit)) == [("/facts/control_figure", "divided_by_zero")]
    with pytest.raises(EvidenceError) as caught:
        assess(scheme, unit)
    assert found(caught.value.faults) == [("/facts/control_figure", "divided_by_zero")]
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(scheme, [unit])
    assert found(caught.value.faults) == [("/0/facts/control_figure", "divided_by_zero")]
    assert found(check(scheme, valley.given(90, control_figure=0))) == [("/facts/accidents", "missing")]
    assess(scheme, valley.evidence(90, accidents=1, control_figure=1)).verify()


def test_a_condition_of_a_grade_that_a_unit_does_not_reach_divides_nothing() -> None:
    made = assess(valley.dividing("grade"), valley.evidence(70, accidents=1, control_figure=0))
    assert (str(made.total), made.grade) == ("70.00", "乙")
    made.verify()


def test_beside_an_adjustment_that_divides_by_zero_a_condition_that_lacks_something_is_told_of_that() -> None:
    over = Adjustment("事故扣分", "事故", Quotient(Constant(-1), valley.CONTROL))
    capped = Limit("cap", "限", high=60, when=(Within(Quotient(valley.ACCIDENTS, valley.TREES), "(1, ∞)"),))
    scheme = valley.scheme(adjustments=(), steps=(capped, over, Graded()))
    assert set(found(check(scheme, valley.given(90, control_figure=0, trees=0)))) == {
        ("/facts/control_figure", "divided_by_zero"),
        ("/facts/accidents", "missing"),
    }


@pytest.mark.parametrize("wrong", [5, None, "甲", [], object(), {}, {5: 5}, {"unit": None}, {"unit": {}}], ids=range(9))
def test_what_is_no_evidence_at_all_is_a_fault_and_not_an_error(wrong: object) -> None:
    assert check(SCHEME, wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, 5, b"{}", None, "\ufeff{}"], ids=range(8))
def test_what_is_no_json_is_a_fault_and_not_an_error(text: object) -> None:
    assert check_json(SCHEME, text)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [None, 5, "甲"])
def test_what_is_no_scheme_is_an_error(wrong: object) -> None:
    with pytest.raises(SchemeError):
        check(wrong, whole())  # type: ignore[arg-type]
    with pytest.raises(SchemeError):
        check_json(wrong, "{}")  # type: ignore[arg-type]


@given(JSON_VALUES | st.dictionaries(st.sampled_from(["unit", "facts", "marks", "incidents", "x"]), JSON_VALUES))
def test_anything_is_told_and_nothing_raised(value: object) -> None:
    told = check(SCHEME, value)  # type: ignore[arg-type]
    assert all(fault.zh and fault.en for fault in told)
    assert check_json(SCHEME, json.dumps(value)) or not told


@given(evidence_strategy(SCHEME), st.sampled_from(["green_share", "residents", "none"]))
def test_nothing_is_told_where_and_only_where_it_is_scored(drawn: Evidence, out: str) -> None:
    evidence = evolve(drawn, facts=FrozenMapping({name: one for name, one in drawn.facts.items() if name != out}))
    told = check(SCHEME, evidence)
    assert set(faults_in_scoring(evidence)) <= set(told)
    assert bool(told) == bool(faults_in_scoring(evidence))


def faults_in_scoring(evidence: Evidence) -> tuple[Fault, ...]:
    try:
        assess(SCHEME, evidence)
    except HuizhouQAError as error:
        return error.faults
    return ()


def test_evidence_that_was_made_is_checked_as_its_mapping_is() -> None:
    made = Evidence.from_dict(whole(facts={"noise": -1, "complaints": None}, rulings={"9": RULING}))
    assert found(check(SCHEME, made)) == [
        ("/facts/noise", "out_of_range"),
        ("/rulings/9", "nothing_to_rule"),
        ("/facts/complaints", "missing"),
    ]


UNREADABLE: list[tuple[str, str, object, str, str]] = [
    ("facts", "green_share", "约97", "/facts/green_share", "not_a_number"),
    ("facts", "green_share", 97.5, "/facts/green_share", "float"),
    ("facts", "green_share", "true", "/facts/green_share", "not_a_number"),
    ("facts", "green_share", {"part": 0, "whole": 0}, "/facts/green_share", "empty_whole"),
    (
        "facts",
        "green_share",
        {"value": 97, "source": "无"},
        "/facts/green_share/source",
        "says_nothing",
    ),
    ("facts", "green_share", {"value": 97, "as_of": "昨天"}, "/facts/green_share/as_of", "bad_date"),
    ("facts", "green_share", {"nothing": "#N/A"}, "/facts/green_share/nothing", "says_nothing"),
    ("facts", "green_share", {"value": 97, "x": 1}, "/facts/green_share/x", "unknown_key"),
    ("marks", "9", "约2", "/marks/9", "not_a_number"),
    ("marks", "9", {"points": 1, "by": "无"}, "/marks/9/by", "says_nothing"),
    ("averages", "patents", "x", "/averages/patents", "not_a_number"),
    ("rulings", "1", RULING | {"treatment": "half"}, "/rulings/1/treatment", "unknown_choice"),
    ("rulings", "1", {}, "/rulings/1", "required"),
]


@pytest.mark.parametrize(("section", "name", "value", "path", "code"), UNREADABLE, ids=repr)
def test_what_cannot_be_read_is_told_with_the_label_of_its_input_once(
    section: str, name: str, value: object, path: str, code: str
) -> None:
    given_ = whole(**{section: {name: value}})
    ruled = Wording(SCHEME.clauses["1"].name, "1")
    labels = {one.path: Wording(one.label, one.name) for one in SCHEME.inputs} | {"/rulings/1": ruled}
    label = labels[f"/{section}/{name}"]
    told = [fault for fault in check(SCHEME, given_) if (fault.path, fault.code) == (path, code)]
    assert told
    for fault in told:
        assert (fault.zh.count(label.zh), label.en in fault.en) == (1, True)
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict(given_)
    # Evidence alone knows no scheme; what is wrong, and where, it tells alike.
    assert [fault for fault in caught.value.faults if fault.path == path] == list(unlabelled(tuple(told)))


def test_a_clerk_reads_the_label_in_front_of_what_is_wrong() -> None:
    text = json.dumps(whole(facts={"green_share": "约97"}))
    (fault,) = check_json(SCHEME, text)
    label = next(one.label for one in SCHEME.inputs if one.name == "green_share")
    assert fault.zh.startswith(f"数据“{label}”：'约97'不是数，请用阿拉伯数字填写")
    assert fault.en.startswith("green_share: '约97'")


SECTIONS = ("facts", "marks", "averages")


def test_whatever_check_tells_of_an_input_names_it_once() -> None:
    labels = {one.path: one.label for one in SCHEME.inputs}
    wrongs: list[object] = ["x", 1.5, True, -1, 10**9, [], {"part": 2, "whole": 1}, {"nothing": "无"}, None]
    for wrong in wrongs:
        sections = {
            section: {one.name: wrong for one in SCHEME.inputs if one.section == section} for section in SECTIONS
        }
        given_ = {"unit": "甲", "incidents": [], **sections}
        told = check(SCHEME, given_)
        for fault in told:
            place = "/".join(fault.path.split("/")[:3])
            assert place not in labels or labels[place] in fault.zh, fault
        assert labels.keys() & {"/".join(fault.path.split("/")[:3]) for fault in told}


def test_a_fault_that_names_its_input_already_is_left_as_it_is() -> None:
    given_ = whole(facts={"green_share": 101, "complaints": None})
    assert [dict(fault.params).get("about") for fault in check(SCHEME, given_)] == [None, None]


class Own(Evidence):
    """Evidence of a stranger's own kind."""


def test_what_is_neither_evidence_nor_a_mapping_is_told_as_what_it_is() -> None:
    own = Own("甲街道")
    for given_, case in ((5, "mapping"), (own, "not_evidence")):
        (fault,) = check(SCHEME, given_)  # type: ignore[arg-type]
        assert (fault.path, fault.code, fault.params["case"], fault.params["given"]) == (
            "", "wrong_type", case, described(given_),
        )  # fmt: skip


def test_a_ruling_that_is_needed_is_told_by_its_clause() -> None:
    faults = check(SCHEME, whole(facts={"budget_spent_share": NOTHING}))
    assert [(fault.path, fault.params["clause"], fault.params["name"]) for fault in faults] == [
        ("/rulings/6", "6", SCHEME.clauses["6"].name)
    ]


def test_a_wrong_name_of_which_nothing_is_said_is_told_beside_what_cannot_be_read() -> None:
    given_ = whole()
    given_["facts"] = {**FACTS, "gone": None}
    given_["unit"] = ""
    assert found(check(SCHEME, given_)) == [("/unit", "empty_text"), ("/facts/gone", "unknown_name")]


def test_what_does_not_fit_is_not_computed_with_where_steps_read_facts() -> None:
    fire = {"id": "甲-1", "date": "2031-05-01", "kind": "fire", "status": "confirmed"}
    given = {"unit": "甲县", "facts": {"accidents": -1, "gdp_growth": 5}, "incidents": [fire]}
    codes = {fault.path: fault.code for fault in check(LINLAN, given)}
    assert codes["/incidents/0/kind"] == "unknown_choice"
    assert codes["/facts/accidents"] == "out_of_range"
    assert codes["/facts/accident_control_figure"] == "missing"


def test_an_interval_is_told_by_name_and_one_that_does_not_fit_is_told_once() -> None:
    interval = {"from": 34, "to": 37}
    given_ = whole(facts={"noise": interval, "green_share": {"from": 99, "to": 101}}, marks={"9": {"points": interval}})
    faults = check(SCHEME, given_)
    assert found(faults) == [
        ("/facts/green_share", "out_of_range"),
        ("/marks/9", "out_of_range"),
        ("/facts/noise", "interval"),
    ]
    assert faults[-1].message == (
        "“噪声”只给了区间，计分须填一个确定的数：0或以上的数；只有区间的，用bounds可知得分范围 · "
        "only an interval of noise is known, and a score needs the number: give a number of 0 or more; "
        "bounds says what a unit can get with an interval"
    )
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, Evidence.from_dict(whole(facts={"noise": interval})))
    assert found(caught.value.faults) == [("/facts/noise", "interval")]
