"""Auditing one working: whether it is what the rule makes of what was read.

This is not the prepared rule run again. Every step is recorded again from evidence and scheme, and the whole is
compared: a step replayed alone would let a forged weight pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Fault
from huizhou_qa.evidence.values import Values
from huizhou_qa.ledger.comparing import told_figure
from huizhou_qa.ledger.workings import Working
from huizhou_qa.readers.recorded import same
from huizhou_qa.scorers.node_rule import NodeRule, Stepped


def audit(rule: NodeRule, working: Working, values: Values) -> Iterator[Fault]:
    """What in the working does not agree with the rule or with the unit's values; all at the path of the working."""
    if type(working) is not Stepped:
        yield _differs("another_rule")
        return
    made = rule.evaluate(values)
    if not same(tuple(working), tuple(made)):
        if working.points != made.points:
            yield _differs("points", working.points, made.points)
        else:
            yield _differs("steps")


def _differs(case: str, stated: object = "", made: object = "") -> Fault:
    return Fault.of("", "differs", case=case, stated=told_figure(stated), made=told_figure(made))
