"""Incidents have the elements that their edition declares: words, levels of some kinds, a class, and a status."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, SchemeError, assess, check
from huizhou_qa.codec import evidence_from_json, evidence_to_json
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import Incident
from huizhou_qa.forms import blank_incidents, incidents_from_rows
from huizhou_qa.ledger.known import member_of
from huizhou_qa.program import Settings, bound
from huizhou_qa.readers.spans import Span
from huizhou_qa.scheme.incidents.elements import IncidentElement, ValueWords, named
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import LowersGrade
from huizhou_qa.scorers import ItemDeduction, events
from huizhou_qa.sheets import self_scoring_sheet
from support import valley
from support.valley import CAUSE, LEVEL, TABLE, YEAR, evidence, given, incident

SCHEME = valley.scheme()
WORDS = ValueWords(Wording("有", "some"), "有之")


def classes(*incidents: dict[str, object]) -> list[tuple[str, bool]]:
    return [(one.class_, one.pending) for one in assess(SCHEME, evidence(90, *incidents)).incidents]


def test_each_incident_falls_into_the_class_of_the_first_line_that_its_own_elements_fit() -> None:
    assert classes(
        incident("a", level="heavy"),
        incident("b"),
        incident("c", "forgery"),
        incident("d", date="2041-01-01"),
        incident("e", date="2039-12-31", status="pending"),
        incident("f", status="pending"),
    ) == [
        ("heavy dust", False),
        ("light dust", False),
        ("forgery", False),
        ("none", False),
        ("none", False),
        ("none", True),
    ]


def test_what_an_incident_costs_goes_by_its_level() -> None:
    # 90 - 6 - 2 - 2 = 80: what is forged or of another year takes nothing.
    result = assess(
        SCHEME,
        evidence(90, incident("a", level="heavy"), incident("b"), incident("c"), incident("d", "forgery")),
    )
    assert (str(result.base), str(result.total), result.grade) == ("90.00", "80.00", "甲")
    result.verify()


def test_a_pending_incident_counts_for_nothing_whatever_its_class_is_called_and_leaves_the_result_provisional() -> None:
    result = assess(SCHEME, evidence(90, incident("a", level="heavy", status="pending"), incident("b", "forgery")))
    assert (result.provisional, str(result.total)) == (("a",), "90.00")
    assert [note.code for note in result.notes] == ["pending_incident"]
    result.verify()
    paper = self_scoring_sheet(result).to_markdown()
    assert "a待定，未计入" in paper


def total_of(scheme: Scheme, pending: Evidence) -> Span:
    member = member_of(scheme, pending, pending.values)
    return bound(scheme.program, member, Settings(scheme.readings))["/results/total"]


@pytest.mark.parametrize(("level", "least"), [("heavy", 84), ("light", 88)])
def test_what_a_pending_incident_may_come_to_is_what_its_settled_elements_say_or_nothing(
    level: str, least: int
) -> None:
    total = total_of(SCHEME, evidence(90, incident(level=level, status="pending")))
    assert [total.low, total.high] == [least, 90]


def test_an_element_that_is_not_settled_may_become_any_of_its_values() -> None:
    open_level = IncidentElement("level", "尘级", LEVEL.values, only_of={"cause": "dust"})
    scheme = valley.scheme(incident_table=IncidentTable(YEAR, valley.LINES, (CAUSE, open_level)))
    total = total_of(scheme, evidence(90, incident(level="light", status="pending")))
    assert all(Fraction(number) in total for number in (84, 88, 90))


def test_a_table_that_never_asks_for_the_status_has_a_line_of_its_own_for_pending_incidents() -> None:
    lines = (IncidentLine("none", within_year=False), IncidentLine("dust", cause="dust"), IncidentLine("rest"))
    table = IncidentTable(YEAR, lines, (CAUSE, LEVEL))
    found = [
        table.classify(Incident("a", day, cause="dust", level="light", status=status))
        for day, status in (
            (date(2039, 1, 1), "pending"),
            (date(2040, 1, 1), "pending"),
            (date(2040, 1, 1), "confirmed"),
        )
    ]
    assert [(one.class_, one.pending) for one in found] == [("none", False), ("contested", True), ("dust", False)]


FAULTY: list[tuple[dict[str, object], list[tuple[str, str]]]] = [
    (incident(level="grave"), [("/incidents/0/level", "unknown_choice")]),
    (incident(cause="fire"), [("/incidents/0/cause", "unknown_choice")]),
    (incident() | {"cause": True}, [("/incidents/0/cause", "unknown_choice")]),
    (incident(level=None), [("/incidents/0", "required")]),
    (incident(status=None), [("/incidents/0", "required")]),
    (incident(level=None) | {"cause": None}, [("/incidents/0", "required")]),
    (incident("a", "forgery", level="heavy"), [("/incidents/0/level", "out_of_place")]),
    (incident(severity="major"), [("/incidents/0/severity", "unknown_key")]),
    (incident(levle="heavy"), [("/incidents/0/levle", "unknown_key")]),
]


@pytest.mark.parametrize(("wrong", "told"), FAULTY, ids=range(len(FAULTY)))
def test_an_incident_that_does_not_fit_its_edition_is_refused(
    wrong: dict[str, object], told: list[tuple[str, str]]
) -> None:
    assert [(one.path, one.code) for one in check(SCHEME, given(90, wrong))] == told
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence(90, wrong))
    assert [(one.path, one.code) for one in caught.value.faults] == told


def test_a_refusal_says_which_incidents_have_an_element() -> None:
    (fault,) = check(SCHEME, given(90, incident("a", "forgery", level="heavy")))
    assert fault.zh == "第1起事件（尘级）：只有起因为扬尘的事件才有“尘级”，请删去"
    assert fault.en == "incident 1 (level): only an incident where cause is dust has level; leave it out"


def test_an_incident_that_cannot_be_read_hides_nothing_of_the_others() -> None:
    wrong = incident("b") | {"date": "soon", "level": "grave"}
    told = check(SCHEME, given(90, incident("a", cause="fire"), wrong))
    assert [(one.path, one.code) for one in told] == [
        ("/incidents/1/date", "bad_date"),
        ("/incidents/0/cause", "unknown_choice"),
        ("/incidents/1/level", "unknown_choice"),
    ]


def test_incidents_are_written_and_read_back_as_they_were_told() -> None:
    told = evidence(90, incident("a", level="heavy"), incident("b", "forgery"))
    assert evidence_from_json(evidence_to_json(told)) == told
    first = json.loads(evidence_to_json(told))["incidents"][0]
    assert list(first) == ["id", "date", "cause", "level", "status"]


def test_a_form_has_a_column_for_every_element_and_asks_for_a_level_only_of_those_that_have_one() -> None:
    titles, told = blank_incidents(SCHEME)
    assert titles == ("事件编号", "发生日期", "起因", "尘级", "状态")
    assert told[2:] == ("扬尘、造假、亡人、聚集、通报", "重、轻", "已认定、待定")
    rows = [titles, ("a", "2040-05-01", "沙尘", "重", "已认定"), ("b", "2040-05-02", "造假", None, "待定")]
    found = incidents_from_rows(rows, scheme=SCHEME)
    assert [dict(one) for one in found or ()] == [
        {"id": "a", "date": date(2040, 5, 1), "cause": "dust", "level": "heavy", "status": "confirmed"},
        {"id": "b", "date": date(2040, 5, 2), "cause": "forgery", "status": "pending"},
    ]
    without = incidents_from_rows(
        [("事件编号", "发生日期", "起因", "状态"), ("b", "2040-05-02", "造假", "待定")], scheme=SCHEME
    )
    assert without == (found or ())[1:]


UNSOUND: list[tuple[Callable[[], object], tuple[str, str]]] = [
    (lambda: IncidentTable(YEAR, (IncidentLine("x", kind="a"), IncidentLine("y"))), ("/lines/0", "unknown_choice")),
    (
        lambda: IncidentTable(YEAR, (IncidentLine("x", cause=("dust", "fire")), IncidentLine("y")), (CAUSE,)),
        ("/lines/0/cause/1", "unknown_choice"),
    ),
    (lambda: IncidentTable(YEAR, (IncidentLine("y"),), (LEVEL,)), ("/elements/0/only_of", "unknown_choice")),
    (
        lambda: IncidentTable(
            YEAR, (IncidentLine("y"),), (IncidentElement("a", "甲", {"x": WORDS}, only_of={"a": "x"}),)
        ),
        ("/elements/0/only_of", "unknown_choice"),
    ),
    (lambda: IncidentLine("x", cause=()), ("/cause", "empty")),
    (lambda: IncidentLine("x", cause=("a", 1)), ("/cause/1", "wrong_type")),  # type: ignore[arg-type]
    (lambda: IncidentLine(""), ("/class_", "bad_name")),
    (
        lambda: valley.scheme(adjustments=(Adjustment("扣", "扣", ItemDeduction(events("none", "其余"), 1)),)),
        ("/adjustments/扣", "pending_class"),
    ),
    (lambda: valley.scheme(vetoes=(LowersGrade("none"),)), ("/vetoes/none", "pending_class")),
]


@pytest.mark.parametrize(("make", "told"), UNSOUND, ids=range(len(UNSOUND)))
def test_tables_that_ask_for_what_no_incident_has_or_count_what_is_pending_are_refused(
    make: Callable[[], object], told: tuple[str, str]
) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(one.path, one.code) for one in caught.value.faults] == [told]


def test_an_element_of_named_words_says_them_in_forms_and_papers() -> None:
    element = IncidentElement("kind", "类别", named({"火灾": "属于火灾", "水灾": "属于水灾"}))
    assert element.words == ("火灾", "水灾")
    assert [(words.said, words.told) for words in element.values.values()] == [
        (Wording("火灾", "火灾"), "属于火灾"),
        (Wording("水灾", "水灾"), "属于水灾"),
    ]
    table = IncidentTable(YEAR, (IncidentLine("y"),), (element,))
    assert list(table.worded) == ["kind", "status"]


def test_lines_and_tables_are_equal_when_they_ask_the_same() -> None:
    assert IncidentLine("x", cause="dust") == IncidentLine("x", cause=("dust",)) != IncidentLine("x", cause="death")
    assert IncidentTable(YEAR, valley.LINES, (CAUSE, LEVEL)) == TABLE
