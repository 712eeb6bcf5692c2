"""What readings decide of a cohort's places: every ranking over all combinations of readings, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from math import prod

from attrs import frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.readings.choices_told import SEEN_OF_COHORT, refused
from huizhou_qa.analysis.readings.clause_points import points_by_choice
from huizhou_qa.analysis.readings.cohort_readings import RankingByReadings
from huizhou_qa.analysis.readings.not_evaluable import not_evaluable
from huizhou_qa.analysis.readings.parts_of_scheme import Choices, touched_by_readings
from huizhou_qa.analysis.readings.placings import Placings, placings
from huizhou_qa.analysis.readings.reading_results import NotEvaluable
from huizhou_qa.engine.cohort import evidence_of_members, of_member, with_statistics
from huizhou_qa.errors import EvidenceError, Fault, Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, by_name, of, or_none, require, set_of, several
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.graded import grade_tag
from huizhou_qa.markup import Html, HtmlFace, run_on
from huizhou_qa.program import Statistic
from huizhou_qa.program.readings import Reading
from huizhou_qa.readers import asked_of
from huizhou_qa.rules import StatisticInput
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme


@frozen(repr=False)
class CohortReadings(HtmlFace):
    """What readings decide of the places of a cohort's units; the same choices stand for all of them at once.

    Attributes:
        scheme: what the units are scored under.
        members: what is known of each.
        rankings: every ranking that some combination gives, the one that takes the fewest changes first.
        current: the places under the scheme's own readings; None where they cannot be told.
        stable: whether all combinations that can be told give one ranking.
        places: for each unit every place that some combination gives it, ascending.
        grades: for each unit every grade that some combination gives it.
        not_evaluable: the smallest partial choices that some unit's evidence cannot answer; a fault's path begins with
            the place of the unit among the members, and its name is among the parameters.
        combinations: how many combinations of all readings there are.
    """

    scheme: Scheme
    members: tuple[Evidence, ...]
    rankings: tuple[RankingByReadings, ...]
    current: FrozenMapping[str, int | None] | None
    stable: bool
    places: FrozenMapping[str, tuple[int, ...]]
    grades: FrozenMapping[str, frozenset[str]]
    not_evaluable: tuple[NotEvaluable, ...]
    combinations: int

    def __attrs_post_init__(self) -> None:
        require(
            self,
            scheme=of(Scheme),
            members=several(of(Evidence)),
            rankings=several(of(RankingByReadings)),
            current=or_none(by_name(or_none(of(int)))),
            stable=of(bool),
            places=by_name(several(of(int))),
            grades=by_name(set_of(TEXT)),
            not_evaluable=several(of(NotEvaluable)),
            combinations=of(int),
        )

    def verify(self) -> None:
        """Asks again; raises VerificationError for whatever is not told so."""
        require_same(self, lambda: report_of_cohort(self.scheme, self.members))

    @property
    def told(self) -> Wording:
        """In words: how many rankings, over how many combinations."""
        return follows(self._told)

    def _told(self) -> Wording:
        many = len(self.rankings)
        zh, en = (f"{many}种名次", f"rankings: {many}") if many else ("名次无法排定", "no ranking is told")
        return Wording(f"{self.combinations}种组合，{zh}", f"{self.combinations} combinations, {en}")

    def _summary(self) -> str:
        return f"<CohortReadings: {self.told.en}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.scheme, language)
        tell = words.telling
        order = self.scheme.grade_rule.grades
        rows = (
            (
                unit,
                tell.listed(places),
                run_on((grade_tag(grade, words) for grade in order if grade in self.grades[unit]), " "),
            )
            for unit, places in self.places.items()
        )
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN_OF_COHORT)), tell.told(self._told())),
                tell.table("", ("unit", "places", "grades"), rows),
                refused(self.not_evaluable, words),
            )
        )


def report_of_cohort(scheme: Scheme, members: Iterable[Evidence]) -> CohortReadings:
    """Every ranking of these members; the statistics over them are worked out as ``assess_cohort`` does.

    Raises EvidenceError where under the scheme's own readings the members cannot be counted together: one that brings
    averages of its own, repeats a name, or lacks a fact that a statistic counts.
    """
    given, whole = evidence_of_members(members), SchemeItself(scheme)
    found, refused = Placings(), dict[Choices, tuple[Fault, ...]]()
    readings = [one for one in whole.register if _moves_statistics(whole, one)]
    for counted in _products(readings):
        refused |= _go_through(whole, given, counted, found)
    return _told(whole, given, found, refused)


def _go_through(
    whole: SchemeItself, members: tuple[Evidence, ...], counted: Choices, found: Placings
) -> dict[Choices, tuple[Fault, ...]]:
    """Adds every ranking under some choices of the readings that statistics rest on; what is refused under them."""
    is_own = counted.items() <= whole.scheme.readings.items()
    try:
        scheme = whole.scheme if is_own else whole.scheme.under({**whole.scheme.readings, **counted})
        given, _ = with_statistics(scheme, members, fit=False)
    except EvidenceError as error:
        if is_own:
            raise
        return {counted: error.faults}
    refused = _refused(whole, given, counted)
    names = {one.id: one.names for one in whole.register}
    others = [FrozenMapping({id_: one}) for id_, own in counted.items() for one in names[id_] if one != own]
    if counted in refused or placings(whole, given, [*refused, *others], found):
        return refused
    return _refused(whole, given, counted, is_whole=False)


def _refused(
    whole: SchemeItself, members: tuple[Evidence, ...], counted: Choices, *, is_whole: bool = True
) -> dict[Choices, tuple[Fault, ...]]:
    """What some member's evidence cannot answer under these choices, beside others."""
    refused: dict[Choices, tuple[Fault, ...]] = {}
    for at, member in enumerate(members):
        for one in not_evaluable(whole, member, points_by_choice(whole, member), is_whole=is_whole):
            if all(one.choices.get(id_, choice) == choice for id_, choice in counted.items()):
                choices = FrozenMapping({**one.choices, **counted})
                faults = (of_member(at, member, fault) for fault in one.faults)
                refused[choices] = (*refused.get(choices, ()), *faults)
    return refused


