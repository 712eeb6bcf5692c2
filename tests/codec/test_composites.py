"""Composites and composites of a cohort as JSON: read back equal, and refused where something does not follow."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from codec.test_receipts import stated
from engine.test_district import evidence
from huizhou_qa import SchemeDigestError, VerificationError, assess, assess_cohort
from huizhou_qa.codec import (
    composite_cohort_from_json,
    composite_cohort_to_json,
    composite_from_json,
    composite_to_json,
)
from huizhou_qa.composite import composite, composite_cohort
from huizhou_qa.onsite import assess_on_site
from support import district
from support.mutated import Json
from support.rated import PLAN, RATED, ratings

SCHEME = evolve(district.scheme(), on_site=PLAN)
ASSESSMENT = assess(SCHEME, evidence())
ON_SITE = assess_on_site(SCHEME, RATED, unit="甲街道", day="2032-01-05")
ONE = composite(ASSESSMENT, ON_SITE, choice="weighted", on_site_weight={"numerator": 1, "denominator": 3})
TEXT = composite_to_json(ONE)

MEMBERS = [evolve(evidence(), unit=unit).without_averages() for unit in ("甲县", "乙区", "丙县")]
COHORT = assess_cohort(SCHEME, MEMBERS)
RATED_UNITS = {unit: assess_on_site(SCHEME, RATED, unit=unit) for unit in COHORT.results}
ALL = composite_cohort(COHORT, RATED_UNITS, choice="verify_only")
ALL_TEXT = composite_cohort_to_json(ALL)


@given(
    ratings(),
    # Fractions of any size, and decimals of at most 30 digits and many places: longer ones are refused.
    st.one_of(st.none(), st.fractions(0, 1), st.builds(lambda n: Fraction(n, 10**40), st.integers(0, 10**30 - 1))),
)
def test_every_composite_is_read_back_equal_whatever_its_weight(
    rated: dict[str, object], weight: Fraction | None
) -> None:
    on_site = assess_on_site(SCHEME, rated, unit="甲街道")
    choice = "verify_only" if weight is None else "weighted"
    first = composite(ASSESSMENT, on_site, choice=choice, on_site_weight=weight)
    again = composite_from_json(composite_to_json(first), SCHEME)
    assert again == first
    assert (again.notes, again.grades) == (first.notes, first.grades)


def test_a_receipt_is_read_back_from_itself() -> None:
    again = composite_from_json(composite_to_json(ONE, scheme=True))
    assert again == ONE
    assert again.assessment.scheme == SCHEME
    assert composite_to_json(again) == TEXT
    assert composite_from_json(composite_to_json(ONE, indent=1), SCHEME) == ONE


def test_a_composite_goes_on_noting_the_revision_that_was_held_on_its_day() -> None:
    corrected = evolve(SCHEME, later_revision=2)
    noted = composite(assess(corrected, evidence()), ON_SITE, choice="verify_only")
    assert composite_from_json(composite_to_json(noted), SCHEME).assessment.notes == noted.assessment.notes


def test_what_is_written_says_by_which_scheme_it_is_and_what_was_chosen() -> None:
    whole = json.loads(TEXT)
    assert (whole["format"], whole["scheme_digest"], whole["choice"]) == ("1", SCHEME.digest, "weighted")
    assert whole["on_site_weight"] == {"numerator": "1", "denominator": "3"}
    assert whole["on_site"]["unit"] == whole["assessment"]["evidence"]["unit"] == "甲街道"
    assert whole["grades"][0] == {
        "choice": "verify_only",
        "from_weight": None,
        "to_weight": None,
        "grade": ONE.grades[0].grade,
    }


FORGED: dict[str, tuple[str, Json, list[tuple[str, str]]]] = {
    "a total": ("/total", "99", [("/total", "differs")]),
    "a grade under another choice": ("/grades/0/grade", "x", [("/grades/0/grade", "differs")]),
    "a figure of the assessment": ("/assessment/base", "99", [("/assessment/base", "differs")]),
    "a figure of the check": ("/on_site/total", "99", [("/on_site/total", "differs")]),
    "another scheme of the assessment": ("/assessment/scheme_digest", "x", [("/assessment/scheme_digest", "differs")]),
    "a key too many": ("/on_site/more", "x", [("/on_site/more", "differs")]),
    "a scheme of the assessment": ("/assessment/scheme", "x", [("/assessment/scheme", "differs")]),
    "evidence with a fault": (
        "/assessment/evidence/facts/noise",
        "-1",
        [("/assessment/evidence/facts/noise", "out_of_range")],
    ),
    "no evidence": ("/assessment/evidence", None, [("/assessment/evidence", "wrong_type")]),
    "no assessment": ("/assessment", "x", [("/assessment", "wrong_type")]),
    "a level": ("/on_site/ratings/visit.1", ["9"], [("/on_site/ratings/visit.1", "out_of_range")]),
    "no ratings": ("/on_site/ratings", "x", [("/on_site/ratings", "wrong_type")]),
    "no on-site result": ("/on_site", [], [("/on_site", "wrong_type")]),
    "another unit": ("/on_site/unit", "乙街道", [("/on_site/unit", "another_unit")]),
    "another choice": ("/choice", "both", [("/choice", "unknown_choice")]),
    "no choice": ("/choice", None, [("", "required")]),
    "no weight": ("/on_site_weight", None, [("/on_site_weight", "required")]),
    "a weight above 1": ("/on_site_weight", "2", [("/on_site_weight", "out_of_range")]),
    "a weight that is no number": ("/on_site_weight", "x", [("/on_site_weight", "not_a_number")]),
    "a weight in other words": ("/on_site_weight/numerator", "1.0", [("/on_site_weight/numerator", "differs")]),
    "a weight of too many digits": (
        "/on_site_weight",
        {"numerator": "1" * 5_000, "denominator": "1"},
        [("/on_site_weight", "too_long")],
    ),
    "a weight over zero": (
        "/on_site_weight",
        {"numerator": "1" * 40, "denominator": "0"},
        [("/on_site_weight/numerator", "too_long"), ("/on_site_weight/denominator", "out_of_range")],
    ),
}


@pytest.mark.parametrize(("at", "value", "faults"), FORGED.values(), ids=FORGED)
def test_what_does_not_follow_is_refused_by_path(at: str, value: Json, faults: list[tuple[str, str]]) -> None:
    with pytest.raises(VerificationError) as caught:
        composite_from_json(stated(at, value, text=TEXT), SCHEME)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


def test_a_composite_by_another_scheme_is_refused() -> None:
    with pytest.raises(SchemeDigestError):
        composite_from_json(TEXT, SCHEME.variant("other"))


# Cohorts.


def test_the_composites_of_a_cohort_are_read_back_equal() -> None:
    again = composite_cohort_from_json(composite_cohort_to_json(ALL, scheme=True))
    assert again == ALL
    assert composite_cohort_to_json(again) == ALL_TEXT
    assert composite_cohort_from_json(composite_cohort_to_json(ALL, indent=1), SCHEME) == ALL


def test_composites_of_units_whose_names_are_written_otherwise_are_read_back() -> None:
    (unit, *_) = COHORT.results
    widened = {
        one: evolve(rated, unit=f"{one[:1]} {one[1:]}") if one == unit else rated for one, rated in RATED_UNITS.items()
    }
    first = composite_cohort(COHORT, widened, choice="weighted", on_site_weight="0.5")
    assert composite_cohort_from_json(composite_cohort_to_json(first), SCHEME) == first


def test_a_cohort_goes_on_noting_the_revision_that_was_held_on_its_day() -> None:
    cohort = assess_cohort(evolve(SCHEME, later_revision=2), MEMBERS)
    noted = composite_cohort(cohort, RATED_UNITS, choice="verify_only")
    again = composite_cohort_from_json(composite_cohort_to_json(noted), SCHEME)
    assert [one.notes for one in again.cohort.results.values()] == [one.notes for one in cohort.results.values()]


OF_COHORT: dict[str, tuple[str, Json, list[tuple[str, str]]]] = {
    "places": ("/ranking", [], [("/ranking", "differs")]),
    "a total": ("/results/1/total", "99", [("/results/1/total", "differs")]),
    "whose it is": ("/results/1/unit", "无名", [("/results/1/unit", "differs")]),
    "places of the cohort": ("/cohort/ranking", [], [("/cohort/ranking", "differs")]),
    "no results": ("/results", "x", [("/results", "wrong_type")]),
    "a result that is none": ("/results/1", "x", [("/results/1/on_site", "wrong_type")]),
    "another unit": ("/results/1/on_site/unit", "无名", [("/results/1/on_site/unit", "another_unit")]),
    "a level": ("/results/1/on_site/ratings/visit.1", ["9"], [("/results/1/on_site/ratings/visit.1", "out_of_range")]),
    "members that are none": ("/cohort/results", "x", [("/cohort/results", "wrong_type")]),
    "no cohort": ("/cohort", "x", [("/cohort", "wrong_type")]),
    "another choice": ("/choice", 5, [("/choice", "unknown_choice")]),
    "a weight": ("/on_site_weight", "0.5", [("/on_site_weight", "out_of_place")]),
}


@pytest.mark.parametrize(("at", "value", "faults"), OF_COHORT.values(), ids=OF_COHORT)
def test_what_does_not_follow_of_a_cohort_is_refused_by_path(
    at: str, value: Json, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(VerificationError) as caught:
        composite_cohort_from_json(stated(at, value, text=ALL_TEXT), SCHEME)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


def test_as_many_results_as_units_are_needed() -> None:
    whole = json.loads(ALL_TEXT)
    results = whole["results"]
    for listed, faults in (
        (results[:2], [("/on_site/" + results[2]["unit"], "required")]),
        ([*results, results[0]], [("/results", "differs")]),
    ):
        with pytest.raises(VerificationError) as caught:
            composite_cohort_from_json(json.dumps(whole | {"results": listed}, ensure_ascii=False), SCHEME)
        assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


@pytest.mark.parametrize("write", [composite_to_json, composite_cohort_to_json])
def test_what_is_no_composite_is_not_written(write: object) -> None:
    assert callable(write)
    with pytest.raises(VerificationError) as caught:
        write(ASSESSMENT)
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_forged_composites_that_cannot_be_written_say_what_is_wrong() -> None:
    with pytest.raises(VerificationError):
        composite_to_json(evolve(ONE, grades=("x",)))  # type: ignore[arg-type] # the point
    with pytest.raises(VerificationError):
        composite_cohort_to_json(evolve(ALL, ranking=("x",)))  # type: ignore[arg-type] # the point
