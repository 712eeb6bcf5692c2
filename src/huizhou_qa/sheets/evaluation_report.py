"""A draft of the report on a year (评价报告): what was self-assessed, what review and on-site check changed, grades.

It is for the office that assesses, and unlike a notice it is no public paper: it has every note of the results. What
to say beyond the figures is the office's to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from attrs import frozen

from huizhou_qa.analysis import CohortComparison, CohortResults, Difference, UnitEffect, UnitResult, compare_cohorts
from huizhou_qa.analysis.comparing.effect import cohort_behind
from huizhou_qa.analysis.readings.reading_results import Flip
from huizhou_qa.analysis.readings.readings_report import readings_report
from huizhou_qa.composite import CompositeCohort
from huizhou_qa.errors import EvidenceError, Wording, described, is_a, is_mapping, pointer
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.ledger.readings_told import clauses_told
from huizhou_qa.program.choices import choice_of
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets import cohort_paragraphs as of_cohort
from huizhou_qa.sheets.cohort_paragraphs import name_of, numbered
from huizhou_qa.sheets.cohort_words import (
    hangs_on_joining,
    mean_scores,
    require_results,
    score_columns,
    scores_of,
    settled,
)
from huizhou_qa.sheets.grounds import figure, note_told
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.letter import Letter
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.refusals import result_called
from huizhou_qa.sheets.scheme_words import graded, place_told, ranked_by, score_called
from huizhou_qa.sheets.widths import fitted
from huizhou_qa.words.in_language import all_told, as_language, begun, told
from huizhou_qa.words.phrases import NO_WORDS, TextPart

# So many clauses of a unit are told one by one; the comparison of the unit has them all.
MOST_LINES = 5


@frozen
class EvaluationReport(Letter):
    """The draft of a report on a year's results."""


def evaluation_report(
    results: CohortResults,
    *,
    earlier: Mapping[str, Cohort] | None = None,
    settled_called: str | None = None,
    called: str | None = None,
    language: Language = "zh",
) -> EvaluationReport:
    """A draft of the report (评价报告) on a cohort's results.

    ``earlier`` are results of the same units before these, by what they are called and in order, such as
    ``{"自评": self_assessed, "文审": reviewed}``; what the results themselves rest on is ``settled_called`` (核定), and
    the report itself is ``called`` so (综合考核评价报告). For every unit the report says by which readings of the plan
    its grade would be another. ``language`` is that of the paper, ``zh`` or ``en``.

    Raises EvidenceError listing every name that is no text or stands twice, and what is not a cohort of these units;
    VerificationError for results that do not agree with themselves.
    """
    require_results(results)
    written_in, faults = as_language(language), Faults()
    name = say("evaluation_report") if called is None else result_called(called, "/called", faults) or ""
    last = (
        say("settled_result")
        if settled_called is None
        else result_called(settled_called, "/settled_called", faults) or ""
    )
    stages = [] if faults.found else list(_stages(earlier, last, cohort_behind(results.cohort), faults))
    faults.raise_if_any(case="paper")
    scheme, deciding = results.cohort.scheme, _deciding(results)
    columns = all_told(map(begun, _columns(results, stages)), written_in)
    rows = tuple(all_told(_row(results, unit, stages), written_in) for unit in results.units)
    return EvaluationReport(
        title=told(begun(say("report_title", scheme=scheme.terms.called(scheme.title), report=name)), written_in),
        paragraphs=all_told(numbered(_paragraphs(results, stages, deciding)), written_in),
        rows=rows,
        remarks=all_told([*_remarks(results), *deciding.remark()], written_in),
        columns=columns,
        layout=fitted(_layout(results, stages, written_in), columns, rows),
    )


@frozen
class _Stages:
    """Two results of all units, one after the other: what they are called, and what differs between them."""

    before: TextPart
    after: TextPart
    comparison: CohortComparison[Cohort]

    def told(self) -> Wording:
        """Every unit whose total, grade or clauses are others, and by how much each."""
        units = [text for one in self.comparison.units.values() for text in _unit_changed(one)]
        if not units:
            return say("nothing_changed", before=self.before, after=self.after)
        others = [] if len(units) == len(self.comparison.units) else [say("others_same")]
        return joined("semicolon", [*units, *others])


