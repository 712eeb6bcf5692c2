"""What a scheme's program reads of evidence: numbers and gaps by path, incidents by element."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.running import Member
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.scheme.incidents import elements_of


def gaps_of(nothing: Iterable[str]) -> dict[str, Gap]:
    """Inputs of which there was nothing, as the arithmetics have them."""
    return {path: Gap(nothing=frozenset({path})) for path in nothing}


def member_of(evidence: Evidence, values: Values) -> Member:
    """What is known of a unit; ``values`` are the numbers of its evidence and its rulings."""
    known: dict[str, Number] = {**values, **gaps_of(values.nothing)}
    said = evidence.incidents
    elements = None if said is None else tuple(FrozenMapping[str, Number](elements_of(one)) for one in said)
    return Member(known, elements)
