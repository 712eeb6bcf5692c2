"""HTML tables for notebooks, with everything that a caller supplied escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from huizhou_qa.errors import printable


def table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as HTML text; every caption, header and cell is escaped, and what cannot be printed with it."""
    head = "".join(f"<th>{_written(header)}</th>" for header in headers)
    body = "".join(f"<tr>{''.join(f'<td>{_written(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{_written(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _written(cell: object) -> str:
    return escape(printable(str(cell)))
