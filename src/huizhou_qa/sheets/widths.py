"""How broad columns are where text has words: in English no word of a title, or of what names a row, is divided.

Chinese breaks anywhere, and its columns have the breadths that their papers say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve

from huizhou_qa.sheets.layout import BREADTHS, PADDING, POINT, Layout

# About how broad a bold letter is, by the size of the type, and what stands beside a word; longer ones may be divided.
LETTER = Fraction(3, 5)
BESIDE = PADDING + Fraction(3, 5)
HALF = Fraction(1, 2)
LONGEST_WORD = 16
WORD = re.compile(r"[\x21-\x2c\x2e-\x7e]+-?")
# In so many parts of a millimetre breadths are given.
PARTS = 3


def fitted(layout: Layout, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Layout:
    """The layout with room for these titles and for the cells that name rows, in the language of the paper."""
    if layout.language == "zh":
        return layout
    naming = max(layout.merged, layout.named_by)
    cells = [[title, *(row[at] for row in rows if at < naming)] for at, title in enumerate(columns)]
    letter = LETTER * layout.font * POINT
    # Capitals are broader than other letters.
    needed = [BESIDE + letter * (max(map(_longest, told)) + HALF) for told in cells]
    shares = _shared(layout.widths, needed, Fraction(BREADTHS[layout.page]))
    return evolve(layout, widths=tuple(int(share * PARTS) for share in shares))


def _longest(text: str) -> int:
    return max((len(word) for word in WORD.findall(text) if len(word) <= LONGEST_WORD), default=0)


def _shared(widths: Sequence[int], needed: Sequence[Fraction], breadth: Fraction) -> list[Fraction]:
    """The breadth shared out in proportion, but to none less than it needs; what is needed where that is too much."""
    if sum(needed) >= breadth:
        return list(needed)
    short: set[int] = set()
    while True:
        left = breadth - sum(needed[at] for at in short)
        share = left / sum(width for at, width in enumerate(widths) if at not in short)
        more = {at for at, width in enumerate(widths) if at not in short and width * share < needed[at]}
        if not more:
            return [needed[at] if at in short else width * share for at, width in enumerate(widths)]
        short |= more
