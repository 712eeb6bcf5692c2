"""The on-site check (实地核查) as a plan: tables, points, firms, teams and the window of days.

What an edition prints stands here as frozen data. Rating a unit, drawing firms and checking a
timetable are done in ``huizhou_qa.onsite``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import comb
from typing import Literal

from attrs import evolve, field, frozen

from huizhou_qa.errors import SchemeError, printable
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.plans.findings import FindingKinds
from huizhou_qa.plans.kinds import require, require_each
from huizhou_qa.plans.questions import Questions
from huizhou_qa.plans.sheet_columns import RatingColumns
from huizhou_qa.program.entries import Program, Result, result
from huizhou_qa.program.touching import TouchedEntries, touched_entries
from huizhou_qa.rules import Input, Measure, Open
from huizhou_qa.rules.derived import scaled, total
from huizhou_qa.scorers import level

Scale = Literal["scaled", "literal"]
SCALES: tuple[Scale, ...] = ("scaled", "literal")
# What the sum of all tables is called among the entries.
TOTAL = "总分"
# The question that asks for one of the scales.
SCALE = "onsite_scale"
DAY = (date, type(None))
# A draw is made from eight hexadecimal digits.
NUMBERS = 16**8


def _scale(choice: str) -> Scale:
    """The scale that a choice of the question asks for."""
    return "literal" if choice == "literal" else "scaled"


@frozen
class OnSitePoint:
    """A point to be rated (考核要点): full marks, and the parts that are rated one by one if it has any.

    ``levels`` are the words of the levels, the best first; the last is 1. ``ratings`` are the facts that the panel's
    ratings are. Raises SchemeError where ratings on these levels cannot give the full marks in whole points, and for
    levels that are none or repeat a word.
    """

    id: str
    number: int
    name: str
    max_points: int
    locator: str
    parts: tuple[str, ...] = ()
    levels: tuple[str, ...] = field(kw_only=True)
    ratings: tuple[Input, ...] = field(init=False, repr=False, eq=False)

    @ratings.default
    def _facts_of_parts(self) -> tuple[Input, ...]:
        require(self, id=str, number=int, name=str, max_points=int, locator=str)
        require_each(self, parts=str, levels=str)
        if not self.levels or len(set(self.levels)) < len(self.levels):
            raise SchemeError.of("", "repeated_id", case="levels", ids=self.levels)
        if not self.parts:
            return (self._rating(self.id, self.name),)
        return tuple(self._rating(f"{self.id}.{at}", part) for at, part in enumerate(self.parts, 1))

    def _rating(self, id_: str, name: str) -> Input:
        return evolve(level(id_, name), range=Interval.parse(f"[1, {self.best}]"))

    @property
    def best(self) -> int:
        """The number of the best level."""
        return len(self.levels)

    @property
    def numbers(self) -> FrozenMapping[str, int]:
        """The levels by their words."""
        return FrozenMapping({word: self.best - at for at, word in enumerate(self.levels)})

    def __attrs_post_init__(self) -> None:
        weight = self.weight("scaled")
        if weight < 1 or weight.denominator != 1:
            best = self.best * len(self.ratings)
            raise SchemeError.of("", "out_of_range", case="on_site_point", id=self.id, marks=self.max_points, best=best)

    def weight(self, scale: Scale) -> Fraction:
        """How many points a level is worth: scaled to the full marks, or one as the levels are printed."""
        return Fraction(self.max_points, self.best * len(self.ratings)) if scale == "scaled" else Fraction(1)

    def rule(self, scale: Scale) -> Measure:
        """The ratings added up and weighted, as a rule like any other."""
        return scaled(total(*self.ratings), self.weight(scale))

    def open_rule(self, scales: tuple[str, ...]) -> Measure:
        """The same with the scale left open among these, where the point depends on it."""
        rules: dict[str, Measure] = {scale: self.rule(_scale(scale)) for scale in scales}
        return self.rule("literal") if self.weight("scaled") == 1 else Open(SCALE, rules)


@frozen
class OnSiteTable:
    """A table of points; raises SchemeError where their marks do not add up to the table's."""

    id: str
    name: str
    max_points: int
    points: tuple[OnSitePoint, ...]

    def __attrs_post_init__(self) -> None:
        require(self, id=str, name=str, max_points=int)
        require_each(self, points=OnSitePoint)
        total = sum(point.max_points for point in self.points)
        if total != self.max_points:
            marks = self.max_points
            raise SchemeError.of(
                "", "marks_do_not_add_up", case="on_site_table", name=self.name, total=total, marks=marks
            )


