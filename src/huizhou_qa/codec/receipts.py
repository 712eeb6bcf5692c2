"""Stored results read again: scored anew from their evidence and their scheme, and held against what they state.

Nothing that a text states is believed but its evidence, its readings and, in a receipt, its scheme: the result that
comes back was computed and verified here. Wording (names, texts of notes) may be that of another release and is not
compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from attrs import evolve

from huizhou_qa.codec.scheme_reading import MOST_DEPTH, data_of, scheme_of
from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import object_of
from huizhou_qa.codec.writing import assessment_written, cohort_written
from huizhou_qa.engine.assess import assess
from huizhou_qa.engine.cohort import assess_cohort
from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    MissingEvidenceError,
    SchemeDigestError,
    SchemeError,
    VerificationError,
    Wording,
    described,
    pointer,
)
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_structures import JsonObject
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.numbers.exact import MOST_DIGITS, Rate, exact, plain_text
from huizhou_qa.rules.sections import AVERAGES, STATISTICS
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# What is worded, and by which release.
WORDING = frozenset({"name", "zh", "en", "library_version"})
# So many differences are told: a forged result may have any number.
MOST_TOLD = 100

Made = TypeVar("Made")

_REVISION = re.compile(r"[1-9][0-9]{0,8}")
_MEMBER = re.compile(r"^(/[0-9]+)")
_DIGITS = re.compile(r"-?[0-9]{1,4000}")


def assessment_from_json(text: str, scheme: Scheme | None = None) -> Assessment:
    """Reads a result that ``assessment_to_json`` wrote: scored again, verified, and equal to the first.

    A receipt brings its own scheme; where it brings none, ``scheme`` is the one that it was scored by, under any
    readings.
    Raises SchemeDigestError where the result is not by that scheme, SchemeError for a scheme or readings that are none,
    and VerificationError, by path, for text that is no result, for everything that it states and that does not follow
    from its evidence, and for evidence that cannot be scored.
    """
    given = _given(text)
    by = _scheme(given, scheme)
    result = _scored(lambda: assess(by, _evidence(given["evidence"])), lambda path: pointer("evidence") + path)
    result.verify()
    _compare(given, assessment_written(result))
    return result


def cohort_from_json(text: str, scheme: Scheme | None = None) -> Cohort:
    """Reads a cohort that ``cohort_to_json`` wrote: all members scored again, verified, and equal to the first.

    Raises as ``assessment_from_json`` does.
    """
    given = _given(text, "results")
    by = _scheme(given, scheme)
    listed = given["results"]
    if not isinstance(listed, list):
        raise VerificationError.of("/results", "wrong_type", case="list", given=described(listed))
    cohort = _scored(lambda: assess_cohort(by, _members(listed)), _in_results)
    cohort.verify()
    _compare(given, cohort_written(cohort))
    return cohort


def _given(text: str, rests_on: str = "evidence") -> Mapping[str, object]:
    """What a text states, with the keys that nothing can be checked without."""
    given = object_of(text, VerificationError)
    if not isinstance(given, JsonObject):
        raise VerificationError.of("", "wrong_type", case="mapping", given=described(given))
    VerificationError.raise_if_any(_repeated(given, "", 0))
    needed = ("scheme_digest", "readings", rests_on)
    VerificationError.raise_if_any(
        Fault.of("", "required", case="receipt", key=key) for key in needed if given.get(key) is None
    )
    return given


def _repeated(given: object, path: str, depth: int) -> Iterator[Fault]:
    """Keys that stand twice, and what is nested deeper than any result."""
    if depth > MOST_DEPTH:
        yield Fault.of(path, "too_deep", case="scheme")
    elif isinstance(given, JsonObject):
        yield from (Fault.of(path + pointer(key), "repeated_key", case="object", key=key) for key in given.repeated)
        for key, one in given.items():
            yield from _repeated(one, path + pointer(key), depth + 1)
    elif isinstance(given, list):
        for at, one in enumerate(given):
            yield from _repeated(one, path + pointer(str(at)), depth + 1)


def _scheme(given: Mapping[str, object], scheme: Scheme | None) -> Scheme:
    """The scheme that a result is by, under the readings that it states."""
    if "scheme" in given:
        by = _own_scheme(given["scheme"])
        if scheme is not None and as_scheme(scheme).digest != by.digest:
            raise _other_digest("/scheme/digest", by.digest, scheme.digest)
    elif scheme is None:
        raise VerificationError.of("", "required", case="scheme")
    else:
        by = as_scheme(scheme)
    stated = given["scheme_digest"]
    if stated != by.digest:
        raise _other_digest("/scheme_digest", described(stated), by.digest)
    readings = given["readings"]
    if not isinstance(readings, JsonObject):
        raise VerificationError.of("/readings", "wrong_type", case="mapping", given=described(readings))
    chosen = by.under({id_: plain_text(choice) or "" for id_, choice in readings.items()})
    return evolve(chosen, later_revision=_later(given.get("notes")))


def _own_scheme(given: object) -> Scheme:
    faults: list[Fault] = []
    data = data_of(given, "/scheme", faults)
    SchemeError.raise_if_any(faults, case="document")
    return scheme_of(data, "/scheme")


def _other_digest(path: str, asked: str | Wording, held: str) -> SchemeDigestError:
    return SchemeDigestError.of(path, "other_digest", case="result", asked=asked, held=held)


def _later(notes: object) -> int:
    """The later revision that a result notes: it says so of its own day, and goes on saying it."""
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, JsonObject) and note.get("code") == "later_revision":
            params = note.get("params")
            stated = plain_text(params.get("revision")) if isinstance(params, JsonObject) else None
            return int(stated) if stated is not None and _REVISION.fullmatch(stated) else 0
    return 0


def _scored(score: Callable[[], Made], placed: Callable[[str], str]) -> Made:
    try:
        return score()
    except (EvidenceError, MissingEvidenceError) as error:
        raise VerificationError([evolve(fault, path=placed(fault.path)) for fault in error.faults]) from None


def _in_results(path: str) -> str:
    """Where a fault of a member's evidence stands in the text of a cohort; one of the whole is one of the results."""
    return "/results" + _MEMBER.sub(r"\1/evidence", path, count=1)


