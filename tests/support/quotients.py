"""Clauses over sums of quotients with different divisors, which no whole number holds."""

from __future__ import annotations

from huizhou_qa.rules import weighted
from huizhou_qa.rules.derived import share, total
from huizhou_qa.scheme import Clause, Item
from huizhou_qa.scorers import Clamped
from support.valley import GREEN, TREES


def quotients(id_: str, *more: int) -> Item:
    """A clause of trees for each of several shares of green."""
    rule = Clamped(total(*(share(TREES, weighted((GREEN, 1), plus=one)) for one in more)), 0, 100)
    return Item(id_, "绿", 100, (Clause(id_, "绿", 100, rule),))
