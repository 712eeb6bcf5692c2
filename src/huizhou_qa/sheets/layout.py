"""How a table stands on the page: the breadths of its columns, the size of its type, the style of the whole page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from huizhou_qa.errors import Fault, described, pointer
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.by_hand import not_so, of, several
from huizhou_qa.words.in_language import LANGUAGES

LETTER = """body { line-height: 1.7; }
table { margin: 3mm 0; line-height: 1.3; }
p.text { text-indent: 2em; text-align: justify; }
"""

# In millimetres: the breadth of a sheet between its margins, what a cell leaves beside its text, and a point.
BREADTHS = MappingProxyType({"landscape": 273, "portrait": 186})
PADDING = Fraction(12, 5)
# No size or share of breadth is larger.
LARGEST = 1000
POINT = Fraction(254, 720)
# Chinese faces first where the language is Chinese, Latin ones first in English.
FONTS: Mapping[Language, str] = MappingProxyType(
    {
        "zh": '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, 宋体, serif',
        "en": '"Noto Serif", "Times New Roman", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif',
    }
)


@frozen
class Layout:
    """The layout of a table on the page. Raises EvidenceError for values out of range.

    Attributes:
        widths: the columns' shares of the breadth.
        merged: in this many first columns, equal cells below each other are merged.
        page: the orientation of A4; ``portrait`` sets the paragraphs as in a letter.
        font: the font size in points.
        row_height: the least height of a row in millimetres, where a form leaves room to write.
        named_by: the number of columns that name a row; a page break within a row repeats them, as it does merged ones.
            At least one more column follows.
        language: the language of the paper, by which the type is chosen.
    """

    widths: tuple[int, ...]
    merged: int = 0
    page: Literal["landscape", "portrait"] = "landscape"
    font: int = 9
    row_height: int = 0
    named_by: int = 0
    language: Language = "zh"

    def __attrs_post_init__(self) -> None:
        faults = list(self._misfits())
        if faults:
            raise not_so(*faults)

    def _misfits(self) -> Iterator[Fault]:
        widths = self.widths if type(self.widths) is tuple else ()
        if not widths:
            expected = several(of(int)).name
            yield Fault.of("/widths", "wrong_type", case="by_hand", expected=expected, given=described(self.widths))
        numbers = [(pointer("widths", str(at)), width, 1, LARGEST) for at, width in enumerate(widths)]
        numbers += [("/font", self.font, 1, LARGEST), ("/row_height", self.row_height, 0, LARGEST)]
        most = max(len(widths) - 1, 0)
        numbers += [("/merged", self.merged, 0, most), ("/named_by", self.named_by, 0, most)]
        for path, given, low, high in numbers:
            if type(given) is not int or not low <= given <= high:
                yield Fault.of(path, "out_of_range", case="by_hand", low=low, high=high, given=described(given))
        if type(self.page) is not str or self.page not in BREADTHS:
            known = tuple(BREADTHS)
            yield Fault.of("/page", "unknown_choice", case="by_hand", given=described(self.page), known=known)
        if type(self.language) is not str or self.language not in LANGUAGES:
            language = described(self.language)
            yield Fault.of("/language", "unknown_choice", case="by_hand", given=language, known=LANGUAGES)

    @property
    def breadths(self) -> tuple[int, ...]:
        """About how many columns of a fixed type fit into a line of each column."""
        letter = self.font * POINT
        share = Fraction(BREADTHS[self.page], sum(self.widths))
        return tuple(max(2, int(2 * (width * share - PADDING) / letter)) for width in self.widths)

    def lines(self, row: Sequence[str]) -> int:
        """About how many lines of type the row takes."""
        return max(-(-breadth_of(cell) // breadth) for cell, breadth in zip(row, self.breadths, strict=True))

    @property
    def style(self) -> str:
        """The style of the whole page."""
        return f"""
@page {{ size: A4 {self.page}; margin: 12mm; }}
body {{ font-family: {FONTS[self.language]}; font-size: {self.font}pt; }}
h1 {{ font-size: 15pt; text-align: center; margin: 0 0 4mm; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
thead {{ display: table-header-group; }}
tr, tbody.together {{ break-inside: avoid; }}
tbody tr {{ height: {self.row_height}mm; }}
th, td {{ border: 0.3mm solid #000; padding: 1mm 1.2mm; overflow-wrap: anywhere; vertical-align: middle; }}
th, td {{ -webkit-box-decoration-break: clone; box-decoration-break: clone; }}
td.number {{ text-align: center; }}
td.heading {{ text-align: center; vertical-align: top; }}
p {{ margin: 1.5mm 0 0; }}
p.signatures {{ margin-top: 6mm; break-inside: avoid; }}
p.signatures span {{ display: inline-block; margin-right: 12mm; }}
{LETTER if self.page == "portrait" else ""}"""


def breadth_of(text: str) -> int:
    """How many columns of a fixed type the text takes: two for a Chinese character, none for a mark on another."""
    widths = [2 if unicodedata.east_asian_width(one) in "FW" else not unicodedata.combining(one) for one in text]
    return sum(widths)
