"""The program of Annex 1 gives what the edition gives: every clause, part, total and grade, and all that is missing.

Units of the bundled cohort, changed at random: facts of which there was nothing, facts missing, rulings, and
every reading. The same changes are made every time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from huizhou_qa import Assessment, Evidence, MissingEvidenceError, assess, get_scheme
from huizhou_qa.engine.compiled import compiled
from huizhou_qa.program import Settings, record, run
from huizhou_qa.readers import Gap, Number, reads
from huizhou_qa.scheme.scheme import Scheme
from support.each_day import one_in
from support.members import inputs_of, member_of
from support.plans import run_plan

DATA = Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json"
PROGRAM = get_scheme("huizhou", 2017).program
INPUTS = inputs_of(PROGRAM)
REGISTER = {one.id: one.names for one in get_scheme("huizhou", 2017).chosen_readings.register}
UNITS = json.loads(DATA.read_text("utf-8"), parse_float=str)["units"]
PAIRS = {
    "quality_infrastructure_index": {"part": "612", "whole": 7},
    "quality_incentive_projects": {"part": "70", "whole": 7},
}
COUNTS = {path.rsplit("/", 1)[1] for path, leaf in INPUTS.items() if not leaf.may_be_nothing}
GRADES = "ABCD"

Raw = dict[str, dict[str, object]]


def changed(unit: Mapping[str, object], random: Random) -> Raw:
    """A unit with averages, and now and then a fact missing or of which there was nothing."""
    made: Raw = json.loads(json.dumps({**unit, "averages": PAIRS, "rulings": {}}))
    for name in list(made["facts"]):
        if name not in COUNTS and random.random() < 0.03:
            made["facts"][name] = {"nothing": "本年度没有监测对象"}
        elif random.random() < 0.02:
            del made["facts"][name]
    return made


def ran(evidence: Evidence, scheme: Scheme) -> tuple[Mapping[str, Number], Mapping[str, Number]]:
    member = member_of(evidence, INPUTS)
    written, exact = (run(PROGRAM, [member], Settings(scheme.readings, one))[0] for one in (True, False))
    return written, exact


def pairs_of(
    result: Assessment, numbers: Mapping[str, Number], exact: Mapping[str, Number]
) -> Iterator[tuple[str, object, object]]:
    """Every figure of an assessment and what the program gives for it."""
    for id_, line in result.clauses.items():
        yield id_, line.points, 0 if line.absent else numbers[f"/results/{id_}"]
        yield f"{id_} exact", line.working.points, 0 if line.absent else exact[f"/results/{id_}"]
        assert isinstance(numbers[f"/results/{id_}"], Gap) is line.absent
    for section, lines in (("item", result.items), ("heading", result.groups)):
        for id_, part in lines.items():
            yield f"{section} {id_}", part.points, numbers[f"/results/{section} {id_}"]
    for name in ("base", "raw_total", "total"):
        yield name, getattr(result, name), numbers[f"/results/{name}"]
    for name in ("grade", "grade_before_veto"):
        yield name, GRADES.index(getattr(result, name)), numbers[f"/results/{name}"]
    yield "exact total", result.exact_total, exact["/results/total"]
    yield "exact grade", GRADES.index(result.exact_grade), exact["/results/grade"]
    for tally, class_ in (("veto", "veto"), ("deduction", "deduction"), ("contested", "contested")):
        yield tally, sum(one.class_ == class_ for one in result.incidents), numbers[f"/incidents/{tally}"]


def differing(evidence: Evidence, scheme: Scheme) -> list[tuple[str, object, object]]:
    numbers, exact = ran(evidence, scheme)
    result = assess(scheme, evidence)
    return [one for one in pairs_of(result, numbers, exact) if one[1] != one[2]]


def chosen(random: Random) -> dict[str, str]:
    """A choice of every reading: mostly the default."""
    return {id_: random.choice(names) if random.random() < 0.4 else names[0] for id_, names in REGISTER.items()}


def lacking(evidence: Evidence, scheme: Scheme) -> dict[str, str]:
    """What an assessment asks for, by path, with the code."""
    try:
        assess(scheme, evidence)
    except MissingEvidenceError as error:
        return {fault.path: fault.code for fault in error.faults}
    return {}


@pytest.mark.parametrize("seed", one_in(8, range(40)))
def test_the_program_gives_what_the_edition_gives(seed: int) -> None:
    random = Random(seed)
    scheme = get_scheme("huizhou", 2017, readings=chosen(random))
    unit = random.choice(UNITS)
    raw = changed(unit, random)
    evidence = Evidence.from_dict(raw)
    asked = lacking(evidence, scheme)
    assert missing_of(ran(evidence, scheme)[0]["/results/total"]) == set(asked)
    rulings = {path.removeprefix("/rulings/") for path, code in asked.items() if code == "ruling_needed"}
    for id_ in sorted(rulings):
        treatment = random.choice(["full", "zero", "rescale"])
        raw["rulings"][id_] = {"treatment": treatment, "by": "市质量强市办", "why": "会议纪要2号"}
    raw["facts"] |= {name: unit["facts"][name] for name in names_of(asked)}
    ruled = Evidence.from_dict(raw)
    assert lacking(ruled, scheme) == {}
    assert differing(ruled, scheme) == []


def missing_of(number: Number) -> frozenset[str]:
    return number.missing if isinstance(number, Gap) else frozenset()


def names_of(asked: Mapping[str, str]) -> set[str]:
    return {path.removeprefix("/facts/") for path, code in asked.items() if code == "missing"}


@pytest.mark.parametrize(
    ("reading", "choice"), one_in(6, ((id_, name) for id_, names in REGISTER.items() for name in names))
)
def test_every_choice_of_every_reading_gives_what_the_edition_gives(reading: str, choice: str) -> None:
    scheme = get_scheme("huizhou", 2017, readings={reading: choice})
    for unit in UNITS:
        evidence = Evidence.from_dict({**unit, "averages": PAIRS})
        asked = lacking(evidence, scheme)
        if asked:
            assert missing_of(ran(evidence, scheme)[0]["/results/total"]) == set(asked)
        else:
            assert differing(evidence, scheme) == []


def test_what_is_recorded_of_every_entry_comes_to_its_number() -> None:
    scheme = get_scheme("huizhou", 2017)
    members = [member_of(Evidence.from_dict(unit), INPUTS) for unit in UNITS]
    numbers, steps = (
        run(PROGRAM, members, Settings(scheme.readings)),
        record(PROGRAM, members, Settings(scheme.readings)),
    )
    for by_path, made in zip(numbers, steps, strict=True):
        assert len(made) > 200
        assert all(step.value == by_path[path] for path, step in made.items())


def test_a_cohort_has_its_averages_from_its_members() -> None:
    members = [member_of(Evidence.from_dict(unit), INPUTS) for unit in UNITS]
    numbers = run(PROGRAM, members, Settings(get_scheme("huizhou", 2017).readings))
    for fact in ("quality_infrastructure_index", "quality_incentive_projects"):
        figures = [one[f"/facts/{fact}"] for one in numbers]
        known = [one for one in figures if not isinstance(one, Gap)]
        for own, one in zip(known, numbers, strict=True):
            assert one[f"/averages/{fact}"] == sum(known) / len(known)
            assert one[f"/averages/{fact}/others"] == (sum(known) - own) / (len(known) - 1)


def test_the_readings_that_the_program_leaves_open_are_those_of_the_register() -> None:
    found = {id_: names for entry in PROGRAM.entries for id_, names in reads(entry.node).readings.items()}
    assert {id_: sorted(names) for id_, names in found.items()} == {id_: sorted(n) for id_, n in REGISTER.items()}
    assert {id_: names[0] for id_, names in found.items()} == {id_: names[0] for id_, names in REGISTER.items()}


def test_the_program_reads_what_the_edition_asks_for_and_calls_it_the_same() -> None:
    rows = {row.path: row for row in get_scheme("huizhou", 2017).inputs}
    read = {path: leaf for path, leaf in INPUTS.items() if path.split("/")[1] in {"facts", "marks"}}
    assert {path for path in rows if not path.startswith("/averages/")} == set(read)
    for path, leaf in read.items():
        row = rows[path]
        assert (row.label, row.unit, row.range, row.whole) == (leaf.label.zh, leaf.unit, leaf.range, leaf.whole)
        assert leaf.label.en != ""


@pytest.mark.parametrize("seed", range(10))
def test_the_compiled_program_gives_every_number_of_the_exact_run(seed: int) -> None:
    random = Random(seed)
    readings = get_scheme("huizhou", 2017, readings=chosen(random)).readings
    for written in (True, False):
        settings = Settings(readings, written)
        plan = compiled(PROGRAM, settings)
        for unit in UNITS:
            member = member_of(Evidence.from_dict({**unit, "averages": PAIRS}), INPUTS)
            row, exact = run_plan(plan, member), run(PROGRAM, [member], settings)[0]
            # A rule of which there was nothing may have been ruled on: then its number is that of the ruling.
            gaps = [path for path, one in exact.items() if isinstance(one, Gap) and path.startswith("/results/")]
            assert (row is None) is any(not path.endswith(" rule") for path in gaps)
            if row is not None:
                names = [path for path in exact if path.startswith("/results/") and path not in gaps]
                assert {path: plan.number(row, path) for path in names} == {path: exact[path] for path in names}
