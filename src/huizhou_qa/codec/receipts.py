"""Stored results read again: scored anew from their evidence and their scheme, and held against what they state.

The result that comes back was computed and verified here; ``stated`` says what of a text is believed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from huizhou_qa.codec.limits import OF_A_COHORT, OF_A_RESULT
from huizhou_qa.codec.results import assessment_written, cohort_written
from huizhou_qa.codec.stated import compare, given_in, known_in, list_at, scheme_in, scored, under
from huizhou_qa.engine.assess import assess
from huizhou_qa.engine.cohort import assess_cohort
from huizhou_qa.errors import Fault, VerificationError, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_structures import MOST_FAULTS, JsonObject
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.rules.sections import AVERAGES, STATISTICS
from huizhou_qa.scheme.scheme import Scheme

_MEMBER = re.compile(r"^(/[0-9]+)")


def assessment_from_json(text: str, scheme: Scheme | None = None) -> Assessment:
    """Reads a result that ``assessment_to_json`` wrote: scored again, verified, and equal to the first.

    A receipt brings its own scheme; where it brings none, ``scheme`` is the one that it was scored by, under any
    readings.
    Raises SchemeDigestError where the result is not by that scheme, SchemeError for a scheme or readings that are none,
    and VerificationError, by path, for text that is no result or one of another format, for everything that it states
    and that does not follow from its evidence, and for evidence that cannot be scored.
    """
    given = given_in(text, OF_A_RESULT, "readings", "evidence")
    by = scheme_in(given, scheme, given.get("notes"))
    known = known_in(given)
    result = scored(lambda: assess(by, known), under("evidence"))
    result.verify()
    compare(given, assessment_written(result))
    return result


def cohort_from_json(text: str, scheme: Scheme | None = None) -> Cohort:
    """Reads a cohort that ``cohort_to_json`` wrote: all members scored again, verified, and equal to the first.

    Raises as ``assessment_from_json`` does.
    """
    given = given_in(text, OF_A_COHORT, "readings", "results")
    by = scheme_in(given, scheme, notes_in(given))
    cohort = cohort_in(given, by)
    cohort.verify()
    compare(given, cohort_written(cohort))
    return cohort


def notes_in(given: Mapping[str, object]) -> object:
    """The notes of the first member of a cohort: what is noted of the scheme, all members note."""
    results = given.get("results")
    first = next(iter(results), None) if isinstance(results, list) else None
    return first.get("notes") if isinstance(first, JsonObject) else None


def cohort_in(given: Mapping[str, object], by: Scheme, *keys: str) -> Cohort:
    """The cohort that a text states below these keys, scored again; raises VerificationError where it cannot be."""
    listed = list_at(given, "results", pointer(*keys) if keys else "")

    def placed(path: str) -> str:
        # One of the whole is one of the results.
        return pointer(*keys, "results") + _MEMBER.sub(r"\1/evidence", path, count=1)

    members = _members(listed, pointer(*keys, "results"))
    return scored(lambda: assess_cohort(by, members), placed)


def _members(listed: Sequence[object], path: str) -> list[Evidence]:
    """The evidence of every member, without the statistics that a cohort works out."""
    members: list[Evidence] = []
    faults: list[Fault] = []
    for at, one in enumerate(listed):
        try:
            members.append(known_in(one, path + pointer(str(at)), (AVERAGES, STATISTICS)))
        except VerificationError as error:
            faults += error.faults
        if len(faults) >= MOST_FAULTS:
            break
    VerificationError.raise_if_any(faults)
    return members
