"""Results of the on-site check as JSON: read back equal, and refused where they state what does not follow."""

from __future__ import annotations

import json
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from codec.test_receipts import stated
from codec.test_schemes import open_places
from huizhou_qa import SchemeDigestError, SchemeError, VerificationError
from huizhou_qa.codec import on_site_from_json, on_site_to_json
from huizhou_qa.onsite import assess_on_site
from support import district
from support.mutated import Json
from support.rated import PLAN, RATED, ratings

SCHEME = evolve(district.scheme(), on_site=PLAN)
RESULT = assess_on_site(SCHEME, RATED, unit="甲街道", day="2032-01-05")
TEXT = on_site_to_json(RESULT, SCHEME)


@given(ratings(), st.sampled_from(["甲街道", None]), st.sampled_from([date(2032, 1, 5), None]), st.booleans())
def test_every_result_is_read_back_equal_to_the_last_step(
    rated: dict[str, object], unit: str | None, day: date | None, literal: bool
) -> None:
    first = assess_on_site(SCHEME, rated, unit=unit, day=day, scale="literal" if literal else None)
    again = on_site_from_json(on_site_to_json(first, SCHEME, indent=1), SCHEME)
    assert again == first
    assert again.workings == first.workings


def test_a_receipt_is_read_back_from_itself_with_every_word() -> None:
    again = on_site_from_json(on_site_to_json(RESULT, SCHEME, scheme=True))
    assert again == RESULT
    assert again.sheet() == RESULT.sheet()
    assert on_site_to_json(again, SCHEME) == TEXT


def test_what_is_written_says_by_which_scheme_it_is_and_how_every_point_came_about() -> None:
    whole = json.loads(TEXT)
    assert (whole["format"], whole["scheme_digest"]) == ("1", SCHEME.digest)
    assert (whole["ratings"]["talk.1"], whole["tables"], whole["total"]) == (
        ["3", "2"],
        {"座谈": "6", "考察": "6"},
        "12",
    )
    assert whole["points"]["visit.1"]["points"] == "6"
    assert whole["points"]["visit.1"]["working"]["value"] == "6"


FORGED: dict[str, tuple[str, Json, list[tuple[str, str]]]] = {
    "a total": ("/total", "13", [("/total", "differs")]),
    "a table": ("/tables/座谈", 6, [("/tables/座谈", "differs")]),
    "points": ("/points/visit.1/points", "3", [("/points/visit.1/points", "differs")]),
    "a step": ("/points/visit.1/working/value", "3", [("/points/visit.1/working/value", "differs")]),
    "a key too many": ("/more", None, [("/more", "differs")]),
    "a level as a number": ("/ratings/visit.1", [3], [("/ratings/visit.1/0", "differs")]),
    "no level of the plan": ("/ratings/visit.1", ["4"], [("/ratings/visit.1", "out_of_range")]),
    "a level with a long exponent": ("/ratings/visit.1", ["9e99"], [("/ratings/visit.1", "too_long")]),
    "a level that is no number": ("/ratings/visit.1", ["优"], [("/ratings/visit.1/0", "not_a_number")]),
    "a level that is not whole": ("/ratings/visit.1", ["1.5"], [("/ratings/visit.1/0", "not_whole")]),
    "a level alone": ("/ratings/visit.1", "3", [("/ratings/visit.1", "wrong_type")]),
    "two levels of one": ("/ratings/talk.2", ["1", "1"], [("/ratings/talk.2", "not_a_number")]),
    "one level of two": ("/ratings/talk.1", ["3"], [("/ratings/talk.1", "wrong_form")]),
    "no level": ("/ratings/talk.1", ["3", None], [("/ratings/talk.1/1", "not_a_number")]),
    "a point that there is not": ("/ratings/talk.9", ["3"], [("/ratings/talk.9", "unknown_name")]),
    "ratings that are none": ("/ratings", ["3"], [("/ratings", "wrong_type")]),
    "no ratings": ("/ratings", None, [("", "required")]),
    "another format": ("/format", "2", [("/format", "unknown_format")]),
    "a format that is a number": ("/format", 1, [("/format", "differs")]),
    "null as format": ("/format", None, [("/format", "unknown_format")]),
    "no unit": ("/unit", "无", [("/unit", "says_nothing")]),
    "no day": ("/day", "2032-13-01", [("/day", "bad_date")]),
    "no scale": ("/scale", None, [("/scale", "unknown_choice")]),
    "another scale": ("/scale", "twice", [("/scale", "unknown_choice")]),
}


@pytest.mark.parametrize(("at", "value", "faults"), FORGED.values(), ids=FORGED)
def test_what_does_not_follow_from_the_levels_is_refused_by_path(
    at: str, value: Json, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(VerificationError) as caught:
        on_site_from_json(stated(at, value, text=TEXT), SCHEME)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults


def test_readings_that_change_no_point_are_those_of_the_scheme() -> None:
    two, one = (evolve(open_places().under({"places": name}), on_site=PLAN) for name in ("2", "1"))
    result = assess_on_site(two, RATED)
    assert on_site_from_json(on_site_to_json(result, two), two) == result
    whole = json.loads(on_site_to_json(result, two, scheme=True))
    whole["readings"]["places"] = "1"
    for text, by in ((on_site_to_json(result, two), one), (json.dumps(whole), None)):
        with pytest.raises(VerificationError) as caught:
            on_site_from_json(text, by)
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/places", "differs")]


def test_a_point_without_its_levels_is_missing() -> None:
    with pytest.raises(VerificationError) as caught:
        on_site_from_json(stated("/ratings/visit.1", None, text=TEXT, remove=True), SCHEME)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/ratings/visit.1", "missing")]


def test_a_result_by_another_scheme_or_a_scheme_without_a_check_is_refused() -> None:
    with pytest.raises(SchemeDigestError):
        on_site_from_json(TEXT, SCHEME.variant("other"))
    without = evolve(SCHEME, on_site=None)
    with pytest.raises(SchemeDigestError):
        on_site_from_json(TEXT, without)
    with pytest.raises(SchemeError) as caught:
        on_site_from_json(TEXT.replace(SCHEME.digest, without.digest), without)
    assert [fault.code for fault in caught.value.faults] == ["not_in_scheme"]


@pytest.mark.parametrize(
    ("given_", "by", "code"),
    [(None, SCHEME, "wrong_type"), (RESULT, evolve(SCHEME, on_site=None), "another_scheme")],
)
def test_what_is_no_result_by_the_scheme_is_not_written(given_: object, by: object, code: str) -> None:
    with pytest.raises(VerificationError) as caught:
        on_site_to_json(given_, by)  # type: ignore[arg-type] # the point
    assert [fault.code for fault in caught.value.faults] == [code]


def test_a_forged_result_that_cannot_be_written_says_what_is_wrong() -> None:
    with pytest.raises(VerificationError) as caught:
        on_site_to_json(evolve(RESULT, day="x"), SCHEME)  # type: ignore[arg-type] # the point
    assert [fault.path for fault in caught.value.faults] == ["/day"]
