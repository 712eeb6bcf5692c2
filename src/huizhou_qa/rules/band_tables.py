"""Tables of intervals and points, as bands are written."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.fields.converters import a_text, entries, placed
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import ExactNumber, exact
from huizhou_qa.numbers.intervals import interval

PointsByInterval = FrozenMapping[str, Fraction]

_TABLE = Wording("区间与得分的对照表（如{'[0, 10]': 1}）", "a mapping of intervals to points, such as {'[0, 10]': 1}")


def table(given: Mapping[str, ExactNumber]) -> PointsByInterval:
    """A table that nobody can change; what is wrong in it is refused under the text of its interval."""
    texts = {a_text(over): points for over, points in entries(given, _TABLE)}
    for over in texts:
        placed(pointer(over), interval, over)
    return FrozenMapping({over: placed(pointer(over), exact, points) for over, points in texts.items()})
