"""How the figures of a score are read from a row of a plan: written ones in units of the last place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from attrs import frozen

from huizhou_qa.engine.plan_protocols import RowReader
from huizhou_qa.engine.rows import Row
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.figures import Figure
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import BASE, BEFORE_VETO, GRADE, MARKS_PRESENT, RAW_TOTAL, SUMMED, TOTAL
from huizhou_qa.scheme.program.writing import rounding_of, writes_sums
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment


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

    def of(self, row: Row, plan: RowReader) -> Mapping[str, Figure]:
        """By id."""
        if len(self.written) == 1 and not self.unwritten:
            return self.written[0].of(row)
        found: dict[str, Figure] = {id_: plan.number(row, path) for id_, path in self.unwritten}
        for points in self.written:
            found |= points.of(row)
        return {id_: found[id_] for id_ in self.ids}


@frozen(eq=False)
class FigureReader:
    """A plan with figures written, and how they are read from its rows.

    Attributes:
        plan: the plan.
        grades: the grades, the best first.
        writes_sums: whether more than clauses and adjustments is rounded for writing.
        on_the_grid: for each entry that writing may round, whether it stands on the grid of written figures anyway.
        clauses, items, groups, adjustments: points as written, in units of the last place, by id.
    """

    plan: RowReader
    grades: tuple[str, ...]
    writes_sums: bool
    on_the_grid: tuple[Callable[[Row], bool], ...]
    clauses: PartFigures
    items: PartFigures
    groups: PartFigures
    adjustments: Points

    @classmethod
    def of(cls, scheme: Scheme, plan: RowReader, *, rescaled: bool = False) -> FigureReader:
        """The figures of a scheme by a plan of its program; ``rescaled`` where sums are scaled up, and then written."""
        scale = scheme.rounding.scale
        adjustments = [one.entry.path for one in scheme.adjustments]
        rounded: list[Clause | Adjustment] = [*scheme.clauses.values(), *scheme.adjustments]
        tests = [plan.stands_on(one.before_writing.path, scale) for one in rounded]
        return cls(
            plan,
            scheme.grade_rule.grades,
            rescaled or writes_sums(scheme),
            tuple(test for test in tests if test is not None),
            _figures_of(scheme.clauses.values(), scheme, plan),
            _figures_of(scheme.items.values(), scheme, plan),
            _figures_of(scheme.groups.values(), scheme, plan),
            Points(tuple(one.id for one in scheme.adjustments), plan.several_units(adjustments, scale)),
        )

    def figure(self, row: Row, name: str) -> object:
        """A figure by the name that ``Figures`` has it by, from a row that was run: any but the exact ones."""
        if name in _PARTS:
            part: PartFigures = _PARTS[name](self)
            return part.of(row, self.plan)
        if name == "adjustments":
            return self.adjustments.of(row)
        path = _PATHS[name]
        if path not in self.plan.paths:
            return None
        number = self.plan.number(row, path)
        return self.grades[int(number)] if name in _GRADES else number

    def is_exact(self, row: Row) -> bool:
        """Whether no figure was rounded by being written."""
        return not self.writes_sums and all(is_on_it(row) for is_on_it in self.on_the_grid)


_PARTS: Mapping[str, Callable[[FigureReader], PartFigures]] = FrozenMapping(
    {"clauses": lambda told: told.clauses, "items": lambda told: told.items, "groups": lambda told: told.groups}
)
_PATHS: Mapping[str, str] = FrozenMapping(
    {
        "marks_present": MARKS_PRESENT.path,
        "summed": SUMMED.path,
        "base": BASE.path,
        "raw_total": RAW_TOTAL.path,
        "total": TOTAL.path,
        "grade_before_veto": BEFORE_VETO.path,
        "grade": GRADE.path,
    }
)
_GRADES = frozenset({"grade_before_veto", "grade"})


def _figures_of(parts: Collection[Clause | Item | Heading], scheme: Scheme, plan: RowReader) -> PartFigures:
    written: dict[int, list[Clause | Item | Heading]] = {}
    unwritten: list[tuple[str, str]] = []
    for part in parts:
        rounding = rounding_of(part, scheme)
        if rounding is None:
            unwritten.append((part.id, part.entry.path))
        else:
            written.setdefault(rounding.scale, []).append(part)
    points = [
        Points(tuple(one.id for one in alike), plan.several_units([one.entry.path for one in alike], scale))
        for scale, alike in written.items()
    ]
    return PartFigures(tuple(part.id for part in parts), tuple(points), tuple(unwritten))
