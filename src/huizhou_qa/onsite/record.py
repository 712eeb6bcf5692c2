"""The on-site score of a unit as frozen data, and the rows of its sheet. How it comes about is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeVar

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Wording, described, is_a, pointer, printable, shown
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping, held_in
from huizhou_qa.markup import Html, HtmlFace, Telling, element, run_on, total_figure
from huizhou_qa.plans.on_site import OnSitePlan, OnSitePoint, Scale
from huizhou_qa.readers import NumberStep
from huizhou_qa.scheme.terms import Terms

SEEN = Wording("实地核查得分", "On-site score")
OF = Wording("／ {full}", "of {full}")
TABLE = Wording("{name}：{points}／{full}", "{name}: {points} of {full}")
LEVEL = Wording("{word}{level}", "{word} {level}")
TIMES = Wording("{rated}×{times}", "{rated} × {times}")
PLUS = Wording("＋", " + ")
SUBTOTAL, TOTAL = Wording("小计", "Subtotal"), Wording("总分", "Total")
SCALES_TOLD: Mapping[Scale, Wording] = FrozenMapping(
    {
        "scaled": Wording("各档按满分折算", "Ratings scaled to the full marks"),
        "literal": Wording("各档按所列分值", "ratings counted as printed"),
    }
)

Value = TypeVar("Value")
Levels = FrozenMapping[str, tuple[int, ...]]


class OnSiteRow(NamedTuple):
    """A row of the on-site sheet: 考核内容、序号、考核要点、分值、评价细则、评分.

    Under each table stands a row whose 考核要点 is 小计, under the last one 总分. 评价细则 holds the
    levels given and how they became points. In English the names are those of the edition.
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
    # Words for readers: two results are equal that were rated alike.
    terms: Terms = field(factory=Terms, eq=False, repr=False)

    def _summary(self) -> str:
        tables = ", ".join(f"{_written(name)} {_written(points)}" for name, points in self.tables.items())
        whose = "".join(f" {_written(one)}" for one in (self.unit, self.day) if one is not None)
        return f"<{type(self).__name__}{whose}: {tables}, total {_written(self.total)}, {_written(self.scale)}>"

    def _html(self, language: Language) -> Html:
        told = _Told(self, Telling(language))
        tell = told.tell
        day = () if self.day is None else (element("span", self.day.isoformat(), class_="soft"),)
        of = element("span", tell.say(OF, full=_full_marks(self.plan)), class_="soft")
        tables = (
            tell.table(
                tell.say(TABLE, name=told.titled(table.name), points=self.tables[table.name], full=table.max_points),
                ("item", "name", "level", "points", "full"),
                (
                    (one.number, told.titled(one.name), told.rating(one), self.points[one.id], one.max_points)
                    for one in table.points
                ),
            )
            for table in self.plan.tables
        )
        seen = f"{tell.told(SEEN)} · {told.titled(self.plan.title)}"
        return run_on(
            (
                tell.head(seen, self.unit or "", total_figure(self.total), of, *day),
                *tables,
                tell.small(tell.told(SCALES_TOLD[self.scale])),
            )
        )


def rows_of(record: OnSiteRecord, language: Language) -> Iterator[OnSiteRow]:
    """The rows of the sheet of a record that agrees with itself."""
    told = _Told(record, Telling(language))
    for table in record.plan.tables:
        content = told.titled(table.name)
        for point in table.points:
            full, score = point.max_points, record.points[point.id]
            yield OnSiteRow(content, str(point.number), told.titled(point.name), full, told.rating(point), score)
        yield OnSiteRow(content, "", told.tell.told(SUBTOTAL), table.max_points, "", record.tables[table.name])
    yield OnSiteRow("", "", told.tell.told(TOTAL), _full_marks(record.plan), "", record.total)


@frozen
class _Told:
    """The words of a record in one language."""

    record: OnSiteRecord
    tell: Telling

    def called(self, name: str) -> str:
        return self.tell.told(self.record.terms.called(name))

    def titled(self, name: str) -> str:
        """A name where it stands by itself: in English with a capital."""
        return self.tell.titled(self.record.terms.called(name))

    def rating(self, point: OnSitePoint) -> str:
        """The levels in words: 好5＋较好4 where there are parts, 较好4×2 where a level counts more than once."""
        times = point.weight(self.record.scale)
        return self.tell.told(PLUS).join(self._level(point, level, times) for level in self.record.ratings[point.id])

    def _level(self, point: OnSitePoint, level: int, times: Fraction) -> str:
        rated = self.tell.say(LEVEL, word=self.called(point.levels[point.best - level]), level=level)
        return rated if times == 1 else self.tell.say(TIMES, rated=rated, times=times)


def _full_marks(plan: OnSitePlan) -> int:
    return sum(table.max_points for table in plan.tables)


def _written(value: object) -> str:
    if is_a(value, str):
        return printable(str.__str__(value))
    return value.isoformat() if type(value) is date else shown(value)
