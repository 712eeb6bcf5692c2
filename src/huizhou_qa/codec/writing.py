"""Writes evidence, and the parts of results, as data for JSON, in a fixed order.

Numbers are written as strings, so that no reader rounds them; a number without a finite decimal is
written as an exact quotient. Missing values are not written, except names that were given with null, because a wrong
name is a fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import get_origin

from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from huizhou_qa.codec.steps import Json, number_written, written
from huizhou_qa.errors import EvidenceError, described, is_a, keys_of
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.parsing import SECTIONS
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.workings import ByScheme, Ruled
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.scorers.node_rule import Stepped


def as_evidence(given: object) -> Evidence:
    """The evidence itself; raises EvidenceError for anything else."""
    if is_a(given, Evidence):
        return given
    raise EvidenceError.of("", "wrong_type", case="not_evidence", given=described(given))


def data_written(value: object) -> Json:
    """Evidence, a record or a figure as a JSON writer takes it."""
    written: Json = _CONVERTER.unstructure(value)
    return written


def _with_unsaid(written: Mapping[str, Json], unsaid: frozenset[str]) -> Json:
    """Evidence with the names that were given with null, in their sections: a wrong name is a fault."""
    sections: dict[str, dict[str, Json]] = {}
    for path in unsaid:
        section, name = keys_of(path)
        sections.setdefault(section, {})[name] = None
    whole = dict(written)
    for section, names in sections.items():
        listed = whole.get(section)
        named = names | (dict(listed) if isinstance(listed, Mapping) else {})
        whole[section] = {name: named[name] for name in sorted(named)}
    # In the order of evidence.
    return {key: whole[key] for key in ("unit", *SECTIONS, "statement_days") if key in whole}


def _is_frozen_mapping(kind: object) -> bool:
    return kind is FrozenMapping or get_origin(kind) is FrozenMapping


def _sorted_entries(mapping: Mapping[str, object]) -> Json:
    # Equal mappings are written alike, regardless of their order.
    return {key: data_written(mapping[key]) for key in sorted(mapping)}


def _ruled(working: Ruled) -> Json:
    return {
        "nothing": dict(working.nothing),
        "treatment": working.ruling.treatment,
        "by": working.ruling.by,
        "why": working.ruling.why,
        "points": number_written(working.points),
    }


def _by_scheme(working: ByScheme) -> Json:
    return {"nothing": dict(working.nothing), "treatment": working.treatment, "points": number_written(working.points)}


def _stepped(working: Stepped) -> Json:
    reads: dict[str, Json] = {path: number_written(value) for path, value in working.reads}
    return {"reads": reads, "steps": written(working.step), "points": number_written(working.points)}


def _converter() -> Converter:
    # A field with its default was not given, and is not written.
    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(Fraction, number_written)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(date, date.isoformat)
    whole_fact = make_dict_unstructure_fn(Known, converter, _cattrs_omit_if_default=True)
    whole_award = make_dict_unstructure_fn(Award, converter, _cattrs_omit_if_default=True)

    def fact(known: Known) -> Json:
        """The value alone where no source was given."""
        is_bare = known.source is None and known.as_of is None and known.status is None
        written: Json = data_written(known.value) if is_bare else whole_fact(known)
        return written

    def award(given: Award) -> Json:
        """The points alone where nothing else was given."""
        is_bare = given.by is None and given.on is None and given.reason is None
        written: Json = data_written(given.points) if is_bare else whole_award(given)
        return written

    converter.register_unstructure_hook(Known, fact)
    converter.register_unstructure_hook(Award, award)
    # Equal incidents are written alike, whatever order their elements were given in.
    converter.register_unstructure_hook(
        Incident,
        lambda one: {
            "id": one.id,
            "date": one.date.isoformat(),
            **{key: one.elements.get(key) for key in sorted(one.elements.keys() | one.unsaid)},
        },
    )
    converter.register_unstructure_hook(Nothing, lambda nothing: {"nothing": nothing.why})
    converter.register_unstructure_hook(
        Between, lambda one: {"from": number_written(one.low), "to": number_written(one.high)}
    )
    converter.register_unstructure_hook(Interval, str)
    converter.register_unstructure_hook_func(_is_frozen_mapping, _sorted_entries)
    converter.register_unstructure_hook(Ruled, _ruled)
    converter.register_unstructure_hook(ByScheme, _by_scheme)
    converter.register_unstructure_hook(Stepped, _stepped)
    unsaid = amendment = override(omit=True)
    said = make_dict_unstructure_fn(
        Evidence, converter, _cattrs_omit_if_default=True, unsaid=unsaid, amendment=amendment
    )
    converter.register_unstructure_hook(Evidence, lambda given: _with_unsaid(said(given), given.unsaid))
    return converter


_CONVERTER = _converter()
