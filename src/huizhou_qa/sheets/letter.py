"""A letter: a title, numbered paragraphs, a table and remarks, as text, Markdown or a page; not what it says."""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.sheets import rendering
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.put_together import require_paper


@frozen
class Letter:
    """A letter with a table. Raises EvidenceError for parts of wrong types.

    Attributes:
        title: the title.
        paragraphs: the numbered paragraphs.
        rows: the rows of the table of places, with cells in the order of the columns.
        remarks: the lines below the table.
        columns: the titles of the columns.
        layout: the layout on the page.
    """

    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]
    columns: tuple[str, ...]
    layout: Layout = field(repr=False)

    def __attrs_post_init__(self) -> None:
        require_paper(self, tuple, "paragraphs")

    def to_text(self) -> str:
        """Plain text: the paragraphs, the table as aligned lines, the remarks."""
        indent = rendering.INDENTS[self.layout.language]
        paragraphs = [f"{indent}{paragraph}" for paragraph in self.paragraphs]
        return rendering.plain_text(self.title, self.columns, self.rows, self.remarks, paragraphs)

    def to_markdown(self) -> str:
        """A heading, the paragraphs, a table and the remarks, as Markdown text."""
        return rendering.markdown(self.title, self.columns, self.rows, self.remarks, self.paragraphs)

    def to_html(self) -> str:
        """A whole page, in need of no other file, that prints on upright A4."""
        table = rendering.html_table(self.columns, self.rows, self.layout)
        return rendering.html(self.title, rendering.html_paragraphs(self.paragraphs) + table, self.remarks, self.layout)

    def _repr_html_(self) -> str:
        # With its title: a draft, and what is provisional, say so there.
        return rendering.titled(self.title, rendering.html_table(self.columns, self.rows, self.layout))
