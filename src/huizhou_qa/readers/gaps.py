"""Where there is no number: what nobody has said, what there was nothing of, what could not be computed."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeGuard

from attrs import field, frozen

NONE: frozenset[str] = frozenset()


@frozen
class Gap:
    """No number, and why.

    Attributes:
        missing: the paths of what nobody has said.
        nothing: the paths, or reasons, of what there was nothing of to measure.
        faults: the codes of what could not be computed (``divided_by_zero``); no ruling cures these.
    """

    missing: frozenset[str] = field(default=NONE)
    nothing: frozenset[str] = field(default=NONE)
    faults: frozenset[str] = field(default=NONE)

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing to measure; then what is missing beside it is not asked for."""
        return bool(self.nothing) and not self.faults

    @property
    def asked(self) -> frozenset[str]:
        """The paths that have to be said before there can be a number."""
        return NONE if self.nothing else self.missing


Number = Fraction | Gap
Truth = bool | Gap


def is_gap(value: Number | Truth) -> TypeGuard[Gap]:
    """Whether there is no number."""
    return value.__class__ is Gap


def joined(values: Iterable[Number | Truth]) -> Gap | None:
    """All gaps among the values as one, or None where there is none."""
    gaps = [value for value in values if isinstance(value, Gap)]
    if not gaps:
        return None
    if len(gaps) == 1:
        return gaps[0]
    return Gap(
        NONE.union(*(gap.missing for gap in gaps)),
        NONE.union(*(gap.nothing for gap in gaps)),
        NONE.union(*(gap.faults for gap in gaps)),
    )
