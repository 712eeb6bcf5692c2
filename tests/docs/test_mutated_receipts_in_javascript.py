"""Receipts and documents whose structure is altered are refused in JavaScript or right, and nothing ever throws."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from docs.test_every_receipt_in_javascript import NOT_LOOKED_AT, refused_at
from huizhou_qa.codec import (
    assessment_from_json,
    cohort_from_json,
    composite_cohort_from_json,
    composite_from_json,
    on_site_from_json,
    prevailing_from_json,
    scheme_to_json,
)
from huizhou_qa.scheme.scheme import Scheme
from support import valley
from support.decoders import OF_COHORTS, SCHEME, receipts
from support.each_day import one_in
from support.in_javascript import checked, refused, with_node
from support.mutated import Json, mutated, with_its_digest

pytestmark = with_node

READ: Mapping[str, tuple[Callable[[str, Scheme], object], Scheme]] = MappingProxyType(
    {
        "result": (assessment_from_json, SCHEME),
        "result in steps": (assessment_from_json, valley.in_steps()),
        "cohort": (cohort_from_json, OF_COHORTS),
        "on-site result": (on_site_from_json, SCHEME),
        "composite": (composite_from_json, SCHEME),
        "composites of a cohort": (composite_cohort_from_json, SCHEME),
        "what prevails": (prevailing_from_json, SCHEME),
    }
)
FEW, MANY = 15, 300
OF_A_DOCUMENT = "/scheme/document"
SOME_EACH_DAY = pytest.mark.parametrize("number", [FEW, pytest.param(MANY, marks=pytest.mark.deep)])
EVERY_KIND = pytest.mark.parametrize("kind", one_in(3, READ))


def altered(whole: Json, number: int) -> Iterator[Json]:
    """The JSON altered so often; what is no JSON for JavaScript, such as NaN, is left out."""
    text = json.dumps(whole)
    for seed in range(number):
        made = json.loads(mutated(text, seed) or "null")
        try:
            json.dumps(made, allow_nan=False)
        except ValueError:
            continue
        yield made


def receipt(kind: str) -> dict[str, Json]:
    whole: dict[str, Json] = json.loads(receipts()[kind])
    return whole


@SOME_EACH_DAY
@EVERY_KIND
def test_what_is_altered_beside_the_scheme_is_refused_where_the_library_refuses_it(
    kind: str, number: int, tmp_path: Path
) -> None:
    read, by = READ[kind]
    whole = receipt(kind)
    own = {"scheme": whole.pop("scheme")}
    texts = [one for one in altered(whole, number) if isinstance(one, dict)]
    assert len(texts) > number // 2
    found = checked([{**one, **own} for one in texts], tmp_path)
    assert sum(map(bool, found)) > number // 3
    for one, paths in zip(texts, found, strict=True):
        # With its digest right, a document is never to blame.
        assert OF_A_DOCUMENT not in paths
        if not paths:
            told = refused_at(read, {**one}, by)
            assert all(map(NOT_LOOKED_AT.fullmatch, told)), told


@SOME_EACH_DAY
@EVERY_KIND
def test_a_document_that_is_altered_is_refused_or_right_and_never_throws(
    kind: str, number: int, tmp_path: Path
) -> None:
    whole = receipt(kind)
    scheme = whole["scheme"]
    assert isinstance(scheme, dict)
    made = [
        with_its_digest({**whole, "scheme": {**scheme, "document": one}}) for one in altered(scheme["document"], number)
    ]
    found = checked(made, tmp_path)
    assert len(found) > number // 2
    assert sum(map(bool, found)) > number // 3
    assert {path.split("/")[1] for paths in found for path in paths}


DEGENERATE: Mapping[str, Json] = MappingProxyType(
    {
        "clauses": [],
        "items": [],
        "groups": [],
        "grades": [],
        "entries": [],
        "inputs": {},
        "readings": {},
        "outputs": {},
        "elements": {},
        "agreements": [[]],
        "adjustments": [],
        "written": {"places": ["constant", "2"], "own": {}},
        "on_site": {
            "inputs": {},
            "readings": {},
            "entries": [],
            "points": [],
            "tables": [],
            "outputs": {"total": "/x"},
        },
    }
)


@EVERY_KIND
def test_a_document_without_clauses_grades_inputs_or_anything_else_is_refused_or_right(
    kind: str, tmp_path: Path
) -> None:
    whole = receipt(kind)
    scheme = whole["scheme"]
    assert isinstance(scheme, dict)
    document = scheme["document"]
    assert isinstance(document, dict)
    made = [{**document, key: value} for key, value in DEGENERATE.items()]
    inputs = document["inputs"]
    assert isinstance(inputs, dict)
    made.append({**document, "inputs": dict([*inputs.items()][:1])})
    found = checked([with_its_digest({**whole, "scheme": {**scheme, "document": one}}) for one in made], tmp_path)
    refusals = dict(zip((*DEGENERATE, "one input"), found, strict=True))
    for key in ("clauses", "grades", "entries", "inputs", "outputs", "on_site", "one input"):
        assert refusals[key], key
        assert all(path.startswith(OF_A_DOCUMENT) for path in refusals[key])


@SOME_EACH_DAY
def test_evidence_that_is_altered_is_told_of_and_never_throws(number: int, tmp_path: Path) -> None:
    texts = [mutated(json.dumps(receipt("result")["evidence"]), seed) or "" for seed in range(10 * number)]
    found = refused(json.loads(scheme_to_json(SCHEME)), texts, tmp_path)
    assert sum(map(bool, found)) > len(texts) // 2
