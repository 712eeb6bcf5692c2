"""Every face, opened in a browser at the width of a phone and of a notebook, in light and in dark: nothing is cut."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from huizhou_qa.errors.texts import Language
from support.every_face import FACES, SLOW

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS, THEMES = (390, 700, 960), ("light", "dark")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(27, 31, 36)"}
FRAME = '<iframe title="{name}" srcdoc="{page}" style="width:{width}px;height:400px;border:0"></iframe>'
PAGE = '<!DOCTYPE html><meta charset="utf-8"><body class="vscode-{theme}" style="margin:0">{face}</body>'
# What is wider than its box, of every frame; which characters are drawn as the box that stands for one without a
# glyph; and how one figure of each frame is drawn.
SCRIPT = """<script>
addEventListener("load", () => {
  const told = {wide: [], grounds: [], figures: [], boxed: []}, characters = new Set();
  for (const frame of document.querySelectorAll("iframe")) {
    const inner = frame.contentDocument, root = inner.documentElement, face = inner.querySelector(".hq");
    for (const one of face.querySelectorAll("details")) one.open = true;
    for (const one of [root, inner.body, face, ...face.querySelectorAll("div,p,td,th,li,summary,table,caption")])
      if (one.clientWidth && one.scrollWidth > one.clientWidth) told.wide.push(
        [frame.title, one.tagName, one.textContent.slice(0, 60), one.scrollWidth, one.clientWidth]);
    told.grounds.push([frame.title, getComputedStyle(face).backgroundColor]);
    for (const one of face.querySelectorAll("td[align=right]")) {
      const style = getComputedStyle(one);
      told.figures.push(style.textAlign + " " + style.fontVariantNumeric);
    }
    for (const one of face.textContent) characters.add(one);
  }
  told.figures = [...new Set(told.figures)];
  const canvas = document.createElement("canvas"), drawn = canvas.getContext("2d", {willReadFrequently: true});
  canvas.width = canvas.height = 32;
  const family = getComputedStyle(document.querySelector("iframe").contentDocument.querySelector(".hq")).fontFamily;
  const look = (character) => {
    drawn.clearRect(0, 0, 32, 32);
    drawn.font = "20px " + family;
    drawn.fillText(character, 4, 24);
    return drawn.getImageData(0, 0, 32, 32).data.join();
  };
  const box = look("\\u{10fffd}");
  told.boxed = [...characters].filter((one) => one.trim() && look(one) === box);
  told.characters = characters.size;
  told.seen = look("\\u{10fffc}") === box && look("中") !== box;
  document.body.innerHTML = "";
  document.body.dataset.told = JSON.stringify(told);
});
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
@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed: faces are not opened")
def test_no_text_of_a_face_is_cut_or_boxed_on_any_screen(tmp_path: Path) -> None:
    path = tmp_path / "faces.html"
    path.write_text(host(), "utf-8")
    assert BROWSER is not None
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}")
    done = subprocess.run(  # noqa: S603 - our own page
        [BROWSER, *flags, "--virtual-time-budget=60000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = re.search(r'data-told="([^"]*)"', done.stdout)
    assert found is not None
    told = json.loads(html.unescape(found[1]))
    assert told["wide"] == []
    assert told["boxed"] == []
    assert told["seen"] is True
    assert told["characters"] > 500
    assert told["figures"] == ["right lining-nums tabular-nums"]
    assert [name for name, ground in told["grounds"] if ground != GROUNDS[name.rpartition(" ")[2]]] == []
    assert len(told["grounds"]) == len(FACES | SLOW) * len(LANGUAGES) * len(WIDTHS) * len(THEMES)
