"""How numbers go along one input: quotients of two lines, worked out exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.moving.line_quotients import (
    IDENTITY,
    Course,
    added,
    course_of,
    divided,
    flat,
    line,
    multiplied,
)
from huizhou_qa.numbers.intervals import Interval
from support.nodes import FRACTIONS, intervals

ONE = Fraction(1)


def quotient(pole: Fraction, constant: Fraction, slope: Fraction) -> Course:
    """A quotient in lowest terms, or what is left of it."""
    found = divided(line(constant, slope), line(-pole, ONE))
    assert found is not None
    return found


COURSES = st.one_of(
    st.builds(flat, FRACTIONS),
    st.builds(line, FRACTIONS, FRACTIONS),
    st.builds(quotient, FRACTIONS, FRACTIONS, FRACTIONS),
)


def number(course: Course, x: Fraction) -> Fraction | None:
    below = course.below[0] + course.below[1] * x
    return (course.above[0] + course.above[1] * x) / below if below else None


@given(COURSES, COURSES, FRACTIONS, FRACTIONS, FRACTIONS)
def test_what_is_worked_out_of_courses_is_what_is_worked_out_of_their_numbers(
    left: Course, right: Course, x: Fraction, weight: Fraction, constant: Fraction
) -> None:
    one, other = number(left, x), number(right, x)
    if one is None or other is None:
        return
    total, product = added(((left, weight), (right, ONE)), constant), multiplied(left, right)
    assert total is None or number(total, x) in (None, one * weight + other + constant)
    assert product is None or number(product, x) in (None, one * other)
    if other and not (right.is_flat and not right.above[0]):
        share = divided(left, right)
        assert share is None or number(share, x) in (None, one / other)


@given(COURSES, FRACTIONS, intervals(), FRACTIONS)
def test_about_a_place_a_number_stays_in_the_interval_as_far_as_is_said_and_no_farther(
    course: Course, x: Fraction, over: Interval, other: Fraction
) -> None:
    here = number(course, x)
    if here is None or here not in over:
        return
    about = course.about(x, over)
    assert x in about
    there = number(course, other)
    low, high = sorted((x, other))
    stays = all(
        value is not None and value in over
        for value in (number(course, low + (high - low) * at / 64) for at in range(65))
    )
    assert (other in about) <= (there is not None and there in over)
    assert (other in about) <= stays
    pole_between = course.below[1] != 0 and low <= -course.below[0] / course.below[1] <= high
    if not pole_between and there is not None:
        # On one branch it goes one way: what it is at both ends it is all between.
        assert (other in about) == (there in over)


def told(course: Course) -> list[object]:
    return [course.form, *course.coefficients]


def test_a_course_says_its_form_and_its_coefficients() -> None:
    assert told(flat(ONE)) == ["flat", 1]
    assert told(line(ONE, Fraction(2))) == ["line", 1, 2]
    inverse = quotient(Fraction(0), ONE, Fraction(0))
    assert told(inverse) == ["quotient", 1, 0, 0, 1]
    for course in (flat(ONE), line(ONE, Fraction(2)), inverse):
        assert course_of(course.coefficients) == course


@pytest.mark.parametrize(
    ("course", "slope"),
    [(flat(ONE), 0), (line(ONE, Fraction(2)), 2), (Course((ONE, Fraction(0)), (Fraction(0), ONE)), Fraction(-1, 9))],
)
def test_the_slope_is_what_each_unit_is_worth_just_there(course: Course, slope: Fraction) -> None:
    assert course.slope_at(Fraction(3)) == slope


def test_what_cancels_is_left_out() -> None:
    assert multiplied(Course((ONE, Fraction(0)), (Fraction(0), ONE)), IDENTITY) == flat(ONE)
    assert divided(line(Fraction(2), Fraction(2)), line(ONE, ONE)) == flat(Fraction(2))
    beside = Course((Fraction(3), ONE), (Fraction(0), ONE))
    assert added(((beside, ONE), (beside, -ONE)), ONE) == flat(ONE)


def test_what_is_no_quotient_of_two_lines_has_no_course() -> None:
    assert multiplied(IDENTITY, IDENTITY) is None
    assert added(((Course((ONE, Fraction(0)), (Fraction(0), ONE)), ONE), (IDENTITY, ONE)), ONE) is None
    assert multiplied(flat(Fraction(0)), IDENTITY) == flat(Fraction(0))
