"""A line of a ledger in words: what was read, or how it was ruled on, and the points."""

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
    """What a rule read, the band, and the result; ``beside`` has texts that follow the values of inputs."""
    return ground(rule.node, working.step, beside) if isinstance(working, Stepped) else NO_WORDS


def ruling_in_words(working: Ruled, text: Callable[[str], str] = str) -> Wording:
    """The reasons for nothing to measure and the ruling; ``text`` converts the given texts."""
    ruling, reasons = working.ruling, [text(why) for _, why in working.nothing]
    return outcome.ruled(reasons, text(ruling.by), ruling.treatment, text(ruling.why))


def points_in_words(working: Working, written: Fraction, full: Fraction, rounding: Rounding) -> Wording:
    """The written points out of full marks, and the exact points where they differ."""
    if isinstance(working, Ruled) and working.is_absent:
        return outcome.left_out()
    return outcome.came(written, full, working.points, written_to(rounding))


def written_to(rounding: Rounding) -> GridRounding:
    """How figures are rounded on paper, as rules say it."""
    return GridRounding(Fraction(1, rounding.scale), rounding.way, stage="written")
