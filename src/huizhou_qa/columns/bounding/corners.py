"""Inputs of a row at the ends of what they may be: what is known as it is, what is missing at one end or the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Literal

from attrs import evolve, frozen

from huizhou_qa.columns.amounts import Amount, Amounts
from huizhou_qa.columns.brackets import AnyNumber, Bracket
from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.columns.nodes import FALSE, Expression
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Excluded
from huizhou_qa.readers import Span
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.rules.inputs import Input

Side = Literal["low", "high"]
SIDES: tuple[Side, Side] = ("low", "high")
OTHER: Mapping[Side, Side] = FrozenMapping[Side, Side]({"low": "high", "high": "low"})
SidesByPath = Mapping[str, Side]


@frozen(eq=False)
class OpenInputs:
    """What inputs are where some of them are missing.

    Attributes:
        amounts: what works with numbers as expressions.
        known: the numbers that the columns give, by path.
        columns: the first column of each input, by path.
        agreements: what facts of one rule must agree in.
        excluded: inputs that are out of place where others lie somewhere.
        in_place: where these others may lie where such an input is given, by path.
    """

    amounts: Amounts
    known: Mapping[str, AnyNumber]
    columns: Mapping[str, ColumnInput]
    agreements: Sequence[LinearAgreement]
    excluded: Sequence[Excluded]
    in_place: Mapping[str, Span]

    def given(self, path: str) -> Amount:
        """What the columns give for an input."""
        number = self.known[path]
        return self.amounts.flat(number.low if isinstance(number, Bracket) else number)

    def absent(self, path: str) -> Expression:
        """Where there is nothing of an input."""
        return self.amounts.absent(self.given(path).nothing) or FALSE

    def is_known(self, path: str) -> Expression:
        """Where an input is a number: of a pair, where both are."""
        make, one = self.amounts.make, self.given(path)
        return make.both(make.is_known(part) for part in (one.top, one.bottom) if part is not None)

    def missing(self, path: str) -> Expression:
        """Where nobody has said what an input is."""
        make = self.amounts.make
        return make.both((make.opposite(self.is_known(path)), make.opposite(self.absent(path))))

    def end(self, leaf: Input, side: Side) -> Fraction:
        """The end of the range of an input; where it has none, or does not reach it, the last number of its column."""
        over, one = leaf.range, self.columns[leaf.path]
        if side == "low":
            return over.low if over.low is not None and over.low_closed else one.low
        return over.high if over.high is not None and over.high_closed else one.high

    def beyond(self, leaf: Input, side: Side) -> Interval | None:
        """What lies from the last number of a column to an end that is not reached; None where it is reached."""
        over, end = leaf.range, self.end(leaf, side)
        if side == "low":
            is_reached = over.low is not None and over.low_closed
            return None if is_reached else Interval(over.low, end, low_closed=False, high_closed=True)
        is_reached = over.high is not None and over.high_closed
        return None if is_reached else Interval(end, over.high, low_closed=True, high_closed=False)

    def at(self, leaf: Input, side: Side, sides: SidesByPath) -> Amount:
        """The input, and where it is missing its end; ``sides`` are those of all inputs of the rule."""
        end = self._end_of_range(leaf, side)
        for limit, weights in self._limits(leaf, side, sides):
            others = [
                (self.alone(one, sides[one.path]), -weight / weights[leaf])
                for one, weight in weights.items()
                if one != leaf
            ]
            end = self._nearer(self.amounts.added(others, limit / weights[leaf]), end, side)
        return self._filled(leaf, end)

    def alone(self, leaf: Input, side: Side) -> Amount:
        """The input at its end, whatever it must agree with."""
        return evolve(self._filled(leaf, self._end_of_range(leaf, side)), nothing=None)

    def _end_of_range(self, leaf: Input, side: Side) -> Amount:
        """The end of the range of an input; of one that puts another out of place, of what leaves that in place."""
        end = self.amounts.constant(self.end(leaf, side))
        for one in self.excluded:
            span = self.in_place.get(one.where.path)
            narrower = None if span is None or one.where != leaf else span.low if side == "low" else span.high
            if narrower is not None:
                is_given, other = self.given_at_all(one.leaf.path), self.amounts.constant(narrower)
                chosen = self.amounts.choice(is_given, other, end, None)
                end = self.amounts.flat(chosen)
        return end

    def given_at_all(self, path: str) -> Expression:
        """Whether anything is said of an input, be it that there was nothing."""
        return self.amounts.make.either((self.is_known(path), self.absent(path)))

    def _nearer(self, narrowed: Amount, end: Amount, side: Side) -> Amount:
        """The limit or the end of the range, whichever leaves less; the end where the limit is not told."""
        make = self.amounts.make
        one, other = self.amounts.whole(narrowed), self.amounts.whole(end)
        scale = lcm(one.scale, other.scale)
        top, last = (self.amounts.scaled(each.top, scale // each.scale) for each in (one, other))
        nearer = make.greatest((top, last)) if side == "low" else make.least((top, last))
        return Amount(make.case(((make.is_known(top), nearer), (make.is_null(top), last))), scale)

    def _filled(self, leaf: Input, end: Amount) -> Amount:
        """What is given, and the end where that is missing."""
        make, given = self.amounts.make, self.given(leaf.path)
        one, other = self.amounts.whole(given), self.amounts.whole(end)
        scale = lcm(one.scale, other.scale)
        top, last = (self.amounts.scaled(each.top, scale // each.scale) for each in (one, other))
        known, missing = self.is_known(leaf.path), self.missing(leaf.path)
        bottom = one.bottom
        if bottom is not None:
            bottom = make.case(((known, bottom), (missing, make.number(1))))
        return Amount(make.case(((known, top), (missing, last))), scale, bottom, nothing=given.nothing)

    def _limits(
        self, leaf: Input, side: Side, sides: SidesByPath
    ) -> Iterator[tuple[Fraction, Mapping[Input, Fraction]]]:
        """What agreements leave of an input on this side: a sum of it and others may reach a limit."""
        for agreed in self.agreements:
            weights = agreed.sum.weights
            if leaf in weights and all(one.path in sides for one in weights):
                end = agreed.within.high if (weights[leaf] > 0) == (side == "high") else agreed.within.low
                if end is not None:
                    yield end - agreed.sum.constant, weights


def toward(agreed: LinearAgreement, sides: SidesByPath) -> Iterator[tuple[str, ...]]:
    """For each limit of an agreement, the paths of the inputs whose ends all lie toward it."""
    for limit, wanted in ((agreed.within.high, "high"), (agreed.within.low, "low")):
        if limit is not None:
            yield tuple(
                leaf.path for leaf, weight in agreed.sum.weights.items() if (sides[leaf.path] == wanted) == (weight > 0)
            )
