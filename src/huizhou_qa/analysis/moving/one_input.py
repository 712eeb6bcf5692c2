"""A unit's whole program while one input of its moves: what everything becomes at a place, and how far about it.

Only what follows from the input is worked out anew; all else is as the unit has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from attrs import evolve, field, frozen

from huizhou_qa.analysis.moving.along_an_input import Along, Traced, fixed
from huizhou_qa.analysis.moving.cells import place_in
from huizhou_qa.analysis.moving.following import RulesByPath, followers, rested_on, simplified_rules
from huizhou_qa.analysis.moving.joined_again import JoinedAgain, joined_again, work_out
from huizhou_qa.analysis.moving.line_quotients import IDENTITY
from huizhou_qa.analysis.moving.over_an_interval import OverInterval, Spread, spread_over
from huizhou_qa.analysis.moving.sweep_cell import WhyUndetermined
from huizhou_qa.analysis.moving.unit import Unit, number
from huizhou_qa.evidence.asked import asked
from huizhou_qa.ledger.checking import incidents_missing
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Result
from huizhou_qa.program.running import INCIDENTS
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.sections import MARKS
from huizhou_qa.scheme.agreements import Exclusion
from huizhou_qa.scheme.program.building import GRADE, TOTAL

ZERO = Fraction(0)


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


class AgreedThere(NamedTuple):
    """What does not agree with an input at a place: its paths, how far about that is so, and why there is no total."""

    failing: tuple[str, ...]
    over: Interval
    why: WhyUndetermined | None


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
    def means(self) -> tuple[tuple[str, Measure], ...]:
        """The means over all members that move with it, by path."""
        return tuple((path, mean) for path, mean in self.unit.means if self.leaf.path in self.unit.read_by_means[path])

    @cached_property
    def moved(self) -> frozenset[str]:
        """What moves of itself: the input, and the means over all that it is part of."""
        return frozenset([self.leaf.path, *(path for path, _ in self.means)])

    @cached_property
    def followers(self) -> tuple[Result, ...]:
        """The results that follow from it, in the order of computation."""
        return followers(self.unit.scheme.program, self._out, self.unit.scheme.readings)

    @property
    def _out(self) -> frozenset[str]:
        return self.moved.union(one.excluded.path for one in self.excluding)

    @cached_property
    def excluding(self) -> tuple[Exclusion, ...]:
        """The exclusions of other inputs that are given, which hold or not as the input moves."""
        return tuple(
            one
            for one in self.unit.scheme.exclusions
            if one.excluded.path not in self.moved
            and self.unit.is_given(one.excluded)
            and not self.moved.isdisjoint(leaf.path for leaf in one.inputs)
        )

    @cached_property
    def written_rules(self) -> RulesByPath:
        """The rules of what follows, figures rounded where they are written."""
        return self._simplified(written=True)

    @cached_property
    def rules_of_total(self) -> RulesByPath:
        """Those of the written rules that the total rests on."""
        return rested_on(self.written_rules, TOTAL.path)

    @cached_property
    def _joined_again(self) -> Mapping[str, JoinedAgain]:
        return joined_again(self.rules_of_total, self._out)

    @cached_property
    def unrounded_rules(self) -> RulesByPath:
        """The rules of what follows, with no figure rounded for writing."""
        return self._simplified(written=False)

    def _simplified(self, *, written: bool) -> RulesByPath:
        numbers = Exact(self._numbers(written=written), self.unit.scheme.readings, written)
        rules = ((entry.leaf.path, entry.node) for entry in self.followers)
        return simplified_rules((*self.means, *rules), self._out, numbers)

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
        traced = {self.leaf.path: Traced(x, IDENTITY)}
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

    @cached_property
    def _over(self) -> dict[Interval, Spread]:
        """Over which intervals the total was worked out already."""
        return {}

    def total_over(self, over: Interval) -> Spread:
        """The written total with the input anywhere in an interval."""
        found = self._over.get(over)
        if found is None:
            found = self._over[over] = self._worked_out_over(over)
        return found

    def _worked_out_over(self, over: Interval) -> Spread:
        moving = {self.leaf.path: spread_over(over)}
        arithmetic = OverInterval(moving, Exact(self.unit.written, self.unit.scheme.readings))
        moving |= {one.excluded.path: perhaps_left_out(one, arithmetic) for one in self.excluding}
        work_out(self.rules_of_total, moving, arithmetic, lambda: self._joined_again)
        return arithmetic.read(TOTAL)

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

    def agreeing(self, x: Fraction) -> AgreedThere:
        """What does not agree, or is out of place, with the input there, and how far about it that is so."""
        traced = {self.leaf.path: Traced(x, IDENTITY)}
        along = Along(x, traced, Exact(self.unit.written, self.unit.scheme.readings))
        for path, mean in self.means:
            traced[path] = mean.under(along)
        failing, over = list[str](), ANY_NUMBER
        for agreement in self.unit.scheme.agreements:
            truth = agreement.condition.under(along)
            over = over.meet(truth.over) or over
            if truth.value is False:
                failing.append(agreement.path)
        for path, limit in self.unit.limits:
            truth = limit.under(along)
            over = over.meet(truth.over) or over
            if truth.value is False:
                failing.append(path)
        why: WhyUndetermined | None = "contradiction" if failing else None
        for exclusion in self.unit.scheme.exclusions:
            if exclusion.excluded.path == self.leaf.path:
                truth = exclusion.condition.under(along)
                over = over.meet(truth.over) or over
                if truth.value is True:
                    # A mark is called by its clause, as where it is missing.
                    failing.append(self.leaf.name if self.leaf.section == MARKS else self.leaf.path)
                    why = "out_of_place"
        return AgreedThere(tuple(failing), over, why)


def perhaps_left_out(exclusion: Exclusion, over: OverInterval) -> Spread:
    """What an exclusion leaves of its input over an interval: where it may hold, perhaps no number."""
    may_be, known = exclusion.condition.under(over).may_be, over.read(exclusion.excluded)
    return evolve(known, ends=None, is_sure=False) if may_be.true else known
