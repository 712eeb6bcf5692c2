"""What was worked out of evidence once, so that it is not worked out again. Nothing depends on it but time."""

from __future__ import annotations

from huizhou_qa.fields.derived import Derived


class Remembering(Derived):
    """A frozen value beside which one thing may be kept that follows from it; it is no part of the value."""

    __slots__ = ("_remembered",)


def remembered(of: Remembering) -> object:
    """What was kept last; None where nothing was."""
    kept: object = getattr(of, "_remembered", None)
    return kept


def remember(of: Remembering, what: object) -> None:
    """Keeps what follows from a value and from what ``what`` itself says it is of."""
    object.__setattr__(of, "_remembered", what)
