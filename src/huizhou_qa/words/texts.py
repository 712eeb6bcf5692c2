"""The criterion of a rule, and the ground of its points, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Number
from huizhou_qa.readers.recorded import NumberStep, Step
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.bands import band
from huizhou_qa.words.leaves import Beside
from huizhou_qa.words.reachable import cases_of

NO_READINGS: FrozenMapping[str, str] = FrozenMapping()
NOTHING_BESIDE: FrozenMapping[str, Wording] = FrozenMapping()


def criterion(
    node: Measure, readings: Mapping[str, str] = NO_READINGS, agreements: Iterable[LinearAgreement] = ()
) -> Wording:
    """The criterion of a rule: what it gives points for.

    A reading without a choice is shown with all choices. Parts that no values can reach, considering the agreements
    between facts, are left out.
    """
    phrase = node.under(Words(Exact({}, readings)))
    return phrase.criterion(cases_of([leaf.input for leaf in phrase.leaves], agreements))


def requirement(condition: Condition, readings: Mapping[str, str] = NO_READINGS) -> Wording:
    """The requirement of a condition."""
    return condition.under(Words(Exact({}, readings))).requirement()


def numbers_wanted(leaf: Input, over: Interval) -> Wording:
    """Which numbers of an input these are, without what it is called: 10%（含）以下, 10% or less."""
    return band(over, Words(Exact({})).measured(leaf))


def ground(node: Measure, step: NumberStep, beside: Beside = NOTHING_BESIDE) -> Wording:
    """The ground of recorded points: what was read, the band, and the result.

    ``step`` was recorded of ``node``; ``beside`` has texts that follow the values of inputs, by path: the counts of a
    rate, who awarded a mark and why.
    """
    steps = list(step.all_steps())
    exact = Exact(dict(_known(steps)), dict(_choices(steps)), written=all(map(_is_written, steps)))
    return node.under(Words(exact)).ground(beside)


def _known(steps: Iterable[Step]) -> Iterator[tuple[str, Number]]:
    for one in steps:
        if isinstance(one, NumberStep) and one.operation == "read":
            yield str(one.operands[0]), one.value


def _choices(steps: Iterable[Step]) -> Iterator[tuple[str, str]]:
    for one in steps:
        if one.operation == "open":
            yield str(one.operands[0]), str(one.operands[1])


def _is_written(step: Step) -> bool:
    """Whether a figure on paper was rounded as it is written; so is any number that is no such figure."""
    of, to = step.operands[0], step.operands[-1]
    if not (isinstance(step, NumberStep) and isinstance(of, NumberStep) and isinstance(to, GridRounding)):
        return True
    return not isinstance(of.value, Fraction) or step.value == to(of.value)
