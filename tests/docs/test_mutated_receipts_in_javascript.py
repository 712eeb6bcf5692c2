"""Receipts and documents whose structure is altered are refused in JavaScript or right, and nothing ever throws."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from docs.test_every_receipt_in_javascript import NOT_LOOKED_AT, refused_at
from huizhou_qa import SchemeError
from huizhou_qa.codec import (
    assessment_from_json,
    cohort_from_json,
    composite_cohort_from_json,
    composite_from_json,
    on_site_from_json,
    prevailing_from_json,
    scheme_from_json,
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


def _put(*where: str | int, value: Json) -> Callable[[Json], None]:
    """Puts a value at a place; after the last of a list."""

    def put(document: Json) -> None:
        *above, key = where
        held: Json = document
        for one in above:
            held = held[str(one)] if isinstance(held, dict) else _member(held, one)
        if isinstance(held, dict):
            held[str(key)] = value
        else:
            assert isinstance(held, list)
            held.append(value)

    return put


def _member(held: Json, at: str | int) -> Json:
    assert isinstance(held, list)
    return held[int(at)]


GREEN: Json = ["present", ["read", "/facts/green"]]
PLAIN_INPUT: Json = {"range": "[0, 100]", "whole": False, "options": [], "may_be_nothing": True, "percent": True}
CLAUSE: Json = {"id": "1", "path": "/results/1", "max_points": "100"}
NO_DOCUMENTS: Mapping[str, tuple[Callable[[Json], None], str]] = MappingProxyType(
    {
        "no id": (_put("id", value=""), "/id"),
        "another format": (_put("format", value="2"), "/format"),
        "a number not in lowest terms": (_put("clauses", 0, "max_points", value="200/2"), "/clauses/0/max_points"),
        "a fact that no input is": (_put("clauses", 0, "also_given", value=["/facts/other"]), "/clauses/0"),
        "a result that is given": (_put("clauses", 0, "also_given", value=["/results/1"]), "/clauses/0"),
        "nothing that is given besides": (_put("clauses", 0, "also_given", value=[]), "/clauses/0/also_given"),
        "a fact given twice": (
            _put("clauses", 0, "also_given", value=["/facts/green"] * 2),
            "/clauses/0/also_given/1",
        ),
        "a clause of the same id": (_put("clauses", -1, value=CLAUSE), "/clauses/1"),
        "a grade that stands twice": (_put("grades", -1, value="甲"), "/grades/4"),
        "an option that stands twice": (
            _put("inputs", "/incident/level", "options", value=["a", "a"]),
            "/inputs/~1incident~1level/options/1",
        ),
        "a choice that stands twice": (_put("readings", "other", value=["a", "a"]), "/readings/other/1"),
        "an element settled that is none": (_put("settled", -1, value="/incident/other"), "/settled/3"),
        "an input out of evidence": (_put("inputs", "/others/x", value=PLAIN_INPUT), "/inputs/~1others~1x"),
        "an input without a section": (_put("inputs", "x", value=PLAIN_INPUT), "/inputs/x"),
        "an element excluded": (
            _put("exclusions", -1, value={"excluded": "/incident/cause", "where": GREEN}),
            "/exclusions/0",
        ),
        "a clause with places of its own": (
            _put("written", "own", value={"/results/1": "1"}),
            "/written/own/~1results~11",
        ),
        # Ten to that power would take a minute, and then be refused.
        "a thousand million places": (_put("written", "places", value=["constant", "999999999"]), "/written/places"),
        "half a place": (_put("written", "places", value=["constant", "1/2"]), "/written/places"),
        "places that are read": (_put("written", "places", value=["read", "/facts/green"]), "/written/places"),
        "a hundred places of a part": (
            _put("written", "own", value={"/results/item 1": "100"}),
            "/written/own/~1results~1item 1",
        ),
        "a hundred places of a total": (_put("ranking", "rounding", value=["100", "half_up"]), "/ranking/rounding"),
        "a level that stands twice": (
            _put("on_site", "points", 0, "levels", value=["优", "优"]),
            "/on_site/points/0/levels/1",
        ),
        "a point that nobody rates": (_put("on_site", "points", 0, "ratings", value=[]), "/on_site/points/0/ratings"),
    }
)


def test_what_no_scheme_says_is_told_by_its_place_in_the_document_and_refused_by_the_library_too(
    tmp_path: Path,
) -> None:
    made: list[dict[str, Json]] = []
    for change, _ in NO_DOCUMENTS.values():
        whole = receipt("result")
        scheme = whole["scheme"]
        assert isinstance(scheme, dict)
        change(scheme["document"])
        altered_one = with_its_digest(whole)
        assert isinstance(altered_one, dict)
        made.append(altered_one)
        with pytest.raises(SchemeError):
            scheme_from_json(json.dumps(altered_one["scheme"]))
    told = dict(zip(NO_DOCUMENTS, checked(made, tmp_path), strict=True))
    assert told == {name: [OF_A_DOCUMENT + path] for name, (_, path) in NO_DOCUMENTS.items()}


@SOME_EACH_DAY
def test_evidence_that_is_altered_is_told_of_and_never_throws(number: int, tmp_path: Path) -> None:
    texts = [mutated(json.dumps(receipt("result")["evidence"]), seed) or "" for seed in range(10 * number)]
    found = refused(json.loads(scheme_to_json(SCHEME)), texts, tmp_path)
    assert sum(map(bool, found)) > len(texts) // 2
