"""What the ways of parts change of the readings that a scheme has: all that depends on which these are."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from huizhou_qa.analysis.readings.parts_of_scheme import MOST_KEPT, PartsOfScheme, parts_of_scheme
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.scheme.kept_by import SchemeItself


@frozen(eq=False)
class PartsReached:
    """A scheme by parts, under some choices that are made for all of it.

    Attributes:
        parts: the parts.
        through: what these choices change of those of the scheme.
        ways: of each part, what each of its ways changes beside.
    """

    parts: PartsOfScheme
    through: Reached
    ways: tuple[tuple[Reached, ...], ...]


@lru_cache(maxsize=MOST_KEPT)
def parts_reached(of: SchemeItself) -> tuple[PartsReached, ...]:
    """The program by parts, for every choice of the readings that lie open in most of it."""
    chosen = of.scheme.readings
    return tuple(
        PartsReached(
            parts,
            Reached.by(parts.through, chosen),
            tuple(tuple(Reached.by(way.own, chosen) for way in ways) for ways in parts.ways),
        )
        for parts in parts_of_scheme(of.under_any)
    )
