"""Points that depend on conditions: where they hold, and what counts otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.readers.spans import Span
from huizhou_qa.words.leaves import Beside, Leaf
from huizhou_qa.words.measured import Came, Measured, distinct
from huizhou_qa.words.numbers import worth
from huizhou_qa.words.phrase import NO_PATHS, Paths, Phrase, held_in
from huizhou_qa.words.phrases import joined, run_on, say
from huizhou_qa.words.reachable import Cases, either, is_possible
from huizhou_qa.words.truths import ConditionInWords, Excuse, Excused, IsPresent, Not, asked, paths_of


@frozen
class Met(Phrase):
    """Points where a condition holds, and others where it does not."""

    came: Came
    truth: ConditionInWords
    points: Fraction
    otherwise: Fraction

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return distinct(self.truth.measures)

    def times(self, weight: Fraction) -> Phrase:
        return Met(self.came.times(weight), self.truth, self.points * weight, self.otherwise * weight)

    def lies(self, over: Interval) -> ConditionInWords:
        holds, fails = self.points in over, self.otherwise in over
        if holds and not fails:
            return self.truth
        return Not(self.truth, held_in(self.value, over)) if fails and not holds else super().lies(over)

    def criterion(self, cases: Cases) -> Wording:  # noqa: ARG002 - what is asked is asked in all
        conditions = list(self.truth.all_conditions())
        text = say(
            "met", asked=asked("comma_and", conditions), then=worth(self.points), otherwise=worth(self.otherwise)
        )
        excuses = {condition.excuse for condition in conditions if condition.excuse}
        return run_on(text, *(say(f"excused_{one}") for one in sorted(excuses) if len(conditions) > 1))

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:  # noqa: ARG002 - a requirement tells all
        return joined("semicolon", [condition.ground(beside) for condition in self.truth.all_conditions()])


@frozen
class Gate(Phrase):
    """One number where a condition holds, another where it does not."""

    came: Came
    truth: ConditionInWords
    then: Phrase
    otherwise: Phrase

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        own = distinct(self.truth.measures)
        return tuple({leaf.input.path: leaf for leaf in (*own, *self.then.leaves, *self.otherwise.leaves)}.values())

    @property
    def measure(self) -> Measured:
        if isinstance(self.truth, IsPresent) and self.otherwise.is_absent:
            # A number that there is only where there is something to measure is called what it is called then.
            return evolve(self.then.measure, came=self.came)
        return super().measure

    @property
    def _asking(self) -> list[ConditionInWords]:
        return [condition for condition in self.truth.all_conditions() if condition.asks]

    @property
    def _alone(self) -> Phrase | None:
        """The one branch that measures anything."""
        if self.otherwise.is_absent:
            return self.then
        return self.otherwise if self.then.is_absent else None

    def times(self, weight: Fraction) -> Phrase:
        return Gate(self.came.times(weight), self.truth, self.then.times(weight), self.otherwise.times(weight))

    def lies(self, over: Interval) -> ConditionInWords:
        if isinstance(self.truth, IsPresent) and _surely(self.otherwise.came.span, over):
            how: Excuse = "ruled" if self.otherwise.leaves else "satisfied"
            return Excused(self.then.lies(over), self.truth, how, held_in(self.value, over))
        return super().lies(over)

    def criterion(self, cases: Cases) -> Wording:
        asking = self._asking
        holding = cases
        for one in asking:
            holding = one.holding(holding)
        failing = either(cases, [condition.failing(cases) for condition in asking])
        if self._alone is not None:
            return self._alone.criterion(holding if self._alone is self.then else failing)
        if not is_possible(failing):
            then = self.then.criterion(holding)
            return say("always", then=then) if self.then.fixed is not None else then
        if not is_possible(holding):
            return self.otherwise.criterion(failing)
        then = self.then.criterion(holding)
        if isinstance(self.then, Gate | Met):
            # Nested 否则 would be ambiguous.
            then = say("part", text=then)
        return say("gate", asked=asked("and", asking), then=then, otherwise=self.otherwise.criterion(failing))

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:
        held = self.truth.held
        if isinstance(held, Gap):
            return joined("semicolon", [condition.ground(beside) for condition in self.truth.all_conditions()])
        taken = self.then if held else self.otherwise
        if self._alone is taken:
            return taken.ground(beside, already)
        cases = list(self._cases(taken, held=held))
        parts = [case.case(beside) for case in cases]
        nothing_shown = taken.is_absent and any(isinstance(leaf.value, Gap) for leaf in distinct(self.truth.measures))
        if not parts or not (taken.fixed is not None or nothing_shown):
            parts.append(taken.ground(beside, paths_of(cases)))
        return joined("semicolon", parts)

    def _cases(self, taken: Phrase, *, held: bool) -> Iterator[ConditionInWords]:
        """The conditions that decided, except those whose inputs the branch mentions too."""
        follows = frozenset(leaf.input.path for leaf in taken.leaves)
        for one in self._asking:
            if one.held is held and (one.compares or not paths_of([one]) <= follows):
                yield one


def _surely(span: Span, over: Interval) -> bool:
    return bool(span.over) and not span.may_be_nothing and all(part.meet(over) == part for part in span.over)
