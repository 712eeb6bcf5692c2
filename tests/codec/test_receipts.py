"""Stored results read again: equal to the first, and refused where they state what does not follow."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from codec.test_schemes import keys_of, open_places, within
from engine.test_district import evidence
from huizhou_qa import (
    Evidence,
    SchemeDigestError,
    SchemeError,
    VerificationError,
    amend,
    assess,
    assess_cohort,
    history,
)
from huizhou_qa.codec import assessment_from_json, assessment_to_json, cohort_from_json, cohort_to_json, results
from huizhou_qa.evidence.records import Known, StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.sheets import self_scoring_sheet
from support import district, valley
from support.linlan_2031 import SCHEME
from support.mutated import Json

DISTRICT = district.scheme()
RESULT = assess(DISTRICT, evidence())
TEXT = assessment_to_json(RESULT)
RECEIPT = assessment_to_json(RESULT, scheme=True)
UNITS = json.loads((Path(__file__).parents[1] / "data/linlan-2031.json").read_text("utf-8"))[0]["evidence"]


def stated(path: str, value: Json, *, text: str = TEXT, remove: bool = False) -> str:
    """A text with another value at a path."""
    whole: Json = json.loads(text)
    *before, last = keys_of(path)
    holder = whole
    for key in before:
        holder = within(holder, key)
    if isinstance(holder, list):
        holder[int(last)] = value
        return json.dumps(whole, ensure_ascii=False)
    assert isinstance(holder, dict)
    holder[last] = value
    if remove:
        del holder[last]
    return json.dumps(whole, ensure_ascii=False)


def test_a_receipt_is_read_back_from_itself_equal_and_with_every_word() -> None:
    again = assessment_from_json(RECEIPT)
    assert again == RESULT
    assert again.notes == RESULT.notes
    assert again.scheme == DISTRICT
    assert self_scoring_sheet(again).to_markdown() == self_scoring_sheet(RESULT).to_markdown()
    assert assessment_to_json(again) == TEXT


def test_a_result_without_its_scheme_is_read_by_the_one_given_under_any_readings() -> None:
    read = open_places()
    first = assess(read.under({"places": "1"}), evidence())
    again = assessment_from_json(assessment_to_json(first), read)
    assert again == first
    assert again.readings["places"] == "1"
    assert assessment_from_json(assessment_to_json(first, scheme=True), read) == first


def test_a_result_goes_on_noting_the_revision_that_was_held_on_its_day() -> None:
    of_all = assess_cohort(evolve(SCHEME, later_revision=2), map(Evidence.from_dict, UNITS[:2]))
    read_again = cohort_from_json(cohort_to_json(of_all), SCHEME).results.values()
    assert [one.notes for one in read_again] == [one.notes for one in of_all.results.values()]
    corrected = evolve(DISTRICT, later_revision=2)
    noted = assess(corrected, evidence())
    for given in (DISTRICT, corrected):
        assert assessment_from_json(assessment_to_json(noted), given).notes == noted.notes
        assert assessment_from_json(TEXT, given).notes == RESULT.notes


def test_sums_of_more_digits_than_evidence_may_bring_are_read_again() -> None:
    sums: FrozenMapping[str, StatisticValue] = FrozenMapping({"patents": Rate(Fraction(10**40 + 7), Fraction(10**39))})
    first = assess(DISTRICT, evolve(evidence(), averages=sums))
    again = assessment_from_json(assessment_to_json(first, scheme=True))
    assert again == first
    assert again.evidence.averages == sums


def test_a_text_is_written_without_blanks_unless_it_is_meant_for_people() -> None:
    assert "\n" not in TEXT
    assert ": " not in TEXT.replace("： ", "")
    assert assessment_to_json(RESULT, indent=2).startswith('{\n  "library_version"')
    assert json.loads(assessment_to_json(RESULT, indent=2)) == json.loads(TEXT)


FORGED: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "no json": ("{", [("", "not_json")]),
    "a list": ("[]", [("", "wrong_type")]),
    "a total": (TEXT.replace('"total":"', '"total":"1', 1), [("/total", "differs")]),
    "a step": (
        stated("/clauses/1/working/steps/value", "7"),
        [("/clauses/1/working/steps/value", "differs")],
    ),
    "a number for a text": (stated("/base", 5), [("/base", "differs")]),
    "a line fewer": (stated("/clauses/1", "", remove=True), [("/clauses/1", "differs")]),
    "a key too many": (stated("/more", "x"), [("/more", "differs")]),
    "other notes": (stated("/notes", ["x", "y", "z"]), [("/notes", "differs")]),
    "no evidence": (stated("/evidence", "", remove=True), [("", "required")]),
    "no digest and no readings": (
        stated("/scheme_digest", None, text=stated("/readings", None)),
        [("", "required"), ("", "required")],
    ),
    "evidence that is none": (stated("/evidence", "x"), [("/evidence", "wrong_type")]),
    "evidence with a fault": (
        stated("/evidence/facts/noise", "-1"),
        [("/evidence/facts/noise", "out_of_range")],
    ),
    "evidence that lacks a fact": (
        stated("/evidence/facts/noise", "", remove=True),
        [("/evidence/facts/noise", "missing")],
    ),
    "a fact of too many digits": (
        stated("/evidence/facts/noise", "1" * 31),
        [("/evidence/facts/noise", "too_long")],
    ),
    "an average known by an interval alone": (
        stated("/evidence/averages/patents", {"from": "1", "to": "2"}),
        [("/evidence/averages/patents", "interval")],
    ),
    "a long average beside an interval": (
        stated(
            "/evidence/averages",
            {
                "patents": {"part": {"numerator": "1" * 41, "denominator": "1"}, "whole": "1e39"},
                "noise": {"from": "1", "to": "2"},
            },
        ),
        [("/evidence/averages/noise", "unknown_name")],
    ),
    "an interval of too many digits": (
        stated("/evidence/averages/patents", {"from": "1" * 31, "to": "2"}),
        [("/evidence/averages/patents/from", "too_long")],
    ),
    "an average over zero": (
        stated("/evidence/averages/patents", {"numerator": "1" * 31, "denominator": "0"}),
        [
            ("/evidence/averages/patents/numerator", "too_long"),
            ("/evidence/averages/patents/denominator", "out_of_range"),
        ],
    ),
    "a long average that is no number": (
        stated("/evidence/averages/patents", {"numerator": "1" * 5_000, "denominator": "1"}),
        [("/evidence/averages/patents", "too_long")],
    ),
    "a name that is unknown beside a long average": (
        stated(
            "/evidence/averages",
            {"patents": {"part": {"numerator": "1" * 31, "denominator": "1"}, "whole": "9"}, "x": "1"},
        ),
        [("/evidence/averages/x", "unknown_name")],
    ),
    "a key that stands twice": (TEXT.replace('"base":', '"base":"1","base":', 1), [("/base", "repeated_key")]),
    "another format": (stated("/format", "2"), [("/format", "unknown_format")]),
    "no format": (stated("/format", "", remove=True), [("", "required")]),
    "readings that are none": (stated("/readings", ["x"]), [("/readings", "wrong_type")]),
}


@pytest.mark.parametrize(("text", "faults"), FORGED.values(), ids=FORGED)
def test_what_a_stored_result_states_and_does_not_follow_is_refused_by_path(
    text: str, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(VerificationError) as caught:
        assessment_from_json(text, DISTRICT)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults
    assert len(str(caught.value)) < 1_000


def test_wording_of_another_release_is_not_compared() -> None:
    worded = stated("/library_version", "0.0.1").replace("绿地率", "绿化率")
    assert assessment_from_json(worded, DISTRICT) == RESULT


CALLED_LIKE_WORDINGS = (
    Clause("name", "一", 50, scaled(valley.GREEN, "0.5")),
    Clause("en", "二", 50, scaled(valley.TREES, "0.5")),
)
NAMED = valley.scheme(headings=(Heading("zh", 100, (Item("name", "绿化", 100, CALLED_LIKE_WORDINGS),)),))
OF_NAMED = assessment_to_json(assess(NAMED, valley.evidence(60, trees=50)))


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("/clauses/en/points", "99", "/clauses/en/points"),
        ("/clauses/name", {"x": 1}, "/clauses/name/points"),
        ("/items/name/points", "0", "/items/name/points"),
        ("/groups/zh/points", "0", "/groups/zh/points"),
        ("/name", {"total": "100"}, "/name"),
        ("/name", "甲", "/name"),
        ("/clauses/en/name", ["二"], "/clauses/en/name"),
    ],
)
def test_an_id_that_is_called_like_a_wording_is_compared_as_any_other(path: str, value: Json, told: str) -> None:
    assert assessment_from_json(OF_NAMED, NAMED).total == assess(NAMED, valley.evidence(60, trees=50)).total
    with pytest.raises(VerificationError) as caught:
        assessment_from_json(stated(path, value, text=OF_NAMED), NAMED)
    assert told in [fault.path for fault in caught.value.faults]


def test_a_result_without_a_scheme_needs_one() -> None:
    with pytest.raises(VerificationError) as caught:
        assessment_from_json(TEXT)
    assert [(fault.path, fault.code, fault.params["case"]) for fault in caught.value.faults] == [
        ("", "required", "scheme")
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [(TEXT, "/scheme_digest"), (RECEIPT, "/scheme/digest"), (TEXT.replace("sha256:", "sha256:0", 1), "/scheme_digest")],
)
def test_a_result_by_another_scheme_is_refused(text: str, path: str) -> None:
    other = DISTRICT.variant("other") if "sha256:0" not in text else DISTRICT
    with pytest.raises(SchemeDigestError) as caught:
        assessment_from_json(text, other)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, "other_digest")]


@pytest.mark.parametrize(
    ("at", "value", "path"),
    [
        ("/readings", {"x": "y"}, "/readings/x"),
        ("/readings", {"x": 5}, "/readings/x"),
        ("/scheme", "x", "/scheme"),
        ("/scheme", None, "/scheme"),
        ("/scheme/readings", None, "/scheme/readings"),
        ("/scheme/annotations/curves", "x", "/scheme/annotations/curves"),
    ],
    ids=range(6),
)
def test_a_scheme_or_readings_that_are_none_are_refused_by_path(at: str, value: Json, path: str) -> None:
    with pytest.raises(SchemeError) as caught:
        assessment_from_json(stated(at, value, text=RECEIPT))
    assert caught.value.faults[0].path == path


@pytest.mark.parametrize("revision", ["x", 5, None, "0"])
def test_a_later_revision_that_is_none_is_a_note_that_does_not_follow(revision: Json) -> None:
    noted: Json = {"code": "later_revision", "path": "/scheme_id", "params": {"revision": revision}}
    wordless: Json = {"code": "later_revision", "path": "/scheme_id", "params": "x"}
    for notes in ([noted], [wordless], ["x", noted], "x"):
        with pytest.raises(VerificationError) as caught:
            assessment_from_json(stated("/notes", notes), DISTRICT)
        assert caught.value.faults[0].path.startswith("/notes")


def test_what_is_nested_deeper_than_any_result_is_refused() -> None:
    with pytest.raises(VerificationError) as caught:
        assessment_from_json(TEXT.replace('"base":', '"deep":' + "[" * 300 + "]" * 300 + ',"base":', 1), DISTRICT)
    assert [fault.code for fault in caught.value.faults] == ["too_deep"]


def corrected() -> Evidence:
    first = amend(evidence(), {"facts": {"noise": 50}}, "某办", "2032-02-01", "笔误")
    return amend(first, {"marks": {"9": 1}, "averages": {"patents": 3}}, "某办", "2032-03-01", "复核")


def test_the_corrections_of_the_evidence_stay_with_a_result() -> None:
    first = assess(DISTRICT, corrected())
    again = assessment_from_json(assessment_to_json(first, scheme=True))
    assert again == first
    assert [link.amendment for link in history(again.evidence)] == [link.amendment for link in history(first.evidence)]
    assert assessment_to_json(again) == assessment_to_json(first)
    assert "history" not in json.loads(TEXT)


def test_corrections_beside_a_sum_of_many_digits_stay_too() -> None:
    sums: FrozenMapping[str, Fraction | Rate | Between] = FrozenMapping(
        {"patents": Rate(Fraction(10**40 + 7), Fraction(10**39))}
    )
    made = amend(evidence(), {"facts": {"noise": 50}}, "某办", "2032-02-01", "笔误")
    first = assess(DISTRICT, evolve(made, averages=sums))
    again = assessment_from_json(assessment_to_json(first), DISTRICT)
    assert again == first
    assert again.evidence.amendment is not None
    assert again.evidence.amendment.changes == made.amendment.changes if made.amendment else False


CORRECTED = assessment_to_json(assess(DISTRICT, corrected()))
OF_CORRECTIONS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a correction that leads elsewhere": (
        stated("/history/amendments/1/changes/marks/9", "2", text=CORRECTED),
        [("/evidence/amendment", "differs")],
    ),
    "another first value": (
        stated("/history/first/facts/green_share", "1", text=CORRECTED),
        [("/evidence/amendment", "differs")],
    ),
    "a correction that is none": (
        stated("/history/amendments/0/by", "无", text=CORRECTED),
        [("/history/amendments/0/by", "says_nothing")],
    ),
    "an unknown key of a correction": (
        stated("/history/amendments/1/x", None, text=CORRECTED),
        [("/history/amendments/1/x", "unknown_key")],
    ),
    "corrections that are none": (
        stated("/history/amendments", "x", text=CORRECTED),
        [("/history/amendments", "wrong_type")],
    ),
    "the last correction no object": (
        stated("/history/amendments/1", "x", text=CORRECTED),
        [("/history/amendments/1", "wrong_type")],
    ),
    "no first evidence": (stated("/history/first", None, text=CORRECTED), [("/history", "required")]),
    "a history that is none": (stated("/history", "x", text=CORRECTED), [("/history", "wrong_type")]),
    "a history of no correction": (stated("/history", {"first": {"unit": "甲街道"}}), [("/history", "differs")]),
    "a history that is null": (stated("/history", None), [("/history", "differs")]),
    "statistics beside the last correction": (
        stated("/history/amendments/1/averages", {"patents": "7"}, text=CORRECTED),
        [("/history/amendments/1/averages", "differs")],
    ),
}


@pytest.mark.parametrize(("text", "faults"), OF_CORRECTIONS.values(), ids=OF_CORRECTIONS)
def test_corrections_that_do_not_lead_to_the_evidence_are_refused_by_path(
    text: str, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(VerificationError) as caught:
        assessment_from_json(text, DISTRICT)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


def test_corrections_of_a_member_stay_with_a_cohort() -> None:
    members = [Evidence.from_dict(one) for one in UNITS[:3]]
    fact = next(name for name, one in members[0].facts.items() if isinstance(one, Known) and one.number is not None)
    changed = amend(members[0], {"facts": {fact: None}}, "某办", "2032-02-01", "笔误")
    back = amend(changed, {"facts": {fact: UNITS[0]["facts"][fact]}}, "某办", "2032-02-02", "复核")
    first = assess_cohort(SCHEME, [back, *members[1:]])
    again = cohort_from_json(cohort_to_json(first), SCHEME)
    assert again == first
    links = [[link.amendment for link in history(one)] for one in (again.members[back.unit], first.members[back.unit])]
    assert links[0] == links[1]
    assert len(links[0]) == 3
    assert cohort_to_json(again) == cohort_to_json(first)


# Cohorts.

COHORT = assess_cohort(SCHEME, map(Evidence.from_dict, UNITS))
COHORT_TEXT = cohort_to_json(COHORT)


def test_a_cohort_is_read_back_equal() -> None:
    text = cohort_to_json(COHORT, scheme=True)
    again = cohort_from_json(text)
    assert again == COHORT
    assert cohort_from_json(cohort_to_json(COHORT, indent=1), SCHEME) == COHORT
    assert cohort_to_json(again) == COHORT_TEXT


def test_a_ranking_that_does_not_follow_is_refused() -> None:
    with pytest.raises(VerificationError) as caught:
        cohort_from_json(stated("/ranking", [], text=COHORT_TEXT), SCHEME)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/ranking", "differs")]


@pytest.mark.parametrize(
    ("value", "faults"),
    [
        ("x", [("/results", "wrong_type")]),
        ([], [("/results", "empty")]),
        (["x"], [("/results/0/evidence", "wrong_type")]),
        ([{"evidence": {"unit": "甲", "facts": {"x": "1"}}}], [("/results/0/evidence/facts/x", "unknown_name")]),
    ],
    ids=range(4),
)
def test_members_that_are_none_are_refused_by_path(value: Json, faults: list[tuple[str, str]]) -> None:
    with pytest.raises(VerificationError) as caught:
        cohort_from_json(stated("/results", value, text=COHORT_TEXT), SCHEME)
    told = [(fault.path, fault.code) for fault in caught.value.faults]
    assert [one for one in told if one[1] != "not_averageable"] == faults


@pytest.mark.parametrize("given", [None, RESULT, "x"])
def test_what_is_no_cohort_is_not_written(given: object) -> None:
    with pytest.raises(VerificationError) as caught:
        cohort_to_json(given)  # type: ignore[arg-type]
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_a_forged_cohort_that_cannot_be_written_says_what_is_wrong() -> None:
    with pytest.raises(VerificationError):
        cohort_to_json(evolve(COHORT, ranking=("x",)))  # type: ignore[arg-type] # the point


def test_a_fault_of_our_own_in_writing_is_not_blamed_on_a_cohort_that_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> str:
        raise RuntimeError("ours")

    monkeypatch.setattr(results, "cohort_text", broken)
    with pytest.raises(RuntimeError, match="ours"):
        cohort_to_json(COHORT)
