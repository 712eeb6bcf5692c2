"""Bounds as a bar: where the total of a unit can still lie, and which grades that leaves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import altair as alt

from huizhou_qa.analysis import ScoreBounds
from huizhou_qa.charts.frame import CURVE, GRADES, INK, LABEL, OPEN, SOFT, DrawnRow, data, framed, place
from huizhou_qa.charts.told import ChartWords
from huizhou_qa.errors import EvidenceError, Fault, described, is_a
from huizhou_qa.errors.texts import Language
from huizhou_qa.scheme.scheme import Scheme, as_scheme

HEIGHT = 90
# So many open clauses are listed, and where there are no more than so many, by their names.
NAMED, NAMED_IN_WORDS = 8, 2


def bounds_chart(scheme: Scheme, bounds: ScoreBounds, language: Language = "zh") -> alt.LayerChart:
    """Where the total can still lie among the grades, as a bar; the total without an incident where that is open.

    Raises SchemeError for what is no scheme, EvidenceError for what are no bounds.
    """
    words = ChartWords(as_scheme(scheme), language)
    if not is_a(bounds, ScoreBounds):
        raise EvidenceError([Fault.of("", "wrong_type", case="bounds", given=described(bounds))], {"case": "chart"})
    most = max([scheme.max_points, *([] if bounds.high is None else [Fraction(bounds.high)])])
    low, high = _end(bounds.low, Fraction(0)), _end(bounds.high, most)
    scale = alt.Scale(domain=[place(min(low, Fraction(0))), place(most)], nice=False)
    x = alt.X("x:Q", scale=scale, axis=alt.Axis(title=None, grid=False, tickCount=5))
    grounds = _grades(scheme, most, min(low, Fraction(0)))
    bar: list[DrawnRow] = [{"x": place(low), "x2": place(high)}]
    none = bounds.without_incidents
    without: list[DrawnRow] = [] if none is None or none.high is None else [{"x": place(Fraction(none.high))}]
    middle = alt.value(HEIGHT / 2)
    layers = [
        alt.Chart(data(grounds)).mark_rect().encode(x=x, x2="x2", color=alt.Color("ground:N", scale=None)),
        alt.Chart(data(grounds))
        .mark_text(baseline="bottom", dy=-4, fontSize=LABEL, fontWeight="bold", color=SOFT)
        .encode(x=alt.X("middle:Q", scale=scale), y=alt.value(0), text="grade:N"),
        alt.Chart(data(bar)).mark_bar(color=CURVE, size=20, minBandSize=4).encode(x=x, x2="x2", y=middle),
        *_one_total(bar, x, is_one=low == high),
        alt.Chart(data(without))
        .mark_point(shape="diamond", size=170, fill=OPEN, stroke=INK, opacity=1)
        .encode(x=x, y=middle),
    ]
    return framed(layers, HEIGHT, (_title(bounds, words), words.say("bounds_key"), _open(bounds, words)), language)


def _one_total(bar: Sequence[DrawnRow], x: alt.X, *, is_one: bool) -> list[alt.Chart]:
    """A total that is one number has no length to draw: a point stands for it."""
    mark = alt.Chart(data(bar)).mark_point(shape="circle", size=170, fill=CURVE, stroke=CURVE, opacity=1)
    return [mark.encode(x=x, y=alt.value(HEIGHT / 2))] if is_one else []


def _end(end: Decimal | None, otherwise: Fraction) -> Fraction:
    return otherwise if end is None else Fraction(end)


def _grades(scheme: Scheme, most: Fraction, least: Fraction) -> list[DrawnRow]:
    """The ground of every grade from its line to the next."""
    lines = [*((line.grade, line.at_least) for line in scheme.grade_rule.lines), (scheme.grade_rule.lowest, least)]
    found: list[DrawnRow] = []
    above = most
    for number, (grade, at_least) in enumerate(lines):
        ground = GRADES[min(number, len(GRADES) - 1)]
        span = {"x": place(at_least), "x2": place(above), "middle": place((at_least + above) / 2)}
        found.append({**span, "grade": grade, "ground": ground})
        above = at_least
    return found


def _title(bounds: ScoreBounds, words: ChartWords) -> str:
    ordered = [words.graded(grade) for grade in words.scheme.grade_rule.grades if grade in bounds.grades]
    grades = words.say("or").join(ordered)
    if bounds.low == bounds.high:
        return words.say("bounds_exact", unit=bounds.unit, low=bounds.low, grades=grades)
    low, high = ("−∞" if bounds.low is None else bounds.low), ("∞" if bounds.high is None else bounds.high)
    return words.say("bounds_title", unit=bounds.unit, low=low, high=high, grades=grades)


def _open(bounds: ScoreBounds, words: ChartWords) -> str:
    if not bounds.undecided:
        return ""
    ids = bounds.undecided[:NAMED]
    if len(bounds.undecided) <= NAMED_IN_WORDS:
        ids = tuple(words.say("open_clause", id=id_, name=words.called(words.scheme.clauses[id_].name)) for id_ in ids)
    named = words.listed(ids)
    clauses = named if len(bounds.undecided) <= NAMED else words.say("bounds_more", clauses=named)
    return words.say("bounds_open", number=len(bounds.undecided), clauses=clauses)
