"""The points as they are written, what they were rounded from, and what was lost."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.exact import plain
from huizhou_qa.rules import GridRounding
from huizhou_qa.rules.rounding import MODES, Mode
from huizhou_qa.words.outcome import deduction, left_out, outcome, ruled, without_reason

TWO_PLACES = GridRounding("0.01", stage="written")
RATIOS = st.builds(Fraction, st.integers(0, 10**12), st.integers(1, 10**12))


def told(written: str, full: str, exact: str = "") -> Wording:
    return outcome(Fraction(written), Fraction(full), Fraction(exact or written), TWO_PLACES)


@pytest.mark.parametrize(
    ("written", "full", "zh", "en"),
    [
        ("1.5", "1.5", "得1.5分（满分）", "1.5 points (full marks)"),
        ("1", "1.5", "得1分，扣0.5分", "1 point, 0.5 points lost"),
        ("0", "1", "不得分，扣1分", "no points, 1 point lost"),
        ("-1", "0", "扣1分", "1 point deducted"),
        ("0", "0", "不扣分", "nothing deducted"),
        ("-1", "2", "得−1分，扣3分", "−1 points, 3 points lost"),
        ("5.33", "20/3", "得5.33分，扣约1.336667分", "5.33 points, about 1.336667 points lost"),
        ("0", "10/3", "不得分，扣约3.333333分", "no points, about 3.333333 points lost"),
    ],
)
def test_points_and_what_was_lost(written: str, full: str, zh: str, en: str) -> None:
    assert told(written, full) == Wording(zh, en)


@pytest.mark.parametrize(
    ("exact", "zh"),
    [
        ("1.1999996", "1.1999996"),
        (f"1.{'1' * 38}", f"1.{'1' * 38}"),
        (f"1.{'1' * 39}", "约1.111111"),
        (str(Fraction(12, 10) - Fraction(1, 3 * 10**9)), "约1.1999999997"),
        (str(Fraction(12, 10) - Fraction(1, 3 * 10**90)), "略小于1.2"),
        (str(Fraction(12, 10) + Fraction(1, 3 * 10**90)), "略大于1.2"),
        ("1/3", "约0.333333"),
    ],
)
def test_an_exact_number_is_told_in_full_and_no_other_as_the_points_themselves(exact: str, zh: str) -> None:
    value = Fraction(exact)
    found = outcome(TWO_PLACES(value), Fraction(10), value, TWO_PLACES)
    assert f"（由{zh}舍入）" in found.zh
    assert "(rounded from " in found.en


@given(RATIOS, st.sampled_from([0, 1, 2, 4, 6, 12]), st.sampled_from(MODES))
def test_what_points_were_rounded_from_rounds_to_them_and_is_called_about_only_where_it_is(
    exact: Fraction, places: int, mode: Mode
) -> None:
    to = GridRounding(Fraction(1, 10**places), mode, "written")
    points = to(exact)
    found = re.search("（由(约?)([0-9.]+)舍入）", outcome(points, Fraction(10), exact, to).zh)
    if points == exact:
        assert found is None
        return
    assert found is not None
    about, written = found[1] == "约", Fraction(found[2])
    assert written != points
    assert to(written) == points
    assert about == (written != exact)
    assert about == ("/" in plain(exact) or len(plain(exact)) > 40)


def test_a_grid_that_is_no_decimal_fraction_is_told_too() -> None:
    to = GridRounding(Fraction(1, 3), stage="written")
    assert "舍入" in outcome(Fraction(1, 3), Fraction(1), Fraction(2, 7), to).zh


def test_what_an_adjustment_takes() -> None:
    assert deduction(Fraction(-10)) == Wording("扣10分", "10 points deducted")
    assert deduction(Fraction(0)) == Wording("不扣分", "nothing deducted")


@pytest.mark.parametrize(
    ("treatment", "zh", "en"),
    [
        ("full", "按满分计", "given full marks"),
        ("zero", "按零分计", "given no points"),
        ("rescale", "按缺项处理，由其余各款折算", "left out and rescaled"),
    ],
)
def test_a_ruling_says_who_and_why(treatment: str, zh: str, en: str) -> None:
    found = ruled(["没有绿地", "没有河"], "市办", treatment, "会议纪要")  # type: ignore[arg-type] # one of the three
    assert found.zh == f"无可考核对象（没有绿地；没有河），经市办裁定{zh}：会议纪要"
    assert found.en == f"nothing to measure (没有绿地; 没有河), {en} by ruling of 市办: 会议纪要"


def test_what_is_said_beside_points() -> None:
    assert left_out() == Wording("本款不计分", "not counted")
    assert without_reason(Wording("评定1分", "awarded 1 point")) == Wording(
        "评定1分（未注明理由）", "awarded 1 point (no reason given)"
    )
