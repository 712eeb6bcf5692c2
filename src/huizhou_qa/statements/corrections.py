"""The chain of corrections (更正) of the prevailing evidence, made from the chains of the statements' evidence.

Every correction of a statement is applied again, in the order of the days, and becomes a correction of the
prevailing evidence, so that a result from statements can be traced like one from evidence alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import Amended, Amendment, Evidence
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.statements.precedence import PrecedenceRule
from huizhou_qa.statements.selection import Selection, Version, select
from huizhou_qa.statements.statement import Statement


def select_corrected(scheme: Scheme, rule: PrecedenceRule, statements: Sequence[Statement]) -> Selection:
    """Selects the prevailing values of statements, the weakest first; the evidence has a chain of corrections.

    A correction that changes no prevailing value, because a stronger statement overrules it, is no link.
    """
    chains = [history(statement.evidence) for statement in statements]
    versions = [Version(statement, links[0]) for statement, links in zip(statements, chains, strict=True)]
    selection = select(scheme, rule, versions)
    made: Amendment | None = None
    for at, link, amendment in _by_day(chains):
        before = evolve(selection.evidence, amendment=made)
        versions[at] = versions[at]._replace(evidence=link)
        selection = select(scheme, rule, versions)
        changes = tuple(_changes(before, selection.evidence))
        if changes:
            made = Amendment(before, changes, amendment.by, amendment.on, amendment.why)
    return selection._replace(evidence=evolve(selection.evidence, amendment=made))


def _by_day(chains: Sequence[Sequence[Evidence]]) -> Iterator[tuple[int, Evidence, Amendment]]:
    """Every correction of every statement by day: the statement's position, the corrected evidence, the correction."""
    listed = [
        (at, link, link.amendment) for at, links in enumerate(chains) for link in links if link.amendment is not None
    ]
    # Sorting is stable: corrections of one statement keep their order.
    yield from sorted(listed, key=lambda one: one[2].on)


def _changes(before: Evidence, after: Evidence) -> Iterator[Amended]:
    old, new = before.said(), after.said()
    for path in dict.fromkeys([*old, *new]):
        if old.get(path) != new.get(path):
            yield Amended(path, old.get(path), new.get(path))
