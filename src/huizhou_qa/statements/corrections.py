"""The chain of corrections (更正) of what prevails, made of the chains that the statements' evidence went through.

Every correction of a statement is made again, in the order of the days, and becomes a correction of what
prevailed: so a result that rests on statements can be traced and dated as one that rests on evidence alone.
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
    """What prevails of statements that come the weakest first; its evidence knows what was corrected, when and why.

    A correction that changes nothing of what prevails, for a stronger statement says otherwise, is no link.
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
    """Every correction of every statement by its day: the statement's position, what came of it, and the correction."""
    listed = [
        (at, link, link.amendment) for at, links in enumerate(chains) for link in links if link.amendment is not None
    ]
    # Sorting is stable: those of one statement stay one after the other, and their days never go back.
    yield from sorted(listed, key=lambda one: one[2].on)


def _changes(before: Evidence, after: Evidence) -> Iterator[Amended]:
    old, new = before.said(), after.said()
    for path in dict.fromkeys([*old, *new]):
        if old.get(path) != new.get(path):
            yield Amended(path, old.get(path), new.get(path))
