"""What a scheme's program reads of evidence: numbers and gaps by path, incidents by element."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Incident
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping, dict_of
from huizhou_qa.program.running import Member
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.scheme.incidents import elements_of


def gaps_of(nothing: Iterable[str]) -> dict[str, Gap]:
    """Inputs of which there was nothing, as the arithmetics have them."""
    return {path: Gap(nothing=frozenset({path})) for path in nothing}


def member_of(evidence: Evidence, values: Values) -> Member:
    """What is known of a unit; ``values`` are the numbers of its evidence and its rulings."""
    numbers = dict_of(values)
    known: dict[str, Number] = {**numbers, **gaps_of(values.nothing)}
    said = evidence.incidents
    return Member(known, None if said is None else tuple(_elements(one) for one in said))


def _elements(incident: Incident) -> FrozenMapping[str, Number]:
    return FrozenMapping({path: Fraction(number) for path, number in elements_of(incident).items()})
