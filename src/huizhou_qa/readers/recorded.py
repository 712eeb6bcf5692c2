"""The recorded arithmetic: exact, and how every number came about.

What is recorded is data in no language: the operation, what it was applied to, and what came out. Verifying
a result means recording it again from evidence and scheme and comparing the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.one_screen import cut
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Gap, Number, Truth
from huizhou_qa.rules.arithmetic import Operation
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

NumberRead = tuple[str, Fraction]


def written(part: object) -> str:
    """A step, or a part of one, as its ``repr`` shows it: exact numbers of any size as they are written."""
    if isinstance(part, Fraction):
        return plain(part)
    return f"({', '.join(map(written, part))})" if isinstance(part, tuple) else repr(part)


@frozen(repr=False)
class Step:
    """How something came about; use one of the subclasses.

    Attributes:
        operation: the operation of the language.
        operands: what it was applied to, in order: other steps, and what the rule itself says. Of a branch
            that was not taken there is nothing; of a curve, the piece that the number fell in.
    """

    operation: Operation
    operands: tuple[object, ...]

    def steps(self) -> Iterator[Step]:
        """The steps that this one was applied to."""
        yield from _steps(self.operands)

    def all_steps(self) -> Iterator[Step]:
        """This step and all that it rests on, each before what it was applied to."""
        yield self
        for step in self.steps():
            yield from step.all_steps()


@frozen(repr=False)
class NumberStep(Step):
    """How a number came about, and the number or the gap that came out."""

    value: Number

    def __repr__(self) -> str:
        return cut(f"NumberStep({self.operation!r}, {written(self.operands)}, {written(self.value)})")


@frozen(repr=False)
class TruthStep(Step):
    """How a truth came about, and the truth or the gap that came out."""

    value: Truth

    def __repr__(self) -> str:
        return cut(f"TruthStep({self.operation!r}, {written(self.operands)}, {written(self.value)})")


_STEPS = (NumberStep, TruthStep)


def same(stated: object, recorded: object) -> bool:
    """Whether something stated is of the very kinds and values that were recorded, through and through."""
    # What the rule itself says stands in both as the same object.
    if stated is recorded:
        return True
    if type(stated) is not type(recorded):
        return False
    if isinstance(stated, tuple) and isinstance(recorded, tuple):
        return len(stated) == len(recorded) and all(map(same, stated, recorded))
    if isinstance(stated, _STEPS) and isinstance(recorded, _STEPS):
        return (
            same(stated.operation, recorded.operation)
            and same(stated.value, recorded.value)
            and same(stated.operands, recorded.operands)
        )
    return stated == recorded


def inputs_read(step: Step) -> dict[str, Fraction]:
    """The numbers that were read for a step, by path, in the order in which they were read."""
    reads = [below for below in step.all_steps() if isinstance(below, NumberStep) and below.operation == "read"]
    return {str(read.operands[0]): read.value for read in reads if isinstance(read.value, Fraction)}


def _steps(operands: tuple[object, ...]) -> Iterator[Step]:
    for operand in operands:
        if isinstance(operand, Step):
            yield operand
        elif isinstance(operand, tuple):
            yield from _steps(operand)


@frozen(eq=False)
class Recorded:
    """The arithmetic of numbers with their workings.

    Attributes:
        exact: what computes the numbers.
    """

    exact: Exact

    def constant(self, value: Fraction) -> NumberStep:
        """See ``Exact``."""
        return NumberStep("constant", (value,), self.exact.constant(value))

    def nothing(self, why: str) -> NumberStep:
        """See ``Exact``."""
        return NumberStep("nothing", (why,), self.exact.nothing(why))

    def read(self, leaf: Input) -> NumberStep:
        """See ``Exact``."""
        return NumberStep("read", (leaf.path,), self.exact.read(leaf))

    def sum(self, terms: Sequence[tuple[NumberStep, Fraction]], constant: Fraction) -> NumberStep:
        """See ``Exact``."""
        added = self.exact.sum([(term.value, weight) for term, weight in terms], constant)
        return NumberStep("sum", (tuple(terms), constant), added)

    def product(self, left: NumberStep, right: NumberStep) -> NumberStep:
        """See ``Exact``."""
        return NumberStep("product", (left, right), self.exact.product(left.value, right.value))

    def quotient(self, dividend: NumberStep, divisor: NumberStep) -> NumberStep:
        """See ``Exact``."""
        return NumberStep("quotient", (dividend, divisor), self.exact.quotient(dividend.value, divisor.value))

    def pooled(self, parts: Sequence[tuple[NumberStep, NumberStep]], least: int) -> NumberStep:
        """See ``Exact``."""
        over = self.exact.pooled([(points.value, full.value) for points, full in parts], least)
        return NumberStep("pooled", (tuple(parts), least), over)

    def rounded(self, number: NumberStep, to: GridRounding) -> NumberStep:
        """See ``Exact``."""
        return NumberStep("rounded", (number, to), self.exact.rounded(number.value, to))

    def ordered(self, numbers: Sequence[NumberStep], start: int, stop: int) -> NumberStep:
        """See ``Exact``."""
        picked = self.exact.ordered([number.value for number in numbers], start, stop)
        return NumberStep("ordered", (tuple(numbers), start, stop), picked)

    def on_curve(self, number: NumberStep, curve: Curve) -> NumberStep:
        """See ``Exact``; of the curve, the piece that the number fell in is kept."""
        piece = None if isinstance(number.value, Gap) else curve.find(number.value)
        return NumberStep("on_curve", (number, piece), self.exact.on_curve(number.value, curve))

    def number_of(self, truth: TruthStep) -> NumberStep:
        """See ``Exact``."""
        return NumberStep("number_of", (truth,), self.exact.number_of(truth.value))

    def choose(
        self, truth: TruthStep, then: Callable[[], NumberStep], otherwise: Callable[[], NumberStep]
    ) -> NumberStep:
        """See ``Exact``; only the branch taken is kept."""
        if isinstance(truth.value, Gap):
            value = self.exact.choose(truth.value, lambda: then().value, lambda: otherwise().value)
            return NumberStep("choose", (truth, None), value)
        taken = then() if truth.value else otherwise()
        return NumberStep("choose", (truth, taken), taken.value)

    def open(self, reading: str, choices: Mapping[str, Callable[[], NumberStep]]) -> NumberStep:
        """See ``Exact``; the choice made and its branch are kept."""
        choice = self.exact.readings[reading]
        taken = choices[choice]()
        return NumberStep("open", (reading, choice, taken), taken.value)

    def within(self, number: NumberStep, over: Interval) -> TruthStep:
        """See ``Exact``."""
        return TruthStep("within", (number, over), self.exact.within(number.value, over))

    def all_of(self, truths: Sequence[TruthStep]) -> TruthStep:
        """See ``Exact``."""
        return TruthStep("all_of", (tuple(truths),), self.exact.all_of([truth.value for truth in truths]))

    def present(self, number: NumberStep) -> TruthStep:
        """See ``Exact``."""
        return TruthStep("present", (number,), self.exact.present(number.value))
