"""The rows in which something missing is narrowed by what is known beside it, and that is not followed.

Facts that must agree, an input that puts another out of place, a statistic beside what it is a statistic of: where one
rule alone reads all of these, the rule follows them. Any other row is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import evolve, frozen

from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.bounding.corners import OTHER, OpenInputs, Side
from huizhou_qa.columns.bounding.rules import OpenRules
from huizhou_qa.columns.bounding.ways import Ways
from huizhou_qa.columns.nodes import Expression
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Excluded, Result, Statistic
from huizhou_qa.readers import Span, reads
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import OF_COHORTS, RESULTS


@frozen(eq=False)
class Linked:
    """What is missing beside what narrows it.

    Attributes:
        ways: which way figures go.
        corners: the inputs at their ends.
        rules: the rules at theirs.
    """

    ways: Ways
    corners: OpenInputs
    rules: OpenRules

    def left(self) -> Iterator[Expression]:
        """In which rows something is narrowed that is not followed."""
        program = self.ways.scheme.program
        for agreed in program.agreements:
            yield from self._by_agreement(agreed)
            yield from self._without_completion(agreed)
        for one in program.excluded:
            yield from self._by_exclusion(one)
        for linked in self._beside_statistics():
            if len(self._reading(linked)) > 1:
                yield self._missing(linked)

    def _missing(self, paths: Collection[str]) -> Expression:
        """Where one of these is missing."""
        return self.corners.amounts.make.either(map(self.corners.missing, sorted(paths)))

    def _by_agreement(self, agreed: LinearAgreement) -> Iterator[Expression]:
        make, every = self.corners.amounts.make, [leaf.path for leaf in agreed.sum.weights]
        paths = [path for path in every if path in self.corners.columns]
        readers = self._reading(paths)
        read = {path for entry in readers for path in self.ways.rests_on[entry.leaf.path]}.intersection(paths)
        if len(readers) == 1 and len(read) < len(every) and not any(map(self._is_narrowed, agreed.sum.weights)):
            # What no rule reads narrows what is missing, if it is known.
            others = make.either(self.corners.is_known(path) for path in paths if path not in read)
            yield make.both((self._missing(read), others))
        elif len(readers) != 1 or agreed not in self.corners.agreements or not self.rules.is_by_corners(readers[0]):
            yield self._missing(read)
        else:
            for several in self.rules.both_toward(readers[0], agreed):
                count = make.total([make.one(self.corners.missing(path)) for path in several])
                yield make.is_true(make.below(make.number(1), count))

    def _without_completion(self, agreed: LinearAgreement) -> Iterator[Expression]:
        """Where what is missing cannot agree with what is known, whatever it is."""
        over, amounts = agreed.within, self.corners.amounts
        sides: tuple[tuple[Side, Interval], ...] = (
            ("high", evolve(over, high=None, high_closed=False)),
            ("low", evolve(over, low=None, low_closed=False)),
        )
        arithmetic = ColumnArithmetic({}, {}, amounts)
        for side, inside in sides:
            weights = agreed.sum.weights.items()
            terms = [(self.corners.alone(leaf, side if by > 0 else OTHER[side]), by) for leaf, by in weights]
            holds = arithmetic.told(arithmetic.within(amounts.added(terms, agreed.sum.constant), inside))
            yield amounts.make.is_true(amounts.make.opposite(holds))

    def _is_narrowed(self, leaf: Input) -> bool:
        """Whether an input has not all of its range although nothing is known."""
        return self.ways.spans.get(leaf.path, Span((leaf.range,))).hull != leaf.range

    def _by_exclusion(self, one: Excluded) -> Iterator[Expression]:
        if not all(map(self.rules.is_by_corners, self._reading([one.where.path]))):
            given = self.corners.given_at_all(one.leaf.path)
            yield self.corners.amounts.make.both((self.corners.missing(one.where.path), given))

    def _reading(self, paths: Collection[str]) -> list[Result]:
        """The results that read one of these inputs themselves."""
        found: list[Result] = []
        for entry in self.ways.results:
            leaves = [leaf for leaf in self.ways.read[entry.leaf.path] if leaf.section != RESULTS]
            if any(one in paths for leaf in leaves for one in self.ways.grounds(leaf)):
                found.append(entry)
        return found

    def _beside_statistics(self) -> Iterator[frozenset[str]]:
        """The inputs that a statistic, and what it is a statistic of, rest on."""
        leaves = (leaf for entry in self.ways.results for leaf in self.ways.read[entry.leaf.path])
        read = {given_at(leaf) for leaf in leaves if leaf.section in OF_COHORTS}
        several = [one for one in self.ways.scheme.program.entries if isinstance(one, Statistic)]
        several = [one for one in several if given_at(one.leaf) in read]
        for entry in several:
            alike = [given_at(one.leaf) for one in several if one.node == entry.node]
            # A place by itself leaves a figure all of its range.
            if entry.fold != "place" or len(alike) > 1:
                below = reads(entry.node, self.ways.scheme.readings).inputs
                yield frozenset((*alike, *(one for leaf in below for one in self.ways.grounds(leaf))))
