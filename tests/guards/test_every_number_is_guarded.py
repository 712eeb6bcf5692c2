"""Every number, end, day and choice in the 2017 edition, changed a little: each change is refused or caught.

A changed edition is held against figures from outside the library alone: the plain second reading in
``oracle_of_readings.py``, what ``printed_figures.py`` says is printed, and what evidence must be refused.
Neither the unchanged scheme nor any copy or digest of it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import pytest

from huizhou_qa import Assessment, Evidence, HuizhouQAError, assess
from huizhou_qa.scheme.scheme import Scheme
from support import oracle_of_readings as oracle
from support import printed_figures as printed
from support.edition_mutants import Edition, Mutant
from support.oracle import FULL_MARKS
from support.oracle_of_readings import CHOICES, CLAUSE_MARKS, DEFAULTS, Unit
from support.probes import ALL_READINGS, BEST, BEST_FACTS, PERCENTS, PROBED_WHOLE, SHARES, units
from support.totals import raw_total

# Thousands of scores: a deep run, with a command of its own in docs/assurance.md.
pytestmark = pytest.mark.deep

SHARDS = 4
# Of so many units every written line is read.
LINES_READ = 4

NO_MORE_THAN_ALL = "no percentage above 100 comes this far"
A_NAME = "an English name is no figure"
# Changes that change nothing, each with why.
EQUIVALENT = {
    "grades.py: 'half_up' -> 'half_even'": "below each line stands an odd number, from which half goes up either way",
    "incidents.py: True -> False #2": "such an event is a deduction by the lines below too, with the same elements",
    "annex_1/targets.py: '[96, 100]' -> '[96, 100.01]'": NO_MORE_THAN_ALL,
    "annex_1/targets.py: '[96, 100]' -> '[96, 100.01]' #2": NO_MORE_THAN_ALL,
    "annex_1/targets.py: '[98, 100]' -> '[98, 100.01]'": NO_MORE_THAN_ALL,
    "annex_1/targets.py: '[98, 100]' -> '[98, 100.01]' #2": NO_MORE_THAN_ALL,
    "annex_1/targets.py: '[2, ∞)' -> '[1.99, ∞)'": "no count lies between 1 and 2",
    "annex_1/cautions.py: without exactly(INFRASTRUCTURE_INDEX, 0)": "an average of 0 is of nothing but 0",
    "annex_1/facts.py: 'annual mean of PM2.5' -> 'annual mean of PM1.5'": A_NAME,
    "annex_1/facts.py: 'annual mean of PM2.5' -> 'annual mean of PM3.5'": A_NAME,
}

EDITION = Edition()
STARTED = DEFAULTS | dict.fromkeys(("part_steps_6_2", "part_steps_10_1", "part_steps_10_2"), "started")


class Probe(NamedTuple):
    evidence: Evidence
    expected: oracle.Expected
    notes: list[tuple[str, str]]


def plain(unit: Unit, ruled: set[str]) -> dict[str, object]:
    nothing = {"nothing": "本年度无"}
    return {
        "unit": "甲",
        "facts": {name: nothing if value is None else value for name, value in unit.facts.items()},
        "marks": dict(unit.marks),
        "averages": {name: {"part": part, "whole": whole} for name, (part, whole) in unit.averages.items()},
        "incidents": list(unit.incidents),
        "rulings": {clause: {"treatment": unit.treatments[clause], "by": "甲", "why": "无对象"} for clause in ruled},
    }


def cautions(unit: Unit) -> list[tuple[str, str]]:
    """The targets of item 11 are printed as those of 2016; shares of one set of sections agree; 0 reaches 0."""
    found = [("target_of_2016", f"/clauses/{clause}") for clause in printed.TARGETS_OF_2016]
    good, inferior, clean = (unit.fact(f"{name}_share") for name in ("good_surface_water", "inferior_v", "i_to_iv"))
    found += [("shares_of_other_sections", "/clauses/11.3") for odd in (good > clean, good + inferior > 100) if odd]
    name = "quality_infrastructure_index"
    if unit.fact(name) == oracle.city_mean(unit, name, "with_self") == 0:
        found.append(("zero_of_zero", "/clauses/12.1"))
    return sorted(found)


@cache
def probes(at: int) -> tuple[Probe, ...]:
    """The probing units under one of the readings, with what the plain reading says of them."""
    readings = ALL_READINGS[at]
    made = []
    for unit in units() if at < PROBED_WHOLE else units()[2:20]:
        expected = oracle.expected(unit, readings)
        made.append(Probe(Evidence.from_dict(plain(unit, expected.ruled)), expected, cautions(unit)))
    return tuple(made)


def differs(result: Assessment, probe: Probe) -> bool:
    expected = probe.expected
    return (
        {id_: line.working.points for id_, line in result.clauses.items()} != expected.exact
        or (Fraction(result.base), Fraction(raw_total(result))) != (expected.base, expected.raw_total)
        or (Fraction(result.total), result.exact_total) != (expected.total, expected.exact_total)
        or (result.grade_before_veto, result.grade) != (expected.grade_before_veto, expected.grade)
        or result.exact_grade != expected.exact_grade
        or [incident.class_ for incident in result.incidents] != expected.incidents
        or sorted((note.code, note.path) for note in result.notes if note.path.startswith("/clauses")) != probe.notes
    )


def lines_differ(result: Assessment, probe: Probe) -> bool:
    """The written lines, whose sum every unit is held against."""
    expected = probe.expected
    return (
        {id_: line.counted for id_, line in result.clauses.items()} != expected.written
        or {id_: line.counted for id_, line in result.items.items()} != expected.items
        or {id_: line.counted for id_, line in result.groups.items()} != expected.headings
    )


FINDING = ("recognised_by", "severity", "systemic_or_regional")


def leaves_out_why(result: Assessment) -> bool:
    """Whether an event that 扣分项 describes before 以及 does not say all that makes it one."""
    for one in result.incidents:
        finding = tuple(one.incident.elements[name] for name in FINDING)
        described = finding[0] in {"state", "province"} and finding[1] in {"especially_major", "major"} and finding[2]
        if one.class_ == "deduction" and described:
            elements = dict(one.elements)
            if tuple(elements.get(name) for name in FINDING) != finding:
                return True
    return False


def scores_otherwise(scheme: Scheme, at: int) -> bool:
    """Whether any probing unit gets another figure than the plain reading gives it, or is refused."""
    try:
        for probe in probes(at)[:LINES_READ]:
            result = assess(scheme, probe.evidence)
            if lines_differ(result, probe) or leaves_out_why(result):
                return True
        return any(differs(assess(scheme, probe.evidence), probe) for probe in probes(at))
    except HuizhouQAError:
        return True


def beyond() -> Iterator[tuple[str, dict[str, object]]]:
    """Evidence that must be refused, with the path that is at fault."""
    whole = plain(BEST, set())
    beside = Fraction(1, 1000)

    def facts(path: str, **changed: object) -> tuple[str, dict[str, object]]:
        return path, whole | {"facts": {**BEST_FACTS, **changed}}

    percents = [name for name in BEST_FACTS if name.endswith(("_rate", "_coverage"))] + [*PERCENTS, *SHARES]
    for name in dict.fromkeys(percents):
        for value in (-beside, 100 + beside):
            yield facts(f"/facts/{name}", **{name: value})
    for name in ("pm25_annual_mean", "quality_infrastructure_index"):
        yield facts(f"/facts/{name}", **{name: -beside})
    for name in (
        *("quality_warnings", "overdue_inspection_centres", "quality_incentive_projects"),
        *("national_service_standards", "provincial_service_standards"),
    ):
        for count in (Fraction(-1), Fraction(3, 2)):
            yield facts(f"/facts/{name}", **{name: count})
    yield facts("/facts/i_to_iv_share", inferior_v_share=5, i_to_iv_share=95 + beside)
    for clause in oracle.AWARDED:
        for mark in (-beside, CLAUSE_MARKS[clause] + beside):
            yield f"/marks/{clause}", whole | {"marks": {**BEST.marks, clause: mark}}
    missed = {**BEST_FACTS, "black_odorous_water_target_met": False}
    for mark in (-beside, 1 + beside):
        yield "/marks/11.4", whole | {"facts": missed, "marks": {**BEST.marks, "11.4": mark}}
    yield "/marks/11.4", whole | {"marks": {**BEST.marks, "11.4": 1}}


REFUSED = [(path, Evidence.from_dict(evidence)) for path, evidence in beyond()]


def takes_what_it_must_refuse(scheme: Scheme) -> bool:
    """Whether it takes a figure beyond its range or a mark out of place, or does not say where it is."""
    for path, evidence in REFUSED:
        try:
            assess(scheme, evidence)
        except HuizhouQAError as error:
            if path not in {fault.path for fault in error.faults} and path != "/facts/i_to_iv_share":
                return True
        else:
            return True
    return False


def faces(scheme: Scheme) -> list[tuple[object, object]]:
    """What the scheme says of itself beside its rules, and what is printed."""
    items, clauses, inputs = scheme.items, scheme.clauses, {row.path: row for row in scheme.inputs}
    least = {"once": Fraction(-1), "per_centre": None}[scheme.readings["overdue_centres"]]
    item_of = {clause: clause.partition(".")[0] for clause in CLAUSE_MARKS}
    leads = {clause: printed.LEADS_OF_CLAUSES.get(clause, printed.LEADS[item]) for clause, item in item_of.items()}
    return [
        ((scheme.id, scheme.title), (printed.ID, printed.TITLE)),
        ({id_: item.max_points for id_, item in items.items()}, {str(id_): most for id_, most in FULL_MARKS.items()}),
        ({id_: clause.max_points for id_, clause in clauses.items()}, CLAUSE_MARKS),
        ({id_: group.max_points for id_, group in scheme.groups.items()}, printed.HEADING_MARKS),
        ({id_: item.min_points for id_, item in items.items()}, dict.fromkeys(printed.LEADS, Fraction(0))),
        ({id_: c.min_points for id_, c in clauses.items()}, {c: least if c == "12.2" else 0 for c in CLAUSE_MARKS}),
        ({id_ for id_, item in items.items() if not item.proof_needed}, printed.NO_PROOF),
        ({id_: item.lead for id_, item in items.items()}, printed.LEADS),
        ({c.id: c.lead or item.lead for item in items.values() for c in item.clauses}, leads),
        ({id_: item.lead_cell_of for id_, item in items.items() if item.lead_cell_of}, printed.MERGED_CELLS),
        ({id_: clause.locator for id_, clause in clauses.items()}, printed.LOCATORS),
        ({reading.id: reading.names for reading in scheme.chosen_readings.register}, CHOICES),
        (
            {path: (row.label, row.unit) for path, row in inputs.items() if path in printed.NAMES_WITH_FIGURES},
            printed.NAMES_WITH_FIGURES,
        ),
        (
            [(one.locator, one.lead, one.lead_cell_of) for one in scheme.adjustments],
            [("附件1 扣分项", printed.LEAD_OF_INCIDENTS, "否决项")],
        ),
        ([(veto.locator, veto.lead) for veto in scheme.vetoes], [("附件1 否决项", printed.LEAD_OF_INCIDENTS)]),
        (
            {id_: clause.name for id_, clause in clauses.items() if id_ in printed.CLAUSES_WITH_FIGURES},
            printed.CLAUSES_WITH_FIGURES,
        ),
        ({row.name: str(row.usual.range) for row in inputs.values() if row.usual is not None}, printed.USUAL),
        (scheme.grade_rule.source, printed.GRADE_SOURCE),
        (scheme.rounding.source.split()[0], printed.SHEET),
    ]


def is_caught(make: Callable[[Mapping[str, str | int]], Scheme]) -> bool:
    """Whether the edition is refused at construction, or anything about it is not as the text has it."""
    for at, readings in enumerate(ALL_READINGS):
        try:
            scheme = make(dict(readings))
            together = make({"part_steps": "started"}).readings if at == 0 else STARTED
        except HuizhouQAError:
            return True
        if together != STARTED:
            return True
        if any(actual != wanted for actual, wanted in faces(scheme)):
            return True
        if scores_otherwise(scheme, at) or (at == 0 and takes_what_it_must_refuse(scheme)):
            return True
    return False


def survives(mutant: Mutant) -> bool:
    try:
        make = EDITION.scheme_with(mutant)
    except (HuizhouQAError, KeyError, TypeError, ValueError):
        return False  # It is refused, or does not even run.
    return not is_caught(make)


def test_the_unchanged_edition_is_as_the_text_has_it() -> None:
    assert not is_caught(EDITION.scheme_with(None))


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_small_change_of_the_edition_is_refused_or_caught(shard: int) -> None:
    changed = [mutant for mutant in EDITION.mutants()[shard::SHARDS] if mutant.key not in EQUIVALENT]
    survivors = [str(mutant) for mutant in changed if survives(mutant)]
    assert not survivors, "\n".join(survivors)


def test_every_change_that_is_called_equivalent_is_one_and_is_made() -> None:
    listed = [mutant for mutant in EDITION.mutants() if mutant.key in EQUIVALENT]
    assert {mutant.key for mutant in listed} == set(EQUIVALENT)
    assert not [str(mutant) for mutant in listed if not survives(mutant)]
