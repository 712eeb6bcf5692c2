"""A whole year of the seven made-up units, from self-assessment to notice, with an objection that is upheld.

A caller script: it does the reading and printing that the library leaves to its callers. The self-assessments
stand in docs/data/cohort-2017.json, what came after them in docs/data/year-2017.json.

    python docs/scripts/whole_year.py [FOLDER] [--language en]

With a folder, it also writes the papers there: the draft of the report, both notices and tables of results, and every
unit's comparison.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TypedDict

import input_files
from as_program import run
from attrs import frozen
from year_in_words import SCHEME, Said

from huizhou_qa import Cohort, Evidence, HuizhouQAError, amend, assess_cohort, history
from huizhou_qa.analysis import CohortComparison, UnitEffect, cohort_results, compare, compare_cohorts, effect_of
from huizhou_qa.composite import CompositeCohort, composite_cohort
from huizhou_qa.errors import in_full
from huizhou_qa.errors.texts import Language
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.procedure import check_stages
from huizhou_qa.sheets import EvaluationReport, Notice, cohort_sheet, comparison_sheet, evaluation_report, notice
from huizhou_qa.statements import PrevailingValues, Statement, prevailing_values, reasons_by_clause

DATA = Path(__file__).parents[1] / "data"
SELF_ASSESSMENT = "self_assessment"
ON_SITE_CHECK = "on_site_check"


class Objection(TypedDict, total=False):
    """An objection (申诉): who objects, to whose result, what was decided, and the changes if it was upheld."""

    objector: str
    unit: str
    upheld: bool
    by: str
    on: str
    why: str
    changes: dict[str, object]


class Later(TypedDict):
    """What came after the self-assessments, as the file holds it."""

    stages: dict[str, str]
    statements: list[dict[str, object]]
    on_site: dict[str, dict[str, object]]
    composite: dict[str, str]
    approved_on: str
    objections: list[Objection]
    corrected_notice_approved_on: str


@frozen
class Year:
    """Everything that the year leaves behind."""

    prevailing: dict[str, PrevailingValues]
    self_assessed: Cohort
    verified: Cohort
    composites: CompositeCohort
    amended: dict[str, Evidence]
    effects: list[CohortComparison[CompositeCohort]]
    after: CompositeCohort


def main(arguments: list[str]) -> int:
    """Prints the year, and writes its papers to the folder that is given; 1 where something was refused."""
    parser = argparse.ArgumentParser(description="全年流程示例 · a whole year of made-up units")
    parser.add_argument("folder", type=Path, nargs="?", help="写入的文件夹 · where the papers are written")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of text and papers")
    given = parser.parse_args(arguments)
    folder, told_in = given.folder, given.language
    later = later_of_the_year()
    try:
        year = walk(self_assessments(later), later)
        lines, written = [*lines_of(year, later, told_in)], dict(papers(year, later, told_in))
    except HuizhouQAError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(lines))
    try:
        if folder is not None:
            write(folder, written)
    except OSError as error:
        print(input_files.message_of(error), file=sys.stderr)
        return 1
    return 0


def later_of_the_year() -> Later:
    """What came after the self-assessments."""
    later: Later = json.loads((DATA / "year-2017.json").read_text("utf-8"), parse_float=Decimal)
    return later


def write(folder: Path, written: Mapping[str, str]) -> None:
    """Saves the papers under their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        # With a byte-order mark a spreadsheet takes the Chinese for what it is.
        encoding = "utf-8-sig" if name.endswith(".csv") else "utf-8"
        with (folder / name).open("w", encoding=encoding, newline="") as file:
            file.write(text)


def self_assessments(later: Later) -> list[Statement]:
    """自我评价: every unit's own statement, on the day that the stage was done."""
    units = json.loads((DATA / "cohort-2017.json").read_text("utf-8"), parse_float=Decimal)["units"]
    on = later["stages"][SELF_ASSESSMENT]
    return [
        Statement.from_dict({"stage": SELF_ASSESSMENT, "by": f"{unit['unit']}人民政府", "on": on, "evidence": unit})
        for unit in units
    ]


def walk(own: list[Statement], later: Later) -> Year:
    """The year, stage by stage."""
    # 文审初评、实地核查: later statements prevail over the units' own; what they are silent on stays.
    others = [Statement.from_dict(statement) for statement in later["statements"]]
    prevailing = {
        one.unit: prevailing_values(SCHEME, [one, *(other for other in others if other.unit == one.unit)])
        for one in own
    }
    self_assessed = assess_cohort(SCHEME, [one.evidence for one in own])
    verified = assess_cohort(SCHEME, [one.evidence for one in prevailing.values()])
    # 综合考核: the choice is the caller's, here that of the file.
    on_site = {
        unit: assess_on_site(SCHEME, ratings, unit=unit, day=later["stages"][ON_SITE_CHECK])
        for unit, ratings in later["on_site"].items()
    }
    composites = composite_cohort(
        verified, on_site, choice=later["composite"]["choice"], on_site_weight=later["composite"]["on_site_weight"]
    )
    # 报批与通报 follows below. Then units object, and an upheld objection is a correction of evidence.
    amended = {unit: one.evidence for unit, one in prevailing.items()}
    effects: list[CohortComparison[CompositeCohort]] = []
    after = composites
    for objection in later["objections"]:
        if objection["upheld"]:
            evidence, changes = amended[objection["unit"]], objection["changes"]
            evidence = amend(evidence, changes, objection["by"], objection["on"], objection["why"])
            effects.append(effect_of(after, evidence))
            amended[objection["unit"]], after = evidence, effects[-1].after
    return Year(prevailing, self_assessed, verified, composites, amended, effects, after)


