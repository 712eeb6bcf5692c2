"""Rows of text as Markdown, HTML and CSV. Every cell is escaped for where it goes.

Cells that a printed form merges are repeated in the rows. HTML merges them within a block of rows that
no page break divides, so that every page shows the headings of its rows; the others show them once. What
the cells say is not decided here.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from html import escape
from types import MappingProxyType

from huizhou_qa.errors.texts import Language
from huizhou_qa.markup.fragment import LANGUAGES
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.sheets.layout import Layout, breadth_of

TextRows = Sequence[Sequence[str]]

MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]#|~])")
# What at the beginning of a line makes a list or a heading of it.
MARKDOWN_STARTS = re.compile(r"^(\s*)([0-9]*)((?<=[0-9])[.)]|(?<![0-9])[-+=])")
FORMULA_SIGNS = frozenset("=+-@")
LAST_PLACES = 0xFFFE
BLANKS = re.compile(r"^[\s\ufffd]+")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# As wide as a figure, and the sign that sentences have. CSV keeps "-", for it is read by programs.
MINUS = "−"

# What is no broader is a sign, a grade for instance, and stands in the middle as numbers do.
SIGN = 2
# A block of rows that is kept on one page is no longer than this; a page holds about forty lines.
MOST_LINES = 32
STOPS: Mapping[Language, str] = MappingProxyType({"zh": "；，。、", "en": ";, "})
# What a paragraph begins with, where text is all there is.
INDENTS: Mapping[Language, str] = MappingProxyType({"zh": "　　", "en": ""})


def markdown(
    title: str, columns: Sequence[str], rows: TextRows, remarks: Sequence[str], paragraphs: Sequence[str] = ()
) -> str:
    """A level-one heading, paragraphs, a table, and the remarks as a list."""
    lines = [f"# {_markdown(title)}", ""]
    for paragraph in paragraphs:
        lines += [_markdown_line(paragraph), ""]
    lines += [_markdown_row(columns), _markdown_row(["---"] * len(columns), raw=True)]
    lines += [_markdown_row(row) for row in rows]
    lines += ["", *(f"- {_markdown_line(remark)}" for remark in remarks)]
    return "\n".join(lines) + "\n"


def csv_text(columns: Sequence[str], rows: TextRows) -> str:
    """The columns and rows with CRLF between them; a text that begins like a formula gets an apostrophe."""
    written = _Lines()
    writer = csv.writer(written)
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "".join(written.lines)


def plain_text(
    title: str, columns: Sequence[str], rows: TextRows, remarks: Sequence[str], paragraphs: Sequence[str] = ()
) -> str:
    """The title, paragraphs, the table as aligned lines, and the remarks, with blank lines between."""
    table = [[_on_paper(cell) for cell in row] for row in (columns, *rows)]
    widths = [max(map(breadth_of, column)) for column in zip(*table, strict=True)]
    lines = ["  ".join(map(_filled, row, widths)).rstrip() for row in table]
    parts = [[shown(title)], [shown(one) for one in paragraphs], lines, [shown(remark) for remark in remarks]]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def html(title: str, table: str, remarks: Sequence[str], layout: Layout, signatures: Sequence[str] = ()) -> str:
    """A whole page with its own style around a table that ``html_table`` made, and what stands above it."""
    below = "".join(f"<p>{escape(shown(remark))}</p>\n" for remark in remarks)
    if signatures:
        signed = "".join(f"<span>{escape(shown(line))}</span>" for line in signatures)
        below += f'<p class="signatures">{signed}</p>\n'
    head = f'<meta charset="utf-8">\n<title>{escape(shown(title))}</title>\n<style>{layout.style}</style>'
    body = f"{titled(title, table)}\n{below}"
    opened = f'<!DOCTYPE html>\n<html lang="{LANGUAGES[layout.language]}">'
    return f"{opened}\n<head>\n{head}\n</head>\n<body>\n{body}</body>\n</html>\n"


def html_paragraphs(paragraphs: Sequence[str]) -> str:
    """Paragraphs as they stand in a letter, above a table."""
    return "".join(f'<p class="text">{escape(shown(paragraph))}</p>\n' for paragraph in paragraphs)


def titled(title: str, table: str) -> str:
    """A table that ``html_table`` made under its title, to stand in another page."""
    return f"<h1>{escape(shown(title))}</h1>\n{table}"


def html_table(columns: Sequence[str], rows: TextRows, layout: Layout) -> str:
    """The table alone, its heading cells merged within every block of rows that stays on one page."""
    shares = (Rounding(1).rounded(Fraction(100 * width, sum(layout.widths))) for width in layout.widths)
    widths = "".join(f'<col style="width: {plain(share)}%">' for share in shares)
    head = "".join(f"<th>{escape(shown(column))}</th>" for column in columns)
    pieces = [piece for row in rows for piece in _pieces(row, layout)]
    bodies = "\n".join(_body(block, layout.merged) for block in _blocks(pieces, layout))
    return f"<table>\n<colgroup>{widths}</colgroup>\n<thead><tr>{head}</tr></thead>\n{bodies}\n</table>"


def _pieces(row: Sequence[str], layout: Layout) -> Iterator[Sequence[str]]:
    """A row, in pieces where it is too long for a page: what names it stands in each, the rest goes on."""
    names = max(layout.merged, layout.named_by)
    if layout.lines(row) <= MOST_LINES:
        yield row
        return
    rest = zip(row[names:], layout.breadths[names:], strict=True)
    cells = [list(_parts(cell, MOST_LINES * breadth, STOPS[layout.language])) for cell, breadth in rest]
    for at in range(max(map(len, cells), default=0)):
        yield *row[:names], *(cell[at] if at < len(cell) else "" for cell in cells)


def _parts(text: str, most: int, stops: str) -> Iterator[str]:
    """The text in parts that are no broader than so many columns, cut after a stop where there is one near."""
    while breadth_of(text) > most:
        end = next(at for at in range(len(text)) if breadth_of(text[: at + 1]) > most)
        stop = max(text.rfind(mark, end - end // 4, end) for mark in stops) + 1
        cut = stop or end
        yield text[:cut]
        text = text[cut:]
    yield text


def _blocks(rows: TextRows, layout: Layout) -> Iterator[TextRows]:
    """The rows, those together whose heading cells are the same; no block is too long for a page."""
    if not layout.merged:
        yield rows
        return
    block: list[Sequence[str]] = []
    lines = 0
    for row in rows:
        more = layout.lines(row)
        if block and (row[: layout.merged] != block[0][: layout.merged] or lines + more > MOST_LINES):
            yield block
            block, lines = [], 0
        block.append(row)
        lines += more
    if block:
        yield block


def _body(block: TextRows, merged: int) -> str:
    rows = "\n".join(f"<tr>{''.join(_cells(row, merged, at, len(block)))}</tr>" for at, row in enumerate(block))
    opened = '<tbody class="together">' if merged else "<tbody>"
    return f"{opened}\n{rows}\n</tbody>"


def shown(text: str) -> str:
    """The text without what has no place on paper: blanks for line ends and tabs, U+FFFD for other controls.

    Marks that turn the direction of writing, half characters and what is no character are controls too.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\r\n\t" or category in {"Zl", "Zp"}:
        return " "
    # The last two places of every plane, and a run of one, are no characters and never will be.
    never = ord(character) & LAST_PLACES == LAST_PLACES or "\ufdd0" <= character <= "\ufdef"
    return "\ufffd" if never or category in {"Cc", "Cf", "Cs"} else character


