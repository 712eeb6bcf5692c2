"""The grades that incidents which are not settled may still lead to, where that can be told from the unit alone.

Every incident may come to be what fits what is known of it, or to count for nothing; each way is scored again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import prod

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Member, Program, Settings, Tally, entries_behind, run
from huizhou_qa.program.bounding import is_pending, ways_to_settle
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.scheme.program.building import GRADE

# So many ways are scored again; of more nothing is told.
MOST_WAYS = 64
# What counts for nothing is no incident.
SettledElements = FrozenMapping[str, Number]
SettledWay = tuple[SettledElements, ...]


def possible_grades(result: Ledger) -> tuple[str, ...]:
    """The grades that a result may come to have once its incidents are settled, the best first.

    None where no incident is pending, where there are too many ways, or where figures of the whole cohort count
    incidents, so that they hang on the other units too.
    """
    grades = result.scheme.grade_rule.grades
    found = {numbers[GRADE.path] for numbers in possible_numbers(result)}
    return tuple(grade for at, grade in enumerate(grades) if Fraction(at) in found)


def possible_numbers(result: Ledger) -> Iterator[Mapping[str, Number]]:
    """Every entry of the program by path, as written, for each way in which the incidents may be settled.

    None where ``possible_grades`` gives none.
    """
    scheme = result.scheme
    settings, program = Settings(scheme.readings), scheme.program
    if not result.provisional or _counted_together(result, settings):
        return
    member = member_of(scheme, result.evidence, settled_values(scheme, result.evidence))
    ways = [_ways(program, settings, one) for one in member.incidents or ()]
    if prod(map(len, ways)) <= MOST_WAYS:
        for each in product(*ways):
            settled = Member(member.known, tuple(one for way in each for one in way))
            yield run(program, [settled], settings)[0]


def _counted_together(result: Ledger, settings: Settings) -> bool:
    """Whether a statistic of the cohort counts incidents."""
    wanted = {leaf.path for leaf in result.scheme.input_register.statistics}
    return any(isinstance(one, Tally) for one in entries_behind(wanted, result.scheme.program, settings))


def _ways(program: Program, settings: Settings, incident: SettledElements) -> list[SettledWay]:
    """What an incident may come to be: one of each that is counted alike."""
    if not is_pending(program, incident, settings):
        return [(incident,)]
    told = {path: one for path, one in incident.items() if not isinstance(one, Gap) and path in program.settled}
    ways: list[SettledWay] = [(), *((FrozenMapping[str, Number](way),) for way in ways_to_settle(program, told))]
    return list({tuple(_counts(program, settings, way)): way for way in ways}.values())


def _counts(program: Program, settings: Settings, way: SettledWay) -> Iterator[Number]:
    """What an incident counts in every tally."""
    for entry in program.entries:
        if isinstance(entry, Tally):
            yield next((entry.node.under(settings.exact(one)) for one in way), Fraction(0))
