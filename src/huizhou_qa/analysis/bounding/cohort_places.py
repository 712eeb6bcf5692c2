"""Which places (名次) the members of a cohort can still get, from where their grades and totals may lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import inf

from attrs import frozen

from huizhou_qa.analysis.bounding.bounds import ScoreBounds
from huizhou_qa.analysis.bounding.known_spans import spans_of
from huizhou_qa.analysis.bounding.open_sources import statistics_read
from huizhou_qa.errors import printable
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.ledger.by_hand import TEXT, of, or_none, require
from huizhou_qa.markup import Face
from huizhou_qa.program import Settings
from huizhou_qa.readers import Bounds
from huizhou_qa.scheme.scheme import Scheme

ONE, ZERO = Fraction(1), Fraction(0)
PLACE, TRUTH = or_none(of(int)), of(bool)

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
    """

    unit: str
    best: int | None
    worst: int | None
    may_have_none: bool
    tight: bool

    def __attrs_post_init__(self) -> None:
        require(self, unit=TEXT, best=PLACE, worst=PLACE, may_have_none=TRUTH, tight=TRUTH)

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
        tight: whether it is proved that both keys are reached, by this member's own figures alone.
    """

    unit: str
    best: ComparedBy
    worst: ComparedBy
    has_place: bool
    may_have_none: bool
    tight: bool


def places(scheme: Scheme, members: Mapping[str, ScoreBounds]) -> Iterator[PlaceBounds]:
    """The places of members, in their order.

    Whoever is better at the worst than a unit at best stands before it; whoever is better at best than it is at the
    worst may. Both are reached where each member's keys are, for then nobody's figures hang together with another's.
    """
    compared = [_placed(scheme, one) for one in members.values()]
    reached = all(one.tight for one in compared)
    for own in compared:
        if not own.has_place:
            yield PlaceBounds(own.unit, None, None, may_have_none=True, tight=True)
            continue
        others = [one for one in compared if one is not own and one.has_place]
        best = 1 + sum(one.worst < own.best and not one.may_have_none for one in others)
        worst = 1 + sum(one.best < own.worst for one in others)
        yield PlaceBounds(own.unit, best, worst, own.may_have_none, tight=reached or best == worst)


def _placed(scheme: Scheme, found: ScoreBounds) -> Placed:
    settings, grades = Settings(scheme.readings), scheme.grade_rule.grades
    spans = spans_of(scheme, found.evidence)
    exempt = [rule.under(Bounds(spans, settings.readings)) for rule in scheme.ranking.rules]
    at = [grades.index(grade) for grade in found.grades]
    # A member may be one grade at best and have its greatest total in another.
    one_grade = "grade" not in scheme.ranking.by or len(at) == 1
    # What a statistic is of, others have too.
    alone = not any(given_at(leaf) in found.open_matters for leaf in statistics_read(scheme.program, settings))
    return Placed(
        found.unit,
        _key(scheme, min(at), found.high, inf),
        _key(scheme, max(at), found.low, -inf),
        has_place=not any(one.low == ONE for one in exempt),
        may_have_none=any(ONE in one for one in exempt),
        tight=found.tight and one_grade and alone and all(one.is_exact for one in exempt),
    )


def _key(scheme: Scheme, grade: int, total: Decimal | None, infinite: float) -> ComparedBy:
    """What a unit of this grade and total is placed by; a total without limit lies beyond every number."""
    found = scheme.ranking.key(grade, ZERO if total is None else Fraction(total))
    if total is not None:
        return found
    return tuple(-infinite if by == "total" else one for by, one in zip(scheme.ranking.by, found, strict=True))
