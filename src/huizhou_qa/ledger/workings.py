"""Workings: what is needed to recompute points by hand, as small data in no language.

That of a rule is its steps; they stand with the rules. That of a clause that was ruled on is its ruling.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, Protocol

from huizhou_qa.evidence.records import Ruling
from huizhou_qa.numbers.exact import plain


class Ruled(NamedTuple):
    """There was nothing to measure, and a ruling says how that counts: who ruled it, and why.

    ``nothing`` pairs the paths of what there was nothing of with the reason given, or a reason of the rule's own with
    itself.
    """

    nothing: tuple[tuple[str, str], ...]
    ruling: Ruling
    points: Fraction

    def __repr__(self) -> str:
        return f"Ruled(nothing={self.nothing!r}, ruling={self.ruling!r}, points={plain(self.points)})"

    @property
    def is_absent(self) -> bool:
        """Whether the clause is taken out of both sides (缺项)."""
        return self.ruling.treatment == "rescale"


class Working(Protocol):
    """How points came about, in data: by a ruling, or by the steps of a rule."""

    @property
    def points(self) -> Fraction:
        """The exact points."""
