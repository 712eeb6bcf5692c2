"""A sheet: a title, columns, rows of text and remarks, that becomes Markdown, HTML or CSV when asked.

What the cells say is the concern of the module of each sheet, how they are escaped that of ``rendering.py``.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.sheets import rendering
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.phrases import say
from huizhou_qa.sheets.put_together import require_paper

Row = TypeVar("Row", bound=tuple[str, ...])

TO_BE_WRITTEN = say("to_write")
DAY = say("day")


def signatures(unit: str = "") -> tuple[Wording, ...]:
    """The lines for the seal of the unit that fills the sheet in, for who filled it in, and for the day."""
    return say("signed_by_unit", unit=unit or TO_BE_WRITTEN), say("signed_by_person", blank=TO_BE_WRITTEN), DAY


@frozen
class Sheet(Generic[Row]):
    """A table with a title and remarks. Raises EvidenceError for parts of wrong types.

    Attributes:
        title: the title.
        rows: the rows, with cells in the order of the columns; a last cell without a column is not shown.
        remarks: the lines below the table.
        columns: the titles of the columns.
        layout: the layout on the page.
        signatures: lines to be filled in by hand (填报单位、填表人、日期).
    """

    _row: ClassVar[type[tuple[str, ...]]] = tuple

    title: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    columns: tuple[str, ...]
    layout: Layout = field(repr=False)
    signatures: tuple[str, ...] = field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        require_paper(self, self._row, "signatures", unshown=1)

    def to_markdown(self) -> str:
        """A heading, a table and the remarks, as Markdown text."""
        return rendering.markdown(self.title, self.columns, self._shown_once, (*self.remarks, *self.signatures))

    def to_html(self) -> str:
        """A whole page, in need of no other file, that prints on A4 landscape."""
        table = rendering.html_table(self.columns, self._cells, self.layout)
        return rendering.html(self.title, table, self.remarks, self.layout, signatures=self.signatures)

    def to_csv(self) -> str:
        """The columns and the rows. Write it as UTF-8 with a byte-order mark (utf-8-sig in Python).

        With the mark a spreadsheet reads the Chinese as it is; open the file with newline="".
        No cell can be taken for a formula.
        """
        return rendering.csv_text(self.columns, self._shown_once)

    def _repr_html_(self) -> str:
        # With its title: a table alone does not say whose it is.
        return rendering.titled(self.title, rendering.html_table(self.columns, self._cells, self.layout))

    @property
    def _shown_once(self) -> list[list[str]]:
        return rendering.shown_once(self._cells, self.layout.merged)

    @property
    def _cells(self) -> list[tuple[str, ...]]:
        return [row[: len(self.columns)] for row in self.rows]
