"""What ``influence`` gives. Data alone; how it is worked out lives in ``influence.py``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.errors import Fault, Wording, printable
from huizhou_qa.evidence.within import numbers_within
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, by_name, of, or_none, require, several
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import Face
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval

NUMBER = of(Fraction)


class PointsMoved(NamedTuple):
    """The points of a clause before and after.

    None where there are none; ``after`` on a slope too, where every figure gives other points.
    """

    before: Decimal | Fraction | None
    after: Decimal | Fraction | None


MovedClauses = FrozenMapping[str, FrozenMapping[str, PointsMoved]]
"""By unit, and by the id of the clause."""
MOVED = by_name(by_name(of(PointsMoved)))


@frozen(repr=False)
class Influence(Face):
    """The nearest figure of a unit, on one side of its own, at which points of others change.

    Attributes:
        unit: the unit whose figure would move.
        statistic: the name of the statistic that it moves.
        label: what the statistic is called.
        figure: the unit's own figure now.
        needed: the nearest figures on that side at which these points change.
        step: one step of the figure: 1 of a count, else one of its last written place; 0 of one that has no such.
        others: the points that change there, by unit and clause.
    """

    unit: str
    statistic: str
    label: Wording
    figure: Fraction
    needed: Interval
    step: Fraction
    others: MovedClauses

    def __attrs_post_init__(self) -> None:
        require(
            self,
            unit=TEXT,
            statistic=TEXT,
            label=of(Wording),
            figure=NUMBER,
            needed=of(Interval),
            step=NUMBER,
            others=MOVED,
        )

    @property
    def nearest(self) -> Fraction | None:
        """The nearest of the figures; None where that end is open."""
        return follows(lambda: self._end if self._end in self.needed else None)

    @property
    def distance(self) -> Fraction:
        """How far the nearest end is from the unit's own figure."""
        return follows(lambda: abs(self._end - self.figure))

    @property
    def is_near_tie(self) -> bool:
        """Whether points of others change within one step of the figure, or with any change of it at all."""
        return self.distance <= self.step

    @property
    def _end(self) -> Fraction:
        ends = [end for end in (self.needed.low, self.needed.high) if end is not None]
        return min(ends, key=lambda end: abs(end - self.figure))

    @property
    def zh(self) -> str:
        """The text in Chinese."""
        return follows(self._told).zh

    @property
    def en(self) -> str:
        """The text in English."""
        return follows(self._told).en

    def _told(self) -> Wording:
        units, within = tuple(self.others), numbers_within(self.needed)
        return Wording(
            f"{self.label.zh}：{self.unit}的本单位数值现为{plain(self.figure)}，若为{within.zh}，{'、'.join(units)}的得分改变",
            f"{self.label.en}: {self.unit}'s own figure is {plain(self.figure)}; "
            f"were it {within.en}, points of {', '.join(units)} would change",
        )

    def _summary(self) -> str:
        return f"<Influence: {printable(self.en)}>"


@frozen(repr=False)
class LeftOut(Face):
    """A unit that is left out of the cohort: what becomes of the others.

    Attributes:
        unit: the unit.
        others: the points that change, by unit and clause.
        places: the places of the others, one another's only.
        faults: why the others alone cannot be scored, if they cannot; nothing changes then.
    """

    unit: str
    others: MovedClauses
    places: FrozenMapping[str, int | None]
    faults: tuple[Fault, ...] = ()

    def __attrs_post_init__(self) -> None:
        require(self, unit=TEXT, others=MOVED, places=by_name(or_none(of(int))), faults=several(of(Fault)))

    def _summary(self) -> str:
        return f"<LeftOut {printable(self.unit)}: points of {len(self.others)} others change>"
