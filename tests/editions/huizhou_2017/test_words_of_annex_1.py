"""The words of Annex 1: what is stored of every clause, and that the sheets say no other.

``tests/data/criteria-2017.json`` holds what every clause gives points for, under every choice of its readings, in
both languages. Where words are changed on purpose, read the difference and store them again: write
``json.dumps(criteria(), ensure_ascii=False, indent=1)`` and a line break.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from huizhou_qa import Evidence, MissingEvidenceError, assess, get_scheme
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import Award, Nothing
from huizhou_qa.ledger.workings import Ruled
from huizhou_qa.numbers.exact import Rate, plain
from huizhou_qa.readers import Exact, Recorded, reads
from huizhou_qa.rules import Measure
from huizhou_qa.sheets import criteria as of_sheets
from huizhou_qa.sheets import grounds
from huizhou_qa.words import criterion, ground
from support.members import inputs_of, member_of
from support.words import runs_into_its_number, told_of_one

ROOT = Path(__file__).parents[3]
STORED = json.loads((ROOT / "tests" / "data" / "criteria-2017.json").read_text("utf-8"))
UNITS = json.loads((ROOT / "docs" / "data" / "cohort-2017.json").read_text("utf-8"), parse_float=str)["units"]
PAIRS = {
    "quality_infrastructure_index": {"part": "612", "whole": 7},
    "quality_incentive_projects": {"part": "70", "whole": 7},
}
REGISTER = {one.id: one.names for one in get_scheme("huizhou", 2017).chosen_readings.register}
PROGRAM = get_scheme("huizhou", 2017).program
RULES = {
    entry.leaf.name.removesuffix(" rule"): entry.node
    for entry in PROGRAM.entries
    if re.fullmatch(r"[0-9.]+ rule", entry.leaf.name)
}
INPUTS = inputs_of(PROGRAM)


def choices(node: Measure) -> Iterator[dict[str, str]]:
    readings = reads(node).readings
    return (dict(zip(readings, names, strict=True)) for names in itertools.product(*readings.values()))


def criteria() -> dict[str, dict[str, list[str]]]:
    """What every clause gives points for, by its choices, in Chinese and English."""
    found: dict[str, dict[str, list[str]]] = {}
    for clause, node in RULES.items():
        found[clause] = {}
        for chosen in choices(node):
            told = criterion(node, chosen, PROGRAM.agreements)
            found[clause][", ".join(chosen.values())] = [told.zh, told.en]
    return found


def test_criteria_are_those_that_are_stored() -> None:
    assert criteria() == STORED


def test_no_label_runs_into_its_number() -> None:
    told_ = told_of_one(get_scheme("huizhou", 2017))
    assert told_
    assert not [told for label, told in told_ if runs_into_its_number(label, told)]


def test_english_is_english_and_chinese_is_chinese() -> None:
    for by_choice in STORED.values():
        for zh, en in by_choice.values():
            assert not re.search("[㐀-鿿（）：；，]", en)
            assert not re.search("[a-z] [a-z]", zh)


@pytest.mark.parametrize("clause", RULES)
def test_the_sheet_tells_a_criterion_in_these_words(clause: str) -> None:
    for chosen in choices(RULES[clause]):
        scheme = get_scheme("huizhou", 2017, readings=chosen)
        told = of_sheets.criterion(scheme.clauses[clause].rule, [one.linear for one in scheme.agreements])
        assert told == criterion(RULES[clause], chosen, PROGRAM.agreements)


def beside(evidence: Evidence) -> dict[str, Wording]:
    """What stands right after what was read: counts, reasons, who awarded a mark."""
    told = {}
    for name, record in evidence.facts.items():
        if isinstance(record, Nothing):
            told[f"/facts/{name}"] = f"（{record.why}）"
        elif isinstance(record.value, Rate):
            told[f"/facts/{name}"] = f"（{plain(record.value.part)}/{plain(record.value.whole)}）"
    for name, average in evidence.averages.items():
        if isinstance(average, Rate):
            told[f"/averages/{name}"] = f"（{plain(average.part)}/{plain(average.whole)}）"
    for name, award in evidence.marks.items():
        if isinstance(award, Award):
            told[f"/marks/{name}"] = awarded(award)
    return {path: Wording(text, text) for path, text in told.items()}


def awarded(award: Award) -> str:
    by = [text for text in (award.by, "" if award.on is None else award.on.isoformat()) if text]
    return (f"（{'，'.join(by)}）" if by else "") + (f"：{award.reason}" if award.reason else "")


def differing(evidence: Evidence, readings: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Grounds of clauses that do not stand in front of what the sheet says."""
    scheme = get_scheme("huizhou", 2017, readings=readings)
    result, known = assess(scheme, evidence), member_of(evidence, INPUTS).known
    for clause, node in RULES.items():
        line = result.clauses[clause]
        if isinstance(line.working, Ruled):
            continue
        told = ground(node, node.under(Recorded(Exact(known, scheme.readings))), beside(evidence)).zh
        old = grounds.grounds(line, scheme.clauses[clause].rule, evidence, scheme.rounding).zh
        if not old.startswith((f"{told}，", f"{told}（未注明理由），")):
            yield clause, told, old


