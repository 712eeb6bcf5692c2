"""Values of several kinds, to be compared at once."""

from __future__ import annotations


def those(*values: object) -> tuple[object, ...]:
    """The values."""
    return values
