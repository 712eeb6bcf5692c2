"""Reads sequences of any kind as tuples, without calling methods of subclasses of list and tuple."""

from __future__ import annotations

from huizhou_qa.errors import is_a, is_iterable, members_of


def as_tuple(given: object, *refused: type) -> tuple[object, ...] | None:
    """The members in order; None for a refused type, and for anything that cannot be iterated."""
    members = members_of(given)
    if members is not None:
        return members
    if any(is_a(given, kind) for kind in refused) or not is_iterable(given):
        return None
    try:
        return tuple(given)
    except Exception:  # noqa: BLE001 (a foreign iterator may raise anything)
        return None
