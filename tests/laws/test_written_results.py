"""Results are written without indent as the plain way writes them, whatever they are of and however they were made."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Assessment, Evidence, HuizhouQAError, VerificationError, amend, assess, assess_cohort
from huizhou_qa.codec import assessment_to_json, cohort_to_json, evidence_from_json, evidence_to_json
from huizhou_qa.codec.headers import receipt
from huizhou_qa.codec.results import assessment_written, cohort_written
from huizhou_qa.codec.texts import json_of
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.results import ClauseLines
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing import evidence_strategy
from support import model_2017, valley
from support.model_2017 import MODEL, NOTHING, SCHEME, VETO, changed, ruling
from support.schemes_scored import BESIDE_2017, some_each_day

SCHEMES: dict[str, Callable[[], Scheme]] = {
    "2017": lambda: SCHEME,
    "2017 under others": lambda: SCHEME.under({"part_steps": "prorata", "written_places": 1}),
    "2017 with twelve places": lambda: SCHEME.under({"written_places": 12}),
    **BESIDE_2017,
}
SOME_EACH_DAY = some_each_day(SCHEMES)
PLAIN = evidence_from_json(evidence_to_json(Evidence.from_dict(MODEL)))


def plainly(result: Assessment) -> str:
    return json_of(assessment_written(result), None)


@SOME_EACH_DAY
@given(data=st.data())
def test_an_assessment_is_written_as_the_plain_way_writes_it(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    drawn = data.draw(evidence_strategy(scheme, nothing=data.draw(st.booleans())))
    for evidence in (drawn, evidence_from_json(evidence_to_json(drawn))):
        try:
            result = assess(scheme, evidence)
        except HuizhouQAError:
            return
        assert assessment_to_json(result) == plainly(result)


@pytest.mark.parametrize(
    "evidence",
    [
        PLAIN,
        changed({}, incidents=[VETO]),
        changed({"aquatic_pass_rate": NOTHING}, rulings={"2.3": ruling("full")}),
        changed({"aquatic_pass_rate": NOTHING}, rulings={"2.3": ruling("rescale")}),
        changed({"aquatic_pass_rate": {"part": 40, "whole": 41}}),
        amend(PLAIN, {"facts": {"aquatic_pass_rate": "96.5"}}, by="考核办", on=date(2018, 1, 2), why="抄错"),
    ],
    ids=["figures", "a veto", "a ruling", "rescaled", "parts of 41", "corrected"],
)
def test_so_is_evidence_of_every_form_and_with_the_scheme(evidence: Evidence) -> None:
    result = assess(SCHEME, evidence)
    assert assessment_to_json(result) == plainly(result)
    whole = json_of(receipt(assessment_written(result), SCHEME), None)
    assert assessment_to_json(result, scheme=True) == whole
    assert json.loads(assessment_to_json(result, indent=2)) == json.loads(assessment_to_json(result))


@pytest.mark.parametrize("fields", ["clauses", "items", "groups", "evidence", "scheme"])
def test_a_result_that_is_put_together_by_hand_is_written_as_it_stands(fields: str) -> None:
    result, other = assess(SCHEME, PLAIN), assess(SCHEME, changed({"aquatic_pass_rate": "10.5"}))
    named = FrozenMapping(dict(result.clauses))
    by_hand = {
        "clauses": lambda: evolve(result, clauses=named),
        "items": lambda: evolve(result, items=FrozenMapping(dict(result.items))),
        "groups": lambda: evolve(result, groups=FrozenMapping(dict(result.groups))),
        "evidence": lambda: evolve(result, evidence=other.evidence),
        "scheme": lambda: evolve(result, scheme=SCHEME.under({"written_places": 1})),
    }[fields]()
    assert assessment_to_json(by_hand) == plainly(by_hand)


def test_a_result_of_which_the_evidence_was_exchanged_keeps_what_its_lines_read() -> None:
    result, other = assess(SCHEME, changed({"aquatic_pass_rate": "10.5"})), PLAIN
    assert assessment_to_json(evolve(result, evidence=other)) == plainly(evolve(result, evidence=other))


def test_lines_of_which_nothing_is_known_are_not_written() -> None:
    result = assess(SCHEME, PLAIN)
    lines = ClauseLines(SCHEME.clauses, Values({}), {}, dict.fromkeys(SCHEME.clauses, 0), SCHEME.rounding)
    with pytest.raises(VerificationError):
        assessment_to_json(evolve(result, clauses=lines))


def test_a_cohort_is_written_as_the_plain_way_writes_it() -> None:
    texts = [evidence_to_json(model_2017.member(unit)) for unit in "甲乙丙"]
    cohort = assess_cohort(SCHEME, [evidence_from_json(text) for text in texts])
    assert cohort_to_json(cohort) == json_of(cohort_written(cohort), None)
    assert cohort_to_json(cohort, scheme=True) == json_of(receipt(cohort_written(cohort), SCHEME), None)
    assert json.loads(cohort_to_json(cohort, indent=2)) == json.loads(cohort_to_json(cohort))


def test_a_name_of_a_fact_with_marks_of_json_in_it_is_written_so_that_it_is_read_again() -> None:
    given = '{"unit": "甲\\"", "facts": {"b\\"": "1.50", "a\\\\": true}, "marks": {"2": "0.10", "10": "-3"}}'
    evidence = evidence_from_json(given)
    assert json.loads(evidence_to_json(evidence)) == json.loads(evidence_to_json(evolve(evidence)))


@pytest.mark.parametrize(
    "scheme",
    [valley.scheme(), valley.scheme(adjustments=(valley.DUST, valley.ACCIDENT_COST)), valley.in_steps()],
    ids=["counts alone", "facts besides", "steps"],
)
def test_adjustments_are_written_as_they_are_of_each_unit(scheme: Scheme) -> None:
    facts = {} if scheme.adjustments == (valley.DUST,) else {"accidents": 3, "control_figure": 1}
    facts |= {"town": True} if scheme.steps else {}
    for happened in ([], ["dust"], ["dust", "dust"], []):
        incidents = [valley.incident(f"i{at}", cause) for at, cause in enumerate(happened)]
        result = assess(scheme, valley.evidence(90, *incidents, **facts))
        assert assessment_to_json(result) == plainly(result)


def test_adjustments_that_were_read_or_exchanged_are_written_as_they_stand() -> None:
    result = assess(SCHEME, PLAIN)
    (read,) = result.adjustments
    assert assessment_to_json(result) == plainly(assess(SCHEME, PLAIN))
    exchanged = (evolve(read, points=read.points - 1),)
    for forged, field, value in (
        (assess(SCHEME, PLAIN), "adjustments", exchanged),
        (assess(SCHEME, PLAIN), "scheme", SCHEME.under({"written_places": 1})),
    ):
        object.__setattr__(forged, field, value)
        assert assessment_to_json(forged) == plainly(forged)


def test_a_result_without_lines_is_written_without_them() -> None:
    result = evolve(assess(SCHEME, PLAIN), clauses=FrozenMapping(), items=FrozenMapping(), groups=FrozenMapping())
    assert assessment_to_json(result) == plainly(result)
