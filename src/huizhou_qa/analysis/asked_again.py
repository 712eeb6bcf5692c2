"""Holding an answer against the same question asked again: what it is made of stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import fields, has

from huizhou_qa.errors import Fault, HuizhouQAError, VerificationError, pointer
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.following import follows


def require_same(stated: object, make: Callable[[], object]) -> None:
    """Raises VerificationError for every field of an answer that is not what it is when asked again."""
    VerificationError.raise_if_any(_differences(stated, make))


def _differences(stated: object, make: Callable[[], object]) -> Iterator[Fault]:
    try:
        made = follows(make)
    except HuizhouQAError as error:
        yield from error.faults
        return
    kind = type(made)
    for name in [one.name for one in fields(kind)] if has(kind) else ():
        # What it was made of is handed on as it is.
        if getattr(stated, name) is not getattr(made, name):
            yield from differing(pointer(name), getattr(stated, name), getattr(made, name))
