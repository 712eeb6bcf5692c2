"""Rating a unit on site: points, tables and total, with the workings they come from.

How the on-site 100 joins the 100 of Annex 1 is printed nowhere, so nothing here joins them. The
ratings are the panel's agreed ones (集中评议): one a part, not one a member or a firm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, VerificationError, pointer
from huizhou_qa.errors.shown import printable
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.name_reading import read_name
from huizhou_qa.ground.evidence.plain_values import Faults, Given
from huizhou_qa.ground.workings import OnCurve
from huizhou_qa.ledger.auditing import audit
from huizhou_qa.onsite.plan import on_site_plan
from huizhou_qa.onsite.ratings import Levels, read_ratings, values_of
from huizhou_qa.scheme.on_site import LEVELS, OnSitePlan, OnSitePoint, Scale
from huizhou_qa.scheme.scheme import Scheme

WORDS = {number: word for word, number in LEVELS.items()}


class SheetRow(NamedTuple):
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


@frozen(repr=False)
class OnSiteAssessment:
    """The on-site score of a unit (附件2), with all that it rests on.

    ``points`` by point id, ``tables`` by the table's Chinese name and ``total`` are whole points;
    ``ratings`` are the levels given, ``workings`` how each point came about, ``scale`` how levels
    became points. ``unit`` is the unit that was rated and ``day`` the day of the rating, None where
    nobody has said; a composite takes no result without its unit.
    """

    plan: OnSitePlan
    scale: Scale
    ratings: Levels = field(converter=FrozenMapping[str, tuple[int, ...]])
    workings: FrozenMapping[str, OnCurve] = field(converter=FrozenMapping[str, OnCurve])
    points: FrozenMapping[str, int] = field(converter=FrozenMapping[str, int])
    tables: FrozenMapping[str, int] = field(converter=FrozenMapping[str, int])
    total: int
    unit: str | None = None
    day: date | None = None

    def verify(self) -> None:
        """Recomputes everything from the ratings and the plan's rules.

        Raises VerificationError naming everything that does not agree.
        """
        faults = list(_disagreements(self))
        if faults:
            raise VerificationError("the on-site ledger does not agree with itself", faults)

    def sheet(self) -> tuple[SheetRow, ...]:
        """The rows of the sheet, the tables' points in order, each table's 小计, and the 总分."""
        return tuple(_rows(self))

    def __repr__(self) -> str:
        tables = ", ".join(f"{name} {points}" for name, points in self.tables.items())
        whose = "" if self.unit is None else f" {printable(str(self.unit))}"
        when = "" if self.day is None else f" {printable(str(self.day))}"
        return f"<OnSiteAssessment{whose}{when}: {tables}, total {self.total}, {self.scale}>"


def assess_on_site(
    scheme: Scheme,
    ratings: Mapping[str, object],
    *,
    unit: str | None = None,
    day: date | str | None = None,
    scale: str | None = None,
) -> OnSiteAssessment:
    """The on-site score (附件2) for the ratings that the panel agreed on.

    ``ratings`` maps every point's id to a level's word or number, and the points in two parts
    (briefing.1, briefing.3) to a list of two. ``unit`` is the unit rated (县、区) and ``day`` the day of
    the rating, a date or its ISO text; without its unit a result cannot become part of a composite.
    ``scale`` is ``scaled`` (the default: a rating of a point of 10 marks without parts is doubled) or
    ``literal`` (every rating counts as printed). Raises EvidenceError or MissingEvidenceError listing
    every fault by its path, SchemeError for an unknown scale or a scheme without an on-site check.
    """
    plan = on_site_plan(scheme)
    chosen = plan.scale(scale)
    faults = Faults()
    whose = None if unit is None else read_name(Given(unit, "/unit", faults))
    when = None if day is None else Given(day, "/day", faults).day()
    levels = read_ratings(plan, ratings, faults)
    values = values_of(plan, levels)
    workings = {point.id: point.rule(chosen).evaluate(values) for point in plan.points()}
    points = {id_: int(working.points) for id_, working in workings.items()}
    tables = {table.name: sum(points[point.id] for point in table.points) for table in plan.tables}
    return OnSiteAssessment(plan, chosen, levels, workings, points, tables, sum(tables.values()), whose, when)


def _disagreements(ledger: OnSiteAssessment) -> Iterator[Fault]:
    yield from _of_whom(ledger)
    if ledger.scale not in ("scaled", "literal"):
        yield Fault("/scale", "unknown_choice", "there is no such scale; it is scaled or literal")
        return
    ill_formed = [id_ for id_, levels in ledger.ratings.items() if not _are_levels(levels)]
    for id_ in ill_formed:
        yield Fault(pointer("ratings", str(id_)), "wrong_form", "a ledger holds whole numbers from 1 to 5 in a tuple")
    if ill_formed:
        return
    try:
        levels = read_ratings(ledger.plan, _as_given(ledger.plan, ledger.ratings), Faults())
    except (EvidenceError, MissingEvidenceError) as error:
        for fault in error.faults:
            yield fault.under(pointer("ratings"))
        return
    values, points = values_of(ledger.plan, levels), dict[str, int]()
    for point in ledger.plan.points():
        rule, working = point.rule(ledger.scale), ledger.workings.get(point.id)
        messages = ["it is missing"] if working is None else audit(rule, working, values)
        for message in messages:
            yield Fault(pointer("workings", point.id), "differs", message)
        # By hand: the levels added up, times what a level is worth.
        points[point.id] = int(sum(levels[point.id]) * point.weight(ledger.scale))
    tables = {table.name: sum(points[point.id] for point in table.points) for table in ledger.plan.tables}
    yield from _differing("workings", ledger.workings, dict.fromkeys(points), names_only=True)
    yield from _differing("points", ledger.points, points)
    yield from _differing("tables", ledger.tables, tables)
    yield from _differing("", {"total": ledger.total}, {"total": sum(tables.values())})


def _of_whom(ledger: OnSiteAssessment) -> Iterator[Fault]:
    faults = Faults()
    if ledger.unit is not None:
        read_name(Given(ledger.unit, "/unit", faults))
    if ledger.day is not None and type(ledger.day) is not date:
        faults.found.append(Fault.of("/day", "wrong_type", case="day"))
    yield from faults.found


def _are_levels(levels: object) -> bool:
    return isinstance(levels, tuple) and all(type(level) is int and level in WORDS for level in levels)


def _as_given(plan: OnSitePlan, ratings: Levels) -> dict[str, object]:
    """The ratings as a caller gives them: a list only where a point has parts."""
    single = {point.id for point in plan.points() if not point.parts}
    return {id_: levels[0] if id_ in single and len(levels) == 1 else levels for id_, levels in ratings.items()}


def _differing(
    section: str, stated: Mapping[str, object], recomputed: Mapping[str, object], *, names_only: bool = False
) -> Iterator[Fault]:
    where = pointer(section) if section else ""
    for name in dict.fromkeys([*recomputed, *stated]):
        if name not in recomputed:
            yield Fault(where + pointer(str(name)), "differs", "the plan knows nothing of this name")
        elif not names_only and (type(stated.get(name)) is not int or stated.get(name) != recomputed[name]):
            message = f"the ledger says {stated.get(name)}, recomputed it is {recomputed[name]}"
            yield Fault(where + pointer(str(name)), "differs", message[:120])


def _rows(ledger: OnSiteAssessment) -> Iterator[SheetRow]:
    for table in ledger.plan.tables:
        for point in table.points:
            rating = _words(point, ledger.ratings[point.id], ledger.scale)
            score = ledger.points[point.id]
            yield SheetRow(table.name, str(point.number), point.name, point.max_points, rating, score)
        yield SheetRow(table.name, "", "小计", table.max_points, "", ledger.tables[table.name])
    full = sum(table.max_points for table in ledger.plan.tables)
    yield SheetRow("", "", "总分", full, "", ledger.total)


def _words(point: OnSitePoint, levels: tuple[int, ...], scale: Scale) -> str:
    """The levels in words: 好5＋较好4 where there are parts, 较好4×2 where a level counts more than once."""
    weight = point.weight(scale)
    times = "" if weight == 1 else f"×{weight}"
    return "＋".join(f"{WORDS[level]}{level}{times}" for level in levels)
