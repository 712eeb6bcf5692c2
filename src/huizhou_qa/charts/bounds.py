"""Bounds as a bar: where the total of a unit can still lie, and which grades that leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import altair as alt
from attrs import frozen

from huizhou_qa.analysis import ScoreBounds
from huizhou_qa.analysis.bounding.settled_totals import SettledTotal, settled_totals
from huizhou_qa.charts.frame import CURVE, GRADES, GROUND, LABEL, OPEN, SOFT, DrawnRow, data, framed, place
from huizhou_qa.charts.room import Plot
from huizhou_qa.charts.ticks import apart
from huizhou_qa.charts.told import ChartWords
from huizhou_qa.errors import EvidenceError, Fault, described, is_a, pointer
from huizhou_qa.errors.texts import Language
from huizhou_qa.markup.telling import with_capital
from huizhou_qa.scheme.scheme import Scheme, as_scheme

HEIGHT = 90
# How high a bar is at most, and what part of the room that it has.
BAR, FILLED = 20, 0.7
# So many open clauses are listed, and where there are no more than so many, by their names.
NAMED, NAMED_IN_WORDS = 8, 2


def bounds_chart(scheme: Scheme, bounds: ScoreBounds, language: Language = "zh") -> alt.LayerChart:
    """Where the total can still lie among the grades, as a bar; the total without an incident where that is open.

    Where incidents are pending, a bar for each way in which they may be settled; dots where those are single totals.
    Raises SchemeError for what is no scheme, EvidenceError for what are no bounds.
    """
    words = ChartWords(as_scheme(scheme), language)
    if not is_a(bounds, ScoreBounds):
        raise EvidenceError([Fault.of("", "wrong_type", case="bounds", given=described(bounds))], {"case": "chart"})
    most = max([scheme.max_points, *([] if bounds.high is None else [Fraction(bounds.high)])])
    least = min(Fraction(0), _end(bounds.low, Fraction(0)))
    scale = alt.Scale(domain=[place(least), place(most)], nice=False)
    lines = [line.at_least for line in scheme.grade_rule.lines]
    plot = Plot((place(least), place(most)), (0, 1), HEIGHT)
    marked = apart([least, most, *lines], lambda one: plot.at(place(one), 0)[0])
    x = alt.X(
        "x:Q",
        scale=scale,
        axis=alt.Axis(title=None, grid=False, labelFlush=False, values=[place(one) for one in marked]),
    )
    grounds, spans = _grades(scheme, most, least), _Spans.of(bounds, most)
    middle = alt.value(HEIGHT / 2)
    layers = [
        alt.Chart(data(grounds)).mark_rect().encode(x=x, x2="x2", color=alt.Color("ground:N", scale=None)),
        alt.Chart(data(grounds))
        .mark_text(baseline="bottom", dy=-4, fontSize=LABEL, fontWeight="bold", color=SOFT)
        .encode(x=alt.X("middle:Q", scale=scale), y=alt.value(0), text="grade:N"),
        alt.Chart(data(spans.dashed))
        .mark_rule(color=OPEN, strokeDash=[5, 4], strokeWidth=2)
        .encode(x=x, x2="x2", y=middle),
        *(
            alt.Chart(data([row]))
            .mark_bar(color=CURVE, size=size, minBandSize=4)
            .encode(x=x, x2="x2", y=alt.value(lane))
            for row, lane, size in spans.bars
        ),
        *(
            alt.Chart(data(rows))
            .mark_point(shape=shape, size=170, fill=colour, stroke=GROUND, strokeWidth=2, opacity=1)
            .encode(x=x, y=middle)
            for rows, shape, colour in (
                (spans.settled, "circle", CURVE),
                (spans.ends, "circle", OPEN),
                (spans.without, "diamond", OPEN),
            )
        ),
    ]
    key = with_capital(words.say("beside").join(words.say(sign) for sign in spans.signs))
    return framed(layers, HEIGHT, (_title(bounds, words), key, _open(bounds, words)), language)


@frozen
class _Spans:
    """What is drawn of bounds: where anything is possible, and where incidents decide, which leave not all between.

    Attributes:
        signs: the phrases that say what is drawn.
        solid: where the total lies, whatever facts are still to come; several bars stand below each other.
        dashed: between which ends it lies, as incidents have it.
        ends: those ends.
        without: the total if no incident happened.
        settled: a total that is settled.
    """

    signs: tuple[str, ...]
    solid: Sequence[DrawnRow] = ()
    dashed: Sequence[DrawnRow] = ()
    ends: Sequence[DrawnRow] = ()
    without: Sequence[DrawnRow] = ()
    settled: Sequence[DrawnRow] = ()

    @classmethod
    def of(cls, bounds: ScoreBounds, most: Fraction) -> _Spans:
        whole, none = _span(bounds, most), bounds.without_incidents
        if bounds.low is not None and bounds.low == bounds.high:
            return cls(("bounds_settled",), settled=[whole])
        if not any(path.startswith(pointer("incidents")) for path in bounds.open_matters):
            return cls(("bounds_bar",), solid=[whole])
        if none is None:
            return cls._of_pending(bounds, whole, most)
        ends, without = [{"x": whole["x"]}], [_span(none, most)]
        if _is_one(*without):
            return cls(("bounds_without", "bounds_dashed"), dashed=[whole], ends=ends, without=without)
        return cls(("bounds_bar_without", "bounds_dashed"), solid=without, dashed=[whole], ends=ends)

    @classmethod
    def _of_pending(cls, bounds: ScoreBounds, whole: DrawnRow, most: Fraction) -> _Spans:
        """Of incidents that are pending: each way in which they may be settled."""
        totals = [_span(one, most) for one in settled_totals(bounds)]
        if all(map(_is_one, totals)):
            return cls(("bounds_only",), dashed=[whole], ends=[{"x": row["x"]} for row in totals])
        return cls(("bounds_bars" if len(totals) > 1 else "bounds_bar",), solid=totals)

    @property
    def bars(self) -> Iterator[tuple[DrawnRow, float, float]]:
        """Each bar, where it lies and how high it is."""
        room = HEIGHT / (len(self.solid) + 1)
        for number, row in enumerate(self.solid, start=1):
            yield row, room * number, min(BAR, room * FILLED)


def _span(bounds: ScoreBounds | SettledTotal, most: Fraction) -> DrawnRow:
    return {"x": place(_end(bounds.low, Fraction(0))), "x2": place(_end(bounds.high, most))}


def _is_one(span: DrawnRow) -> bool:
    """Whether a span is a single total."""
    return span["x"] == span["x2"]


def _end(end: Decimal | Fraction | None, otherwise: Fraction) -> Fraction:
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
    number = len(bounds.undecided)
    return words.say("bounds_open_one" if number == 1 else "bounds_open", number=number, clauses=clauses)
