"""Everything that ``codec`` reads, by kind: what must hold of whatever it reads, and texts of it to begin with.

All but the bundled units are of made-up places and small, so that thousands are read in a minute.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from attrs import evolve

from huizhou_qa import (
    Assessment,
    Cohort,
    Evidence,
    HuizhouQAError,
    amend,
    assess,
    assess_cohort,
    codec,
    get_scheme,
)
from huizhou_qa.composite import Composite, CompositeCohort, composite, composite_cohort
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.statements import PrecedenceRule, PrevailingValues, Statement, prevailing_values
from support import kinds, valley
from support.rated import PLAN, RATED

T = TypeVar("T")
UNITS = Path(__file__).parents[1] / "data/units.json"
BUNDLED = get_scheme("huizhou", 2017)
SCHEME = evolve(valley.scheme(), on_site=PLAN)
OF_COHORTS = valley.beside_others()
THIRD = {"numerator": 1, "denominator": 3}
ODD = ("", "{}", "[" * 200, "\ufeff{}", "null", '{"unit": "甲"}')


def evidence(text: str) -> None:
    """Evidence is scored or refused, and is the same when it was written and read."""
    read = codec.evidence_from_json(text)
    require(codec.evidence_from_json(codec.evidence_to_json(read)) == read)
    for by in (SCHEME, BUNDLED):
        try:
            assess(by, read)
        except HuizhouQAError as error:
            require_short(error)


def scheme(text: str) -> None:
    """A scheme is written to the text that it was read from, or to one that is read to an equal scheme."""
    read = codec.scheme_from_json(text)
    again = codec.scheme_from_json(codec.scheme_to_json(read))
    require(again == read and again.digest == read.digest)


def kept(read: Callable[[str], T], write: Callable[[T], str]) -> Callable[[str], None]:
    """What is read is the same when it was written and read again; results verify when they are read."""

    def decode(text: str) -> None:
        first = read(text)
        require(read(write(first)) == first)

    return decode


DECODERS: Mapping[str, Callable[[str], None]] = MappingProxyType(
    {
        "evidence": evidence,
        "history": kept(codec.history_from_json, codec.history_to_json),
        "scheme": scheme,
        "assessment": kept(lambda text: codec.assessment_from_json(text, SCHEME), codec.assessment_to_json),
        "receipt": kept(codec.assessment_from_json, lambda one: codec.assessment_to_json(one, scheme=True)),
        "cohort": kept(lambda text: codec.cohort_from_json(text, OF_COHORTS), codec.cohort_to_json),
        "statement": kept(codec.statement_from_json, codec.statement_to_json),
        "prevailing": kept(
            lambda text: codec.prevailing_from_json(text, SCHEME), lambda one: codec.prevailing_to_json(one, SCHEME)
        ),
        "on_site": kept(
            lambda text: codec.on_site_from_json(text, SCHEME), lambda one: codec.on_site_to_json(one, SCHEME)
        ),
        "composite": kept(lambda text: codec.composite_from_json(text, SCHEME), codec.composite_to_json),
        "composite_cohort": kept(
            lambda text: codec.composite_cohort_from_json(text, SCHEME), codec.composite_cohort_to_json
        ),
    }
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


def outcome(name: str, text: str) -> str:
    """Whether a text of a kind is read or refused; raises what is no error of ours."""
    try:
        DECODERS[name](text)
    except HuizhouQAError as error:
        require_short(error)
        return "refused"
    return "read"


def seeds(name: str) -> Iterator[str]:
    """Texts that a decoder reads, and some that none reads."""
    yield from ODD
    yield from _SEEDS[name]()


@cache
def receipts() -> Mapping[str, str]:
    """A text with its own scheme, by kind: of every kind of result, and of schemes that have steps or statistics."""
    steps = valley.given(90, valley.incident("a"), town=True, accidents=1, control_figure=2)
    return {
        "result": codec.assessment_to_json(_result(), scheme=True),
        "result in steps": codec.assessment_to_json(assess(valley.in_steps(), Evidence.from_dict(steps)), scheme=True),
        "cohort": codec.cohort_to_json(_cohort(OF_COHORTS), scheme=True),
        "on-site result": codec.on_site_to_json(_rated(), SCHEME, scheme=True),
        "composite": codec.composite_to_json(_composite(THIRD), scheme=True),
        "composites of a cohort": codec.composite_cohort_to_json(_composites(), scheme=True),
        "what prevails": codec.prevailing_to_json(_prevailing(), SCHEME, scheme=True),
    }


@cache
def _corrected() -> Evidence:
    first = valley.evidence(90, valley.incident("a"))
    later = {key: said for key, said in valley.incident("b").items() if key != "id"}
    changes = {"facts": {"green": "88.5"}, "incidents": {"b": later, "a": None}}
    return amend(first, changes, "某局", "2032-01-05", "笔误")


def _result() -> Assessment:
    return assess(SCHEME, _corrected())


def _cohort(by: Scheme) -> Cohort:
    greens = {"丙村": 90, "乙村": 70, "甲村": 70}
    return assess_cohort(by, [evolve(valley.evidence(green), unit=unit) for unit, green in greens.items()])


def _rated(unit: str = "丙村") -> OnSiteAssessment:
    return assess_on_site(SCHEME, RATED, unit=unit, day="2032-01-05")


def _composite(weight: Mapping[str, int] | None = None) -> Composite:
    choice = "verify_only" if weight is None else "weighted"
    return composite(_result(), _rated(), choice=choice, on_site_weight=weight)


def _composites() -> CompositeCohort:
    cohort = _cohort(SCHEME)
    return composite_cohort(
        cohort, {unit: _rated(unit) for unit in cohort.results}, choice="weighted", on_site_weight="0.3"
    )


def _statements() -> list[Statement]:
    own = Statement.from_dict({"stage": "自评", "by": "甲", "on": "2032-01-06", "evidence": _corrected()})
    told, reasons = valley.given(87), {"facts": {"green": "监测站年报"}}
    review = {"stage": "核查", "by": "某办", "on": "2032-01-20", "evidence": told, "why": "抽查", "reasons": reasons}
    return [own, Statement.from_dict(review)]


def _prevailing(has_exceptions: bool = False) -> PrevailingValues:
    rule = PrecedenceRule(("自评", "核查"), {"/facts/green": ("自评",)} if has_exceptions else {})
    return prevailing_values(SCHEME, _statements(), rule)


def _evidence() -> Iterator[str]:
    yield codec.evidence_to_json(_corrected())
    unit = json.loads(UNITS.read_text("utf-8"))[0]["evidence"]
    yield from (json.dumps({"unit": "甲", key: part}, ensure_ascii=False) for key, part in unit.items())
    rate = {"value": {"part": "1", "whole": "3"}, "source": "年报", "as_of": "2031-12-31", "status": "final"}
    yield json.dumps({"unit": "甲", "facts": {"green": rate, "water": {"nothing": "无水面"}}}, ensure_ascii=False)


def _schemes() -> Iterator[str]:
    yield from map(codec.scheme_to_json, (kinds.scheme(), valley.in_steps(), valley.beside_a_mean(), SCHEME))


_SEEDS: Mapping[str, Callable[[], Iterable[str]]] = MappingProxyType(
    {
        "evidence": _evidence,
        "history": lambda: [codec.history_to_json(_corrected())],
        "scheme": _schemes,
        "assessment": lambda: [codec.assessment_to_json(_result())],
        "receipt": lambda: [codec.assessment_to_json(_result(), scheme=True)],
        "cohort": lambda: [codec.cohort_to_json(_cohort(OF_COHORTS))],
        "statement": lambda: map(codec.statement_to_json, _statements()),
        "prevailing": lambda: [codec.prevailing_to_json(one, SCHEME) for one in map(_prevailing, (False, True))],
        "on_site": lambda: [codec.on_site_to_json(_rated(), SCHEME)],
        "composite": lambda: map(codec.composite_to_json, (_composite(), _composite(THIRD))),
        "composite_cohort": lambda: [codec.composite_cohort_to_json(_composites())],
    }
)
