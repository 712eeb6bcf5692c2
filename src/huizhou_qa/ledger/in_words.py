"""A line of a ledger in words: what was read, or how it was ruled on, and the points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from huizhou_qa.errors import Wording
from huizhou_qa.ledger.results import ClauseResult
from huizhou_qa.ledger.workings import ByScheme, Ruled, Unmeasured, Working
from huizhou_qa.markup.figures import minus
from huizhou_qa.numbers.exact import plain
from huizhou_qa.rules import GridRounding
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scorers.node_rule import NodeRule, Stepped
from huizhou_qa.words import ground, outcome
from huizhou_qa.words.phrases import NO_WORDS, run_on, say
from huizhou_qa.words.texts import NOTHING_BESIDE


def reading_in_words(rule: NodeRule, working: Working, beside: Mapping[str, Wording] = NOTHING_BESIDE) -> Wording:
    """What a rule read, the band, and the result; ``beside`` has texts that follow the values of inputs."""
    return ground(rule.node, working.step, beside) if isinstance(working, Stepped) else NO_WORDS


def ruling_in_words(working: Unmeasured, text: Callable[[str], str] = str) -> Wording:
    """The reasons for nothing to measure and how that counts; ``text`` converts the given texts."""
    reasons = [text(why) for _, why in working.nothing]
    if isinstance(working, ByScheme):
        return outcome.by_scheme(reasons, working.treatment)
    ruling = working.ruling
    return outcome.ruled(reasons, text(ruling.by), ruling.treatment, text(ruling.why))


def points_in_words(working: Working, written: Fraction, full: Fraction, rounding: Rounding) -> Wording:
    """The written points out of full marks, and the exact points where they differ."""
    if isinstance(working, Ruled | ByScheme) and working.is_absent:
        return outcome.left_out()
    return outcome.came(written, full, working.points, written_to(rounding))


class Counted(Protocol):
    """A line that holds points."""

    @property
    def points(self) -> Decimal | None:
        """As they are written; None where they are not."""

    @property
    def counted(self) -> Fraction:
        """As they go on."""


def points_as_figure(line: Counted, rounding: Rounding) -> Wording:
    """The points of a line as a column of figures shows them, never with an exponent; about (约), if not written."""
    if line.points is not None:
        return run_on(format(line.points, "f"))
    return _about(line.counted, rounding, minus(rounding.write(line.counted)))


def points_in_sentence(line: Counted, rounding: Rounding) -> Wording:
    """The same as they are said in a sentence: without the zeros that a column of figures needs."""
    if line.points is not None:
        return run_on(_in_a_sentence(Fraction(line.points)))
    return _about(line.counted, rounding, _in_a_sentence(rounding.rounded(line.counted)))


def _about(exact: Fraction, rounding: Rounding, figure: str) -> Wording:
    return run_on(figure) if rounding.stands(exact) else say("about", number=figure)


def _in_a_sentence(points: Fraction) -> str:
    return plain(points).replace("-", "−")


def outcome_in_words(line: ClauseResult, rounding: Rounding) -> Wording:
    """The points of a clause, what they were rounded from, and what was lost; about, where they are not written."""
    exact, full = line.working.points, Fraction(line.max_points)
    if line.points is None and not rounding.stands(exact):
        return outcome.about(rounding.rounded(exact), rounding.rounded(full - exact))
    return outcome.outcome(line.counted, full, exact, written_to(rounding))


def earned_in_words(line: ClauseResult, rounding: Rounding) -> Wording:
    """The points of a clause and what they were rounded from, without full marks that anything is lost of."""
    exact = line.working.points
    if line.points is None and not rounding.stands(exact):
        return outcome.about(rounding.rounded(exact), Fraction(0))
    return outcome.came(line.counted, Fraction(line.max_points), exact, written_to(rounding))


def written_to(rounding: Rounding) -> GridRounding:
    """How figures are rounded on paper, as rules say it."""
    return GridRounding(Fraction(1, rounding.scale), rounding.way, stage="written")
