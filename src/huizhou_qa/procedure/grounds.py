"""Why a clause earned its points, in a line of words in both languages, from the working in the result.

A reader of a claim that differs needs what was read and what it gave; the sheet (附件3) tells more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from huizhou_qa.errors import Wording, shortened
from huizhou_qa.ground.inputs import Average, Input, Mark
from huizhou_qa.ground.numbers import plain
from huizhou_qa.ground.workings import Read, Ruled, Working
from huizhou_qa.readers.recorded import inputs_read
from huizhou_qa.scorers.node_rule import NodeRule, Stepped

Inputs = Mapping[str, Input]

TREATMENTS = MappingProxyType(
    {
        "full": Wording("裁定按满分计", "ruled as full marks"),
        "zero": Wording("裁定按零分计", "ruled as no points"),
        "rescale": Wording("裁定按缺项折算", "ruled to be taken out of both sides"),
    }
)


def ground_of(rule: NodeRule, working: Working, written: Fraction) -> Wording:
    """What was read for a rule and what it gave, how it was ruled on, and the rounding where there was any."""
    told = _told(working, {leaf.path: leaf for leaf in rule.inputs})
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
    return _stepped(working, inputs) if isinstance(working, Stepped) else Wording("", "")


def _stepped(working: Stepped, inputs: Inputs) -> Wording:
    reads = tuple((path, value) for path, value in inputs_read(working.step).items() if path in inputs)
    read, points = _read(reads, inputs), plain(working.points)
    return Wording(f"{read.zh}，得{points}分", f"{read.en}: {points}")


def _ruled(working: Ruled) -> Wording:
    treatment = TREATMENTS[working.ruling.treatment]
    whys = "、".join(shortened(why) for _, why in working.nothing)
    return Wording(f"没有考核对象（{whys}），{treatment.zh}", f"nothing to assess ({whys}), {treatment.en}")


def _read(reads: tuple[Read, ...], inputs: Inputs) -> Wording:
    listed = [_one_read(inputs[path], value) for path, value in reads]
    return Wording("、".join(one.zh for one in listed), ", ".join(one.en for one in listed))


def _one_read(leaf: Input, value: Fraction) -> Wording:
    name = {Average.section: f"the average of {leaf.name}", Mark.section: f"mark {leaf.name}"}.get(
        leaf.section, leaf.name
    )
    if leaf.kind.name == "truth":
        return Wording(f"{leaf.label}为{'是' if value else '否'}", f"{name} is {'true' if value else 'false'}")
    return Wording(f"{leaf.label}为{plain(value)}{leaf.unit}", f"{name} is {plain(value)}")