@frozen
class FirmRule:
    """How many firms a unit offers, how many are drawn, and the kinds of quality they cover between them."""

    offered: int
    drawn: int
    kinds: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require(self, offered=int, drawn=int)
        require_each(self, kinds=str)
        if not self.kinds:
            raise SchemeError.of("", "empty", case="firm_kinds")
        if not 0 < self.drawn <= self.offered:
            raise SchemeError.of("", "out_of_range", case="drawn", drawn=self.drawn, offered=self.offered)
        if comb(self.offered, self.drawn) > NUMBERS:
            raise SchemeError.of("", "out_of_range", case="groups", drawn=self.drawn, offered=self.offered)


@frozen
class Window:
    """Days in which something is done: not before ``opens``, by ``expected`` in one place, by ``closes`` at the latest.

    None leaves an end open. Raises SchemeError where the days are not in order.
    """

    opens: date | None = None
    expected: date | None = None
    closes: date | None = None

    def __attrs_post_init__(self) -> None:
        require(self, opens=DAY, expected=DAY, closes=DAY)
        days = [day for day in (self.opens, self.expected, self.closes) if day is not None]
        if any(later < earlier for earlier, later in pairwise(days)):
            raise SchemeError.of("", "contradiction", case="window", days=tuple(days))

    def judge(self, day: date) -> str:
        """early, in_time, after_expected or late."""
        if self.opens is not None and day < self.opens:
            return "early"
        if self.closes is not None and day > self.closes:
            return "late"
        return "after_expected" if self.expected is not None and day > self.expected else "in_time"


@frozen
class TeamRule:
    """How many teams there are, how many members each has, and how many days a unit gets in principle."""

    teams: int
    members: int
    days: int

    def __attrs_post_init__(self) -> None:
        require(self, teams=int, members=int, days=int)


@frozen(repr=False)
class OnSitePlan:
    """Everything an edition says of the on-site check; raises SchemeError where an id stands twice."""

    title: str
    raters: str
    tables: tuple[OnSiteTable, ...]
    firms: FirmRule
    teams: TeamRule
    window: Window
    questions: Questions
    findings: FindingKinds
    columns: RatingColumns = field(factory=RatingColumns)

    def __repr__(self) -> str:
        return f"<OnSitePlan {printable(self.title)}: {len(self.tables)} tables>"

    def __attrs_post_init__(self) -> None:
        require(self, columns=RatingColumns)
        require(self, title=str, raters=str, firms=FirmRule, teams=TeamRule, window=Window)
        require(self, questions=Questions, findings=FindingKinds)
        require_each(self, tables=OnSiteTable)
        points, tables = [point.id for point in self.points()], [table.name for table in self.tables]
        ratings = [leaf.name for point in self.points() for leaf in point.ratings]
        # All of them stand beside each other as entries; and a part's rating may be called as another point's is.
        for ids in (points, tables, [*points, *tables, TOTAL], ratings):
            if len(set(ids)) < len(ids):
                raise SchemeError.of("", "repeated_id", case="plan", ids=tuple(ids))

    def program(self, scale: Scale) -> Program:
        """The points, the tables and the total as entries of a program; the on-site check gives no grade."""
        return self._program([Result(point.id, point.rule(scale)) for point in self.points()])

    @property
    def touched(self) -> TouchedEntries:
        """The points that depend on the scale, and the tables and the total that follow from them."""
        return touched_entries(self._open_among(SCALES)).get(SCALE, TouchedEntries())

    @property
    def scales(self) -> tuple[str, ...]:
        """The scales that may be asked for, the default first; none where nothing can be rated for want of one."""
        return next((one.names for one in self.questions.register if one.id == SCALE), ())

    @property
    def open_program(self) -> Program:
        """The points, the tables and the total with the scale left open."""
        return self._open_among(self.scales)

    def _open_among(self, scales: tuple[str, ...]) -> Program:
        return self._program([Result(point.id, point.open_rule(scales)) for point in self.points()])

    def _program(self, rated: list[Result]) -> Program:
        added = [Result(table.name, total(*(result(point.id) for point in table.points))) for table in self.tables]
        return Program((*rated, *added, Result(TOTAL, total(*(one.leaf for one in added)))), ())

    def points(self) -> Iterator[OnSitePoint]:
        """All points, table by table."""
        for table in self.tables:
            yield from table.points

    def scale(self, asked: str | None) -> Scale:
        """The scale asked for, None for the edition's default; raises SchemeError naming the known ones."""
        return _scale(self.questions.chosen(SCALE, asked))

    @property
    def best(self) -> int:
        """The number of the best level of any point."""
        return max((point.best for point in self.points()), default=0)
