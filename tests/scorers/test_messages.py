"""Messages of what rules are made of, each asserted whole: they are public, and say what would be right."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import field, frozen

from huizhou_qa import EvidenceError, MissingEvidenceError, NumberError, SchemeError
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.errors import Fault, HuizhouQAError, JsonNumber, Wording, is_mapping, one_of, pointer, shortened, shown
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate, number_from
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Curve, NothingToMeasure, Piece, Pieces, Within
from huizhou_qa.rules.derived import when
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scorers import NodeRule, SumOf, count, on_curve, quantity

AMOUNT = quantity("amount", "数额", "个")


def curve(*texts: str, over: str = "[0, 3]", whole: bool = False) -> Curve:
    return Curve(over, Pieces([Piece(text, 0) for text in texts]), whole=whole)


# Made when a test runs and not before, so that what is refused is refused by the code under test.
# Path, code, the Chinese text and the English one.
Said = tuple[str, str, str, str]

REFUSED: list[tuple[Callable[[], object], list[Said]]] = [
    (
        lambda: Rounding(-1),
        [
            (
                "/places",
                "bad_places",
                "小数位数应为0至99的整数，给的是-1",
                "places is -1; write a whole number from 0 to 99",
            )
        ],
    ),
    (
        lambda: Rounding(2, "near"),  # type: ignore[arg-type]
        [
            (
                "/way",
                "unknown_choice",
                "'near'不在可选之列，可选：half_up、half_even、up、down",
                "'near' is none of half_up, half_even, up, down",
            )
        ],
    ),
    (
        curve,
        [("/pieces", "empty", "曲线一段也没有，至少要一段", "there is no piece; give at least one")],
    ),
    (
        lambda: curve("[0, 1)", "(1, 2]", "[2, 3]"),
        [
            (
                "/pieces/1",
                "gap",
                "[0, 1)与(1, 2]之间有数不属于任何一段，请让一段止处即下一段起处",
                "gap between [0, 1) and (1, 2]; let one end where the other begins",
            ),
            (
                "/pieces/2",
                "overlap",
                "(1, 2]与[2, 3]有重叠，请让一段止处即下一段起处，同一端点只归一段",
                "overlap between (1, 2] and [2, 3]; let one end where the other begins",
            ),
        ],
    ),
    (
        lambda: curve("{0}", "[2, 3]", whole=True),
        [
            (
                "/pieces/1",
                "gap",
                "{0}与[2, 3]之间有数不属于任何一段，请让一段止处即下一段起处",
                "gap between {0} and [2, 3]; let one end where the other begins",
            )
        ],
    ),
    (
        lambda: on_curve(AMOUNT, Pieces([Piece("[0, 5]", 0)])),
        [
            (
                "/pieces",
                "not_covered",
                "曲线只覆盖[0, 5]，度量可取[0, ∞)，请全部覆盖",
                "the curve covers [0, 5], its measure takes [0, ∞); cover all of it",
            )
        ],
    ),
    (
        lambda: on_curve(AMOUNT, Pieces([Piece("[0, ∞)", 0)]), whole=True),
        [
            (
                "/measure",
                "not_whole",
                "只覆盖整数的曲线，其度量也须只取整数",
                "a curve over whole numbers only needs a measure of whole numbers",
            )
        ],
    ),
    (
        lambda: Interval.parse("10-15"),
        [
            (
                "",
                "bad_interval",
                "'10-15'不是区间，请写如'(10, 15]'、'[2, ∞)'或'{100}'",
                "'10-15' is not an interval; write one like '(10, 15]', '[2, ∞)' or '{100}'",
            )
        ],
    ),
    (
        lambda: Interval.parse("[-∞, 2]"),
        [
            (
                "",
                "bad_interval",
                "[-∞, 2]：无界的一端不能用方括号，请用圆括号",
                "an infinite end cannot be closed: [-∞, 2]; write a round bracket there",
            )
        ],
    ),
    (
        lambda: Interval.parse("[1, ∞]"),
        [
            (
                "",
                "bad_interval",
                "[1, ∞]：无界的一端不能用方括号，请用圆括号",
                "an infinite end cannot be closed: [1, ∞]; write a round bracket there",
            )
        ],
    ),
    (
        lambda: Interval.parse("(2, 1.5]"),
        [
            (
                "",
                "bad_interval",
                "(2, 1.5]中没有数，较小的端点在左；只含一个数的写如'{100}'",
                "no number lies in (2, 1.5]; write the lower end first, and a single number like '{100}'",
            )
        ],
    ),
    (
        lambda: Interval(1, 1, low_closed=True, high_closed=False),
        [
            (
                "",
                "bad_interval",
                "[1, 1)中没有数，较小的端点在左；只含一个数的写如'{100}'",
                "no number lies in [1, 1); write the lower end first, and a single number like '{100}'",
            )
        ],
    ),
]


@pytest.mark.parametrize(("make", "said"), REFUSED, ids=range(len(REFUSED)))
def test_a_rule_that_contradicts_itself_is_refused_in_these_words(make: Callable[[], object], said: list[Said]) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(fault.path, fault.code, fault.zh, fault.en) for fault in caught.value.faults] == said


FLOAT = (
    "浮点数（float）不精确，请以文本写作'0.5'",
    "a float is not exact; write '0.5' as text, or an int, a Decimal or a Fraction",
)
NOT_FINITE = (
    "NaN和无穷大不是可用的数，尚无数据的不填，或填null（None）",
    "NaN and infinities are not numbers; where nobody has said, leave the value out or give null (None)",
)
TOO_LONG = ("数字超过30位，请写短一些", "more than 30 digits; write a shorter number")
BEYOND = (
    "数量级超出10的±99次方，请检查单位后重写",
    "an exponent beyond ±99; check the unit and write a number within that",
)


def expect(zh: str, given: str) -> tuple[str, str]:
    return (
        f"{zh}不是可用的数，请填整数，或以文本写作如'12.5'",
        f"{given} is not a number; write an int, a Decimal, a Fraction, or text such as '12.5'",
    )


def of_text(given: str) -> tuple[str, str]:
    return (
        f"{given}不是数，请用阿拉伯数字填写，如12.5；尚无数据的不填",
        f"{given} is not a number; write digits such as 12.5, or leave it out where nobody has said",
    )


class Half(float):
    """A kind of float that would have itself written otherwise."""

    def __repr__(self) -> str:
        return "a half"


NUMBERS: list[tuple[object, str, tuple[str, str]]] = [
    (
        True,
        "not_a_number",
        ("true（是）不是数，请填写数字", "True is a truth value, not a number; write the number in digits"),
    ),
    (0.5, "float", FLOAT),
    (Half(0.5), "float", FLOAT),
    (float("nan"), "float", NOT_FINITE),
    (float("-inf"), "float", NOT_FINITE),
    (1e99, "float", (FLOAT[0].replace("0.5", "1e+99"), FLOAT[1].replace("0.5", "1e+99"))),
    (
        1e100,
        "float",
        (
            "浮点数（float）不精确，1e+100也超出可用的数量级，请检查单位后以文本重写",
            "a float is not exact, and 1e+100 is beyond what can be used; check the unit and write it as text",
        ),
    ),
    (None, "not_a_number", expect("空（null）", "None")),
    ([1], "not_a_number", expect("一个列表", "a value of type list")),
    (
        FrozenMapping({}),
        "not_a_number",
        expect(
            "类型为huizhou_qa.frozen_mapping.FrozenMapping的值",
            "a value of type huizhou_qa.frozen_mapping.FrozenMapping",
        ),
    ),
    ("a", "not_a_number", of_text("'a'")),
    ("NaN", "not_a_number", of_text("'NaN'")),
    (Decimal("NaN"), "not_finite", NOT_FINITE),
    (Decimal("sNaN"), "not_finite", NOT_FINITE),
    (Decimal("Infinity"), "not_finite", NOT_FINITE),
    (Decimal("1e100"), "too_long", BEYOND),
    (Decimal("1e-100"), "too_long", BEYOND),
    (Decimal("1." + "1" * 30), "too_long", TOO_LONG),
    ("1e100", "too_long", BEYOND),
    ("1" * 151, "too_long", TOO_LONG),
    ("a" * 151, "too_long", TOO_LONG),
    (10**30, "too_long", TOO_LONG),
    (10**5000, "too_long", TOO_LONG),
    (Fraction(1, 10**30), "too_long", TOO_LONG),
    (Fraction(10**5000, 3), "too_long", TOO_LONG),
]


@pytest.mark.parametrize(("value", "reason", "said"), NUMBERS, ids=range(len(NUMBERS)))
def test_a_number_is_refused_in_these_words(value: object, reason: str, said: tuple[str, str]) -> None:
    with pytest.raises(NumberError) as caught:
        number_from(value)
    (fault,) = caught.value.faults
    assert (caught.value.reason, fault.code, fault.path, (fault.zh, fault.en)) == (reason, reason, "", said)
    assert str(caught.value) == (
        f"不是可用的数 · this is not a number that can be used\n  /: {said[0]} · {said[1]} [{reason}]"
    )


@pytest.mark.parametrize(
    ("make", "code", "zh", "en"),
    [
        (
            *(lambda: Rate(1, 0), "empty_whole"),
            "分母（总数）必须大于0；无可考核对象的，请以nothing写明原因",
            "the whole must be above 0; where there was nothing to measure, say why under the key nothing",
        ),
        (
            # The sum of an average may lie below 0, the part of a whole never does.
            *(lambda: Known(Rate(-1, 1)), "below_zero"),
            "分子（部分）不能小于0，没有的填0",
            "the part cannot be below 0; write 0 where there is none",
        ),
    ],
    ids=["no whole", "a part below zero"],
)
def test_a_rate_is_refused_in_these_words(make: Callable[[], object], code: str, zh: str, en: str) -> None:
    with pytest.raises((NumberError, EvidenceError)) as caught:
        make()
    assert [(fault.code, fault.zh, fault.en) for fault in caught.value.faults] == [(code, zh, en)]


def test_a_word_that_is_none_of_the_options_is_refused_naming_them_all() -> None:
    @frozen
    class Lift:
        way: str = field(validator=one_of(iter(["up", "down"])))

    assert [Lift(word).way for word in ("down", "up")] == ["down", "up"]
    with pytest.raises(SchemeError) as caught:
        Lift("left")
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/way", "unknown_choice")
    assert (fault.zh, fault.en) == ("'left'不在可选之列，可选：up、down", "'left' is none of up, down")
    assert fault.params["known"] == ("up", "down")


def test_a_missing_error_lists_its_faults_under_the_department_that_has_what_is_missing() -> None:
    first, second = Fault("/facts/a", "ad_hoc", {"text": Wording("缺少甲", "no a")}), Fault("", "below_zero", {})
    error = MissingEvidenceError({"环保部门": (first,), "": (second,)})
    assert str(error) == (
        "数据不完整，缺2项 · the evidence is not complete; lacking: 2\n 环保部门\n  /facts/a: 缺少甲 · no a\n"
        f"  /: {second.message}"
    )
    assert error.faults == (first, second)
    assert error.by_lead == {"环保部门": (first,), "": (second,)}


def told(code: str, zh: str, en: str, path: str = "") -> Fault:
    """A fault that brings its own text."""
    return Fault(path, code, {"text": Wording(zh, en)})


def test_an_error_lists_its_faults_with_path_and_code_and_the_whole_is_not_empty() -> None:
    error = HuizhouQAError([told("odd", "单", "it is odd"), told("even", "双", "it is even", "/a")])
    assert str(error) == ("不能继续 · this cannot go on\n  /: 单 · it is odd [odd]\n  /a: 双 · it is even [even]")
    assert error.args == (error.faults, error.params)


def test_a_path_of_any_length_is_shown_up_to_120_characters() -> None:
    shown_whole, cut = "/" + "a" * 119, "/" + "a" * 120
    error = HuizhouQAError([told("x", "甲", "y", shown_whole), told("x", "甲", "y", cut)])
    assert str(error).splitlines()[1:] == [f"  {shown_whole}: 甲 · y [x]", f"  {shown_whole}…: 甲 · y [x]"]


class Nameless(type):
    """The type of a type that raises whatever is asked of it."""

    __module__ = property(lambda _: 1 / 0)

    def __getattribute__(cls, name: str) -> object:
        raise RuntimeError("asked")

    def __hash__(cls) -> int:
        raise RuntimeError("asked")


def test_a_value_is_named_by_its_type_whatever_the_type_of_that_says() -> None:
    assert shown(Nameless("Unnamed", (), {"__module__": "a\nb"})()) == r"a value of type a\nb.Unnamed"
    assert not is_mapping(Nameless("Unnamed", (), {})())


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
        (2**160 - 1, str(2**160 - 1)),
        (2**160, "an integer of very many digits"),
        (10**5000, "an integer of very many digits"),
        (0.5, "a value of type float"),
        (JsonNumber("1.50"), "the number 1.50"),
        (JsonNumber("1" * 10**6), f"the number {'1' * 40}…"),
        (type("Odd", (), {"__module__": 5})(), "a value of type Odd"),
    ],
    ids=range(15),
)
def test_a_value_is_shown_short_and_printable(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_number_in_json_is_told_as_a_number() -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_json("1")
    (fault,) = caught.value.faults
    assert fault.zh == '数1不是键值对照，请写作对象，如{"键": 值}'
    assert fault.en == "the number 1 is not a mapping; write an object"


def test_a_text_is_shortened_only_where_it_is_longer_than_what_is_shown() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "abc…"
    assert shortened("a" * 41) == "a" * 40 + "…"


def test_a_pointer_escapes_every_slash_and_tilde_of_every_key() -> None:
    assert pointer("a/b/c", "~d~", "/~1") == "/a~1b~1c/~0d~0/~1~01"
    assert pointer() == ""


def test_a_missing_value_is_asked_for_in_chinese_and_english() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        SumOf((AMOUNT, count("things", "数量", "个"))).score({})
    assert str(caught.value) == (
        "数据不完整，缺2项 · the evidence is not complete; lacking: 2\n"
        "  /facts/amount: 缺少“数额”，应填0或以上的数 · amount is missing; give a number of 0 or more\n"
        "  /facts/things: 缺少“数量”，应填0或以上的整数 · things is missing; give a whole number of 0 or more"
    )
    assert [fault.code for fault in caught.value.faults] == ["missing", "missing"]
    assert list(caught.value.by_lead) == [""]


def test_what_had_nothing_to_measure_is_told_apart_from_what_is_missing() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        NodeRule(AMOUNT).score({"amount": {"nothing": "当年没有该类项目"}})
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/facts/amount", "nothing_to_measure")
    assert fault.zh == "“数额”无可考核对象，尚无裁定说明如何计分"
    assert fault.en == "there was nothing to measure of amount, and no ruling says how that counts"


def test_a_rule_that_says_itself_that_there_is_nothing_tells_why() -> None:
    rule = when(Within(AMOUNT, "[0, 5]"), points=AMOUNT, otherwise=NothingToMeasure("超出表列范围"))
    assert NodeRule(rule).score({"amount": 5}).points == 5
    with pytest.raises(MissingEvidenceError) as caught:
        NodeRule(rule).score({"amount": 6})
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("", "nothing_to_measure")
    assert fault.zh == "按计分规则无可考核对象：超出表列范围"
    assert fault.en == "by the rule itself there is nothing to measure: 超出表列范围"
