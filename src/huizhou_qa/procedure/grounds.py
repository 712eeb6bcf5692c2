"""Why a clause earned its points, in a line of words in both languages, from the working in the result.

A reader of a claim that differs needs what was read and what it gave; the sheet (附件3) tells more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from huizhou_qa.errors import Wording, shortened
from huizhou_qa.ground.inputs import Average, Input, Mark
from huizhou_qa.ground.measures import AllHold
from huizhou_qa.ground.numbers import plain
from huizhou_qa.ground.rules import CurveRule, Rule
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Read, Ruled, Working
from huizhou_qa.readers.recorded import inputs_read
from huizhou_qa.scorers.node_rule import Stepped

Inputs = Mapping[str, Input]

TREATMENTS = MappingProxyType(
    {
        "full": Wording("裁定按满分计", "ruled as full marks"),
        "zero": Wording("裁定按零分计", "ruled as no points"),
        "rescale": Wording("裁定按缺项折算", "ruled to be taken out of both sides"),
    }
)


def ground_of(rule: Rule, working: Working, written: Fraction) -> Wording:
    """What was read for a rule and where it fell, how it was ruled on, and the rounding where there was any."""
    inputs = {leaf.path: leaf for leaf in rule.inputs}
    if isinstance(working, OnCurve) and isinstance(rule, CurveRule) and isinstance(rule.measure, AllHold):
        told = _requirements(working, inputs)
    else:
        told = _told(working, inputs)
    if working.points == written:
        return told
    was, is_ = plain(working.points), plain(written)
    return Wording(f"{told.zh}；由{was}分写成{is_}分", f"{told.en}; {was} written as {is_}")


def ground_of_sum(parts: Iterable[tuple[str, Fraction]]) -> Wording:
    """What a sum was made of: each part and its points."""
    listed = [(name, plain(points)) for name, points in parts]
    zh = "、".join(f"{name}为{points}分" for name, points in listed)
    return Wording(zh, ", ".join(f"{name} {points}" for name, points in listed))


def _told(working: Working, inputs: Inputs) -> Wording:
    if isinstance(working, Ruled):
        return _ruled(working)
    if isinstance(working, Combined):
        return _joined([_told(part, inputs) for part in working.parts])
    if isinstance(working, Gated):
        return _gated(working, inputs)
    if isinstance(working, Stepped):
        return _stepped(working, inputs)
    if isinstance(working, OnCurve):
        return _on_curve(working, inputs)
    return Wording("", "")


def _stepped(working: Stepped, inputs: Inputs) -> Wording:
    reads = tuple((path, value) for path, value in inputs_read(working.step).items() if path in inputs)
    read, points = _read(reads, inputs), plain(working.points)
    return Wording(f"{read.zh}，得{points}分", f"{read.en}: {points}")


def _ruled(working: Ruled) -> Wording:
    treatment = TREATMENTS[working.ruling.treatment]
    whys = "、".join(shortened(why) for _, why in working.nothing)
    return Wording(f"没有考核对象（{whys}），{treatment.zh}", f"nothing to assess ({whys}), {treatment.en}")


def _gated(working: Gated, inputs: Inputs) -> Wording:
    read = _read(working.reads, inputs)
    if working.inner is None:
        points = plain(working.points)
        return Wording(f"{read.zh}，满足条件，得{points}分", f"{read.en}, which settles it: {points}")
    inner = _told(working.inner, inputs)
    # What is read again behind the gate is told there.
    again = working.inner.reads if isinstance(working.inner, OnCurve | Gated) else ()
    return inner if set(working.reads) <= set(again) else _joined([read, inner])


def _requirements(working: OnCurve, inputs: Inputs) -> Wording:
    read, points = _read(working.reads, inputs), plain(working.points)
    if working.number:
        return Wording(f"{read.zh}，均达到要求，得{points}分", f"{read.en}, all as required: {points}")
    return Wording(f"{read.zh}，未均达到要求，得{points}分", f"{read.en}, not all as required: {points}")


def _on_curve(working: OnCurve, inputs: Inputs) -> Wording:
    read, over, points = _read(working.reads, inputs), working.piece.over, plain(working.points)
    computed = [value for _, value in working.reads] != [working.number]
    if computed:
        number = plain(working.number)
        read = Wording(f"{read.zh}，算得{number}", f"{read.en}, which makes {number}")
    # What a mark is worth is the mark.
    if not computed and (over.low == over.high or inputs[working.reads[0][0]].section == Mark.section):
        return Wording(f"{read.zh}，得{points}分", f"{read.en}: {points}")
    return Wording(f"{read.zh}，在{over}内，得{points}分", f"{read.en}, within {over}: {points}")


def _read(reads: tuple[Read, ...], inputs: Inputs) -> Wording:
    return _joined([_one_read(inputs[path], value) for path, value in reads], ("、", ", "))


def _one_read(leaf: Input, value: Fraction) -> Wording:
    name = {Average.section: f"the average of {leaf.name}", Mark.section: f"mark {leaf.name}"}.get(
        leaf.section, leaf.name
    )
    if leaf.kind.name == "truth":
        return Wording(f"{leaf.label}为{'是' if value else '否'}", f"{name} is {'true' if value else 'false'}")
    return Wording(f"{leaf.label}为{plain(value)}{leaf.unit}", f"{name} is {plain(value)}")


def _joined(parts: list[Wording], between: tuple[str, str] = ("；", "; ")) -> Wording:
    zh, en = between
    return Wording(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
