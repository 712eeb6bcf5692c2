"""The cells of a frame as plain values: what is missing, scalars of NumPy as what they hold, floats with their text.

Neither NumPy nor pandas is imported: their values are known by the names of their types. What a cell means is decided
elsewhere.
"""

from __future__ import annotations

import operator
import struct
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import SupportsFloat, SupportsIndex

from attrs import frozen

from huizhou_qa.errors import is_a

_MISSING_OF_PANDAS = frozenset({"NAType", "NaTType"})
_MISSING_OF_NUMPY = frozenset({"NaT", "nan"})
_TRUTHS_OF_NUMPY = frozenset({"bool", "bool_"})
_SHORT_FLOATS_OF_NUMPY = frozenset({"float16", "float32"})
# The formats of the module struct, by the number of bits.
_FORMATS: Mapping[int, str] = MappingProxyType({16: "<e", 32: "<f"})
# So many digits tell any two floats of 32 bits apart.
_ENOUGH_DIGITS = 9


@frozen
class FloatCell:
    """A float of a frame.

    Attributes:
        value: the number, as 64 bits hold it.
        text: the shortest text that is read back to the same float of its own width.
    """

    value: float
    text: str

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number: neither a part of one nor infinite."""
        return self.value.is_integer()

    @property
    def told(self) -> str | Decimal:
        """What is read in its place: the text; of an infinite one, whose text is no number, a Decimal."""
        return Decimal(self.value) if abs(self.value) == float("inf") else self.text


def plain_cell(cell: object, bits: int = 64) -> object:
    """A cell as a plain value: None where it is missing, a ``FloatCell`` for a float.

    Missing are None, pandas' NA and NaT, and NaN of any library and of Decimals. ``bits`` is the width of the floats
    of the column, which are wider in Python.
    """
    if cell is None or is_a(cell, str):
        return cell
    if is_a(cell, float):
        value = float.__float__(cell)
        return None if value != value else FloatCell(value, shortest(value, bits))  # noqa: PLR0124 - NaN alone differs
    if is_a(cell, Decimal):
        return None if Decimal.is_nan(cell) else cell
    kind = type(cell)
    library, _, _ = kind.__module__.partition(".")
    if library == "pandas" and kind.__name__ in _MISSING_OF_PANDAS:
        return None
    return _of_numpy(cell, kind.__name__) if library == "numpy" else cell


def _of_numpy(cell: object, name: str) -> object:
    """What a scalar of NumPy holds; one of another kind as it is."""
    if name in _SHORT_FLOATS_OF_NUMPY and isinstance(cell, SupportsFloat):
        # NumPy writes the shortest text of a float's own width.
        value = float(cell)
        return None if value != value else FloatCell(value, str(cell))  # noqa: PLR0124 - NaN alone differs
    if name in _TRUTHS_OF_NUMPY:
        return bool(cell)
    if name.startswith(("int", "uint")) and isinstance(cell, SupportsIndex):
        return operator.index(cell)
    # Floats of more than 64 bits are numbers of no kind that is known here; NaN among them is missing.
    return None if str(cell) in _MISSING_OF_NUMPY else cell


def shortest(value: float, bits: int = 64) -> str:
    """The shortest text that is read back to the same float of that width; not of NaN."""
    form = _FORMATS.get(bits)
    if form is None or not _fits(value, form):
        return repr(value)
    texts = (f"{value:.{digits}g}" for digits in range(1, _ENOUGH_DIGITS + 1))
    return next((text for text in texts if _narrowed(float(text), form) == value), repr(value))


def _fits(value: float, form: str) -> bool:
    return abs(value) != float("inf") and _narrowed(value, form) == value


def _narrowed(value: float, form: str) -> float | None:
    """The nearest float of another width; None where it is beyond all of them."""
    try:
        narrowed: tuple[float] = struct.unpack(form, struct.pack(form, value))
    except OverflowError:
        return None
    return narrowed[0]
