"""A browser of the machine that opens a page and hands back what a script of the page found, if there is one."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed: pages are not opened")

# Which characters are drawn as the box that stands for one without a glyph, in a family of faces.
BOXED = """
const boxedIn = (characters, family) => {
  const canvas = document.createElement("canvas"), drawn = canvas.getContext("2d", {willReadFrequently: true});
  canvas.width = canvas.height = 32;
  const look = (character) => {
    drawn.clearRect(0, 0, 32, 32);
    drawn.font = "20px " + family;
    drawn.fillText(character, 4, 24);
    return drawn.getImageData(0, 0, 32, 32).data.join();
  };
  const box = look("\\u{10fffd}");
  // What is looked for can be seen at all.
  if (look("\\u{10fffc}") !== box || look("中") === box) return ["no box is drawn"];
  return [...characters].filter((one) => one.trim() && look(one) === box);
};
"""
# A page hands back ``told``: what its script found.
HAND_BACK = 'document.body.innerHTML = ""; document.body.dataset.told = JSON.stringify(told);'


def opened(page: str, folder: Path) -> str:
    """What the browser makes of a page."""
    assert BROWSER is not None
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    done = subprocess.run(  # noqa: S603 - our own page
        [BROWSER, *flags, "--virtual-time-budget=60000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def told_by(page: str, folder: Path) -> dict[str, object]:
    """What the page's own script left in ``data-told`` of its body."""
    found = re.search(r'data-told="([^"]*)"', opened(page, folder))
    assert found is not None
    told = json.loads(html.unescape(found[1]))
    assert isinstance(told, dict)
    return told
