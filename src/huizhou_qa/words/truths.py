"""Conditions in words: their requirement, their ground, and the cases in which they hold."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.readers.gaps import Truth as Held
from huizhou_qa.words.bands import band, side_of
from huizhou_qa.words.compared import Compared, compared_in
from huizhou_qa.words.leaves import Beside
from huizhou_qa.words.measured import Measured, distinct
from huizhou_qa.words.phrases import joined, say
from huizhou_qa.words.reachable import Cases, either, where_it_lies, where_it_lies_beyond

Excuse = Literal["", "satisfied", "ruled"]


class ConditionInWords(ABC):
    """A condition in words."""

    __slots__ = ()

    held: Held

    @property
    @abstractmethod
    def measures(self) -> tuple[Measured, ...]:
        """The numbers that it is about."""

    @abstractmethod
    def requirement(self) -> Wording:
        """What is required."""

    @abstractmethod
    def ground(self, beside: Beside) -> Wording:
        """The numbers, and whether they meet the requirement."""

    def case(self, beside: Beside) -> Wording:
        """The numbers alone, for a condition that only distinguishes cases."""
        return self.ground(beside)

    @property
    def asks(self) -> bool:
        """Whether there is anything that would fail it."""
        return True

    @property
    def may_be_nothing(self) -> bool:
        """Whether there may be nothing to measure for one of its numbers."""
        return any(measure.came.span.may_be_nothing for measure in self.measures)

    @property
    def compares(self) -> bool:
        """Whether it compares two numbers."""
        return False

    @property
    def is_compound(self) -> bool:
        """Whether its text has several conditions."""
        return False

    @property
    def excuse(self) -> Excuse:
        """On what grounds it is passed over where there was nothing to measure."""
        return ""

    def all_conditions(self) -> Iterator[ConditionInWords]:
        """The conditions that have to hold together."""
        yield self

    def holding(self, cases: Cases) -> Cases:
        """The cases in which it holds; all of them where that is not known."""
        return cases

    def failing(self, cases: Cases) -> Cases:
        """The cases in which it does not; all of them where that is not known."""
        return cases


@frozen
class Lies(ConditionInWords):
    """That a number lies in an interval."""

    measure: Measured
    over: Interval
    held: Held

    @property
    def measures(self) -> tuple[Measured, ...]:
        return (self.measure,)

    def requirement(self) -> Wording:
        measure, compared = self.measure, self._compared
        if compared is not None:
            return compared.requirement()
        told = band(self.over, measure)
        # 不足 and 超过 are verbs themselves.
        how = "is_word" if measure.words else "is_beyond" if told.zh.startswith(("不足", "超过")) else "is_in"
        return say(how, subject=measure.formula if measure.words else measure.named, band=told)

    def ground(self, beside: Beside) -> Wording:
        measure, compared = self.measure, self._compared
        if isinstance(measure.value, Gap) or measure.words:
            return measure.stated(beside)
        if compared is not None:
            return compared.found(beside, held=bool(self.held))
        read = measure.stated(beside, side_of(self.over, measure.value))
        return say("meets" if self.held else "misses", read=read, band=band(self.over, measure))

    def case(self, beside: Beside) -> Wording:
        value = self.measure.value
        if self.measure.leaf is None or isinstance(value, Gap):
            return self.ground(beside)
        return self.measure.stated(beside, side_of(self.over, value))

    @property
    def asks(self) -> bool:
        return self.over.meet(self.measure.domain) != self.measure.domain

    @property
    def compares(self) -> bool:
        return self._compared is not None

    @property
    def _compared(self) -> Compared | None:
        return compared_in(self.measure, self.over)

    def holding(self, cases: Cases) -> Cases:
        return where_it_lies(cases, self.measure.form, self.over)

    def failing(self, cases: Cases) -> Cases:
        return where_it_lies_beyond(cases, self.measure.form, self.over, self.measure.domain)


def asked(between: str, truths: Sequence[ConditionInWords]) -> Wording:
    """What several conditions ask; one that is several itself stands in brackets beside others."""
    return joined(between, [in_brackets(truth) if len(truths) > 1 else truth.requirement() for truth in truths])


def in_brackets(truth: ConditionInWords) -> Wording:
    """What a condition asks, in brackets where it is several."""
    return say("bracketed", text=truth.requirement()) if truth.is_compound else truth.requirement()


@frozen
class Together(ConditionInWords):
    """That every one of several conditions holds, or at least one."""

    truths: tuple[ConditionInWords, ...]
    held: Held
    every: bool = field(kw_only=True)

    @property
    def measures(self) -> tuple[Measured, ...]:
        return _measures(self.truths)

    @property
    def is_compound(self) -> bool:
        return len(self.truths) > 1

    def requirement(self) -> Wording:
        return asked("and" if self.every else "or", self.truths)

    def ground(self, beside: Beside) -> Wording:
        return joined("semicolon", [truth.ground(beside) for truth in self.truths])

    def all_conditions(self) -> Iterator[ConditionInWords]:
        if not self.every:
            yield self
            return
        for one in self.truths:
            yield from one.all_conditions()

    def holding(self, cases: Cases) -> Cases:
        if not self.every:
            return either(cases, [truth.holding(cases) for truth in self.truths])
        for one in self.truths:
            cases = one.holding(cases)
        return cases

    def failing(self, cases: Cases) -> Cases:
        if self.every:
            return either(cases, [truth.failing(cases) for truth in self.truths])
        for one in self.truths:
            cases = one.failing(cases)
        return cases


@frozen
class Not(ConditionInWords):
    """That a condition does not hold."""

    truth: ConditionInWords
    held: Held

    @property
    def measures(self) -> tuple[Measured, ...]:
        return self.truth.measures

    def requirement(self) -> Wording:
        return say("is_not_so", text=in_brackets(self.truth))

    def ground(self, beside: Beside) -> Wording:
        return self.truth.ground(beside)

    def holding(self, cases: Cases) -> Cases:
        return self.truth.failing(cases)

    def failing(self, cases: Cases) -> Cases:
        return self.truth.holding(cases)


@frozen
class IsPresent(ConditionInWords):
    """That there was something to measure."""

    measure: Measured
    held: Held

    @property
    def measures(self) -> tuple[Measured, ...]:
        return (self.measure,)

    @property
    def may_be_nothing(self) -> bool:
        return False

    def requirement(self) -> Wording:
        return say("is_present", label=self.measure.formula)

    def ground(self, beside: Beside) -> Wording:
        return self.measure.stated(beside)


@frozen
class Excused(ConditionInWords):
    """A condition that is passed over where there was nothing to measure."""

    truth: ConditionInWords
    present: ConditionInWords
    how: Excuse
    held: Held

    @property
    def measures(self) -> tuple[Measured, ...]:
        return _measures((self.truth, self.present))

    @property
    def excuse(self) -> Excuse:
        return self.how

    @property
    def is_compound(self) -> bool:
        return self.truth.is_compound

    def requirement(self) -> Wording:
        return self.truth.requirement()

    def ground(self, beside: Beside) -> Wording:
        if self.present.held is False:
            return say("not_asked", read=self.present.ground(beside))
        return self.truth.ground(beside)

    def failing(self, cases: Cases) -> Cases:
        return self.truth.failing(cases)


def _measures(truths: Sequence[ConditionInWords]) -> tuple[Measured, ...]:
    return tuple(measure for truth in truths for measure in truth.measures)


def paths_of(truths: Sequence[ConditionInWords]) -> frozenset[str]:
    """The paths of all inputs that conditions read."""
    return frozenset(leaf.input.path for leaf in distinct(_measures(truths)))
