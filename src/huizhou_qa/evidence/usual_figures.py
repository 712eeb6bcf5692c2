"""Figures that come again and again, percentages and points of up to two decimals, in hundredths: read once by text.

Nothing depends on what is kept but time: of a text that is not kept the same number is read again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

HUNDREDTHS = 100
# There are hardly more percentages and points of two decimals.
MOST_KEPT = 16_384
# Of fewer figures an itemgetter gives no tuple.
_FEWEST = 2
_USUAL = re.compile(r"(-?(?:0|[1-9][0-9]{0,11}))(?:\.([0-9]{1,2}))?")


class _Hundredths(dict[object, int]):
    """Figures that were read, by text or truth value; another is read when it is asked for, until there are enough.

    It raises KeyError for what is no usual figure, and for others once there are enough: together they are read faster.
    """

    def __missing__(self, figure: object) -> int:
        if len(self) >= MOST_KEPT:
            raise KeyError
        read = self[figure] = _read(figure)
        return read


_READ = _Hundredths()


def usual_numbers(figures: Sequence[object]) -> tuple[int, ...] | None:
    """Texts, numbers of a JSON text and truth values in hundredths; None where one of them is no usual figure.

    They are asked for their hash, so that they must be of these kinds.
    """
    if len(figures) < _FEWEST:
        return None
    try:
        numbers: tuple[int, ...] = itemgetter(*figures)(_READ)
    except KeyError:
        return None
    return numbers


def _read(figure: object) -> int:
    if type(figure) is bool:
        return HUNDREDTHS if figure else 0
    found = _USUAL.fullmatch(figure) if isinstance(figure, str) else None
    if found is None:
        raise KeyError
    whole, part = found.groups("")
    return int(whole + part.ljust(2, "0"))
