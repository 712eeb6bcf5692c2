"""Reading what a caller lists, whatever kind of sequence it is, without asking what its class brings along."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.errors import is_a


def listed(given: object, *but: type) -> tuple[object, ...] | None:
    """The members in their order; None where it is of one of these kinds, or lists nothing that can be read."""
    if is_a(given, list):
        return tuple(list.__getitem__(given, slice(None)))
    if is_a(given, tuple):
        return tuple.__getitem__(given, slice(None))
    if isinstance(given, but) or not isinstance(given, Iterable):
        return None
    try:
        return tuple(given)
    except Exception:  # noqa: BLE001 (iterating over what is foreign may raise anything)
        return None
