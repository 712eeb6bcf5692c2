"""Figures as faces show them: signs as wide as figures, what is lost in words of colour and weight."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from huizhou_qa.errors import in_full
from huizhou_qa.markup.elements import Html, element


def minus(points: object) -> str:
    """Points as a face shows them: with a minus sign that is as wide as a figure."""
    return in_full(points).replace("-", "−")


def signed(points: Decimal | Fraction) -> str:
    """What is added with a plus sign, what is taken with a minus sign."""
    return f"+{in_full(points)}" if points > 0 else minus(points)


def lost_figure(lost: Decimal) -> Html:
    """What is lost: a dot where it is nothing."""
    return element("b", minus(f"-{in_full(lost)}"), class_="lost") if lost > 0 else Html("·")


def change_figure(change: Decimal) -> Html:
    """A change of points: what is lost marked as such, a dot where it is nothing."""
    return lost_figure(change.copy_negate()) if change <= 0 else element("b", f"+{in_full(change)}")
