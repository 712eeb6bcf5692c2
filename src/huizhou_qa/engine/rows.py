"""The numbers of one unit as plans read them, and the shape that evidence has: plain data, whoever makes the plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.gaps import Gap

# Numerator and denominator, the denominator above zero, not always in lowest terms.
Ratio = tuple[int, int]


@frozen
class Row:
    """The numbers of one unit: what is known as ratios, and entries that are whole units of a known fraction.

    Of a plan that is folded for whole numbers, these stand by their place: what is known (``numbers``), what was
    looked up of them in tables (``banded``), and what was worked out after that. Of a plan that presumes nothing,
    ``gaps`` are the inputs and entries that are no numbers.
    """

    ratios: dict[str, Ratio]
    units: dict[str, int] = field(factory=dict)
    numbers: Sequence[int] = ()
    banded: Sequence[int] = ()
    worked: list[int] = field(factory=list)
    gaps: dict[str, Gap] = field(factory=dict)


# Whether a condition holds of a row; None where that cannot be told.
Verdict = Callable[[Row], bool | None]


@frozen
class Shape:
    """What a program is folded for.

    Attributes:
        paths: the inputs that are known, by which a row has its numbers.
        scale: how many of these whole numbers make 1.
        happened: whether there were incidents.
        nothing: the inputs of which there was nothing.
        ruled: the numbers that rulings stand for, by their paths.
    """

    paths: tuple[str, ...]
    scale: int
    happened: bool
    nothing: frozenset[str] = frozenset()
    ruled: FrozenMapping[str, Fraction] = field(factory=FrozenMapping)
