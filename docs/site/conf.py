"""How the documentation site is built: the pages of this repository as they stand, and the reference from docstrings.

Sphinx with MyST-NB and Furo: it reads the same Markdown that the repository shows, runs the tutorials and shows what
their cells give, makes the reference from the docstrings that a type checker also sees, and says every broken link and
reference as a warning, which `make site` takes for a failure; so it does for a cell that fails.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from sphinx.application import Sphinx

from huizhou_qa import __version__

DOCS = Path(__file__).parents[1]
sys.path.insert(0, str(DOCS))

from run_notebooks import TUTORIALS, executed  # noqa: E402 (it lies beside, not on the path)

project = "huizhou_qa"
author = "The maintainers of huizhou_qa"
release = __version__
language = "en"

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


def setup(app: Sphinx) -> None:
    """Has every tutorial run when it is read; a cell that fails ends the build. Properties read as they stand."""
    app.connect("source-read", with_outputs)
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
