"""The end of a ground: the written points, the exact points, the loss, or a ruling."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from huizhou_qa.errors import Wording
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words.numbers import FEWEST_PLACES, MOST_PLACES, in_full, next_to, signed, to_places
from huizhou_qa.words.numbers import points as of_any_length
from huizhou_qa.words.phrases import joined, run_on, say

TreatmentRuled = Literal["full", "zero", "rescale"]
TreatmentOfNothing = TreatmentRuled | Literal["mean"]

# The longest exact number that a sentence gives in full.
LONGEST_IN_FULL = 40


def outcome(written: Fraction, full: Fraction, exact: Fraction, to: GridRounding) -> Wording:
    """What ``came`` of it, and what is lost of full marks."""
    earned, lost = came(written, full, exact, to), full - written
    if not full:
        return earned
    if not lost:
        return say("earned", earned=earned)
    # Full marks of a third leave a loss that no figure is.
    return say("earned_and_lost", earned=earned, lost=_written(lost) if in_full(lost) else of_any_length(lost))


def about(points: Fraction, lost: Fraction) -> Wording:
    """Points that are not written, told to the nearest figure, and about what is lost of full marks."""
    earned = say("about_points", points=_written(points))
    return say("about_and_lost", earned=earned, lost=_written(lost)) if lost > 0 else earned


def came(written: Fraction, full: Fraction, exact: Fraction, to: GridRounding) -> Wording:
    """The points as written, and the exact ones where they differ; without full marks, what they take off.

    Written points are on the grid of ``to``: they are shown in full and not rounded again.
    """
    if not full:
        return deduction(written)
    # Of full marks, what lies below 0 is earned all the same: only what is lost is deducted.
    earned = say("earns", points=_written(written)) if written < 0 else _worth(written)
    if written == exact:
        return earned
    return say("written_from", earned=earned, exact=_rounded_from(exact, written, to))


def deduction(written: Fraction) -> Wording:
    """What an adjustment takes."""
    return _worth(written) if written else say("nothing_lost")


def without_reason(read: Wording) -> Wording:
    """A ground of a mark that costs points and was awarded without a reason."""
    return say("no_reason", read=read)


def left_out() -> Wording:
    """That a clause is left out and rescaled (缺项)."""
    return say("left_out")


def ruled(reasons: Sequence[str], by: str, treatment: TreatmentRuled, why: str) -> Wording:
    """That there was nothing to measure, and how a ruling counts that; the texts are those that were given."""
    text = joined("semicolon", [Wording(reason, reason) for reason in reasons])
    return say("ruled", reasons=text, by=by, treatment=say(f"treated_{treatment}"), why=why)


def by_scheme(reasons: Sequence[str], treatment: TreatmentOfNothing) -> Wording:
    """That there was nothing to measure, and how the scheme itself counts that."""
    told = joined("semicolon", [Wording(reason, reason) for reason in reasons])
    return say("by_scheme", reasons=told, treatment=say(f"treated_{treatment}"))


def _written(value: Fraction) -> Wording:
    return say("point" if value == 1 else "points", number=signed(value))


def _worth(value: Fraction) -> Wording:
    if not value:
        return say("no_points")
    return say("earns", points=_written(value)) if value > 0 else say("loses", points=_written(-value))


def _rounded_from(exact: Fraction, written: Fraction, to: GridRounding) -> Wording:
    """In full, or with enough places to differ from the written points and still round to them."""
    text = in_full(exact)
    if text is not None and len(text) <= LONGEST_IN_FULL:
        return run_on(text)
    first = max(_places(to.grid) + 2, FEWEST_PLACES)
    for places in range(first, MOST_PLACES):
        near = to_places(exact, places)
        if near != written and to(near) == written:
            return say("about", number=signed(near))
    return next_to(exact)


def _places(grid: Fraction) -> int:
    """The number of decimal places of a grid, up to the most that texts show."""
    return next((places for places in range(MOST_PLACES) if not (grid * 10**places) % 1), MOST_PLACES)
