"""Sequences that a caller gives, of whatever kind, read as tuples without asking what their classes bring along."""

from __future__ import annotations

from huizhou_qa.errors import is_a, is_iterable


def as_tuple(given: object, *refused: type) -> tuple[object, ...] | None:
    """The members in their order; None where it is of a refused kind, or lists nothing that can be read."""
    if is_a(given, list):
        return tuple(list.__getitem__(given, slice(None)))
    if is_a(given, tuple):
        return tuple.__getitem__(given, slice(None))
    if any(is_a(given, kind) for kind in refused) or not is_iterable(given):
        return None
    try:
        return tuple(given)
    except Exception:  # noqa: BLE001 (iterating over what is foreign may raise anything)
        return None
