"""Whatever is handed in as a statement, a correction or a chain of them, it is one or an error of ours."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.test_input import JSON_VALUES, SECTIONS
from huizhou_qa import Evidence, EvidenceError, HuizhouQAError, amend, get_scheme, history
from huizhou_qa.codec import history_from_json, history_to_json
from huizhou_qa.statements import Statement, prevailing_values
from support.incidents import incident

SCHEME = get_scheme("huizhou", 2017)
NAMED = st.dictionaries(st.text(max_size=4), JSON_VALUES, max_size=3)
FIRST = {"unit": "甲", "facts": {"a": 1}, "marks": {"14": 1}, "incidents": [incident("x")]}


def assert_it_says_what_is_wrong(error: HuizhouQAError) -> None:
    assert error.faults
    assert all(fault.code and fault.message for fault in error.faults)
    assert len(str(error)) < 10_000


def changes() -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(st.sampled_from(SECTIONS), JSON_VALUES | NAMED, max_size=3)


@given(changes(), JSON_VALUES, JSON_VALUES, JSON_VALUES)
def test_any_values_are_a_correction_that_can_be_kept_or_an_error_of_ours(
    changed: object, by: object, on: object, why: object
) -> None:
    first = Evidence.from_dict(FIRST)
    for signed in ((by, on, why), ("办", "2018-01-01", "由")):
        try:
            amended = amend(first, changed, *signed)  # type: ignore[arg-type] # anything at all is the point
        except HuizhouQAError as error:
            assert_it_says_what_is_wrong(error)
            continue
        assert history(amended) == (first, amended)
        assert amended != first
        assert history_from_json(history_to_json(amended)) == amended


@given(st.dictionaries(st.sampled_from(("first", "amendments", "other")), JSON_VALUES | NAMED, max_size=3))
def test_any_json_is_a_chain_or_an_error_of_ours(given_value: dict[str, object]) -> None:
    for value in (given_value, {"first": FIRST} | given_value, given_value | {"first": FIRST}):
        try:
            evidence = history_from_json(json.dumps(value))
        except HuizhouQAError as error:
            assert_it_says_what_is_wrong(error)
            continue
        assert history_from_json(history_to_json(evidence)) == evidence


@given(
    st.dictionaries(st.sampled_from(("stage", "by", "on", "why", "reasons", "evidence")), JSON_VALUES | NAMED),
    st.dictionaries(st.sampled_from(SECTIONS), JSON_VALUES | NAMED, max_size=3),
)
def test_any_json_is_a_statement_or_an_error_of_ours(given_value: dict[str, object], said: dict[str, object]) -> None:
    right = {"stage": "self_assessment", "by": "甲", "on": "2018-01-01", "evidence": {"unit": "甲"} | said}
    for value in (given_value, right | given_value, right):
        try:
            found = prevailing_values(SCHEME, [Statement.from_dict(value)])
        except HuizhouQAError as error:
            assert_it_says_what_is_wrong(error)
            continue
        assert found.evidence == found.statements[0].evidence or found.lapsed


def test_a_long_name_or_reason_is_not_echoed() -> None:
    long = "长" * 10_000
    wrong: tuple[dict[str, object], ...] = ({"facts": {long: None}}, {"marks": {"14": long}}, {long: {}})
    for changed in wrong:
        with pytest.raises(EvidenceError) as caught:
            amend(Evidence.from_dict(FIRST), changed, long, "2018-01-01", long)
        assert len(str(caught.value)) < 1000
