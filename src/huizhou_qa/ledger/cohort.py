"""A cohort's results: every unit's assessment, the averages they share, and the ranking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol

from attrs import frozen

from huizhou_qa.errors import Fault, VerificationError, pointer
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.markup import table
from huizhou_qa.ground.numbers import Rate
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.verification import disagreements
from huizhou_qa.scheme.scheme import Scheme


class Place(NamedTuple):
    """A unit's place (名次): by grade, then by total; equal ones share it and the next is left out."""

    place: int
    unit: str
    grade: str
    total: Decimal


class Ranked(Protocol):
    """What has a place: a unit with its grade and its total."""

    @property
    def unit(self) -> str:
        """The unit (县、区)."""

    @property
    def grade(self) -> str:
        """Its grade."""

    @property
    def total(self) -> Decimal:
        """Its total."""


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

    @property
    def members(self) -> dict[str, Evidence]:
        """Every unit's own evidence, without the averages over all: what a correction is made of."""
        return {unit: result.evidence.without_averages() for unit, result in self.results.items()}

    def verify(self) -> None:
        """Verifies every unit's ledger, re-adds the averages over all of them and places them again.

        Raises VerificationError naming everything that does not agree.
        """
        faults = list(cohort_disagreements(self))
        if faults:
            raise VerificationError(faults)

    def _repr_html_(self) -> str:
        rows = [(one.place, one.unit, one.grade, one.total) for one in self.ranking]
        return table(self.scheme.title, ("名次", "单位", "等级", "总分"), rows)

    def __repr__(self) -> str:
        places = "".join(f"\n  {one.place} {one.unit} {one.grade} {one.total}" for one in self.ranking)
        return f"<Cohort of {len(self.results)} by {self.scheme.id}:{places}>"


def average_over(members: Iterable[Evidence], fact: str) -> Rate:
    """The exact sum of a fact over all members, and how many they are."""
    numbers = [member.values[pointer("facts", fact)] for member in members]
    return Rate(sum(numbers, Fraction(0)), Fraction(len(numbers)))


def ranking_of(scheme: Scheme, results: Iterable[Ranked]) -> tuple[Place, ...]:
    """Places by grade, then by total; equal units share the place, and stand by their names."""
    grades = scheme.grade_rule.grades
    # As fractions: to negate a decimal would round it to the caller's context.
    ordered = sorted(results, key=lambda one: (grades.index(one.grade), -Fraction(one.total), one.unit))
    places: list[Place] = []
    for at, result in enumerate(ordered, start=1):
        equal = bool(places) and (places[-1].grade, places[-1].total) == (result.grade, result.total)
        place = places[-1].place if equal else at
        places.append(Place(place, result.unit, result.grade, result.total))
    return tuple(places)


def cohort_disagreements(cohort: Cohort) -> Iterator[Fault]:
    """Everything in a cohort that is not what its members make it."""
    for unit, result in cohort.results.items():
        where = pointer("results", unit)
        if result.scheme != cohort.scheme:
            yield Fault.of(where + "/scheme", "differs", case="scheme")
        if result.unit != unit:
            yield Fault.of(where + "/unit", "differs", case="unit", unit=result.unit)
        if dict(result.evidence.averages) != dict(cohort.averages):
            yield Fault.of(where + "/evidence/averages", "differs", case="averages_of_unit")
        for fault in disagreements(result):
            yield fault.under(where)
    members = [result.evidence for result in cohort.results.values()]
    averages = {fact: average_over(members, fact) for fact in cohort.scheme.averaged_facts}
    if dict(cohort.averages) != averages:
        yield Fault.of("/averages", "differs", case="averages")
    if cohort.ranking != ranking_of(cohort.scheme, cohort.results.values()):
        yield Fault.of("/ranking", "differs", case="ranking")
