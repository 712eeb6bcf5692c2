"""A year's results on one sheet (考核结果汇总表): places, grades, points by heading, and the largest losses.

The figures come from ``huizhou_qa.analysis``; here they are arranged, with remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis import CohortResults, UnitResult
from huizhou_qa.composite import Composite, CompositeCohort, GradeUnder
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
from huizhou_qa.sheets.incidents import is_vetoed
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.scheme_words import (
    average_called,
    grade_asks,
    grade_lines,
    percentage,
    place_told,
    ranked_by,
    score_called,
    shown_headings,
)
from huizhou_qa.sheets.sheet import Sheet


@frozen
class CohortSheet(Sheet[tuple[str, ...]]):
    """All units in the order of their places, and in the last row the averages over them."""


def cohort_sheet(results: CohortResults) -> CohortSheet:
    """The results of a cohort (考核结果汇总表) as a sheet, with the choice that made composites in the remarks.

    Points stand by heading, for the headings at the top and those right under them. Raises EvidenceError for
    what is no results, VerificationError for results that do not agree with themselves.
    """
    require_results(results)
    scheme, scores = results.cohort.scheme, score_columns(results)
    headings = [heading.name for heading in shown_headings(scheme)]
    return CohortSheet(
        title=f"{scheme.title}结果汇总表",
        rows=(*(_row(results, unit) for unit in results.units), _averages(results)),
        remarks=tuple(_remarks(results)),
        columns=("名次", "单位", "等级", *scores, adjustments_called(scheme), *headings, "失分较多的款", "说明"),
        layout=Layout((7, 12, 7, *(12 for _ in scores), 10, *(11 for _ in headings), 40, 24), font=8, named_by=2),
    )


def _row(results: CohortResults, unit: UnitResult) -> tuple[str, ...]:
    place = unit.place
    headings = (figure(unit.headings[heading.id]) for heading in shown_headings(results.cohort.scheme))
    scores = (*map(figure, scores_of(unit)), taken_text([unit], results))
    said = "；".join(_said(results, unit))
    rank = place_told(place.place, results.cohort.scheme)
    return (rank, place.unit, place.grade, *scores, *headings, losses_text(unit.losses), said)


def _said(results: CohortResults, unit: UnitResult) -> Iterator[str]:
    """The remarks on a unit's row."""
    if unit in unsettled(results):
        yield f"暂定（{why_unsettled(unit)}）"
    if is_vetoed(unit.assessment):
        taken = any(step.kind == "veto" and step.changed for step in unit.assessment.steps)
        yield f"有否决事件，否决前{before_veto(results, unit)}" + ("" if taken else "，得分不变")
    yield from settled(unit)


def _averages(results: CohortResults) -> tuple[str, ...]:
    averages = (figure(results.written(results.averages[one.id])) for one in shown_headings(results.cohort.scheme))
    scores = (*map(figure, mean_scores(results)), taken_text(results.units, results))
    lost = f"各单位合计：{losses_text(results.losses)}" if results.losses else ""
    return ("", average_called(results.cohort.scheme), "", *scores, *averages, lost, how_scored(results))


def _remarks(results: CohortResults) -> Iterator[str]:
    scheme = results.cohort.scheme
    yield how_scored(results)
    yield from how_deducted(results)
    equal = "两者相同" if len(scheme.ranking.by) > 1 else "相同"
    yield f"{ranked_by(scheme)}，{equal}的名次并列；等级：{grade_lines(scheme)}{grade_asks(scheme)}。"
    for reading, chosen in read_otherwise(results):
        yield f"采用的理解 {reading.id}＝{chosen.name}：{chosen.meaning.zh}"
    if isinstance(results.cohort, CompositeCohort):
        yield from _other_choices(results.cohort)


def _other_choices(cohort: CompositeCohort) -> Iterator[str]:
    """The grade of every unit under the other choices, where it is another under any of them."""
    joined = (cohort.results[place.unit] for place in cohort.ranking)
    text = [_grades_of(one) for one in joined if hangs_on_joining(one)]
    yield from text or ["各单位的等级不因合成方式和权重而变（权重按整百分数计）。"]


def _grades_of(one: Composite) -> str:
    alone = "、".join(under.grade for under in one.grades if under.from_weight is None)
    weighed = "，".join(_run(under) for under in one.grades if under.from_weight is not None)
    return f"{one.unit}：{score_called(one.assessment.scheme)}单独计为{alone}；实地核查权重{weighed}（按整百分数）。"


def _run(under: GradeUnder) -> str:
    first, last = (percentage(Fraction(0) if end is None else end) for end in (under.from_weight, under.to_weight))
    return f"{last}为{under.grade}" if first == last else f"{first.removesuffix('%')}–{last}为{under.grade}"
