"""One distinct output, wherever it is run: versions, hash seeds, locales, zones, -O, contexts, threads."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import (
    ROUND_05UP,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    Inexact,
    Rounded,
    Subnormal,
    localcontext,
)
from itertools import product
from pathlib import Path

import pytest

import huizhou_qa
from huizhou_qa import Cohort, Evidence, amend, assess, assess_cohort, get_scheme
from huizhou_qa.analysis import cohort_results, effect_of
from huizhou_qa.codec import assessment_to_json, evidence_to_json, history_to_json
from huizhou_qa.composite import composite_cohort
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.sheets import cohort_sheet, comparison_sheet, notice, self_scoring_sheet
from support.each_day import deep, one_in

# The same lines thousands of times: watching them would take three times as long and tell nothing new.
# Set up for the whole module: threads that each set it up would leave it behind them.
pytestmark = [pytest.mark.no_cover, pytest.mark.usefixtures("verified_once")]

ROOT = Path(__file__).parents[2]
UNITS = json.loads((ROOT / "tests" / "data" / "units.json").read_text("utf-8"))
COHORT = json.loads((ROOT / "docs" / "data" / "cohort-2017.json").read_text("utf-8"))["units"]

PROGRAM = (
    "import sys; sys.path.insert(0, {package!r}) if {package!r} else None;"
    "sys.path.insert(0, {tests!r}); from guards import test_same_everywhere as same; print(same.digest(whole={whole}))"
)


# Each day all is read of one unit and of a cohort of two, and in a deep run of more.
SIZES = [False, deep(True)]


def outputs(*, whole: bool) -> list[str]:
    """Everything a caller reads of a few units and a cohort, as text."""
    texts = []
    members = [Evidence.from_dict(unit) for unit in COHORT[: None if whole else 2]]
    for readings in ({}, {"part_steps": "prorata", "written_places": "12", "grade_lines": "rounded"}):
        scheme = get_scheme("huizhou", 2017, readings)
        for unit in UNITS[: 6 if whole else 1]:
            result = assess(scheme, Evidence.from_dict(unit["evidence"]))
            result.verify()
            texts += [assessment_to_json(result), evidence_to_json(result.evidence), repr(result)]
        cohort = assess_cohort(scheme, members)
        texts += [repr(cohort.ranking), *map(assessment_to_json, cohort.results.values())]
    return [*texts, *papers(assess_cohort(get_scheme("huizhou", 2017), members))]


def papers(cohort: Cohort) -> list[str]:
    """What is made of a cohort after it is scored: composites, a correction and its effect, sheets and the notice."""
    assert cohort.scheme.on_site is not None
    levels = {point.id: [4] * len(point.parts) if point.parts else 4 for point in cohort.scheme.on_site.points()}
    rated = {unit: assess_on_site(cohort.scheme, levels, unit=unit) for unit in cohort.results}
    joined = composite_cohort(cohort, rated, choice="weighted", on_site_weight="0.3")
    changes = {"facts": {"quality_incentive_projects": 17, "pm25_annual_mean": "36.55"}}
    amended = amend(cohort.results["甲区"].evidence, changes, "办", "2018-03-12", "复核")
    effect = effect_of(joined, amended)
    effect.after.verify()
    results = cohort_results(effect.after)
    texts = [repr(joined), repr(effect), history_to_json(amended), cohort_sheet(results).to_csv()]
    texts += [self_scoring_sheet(cohort.results[unit]).to_markdown() for unit in list(cohort.results)[-2:]]
    texts.append(comparison_sheet(effect.units["乙县"].comparison).to_html())
    published = notice(results, include_provisional=True)
    return [*texts, published.to_text(), published.to_html(), published.to_markdown()]


def digest(*, whole: bool) -> str:
    return hashlib.sha256("\n".join(outputs(whole=whole)).encode()).hexdigest()


@pytest.fixture(scope="module", params=SIZES, ids=["of few", "of more"])
def whole(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module")
def here(whole: bool) -> str:
    return digest(whole=whole)


RUNS: list[tuple[tuple[str, ...], dict[str, str]]] = [
    ((), {"PYTHONHASHSEED": "0"}),
    ((), {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C"}),
    ((), {"PYTHONHASHSEED": "4294967295", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Shanghai"}),
    (("-O",), {"PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati"}),
    (("-OO",), {"PYTHONHASHSEED": "3", "LANG": "zh_CN.GB18030", "TZ": "America/St_Johns"}),
    (("-I",), {"TZ": "UTC+12"}),
    (("-X", "utf8=0", "-X", "int_max_str_digits=640"), {"LC_ALL": "POSIX"}),
]


def program_of(*, whole: bool) -> str:
    """What a process runs; where the package is, it says itself, as an installation would: -I takes no PYTHONPATH."""
    package = str(Path(huizhou_qa.__file__).parents[1])
    return PROGRAM.format(package=package, tests=str(Path(__file__).parents[1]), whole=whole)


def printed(command: list[str], program: str, setting: dict[str, str]) -> list[str]:
    """The words that a process of that setting prints."""
    done = subprocess.run(  # noqa: S603 (our own program)
        [*command, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT, env=os.environ | setting
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(("switches", "setting"), [RUNS[2], *map(deep, (*RUNS[:2], *RUNS[3:]))])
def test_a_process_of_any_setting_gives_the_same_output(
    here: str, whole: bool, switches: tuple[str, ...], setting: dict[str, str]
) -> None:
    assert printed([sys.executable, *switches], program_of(whole=whole), setting) == [here]


# Released and to come; requires-python says from which on.
MINORS = range(11, 16)
TELLING = "import sys; print('{}.{}'.format(*sys.version_info))"


def installed(version: str) -> Iterator[str]:
    """What may be a Python of that version: the one that runs, one on PATH, those that pyenv keeps."""
    yield sys.executable
    yield shutil.which(f"python{version}") or ""
    pyenv = shutil.which("pyenv")
    asked = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False) if pyenv else None  # noqa: S603 (asks where it keeps them)
    root = os.environ.get("PYENV_ROOT") or (asked.stdout.strip() if asked else "")
    if root:
        yield from sorted(map(str, Path(root, "versions").glob(f"{version}*/bin/python{version}")))


def interpreter(version: str) -> str | None:
    """The first that is there, runs (a shim of pyenv may not) and is of that version."""
    for found in filter(None, installed(version)):
        said = subprocess.run([found, "-I", "-c", TELLING], capture_output=True, text=True, check=False)  # noqa: S603 (asks its version)
        if said.returncode == 0 and said.stdout.strip() == version:
            return found
    return None


@pytest.mark.parametrize("version", one_in(len(MINORS), [f"3.{minor}" for minor in reversed(MINORS)]))
def test_every_python_that_is_found_gives_the_same_output(here: str, whole: bool, version: str) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no Python {version} is on PATH or among pyenv's versions")
    # attrs, cattrs and what the tests import are pure Python: one installation of them serves every version.
    packages = os.pathsep.join(path for path in sys.path if path.endswith("-packages"))
    lent = {"PYTHONPATH": packages, "PYTHONDONTWRITEBYTECODE": "1"}
    assert printed([python], f"{program_of(whole=whole)}; {TELLING}", lent) == [here, version]


ROUNDINGS = (
    *(ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR),
    *(ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP),
)


CONTEXTS = [*((1, way) for way in ROUNDINGS), *product((3, 28, 100), ROUNDINGS[::4])]


@pytest.mark.parametrize(("precision", "rounding"), one_in(len(CONTEXTS), CONTEXTS))
def test_no_decimal_context_changes_the_output(here: str, whole: bool, precision: int, rounding: str) -> None:
    with localcontext(Context(prec=precision, rounding=rounding, traps=[])):
        assert digest(whole=whole) == here


def test_no_operation_on_decimals_is_inexact_or_rounds(whole: bool) -> None:
    everything = Context(prec=1, traps=[Inexact, Rounded, Subnormal])
    with localcontext(everything), pytest.raises((Inexact, Rounded)):
        Decimal(12) + Decimal(1)
    expected = outputs(whole=whole)
    with localcontext(everything):
        assert outputs(whole=whole) == expected


def test_threads_that_share_a_scheme_give_the_same_output(here: str, whole: bool) -> None:
    scheme = get_scheme("huizhou", 2017)
    evidence = [Evidence.from_dict(unit["evidence"]) for unit in UNITS[:6]]
    alone = [assessment_to_json(assess(scheme, one)) for one in evidence]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda one: assessment_to_json(assess(scheme, one)), evidence * 10))
        digests = set(threads.map(lambda _: digest(whole=whole), range(2)))
    assert together == alone * 10
    assert digests == {here}
