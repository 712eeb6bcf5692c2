"""A credit scorecard by weight of evidence, with bins and counts that are made up.

Source of the definitions: N. Siddiqi, Credit Risk Scorecards (2006), chapter 6. The weight of evidence of a bin is
ln(its share of the goods / its share of the bads); a score is offset + factor × ln(odds), here 600 points at odds of
50 to 1 and 20 points for odds twice as high, and is spread evenly over the characteristics; each bin's points are
rounded to whole ones. An applicant of whom a characteristic cannot be measured has a bin of their own.

The language has no logarithm, so a rule is exact: weights of evidence are worked out once, to four places.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, MissingEvidenceError
from huizhou_qa.readers import Bounds, Direction, Gap, Number
from huizhou_qa.rules import Choose, Constant, GridRounding, Measure, Present, Rounded
from huizhou_qa.rules.derived import weighted
from huizhou_qa.scorers import Band, SumOf, count, option, percent
from huizhou_qa.words import criterion
from support.every_reader import EveryReader

# For each bin the goods and the bads among 900 and 100 applicants, and its weight of evidence.
Bins = Mapping[str, tuple[int, int, str]]
AGES: Bins = {"[0, 24]": (180, 40, "-0.6931"), "[25, 39]": (360, 40, "0"), "[40, ∞)": (360, 20, "0.6931")}
HOMES: Bins = {"{0}": (450, 25, "0.6931"), "{1}": (360, 40, "0"), "{2}": (90, 35, "-1.2528")}
USES: Bins = {"[0, 30)": (540, 30, "0.6931"), "[30, 80)": (180, 20, "0"), "[80, 100]": (90, 45, "-1.5041")}
NO_CREDIT_LINE = (90, 5, "0.6931")

# 20 / ln 2, 600 - 28.8539 × ln 50, and ln(900 / 100).
FACTOR, OFFSET, INTERCEPT = Fraction("28.8539"), Fraction("487.123"), Fraction("2.1972")

AGE = count("age", "年龄", "岁", "age")
HOME = option("home", "住房", ("owner", "tenant", "other"), "home")
USE = percent("use", "信用额度使用率", "use of credit lines")


def evidence(measure: Measure, bins: Bins) -> Band:
    return Band(measure, {over: weight for over, (_, _, weight) in bins.items()})


def points(weight_of_evidence: Measure, coefficient: str) -> Measure:
    """What a bin is worth: its part of the log of the odds, and a third of what is the same for everyone."""
    same_for_all = (INTERCEPT * FACTOR + OFFSET) / 3
    worth = weighted((weight_of_evidence, Fraction(coefficient) * FACTOR), plus=same_for_all)
    return Rounded(worth, GridRounding(1))


OF_USE = Choose(Present(USE), evidence(USE, USES), Constant(NO_CREDIT_LINE[2]))
SCORE = SumOf((points(evidence(AGE, AGES), "1"), points(evidence(HOME, HOMES), "0.8"), points(OF_USE, "0.9")))
DECISIONS = ("decline", "refer", "accept")
DECISION = Band(SCORE, {"[463, 540)": 0, "[540, 560)": 1, "[560, 606]": 2})

READ = EveryReader(SCORE)


def applicant(age: int, home: str, use: str | None) -> dict[str, Number]:
    return {
        AGE.path: Fraction(age),
        HOME.path: Fraction(HOME.options.index(home)),
        USE.path: Gap(nothing=frozenset({USE.path})) if use is None else Fraction(use),
    }


@pytest.mark.parametrize("bins", [AGES, HOMES, {**USES, "none": NO_CREDIT_LINE}])
def test_weights_of_evidence_follow_from_the_counts(bins: Bins) -> None:
    assert sum(goods for goods, _, _ in bins.values()) == 900
    assert sum(bads for _, bads, _ in bins.values()) == 100
    for goods, bads, weight in bins.values():
        assert round((Decimal(goods) / 900 / (Decimal(bads) / 100)).ln(), 4) == Decimal(weight)


def test_factor_offset_and_intercept_follow_from_the_odds() -> None:
    factor = 20 / Decimal(2).ln()
    assert round(factor, 4) == Decimal("28.8539")
    assert round(600 - factor * Decimal(50).ln(), 3) == Decimal("487.123")
    assert round(Decimal(9).ln(), 4) == Decimal("2.1972")


# (2.1972 × 28.8539 + 487.123) / 3 = 183.507 for each characteristic.
@pytest.mark.parametrize(
    ("age", "home", "use", "score", "decision"),
    [
        # 183.507 + 19.999 = 203.506, + 0.8 × 19.999 = 199.506, + 0.9 × 19.999 = 201.506
        (40, "owner", "29.9", 204 + 200 + 202, "accept"),
        (39, "tenant", "30", 184 + 184 + 184, "refer"),
        # 183.507 - 19.999 = 163.508, - 0.8 × 36.148 = 154.589, - 0.9 × 43.399 = 144.448
        (24, "other", "80", 164 + 155 + 144, "decline"),
        (25, "owner", None, 184 + 200 + 202, "accept"),
    ],
)
def test_a_score_worked_by_hand_is_what_every_reader_gives(
    age: int, home: str, use: str | None, score: int, decision: str
) -> None:
    known = applicant(age, home, use)
    assert READ.agreed(known) == score
    assert DECISIONS[int(EveryReader(DECISION).agreed(known))] == decision


def test_no_credit_line_is_a_bin_and_not_a_use_of_zero_and_what_nobody_said_is_neither() -> None:
    facts: dict[str, object] = {"age": 25, "home": "owner"}
    assert SCORE.score({**facts, "use": {"nothing": "no credit line"}}).points == 586
    with pytest.raises(MissingEvidenceError):
        SCORE.score(facts)


def test_what_lies_outside_every_bin_is_refused() -> None:
    for facts in ({"age": "24.5"}, {"age": -1}, {"use": "100.1"}, {"home": 0}, {"home": "lodger"}):
        with pytest.raises(EvidenceError):
            SCORE.score({"age": 25, "home": "owner", "use": 10, **facts})


def test_the_bounds_are_those_of_the_worst_and_the_best_applicant() -> None:
    hull = SCORE.under(Bounds({})).hull
    assert str(hull) == "[463, 606]"


def test_age_never_lowers_a_score_and_use_of_credit_never_raises_one() -> None:
    assert SCORE.under(Direction(Bounds({}))).signs == {AGE.path: "up", HOME.path: "down", USE.path: "down"}


def test_the_words_say_the_bins() -> None:
    asked = criterion(SCORE)
    assert "age: 40 or more: 19.99863809 points; from 25 up to 39: no points; 24 or less: " in asked.en
    assert "home: owner: 15.998910472 points; tenant: no points; other: 28.918532736 points deducted" in asked.en
    assert "where there is something to measure of use of credit lines" in asked.en
