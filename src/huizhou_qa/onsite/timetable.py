"""Teams and days (考核组组成、核查时间安排): an assignment of units to teams and days, held against the plan.

Nothing is assigned here. Teams are known by the units their members come from; nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from huizhou_qa.errors import described, pointer
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.fields.names import compared, named_alike
from huizhou_qa.onsite.plan_of_scheme import on_site_plan
from huizhou_qa.plans.findings import Finding
from huizhou_qa.plans.on_site import OnSitePlan
from huizhou_qa.scheme.scheme import Scheme


@frozen
class Team:
    """A team: its id, the unit that its head leads, and the units that its members (the head's too) are from."""

    id: str
    head: str
    members: tuple[str, ...]


@frozen
class Visit:
    """A unit's visit: by which team, on which days."""

    unit: str
    team: str
    days: tuple[date, ...]


@frozen
class Timetable:
    """Who visits whom, and when; ``member_units`` are those of the leading group."""

    member_units: tuple[str, ...]
    units: tuple[str, ...]
    teams: tuple[Team, ...]
    visits: tuple[Visit, ...]


def check_timetable(scheme: Scheme, timetable: Mapping[str, object]) -> tuple[Finding, ...]:
    """What in teams and timetable does not meet the plan (附件2 二、三、; 一、（三）).

    ``timetable`` is ``{"member_units": […], "units": […], "teams": [{"id", "head", "members": […]}],
    "visits": [{"unit", "team", "days": ["2018-01-08", …]}]}``. A day after the annex's limit is an
    error, one after the main text's a warning. Names that differ only in blanks or in the width of
    their characters are one name. Raises EvidenceError listing every fault of form.
    """
    plan = on_site_plan(scheme)
    faults = Faults()
    table = _read(Given(timetable, "", faults))
    faults.raise_if_any(case="timetable")
    return (*_of_teams(plan, table), *_of_visits(plan, table))


def _read(given: Given) -> Timetable:
    keys = given.keys(("member_units", "units", "teams", "visits"))
    table = Timetable(
        tuple(_names(keys["member_units"])),
        tuple(_names(keys["units"])),
        tuple([_team(one) for one in keys["teams"].members()]),
        tuple([_visit(one) for one in keys["visits"].members()]),
    )
    ids = [team.id for team in table.teams]
    _refuse_repeated(given, "member_units", table.member_units)
    _refuse_repeated(given, "units", table.units)
    _refuse_repeated(given, "teams", ids)
    _refuse_repeated(given, "visits", [visit.unit for visit in table.visits])
    for at, visit in enumerate(table.visits):
        where = pointer("visits", str(at))
        if visit.team and not _is_among(visit.team, ids):
            given.faults.add(where + "/team", "unknown_name", case="team", name=described(visit.team))
        if visit.unit and not _is_among(visit.unit, table.units):
            given.faults.add(where + "/unit", "unknown_name", case="visited", name=described(visit.unit))
    return table


def _is_among(name: str, names: Iterable[str]) -> bool:
    return compared(name) in map(compared, names)


def _refuse_repeated(given: Given, section: str, names: Sequence[str]) -> None:
    for at, before in named_alike(names):
        # What could not be read is no name, and was refused already.
        if compared(names[at]):
            where = pointer(section, str(at))
            given.faults.add(where, "repeated_id", case=section, name=described(names[at]), other=described(before))


def _names(given: Given) -> list[str]:
    return [one.name() for one in given.members()]


def _team(given: Given) -> Team:
    keys = given.keys(("id", "head", "members"))
    return Team(keys["id"].name(), keys["head"].name(), tuple(_names(keys["members"])))


def _visit(given: Given) -> Visit:
    keys = given.keys(("unit", "team", "days"))
    days = tuple([one.day() for one in keys["days"].members()])
    repeated = [day for at, day in enumerate(days) if day in days[:at] and day != date.min]
    if repeated:
        keys["days"].refuse("repeated_day", day=repeated[0])
    return Visit(keys["unit"].name(), keys["team"].name(), days)


def _of_teams(plan: OnSitePlan, table: Timetable) -> Iterator[Finding]:
    finding = plan.findings.finding
    if len(table.teams) != plan.teams.teams:
        yield finding("team_count", "/teams", count=len(table.teams))
    for at, team in enumerate(table.teams):
        where, members = pointer("teams", str(at)), list(map(compared, team.members))
        if len(members) != plan.teams.members:
            yield finding("team_size", where + "/members", team=team.id, count=len(members))
        head = compared(team.head)
        if not _is_among(head, table.member_units) or head not in members:
            yield finding("head_not_of_member_unit", where + "/head", team=team.id, unit=team.head)
        # The head has one of the seats and was looked at already.
        seat = members.index(head) if head in members else None
        for number, member in enumerate(team.members):
            if number != seat and not _is_among(member, table.member_units):
                path = where + pointer("members", str(number))
                yield finding("member_not_of_member_unit", path, team=team.id, unit=member)


def _of_visits(plan: OnSitePlan, table: Timetable) -> Iterator[Finding]:
    visited = [visit.unit for visit in table.visits if visit.days]
    for at, unit in enumerate(table.units):
        if not _is_among(unit, visited):
            yield plan.findings.finding("unit_not_visited", pointer("units", str(at)), unit=unit)
    taken: set[tuple[str, date]] = set()
    for at, visit in enumerate(table.visits):
        where, count = pointer("visits", str(at), "days"), len(visit.days)
        if visit.days and count != plan.teams.days:
            yield plan.findings.finding("days_unusual", where, unit=visit.unit, count=count)
        for number, day in enumerate(visit.days):
            yield from _of_day(plan, visit, day, where + pointer(str(number)), taken)


def _of_day(plan: OnSitePlan, visit: Visit, day: date, path: str, taken: set[tuple[str, date]]) -> Iterator[Finding]:
    judged = plan.window.judge(day)
    if judged != "in_time":
        yield plan.findings.finding(f"visit_{judged}", path, unit=visit.unit, day=day)
    place = (compared(visit.team), day)
    if place in taken:
        yield plan.findings.finding("team_in_two_places", path, team=visit.team, day=day)
    taken.add(place)
