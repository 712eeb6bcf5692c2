"""Auditing one working: whether it is what the rule makes of what was read.

This is not the engine run again. It goes the long way round, by interval membership and fractions,
and believes nothing that the working says but the values it claims to have read; whether those
are the unit's is checked against the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.errors import Fault
from huizhou_qa.ground.combinations import Combination
from huizhou_qa.ground.inputs import Input
from huizhou_qa.ground.numbers import plain
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.ground.values import Values
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Read, Working
from huizhou_qa.ledger.comparing import same, told_figure
from huizhou_qa.readers.recorded import same as same_steps
from huizhou_qa.scorers.node_rule import NodeRule, Stepped


def audit(rule: Rule, working: Working, values: Values) -> Iterator[Fault]:
    """What in the working does not agree with the rule or with the unit's values; all at the path of the working."""
    if isinstance(rule, CurveRule) and type(working) is OnCurve:
        yield from _audit_curve(rule, working, values)
    elif isinstance(rule, GatedRule) and type(working) is Gated:
        yield from _audit_gate(rule, working, values)
    elif isinstance(rule, Combination) and type(working) is Combined:
        yield from _audit_combination(rule, working, values)
    elif isinstance(rule, NodeRule) and type(working) is Stepped:
        yield from _audit_steps(rule, working, values)
    else:
        yield _differs("another_rule")


def _differs(case: str, stated: object = "", made: object = "") -> Fault:
    return Fault.of("", "differs", case=case, stated=told_figure(stated), made=told_figure(made))


def _audit_curve(rule: CurveRule, working: OnCurve, values: Values) -> Iterator[Fault]:
    if not same(working.reads, _expected(rule.inputs, values)):
        yield _differs("reads")
    number = rule.measure.number(values)
    if working.number != number:
        yield _differs("number", working.number, number)
    fitting = tuple(piece for piece in rule.curve.pieces if number in piece.over)
    if not same((working.piece,), fitting):
        stated, made = str(working.piece.over), tuple(str(piece.over) for piece in fitting)
        yield Fault.of("", "differs", case="piece", stated=stated, number=plain(number), made=made)
    for piece in fitting:
        points = piece.slope * number + piece.intercept
        if working.points != points:
            yield _differs("points", working.points, points)


def _audit_gate(rule: GatedRule, working: Gated, values: Values) -> Iterator[Fault]:
    if not same(working.reads, _expected(rule.gate.inputs, values)):
        yield _differs("reads")
    if not same(working.gate, rule.gate):
        yield _differs("gate")
    held = all(one.measure.number(values) in one.within for one in rule.gate.conditions)
    if held != (working.inner is None):
        yield _differs("gate_held" if held else "gate_not_held")
        return
    if working.inner is not None:
        yield from audit(rule.otherwise, working.inner, values)
    points = rule.gate.points if working.inner is None else working.inner.points
    if working.points != points:
        yield _differs("points", working.points, points)


def _audit_combination(rule: Combination, working: Combined, values: Values) -> Iterator[Fault]:
    if working.name != rule.name:
        yield _differs("combination", working.name, rule.name)
    if len(working.parts) != len(rule.parts):
        yield _differs("parts", len(working.parts), len(rule.parts))
        return
    for part, of_part in zip(rule.parts, working.parts, strict=True):
        yield from audit(part, of_part, values)
    points = rule.combine([part.points for part in working.parts])
    if working.points != points:
        yield _differs("points", working.points, points)


def _audit_steps(rule: NodeRule, working: Stepped, values: Values) -> Iterator[Fault]:
    """The whole is recorded again: a step replayed alone would let a forged weight pass."""
    made = rule.evaluate(values)
    if not same_steps(tuple(working), tuple(made)):
        if working.points != made.points:
            yield _differs("points", working.points, made.points)
        else:
            yield _differs("steps")


def _expected(inputs: tuple[Input, ...], values: Values) -> tuple[Read, ...]:
    return tuple((leaf.path, values[leaf.path]) for leaf in inputs if leaf.path in values)
