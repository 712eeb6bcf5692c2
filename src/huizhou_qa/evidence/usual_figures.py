"""Figures that come again and again, percentages and points of up to two decimals, in hundredths: read once by text.

Nothing depends on what is kept but time: of a text that is not kept the same number is read again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

HUNDREDTHS = 100
# There are hardly more percentages and points of two decimals.
MOST_KEPT = 16_384
_USUAL = re.compile(r"(-?(?:0|[1-9][0-9]{0,11}))(?:\.([0-9]{1,2}))?")


def usual_numbers(figures: Iterable[object]) -> tuple[int, ...] | None:
    """Texts, numbers of a JSON text and truth values in hundredths; None where one of them is no usual figure.

    They are asked for their hash, so that they must be of these kinds.
    """
    try:
        return tuple(map(_hundredths, figures))
    except ValueError:
        return None


@lru_cache(maxsize=MOST_KEPT)
def _hundredths(figure: object) -> int:
    """A figure in hundredths; raises ValueError for any that is no usual one, of which nothing is kept."""
    if type(figure) is bool:
        return HUNDREDTHS if figure else 0
    found = _USUAL.fullmatch(figure) if isinstance(figure, str) else None
    if found is None:
        raise ValueError
    whole, part = found.groups("")
    return int(whole + part.ljust(2, "0"))
