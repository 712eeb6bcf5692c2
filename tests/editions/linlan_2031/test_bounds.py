"""``bounds`` of a prefecture's units: every completion lies within, and where that is proved the ends are reached."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise, product
from random import Random
from typing import Any

import pytest

from editions.linlan_2031.test_cohorts import SCORED
from huizhou_qa import Evidence, EvidenceError, assess, assess_cohort, bounds
from huizhou_qa.analysis import ScoreBounds, bounds_of_cohort
from huizhou_qa.codec import evidence_to_json
from huizhou_qa.numbers.between import Between
from support.completions import completions, edges_of, leaves_of, without
from support.deciding_clauses import assert_fewest
from support.each_day import one_in
from support.linlan_2031 import SCHEME

LEAVES = list(leaves_of(SCHEME))
# Facts that several clauses read, or one reads twice: on some of their numbers one clause gains and another loses.
SHARED = [("population",), ("accident_control_figure",), ("accidents",), ("accidents", "accident_control_figure")]
# Of the others the least and the greatest total stand at edges.
ALONE = [path for path in LEAVES if not any(path == f"/facts/{name}" for names in SHARED for name in names)]


@cache
def units(at: int) -> list[dict[str, Any]]:
    """The members of a cohort beside the statistics of all, but for those of which something is open or ruled on."""
    cohort = assess_cohort(SCHEME, [Evidence.from_dict(one) for one in SCORED[at]["evidence"]])
    settled = (one for one in cohort.results.values() if not one.provisional and not one.evidence.rulings)
    return [json.loads(evidence_to_json(result.evidence)) for result in settled]


def tried_out(unit: dict[str, Any], paths: Sequence[str]) -> bool:
    """Every edge of what is missing lies within; whether the least and the greatest total are the bounds."""
    lacking = without(unit, paths)
    found = bounds(SCHEME, Evidence.from_dict(lacking))
    results = list(completions(SCHEME, lacking, paths, most=20_000))
    totals = [one.total for one in results]
    assert found.low is not None
    assert found.high is not None
    assert all(found.low <= total <= found.high for total in totals)
    assert {one.grade for one in results} <= found.grades
    return (found.low, found.high) == (min(totals), max(totals)) or not found.tight


@pytest.mark.parametrize("at", one_in(9, range(10)))
def test_every_edge_of_a_missing_value_tried_gives_the_bounds_where_that_is_proved(at: int) -> None:
    for unit in units(at)[:1]:
        assert [path for path in ALONE[at % 12 :: 12] if not tried_out(unit, [path])] == []


FARTHER = (Fraction(10**6), Fraction(10**8))


def numbers_of(lacking: dict[str, Any], name: str) -> list[Fraction]:
    """Every edge of a fact, the middle of any two, and numbers far out."""
    leaf = leaves_of(SCHEME)[f"/facts/{name}"]
    edges = edges_of(SCHEME, Evidence.from_dict(lacking), leaf)
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    tried = {*edges, *(Fraction(round(one)) if leaf.whole else one for one in middles), *FARTHER}
    return sorted(one for one in tried if one in leaf.range)


def totals_of(lacking: dict[str, Any], names: Sequence[str], found: ScoreBounds) -> Iterator[Decimal]:
    """The totals of all these completions, each of which lies within."""
    for numbers in product(*(numbers_of(lacking, name) for name in names)):
        whole = {**lacking, "facts": {**lacking["facts"], **dict(zip(names, numbers, strict=True))}}
        with suppress(EvidenceError):
            result = assess(SCHEME, Evidence.from_dict(whole))
            assert found.low is not None
            assert found.high is not None
            assert found.low <= result.total <= found.high
            assert result.grade in found.grades
            yield result.total


@pytest.mark.parametrize(("at", "names"), one_in(7, product(range(5), SHARED)))
def test_a_fact_that_moves_its_readers_differently_is_as_narrow_as_its_completions(
    at: int, names: tuple[str, ...]
) -> None:
    for unit in units(at)[:2]:
        lacking = without(unit, [f"/facts/{name}" for name in names])
        found = bounds(SCHEME, Evidence.from_dict(lacking))
        totals = list(totals_of(lacking, names, found))
        # Of two such facts with a fatal accident beside them, a total goes with its own grade.
        assert found.tight or (len(names) > 1 and max(totals) < Decimal(75))
        if found.tight:
            assert found.low == min(totals)
            # Where two groups step past each other, the greatest lies between the numbers tried.
            assert found.high is not None
            assert found.high - max(totals) <= Decimal("0.03")


@pytest.mark.deep
@pytest.mark.parametrize("at", range(5))
def test_every_edge_of_every_missing_value_tried_gives_the_bounds_where_that_is_proved(at: int) -> None:
    for unit in units(at)[:2]:
        assert [path for path in ALONE if not tried_out(unit, [path])] == []


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(20))
def test_every_edge_of_two_missing_values_tried_together_gives_the_bounds_where_that_is_proved(seed: int) -> None:
    chance = Random(seed)
    assert tried_out(chance.choice(units(seed % 5)), chance.sample(ALONE, 2))


@pytest.mark.parametrize("seed", one_in(6, range(18)))
def test_adding_a_value_never_widens(seed: int) -> None:
    chance = Random(seed)
    unit, paths = chance.choice(units(seed % 5)), chance.sample(LEAVES, 9)
    wider = bounds(SCHEME, Evidence.from_dict(without(unit, paths)))
    for known in (6, 3, 0):
        narrower = bounds(SCHEME, Evidence.from_dict(without(unit, paths[:known])))
        assert wider.low is not None
        assert wider.high is not None
        assert narrower.low is not None
        assert narrower.high is not None
        assert wider.low <= narrower.low <= narrower.high <= wider.high
        assert narrower.grades <= wider.grades
        wider = narrower


@pytest.mark.parametrize("at", one_in(4, range(5)))
def test_whatever_a_cohort_lacks_each_member_lies_within_its_bounds(at: int) -> None:
    chance, whole = Random(at), SCORED[at]["evidence"]
    results = assess_cohort(SCHEME, [Evidence.from_dict(one) for one in whole]).results
    partial = [without(one, chance.sample(LEAVES, 2)) for one in whole]
    found = bounds_of_cohort(SCHEME, [Evidence.from_dict(one) for one in partial])
    assert list(found) == list(results)
    for unit, result in results.items():
        low, high = found[unit].low, found[unit].high
        assert low is not None
        assert high is not None
        assert low <= result.total <= high
        assert result.grade in found[unit].grades
        place, reached = (one.evidence.statistics["place"] for one in (found[unit], result))
        assert isinstance(reached, Fraction)
        assert reached in place.interval if isinstance(place, Between) else place == reached


def lines_tried(seed: int) -> int:
    """How many lines are open yet of a unit of which some is missing; what decides each is what every set comes to."""
    chance = Random(seed)
    # Accidents are read by the grade itself: no clause decides alone while they are missing.
    paths = chance.sample([path for path in LEAVES if "accident" not in path], chance.choice((2, 4, 7)))
    given = Evidence.from_dict(without(chance.choice(units(seed % 5)), paths))
    found = bounds(SCHEME, given)
    open_yet = [line for line in found.lines.values() if not line.secured and not line.lost]
    for line in open_yet:
        assert_fewest(SCHEME, [given], found, line)
    return len(open_yet)


def test_the_clauses_that_decide_a_line_are_those_of_every_set_tried() -> None:
    assert sum(map(lines_tried, range(0, 24, 3))) > 1


@pytest.mark.deep
def test_the_clauses_that_decide_a_line_are_those_of_every_set_tried_of_many_units() -> None:
    assert sum(map(lines_tried, range(200))) > 100


def test_while_the_grade_reads_a_fact_that_is_missing_no_clauses_are_told() -> None:
    line = bounds(SCHEME, Evidence.from_dict(without(units(0)[0], ["/facts/accidents", *LEAVES[:4]]))).lines["良好"]
    assert not line.secured
    assert not line.lost
    assert (line.secures, line.forfeits) == (None, None)
    assert {line.why_no_secures, line.why_no_forfeits} == {"open_beside"}
