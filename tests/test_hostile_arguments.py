"""Whatever is handed to a public function in place of what it takes, an error of ours comes back, at once and short."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest

from huizhou_qa import Evidence, EvidenceError, HuizhouQAError, SchemeError, assess, assess_cohort, get_scheme
from huizhou_qa.codec import evidence_from_json, history_from_json
from huizhou_qa.forms import blank_marks, blank_rows, evidence_from_rows, marks_from_rows
from huizhou_qa.sheets import self_scoring_sheet

SCHEME = get_scheme("huizhou", 2017)
ROWS = blank_rows(SCHEME)
WRONG: tuple[object, ...] = (5, 0.1, "甲", Decimal("1e10000000"), float("nan"), True, [1], b"x", "9" * 100_000)
CALLS: dict[str, Callable[[object], object]] = {
    "a scheme for a form": lambda wrong: evidence_from_rows(ROWS, "甲", scheme=wrong),  # type: ignore[arg-type]
    "a scheme for marks": lambda wrong: marks_from_rows([], scheme=wrong),  # type: ignore[arg-type]
    "a scheme for a blank form": lambda wrong: blank_rows(scheme=wrong),  # type: ignore[arg-type]
    "a scheme for a blank table": lambda wrong: blank_marks(wrong, []),  # type: ignore[arg-type]
    "marks beside a form": lambda wrong: evidence_from_rows(ROWS, "甲", scheme=SCHEME, marks=wrong),  # type: ignore[arg-type]
    "incidents beside a form": lambda wrong: evidence_from_rows(ROWS, "甲", scheme=SCHEME, incidents=wrong),  # type: ignore[arg-type]
    "rulings beside a form": lambda wrong: evidence_from_rows(ROWS, "甲", scheme=SCHEME, rulings=wrong),  # type: ignore[arg-type]
    "an assessment for a sheet": lambda wrong: self_scoring_sheet(assessment=wrong),  # type: ignore[arg-type]
    "a scheme to score by": lambda wrong: assess(wrong, Evidence.from_dict({"unit": "甲"})),  # type: ignore[arg-type]
    "evidence to score": lambda wrong: assess(SCHEME, wrong),  # type: ignore[arg-type]
    "members of a cohort": lambda wrong: assess_cohort(SCHEME, wrong),  # type: ignore[arg-type]
    "a key of readings": lambda wrong: get_scheme("huizhou", 2017, {str(wrong): "x"}),
}


@pytest.mark.parametrize("call", CALLS)
def test_what_is_of_another_kind_is_refused_with_an_error_of_ours_that_is_short(call: str) -> None:
    for wrong in WRONG:
        with pytest.raises(HuizhouQAError) as caught:
            CALLS[call](wrong)
        assert len(caught.value.faults) < 10
        assert len(str(caught.value)) < 1500
        assert len(repr(caught.value)) < 1600


def test_a_key_of_readings_that_is_no_text_is_refused_however_long() -> None:
    for key in (10**5000, 5, None, 0.1):
        with pytest.raises(SchemeError) as caught:
            get_scheme("huizhou", 2017, {key: "x"})  # type: ignore[dict-item] # the point
        assert [fault.code for fault in caught.value.faults] == ["unknown_reading"]


def test_incidents_beside_a_form_may_come_one_by_one() -> None:
    assert evidence_from_rows(ROWS, "甲", scheme=SCHEME, incidents=iter(())) == Evidence.from_dict(
        {"unit": "甲", "incidents": []}
    )


def test_what_is_no_number_in_json_is_refused_where_it_stands_with_everything_else() -> None:
    text = '{"unit": "", "facts": {"a": NaN, "b": "1_000", "c": -Infinity}, "x": 1}'
    with pytest.raises(EvidenceError) as caught:
        evidence_from_json(text)
    assert {(fault.path, fault.code) for fault in caught.value.faults} == {
        ("/unit", "empty_text"),
        ("/facts/a", "not_finite"),
        ("/facts/b", "not_a_number"),
        ("/facts/c", "not_finite"),
        ("/x", "unknown_key"),
    }
    for text, path in (('{"unit": NaN}', "/unit"), ("Infinity", "")):
        with pytest.raises(EvidenceError) as caught:
            evidence_from_json(text)
        assert (path, "wrong_type") in [(fault.path, fault.code) for fault in caught.value.faults]
    changes = {"facts": {"a": float("nan")}}
    chain = {"first": {"unit": "甲"}, "amendments": [{"changes": changes, "by": "办", "on": "2018-01-01", "why": "由"}]}
    with pytest.raises(EvidenceError) as caught:
        history_from_json(json.dumps(chain))
    assert [fault.path for fault in caught.value.faults] == ["/amendments/0/changes/facts/a"]


def test_what_an_error_is_shown_as_is_short_though_a_path_is_whole() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "k" * 1_000_000: 1})
    assert len(repr(caught.value)) < 500
    assert repr(caught.value).startswith("EvidenceError('the evidence cannot be read")
    assert len(caught.value.faults[0].path) == 1_000_001
