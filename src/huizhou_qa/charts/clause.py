"""A clause as a curve with open and closed ends, the unit on it, and the nearest edge that earns more."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from fractions import Fraction

import altair as alt
from attrs import frozen

from huizhou_qa.analysis.moving.one_input import Moving
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.named_inputs import input_named
from huizhou_qa.charts.along import PieceAlong, better_piece, ends_within, pieces_along, shown_range
from huizhou_qa.charts.frame import BETTER, CURVE, GROUND, UNIT, DrawnRow, data, framed, place, wrapped
from huizhou_qa.charts.marks import dots, words_at
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
# A quotient is drawn as so many short lines.
STEPS = 60
# Above and below the points is such a part of their span; words take so much of the height.
ROOM, LINE = 8, 20
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

    @property
    def better(self) -> PieceAlong | None:
        """The nearest piece that earns more, if there is one."""
        return better_piece(self.pieces, self.current, self.result.clauses[self.clause.id].counted)

    def chart(self) -> alt.LayerChart:
        """The chart."""
        shown = self._shown
        x = alt.X(
            "x:Q",
            axis=self._marked(shown),
            scale=alt.Scale(domain=self._domain(), nice=False, zero=False),
        )
        y = alt.Y(
            "y:Q",
            axis=self._standing(shown),
            scale=alt.Scale(domain=self._points(), nice=False),
        )
        lines = [row for piece in self.pieces for row in self._lines(piece, shown)]
        ends = [row for piece in self.pieces for row in self._ends(piece, shown)]
        layers = [
            alt.Chart(data(lines)).mark_rule(color=CURVE, strokeWidth=3).encode(x=x, x2="x2", y=y, y2="y2"),
            dots([row for row in ends if row["end"] == "closed"], x, y, fill=CURVE, shape="circle"),
            dots([row for row in ends if row["end"] == "open"], x, y, fill=GROUND, shape="circle"),
            dots([row for row in ends if row["end"] == "on"], x, y, fill=CURVE, shape="triangle-right"),
            *self._better(x, y),
            *self._unit(x, y),
        ]
        key = self.words.say("clause_key_words" if self._words else "clause_key_whole" if self._whole else "clause_key")
        return framed(layers, HEIGHT, (self._title(), *self._rule(), key), self.words.language)

    def _rule(self) -> list[str]:
        """The rule in words, where it is short enough to stand below a title."""
        lines = wrapped(self.words.told(criterion(self.clause.rule.node, self.clause.rule.readings)), BREADTH)
        return lines if len(lines) <= MOST_LINES else []

    def _standing(self, shown: Interval) -> alt.Axis:
        """The axis of the points, its title above it and never on its side."""
        return alt.Axis(
            title=self.words.say("points"),
            values=self._heights(shown),
            labelOverlap="greedy",
            labelSeparation=2,
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

    def _marked(self, shown: Interval) -> alt.Axis:
        """The axis of the input, marked at its edges; of words, in words."""
        title, values = self._axis(), self._edges(shown)
        if not self._words:
            return alt.Axis(
                title=title, grid=False, values=values, labelOverlap="greedy", labelSeparation=4, format=".6~f"
            )
        every = [place(Fraction(at)) for at in range(len(self._words))]
        said = json.dumps(self._words, ensure_ascii=False)
        return alt.Axis(title=title, grid=False, values=every, labelExpr=f"{said}[datum.value]")

    def _axis(self) -> str:
        leaf = Leaf(self.leaf, self.current)
        label, unit = self.words.told(leaf.label), self.words.told(leaf.unit)
        return self.words.say("axis", label=label, unit=unit) if unit else label

    def _edges(self, shown: Interval) -> list[float]:
        """Where the axis is marked: at edges and at the unit; of whole numbers at each."""
        own = {end for piece in self.pieces for end in (piece.over.low, piece.over.high)}
        ends = {end for piece in self.pieces for end in ends_within(piece, shown)} & own
        return sorted(map(place, ends | {self.current}))

    def _domain(self) -> list[float]:
        """The ends of what is shown."""
        return [place(end) for end in (self._shown.low, self._shown.high) if end is not None]

    def _heights(self, shown: Interval) -> list[float]:
        """Where the other axis is marked: at what the ends of pieces earn."""
        heights = {piece.course.at(end) for piece in self.pieces for end in ends_within(piece, shown)}
        return sorted(map(place, heights))

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

    def _lines(self, piece: PieceAlong, shown: Interval) -> Iterator[DrawnRow]:
        """A piece as it is drawn: of whole numbers nothing, of a quotient many short lines."""
        if self._whole:
            return
        low, high = ends_within(piece, shown)
        parts = STEPS if piece.course.form == "quotient" else 1
        for at in range(parts):
            left, right = (low + (high - low) * step / parts for step in (at, at + 1))
            ends = {"x": place(left), "x2": place(right)}
            yield {**ends, "y": place(piece.course.at(left)), "y2": place(piece.course.at(right))}

    def _ends(self, piece: PieceAlong, shown: Interval) -> Iterator[DrawnRow]:
        """The ends of a piece: included or not, or that it goes on."""
        low, high = ends_within(piece, shown)
        if self._whole:
            for x in map(Fraction, range(math.ceil(low), math.floor(high) + 1)):
                yield _end(x, piece, "on" if x == shown.high and piece.over.high is None else "closed")
            return
        for end, own, closed in (
            (low, piece.over.low, piece.over.low_closed),
            (high, piece.over.high, piece.over.high_closed),
        ):
            if end == own:
                yield _end(end, piece, "closed" if closed else "open")
            elif end == shown.high:
                yield _end(end, piece, "on")

    def _unit(self, x: alt.X, y: alt.Y) -> list[alt.Chart]:
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
        row = {"x": place(self.current), "y": place(exact), "text": text}
        above = not self._is_close(exact)
        return [dots([row], x, y, fill=UNIT, shape="diamond"), *self._label(row, x, y, UNIT, above=above)]

    def _is_close(self, points: Fraction) -> bool:
        """Whether the words of the nearest better edge stand where those of the unit would."""
        low, high = (Fraction(str(one)) for one in self._points())
        return self.better is not None and abs(self._at_better(self.better)[1] - points) * HEIGHT < LINE * (high - low)

    def _at_better(self, piece: PieceAlong) -> tuple[Fraction, Fraction]:
        """The near end of the nearest better piece, and what it earns."""
        low, high = ends_within(piece, self._shown)
        end = low if low >= self.current else high
        return end, piece.course.at(end)

    @property
    def _shown(self) -> Interval:
        """What is shown of the range."""
        low, high = shown_range(self.pieces, self.current, asked(self.leaf).range, whole=self._whole)
        return Interval(low, high, low_closed=True, high_closed=True)

    def _better(self, x: alt.X, y: alt.Y) -> list[alt.Chart]:
        """The nearest piece that earns more: its near end ringed, with what it needs and gives."""
        counted, piece = self.result.clauses[self.clause.id].counted, self.better
        if piece is None:
            return []
        end, points = self._at_better(piece)
        up = end >= self.current and end == ends_within(piece, self._shown)[0]
        closed, write = piece.over.low_closed if up else piece.over.high_closed, self.result.scheme.rounding.write
        phrase = ("better_from" if closed else "better_above") if up else ("better_to" if closed else "better_below")
        text = self.words.say(
            "better_yes" if Leaf(self.leaf, end).words else phrase,
            points=write(points),
            gain=write(points - counted),
            end=self.words.told(Leaf(self.leaf, end).told(end, piece.over)),
            number=self.words.told(number(end, piece.over)) + ("%" if self.leaf.unit == "%" else ""),
        )
        row = {"x": place(end), "y": place(points), "y2": self._points()[0], "text": text}
        ring = alt.Chart(data([row])).mark_point(shape="circle", size=260, stroke=BETTER, strokeWidth=3, fill=None)
        down = alt.Chart(data([row])).mark_rule(color=BETTER, strokeDash=[5, 4], strokeWidth=1.5)
        return [down.encode(x=x, y=y, y2="y2"), ring.encode(x=x, y=y), *self._label(row, x, y, BETTER, above=True)]

    def _label(self, row: DrawnRow, x: alt.X, y: alt.Y, colour: str, *, above: bool) -> list[alt.Chart]:
        """A text beside a place, on the side on which there is room."""
        low, high = self._domain()
        right = place(Fraction(str(row["x"]))) * 2 < low + high
        return words_at(row, (x, y), colour, right=right, above=above)


def _end(x: Fraction, piece: PieceAlong, end: str) -> DrawnRow:
    return {"x": place(x), "y": place(piece.course.at(x)), "end": end}


def _subjects(clause: Clause) -> tuple[Input, ...]:
    """What the clause is about: as declared, or the facts and marks that its rule reads and nothing holds."""
    if clause.subject is not None:
        return (clause.subject,)
    return tuple(leaf for leaf in clause.rule.inputs if leaf.section in (FACTS, MARKS) and leaf.held_by is None)
