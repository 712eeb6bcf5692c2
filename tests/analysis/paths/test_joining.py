"""Ways of several parts joined: of all that gain enough together, those with the lowest key."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.paths.fronts import GridWay
from huizhou_qa.analysis.paths.joining import cheapest

# Keys of different ways are never equal: each part has bits of its own below the cost.
BITS = 8


@st.composite
def fronts(draw: st.DrawFn) -> list[list[GridWay]]:
    found = []
    for part in range(draw(st.integers(0, 4))):
        several = draw(st.integers(0, 5))
        gains = sorted(draw(st.sets(st.integers(1, 40), min_size=several, max_size=several)))
        costs = sorted(draw(st.lists(st.integers(0, 30), min_size=several, max_size=several)))
        ways = [GridWay(Fraction(0), 0)]
        for at, (gain, cost) in enumerate(zip(gains, costs, strict=True), start=1):
            ways.append(GridWay(Fraction(gain, 2), (cost << 4 * BITS) + (at << part * BITS), ((part, at),)))
        found.append(ways)
    return found


@given(fronts(), st.integers(-4, 60))
def test_of_all_ways_that_gain_enough_together_the_cheapest_is_found(parts: list[list[GridWay]], need: int) -> None:
    found = cheapest(parts, Fraction(need, 3))
    enough = [ways for ways in product(*parts) if sum(way.gain for way in ways) >= Fraction(need, 3)]
    assert (found is None) == (not enough)
    if found is not None:
        assert found == min(enough, key=lambda ways: sum(way.key for way in ways))


def test_without_parts_nothing_is_gained() -> None:
    assert cheapest([], Fraction(0)) == ()
    assert cheapest([], Fraction(1)) is None
