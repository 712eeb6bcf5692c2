"""The library reads and writes nothing, and asks neither the clock nor chance, once it is imported.

Each program runs in a process of its own: an audit hook can never be taken away again.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from support.each_day import deep

ROOT = Path(__file__).parents[2]

# All that a caller does with a year's units: a few of them each day, all in a deep run. Imports and evidence come
# first; the watched part is a function.
WORK = """
import json, pathlib, sys
from huizhou_qa import Evidence, EvidenceError, HuizhouQAError, amend, assess, assess_cohort, get_scheme
from huizhou_qa.statements import Statement, prevailing_values
from huizhou_qa.analysis import cohort_results, effect_of
from huizhou_qa.codec import assessment_to_json, evidence_from_json, evidence_to_json
from huizhou_qa.codec import history_from_json, history_to_json
from huizhou_qa.composite import composite_cohort
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.sheets import cohort_sheet, comparison_sheet, notice, self_scoring_sheet

units = json.loads(pathlib.Path("tests/data/units.json").read_text("utf-8"))
texts = [json.dumps(unit["evidence"], ensure_ascii=False) for unit in units[: 3 if WHOLE else 1]]
cohort = json.loads(pathlib.Path("docs/data/cohort-2017.json").read_text("utf-8"))["units"][: None if WHOLE else 2]

def work():
    scheme = get_scheme("huizhou", 2017, {"part_steps": "prorata", "written_places": 12})
    scheme._repr_html_()
    for text in texts:
        result = assess(scheme, evidence_from_json(text))
        result.verify()
        repr(result), result._repr_html_(), assessment_to_json(result)
        evidence_to_json(result.evidence)
        [line.working for line in result.clauses.values()]
    year = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(one) for one in cohort])
    year.verify()
    levels = {point.id: [4] * len(point.parts) if point.parts else 4 for point in year.scheme.on_site.points()}
    rated = {unit: assess_on_site(year.scheme, levels, unit=unit) for unit in year.results}
    joined = composite_cohort(year, rated, choice="weighted", on_site_weight="0.3")
    own = Statement.from_dict({"stage": "self_assessment", "by": "甲区", "on": "2017-12-28", "evidence": cohort[0]})
    changes = {"facts": {"quality_incentive_projects": 17}}
    amended = amend(prevailing_values(year.scheme, [own]).evidence, changes, "办", "2018-03-12", "复核")
    history_from_json(history_to_json(amended))
    effect = effect_of(joined, amended)
    effect.after.verify()
    results = cohort_results(effect.after)
    papers = [self_scoring_sheet(year.results["甲区"]), comparison_sheet(effect.units["乙县"].comparison),
              cohort_sheet(results), notice(results, include_provisional=True)]
    [(paper.to_html(), paper.to_markdown()) for paper in papers], papers[1].to_csv(), papers[3].to_text()
    for refused in ("[" * 100_000, '{"unit": "\\\\ud800"}', '{"unit": 5}'):
        try:
            evidence_from_json(refused)
        except HuizhouQAError as error:
            str(error)
"""

# What a control watches instead: nothing at all is done beside what it must see.
NO_WORK = """
import json, pathlib, sys

def work():
    pass
"""

AUDITED = """
seen = []
watching = True
sys.addaudithook(lambda event, arguments: seen.append(event) if watching else None)
work()
first, seen = seen, []
work()
watching = False
print(json.dumps([sorted(set(first)), sorted(set(seen))]))
"""

PROFILED = """
work()
called = set()

def note(frame, event, argument):
    if event == "c_call":
        called.add((argument.__module__ or type(getattr(argument, "__self__", None)).__module__, argument.__qualname__))
    elif event == "call":
        called.add((frame.f_globals.get("__name__", ""), frame.f_code.co_qualname))

sys.setprofile(note)
work()
sys.setprofile(None)
print(json.dumps(sorted(map(list, called))))
"""

# Events that leave the process alone: the name of an object for repr, and code made on first use from classes.
INSIDE = {"builtins.id"}
MADE_ONCE = {"builtins.id", "compile", "exec", "sys._getframe"}

ELSEWHERE = ("time", "random", "_random", "secrets", "os", "posix", "io", "_io", "socket", "locale", "_locale", "uuid")
CLOCKS = ("now", "today", "utcnow", "urandom", "getrandom", "localtime", "open")
# The operation of the language for an open point of the text opens no file.
ARITHMETICS = ("huizhou_qa.readers.", "huizhou_qa.engine.compiled.", "huizhou_qa.rules.", "huizhou_qa.words.")


SIZES = pytest.mark.parametrize("whole", [False, deep(True)], ids=["of few", "of more"])


def output_of(program: str, *, whole: bool = False) -> list[object]:
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-X", "utf8", "-c", f"WHOLE = {whole}\n{program}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@cache
def audited(*, whole: bool) -> list[set[str]]:
    """The events of the first use of the library, and those of another."""
    return [set(events) for events in output_of(WORK + AUDITED, whole=whole) if isinstance(events, list)]


@SIZES
def test_an_audit_hook_sees_nothing_while_units_are_scored_verified_and_written(whole: bool) -> None:
    _, again = audited(whole=whole)
    assert again <= INSIDE


@SIZES
def test_an_audit_hook_sees_the_first_use_of_the_library_open_nothing(whole: bool) -> None:
    first, _ = audited(whole=whole)
    assert first <= MADE_ONCE


@pytest.mark.parametrize("use", [0, 1], ids=["first", "another"])
def test_the_audit_hook_would_have_seen_a_file_opened(use: int) -> None:
    lines = AUDITED.split("\nwork()\n")
    lines[use] += "\npathlib.Path('pyproject.toml').read_text()"
    seen = output_of(NO_WORK + "\nwork()\n".join(lines))[use]
    assert isinstance(seen, list)
    assert "open" in seen


@SIZES
def test_no_call_asks_the_clock_or_chance_or_the_system(whole: bool) -> None:
    called = [tuple(pair) for pair in output_of(WORK + PROFILED, whole=whole) if isinstance(pair, list)]
    assert ("huizhou_qa.engine.assess", "assess") in called
    asked = [
        (module, name)
        for module, name in called
        if module.partition(".")[0] in ELSEWHERE or name.rpartition(".")[2] in CLOCKS
    ]
    assert [one for one in asked if not (one[0].startswith(ARITHMETICS) and one[1].endswith(".open"))] == []


def test_the_profiler_would_have_seen_the_clock() -> None:
    program = NO_WORK + PROFILED.replace(
        "\nwork()\nsys.setprofile(None)", "\nimport time; time.time()\nsys.setprofile(None)"
    )
    assert ["time", "time"] in output_of(program)
