"""Looks for facts that refute what is not proved of a rule: at the numbers that the rule names, beside them, between.

What is found is shown by the exact arithmetic. What is not found is no proof: a remark says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import chain, islice, pairwise
from math import gcd, prod

from attrs import field, frozen

from huizhou_qa.analysis.bounding.split_spans import middle_of
from huizhou_qa.analysis.proofs.gates import GatedWay, inside
from huizhou_qa.analysis.proofs.rule_numbers import numbers_in
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import Program, statistic
from huizhou_qa.program.knowing import statistic_span
from huizhou_qa.readers import Bounds, Exact, Number, NumberStep, Recorded, Span, asked_of
from huizhou_qa.readers.agreements import LINEAR_SUMS, LinearAgreement
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.inputs import Better, Input
from huizhou_qa.rules.statistics import StatisticInput

FactNumbers = Mapping[str, Fraction]

# So many combinations are tried, so many numbers of each input, and of one that moves.
MOST_TRIED, MOST_NUMBERS, MOST_MOVES = 400, 9, 41
BESIDE = (Fraction(0), Fraction(-1, 100), Fraction(1, 100), Fraction(-1), Fraction(1))
FAR = Fraction(1000)


@frozen
class Turn:
    """Two numbers of an input, all else equal, at which the points go the wrong way.

    Attributes:
        facts: all other facts.
        leaf: the input that moves.
        moved: its two numbers, the lesser first.
        points: what the points are at each.
    """

    facts: FactNumbers
    leaf: Input
    moved: tuple[Fraction, Fraction]
    points: tuple[Fraction, Fraction]


@frozen(eq=False, slots=False)
class Trials:
    """The facts that a rule is tried with.

    Attributes:
        node: the rule.
        readings: the choices of its open points.
        program: what the scheme demands of facts, and what its statistics are of.
    """

    node: Measure
    readings: Mapping[str, str]
    program: Program
    leaves: tuple[Input, ...] = field(init=False)

    @leaves.default
    def _inputs_of_rule(self) -> tuple[Input, ...]:
        return asked_of(self.node, self.readings)

    def points(self, facts: FactNumbers) -> Number:
        """What the rule gives."""
        return self.node.under(Exact(facts, self.readings))

    def recorded(self, facts: FactNumbers) -> NumberStep:
        """How it comes about."""
        return self.node.under(Recorded(Exact(facts, self.readings)))

    def refuting(
        self, is_wrong: Callable[[FactNumbers], bool], ways: Iterable[GatedWay] = (), inputs: Sequence[Input] = ()
    ) -> FactNumbers | None:
        """Facts at which what the rule gives is wrong; None where none are found.

        On one of these ways, if there are any, it is to be so, for what these inputs are.
        """
        first = [leaf for leaf in self.leaves if leaf not in inputs]
        ordered = (*first, *(leaf for leaf in self.leaves if leaf in inputs))
        on_ways = (islice(_on_way(way, ordered, {}), MOST_TRIED) for way in ways)
        fitting = (facts for on_way in on_ways for facts in on_way if self._fits(facts))
        return next(
            (facts for facts in chain(fitting, self._tried(self.leaves, MOST_NUMBERS)) if is_wrong(facts)), None
        )

    def turn(self, leaf: Input, wrong: Better) -> Turn | None:
        """Where more of an input (``more``), or less of it, gives less; None where it is not found."""
        others = tuple(one for one in self.leaves if one != leaf)
        numbers = self.numbers(leaf, MOST_MOVES)
        for facts in self._tried(others, MOST_NUMBERS // 2):
            moved = [(number, {**facts, leaf.path: number}) for number in numbers]
            given = [(number, self.points(each)) for number, each in moved if self._fits(each)]
            known = [(number, points) for number, points in given if isinstance(points, Fraction)]
            for (low, before), (high, after) in pairwise(known):
                if (after < before) if wrong == "more" else (after > before):
                    return Turn(facts, leaf, (low, high), (before, after))
        return None

    def numbers(self, leaf: Input, most: int) -> tuple[Fraction, ...]:
        """Numbers that an input is tried with: the ends of its range, those that the rule names, between and beside."""
        low, high = leaf.range.low, leaf.range.high
        near = self._named | {Fraction(0), FAR}
        if low is not None and high is not None:
            near |= {low + (high - low) * at / 4 for at in range(5)}
        tried = {number + offset for number in near for offset in BESIDE}
        whole = {Fraction(round(number)) for number in tried} if leaf.whole else tried
        inside = sorted(number for number in whole if number in leaf.range)
        return tuple(_spread(inside, most))

    @cached_property
    def _named(self) -> frozenset[Fraction]:
        return numbers_in(self.node, self.readings)

    def _tried(self, leaves: Sequence[Input], most: int) -> Iterator[FactNumbers]:
        """Combinations of numbers of the inputs, spread over all of them, that may be facts of one unit."""
        columns = [self.numbers(leaf, most) for leaf in leaves]
        for at in _places(prod(len(column) for column in columns)):
            facts: dict[str, Fraction] = {}
            rest = at
            for leaf, column in zip(leaves, columns, strict=True):
                rest, place = divmod(rest, len(column))
                facts[leaf.path] = column[place]
            if self._fits(facts):
                yield facts

    def _fits(self, facts: FactNumbers) -> bool:
        """Whether facts agree with each other, and statistics with what they are of."""
        return all(_agrees(one, facts) for one in self.program.agreements) and all(
            facts[leaf.path] in statistic_span(statistic(leaf), self.program, found, Bounds(found, self.readings))
            for found in [{path: exactly(number) for path, number in facts.items()}]
            for leaf in self.leaves
            if isinstance(leaf, StatisticInput) and leaf.path in facts
        )


def _on_way(way: GatedWay, leaves: Sequence[Input], facts: FactNumbers) -> Iterator[FactNumbers]:
    """Combinations of numbers of the inputs on a way: what one is narrows the others."""
    if not leaves:
        yield facts
        return
    leaf, *others = leaves
    for number in _few_numbers(way.span(leaf), whole=leaf.whole):
        further = way.past(inside(LINEAR_SUMS.read(leaf), Interval.exactly(number)))
        if further is not None:
            yield from _on_way(further, others, {**facts, leaf.path: number})


def _few_numbers(span: Span, *, whole: bool) -> Iterator[Fraction]:
    """The ends of a span and a number between them."""
    for part in span.over:
        yield from dict.fromkeys(end for end in (part.low, part.high) if end is not None and end in part)
        middle = middle_of(Span((part,)), whole=whole)
        if middle in part and middle not in (part.low, part.high):
            yield middle


def _agrees(agreed: LinearAgreement, facts: FactNumbers) -> bool:
    known = [facts[leaf.path] * weight for leaf, weight in agreed.sum.weights.items() if leaf.path in facts]
    return len(known) < len(agreed.sum.weights) or sum(known, agreed.sum.constant) in agreed.within


def _spread(listed: Sequence[Fraction], most: int) -> Iterable[Fraction]:
    """The first, the last, and so many between, evenly."""
    if len(listed) <= most:
        return listed
    return (listed[at * (len(listed) - 1) // (most - 1)] for at in range(most))


def _places(count: int) -> Iterable[int]:
    """All of few places; of many, so many spread over them all, in an order that goes up in no column."""
    if count <= MOST_TRIED:
        return range(count)
    # A step of the golden section, with no factor in common with the count, meets no place twice.
    step = int(count * Fraction(618, 1000))
    while gcd(step, count) > 1:
        step += 1
    return (at * step % count for at in range(MOST_TRIED))
