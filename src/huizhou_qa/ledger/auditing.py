"""Auditing one working: whether it is what the rule makes of what was read.

This is not the prepared rule run again. Every step is recorded again from evidence and scheme, and the whole is
compared: a step replayed alone would let a forged weight pass.
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
    """What in the working does not agree with what was recorded again; all at the path of the working."""
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
