"""Evidence as it would be: some of it said otherwise, without the ceremony of a correction.

A mean that is given as a sum over all members moves with the unit's own figure, for the unit is one of them.
An input that the changes put out of place is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import TypeVar

from attrs import evolve

from huizhou_qa.analysis.moving.own_figures import own_figures
from huizhou_qa.errors import EvidenceError, Fault, described, pointer
from huizhou_qa.evidence.amending import changed
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.parsing import Changes
from huizhou_qa.evidence.unknown_names import unknown_names
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers import Exact
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, STATISTICS
from huizhou_qa.scheme.scheme import Scheme, as_scheme

Record = TypeVar("Record")


def what_if(scheme: Scheme, evidence: Evidence, changes: Mapping[str, object]) -> Evidence:
    """The evidence with changes, in the form of those of ``amend``; null takes a value back.

    A mean given as a pair moves with the unit's own figure, unless it is changed itself, and what the scheme
    then has no place for, such as a mark where the target is met, is left out unless it is in the changes. It is no
    correction: nobody signs it, and nothing remembers what stood there. Raises EvidenceError for every fault of
    form, or every name in the changes that the scheme does not have; whether it all fits is told when it is scored.
    """
    as_scheme(scheme)
    if type(evidence) is not Evidence:
        raise EvidenceError([Fault.of("", "wrong_type", case="not_evidence", given=described(evidence))])
    supposed, said = changed(evidence, changes)
    EvidenceError.raise_if_any(_unknown(scheme, said), case="changes")
    supposed = _moved(scheme, evidence, supposed, {AVERAGES: said.averages, STATISTICS: said.statistics})
    return _in_place(scheme, supposed, _paths(said))


def _paths(said: Changes) -> set[str]:
    """The paths of what is said otherwise, but for incidents and rulings."""
    by_section: Mapping[str, Collection[str]] = {
        FACTS: said.facts,
        MARKS: said.marks,
        AVERAGES: said.averages,
        STATISTICS: said.statistics,
    }
    return {pointer(section, name) for section, names in by_section.items() for name in names}


def _unknown(scheme: Scheme, said: Changes) -> Iterator[Fault]:
    """The faults of names that the scheme does not have."""
    inputs = scheme.input_register.inputs
    return unknown_names(_paths(said).difference(given_at(leaf) for leaf in inputs), inputs)


def _moved(scheme: Scheme, before: Evidence, after: Evidence, given: Mapping[str, Collection[str]]) -> Evidence:
    """The evidence after changes, with the means over all members as they move with the unit's own figures."""
    means: dict[str, dict[str, Rate]] = {AVERAGES: {}, STATISTICS: {}}
    exact = Exact(scheme.input_register.values_of(after), scheme.readings)
    for figure in own_figures(scheme, before, scheme.input_register.values_of(before)):
        own = figure.measure.under(exact)
        if isinstance(own, Fraction) and own != figure.own and figure.name not in given[figure.section]:
            moved = figure.moved_to(own)
            if moved is not None:
                means[figure.section][figure.name] = moved
    if not any(means.values()):
        return after
    averages = FrozenMapping({**after.averages, **means[AVERAGES]})
    return evolve(after, averages=averages, statistics=FrozenMapping({**after.statistics, **means[STATISTICS]}))


def _in_place(scheme: Scheme, evidence: Evidence, said: Collection[str]) -> Evidence:
    """The evidence without the inputs that are out of place, but for those that the changes name."""
    values = scheme.input_register.values_of(evidence)
    out = {one.excluded.path for one in scheme.exclusions if one.verdict(values)}
    out.difference_update(said)
    return evolve(
        evidence,
        facts=_without(FACTS, evidence.facts, out),
        marks=_without(MARKS, evidence.marks, out),
        averages=_without(AVERAGES, evidence.averages, out),
    )


def _without(section: str, named: FrozenMapping[str, Record], out: Collection[str]) -> FrozenMapping[str, Record]:
    return FrozenMapping({name: record for name, record in named.items() if pointer(section, name) not in out})
