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
from huizhou_qa.errors import EvidenceError, described, is_a, is_mapping, pointer
from huizhou_qa.evidence.plain_structures import Faults, plain_text
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets.cohort_paragraphs import (
    grading_told,
    incidents_told,
    losses_told,
    marked_name,
    readings_told,
    scored_told,
    unsettled_told,
)
from huizhou_qa.sheets.cohort_words import (
    hangs_on_joining,
    mean_scores,
    require_results,
    score_columns,
    scores_of,
    settled,
    unsettled,
)
from huizhou_qa.sheets.grounds import figure
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.letter import Letter, numbered
from huizhou_qa.sheets.scheme_words import place_told, ranked_by, score_called

# So many clauses of a unit are told one by one; the comparison of the unit has them all.
MOST_LINES = 5

Changed = tuple[str, str, CohortComparison[Cohort]]
"""What two results of all units are called, and what differs between them."""


@frozen
class EvaluationReport(Letter):
    """The draft of a report on a year's results."""


def evaluation_report(
    results: CohortResults,
    *,
    earlier: Mapping[str, Cohort] | None = None,
    settled_called: str = "核定",
    called: str = "评价报告",
) -> EvaluationReport:
    """A draft of the report (评价报告) on a cohort's results, in Chinese.

    ``earlier`` are results of the same units before these, by what they are called and in order, such as
    ``{"自评": self_assessed, "文审": reviewed}``; what the results themselves rest on is called ``settled_called``, and
    the report itself ``called`` (综合考核评价报告). For every unit the report says by which readings of the plan its
    grade would be another.

    Raises EvidenceError listing every name that is no text or stands twice, and what is not a cohort of these units;
    VerificationError for results that do not agree with themselves.
    """
    require_results(results)
    faults = Faults()
    name, last = _named(called, "/called", faults), _named(settled_called, "/settled_called", faults)
    changed = [] if faults.found else list(_changes(earlier, last, cohort_behind(results.cohort), faults))
    faults.raise_if_any(case="paper")
    deciding = _deciding(results)
    return EvaluationReport(
        title=f"{results.cohort.scheme.title}{name}（草稿）",
        paragraphs=numbered(_paragraphs(results, changed, deciding)),
        rows=tuple(_row(results, unit, changed) for unit in results.units),
        remarks=(*_remarks(results), *deciding.meanings()),
        columns=_columns(results, changed),
        layout=_layout(results, changed),
    )


def _layout(results: CohortResults, changed: list[Changed]) -> Layout:
    widths = (6, 14, *(11 for _ in changed), *(11 for _ in score_columns(results)), 6, 9)
    return Layout(widths, page="portrait", font=11)


def _named(given: object, path: str, faults: Faults) -> str:
    name = plain_text(given)
    if name is None:
        faults.add(path, "wrong_type", case="result_name", given=described(given))
    elif not name.strip():
        faults.add(path, "empty", case="result_name")
    return name or ""


def _changes(earlier: object, last: str, final: Cohort, faults: Faults) -> Iterator[Changed]:
    """What each of the earlier results is changed to by the next, the last of them by the final one."""
    if not is_mapping(earlier):
        if earlier is not None:
            faults.add("/earlier", "wrong_type", case="earlier", given=described(earlier))
        return
    given: list[tuple[str, Cohort]] = []
    for key, cohort in earlier.items():
        name = _named(key, "/earlier", faults)
        if name == last:
            faults.add("/earlier", "repeated_name", case="results", name=described(name))
        if is_a(cohort, Cohort):
            given.append((name, cohort))
        else:
            faults.add(pointer("earlier", name), "wrong_type", case="no_cohort", given=described(cohort))
    for (before, old), (after, new) in pairwise([*given, (last, final)]):
        try:
            yield before, after, compare_cohorts(old, new)
        except EvidenceError as error:
            faults.found += [fault.under(pointer("earlier", before)) for fault in error.faults]


def _paragraphs(results: CohortResults, changed: list[Changed], deciding: _Deciding) -> Iterator[str]:
    yield scored_told(results)
    for before, after, comparison in changed:
        yield f"{before}与{after}。{_changed_told(before, after, comparison)}"
    if isinstance(results.cohort, CompositeCohort):
        yield f"实地核查。{_on_site_told(results, results.cohort)}"
    yield grading_told(results)
    yield from incidents_told(results)
    yield from losses_told(results)
    yield f"理解。{''.join(readings_told(results))}{deciding.told()}"
    if unsettled(results):
        yield f"暂定。{unsettled_told(results)}"


def _changed_told(before: str, after: str, comparison: CohortComparison[Cohort]) -> str:
    """Every unit whose total, grade or clauses are others, and by how much each."""
    told = [text for one in comparison.units.values() for text in _unit_changed(one)]
    if not told:
        return f"各单位{before}与{after}的得分和等级一致。"
    others = "；其余单位的得分和等级未变" if len(told) < len(comparison.units) else ""
    return f"{'；'.join(told)}{others}。"


