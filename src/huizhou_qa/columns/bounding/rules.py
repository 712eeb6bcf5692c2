"""The least and the most that each rule can still give, with what it reads missing in part or altogether.

Where it is proved which way every input moves a rule, it is worked out with what is missing at its ends. Else its ends
are known where all that it reads is missing, and where one of two is missing and the ends are the same whatever the
other one is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.analysis.bounding.entry_spans import EntrySpan
from huizhou_qa.analysis.bounding.opened import opened
from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.analysis.bounding.tightness import rule_ends
from huizhou_qa.columns.amounts import AnyAmount
from huizhou_qa.columns.bounding.corners import SIDES, OpenInputs, Side, toward
from huizhou_qa.columns.bounding.ways import Ways
from huizhou_qa.columns.brackets import AnyNumber
from huizhou_qa.columns.nodes import Expression
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.program import Result
from huizhou_qa.readers import Span
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, RULINGS

Arm = tuple[Expression, AnyNumber]
# What bounds are asked of a unit of which little is known; nobody sees its name.
UNIT = "1"
PAIR = 2


@frozen(eq=False, slots=False)
class OpenRules:
    """The rules of a scheme in rows in which something is missing.

    Attributes:
        ways: which way figures go.
        corners: the inputs at their ends.
        evaluate: a rule with other numbers for some of what it reads.
    """

    ways: Ways
    corners: OpenInputs
    evaluate: Callable[[Result, Mapping[str, AnyNumber]], AnyNumber]
    _spans: dict[tuple[str, Fraction], Mapping[str, Span]] = field(
        factory=dict[tuple[str, Fraction], Mapping[str, Span]]
    )

    def arms(self, entry: Result, side: Side) -> Iterator[Arm]:
        """What the rule gives at one end where it is not known, by condition; none where that is not proved."""
        leaves = self._leaves(entry)
        if self.is_by_corners(entry):
            yield self.corners.amounts.make.either(map(self.missing_of, leaves)), self._at_corner(entry, leaves, side)
            return
        grounds = [one for leaf in leaves for one in self.ways.grounds(leaf)]
        if any(len(one.sum.weights.keys() & leaves) > 1 for one in self.ways.scheme.program.agreements):
            # Facts that must agree may not be at their ends together.
            return
        every = self.corners.amounts.make.both(map(self.corners.missing, grounds))
        span = self._known_spans[entry.leaf.path]
        end = None if span.may_be_nothing else self._end(span, side)
        if end is not None and self._is_reached(entry, self._known_spans):
            yield every, self.corners.amounts.constant(end)
        if len(leaves) == PAIR and self._is_plain_pair(entry, leaves):
            for known, missing in (leaves, leaves[::-1]):
                yield from self._beside(entry, known, missing, side)

    def missing_of(self, leaf: Input) -> Expression:
        """Where an input is missing."""
        return self.corners.missing(leaf.path)

    def is_by_corners(self, entry: Result) -> bool:
        """Whether it is proved that a rule has its ends where what is missing has its own."""
        leaves, signs = self._leaves(entry), self.ways.signs[entry.leaf.path]
        return len(leaves) > 1 and all(
            leaf.section in {FACTS, MARKS} and signs.get(leaf.path) in {"up", "down"} and self._is_absorbed(entry, leaf)
            for leaf in leaves
        )

    def both_toward(self, entry: Result, agreed: LinearAgreement) -> Iterator[tuple[str, ...]]:
        """The inputs of a rule that cannot be at their ends together, for an agreement between them."""
        for side in SIDES:
            yield from (paths for paths in toward(agreed, self._sides(entry, side)) if len(paths) > 1)

    def _leaves(self, entry: Result) -> tuple[Input, ...]:
        return tuple(leaf for leaf in self.ways.read[entry.leaf.path] if leaf.section != RULINGS)

    def _sides(self, entry: Result, side: Side) -> dict[str, Side]:
        other: Side = "high" if side == "low" else "low"
        signs = self.ways.signs[entry.leaf.path]
        return {leaf.path: side if signs[leaf.path] == "up" else other for leaf in self._leaves(entry)}

    def _at_corner(self, entry: Result, leaves: tuple[Input, ...], side: Side) -> AnyNumber:
        sides = self._sides(entry, side)
        return self.evaluate(entry, {leaf.path: self.corners.at(leaf, sides[leaf.path], sides) for leaf in leaves})

    def _is_absorbed(self, entry: Result, leaf: Input) -> bool:
        """Whether the rule gives one figure from the last number of each open end of an input's column on."""
        beyond = [one for side in SIDES if (one := self.corners.beyond(leaf, side)) is not None]
        return all(self.ways.at(entry, leaf.path, over).is_exact for over in beyond)

    @cached_property
    def _known_spans(self) -> Mapping[str, Span]:
        """Where inputs and rules may lie while nothing is known."""
        return opened(self.ways.scheme, Evidence(UNIT, incidents=())).with_results

    def _is_reached(self, entry: Result, spans: Mapping[str, Span]) -> bool:
        """Whether a rule reaches both ends of its span."""
        return all(
            rule_ends(self._span_of(entry), self._span_of(entry).given(spans), self.ways.scheme.rounding).corners
        )

    def _span_of(self, entry: Result) -> EntrySpan:
        return program_spans(self.ways.scheme.program, self.ways.settings).entries[entry.leaf.path]

    def _end(self, span: Span, side: Side) -> Fraction | None:
        return span.low if side == "low" else span.high

    def _is_plain_pair(self, entry: Result, leaves: tuple[Input, ...]) -> bool:
        """Whether both inputs come as one number each, and it is proved which way each moves the rule.

        What is known says nothing of the other one then, but at the ends of their range: a mean may be anything beside
        a figure that is inside it. Other statistics are narrowed by a figure wherever it lies.
        """
        columns, signs = self.corners.columns, self.ways.signs[entry.leaf.path]
        return all(
            leaf.path in columns
            and leaf.section in {FACTS, MARKS, AVERAGES}
            and (columns[leaf.path].role, columns[leaf.path].holds) == ("number", "whole")
            and signs.get(leaf.path) in {"up", "down"}
            for leaf in leaves
        )

    def _beside(self, entry: Result, known: Input, missing: Input, side: Side) -> Iterator[Arm]:
        """The end beside a number that is known: the same whatever it is, but perhaps at the ends of its range."""
        make, one = self.corners.amounts.make, self.corners.columns[known.path]
        first, last, step = one.low, one.high, Fraction(1 if known.whole else Fraction(1, one.scale))
        singles = [end for end in (first, last) if end in {known.range.low, known.range.high}]
        inner = first + step if first in singles else first, last - step if last in singles else last
        open_here = make.both((self.corners.missing(missing.path), make.is_known(self.corners.given(known.path).top)))
        ends = {at: self._end_with(entry, known, at, side) for at in (*singles, *inner)}
        held = make.column(one.column, one.least, one.most)
        is_at = {at: make.equal(held, make.number(int(at * one.scale))) for at in singles}
        told = {at: end for at in singles if (end := ends[at]) is not None}
        yield from ((make.both((open_here, is_at[at])), self._constant(end)) for at, end in told.items())
        low, high = (ends[at] for at in inner)
        if low is not None and low == high:
            yield make.both((open_here, *map(make.opposite, is_at.values()))), self._constant(low)

    def _constant(self, end: Fraction) -> AnyAmount:
        return self.corners.amounts.constant(end)

    def _end_with(self, entry: Result, known: Input, number: Fraction, side: Side) -> Fraction | None:
        """The end of a rule while one input is known; None where it is not reached."""
        key = known.path, number
        if key not in self._spans:
            given = {"unit": UNIT, known.section: {known.name: number}, "incidents": []}
            self._spans[key] = opened(self.ways.scheme, Evidence.from_dict(given)).with_results
        spans = self._spans[key]
        span = spans[entry.leaf.path]
        return self._end(span, side) if span.is_exact or self._is_reached(entry, spans) else None
