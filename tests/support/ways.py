"""All ways over grids by brute force: what a cheapest way to a grade is held against."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import prod

from hypothesis import strategies as st

from huizhou_qa import Assessment, Evidence, HuizhouQAError, assess
from huizhou_qa.analysis import Move, MoveMade, path_to_grade, what_if
from huizhou_qa.analysis.named_inputs import changes_of, input_named, movable
from huizhou_qa.evidence.asked import asked
from huizhou_qa.rules import Input
from huizhou_qa.scheme.scheme import Scheme


def ways_of(moves: Sequence[Move]) -> int:
    return prod(len(numbers_of(move, Fraction(0))) for move in moves)


def numbers_of(move: Move, current: Fraction) -> list[Fraction]:
    found, at = {current}, move.low
    while at <= move.high:
        found.add(at)
        at += move.step or 1
    return sorted(found)


Choice = tuple[tuple[Input, Fraction, Fraction, Fraction], ...]


def rank(chosen: Choice, order: list[Input]) -> tuple[object, ...]:
    """The cost, how many, which, how far together, how far each, and up before down."""
    ways = [abs(to - current) for _, current, to, _ in chosen]
    return (
        sum(cost for *_, cost in chosen),
        len(chosen),
        [order.index(leaf) for leaf, *_ in chosen],
        sum(ways),
        [(way, to < current) for way, (_, current, to, _) in zip(ways, chosen, strict=True)],
    )


def by_brute_force(scheme: Scheme, evidence: Evidence, moves: Sequence[Move]) -> dict[Choice, Assessment]:
    """Every way, and where it leads; ways that no evidence can say are left out."""
    order = list(movable(scheme))
    values = scheme.input_register.values_of(evidence)
    named = sorted(((input_named(scheme, one.fact, ""), one) for one in moves), key=lambda pair: order.index(pair[0]))
    found: dict[Choice, Assessment] = {}
    for numbers in product(*(numbers_of(move, values[leaf.path]) for leaf, move in named)):
        pairs = list(zip(named, numbers, strict=True))
        chosen = tuple(
            (leaf, values[leaf.path], to, move.cost(values[leaf.path], to))
            for (leaf, move), to in pairs
            if to != values[leaf.path]
        )
        try:
            found[chosen] = assess(scheme, what_if(scheme, evidence, changes_of({one[0]: one[2] for one in chosen})))
        except HuizhouQAError:
            continue
    return found


def none_is_cheaper(scheme: Scheme, evidence: Evidence, moves: Sequence[Move]) -> None:
    """Asserts that the way to every grade, walked, leads there, and that of all ways it is the first."""
    ways, order = by_brute_force(scheme, evidence, moves), list(movable(scheme))
    grades = scheme.grade_rule.grades
    for goal in grades[:-1]:
        found = path_to_grade(scheme, evidence, goal, moves)
        there = [way for way, result in ways.items() if grades.index(result.grade) <= grades.index(goal)]
        assert found.reachable == bool(there)
        assert found.most == max(result.total for result in ways.values())
        best = min(there, key=lambda way: rank(way, order)) if there else ()
        assert found.moves == tuple(MoveMade(leaf.name, *rest) for leaf, *rest in best)
        assert (found.total, found.grade) == (ways[best].total, ways[best].grade)
        assert found.cost == (sum(cost for *_, cost in best) if there else None)
        assert bool(found.because) != found.reachable
        walked = assess(scheme, what_if(scheme, evidence, found.changes))
        assert (walked.total, walked.grade) == (found.total, found.grade)


COSTS = st.sampled_from([*map(Fraction, (0, 1, 1, 2, 5, 10)), Fraction(1, 3)])


@st.composite
def few_moves(draw: st.DrawFn, scheme: Scheme, evidence: Evidence) -> list[Move]:
    """Up to three moves of what is known of a unit, each over a few numbers of its range."""
    values = scheme.input_register.values_of(evidence)
    known = [leaf for leaf in movable(scheme) if leaf.path in values]
    leaves = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    return [draw(_move(leaf, values[leaf.path])) for leaf in leaves]


@st.composite
def _move(draw: st.DrawFn, leaf: Input, current: Fraction) -> Move:
    kind = asked(leaf)
    grid = Fraction(1) if kind.whole else draw(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 100)]))
    # About where it stands, in steps of so much.
    step = grid * draw(st.integers(1, 1 if kind.range.high == 1 and kind.whole else 12))
    below, above = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    low, high = kind.range.low, kind.range.high
    first = current + grid * draw(st.integers(-1, 1)) - step * below
    first = first if low is None else max(first, low)
    last = max(current + step * above, first)
    first, last = (one if high is None else min(one, high) for one in (first, last))
    down = draw(st.none() | COSTS)
    return Move(leaf.name, first, last, step, cost_up=draw(COSTS), cost_down=down, fixed=draw(COSTS))
