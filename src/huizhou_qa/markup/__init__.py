"""HTML fragments for notebooks: everything a caller supplied escaped, and readable with the styles stripped."""

from huizhou_qa.markup.elements import Html, bar, element, folded, legend, run_on, tag, text
from huizhou_qa.markup.fragment import fragment
from huizhou_qa.markup.tables import TableColumn, table

__all__ = ["Html", "TableColumn", "bar", "element", "folded", "fragment", "legend", "run_on", "table", "tag", "text"]