def _unit_changed(one: UnitEffect) -> Iterator[Wording]:
    old, new = one.comparison.before, one.comparison.after
    lines = [line for line in one.comparison.differences.values() if line.difference]
    if (old.total, old.grade) == (new.total, new.grade) and not lines:
        return
    before, after = (graded(result.grade, new.scheme) for result in (old, new))
    yield say(
        "unit_changed",
        unit=one.unit,
        before=points(figure(old.total)),
        after=points(figure(new.total)),
        grades=NO_WORDS if old.grade == new.grade else say("grade_changed", before=before, after=after),
        lines=_lines_changed(lines, new.scheme),
    )


def _lines_changed(lines: Sequence[Difference], scheme: Scheme) -> Wording:
    if not lines:
        return NO_WORDS
    each = [
        say("line_changed", line=_line_called(line, scheme), difference=_signed(line.difference))
        for line in lines[:MOST_LINES]
    ]
    phrase = "lines_changed" if len(lines) == len(each) else "lines_in_all"
    return say(phrase, lines=joined("listed", each), number=str(len(lines)))


def _line_called(line: Difference, scheme: Scheme) -> Wording:
    return say("clause_numbered", id=line.id) if line.kind == "clause" else scheme.terms.called(line.name)


def _signed(difference: Decimal) -> str:
    return f"{difference:+f}".replace("-", "−")


@frozen
class _Deciding:
    """By which other readings of the plan, one alone or the fewest together, a unit's grade would be another.

    Attributes:
        scheme: the scheme.
        flips: by unit, the smallest changes of readings, by the grade that each leads to.
    """

    scheme: Scheme
    flips: Mapping[str, Sequence[Flip]]

    def told(self) -> Wording:
        """The units whose grade hangs on a reading, and on which."""
        score = score_called(self.scheme)
        units = [
            say("unit_decided", unit=unit, ways=joined("semicolon", self._ways(flips)))
            for unit, flips in self.flips.items()
            if flips
        ]
        if not units:
            return say("readings_decide_nothing", score=score)
        return say("readings_decide", score=score, units=joined("semicolon", units))

    def _ways(self, flips: Sequence[Flip]) -> Iterator[Wording]:
        for grade, of_grade in groupby(flips, key=lambda flip: flip.grade):
            ways = joined("or_with", map(self._read_as, of_grade))
            yield say("way_to_grade", ways=ways, grade=graded(grade, self.scheme))

    def _read_as(self, flip: Flip) -> Wording:
        """What readings say, each after the clauses that it is about."""
        return joined("listed", [say("read_as", told=_quoted(self._told(*one))) for one in flip.items()])

    def _told(self, id_: str, choice: str) -> Wording:
        reading = next(one for one in self.scheme.chosen_readings.register if one.id == id_)
        meaning, clauses = choice_of(reading, choice).meaning, clauses_told(id_, self.scheme)
        if not clauses:
            return say("answered", question=reading.question, meaning=meaning)
        return say("reading_of_clauses", clauses=joined("listed", clauses), meaning=meaning)

    def remark(self) -> Iterator[Wording]:
        """Every one of these choices with its id, for whoever tries it: none of them is in force."""
        if meanings := list(self._meanings()):
            yield say("would_change_grade", readings=joined("semicolon", meanings))

    def _meanings(self) -> Iterator[Wording]:
        """What each of these choices means."""
        named = {pair for flips in self.flips.values() for flip in flips for pair in flip.items()}
        for reading in self.scheme.chosen_readings.register:
            for one in reading.choices:
                if (reading.id, one.name) in named:
                    told = self._told(reading.id, one.name)
                    yield say("reading_means", reading=reading.id, choice=one.name, meaning=told)


def _quoted(told: Wording) -> Wording:
    """What is said between quotation marks, with single ones inside."""
    single = str.maketrans("“”", "‘’")
    return Wording(told.zh.translate(single), told.en.translate(single))


def _deciding(results: CohortResults) -> _Deciding:
    scheme = results.cohort.scheme
    reports = {unit.unit: readings_report(scheme, unit.assessment.evidence) for unit in results.units}
    return _Deciding(scheme, {unit: report.flips for unit, report in reports.items()})


