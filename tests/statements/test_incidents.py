"""What statements say of incidents: nobody has said, none happened, or these did; and which of them prevails."""

from __future__ import annotations

import pytest

from huizhou_qa import EvidenceError, MissingEvidenceError, assess, get_scheme
from huizhou_qa.statements import PrecedenceRule, Statement, prevailing_values, reasons_by_clause
from statements.test_prevailing import ON_SITE, REVIEW, SELF, faults_of, statement, whole
from support.incidents import incident
from support.model_2017 import VETO

SCHEME = get_scheme("huizhou", 2017)
STAGES = PrecedenceRule.latest_stage(SCHEME).order


def saying(stage: str, incidents: object, **more: object) -> Statement:
    return statement(stage, {"incidents": incidents}, **more)


def ids(*statements: Statement, rule: PrecedenceRule | None = None) -> list[str] | None:
    incidents = prevailing_values(SCHEME, statements, rule).evidence.incidents
    return None if incidents is None else [one.id for one in incidents]


X, Y = incident("x"), incident("y")


@pytest.mark.parametrize(
    ("weaker", "stronger", "prevailing"),
    [
        (None, None, None),
        (None, [], []),
        ([], None, []),
        ([X], None, ["x"]),
        (None, [X], ["x"]),
        ([X], [], []),
        ([], [X], ["x"]),
        ([X], [Y], ["x", "y"]),
        ([X, Y], [], []),
    ],
)
def test_the_stronger_stage_says_what_happened_and_silence_erases_nothing(
    weaker: object, stronger: object, prevailing: object
) -> None:
    statements = [saying(SELF, weaker), saying(REVIEW, stronger)]
    assert ids(*statements) == ids(*reversed(statements)) == prevailing


def test_what_no_statement_says_of_incidents_is_missing_and_never_none() -> None:
    silent = statement(SELF, whole() | {"incidents": None})
    found = prevailing_values(SCHEME, [silent])
    assert found.evidence.incidents is None
    assert not [path for path in found.values if path.startswith("/incidents")]
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, found.evidence)
    assert [fault.path for fault in caught.value.faults] == ["/incidents"]
    assert assess(SCHEME, prevailing_values(SCHEME, [silent, saying(ON_SITE, [])]).evidence).grade == "A"


def test_that_none_happened_is_told_with_what_it_overrules_and_why() -> None:
    own = statement(SELF, whole() | {"incidents": [VETO, X]}, why="自查")
    review = saying(REVIEW, [], reasons={"incidents": "经核实未发生"})
    found = prevailing_values(SCHEME, [own, review])
    assert (found.evidence.incidents, assess(SCHEME, found.evidence).grade) == ((), "A")
    value = found.values["/incidents/x"]
    assert (value.said, value.statement, value.reason) == ((), review, "经核实未发生")
    assert [(statement, one) for statement, one in value.overruled] == [(own, own.evidence.said()["/incidents/x"])]
    assert {one.path for one in found.disputed} == {"/incidents/x", f"/incidents/{VETO['id']}"}
    assert reasons_by_clause(SCHEME, found) == {"incidents": f"{REVIEW} by：经核实未发生"}


def test_one_that_is_told_overrules_that_none_happened() -> None:
    found = prevailing_values(SCHEME, [statement(SELF, whole()), saying(REVIEW, [VETO])])
    value = found.values[f"/incidents/{VETO['id']}"]
    assert [(one.stage, said) for one, said in value.overruled] == [(SELF, ())]
    assert "/incidents" not in found.values
    assert assess(SCHEME, found.evidence).grade == "D"


def test_where_no_incident_is_told_that_none_happened_prevails_for_all_of_them() -> None:
    own, review = saying(SELF, []), saying(REVIEW, [])
    value = prevailing_values(SCHEME, [own, review]).values["/incidents"]
    assert (value.said, value.statement, value.overruled) == ((), review, ())


def test_an_exception_for_incidents_holds_for_each_and_one_for_a_single_incident_before_it() -> None:
    own, review, visit = saying(SELF, [X, Y]), saying(REVIEW, []), saying(ON_SITE, [X])
    assert ids(own, review, visit) == ["x"]
    assert ids(own, review, visit, rule=PrecedenceRule(STAGES, {"/incidents": (REVIEW,)})) == []
    both = PrecedenceRule(STAGES, {"/incidents": (REVIEW,), "/incidents/y": (SELF,)})
    assert ids(own, review, visit, rule=both) == ["y"]
    assert both.order_for("/incidents/z")[-1] == REVIEW
    assert both.order_for("/marks/14") == STAGES


def test_two_statements_of_one_stage_do_not_say_both_that_none_happened_and_that_one_did() -> None:
    one, other = saying(REVIEW, []), saying(REVIEW, [X], on="2018-01-20")
    assert faults_of(one, other) == faults_of(other, one) == {("/1/evidence/incidents", "statements_contradict")}
    assert ids(one, saying(REVIEW, [])) == []
    assert ids(other, saying(REVIEW, [Y])) == ["y", "x"]
    assert faults_of(other, saying(REVIEW, [incident("x", status="pending")])) == {
        ("/1/evidence/incidents/x", "statements_contradict")
    }


@pytest.mark.parametrize("other", ["a 1", "ａ1", "a　1", "a１"])
def test_one_incident_written_in_two_ways_is_refused_and_never_charged_twice(other: str) -> None:
    statements = saying(SELF, [incident("a1")]), saying(REVIEW, [incident(other)])
    with pytest.raises(EvidenceError) as caught:
        prevailing_values(SCHEME, statements)
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == (f"/1/evidence/incidents/{other}".replace("　", "\\u3000"), "repeated_id")
    assert "'a1'" in fault.zh
    assert "'a1'" in fault.en


def test_a_reason_for_none_is_only_given_by_a_statement_that_says_so() -> None:
    for said in (None, [X]):
        with pytest.raises(EvidenceError) as caught:
            saying(REVIEW, said, reasons={"incidents": "经查未发生"})
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/reasons/incidents", "unsaid")]
