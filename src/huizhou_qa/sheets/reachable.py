"""Whether any values can bring a rule to a place: what no values can reach has no place in a 评分标准.

Behind a gate that did not hold only some numbers are left. What is asked of the inputs is written as
linear bounds, and variables are eliminated one by one (Fourier and Motzkin). A measure that is neither
linear nor a quotient of linear ones is asked nothing: only what is proved impossible is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.inputs import Input, Measure
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import Condition, Quotient, WeightedSum
from huizhou_qa.ground.rules import Rule

# With more bounds than this the elimination is given up, and everything counts as possible.
MOST_BOUNDS = 400

Weights = FrozenMapping[str, Fraction]


@frozen
class Linear:
    """A constant plus values by their path, each times a weight."""

    weights: Weights = field(converter=FrozenMapping[str, Fraction])
    constant: Fraction = Fraction(0)

    def plus(self, other: Linear, times: Fraction) -> Linear:
        """This and the other so many times."""
        weights = dict(self.weights)
        for path, weight in other.weights.items():
            weights[path] = weights.get(path, Fraction(0)) + weight * times
        kept = {path: weight for path, weight in weights.items() if weight}
        return Linear(kept, self.constant + other.constant * times)


@frozen
class Bound:
    """That a linear number is at least 0; above 0 where it is ``strict``."""

    of: Linear
    strict: bool


Case = tuple[Bound, ...]
Cases = tuple[Case, ...]
NOTHING = Linear({})
ANY_CASE: Cases = ((),)


def cases_of(rule: Rule, agreements: Iterable[Condition]) -> Cases:
    """What may be given to a rule: every input within its range, and what inputs of its own must agree in."""
    leaves = rule.inputs
    asked = [Condition(leaf, leaf.domain) for leaf in leaves]
    asked += [one for one in agreements if set(one.measure.inputs) <= set(leaves)]
    return (tuple(bound for one in asked for bound in _bounds(one.measure, one.within)),)


def where_it_lies(cases: Cases, measure: Measure, over: Interval) -> Cases:
    """The cases in which the measure's number lies in the interval."""
    return tuple((*case, *_bounds(measure, over)) for case in cases)


def where_all_hold(cases: Cases, conditions: Sequence[Condition]) -> Cases:
    """The cases in which every condition holds."""
    for condition in conditions:
        cases = where_it_lies(cases, condition.measure, condition.within)
    return cases


def where_one_fails(cases: Cases, conditions: Sequence[Condition]) -> Cases:
    """The cases in which some condition does not hold."""
    return tuple(
        (*case, *_bounds(condition.measure, beyond))
        for case in cases
        for condition in conditions
        for beyond in _beyond(condition.within.meet(condition.measure.domain), condition.measure.domain)
    )


def is_possible(cases: Cases) -> bool:
    """Whether there are values for one of the cases; yes where that is not known."""
    return any(_is_feasible(case) for case in cases)


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


def _linear(measure: Measure) -> Linear | None:
    if isinstance(measure, Input):
        return Linear({measure.path: Fraction(1)})
    if not isinstance(measure, WeightedSum):
        return None
    total = Linear({}, measure.constant)
    for term in measure.terms:
        part = _linear(term.measure)
        if part is None:
            return None
        total = total.plus(part, term.weight)
    return total


def _bounds(measure: Measure, over: Interval) -> Case:
    """That the measure's number lies in the interval."""
    divisor = Linear({}, Fraction(1))
    whole: Linear | None
    if isinstance(measure, Quotient) and measure.divisor.domain.low == 0:
        whole, below = _linear(measure.dividend), _linear(measure.divisor)
        if below is None:
            return ()
        divisor = below
    else:
        whole = _linear(measure)
    if whole is None:
        return ()
    found = [Bound(divisor, strict=True)]
    if over.low is not None:
        found.append(Bound(whole.plus(divisor, -over.low), strict=not over.low_closed))
    if over.high is not None:
        found.append(Bound(NOTHING.plus(divisor, over.high).plus(whole, Fraction(-1)), strict=not over.high_closed))
    return tuple(found)


def _is_feasible(bounds: Iterable[Bound]) -> bool:
    left = set(bounds)
    while variables := sorted({path for bound in left for path in bound.of.weights}):
        path = variables[0]
        up = [bound for bound in left if bound.of.weights.get(path, 0) > 0]
        down = [bound for bound in left if bound.of.weights.get(path, 0) < 0]
        if len(left) + len(up) * len(down) > MOST_BOUNDS:
            return True
        left = {bound for bound in left if path not in bound.of.weights}
        left |= {_without(path, one, other) for one in up for other in down}
    return all(bound.of.constant > 0 or (not bound.strict and bound.of.constant == 0) for bound in left)


def _without(path: str, up: Bound, down: Bound) -> Bound:
    """What two bounds say together of everything but one variable."""
    together = up.of.plus(down.of, up.of.weights[path] / -down.of.weights[path])
    return Bound(together, up.strict or down.strict)
