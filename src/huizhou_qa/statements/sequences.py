"""Sequences that a caller gives, of whatever kind, read as tuples without asking what their classes bring along."""

from __future__ import annotations

from huizhou_qa.errors import is_a, is_iterable, members_of


def as_tuple(given: object, *refused: type) -> tuple[object, ...] | None:
    """The members in their order; None where it is of a refused kind, or lists nothing that can be read."""
    members = members_of(given)
    if members is not None:
        return members
    if any(is_a(given, kind) for kind in refused) or not is_iterable(given):
        return None
    try:
        return tuple(given)
    except Exception:  # noqa: BLE001 (iterating over what is foreign may raise anything)
        return None
