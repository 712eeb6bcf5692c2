"""Paragraphs on a cohort: how it was scored, grades, incidents, averages, losses, readings, what is provisional."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huizhou_qa.analysis import CohortResults, UnitResult
from huizhou_qa.errors import Wording
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.sheets.cohort_words import (
    consequences,
    consequences_called,
    how_deducted,
    how_scored,
    loss_text,
    mean_scores,
    pending,
    preliminary,
    read_otherwise,
    score_columns,
    unsettled,
    why_unsettled,
)
from huizhou_qa.sheets.grounds import figure
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.scheme_words import average_called, graded, grades_told, headings_under
from huizhou_qa.words.in_language import begun
from huizhou_qa.words.leaves import labelled
from huizhou_qa.words.phrases import TextPart

NUMERALS = "一二三四五六七八九"


def scoring(results: CohortResults) -> Wording:
    """How many units were scored, and how."""
    how = joined("sentences", [how_scored(results), *how_deducted(results)])
    return say("scoring", number=str(len(results.units)), text=how)


def grading(results: CohortResults) -> Wording:
    """Every grade with its units, and the lines."""
    return say("grades", grades=joined("semicolon", _grades(results)), lines=_lines(results))


def incidents(results: CohortResults) -> Iterator[Wording]:
    """What incidents, and what else takes points, did to every unit; nothing where the scheme has neither."""
    called = consequences_called(results.cohort.scheme)
    if called.zh:
        text = joined("semicolon", [*consequences(results, name_of)] or [say("no_consequences")])
        yield say("headed", head=begun(called), text=text)


def averages(results: CohortResults) -> Wording:
    """The averages of scores and of headings."""
    return say("headed", head=begun(average_called(results.cohort.scheme)), text=begun(_averages(results)))


def losses(results: CohortResults) -> Iterator[Wording]:
    """The clauses on which all units together lost most."""
    if results.losses:
        lost = [begun(loss_text(loss, results.cohort.scheme)) for loss in results.losses]
        yield say("losses", text=joined("semicolon", lost))


def provisional(results: CohortResults) -> Iterator[Wording]:
    """Which results are provisional, and why."""
    if unsettled(results):
        yield say("provisional", text=_unsettled(results))


def numbered(paragraphs: Iterable[Wording]) -> Iterator[Wording]:
    """The paragraphs with their numbers before them."""
    for number, (numeral, text) in enumerate(zip(NUMERALS, paragraphs, strict=False), start=1):
        yield say("paragraph", numeral=numeral, number=str(number), text=text)


def _grades(results: CohortResults) -> Iterator[Wording]:
    named = {unit.unit: name_of(unit) for unit in results.units}
    for grade, units in results.grades.items():
        text = joined("listed", [named[unit] for unit in units]) if units else say("none")
        yield say("colon", name=graded(grade, results.cohort.scheme), told=text)


def _lines(results: CohortResults) -> Wording:
    scheme = results.cohort.scheme
    return say("lines", lines=grades_told(scheme), source=scheme.grade_rule.source)


def _averages(results: CohortResults) -> Wording:
    tops = joined("semicolon", [_average_of(top, results) for top in results.cohort.scheme.headings])
    scores = zip(score_columns(results), mean_scores(results), strict=True)
    means = joined("listed", [labelled(name, points(figure(mean))) for name, mean in scores])
    return joined("semicolon", [means, tops])


def _average_of(top: Heading, results: CohortResults) -> Wording:
    parts = [_average(one, results) for one in headings_under(top)]
    average, full = _average(top, results), points(plain(top.max_points))
    if not parts:
        return say("average_part", average=average, full=full)
    return say("average_parts", average=average, full=full, parts=joined("listed", parts))


def _average(part: Heading, results: CohortResults) -> Wording:
    average = points(figure(results.written(results.averages[part.id])))
    return labelled(results.cohort.scheme.terms.called(part.name), average)


def how_read(results: CohortResults) -> Wording:
    """How what the plan leaves open is read."""
    terms = results.cohort.scheme.terms
    plan = terms.called(terms.plan)
    others = [say("colon", name=reading.question, told=chosen.meaning) for reading, chosen in read_otherwise(results)]
    return (
        say("read_partly", plan=plan, others=joined("semicolon", others))
        if others
        else say("read_by_default", plan=plan)
    )


def _unsettled(results: CohortResults) -> Wording:
    units = [say("colon", name=unit.unit, told=why_unsettled(unit, results)) for unit in unsettled(results)]
    averages = average_called(results.cohort.scheme)
    return say("unsettled", units=joined("semicolon", units), averages=averages)


def name_of(unit: UnitResult) -> TextPart:
    """The unit's name, marked where its result is provisional."""
    return say("provisional_unit", unit=unit.unit) if pending(unit) or preliminary(unit) else unit.unit