def changed(value: str, random: Random) -> str:
    """A figure, now and then a little less, so that bands, steps and ratios of every kind come up."""
    less = Fraction(value) - Fraction(random.choice(["0.5", "1.5", "9", "11"]))
    return plain(less) if less >= 0 and random.random() < 0.5 else value


@pytest.mark.parametrize("seed", range(20))
def test_a_ground_is_that_of_the_sheet(seed: int) -> None:
    random = Random(seed)
    readings = {id_: random.choice(names) for id_, names in REGISTER.items()}
    unit = random.choice(UNITS)
    facts = {name: changed(one, random) if isinstance(one, str) else one for name, one in unit["facts"].items()}
    evidence = Evidence.from_dict({**unit, "facts": facts, "averages": PAIRS})
    try:
        found = list(differing(evidence, readings))
    except MissingEvidenceError:
        # A class without projects needs a ruling under that reading alone.
        found = list(differing(evidence, readings | {"empty_project_class": "satisfied"}))
    assert not found


WHAT_WAS_SAID = [
    (
        ("6.2", "whole", "transport_supervision_coverage", "99.5"),
        "按建设程序报建交通工程质量监督覆盖率99.5%，比100%少0.5个百分点",
        "supervision coverage of transport works: 99.5%, 0.5 percentage points below 100%",
    ),
    (
        ("6.2", "prorata", "transport_supervision_coverage", "98.5"),
        "按建设程序报建交通工程质量监督覆盖率98.5%，比100%少1.5个百分点，1−0.5×1.5＝0.25",
        "supervision coverage of transport works: 98.5%, 1.5 percentage points below 100%, 1 − 0.5 × 1.5 = 0.25",
    ),
    (
        ("10.2", "prorata", "pm25_annual_mean", "36.5"),
        "PM2.5年均浓度36.5微克/立方米，比35微克/立方米多1.5微克/立方米，3−0.3×1.5＝2.55",
        "annual mean of PM2.5: 36.5 µg/m³, 1.5 µg/m³ above 35 µg/m³, 3 − 0.3 × 1.5 = 2.55",
    ),
    (
        ("2.1", "separate", "vegetable_pass_rate", "96"),
        "蔬菜监测合格率96%，符合96%（含）以上的要求",
        "pass rate of vegetables: 96%, which meets “96% or more”",
    ),
]


@pytest.mark.parametrize(("case", "zh", "en"), WHAT_WAS_SAID)
def test_what_differs_says_what_was_said(case: tuple[str, str, str, str], zh: str, en: str) -> None:
    clause, choice, fact, value = case
    node = RULES[clause]
    (reading,) = reads(node).readings
    step = node.under(Recorded(Exact({f"/facts/{fact}": Fraction(value)}, {reading: choice})))
    assert ground(node, step) == Wording(zh, en)
