"""Dots, and words beside a place, as the chart of a clause has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import altair as alt

from huizhou_qa.charts.frame import CURVE, GROUND, SUBTITLE, UNIT, DrawnRow, data
from huizhou_qa.charts.room import ABOVE, ASIDE, WordsSide


def dots(rows: Sequence[DrawnRow], x: alt.X, y: alt.Y, *, fill: str, shape: str) -> alt.Chart:
    """A dot at each place; the unit's own is larger."""
    unit = fill == UNIT
    mark: alt.Chart = alt.Chart(data(rows)).mark_point(
        shape=shape, size=170 if unit else 70, fill=fill, stroke=fill if unit else CURVE, strokeWidth=2, opacity=1
    )
    encoded: alt.Chart = mark.encode(x=x, y=y)
    return encoded


def words_at(row: DrawnRow, at: tuple[alt.X, alt.Y], colour: str, side: WordsSide) -> list[alt.Chart]:
    """The text of a row beside its place, kept from what lies below it."""
    align: Literal["left", "right"] = "left" if side.right else "right"
    dx, dy = ASIDE if side.right else -ASIDE, -ABOVE if side.above else ABOVE
    label = alt.Chart(data([row]))
    halo = label.mark_text(
        align=align, dx=dx, dy=dy, fontSize=SUBTITLE, fontWeight="bold", color=GROUND, stroke=GROUND, strokeWidth=5
    )
    text = label.mark_text(align=align, dx=dx, dy=dy, fontSize=SUBTITLE, fontWeight="bold", color=colour)
    return [one.encode(x=at[0], y=at[1], text="text:N") for one in (halo, text)]
