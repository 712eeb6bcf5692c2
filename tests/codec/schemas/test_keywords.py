"""How schemas are put together and written."""

from __future__ import annotations

import json
from fractions import Fraction

from huizhou_qa.codec.schemas.keywords import ANY_TEXT, NULL, TRUTH, Schema, any_of, defined, or_null, schema_text


def test_numbers_are_written_exactly() -> None:
    tenth = Fraction(1234567890123456789012, 10**20)
    text = schema_text("名", {"minimum": Fraction(1, 10), "maximum": tenth, "maxLength": 3}, {})
    assert '"minimum":0.1,"maximum":12.34567890123456789012,"maxLength":3}' in text
    assert '"title":"名"' in text
    assert "$defs" not in text


def test_alternatives_of_alternatives_are_alternatives() -> None:
    assert any_of(any_of(ANY_TEXT, TRUTH), NULL) == {"anyOf": [ANY_TEXT, TRUTH, NULL]}
    assert any_of(TRUTH) == TRUTH


def test_null_is_one_more_type_where_there_is_a_type() -> None:
    assert json.loads(schema_text("", or_null(ANY_TEXT), {}))["type"] == ["string", "null"]
    assert or_null(NULL) == NULL
    assert or_null({"enum": ("a",)}) == {"anyOf": [{"enum": ("a",)}, NULL]}


def test_what_is_defined_twice_otherwise_has_two_names() -> None:
    definitions: dict[str, Schema] = {}
    references = [defined(definitions, "one", schema) for schema in (TRUTH, ANY_TEXT, TRUTH)]
    assert [one["$ref"] for one in references] == ["#/$defs/one", "#/$defs/one_2", "#/$defs/one"]
    assert definitions == {"one": TRUTH, "one_2": ANY_TEXT}
