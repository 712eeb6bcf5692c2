"""The notice (通报) of a year's results, as a letter: what is notified and made public, and nothing personal.

Of the texts in evidence only the units' names are printed: never an incident's id, a person, a source or a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import groupby

from attrs import frozen

from huizhou_qa.analysis import CohortResults, UnitResult
from huizhou_qa.analysis.comparing.days import days_past
from huizhou_qa.errors import Fault, described, pointer
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.sheets.cohort_paragraphs import (
    PROVISIONAL,
    grading_told,
    incidents_told,
    losses_told,
    marked_name,
    readings_told,
    scored_told,
    unsettled_told,
)
from huizhou_qa.sheets.cohort_words import (
    mean_scores,
    pending,
    preliminary,
    require_results,
    score_columns,
    scores_of,
    settled,
    unsettled,
)
from huizhou_qa.sheets.grounds import figure
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.letter import Letter, numbered
from huizhou_qa.sheets.scheme_words import (
    average_called,
    headings_under,
    place_told,
    ranked_by,
)
from huizhou_qa.words.leaves import beside_label


@frozen
class Notice(Letter):
    """The notice."""


def notice(
    results: CohortResults,
    *,
    approved_on: date | str | None = None,
    replaces: date | str | None = None,
    include_provisional: bool = False,
) -> Notice:
    """The notice (通报) of a cohort's results, in Chinese and without personal data.

    ``approved_on`` is the day of the approval (审定, 一、（五）), or its ISO
    text, and no earlier than any day that the results rest on (see ``analysis.days_of``); without it the
    notice calls itself a draft that must not be made public (送审稿). ``replaces`` is the
    day on which what this notice corrects was approved (更正), after the end of the year and no later than
    ``approved_on``; the notice then says so. Results are
    provisional where an incident is pending or a fact preliminary: they raise EvidenceError, a fault
    for each unit and cause, unless ``include_provisional`` is set, and then the notice says so. Raises
    VerificationError for results that do not agree with themselves.
    """
    require_results(results)
    faults = Faults()
    day, before = _day(approved_on, "/approved_on", faults), _day(replaces, "/replaces", faults)
    if day is not None and before is not None and day < before:
        faults.found.append(Fault.of("/replaces", "before_the_last", case="replaced", replaced=before, approved=day))
    elif before is not None:
        faults.found += _replaced_too_early(results, before)
    if type(include_provisional) is not bool:
        given = described(include_provisional)
        faults.found.append(Fault.of("/include_provisional", "wrong_type", case="include_provisional", given=given))
    elif not include_provisional:
        faults.found += _provisional(results)
    if day is not None:
        faults.found += _approved_too_early(results, day)
    faults.raise_if_any(case="notice")
    return Notice(
        title=_title(results, day, before),
        paragraphs=(_opening(results, day, before), *numbered(_paragraphs(results))),
        rows=tuple(_row(results, unit) for unit in results.units),
        remarks=tuple(_remarks(results)),
        columns=("名次", "单位", results.score, "等级", *score_columns(results)[1:], *_tops(results)),
        layout=_layout(results),
    )


def _day(given: object, path: str, faults: Faults) -> date | None:
    """The day; None where none was given, and with its fault noted where it cannot be read."""
    own = Faults()
    day = None if given is None else Given(given, path, own).day()
    faults.found += own.found
    return None if own.found else day


def _layout(results: CohortResults) -> Layout:
    widths = (6, 14, 11, 6, *(11 for _ in score_columns(results)[1:]), *(9 for _ in _tops(results)))
    return Layout(widths, page="portrait", font=11)


def _provisional(results: CohortResults) -> Iterator[Fault]:
    for unit in results.units:
        for section, count in (("incidents", pending(unit)), ("facts", preliminary(unit))):
            if count:
                where = pointer("results", unit.unit, section)
                yield Fault.of(where, "provisional", case=section, unit=unit.unit, count=count)


def _approved_too_early(results: CohortResults, day: date) -> Iterator[Fault]:
    """Everything that the results rest on and that was not there yet to be approved."""
    for one in days_past(results, day):
        case = f"resting_{one.what}"
        yield Fault.of("/approved_on", "before_the_last", case=case, unit=one.unit, day=one.day, approved=day)


def _replaced_too_early(results: CohortResults, before: date) -> Iterator[Fault]:
    """The end of the year, where it was not there yet; of the other days, what is corrected may have come later."""
    for one in days_past(results, before):
        if one.what == "year":
            yield Fault.of("/replaces", "before_the_last", case="replaced_year", day=one.day, replaced=before)


def _title(results: CohortResults, day: date | None, before: date | None) -> str:
    corrected = "（更正）" if before else ""
    provisional = f"（{PROVISIONAL}结果）" if unsettled(results) else ""
    draft = "" if day else f"（送审稿，未经{_approver(results)}审定，不得公开）"
    return f"关于{results.cohort.scheme.title}结果的通报{corrected}{provisional}{draft}"


def _opening(results: CohortResults, day: date | None, before: date | None) -> str:
    replacing = f"本通报替代{_told(before)}审定的结果的通报。" if before else ""
    if day is None:
        return f"本件为送审稿，考核结果未经{_approver(results)}审定，不得公开。{replacing}"
    return f"考核结果已经{_approver(results)}于{_told(day)}审定，现予通报，并向社会公开。{replacing}"


def _approver(results: CohortResults) -> str:
    """Who approves, where the scheme says it; without, the sentences are whole as well."""
    return results.cohort.scheme.terms.approver


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _paragraphs(results: CohortResults) -> Iterator[str]:
    yield scored_told(results)
    yield grading_told(results)
    yield from incidents_told(results)
    yield f"{average_called(results.cohort.scheme)}。{_averages(results)}。"
    yield from losses_told(results)
    yield f"理解。{''.join(readings_told(results))}"
    if unsettled(results):
        yield f"暂定。{unsettled_told(results)}"


def _averages(results: CohortResults) -> str:
    tops = "；".join(_average_of(top, results) for top in results.cohort.scheme.headings)
    scores = zip(score_columns(results), mean_scores(results), strict=True)
    return f"{'、'.join(f'{beside_label(name, figure(mean))}分' for name, mean in scores)}；{tops}"


def _average_of(top: Heading, results: CohortResults) -> str:
    text = f"{beside_label(top.name, _average(results.averages[top.id], results))}（满分{plain(top.max_points)}分）"
    parts = [beside_label(one.name, _average(results.averages[one.id], results)) for one in headings_under(top)]
    return f"{text}，其中{'、'.join(parts)}" if parts else text


def _average(average: Fraction, results: CohortResults) -> str:
    return f"{figure(results.written(average))}分"


def _row(results: CohortResults, unit: UnitResult) -> tuple[str, ...]:
    own, *others = map(figure, scores_of(unit))
    tops = (figure(unit.headings[top]) for top in _tops(results))
    return (
        place_told(unit.place.place, results.cohort.scheme),
        marked_name(unit),
        own,
        unit.place.grade,
        *others,
        *tops,
    )


def _tops(results: CohortResults) -> tuple[str, ...]:
    return tuple(top.id for top in results.cohort.scheme.headings)


def _remarks(results: CohortResults) -> Iterator[str]:
    yield f"{ranked_by(results.cohort.scheme)}。"
    for place, shared in groupby(results.units, key=lambda unit: unit.place.place):
        names = [marked_name(unit) for unit in shared]
        if len(names) > 1 and place is not None:
            yield f"{'、'.join(names)}并列第{place}名。"
    yield from (f"{marked_name(unit)}：{text}。" for unit in results.units for text in settled(unit))
