"""What a correction does: to its own unit, and through statistics and places to all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import frozen

from huizhou_qa.analysis.comparing.comparison import Comparison, side_by_side
from huizhou_qa.composite import CompositeCohort
from huizhou_qa.composite.composite import grade_in
from huizhou_qa.composite.composite_cohort import joined
from huizhou_qa.engine.cohort import assess_cohort
from huizhou_qa.errors import EvidenceError, Fault, Wording, described, in_full, is_a, pointer, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.amending import history, is_of_cohort
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import by_name, of, or_none, pair, require
from huizhou_qa.ledger.cohort import Cohort, Place
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.ledger.graded import grade_told
from huizhou_qa.ledger.readings_told import read_apart
from huizhou_qa.markup import Face, Html, HtmlFace, change_figure, minus, run_on
from huizhou_qa.numbers.exact import Rate, plain

Ranking = TypeVar("Ranking", Cohort, CompositeCohort)
Value = TypeVar("Value")
BeforeAfter = tuple[Fraction | Rate | None, Fraction | Rate | None]

NONE: FrozenMapping[str, Fraction | Rate] = FrozenMapping()
SEEN = Wording("更正或另一次评定的影响", "What a correction or another assessment changed")
CHANGED = Wording("{units}个单位中{number}个有变化", "{number} of {units} units changed")
AVERAGES = Wording("有变化的平均数", "Averages that changed")


@frozen(repr=False)
class UnitEffect(Face):
    """One unit before and after: its Annex 1 score line by line, its place, and its grade.

    Place and grade are those of the ranking compared, a composite one where that was given.
    """

    comparison: Comparison
    before: Place
    after: Place

    def __attrs_post_init__(self) -> None:
        require(self, comparison=of(Comparison), before=of(Place), after=of(Place))

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return self.after.unit

    @property
    def changed(self) -> bool:
        """Whether any line of its score, its total, its grade, its place or a note changed.

        Notes say what is provisional: settling a pending incident is a change even if no points change.
        """
        return follows(self._changed)

    def _changed(self) -> bool:
        moved = any(line.difference for line in self.comparison.differences.values())
        text = self.comparison.before.notes != self.comparison.after.notes
        return moved or text or self.before != self.after

    def _summary(self) -> str:
        return f"<UnitEffect {_moved(self)}>"


def _moved(one: UnitEffect) -> str:
    before, after = (f"{place.place} {place.grade} {in_full(place.total)}" for place in (one.before, one.after))
    return f"{printable(one.unit)}: {before} → {after}"


@frozen(repr=False)
class CohortComparison(HtmlFace, Generic[Ranking]):
    """Two results of the same units: the statistics that differ, and every unit before and after.

    Attributes:
        averages: by fact, before and after; None where there was nothing of it in any unit.
        statistics: every other statistic by name, and by the units that have another: before and after, None where the
            unit has none.
        units: by unit, in the order of the cohort.
    """

    before: Ranking
    after: Ranking
    averages: FrozenMapping[str, tuple[Rate | None, Rate | None]]
    statistics: FrozenMapping[str, FrozenMapping[str, BeforeAfter]]
    units: FrozenMapping[str, UnitEffect]

    def __attrs_post_init__(self) -> None:
        ranking, averages = of(Cohort, CompositeCohort), by_name(pair(or_none(of(Rate))))
        statistics = by_name(by_name(pair(or_none(of(Fraction, Rate)))))
        units = by_name(of(UnitEffect))
        require(self, before=ranking, after=ranking, averages=averages, statistics=statistics, units=units)

    @property
    def changed(self) -> tuple[UnitEffect, ...]:
        """The units with any change."""
        return tuple(one for one in self.units.values() if one.changed)

    def _summary(self) -> str:
        lines = "".join(f"\n  {_moved(one)}" for one in self.changed)
        return f"<CohortComparison of {len(self.units)} units:{lines}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.after.scheme, language)
        apart = run_on(read_apart(FaceWords(self.before.scheme, language), words))
        tell, number = words.telling, len(self.changed)
        leaves = {leaf.name: leaf for leaf in self.after.scheme.input_register.statistics}
        averages = (
            (words.fact(leaves[name]), _number(before), _number(after))
            for name, (before, after) in self.averages.items()
        )
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), tell.say(CHANGED, number=number, units=len(self.units))),
                apart,
                tell.table(
                    "",
                    ("place", "unit", "grades", "before", "after", "change"),
                    (self._row(one, words) for one in self.changed),
                ),
                tell.table(tell.told(AVERAGES), ("statistic", "before", "after"), averages),
            )
        )

    def _row(self, one: UnitEffect, words: FaceWords) -> tuple[object, ...]:
        before, after, compared = one.before, one.after, one.comparison
        places = (words.called(words.scheme.ranking.told) if at is None else at for at in (before.place, after.place))
        was, now = (grade_told(grade_in(cohort.results[one.unit]), words) for cohort in (self.before, self.after))
        return (
            " → ".join(map(str, dict.fromkeys(places))),
            one.unit,
            run_on(dict.fromkeys((was, now)), " → "),
            minus(before.total),
            minus(after.total),
            change_figure(compared.rounding.write(Fraction(after.total) - Fraction(before.total))),
        )


def _number(average: Rate | None) -> str:
    return "—" if average is None else minus(plain(average.quotient))


def effect_of(cohort: Ranking, amended: Evidence) -> CohortComparison[Ranking]:
    """Shows the effect of other evidence of one unit (更正、申诉) on every unit of its cohort.

    The averages and other statistics are computed anew over all members, whatever the evidence carries of them: a new
    best reaches everyone, so the points of others may change, and with them grades and places; composites are made
    again by the same choice.
    ``amended`` is a correction of the evidence that the cohort holds of the unit, or a link further back: what
    corrects something else would undo other corrections unseen. Raises EvidenceError where it does, where the
    unit is not of the cohort, and as ``assess_cohort`` where the evidence does not fit; VerificationError for a
    cohort that does not agree with itself.
    """
    EvidenceError.raise_if_any([*_no_cohorts({"": cohort}), *_not_evidence(amended)], case="effect")
    require_sound({"": cohort})
    members = cohort_behind(cohort).members
    EvidenceError.raise_if_any(_unfit(amended, members), case="effect")
    again = assess_cohort(cohort.scheme, {**members, amended.unit: amended.without_averages()}.values())
    if isinstance(cohort, Cohort):
        return _side_by_side(cohort, again)
    on_site = {unit: result.on_site for unit, result in cohort.results.items()}
    return _side_by_side(cohort, joined(again, on_site, cohort.choice, cohort.on_site_weight))


def _not_evidence(amended: object) -> Iterator[Fault]:
    if not is_a(amended, Evidence):
        yield Fault.of("", "wrong_type", case="amended", given=described(amended))


def _unfit(amended: Evidence, members: Mapping[str, Evidence]) -> Iterator[Fault]:
    if amended.unit not in members:
        yield Fault.of("", "unknown_unit", case="amended", unit=described(amended.unit))
    else:
        held = members[amended.unit]
        later, earlier = ([link.without_averages() for link in history(one)] for one in (amended, held))
        if held not in later and later[-1] not in earlier:
            yield Fault.of("", "stale_evidence", unit=described(amended.unit))
        changes = [change for link in history(amended) if link.amendment for change in link.amendment.changes]
        for path in dict.fromkeys(change.path for change in changes if is_of_cohort(change.path)):
            yield Fault.of(path, "averages_given", case="corrected")


def compare_cohorts(before: Ranking, after: Ranking) -> CohortComparison[Ranking]:
    """The same units' results before and after: averages, scores line by line, grades and places.

    Raises EvidenceError where the two are not of the same units, or one is of composites and one is not, and
    VerificationError for one that does not agree with itself.
    """
    EvidenceError.raise_if_any(_no_cohorts({"/before": before, "/after": after}), case="no_cohort")
    require_sound({"/before": before, "/after": after})
    EvidenceError.raise_if_any(_misfits(before, after), case="compared_cohorts")
    return _side_by_side(before, after)


def _side_by_side(before: Ranking, after: Ranking) -> CohortComparison[Ranking]:
    """Two cohorts that are known to be sound, and to be of the same units."""
    old, new = cohort_behind(before), cohort_behind(after)
    were, are = ({place.unit: place for place in one.ranking} for one in (before, after))
    units = {
        unit: UnitEffect(side_by_side(old.results[unit], result), were[unit], are[unit])
        for unit, result in new.results.items()
    }
    averages, statistics = _changes(old.averages, new.averages), _changed_statistics(old, new)
    return CohortComparison(before, after, averages, statistics, FrozenMapping(units))


def _changed_statistics(old: Cohort, new: Cohort) -> FrozenMapping[str, FrozenMapping[str, BeforeAfter]]:
    """The statistics but for averages, by name and by the units that have another."""
    before, after = old.statistics, new.statistics
    changes = {name: _changes(before.get(name, NONE), after.get(name, NONE)) for name in {**before, **after}}
    return FrozenMapping({name: by_unit for name, by_unit in changes.items() if by_unit})


def _changes(
    old: Mapping[str, Value], new: Mapping[str, Value]
) -> FrozenMapping[str, tuple[Value | None, Value | None]]:
    """What stands under each name before and after, where that differs."""
    pairs = {name: (old.get(name), new.get(name)) for name in dict.fromkeys([*old, *new])}
    return FrozenMapping({name: one for name, one in pairs.items() if one[0] != one[1]})


def cohort_behind(cohort: Cohort | CompositeCohort) -> Cohort:
    """The cohort of assessments, which a cohort of composites contains."""
    return cohort.cohort if isinstance(cohort, CompositeCohort) else cohort


def require_cohort(cohort: object) -> None:
    """Raises EvidenceError for what is neither a cohort nor one of composites."""
    EvidenceError.raise_if_any(_no_cohorts({"": cohort}), case="no_cohort")


def _no_cohorts(given: Mapping[str, object]) -> Iterator[Fault]:
    for where, one in given.items():
        if not is_a(one, Cohort) and not is_a(one, CompositeCohort):
            yield Fault.of(where, "wrong_type", case="no_cohort", given=described(one))


def _misfits(before: Cohort | CompositeCohort, after: Cohort | CompositeCohort) -> Iterator[Fault]:
    if isinstance(before, Cohort) != isinstance(after, Cohort):
        yield Fault.of("", "another_score", score=before.scheme.terms.score)
    if before.scheme.id != after.scheme.id:
        other, scheme = described(before.scheme.id), described(after.scheme.id)
        yield Fault.of("", "another_scheme", case="cohort", scheme=scheme, other=other)
    yield from units_apart(before, after)


def units_apart(before: Cohort | CompositeCohort, after: Cohort | CompositeCohort) -> Iterator[Fault]:
    """The units that are of one of the two alone."""
    olds: Mapping[str, object] = before.results
    for unit in [unit for unit in after.results if unit not in olds]:
        yield Fault.of(pointer(unit), "unknown_unit", case="second_only", unit=described(unit))
    for unit in [unit for unit in olds if unit not in after.results]:
        yield Fault.of(pointer(unit), "unknown_unit", case="first_only", unit=described(unit))
