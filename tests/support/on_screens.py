"""Whole pages, opened in a browser at several widths: what is wider than its box, lacks a glyph, or is too small."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path

from support.browser import BOXED, HAND_BACK, told_by

FRAME = '<iframe title="{name}" srcdoc="{page}" style="width:{width}px;height:900px;border:0"></iframe>'
# Letters of a picture are of twelve pixels where it has its own size, and are read from nine on.
LETTERS, LEAST = 12, 9
# A page has at least so many different characters.
DIFFERENT = 30
# What scrolls in its own box is not cut; what nobody sees is not either.
SCRIPT = f"""<script>
{BOXED}
addEventListener("load", () => {{
  const told = {{wide: [], boxed: [], small: [], characters: 0}};
  for (const frame of document.querySelectorAll("iframe")) {{
    const inner = frame.contentDocument, root = inner.documentElement, characters = new Set();
    for (const one of [root, ...root.querySelectorAll("h1,h2,h3,p,td,th,li,table,article div,pre")]) {{
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
      if (one.clientWidth && one.scrollWidth > one.clientWidth + 1 && !scrolls)
        told.wide.push(
          [frame.title, one.tagName, one.textContent.trim().slice(0, 60), one.scrollWidth, one.clientWidth]);
    }}
    for (const one of inner.querySelectorAll("article img"))
      if (one.clientWidth && !(one.clientWidth * {LETTERS} >= one.naturalWidth * {LEAST}))
        told.small.push([frame.title, one.src.split("/").pop(), one.clientWidth, one.naturalWidth]);
    const main = inner.querySelector("article") || inner.body;
    for (const one of main.textContent) characters.add(one);
    told.characters += characters.size;
    for (const one of boxedIn(characters, getComputedStyle(main).fontFamily)) told.boxed.push([frame.title, one]);
  }}
  {HAND_BACK}
}});
</script>"""


def faults_on_screens(pages: Mapping[str, str], widths: Sequence[int], folder: Path) -> dict[str, object]:
    """What is wrong with pages, each of them in a frame of each width, by what kind of fault it is."""
    frames = [
        FRAME.format(name=html.escape(f"{name} {width}"), page=html.escape(page), width=width)
        for name, page in pages.items()
        for width in widths
    ]
    told = told_by(f'<!DOCTYPE html><meta charset="utf-8"><body>{"".join(frames)}{SCRIPT}</body>', folder)
    # Something was seen at all.
    assert int(str(told.pop("characters"))) > len(frames) * DIFFERENT
    return told
