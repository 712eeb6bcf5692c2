"""What was worked out of evidence once, so that it is not worked out again, and what it was read from.

Nothing depends on it but time.
"""

from __future__ import annotations


class Remembering:
    """A frozen value beside which one thing may be kept that follows from it, and one that its fields follow from.

    Neither is a part of the value.
    """

    __slots__ = ("_read", "_remembered")


def remembered(of: Remembering) -> object:
    """What was kept last; None where nothing was."""
    try:
        kept: object = of._remembered  # type: ignore[attr-defined]  # noqa: SLF001 - no attribute of the value itself
    except AttributeError:
        return None
    return kept


def remember(of: Remembering, what: object) -> None:
    """Keeps what follows from a value and from what ``what`` itself says it is of."""
    object.__setattr__(of, "_remembered", what)
