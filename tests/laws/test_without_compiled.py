"""The folder of the compiled arithmetic can be deleted: the library gives the same by value, type and text."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

import huizhou_qa
from huizhou_qa import Evidence
from huizhou_qa.codec import evidence_to_json
from huizhou_qa.engine.fitted import WORTH_FOLDING
from support import cohort_by_hand
from support.altered_evidence import drawn
from support.each_day import deep
from support.model_2017 import MODEL, NOTHING, UNITS, VETO, member, ruling
from support.told_whole import SCHEMES, Question, answer

ROOT = Path(__file__).parents[2]
COHORTS = json.loads((ROOT / "tests" / "data" / "linlan-2031.json").read_text("utf-8"))
FOLDER = Path("engine") / "compiled"
# So many units are drawn for a scheme.
DRAWN = 40
# One of each of the contract's cases.
SOME = ("below_zero-0", "model-0", "random_40-7", "strong_20-3", "two_incidents-0")
COHORT = [
    member("甲"),
    member("乙", projects=7, index="3.33"),
    member("丙", projects=0, index={"numerator": 40, "denominator": 41}),
]


@pytest.fixture(scope="module", name="copy")
def _copy_without_the_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package in which the compiled arithmetic was deleted."""
    folder = tmp_path_factory.mktemp("copy")
    package = folder / "huizhou_qa"
    shutil.copytree(Path(huizhou_qa.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(package / FOLDER)
    return folder


def held_against(copy: Path, questions: Sequence[Question]) -> None:
    """Requires the copy to answer as the library does, without the folder and without a module of it."""
    package = copy / "huizhou_qa"
    assert not (package / FOLDER).exists()
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "tests/support/told_whole.py"],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(copy), str(ROOT / "tests")])},
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert Path(found["of"]).parent == package
    assert "huizhou_qa.engine.exact_plans" in found["loaded"]
    assert not [name for name in found["loaded"] if name.startswith("huizhou_qa.engine.compiled")]
    for question, told in zip(questions, found["answers"], strict=True):
        assert told == json.loads(json.dumps(answer(question))), question


def questions_about(scheme: str, given: Mapping[str, object]) -> Iterator[Question]:
    """All questions about a unit, and what may be asked of one of which a third is missing."""
    yield from ((asked, scheme, [json.dumps(given)]) for asked in ("assess", "bounds", "readings"))
    left = {key: thinned(of) if isinstance(of, Mapping) else of for key, of in given.items() if key != "incidents"}
    yield from ((asked, scheme, [json.dumps(left)]) for asked in ("bounds", "check", "readings"))


def section_of(given: Mapping[str, object], name: str) -> Mapping[str, object]:
    section = given.get(name, {})
    assert isinstance(section, Mapping)
    return section


def thinned(section: Mapping[str, object]) -> dict[str, object]:
    return {name: value for at, (name, value) in enumerate(section.items()) if at % 3}


# A ruling, a clause left out, one of two that is nothing, parts of 41, an interval, 13 decimals, a contradiction.
UNUSUAL: list[dict[str, Mapping[str, object]]] = [
    {"facts": {"aquatic_pass_rate": NOTHING}, "rulings": {"2.3": ruling("full")}},
    {"facts": {"aquatic_pass_rate": NOTHING}, "rulings": {"2.3": ruling("rescale")}},
    {"facts": {"aquatic_pass_rate": NOTHING}},
    {"facts": {"transport_other_acceptance_rate": NOTHING}},
    {"facts": {"aquatic_pass_rate": {"part": 40, "whole": 41}}},
    {"facts": {"aquatic_pass_rate": {"from": 90, "to": 97}}},
    {"facts": {"livestock_pass_rate": "97.0000000000001"}},
    {"facts": {"i_to_iv_share": 99, "inferior_v_share": 2}},
    {"facts": {"nobody": 1}},
]


def test_the_bundled_units_are_told_the_same(copy: Path) -> None:
    named = [one for one in UNITS if one["name"] in SOME]
    assert len(named) == len(SOME)
    told = [one["evidence"] for one in named] + [{**MODEL, "incidents": [VETO]}]
    held_against(copy, [one for given in told for one in questions_about("2017", given)])


@pytest.mark.deep
@pytest.mark.parametrize("scheme", ["2017", "2017 under others"])
def test_all_bundled_units_are_told_the_same(copy: Path, scheme: str) -> None:
    held_against(copy, [one for unit in UNITS for one in questions_about(scheme, unit["evidence"])])


@pytest.mark.parametrize("scheme", ["2017", deep("2017 under others")])
def test_unusual_evidence_is_told_the_same(copy: Path, scheme: str) -> None:
    told = [MODEL | {key: {**section_of(MODEL, key), **of} for key, of in one.items()} for one in UNUSUAL]
    # What is rare at first is common when it was met so often.
    again = [("assess", scheme, [json.dumps(told[1])]) for _ in range(WORTH_FOLDING + 1)]
    held_against(copy, [*(one for given in told for one in questions_about(scheme, given)), *again])


def test_cohorts_are_told_the_same(copy: Path) -> None:
    cohorts = COHORT, [Evidence.from_dict(one) for one in cohort_by_hand.bundled()]
    held_against(copy, [("cohort", "2017", [evidence_to_json(one) for one in members]) for members in cohorts])


@pytest.mark.deep
def test_linlan_and_its_cohorts_are_told_the_same(copy: Path) -> None:
    units = COHORTS[0]["evidence"]
    held_against(copy, [("cohort", "2031", [json.dumps(one) for one in units]), *questions_about("2031", units[0])])


@pytest.mark.deep
@pytest.mark.parametrize("scheme", SCHEMES)
def test_evidence_drawn_for_a_made_up_place_is_told_the_same(copy: Path, scheme: str) -> None:
    evidences = drawn(SCHEMES[scheme](), DRAWN)
    held_against(
        copy, [one for each in evidences for one in questions_about(scheme, json.loads(evidence_to_json(each)))]
    )
