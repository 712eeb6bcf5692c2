"""The United States' Air Quality Index for PM2.5, as it stood from the standard of 2012 to that of 2024.

Sources: 40 CFR part 58, appendix G (table 2, equation 1), and EPA-454/B-18-007, which works the example below. The
concentration is cut to one place, the index between two breakpoints lies on a straight line, and is rounded to the
nearest whole number. What becomes of a tie neither says: it is an open point. Above the table there is no index.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Direction, Exact, Recorded, Span
from huizhou_qa.rules import Breakpoints, GridRounding, NothingToMeasure, Open, Rounded, Within
from huizhou_qa.rules.derived import when
from huizhou_qa.scorers import Band, on_curve, quantity
from huizhou_qa.words import criterion, ground
from support.every_reader import EveryReader

# The breakpoints of table 2: concentrations from and to, and the indexes from and to.
Row = tuple[str, str, int, int]
TABLE: tuple[Row, ...] = (
    ("0", "12.0", 0, 50),
    ("12.1", "35.4", 51, 100),
    ("35.5", "55.4", 101, 150),
    ("55.5", "150.4", 151, 200),
    ("150.5", "250.4", 201, 300),
    ("250.5", "350.4", 301, 400),
    ("350.5", "500.4", 401, 500),
)
CATEGORIES = ("Good", "Moderate", "Unhealthy for Sensitive Groups", "Unhealthy", "Very Unhealthy", "Hazardous")

PM25 = quantity("pm25", "PM2.5的24小时平均浓度", "µg/m³", "24-hour average of PM2.5")
CUT = Rounded(PM25, GridRounding("0.1", "down"))


# Equation 1. Between the end of a row and the beginning of the next there is no number of one place.
ON_THE_LINES = on_curve(CUT, Breakpoints(TABLE))
NEAREST = Open("ties", {mode: Rounded(ON_THE_LINES, GridRounding(1, mode)) for mode in ("half_even", "half_up")})
INDEX = when(Within(CUT, "[0, 500.4]"), points=NEAREST, otherwise=NothingToMeasure("beyond the index"))
CATEGORY = Band(
    INDEX, {"[0, 50]": 0, "[51, 100]": 1, "[101, 150]": 2, "[151, 200]": 3, "[201, 300]": 4, "[301, 500]": 5}
)

HALF_EVEN = EveryReader(INDEX, {"ties": "half_even"})
HALF_UP = EveryReader(INDEX, {"ties": "half_up"})


def of(concentration: str) -> Mapping[str, Fraction]:
    return {PM25.path: Fraction(concentration)}


@pytest.mark.parametrize(
    ("concentration", "index"),
    [
        ("35.9", 102),  # the example of EPA-454/B-18-007: 49 / 19.9 × 0.4 + 101 = 101.98
        ("10", 42),  # 50 / 12 × 10 = 41.67
        ("20.04", 68),  # cut to 20.0: 49 / 23.3 × 7.9 + 51 = 67.61
        ("100", 174),  # 49 / 94.9 × 44.5 + 151 = 173.98
        ("200", 250),  # 99 / 99.9 × 49.5 + 201 = 250.05
        ("300.19", 350),  # cut to 300.1: 99 / 99.9 × 49.6 + 301 = 350.15
        ("400", 434),  # 99 / 149.9 × 49.5 + 401 = 433.69
    ],
)
def test_an_index_worked_by_hand_is_what_every_reader_gives(concentration: str, index: int) -> None:
    assert HALF_EVEN.agreed(of(concentration)) == HALF_UP.agreed(of(concentration)) == index


@pytest.mark.parametrize("row", TABLE)
def test_a_breakpoint_has_the_index_of_the_table(row: Row) -> None:
    low, high, worth_low, worth_high = row
    assert [HALF_EVEN.agreed(of(end)) for end in (low, high)] == [worth_low, worth_high]


def test_a_concentration_is_cut_and_not_rounded_before_its_band_is_chosen() -> None:
    assert [HALF_EVEN.agreed(of(one)) for one in ("12.09", "12.1", "35.4999", "500.49")] == [50, 51, 100, 500]


# 50 / 12 × 0.6 = 2.5, × 1.8 = 7.5, × 3 = 12.5: of the two nearest, 2, 8 and 12 are even.
@pytest.mark.parametrize(("concentration", "even", "up"), [("0.6", 2, 3), ("1.8", 8, 8), ("3", 12, 13)])
def test_a_tie_goes_as_its_reading_says(concentration: str, even: int, up: int) -> None:
    assert HALF_EVEN.agreed(of(concentration)) == even
    assert HALF_UP.agreed(of(concentration)) == up


@pytest.mark.parametrize(
    ("concentration", "category"), [("12", 0), ("12.1", 1), ("55.4", 2), ("55.5", 3), ("250.4", 4), ("250.5", 5)]
)
def test_a_category_is_a_band_of_the_rounded_index(concentration: str, category: int) -> None:
    assert EveryReader(CATEGORY, {"ties": "half_even"}).agreed(of(concentration)) == category
    assert CATEGORIES[category]


def test_above_the_table_there_is_no_index_and_never_500() -> None:
    assert HALF_EVEN.agreed(of("500.49")) == 500
    assert HALF_EVEN.nothing(of("500.5")) == {"beyond the index"}


def test_every_tenth_of_the_table_agrees_with_equation_1() -> None:
    tenths = range(5005)
    found = [HALF_EVEN.number(of(f"{tenth}e-1")) for tenth in tenths]
    assert found == [round(by_equation_1(Fraction(tenth, 10))) for tenth in tenths]


def by_equation_1(concentration: Fraction) -> Fraction:
    low, high, worth_low, worth_high = next(row for row in TABLE if concentration <= Fraction(row[1]))
    over = Fraction(high) - Fraction(low)
    return Fraction(worth_high - worth_low) / over * (concentration - Fraction(low)) + worth_low


def test_more_of_it_is_never_a_lower_index() -> None:
    assert NEAREST.under(Direction(Bounds({}))).signs == {PM25.path: "up"}


def test_a_concentration_between_two_bounds_the_index() -> None:
    between_the_two = {PM25.path: Span((Interval.parse("[9, 36)"),))}
    index = INDEX.under(Bounds(between_the_two, HALF_EVEN.readings))
    # 50 / 12 × 9 = 37.5, a tie; 35.9 is the greatest cut of what is below 36.
    assert index == Span(tuple(map(Interval.parse, ("[38, 50]", "[51, 100]", "[101, 102]"))))


def test_the_words_say_the_cut_the_line_and_the_rounding() -> None:
    told = ground(INDEX, INDEX.under(Recorded(Exact(of("35.97"), HALF_EVEN.readings))))
    assert told.en == (
        "24-hour average of PM2.5: 35.97 µg/m³, 35.97 (rounded down to a multiple of 0.1) = 35.9, "
        "in the band “from 35.5 to less than 55.5”, about 13.58794 + about 2.462312 × 35.9 = about 101.984925, "
        "rounded from about 101.984925 to 102"
    )
    row = "from 12.1 to less than 35.5: a straight line from 51 at 12.1 to 100 points at 35.4; "
    assert criterion(INDEX).en.count(row) == len(("half_even", "half_up"))


def test_the_words_say_why_there_is_no_index() -> None:
    told = ground(INDEX, INDEX.under(Recorded(Exact(of("600"), HALF_EVEN.readings))))
    assert told.en == (
        "24-hour average of PM2.5: 600 µg/m³, which does not meet “500.4 or less”; "
        "nothing to measure (beyond the index)"
    )
