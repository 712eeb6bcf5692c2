"""What agreed with itself once is not worked out again: for tests of papers, made of few results many times.

An assessment is frozen, so that it goes on agreeing with itself. What is forged is another object, and is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from huizhou_qa.errors import Fault
from huizhou_qa.ledger import assessment, cohort
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.verification import disagreements


@contextmanager
def verified_once() -> Iterator[None]:
    """Within, every assessment that agrees with itself is verified once."""
    sound: dict[int, Ledger] = {}

    def remembered(ledger: Ledger) -> Iterator[Fault]:
        if id(ledger) in sound:
            return
        faults = list(disagreements(ledger))
        if not faults:
            # Held, so that no other object gets its number.
            sound[id(ledger)] = ledger
        yield from faults

    with pytest.MonkeyPatch.context() as patched:
        for module in (assessment, cohort):
            patched.setattr(module, "disagreements", remembered)
        yield
