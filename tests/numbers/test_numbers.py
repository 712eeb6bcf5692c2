"""The gate that numbers come in by, and the texts they go out as."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import NumberError
from huizhou_qa.numbers.exact import (
    MOST_DIGITS,
    Rate,
    exact,
    json_text,
    number_from,
    plain,
    readable,
    short_number,
    shortest,
    whole_text,
)
from huizhou_qa.scheme.marks.rounding import Rounding


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, Fraction(5)),
        (Decimal("12.50"), Fraction(25, 2)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("12.5", Fraction(25, 2)),
        ("-0", Fraction(0)),
        ("1e2", Fraction(100)),
        ("1E+2", Fraction(100)),
        ("25e-1", Fraction(5, 2)),
        ("9" * 30, Fraction(10**30 - 1)),
        ("1e99", Fraction(10**99)),
        ("1e-99", Fraction(1, 10**99)),
        ("12e99", Fraction(12 * 10**99)),
        ("1.5e-99", Fraction(15, 10**100)),
        (Decimal("12e99"), Fraction(12 * 10**99)),
        (Decimal("1.5e-99"), Fraction(15, 10**100)),
        ("1e00002", Fraction(100)),
        ("1e" + "0" * 147 + "2", Fraction(100)),
        ("0." + "0" * 98 + "1", Fraction(1, 10**99)),
        (Decimal("0.00"), Fraction(0)),
        (10**30 - 1, Fraction(10**30 - 1)),
    ],
)
def test_exact_numbers_come_in_as_they_are(value: int | Decimal | Fraction | str, number: Fraction) -> None:
    assert exact(value) == number


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (0.1, "float"),
        (True, "not_a_number"),
        (None, "not_a_number"),
        ([], "not_a_number"),
        pytest.param(b"5", "not_a_number", id="bytes"),
        (Decimal("NaN"), "not_finite"),
        (Decimal("sNaN"), "not_finite"),
        (Decimal("-Infinity"), "not_finite"),
        ("", "not_a_number"),
        ("3_5", "not_a_number"),
        ("３５", "not_a_number"),
        (" 35", "not_a_number"),
        ("35\n", "not_a_number"),
        ("+3", "not_a_number"),
        ("1/3", "not_a_number"),
        ("05", "not_a_number"),
        (".5", "not_a_number"),
        ("5.", "not_a_number"),
        ("0x10", "not_a_number"),
        ("NaN", "not_a_number"),
        ("1e", "not_a_number"),
        (10**30, "too_long"),
        (-(10**30), "too_long"),
        ("1" + "0" * 30, "too_long"),
        (Decimal("1" * 31), "too_long"),
        (Fraction(1, 10**30), "too_long"),
        ("1e100", "too_long"),
        ("1e-100", "too_long"),
        (Decimal("1e10000000"), "too_long"),
        (Decimal("0e-10000"), "too_long"),
        ("9" * 1_000_000, "too_long"),
        ("1e99999", "too_long"),
        ("1e" + "9" * 100, "too_long"),
        ("0.1e100", "too_long"),
        ("0e150", "too_long"),
        ("1e" + "0" * 148 + "2", "too_long"),
        (Decimal("1e100"), "too_long"),
        (Decimal("1e-100"), "too_long"),
        ("0." + "0" * 120 + "1", "too_long"),
    ],
)
def test_everything_else_is_refused_with_its_reason_and_a_short_message(value: object, reason: str) -> None:
    with pytest.raises(NumberError) as caught:
        number_from(value)
    assert caught.value.reason == reason
    assert len(caught.value.message) < 160


def test_a_refused_number_can_be_pickled_with_its_reason() -> None:
    with pytest.raises(NumberError) as caught:
        number_from(0.1)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 (our own bytes)
    assert (error.reason, error.faults, error.code) == ("float", caught.value.faults, "number_refused")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(25, 2), "12.5"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(0), "0"),
        (Fraction(57, 7), "57/7"),
        (Fraction(100), "100"),
        (Fraction(1, 1000), "0.001"),
    ],
)
def test_a_number_is_written_as_a_person_writes_it(number: Fraction, text: str) -> None:
    assert plain(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(10**99), "1e99"),
        (Fraction(-12 * 10**40), "-12e40"),
        (Fraction(1, 3), None),
        (Fraction(10**31 + 1), None),
        (Fraction(1, 2**120), None),
        (Fraction(5, 2), "2.5"),
    ],
)
def test_a_number_is_written_in_json_only_where_it_can_be_read_again(number: Fraction, text: str | None) -> None:
    assert json_text(number) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20))
def test_what_is_written_reads_back_equal(value: Decimal) -> None:
    text = json_text(exact(value))
    assert text is not None
    assert exact(text) == exact(value)


def test_reading_a_number_ignores_the_ambient_decimal_context() -> None:
    with localcontext(Context(prec=1)):
        assert exact("12.345") == Fraction(12345, 1000)
        assert exact(Decimal("12.345")) == Fraction(12345, 1000)


@pytest.mark.parametrize(("part", "whole", "reason"), [(1, 0, "empty_whole"), (1, -1, "empty_whole")])
def test_a_rate_needs_a_whole_above_zero(part: int, whole: int, reason: str) -> None:
    with pytest.raises(NumberError) as caught:
        Rate(part, whole)
    assert caught.value.reason == reason


def test_the_sum_of_an_average_may_lie_below_zero() -> None:
    assert Rate(-3, 2).quotient == Fraction(-3, 2)


def test_a_rate_is_its_part_divided_by_its_whole() -> None:
    assert Rate(3, 41).quotient == Fraction(3, 41)
    assert Rate(0, 1).quotient == 0


@pytest.fixture
def tightest_limit() -> Iterator[None]:
    """The least number of digits that the interpreter may be told to convert at once."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


