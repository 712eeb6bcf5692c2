"""Whatever is handed to a public function in place of what it takes, an error of ours comes back, at once and short."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import huizhou_qa
from composite.test_composite import RATINGS
from huizhou_qa import (
    Evidence,
    EvidenceError,
    HuizhouQAError,
    SchemeError,
    amend,
    assess,
    assess_cohort,
    get_scheme,
    history,
)
from huizhou_qa.analysis import cohort_results, compare
from huizhou_qa.codec import (
    assessment_to_json,
    evidence_from_json,
    evidence_to_json,
    history_from_json,
    history_to_json,
)
from huizhou_qa.errors import shown
from huizhou_qa.forms import blank_marks, blank_rows, evidence_from_rows, marks_from_rows
from huizhou_qa.onsite import assess_on_site, attainable, check_timetable, draw_firms
from huizhou_qa.procedure import check_claims, check_stages, check_submission, report_skeleton
from huizhou_qa.sheets import (
    blank_self_scoring_sheet,
    cohort_sheet,
    comparison_sheet,
    evaluation_report,
    notice,
    self_scoring_sheet,
)
from support.model_2017 import changed, member
from support.sources import nodes_of

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
ROWS = blank_rows(SCHEME)
WRONG: tuple[object, ...] = (
    5, 0.1, "甲", Decimal("1e10000000"), float("nan"), True, [1], b"x", "9" * 100_000, object(), {5}, {5: 5}, 10**5000,
    type("甲", (), {"__repr__": lambda _self: 1 / 0, "__eq__": lambda _self, _other: 1 / 0})(),
)  # fmt: skip
EVIDENCE = changed()
RESULT = assess(SCHEME, EVIDENCE)
COMPARED = compare(RESULT, RESULT)
TABLE = blank_marks(SCHEME, ["甲乙"])
RESULTS = cohort_results(assess_cohort(SCHEME, [member("甲"), member("乙")]))
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
    "units of a blank table": lambda wrong: blank_marks(SCHEME, [wrong, wrong] if isinstance(wrong, str) else wrong),  # type: ignore[arg-type]
    "units of a table": lambda wrong: marks_from_rows(TABLE, scheme=SCHEME, units=wrong),  # type: ignore[arg-type]
    "texts of a sheet": lambda wrong: self_scoring_sheet(RESULT, texts=wrong),  # type: ignore[arg-type]
    "texts of a blank sheet": lambda wrong: blank_self_scoring_sheet(SCHEME, texts=wrong),  # type: ignore[arg-type]
    "a text of a sheet": lambda wrong: self_scoring_sheet(RESULT, texts={"99": wrong}),  # type: ignore[dict-item]
    "a comparison to lay out": comparison_sheet,  # type: ignore[dict-item]
    "reasons of a comparison": lambda wrong: comparison_sheet(COMPARED, reasons=wrong),  # type: ignore[arg-type]
    "a reason of a comparison": lambda wrong: comparison_sheet(COMPARED, reasons={"99": wrong}),  # type: ignore[dict-item]
    "one name for both of a comparison": lambda wrong: comparison_sheet(COMPARED, before=wrong, after=wrong),  # type: ignore[arg-type]
    "results for a sheet": cohort_sheet,  # type: ignore[dict-item]
    "results for a report": evaluation_report,  # type: ignore[dict-item]
    "earlier results for a report": lambda wrong: evaluation_report(RESULTS, earlier=wrong),  # type: ignore[arg-type]
    "an earlier result for a report": lambda wrong: evaluation_report(RESULTS, earlier={"自评": wrong}),  # type: ignore[dict-item]
    "results for a notice": notice,  # type: ignore[dict-item]
    "a day of approval": lambda wrong: notice(RESULTS, approved_on=wrong),  # type: ignore[arg-type]
    "a day that is replaced": lambda wrong: notice(RESULTS, replaces=wrong),  # type: ignore[arg-type]
    "ratings": lambda wrong: assess_on_site(SCHEME, wrong),  # type: ignore[arg-type]
    "a rating": lambda wrong: assess_on_site(SCHEME, RATINGS | {"visit.1": (wrong, wrong)}),
    "a day of a rating": lambda wrong: assess_on_site(SCHEME, RATINGS, day=wrong),  # type: ignore[arg-type]
    "a scale": lambda wrong: assess_on_site(SCHEME, RATINGS, scale=wrong),  # type: ignore[arg-type]
    "a scale that is asked of": lambda wrong: attainable(SCHEME, scale=wrong),  # type: ignore[arg-type]
    "firms": lambda wrong: draw_firms(SCHEME, wrong, "x"),  # type: ignore[arg-type]
    "a timetable": lambda wrong: check_timetable(SCHEME, wrong),  # type: ignore[arg-type]
    "stages": lambda wrong: check_stages(SCHEME, wrong),  # type: ignore[arg-type]
    "a deadline": lambda wrong: check_stages(SCHEME, {}, deadline=wrong),  # type: ignore[arg-type]
    "a submission": lambda wrong: check_submission(SCHEME, wrong),  # type: ignore[arg-type]
    "claims": lambda wrong: check_claims(RESULT, wrong),  # type: ignore[arg-type]
    "a result that is claimed": lambda wrong: check_claims(wrong, {}),  # type: ignore[arg-type]
    "a result to report": report_skeleton,  # type: ignore[dict-item]
    "evidence to correct": lambda wrong: amend(wrong, {}, "办", "2018-01-01", "由"),  # type: ignore[arg-type]
    "corrections": lambda wrong: amend(EVIDENCE, wrong, "办", "2018-01-01", "由"),  # type: ignore[arg-type]
    "a day of a correction": lambda wrong: amend(EVIDENCE, {"marks": {"14": 1}}, "办", wrong, "由"),  # type: ignore[arg-type]
    "a corrected value": lambda wrong: amend(EVIDENCE, {"facts": wrong}, "办", "2018-01-01", "由"),
    "evidence with a history": history,  # type: ignore[dict-item]
    "evidence to write": evidence_to_json,  # type: ignore[dict-item]
    "a history to write": history_to_json,  # type: ignore[dict-item]
    "an assessment to write": assessment_to_json,  # type: ignore[dict-item]
    "evidence to read": Evidence.from_dict,  # type: ignore[dict-item]
    "text to read": evidence_from_json,  # type: ignore[dict-item]
    "a history to read": history_from_json,  # type: ignore[dict-item]
    "a place": lambda wrong: get_scheme(wrong, 2017),  # type: ignore[arg-type]
    "a year": lambda wrong: get_scheme("huizhou", wrong),  # type: ignore[arg-type]
    "readings": lambda wrong: get_scheme("huizhou", 2017, wrong),  # type: ignore[arg-type]
    "a choice of readings": lambda wrong: get_scheme("huizhou", 2017, {"agri_products": wrong}),  # type: ignore[dict-item]
    "a key of readings": lambda wrong: get_scheme("huizhou", 2017, {shown(wrong): "x"}),
}


# What stands in a text that no value itself can: only English ones may have it.
ENGLISH = re.compile("a value of type|very many digits")
FORMS = ("form", "marks", "table")


@pytest.mark.parametrize("call", [call for call in CALLS if not any(word in call for word in FORMS)])
def test_what_is_of_another_kind_is_called_by_its_chinese_name_in_the_chinese_text(call: str) -> None:
    for wrong in WRONG:
        with pytest.raises(HuizhouQAError) as caught:
            CALLS[call](wrong)
        for text in (caught.value.zh, *(fault.zh for fault in caught.value.faults)):
            assert not ENGLISH.search(text)


def test_no_parameter_of_a_text_is_a_value_in_english_alone() -> None:
    source = Path(huizhou_qa.__file__).parent
    for path in (one for one in source.rglob("*.py") if "shown(" in one.read_text("utf-8")):
        calls = [one for one in nodes_of(path) if isinstance(one, ast.Call)]
        given = [ast.unparse(keyword.value) for call in calls for keyword in call.keywords]
        assert path.parent.name == "forms" or not [one for one in given if one.startswith("shown(")], path


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
    assert len(repr(caught.value)) < 640  # in both languages, with all keys of evidence
    assert repr(caught.value).startswith("EvidenceError('数据读不出来，请改正后重报 · the evidence cannot be read")
    assert len(caught.value.faults[0].path) == 1_000_001
