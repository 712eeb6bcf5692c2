"""What differs between two curves as data: edges, slopes and points, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from huizhou_qa.analysis.schemes.document_parts import NodeChange, in_list, text_of
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.document import Data


class Line(NamedTuple):
    """A piece of a curve: over an interval, the intercept and the slope times the number."""

    over: Interval
    intercept: Fraction
    slope: Fraction

    @property
    def edge(self) -> str:
        """Where it begins, and whether that number is in it: ``≥36``."""
        low = "-∞" if self.over.low is None else plain(self.over.low)
        return f"{'≥' if self.over.low_closed else '>'}{low}"

    @property
    def at_edge(self) -> Fraction:
        """The points where it begins; of one without a beginning, the intercept."""
        return self.intercept + self.slope * (self.over.low or 0)

    @property
    def told(self) -> str:
        """The interval and the points over it: ``[70, 80): 16 - 1/5 x``."""
        sign = "-" if self.slope < 0 else "+"
        slope = f" {sign} {plain(abs(self.slope))} x" if self.slope else ""
        return f"{self.over}: {plain(self.intercept)}{slope}"


def curve_changes(before: Mapping[str, Data], after: Mapping[str, Data], where: str) -> Iterator[NodeChange]:
    """Which edges, slopes and points are others; of curves with other numbers of pieces, which pieces."""
    for key in ("over", "whole"):
        if before[key] != after[key]:
            yield NodeChange("range_changed", f"{where}/{key}", text_of(before[key]), text_of(after[key]))
    olds, news = (tuple(map(_line, in_list(one["pieces"]))) for one in (before, after))
    if len(olds) == len(news):
        yield from _of_edges(olds, news, where)
        yield from _of_lines(olds, news, where)
        return
    for line in olds:
        if line not in news:
            yield NodeChange("piece_removed", f"{where}/pieces", line.told, "")
    for at, line in enumerate(news):
        if line not in olds:
            yield NodeChange("piece_added", f"{where}/pieces/{at}", "", line.told)


def _of_edges(olds: tuple[Line, ...], news: tuple[Line, ...], where: str) -> Iterator[NodeChange]:
    """The edges between pieces; where all of several moved by the same number, that is one difference."""
    edges = [(at, old, new) for at, (old, new) in enumerate(zip(olds, news, strict=True)) if at]
    shifts = {(new.over.low or Fraction(0)) - (old.over.low or Fraction(0)) for _, old, new in edges}
    closed = all(old.over.low_closed == new.over.low_closed for _, old, new in edges)
    if len(edges) > 1 and len(shifts) == 1 and closed and 0 not in shifts:
        _, old, new = edges[0]
        yield NodeChange("edges_shifted", f"{where}/pieces", old.edge, new.edge)
        return
    for at, old, new in edges:
        if old.edge != new.edge:
            yield NodeChange("edge_changed", f"{where}/pieces/{at}/0", old.edge, new.edge)


def _of_lines(olds: tuple[Line, ...], news: tuple[Line, ...], where: str) -> Iterator[NodeChange]:
    for at, (old, new) in enumerate(zip(olds, news, strict=True)):
        if old.slope != new.slope:
            yield NodeChange("slope_changed", f"{where}/pieces/{at}/2", plain(old.slope), plain(new.slope))
        # A line that begins elsewhere with the same points has moved with its edge, and that is told already.
        if old.intercept != new.intercept and old.at_edge != new.at_edge:
            yield NodeChange("points_changed", f"{where}/pieces/{at}/1", old.told, new.told)


def _line(piece: Data) -> Line:
    over, intercept, slope = (text_of(one) for one in in_list(piece))
    return Line(_interval(over), _number(intercept), _number(slope))


def _interval(text: str) -> Interval:
    """An interval as a document writes it, whose ends may be fractions."""
    low, high = (None if end in {"-∞", "∞"} else _number(end) for end in text[1:-1].split(", "))
    return Interval(low, high, low_closed=text[0] == "[", high_closed=text[-1] == "]")


def _number(text: str) -> Fraction:
    above, _, below = text.partition("/")
    return Fraction(int(above), int(below or "1"))
