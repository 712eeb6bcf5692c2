"""HTML fragments for notebooks: everything a caller supplied escaped, and readable with the styles stripped."""

from huizhou_qa.markup.elements import Html, bar, element, folded, legend, run_on, tag, text
from huizhou_qa.markup.faces import Face, HtmlFace, InNotebook
from huizhou_qa.markup.figures import change_figure, lost_figure, minus, signed
from huizhou_qa.markup.fragment import fragment
from huizhou_qa.markup.naming import NamedFace
from huizhou_qa.markup.tables import TableColumn, table
from huizhou_qa.markup.telling import ENDS, NO, NO_NAMES, YES, NamedColumn, Names, Telling, total_figure, with_id

__all__ = [
    "ENDS",
    "NO",
    "NO_NAMES",
    "YES",
    "Face",
    "Html",
    "HtmlFace",
    "InNotebook",
    "NamedColumn",
    "NamedFace",
    "Names",
    "TableColumn",
    "Telling",
    "bar",
    "change_figure",
    "element",
    "folded",
    "fragment",
    "legend",
    "lost_figure",
    "minus",
    "run_on",
    "signed",
    "table",
    "tag",
    "text",
    "total_figure",
    "with_id",
]
