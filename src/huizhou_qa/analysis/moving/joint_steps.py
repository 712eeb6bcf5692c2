"""Facts that earn only together: the smallest sets of those that earn nothing alone.

What is said of a set is proved for all numbers of its intervals at once, by bounds; where the wider intervals
cannot be proved, the narrower ones are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import combinations

from attrs import frozen

from huizhou_qa.analysis.moving.following import followers
from huizhou_qa.analysis.moving.nearest_edges import Edge, Edges
from huizhou_qa.analysis.moving.one_input import Moving
from huizhou_qa.analysis.moving.several_inputs import MovingTogether
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.moving.what_if import what_if
from huizhou_qa.analysis.named_inputs import changes_of
from huizhou_qa.errors import NumberError
from huizhou_qa.numbers.exact import readable
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Gap, Span
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.program.building import TOTAL

# More facts than these are not tried together.
MOST_TOGETHER = 4

Places = Mapping[Input, Fraction]


@frozen
class Joint:
    """Facts that earn together.

    Attributes:
        edges: what is needed of each.
    """

    edges: Mapping[Input, Edge]


def joint_steps(unit: Unit, groups: Sequence[Sequence[Input]]) -> Iterator[Joint]:
    """The smallest sets of inputs, each within one group, that earn more than the unit has; none earns alone."""
    found: list[frozenset[Input]] = []
    for size in range(2, MOST_TOGETHER + 1):
        tried: set[frozenset[Input]] = set()
        for group in groups:
            for several in combinations(group, size):
                chosen = frozenset(several)
                if chosen in tried or any(smaller <= chosen for smaller in found):
                    continue
                tried.add(chosen)
                places = _first_that_earns(unit, several, unit.total)
                if places is not None:
                    found.append(chosen)
                    yield Joint(_proved(unit, places))


def domain_of(moving: Moving, current: Fraction) -> Interval:
    """The numbers that an input may take beside all else that is known."""
    return moving.domain.meet(moving.agreeing(current).over) or Interval.exactly(current)


def _first_that_earns(unit: Unit, several: Sequence[Input], base: Fraction) -> Places | None:
    """Numbers of the inputs, the nearest of each that is seen to make a difference, that earn together."""
    first, *others = several
    moving = Moving(unit, first)
    current = moving.current or Fraction(0)
    domain = domain_of(moving, current)
    sides = [Edges(moving, domain, current, base, up) for up in (True, False)]
    if not others:
        nearest = (edges.better() for edges in sides)
        return next(({first: edge.at} for edge in nearest if edge is not None and _can_be_said(edge.at)), None)
    together = MovingTogether(unit, tuple(Moving(unit, leaf) for leaf in several))
    may_earn = partial(_may_earn, together, first, base)
    if not may_earn(moving.domain):
        return None
    for edges in sides:
        for one in edges.beyond_the_first(may_earn):
            at = one.near.place
            if not _can_be_said(at):
                break
            found = may_earn(Interval.exactly(at)) and _first_that_earns(moved(unit, {first: at}), others, base)
            if found:
                return {first: at, **found}
    return None


def _can_be_said(at: Fraction) -> bool:
    """Whether evidence can hold the number: where one has more digits, it is looked no farther."""
    try:
        readable(at)
    except NumberError:
        return False
    return True


def _may_earn(together: MovingTogether, leaf: Input, base: Fraction, over: Interval) -> bool:
    """Whether inputs may earn more than that with one of them in an interval and the others anywhere."""
    return together.may_come_above(base, {leaf: over})


def moved(unit: Unit, places: Places) -> Unit:
    """The unit with inputs at other places."""
    return Unit(unit.scheme, what_if(unit.scheme, unit.evidence, changes_of(places)))


def _proved(unit: Unit, places: Places) -> dict[Input, Edge]:
    there = moved(unit, places)
    wide: dict[Input, Interval] = {}
    narrow: dict[Input, Interval] = {}
    for leaf, at in places.items():
        moving = Moving(there, leaf)
        domain, current = domain_of(moving, at), unit.values[leaf.path]
        below, above = domain.split(at, edge_is_low=at < current)
        over = moving.outcome(at, written=True).total.over.meet(domain) or Interval.exactly(at)
        wide[leaf] = (above if at > current else below) or over
        narrow[leaf] = over
    kept = next((one for one in (wide, narrow) if _holds(there, one)), {})
    return {leaf: Edge(_of_places(leaf, kept.get(leaf, Interval.exactly(at))), at) for leaf, at in places.items()}


def _of_places(leaf: Input, over: Interval) -> Interval:
    return (over.whole_numbers() or over) if leaf.whole else over


def _holds(unit: Unit, over: Mapping[Input, Interval]) -> bool:
    """Whether every total in these intervals is at least the unit's."""
    scheme, found = unit.scheme, {path: _span(number) for path, number in unit.written.items()}
    found |= {leaf.path: Span((part,)) for leaf, part in over.items()}
    arithmetic = Bounds(found, scheme.readings)
    moving = frozenset(path for leaf in over for path in Moving(unit, leaf).moved)
    for path, mean in unit.means:
        if path in moving:
            found[path] = mean.under(arithmetic)
    for entry in followers(scheme.program, moving, scheme.readings):
        found[entry.leaf.path] = entry.node.under(arithmetic)
    low = found[TOTAL.path].low
    return low is not None and low >= unit.total


def _span(number: Fraction | Gap) -> Span:
    return Span((), may_be_nothing=True) if isinstance(number, Gap) else exactly(number)
