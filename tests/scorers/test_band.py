"""``Band``: the interval that a number falls in decides, at its ends and beside them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.rules.derived import total, weighted
from huizhou_qa.scorers import Band, count, percent

RATE = percent("rate", "率")
THINGS, OTHERS = count("things", "数量", "个"), count("others", "数量", "个")


def test_a_band_gives_the_points_of_the_interval_that_the_number_falls_in() -> None:
    band = Band(RATE, {"[0, 10]": "1", "(10, 15]": "0.5", "(15, 100]": 0})
    points = [band.score({"rate": rate}).points for rate in ("10", "10.001", "10.01", "15", "15.001", "15.01")]
    assert points == [1, Fraction(1, 2), Fraction(1, 2), Fraction(1, 2), 0, 0]


def test_a_band_over_a_count_lists_whole_numbers() -> None:
    band = Band(THINGS, {"{0}": 1, "{1}": "0.5", "[2, ∞)": 0})
    assert [band.score({"things": things}).points for things in (0, 1, 2, 3)] == [1, Fraction(1, 2), 0, 0]


def test_a_sum_of_counts_is_a_count() -> None:
    band = Band(total(THINGS, OTHERS), {"{0}": 1, "[1, ∞)": 0})
    assert [band.score({"things": 0, "others": n}).points for n in (0, 1)] == [1, 0]
    with pytest.raises(SchemeError) as caught:
        Band(weighted((THINGS, "0.5")), {"{0}": 1, "[1, ∞)": 0})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/pieces/1", "gap")]


@pytest.mark.parametrize(
    ("bands", "faults"),
    [
        ({"[0, 10]": 1}, [("/pieces", "not_covered")]),
        ({"[0, 10]": 1, "(11, 100]": 0}, [("/pieces/1", "gap")]),
        ({"[0, 10]": 1, "[10, 100]": 0}, [("/pieces/1", "overlap")]),
        ({"[0, 101]": 1}, [("/pieces", "beyond_the_measure")]),
        ({"[0, 50)": 0, "[50, 101]": 1}, [("/pieces", "beyond_the_measure")]),
        ({"(-1, 101)": 0}, [("/pieces", "beyond_the_measure")]),
        ({"[0, 100)": 1}, [("/pieces", "not_covered")]),
        ({"(0, 100]": 1}, [("/pieces", "not_covered")]),
        ({"[1, 101]": 1}, [("/pieces", "not_covered")]),
        ({}, [("/pieces", "empty")]),
        (
            {"[90, 100]": 3, "[80, 90)": 2, "[0, 80)": 0},
            [("/pieces/1", "out_of_order"), ("/pieces/2", "out_of_order")],
        ),
        ({"[0, 10]": 0.5}, [("/bands/[0, 10]", "float")]),
        ({"0-10": 1}, [("/bands/0-10", "bad_interval")]),
    ],
)
def test_bands_cover_every_number_of_the_measure_once_and_no_other(
    bands: dict[str, int], faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 (of ours, asserted next)
        Band(RATE, bands)
    assert [(fault.path, fault.code) for fault in getattr(caught.value, "faults", ())] == faults


def test_bands_beyond_all_there_is_are_told_so() -> None:
    with pytest.raises(SchemeError, match="there is no number to cover"):
        Band(RATE, {"[0, 101]": 1})


@pytest.mark.parametrize("written", ["[1/3, 2)", "{1/3}", "[a, 2)", "[0, 1e500)"])
def test_the_end_of_an_interval_that_is_no_number_is_not_to_be_left_out(written: str) -> None:
    with pytest.raises(SchemeError) as caught:
        Band(RATE, {written: 1})
    (fault,) = caught.value.faults
    assert fault.code == "bad_interval"
    assert "区间的端点" in fault.zh
    assert "不填" not in fault.zh
