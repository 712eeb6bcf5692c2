"""The schemas of results: what was written is valid, and what is not valid is not read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

from codec.test_schemes import within
from editions.schemas.test_schemes import keys_in, put
from engine.test_district import evidence
from huizhou_qa import Assessment, Evidence, HuizhouQAError, SchemeError, assess, assess_cohort, get_scheme
from huizhou_qa.codec import (
    assessment_from_json,
    assessment_schema,
    assessment_to_json,
    cohort_schema,
    cohort_to_json,
)
from huizhou_qa.scheme.scheme import Scheme
from support import district
from support.foreign import Raising
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import NO_AQUATIC, VETO, changed, ruling
from support.schemas import ODD, Json, errors_by

DISTRICT = district.scheme()
HUIZHOU = get_scheme("huizhou", 2017)
TEXT = assessment_to_json(assess(DISTRICT, evidence()))
CITY = json.loads((Path(__file__).parents[2] / "data" / "linlan-2031.json").read_text("utf-8"))
MEMBERS = [Evidence.from_dict(one) for one in next(one for one in CITY if "refused" not in one["expected"])["evidence"]]
RESULTS: dict[str, Callable[[], Assessment]] = {
    "plain": lambda: assess(HUIZHOU, changed()),
    "ruled on, with a veto": lambda: assess(
        HUIZHOU, changed(NO_AQUATIC, rulings={"2.3": ruling("rescale")}, incidents=[VETO])
    ),
    "sources": lambda: assess(HUIZHOU, changed({"pm25_annual_mean": {"value": "36", "status": "preliminary"}})),
    "another reading": lambda: assess(get_scheme("huizhou", 2017, {"written_places": "6"}), changed()),
    "district": lambda: assess(DISTRICT, evidence()),
    "later revision": lambda: assess(evolve(DISTRICT, later_revision=2), evidence()),
    "city": lambda: assess_cohort(LINLAN, MEMBERS).results[MEMBERS[0].unit],
}


@pytest.mark.schemas
@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("receipt", [False, True])
def test_every_result_is_valid_as_it_is_written(name: str, receipt: bool) -> None:
    result = RESULTS[name]()
    assert errors_by(assessment_schema(result.scheme))(json.loads(assessment_to_json(result, scheme=receipt))) == []


@pytest.mark.schemas
def test_every_cohort_is_valid_as_it_is_written() -> None:
    cohort = assess_cohort(LINLAN, MEMBERS)
    for receipt in (False, True):
        assert errors_by(cohort_schema(LINLAN))(json.loads(cohort_to_json(cohort, scheme=receipt))) == []
    own = assess_cohort(DISTRICT, [evolve(evidence(), unit=unit).without_averages() for unit in ("甲", "乙")])
    assert errors_by(cohort_schema(DISTRICT))(json.loads(cohort_to_json(own))) == []


def read(text: str) -> bool:
    try:
        assessment_from_json(text, DISTRICT)
    except HuizhouQAError:
        return False
    return True


@st.composite
def altered(draw: st.DrawFn, text: str) -> Json:
    """A result with one value another, or gone, or one more."""
    whole: Json = json.loads(text)
    at, key = whole, draw(st.sampled_from(keys_in(whole)))
    for _ in range(draw(st.integers(0, 8))):
        below = within(at, key)
        if keys_in(below):
            at, key = below, draw(st.sampled_from(keys_in(below)))
    if isinstance(at, dict) and draw(st.booleans()):
        moved = at.pop(key)
        if draw(st.booleans()):
            at[draw(st.sampled_from(["another", "zh"]))] = moved
    else:
        put(at, key, draw(st.sampled_from(ODD)))
    return whole


@given(altered(TEXT))
def test_what_is_not_valid_is_not_read_again(whole: Json) -> None:
    wrong = errors_by(assessment_schema(DISTRICT))(whole)
    accepted = read(json.dumps(whole, ensure_ascii=False))
    event("not valid" if wrong else "read" if accepted else "valid, and not read")
    assert not (wrong and accepted)


def test_a_schema_says_which_scheme_and_which_readings() -> None:
    whole = json.loads(assessment_schema(HUIZHOU))
    assert whole["properties"]["scheme_digest"] == {"const": HUIZHOU.digest}
    assert whole["properties"]["readings"]["properties"]["agri_products"] == {"const": "separate"}
    assert "steps" not in whole["properties"]
    assert "steps" in json.loads(cohort_schema(LINLAN))["$defs"]["assessment"]["required"]


@pytest.mark.parametrize("schema", [assessment_schema, cohort_schema])
def test_what_is_no_scheme_is_refused(schema: Callable[[Scheme], str]) -> None:
    with pytest.raises(SchemeError, match="scheme"):
        schema(Raising())  # type: ignore[arg-type]
