"""What is known of a number before it is: a limit that it never meets is left out, two limits are met at once."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa.readers.in_pairs import InPairs
from huizhou_qa.readers.prepared_pairs import InPair, KnownPairs, at_least, at_most, end_of_sum, several

PAIRS = InPairs({})
ONE, TWO = PAIRS.constant(Fraction(1)), PAIRS.constant(Fraction(2))
ROW: KnownPairs = {"x": (3, 2), "none": None}


def at(path: str, low: int | None = None, high: int | None = None) -> InPair:
    """A number that is read."""
    least, most = (None if end is None else Fraction(end) for end in (low, high))
    return InPair(lambda row: row[path], there=True, path=path, low=least, high=most)


def ends(low: int, high: int) -> tuple[Fraction, Fraction]:
    """Two ends as numbers have them."""
    return Fraction(low), Fraction(high)


def at_all(number: InPair) -> list[Fraction | None]:
    """What it gives of numbers below, between, at and above 1 and 2, and of nothing."""
    rows: list[KnownPairs] = [{"x": pair} for pair in ((1, 2), (3, 2), (2, 1), (5, 2), None)]
    pairs = [number.work(row) for row in rows]
    return [None if pair is None else Fraction(*pair) for pair in pairs]


HALVES = [Fraction(half, 2) for half in (1, 3, 4, 5)]


def test_a_limit_that_is_never_met_is_left_out() -> None:
    number = at("x", 1, 2)
    assert at_most(number, TWO) is number
    assert at_least(ONE, number) is number


@pytest.mark.parametrize("limit", [lambda number: at_most(number, TWO), lambda number: at_most(TWO, number)])
def test_a_number_is_limited_to_at_most_whichever_stands_first(limit: Callable[[InPair], InPair]) -> None:
    limited = limit(at("x", 0, 9))
    assert (limited.low, limited.high) == ends(0, 2)
    assert at_all(limited) == [min(half, Fraction(2)) for half in HALVES] + [None]
    assert limit(at("x")).low is None
    assert limit(at("x", 3)).low == 2


def test_a_number_is_limited_to_at_least() -> None:
    limited = at_least(at("x", 0, 9), ONE)
    assert (limited.low, limited.high) == ends(1, 9)
    assert at_all(limited) == [max(half, Fraction(1)) for half in HALVES] + [None]
    assert at_least(at("x"), ONE).high is None
    assert at_least(at("x", -2, 0), ONE).high == 1


def test_two_limits_of_one_number_are_met_at_once() -> None:
    limited = at_least(at_most(at("x"), TWO), ONE)
    assert (limited.low, limited.high) == ends(1, 2)
    assert at_all(limited) == [Fraction(1), Fraction(3, 2), Fraction(2), Fraction(2), None]


def test_of_limits_that_cross_the_later_one_holds() -> None:
    limited = at_least(at_most(at("x"), ONE), TWO)
    assert (limited.low, limited.high) == ends(2, 2)
    assert at_all(limited) == [Fraction(2)] * 4 + [None]


def test_of_two_numbers_that_vary_either_may_be_taken() -> None:
    row: KnownPairs = {"x": (3, 2), "y": (4, 3), "none": None}
    assert at_most(at("x"), at("y")).work(row) == (4, 3)
    assert at_least(at("x"), at("y")).work(row) == (3, 2)
    assert at_least(at("x"), at("none")).work(row) is None


def test_a_sum_never_lies_beyond_the_sum_of_the_ends_of_its_terms() -> None:
    terms = [(at("x", 0, 2), Fraction(3)), (at("y", -1, 4), Fraction(-2))]
    assert (end_of_sum(terms, Fraction(5), "low"), end_of_sum(terms, Fraction(5), "high")) == ends(-3, 13)
    assert end_of_sum([(at("x", 0), Fraction(-1))], Fraction(0), "high") == 0
    assert end_of_sum([(at("x", 0), Fraction(-1))], Fraction(0), "low") is None


def test_what_is_put_elsewhere_is_read_there_and_all_else_known_of_it_stays() -> None:
    put = at_most(at("x", 0), TWO).read_at("results")
    assert (put.path, put.there, put.value) == ("results", True, None)
    assert (put.low, put.high) == ends(0, 2)
    assert put.work({"results": (1, 3)}) == (1, 3)


def test_several_numbers_are_read_at_once_be_they_one_or_none() -> None:
    assert [several(paths)(ROW) for paths in ((), ("x",), ("x", "none"))] == [(), ((3, 2),), ((3, 2), None)]


def test_only_a_constant_and_what_is_read_and_there_are_told() -> None:
    assert [one.is_told for one in (ONE, at("x"), InPair(lambda _row: (1, 1), there=True))] == [True, True, False]
    assert not InPair(lambda _row: None, path="x").is_told
