"""Teams and days (考核组组成、核查时间安排): an assignment of units to teams and days, held against the plan.

Nothing is assigned here. Teams are known by the units their members come from; nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from huizhou_qa.errors import EvidenceError
from huizhou_qa.ground.evidence.plain_values import Faults, Given
from huizhou_qa.onsite.plan import on_site_plan
from huizhou_qa.scheme.findings import Finding
from huizhou_qa.scheme.on_site import OnSitePlan
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
    error, one after the main text's a warning. Raises EvidenceError listing every fault of form.
    """
    plan = on_site_plan(scheme)
    faults = Faults()
    table = _read(Given(timetable, "", faults))
    if faults.found:
        raise EvidenceError("the timetable cannot be read", faults.found)
    return (*_of_teams(plan, table), *_of_visits(plan, table))


def _read(given: Given) -> Timetable:
    keys = given.keys(("member_units", "units", "teams", "visits"))
    table = Timetable(
        _texts(keys["member_units"]),
        _texts(keys["units"]),
        tuple(_team(one) for one in keys["teams"].members()),
        tuple(_visit(one) for one in keys["visits"].members()),
    )
    _refuse_repeated(given, "units", list(table.units))
    _refuse_repeated(given, "teams", [team.id for team in table.teams])
    _refuse_repeated(given, "visits", [visit.unit for visit in table.visits])
    for at, visit in enumerate(table.visits):
        if visit.team and visit.team not in {team.id for team in table.teams}:
            given.faults.add(f"/visits/{at}/team", "unknown_name", "no team has this id")
        if visit.unit and visit.unit not in table.units:
            given.faults.add(f"/visits/{at}/unit", "unknown_name", "it is not among the units")
    return table


def _refuse_repeated(given: Given, section: str, names: list[str]) -> None:
    for at, name in enumerate(names):
        if name and name in names[:at]:
            given.faults.add(f"/{section}/{at}", "repeated_id", "it stands here twice; write each once")


def _texts(given: Given) -> tuple[str, ...]:
    return tuple(one.text() for one in given.members())


def _team(given: Given) -> Team:
    keys = given.keys(("id", "head", "members"))
    return Team(keys["id"].text(), keys["head"].text(), _texts(keys["members"]))


def _visit(given: Given) -> Visit:
    keys = given.keys(("unit", "team", "days"))
    days = tuple(one.day() for one in keys["days"].members())
    if len(set(days)) < len(days):
        keys["days"].refuse("repeated_day", "a day stands here twice; write each once")
    return Visit(keys["unit"].text(), keys["team"].text(), days)


def _of_teams(plan: OnSitePlan, table: Timetable) -> Iterator[Finding]:
    if len(table.teams) != plan.teams.teams:
        yield plan.findings.finding("team_count", "/teams")
    for at, team in enumerate(table.teams):
        where = f"/teams/{at}"
        if len(team.members) != plan.teams.members:
            yield plan.findings.finding("team_size", where + "/members")
        if team.head not in table.member_units or team.head not in team.members:
            yield plan.findings.finding("head_not_of_member_unit", where + "/head")
        # The head has one of the seats and was looked at already.
        seat = team.members.index(team.head) if team.head in team.members else None
        for number, member in enumerate(team.members):
            if member not in table.member_units and number != seat:
                yield plan.findings.finding("member_not_of_member_unit", f"{where}/members/{number}")


def _of_visits(plan: OnSitePlan, table: Timetable) -> Iterator[Finding]:
    visited = {visit.unit for visit in table.visits if visit.days}
    for at, unit in enumerate(table.units):
        if unit not in visited:
            yield plan.findings.finding("unit_not_visited", f"/units/{at}")
    taken: set[tuple[str, date]] = set()
    for at, visit in enumerate(table.visits):
        if visit.days and len(visit.days) != plan.teams.days:
            yield plan.findings.finding("days_unusual", f"/visits/{at}/days")
        for number, day in enumerate(visit.days):
            yield from _of_day(plan, visit.team, day, f"/visits/{at}/days/{number}", taken)


def _of_day(plan: OnSitePlan, team: str, day: date, path: str, taken: set[tuple[str, date]]) -> Iterator[Finding]:
    judged = plan.window.judge(day)
    if judged != "in_time":
        yield plan.findings.finding(f"visit_{judged}", path)
    if (team, day) in taken:
        yield plan.findings.finding("team_in_two_places", path)
    taken.add((team, day))
