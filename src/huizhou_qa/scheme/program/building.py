"""The program of a scheme, built of its parts: what is computed, entry by entry, in the order of computation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, partial
from itertools import chain
from types import MappingProxyType

from attrs import evolve, frozen

from huizhou_qa.fields.same_objects import SameObjects
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives, every, opened, readings_of
from huizhou_qa.program.entries import Entry, Excluded, Program, Result, Tally, result, statistic
from huizhou_qa.readers import agreements, asked_of, reads
from huizhou_qa.rules import Choose, Constant, Input, Measure, Pooled, StatisticInput
from huizhou_qa.rules.derived import at_least, at_most, coefficient, exactly, scaled, total
from huizhou_qa.rules.sections import INCIDENTS, RESULTS
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining, added, leaves_the_grid, marks_of, where_enough
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeRule
from huizhou_qa.scheme.steps.steps import WaySoFar, WayStep, entries_of
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.scorers.node_rule import node_of

ONE = Fraction(1)
# So many programs are kept; the one least recently asked for gives way.
MOST_KEPT = 64

SUMMED, MARKS_PRESENT, BASE = result("summed"), result("marks present"), result("base")
RAW_TOTAL, TOTAL = result("raw_total"), result("total")
BY_SCORE, BEFORE_VETO, GRADE = result("grade by score"), result("grade_before_veto"), result("grade")
# The results beside the parts of the tree, by what an assessment calls them; of a scheme that says its steps there is
# no raw total.
OUTPUTS: Mapping[str, Input] = MappingProxyType(
    {leaf.name: leaf for leaf in (BASE, RAW_TOTAL, TOTAL, BEFORE_VETO, GRADE)}
)


@frozen(eq=False)
class ProgramParts:
    """What a program is built of, open points and all; each is described where a scheme has it.

    Equal to those that hold the same objects: a scheme does under whatever readings.
    """

    headings: tuple[Heading, ...]
    rounding: Rounding | Alternatives[Rounding]
    grade_rule: GradeRule | Alternatives[GradeRule]
    incident_table: IncidentTable | Alternatives[IncidentTable | None] | None
    adjustments: tuple[Adjustment, ...]
    vetoes: tuple[Veto, ...]
    agreements: tuple[Agreement, ...]
    exclusions: tuple[Exclusion, ...]
    joining: Joining
    clauses_written: bool
    steps: tuple[WayStep, ...] = ()

    def __hash__(self) -> int:
        return hash(self._held)

    def __eq__(self, other: object) -> bool:
        return self._held == other._held if isinstance(other, ProgramParts) else NotImplemented

    @property
    def _held(self) -> SameObjects:
        several = (self.headings, self.adjustments, self.vetoes, self.agreements, self.exclusions, self.steps)
        beside = (self.rounding, self.grade_rule, self.incident_table, self.joining, self.clauses_written)
        # Each list ends with nothing, which stands in none of them.
        return SameObjects((*chain(*((*one, None) for one in several)), *beside))

    def program(self) -> Program:
        """The entries, in order: one program for all that hold the same objects."""
        return _program_of(self)

    def built(self) -> Program:
        """The same, built anew."""
        return Program(
            tuple(_with_statistics(tuple(self._entries()))),
            next(every(self.grade_rule)).grades,
            tuple(one.linear for one in self.agreements),
            tuple(_excluded(self.exclusions)),
            pending=opened(self.incident_table, _unsettled),
            settled=self._settled(),
            elements=self._elements(),
            places=opened(self.rounding, lambda one: Constant(one.places)),
            sums=None if self.clauses_written else self._written(BASE),
        )

    @property
    def readings(self) -> frozenset[str]:
        """The readings that lie open in them."""
        rules: list[Measure] = [clause.scorer for clause in clauses_of(self.headings)]
        rules += [adjustment.scorer for adjustment in self.adjustments]
        in_rules = (reading for rule in rules for reading in reads(node_of(rule)).readings)
        beside = (readings_of(self.rounding), readings_of(self.grade_rule), readings_of(self.incident_table))
        joined = (one.readings for one in joinings_of(self.headings, self.joining))
        return frozenset(chain(in_rules, *beside, *joined))

    def _elements(self) -> FrozenMapping[Input, Measure]:
        """What may be said of an incident, each with a measure that is 1 of one that has it, under any reading."""
        leaves = dict.fromkeys(one.leaf for table in self._tables() for one in table.worded.values())
        return FrozenMapping({leaf: opened(self.incident_table, partial(_has, leaf)) for leaf in leaves})

    def _entries(self) -> Iterator[Entry]:
        for heading in self.headings:
            yield from heading.entries(self._written, clauses_written=self.clauses_written)
        yield from self._base()
        for class_ in self._classes():
            yield Tally(class_, opened(self.incident_table, partial(_counted, class_)))
        bonuses = [heading.entry for heading in bonuses_of(self.headings)]
        if self.steps:
            start = total(BASE, *bonuses) if bonuses else BASE
            way = WaySoFar(start, self._grades, self._graded, Constant(len(self._grades) - 1))
            yield from entries_of(self.steps, way, self._written)
            return
        for adjustment in self.adjustments:
            yield from adjustment.entries(self._written)
        yield Result(RAW_TOTAL.name, total(BASE, *bonuses, *(one.entry for one in self.adjustments)))
        yield Result(TOTAL.name, at_least(RAW_TOTAL, 0))
        yield from self._grade()

    def _written(self, points: Measure) -> Measure:
        return opened(self.rounding, lambda one: one.of(points))

    def _tables(self) -> tuple[IncidentTable, ...]:
        return tuple(one for one in every(self.incident_table) if one is not None)

    def _classes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(class_ for table in self._tables() for class_ in table.classes))

    def _settled(self) -> frozenset[str]:
        """What is known of an incident that is not settled, whichever table it is of."""
        tables = self._tables()
        return frozenset[str]().union(*(one.settled for one in tables)).intersection(*(one.settled for one in tables))

    def _base(self) -> Iterator[Entry]:
        """The headings joined, and rescaled (缺项折算) where clauses are absent; bonuses come after the base."""
        counted, joining = counted_of(self.headings), self.joining
        full = full_marks_of(self.headings)
        apart = leaves_the_grid(counted, evolve(joining, rescaled=False, at_least=1))
        points = added(counted, joining)
        # A figure that is rounded by no rounding of its own is written as clauses are.
        summed = self._written(points) if apart and self.clauses_written and joining.rounding is None else points
        yield Result(SUMMED.name, summed)
        yield Result(MARKS_PRESENT.name, marks_of(counted, full, Joining()).measure)
        yield Result(BASE.name, self._base_of(full, where_enough(counted, SUMMED, joining.at_least)))

    def _base_of(self, full: Fraction, summed: Measure) -> Measure:
        """The base: what the headings come to, rescaled and rounded."""
        scaled_up = scaled(Pooled(((summed, MARKS_PRESENT),)), full)
        if self.joining.coefficient is None and self.joining.rounding is None and self.clauses_written:
            return Choose(exactly(MARKS_PRESENT, full), summed, self._written(scaled_up))
        points: Measure = Choose(exactly(MARKS_PRESENT, full), summed, scaled_up)
        if self.joining.coefficient is not None:
            points = at_most(coefficient(points, node_of(self.joining.coefficient)), full)
        return self._written(points) if self.joining.rounding is None else self.joining.rounding.of(points)

    @property
    def _grades(self) -> tuple[str, ...]:
        return next(every(self.grade_rule)).grades

    def _graded(self, of: Measure) -> Iterator[Result]:
        """What the grade rule makes of a total: the grade by score alone, and the one whose conditions hold."""
        parts: dict[str, Item | Heading] = {one.id: one for one in items_of(self.headings)}
        parts |= {one.id: one for one in headings_of_all(self.headings)}
        yield Result(BY_SCORE.name, opened(self.grade_rule, lambda one: one.by_score(of)))
        yield Result(BEFORE_VETO.name, opened(self.grade_rule, lambda one: one.allowed(BY_SCORE, parts)))

    def _grade(self) -> Iterator[Entry]:
        yield from self._graded(TOTAL)
        before = BEFORE_VETO
        for at, veto in enumerate(self.vetoes, start=1):
            yield Result(after_veto(at).name, veto.node(before, self._grades))
            before = after_veto(at)
        yield Result(GRADE.name, before)


@lru_cache(maxsize=MOST_KEPT)
def _program_of(parts: ProgramParts) -> Program:
    return parts.built()


def after_veto(number: int) -> Input:
    """The entry of the grade after so many vetoes."""
    return result(f"grade after veto {number}")


def clauses_of(headings: Sequence[Heading]) -> Iterator[Clause]:
    """All clauses, in the order of the text."""
    for item in items_of(headings):
        yield from item.clauses


def items_of(headings: Sequence[Heading]) -> Iterator[Item]:
    """All numbered items, in the order of the text."""
    for heading in headings:
        yield from heading.items()


def headings_of_all(headings: Sequence[Heading]) -> Iterator[Heading]:
    """All headings, each before what stands under it."""
    for heading in headings:
        yield from heading.headings()


def counted_of(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The headings at the top that the base is joined of: all but bonuses."""
    return tuple(heading for heading in headings if not heading.bonus)


