"""Why a clause earned its points, in a line of words in both languages, from the working in the result.

A reader of a claim that differs needs what was read and what it gave; the sheet (附件3) tells more.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import MappingProxyType

from huizhou_qa.errors import Wording, shortened
from huizhou_qa.ground.numbers import plain
from huizhou_qa.ground.workings import Ruled, Working
from huizhou_qa.scorers.node_rule import NodeRule, Stepped
from huizhou_qa.words import ground
from huizhou_qa.words.phrases import NO_WORDS

TREATMENTS = MappingProxyType(
    {
        "full": Wording("裁定按满分计", "ruled as full marks"),
        "zero": Wording("裁定按零分计", "ruled as no points"),
        "rescale": Wording("裁定按缺项折算", "ruled to be taken out of both sides"),
    }
)


def ground_of(rule: NodeRule, working: Working, written: Fraction) -> Wording:
    """What was read for a rule and what it gave, how it was ruled on, and the rounding where there was any."""
    told = _ruled(working) if isinstance(working, Ruled) else _read(rule, working)
    if working.points == written:
        return told
    was, is_ = plain(working.points), plain(written)
    return Wording(f"{told.zh}；由{was}分写成{is_}分", f"{told.en}; {was} written as {is_}")


def ground_of_sum(parts: Iterable[tuple[str, Fraction]]) -> Wording:
    """What a sum was made of: each part and its points."""
    listed = [(name, plain(points)) for name, points in parts]
    zh = "、".join(f"{name}为{points}分" for name, points in listed)
    return Wording(zh, ", ".join(f"{name} {points}" for name, points in listed))


def _ruled(working: Ruled) -> Wording:
    treatment = TREATMENTS[working.ruling.treatment]
    whys = "、".join(shortened(why) for _, why in working.nothing)
    return Wording(f"没有考核对象（{whys}），{treatment.zh}", f"nothing to assess ({whys}), {treatment.en}")


def _read(rule: NodeRule, working: Working) -> Wording:
    earned = _worth(working.points)
    read = ground(rule.node, working.step) if isinstance(working, Stepped) else NO_WORDS
    return Wording(f"{read.zh}，{earned.zh}", f"{read.en}, {earned.en}")


def _worth(points: Fraction) -> Wording:
    if not points:
        return Wording("不得分", "no points")
    told = plain(abs(points))
    return Wording(f"得{told}分", f"worth {told}") if points > 0 else Wording(f"扣{told}分", f"{told} deducted")
