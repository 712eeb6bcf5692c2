"""Every chart, opened in a browser as a picture is: no word is cut, lies on another or lacks a glyph."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path

import altair as alt
import pytest
import vl_convert

from charts.test_lost import COHORT, SCHEME
from huizhou_qa import amend, bounds
from huizhou_qa.analysis import readings_report
from huizhou_qa.charts import bounds_chart, clause_chart, cohort_chart, lost_chart, readings_chart
from huizhou_qa.errors.texts import Language
from support.browser import BOXED, HAND_BACK, needs_browser, told_by
from support.every_face import open_unit

LANGUAGES: tuple[Language, ...] = ("zh", "en")
SCRIPT = f"""<script>
{BOXED}
addEventListener("load", () => {{
  const told = {{cut: [], over: [], boxed: [], texts: 0}};
  for (const one of document.querySelectorAll("div")) {{
    const page = one.querySelector("svg").getBoundingClientRect(), seen = [];
    for (const text of one.querySelectorAll("text")) {{
      // Words are drawn twice, once to keep them from what lies below.
      const said = text.textContent, box = text.getBoundingClientRect();
      if (!said.trim() || seen.some(([before]) => before === said)) continue;
      told.texts += 1;
      if (box.left < page.left || box.right > page.right || box.top < page.top || box.bottom > page.bottom)
        told.cut.push([one.title, said]);
      for (const [before, other] of seen)
        if (Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
            // Lines of type are higher than what is drawn in them.
            Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 5)
          told.over.push([one.title, before, said]);
      seen.push([said, box]);
    }}
    told.boxed.push(...boxedIn(new Set(one.textContent), getComputedStyle(one.querySelector("text")).fontFamily));
  }}
  {HAND_BACK}
}});
</script>"""


def charts() -> Iterator[tuple[str, alt.LayerChart]]:
    """Every chart of a kind, in both languages, by a name."""
    for language in LANGUAGES:
        for unit, result in COHORT.results.items():
            yield f"lost {unit} {language}", lost_chart(result, language)
            report = readings_report(SCHEME, result.evidence)
            yield f"readings {unit} {language}", readings_chart(report, language)
        of = COHORT.results["丙县" if language == "en" else "戊县"]
        for id_ in SCHEME.clauses:
            yield f"clause {id_} {of.unit} {language}", clause_chart(of, id_, language=language)
        yield f"cohort {language}", cohort_chart(COHORT, language)
        pending, settled = COHORT.results["己区"].evidence, COHORT.results["丙县"].evidence
        partly = amend(pending, {"marks": {"5": None, "14": None}}, "质量强市办", "2018-02-01", "复核未完成")
        for evidence in (open_unit(), pending, partly, settled):
            yield f"bounds {evidence.unit} {language}", bounds_chart(SCHEME, bounds(SCHEME, evidence), language)


@pytest.mark.deep
@needs_browser
def test_no_word_of_a_chart_is_cut_or_lies_on_another(tmp_path: Path) -> None:
    drawn = [
        f'<div title="{html.escape(name)}">{vl_convert.vegalite_to_svg(json.loads(chart.to_json()))}</div>'
        for name, chart in charts()
    ]
    told = told_by(f'<!DOCTYPE html><meta charset="utf-8"><body>{"".join(drawn)}{SCRIPT}</body>', tmp_path)
    assert told["cut"] == []
    assert told["over"] == []
    assert told["boxed"] == []
    assert int(str(told["texts"])) > 1500
