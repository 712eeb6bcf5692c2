"""The schema of schemes: every scheme is valid as it is written, and what is not valid is not read."""

from __future__ import annotations

import json

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from codec.test_schemes import SCHEMES, within
from huizhou_qa import SchemeError, get_scheme
from huizhou_qa.codec import scheme_from_json, scheme_schema, scheme_to_json
from huizhou_qa.codec.kinds import KINDS
from huizhou_qa.codec.limits import OF_A_SCHEME
from huizhou_qa.codec.scheme_reading import data_of
from huizhou_qa.codec.texts import object_of
from huizhou_qa.rules import OPERATIONS
from huizhou_qa.scheme.program.document import digest_of
from support import district
from support.schemas import ODD, Json, errors_by

DISTRICT = json.loads(scheme_to_json(district.scheme()))
STRAY: list[Json] = ["12", "1/0", "[0, 1)", "", [], {}, ["read", "/facts/noise"], ["sum", [], "0"], {"kind": "Clause"}]


@pytest.mark.schemas
@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_every_scheme_is_valid_as_it_is_written(name: str) -> None:
    assert errors_by(scheme_schema())(json.loads(scheme_to_json(SCHEMES[name]()))) == []


@pytest.mark.schemas
def test_the_bundled_edition_is_valid_under_any_readings() -> None:
    scheme = get_scheme("huizhou", 2017, {"agri_products": "joint"})
    assert errors_by(scheme_schema())(json.loads(scheme_to_json(scheme))) == []


def read(whole: Json) -> bool:
    try:
        scheme_from_json(json.dumps(whole, ensure_ascii=False))
    except SchemeError:
        return False
    return True


def keys_in(holder: Json) -> list[str]:
    if isinstance(holder, dict):
        return list(holder)
    return [str(at) for at in range(len(holder))] if isinstance(holder, list) else []


def put(holder: Json, key: str, value: Json) -> None:
    if isinstance(holder, dict):
        holder[key] = value
    elif isinstance(holder, list):
        holder[int(key)] = value


@st.composite
def altered(draw: st.DrawFn) -> Json:
    """The district's scheme with one value another, or gone, or one more; its digest made to fit, mostly."""
    whole: dict[str, Json] = json.loads(json.dumps(DISTRICT))
    at: Json = whole
    key: str = draw(st.sampled_from(keys_in(at)))
    for _ in range(draw(st.integers(0, 12))):
        below = within(at, key)
        if keys_in(below):
            at, key = below, draw(st.sampled_from(keys_in(below)))
    if isinstance(at, dict) and draw(st.booleans()):
        moved = at.pop(key)
        if draw(st.booleans()):
            at["another"] = moved
    else:
        put(at, key, draw(st.sampled_from([*ODD, *STRAY])))
    if "document" in whole and draw(st.integers(0, 3)):
        document = object_of(json.dumps({"of": whole["document"]}), SchemeError, OF_A_SCHEME)["of"]
        whole["digest"] = digest_of(data_of(document, "", []))
    return whole


@given(altered())
def test_what_is_not_valid_is_not_read(whole: Json) -> None:
    wrong = errors_by(scheme_schema())(whole)
    accepted = read(whole)
    event("not valid" if wrong else "read" if accepted else "valid, and not read")
    assert not (wrong and accepted)


def test_a_schema_has_every_operation_and_every_kind_of_part() -> None:
    definitions = json.loads(scheme_schema())["$defs"]
    assert {f"operation_{operation}" for operation in OPERATIONS} <= definitions.keys()
    assert {f"kind_{kind}" for kind in KINDS} <= definitions.keys()
    assert len(definitions["operation_choose"]["prefixItems"]) == 4
    assert definitions["operation_choose"]["prefixItems"][1] == {"$ref": "#/$defs/condition"}
    assert definitions["operation_nothing"]["prefixItems"] == [{"const": "nothing"}]
    assert definitions["kind_Clause"]["required"][:2] == ["id", "name"]