def _moves_statistics(whole: SchemeItself, reading: Reading) -> bool:
    """Whether what is worked out over all members depends on a reading, or on it alone whether it is read."""
    touched = touched_by_readings(whole.program).get(reading.id)
    if touched is None:
        return False
    entries = {entry.leaf.path: entry for entry in whole.program.entries}
    if any(isinstance(entries[path], Statistic) for path in touched.all):
        return True
    read = {
        frozenset(
            given_at(leaf)
            for path in touched.directly
            for leaf in asked_of(entries[path].node, {**whole.scheme.readings, reading.id: name})
            if isinstance(leaf, StatisticInput)
        )
        for name in reading.names
    }
    return len(read) > 1


def _products(readings: list[Reading]) -> Iterator[Choices]:
    for names in product(*(one.names for one in readings)):
        yield FrozenMapping(dict(zip((one.id for one in readings), names, strict=True)))


def _told(
    whole: SchemeItself, members: tuple[Evidence, ...], found: Placings, refused: dict[Choices, tuple[Fault, ...]]
) -> CohortReadings:
    units = [one.unit for one in members]
    order = {one.id: (at, one.names) for at, one in enumerate(whole.register)}

    def in_order(changes: frozenset[tuple[str, str]]) -> list[tuple[int, int]]:
        return sorted((order[id_][0], order[id_][1].index(choice)) for id_, choice in changes)

    rankings = [(way.changes, sorted(way.sets, key=in_order), places) for places, way in found.rankings.items()]
    rankings.sort(key=lambda one: (one[0], in_order(one[1][0])))
    listed = tuple(
        RankingByReadings(
            FrozenMapping(dict(zip(units, places, strict=True))),
            tuple(FrozenMapping(dict(sorted(one, key=lambda change: order[change[0]][0]))) for one in sets),
        )
        for _, sets, places in rankings
    )
    grades = whole.scheme.grade_rule.grades
    return CohortReadings(
        whole.scheme,
        members,
        listed,
        listed[0].places if listed and rankings[0][0] == 0 else None,
        len(listed) == 1,
        FrozenMapping(
            {
                unit: tuple(sorted({place for _, _, places in rankings if (place := places[at]) is not None}))
                for at, unit in enumerate(units)
            }
        ),
        FrozenMapping(
            {unit: frozenset(grades[one] for one in found.grades.get(at, ())) for at, unit in enumerate(units)}
        ),
        tuple(
            NotEvaluable(choices, faults)
            for choices, faults in sorted(refused.items(), key=lambda one: in_order(frozenset(one[0].items())))
        ),
        prod(len(one.names) for one in whole.register),
    )
