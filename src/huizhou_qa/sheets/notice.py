"""The notice (通报) of a year's results, as a letter: what is notified and made public, and nothing personal.

Of the texts in evidence only the units' names are printed: never an incident's id, a person, a source or a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from attrs import frozen

from huizhou_qa.analysis import CohortResults, UnitResult
from huizhou_qa.analysis.comparing.days import days_past
from huizhou_qa.errors import Fault, Wording, described, pointer
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.sheets import cohort_paragraphs as of_cohort
from huizhou_qa.sheets.cohort_paragraphs import name_of, numbered
from huizhou_qa.sheets.cohort_words import (
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
from huizhou_qa.sheets.letter import Letter
from huizhou_qa.sheets.phrases import joined, say
from huizhou_qa.sheets.scheme_words import place_told, ranked_by
from huizhou_qa.sheets.widths import fitted
from huizhou_qa.words.in_language import all_told, as_language, begun, told
from huizhou_qa.words.phrases import NO_WORDS, TextPart


@frozen
class Notice(Letter):
    """The notice."""


def notice(
    results: CohortResults,
    *,
    approved_on: date | str | None = None,
    replaces: date | str | None = None,
    include_provisional: bool = False,
    language: Language = "zh",
) -> Notice:
    """The notice (通报) of a cohort's results, without personal data.

    ``approved_on`` is the day of the approval (审定, 一、（五）), or its ISO
    text, and no earlier than any day that the results rest on (see ``analysis.days_of``); without it the
    notice calls itself a draft that must not be made public (送审稿). ``replaces`` is the
    day on which what this notice corrects was approved (更正), after the end of the year and no later than
    ``approved_on``; the notice then says so. Results are
    provisional where an incident is pending or a fact preliminary: they raise EvidenceError, a fault
    for each unit and cause, unless ``include_provisional`` is set, and then the notice says so. ``language`` is that of
    the paper, ``zh`` or ``en``; another raises EvidenceError. Raises VerificationError for results that do not agree
    with themselves.
    """
    require_results(results)
    written_in = as_language(language)
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
    called = results.cohort.scheme.terms.called
    own, *others = score_columns(results)
    tops = (called(top.name) for top in results.cohort.scheme.headings)
    titles = (say("place"), say("unit"), own, say("grade_column"), *others, *tops)
    columns = all_told(map(begun, titles), written_in)
    rows = tuple(all_told(_row(results, unit), written_in) for unit in results.units)
    return Notice(
        title=told(begun(_title(results, day, before)), written_in),
        paragraphs=all_told([_opening(results, day, before), *numbered(_paragraphs(results))], written_in),
        rows=rows,
        remarks=all_told(_remarks(results), written_in),
        columns=columns,
        layout=fitted(_layout(results, written_in), columns, rows),
    )


def _day(given: object, path: str, faults: Faults) -> date | None:
    """The day; None where none was given, and with its fault noted where it cannot be read."""
    own = Faults()
    day = None if given is None else Given(given, path, own).day()
    faults.found += own.found
    return None if own.found else day


def _layout(results: CohortResults, language: Language) -> Layout:
    widths = (6, 14, 11, 6, *(11 for _ in score_columns(results)[1:]), *(9 for _ in results.cohort.scheme.headings))
    return Layout(widths, page="portrait", font=11, language=language)


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


def _title(results: CohortResults, day: date | None, before: date | None) -> Wording:
    scheme = results.cohort.scheme
    return say(
        "notice_title",
        scheme=scheme.terms.called(scheme.title),
        corrected=say("corrected") if before else NO_WORDS,
        provisional=say("provisional_results") if unsettled(results) else NO_WORDS,
        draft=NO_WORDS if day else say("draft", approver=_approver(results)),
    )


def _opening(results: CohortResults, day: date | None, before: date | None) -> Wording:
    approver = _approver(results)
    opening = (
        say("opening_draft", approver=approver) if day is None else say("opening", approver=approver, day=_dated(day))
    )
    return joined("sentences", [opening, *([say("replaces", day=_dated(before))] if before else [])])


def _approver(results: CohortResults) -> Wording:
    """Who approves, where the scheme says it; without, the sentences are whole as well."""
    terms = results.cohort.scheme.terms
    return say("approved_by", approver=terms.called(terms.approver)) if terms.approver else NO_WORDS


def _dated(day: date) -> Wording:
    return say("date", year=str(day.year), month=str(day.month), day=str(day.day), iso=day.isoformat())


def _paragraphs(results: CohortResults) -> Iterator[Wording]:
    yield of_cohort.scoring(results)
    yield of_cohort.grading(results)
    yield from of_cohort.incidents(results)
    yield of_cohort.averages(results)
    yield from of_cohort.losses(results)
    yield say("readings", text=of_cohort.how_read(results))
    yield from of_cohort.provisional(results)


def _row(results: CohortResults, unit: UnitResult) -> tuple[TextPart, ...]:
    scheme = results.cohort.scheme
    own, *others = map(figure, scores_of(unit))
    tops = (figure(unit.headings[top.id]) for top in scheme.headings)
    place, grade = begun(place_told(unit.place.place, scheme)), scheme.terms.called(unit.place.grade)
    return (place, name_of(unit), own, grade, *others, *tops)


def _remarks(results: CohortResults) -> Iterator[TextPart]:
    yield begun(say("sentence", text=ranked_by(results.cohort.scheme)))
    for place, shared in groupby(results.units, key=lambda unit: unit.place.place):
        names = [name_of(unit) for unit in shared]
        if len(names) > 1 and place is not None:
            yield say("share_place", units=joined("listed", names), place=str(place))
    for unit in results.units:
        yield from (say("sentence", text=say("colon", name=name_of(unit), told=text)) for text in settled(unit))
