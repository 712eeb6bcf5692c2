"""A unit's whole program while one input of its moves: what everything becomes at a place, and how far about it.

Only what follows from the input is worked out anew; all else is as the unit has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache

from attrs import evolve, field, frozen

from huizhou_qa.analysis.moving.along_an_input import Along, Traced, fixed
from huizhou_qa.analysis.moving.cells import place_in
from huizhou_qa.analysis.moving.line_quotients import IDENTITY, Course, line
from huizhou_qa.analysis.moving.simplified import Settled, Simplified
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.asked import asked
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Known
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import incidents_missing
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Entry, Program, Result
from huizhou_qa.program.running import INCIDENTS
from huizhou_qa.readers import Exact, Gap, Number, reads
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.sections import AVERAGES, FACTS
from huizhou_qa.scheme.agreements import Exclusion
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)
SimplifiedRules = tuple[tuple[str, Measure], ...]
"""Rules by path, in the order of computation."""


@frozen(eq=False, slots=False)
class Unit:
    """A unit whose inputs may move: its evidence under a scheme, and every number that follows.

    Attributes:
        scheme: what it is scored under.
        evidence: what is known of it, which fits the scheme.
    """

    scheme: Scheme
    evidence: Evidence

    @cached_property
    def values(self) -> Values:
        """The numbers of its evidence and its rulings."""
        return settled_values(self.scheme, self.evidence)

    @cached_property
    def written(self) -> Mapping[str, Number]:
        """Every number by path, figures rounded where they are written."""
        return numbers_of(self.scheme, self.evidence, written=True)

    @cached_property
    def unrounded(self) -> Mapping[str, Number]:
        """Every number by path, with none rounded for writing."""
        return numbers_of(self.scheme, self.evidence, written=False)

    def is_given(self, leaf: Input) -> bool:
        """Whether an input is known, or is known to be nothing."""
        return leaf.path in self.values or leaf.path in self.values.nothing

    @property
    def total(self) -> Fraction:
        """The total as written, where it is known."""
        return number(self.written[TOTAL.path])


@frozen
class Outcome:
    """Total and grade at a place, and how far about it they go on so."""

    unit: Unit
    total: Traced
    by_place: Traced

    @property
    def over(self) -> Interval:
        """How far about the place both hold."""
        return self.total.over.meet(self.by_place.over) or self.total.over

    @property
    def total_value(self) -> Fraction:
        """The total, where there is one."""
        return number(self.total.value)

    @property
    def grade(self) -> str:
        """The grade, where there is one."""
        return self.unit.scheme.grade_rule.grades[int(number(self.by_place.value))]


@frozen(eq=False, slots=False)
class Moving:
    """One input of a unit as it moves.

    Attributes:
        unit: the unit.
        leaf: the input: a fact or a mark.
    """

    unit: Unit
    leaf: Input
    domain: Interval = field(init=False)

    @domain.default
    def _range_of_the_input(self) -> Interval:
        return asked(self.leaf).range

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are taken."""
        return asked(self.leaf).whole

    @cached_property
    def current(self) -> Fraction | None:
        """Where it stands now; None where it is not known."""
        return self.unit.values.get(self.leaf.path)

    @cached_property
    def pair(self) -> Rate | None:
        """The average over all members, where it is given as a sum that the unit's own figure is part of."""
        given = self.unit.evidence.averages.get(self.leaf.name) if self.leaf.section == FACTS else None
        own = self.unit.evidence.facts.get(self.leaf.name)
        return given if isinstance(given, Rate) and isinstance(own, Known) else None

    @cached_property
    def courses(self) -> FrozenMapping[str, Course]:
        """What moves of itself: the input, and the average over all that it is part of."""
        found = {self.leaf.path: IDENTITY}
        if self.pair is not None and self.current is not None:
            members = self.pair.whole
            mean = line((self.pair.part - self.current) / members, 1 / members)
            found[pointer(AVERAGES, self.leaf.name)] = mean
        return FrozenMapping(found)

    @cached_property
    def followers(self) -> tuple[Result, ...]:
        """The results that follow from it, in the order of computation."""
        moved = frozenset([*self.courses, *(one.excluded.path for one in self.excluding)])
        return followers(self.unit.scheme.program, moved, self.unit.scheme.readings)

    @cached_property
    def excluding(self) -> tuple[Exclusion, ...]:
        """The exclusions of other inputs that are given, which hold or not as the input moves."""
        return tuple(
            one
            for one in self.unit.scheme.exclusions
            if one.excluded.path not in self.courses
            and self.unit.is_given(one.excluded)
            and not self.courses.keys().isdisjoint(leaf.path for leaf in one.inputs)
        )

    @cached_property
    def written_rules(self) -> SimplifiedRules:
        """The rules of what follows, figures rounded where they are written."""
        return self._simplified(written=True)

    @cached_property
    def unrounded_rules(self) -> SimplifiedRules:
        """The rules of what follows, with no figure rounded for writing."""
        return self._simplified(written=False)

    def _simplified(self, *, written: bool) -> SimplifiedRules:
        moved = frozenset([*self.courses, *(one.excluded.path for one in self.excluding)])
        numbers = Exact(self._numbers(written=written), self.unit.scheme.readings, written)
        return simplified_rules(self.followers, moved, numbers)

    @cached_property
    def _at(self) -> dict[tuple[Fraction, bool], dict[str, Traced]]:
        """What was worked out already."""
        return {}

    def at(self, x: Fraction, *, written: bool) -> Mapping[str, Traced]:
        """Everything that moves, by path, with the input at a place."""
        found = self._at.get((x, written))
        if found is None:
            found = self._at[x, written] = self._worked_out(x, written=written)
        return found

    def _worked_out(self, x: Fraction, *, written: bool) -> dict[str, Traced]:
        traced = {path: Traced(course.at(x), course) for path, course in self.courses.items()}
        along = Along(x, traced, Exact(self._numbers(written=written), self.unit.scheme.readings, written))
        # What is out of place there is left out, as where the input is supposed to be there.
        traced |= {one.excluded.path: self._left_out(one, along) for one in self.excluding}
        for path, rule in self.written_rules if written else self.unrounded_rules:
            traced[path] = rule.under(along)
        return traced

    def _numbers(self, *, written: bool) -> Mapping[str, Number]:
        return self.unit.written if written else self.unit.unrounded

    def _left_out(self, exclusion: Exclusion, along: Along) -> Traced:
        """What an exclusion leaves of its input: nobody has said it where it holds, else it is as it is given."""
        truth = exclusion.condition.under(along)
        left = Exact({}) if truth.value is True else along.exact
        return evolve(fixed(left.read(exclusion.excluded)), over=truth.over)

    def outcome(self, x: Fraction, *, written: bool) -> Outcome:
        """Total and grade with the input at a place."""
        total, place = (self.traced(x, entry, written=written) for entry in (TOTAL, GRADE))
        return Outcome(self.unit, total, place)

    def traced(self, x: Fraction, entry: Input, *, written: bool) -> Traced:
        """An entry with the input at a place: as it moves, or as it stands."""
        moving = self.at(x, written=written).get(entry.path)
        return moving or fixed(self._numbers(written=written)[entry.path])

    def clauses_moving(self, over: Interval) -> tuple[str, ...]:
        """The clauses whose points are not flat at a place in an interval."""
        traced = self.at(place_in(over), written=False)
        found = ((id_, traced.get(clause.before_writing.path)) for id_, clause in self.unit.scheme.clauses.items())
        return tuple(id_ for id_, one in found if one is not None and not one.course.is_flat)

    def lacking(self, x: Fraction) -> tuple[str, ...]:
        """Why there is no total with the input at a place: clauses that lack something, and incidents unsaid."""
        scheme = self.unit.scheme
        gaps = [(id_, self.traced(x, clause.entry, written=False).value) for id_, clause in scheme.clauses.items()]
        found = [id_ for id_, gap in gaps if isinstance(gap, Gap) and (gap.missing or gap.faults)]
        return (*found, *((INCIDENTS,) if incidents_missing(scheme, self.unit.evidence) else ()))

    def agreeing(self, x: Fraction) -> tuple[tuple[str, ...], Interval]:
        """The paths at which facts contradict, or the input is out of place, with it there, and how far about it."""
        traced = {path: Traced(course.at(x), course) for path, course in self.courses.items()}
        along = Along(x, traced, Exact(self.unit.written))
        failing, over = [], ANY_NUMBER
        for agreement in self.unit.scheme.agreements:
            truth = agreement.condition.under(along)
            over = over.meet(truth.over) or over
            if truth.value is False:
                failing.append(agreement.path)
        for exclusion in self.unit.scheme.exclusions:
            if exclusion.excluded.path == self.leaf.path:
                truth = exclusion.condition.under(along)
                over = over.meet(truth.over) or over
                if truth.value is True:
                    failing.append(self.leaf.path)
        return tuple(failing), over


