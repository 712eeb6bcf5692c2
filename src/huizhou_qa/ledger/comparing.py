"""Compares a figure of a result with the recomputed one: equal, and of the same types throughout.

A result may have been put together by hand from anything, so no comparison of a foreign class is called:
True is not 1, 98.7 is not the written figure 98.70, and a subclass of text that equals everything is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import fields, has

from huizhou_qa.errors import Fault, Wording, described
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain

# Types without parts, as most figures have.
_FIGURES = frozenset({str, Decimal, Fraction})


def same(stated: object, made: object) -> bool:
    """Whether both are equal and all their parts have the same types; ``made`` is the recomputed value."""
    if stated is made:
        return True
    if type(stated) is not type(made):
        return False
    parts = _parts(made)
    if parts is None:
        return _figure(stated) == _figure(made)
    given = _parts(stated) or ()
    return len(given) == len(parts) and all(same(one, other) for one, other in zip(given, parts, strict=True))


def differing(where: str, stated: object, made: object) -> Iterator[Fault]:
    """The fault of a figure that differs from the recomputed one, with both where they can be written."""
    if not same(stated, made):
        figures = _parts(made) is None
        text = {"case": "figure", "stated": figure_in_words(stated), "made": figure_in_words(made)}
        yield Fault(where, "differs", text if figures else {"case": "whole"})


def figure_in_words(figure: object) -> str | Wording:
    """A figure for a message."""
    if type(figure) is Fraction:
        return plain(figure)
    return str(figure) if type(figure) in {Decimal, str} else described(figure)


def _parts(value: object) -> tuple[object, ...] | None:
    """The parts of a tuple, a mapping or a record; None for a single figure."""
    if type(value) in _FIGURES:
        return None
    if isinstance(value, tuple):
        # A cliff has figures beside those that it unpacks to.
        return (*value, *getattr(value, "__dict__", {}).values())
    if isinstance(value, FrozenMapping):
        return tuple(value.items())
    kind = type(value)
    return tuple(getattr(value, one.name) for one in fields(kind) if one.eq) if has(kind) else None


def _figure(value: object) -> object:
    # Written figures are equal only with the same number of places.
    return str(value) if isinstance(value, Decimal) else value
