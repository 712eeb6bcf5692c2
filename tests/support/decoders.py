"""The decoders of JSON texts, what must hold of whatever they read, and texts that are altered in one place."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from huizhou_qa import Evidence, HuizhouQAError, assess, assess_cohort, get_scheme
from huizhou_qa.codec import (
    assessment_from_json,
    assessment_to_json,
    cohort_from_json,
    cohort_to_json,
    evidence_from_json,
    evidence_to_json,
    scheme_from_json,
    scheme_to_json,
)
from support import district

UNITS = Path(__file__).parents[1] / "data/units.json"
SCHEME = get_scheme("huizhou", 2017)
WAYS = 3
Json = dict[str, "Json"] | list["Json"] | str | bool | int | float | None
STRANGE: tuple[Json, ...] = (
    *json.loads(
        r"""[null, true, 0, -1, 1.5, 1e400, "", "x", "无", "0", "1", "-1", "1e99", "1/3", "1/0", "０",
        "\ud800", "\u200b", [], {},
        "2031-02-30", "(-∞, ∞)", "[0, 1]", "[1, 0]", "(1, 0)", [[]], {"kind": "Clause"}, {"kind": "Heading"},
        {"absent": true}, {"map": []}, {"input": "/facts/noise"}, {"entry": "/results/1"}, {"node": ["constant", "1"]},
        {"whole": "1"}, {"number": "1"}, {"zh": "a", "en": "b"}, {"nothing": "当年没有"}, {"part": 1, "whole": 2},
        {"numerator": 1, "denominator": 0}, ["constant", "1"], ["nothing"], ["read", "/facts/noise"], ["open", "x", {}],
        {"first": {}}]"""
    ),
    "x" * 200,
    10**40,
)
"""What belongs nowhere, or elsewhere."""


def evidence(text: str) -> None:
    """Evidence is scored or refused, and is the same when it was written and read."""
    read = evidence_from_json(text)
    require(evidence_from_json(evidence_to_json(read)) == read)
    assess(SCHEME, read)


def assessment(text: str) -> None:
    """A result that is read is one that verifies."""
    read = assessment_from_json(text, SCHEME)
    require(assessment_from_json(assessment_to_json(read), SCHEME) == read)


def cohort(text: str) -> None:
    """A cohort that is read is one that verifies."""
    read = cohort_from_json(text, SCHEME)
    require(cohort_from_json(cohort_to_json(read), SCHEME) == read)


def scheme(text: str) -> None:
    """A scheme is written to the text that it was read from, or to one that is read to an equal scheme."""
    read = scheme_from_json(text)
    again = scheme_from_json(scheme_to_json(read))
    require(again == read and again.digest == read.digest)


DECODERS: Mapping[str, Callable[[str], None]] = MappingProxyType(
    {"evidence": evidence, "assessment": assessment, "cohort": cohort, "scheme": scheme}
)


def require(holds: bool) -> None:
    """Ends the run where it does not hold."""
    if not holds:
        raise RuntimeError("what was read changed on the way to JSON and back")


def require_short(error: HuizhouQAError) -> None:
    """Every fault is short, and has a code and a message."""
    for fault in error.faults:
        if not fault.code or not fault.message or len(fault.message) > 1_000:
            raise RuntimeError(f"a fault without code, or too long: {fault.code}")


def altered(text: str, seed: int) -> str | None:
    """A JSON text with one thing altered, the same for the same seed; None where it is no JSON text."""
    draw = random.Random(seed)
    try:
        whole: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    found = list(places(whole))
    if not found:
        return None
    _alter(*draw.choice(found), draw)
    return json.dumps(with_its_digest(whole) if draw.randrange(2) else whole, ensure_ascii=False)


def places(value: Json) -> Iterator[tuple[dict[str, Json] | list[Json], str | int]]:
    """Every place in a document, as what holds it and its key there."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield value, key
            yield from places(below)
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield value, at
            yield from places(below)


def _alter(of: dict[str, Json] | list[Json], key: str | int, draw: random.Random) -> None:
    if isinstance(of, dict):
        value = of.pop(str(key))
        how = draw.randrange(WAYS)
        if how:
            of[str(key) if how == 1 else f"{key}x"] = draw.choice(STRANGE) if how == 1 else value
    elif isinstance(key, int):
        if draw.randrange(2):
            of[key] = draw.choice(STRANGE)
        else:
            of.insert(draw.randrange(len(of) + 1), of[key])


def with_its_digest(whole: Json) -> Json:
    """A scheme with the digest of what is now its document, so that more than the digest is looked at."""
    if isinstance(whole, dict) and "document" in whole:
        text = json.dumps(whole["document"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        whole["digest"] = f"sha256:{hashlib.sha256(text.encode('utf-8', errors='surrogatepass')).hexdigest()}"
    return whole


def seeds(name: str) -> Iterator[str]:
    """Texts that the decoder reads, whole and in pieces."""
    yield from ("", "{}", "[" * 200, "\ufeff{}", "null", '{"unit": "甲"}')
    units = [unit["evidence"] for unit in json.loads(UNITS.read_text("utf-8"))][:3]
    if name == "evidence":
        yield from (json.dumps(unit, ensure_ascii=False) for unit in units)
        yield from (json.dumps({"unit": "甲", key: part}, ensure_ascii=False) for key, part in units[0].items())
    elif name == "assessment":
        yield from (assessment_to_json(assess(SCHEME, Evidence.from_dict(unit))) for unit in units)
    elif name == "cohort":
        alone = [{key: said for key, said in unit.items() if key != "averages"} for unit in units]
        members = [Evidence.from_dict({**unit, "unit": f"甲{at}"}) for at, unit in enumerate(alone)]
        yield cohort_to_json(assess_cohort(SCHEME, members[:2]))
    else:
        yield scheme_to_json(district.scheme())
