"""The edition and its results as JSON: read back equal under any readings, with all that a working stands on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction

import pytest

from codec.test_schemes import assert_read_back
from huizhou_qa import assess, get_scheme
from huizhou_qa.codec import assessment_from_json, assessment_to_json
from support.model_2017 import SCHEME, changed


@pytest.mark.parametrize(
    "readings", [{}, {"agri_products": "joint", "written_places": 3}], ids=["default", "otherwise"]
)
def test_the_edition_is_read_back_equal_with_its_digest_and_every_word(readings: Mapping[str, str | int]) -> None:
    assert_read_back(get_scheme("huizhou", 2017, readings))


def test_a_result_under_another_reading_is_read_by_the_edition() -> None:
    first = assess(get_scheme("huizhou", 2017, {"agri_products": "joint"}), changed())
    again = assessment_from_json(assessment_to_json(first), SCHEME)
    assert again == first
    assert again.readings["agri_products"] == "joint"


def test_a_working_holds_weights_thresholds_and_the_difference_that_a_gate_compared() -> None:
    result = assess(SCHEME, changed())
    steps = json.loads(assessment_to_json(result))["clauses"]["11.2"]["working"]["steps"]
    assert steps["operation"] == "choose"
    gate, _ = steps["of"]
    difference, line = gate["of"]
    assert (gate["operation"], line, gate["value"]) == ("within", "[0, ∞)", True)
    (achieved, target), constant = difference["of"]
    assert [achieved[1], target[1], constant] == ["1", "-1", "0"]
    assert Fraction(difference["value"]) == Fraction(achieved[0]["value"]) - Fraction(target[0]["value"])
