"""Rows of text as Markdown, HTML and CSV. Every cell is escaped for where it goes.

Cells that a printed form merges are repeated in the rows: HTML merges them, the others show
them once. What the cells say is not decided here.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import escape

MERGED = 4
"""The first columns, whose equal cells one below the other are one cell of the form."""

MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]#|~])")
FORMULA = re.compile(r"^[\s\ufffd]*[=+\-@＝＋－＠]")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

STYLE = """
@page { size: A4 landscape; margin: 12mm; }
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, 宋体, serif; font-size: 9pt; }
h1 { font-size: 15pt; text-align: center; margin: 0 0 4mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
thead { display: table-header-group; }
th, td { border: 0.3mm solid #000; padding: 1mm 1.2mm; overflow-wrap: anywhere; vertical-align: middle; }
td.number { text-align: center; }
td.heading { text-align: center; vertical-align: top; }
p { margin: 1.5mm 0 0; }
"""
WIDTHS = (7, 8, 12, 5, 30, 7, 31)


def markdown(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], remarks: Sequence[str]) -> str:
    """A level-one heading, a table, and the remarks as a list."""
    lines = [f"# {_markdown(title)}", "", _markdown_row(columns), _markdown_row(["---"] * len(columns), raw=True)]
    lines += [_markdown_row(row) for row in shown_once(rows)]
    lines += ["", *(f"- {_markdown(remark)}" for remark in remarks)]
    return "\n".join(lines) + "\n"


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The columns and rows with CRLF between them; a text that begins like a formula gets an apostrophe."""
    written = _Lines()
    writer = csv.writer(written)
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([harmless(cell) for cell in row] for row in shown_once(rows))
    return "".join(written.lines)


def html(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], remarks: Sequence[str]) -> str:
    """A whole page with its own style."""
    below = "".join(f"<p>{escape(shown(remark))}</p>\n" for remark in remarks)
    head = f'<meta charset="utf-8">\n<title>{escape(shown(title))}</title>\n<style>{STYLE}</style>'
    body = f"<h1>{escape(shown(title))}</h1>\n{html_table(columns, rows)}\n{below}"
    return f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{head}\n</head>\n<body>\n{body}</body>\n</html>\n'


def html_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The table alone, its heading cells merged."""
    widths = "".join(f'<col style="width: {width}%">' for width in WIDTHS)
    head = "".join(f"<th>{escape(shown(column))}</th>" for column in columns)
    body = "\n".join(f"<tr>{''.join(_cells(rows, at))}</tr>" for at in range(len(rows)))
    return (
        f"<table>\n<colgroup>{widths}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )


def shown(text: str) -> str:
    """The text without what has no place on paper: blanks for line ends and tabs, U+FFFD for other controls.

    Marks that turn the direction of writing, and half characters, are controls too.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\r\n\t":
        return " "
    return "\ufffd" if unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula."""
    cell = shown(cell)
    return f"'{cell}" if FORMULA.match(cell) and not PLAIN_NUMBER.fullmatch(cell) else cell


def shown_once(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The rows with merged cells empty but in the first of them."""
    for at, row in enumerate(rows):
        yield ["" if column < MERGED and _continues(rows, at, column) else cell for column, cell in enumerate(row)]


def _continues(rows: Sequence[Sequence[str]], at: int, column: int) -> bool:
    """Whether a cell is one with that above it: everything up to it, and the 考核要点 with its marks, is the same."""
    upto = MERGED if column == MERGED - 1 else column + 1
    return at > 0 and rows[at][:upto] == rows[at - 1][:upto]


def _cells(rows: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    for column, cell in enumerate(rows[at]):
        if column >= MERGED:
            kind = ' class="number"' if PLAIN_NUMBER.fullmatch(cell) else ""
            yield f"<td{kind}>{escape(shown(cell))}</td>"
        elif not _continues(rows, at, column):
            below = at + 1
            while below < len(rows) and _continues(rows, below, column):
                below += 1
            yield f'<td class="heading" rowspan="{below - at}">{escape(shown(cell))}</td>'


def _markdown(text: str) -> str:
    return MARKDOWN_SIGNS.sub(r"\\\1", escape(shown(text), quote=False))


def _markdown_row(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(_markdown, cells))} |"


class _Lines:
    """What ``csv.writer`` writes to: a list, no file."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> None:
        self.lines.append(line)
