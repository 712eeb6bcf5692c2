"""Inputs and their numbers in words, as findings tell them."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.errors import Wording
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import INCIDENTS, RULINGS

NOTHING_READ = Wording("（无）", "(no input)")


def called(*leaves: Input) -> Wording:
    """What inputs are called, one after the other; that there is none of no input."""
    names = [_name(leaf) for leaf in leaves]
    return Wording("、".join(one.zh for one in names), ", ".join(one.en for one in names)) if names else NOTHING_READ


def numbers_told(numbers: Iterable[tuple[Input, str]]) -> Wording:
    """Inputs with their numbers, one after the other; that there is none of no input."""
    told = [(called(leaf), number) for leaf, number in numbers]
    zh = "、".join(f"{name.zh}为{number}" for name, number in told)
    en = ", ".join(f"{name.en} = {number}" for name, number in told)
    return Wording(zh, en) if told else NOTHING_READ


def _name(leaf: Input) -> Wording:
    if leaf.section == INCIDENTS:
        # Neither has a label of its own.
        return Wording(f"“{leaf.name}”类事件的起数", f"the number of incidents of class {leaf.name}")
    if leaf.section == RULINGS:
        return Wording(f"对{leaf.name}的裁定", f"the ruling on {leaf.name}")
    return Wording(leaf.label.zh or leaf.name, leaf.label.en or leaf.name)
