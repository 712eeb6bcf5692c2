"""Checks that statements are about one unit, spell ids alike, and do not contradict each other at one stage.

``selection`` decides which statement of different stages prevails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from huizhou_qa.errors import Fault, described, pointer
from huizhou_qa.evidence.evidence import NONE_HAPPENED, Said
from huizhou_qa.evidence.records import STATUSES, Award, Known, Nothing, Ruling
from huizhou_qa.fields.names import compared
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.statements.precedence import PrecedenceRule
from huizhou_qa.statements.statement import Statement


def agree(left: Said, right: Said) -> bool:
    """Whether two statements give the same value, regardless of source, form and wording.

    70 of 7 and 10 are the same average; 70 of 7 and 140 of 14 are not, because they differ without the unit itself.
    """
    if isinstance(left, Rate) and isinstance(right, Rate):
        return left == right
    return _gist(left) == _gist(right)


def _gist(said: Said) -> object:
    if isinstance(said, Known):
        return type(said.value) is bool, said.value if said.number is None else said.number
    if isinstance(said, Award):
        return said.points
    if isinstance(said, Rate):
        return said.quotient
    if isinstance(said, Ruling):
        return said.treatment
    return Nothing if isinstance(said, Nothing) else said


def misfits(statements: Sequence[Statement], rule: PrecedenceRule) -> Iterator[Fault]:
    """The faults that prevent combining these statements, by the statement's position."""
    spelled: dict[str, str] = {}
    for at, statement in enumerate(statements):
        unit = statements[0].unit
        if compared(statement.unit) != compared(unit):
            where = pointer(str(at), "evidence", "unit")
            yield Fault.of(
                where, "another_unit", case="statement", unit=described(statement.unit), other=described(unit)
            )
        if statement.stage not in rule.order:
            where = pointer(str(at), "stage")
            yield Fault.of(where, "unknown_stage", case="stage", stage=described(statement.stage), known=rule.order)
        for incident in statement.evidence.incidents or ():
            other = spelled.setdefault(compared(incident.id), incident.id)
            if other != incident.id:
                where = pointer(str(at), "evidence", "incidents", incident.id)
                yield Fault.of(
                    where, "repeated_id", case="statement", id=described(incident.id), other=described(other)
                )
        for before in statements[:at]:
            yield from _contradictions(at, statement, before) if before.stage == statement.stage else ()


def _contradictions(at: int, statement: Statement, before: Statement) -> Iterator[Fault]:
    said, earlier = statement.evidence.said(), before.evidence.said()
    paths = [path for path in said if path in earlier and not agree(said[path], earlier[path])]
    if statement.on == before.on:
        # Neither is later, so the status is ambiguous.
        paths += [path for path in said if path in earlier and _half_final(said[path], earlier[path])]
    none, others = NONE_HAPPENED in said, NONE_HAPPENED in earlier
    if (none and before.evidence.incidents) or (others and statement.evidence.incidents):
        paths.append(NONE_HAPPENED)
    for path in dict.fromkeys(paths):
        yield Fault.of(pointer(str(at), "evidence") + path, "statements_contradict", stage=described(statement.stage))


def _half_final(left: Said, right: Said) -> bool:
    """Whether one gives the figure as final and the other as preliminary."""
    statuses = {one.status for one in (left, right) if isinstance(one, Known)}
    return statuses.issuperset(STATUSES)
