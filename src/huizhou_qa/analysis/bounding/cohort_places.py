"""Which places (名次) the members of a cohort can still get, from where their grades and totals may lie."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Literal

from attrs import frozen

from huizhou_qa.analysis.bounding.bounds import ScoreBounds
from huizhou_qa.analysis.bounding.known_spans import spans_of
from huizhou_qa.analysis.bounding.open_sources import statistics_read
from huizhou_qa.errors import Wording, printable
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, of, or_none, require
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import Face
from huizhou_qa.program import Settings
from huizhou_qa.readers import Bounds
from huizhou_qa.scheme.scheme import Scheme

ONE, ZERO = Fraction(1), Fraction(0)
PLACE, TRUTH = or_none(of(int)), of(bool)

Unproved = Literal["total", "grade", "statistic", "exempt"]
WHY_NOT_TIGHT: Mapping[Unproved, Wording] = FrozenMapping(
    {
        "total": Wording("未证明能得到总分的上限和下限", "the ends of a total are not proved to be reached"),
        "grade": Wording(
            "未证明最高总分同时得最好等级、最低总分同时得最差等级",
            "the best grade is not proved to go with the greatest total, or the worst with the least",
        ),
        "statistic": Wording("有取决于其他单位的统计数未定", "a statistic is open that others' figures move too"),
        "exempt": Wording("是否参加排名未定", "it is open whether a unit is ranked"),
    }
)

ComparedBy = tuple[Fraction | float, ...]
"""What a unit is placed by, the least first."""


@frozen(repr=False)
class PlaceBounds(Face):
    """The best and the worst place that a member can still get, whatever the rest of all evidence turns out to be.

    Attributes:
        unit: the unit.
        best, worst: from the first place that is possible to the last; None for one that the scheme places nowhere.
        may_have_none: whether it may yet be one that the scheme leaves out of its ranking.
        tight: whether it is proved that both are reached.
        unproved: what of this member, or of another, is not proved where they are not.
    """

    unit: str
    best: int | None
    worst: int | None
    may_have_none: bool
    tight: bool
    unproved: Unproved | None = None

    def __attrs_post_init__(self) -> None:
        require(
            self,
            unit=TEXT,
            best=PLACE,
            worst=PLACE,
            may_have_none=TRUTH,
            tight=TRUTH,
            unproved=or_none(TEXT),
        )

    @property
    def why_not_tight(self) -> Wording | None:
        """Why it is not proved that both are reached, in words; None where it is."""
        return follows(lambda: None if self.unproved is None else WHY_NOT_TIGHT[self.unproved])

    def _summary(self) -> str:
        if self.best is None:
            return f"<PlaceBounds {printable(self.unit)}: none>"
        over = f"{self.best}" if self.best == self.worst else f"{self.best} to {self.worst}"
        return f"<PlaceBounds {printable(self.unit)}: {over}{' or none' if self.may_have_none else ''}>"


@frozen
class Placed:
    """What is compared of a member.

    Attributes:
        unit: the unit.
        best, worst: what it is placed by, at best and at worst.
        has_place: whether it may have a place.
        may_have_none: whether it may have none.
        unproved: why it is not proved that both keys are reached, by this member's own figures alone; None where it is.
    """

    unit: str
    best: ComparedBy
    worst: ComparedBy
    has_place: bool
    may_have_none: bool
    unproved: Unproved | None


def places(scheme: Scheme, members: Mapping[str, ScoreBounds], together: Collection[str] = ()) -> Iterator[PlaceBounds]:
    """The places of members, in their order.

    ``together`` are those of several grades of which the best is proved to go with the greatest total, and the worst
    with the least.

    Whoever is better at the worst than a unit at best stands before it; whoever is better at best than it is at the
    worst may. Both are reached where each member's keys are, for then nobody's figures hang together with another's.
    """
    compared = [_placed(scheme, one, is_together=unit in together) for unit, one in members.items()]
    unproved = next((one.unproved for one in compared if one.unproved is not None), None)
    for own in compared:
        if not own.has_place:
            yield PlaceBounds(own.unit, None, None, may_have_none=True, tight=True)
            continue
        others = [one for one in compared if one is not own and one.has_place]
        best = 1 + sum(one.worst < own.best and not one.may_have_none for one in others)
        worst = 1 + sum(one.best < own.worst for one in others)
        why = None if best == worst else own.unproved or unproved
        yield PlaceBounds(own.unit, best, worst, own.may_have_none, why is None, why)


def _placed(scheme: Scheme, found: ScoreBounds, *, is_together: bool) -> Placed:
    settings, grades = Settings(scheme.readings), scheme.grade_rule.grades
    spans = spans_of(scheme, found.evidence)
    exempt = [rule.under(Bounds(spans, settings.readings)) for rule in scheme.ranking.rules]
    at = [grades.index(grade) for grade in found.grades]
    ways: dict[Unproved, bool] = {
        "total": found.tight,
        # A member may be one grade at best and have its greatest total in another.
        "grade": "grade" not in scheme.ranking.by or len(at) == 1 or is_together,
        # What a statistic is of, others have too.
        "statistic": not any(
            given_at(leaf) in found.open_matters for leaf in statistics_read(scheme.program, settings)
        ),
        "exempt": all(one.is_exact for one in exempt),
    }
    return Placed(
        found.unit,
        _key(scheme, min(at), found.high, inf),
        _key(scheme, max(at), found.low, -inf),
        has_place=not any(one.low == ONE for one in exempt),
        may_have_none=any(ONE in one for one in exempt),
        unproved=next((why for why, is_proved in ways.items() if not is_proved), None),
    )


def _key(scheme: Scheme, grade: int, total: Decimal | None, infinite: float) -> ComparedBy:
    """What a unit of this grade and total is placed by; a total without limit lies beyond every number."""
    found = scheme.ranking.key(grade, ZERO if total is None else Fraction(total))
    if total is not None:
        return found
    return tuple(-infinite if by == "total" else one for by, one in zip(scheme.ranking.by, found, strict=True))
