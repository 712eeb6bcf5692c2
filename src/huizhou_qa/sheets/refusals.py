"""Texts that a caller gives, by ids or as names: read as plain texts, and what of them does not fit."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from huizhou_qa.errors import Fault, described, nearest
from huizhou_qa.evidence.plain_structures import Faults, plain_text
from huizhou_qa.evidence.plain_values import Given

LONGEST_ID = 40

TextKind = Literal["criterion", "reason"]


def texts_by_id(given: Given, known: Collection[str], what: TextKind) -> dict[str, str]:
    """The texts by their ids, without what subclasses of texts bring; everything that does not fit is noted."""
    fit: dict[str, str] = {}
    for id_, one in given.entries():
        text = plain_text(one.value)
        if id_ not in known:
            given.faults.found.append(_unknown(one.path, id_, known, what))
        elif text is None:
            one.refuse("wrong_type", case=what, given=described(one.value))
        elif not text.strip():
            one.refuse("empty", case=what)
        else:
            fit[id_] = text
    return fit


def result_called(given: object, path: str, faults: Faults) -> str | None:
    """What a result, or a paper on results, is called, as plain text; None where it is none, which is noted."""
    name = plain_text(given)
    if name is None:
        faults.add(path, "wrong_type", case="result_name", given=described(given))
    elif not name.strip():
        faults.add(path, "empty", case="result_name")
    return name


def _unknown(where: str, id_: str, known: Collection[str], what: TextKind) -> Fault:
    """The fault of an id that nothing has, with the nearest of those that there are."""
    near = nearest(id_[:LONGEST_ID], known)
    if near:
        return Fault.of(where, "unknown_clause", case=f"{what}_like", id=described(id_), nearest=near)
    return Fault.of(where, "unknown_clause", case=what, id=described(id_))
