"""Audits one working: compares it with the steps recorded again from evidence and scheme.

The prepared rule is not run again. The whole working is compared: replaying single steps would let a forged
weight pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Fault
from huizhou_qa.ledger.comparing import figure_in_words
from huizhou_qa.ledger.workings import Working
from huizhou_qa.readers import Gap, NumberStep
from huizhou_qa.readers.recorded import same
from huizhou_qa.scorers.node_rule import Stepped


def audit(working: Working, recorded: NumberStep) -> Iterator[Fault]:
    """The faults of a working that differs from the recorded steps, at the path of the working."""
    if type(working) is not Stepped:
        yield _differs("another_rule")
        return
    if isinstance(recorded.value, Gap):
        yield Fault.of("", "differs", case="not_computable")
        return
    made = Stepped(recorded, recorded.value)
    if not same(tuple(working), tuple(made)):
        if working.points != made.points:
            yield _differs("points", working.points, made.points)
        else:
            yield _differs("steps")


def _differs(case: str, stated: object = "", made: object = "") -> Fault:
    return Fault.of("", "differs", case=case, stated=figure_in_words(stated), made=figure_in_words(made))
