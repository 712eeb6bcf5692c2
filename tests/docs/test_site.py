"""The site: Chinese sentences run on over the lines of their source, and the starts read on a phone."""

from __future__ import annotations

import html
import re
import runpy
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from huizhou_qa import assess
from huizhou_qa.errors.texts import Language
from support.browser import needs_browser
from support.every_face import SCHEME, result
from support.on_screens import faults_on_screens

pytest.importorskip("nbclient", reason="nbclient is not installed: the site is not built")
nodes = pytest.importorskip("docutils.nodes", reason="docutils is not installed: the site is not built")
pytest.importorskip("sphinx", reason="Sphinx is not installed: the site is not built")

ROOT = Path(__file__).parents[2]
SITE = ROOT / "docs" / "site"
# A phone, a tablet, narrow and broad windows with the list of pages beside, and what lies at the theme's own limits.
WIDTHS = (390, 780, 900, 1020, 1040, 1080, 1160, 1200, 1316, 1400)
OTHERWISE = ({"agri_products": "joint"}, {"part_steps_6_2": "started"}, {"part_steps_6_2": "prorata"})
STARTS: dict[Language, str] = {"zh": "index.zh", "en": "index"}
# A page of long lines, broad tables and code.
FULL = "docs/forms"


def joined(*parts: object, either_side: bool) -> str:
    """A paragraph of these parts as it reads once its lines are joined."""
    paragraph = nodes.paragraph("", "", *parts)
    runpy.run_path(str(SITE / "conf.py"))["joined"](nodes.section("", paragraph), either_side=either_side)
    return str(paragraph.astext())


def test_lines_of_a_chinese_sentence_run_on_also_over_what_stands_out_in_it() -> None:
    strong = nodes.strong("", "缺的")
    assert joined(nodes.Text("口径的，\n换一种："), strong, nodes.Text("\n不当零分"), either_side=False) == (
        "口径的，换一种：缺的不当零分"
    )
    # A soft end of line is a text of its own.
    assert joined(*map(nodes.Text, ("多种口径的，", "\n", "换一种")), either_side=False) == "多种口径的，换一种"


def test_on_a_chinese_page_letters_and_figures_follow_too_and_dots_between_links_keep_their_blank() -> None:
    assert joined(nodes.Text("超过\n40的，用\nJSON\n写"), either_side=True) == "超过40的，用JSON写"
    assert joined(nodes.Text("表单 ·\n问题"), either_side=True) == "表单 ·\n问题"


def test_lines_of_english_keep_their_blanks_also_beside_chinese_terms() -> None:
    assert joined(nodes.Text("a veto\n否决\nof the\ngrade"), either_side=False) == "a veto\n否决\nof the\ngrade"
    assert joined(nodes.literal("", "甲\n乙"), either_side=True) == "甲\n乙"


def test_a_chinese_page_says_so_and_has_chinese_words_around_it() -> None:
    conf = runpy.run_path(str(SITE / "conf.py"))
    context: dict[str, object] = {"language": "en"}
    conf["in_the_language_of_the_page"](None, "docs/site/index", "page.html", context, None)
    assert context == {"language": "en"}
    conf["in_the_language_of_the_page"](None, "docs/site/index.zh", "page.html", context, None)
    said = context.pop("_")
    assert context == {"language": "zh-CN"}
    assert callable(said)
    assert [said(text) for text in ("Next", "Previous", "Home", "Index")] == ["下一页", "上一页", "首页", "Index"]


@pytest.mark.parametrize("language", STARTS)
def test_the_card_of_a_start_has_the_figures_of_the_made_up_county(language: Language) -> None:
    text = (SITE / f"{STARTS[language]}.md").read_text("utf-8")
    head, *rows = re.findall(r"^\| (.*?) \| (?:(.*?) )?\|$", text, flags=re.MULTILINE)
    county = result()
    assert head[0].startswith(county.unit)
    assert re.sub("[^A-D0-9.]", "", head[1]) == f"{county.grade}{county.total}"
    ends = [(name.partition(" ")[0], figure) for name, figure in rows]
    lost = {id_: Fraction(line.max_points) - Fraction(line.points or 0) for id_, line in county.clauses.items()}
    most = sorted(lost, key=lambda id_: lost[id_], reverse=True)[:3]
    assert ends[1:4] == [(id_, f"−{SCHEME.rounding.write(lost[id_])}") for id_ in most]
    for choices, (_, figure) in zip(OTHERWISE, rows[5:], strict=True):
        other = assess(SCHEME.under(choices), county.evidence)
        assert re.sub("[^A-D0-9.]", "", figure) == f"{other.grade}{other.total}"


@pytest.mark.deep
@needs_browser
def test_no_text_of_the_starts_is_cut_or_boxed_at_any_width_and_no_picture_too_small_to_read(tmp_path: Path) -> None:
    built, starts = tmp_path / "site", [f"docs/site/{name}" for name in STARTS.values()]
    # These pages alone: to what they link is told as warnings, which `make site` takes for faults.
    only = ",".join(f"{name}.md" for name in (*starts, FULL))
    command = [sys.executable, "-m", "sphinx", "-Q", "-c", str(SITE), "-D", f"include_patterns={only}"]
    subprocess.run([*command, str(ROOT), str(built)], check=True)  # noqa: S603 - our own pages
    pages = dict[str, str]()
    for name in (*starts, FULL):
        path = built / f"{name}.html"
        base = f'<base href="{html.escape(path.as_uri())}">'
        pages[name] = path.read_text("utf-8").replace("<head>", f"<head>{base}", 1)
        # Of the pictures that lie beside each other, each page has the one of its language.
        pictures = re.findall(r'src="[^"]*/(readings_chart[^"]*)"', pages[name])
        shown = ["readings_chart.svg" if name.endswith(".zh") else "readings_chart.en.svg"]
        assert pictures == (shown if name in starts else [])
    assert faults_on_screens(pages, WIDTHS, tmp_path) == {"wide": [], "boxed": [], "small": []}
