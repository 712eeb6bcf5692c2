"""One column that a plan reads: what it holds, at how many places, and between which ends."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Literal

from attrs import frozen

Holds = Literal["whole", "truth", "word"]
Role = Literal["number", "part", "whole"]


@frozen
class ColumnInput:
    """A column that a plan reads.

    Attributes:
        column: its name.
        unit: the unit of its number.
        places: how many decimal places its whole numbers have: 965000 at 4 places is 96.5.
        low: the least number that it may hold, in its unit; whatever lies outside counts as a fault.
        high: the greatest.
        path: the path of the input that it gives, the same for both columns of a pair.
        holds: ``whole`` for an Int64, ``truth`` for a Boolean, ``word`` for a String.
        role: the ``number`` itself, or of a pair the ``part`` (the sum, the numerator) or the ``whole`` (the members,
            the denominator).
        times: what part over whole is multiplied by: 100 for a percentage.
        words: the words of an option, in order.
        may_be_nothing: whether a column ``nothing_…`` beside it may say that there was nothing to measure.
        low_of_rule: the least that the rule itself allows; None where it names no end.
        high_of_rule: the greatest.
    """

    column: str
    unit: str
    places: int
    low: Fraction
    high: Fraction
    path: str
    holds: Holds = "whole"
    role: Role = "number"
    times: int = 1
    words: tuple[str, ...] = ()
    may_be_nothing: bool = False
    low_of_rule: Fraction | None = None
    high_of_rule: Fraction | None = None

    @property
    def stem(self) -> str:
        """Its name, or of a pair what the names of both begin with."""
        return self.column if self.role == "number" else self.column.rpartition("_")[0]

    @property
    def scale(self) -> int:
        """How many units its number 1 has."""
        return int(10**self.places)

    @property
    def least(self) -> int:
        """The least whole number that the column may hold."""
        return ceil(self.low * self.scale)

    @property
    def most(self) -> int:
        """The greatest whole number that the column may hold."""
        return floor(self.high * self.scale)
