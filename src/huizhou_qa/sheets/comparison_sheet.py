"""Two results of one unit side by side (对比表), line by line, with the reasons of both ledgers.

The differences and their order come from ``huizhou_qa.analysis``; here they are put into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, NamedTuple

from attrs import evolve, frozen

from huizhou_qa.analysis import Comparison, Difference
from huizhou_qa.errors import EvidenceError, Fault, Wording, described, is_a, is_mapping
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.in_words import points_in_sentence
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import comparison_columns_of, sheet_columns_of
from huizhou_qa.program.choices import choice_of
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import counted_of
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets.grounds import figure, grounds_of_clause, grounds_of_rescaling, preliminary_facts, written
from huizhou_qa.sheets.incidents import NONE_HAPPENED, deduction, grade_text, grounds_of_veto
from huizhou_qa.sheets.joined import joining_in_words
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.phrases import joined, points, say
from huizhou_qa.sheets.refusals import result_called, texts_by_id
from huizhou_qa.sheets.scheme_words import graded, read_so, score_called, without_on_site
from huizhou_qa.sheets.sheet import Sheet
from huizhou_qa.sheets.steps import name_of_step, step_told
from huizhou_qa.sheets.widths import fitted
from huizhou_qa.words.in_language import Cells, all_told, as_language, begun, told

WIDTHS = (5, 14, 5, 7, 7, 7, 27, 28)
WIDTHS_WITH_REASONS = (5, 12, 5, 6, 6, 6, 22, 23, 15)
INCIDENTS = "incidents"


class ComparisonRow(NamedTuple):
    """A line that differs, with its cells in the order of the columns.

    Attributes:
        clause: 款号.
        name: 考核要点.
        marks: 分值.
        before: the points before.
        after: the points after.
        difference: their difference.
        before_basis: the ground of the points before.
        after_basis: the ground of the points after.
        reason: the caller's reason for the difference (理由).
    """

    clause: str
    name: str
    marks: str
    before: str
    after: str
    difference: str
    before_basis: str
    after_basis: str
    reason: str


@frozen
class ComparisonSheet(Sheet[ComparisonRow]):
    """The comparison of one unit: the largest differences first, which add up to that of the last row, 总分."""

    _row: ClassVar[type[tuple[str, ...]]] = ComparisonRow


def comparison_sheet(
    comparison: Comparison,
    *,
    before: str = "自评",
    after: str = "核定",
    reasons: Mapping[str, str] | None = None,
    language: Language = "zh",
) -> ComparisonSheet:
    """The comparison (对比表) of two results of one unit, with the grounds of both for every line.

    ``before`` and ``after`` say what the two results are called. ``reasons`` (理由) are by the id of a
    clause or of another line that differs; one for a clause that does not differ stands in the remarks, and
    one for ``incidents``, which no single line tells, in the last row. ``language`` as for ``self_scoring_sheet``; the
    two names that stand without the argument are told in it.
    Raises EvidenceError for another language, listing every name that is no text or the other's, and every reason that
    is no text or for no line, and VerificationError for a comparison that does not agree with itself.
    """
    if not is_a(comparison, Comparison):
        fault = Fault.of("", "wrong_type", case="comparison", given=described(comparison))
        raise EvidenceError([fault], {"case": "paper"})
    written_in = as_language(language)
    comparison.verify()
    faults = Faults()
    named = _names(before, after, faults)
    said = {} if reasons is None else _reasons(reasons, comparison, faults)
    faults.raise_if_any(case="paper")
    scheme = comparison.after.scheme
    first, second = (scheme.terms.called(name) for name in named)
    lines = [_line(line, comparison, said.get(line.id, "")) for line in comparison.differences.values()]
    rows = tuple(ComparisonRow(*all_told(row, written_in)) for row in (*lines, _total(comparison, said)))
    titles = all_told(map(begun, _columns(scheme, first, second)), written_in)
    columns = titles if said else titles[:-1]
    layout = Layout(WIDTHS_WITH_REASONS if said else WIDTHS, named_by=2, language=written_in)
    title = say(
        "comparison_title",
        scheme=scheme.terms.called(scheme.title),
        before=first,
        after=second,
        unit=comparison.unit,
    )
    return ComparisonSheet(
        title=told(begun(title), written_in),
        rows=rows,
        remarks=all_told(map(begun, _remarks(comparison, first, second, said)), written_in),
        columns=columns,
        layout=fitted(layout, columns, rows),
    )


def _columns(scheme: Scheme, before: Wording, after: Wording) -> tuple[Wording, ...]:
    """All columns, that of reasons the last."""
    called = scheme.terms.called
    sheet, own = sheet_columns_of(scheme.procedure), comparison_columns_of(scheme.procedure)
    points, basis = (
        [say("column_of", result=result, title=called(title)) for result in (before, after)]
        for title in (own.points, own.basis)
    )
    first = (called(title) for title in (own.clause, sheet.key_point.title, sheet.marks.title))
    return *first, *points, called(own.difference), *basis, called(own.reason)


def _names(before: object, after: object, faults: Faults) -> tuple[str, str]:
    """What the two results are called, as plain texts; what is wrong with them is noted."""
    first, second = result_called(before, "/before", faults), result_called(after, "/after", faults)
    if first is not None and first == second:
        faults.add("/after", "repeated_name", case="results", name=described(second))
    return first or "", second or ""


def _reasons(reasons: object, comparison: Comparison, faults: Faults) -> Mapping[str, str]:
    if not is_mapping(reasons):
        faults.add("/reasons", "wrong_type", case="reasons", given=described(reasons))
        return {}
    known = [*comparison.after.scheme.clauses, *comparison.differences, INCIDENTS]
    return texts_by_id(Given(reasons, "/reasons", faults), known, "reason")


def _line(line: Difference, comparison: Comparison, reason: str) -> Cells:
    clause, name, marks = _cells_of(line, comparison.after)
    before, after = (begun(_basis(line, result)) for result in (comparison.before, comparison.after))
    figures = (figure(line.before), figure(line.after), figure(line.difference))
    return clause, begun(name), marks, *figures, before, after, reason


def _cells_of(line: Difference, result: Assessment) -> tuple[str, Wording, str]:
    """款号、考核要点、分值; what is no clause is told in words."""
    called = result.scheme.terms.called
    if line.kind == "clause":
        return line.id, *_clause_cells(result, result.scheme.clauses[line.id])
    if line.kind == "limit":
        part = _limited(line, result)
        number = part.id if isinstance(part, Item) else ""
        return number, say("limit_of", name=called(part.name)), plain(part.max_points)
    if line.kind == "adjustment":
        id_ = line.id.removeprefix("adjustment:")
        return "", called(id_) if id_ == line.name else say("colon", name=called(id_), told=called(line.name)), ""
    if line.kind == "step":
        id_ = line.id.removeprefix("step:")
        (step,) = (one for one in result.steps if one.id == id_ and one.kind != "adjustment")
        return "", name_of_step(step, result.scheme), ""
    return "", called(line.name), ""


def _clause_cells(result: Assessment, clause: Clause) -> tuple[Wording, str]:
    called = result.scheme.terms.called
    item = next(item for item in result.scheme.items.values() if clause in item.clauses)
    name, marks = called(item.name), plain(clause.max_points)
    return name if len(item.clauses) == 1 else say("colon", name=name, told=called(clause.name)), marks


def _limited(line: Difference, result: Assessment) -> Item | Heading:
    return result.scheme.part(line.id.removeprefix("limit:"))


def _basis(line: Difference, result: Assessment) -> Wording:
    """Why a result has what it has on a line."""
    scheme = result.scheme
    if line.kind == "clause":
        return grounds_of_clause(result, scheme.clauses[line.id])
    if line.kind == "limit":
        return _basis_of_limit(_limited(line, result), result)
    if line.kind == "rescaling":
        return _basis_of_base(result)
    if line.kind == "adjustment":
        id_ = line.id.removeprefix("adjustment:")
        return deduction(result, next(adjustment for adjustment in scheme.adjustments if adjustment.id == id_))
    if result.raw_total is None:
        return step_told(result, line.id.removeprefix("step:"))
    raw, total = written(result.raw_total), written(result.total)
    return say("not_below_zero", raw=raw) if raw == total else say("below_zero", raw=raw, total=total)


def _basis_of_base(result: Assessment) -> Wording:
    """How the headings came to the base."""
    scheme = result.scheme
    absent = say("nothing_left_out") if result.rescaling is None else grounds_of_rescaling(result.rescaling)
    way = joining_in_words(
        evolve(scheme.joining, rescaled=False, at_least=1), counted_of(scheme.headings), scheme.terms
    )
    return say("joined_and_absent", joined=way, base=written(result.base), absent=absent) if way.zh else absent


def _basis_of_limit(part: Item | Heading, result: Assessment) -> Wording:
    rounding = result.scheme.rounding
    counted = points(points_in_sentence(result.line_of(part), rounding))
    return say("parts_sum_counts", summed=written(rounding.write(result.summed_below(part))), points=counted)


def _total(comparison: Comparison, reasons: Mapping[str, str]) -> Cells:
    old, new = comparison.before, comparison.after
    figures = (
        figure(comparison.rounding.write(Fraction(old.total))),
        figure(comparison.rounding.write(Fraction(new.total))),
        figure(comparison.difference),
    )
    before, after = (begun(_grade(result, in_full=comparison.grade_changed)) for result in (old, new))
    turned = begun(say("grade_turned", before=graded(old.grade, old.scheme), after=graded(new.grade, new.scheme)))
    said = [turned] if comparison.grade_changed else []
    said += [reasons[INCIDENTS]] if INCIDENTS in reasons else []
    marks = plain(new.scheme.max_points)
    return begun(say("total")), "", marks, *figures, before, after, joined("semicolon", said)


def _grade(result: Assessment, *, in_full: bool) -> Wording:
    """The grade; where it is another in the other result, with the incidents that veto it or may."""
    vetoes = [grounds_of_veto(result, veto) for veto in result.scheme.vetoes if in_full]
    return joined("semicolon", [grade_text(result), *(text for text in vetoes if text != NONE_HAPPENED)])


def _remarks(comparison: Comparison, before: Wording, after: Wording, reasons: Mapping[str, str]) -> Iterator[Wording]:
    scheme = comparison.after.scheme
    own = comparison_columns_of(scheme.procedure)
    yield say("both_give", score=score_called(scheme), without=without_on_site(scheme))
    if not comparison.differences:
        yield say("alike_but_grade" if comparison.grade_changed else "all_alike")
    difference = scheme.terms.called(own.difference)
    yield say("difference_is", difference=difference, before=before, after=after)
    for id_, reason in reasons.items():
        if id_ not in {*comparison.differences, INCIDENTS}:
            yield say("alike_with_reason", id=id_, reason=scheme.terms.called(own.reason), told=reason)
    for name, result in ((before, comparison.before), (after, comparison.after)):
        if result.provisional:
            yield say("pending_in", name=name, number=str(len(result.provisional)))
        if preliminary_facts(result):
            yield say("preliminary_in", name=name, number=str(preliminary_facts(result)))
    yield from _readings(comparison, before, after)


def _readings(comparison: Comparison, before: Wording, after: Wording) -> Iterator[Wording]:
    """Readings that differ from the default, or between the two results."""
    for reading in comparison.after.scheme.chosen_readings.register:
        old, new = (choice_of(reading, one.readings[reading.id]) for one in (comparison.before, comparison.after))
        if old != new:
            names = {"reading": reading.id, "old": old.name, "new": new.name}
            meanings = {"question": reading.question, "old_meaning": old.meaning, "new_meaning": new.meaning}
            yield say("read_apart", before=before, after=after, **names, **meanings)
        elif new.name != reading.default:
            yield read_so(reading, new)