def _members(listed: Sequence[object]) -> list[Evidence]:
    """The evidence of every member, without the statistics that a cohort works out."""
    worked_out = (AVERAGES, STATISTICS)
    members: list[Evidence] = []
    faults: list[Fault] = []
    for at, one in enumerate(listed):
        evidence = one.get("evidence") if isinstance(one, JsonObject) else one
        own = evidence
        if isinstance(evidence, JsonObject):
            own = {key: value for key, value in evidence.items() if key not in worked_out}
        try:
            members.append(_evidence(own))
        except EvidenceError as error:
            faults += [fault.under(pointer(str(at))) for fault in error.faults]
    EvidenceError.raise_if_any(faults)
    return members


def _evidence(given: object) -> Evidence:
    """Evidence as it was written; a sum over many members may have more digits than evidence may bring."""
    if not isinstance(given, dict):
        raise EvidenceError.of("", "wrong_type", case="mapping", given=described(given))
    try:
        return Evidence.from_dict(given)
    except EvidenceError as error:
        worked_out = (pointer(AVERAGES, ""), pointer(STATISTICS, ""))
        if any(fault.code != "too_long" or not fault.path.startswith(worked_out) for fault in error.faults):
            raise
    own: dict[str, object] = {key: one for key, one in given.items() if key not in {AVERAGES, STATISTICS}}
    averages, statistics = (_long_numbers(given.get(section), section) for section in (AVERAGES, STATISTICS))
    return evolve(Evidence.from_dict(own), averages=averages, statistics=statistics)


def _long_numbers(given: object, section: str) -> FrozenMapping[str, Fraction | Rate]:
    named = given if isinstance(given, dict) else {}
    return FrozenMapping({name: _long_number(one, pointer(section, name)) for name, one in named.items()})


def _long_number(given: object, path: str) -> Fraction | Rate:
    if isinstance(given, dict) and "part" in given:
        return Rate(*(_long_part(given[key], path + pointer(key)) for key in ("part", "whole")))
    return _long_part(given, path)


def _long_part(given: object, path: str) -> Fraction:
    """A number of which evidence was refused for its length alone, so that its form is right."""
    if not isinstance(given, dict):
        return exact(plain_text(given) or "")
    above, below = (plain_text(given[key]) or "" for key in ("numerator", "denominator"))
    if _DIGITS.fullmatch(above) is None or _DIGITS.fullmatch(below) is None:
        raise EvidenceError.of(path, "too_long", case="digits", most=MOST_DIGITS)
    return Fraction(int(above), int(below))


def _compare(given: Mapping[str, object], made: Mapping[str, Json]) -> None:
    """Raises VerificationError for everything that a text states otherwise than it came out."""
    stated = {key: one for key, one in given.items() if key != "scheme"}
    differing = islice(_differing(stated, made, ""), MOST_TOLD)
    VerificationError.raise_if_any(Fault.of(path, "differs", case="whole") for path in differing)


def _differing(stated: object, made: Json, path: str) -> Iterator[str]:
    if isinstance(made, Mapping) and isinstance(stated, dict):
        for key in dict.fromkeys((*made, *stated)):
            if key in WORDING:
                continue
            if key in made and key in stated:
                yield from _differing(stated[key], made[key], path + pointer(key))
            else:
                yield path + pointer(key)
    elif isinstance(made, list) and isinstance(stated, list) and len(made) == len(stated):
        for at, (one, other) in enumerate(zip(stated, made, strict=True)):
            yield from _differing(one, other, path + pointer(str(at)))
    elif type(stated) is not type(made) or stated != made:
        yield path
