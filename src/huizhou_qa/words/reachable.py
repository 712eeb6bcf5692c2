"""Whether any values can bring a rule to a place: what no values can reach has no place in a criterion.

Behind a gate that did not hold only some numbers are left. What is asked of the inputs is written as
linear bounds, and variables are eliminated one by one (Fourier and Motzkin). A number that is neither
linear nor a quotient of linear ones is asked nothing: only what is proved impossible is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.agreements import Linear, LinearAgreement
from huizhou_qa.rules.inputs import Input

# With more bounds than this the elimination is given up, and everything counts as possible.
MOST_BOUNDS = 400
# With more cases than this what makes them more is not looked at.
MOST_CASES = 200

ONE, ZERO = Fraction(1), Fraction(0)


@frozen
class LinearQuotient:
    """A number as a linear form over another, which is above 0 wherever there is a number."""

    above: Linear
    below: Linear


@frozen
class Bound:
    """That a linear number is at least 0; above 0 where it is ``strict``."""

    of: Linear
    strict: bool


Case = tuple[Bound, ...]
Cases = tuple[Case, ...]
ANY_CASE: Cases = ((),)
ALONE = Linear(FrozenMapping(), ONE)


def linear_of(leaf: Input) -> Linear:
    """An input as a linear form."""
    return Linear(FrozenMapping({leaf: ONE}), ZERO)


def combined(terms: Iterable[tuple[Linear, Fraction]], constant: Fraction = ZERO) -> Linear:
    """Linear forms added up, each so many times."""
    weights: dict[Input, Fraction] = {}
    for one, times in terms:
        constant += one.constant * times
        for leaf, weight in one.weights.items():
            weights[leaf] = weights.get(leaf, ZERO) + weight * times
    return Linear(FrozenMapping({leaf: weight for leaf, weight in weights.items() if weight}), constant)


def cases_of(leaves: Sequence[Input], agreements: Iterable[LinearAgreement]) -> Cases:
    """What may be given to a rule: every input within its range, and what inputs of its own must agree in."""
    bounds = [bound for leaf in leaves for bound in bounds_of(LinearQuotient(linear_of(leaf), ALONE), leaf.range)]
    for one in agreements:
        if set(one.sum.weights) <= set(leaves):
            bounds += bounds_of(LinearQuotient(one.sum, ALONE), one.within)
    return (tuple(bounds),)


def where_it_lies(cases: Cases, form: LinearQuotient | None, over: Interval) -> Cases:
    """The cases in which a number lies in an interval."""
    asked = bounds_of(form, over)
    return tuple((*case, *asked) for case in cases)


def where_it_lies_beyond(cases: Cases, form: LinearQuotient | None, within: Interval, domain: Interval) -> Cases:
    """The cases in which a number of a domain does not lie in an interval."""
    sides = _beyond(within.meet(domain), domain)
    return either(cases, [where_it_lies(cases, form, side) for side in sides])


def either(cases: Cases, several: Sequence[Cases]) -> Cases:
    """The cases in which one of several things is so; where that makes them too many, all the cases before."""
    found = tuple(case for measured in several for case in measured)
    return found if len(found) <= MOST_CASES else cases


def is_possible(cases: Cases) -> bool:
    """Whether there are values for one of the cases; yes where that is not known."""
    return any(_is_feasible(case) for case in cases)


def bounds_of(form: LinearQuotient | None, over: Interval) -> Case:
    """That a number lies in an interval; nothing is asked of one that has no form."""
    if form is None:
        return ()
    found = [Bound(form.below, strict=True)]
    if over.low is not None:
        found.append(Bound(combined([(form.above, ONE), (form.below, -over.low)]), strict=not over.low_closed))
    if over.high is not None:
        found.append(Bound(combined([(form.below, over.high), (form.above, -ONE)]), strict=not over.high_closed))
    return tuple(found)


def _beyond(within: Interval | None, domain: Interval) -> Iterator[Interval]:
    """What of the domain lies on either side of an interval."""
    if within is None:
        yield domain
        return
    below, above = None, None
    if within.low is not None:
        below = domain.split(within.low, edge_is_low=not within.low_closed)[0]
    if within.high is not None:
        above = domain.split(within.high, edge_is_low=within.high_closed)[1]
    yield from (side for side in (below, above) if side is not None)


def _is_feasible(bounds: Iterable[Bound]) -> bool:
    left = set(bounds)
    while leaves := sorted({leaf for bound in left for leaf in bound.of.weights}, key=_path):
        leaf = leaves[0]
        up = [bound for bound in left if bound.of.weights.get(leaf, ZERO) > 0]
        down = [bound for bound in left if bound.of.weights.get(leaf, ZERO) < 0]
        if len(left) + len(up) * len(down) > MOST_BOUNDS:
            return True
        left = {bound for bound in left if leaf not in bound.of.weights}
        left |= {_without(leaf, one, other) for one in up for other in down}
    return all(bound.of.constant > 0 or (not bound.strict and bound.of.constant == 0) for bound in left)


def _path(leaf: Input) -> str:
    return leaf.path


def _without(leaf: Input, up: Bound, down: Bound) -> Bound:
    """What two bounds say together of everything but one input."""
    times = up.of.weights[leaf] / -down.of.weights[leaf]
    return Bound(combined([(up.of, ONE), (down.of, times)]), up.strict or down.strict)
