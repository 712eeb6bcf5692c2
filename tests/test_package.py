"""The package as a stranger meets it: what importing loads, what is public, what the docs show."""

from __future__ import annotations

import ast
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import huizhou_qa
from huizhou_qa import scorers
from support.each_day import deep
from support.sources import nodes_of, tree_of

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


def test_importing_the_face_loads_nothing_that_is_not_used_yet() -> None:
    program = (
        "import json, sys; before = set(sys.modules); import huizhou_qa;"
        "print(json.dumps(sorted(name for name in set(sys.modules) - before if name.startswith('huizhou_qa'))))"
    )
    assert json.loads(run("-c", program)) == ["huizhou_qa", "huizhou_qa.on_demand", "huizhou_qa.version"]


def test_the_whole_face_loads_nothing_beyond_attrs_and_the_standard_library() -> None:
    program = (
        "import json, sys; before = set(sys.modules); from huizhou_qa import *;"
        "print(json.dumps(sorted({name.partition('.')[0] for name in set(sys.modules) - before})))"
    )
    loaded = set(json.loads(run("-c", program)))
    assert loaded - set(sys.stdlib_module_names) <= {"huizhou_qa", "attr", "attrs"}


def test_once_a_unit_is_scored_neither_scoring_nor_reading_a_result_imports_or_opens_anything() -> None:
    program = """if True:
        import json, pathlib, sys
        from huizhou_qa import Evidence, assess, assess_cohort, get_scheme
        units = [one["evidence"] for one in json.loads(pathlib.Path("tests/data/units.json").read_text("utf-8"))]
        scheme = get_scheme("huizhou", 2017)
        assess(scheme, Evidence.from_dict(units[0])).verify()
        happened = []
        sys.addaudithook(lambda event, of: happened.append((event, str(of))) if event in ("import", "open") else None)
        result = assess(scheme, Evidence.from_dict(units[3]))
        lines = [str(line) for lines in (result.clauses, result.items, result.groups) for line in lines.values()]
        told = [str(result), repr(result), result._repr_html_(), result.notes, result.exact_total, result.adjustments]
        result.verify()
        print(json.dumps([len(lines), len(told), happened]))
    """
    lines, told, happened = json.loads(run("-c", program))
    assert (lines > 100, told, happened) == (True, 6, [])


def _names_on_demand(path: Path) -> tuple[list[str], dict[str, str], dict[str, str]]:
    """Of a package that hands names on: those it lists, and by name where checkers and a program find it."""
    package = ".".join(path.parent.relative_to(ROOT / "src").parts)
    tree = ast.parse(path.read_text("utf-8"))
    (choice,) = (node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in choice.body if isinstance(node, ast.ImportFrom)]
    told = {name.name: str(node.module) for node in imports for name in node.names}
    (call,) = (node for part in choice.orelse for node in ast.walk(part) if isinstance(node, ast.Call))
    modules: dict[str, tuple[str, ...]] = ast.literal_eval(call.args[1])
    loaded = {name: f"{package}.{module}" for module, names in modules.items() for name in names}
    return importlib.import_module(package).__all__, told, loaded


@pytest.mark.parametrize("package", ["", "analysis", "codec"])
def test_a_name_on_demand_is_loaded_from_where_a_type_checker_finds_it(package: str) -> None:
    listed, told, loaded = _names_on_demand(ROOT / "src" / "huizhou_qa" / package / "__init__.py")
    assert loaded == told
    assert sorted(loaded) == [name for name in listed if name != "__version__"]


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
        assert not [node for node in nodes_of(path) if isinstance(node, ast.Assert)], path


def imports_outside_of_functions(node: ast.AST) -> int:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return 0
    own = isinstance(node, ast.Import | ast.ImportFrom)
    return own + sum(map(imports_outside_of_functions, ast.iter_child_nodes(node)))


def test_no_function_imports() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        imports = sum(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes_of(path))
        assert imports == sum(map(imports_outside_of_functions, tree_of(path).body)), path


@pytest.mark.parametrize(("switches", "hash_seed"), [(("-OO",), 2), deep((("-O",), 1)), deep(((), 3))])
def test_a_score_is_the_same_under_optimisation_and_any_hash_seed(switches: tuple[str, ...], hash_seed: int) -> None:
    program = (
        "import json, pathlib; from huizhou_qa import *; from huizhou_qa.codec import *;"
        "units = json.loads(pathlib.Path('tests/data/units.json').read_text('utf-8'));"
        "print(assessment_to_json(assess(get_scheme('huizhou', 2017), Evidence.from_dict(units[3]['evidence']))))"
    )
    assert run(*switches, "-c", program, hash_seed=hash_seed) == run("-c", program)
