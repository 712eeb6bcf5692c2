"""What a text states, held against what is made again, and the scheme that a result is by.

Nothing that a text states is believed but what a result is made of: what is known of the units and said of them, the
readings and choices, and, in a receipt, the scheme. What of these no figure depends on is not noticed.
Wording (names, texts of notes) may be that of another release and is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from attrs import evolve

from huizhou_qa.codec.headers import FORMAT
from huizhou_qa.codec.scheme_reading import data_of, scheme_of
from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import object_of
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
from huizhou_qa.evidence.amending import history_from_dict
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_structures import Faults, JsonObject
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import MOST_DIGITS, Rate, exact, plain_text
from huizhou_qa.rules.sections import AVERAGES, STATISTICS
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# What is worded, and by which release.
WORDING = frozenset({"name", "zh", "en", "library_version"})
# What stands here by ids and names of its own, which may be any: no wording is among it.
BY_NAME = frozenset({"averages", "clauses", "elements", "facts", "groups", "items", "marks", "readings", "statistics"})
# So many differences are told: a forged result may have any number.
MOST_TOLD = 100
Made = TypeVar("Made")

_REVISION = re.compile(r"[1-9][0-9]{0,8}")
_DIGITS = re.compile(r"-?[0-9]{1,4000}")


def given_in(text: str, most: int, *needed: str) -> JsonObject:
    """What a text states, in the format that this release reads, with the keys that nothing can be checked without.

    ``most`` is how many characters it may have.

    Raises VerificationError for anything else.
    """
    given = object_of(text, VerificationError, most)
    if not isinstance(given, JsonObject):
        raise VerificationError.of("", "wrong_type", case="mapping", given=described(given))
    VerificationError.raise_if_any(islice(_repeated(given, ""), MOST_TOLD))
    told = given.get("format", FORMAT)
    if told != FORMAT:
        # It may have other keys.
        raise VerificationError.of("/format", "unknown_format", case="result", given=described(told), known=FORMAT)
    VerificationError.raise_if_any(
        Fault.of("", "required", case="receipt", key=key)
        for key in ("format", "scheme_digest", *needed)
        if given.get(key) is None
    )
    return given


def object_at(given: Mapping[str, object], key: str, path: str = "") -> JsonObject:
    """The object under a key of what a text states; raises VerificationError where there is none."""
    found = given.get(key)
    if isinstance(found, JsonObject):
        return found
    raise VerificationError.of(path + pointer(key), "wrong_type", case="mapping", given=described(found))


def list_at(given: Mapping[str, object], key: str, path: str = "") -> list[object]:
    """The list under a key of what a text states; raises VerificationError where there is none."""
    listed = given.get(key)
    if isinstance(listed, list):
        return listed
    raise VerificationError.of(path + pointer(key), "wrong_type", case="list", given=described(listed))


def _repeated(given: object, path: str) -> Iterator[Fault]:
    """Keys that stand twice."""
    if isinstance(given, JsonObject):
        yield from (Fault.of(path + pointer(key), "repeated_key", case="object", key=key) for key in given.repeated)
        for key, one in given.items():
            yield from _repeated(one, path + pointer(key))
    elif isinstance(given, list):
        for at, one in enumerate(given):
            yield from _repeated(one, path + pointer(str(at)))


def scheme_in(
    given: Mapping[str, object], scheme: Scheme | None, notes: object = None, *, as_chosen: bool = False
) -> Scheme:
    """The scheme that a result is by, under the readings that it states, and as of the day that its notes are of.

    A receipt's own scheme says itself under which readings the result is, and whether a later revision was held that
    day; without one, the readings are seen by the figures, and the notes are believed. ``as_chosen`` of a result of
    which no figure need tell the readings: they must be those that the scheme has.
    """
    by = scheme_alone_in(given, scheme)
    readings = given["readings"]
    if not isinstance(readings, JsonObject):
        raise VerificationError.of("/readings", "wrong_type", case="mapping", given=described(readings))
    chosen = by.under({id_: plain_text(choice) or "" for id_, choice in readings.items()})
    if as_chosen or "scheme" in given:
        VerificationError.raise_if_any(
            Fault.of(pointer("readings", id_), "differs", case="whole")
            for id_, choice in by.readings.items()
            if chosen.readings[id_] != choice
        )
    return chosen if "scheme" in given else evolve(chosen, later_revision=_later(notes))


def scheme_alone_in(given: Mapping[str, object], scheme: Scheme | None) -> Scheme:
    """The scheme that a result is by: its own, or else the one given; its digest must be the one that it states."""
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
    return by


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


def as_it_is(path: str) -> str:
    """The same path: what is read stands where it is told."""
    return path


def under(*keys: str) -> Callable[[str], str]:
    """Where something stands below these keys."""
    return lambda path: pointer(*keys) + path


def scored(score: Callable[[], Made], placed: Callable[[str], str] = as_it_is) -> Made:
    """What is made again; evidence that is at fault is a result that does not follow, at its place in the text."""
    try:
        return score()
    except (EvidenceError, MissingEvidenceError) as error:
        raise VerificationError([evolve(fault, path=placed(fault.path)) for fault in error.faults]) from None


def evidence_in(given: object) -> Evidence:
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


def known_in(given: object, path: str = "", left_out: Collection[str] = ()) -> Evidence:
    """What is known of a unit that a result at a path is of, without these sections, with the corrections made to it.

    Raises VerificationError for evidence or corrections that are none.
    """
    result = given if isinstance(given, JsonObject) else JsonObject((("evidence", given),))
    own = result.get("evidence")
    if isinstance(own, JsonObject):
        own = {key: one for key, one in own.items() if key not in left_out}
    known = scored(lambda: evidence_in(own), lambda where: path + pointer("evidence") + where)
    if result.get("history") is None:
        return known
    chain = object_at(result, "history", path)
    corrected = scored(lambda: history_from_dict(_corrections(chain)), lambda where: path + pointer("history") + where)
    return evolve(known, amendment=corrected.amendment)


def _corrections(chain: Mapping[str, object]) -> Mapping[str, object]:
    """A chain of corrections without the statistics that stand in the evidence that it leads to."""
    listed = chain.get("amendments")
    last = listed[-1] if isinstance(listed, list) and listed else None
    if not isinstance(listed, list) or not isinstance(last, JsonObject):
        return chain
    own = {key: one for key, one in last.items() if key not in {AVERAGES, STATISTICS}}
    return {**chain, "amendments": [*listed[:-1], own]}


def number_in(given: object, path: str) -> Fraction:
    """A number as it was written, which may have more digits than evidence may bring.

    Raises EvidenceError for anything else.
    """
    faults = Faults()
    number = Given(given, path, faults).number()
    if {fault.code for fault in faults.found} == {"too_long"}:
        return _long_part(given, path)
    faults.raise_if_any()
    return number


def _long_numbers(given: object, section: str) -> FrozenMapping[str, StatisticValue]:
    named = given if isinstance(given, dict) else {}
    return FrozenMapping({name: _long_number(one, pointer(section, name)) for name, one in named.items()})


def _long_number(given: object, path: str) -> StatisticValue:
    if isinstance(given, dict) and "part" in given:
        return Rate(*(_long_part(given[key], path + pointer(key)) for key in ("part", "whole")))
    if isinstance(given, dict) and "from" in given:
        # No cohort works an interval out: its ends are as short as any that evidence may bring.
        faults = Faults()
        interval = Given(given, path, faults).average()
        faults.raise_if_any(case="unreadable")
        return interval
    return _long_part(given, path)


def _long_part(given: object, path: str) -> Fraction:
    """A number of which evidence was refused for its length alone, so that its form is right."""
    if not isinstance(given, dict):
        return exact(plain_text(given) or "")
    above, below = (plain_text(given[key]) or "" for key in ("numerator", "denominator"))
    if _DIGITS.fullmatch(above) is None or _DIGITS.fullmatch(below) is None:
        raise EvidenceError.of(path, "too_long", case="digits", most=MOST_DIGITS)
    return Fraction(int(above), int(below))


def compare(given: Mapping[str, object], made: Mapping[str, Json]) -> None:
    """Raises VerificationError for everything that a text states, but for its scheme, otherwise than it came out."""
    stated = {key: one for key, one in given.items() if key != "scheme"}
    differing = islice(_differing(stated, made, ""), MOST_TOLD)
    VerificationError.raise_if_any(Fault.of(path, "differs", case="whole") for path in differing)


def _is_wording(key: str, stated: Mapping[str, object], made: Mapping[str, Json], path: str) -> bool:
    """Whether a text stands there that a release may change, and that a writer may have left out."""
    if key not in WORDING or path.rpartition("/")[2] in BY_NAME:
        return False
    return isinstance(made.get(key), str) and (key not in stated or isinstance(stated[key], str))


def _differing(stated: object, made: Json, path: str) -> Iterator[str]:
    if isinstance(made, Mapping) and isinstance(stated, dict):
        for key in dict.fromkeys((*made, *stated)):
            if _is_wording(key, stated, made, path):
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
