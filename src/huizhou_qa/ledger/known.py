"""What a scheme's program reads of evidence: numbers and gaps by path, incidents by element."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Incident
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping, dict_of
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.program.knowing import members_of
from huizhou_qa.program.running import Member
from huizhou_qa.readers.gaps import Number
from huizhou_qa.rules.sections import AVERAGES, STATISTICS
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.scheme import Scheme


def known_of(values: Values) -> dict[str, Number]:
    """What is known of a unit but for incidents: numbers, and why there are none."""
    return dict_of(values.numbers_and_gaps)


def member_of(scheme: Scheme, evidence: Evidence, values: Values) -> Member:
    """What is known of a unit; ``values`` are the numbers of its evidence and its rulings."""
    table = scheme.incident_table
    # Without a table nothing counts incidents.
    said = evidence.incidents if table else ()
    incidents = [_elements(one, table) for one in said or ()] if table else []
    known = known_of(values) | _members_of_statistics(scheme, evidence)
    return Member(known, None if said is None else tuple(incidents))


def _members_of_statistics(scheme: Scheme, evidence: Evidence) -> dict[str, Number]:
    """How many members the statistics are over that are given with them: what bounds know of places."""
    given = {AVERAGES: evidence.averages, STATISTICS: evidence.statistics}
    pairs = ((leaf, given[leaf.section].get(leaf.name)) for leaf in scheme.input_register.statistics if leaf.own)
    return {members_of(leaf): pair.whole for leaf, pair in pairs if isinstance(pair, Rate)}


def _elements(incident: Incident, table: IncidentTable) -> FrozenMapping[str, Number]:
    return FrozenMapping({path: Fraction(number) for path, number in table.numbers_of(incident).items()})
