"""The tutorials: every cell runs and shows something, and what is told of figures beside the cells is so.

The cells run twice: here as plain Python in one namespace, which needs nothing of Jupyter, and in ``make deep`` in a
kernel as a reader runs them.
"""

from __future__ import annotations

import ast
import json
import re
import runpy
import sys
from collections.abc import Iterator
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from attrs import frozen

from support.each_day import one_in

DOCS = Path(__file__).parents[2] / "docs"
TUTORIALS = sorted((DOCS / "tutorials").glob("*.ipynb"))
Cell = dict[str, Any]

each_tutorial = pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)


@frozen
class Html:
    """Stands for IPython's ``HTML``, which comes with Jupyter alone."""

    data: str


def notebook(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def cells_of(path: Path, kind: str) -> Iterator[Cell]:
    return (cell for cell in notebook(path)["cells"] if cell["cell_type"] == kind)


def source_of(cell: Cell) -> str:
    return "".join(cell["source"])


def runs_here(source: str) -> bool:
    """A cell that draws needs the extra ``charts``, and no other cell reads what it makes."""
    return "huizhou_qa.charts" not in source or find_spec("altair") is not None


def program_of(sources: list[str]) -> str:
    """The cells in order as one program, in which each hands to ``shown`` what it ends in."""
    lines: list[str] = []
    for source in sources:
        cell = ast.parse(source)
        *others, last = cell.body
        value, before = (last.value, others) if isinstance(last, ast.Expr) else (ast.Constant(None), cell.body)
        cell.body = [*before, ast.Expr(ast.Call(ast.Name("shown"), [value], []))]
        lines.append(ast.unparse(ast.fix_missing_locations(cell)))
    return "\n".join(lines)


def text_of(value: object) -> str:
    if isinstance(value, Html):
        return value.data
    as_html = getattr(value, "_repr_html_", None)
    return str(as_html()) if as_html else repr(value)


@pytest.mark.parametrize("path", one_in(len(TUTORIALS), TUTORIALS), ids=lambda path: path.stem)
def test_every_cell_runs_and_shows_something_and_figures_in_the_text_are_among_what_is_shown(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    display = ModuleType("IPython.display")
    monkeypatch.setattr(display, "HTML", Html, raising=False)
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    monkeypatch.chdir(path.parent)
    sources = [source for source in map(source_of, cells_of(path, "code")) if runs_here(source)]
    outputs: list[str] = []

    def shown(value: object) -> None:
        printed = capsys.readouterr().out
        outputs.append(printed if value is None else printed + text_of(value))

    program = tmp_path / "cells.py"
    program.write_text(program_of(sources), "utf-8")
    runpy.run_path(str(program), init_globals={"shown": shown})
    assert len(outputs) == len(sources)
    assert all(output.strip() for output in outputs)
    told = " ".join(map(source_of, cells_of(path, "markdown")))
    known = " ".join([*outputs, *sources])
    assert [figure for figure in re.findall(r"(?<![\d.])\d+\.\d+(?![\d.])", told) if figure not in known] == []


@each_tutorial
def test_no_outputs_are_stored(path: Path) -> None:
    for cell in cells_of(path, "code"):
        assert (cell["outputs"], cell["execution_count"]) == ([], None)


@each_tutorial
def test_a_tutorial_is_short_and_begins_with_its_title(path: Path) -> None:
    first, *others = notebook(path)["cells"]
    assert source_of(first).startswith("# ")
    assert 12 <= 1 + len(others) <= 20
    assert len({cell["id"] for cell in others}) == len(others)


@pytest.mark.parametrize("page", ["README.md", "docs/README.zh.md", "docs/site/index.md", "docs/site/index.zh.md"])
def test_the_pages_that_a_reader_begins_at_lead_to_every_tutorial(page: str) -> None:
    text = (DOCS.parent / page).read_text("utf-8")
    assert [path.name for path in TUTORIALS if f"tutorials/{path.stem}" not in text] == []


STARTS = {
    "index.md": ["**An office**", "**Another system**", "**A scheme author**"],
    "index.zh.md": ["**考核办公室**", "**系统对接**", "**方案编写**"],
}


@pytest.mark.parametrize("page", STARTS)
def test_each_start_of_the_site_has_a_door_for_each_reader_with_what_to_type_and_where_to_read_on(page: str) -> None:
    text = (DOCS / "site" / page).read_text("utf-8")
    doors = re.findall(r":::\{container\} door\n(.*?)\n:::", text, re.DOTALL)
    assert [door.split("\n")[0] for door in doors] == STARTS[page]
    for door in doors:
        assert re.search(r"^`[^`]+`$", door, re.MULTILINE)
        assert all((DOCS / "site" / path).is_file() for path in re.findall(r"\]\(([^)#]+)\)", door))
        assert door.count("](") >= 3


def test_every_public_module_has_a_page_in_the_reference_and_the_reference_leads_to_each() -> None:
    site = DOCS / "site"
    pages = {path.stem for path in (site / "reference").glob("*.rst")}
    listed = re.findall(r"^   reference/(\w+)$", (site / "reference.rst").read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(pages)
    assert pages >= {"face", "scorers", "scheme", "analysis", "codec", "sheets", "columns", "charts", "errors"}


@pytest.mark.deep
# Jupyter's own warnings, of its releases to come.
@pytest.mark.filterwarnings("ignore")
@each_tutorial
def test_every_cell_runs_in_a_kernel(path: Path) -> None:
    for package in ("nbclient", "ipykernel", "altair"):
        pytest.importorskip(package, reason=f"the extra notebooks is not installed: there is no {package}")
    spec = spec_from_file_location("run_notebooks", DOCS / "scripts" / "run_notebooks.py")
    assert spec
    assert spec.loader
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    cells = json.loads(script.executed(path))["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"], cell["source"]
            assert {one["output_type"] for one in cell["outputs"]} <= {"stream", "execute_result", "display_data"}
