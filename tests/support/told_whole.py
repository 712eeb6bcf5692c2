"""Everything that the library tells of evidence as plain data, so that two copies of the library can be compared.

As a script it reads questions as JSON from its input and prints the answers, and where they are from.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from attrs import fields, has

import huizhou_qa
from huizhou_qa import Assessment, HuizhouQAError, assess, assess_cohort, bounds, check
from huizhou_qa.analysis import bounds_of_cohort, readings_report
from huizhou_qa.codec import assessment_to_json, cohort_to_json, evidence_from_json
from huizhou_qa.scheme.scheme import Scheme
from support.model_2017 import SCHEME
from support.schemes_scored import BESIDE_2017

OTHERS: Mapping[str, str | int] = MappingProxyType(
    {
        "part_steps": "prorata",
        "services_band_ends": "lower",
        "agri_products": "joint",
        "overdue_centres": "per_centre",
        "average_over": "without_self",
        "written_places": 1,
        "grade_lines": "rounded",
    }
)
SCHEMES: Mapping[str, Callable[[], Scheme]] = MappingProxyType(
    {"2017": lambda: SCHEME, "2017 under others": lambda: SCHEME.under(OTHERS), **BESIDE_2017}
)

Json = str | Sequence["Json"] | Mapping[str, "Json"]
# What is asked, of which scheme by its name, and the evidence as JSON text: one unit, or the members of a cohort.
Question = tuple[str, str, Sequence[str]]
# What is the same in every answer.
ASKED = {"scheme", "evidence"}


def spelled(value: object) -> Json:
    """A value with its type, and all that it holds."""
    of = type(value)
    kind = of.__name__
    if isinstance(value, str):
        return f"{kind} {value}"
    if has(of) and not isinstance(value, Mapping):
        parts = [one.name for one in fields(of) if not one.name.startswith("_") and one.name not in ASKED]
        return {"": kind, **{name: spelled(getattr(value, name)) for name in parts}}
    if isinstance(value, Mapping):
        return [kind, *([spelled(key), spelled(one)] for key, one in value.items())]
    if isinstance(value, AbstractSet):
        return [kind, *sorted(map(repr, value))]
    if isinstance(value, Sequence):
        return [kind, *map(spelled, value)]
    return f"{kind} {value!r}"


def _result(result: Assessment) -> Iterator[object]:
    """A result, verified before and after it is read."""
    result.verify()
    yield from (result, repr(result), str(result), repr(result.clauses), assessment_to_json(result))
    result.verify()


def _of_unit(scheme: Scheme, texts: Sequence[str]) -> Iterator[object]:
    yield from _result(assess(scheme, evidence_from_json(*texts)))


def _bounds(scheme: Scheme, texts: Sequence[str]) -> Iterator[object]:
    found = bounds(scheme, evidence_from_json(*texts))
    found.verify()
    yield from (found, repr(found), str(found))


def _readings(scheme: Scheme, texts: Sequence[str]) -> Iterator[object]:
    report = readings_report(scheme, evidence_from_json(*texts))
    yield from (report, repr(report), str(report))


def _faults(scheme: Scheme, texts: Sequence[str]) -> Iterator[object]:
    yield check(scheme, evidence_from_json(*texts))


def _of_cohort(scheme: Scheme, texts: Sequence[str]) -> Iterator[object]:
    members = [evidence_from_json(text) for text in texts]
    cohort = assess_cohort(scheme, members)
    cohort.verify()
    yield from (cohort.ranking, cohort.averages, cohort_to_json(cohort))
    for result in cohort.results.values():
        yield from _result(result)
    yield bounds_of_cohort(scheme, members)
    yield readings_report(scheme, members)


ASKING: Mapping[str, Callable[[Scheme, Sequence[str]], Iterator[object]]] = MappingProxyType(
    {"assess": _of_unit, "bounds": _bounds, "check": _faults, "cohort": _of_cohort, "readings": _readings}
)


def answer(question: Question) -> Json:
    """All that is told, or the error with all of its faults."""
    asked, scheme, texts = question
    try:
        return [spelled(told) for told in ASKING[asked](SCHEMES[scheme](), texts)]
    except HuizhouQAError as error:
        return [type(error).__name__, *([fault.path, fault.code, str(fault)] for fault in error.faults)]


def main() -> None:
    """Answers every question."""
    answers = [answer(question) for question in json.loads(sys.stdin.read())]
    loaded = sorted(name for name in sys.modules if name.startswith("huizhou_qa.engine."))
    sys.stdout.write(json.dumps({"answers": answers, "of": huizhou_qa.__file__, "loaded": loaded}))


if __name__ == "__main__":
    main()
