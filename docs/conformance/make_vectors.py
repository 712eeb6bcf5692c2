"""Makes the conformance vectors of docs/conformance/: PYTHONPATH=tests python docs/conformance/make_vectors.py.

What a vector is stands in docs/conformance.md. The same every time: nothing depends on the machine, and numbers at
random come from a fixed seed. The units that are changed stand in the folder; all else there is written anew.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from vector_parts import Object, Vector, figures, listed, merged, patch_of
from vector_questions import vectors

from huizhou_qa import Evidence, EvidenceError, HuizhouQAError, assess, assess_cohort, check, get_scheme
from huizhou_qa.codec import assessment_to_json, check_json, scheme_to_json
from huizhou_qa.scheme.scheme import Scheme
from support.linlan_2031 import SCHEME as LINLAN

FOLDER = Path(__file__).parent
FORMAT = "1"
KEPT_OF_A_SCHEME = ("digest", "document", "readings")


def main() -> None:
    """Writes all files of the folder, and says how many vectors there are and how many refuse."""
    for scheme in (get_scheme("huizhou", 2017), LINLAN):
        (FOLDER / f"{scheme.id}.scheme.json").write_text(scheme_text(scheme), "utf-8")
        lines = list(vector_lines(scheme))
        text = "".join(f"{line}\n" for line in lines)
        (FOLDER / f"{scheme.id}.jsonl.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
        print(scheme.id, len(lines) - 1, sum('"faults"' in line for line in lines))


def scheme_text(scheme: Scheme) -> str:
    """The scheme as an evaluator needs it: document, digest and readings."""
    written = json.loads(scheme_to_json(scheme))
    return _line({key: written[key] for key in KEPT_OF_A_SCHEME})


def vector_lines(scheme: Scheme) -> Iterator[str]:
    """The lines of the file of a scheme: the units with their figures, then the vectors."""
    units: Mapping[str, Object] = json.loads((FOLDER / f"{scheme.id}.units.json").read_text("utf-8"))
    results = {name: figures(assess(scheme, Evidence.from_dict(unit))) for name, unit in units.items()}
    yield _line({"format": FORMAT, "scheme": scheme.id, "digest": scheme.digest, "units": units, "results": results})
    seen: set[str] = set()
    for vector in vectors(scheme, units):
        question = _line([vector.units, vector.changes, dict(vector.readings), vector.text])
        if question not in seen:
            seen.add(question)
            yield _line({"id": str(len(seen)), **answered(scheme, units, results, vector)})


def answered(scheme: Scheme, units: Mapping[str, Object], results: Mapping[str, Object], vector: Vector) -> Object:
    """A vector as it is written: the question, and how the figures differ from those of the units, or the faults."""
    question: Object = {
        "about": vector.name,
        "units": list(vector.units),
        "changes": list(vector.changes),
        **({"readings": dict(vector.readings)} if vector.readings else {}),
    }
    if vector.text:
        return {**question, "text": vector.text, "faults": listed(EvidenceError(check_json(scheme, vector.text)))}
    members = [merged(units[unit], change) for unit, change in zip(vector.units, vector.changes, strict=True)]
    given = [member for member in members if isinstance(member, Mapping)]
    under = _under(scheme, tuple(vector.readings.items()))
    try:
        evidence = [Evidence.from_dict(one) for one in given]
        many = len(evidence) > 1
        scored = list(assess_cohort(under, evidence).results.values()) if many else [assess(under, evidence[0])]
    except HuizhouQAError as error:
        # Of one unit, all that is wrong is told at once: form, fit and what is missing.
        alone = EvidenceError(check(under, given[0])) if len(given) == 1 else error
        return {**question, "faults": listed(alone)}
    told = [patch_of(results[unit], figures(one)) for unit, one in zip(vector.units, scored, strict=True)]
    if not vector.clause:
        return {**question, "results": told}
    written = json.loads(assessment_to_json(scored[0]))["clauses"][vector.clause]["working"]
    return {**question, "results": told, "workings": {vector.clause: written}}


@cache
def _under(scheme: Scheme, readings: tuple[tuple[str, str], ...]) -> Scheme:
    return scheme.under(dict(readings))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
