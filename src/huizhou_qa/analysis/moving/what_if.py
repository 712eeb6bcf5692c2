"""Evidence as it would be: some of it said otherwise, without the ceremony of a correction.

An average that is given as a sum over all members moves with the unit's own figure, for the unit is one of them.
An input that the changes put out of place is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from attrs import evolve

from huizhou_qa.errors import EvidenceError, Fault, described, pointer
from huizhou_qa.evidence.amending import changed
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Known, Nothing
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS
from huizhou_qa.scheme.scheme import Scheme, as_scheme

Record = TypeVar("Record")


def what_if(scheme: Scheme, evidence: Evidence, changes: Mapping[str, object]) -> Evidence:
    """The evidence with changes, in the form of those of ``amend``; null takes a value back.

    An average given as a pair moves with the unit's own figure, unless it is changed itself, and what the scheme
    then has no place for, such as a mark where the target is met, is left out unless it is in the changes. It is no
    correction: nobody signs it, and nothing remembers what stood there. Raises EvidenceError for every fault of
    form; whether it all fits is told when it is scored.
    """
    as_scheme(scheme)
    if type(evidence) is not Evidence:
        raise EvidenceError([Fault.of("", "wrong_type", case="not_evidence", given=described(evidence))])
    supposed, said = changed(evidence, changes)
    moved = dict(_moved(evidence, supposed, said.averages))
    supposed = evolve(supposed, averages=FrozenMapping({**supposed.averages, **moved})) if moved else supposed
    of_sections = ((FACTS, said.facts), (MARKS, said.marks), (AVERAGES, said.averages))
    return _in_place(scheme, supposed, [(section, name) for section, names in of_sections for name in names])


def _moved(before: Evidence, after: Evidence, given: Collection[str]) -> Iterator[tuple[str, Rate]]:
    """The averages over all members as they move with the unit's own figures."""
    for name, average in after.averages.items():
        old, new = (_number(evidence.facts.get(name)) for evidence in (before, after))
        if isinstance(average, Rate) and name not in given and old is not None and new is not None:
            moved = average.part + new - old
            # A sum that the unit's own figure rules out is told where evidence is checked.
            if old != new and moved >= 0:
                yield name, Rate(moved, average.whole)


def _number(fact: Known | Nothing | None) -> Fraction | None:
    return fact.number if isinstance(fact, Known) else None


def _in_place(scheme: Scheme, evidence: Evidence, said: Collection[tuple[str, str]]) -> Evidence:
    """The evidence without the inputs that are out of place, but for those that the changes name."""
    values = scheme.input_register.values_of(evidence)
    out = {one.excluded.path for one in scheme.exclusions if one.verdict(values)}
    out -= {pointer(section, name) for section, name in said}
    return evolve(
        evidence,
        facts=_without(FACTS, evidence.facts, out),
        marks=_without(MARKS, evidence.marks, out),
        averages=_without(AVERAGES, evidence.averages, out),
    )


def _without(section: str, named: FrozenMapping[str, Record], out: Collection[str]) -> FrozenMapping[str, Record]:
    return FrozenMapping({name: record for name, record in named.items() if pointer(section, name) not in out})
