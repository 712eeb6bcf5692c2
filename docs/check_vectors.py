"""Holds another implementation's answers against the conformance vectors, with nothing but Python's own library.

    python docs/check_vectors.py docs/conformance/huizhou-2017.jsonl.gz ANSWERS.jsonl [--refusals codes]

An answer is a line of JSON: {"id", "results": [figures of each unit]} or {"id", "faults": [[code, path], …]}. What
figures are stands in docs/conformance.md. Prints what differs, and ends with 1 where anything does or is not answered.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

Json = str | bool | None | Sequence["Json"] | Mapping[str, "Json"]

MOST_SHOWN = 20
REFUSALS = ("paths", "codes", "skip")
INTERVAL = re.compile(r"([\[(])([^,]+), ([^,]+)([\])])")


def merged(target: Json, patch: Json) -> Json:
    """A document with a JSON merge patch (RFC 7396) applied."""
    if not isinstance(patch, Mapping):
        return patch
    of = dict(target) if isinstance(target, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            of.pop(key, None)
        else:
            of[key] = merged(of.get(key), value)
    return of


def lines_of(path: Path) -> list[dict[str, Json]]:
    """The lines of a file of JSON, packed by gzip or plain."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line]


def differences(expected: Json, given: Json, where: str) -> Iterator[str]:
    """Where figures differ; 1.50 and 3/2 are one number. What nobody expects may stand beside them."""
    if isinstance(expected, list) and isinstance(given, list) and len(expected) == len(given):
        for at, (one, other) in enumerate(zip(expected, given, strict=True)):
            yield from differences(one, other, f"{where}/{at}")
    elif isinstance(expected, Mapping) and "numerator" not in expected:
        for key, value in expected.items():
            below = given.get(key) if isinstance(given, Mapping) else None
            yield from differences(value, below, f"{where}/{key}")
    elif _number(expected) != _number(given):
        yield f"{where}: {given!r}, where {expected!r} is right"


def _number(said: Json) -> Json | Fraction | tuple[object, ...]:
    """A number as such, however it is written; an interval by its ends."""
    if isinstance(said, Mapping) and "numerator" in said:
        return _number(f"{said['numerator']}/{said.get('denominator')}")
    if not isinstance(said, str):
        return said
    ends = INTERVAL.fullmatch(said)
    if ends:
        opening, low, high, closing = ends.groups()
        return (opening, _number(low), _number(high), closing)
    try:
        return Fraction(said)
    except (ValueError, ZeroDivisionError):
        # A single number, {1}, stands twice in a document.
        return _number(f"[{said[1:-1]}, {said[1:-1]}]") if said[:1] + said[-1:] == "{}" else said


def wrong(
    units: Mapping[str, Json], vector: Mapping[str, Json], answer: Mapping[str, Json], refusals: str
) -> list[str]:
    """What is wrong with an answer to a vector; nothing where it is right."""
    where = f"vector {vector['id']} ({vector['about']})"
    if ("faults" in answer) == ("results" in answer):
        return [f"{where}: an answer has faults or results, and never both"]
    if "faults" in vector:
        expected, given = _faults(vector, refusals), _faults(answer, refusals)
        return [] if expected == given else [f"{where}: refused with {given}, where {expected} is right"]
    results, patches, names = answer.get("results"), vector["results"], vector["units"]
    if not isinstance(results, list) or not isinstance(patches, list) or not isinstance(names, list):
        return [f"{where}: no results"]
    if len(results) != len(patches):
        return [f"{where}: {len(results)} results of {len(patches)} units"]
    found = [
        text
        for at, (name, patch, given) in enumerate(zip(names, patches, results, strict=True))
        for text in differences(merged(units[str(name)], patch), given, f"{where}, unit {at}")
    ]
    # Whoever keeps no workings says none.
    return [
        *found,
        *differences(vector.get("workings"), answer.get("workings", vector.get("workings")), f"{where}, workings"),
    ]


def _faults(line: Mapping[str, Json], refusals: str) -> list[Json]:
    faults = line.get("faults")
    pairs = [fault for fault in faults if isinstance(fault, list)] if isinstance(faults, list) else []
    if refusals == "codes":
        return list(dict.fromkeys(sorted(str(code) for code, *_ in pairs)))
    return sorted(pairs, key=str)


def report(vectors: Sequence[Mapping[str, Json]], answers: Sequence[Mapping[str, Json]], refusals: str) -> list[str]:
    """Everything that is wrong with the answers to the vectors of a file, whose first line says the units."""
    head, *asked = vectors
    units = head["results"]
    by_id = {answer.get("id"): answer for answer in answers}
    found: list[str] = []
    for vector in asked:
        if refusals == "skip" and "faults" in vector:
            continue
        answer = by_id.get(vector["id"])
        if answer is None:
            found.append(f"vector {vector['id']} ({vector['about']}): not answered")
        elif isinstance(units, Mapping):
            found += wrong(units, vector, answer, refusals)
    return found


def main(arguments: Sequence[str]) -> int:
    """Prints what is wrong; 1 where anything is."""
    parser = argparse.ArgumentParser(description="conformance vectors against the answers of another implementation")
    parser.add_argument("vectors", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--refusals", choices=REFUSALS, default="paths", help="compare codes and paths, codes, or none")
    given = parser.parse_args(arguments)
    found = report(lines_of(given.vectors), lines_of(given.answers), given.refusals)
    for text in found[:MOST_SHOWN]:
        print(text)
    print(f"{len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
