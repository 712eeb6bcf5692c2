"""Two results of one unit side by side (对比表), line by line, with the reasons of both ledgers.

The differences and their order come from ``huizhou_qa.analysis``; here they are put into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, NamedTuple

from attrs import evolve, frozen

from huizhou_qa.analysis import Comparison, Difference
from huizhou_qa.errors import EvidenceError, Fault, described, is_a, is_mapping
from huizhou_qa.evidence.plain_structures import Faults, plain_text
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.in_words import points_in_sentence
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.procedure import comparison_columns_of, sheet_columns_of
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import counted_of
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets.grounds import figure, grounds_of_clause, grounds_of_rescaling, preliminary_facts, written
from huizhou_qa.sheets.incidents import NONE_HAPPENED, deduction, grade_text, grounds_of_veto
from huizhou_qa.sheets.joined import joining_in_words
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.refusals import texts_by_id
from huizhou_qa.sheets.scheme_words import choice_of, score_called, without_on_site
from huizhou_qa.sheets.sheet import Sheet
from huizhou_qa.sheets.steps import step_told

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
    comparison: Comparison, *, before: str = "自评", after: str = "核定", reasons: Mapping[str, str] | None = None
) -> ComparisonSheet:
    """The comparison (对比表) of two results of one unit, with the grounds of both for every line.

    ``before`` and ``after`` say what the two results are called. ``reasons`` (理由) are by the id of a
    clause or of another line that differs; one for a clause that does not differ stands in the remarks, and
    one for ``incidents``, which no single line tells, in the last row.
    Raises EvidenceError listing every name that is no text or the other's, and every reason that is no
    text or for no line, and VerificationError for a comparison that does not agree with itself.
    """
    if not is_a(comparison, Comparison):
        fault = Fault.of("", "wrong_type", case="comparison", given=described(comparison))
        raise EvidenceError([fault], {"case": "paper"})
    comparison.verify()
    faults = Faults()
    before, after = _names(before, after, faults)
    said = {} if reasons is None else _reasons(reasons, comparison, faults)
    faults.raise_if_any(case="paper")
    lines = (_line(line, comparison, said.get(line.id, "")) for line in comparison.differences.values())
    columns = _columns(comparison.after.scheme, before, after)
    return ComparisonSheet(
        title=f"{comparison.after.scheme.title}{before}与{after}对比表（{comparison.unit}）",
        rows=(*lines, _total(comparison, said)),
        remarks=tuple(_remarks(comparison, before, after, said)),
        columns=columns if said else columns[:-1],
        layout=Layout(WIDTHS_WITH_REASONS if said else WIDTHS, named_by=2),
    )


def _columns(scheme: Scheme, before: str, after: str) -> tuple[str, ...]:
    """All columns, that of reasons the last."""
    sheet, own = sheet_columns_of(scheme.procedure), comparison_columns_of(scheme.procedure)
    points, basis = ([f"{result}{title}" for result in (before, after)] for title in (own.points, own.basis))
    return own.clause, sheet.key_point.title, sheet.marks.title, *points, own.difference, *basis, own.reason


def _names(before: object, after: object, faults: Faults) -> tuple[str, str]:
    """What the two results are called, as plain texts; what is wrong with them is noted."""
    named = {where: plain_text(name) for where, name in (("/before", before), ("/after", after))}
    for (where, name), given in zip(named.items(), (before, after), strict=True):
        if name is None:
            faults.add(where, "wrong_type", case="result_name", given=described(given))
        elif not name.strip():
            faults.add(where, "empty", case="result_name")
    first, second = named["/before"], named["/after"]
    if first is not None and first == second:
        faults.add("/after", "repeated_name", case="results", name=described(second))
    return first or "", second or ""


def _reasons(reasons: object, comparison: Comparison, faults: Faults) -> Mapping[str, str]:
    if not is_mapping(reasons):
        faults.add("/reasons", "wrong_type", case="reasons", given=described(reasons))
        return {}
    known = [*comparison.after.scheme.clauses, *comparison.differences, INCIDENTS]
    return texts_by_id(Given(reasons, "/reasons", faults), known, "reason")


def _line(line: Difference, comparison: Comparison, reason: str) -> ComparisonRow:
    clause, name, marks = _cells_of(line, comparison.after)
    bases = (_basis(line, comparison.before), _basis(line, comparison.after))
    figures = (figure(line.before), figure(line.after), figure(line.difference))
    return ComparisonRow(clause, name, marks, *figures, *bases, reason)


def _cells_of(line: Difference, result: Assessment) -> tuple[str, str, str]:
    """款号、考核要点、分值; what is no clause is told in words."""
    if line.kind == "clause":
        return line.id, *_clause_cells(result, result.scheme.clauses[line.id])
    if line.kind == "limit":
        part = _limited(line, result)
        return part.id if isinstance(part, Item) else "", f"{part.name}：限分", plain(part.max_points)
    if line.kind == "adjustment":
        id_ = line.id.removeprefix("adjustment:")
        return "", id_ if id_ == line.name else f"{id_}：{line.name}", ""
    return "", line.name, ""


def _clause_cells(result: Assessment, clause: Clause) -> tuple[str, str]:
    item = next(item for item in result.scheme.items.values() if clause in item.clauses)
    return item.name if len(item.clauses) == 1 else f"{item.name}：{clause.name}", plain(clause.max_points)


def _limited(line: Difference, result: Assessment) -> Item | Heading:
    return result.scheme.part(line.id.removeprefix("limit:"))


def _basis(line: Difference, result: Assessment) -> str:
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
    return f"扣分后{raw}分，未低于0分" if raw == total else f"扣分后{raw}分，低于0分，计{total}分"


def _basis_of_base(result: Assessment) -> str:
    """How the headings came to the base."""
    absent = "无缺项" if result.rescaling is None else grounds_of_rescaling(result.rescaling)
    counted = counted_of(result.scheme.headings)
    joined = joining_in_words(evolve(result.scheme.joining, rescaled=False, at_least=1), counted)
    return f"{joined}，计{written(result.base)}分；{absent}" if joined else absent


def _basis_of_limit(part: Item | Heading, result: Assessment) -> str:
    summed = result.scheme.rounding.write(result.summed_below(part))
    return f"各部分合计{written(summed)}分，计{points_in_sentence(result.line_of(part), result.scheme.rounding)}分"


def _total(comparison: Comparison, reasons: Mapping[str, str]) -> ComparisonRow:
    old, new = comparison.before, comparison.after
    points = (
        figure(comparison.rounding.write(Fraction(old.total))),
        figure(comparison.rounding.write(Fraction(new.total))),
        figure(comparison.difference),
    )
    before, after = (_grade(result, in_full=comparison.grade_changed) for result in (old, new))
    said = [f"等级由{old.grade}变为{new.grade}"] if comparison.grade_changed else []
    said += [reasons[INCIDENTS]] if INCIDENTS in reasons else []
    return ComparisonRow("总分", "", plain(new.scheme.max_points), *points, before, after, "；".join(said))


def _grade(result: Assessment, *, in_full: bool) -> str:
    """The grade; where it is another in the other result, with the incidents that veto it or may."""
    vetoes = [grounds_of_veto(result, veto) for veto in result.scheme.vetoes if in_full]
    return "；".join([grade_text(result), *(text for text in vetoes if text != NONE_HAPPENED)])


def _remarks(comparison: Comparison, before: str, after: str, reasons: Mapping[str, str]) -> Iterator[str]:
    scheme = comparison.after.scheme
    own = comparison_columns_of(scheme.procedure)
    yield f"两份结果均为{score_called(scheme)}{without_on_site(scheme)}。"
    if not comparison.differences:
        yield f"两份结果逐款一致{'，等级不同' if comparison.grade_changed else ''}。"
    yield f"{own.difference}为{after}减{before}，各行相加等于总分一行的{own.difference}。"
    for id_, reason in reasons.items():
        if id_ not in {*comparison.differences, INCIDENTS}:
            yield f"第{id_}款两份结果一致；{own.reason}：{reason}"
    for name, result in ((before, comparison.before), (after, comparison.after)):
        if result.provisional:
            yield f"{name}结果有{len(result.provisional)}件待定事件未计入。"
        if preliminary_facts(result):
            yield f"{name}结果有{preliminary_facts(result)}项初步数。"
    yield from _readings(comparison, before, after)


def _readings(comparison: Comparison, before: str, after: str) -> Iterator[str]:
    """Readings that differ from the default, or between the two results."""
    for reading in comparison.after.scheme.chosen_readings.register:
        old, new = (choice_of(reading, one.readings[reading.id]) for one in (comparison.before, comparison.after))
        if old != new:
            text = f"{before}为{old.name}（{old.meaning.zh}），{after}为{new.name}（{new.meaning.zh}）"
            yield f"两份结果采用的理解不同 {reading.id}：{text}"
        elif new.name != reading.default:
            yield f"采用的理解 {reading.id}＝{new.name}：{new.meaning.zh}"
