"""Auditing one working: whether it is what the rule makes of what was read.

This is not the engine run again. It goes the long way round, by interval membership and fractions,
and believes nothing that the working says but the values it claims to have read; whether those
are the unit's is checked against the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.ground.combinations import Combination
from huizhou_qa.ground.inputs import Input
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.ground.values import Values
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Read, Working


def audit(rule: Rule, working: Working, values: Values) -> Iterator[str]:
    """What in the working does not agree with the rule or with the unit's values."""
    if isinstance(rule, CurveRule) and isinstance(working, OnCurve):
        yield from _audit_curve(rule, working, values)
    elif isinstance(rule, GatedRule) and isinstance(working, Gated):
        yield from _audit_gate(rule, working, values)
    elif isinstance(rule, Combination) and isinstance(working, Combined):
        yield from _audit_combination(rule, working, values)
    else:
        yield "the working is not one of this rule"


def _audit_curve(rule: CurveRule, working: OnCurve, values: Values) -> Iterator[str]:
    if working.reads != _expected(rule.inputs, values):
        yield "what was read differs from the evidence"
    number = rule.measure.number(values)
    if working.number != number:
        yield f"the number is {working.number}, the measure gives {number}"
    fitting = [piece for piece in rule.curve.pieces if number in piece.over]
    if fitting != [working.piece]:
        yield f"the piece is {working.piece}, the number falls in {fitting}"
    points = [piece.slope * number + piece.intercept for piece in fitting]
    if points != [working.points]:
        yield f"the points are {working.points}, the curve gives {points}"


def _audit_gate(rule: GatedRule, working: Gated, values: Values) -> Iterator[str]:
    if working.reads != _expected(rule.gate.inputs, values):
        yield "what was read at the gate differs from the evidence"
    if working.gate != rule.gate:
        yield "the gate is not the rule's"
    held = all(one.measure.number(values) in one.within for one in rule.gate.conditions)
    if held != (working.inner is None):
        yield f"the gate {'held' if held else 'did not hold'}, the working says otherwise"
    elif working.inner is None:
        if working.points != rule.gate.points:
            yield f"the points are {working.points}, the gate gives {rule.gate.points}"
    else:
        yield from audit(rule.otherwise, working.inner, values)
        if working.points != working.inner.points:
            yield f"the points are {working.points}, behind the gate they are {working.inner.points}"


def _audit_combination(rule: Combination, working: Combined, values: Values) -> Iterator[str]:
    if working.name != rule.name:
        yield f"the combination is called {working.name}, the rule is {rule.name}"
    if len(working.parts) != len(rule.parts):
        yield f"there are {len(working.parts)} parts, the rule has {len(rule.parts)}"
        return
    for part, of_part in zip(rule.parts, working.parts, strict=True):
        yield from audit(part, of_part, values)
    points = rule.combine([part.points for part in working.parts])
    if working.points != points:
        yield f"the points are {working.points}, the parts combine to {points}"


def _expected(inputs: tuple[Input, ...], values: Values) -> tuple[Read, ...]:
    return tuple((leaf.path, values[leaf.path]) for leaf in inputs if leaf.path in values)
