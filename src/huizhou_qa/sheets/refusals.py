"""Faults of ids that a caller gives texts by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from huizhou_qa.errors import Fault, described, nearest

LONGEST_ID = 40


def unknown(where: str, id_: object, known: Iterable[str], what: Literal["criterion", "reason"]) -> Fault:
    """The fault of an id that nothing has, with the nearest of those that there are."""
    near = nearest(id_[:LONGEST_ID], known) if isinstance(id_, str) else ""
    if near:
        return Fault.of(where, "unknown_clause", case=f"{what}_like", id=described(id_), nearest=near)
    return Fault.of(where, "unknown_clause", case=what, id=described(id_))
