"""A unit's own points, joined as a made-up county joins them."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa import assess
from huizhou_qa.procedure.claim_sums import Claimed
from support.harbour import scheme, unit

SCHEME = scheme()
RESULT = assess(SCHEME, unit())
NOTHING = {"nothing": "没有对象"}
EARNED = {"1": Fraction(30), "2": Fraction(50, 3), "3": Fraction(16)}
BESIDE = {"4.1": Fraction(45), "4.2": Fraction(35), "5": Fraction(33), "6": Fraction(9, 2), "7": Fraction(2)}


def test_claims_of_clauses_make_the_heading_that_the_scheme_makes_of_them() -> None:
    # 31 + 50/3 + 16 = 63.667, to one decimal 63.7; joined otherwise than by a sum, nothing else will do.
    made = Claimed.of(RESULT, {**EARNED, "1": Fraction(31)}).summed(SCHEME.groups["水"])
    assert made is not None
    assert (made.added, made.kept) == (Fraction(637, 10), Fraction(637, 10))
    assert Claimed.of(RESULT, {"1": Fraction(31)}).summed(SCHEME.groups["水"]) is None


def test_the_whole_is_joined_and_what_that_changes_is_a_part_of_its_own() -> None:
    whole = Claimed.of(RESULT, {**EARNED, **BESIDE}).total()
    assert whole is not None
    assert (whole.kept, dict(whole.parts)["合成"]) == (Fraction(7132, 100), Fraction(-6588, 100))
    assert Claimed.of(RESULT, EARNED).total() is None


def test_what_rescaling_adds_may_be_claimed() -> None:
    result = assess(SCHEME, unit({"5": "rescale"}, repaired_share=NOTHING))
    whole = Claimed.of(result, {**EARNED, **BESIDE, "5": Fraction(0)}).total()
    assert whole is not None
    assert (whole.kept, "缺项折算" in dict(whole.parts)) == (Fraction(7103, 100), True)