def lines_of(year: Year, later: Later, language: Language = "zh") -> Iterator[str]:
    """The year as lines to print."""
    said = Said(language)
    late = check_stages(SCHEME, later["stages"])
    yield said.of("stages", found=said.listed(map(said.told, late)) if late else said.of("in_order"))
    yield said.of("reviewed", score=said.told(SCHEME.terms.score))
    yield from changed(compare_cohorts(year.self_assessed, year.verified), said)
    for one in year.prevailing.values():
        for value in one.disputed:
            by = said.listed(statement.by for statement, _ in value.overruled)
            name, prevailing = said.name(value.path), value.statement.by
            yield said.of("prevails", unit=one.unit, name=name, by=prevailing, why=value.reason or "", others=by)
    yield said.of("joined", weight=100 * (year.composites.on_site_weight or Fraction(0)))
    for unit, joined in year.composites.results.items():
        runs = (
            said.of("verify_only", grade=one.grade)
            if one.from_weight is None or one.to_weight is None
            else said.of("weights", low=100 * one.from_weight, high=100 * one.to_weight, grade=one.grade)
            for one in joined.grades
        )
        yield f"   {unit} {in_full(joined.total)} {joined.grade}{said.of('colon')}{said.listed(runs)}"
    yield said.of("notice")
    first, corrected = notices(year, later, language)
    yield first.to_text()
    yield said.of("objections")
    for objection in later["objections"]:
        outcome = said.of("upheld" if objection["upheld"] else "dismissed")
        told = {key: objection[key] for key in ("objector", "unit", "why")}
        yield said.of("objected", outcome=outcome, **told)
    for effect in year.effects:
        yield from changed(effect, said)
    yield from chains(year, said)
    yield said.of("corrected")
    yield corrected.to_text()


def notices(year: Year, later: Later, language: Language = "zh") -> tuple[Notice, Notice]:
    """The notice, and the one that corrects it."""
    first, again = later["approved_on"], later["corrected_notice_approved_on"]
    return (
        notice(cohort_results(year.composites), approved_on=first, language=language),
        notice(cohort_results(year.after), approved_on=again, replaces=first, language=language),
    )


def report_of(year: Year, language: Language = "zh") -> EvaluationReport:
    """The draft of the report on the year."""
    called = {"zh": "综合考核评价报告", "en": "Report on the comprehensive assessment"}[language]
    earlier = {"自评": year.self_assessed}
    return evaluation_report(cohort_results(year.composites), earlier=earlier, called=called, language=language)


def papers(year: Year, later: Later, language: Language = "zh") -> Iterator[tuple[str, str]]:
    """The papers as names of files and their texts."""
    for name, one in zip(("notice", "corrected-notice"), notices(year, later, language), strict=True):
        yield f"{name}.html", one.to_html()
        yield f"{name}.md", one.to_markdown()
    yield "report.html", report_of(year, language).to_html()
    for name, cohort in (("results", year.composites), ("corrected-results", year.after)):
        sheet = cohort_sheet(cohort_results(cohort), language=language)
        yield f"{name}.html", sheet.to_html()
        yield f"{name}.csv", sheet.to_csv()
    # Files are named by number: a unit's name may hold what a file's name cannot.
    for number, (unit, verified) in enumerate(year.verified.results.items(), start=1):
        reasons = reasons_by_clause(SCHEME, year.prevailing[unit])
        before = year.self_assessed.results[unit]
        compared = comparison_sheet(compare(before, verified), reasons=reasons, language=language)
        yield f"comparison-{number}.html", compared.to_html()


def counted(average: Rate | None, said: Said) -> str:
    """An average as its sum and members."""
    return said.of("no_average") if average is None else f"{average.part}/{average.whole}"


def changed(comparison: CohortComparison[Cohort] | CohortComparison[CompositeCohort], said: Said) -> Iterator[str]:
    """The units that something changed for: place, grade, total, and the clauses."""
    for fact, (before, after) in comparison.averages.items():
        name = said.name(f"/averages/{fact}")
        yield said.of("average", name=name, before=counted(before, said), after=counted(after, said))
    for one in comparison.changed:
        lines = [line for line in one.comparison.differences.values() if line.difference]
        clauses = [f"{line.id} {in_full(line.before)}→{in_full(line.after)}" for line in lines]
        old, new = (
            said.of("placed", place=each.place, grade=each.grade, total=each.total) for each in (one.before, one.after)
        )
        why = said.listed(clauses) or said.of(without_points(one))
        yield said.of("changed", unit=one.unit, before=old, after=new, why=why)


def without_points(one: UnitEffect) -> str:
    """What changed for a unit whose points are the same."""
    if one.before.place != one.after.place:
        return "place_changed"
    return "settled" if one.comparison.before.provisional else "notes_changed"


def chains(year: Year, said: Said) -> Iterator[str]:
    """Every corrected unit's chain, each link scored with the averages of its time."""
    for unit, evidence in year.amended.items():
        if evidence.amendment is not None:
            links = [link.amendment for link in history(evidence) if link.amendment is not None]
            listed = said.listed(
                said.of("correction", on=one.on, by=one.by, name=said.name(one.changes[0].path), why=one.why)
                for one in links
            )
            yield said.of("corrections", unit=unit, listed=listed)


if __name__ == "__main__":
    run(main)
