"""Every property test runs under the one profile of ``conftest.py``: no deadline, and no settings of its own."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from support.each_day import deep

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
PROFILES = ("everyday", "ci", "deep")


def has_settings(node: ast.AST) -> bool:
    """Whether a node takes settings out of Hypothesis, or calls something with what only settings have."""
    match node:
        case ast.ImportFrom(module=str(module), names=names) if module.partition(".")[0] == "hypothesis":
            return not {"settings", "HealthCheck", "*"}.isdisjoint(name.name for name in names)
        case ast.Attribute(value=ast.Name(id="hypothesis"), attr=attribute):
            return attribute in {"settings", "HealthCheck"}
        case ast.Call(keywords=keywords):
            return not {"max_examples", "suppress_health_check"}.isdisjoint(word.arg for word in keywords)
        case _:
            return False


def calls_settings(source: str) -> bool:
    return any(has_settings(node) for node in ast.walk(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "from hypothesis import given, settings",
        "from hypothesis import HealthCheck as H",
        "from hypothesis import *",
        "from hypothesis._settings import settings as s",
        "import hypothesis\n@hypothesis.settings(deadline=None)\ndef test_x(): ...",
        "import hypothesis as h\n@h.settings(max_examples=9)\ndef test_x(): ...",
    ],
)
def test_settings_of_a_modules_own_are_seen_however_they_are_written(source: str) -> None:
    assert calls_settings(source)


@pytest.mark.parametrize("source", ["from hypothesis import given", "check_stages(done, deadline='day_included')"])
def test_what_is_no_setting_is_not_taken_for_one(source: str) -> None:
    assert not calls_settings(source)


def test_no_test_has_settings_of_its_own() -> None:
    # check_scheme draws for a caller, whatever the profile, and is no test; nor is what draws units to be altered.
    drawers = {ROOT / "src/huizhou_qa/testing/checking.py", TESTS / "support/altered_evidence.py"}
    allowed = {TESTS / "conftest.py", Path(__file__), *drawers}
    modules = [path for folder in ("tests", "docs", "src", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    drawing = [path for path in modules if "hypothesis" in path.read_text("utf-8")]
    assert len(drawing) > 20
    assert [path for path in drawing if path not in allowed and calls_settings(path.read_text("utf-8"))] == []


def test_the_profile_in_force_has_no_deadline_and_no_checks_of_speed() -> None:
    assert settings.default is not None
    assert settings.default.deadline is None
    assert {HealthCheck.too_slow, HealthCheck.data_too_large} <= set(settings.default.suppress_health_check)
    assert settings.default.print_blob
    assert HealthCheck.filter_too_much not in settings.default.suppress_health_check


@pytest.mark.parametrize("name", PROFILES)
def test_no_profile_has_a_deadline(name: str) -> None:
    profile = settings.get_profile(name)
    assert profile.deadline is None
    assert HealthCheck.too_slow in profile.suppress_health_check
    assert profile.derandomize is (name == "ci" or "CI" in os.environ)
    assert profile.print_blob


def test_the_deep_profile_draws_many_more_examples() -> None:
    everyday, ci, deep = (settings.get_profile(name).max_examples for name in PROFILES)
    assert everyday == ci
    assert deep >= 10 * everyday


SHOWN = "from hypothesis import settings; print(settings.default.deadline, settings.default.derandomize)"


@pytest.mark.parametrize(("ci", "shown"), [({"CI": "true"}, "None True"), deep(({}, "None False"))])
def test_the_command_chooses_the_profile(ci: dict[str, str], shown: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | ci
    done = subprocess.run(  # noqa: S603 (our own line)
        [sys.executable, "-c", f"import conftest; {SHOWN}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=TESTS,
        env=environment,
    )
    assert done.stdout.strip() == shown
