"""Inputs and their numbers in words, as findings tell them."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.errors import Wording
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import INCIDENTS, RULINGS
from huizhou_qa.words.leaves import label_of
from huizhou_qa.words.phrases import filled, joined

NOTHING_READ = Wording("（无）", "(no input)")
IS = Wording("{input}为{number}", "{input} = {number}")


def called(*leaves: Input) -> Wording:
    """What inputs are called, one after the other; that there is none of no input."""
    return joined("listed", map(_name, leaves)) if leaves else NOTHING_READ


def numbers_told(numbers: Iterable[tuple[Input, str]]) -> Wording:
    """Inputs with their numbers, one after the other; that there is none of no input."""
    told = [filled(IS, {"input": _name(leaf), "number": number}) for leaf, number in numbers]
    return joined("listed", told) if told else NOTHING_READ


def _name(leaf: Input) -> Wording:
    if leaf.section == INCIDENTS:
        # Neither has a label of its own.
        return Wording(f"“{leaf.name}”类事件的起数", f"the number of incidents of class {leaf.name}")
    if leaf.section == RULINGS:
        return Wording(f"对{leaf.name}的裁定", f"the ruling on {leaf.name}")
    return label_of(leaf)
