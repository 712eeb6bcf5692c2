"""Every face, opened in a browser at the width of a phone and of a notebook, in light and in dark: nothing is cut."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from huizhou_qa.errors.texts import Language
from support.browser import BOXED, HAND_BACK, needs_browser, told_by
from support.every_face import FACES, SLOW

WIDTHS, THEMES = (390, 700, 960), ("light", "dark")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(27, 31, 36)"}
FRAME = '<iframe title="{name}" srcdoc="{page}" style="width:{width}px;height:400px;border:0"></iframe>'
PAGE = '<!DOCTYPE html><meta charset="utf-8"><body class="vscode-{theme}" style="margin:0">{face}</body>'
# What is wider than its box, of every frame; which characters lack a glyph; how the figures stand; and on a narrow
# screen what stands before the name that it belongs under, and which bars are explained and not shown.
SCRIPT = f"""<script>
{BOXED}
addEventListener("load", () => {{
  const told = {{wide: [], grounds: [], figures: [], before: [], unseen: [], close: []}}, characters = new Set();
  for (const frame of document.querySelectorAll("iframe")) {{
    const inner = frame.contentDocument, root = inner.documentElement, face = inner.querySelector(".hq");
    for (const one of face.querySelectorAll("details")) one.open = true;
    for (const one of [root, inner.body, face, ...face.querySelectorAll("div,p,td,th,li,summary,table,caption")])
      if (one.clientWidth && one.scrollWidth > one.clientWidth) told.wide.push(
        [frame.title, one.tagName, one.textContent.slice(0, 60), one.scrollWidth, one.clientWidth]);
    told.grounds.push([frame.title, getComputedStyle(face).backgroundColor]);
    for (const one of face.querySelectorAll("td[align=right]")) {{
      const style = getComputedStyle(one);
      told.figures.push(style.textAlign + " " + style.fontVariantNumeric);
    }}
    for (const row of face.querySelectorAll("table.numbered tbody tr")) {{
      const name = row.querySelector("td:nth-child(2)").getBoundingClientRect();
      for (const one of row.querySelectorAll("td:not(:first-child):not(:empty)"))
        if (one.offsetWidth && one.getBoundingClientRect().left < name.left - 1)
          told.before.push([frame.title, row.textContent.slice(0, 30), one.textContent]);
    }}
    if (face.querySelector(".key"))
      for (const one of face.querySelectorAll("td.drawn")) if (!one.offsetWidth) told.unseen.push(frame.title);
    // Words that head a part stand nearer to it than to what lies above.
    for (const one of face.querySelectorAll("caption,.cap")) {{
      const space = parseFloat(getComputedStyle(one).paddingTop) - parseFloat(getComputedStyle(one).paddingBottom);
      if (space < 6) told.close.push([frame.title, one.textContent]);
    }}
    for (const one of face.textContent) characters.add(one);
  }}
  told.figures = [...new Set(told.figures)];
  const shown = document.querySelector("iframe").contentDocument.querySelector(".hq");
  told.boxed = boxedIn(characters, getComputedStyle(shown).fontFamily);
  told.characters = characters.size;
  {HAND_BACK}
}});
</script>"""


def host() -> str:
    """One page with every face in a frame for each language, width and theme."""
    frames = [
        FRAME.format(
            name=html.escape(f"{name} {language} {width} {theme}"),
            page=html.escape(PAGE.format(theme=theme, face=face.to_html(language))),
            width=width,
        )
        for name, face in ((name, make()) for name, make in (FACES | SLOW).items())
        for language in LANGUAGES
        for width in WIDTHS
        for theme in THEMES
    ]
    return f'<!DOCTYPE html><meta charset="utf-8"><body>{"".join(frames)}{SCRIPT}</body>'


@pytest.mark.deep
@needs_browser
def test_no_text_of_a_face_is_cut_or_boxed_on_any_screen_and_rows_read_in_order(tmp_path: Path) -> None:
    told = told_by(host(), tmp_path)
    for fault in ("wide", "boxed", "before", "unseen", "close"):
        assert told[fault] == []
    assert int(str(told["characters"])) > 500
    assert told["figures"] == ["right lining-nums tabular-nums"]
    grounds = told["grounds"]
    assert isinstance(grounds, list)
    assert [name for name, ground in grounds if ground != GROUNDS[name.rpartition(" ")[2]]] == []
    assert len(grounds) == len(FACES | SLOW) * len(LANGUAGES) * len(WIDTHS) * len(THEMES)