def _on_paper(cell: str) -> str:
    """A cell as it is read: a figure below zero with the minus sign that sentences have."""
    return cell.replace("-", MINUS) if PLAIN_NUMBER.fullmatch(cell) else shown(cell)


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run as a formula, in any width of type."""
    cell = shown(cell)
    begins = unicodedata.normalize("NFKC", BLANKS.sub("", cell)[:1])[:1]
    return f"'{cell}" if begins in FORMULA_SIGNS and not PLAIN_NUMBER.fullmatch(cell) else cell


def shown_once(rows: TextRows, merged: int) -> list[list[str]]:
    """The rows with merged cells empty but in the first of them."""
    return [
        ["" if column < merged and _continues(rows, at, column, merged) else cell for column, cell in enumerate(row)]
        for at, row in enumerate(rows)
    ]


def _continues(rows: TextRows, at: int, column: int, merged: int) -> bool:
    """Whether a cell is one with that above it: everything up to it, and the 考核要点 with its marks, is the same."""
    upto = merged if column == merged - 1 else column + 1
    return at > 0 and rows[at][:upto] == rows[at - 1][:upto]


def _cells(row: Sequence[str], merged: int, at: int, of: int) -> Iterator[str]:
    """The cells of a row that stands at a place of a block of so many; the first row's headings reach down."""
    for column, cell in enumerate(row):
        if column >= merged:
            kind = ' class="number"' if PLAIN_NUMBER.fullmatch(cell) or 0 < breadth_of(cell) <= SIGN else ""
            yield f"<td{kind}>{escape(_on_paper(cell))}</td>"
        elif not at:
            yield f'<td class="heading" rowspan="{of}">{escape(shown(cell))}</td>'


def _filled(text: str, breadth: int) -> str:
    return text + " " * (breadth - breadth_of(text))


def _markdown(text: str) -> str:
    return MARKDOWN_SIGNS.sub(r"\\\1", escape(shown(text), quote=False))


def _markdown_line(text: str) -> str:
    """A paragraph, which must not begin like a list or the line under a heading."""
    return MARKDOWN_STARTS.sub(r"\1\2\\\3", _markdown(text))


def _markdown_row(cells: Sequence[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else (_markdown(_on_paper(cell)) for cell in cells))} |"


class _Lines:
    """What ``csv.writer`` writes to: a list, no file."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> None:
        self.lines.append(line)