@pytest.mark.usefixtures("tightest_limit")
@pytest.mark.parametrize("size", [0, 1, 599, 600, 601, 639, 640, 641, 1200, 4300, 4301, 30_000])
def test_a_whole_number_of_any_size_is_written_digit_by_digit(size: int) -> None:
    assert whole_text(10**size) == "1" + "0" * size
    assert whole_text(-(10**size) + 1) == ("-" + "9" * size if size else "0")
    counted = 123_456_789 * (10 ** (9 * size) - 1) // (10**9 - 1)
    assert whole_text(counted) == ("123456789" * size or "0")
    assert plain(Fraction(1, 10**size + 2)).endswith("/1" + "0" * (size - 1) + "2" if size else "1/3")


@pytest.mark.usefixtures("tightest_limit")
def test_a_long_number_without_a_finite_decimal_is_written_as_its_quotient() -> None:
    assert plain(Fraction(10**5000 + 1, 3)) == "1" + "0" * 4999 + "1/3"
    assert json_text(Fraction(10**5000 + 1)) is None
    assert Rounding(2).write(Fraction(10**5000)).adjusted() == 5000


def test_a_rate_is_shown_as_it_was_counted() -> None:
    assert repr(Rate(3, 41)) == "Rate(3, 41)"


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,31})(\.[0-9]{1,31})?", fullmatch=True))
def test_a_short_number_is_the_one_that_is_written_and_others_are_left(text: str) -> None:
    read = short_number(text)
    assert read == Fraction(text) if len(text) <= MOST_DIGITS else read is None


@pytest.mark.parametrize("text", ["", "-", "01", "1.", ".5", "+1", "1e3", " 1", "1\n", "１", "٣", "1/2", "NaN"])
def test_a_text_of_any_other_form_is_left_to_whoever_tells_what_is_wrong(text: str) -> None:
    assert short_number(text) is None


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,29})?([eE][+-]?[0-9]{1,2})?", fullmatch=True))
def test_a_number_that_was_let_in_may_stand_in_a_record(text: str) -> None:
    try:
        number = number_from(text)
    except NumberError:
        return
    assert readable(number) == number


@given(st.integers(), st.integers(0, 12))
def test_units_of_a_power_of_ten_are_written_as_the_number_that_they_are(units: int, places: int) -> None:
    assert shortest(units, 10**places) == plain(Fraction(units, 10**places))


@given(st.integers(-(10**40), 10**40), st.integers(0, 12), st.integers(0, 12))
def test_a_number_is_written_alike_however_long_its_denominator_is(above: int, twos: int, fives: int) -> None:
    number = Fraction(above, 2**twos * 5**fives)
    assert Fraction(plain(number)) == number
    text = json_text(number)
    assert text is None or exact(text) == number
