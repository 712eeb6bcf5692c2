"""A key that nobody knows is refused whatever stands under it, null too, wherever something is read by its keys."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable

import pytest

from engine.test_district import evidence, incident
from huizhou_qa import Evidence, EvidenceError, amend, assess
from huizhou_qa.analysis import what_if
from huizhou_qa.codec import check_json, evidence_from_json, evidence_to_json, history_from_json, statement_from_json
from huizhou_qa.statements import PrecedenceRule, Statement, prevailing_values
from support import district

SCHEME = district.scheme()
WHOLE: dict[str, object] = json.loads(evidence_to_json(evidence(incidents=[incident("x")])))
FACTS: dict[str, object] = json.loads(evidence_to_json(evidence()))["facts"]
BODY = {key: one for key, one in incident("y").items() if key != "id"}
SIGNED = {"by": "某局", "on": "2032-01-01", "why": "复核"}
STATEMENT = {"stage": "自评", "by": "甲", "on": "2032-01-01", "evidence": WHOLE}
ODD: list[object] = [None, "x", True, 1, [], {}]

PLACES: dict[str, tuple[str, Callable[[object], dict[str, object]]]] = {
    "evidence": ("/odd", lambda odd: {"odd": odd}),
    "facts": ("/facts/odd", lambda odd: {"facts": {**FACTS, "odd": odd}}),
    "marks": ("/marks/odd", lambda odd: {"marks": {"9": 1, "odd": odd}}),
    "averages": ("/averages/odd", lambda odd: {"averages": {"patents": 2, "odd": odd}}),
    "statistics": ("/statistics/odd", lambda odd: {"statistics": {"odd": odd}}),
    "rulings": ("/rulings/odd", lambda odd: {"rulings": {"odd": odd}}),
    "a fact": ("/facts/noise/odd", lambda odd: {"facts": {**FACTS, "noise": {"value": 50, "odd": odd}}}),
    "nothing": ("/facts/noise/odd", lambda odd: {"facts": {**FACTS, "noise": {"nothing": "当年没有", "odd": odd}}}),
    "a pair": (
        "/facts/green_share/odd",
        lambda odd: {"facts": {**FACTS, "green_share": {"part": 1, "whole": 2, "odd": odd}}},
    ),
    "a quotient": (
        "/facts/noise/odd",
        lambda odd: {"facts": {**FACTS, "noise": {"numerator": 1, "denominator": 2, "odd": odd}}},
    ),
    "a mark": ("/marks/9/odd", lambda odd: {"marks": {"9": {"points": 1, "odd": odd}}}),
    "a ruling": (
        "/rulings/1/odd",
        lambda odd: {"rulings": {"1": {"treatment": "full", "by": "某局", "why": "没有", "odd": odd}}},
    ),
    "an incident": ("/incidents/0/odd", lambda odd: {"incidents": [{**incident("x"), "odd": odd}]}),
}


@pytest.mark.parametrize("odd", ODD, ids=repr)
@pytest.mark.parametrize("name", PLACES)
def test_a_key_of_evidence_that_nobody_knows_is_refused_whatever_it_holds(name: str, odd: object) -> None:
    path, placed = PLACES[name]
    text = json.dumps({**WHOLE, **placed(odd)}, ensure_ascii=False)
    told = [fault.path for fault in check_json(SCHEME, text)]
    assert any(one == path or one.startswith(path + "/") for one in told), told
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence_from_json(text))
    assert any(one.path == path or one.path.startswith(path + "/") for one in caught.value.faults)


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_so_is_one_of_a_statement_a_correction_or_what_is_supposed(odd: object) -> None:
    changes = {"facts": {"noise": "51"}}
    texts: list[tuple[Callable[[str], object], object, str]] = [
        (statement_from_json, {**STATEMENT, "odd": odd}, "/odd"),
        (statement_from_json, {**STATEMENT, "reasons": {"odd": odd}}, "/reasons/odd"),
        (statement_from_json, {**STATEMENT, "reasons": {"facts": {"odd": odd}}}, "/reasons/facts/odd"),
        (history_from_json, {"first": WHOLE, "odd": odd}, "/odd"),
        (
            history_from_json,
            {"first": WHOLE, "amendments": [{**SIGNED, "changes": changes, "odd": odd}]},
            "/amendments/0/odd",
        ),
        (
            history_from_json,
            {"first": WHOLE, "amendments": [{**SIGNED, "changes": {**changes, "odd": odd}}]},
            "/amendments/0/changes/odd",
        ),
    ]
    for read, whole, path in texts:
        with pytest.raises(EvidenceError) as caught:
            read(json.dumps(whole, ensure_ascii=False))
        assert [fault.path for fault in caught.value.faults] == [path]
    told = {"incidents": {"y": {**BODY, "odd": odd}}}
    makers: list[tuple[str, Callable[[], Evidence]]] = [
        ("/incidents/0/odd", lambda: amend(evidence(), told, "某局", "2032-01-01", "复核")),
        ("/incidents/0/odd", lambda: what_if(SCHEME, evidence(), told)),
        ("/facts/odd", lambda: what_if(SCHEME, evidence(), {"facts": {"odd": odd}})),
    ]
    for path, make in makers:
        with pytest.raises(EvidenceError) as caught:
            assess(SCHEME, make())
        assert caught.value.faults[0].path.endswith(path.rsplit("/", 1)[-1]), path


def test_an_element_given_with_null_stays_with_the_incident_and_is_no_other_incident() -> None:
    first = Evidence.from_dict({"unit": "甲街道", "incidents": [{**incident("x"), "odd": None}]})
    bare = Evidence.from_dict({"unit": "甲街道", "incidents": [incident("x")]})
    (kept,), (plain,) = first.incidents or (), bare.incidents or ()
    assert (kept.unsaid, plain.unsaid) == (frozenset({"odd"}), frozenset())
    assert kept == plain
    text = evidence_to_json(first)
    assert json.loads(text)["incidents"][0]["odd"] is None
    for again in (evidence_from_json(text), copy.deepcopy(first), pickle.loads(pickle.dumps(first))):  # noqa: S301
        assert (again.incidents or ())[0].unsaid == {"odd"}
    statements = [
        Statement.from_dict({**STATEMENT, "stage": stage, "evidence": one})
        for stage, one in (("一", bare), ("二", first))
    ]
    found = prevailing_values(SCHEME, statements, PrecedenceRule(("一", "二")))
    assert found.disputed == ()
    assert (found.evidence.incidents or ())[0].unsaid == {"odd"}


def test_an_element_that_is_known_and_null_is_missing() -> None:
    text = json.dumps({**WHOLE, "incidents": [{**incident("x"), "severity": None}]}, ensure_ascii=False)
    assert [(fault.path, fault.code) for fault in check_json(SCHEME, text)] == [("/incidents/0", "required")]


def test_a_name_that_stands_for_nothing_is_none_of_an_element() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲街道", "incidents": [{**incident("x"), "od\u200bd": None}]})
    assert [fault.code for fault in caught.value.faults] == ["bad_name"]
