"""What a rule gives points for, and what became of it, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Number
from huizhou_qa.readers.recorded import NumberStep, Step
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.leaves import Beside
from huizhou_qa.words.reachable import cases_of

NO_READINGS: FrozenMapping[str, str] = FrozenMapping()
NOTHING_BESIDE: FrozenMapping[str, Wording] = FrozenMapping()


def criterion(
    node: Measure, readings: Mapping[str, str] = NO_READINGS, agreements: Iterable[LinearAgreement] = ()
) -> Wording:
    """What a rule gives points for.

    Where a reading has no choice, every choice is told. What no values can reach, given what facts must agree
    in, is left out.
    """
    phrase = node.under(Words(Exact({}, readings)))
    return phrase.criterion(cases_of([leaf.input for leaf in phrase.leaves], agreements))


def requirement(condition: Condition, readings: Mapping[str, str] = NO_READINGS) -> Wording:
    """What a condition asks."""
    return condition.under(Words(Exact({}, readings))).requirement()


def ground(node: Measure, step: NumberStep, beside: Beside = NOTHING_BESIDE) -> Wording:
    """What was read for a recorded number, what it fell in, and what came out.

    ``step`` is what was recorded of ``node``; ``beside`` is told right after what was read of an input, by its
    path: the counts behind a rate, who awarded a mark and why.
    """
    exact = Exact(dict(_known(step)), dict(_choices(step)), written=all(_is_written(one) for one in step.all_steps()))
    return node.under(Words(exact)).ground(beside)


def _known(step: Step) -> Iterator[tuple[str, Number]]:
    for one in step.all_steps():
        if isinstance(one, NumberStep) and one.operation == "read":
            yield str(one.operands[0]), one.value


def _choices(step: Step) -> Iterator[tuple[str, str]]:
    for one in step.all_steps():
        if one.operation == "open":
            yield str(one.operands[0]), str(one.operands[1])


def _is_written(step: Step) -> bool:
    """Whether a figure on paper was rounded as it is written; so is any number that is no such figure."""
    of, to = step.operands[0], step.operands[-1]
    if not (isinstance(step, NumberStep) and isinstance(of, NumberStep) and isinstance(to, GridRounding)):
        return True
    return not isinstance(of.value, Fraction) or step.value == to(of.value)
