"""A cohort's results: every unit's assessment, the averages they share, and the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.ground.markup import table
from huizhou_qa.ground.numbers import Rate
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.scheme.scheme import Scheme


class Place(NamedTuple):
    """A unit's place (名次): by grade, then by total; equal ones share it and the next is left out."""

    place: int
    unit: str
    grade: str
    total: Decimal


@frozen(repr=False)
class Cohort:
    """All units of a year under one scheme.

    ``results`` are by unit in the order given; ``averages`` by fact, each the exact sum over all
    members and how many they are.
    """

    scheme: Scheme
    results: Mapping[str, Assessment]
    averages: Mapping[str, Rate]
    ranking: tuple[Place, ...]

    def verify(self) -> None:
        """Verifies every unit's ledger; raises VerificationError for the first that disagrees."""
        for result in self.results.values():
            result.verify()

    def _repr_html_(self) -> str:
        rows = [(one.place, one.unit, one.grade, one.total) for one in self.ranking]
        return table(self.scheme.title, ("名次", "单位", "等级", "总分"), rows)

    def __repr__(self) -> str:
        places = "".join(f"\n  {one.place} {one.unit} {one.grade} {one.total}" for one in self.ranking)
        return f"<Cohort of {len(self.results)} by {self.scheme.id}:{places}>"
