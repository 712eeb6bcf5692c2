"""A line of a ledger in words: what was read for it or how it was ruled on, for whatever then says what it came to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.ledger.workings import Ruled, Working
from huizhou_qa.rules import GridRounding
from huizhou_qa.scheme.rounding import Rounding
from huizhou_qa.scorers.node_rule import NodeRule, Stepped
from huizhou_qa.words import ground, outcome
from huizhou_qa.words.phrases import NO_WORDS
from huizhou_qa.words.texts import NOTHING_BESIDE


def reading_in_words(rule: NodeRule, working: Working, beside: Mapping[str, Wording] = NOTHING_BESIDE) -> Wording:
    """What was read for a rule, what it fell in and what came out; ``beside`` is told after what was read."""
    return ground(rule.node, working.step, beside) if isinstance(working, Stepped) else NO_WORDS


def ruling_in_words(working: Ruled, text: Callable[[str], str] = str) -> Wording:
    """What there was nothing of, and how a ruling counts that; ``text`` makes the texts that were given fit."""
    ruling, reasons = working.ruling, [text(why) for _, why in working.nothing]
    return outcome.ruled(reasons, text(ruling.by), ruling.treatment, text(ruling.why))


def points_in_words(working: Working, written: Fraction, full: Fraction, rounding: Rounding) -> Wording:
    """The points as they are written, out of full marks, and what they were rounded from."""
    if isinstance(working, Ruled) and working.is_absent:
        return outcome.left_out()
    return outcome.came(written, full, working.points, written_to(rounding))


def written_to(rounding: Rounding) -> GridRounding:
    """How figures are rounded on paper, as rules say it."""
    return GridRounding(Fraction(1, rounding.scale), rounding.way, stage="written")
