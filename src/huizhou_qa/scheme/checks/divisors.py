"""Where a rule divides by what a scheme works out itself, and may divide by 0.

A figure that is given and makes a divisor 0 is refused with the evidence. Of a result, or of how many incidents there
were, nobody could be told to check the figure: no evidence may bring such a divisor to 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers import Bounds, Relabelled, asked_of
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.sections import INCIDENTS, RESULTS

ZERO = Fraction(0)
WORKED_OUT = (RESULTS, INCIDENTS)


@frozen(eq=False)
class Divisors(Relabelled):
    """The arithmetic that finds every divisor: down every branch, and in what statistics are of."""

    inputs: Mapping[Input, Input] = field(factory=FrozenMapping, init=False)
    found: list[Measure] = field(factory=list, init=False)

    def quotient(self, dividend: Measure, divisor: Measure) -> Measure:
        """The same quotient, whose divisor is one."""
        self.found.append(divisor)
        return super().quotient(dividend, divisor)


def unsafe_divisors(rule: Measure) -> Iterator[tuple[str, ...]]:
    """What each divisor is made of that may be 0 and is worked out, under any readings, by name.

    A given figure may be any number of its range, a result any at all: a gate around the quotient changes nothing.
    """
    divisors = Divisors()
    rule.under(divisors)
    for divisor in divisors.found:
        names = tuple(leaf.name for leaf in asked_of(divisor) if leaf.section in WORKED_OUT)
        # What is rounded only where it is written may be 0 in one of the two ways.
        if names and any(ZERO in divisor.under(Bounds({}, written=written)) for written in (True, False)):
            yield names
