"""The raw total of a result, where its scheme has one."""

from __future__ import annotations

from decimal import Decimal

from huizhou_qa.ledger.ledger import Ledger


def raw_total(result: Ledger) -> Decimal:
    """The base after deductions, before 0 is the least."""
    assert result.raw_total is not None
    return result.raw_total
