"""The chain of corrections (更正) of what stands, made of the chains that the accounts' evidence went through.

Every correction of an account is made again, in the order of the days, and becomes a correction of what
stood: so a result that stands on accounts can be traced and dated as one that stands on evidence alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import Amended, Amendment, Evidence
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.statements.account import Account
from huizhou_qa.statements.laying import Heard, Laid, lay
from huizhou_qa.statements.rule import StandingRule


def lay_corrected(scheme: Scheme, rule: StandingRule, accounts: Sequence[Account]) -> Laid:
    """What stands of accounts that come the weakest first; its evidence knows what was corrected, when and why.

    A correction that changes nothing of what stands, for a stronger account says otherwise, is no link.
    """
    versions = [history(account.evidence) for account in accounts]
    heard = [Heard(account, links[0]) for account, links in zip(accounts, versions, strict=True)]
    laid = lay(scheme, rule, heard)
    made: Amendment | None = None
    for at, link, amendment in _by_day(versions):
        before = evolve(laid.evidence, amendment=made)
        heard[at] = heard[at]._replace(evidence=link)
        laid = lay(scheme, rule, heard)
        changes = tuple(_changes(before, laid.evidence))
        if changes:
            made = Amendment(before, changes, amendment.by, amendment.on, amendment.why)
    return laid._replace(evidence=evolve(laid.evidence, amendment=made))


def _by_day(versions: Sequence[Sequence[Evidence]]) -> Iterator[tuple[int, Evidence, Amendment]]:
    """Every correction of every account by its day: the account's position, what came of it, and the correction."""
    listed = [
        (at, link, link.amendment) for at, links in enumerate(versions) for link in links if link.amendment is not None
    ]
    # Sorting is stable: those of one account stay one after the other, and their days never go back.
    yield from sorted(listed, key=lambda one: one[2].on)


def _changes(before: Evidence, after: Evidence) -> Iterator[Amended]:
    old, new = before.said(), after.said()
    for path in dict.fromkeys([*old, *new]):
        if old.get(path) != new.get(path):
            yield Amended(path, old.get(path), new.get(path))
