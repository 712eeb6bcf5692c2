"""How the documentation site is built: the pages of this repository as they stand, and the reference from docstrings.

Sphinx with MyST-NB and Furo: it reads the same Markdown that the repository shows, runs the tutorials and shows what
their cells give, makes the reference from the docstrings that a type checker also sees, and says every broken link and
reference as a warning, which `make site` takes for a failure; so it does for a cell that fails.
"""

from __future__ import annotations

import logging
import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from huizhou_qa import __version__

DOCS = Path(__file__).parents[1]
sys.path.insert(0, str(DOCS / "scripts"))

from run_notebooks import TUTORIALS, executed  # noqa: E402 (scripts are no package)

project = "huizhou_qa"
author = "The maintainers of huizhou_qa"
release = __version__
language = "en"
# A page names the picture in its own language; otherwise Chinese pages would show the English one that lies beside.
figure_language_filename = "{root}{ext}"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "docs/site/index"
include_patterns = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/*.md",
    "docs/site/*.md",
    "docs/site/*.rst",
    "docs/site/reference/*.rst",
    "docs/tutorials/*.ipynb",
    "benchmarks/README.md",
]
# A build tells what is wrong, and not what it does.
logging.getLogger("traitlets").setLevel(logging.WARNING)
# The notebooks hold no outputs: `setup` below has them run as they are read.
nb_execution_mode = "off"
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]

# An attribute that a docstring tells of is described there, and not once more by itself.
napoleon_use_ivar = True
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "imported-members": True, "show-inheritance": False}
python_display_short_literal_types = True

html_theme = "furo"
html_title = "huizhou_qa"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False


# What the theme says around a page, on Chinese pages; a site has one language, and its pages two.
IN_CHINESE = {
    "Next": "下一页",
    "Previous": "上一页",
    "Home": "首页",
    "On this page": "本页",
    "Search": "搜索",
}


def setup(app: Sphinx) -> None:
    """Has every tutorial run when it is read; a cell that fails ends the build. Properties read as they stand.

    Chinese sentences have no blank where a line of the source ends, and Chinese pages Chinese words around them.
    """
    app.connect("source-read", with_outputs)
    app.connect("doctree-read", with_lines_joined)
    app.connect("html-page-context", in_the_language_of_the_page)
    app.connect("autodoc-process-docstring", without_a_type, priority=100)


def with_outputs(app: Sphinx, docname: str, source: list[str]) -> None:
    """Puts what its cells show into a notebook that was read."""
    path = Path(app.env.doc2path(docname))
    if path.parent == TUTORIALS:
        source[0] = executed(path)


def without_a_type(_app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Keeps what stands before a colon in the first line of a property from being taken for its type: by a comment."""
    if what == "property":
        lines[:0] = ["..", ""]


def is_chinese(docname: str) -> bool:
    """Whether a page is in Chinese: its name says so."""
    return docname.endswith(".zh")


def with_lines_joined(app: Sphinx, doctree: nodes.document) -> None:
    """Takes the ends of source lines out of Chinese sentences, where a browser shows them as blanks."""
    joined(doctree, either_side=is_chinese(app.env.docname))


def joined(doctree: nodes.Element, *, either_side: bool) -> None:
    """Removes line ends between two Chinese characters, or between one and a letter or a figure."""
    for block in doctree.findall(nodes.TextElement):
        if isinstance(block.parent, nodes.TextElement) or isinstance(block, nodes.literal_block):
            continue
        texts = [one for one in block.findall(nodes.Text) if one]
        # Each text stands between the last character before it and the first after it.
        around = ["", *texts, ""]
        for (before, text), (_, after) in zip(pairwise(around), pairwise(around[1:]), strict=False):
            if isinstance(text, nodes.Text) and "\n" in text and not isinstance(text.parent, nodes.literal):
                text.parent.replace(text, nodes.Text(_joined(before[-1:], text, after[:1], either_side=either_side)))


def _joined(before: str, text: str, after: str, *, either_side: bool) -> str:
    """A text between two others without the ends of lines that stand by Chinese characters."""
    whole = before + text + after
    kept = [
        one for at, one in enumerate(whole) if one != "\n" or not _runs_on(whole[:at], whole[at + 1 :], either_side)
    ]
    return "".join(kept)[len(before) : len(kept) - len(after)]


def _runs_on(before: str, after: str, either_side: bool) -> bool:  # noqa: FBT001 (of this file alone)
    """Whether a line ends within a Chinese sentence; a dot between two links is no part of one."""
    sides = before[-1:], after[:1]
    chinese = [bool(side) and unicodedata.east_asian_width(side) in "FW" for side in sides]
    if not either_side:
        return all(chinese)
    return any(chinese) and all(one or side.isalnum() for one, side in zip(chinese, sides, strict=True))


def in_the_language_of_the_page(
    _app: Sphinx, pagename: str, _template: str, context: dict[str, object], _doctree: nodes.document | None
) -> None:
    """Tells a browser that a Chinese page is Chinese, and says in Chinese what stands around it."""
    if is_chinese(pagename):
        context["language"] = "zh-CN"
        context["_"] = lambda text: IN_CHINESE.get(text, text)
