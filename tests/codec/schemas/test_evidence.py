"""The schema of evidence: whatever the library accepts is valid, and whatever is not valid it refuses, at that place."""

from __future__ import annotations

import json
from functools import cache

import pytest
from attrs import evolve, fields
from hypothesis import event, given
from hypothesis import strategies as st

from huizhou_qa import SchemeError, get_scheme
from huizhou_qa.codec import check_json, evidence_schema
from huizhou_qa.codec.schemas.evidence import OF_FACTS, OF_MARKS, OF_RULINGS
from huizhou_qa.errors import Fault
from huizhou_qa.evidence.records import Award, Known, Ruling
from huizhou_qa.scheme.scheme import Scheme
from support import district
from support.foreign import Raising
from support.linlan_2031 import SCHEME as LINLAN
from support.schemas import Errors, Json, altered, documents, errors_by

DISTRICT = district.scheme()
SCHEMES = {
    "huizhou": get_scheme("huizhou", 2017),
    "without_self": get_scheme("huizhou", 2017, {"average_over": "without_self"}),
    "district": DISTRICT,
    "linlan": LINLAN,
    "no incidents": evolve(DISTRICT, incident_table=None, vetoes=(), adjustments=()),
}
# What nobody has said yet, or ruled on, is no fault of what was said.
WAITING = {"missing", "ruling_needed"}


@cache
def errors(name: str) -> Errors:
    return errors_by(evidence_schema(SCHEMES[name]))


def refusals(scheme: Scheme, document: Json) -> list[Fault]:
    faults = check_json(scheme, json.dumps(document, ensure_ascii=False))
    return [fault for fault in faults if fault.code not in WAITING]


@given(data=st.data(), name=st.sampled_from(sorted(SCHEMES)))
def test_what_the_library_accepts_is_valid(data: st.DataObject, name: str) -> None:
    document = data.draw(documents(SCHEMES[name]))
    found = refusals(SCHEMES[name], document)
    event("refused" if found else "accepted")
    # Drawn documents fit, or values contradict each other, which no schema says.
    assert errors(name)(document) == []


@given(data=st.data(), name=st.sampled_from(sorted(SCHEMES)))
def test_what_is_not_valid_the_library_refuses_at_that_place(data: st.DataObject, name: str) -> None:
    document = data.draw(altered(data.draw(documents(SCHEMES[name]))))
    refused = [fault.path for fault in refusals(SCHEMES[name], document)]
    wrong = errors(name)(document)
    event("not valid" if wrong else "refused" if refused else "accepted")
    for place in wrong:
        assert any(one.startswith(place) or place.startswith(one) for one in refused), (place, refused)
