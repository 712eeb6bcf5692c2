"""How the documentation site is built: the pages of this repository as they stand, and the reference from docstrings.

Sphinx with MyST-NB and Furo: it reads the same Markdown that the repository shows, runs the tutorials and shows what
their cells give, makes the reference from the docstrings that a type checker also sees, and says every broken link and
reference as a warning, which `make site` takes for a failure; so it does for a cell that fails.
"""

from __future__ import annotations

from huizhou_qa import __version__

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
    "docs/tutorials/*.ipynb",
    "benchmarks/README.md",
]
# The repository holds no outputs: each notebook is run whenever the site is built, in its own folder.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True
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
