"""A year's results on one sheet (考核结果汇总表): places, grades, points by heading, and the largest losses.

The figures come from ``huizhou_qa.analysis``; here they are arranged, with remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis import CohortResults, UnitResult
from huizhou_qa.composite import Composite, CompositeCohort, GradeUnder
from huizhou_qa.errors import Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.ledger.graded import is_vetoed
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets.cohort_words import (
    adjustments_called,
    before_veto,
    hangs_on_joining,
    how_deducted,
    how_scored,
    losses_text,
    mean_scores,
    read_otherwise,
    require_results,
    score_columns,
    scores_of,
    settled,
    taken_text,
    unsettled,
    why_unsettled,
)
from huizhou_qa.sheets.grounds import figure
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.phrases import joined, say
from huizhou_qa.sheets.scheme_words import (
    average_called,
    graded,
    grades_told,
    percentage,
    place_told,
    ranked_by,
    read_so,
    score_called,
    shown_headings,
)
from huizhou_qa.sheets.sheet import Sheet
from huizhou_qa.sheets.widths import fitted
from huizhou_qa.words.in_language import Cells, all_told, as_language, begun, told
from huizhou_qa.words.numbers import number


@frozen
class CohortSheet(Sheet[tuple[str, ...]]):
    """All units in the order of their places, and in the last row the averages over them."""


def cohort_sheet(results: CohortResults, *, language: Language = "zh") -> CohortSheet:
    """The results of a cohort (考核结果汇总表) as a sheet, with the choice that made composites in the remarks.

    Points stand by heading, for the headings at the top and those right under them. ``language`` is that of the paper,
    ``zh`` or ``en``. Raises EvidenceError for another language and for what is no results, VerificationError for
    results that do not agree with themselves.
    """
    require_results(results)
    written_in = as_language(language)
    scheme, scores = results.cohort.scheme, score_columns(results)
    headings = [scheme.terms.called(heading.name) for heading in shown_headings(scheme)]
    named = [say(title) for title in ("place", "unit", "grade_column")]
    titles = (*named, *scores, adjustments_called(scheme), *headings, say("lost_most"), say("said"))
    cells = (*(_row(results, unit) for unit in results.units), _averages(results))
    rows = tuple(all_told(row, written_in) for row in cells)
    columns = all_told(map(begun, titles), written_in)
    # In English figures have the room that their titles need, and text has what is left.
    score, taken, heading, font = (12, 10, 11, 8) if written_in == "zh" else (1, 1, 1, 7)
    widths = (7, 12, 7, *(score for _ in scores), taken, *(heading for _ in headings), 40, 24)
    return CohortSheet(
        title=told(begun(say("results_title", scheme=scheme.terms.called(scheme.title))), written_in),
        rows=rows,
        remarks=all_told(map(begun, _remarks(results)), written_in),
        columns=columns,
        layout=fitted(Layout(widths, font=font, named_by=2, language=written_in), columns, rows),
    )


def _row(results: CohortResults, unit: UnitResult) -> Cells:
    place, scheme = unit.place, results.cohort.scheme
    headings = (figure(unit.headings[heading.id]) for heading in shown_headings(results.cohort.scheme))
    scores = (*map(figure, scores_of(unit)), taken_text([unit], results))
    said = begun(joined("semicolon", _said(results, unit)))
    rank, grade = begun(place_told(place.place, scheme)), scheme.terms.called(place.grade)
    return (rank, place.unit, grade, *scores, *headings, losses_text(unit.losses, scheme), said)


def _said(results: CohortResults, unit: UnitResult) -> Iterator[Wording]:
    """The remarks on a unit's row."""
    if unit in unsettled(results):
        yield say("provisional_for", why=why_unsettled(unit, results))
    if is_vetoed(unit.assessment):
        taken = any(step.kind == "veto" and step.changed for step in unit.assessment.steps)
        yield say("vetoed_before" if taken else "vetoed_points_stay", before=before_veto(results, unit))
    yield from settled(unit)


def _averages(results: CohortResults) -> Cells:
    scheme = results.cohort.scheme
    averages = (figure(results.written(results.averages[one.id])) for one in shown_headings(results.cohort.scheme))
    scores = (*map(figure, mean_scores(results)), taken_text(results.units, results))
    lost = begun(say("all_units", lost=losses_text(results.losses, scheme))) if results.losses else ""
    return ("", begun(average_called(scheme)), "", *scores, *averages, lost, "")


def _remarks(results: CohortResults) -> Iterator[Wording]:
    scheme = results.cohort.scheme
    yield how_scored(results)
    yield from how_deducted(results)
    equal = "shared_places_of_both" if len(scheme.ranking.by) > 1 else "shared_places"
    yield say(equal, ranked=ranked_by(scheme), grades=grades_told(scheme))
    yield from (read_so(reading, chosen) for reading, chosen in read_otherwise(results))
    if isinstance(results.cohort, CompositeCohort):
        yield from _other_choices(results.cohort)


def _other_choices(cohort: CompositeCohort) -> Iterator[Wording]:
    """The grade of every unit under the other choices, where it is another under any of them."""
    joined_scores = (cohort.results[place.unit] for place in cohort.ranking)
    text = [_grades_of(one) for one in joined_scores if hangs_on_joining(one)]
    yield from text or [say("no_grade_depends")]


def _grades_of(one: Composite) -> Wording:
    scheme = one.assessment.scheme
    alone = joined("listed", [graded(under.grade, scheme) for under in one.grades if under.from_weight is None])
    weighed = joined("comma", [_run(under, scheme) for under in one.grades if under.from_weight is not None])
    return say("grades_by_weight", unit=one.unit, score=score_called(scheme), alone=alone, weighed=weighed)


def _run(under: GradeUnder, scheme: Scheme) -> Wording:
    first, last = (Fraction(0) if end is None else end for end in (under.from_weight, under.to_weight))
    grade = graded(under.grade, scheme)
    if first == last:
        return say("grade_at", weight=percentage(last), grade=grade)
    return say("grade_from_to", first=number(first * 100), last=percentage(last), grade=grade)
