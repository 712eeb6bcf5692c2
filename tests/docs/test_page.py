"""The page that needs no server shows the library's figures in a browser, and what is missing as missing."""

from __future__ import annotations

import base64
import html
import json
import re
from fractions import Fraction
from pathlib import Path

import make_page
import pytest
from make_page import page

from huizhou_qa import Evidence, assess
from huizhou_qa.scheme.scheme import Scheme
from support.browser import needs_browser, opened
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import SCHEME

CONFORMANCE = Path(make_page.__file__).parents[1] / "conformance"

OUTPUT = re.compile(r"<output\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
# What a frame of 390 px does when something is typed into it, and what it says of itself then.
FRAME = """<!DOCTYPE html><meta charset="utf-8"><body><iframe srcdoc="{page}" style="width:390px;height:900px"></iframe>
<script>
document.querySelector("iframe").addEventListener("load", () => {{
  const inner = document.querySelector("iframe").contentDocument, told = {{}};
  const points = () => inner.querySelector('[data-clause="10.2"] .points').dataset;
  told.before = [points().state, points().value, inner.getElementById("summary").dataset.total];
  const field = inner.querySelector('[data-path="/facts/pm25_annual_mean"]');
  field.value = "36";
  field.dispatchEvent(new Event("input"));
  told.after = [points().state, points().value, inner.getElementById("summary").dataset.total];
  field.value = "abc";
  field.dispatchEvent(new Event("input"));
  told.wrong = [points().state, points().value, inner.getElementById("summary").dataset.total];
  inner.getElementById("language").click();
  told.title = inner.title;
  const root = inner.documentElement;
  told.widths = [root.clientWidth, root.scrollWidth];
  document.body.dataset.told = JSON.stringify(told);
}});
</script></body>"""


def units(scheme: Scheme) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(
        (CONFORMANCE / f"{scheme.id}.units.json").read_text("utf-8")
    )
    return found


def attributes(tag: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in ATTRIBUTE.findall(tag)}


def summary(shown: str) -> dict[str, str]:
    found = re.search(r'<div id="summary"([^>]*)>', shown)
    assert found is not None
    return attributes(found[1])


def clauses(shown: str) -> dict[str, dict[str, str]]:
    """The state and the points of each clause."""
    boxes = re.findall(r'<div class="clause" data-clause="([^"]+)">.*?<output class="points"([^>]*)>', shown, re.DOTALL)
    return {id_: attributes(tag) for id_, tag in boxes}


def test_a_page_holds_all_it_needs_and_fetches_nothing() -> None:
    text = page(SCHEME, '{"unit": "</script><b>"}')
    assert "</script><b>" not in text
    assert re.findall(r'(?:src|href)="', text) == []
    imports = json.loads(re.findall(r'<script type="importmap">(.*?)</script>', text)[0])["imports"]
    head = "data:text/javascript;base64,"
    assert all(address.startswith(head) for address in imports.values())
    sources = [base64.b64decode(address.removeprefix(head)).decode() for address in imports.values()]
    assert {"page", *re.findall(r'\bfrom "([^":]+)"', "".join(sources))} == {*imports} > {"page", "evaluator"}


@pytest.mark.deep
@needs_browser
@pytest.mark.parametrize("scheme", [SCHEME, LINLAN], ids=[SCHEME.id, LINLAN.id])
def test_the_page_shows_the_points_total_and_grade_of_the_library(scheme: Scheme, tmp_path: Path) -> None:
    unit = units(scheme)["丙县"]
    result = assess(scheme, Evidence.from_dict(unit))
    shown = opened(page(scheme, json.dumps(unit)), tmp_path)
    told = summary(shown)
    assert (Fraction(told["data-total"]), told["data-grade"]) == (Fraction(result.total), result.grade)
    assert (told["data-missing"], told["data-wrong"]) == ("0", "0")
    assert 'data-digest="right"' in shown
    found = clauses(shown)
    assert list(found) == list(result.clauses)
    for id_, line in result.clauses.items():
        points = line.exact_points if line.points is None else Fraction(line.points)
        if found[id_]["data-state"] == "nothing":
            assert line.absent
        else:
            assert Fraction(found[id_]["data-value"]) == points


@pytest.mark.deep
@needs_browser
def test_what_nobody_has_said_is_missing_and_never_zero(tmp_path: Path) -> None:
    shown = opened(page(SCHEME), tmp_path)
    told, found = summary(shown), clauses(shown)
    assert (told["data-total"], told["data-grade"]) == ("", "")
    assert int(told["data-missing"]) > len(found)
    assert {(one["data-state"], one["data-value"]) for one in found.values()} == {("missing", "")}
    states = [attributes(tag).get("data-state") for tag in OUTPUT.findall(shown)]
    assert set(states) == {"missing"}


@pytest.mark.deep
@needs_browser
def test_points_follow_what_is_typed_and_nothing_scrolls_sideways_on_a_phone(tmp_path: Path) -> None:
    unit = units(SCHEME)["甲区"]
    facts = {name: value for name, value in unit["facts"].items() if name != "pm25_annual_mean"}
    framed = FRAME.format(page=html.escape(page(SCHEME, json.dumps({**unit, "facts": facts}))))
    found = re.search(r'data-told="([^"]*)"', opened(framed, tmp_path))
    assert found is not None
    told = json.loads(html.unescape(found[1]))
    result = assess(SCHEME, Evidence.from_dict({**unit, "facts": {**facts, "pm25_annual_mean": "36"}}))
    assert told["before"] == ["missing", "", ""]
    state, points, total = told["after"]
    assert (state, Fraction(points), Fraction(total)) == (
        "known",
        Fraction(result.clauses["10.2"].points or 0),
        Fraction(result.total),
    )
    assert told["wrong"] == ["wrong", "", ""]
    assert told["title"].startswith("Huizhou 2017")
    width, scrolled = told["widths"]
    assert scrolled <= width <= 390
