"""Gaps in place of numbers: missing values, nothing to measure, numbers that cannot be computed."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

NONE: frozenset[str] = frozenset()


@frozen
class Gap:
    """No number, and why.

    Attributes:
        missing: the paths of missing values.
        nothing: the paths, or the reasons, of values for which there was nothing to measure.
        faults: the codes of impossible computations (``divided_by_zero``); no ruling applies to these.
    """

    missing: frozenset[str] = field(default=NONE)
    nothing: frozenset[str] = field(default=NONE)
    faults: frozenset[str] = field(default=NONE)

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing to measure; missing values are then not needed."""
        return bool(self.nothing) and not self.faults

    @property
    def asked(self) -> frozenset[str]:
        """The paths of the values that are needed for a number."""
        return NONE if self.nothing else self.missing


Number = Fraction | Gap
Truth = bool | Gap


def joined(values: Iterable[Number | Truth]) -> Gap | None:
    """All gaps among the values as one; None where there are none."""
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


def gaps_of(nothing: Iterable[str]) -> dict[str, Gap]:
    """Inputs of which there was nothing, as the arithmetics have them."""
    return {path: Gap(nothing=frozenset({path})) for path in nothing}
