"""Sums of spans in whole numbers are those of two spans added at a time."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import spans
from huizhou_qa.readers.spans import Over
from huizhou_qa.readers.sums_of_spans import sum_of

NUMBERS = st.fractions(-20, 20, max_denominator=6)
WEIGHTS = st.builds(Fraction, st.sampled_from((-3, -1, 1, 2)), st.integers(1, 3))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    if low == high:
        return Interval.exactly(low)
    ends = draw(st.sampled_from(((True, True), (False, True), (True, False))))
    return Interval(
        low if ends[0] else None,
        high if ends[1] else None,
        low_closed=ends[0] and draw(st.booleans()),
        high_closed=ends[1] and draw(st.booleans()),
    )


OVERS = st.lists(intervals(), max_size=4).map(spans.union)


@given(st.lists(st.tuples(OVERS, WEIGHTS), min_size=1, max_size=4), NUMBERS)
def test_it_is_what_two_at_a_time_add_up_to(terms: list[tuple[Over, Fraction]], constant: Fraction) -> None:
    over = spans.exactly(constant).over
    for term, weight in terms:
        over = spans.added(over, spans.shifted(term, weight, Fraction(0)))
    assert sum_of(terms, constant) == over


def test_what_touches_is_one() -> None:
    twice = (Interval.parse("[0, 1)"), Interval.parse("[2, 3]"))
    apart = [(twice, Fraction(1)), ((Interval.exactly(Fraction(0)), Interval.exactly(Fraction(1))), Fraction(1))]
    assert sum_of(apart, Fraction(0)) == (Interval.parse("[0, 4]"),)
    assert sum_of([(twice, Fraction(1)), (twice, Fraction(-2))], Fraction(0)) == (Interval.parse("[-6, 3]"),)


def test_more_than_eight_intervals_become_their_hull() -> None:
    apart = [(tuple(Interval.exactly(Fraction(at * step)) for at in range(4)), Fraction(1)) for step in (1, 10)]
    assert sum_of(apart, Fraction(0)) == (Interval.parse("[0, 33]"),)


def test_a_number_too_great_for_a_float_is_added_to_one_without_limit() -> None:
    great = Fraction(10**400)
    over = sum_of([((Interval.parse("[0, ∞)"),), Fraction(1)), ((Interval.exactly(great),), Fraction(1))], great)
    assert over == (Interval(2 * great, None, low_closed=True, high_closed=False),)
    below = sum_of([((Interval.parse("(-∞, 0]"),), Fraction(1)), ((Interval.exactly(great),), Fraction(1))], great)
    assert below == (Interval(None, 2 * great, low_closed=False, high_closed=True),)
