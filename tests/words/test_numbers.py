"""How numbers are written: in full where that is short, else about, and never across an end."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.words.numbers import in_full, number, operand, points, signed, worth
from support.each_day import deep


@given(st.fractions(), st.sampled_from(["(-∞, ∞)", "(10, 15]", "[0, 1)", "(1, ∞)", "(-∞, 0)"]))
def test_a_number_is_told_exactly_or_marked_about_and_never_outside_its_interval(value: Fraction, text: str) -> None:
    within = Interval.parse(text)
    if value not in within:
        return
    told = number(value, within).zh
    figure = Fraction(told.lstrip("约略大小于").replace("−", "-"))
    if told.startswith("略"):
        assert (figure < value) == told.startswith("略大于")
        return
    assert figure in within
    assert told.startswith("约") == (figure != value)
    assert figure.denominator != 1 or value.denominator == 1
    assert abs(figure - value) <= Fraction(1, 2 * 10**6)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("123456789.12345678", "123456789.12345678", "123456789.12345678"),
        ("123456789.123456789", "约123456789.123457", "about 123456789.123457"),
        ("0.1234567890123456", "0.1234567890123456", "0.1234567890123456"),
        (Fraction(1, 7), "约0.142857", "about 0.142857"),
        (Fraction(-1, 7), "约−0.142857", "about −0.142857"),
        ("12345678901234567890123456789", "12345678901234567890123456789", "12345678901234567890123456789"),
        (Fraction(10**40 + 1, 10**40), f"1.{'0' * 39}1", f"1.{'0' * 39}1"),
        (1 + Fraction(1, 3 * 10**62), f"约1.{'0' * 62}3", f"about 1.{'0' * 62}3"),
        (1 + Fraction(1, 3 * 10**64), "略大于1", "slightly more than 1"),
        (1 - Fraction(1, 3 * 10**64), "略小于1", "slightly less than 1"),
    ],
)
def test_how_long_a_number_may_be_and_still_be_told_in_full(value: object, zh: str, en: str) -> None:
    assert number(Fraction(str(value))) == Wording(zh, en)


def test_a_number_that_no_rounding_keeps_in_its_interval_is_told_by_the_end_that_it_is_next_to() -> None:
    beside = Fraction(1, 3 * 10**70)
    assert number(10 + beside, Interval.parse("(10, 15]")).zh == "略大于10"
    assert number(10 - beside, Interval.parse("[5, 10)")).zh == "略小于10"
    assert number(-10 - beside, Interval.parse("[-15, -10)")) == Wording("略小于−10", "slightly less than −10")
    # What is a decimal fraction is exact, however many places it takes.
    assert number(10 + Fraction(1, 10**70), Interval.parse("(10, 15]")).zh == f"10.{'0' * 69}1"


@pytest.mark.parametrize(
    ("end", "is_least", "closed", "zh"),
    [
        (Fraction(125, 12), False, False, "约10.416666"),
        (Fraction(125, 12), True, True, "约10.416667"),
        (Fraction(31, 3), False, False, "约10.333333"),
        (Fraction(31, 3), True, False, "约10.333334"),
        (Fraction(-125, 12), True, False, "约−10.416666"),
        # What half up makes whole is next to it.
        (Fraction(30 * 10**6 - 1, 3 * 10**6), True, False, "约9.9999997"),
        (Fraction(3 * 10**80 - 1, 3 * 10**79), False, False, "略小于10"),
    ],
)
def test_an_end_that_half_up_puts_out_of_its_interval_is_rounded_the_other_way(
    end: Fraction, is_least: bool, closed: bool, zh: str
) -> None:
    within = (
        Interval(end, None, closed, high_closed=False)
        if is_least
        else Interval(None, end, low_closed=False, high_closed=closed)
    )
    assert number(end, within).zh == zh


@pytest.mark.parametrize("members", [160, deep(1000)])
def test_an_average_over_many_members_is_told_whatever_its_denominator(members: int) -> None:
    primes = [one for one in range(2, 9000) if all(one % by for by in range(2, int(one**0.5) + 1))][:members]
    mean = sum((Fraction(1, prime**4) for prime in primes), Fraction(0)) / members
    assert mean.denominator.bit_length() > 4000
    assert number(mean, Interval.parse("(0, ∞)")).zh.startswith("约0.000")
    assert number(1 + mean**200, Interval.parse("(1, ∞)")).zh == "略大于1"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Fraction(2**400 - 1), True),
        (Fraction(2**400), False),
        (Fraction(1, 2**399), True),
        (Fraction(1, 2**400), False),
    ],
)
def test_no_number_is_looked_at_as_a_decimal_fraction_that_is_longer_than_anybody_reads(
    value: Fraction, told: bool
) -> None:
    assert (in_full(value) is not None) == told


@pytest.mark.parametrize(
    ("told", "beside"),
    [
        ("12.5", "12.5"),
        ("约0.333333", "约0.333333"),
        ("略大于1", "略大于1"),
        ("about 0.333333", "about 0.333333"),
        ("slightly less than 2", "slightly less than 2"),
        ("−2", "（−2）"),
        ("约−0.333333", "（约−0.333333）"),
        ("达标率", "达标率"),
        ("PM2.5", "（PM2.5）"),
        ("指标A1", "（指标A1）"),
        ("3号线客流", "（3号线客流）"),
        ("2017年产值", "（2017年产值）"),
        ("进口＋出口", "（进口＋出口）"),
        ("A+B", "（A+B）"),
        ("3÷4", "（3÷4）"),
        ("2×3", "（2×3）"),
    ],
)
def test_what_stands_beside_a_sign_is_in_brackets_where_it_could_be_read_otherwise(told: str, beside: str) -> None:
    english = beside.replace("（", "(").replace("）", ")")
    assert operand(Wording(told, told)) == Wording(beside, english)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("1.5", "得1.5分", "1.5 points"),
        ("1", "得1分", "1 point"),
        ("0", "不得分", "no points"),
        ("-1", "扣1分", "1 point deducted"),
        ("-2.5", "扣2.5分", "2.5 points deducted"),
    ],
)
def test_points_are_earned_or_deducted(value: str, zh: str, en: str) -> None:
    assert worth(Fraction(value)) == Wording(zh, en)


def test_points_and_signs() -> None:
    assert points(Fraction(2)) == Wording("2分", "2 points")
    assert signed(Fraction("-0.5")) == "−0.5"