def _unit_changed(one: UnitEffect) -> Iterator[str]:
    old, new = one.comparison.before, one.comparison.after
    lines = [line for line in one.comparison.differences.values() if line.difference]
    if (old.total, old.grade) == (new.total, new.grade) and not lines:
        return
    graded = new.scheme.terms.graded
    grades = f"，{graded(old.grade)}变为{graded(new.grade)}" if old.grade != new.grade else ""
    told = [f"{_line_called(line)}{_signed(line.difference)}" for line in lines]
    rest = f"等{len(told)}处" if len(told) > MOST_LINES else ""
    why = f"（{'、'.join(told[:MOST_LINES])}{rest}）" if told else ""
    yield f"{one.unit}由{figure(old.total)}分变为{figure(new.total)}分{grades}{why}"


def _line_called(line: Difference) -> str:
    return f"第{line.id}款" if line.kind == "clause" else line.name


def _signed(difference: Decimal) -> str:
    """A difference with its sign."""
    return f"{difference:+f}".replace("-", "−")


def _on_site_told(results: CohortResults, cohort: CompositeCohort) -> str:
    """The mean of the scores on site, the most and the least, and whose grade hangs on how both scores are joined."""
    scores = {unit.unit: unit.on_site or 0 for unit in results.units}
    ends = "，".join(
        f"{word}{end}分（{'、'.join(unit for unit, score in scores.items() if score == end)}）"
        for word, end in (("最高", max(scores.values())), ("最低", min(scores.values())))
    )
    hanging = "、".join(one.unit for one in cohort.results.values() if hangs_on_joining(one))
    depends = f"{hanging}的等级随合成方式或权重而变" if hanging else "各单位的等级不因合成方式和权重而变"
    return f"实地核查得分平均{figure(mean_scores(results)[-1])}分，{ends}；{depends}。"


@frozen
class _Deciding:
    """By which other readings of the plan, one alone or the fewest together, a unit's grade would be another.

    Attributes:
        scheme: the scheme.
        flips: by unit, the smallest changes of readings, by the grade that each leads to.
    """

    scheme: Scheme
    flips: Mapping[str, Sequence[Flip]]

    def told(self) -> str:
        """The units whose grade hangs on a reading, and on which."""
        score = score_called(self.scheme)
        units = [f"{unit}（{'；'.join(self._ways(flips))}）" for unit, flips in self.flips.items() if flips]
        if not units:
            return f"{score}所定的等级，在全部理解下都不变。"
        return f"{score}所定的等级随理解而变的：{'；'.join(units)}。其余单位的等级在全部理解下都不变。"

    def _ways(self, flips: Sequence[Flip]) -> Iterator[str]:
        for grade, of_grade in groupby(flips, key=lambda flip: flip.grade):
            ways = ("、".join(f"{id_}＝{choice}" for id_, choice in flip.items()) for flip in of_grade)
            yield f"{'，或'.join(ways)}时为{self.scheme.terms.graded(grade)}"

    def meanings(self) -> Iterator[str]:
        """What each of these choices means."""
        named = {pair for flips in self.flips.values() for flip in flips for pair in flip.items()}
        for reading in self.scheme.chosen_readings.register:
            for choice in reading.choices:
                if (reading.id, choice.name) in named:
                    yield f"{reading.id}＝{choice.name}：{choice.meaning.zh}"


def _deciding(results: CohortResults) -> _Deciding:
    scheme = results.cohort.scheme
    reports = {unit.unit: readings_report(scheme, unit.assessment.evidence) for unit in results.units}
    return _Deciding(scheme, {unit: report.flips for unit, report in reports.items()})


def _columns(results: CohortResults, changed: list[Changed]) -> tuple[str, ...]:
    own, *others = score_columns(results)
    return "名次", "单位", *(f"{before}得分" for before, _, _ in changed), *others, own, "等级", "失分"


def _row(results: CohortResults, unit: UnitResult, changed: list[Changed]) -> tuple[str, ...]:
    own, *others = map(figure, scores_of(unit))
    before = (figure(comparison.before.results[unit.unit].total) for _, _, comparison in changed)
    lost = results.written(Fraction(results.cohort.scheme.max_points) - Fraction(unit.place.total))
    place = place_told(unit.place.place, results.cohort.scheme)
    return (place, marked_name(unit), *before, *others, own, unit.place.grade, figure(lost))


def _remarks(results: CohortResults) -> Iterator[str]:
    yield f"{ranked_by(results.cohort.scheme)}。"
    yield from (f"{marked_name(unit)}：{text}。" for unit in results.units for text in settled(unit))
    noted: dict[str, dict[str, None]] = {}
    for unit in results.units:
        for note in unit.assessment.notes:
            noted.setdefault(note.zh, {})[unit.unit] = None
    for text, units in noted.items():
        yield f"{text}（{'各单位' if len(units) == len(results.units) else '、'.join(units)}）"
