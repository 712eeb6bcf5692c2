"""Why a clause earned its points, in a line of words in both languages, from the working in the result.

A reader of a claim that differs needs what was read and what it gave; the sheet (附件3) tells more.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from huizhou_qa.errors import Wording, shortened
from huizhou_qa.ledger.in_words import points_in_words, reading_in_words, ruling_in_words
from huizhou_qa.ledger.workings import ByScheme, Ruled, Working
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.words.phrases import joined


def ground_of(rule: NodeRule, working: Working, written: Fraction, full: Fraction, rounding: Rounding) -> Wording:
    """What was read for a rule or how it was ruled on, the points, and what they were rounded from."""
    if isinstance(working, Ruled | ByScheme):
        text = ruling_in_words(working, shortened)
    else:
        text = reading_in_words(rule, working)
    return joined("comma", [text, points_in_words(working, written, full, rounding)])


def ground_of_sum(parts: Iterable[tuple[str, Fraction]]) -> Wording:
    """What a sum was made of: each part and its points."""
    listed = [(name, plain(points)) for name, points in parts]
    zh = "、".join(f"{name}为{points}分" for name, points in listed)
    return Wording(zh, ", ".join(f"{name} {points}" for name, points in listed))
