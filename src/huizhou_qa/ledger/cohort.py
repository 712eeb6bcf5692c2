"""The results of a cohort: the assessment of every unit, the shared averages, and the ranking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from operator import itemgetter
from typing import NamedTuple, Protocol

from attrs import field, frozen

from huizhou_qa.errors import Fault, VerificationError, described, in_full, pointer, printable, wanted
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping, read_only
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.cohort_face import CohortFace, InPlace
from huizhou_qa.ledger.comparing import same
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.graded import grade_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.ledger.statistics import statistics_over
from huizhou_qa.ledger.verification import disagreements, read_again
from huizhou_qa.markup import Html, HtmlFace
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.scheme.scheme import Scheme


class Place(NamedTuple):
    """A unit's place (名次), as the scheme ranks; equal ones share it and the next is left out.

    A unit that the scheme leaves out of its ranking has none (None).
    """

    place: int | None
    unit: str
    grade: str
    total: Decimal


class Ranked(Protocol):
    """What has a place: a unit with its grade and its total."""

    @property
    def unit(self) -> str:
        """The unit (县、区)."""

    @property
    def evidence(self) -> Evidence:
        """What is known of it."""

    @property
    def grade(self) -> str:
        """Its grade."""

    @property
    def total(self) -> Decimal:
        """Its total."""


def _results(results: Mapping[str, Assessment]) -> Mapping[str, Assessment]:
    return read_only(results)


def _averages(averages: Mapping[str, Rate]) -> Mapping[str, Rate]:
    return read_only(averages)


@frozen(repr=False)
class Cohort(HtmlFace):
    """All units of a year under one scheme.

    Attributes:
        scheme: the scheme.
        results: the assessments by unit, in the given order.
        averages: the averages by fact, each as the exact sum over all members and their number.
        ranking: the places of the units.
    """

    scheme: Scheme
    results: Mapping[str, Assessment] = field(converter=_results)
    averages: Mapping[str, Rate] = field(converter=_averages)
    ranking: tuple[Place, ...]

    @property
    def members(self) -> FrozenMapping[str, Evidence]:
        """Every unit's own evidence, without the averages over all: what a correction is made of."""
        return FrozenMapping({unit: result.evidence.without_averages() for unit, result in self.results.items()})

    @property
    def statistics(self) -> FrozenMapping[str, FrozenMapping[str, Fraction | Rate]]:
        """Every other statistic by its name, and by unit as the unit has it: the places differ, the most does not."""
        names = dict.fromkeys(name for result in self.results.values() for name in result.evidence.statistics)
        # Worked out over all members, none of them is an interval.
        held = {
            unit: {name: one for name, one in result.evidence.statistics.items() if not isinstance(one, Between)}
            for unit, result in self.results.items()
        }
        return FrozenMapping(
            {name: FrozenMapping({unit: of[name] for unit, of in held.items() if name in of}) for name in names}
        )

    def verify(self) -> None:
        """Verifies every unit's ledger, works the statistics over all of them out again, and places them again.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(cohort_disagreements(self))

    def _html(self, language: Language) -> Html:
        ranked = tuple(InPlace(one.place, self.results[one.unit]) for one in self.ranking)
        return CohortFace(ranked, FaceWords(self.scheme, language)).html()

    def _summary(self) -> str:
        places = "".join(
            f"\n  {one.place} {printable(one.unit)} {grade_of(self.results[one.unit]).plainly} {in_full(one.total)}"
            for one in self.ranking
        )
        return f"<Cohort of {len(self.results)} by {printable(self.scheme.id)}:{places}>"


def ranking_of(scheme: Scheme, results: Iterable[Ranked]) -> tuple[Place, ...]:
    """Places as the scheme ranks; equal units share the place, and stand by name; those without one stand last."""
    grades, ranking = scheme.grade_rule.grades, scheme.ranking

    def key(one: Ranked) -> tuple[Fraction, ...]:
        # As fractions: to negate a decimal would round it to the caller's context.
        return ranking.key(grades.index(one.grade), Fraction(one.total))

    by_name = sorted(results, key=lambda one: one.unit)
    having = [one for one in by_name if _has_place(scheme, one)]
    keys = _in_whole_numbers([key(one) for one in having])
    placed = sorted(zip(keys, having, strict=True), key=itemgetter(0))
    without = [one for one in by_name if not _has_place(scheme, one)]
    first: dict[tuple[int, ...], int] = {}
    places = [first.setdefault(own, at) for at, (own, _) in enumerate(placed, start=1)]
    ranked = [Place(place, one.unit, one.grade, one.total) for place, (_, one) in zip(places, placed, strict=True)]
    return (*ranked, *(Place(None, one.unit, one.grade, one.total) for one in without))


def _in_whole_numbers(keys: Sequence[tuple[Fraction, ...]]) -> list[tuple[int, ...]]:
    """The keys in the same order among each other, as whole numbers: fractions compare many times more slowly."""
    scales = [lcm(*(number.denominator for number in column)) for column in zip(*keys, strict=True)]
    return [tuple([int(one * scale) for one, scale in zip(key, scales, strict=True)]) for key in keys]


def _has_place(scheme: Scheme, one: Ranked) -> bool:
    if not scheme.ranking.exempt:
        return True
    return scheme.ranking.has_place(settled_values(scheme, one.evidence), scheme.readings)


def cohort_disagreements(cohort: Cohort) -> Iterator[Fault]:
    """The faults of a cohort that does not follow from its members."""
    # Without members that agree with themselves there is nothing to average or to place.
    faults = list(_ill_typed(cohort)) or [fault for unit in cohort.results for fault in _of_member(cohort, unit)]
    if faults:
        yield from faults
        return
    members = [read_again(result.evidence) for result in cohort.results.values()]
    shared = statistics_over(cohort.scheme, members)
    if dict(cohort.averages) != dict(shared.averages):
        yield Fault.of("/averages", "differs", case="averages")
    for member, statistics in zip(members, shared.statistics, strict=True):
        if dict(member.statistics) != dict(statistics):
            where = pointer("results", member.unit, "evidence", "statistics")
            yield Fault.of(where, "differs", case="statistics_of_unit")
    if not same(cohort.ranking, ranking_of(cohort.scheme, cohort.results.values())):
        yield Fault.of("/ranking", "differs", case="ranking")


def _ill_typed(cohort: Cohort) -> Iterator[Fault]:
    """What is not even of its kind, so that nothing can be compared."""
    parts: list[tuple[str, object, type]] = [("/scheme", cohort.scheme, Scheme)]
    for section, by_name, kind in (("results", cohort.results, Assessment), ("averages", cohort.averages, Rate)):
        parts.append((pointer(section), by_name, FrozenMapping))
        for name, one in by_name.items() if type(by_name) is FrozenMapping else ():
            parts += [(pointer(section), name, str), (pointer(section, str(name)), one, kind)]
    for where, given, expected in parts:
        if type(given) is not expected:
            yield Fault.of(where, "wrong_type", case="figure", expected=wanted(expected), given=described(given))
    if type(cohort.results) is FrozenMapping and not cohort.results:
        yield Fault.of("/results", "empty", case="cohort")


def _of_member(cohort: Cohort, unit: str) -> Iterator[Fault]:
    where, result = pointer("results", unit), cohort.results[unit]
    faults = [fault.under(where) for fault in disagreements(result)]
    if faults:
        yield from faults
        return
    if result.scheme != cohort.scheme:
        yield Fault.of(where + "/scheme", "differs", case="scheme")
    if result.unit != unit:
        yield Fault.of(where + "/unit", "differs", case="unit", unit=result.unit)
    if dict(result.evidence.averages) != dict(cohort.averages):
        yield Fault.of(where + "/evidence/averages", "differs", case="averages_of_unit")
