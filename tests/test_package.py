"""The package as a stranger meets it: what importing loads, what is public, what the docs show."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import huizhou_qa
from huizhou_qa import scorers

ROOT = Path(__file__).parents[1]


def run(*arguments: str, hash_seed: int = 0) -> str:
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": str(hash_seed), "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
    )
    return done.stdout


def test_importing_loads_nothing_beyond_attrs_and_the_standard_library() -> None:
    program = (
        "import json, sys; before = set(sys.modules); import huizhou_qa;"
        "print(json.dumps(sorted({name.partition('.')[0] for name in set(sys.modules) - before})))"
    )
    loaded = set(json.loads(run("-c", program)))
    assert loaded - set(sys.stdlib_module_names) <= {"huizhou_qa", "attr", "attrs"}


def test_every_public_name_is_there_and_documented() -> None:
    for name in huizhou_qa.__all__:
        assert getattr(huizhou_qa, name).__doc__, name
    assert sorted(huizhou_qa.__all__) == huizhou_qa.__all__


def test_every_scorer_is_there_documented_and_in_order() -> None:
    for name in scorers.__all__:
        assert getattr(scorers, name).__doc__, name
    assert sorted(scorers.__all__) == scorers.__all__


def test_the_package_is_typed() -> None:
    assert (Path(huizhou_qa.__file__).parent / "py.typed").is_file()


def test_no_rule_of_the_package_is_an_assertion() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Assert)], path


def test_no_function_imports() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        inside = [
            node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)
        ]
        assert not [node for node in inside if isinstance(node, ast.Import | ast.ImportFrom)], path


def test_a_score_is_the_same_under_optimisation_and_any_hash_seed() -> None:
    program = (
        "import json, pathlib; from huizhou_qa import *; from huizhou_qa.codec import *;"
        "units = json.loads(pathlib.Path('tests/data/units.json').read_text('utf-8'));"
        "print(assessment_to_json(assess(get_scheme('huizhou', 2017), Evidence.from_dict(units[3]['evidence']))))"
    )
    plainly = run("-c", program)
    for hash_seed, switches in enumerate([["-O"], ["-OO"], []], start=1):
        assert run(*switches, "-c", program, hash_seed=hash_seed) == plainly