def number(value: Number) -> Fraction:
    """A number that is known; 0 for a clause that is left out."""
    return ZERO if isinstance(value, Gap) else value


def simplified_rules(entries: Iterable[Entry], moved: Collection[str], exact: Exact) -> SimplifiedRules:
    """The rules of entries by path, with everything worked out that rests on nothing that is moved."""
    out = {*moved, *(entry.leaf.path for entry in entries)}
    known = {path: number for path, number in exact.known.items() if path not in out}
    arithmetic = Simplified(evolve(exact, known=known))
    found = []
    for entry in entries:
        rule = entry.node.under(arithmetic)
        if isinstance(rule, Settled):
            known[entry.leaf.path] = rule.value
        found.append((entry.leaf.path, rule))
    return tuple(found)


# So many sets of followers are kept; a scheme has about a hundred inputs.
MOST_KEPT = 1024


@lru_cache(maxsize=MOST_KEPT)
def followers(program: Program, moved: frozenset[str], readings: FrozenMapping[str, str]) -> tuple[Result, ...]:
    """The results that follow from what moves, in the order of computation.

    A tally of incidents reads their elements alone, which no fact moves; a statistic of a cohort stays as it is given.
    """
    found, paths = [], set(moved)
    for entry, read in _reads(program, readings):
        if isinstance(entry, Result) and entry.leaf.path not in moved and not paths.isdisjoint(read):
            found.append(entry)
            paths.add(entry.leaf.path)
    return tuple(found)


@lru_cache(maxsize=MOST_KEPT)
def _reads(program: Program, readings: FrozenMapping[str, str]) -> tuple[tuple[Entry, frozenset[str]], ...]:
    """Every entry with the paths that it may read."""
    return tuple(
        (entry, frozenset(leaf.path for leaf in reads(entry.node, readings).inputs)) for entry in program.entries
    )
