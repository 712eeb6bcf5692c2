"""What all charts share: colours, type, and a title that says what is seen.

Numbers become floats here and nowhere else: as places on paper, never as figures. Figures are written as text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction

import altair as alt

from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping

DrawnRow = Mapping[str, object]

INK, SOFT, RULE, GROUND = "#1f2328", "#57606a", "#d8dee4", "#ffffff"
CURVE, UNIT, BETTER, VETO, OPEN = "#0a3d66", "#9a3412", "#068241", "#8a1538", "#7a4f00"
HEADINGS = ("#002771", "#e06d07", "#068241", "#137bf6", "#b158ae", "#464646", "#949494")
# The ground behind each grade, from the best; all after these have the last.
GRADES = ("#bcd3ea", "#d3e3f1", "#e6eef6", "#f6f8fa")

# Faces by their names alone: what draws a picture and what shows it must find the same one, or words are cut.
FONTS: Mapping[Language, str] = FrozenMapping[Language, str](
    {
        "zh": "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif",
        "en": "'Noto Sans','Noto Sans CJK SC','Segoe UI','Helvetica Neue','PingFang SC',sans-serif",
    }
)
WIDTH = 640
TITLE, SUBTITLE, LABEL = 17, 13, 12
# A title is no broader than so many Latin letters.
BREADTH = 80


def data(rows: Sequence[DrawnRow]) -> alt.InlineData:
    """Rows as a chart holds them: written into it, so that nothing is fetched."""
    return alt.InlineData(values=[dict(row) for row in rows])


def place(number: Fraction) -> float:
    """A number as a place on paper."""
    return float(number)


def heading_colour(number: int) -> str:
    """The colour of a heading by its place; those after the last that has its own share that."""
    return HEADINGS[min(number, len(HEADINGS) - 1)]


def wrapped(text: str, breadth: int) -> list[str]:
    """A text in lines of at most that breadth where it can be broken after a mark; a Chinese character is two broad."""
    lines: list[str] = []
    for part in re.findall("[^；;，,]+(?:[；;，,] ?|$)", text):
        if lines and breadth_of(lines[-1] + part) <= breadth:
            lines[-1] += part
        else:
            lines.append(part)
    return [line.strip() for line in lines]


def breadth_of(text: str) -> int:
    """About how broad a text is, in Latin letters."""
    return sum(2 if unicodedata.east_asian_width(one) in "FW" else 1 for one in text)


def framed(layers: Sequence[alt.Chart], height: int, told: Sequence[str], language: Language) -> alt.LayerChart:
    """Layers as one chart with a title, the lines below it, and the type of the language."""
    title, *below = told
    lines = wrapped(title, BREADTH)
    shown = alt.TitleParams(
        lines if len(lines) > 1 else title,
        subtitle=[line for line in below if line],
        anchor="start",
        frame="bounds",
        fontSize=TITLE,
        subtitleFontSize=SUBTITLE,
        subtitleColor=SOFT,
        color=INK,
        offset=14,
    )
    axis = alt.AxisConfig(
        labelColor=INK,
        titleColor=SOFT,
        labelFontSize=LABEL,
        titleFontSize=LABEL,
        titleFontWeight="normal",
        gridColor=RULE,
    )
    config = alt.Config(
        font=FONTS[language],
        axis=axis,
        view=alt.ViewConfig(stroke=None),
        legend=alt.LegendConfig(labelFontSize=LABEL, labelColor=INK),
    )
    return alt.LayerChart(
        layer=list(layers), width=WIDTH, height=height, title=shown, background=GROUND, padding=12, config=config
    )
