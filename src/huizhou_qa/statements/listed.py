"""Reading what a caller lists, whatever kind of sequence it is, without asking what its class brings along."""

from __future__ import annotations

from huizhou_qa.errors import is_a, is_iterable


def listed(given: object, *but: type) -> tuple[object, ...] | None:
    """The members in their order; None where it is of one of these kinds, or lists nothing that can be read."""
    if is_a(given, list):
        return tuple(list.__getitem__(given, slice(None)))
    if is_a(given, tuple):
        return tuple.__getitem__(given, slice(None))
    if any(is_a(given, kind) for kind in but) or not is_iterable(given):
        return None
    try:
        return tuple(given)
    except Exception:  # noqa: BLE001 (iterating over what is foreign may raise anything)
        return None
