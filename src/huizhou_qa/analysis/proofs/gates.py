"""What a gate tells of the facts on its way: where they lie where it holds, and where it does not.

A condition on a weighted sum of facts bounds each of them (``readers.agreements``). What a gate asks in another way
tells nothing, which is never wrong: less is then known on its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Span, spans
from huizhou_qa.readers.agreements import Linear, LinearAgreement, narrowed
from huizhou_qa.readers.spans import Over
from huizhou_qa.rules.inputs import Input

Agreed = tuple[LinearAgreement, ...]
LeafOver = tuple[Input, Over]


@frozen
class Constraint:
    """What holds on one way of a gate; empty where nothing is told.

    Attributes:
        agreed: sums of facts, each with the interval it lies in.
        leaves: facts, each with the intervals it lies in.
    """

    agreed: Agreed = ()
    leaves: tuple[LeafOver, ...] = ()

    @property
    def inputs(self) -> frozenset[Input]:
        """The facts that it tells something of, of each of which there is then something."""
        of_sums = (leaf for one in self.agreed for leaf in one.sum.weights)
        return frozenset((*of_sums, *(leaf for leaf, _ in self.leaves)))

    @classmethod
    def of_all(cls, several: Iterable[Constraint]) -> Constraint:
        """That several hold together."""
        listed = tuple(several)
        return cls(
            tuple(one for each in listed for one in each.agreed), tuple(one for each in listed for one in each.leaves)
        )


UNCONSTRAINED = Constraint()


def inside(linear: Linear | None, over: Interval) -> Constraint:
    """What is told where a sum lies in an interval."""
    return _told(linear, (over,))


def outside(linear: Linear | None, span: Span, over: Interval) -> Constraint:
    """What is told where a sum of that span lies outside an interval: on which side, or of one fact on which two."""
    return _told(linear, tuple(side for side in sides_of(over) if spans.meet(span.over, side)))


def _told(linear: Linear | None, over: Over) -> Constraint:
    """What is told where a sum lies in one of several intervals."""
    weights = {} if linear is None else linear.weights
    if linear is not None and len(weights) == 1:
        ((leaf, weight),) = weights.items()
        return Constraint(leaves=((leaf, spans.union(spans.shifted(over, 1 / weight, -linear.constant / weight))),))
    if linear is None or not weights or len(over) != 1:
        return UNCONSTRAINED
    return Constraint((LinearAgreement(linear, over[0]),))


def sides_of(over: Interval) -> Iterator[Interval]:
    """The numbers below an interval and those above it."""
    if over.low is not None:
        yield Interval(None, over.low, low_closed=False, high_closed=not over.low_closed)
    if over.high is not None:
        yield Interval(over.high, None, low_closed=not over.high_closed, high_closed=False)


@frozen(eq=False)
class GatedWay:
    """What is known of facts on one way through the gates of a rule.

    Attributes:
        known: where facts lie, by path; others lie anywhere in their range.
        agreed: what is known of sums of facts: what the scheme demands, and what the gates so far tell.
        nothing: whether there may be nothing of facts.
    """

    known: Mapping[str, Span]
    agreed: Agreed = ()
    nothing: bool = True

    def span(self, leaf: Input) -> Span:
        """Where a fact lies, and whether there may be nothing of it."""
        found = self.known.get(leaf.path)
        if found is not None:
            return found
        over = spans.whole_numbers((leaf.range,)) if leaf.whole else (leaf.range,)
        return Span(over, self.nothing and leaf.may_be_nothing)

    def past(self, told: Constraint) -> GatedWay | None:
        """The way on past a gate; None where no numbers come this way."""
        if told == UNCONSTRAINED:
            return self
        known = dict(self.known)
        for leaf, over in told.leaves:
            met = _met(self.span(leaf).over, over)
            known[leaf.path] = Span(spans.whole_numbers(met) if leaf.whole else met)
        if any(_are_apart(one, other) for one in self.agreed for other in told.agreed):
            return None
        agreed, told_of = (*self.agreed, *told.agreed), {leaf.path for leaf in told.inputs}
        touched = {leaf.path: leaf for one in agreed for leaf in one.sum.weights}
        if not told_of.isdisjoint(touched):
            nothing = {path for path, leaf in touched.items() if path not in told_of and self.span(leaf).may_be_nothing}
            known |= {path: Span(one.over, path in nothing) for path, one in narrowed(known, agreed).items()}
        return GatedWay(known, agreed, self.nothing) if all(span.over for span in known.values()) else None


def _are_apart(one: LinearAgreement, other: LinearAgreement) -> bool:
    """Whether the same sum is said to lie in two intervals with nothing in common."""
    return one.sum == other.sum and one.within.meet(other.within) is None


def _met(over: Over, others: Over) -> Over:
    return spans.union(part for one in others for part in spans.meet(over, one))