def bonuses_of(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The headings at the top that are added to the base."""
    return tuple(heading for heading in headings if heading.bonus)


def full_marks_of(headings: Sequence[Heading]) -> Fraction:
    """The full marks of the whole, which those of a bonus are no part of."""
    return sum((heading.max_points * heading.weight for heading in counted_of(headings)), Fraction(0))


def joinings_of(headings: Sequence[Heading], whole: Joining) -> Iterator[Joining]:
    """How everything is joined, the whole last."""
    yield from (item.joining for item in items_of(headings))
    yield from (heading.joining for heading in headings_of_all(headings))
    yield whole


def _counted(class_: str, table: IncidentTable | None) -> Measure:
    return Constant(0) if table is None else table.counts(class_)


def _has(leaf: Input, table: IncidentTable | None) -> Measure:
    return Constant(0) if table is None else table.has(leaf)


def _unsettled(table: IncidentTable | None) -> Measure:
    return Constant(0) if table is None else table.pending()


def _with_statistics(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries with the statistics that they read: those of evidence first, others before what first reads them."""
    read = [[leaf for leaf in asked_of(entry.node) if isinstance(leaf, StatisticInput)] for entry in entries]
    of_evidence = [leaf for leaves in read for leaf in leaves if _is_of_evidence(leaf)]
    yield from map(statistic, dict.fromkeys(of_evidence))
    stated = {leaf.path for leaf in of_evidence}
    for entry, leaves in zip(entries, read, strict=True):
        later = dict.fromkeys(leaf for leaf in leaves if leaf.path not in stated)
        yield from map(statistic, later)
        stated |= {leaf.path for leaf in later}
        yield entry


def _is_of_evidence(leaf: StatisticInput) -> bool:
    """Whether what it is a statistic of is brought by evidence alone, so that nothing has to be computed before."""
    return not any(one.section in {RESULTS, INCIDENTS} for one in asked_of(leaf))


def _excluded(exclusions: Sequence[Exclusion]) -> Iterator[Excluded]:
    """What bounds can use of them: where the condition is that one input lies in an interval."""
    for one in exclusions:
        found = agreements.of_condition(one.condition)
        if found is not None and [*found.sum.weights.values()] == [ONE] and not found.sum.constant:
            (where,) = found.sum.weights
            yield Excluded(one.excluded, where, found.within)
