"""A year's results in figures: places, grades, averages by heading, and the largest losses of every unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.analysis.comparing.effect import cohort_behind, require_cohort
from huizhou_qa.composite import CompositeCohort
from huizhou_qa.composite.composite import grade_in
from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    VerificationError,
    Wording,
    described,
    in_full,
    pointer,
    printable,
    wanted,
)
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.assessment_face import shown_headings
from huizhou_qa.ledger.by_hand import by_name, of, require, several
from huizhou_qa.ledger.cohort import Cohort, Place
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.gate import require_sound, unsound
from huizhou_qa.ledger.graded import grade_told
from huizhou_qa.markup import Face, Html, HtmlFace, element, lost_figure, minus, run_on, total_figure
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import counted_of

ZERO = Fraction(0)
SEEN = Wording("全年结果", "A year's results")
MEAN = Wording("平均总分", "mean total")
MEANS = Wording("各部分平均得分", "Mean points by heading")
LOST_TOGETHER = Wording("各单位合计失分最多的款", "Clauses that lost most over all units")


class Loss(NamedTuple):
    """The points that were lost on a clause, out of its full marks."""

    clause: str
    name: str
    lost: Decimal
    max_points: Decimal


@frozen(repr=False)
class UnitResult(Face):
    """The results of one unit.

    Attributes:
        place: its place, grade and total.
        assessment: its assessment.
        on_site: its on-site score, where the results are composite.
        headings: the points by heading id.
        taken: what incidents added or deducted.
        losses: the clauses with the largest losses, largest first; where an item or a heading is clamped, its
            clauses lost no more than it did.
    """

    place: Place
    assessment: Assessment
    on_site: int | None
    headings: FrozenMapping[str, Decimal]
    taken: Decimal
    losses: tuple[Loss, ...]

    def __attrs_post_init__(self) -> None:
        require(
            self,
            place=of(Place),
            assessment=of(Assessment),
            on_site=of(int, type(None)),
            headings=by_name(of(Decimal)),
            taken=of(Decimal),
            losses=several(of(Loss)),
        )

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return self.place.unit

    def _summary(self) -> str:
        return f"<UnitResult {printable(self.unit)}: {self.place.place} {self.place.grade} {in_full(self.place.total)}>"


@frozen(repr=False)
class CohortResults(HtmlFace):
    """All units of a year in the order of their places, and their averages.

    Attributes:
        cohort: the cohort, of assessments or composites.
        score: the name of the score that decides the places.
        units: the units in the order of their places.
        averages: the exact means of the points over all units, by heading id.
        average_total: the exact mean of the totals.
        losses: the clauses with the largest losses over all units; losses and full marks are sums over the units that
            were scored for the clause.
        grades: the units by grade, best first.
    """

    cohort: Cohort | CompositeCohort
    score: str
    units: tuple[UnitResult, ...]
    averages: FrozenMapping[str, Fraction]
    average_total: Fraction
    losses: tuple[Loss, ...]
    grades: FrozenMapping[str, tuple[str, ...]]

    def written(self, average: Fraction) -> Decimal:
        """Writes an average with the scheme's rounding; raises EvidenceError for anything but a Fraction."""
        if type(average) is not Fraction:
            fault = Fault.of("", "wrong_type", case="by_hand", expected=wanted(Fraction), given=described(average))
            raise _not_listed(fault)
        return follows(lambda: self.cohort.scheme.rounding.write(average))

    def verify(self) -> None:
        """Verifies the cohort and lists its results again.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(_disagreements(self))

    def _summary(self) -> str:
        return f"<CohortResults of {len(self.units)} by {self.score}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.cohort.scheme, language)
        tell = words.telling
        means = (
            (words.titled(one.name), self.written(self.averages[one.id]), plain(one.max_points))
            for one in shown_headings(self.cohort.scheme.headings)
        )
        lost = ((one.clause, words.titled(one.name), one.max_points, lost_figure(one.lost)) for one in self.losses)
        columns = ("place", "unit", "grade", "total", "lost_most")
        return run_on(
            (
                tell.head(
                    words.headed(tell.told(SEEN)),
                    words.units(len(self.units)),
                    total_figure(self.written(self.average_total)),
                    tell.told(MEAN),
                ),
                tell.table("", columns, (self._row(one, words) for one in self.units)),
                tell.table(tell.told(MEANS), ("part", "average", "full"), means),
                tell.table(tell.told(LOST_TOGETHER), ("clause", "name", "full", "lost"), lost),
            )
        )

    def _row(self, unit: UnitResult, words: FaceWords) -> tuple[object, ...]:
        place, total = unit.place.place, element("b", minus(unit.place.total))
        grade = grade_told(grade_in(self.cohort.results[unit.unit]), words)
        lost = (run_on((f"{one.clause} {words.titled(one.name)}", lost_figure(one.lost)), " ") for one in unit.losses)
        shown = words.called(words.scheme.ranking.told) if place is None else place
        return shown, unit.unit, grade, total, words.telling.lines(lost)


COMPOSITE = "综合考核得分"


def cohort_results(cohort: Cohort | CompositeCohort, losses: int = 3) -> CohortResults:
    """Lists the results of a cohort in figures, with up to ``losses`` largest losses per unit.

    Raises EvidenceError for anything that is not a cohort and for a number of losses below 0, VerificationError for a
    cohort that does not agree with itself.
    """
    if type(losses) is not int or losses < 0:
        raise _not_listed(Fault.of("/losses", "out_of_range", case="losses", given=described(losses)))
    require_cohort(cohort)
    if _is_empty(cohort):
        raise _not_listed(Fault.of("/cohort", "empty", case="no_units"))
    require_sound({"": cohort})
    return _listed(cohort, losses)


def _is_empty(cohort: Cohort | CompositeCohort) -> bool:
    scored = cohort_behind(cohort)
    return type(scored) is Cohort and type(scored.results) is FrozenMapping and not scored.results


def _disagreements(results: CohortResults) -> Iterator[Fault]:
    cohort = results.cohort
    if type(cohort) not in {Cohort, CompositeCohort} or _is_empty(cohort):
        yield Fault.of("/cohort", "wrong_type", case="cohort", given=described(cohort))
        return
    faults = list(unsound({"/cohort": cohort}))
    if faults:
        yield from faults
        return
    made = _listed(cohort, _losses_listed(results))
    for name in ("score", "units", "averages", "average_total", "losses", "grades"):
        yield from differing(pointer(name), getattr(results, name), getattr(made, name))


def _losses_listed(results: CohortResults) -> int:
    """How many losses each list may have: as many as the longest has, for only a unit that lost less has fewer."""
    units = results.units if type(results.units) is tuple else ()
    lists = [results.losses, *(unit.losses for unit in units if type(unit) is UnitResult)]
    return max((len(losses) for losses in lists if type(losses) is tuple), default=0)


def _listed(cohort: Cohort | CompositeCohort, losses: int) -> CohortResults:
    """The results of a cohort that is known to be sound."""
    scored = cohort_behind(cohort)
    units = tuple(_unit(cohort, scored.results[place.unit], place, losses) for place in cohort.ranking)
    count = len(units)
    return CohortResults(
        cohort=cohort,
        score=cohort.scheme.terms.score.zh if isinstance(cohort, Cohort) else COMPOSITE,
        units=units,
        averages=FrozenMapping(
            {id_: sum((Fraction(one.headings[id_]) for one in units), ZERO) / count for id_ in cohort.scheme.groups}
        ),
        average_total=sum((Fraction(one.place.total) for one in units), ZERO) / count,
        losses=_most(_losses_together(scored), losses),
        grades=FrozenMapping(
            {
                grade: tuple(one.unit for one in units if one.place.grade == grade)
                for grade in cohort.scheme.grade_rule.grades
            }
        ),
    )


def _not_listed(fault: Fault) -> EvidenceError:
    return EvidenceError([fault], {"case": "results_listed"})


def _unit(cohort: Cohort | CompositeCohort, assessment: Assessment, place: Place, losses: int) -> UnitResult:
    rounding = cohort.scheme.rounding
    return UnitResult(
        place=place,
        assessment=assessment,
        on_site=cohort.results[place.unit].on_site.total if isinstance(cohort, CompositeCohort) else None,
        headings=FrozenMapping({id_: rounding.write(line.counted) for id_, line in assessment.groups.items()}),
        taken=rounding.write(sum((Fraction(one.points) for one in assessment.adjustments), ZERO)),
        losses=_most(_losses(assessment), losses),
    )


def _losses(result: Assessment) -> Iterator[Loss]:
    """The clauses short of their full marks, no more together than what they stand under is."""
    # What a bonus does not give is no loss.
    for top in counted_of(result.scheme.headings):
        yield from _losses_under(top, result, top.max_points)


def _losses_under(part: Heading | Item, result: Assessment, left: Fraction) -> Iterator[Loss]:
    """The losses below a part, of at most so many marks: where it stops at a limit, not all of them count."""
    line = result.line_of(part)
    left = min(left, Fraction(line.max_points) - line.counted)
    for below in part.parts if isinstance(part, Heading) else part.clauses:
        found = _loss(below, result, left) if isinstance(below, Clause) else _losses_under(below, result, left)
        for loss in found:
            left -= Fraction(loss.lost)
            yield loss


def _loss(clause: Clause, result: Assessment, left: Fraction) -> Iterator[Loss]:
    line, rounding = result.clauses[clause.id], result.scheme.rounding
    lost = min(Fraction(line.max_points) - line.counted, left)
    if lost > 0 and not line.absent:
        yield Loss(line.id, line.name, rounding.write(lost), rounding.write(clause.max_points))


def _losses_together(cohort: Cohort) -> Iterator[Loss]:
    rounding = cohort.scheme.rounding
    lost: dict[str, Fraction] = {}
    for result in cohort.results.values():
        for loss in _losses(result):
            lost[loss.clause] = lost.get(loss.clause, ZERO) + Fraction(loss.lost)
    for id_, clause in cohort.scheme.clauses.items():
        if id_ in lost:
            counted = sum(not result.clauses[id_].absent for result in cohort.results.values())
            yield Loss(id_, clause.name, rounding.write(lost[id_]), rounding.write(clause.max_points * counted))


def _most(losses: Iterator[Loss], count: int) -> tuple[Loss, ...]:
    # Sorting is stable: equal losses stay in the order of the text.
    return tuple(sorted(losses, key=lambda one: -Fraction(one.lost))[:count])
