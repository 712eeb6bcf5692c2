"""Evidence as what a program reads: numbers and gaps by path, incidents by element."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa import Evidence
from huizhou_qa.evidence.records import Incident, Nothing
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Member, Program
from huizhou_qa.readers import Gap, Number, reads
from huizhou_qa.rules import Input
from huizhou_qa.scorers.input_kinds import TREATMENTS


def inputs_of(program: Program) -> dict[str, Input]:
    """Everything that a program reads, by path."""
    return {leaf.path: leaf for entry in program.entries for leaf in reads(entry.node).inputs}


def member_of(evidence: Evidence, inputs: Mapping[str, Input]) -> Member:
    """What a program reads of evidence."""
    known: dict[str, Number] = {}
    for section, named in (("facts", evidence.facts), ("marks", evidence.marks)):
        for name, record in named.items():
            path = f"/{section}/{name}"
            known[path] = Gap(nothing=frozenset({path})) if isinstance(record, Nothing) else evidence.values[path]
    known |= {path: number for path, number in evidence.values.items() if path.startswith("/averages/")}
    for id_, ruling in evidence.rulings.items():
        known[f"/rulings/{id_}"] = Fraction(TREATMENTS.index(ruling.treatment))
    said = evidence.incidents
    return Member(known, None if said is None else tuple(elements(one, inputs) for one in said))


def elements(incident: Incident, inputs: Mapping[str, Input]) -> FrozenMapping[str, Number]:
    """The elements of an incident as numbers."""
    day = incident.date
    said: dict[str, Number] = {"/incident/date": Fraction(day.year * 10000 + day.month * 100 + day.day)}
    for name in ("from_product_quality", "serious_harm", "systemic_or_regional"):
        said[f"/incident/{name}"] = Fraction(bool(incident.elements[name]))
    for name in ("recognised_by", "severity", "status"):
        path = f"/incident/{name}"
        said[path] = Fraction(inputs[path].options.index(str(incident.elements[name])))
    return FrozenMapping(said)
