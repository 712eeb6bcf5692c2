"""A scheme's program prepared for scoring, and the figures that it gives for a unit of which all is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from huizhou_qa.engine.compiled import Compiled, Plan, Ratio, Row, compiled, several_units, stands_on
from huizhou_qa.errors import Note
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.figures import Figure, Figures, before_writing
from huizhou_qa.program import Program, Settings, Tally
from huizhou_qa.readers import Gap
from huizhou_qa.rules import AllOf, Condition
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import BASE, BEFORE_VETO, GRADE, MARKS_PRESENT, RAW_TOTAL, SUMMED, TOTAL
from huizhou_qa.scheme.program.writing import rounding_of, writes_sums
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment

# So many programs are kept prepared; the one least recently run gives way.
MOST_KEPT = 64


@frozen(eq=False)
class Points:
    """The points of several parts: their ids, and what gives all of them in units of the last place."""

    ids: tuple[str, ...]
    units: Callable[[Row], Sequence[int]]

    def of(self, row: Row) -> dict[str, int]:
        """By id."""
        return dict(zip(self.ids, self.units(row), strict=True))


@frozen(eq=False)
class PartFigures:
    """The figures of clauses, items or headings: those that are written, and the entries of those that are not."""

    ids: tuple[str, ...]
    written: tuple[Points, ...]
    unwritten: tuple[tuple[str, str], ...]

    def of(self, row: Row, plan: Plan) -> Mapping[str, Figure]:
        """By id."""
        if len(self.written) == 1 and not self.unwritten:
            return self.written[0].of(row)
        found: dict[str, Figure] = {id_: plan.number(row, path) for id_, path in self.unwritten}
        for points in self.written:
            found |= points.of(row)
        return {id_: found[id_] for id_ in self.ids}


@frozen
class _Of:
    """A scheme by its program, of which there is one for each scheme."""

    program: Program
    scheme: Scheme = field(eq=False)


@frozen(eq=False)
class Prepared:
    """Two plans of one program, and how what they give is read.

    Attributes:
        written: the plan with figures rounded where they are put on paper.
        exact: that with none rounded, taken up where the points before writing are known.
        writes_sums: whether more than clauses and adjustments is rounded for writing.
        on_the_grid: for each entry that writing may round, whether it stands on the grid of written figures anyway.
        clauses, items, groups, adjustments: points as written, in units of the last place, by id.
    """

    written: Plan
    exact: Plan
    on_the_grid: tuple[Callable[[Row], bool], ...]
    writes_sums: bool
    clauses: PartFigures
    items: PartFigures
    groups: PartFigures
    adjustments: Points


def figures_of(
    scheme: Scheme,
    ratios: dict[str, Ratio],
    incidents: Sequence[dict[str, Ratio]],
    gaps: Mapping[str, Gap],
) -> Figures | None:
    """The figures; None where something that they need is not known, or only the plain way gives them."""
    prepared = _prepared(_Of(scheme.program, scheme))
    row = prepared.written.run(ratios, incidents, gaps)
    if row is None:
        return None
    written, grades = prepared.written, scheme.grade_rule.grades
    return Figures(
        prepared.clauses.of(row, written),
        prepared.items.of(row, written),
        prepared.groups.of(row, written),
        prepared.adjustments.of(row),
        written.number(row, MARKS_PRESENT.path),
        written.number(row, SUMMED.path),
        written.number(row, BASE.path),
        written.number(row, RAW_TOTAL.path) if RAW_TOTAL.path in written.values else None,
        written.number(row, TOTAL.path),
        grades[written.whole(row, BEFORE_VETO.path)],
        grades[written.whole(row, GRADE.path)],
        # What was written is read by now: the same row goes on, from the points before writing.
        *_unrounded(prepared, row, grades),
    )


def _unrounded(prepared: Prepared, row: Row, grades: tuple[str, ...]) -> tuple[Fraction, str]:
    """The total and the grade with nothing rounded."""
    exact = prepared.written
    if prepared.writes_sums or not all(is_on_it(row) for is_on_it in prepared.on_the_grid):
        exact = prepared.exact
        exact.continued(row, {})
    return exact.number(row, TOTAL.path), grades[exact.whole(row, GRADE.path)]


def cautions_on(scheme: Scheme, evidence: Evidence) -> list[Note]:
    """The cautions that apply to clauses; of what is not known none does."""
    row = Row(dict_of(scheme.input_register.values_of(evidence).ratios))
    return [note for note, holds in _prepared_cautions(_Of(scheme.program, scheme)) if holds(row)]


@lru_cache(maxsize=MOST_KEPT)
def _prepared_cautions(of: _Of) -> tuple[tuple[Note, Callable[[Row], bool]], ...]:
    return tuple((caution.of_clause(id_), _all_hold(caution.when)) for id_, caution in of.scheme.cautions)


def _all_hold(conditions: Sequence[Condition]) -> Callable[[Row], bool]:
    truth = AllOf(tuple(conditions)).under(Compiled({}, {})) if conditions else True
    if isinstance(truth, bool):
        return lambda _row: truth
    test = truth.run

    def hold(row: Row) -> bool:
        try:
            return test(row)
        except KeyError:
            return False

    return hold


def _figures_of(parts: Collection[Clause | Item | Heading], scheme: Scheme, plan: Plan) -> PartFigures:
    written: dict[int, list[Clause | Item | Heading]] = {}
    unwritten: list[tuple[str, str]] = []
    for part in parts:
        rounding = rounding_of(part, scheme)
        if rounding is None:
            unwritten.append((part.id, part.entry.path))
        else:
            written.setdefault(rounding.scale, []).append(part)
    points = [
        Points(tuple(one.id for one in alike), several_units([plan.values[one.entry.path] for one in alike], scale))
        for scale, alike in written.items()
    ]
    return PartFigures(tuple(part.id for part in parts), tuple(points), tuple(unwritten))


@lru_cache(maxsize=MOST_KEPT)
def _prepared(of: _Of) -> Prepared:
    """Prepared once for a scheme."""
    scheme, program = of.scheme, of.program
    written = compiled(program, Settings(scheme.readings))
    before = before_writing(scheme)
    paths = (path for one in before for path in (one.before_writing.path, one.rule_entry.path))
    known = {path: written.values[path] for path in paths}
    known |= {entry.leaf.path: written.values[entry.leaf.path] for entry in program.entries if isinstance(entry, Tally)}
    exact = compiled(program, Settings(scheme.readings, written=False), known)
    scale = scheme.rounding.scale

    adjustments = [written.values[one.entry.path] for one in scheme.adjustments]
    rounded: list[Clause | Adjustment] = [*scheme.clauses.values(), *scheme.adjustments]
    tests = [stands_on(written.values[one.before_writing.path], scale) for one in rounded]
    return Prepared(
        written,
        exact,
        tuple(test for test in tests if test is not None),
        writes_sums(scheme),
        _figures_of(scheme.clauses.values(), scheme, written),
        _figures_of(scheme.items.values(), scheme, written),
        _figures_of(scheme.groups.values(), scheme, written),
        Points(tuple(one.id for one in scheme.adjustments), several_units(adjustments, scale)),
    )
