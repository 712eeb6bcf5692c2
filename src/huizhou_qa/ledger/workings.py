"""Workings: the data needed to recompute points by hand, independent of language.

The working of a rule is its steps (``Stepped``); that of a clause that was ruled on is its ruling.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, Protocol

from huizhou_qa.evidence.records import Ruling, TreatmentBySchemes
from huizhou_qa.numbers.exact import plain


class Ruled(NamedTuple):
    """The working of a clause with nothing to measure: a ruling, who made it, and why.

    ``nothing`` pairs the paths of inputs given as nothing with the reasons, or a reason of the rule itself with
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


class ByScheme(NamedTuple):
    """There was nothing to measure, and the scheme itself says how that counts.

    ``nothing`` is as in ``Ruled``; ``treatment`` is ``full``, ``zero``, ``rescale`` or the ``mean`` of the cohort.
    """

    nothing: tuple[tuple[str, str], ...]
    treatment: TreatmentBySchemes
    points: Fraction

    def __repr__(self) -> str:
        return f"ByScheme(nothing={self.nothing!r}, treatment={self.treatment!r}, points={plain(self.points)})"

    @property
    def is_absent(self) -> bool:
        """Whether the clause is taken out of both sides (缺项)."""
        return self.treatment == "rescale"


# Where there was nothing to measure.
Unmeasured = Ruled | ByScheme


class Working(Protocol):
    """The working of points: a ruling, or the steps of a rule."""

    @property
    def points(self) -> Fraction:
        """The exact points."""
