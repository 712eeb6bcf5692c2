"""A clause as a curve with open and closed ends, the unit on it, and the nearest edge that earns more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

import altair as alt
from attrs import frozen

from huizhou_qa.analysis.moving.one_input import Moving
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.named_inputs import input_named
from huizhou_qa.charts.along import (
    BetterPlace,
    PieceAlong,
    ends_within,
    nearest_better,
    pieces_along,
    shown_range,
)
from huizhou_qa.charts.curve import DrawnCurve, number_of
from huizhou_qa.charts.frame import BETTER, CURVE, GROUND, UNIT, DrawnRow, data, framed, place, wrapped
from huizhou_qa.charts.marks import dots, words_at
from huizhou_qa.charts.room import Plot, Point
from huizhou_qa.charts.ticks import apart, tick_text
from huizhou_qa.charts.told import ChartWords
from huizhou_qa.errors import EvidenceError, Fault, described, is_a
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.asked import asked
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import FACTS, MARKS
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.words import criterion
from huizhou_qa.words.leaves import Leaf
from huizhou_qa.words.numbers import number

HEIGHT = 300
# Above and below the points is such a part of their span; marks beside them are so many pixels apart.
ROOM, LINE = 8, 14
# The rule stands below the title in so many lines at most, each so many Latin letters broad.
MOST_LINES, BREADTH = 3, 96


def clause_chart(result: Assessment, clause: str, fact: str | None = None, language: Language = "zh") -> alt.LayerChart:
    """What a clause gives along one of its inputs, exactly, with all else as the unit has it.

    A closed end is a filled circle, an open one a hollow circle; a count has points alone. ``fact`` chooses the input
    by name where the clause reads several; without it, it is the one that the clause is about. Raises EvidenceError
    for a clause or a fact that there is not, and for a unit in which there is nothing of it;
    VerificationError for a result that does not agree with itself.
    """
    if not is_a(result, Assessment):
        raise EvidenceError([Fault.of("", "wrong_type", case="score", given=described(result))], {"case": "chart"})
    require_sound({"": result})
    drawn = _Drawn.of(result, clause, fact, ChartWords(result.scheme, language))
    return drawn.chart()


@frozen
class _Drawn:
    """One clause of one unit along one input."""

    result: Assessment
    clause: Clause
    leaf: Input
    current: Fraction
    pieces: tuple[PieceAlong, ...]
    words: ChartWords

    @classmethod
    def of(cls, result: Assessment, id_: str, fact: str | None, words: ChartWords) -> _Drawn:
        clause = result.scheme.clauses.get(id_) if is_a(id_, str) else None
        if clause is None:
            known = tuple(result.scheme.clauses)
            raise EvidenceError(
                [Fault.of("/clause", "unknown_clause", case="chart", given=described(id_), known=known)],
                {"case": "chart"},
            )
        leaves = _subjects(clause) if fact is None else (input_named(result.scheme, fact, "/fact"),)
        unit, drawn = Unit(result.scheme, result.evidence), []
        for leaf in leaves:
            moving = Moving(unit, leaf)
            if leaf in clause.rule.inputs and moving.current is not None:
                drawn.append(cls(result, clause, leaf, moving.current, pieces_along(moving, clause), words))
        if not drawn:
            along = tuple(leaf.name for leaf in _subjects(clause))
            raise EvidenceError([Fault.of("/fact", "not_along", clause=id_, along=along)], {"case": "chart"})
        # Where several are read, the first that can earn more by itself.
        return next((one for one in drawn if one.better is not None), drawn[0])

    @cached_property
    def better(self) -> BetterPlace | None:
        """The nearest place that earns more, if there is one."""
        counted = self.result.clauses[self.clause.id].counted
        return nearest_better(self.pieces, self.current, counted, self._shown, whole=self._whole)

    def chart(self) -> alt.LayerChart:
        """The chart."""
        x = alt.X(
            "x:Q",
            axis=self._marked(),
            scale=alt.Scale(domain=self._domain(), nice=False, zero=False),
        )
        y = alt.Y(
            "y:Q",
            axis=self._standing(),
            scale=alt.Scale(domain=self._points(), nice=False),
        )
        curve = DrawnCurve(self.pieces, self._shown, self._whole)
        ends = curve.ends()
        layers = [
            alt.Chart(data(curve.lines())).mark_rule(color=CURVE, strokeWidth=3).encode(x=x, x2="x2", y=y, y2="y2"),
            dots([row for row in ends if row["end"] == "closed"], x, y, fill=CURVE, shape="circle"),
            dots([row for row in ends if row["end"] == "open"], x, y, fill=GROUND, shape="circle"),
            dots([row for row in ends if row["end"] == "on"], x, y, fill=CURVE, shape="triangle-right"),
            *self._told(x, y, list(curve.taken(self._plot))),
        ]
        key = self._key({row["end"] for row in ends})
        return framed(layers, HEIGHT, (self._title(), *self._rule(), key), self.words.language)

    def _key(self, ends: set[object]) -> str:
        """What the signs mean, of those that are drawn."""
        if self._words or self._whole:
            signs = ["key_words" if self._words else "key_whole"]
        else:
            signs = [f"key_{end}" for end in ("closed", "open") if end in ends]
        better = [] if self.better is None else ["key_better_word" if self._words else "key_better"]
        return self.words.say("beside").join(self.words.say(sign) for sign in (*signs, "key_unit", *better))

    def _rule(self) -> list[str]:
        """The rule in words, where it is short enough to stand below a title."""
        lines = wrapped(self.words.told(criterion(self.clause.rule.node, self.clause.rule.readings)), BREADTH)
        return lines if len(lines) <= MOST_LINES else []

    def _standing(self) -> alt.Axis:
        """The axis of the points, its title above it and never on its side."""
        return alt.Axis(
            title=self.words.say("points"),
            values=self._heights(),
            format=".2f",
            titleAngle=0,
            titleAlign="right",
            titleAnchor="start",
            titleX=-6,
            titleY=-8,
        )

    @property
    def _whole(self) -> bool:
        return asked(self.leaf).whole

    @property
    def _words(self) -> tuple[str, ...]:
        """The words that its numbers stand for, the first being 0."""
        return tuple(map(self.words.told, Leaf(self.leaf, self.current).words))

    def _marked(self) -> alt.Axis:
        """The axis of the input, marked at its edges; of words, in words."""
        if self._words:
            marked, said = list(map(Fraction, range(len(self._words)))), list(self._words)
        else:
            marked = self._edges()
            said = [tick_text(one) for one in marked]
        values, texts = json.dumps(list(map(place, marked))), json.dumps(said, ensure_ascii=False)
        return alt.Axis(
            title=self._axis(),
            grid=False,
            values=list(map(place, marked)),
            labelOverlap=False,
            labelFlush=False,
            labelExpr=f"{texts}[indexof({values}, datum.value)]",
        )

    def _axis(self) -> str:
        leaf = Leaf(self.leaf, self.current)
        label, unit = self.words.told(leaf.label), self.words.told(leaf.unit)
        return self.words.say("axis", label=label, unit=unit) if unit else label

    def _edges(self) -> list[Fraction]:
        """Where the axis is marked: at edges, the nearest first, and at the unit, as far as they have room."""
        own = {end for piece in self.pieces for end in (piece.over.low, piece.over.high)}
        ends = {end for piece in self.pieces for end in ends_within(piece, self._shown)} & own
        edges = sorted(ends, key=lambda end: (abs(end - self.current), end))
        return apart([*edges, self.current], lambda one: self._plot.at(place(one), 0)[0])

    def _domain(self) -> list[float]:
        """The ends of what is shown."""
        return [place(end) for end in (self._shown.low, self._shown.high) if end is not None]

    @property
    def _plot(self) -> Plot:
        return Plot(self._domain(), self._points(), HEIGHT)

    def _heights(self) -> list[float]:
        """Where the other axis is marked: at no points, and at what the ends of pieces earn."""
        heights = {piece.course.at(end) for piece in self.pieces for end in ends_within(piece, self._shown)}
        most = sorted(heights | {Fraction(0)}, key=lambda one: (one != 0, -one))
        return [place(one) for one in apart(most, lambda one: self._plot.at(0, place(one))[1], LINE)]

    def _told(self, x: alt.X, y: alt.Y, taken: list[Point]) -> Iterator[alt.Chart]:
        """The nearest place that earns more, and the unit, each with its words where they have most room."""
        rows = [(self._unit(), UNIT)]
        better = self._better()
        if better is not None:
            rows.insert(0, (better, BETTER))
            ring = alt.Chart(data([better])).mark_point(
                shape="circle", size=260, stroke=BETTER, strokeWidth=3, fill=None
            )
            down = alt.Chart(data([better])).mark_rule(color=BETTER, strokeDash=[5, 4], strokeWidth=1.5)
            yield from (down.encode(x=x, y=y, y2="y2"), ring.encode(x=x, y=y))
            top, bottom = ((number_of(better, "x"), number_of(better, end)) for end in ("y", "y2"))
            taken += self._plot.line(top, bottom)
        yield dots([self._unit()], x, y, fill=UNIT, shape="diamond")
        taken.append(self._plot.at(number_of(rows[-1][0], "x"), number_of(rows[-1][0], "y")))
        for row, colour in rows:
            side, more = self._plot.side(str(row["text"]), (number_of(row, "x"), number_of(row, "y")), taken)
            taken += more
            yield from words_at(row, (x, y), colour, side)

    def _points(self) -> list[float]:
        least, most = self.clause.rule.extremes()
        low = min(Fraction(0), least or Fraction(0), self.result.clauses[self.clause.id].counted)
        high = max(Fraction(self.clause.max_points), most or Fraction(0))
        # Room for the words of a unit that stands at either end.
        return [place(low - (high - low) / ROOM), place(high + (high - low) / ROOM)]

    def _title(self) -> str:
        line = self.result.clauses[self.clause.id]
        return self.words.say(
            "clause_title",
            id=self.clause.id,
            name=self.words.titled(self.clause.name),
            unit=self.result.unit,
            value=self._value(self.current),
            points=self.words.points(line),
            full=line.max_points,
        )

    def _value(self, value: Fraction) -> str:
        return self.words.told(Leaf(self.leaf, value).told(value))

    def _unit(self) -> DrawnRow:
        """The unit on the curve, and what it has."""
        line = self.result.clauses[self.clause.id]
        exact, written = line.working.points, self.words.points(line)
        rounded = Fraction(line.points or exact) != exact
        text = self.words.say(
            "unit_written" if rounded else "unit_at",
            unit=self.result.unit,
            value=self._value(self.current),
            exact=self.words.told(number(exact)),
            points=written,
        )
        return {"x": place(self.current), "y": place(exact), "text": text}

    @cached_property
    def _shown(self) -> Interval:
        """What is shown of the range."""
        low, high = shown_range(self.pieces, self.current, asked(self.leaf).range, whole=self._whole)
        return Interval(low, high, low_closed=True, high_closed=True)

    def _better(self) -> DrawnRow | None:
        """The nearest place that earns more, with what it needs and gives."""
        better, counted = self.better, self.result.clauses[self.clause.id].counted
        if better is None:
            return None
        included, above = ("better_from", "better_to"), ("better_above", "better_below")
        phrase = (included if better.included else above)[not better.upwards]
        leaf, write = Leaf(self.leaf, better.at), self.result.scheme.rounding.write
        text = self.words.say(
            "better_yes" if leaf.words else phrase,
            points=write(better.points),
            gain=write(better.points - counted),
            end=self.words.told(leaf.told(better.at, better.within)),
            number=self.words.told(number(better.at, better.within)) + ("%" if self.leaf.unit == "%" else ""),
        )
        return {"x": place(better.at), "y": place(better.points), "y2": self._points()[0], "text": text}


def _subjects(clause: Clause) -> tuple[Input, ...]:
    """What the clause is about: as declared, or the facts and marks that its rule reads and nothing holds."""
    if clause.subject is not None:
        return (clause.subject,)
    return tuple(leaf for leaf in clause.rule.inputs if leaf.section in (FACTS, MARKS) and leaf.held_by is None)
