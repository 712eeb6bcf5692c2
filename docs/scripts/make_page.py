"""Makes one page that scores in a browser, without a server: python docs/scripts/make_page.py > page.html.

The page holds the scheme's JSON, the evaluator and refusals in JavaScript, and a form made from the scheme's inputs; it
fetches nothing and sends nothing. ``--evidence FILE`` fills the form in with evidence as JSON. What is made is not kept
in the repository: it follows from a scheme and the modules in docs/javascript.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import sys
from pathlib import Path

from huizhou_qa import get_scheme
from huizhou_qa.codec import scheme_to_json
from huizhou_qa.scheme.scheme import Scheme

JAVASCRIPT = Path(__file__).parents[1] / "javascript"
# The page imports modules by their names, and modules each other by their files.
IMPORT = re.compile(r'from "(?:\./)?(\w+)(?:\.mjs)?"')
PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>{style}</style>
<script type="importmap">{imports}</script>
</head>
<body>
<div id="summary"></div>
<main id="form"></main>
<noscript><p>此页需要JavaScript。This page needs JavaScript.</p></noscript>
<script type="application/json" id="scheme">{scheme}</script>
{evidence}<script type="module">import "page";</script>
</body>
</html>
"""


def page(scheme: Scheme, evidence: str = "") -> str:
    """The page for a scheme, its form filled in with evidence as JSON where some is given."""
    imports = {"imports": {name: _as_address(JAVASCRIPT / f"{name}.mjs") for name in modules()}}
    filled = f'<script type="application/json" id="evidence">{_within_a_page(evidence)}</script>\n' if evidence else ""
    return PAGE.format(
        title=scheme.title,
        style=(JAVASCRIPT / "page.css").read_text("utf-8"),
        imports=json.dumps(imports),
        scheme=_within_a_page(scheme_to_json(scheme)),
        evidence=filled,
    )


def modules() -> list[str]:
    """The page and every module that it needs, by name."""
    found = ["page"]
    for name in found:
        found += sorted(set(IMPORT.findall((JAVASCRIPT / f"{name}.mjs").read_text("utf-8"))) - set(found))
    return found


def _as_address(path: Path) -> str:
    """A module as an address that holds it: a page that is a file may load no other file as a module."""
    source = IMPORT.sub(r'from "\1"', path.read_text("utf-8"))
    return f"data:text/javascript;base64,{base64.b64encode(source.encode('utf-8')).decode('ascii')}"


def _within_a_page(text: str) -> str:
    """JSON that no page takes for the end of a script."""
    return text.replace("<", "\\u003c")


def main() -> None:
    """Writes the page for the edition of 2017 to standard output."""
    parser = argparse.ArgumentParser(description="a page that scores in a browser, without a server")
    parser.add_argument("--evidence", type=Path, help="evidence as JSON, which the form is filled in with")
    given = parser.parse_args()
    evidence = given.evidence.read_text("utf-8") if given.evidence else ""
    sys.stdout.buffer.write(page(get_scheme("huizhou", 2017), evidence).encode("utf-8"))


if __name__ == "__main__":
    main()
