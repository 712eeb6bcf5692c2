"""Messages of what rules are made of, each asserted whole: they are public, and say what would be right."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import field, frozen

from huizhou_qa import MissingEvidenceError, NumberError, SchemeError
from huizhou_qa.errors import Fault, HuizhouQAError, one_of, pointer, shortened, shown
from huizhou_qa.ground.combinations import BetterOf, Clamped, Sum, Weighted, WorseOf
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.inputs import count, quantity
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import AllHold
from huizhou_qa.ground.numbers import Rate, number_from
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.ground.rules import CurveRule

COVER = "the pieces of a curve must cover its domain once and only once\n"
OVERLAP = "  /pieces/2: overlap between (1, 2] and [2, 3]; let one end where the other begins [overlap]"
ACCEPTED = "an int, a Decimal, a Fraction, or text such as '12.5'"
TOO_LONG = "more than 30 digits; write a shorter number"
BEYOND = "an exponent beyond ±99; write a number in reach"


def rule() -> CurveRule:
    return CurveRule(quantity("amount", "数额", "个"), Curve((Piece("[0, ∞)", 0, 1),)))


def curve(*texts: str, whole: bool = False) -> Curve:
    return Curve(tuple(Piece(text, 0) for text in texts), whole=whole)


# Made when a test runs and not before, so that what is refused is refused by the code under test.
REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: Sum(()), "sum of nothing has no points; give at least one part"),
    (lambda: BetterOf(()), "better_of of nothing has no points; give at least one part"),
    (lambda: WorseOf(()), "worse_of of nothing has no points; give at least one part"),
    (lambda: Weighted(rule(), 0), "a weight must be above 0; at 0 the part would not count at all"),
    (lambda: Clamped(rule(), 2, "1.5"), "nothing lies between 2 and 3/2"),
    (lambda: Gate((), 1), "a gate without a condition would always hold; give at least one"),
    (lambda: AllHold(()), "there is no condition to hold; give at least one"),
    (lambda: Rounding(-1), "places is -1; it must be a whole number of 0 or more"),
    (lambda: Rounding(2, "near"), "way is 'near'; it must be one of half_up, half_even, up, down"),  # type: ignore[arg-type]
    (curve, f"{COVER}  /pieces: there is no piece; give at least one [empty]"),
    (
        lambda: curve("[0, 1)", "(1, 2]", "[2, 3]"),
        f"{COVER}  /pieces/1: gap between [0, 1) and (1, 2]; let one end where the other begins [gap]\n{OVERLAP}",
    ),
    (
        lambda: curve("{0}", "{2}", whole=True),
        f"{COVER}  /pieces/1: gap between {{0}} and {{2}}; let one end where the other begins [gap]",
    ),
    (lambda: CurveRule(rule().measure, curve("[0, 5]")), "the curve covers [0, 5], its measure takes [0, ∞)"),
    (
        lambda: CurveRule(rule().measure, curve("[0, ∞)", whole=True)),
        "a curve over whole numbers only needs a measure of whole numbers",
    ),
    (lambda: Interval.parse("10-15"), "'10-15' is not an interval; write one like '(10, 15]' or '{100}'"),
    (lambda: Interval.parse("[-∞, 2]"), "an infinite end cannot be closed: [-∞, 2]"),
    (lambda: Interval.parse("[1, ∞]"), "an infinite end cannot be closed: [1, ∞]"),
    (lambda: Interval.parse("(2, 1.5]"), "no number lies in (2, 1.5]"),
    (lambda: Interval(1, 1, low_closed=True, high_closed=False), "no number lies in {1}"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=[message[:60] for _, message in REFUSED])
def test_a_rule_that_contradicts_itself_is_refused_in_these_words(make: Callable[[], object], message: str) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert str(caught.value) == message


NUMBERS: list[tuple[object, str, str]] = [
    (True, "not_a_number", "True is a truth value, not a number; write 1 or 0"),
    (0.5, "float", f"a float is not exact; write '0.5' as text, or {ACCEPTED}"),
    (None, "not_a_number", f"None is not a number; write {ACCEPTED}"),
    ([1], "not_a_number", f"a value of type list is not a number; write {ACCEPTED}"),
    ("a", "not_a_number", "'a' is not a number; write digits such as 12.5"),
    (Decimal("NaN"), "not_finite", "NaN and infinities are not numbers; leave the value out"),
    (Decimal("1e100"), "too_long", BEYOND),
    (Decimal("1e-100"), "too_long", BEYOND),
    (Decimal("1." + "1" * 30), "too_long", TOO_LONG),
    ("1e100", "too_long", BEYOND),
    ("1" * 151, "too_long", TOO_LONG),
    ("a" * 151, "too_long", TOO_LONG),
    (10**30, "too_long", TOO_LONG),
    (Fraction(1, 10**30), "too_long", TOO_LONG),
]


@pytest.mark.parametrize(("value", "reason", "message"), NUMBERS, ids=range(len(NUMBERS)))
def test_a_number_is_refused_in_these_words(value: object, reason: str, message: str) -> None:
    with pytest.raises(NumberError) as caught:
        number_from(value)
    assert (caught.value.reason, str(caught.value), caught.value.faults) == (reason, message, ())
    assert caught.value.args == (reason, message)


@pytest.mark.parametrize(
    ("part", "whole", "message"),
    [
        (1, 0, "the whole must be above 0; where there was nothing to measure, say so"),
        (-1, 1, "the part cannot be below 0"),
    ],
)
def test_a_rate_is_refused_in_these_words(part: int, whole: int, message: str) -> None:
    with pytest.raises(NumberError) as caught:
        Rate(part, whole)
    assert str(caught.value) == message


def test_a_word_that_is_none_of_the_options_is_refused_naming_them_all() -> None:
    @frozen
    class Lift:
        way: str = field(validator=one_of(iter(["up", "down"])))

    assert [Lift(word).way for word in ("down", "up")] == ["down", "up"]
    with pytest.raises(SchemeError) as caught:
        Lift("left")
    assert str(caught.value) == "way is 'left'; it must be one of up, down"


def test_a_missing_error_lists_its_faults_under_the_department_that_has_what_is_missing() -> None:
    first, second = Fault("/facts/a", "missing", "缺少甲"), Fault("", "missing", "缺少乙")
    error = MissingEvidenceError("给的数据不够", {"环保部门": (first,), "": (second,)})
    assert str(error) == "给的数据不够\n 环保部门\n  /facts/a: 缺少甲\n  /: 缺少乙"
    assert error.faults == (first, second)
    assert error.args == ("给的数据不够", {"环保部门": (first,), "": (second,)})


def test_an_error_lists_its_faults_with_path_and_code_and_the_whole_is_not_empty() -> None:
    error = HuizhouQAError("no", [Fault("", "odd", "it is odd"), Fault("/a", "even", "it is even")])
    assert str(error) == "no\n  /: it is odd [odd]\n  /a: it is even [even]"
    assert error.args == ("no", error.faults)
    assert str(HuizhouQAError("no")) == "no"


def test_a_path_of_any_length_is_shown_up_to_120_characters() -> None:
    shown_whole, cut = "/" + "a" * 119, "/" + "a" * 120
    error = HuizhouQAError("no", [Fault(shown_whole, "x", "y"), Fault(cut, "x", "y")])
    assert str(error) == f"no\n  {shown_whole}: y [x]\n  {shown_whole}…: y [x]"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("甲", "'甲'"),
        ("\ud800\n", r"'\ud800\n'"),
        ("长" * 38, f"'{'长' * 38}'"),
        ("长" * 39, f"'{'长' * 39}…"),
        ("长" * 10**6, f"'{'长' * 39}…"),
        (-5, "-5"),
        (True, "True"),
        (None, "None"),
        (2**160 - 1, f"{str(2**160 - 1)[:40]}…"),
        (2**160, "an integer of very many digits"),
        (10**5000, "an integer of very many digits"),
        (0.5, "a value of type float"),
    ],
    ids=range(12),
)
def test_a_value_is_shown_short_and_printable(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_text_is_shortened_only_where_it_is_longer_than_what_is_shown() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "abc…"
    assert shortened("a" * 41) == "a" * 40 + "…"


def test_a_pointer_escapes_every_slash_and_tilde_of_every_key() -> None:
    assert pointer("a/b/c", "~d~", "/~1") == "/a~1b~1c/~0d~0/~1~01"
    assert pointer() == ""


def test_a_missing_value_is_asked_for_in_chinese_and_english() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        Sum((rule(), CurveRule(count("things", "数量", "个"), Curve((Piece("[0, ∞)", 0),))))).score({})
    assert str(caught.value) == (
        "给的数据不够 · the rule reads more than was given\n"
        "  /facts/amount: 缺少数额，应填0或以上的数 · amount is missing; give a number of 0 or more\n"
        "  /facts/things: 缺少数量，应填0或以上的整数 · things is missing; give a whole number of 0 or more"
    )
    assert [fault.code for fault in caught.value.faults] == ["missing", "missing"]
    assert list(caught.value.by_lead) == [""]


def test_what_had_nothing_to_measure_is_told_apart_from_what_is_missing() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        rule().score({"amount": {"nothing": "无"}})
    text = "数额无可考核对象 · there was nothing to measure, and no ruling says how that counts"
    assert caught.value.faults == (Fault("/facts/amount", "nothing_to_measure", text),)
