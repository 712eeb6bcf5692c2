"""The on-site score of a unit as frozen data, and the rows of its sheet. How it comes about is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Wording, described, is_a, pointer, printable, shown
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping, held_in
from huizhou_qa.markup import Html, HtmlFace, Telling, element, run_on, total_figure
from huizhou_qa.plans.on_site import OnSitePlan, OnSitePoint, Scale
from huizhou_qa.readers import NumberStep

SEEN = Wording("实地核查得分", "On-site score")
OF = Wording("／ {full}", "of {full}")
TABLE = Wording("{name}：{points}／{full}", "{name}: {points} of {full}")
LEVEL = Wording("{word}{level}", "{level} ({word})")
PLUS = Wording("＋", " + ")
SCALES_TOLD: Mapping[Scale, Wording] = FrozenMapping(
    {
        "scaled": Wording("各档按满分折算", "ratings scaled to the full marks"),
        "literal": Wording("各档按所列分值", "ratings counted as printed"),
    }
)

Value = TypeVar("Value")
Levels = FrozenMapping[str, tuple[int, ...]]


class OnSiteRow(NamedTuple):
    """A row of the on-site sheet: 考核内容、序号、考核要点、分值、评价细则、评分.

    Under each table stands a row whose 考核要点 is 小计, under the last one 总分. 评价细则 holds the
    levels given and how they became points.
    """

    content: str
    number: str
    point: str
    full_marks: int
    rating: str
    score: int


def _frozen(name: str, given: Mapping[str, Value]) -> FrozenMapping[str, Value]:
    held = held_in(given)
    if held is None:
        raise EvidenceError.of(pointer(name), "wrong_type", case="on_site_mapping", found=described(given))
    return FrozenMapping(held)


def _ratings(given: Mapping[str, tuple[int, ...]]) -> Levels:
    return _frozen("ratings", given)


def _workings(given: Mapping[str, NumberStep]) -> FrozenMapping[str, NumberStep]:
    return _frozen("workings", given)


def _points(given: Mapping[str, int]) -> FrozenMapping[str, int]:
    return _frozen("points", given)


def _tables(given: Mapping[str, int]) -> FrozenMapping[str, int]:
    return _frozen("tables", given)


@frozen(repr=False)
class OnSiteRecord(HtmlFace):
    """What an on-site score holds; see ``OnSiteAssessment``."""

    plan: OnSitePlan
    scale: Scale
    ratings: Levels = field(converter=_ratings)
    workings: FrozenMapping[str, NumberStep] = field(converter=_workings)
    points: FrozenMapping[str, int] = field(converter=_points)
    tables: FrozenMapping[str, int] = field(converter=_tables)
    total: int
    unit: str | None = None
    day: date | None = None

    def _summary(self) -> str:
        tables = ", ".join(f"{_written(name)} {_written(points)}" for name, points in self.tables.items())
        whose = "".join(f" {_written(one)}" for one in (self.unit, self.day) if one is not None)
        return f"<{type(self).__name__}{whose}: {tables}, total {_written(self.total)}, {_written(self.scale)}>"

    def _html(self, language: Language) -> Html:
        tell = Telling(language)
        day = () if self.day is None else (element("span", self.day.isoformat(), class_="soft"),)
        full = sum(table.max_points for table in self.plan.tables)
        of = element("span", tell.say(OF, full=full), class_="soft")
        tables = (
            tell.table(
                tell.say(TABLE, name=table.name, points=self.tables[table.name], full=table.max_points),
                ("item", "name", "level", "points", "full"),
                (self._point(point, tell) for point in table.points),
            )
            for table in self.plan.tables
        )
        return run_on(
            (
                tell.head(
                    f"{tell.told(SEEN)} · {self.plan.title}", self.unit or "", total_figure(self.total), of, *day
                ),
                *tables,
                tell.small(tell.told(SCALES_TOLD[self.scale])),
            )
        )

    def _point(self, point: OnSitePoint, tell: Telling) -> tuple[object, ...]:
        levels, times = self.ratings[point.id], point.weight(self.scale)
        words = (tell.say(LEVEL, word=point.levels[point.best - level], level=level) for level in levels)
        rated = tell.told(PLUS).join(words) + (f" ×{times}" if times != 1 else "")
        return point.number, point.name, rated, self.points[point.id], point.max_points


def rows_of(record: OnSiteRecord) -> Iterator[OnSiteRow]:
    """The rows of the sheet of a record that agrees with itself."""
    for table in record.plan.tables:
        for point in table.points:
            rating = _in_words(point, record.ratings[point.id], record.scale)
            score = record.points[point.id]
            yield OnSiteRow(table.name, str(point.number), point.name, point.max_points, rating, score)
        yield OnSiteRow(table.name, "", "小计", table.max_points, "", record.tables[table.name])
    full = sum(table.max_points for table in record.plan.tables)
    yield OnSiteRow("", "", "总分", full, "", record.total)


def _in_words(point: OnSitePoint, levels: tuple[int, ...], scale: Scale) -> str:
    """The levels in words: 好5＋较好4 where there are parts, 较好4×2 where a level counts more than once."""
    weight = point.weight(scale)
    times = "" if weight == 1 else f"×{weight}"
    return "＋".join(f"{point.levels[point.best - level]}{level}{times}" for level in levels)


def _written(value: object) -> str:
    if is_a(value, str):
        return printable(str.__str__(value))
    return value.isoformat() if type(value) is date else shown(value)
