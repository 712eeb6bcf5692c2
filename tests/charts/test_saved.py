"""Charts saved by the script of the docs: the pictures of the page are what it draws, without a network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from draw_charts import main

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def drawn(svg: str) -> list[str]:
    """Every text of a picture, in order."""
    return re.findall(r"<text[^>]*>(.*?)</text>", svg)


@pytest.mark.parametrize(("language", "ending"), [("zh", "svg"), ("en", "en.svg")])
def test_the_pictures_of_the_pages_are_those_that_the_script_draws(tmp_path: Path, language: str, ending: str) -> None:
    assert main([str(tmp_path), "--language", language]) == 0
    for name in ("clause_chart", "cohort_chart", "readings_chart"):
        made = (tmp_path / f"{name}.{ending}").read_text("utf-8")
        assert drawn(made) == drawn((PICTURES / f"{name}.{ending}").read_text("utf-8"))
        assert len(drawn(made)) > 10


def test_a_picture_in_english_of_another_clause_is_a_png(tmp_path: Path) -> None:
    assert main([str(tmp_path), "戊县", "--clause", "7", "--format", "png", "--language", "en"]) == 0
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in tmp_path.iterdir())


def test_an_unknown_unit_or_clause_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "癸县"]) == 1
    assert "there is no unit 癸县" in capsys.readouterr().err
    assert main([str(tmp_path), "--clause", "99"]) == 1
    assert "99" in capsys.readouterr().err


PAGES = {"README.md": "en.svg", "docs/charts.md": "en.svg", "docs/site/index.md": "en.svg", "docs/README.zh.md": "svg"}


@pytest.mark.parametrize(("page", "ending"), PAGES.items())
def test_a_page_shows_charts_in_its_own_language(page: str, ending: str) -> None:
    shown = re.findall(r"pictures/(\w+_chart)\.([\w.]+)\)", (PICTURES.parents[1] / page).read_text("utf-8"))
    assert shown
    assert {found for _, found in shown} == {ending}
