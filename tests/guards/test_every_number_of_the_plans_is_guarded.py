"""Every number, day, truth value, order and choice in the plans beside the score, changed: refused or caught.

A changed edition is held against what ``printed_procedure.py`` says is printed, and against what the
checks must find in hand-made tables, submissions and stages. Neither the unchanged scheme nor any copy or
digest of it is looked at.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path

import pytest

from huizhou_qa import Evidence, EvidenceError, HuizhouQAError, MissingEvidenceError, assess
from huizhou_qa.errors import Fault
from huizhou_qa.onsite import Firm, assess_on_site, attainable, check_timetable, draw_firms
from huizhou_qa.plans.findings import Finding
from huizhou_qa.plans.on_site import OnSitePlan
from huizhou_qa.plans.procedure import ProcedurePlan
from huizhou_qa.procedure import check_stages, check_submission, report_skeleton
from huizhou_qa.scheme.scheme import Scheme
from onsite import test_firms_and_timetable as timetables
from procedure import test_stages as stages
from procedure import test_submission as submissions
from support import plan_mutants
from support import printed_procedure as printed
from support.edition_mutants import Edition, Mutant
from support.oracle import FULL_MARKS

# Hundreds of schemes: a deep run, with a command of its own in docs/assurance.md.
pytestmark = pytest.mark.deep

SHARDS = 2

UNITS = json.loads((Path(__file__).parents[1] / "data" / "units.json").read_text("utf-8"))
# A unit that loses some points and not all.
LOSING = Evidence.from_dict(next(unit["evidence"] for unit in UNITS if unit["name"] == "model-0"))
# In the forms of a mobile number, with every digit, and nobody's: none begins with 10.
DIGITS = "1" + "0123456789"
MOBILES = (DIGITS, "+86" + DIGITS, "+86 " + DIGITS, "+86-" + DIGITS)

# What a changed edition says or does, and what the text has it say or do.
Pair = tuple[object, object]
Found = list[tuple[str, str, str, str]]


@cache
def edition() -> Edition:
    return Edition()


def told(findings: tuple[Finding, ...]) -> Found:
    return [(one.code, one.severity, one.where, one.path) for one in findings]


def due(*expected: tuple[str, str]) -> Found:
    """Findings by code and path, with the severity and the place that are printed."""
    return [(code, *printed.FINDINGS[code], path) for code, path in expected]


def refused(act: Callable[[], object]) -> tuple[Fault, ...]:
    """The faults for which evidence is refused or not complete; none where it is taken."""
    try:
        act()
    except (EvidenceError, MissingEvidenceError) as error:
        return error.faults
    return ()


def of_points(scheme: Scheme, plan: OnSitePlan) -> Iterator[Pair]:
    """附件2: points, halves, tables and what can be reached under both scales."""
    yield (plan.title, plan.raters), (printed.ON_SITE_TITLE, printed.RATERS)
    yield {point.levels for point in plan.points()}, {printed.LEVEL_WORDS}
    yield {table.id: (table.name, table.max_points) for table in plan.tables}, printed.TABLES
    rows = {point.id: (point.locator, len(point.parts)) for point in plan.points()}
    yield (
        rows,
        {
            id_: (f"附件2 {printed.TABLES[id_.split('.')[0]][0]} 第{number}项", len(printed.HALVES.get(id_, ())))
            for id_, (number, _, _) in printed.POINTS.items()
        },
    )
    for scale in ("scaled", "literal"):
        literal = {id_: 5 * len(printed.HALVES.get(id_, "1")) for id_ in printed.POINTS}
        full = {id_: most for id_, (_, _, most) in printed.POINTS.items()} if scale == "scaled" else literal
        for level in printed.LEVELS:
            given = {id_: [level, level] if id_ in printed.HALVES else level for id_ in printed.POINTS}
            result = assess_on_site(scheme, given, scale=scale)
            yield list(result.points.items()), [(id_, most * level // 5) for id_, most in full.items()]
        ends = attainable(scheme, scale=scale)
        yield dict(ends.points), {id_: (most // 5, most) for id_, most in full.items()}
    yield ends.total, (15, 75)
    halves = [(id_, at, word) for id_, words in printed.HALVES.items() for at, word in enumerate(words)]
    for id_, at, word in halves:
        ratings = given | {id_: [None if part == at else 1 for part in (0, 1)]}
        faults = refused(partial(assess_on_site, scheme, ratings))
        yield [(fault.path, word in fault.message) for fault in faults], [(f"/{id_}/{at}", True)]
    sheet = [(row.content, row.number, row.point, row.full_marks) for row in result.sheet()]
    yield sheet, list(sheet_printed())


def sheet_printed() -> Iterator[tuple[str, str, str, int]]:
    for table, (name, most) in printed.TABLES.items():
        for id_, (number, point, marks) in printed.POINTS.items():
            if id_.startswith(table):
                yield name, number, point, marks
        yield name, "", "小计", most
    yield "", "", "总分", 100


def of_firms(scheme: Scheme, plan: OnSitePlan) -> Iterator[Pair]:
    """附件2 一、（二）: two of six firms, which cover four kinds."""
    yield plan.firms.kinds, printed.KINDS
    firms = [Firm(f"企业{number}", printed.KINDS) for number in range(printed.FIRMS_OFFERED + 1)]
    yield len(draw_firms(scheme, firms[:-1], "种子")), printed.FIRMS_DRAWN
    for others in (firms, firms[:-2]):
        faults = refused(partial(draw_firms, scheme, others, "种子"))
        yield [(fault.path, fault.code) for fault in faults], [("/firms", "wrong_count")]


def of_timetable(scheme: Scheme, _plan: OnSitePlan) -> Iterator[Pair]:
    """附件2 二、三、: teams, members, days and the window."""
    yield check_timetable(scheme, timetables.timetable()), ()
    for code, _, path, given in timetables.TIMETABLE_CASES:
        yield told(check_timetable(scheme, given)), due((code, path))
    for teams in (printed.TEAMS - 1, printed.TEAMS, printed.TEAMS + 1):
        given = timetables.timetable(teams=[timetables.team(number) for number in range(teams)])
        yield told(check_timetable(scheme, given)), due(("team_count", "/teams")) if teams != printed.TEAMS else []
    for members in (printed.MEMBERS - 1, printed.MEMBERS, printed.MEMBERS + 1):
        given = timetables.with_team(members=[*timetables.UNITS, "商务局"][:members])
        wrong = due(("team_size", "/teams/0/members"))
        yield told(check_timetable(scheme, given)), wrong if members != printed.MEMBERS else []
    for days in (printed.DAYS - 1, printed.DAYS, printed.DAYS + 1):
        given = timetables.with_days(*(f"2018-01-0{number}" for number in range(4, 4 + days)))
        unusual = due(("days_unusual", "/visits/1/days"))
        yield told(check_timetable(scheme, given)), unusual if days != printed.DAYS else []
    for day, judged in window():
        given = timetables.with_days("2018-01-10", day.isoformat())
        yield told(check_timetable(scheme, given)), due((f"visit_{judged}", "/visits/1/days/1")) if judged else []


def window() -> Iterator[tuple[date, str]]:
    """Both sides of every end of the window, with how each is judged."""
    one = timedelta(days=1)
    yield from ((printed.OPENS - one, "early"), (printed.OPENS + 2 * one, ""))
    yield from ((printed.EXPECTED, ""), (printed.EXPECTED + one, "after_expected"))
    yield from ((printed.CLOSES, "after_expected"), (printed.CLOSES + one, "late"))


def of_stages(scheme: Scheme, plan: ProcedurePlan) -> Iterator[Pair]:
    """一、: five stages, what each needs and produces, in order and in time."""
    rows = [(one.id, (one.name, one.locator, one.needs, one.produces)) for one in plan.stages]
    yield rows, list(printed.STAGES.items())
    yield check_stages(scheme, stages.done()), ()
    for code, _, path, changes, choices in stages.CASES:
        yield told(check_stages(scheme, stages.done(**changes), **choices)), due((code, path))
    for day, judged in window():
        earlier = {"self_assessment": "2017-12-01", "document_review": "2017-12-02"}
        given = stages.done(on_site_check=day, **earlier)
        yield told(check_stages(scheme, given)), due((f"stage_{judged}", "/on_site_check")) if judged else []
    for deadline, last in printed.LAST_DAYS.items():
        for day, in_time in ((last, True), (last + timedelta(days=1), False)):
            given = stages.done(self_assessment=day)
            late = due(("stage_late", "/self_assessment"))
            yield told(check_stages(scheme, given, deadline=deadline)), [] if in_time else late


def of_materials(scheme: Scheme, plan: ProcedurePlan) -> Iterator[Pair]:
    """二、三、: what is handed in, by when, in how many copies, under whose seal, with whom as contact."""
    materials = plan.materials
    yield [(part.id, part.name) for part in materials.parts], list(printed.PARTS.items())
    yield [(seal.id, seal.name) for seal in materials.seals], list(printed.SEALS.items())
    yield [(role.id, role.name) for role in materials.contact_roles], list(printed.CONTACTS.items())
    yield [(column.id, column.name) for column in materials.contact_columns], list(printed.COLUMNS.items())
    columns = [(key, (one.title, *one.others)) for key, one in materials.sheet_columns.by_key]
    yield columns, list(printed.SHEET_COLUMNS.items())
    yield check_submission(scheme, submissions.submission()), ()
    for code, _, path, given, choices in submissions.CASES:
        yield told(check_submission(scheme, given, **choices)), due((code, path))
    unproven = [("proof_missing", f"/proof/{item}") for item in printed.PROVEN]
    yield told(check_submission(scheme, submissions.submission(proof={}))), due(*unproven)
    for copies in (printed.COPIES - 1, printed.COPIES, printed.COPIES + 1):
        given = submissions.submission(paper=submissions.paper(copies=copies))
        wrong = due(("copies_wrong", "/paper/copies"))
        yield told(check_submission(scheme, given)), wrong if copies != printed.COPIES else []
    for mobile in MOBILES:
        contacts = [submissions.contact("leader", mobile=mobile), submissions.contact("staff")]
        yield check_submission(scheme, submissions.submission(contacts=contacts)), ()
    yield from of_deadlines(scheme)


def of_deadlines(scheme: Scheme) -> Iterator[Pair]:
    late = due(("upload_late", "/uploaded"))
    for deadline, last in printed.LAST_DAYS.items():
        after = last + timedelta(days=1)
        moments = {
            f"{last}T23:59": [],
            f"{after}T00:00": late,
            f"{last}T{23 - printed.HOURS_AHEAD}:59Z": [],
            f"{last}T{24 - printed.HOURS_AHEAD}:00Z": late,
        }
        for uploaded, expected in moments.items():
            paper = submissions.paper(posted="2017-12-29", received="2017-12-29")
            given = submissions.submission(uploaded=uploaded, paper=paper)
            yield told(check_submission(scheme, given, deadline=deadline)), expected


def of_report(scheme: Scheme, _plan: ProcedurePlan) -> Iterator[Pair]:
    """二、（一）: six headings, and which figures stand under each."""
    result = assess(scheme, LOSING)
    report = report_skeleton(result)
    yield [(section.id, section.name) for section in report], list(printed.HEADINGS.items())
    lines = {section.id: section.lines for section in report}
    items = {id_: [line.split("项")[0].removeprefix("第") for line in each] for id_, each in lines.items()}
    for id_, numbers in printed.ITEMS_UNDER.items():
        yield items[id_], list(map(str, numbers))
    short = [str(item) for item, most in FULL_MARKS.items() if result.items[str(item)].counted < most]
    yield (items["problems_and_next_steps"], 0 < len(short) < len(FULL_MARKS)), (short, True)
    yield lines["overall_work"][-1:], (f"总分{result.total}分，等级为{result.grade}级",)
    yield ["否决项" in line for line in lines["veto_statement"]], [True]
    yield lines["innovation"], ()


def of_terms(scheme: Scheme) -> Iterator[Pair]:
    """What papers call the score and the average, and who approves."""
    terms = scheme.terms
    said = (terms.score.zh, terms.score.en, terms.average.zh, terms.average.en, terms.sum_over_all, terms.approver)
    yield said, printed.TERMS


def of_questions_and_findings(_scheme: Scheme, on_site: OnSitePlan, plan: ProcedurePlan) -> Iterator[Pair]:
    """What is left open and what can be found, with their places in the text."""
    register = [*on_site.questions.register, *plan.questions.register]
    yield [(one.id, (one.locators, one.names)) for one in register], list(printed.QUESTIONS.items())
    for act, names in ((check_submission, ("deadline", "paper", "seal")), (check_stages, ("deadline",))):
        # Without a choice it is the edition's default.
        assert all(inspect.signature(act).parameters[name].default is None for name in names)
    yield {one.id: one.default for one in register}, {id_: names[0] for id_, (_, names) in printed.QUESTIONS.items()}
    kinds = [*plan.findings.kinds, *on_site.findings.kinds]
    yield [(one.code, (one.severity, one.where)) for one in kinds], list(printed.FINDINGS.items())
    said = {one.code: " ".join(re.findall("[0-9]+", f"{one.text}{one.remedy}")) for one in kinds}
    yield {code: figures for code, figures in said.items() if figures}, printed.FIGURES_SAID


def pairs(scheme: Scheme) -> Iterator[Pair]:
    on_site, procedure = scheme.on_site, scheme.procedure
    assert on_site
    assert procedure
    yield from of_questions_and_findings(scheme, on_site, procedure)
    yield from of_terms(scheme)
    for of_on_site in (of_points, of_firms, of_timetable):
        yield from of_on_site(scheme, on_site)
    for of_procedure in (of_stages, of_materials, of_report):
        yield from of_procedure(scheme, procedure)


def survives(mutant: Mutant) -> bool:
    """Whether the changed edition is made, and nothing about it is other than the text has it."""
    try:
        return all(actual == wanted for actual, wanted in pairs(edition().scheme_with(mutant)({})))
    except HuizhouQAError:
        return False


def test_the_unchanged_plans_are_as_the_text_has_them() -> None:
    for actual, wanted in pairs(edition().scheme_with(None)({})):
        assert actual == wanted


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_small_change_of_the_plans_is_refused_or_caught(shard: int) -> None:
    # None of them changes nothing: there is no list of equivalent ones here.
    changed = plan_mutants.mutants(edition())[shard::SHARDS]
    assert changed
    survivors = [str(mutant) for mutant in changed if survives(mutant)]
    assert not survivors, "\n".join(survivors)