def _stages(earlier: object, last: TextPart, final: Cohort, faults: Faults) -> Iterator[_Stages]:
    """What each of the earlier results is changed to by the next, the last of them by the final one."""
    if not is_mapping(earlier):
        if earlier is not None:
            faults.add("/earlier", "wrong_type", case="earlier", given=described(earlier))
        return
    given: list[tuple[TextPart, Cohort]] = []
    for key, cohort in earlier.items():
        name = result_called(key, "/earlier", faults) or ""
        if name == told(last, "zh"):
            faults.add("/earlier", "repeated_name", case="results", name=described(name))
        if is_a(cohort, Cohort):
            given.append((final.scheme.terms.called(name), cohort))
        else:
            faults.add(pointer("earlier", name), "wrong_type", case="no_cohort", given=described(cohort))
    for (before, old), (after, new) in pairwise([*given, (last, final)]):
        try:
            yield _Stages(before, after, compare_cohorts(old, new))
        except EvidenceError as error:
            faults.found += [fault.under(pointer("earlier", told(before, "zh"))) for fault in error.faults]


def _paragraphs(results: CohortResults, stages: Sequence[_Stages], deciding: _Deciding) -> Iterator[Wording]:
    yield of_cohort.scoring(results)
    for one in stages:
        yield say("stages", before=one.before, after=one.after, text=begun(one.told()))
    if isinstance(results.cohort, CompositeCohort):
        yield _on_site_told(results, results.cohort)
    yield of_cohort.grading(results)
    yield from of_cohort.incidents(results)
    yield from of_cohort.losses(results)
    yield say("readings", text=joined("sentences", [of_cohort.how_read(results), deciding.told()]))
    yield from of_cohort.provisional(results)


def _on_site_told(results: CohortResults, cohort: CompositeCohort) -> Wording:
    """The mean of the scores on site, the most and the least, and whose grade hangs on how both scores are joined."""
    scores = {unit.unit: unit.on_site or 0 for unit in results.units}
    most, least = (
        say(
            "end_of_units",
            points=points(str(end)),
            units=joined("listed", [unit for unit, score in scores.items() if score == end]),
        )
        for end in (max(scores.values()), min(scores.values()))
    )
    hanging = [one.unit for one in cohort.results.values() if hangs_on_joining(one)]
    depends = say("joining_decides", units=joined("listed", hanging)) if hanging else say("joining_decides_nothing")
    mean = points(figure(mean_scores(results)[-1]))
    return say("on_site_paragraph", mean=mean, most=most, least=least, hanging=depends)


def _columns(results: CohortResults, stages: Sequence[_Stages]) -> tuple[Wording, ...]:
    own, *others = score_columns(results)
    before = (say("score_at", stage=one.before) for one in stages)
    return say("place"), say("unit"), *before, *others, own, say("grade_column"), say("lost_column")


def _layout(results: CohortResults, stages: Sequence[_Stages], language: Language) -> Layout:
    widths = (6, 14, *(11 for _ in stages), *(11 for _ in score_columns(results)), 6, 9)
    return Layout(widths, page="portrait", font=11, language=language)


def _row(results: CohortResults, unit: UnitResult, stages: Sequence[_Stages]) -> tuple[TextPart, ...]:
    scheme = results.cohort.scheme
    own, *others = map(figure, scores_of(unit))
    before = (figure(one.comparison.before.results[unit.unit].total) for one in stages)
    lost = figure(results.written(Fraction(scheme.max_points) - Fraction(unit.place.total)))
    place, grade = begun(place_told(unit.place.place, scheme)), scheme.terms.called(unit.place.grade)
    return (place, name_of(unit), *before, *others, own, grade, lost)


def _remarks(results: CohortResults) -> Iterator[TextPart]:
    yield begun(say("sentence", text=ranked_by(results.cohort.scheme)))
    for unit in results.units:
        yield from (say("sentence", text=say("colon", name=name_of(unit), told=text)) for text in settled(unit))
    noted: dict[Wording, dict[str, None]] = {}
    for unit in results.units:
        for note in unit.assessment.notes:
            noted.setdefault(note_told(note, results.cohort.scheme), {})[unit.unit] = None
    for text, units in noted.items():
        named = say("all_noted") if len(units) == len(results.units) else joined("listed", units)
        yield begun(say("noted_for", note=text, units=named))
