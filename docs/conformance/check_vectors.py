"""Holds another implementation's answers against the conformance vectors, with nothing but Python's own library.

    python docs/conformance/check_vectors.py docs/conformance/huizhou-2017.jsonl.gz ANSWERS.jsonl [--refusals codes]

An answer is a line of JSON: {"id", "results": [figures of each unit]} or {"id", "faults": [[code, path], …]}. What
figures are stands in docs/conformance.md. Prints what differs, and ends with 1 where anything does, is not answered,
answered twice or asked by nobody, and where a file cannot be read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

Json = str | bool | None | Sequence["Json"] | Mapping[str, "Json"]

MOST_SHOWN = 20
KEYS = ("id", "results", "faults", "workings")
REFUSALS = ("paths", "codes", "skip")
MOST_DIGITS = 2_000
NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?:/([0-9]+))?")
SINGLE = re.compile(r"\{([^{}]+)\}")
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


class UnreadableError(Exception):
    """A file that holds no lines of JSON, in plain words."""


def lines_of(path: Path) -> list[dict[str, Json]]:
    """The objects in the lines of a file of JSON, packed by gzip or plain; raises UnreadableError for any other."""
    try:
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError(f"{path}: the text is not UTF-8") from None
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"{path}: it cannot be read: {error}") from None
    # A line may hold what other separators of lines are, in a text.
    said = [(at, line) for at, line in enumerate(text.split("\n"), start=1) if line.strip()]
    return [_object_of(line, f"{path}, line {at}") for at, line in said]


def _object_of(line: str, where: str) -> dict[str, Json]:
    try:
        said: Json = json.loads(line, object_pairs_hook=_once)
    except RecursionError:
        raise UnreadableError(f"{where}: nested too deeply") from None
    except ValueError as error:
        raise UnreadableError(f"{where}: no JSON that can be read: {error}") from None
    if not isinstance(said, dict):
        raise UnreadableError(f"{where}: a line holds an object, and here is {line[:40]!r}")
    return said


def _once(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        twice = next(key for at, key in enumerate(keys) if key in keys[:at])
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return dict(pairs)


def differences(expected: Json, given: Json, where: str) -> Iterator[str]:
    """Where figures differ; 1.50 and 3/2 are one number. What nobody asked for is a difference too."""
    if isinstance(expected, list) and isinstance(given, list) and len(expected) == len(given):
        for at, (one, other) in enumerate(zip(expected, given, strict=True)):
            yield from differences(one, other, f"{where}/{at}")
    elif isinstance(expected, Mapping) and not _is_quotient(expected):
        if not isinstance(given, Mapping):
            yield f"{where}: {given!r}, where an object is right"
            return
        for key, value in expected.items():
            if key in given or value is not None:
                yield from differences(value, given.get(key), f"{where}/{key}")
            else:
                yield f"{where}/{key}: it is missing, where {value!r} is right"
        for key in given:
            if key not in expected:
                yield f"{where}/{key}: {given[key]!r}, which nobody asked for"
    elif _number(expected) != _number(given):
        yield f"{where}: {given!r}, where {expected!r} is right"


def _is_quotient(said: Json) -> bool:
    return isinstance(said, Mapping) and said.keys() == {"numerator", "denominator"}


def _number(said: Json) -> str | Fraction | tuple[object, ...]:
    """A number as such, however its text is written; an interval by its ends, which a single number, {1}, has twice.

    What is no text is nothing but itself: true is not 1, and a JSON number, which a parser may round, is none.
    """
    if isinstance(said, Mapping) and _is_quotient(said) and all(isinstance(part, str) for part in said.values()):
        return _exact(f"{said['numerator']}/{said['denominator']}")
    if not isinstance(said, str):
        return (type(said), said)
    ends = INTERVAL.fullmatch(said)
    if ends:
        opening, low, high, closing = ends.groups()
        return (opening, _exact(low), _exact(high), closing)
    single = SINGLE.fullmatch(said)
    return ("[", _exact(single[1]), _exact(single[1]), "]") if single else _exact(said)


def _exact(said: str) -> str | Fraction:
    """A decimal or a quotient as a number; any other text as it is."""
    found = NUMBER.fullmatch(said)
    if found is None or len(said) > MOST_DIGITS or (found[2] is not None and not int(found[2])):
        return said
    return Fraction(found[1]) / Fraction(found[2] or 1)


def wrong(
    units: Mapping[str, Json], vector: Mapping[str, Json], answer: Mapping[str, Json], refusals: str
) -> list[str]:
    """What is wrong with an answer to a vector; nothing where it is right."""
    where = f"vector {vector['id']} ({vector['about']})"
    if ("faults" in answer) == ("results" in answer):
        return [f"{where}: an answer has faults or results, and never both"]
    if ("faults" in vector) != ("faults" in answer):
        return [f"{where}: {'scored' if 'faults' in vector else 'refused'}, and should not be"]
    if "faults" in vector:
        if not _are_pairs(answer.get("faults")):
            return [f"{where}: faults are pairs of a code and a path, each a text"]
        expected, given = _faults(vector, refusals), _faults(answer, refusals)
        return [] if expected == given else [f"{where}: refused with {given}, where {expected} is right"]
    return list(_wrong_figures(units, vector, answer, where))


def _wrong_figures(
    units: Mapping[str, Json], vector: Mapping[str, Json], answer: Mapping[str, Json], where: str
) -> Iterator[str]:
    results, patches, names = answer.get("results"), vector["results"], vector["units"]
    if not isinstance(results, list) or not isinstance(patches, list) or not isinstance(names, list):
        yield f"{where}: no results"
        return
    if len(results) != len(patches):
        yield f"{where}: {len(results)} results of {len(patches)} units"
        return
    for at, (name, patch, given) in enumerate(zip(names, patches, results, strict=True)):
        yield from differences(merged(units[str(name)], patch), given, f"{where}, unit {at}")
    # Whoever keeps no workings says none.
    expected = vector.get("workings")
    yield from differences(expected, answer.get("workings", expected), f"{where}, workings")


def _are_pairs(faults: Json) -> bool:
    pairs = [one if isinstance(one, list) else [] for one in faults] if isinstance(faults, list) else [[]]
    return all(len(pair) == len(("code", "path")) and all(isinstance(one, str) for one in pair) for pair in pairs)


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
    found = _strays([str(vector["id"]) for vector in asked], answers)
    by_id = {answer.get("id"): answer for answer in reversed(answers) if isinstance(answer.get("id"), str)}
    for vector in asked:
        if refusals == "skip" and "faults" in vector:
            continue
        answer = by_id.get(vector["id"])
        if answer is None:
            found.append(f"vector {vector['id']} ({vector['about']}): not answered")
        elif isinstance(units, Mapping):
            found += wrong(units, vector, answer, refusals)
    return found


def _strays(known: Sequence[str], answers: Sequence[Mapping[str, Json]]) -> list[str]:
    """Answers to no vector, to one that is answered already, and keys of answers that nobody asked for."""
    found: list[str] = []
    seen: set[str] = set()
    ids = set(known)
    for at, answer in enumerate(answers, start=1):
        id_ = answer.get("id")
        if not isinstance(id_, str):
            found.append(f"answer {at}: it has no id that is text")
        elif id_ not in ids:
            found.append(f"answer {at}: there is no vector {id_}")
        elif id_ in seen:
            found.append(f"answer {at}: vector {id_} is answered twice")
        else:
            seen.add(id_)
        found += [f"answer {at}: {key!r}, which nobody asked for" for key in answer if key not in KEYS]
    return found


def main(arguments: Sequence[str]) -> int:
    """Prints what is wrong; 1 where anything is."""
    parser = argparse.ArgumentParser(description="conformance vectors against the answers of another implementation")
    parser.add_argument("vectors", type=Path)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--refusals", choices=REFUSALS, default="paths", help="compare codes and paths, codes, or none")
    given = parser.parse_args(arguments)
    try:
        vectors, answers = lines_of(given.vectors), lines_of(given.answers)
    except UnreadableError as error:
        print(error)
        return 1
    if not vectors or not all({"id", "about", "units"} <= vector.keys() for vector in vectors[1:]):
        print(f"{given.vectors}: these are no vectors")
        return 1
    found = report(vectors, answers, given.refusals)
    for text in found[:MOST_SHOWN]:
        print(text)
    print(f"{len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
