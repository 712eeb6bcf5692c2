"""One rule under every reader: what they give of the same facts has to agree. No rule is known here."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.engine.compiled import CompiledPlan, compiled
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Member, Program, Result, Settings
from huizhou_qa.readers import Bounds, Exact, Gap, Number, NumberStep, Recorded, reads
from huizhou_qa.readers.in_pairs import InPairs
from huizhou_qa.readers.prepared_pairs import InPair
from huizhou_qa.readers.recorded import inputs_read
from huizhou_qa.readers.spans import Span, exactly
from huizhou_qa.rules import Input, Measure
from huizhou_qa.words import criterion, ground
from support.plans import number_of, pairs_of, run_plan

NO_READINGS: Mapping[str, str] = FrozenMapping()


@frozen(eq=False)
class EveryReader:
    """The readers of a rule; an assertion fails where two of them differ.

    Attributes:
        rule: what is read.
        readings: the choice of every open point in it.
    """

    rule: Measure
    readings: Mapping[str, str] = NO_READINGS
    inputs: tuple[Input, ...] = field(init=False)
    _plan: CompiledPlan = field(init=False)
    _in_pairs: InPair = field(init=False)

    @inputs.default
    def _inputs_of_rule(self) -> tuple[Input, ...]:
        return tuple(reads(self.rule, self.readings).inputs)

    @_plan.default
    def _plan_of_rule(self) -> CompiledPlan:
        return compiled(Program((Result("rule", self.rule),), ()), Settings(self.readings))

    @_in_pairs.default
    def _rule_in_pairs(self) -> InPair:
        return self.rule.under(InPairs(self.readings))

    def number(self, known: Mapping[str, Number]) -> Fraction:
        """The number: exact, compiled, and in pairs."""
        number = self.rule.under(Exact(known, self.readings))
        row = run_plan(self._plan, Member(known, ()))
        assert row is not None
        assert not isinstance(number, Gap)
        assert self._plan.number(row, "/results/rule") == number
        assert number_of(self._in_pairs.work(pairs_of(known))) == number
        return number

    def agreed(self, known: Mapping[str, Number]) -> Fraction:
        """The number, under every reader."""
        number = self.number(known)
        step = self.rule.under(Recorded(Exact(known, self.readings)))
        assert step.value == number
        self._bounds_agree(known, number)
        self._words_agree(step)
        return number

    def nothing(self, known: Mapping[str, Number]) -> frozenset[str]:
        """Why there is nothing to measure, where every reader says so."""
        number = self.rule.under(Exact(known, self.readings))
        assert isinstance(number, Gap)
        assert self.rule.under(Recorded(Exact(known, self.readings))).value == number
        assert run_plan(self._plan, Member(known, ())) is None
        assert self._in_pairs.work(pairs_of(known)) is None
        assert self._bounds({path: _span(one) for path, one in known.items()}) == Span((), may_be_nothing=True)
        return number.nothing

    def _bounds_agree(self, known: Mapping[str, Number], number: Fraction) -> None:
        """What is known leaves that number alone; each number that is not known leaves it possible."""
        spans = {path: _span(known_number) for path, known_number in known.items()}
        assert self._bounds(spans) == exactly(number)
        for path, known_number in known.items():
            if not isinstance(known_number, Gap):
                assert number in self._bounds({other: span for other, span in spans.items() if other != path})
        assert number in self._bounds({path: span for path, span in spans.items() if span.may_be_nothing})

    def _bounds(self, spans: Mapping[str, Span]) -> Span:
        return self.rule.under(Bounds(spans, self.readings))

    @cached_property
    def _criterion(self) -> Wording:
        return criterion(self.rule, self.readings)

    def _words_agree(self, step: NumberStep) -> None:
        """The criterion names every input, and the ground every one that was read, in both languages."""
        asked, told = self._criterion, ground(self.rule, step)
        for leaf in self.inputs:
            assert leaf.label.zh in asked.zh
            assert leaf.label.en in asked.en
        for leaf in self.inputs:
            if leaf.path in inputs_read(step):
                assert leaf.label.zh in told.zh
                assert leaf.label.en in told.en


def _span(number: Number) -> Span:
    return Span((), may_be_nothing=True) if isinstance(number, Gap) else exactly(number)
