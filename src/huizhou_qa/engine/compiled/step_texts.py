"""How numbers come about, as JSON text, told by a rule that was prepared once: what the rule itself says is text.

Of a unit only what came out is put in between. The text is that of the recorded steps, which are the plain way to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import lcm
from typing import TypeVar

from attrs import frozen

from huizhou_qa.engine.step_tellers import KnownTexts, StepTeller, StepText, TextOf, Value, step_text
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Gap, Number, Truth
from huizhou_qa.rules.arithmetic import Measure, Operation
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

Below = TypeVar("Below")


def telling(node: Measure, readings: Mapping[str, str], text_of: TextOf) -> StepTeller[Number]:
    """What tells how the number of a node comes about, under a choice of readings."""
    return node.under(StepTexts(Exact({}, readings), text_of))


@frozen(eq=False)
class StepTexts:
    """Numbers and truths are what tells them of a unit.

    Attributes:
        exact: what computes them, with the choice of every open point.
        text_of: what writes them, and what the rule says.
    """

    exact: Exact
    text_of: TextOf

    def constant(self, value: Fraction) -> StepTeller[Number]:
        """See ``Recorded``."""
        return self._fixed("constant", value, self.exact.constant(value))

    def nothing(self, why: str) -> StepTeller[Number]:
        """See ``Recorded``."""
        return self._fixed("nothing", why, self.exact.nothing(why))

    def read(self, leaf: Input) -> StepTeller[Number]:
        """See ``Recorded``."""
        path, named = leaf.path, self.text_of(leaf.path)
        return lambda unit: unit.read.get(path) or unit.of(path, named)

    def sum(self, terms: Sequence[tuple[StepTeller[Number], Fraction]], constant: Fraction) -> StepTeller[Number]:
        """See ``Recorded``."""
        weights = [weight for _, weight in terms]
        between = [f",{self.text_of(weight)}],[" for weight in weights]
        between[-1:] = [f",{self.text_of(weight)}]" for weight in weights[-1:]]
        return self._over(
            "sum",
            [term for term, _ in terms],
            _around("[[" if terms else "[", between, f"],{self.text_of(constant)}"),
            self._adding(weights, constant),
        )

    def product(self, left: StepTeller[Number], right: StepTeller[Number]) -> StepTeller[Number]:
        """See ``Recorded``."""
        return self._over("product", [left, right], ["", ",", ""], lambda numbers: self.exact.product(*numbers))

    def quotient(self, dividend: StepTeller[Number], divisor: StepTeller[Number]) -> StepTeller[Number]:
        """See ``Recorded``."""
        return self._over("quotient", [dividend, divisor], ["", ",", ""], lambda numbers: self.exact.quotient(*numbers))

    def pooled(self, parts: Sequence[tuple[StepTeller[Number], StepTeller[Number]]], least: int) -> StepTeller[Number]:
        """See ``Recorded``."""
        between = [one for _ in parts for one in (",", "],[")]
        between[-1:] = ["]" for _ in between[-1:]]
        return self._over(
            "pooled",
            list(chain.from_iterable(parts)),
            _around("[[" if parts else "[", between, f"],{self.text_of(least)}"),
            lambda numbers: self.exact.pooled(list(zip(numbers[::2], numbers[1::2], strict=True)), least),
        )

    def rounded(self, number: StepTeller[Number], to: GridRounding) -> StepTeller[Number]:
        """See ``Recorded``."""
        said = f",{self.text_of(to)}"
        rounded = self.exact.rounded
        return self._over_one("rounded", number, said, lambda known: rounded(known, to))

    def ordered(self, numbers: Sequence[StepTeller[Number]], start: int, stop: int) -> StepTeller[Number]:
        """See ``Recorded``."""
        said = f"],{self.text_of(start)},{self.text_of(stop)}"
        pick = self.exact.ordered
        return self._over("ordered", numbers, _listed(numbers, said), lambda known: pick(known, start, stop))

    def on_curve(self, number: StepTeller[Number], curve: Curve) -> StepTeller[Number]:
        """See ``Recorded``; what a flat piece is worth is text already."""
        pieces = [
            (piece, f",{self.text_of(piece)}", "" if piece.slope else self.text_of(piece.intercept))
            for piece in curve.pieces
        ]
        exact, text_of = self.exact, self.text_of

        def tell(unit: KnownTexts) -> StepText[Number]:
            value, worth, step, reads = number(unit)
            if not isinstance(value, Gap):
                ratio = value.as_integer_ratio()
                for piece, said, flat in pieces:
                    if piece.over.holds(*ratio):
                        points = piece.intercept if flat else piece.points(value)
                        worth = flat or text_of(points)
                        return points, worth, step_text("on_curve", step + said, worth), reads
            beyond = exact.on_curve(value, curve)
            worth = text_of(beyond)
            return beyond, worth, step_text("on_curve", step + ",null", worth), reads

        return tell

    def number_of(self, truth: StepTeller[Truth]) -> StepTeller[Number]:
        """See ``Recorded``."""
        return self._over_one("number_of", truth, "", self.exact.number_of)

    def choose(
        self,
        truth: StepTeller[Truth],
        then: Callable[[], StepTeller[Number]],
        otherwise: Callable[[], StepTeller[Number]],
    ) -> StepTeller[Number]:
        """See ``Recorded``; only the branch taken is told."""
        first, second, exact, text_of = then(), otherwise(), self.exact, self.text_of

        def tell(unit: KnownTexts) -> StepText[Number]:
            is_so, _, asked, read_before = truth(unit)
            if isinstance(is_so, Gap):
                gap = exact.choose(is_so, lambda: first(unit)[0], lambda: second(unit)[0])
                worth = text_of(gap)
                return gap, worth, step_text("choose", f"{asked},null", worth), read_before
            value, worth, step, reads = first(unit) if is_so else second(unit)
            return value, worth, step_text("choose", f"{asked},{step}", worth), read_before + reads

        return tell

    def open(self, reading: str, choices: Mapping[str, Callable[[], StepTeller[Number]]]) -> StepTeller[Number]:
        """See ``Recorded``; only the choice made is prepared."""
        choice = self.exact.readings[reading]
        chosen, said = choices[choice](), f"{self.text_of(reading)},{self.text_of(choice)},"

        def tell(unit: KnownTexts) -> StepText[Number]:
            value, worth, step, reads = chosen(unit)
            return value, worth, step_text("open", said + step, worth), reads

        return tell

    def within(self, number: StepTeller[Number], over: Interval) -> StepTeller[Truth]:
        """See ``Recorded``."""
        said = f",{self.text_of(over)}"
        within = self.exact.within
        return self._over_one("within", number, said, lambda known: within(known, over))

    def all_of(self, truths: Sequence[StepTeller[Truth]]) -> StepTeller[Truth]:
        """See ``Recorded``."""
        return self._over("all_of", truths, _listed(truths, "]"), self.exact.all_of)

    def present(self, number: StepTeller[Number]) -> StepTeller[Truth]:
        """See ``Recorded``."""
        return self._over_one("present", number, "", self.exact.present)

    def _fixed(self, operation: Operation, operand: object, value: Number) -> StepTeller[Number]:
        worth = self.text_of(value)
        return _always(value, worth, step_text(operation, self.text_of(operand), worth))

    def _over(
        self,
        operation: Operation,
        below: Sequence[StepTeller[Below]],
        around: Sequence[str],
        compute: Callable[[Sequence[Below]], Value],
    ) -> StepTeller[Value]:
        """An operation on numbers or truths; ``around`` is what stands before, between and behind them."""
        text_of, first = self.text_of, f'{{"operation":"{operation}","of":[{around[0]}'
        if not below:
            none = compute(())
            worth_of_none = text_of(none)
            return _always(none, worth_of_none, step_text(operation, around[0], worth_of_none))
        if len(below) == 1:
            (alone,), (first, last) = below, around
            return self._over_one(operation, alone, last, lambda its: compute((its,)), first)
        behind = [*around[1:-1], f'{around[-1]}],"value":']

        def tell(unit: KnownTexts) -> StepText[Value]:
            told = [one(unit) for one in below]
            value = compute([one[0] for one in told])
            worth = text_of(value)
            step = first + "".join([one[2] + text for one, text in zip(told, behind, strict=True)])
            return value, worth, f"{step}{worth}}}", tuple(chain.from_iterable([one[3] for one in told]))

        return tell

    def _over_one(
        self,
        operation: Operation,
        below: StepTeller[Below],
        said: str,
        compute: Callable[[Below], Value],
        before: str = "",
    ) -> StepTeller[Value]:
        """An operation on one number or truth, with what the rule says behind and before it."""
        text_of, first, last = self.text_of, f'{{"operation":"{operation}","of":[{before}', f'{said}],"value":'

        def tell(unit: KnownTexts) -> StepText[Value]:
            its, _, step, reads = below(unit)
            value = compute(its)
            worth = text_of(value)
            return value, worth, f"{first}{step}{last}{worth}}}", reads

        return tell

    def _adding(self, weights: Sequence[Fraction], constant: Fraction) -> Callable[[Sequence[Number]], Number]:
        """What adds up numbers by their weights, which have one denominator then; gaps are joined the plain way."""
        plainly, of_all = self.exact.sum, lcm(constant.denominator, *(weight.denominator for weight in weights))
        start, factors = int(constant * of_all), [int(weight * of_all) for weight in weights]

        def add(numbers: Sequence[Number]) -> Number:
            ratios = [number.as_integer_ratio() for number in numbers if not isinstance(number, Gap)]
            if len(ratios) < len(weights):
                return plainly(list(zip(numbers, weights, strict=True)), constant)
            if len(ratios) == 1:
                ((above, below),) = ratios
                return Fraction(start * below + above * factors[0], of_all * below)
            over = lcm(*[below for _, below in ratios])
            above = sum(
                [above * factor * (over // below) for (above, below), factor in zip(ratios, factors, strict=True)]
            )
            return Fraction(start * over + above, of_all * over)

        return add


def _always(value: Value, worth: str, step: str) -> StepTeller[Value]:
    """What is the same of every unit."""
    told: StepText[Value] = (value, worth, step, ())
    return lambda _unit: told


def _listed(below: Sequence[object], last: str) -> Sequence[str]:
    """What stands around the members of a list that is followed by ``last``."""
    return _around("[", ["," for _ in below[1:]] + ["" for _ in below[:1]], last)


def _around(first: str, between: Sequence[str], last: str) -> Sequence[str]:
    """What stands before the first, behind each, and behind all of them."""
    return [first, *between[:-1], between[-1] + last] if between else [first + last]
