"""Numbers, days and numbers of clauses as people write them: what is one, and what only resembles one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import evidence_from_rows
from huizhou_qa.forms.cells import begins_as_a_figure, is_a_day, is_formula, looks_like_a_number
from huizhou_qa.forms.clause_numbers import LeadingNumber, is_list, number_of, number_within

SCHEME = get_scheme("huizhou", 2017)


def words(listed: str) -> list[str]:
    return listed.split()


# Numbers.

NUMBERS = words("0 10 1,234.56 36 36.5 -3 -36.25 0.5 1,234 12,345 123,456 1,234,567.5 -1,234 ３６．５ 1，234 －3 −3")
NO_NUMBERS = words("01 1. .5 1,23 1234,567 0,123 ,123 1,2345 --1 1.2.3 1,234, 1,234. 一 x 1x 1e5 1/2 +1 -")


def test_a_number_is_known_alone_and_as_a_percentage() -> None:
    for number in NUMBERS:
        assert looks_like_a_number(number), number
        assert looks_like_a_number(f" {number}％ "), number
    for text in (*NO_NUMBERS, *(f"{one}%%" for one in NUMBERS), "", "%"):
        assert not looks_like_a_number(text), text


@pytest.mark.parametrize("value", [1, 1.5, Decimal(1), Fraction(1, 2), 0])
def test_a_number_of_any_kind_looks_like_one(value: object) -> None:
    assert looks_like_a_number(value)
    assert begins_as_a_figure(value)


@pytest.mark.parametrize("value", [True, False, None, b"1", date(2017, 1, 1), [1]], ids=str)
def test_what_is_no_number_does_not(value: object) -> None:
    assert not looks_like_a_number(value)
    assert not begins_as_a_figure(value)


def value_of(name: str, written: object) -> object:
    known = evidence_from_rows([{"name": name, "value": written}], "甲区", scheme=SCHEME).facts[name]
    assert isinstance(known, Known)
    return known.value


def case_of(name: str, written: object) -> tuple[str, object]:
    with pytest.raises(EvidenceError) as caught:
        value_of(name, written)
    (fault,) = caught.value.faults
    return fault.code, fault.params.get("case")


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("pm25_annual_mean", "1,234.5", Fraction("1234.5")),
        ("pm25_annual_mean", "1,234,567 μg/m³", Fraction(1234567)),
        ("pm25_annual_mean", "36.5 微克每立方米", Fraction("36.5")),
        ("vegetable_pass_rate", "９６．５％", Fraction("96.5")),
        ("vegetable_pass_rate", "百分之96", Fraction(96)),
        ("vegetable_pass_rate", "96 ％", Fraction(96)),
        ("quality_warnings", "3次", Fraction(3)),
        *(
            ("pm25_annual_mean", f"36{unit}", Fraction(36))
            for unit in words(
                "微克/立方米 微克每立方米 微克/m3 微克/m³ μg/m3 µg/m³ μg/m^3 ug/m3 ug/m^3 UG/M3 mcg/m3 Mcg/m³"
            )
        ),
    ],
)
def test_a_number_is_read_with_its_own_unit_behind_it(name: str, written: str, value: Fraction) -> None:
    assert value_of(name, written) == value


@pytest.mark.parametrize(
    ("name", "written", "code", "case"),
    [
        ("vegetable_pass_rate", "百分之96%", "percent_out_of_place", "cell_of_percent"),
        ("vegetable_pass_rate", "9,600", "bad_grouping", None),
        ("vegetable_pass_rate", "96,5%", "percent_out_of_place", "cell_of_percent"),
        ("pm25_annual_mean", "1/2", "quotient", "cell"),
        ("pm25_annual_mean", "10  /  42", "quotient", "cell"),
        ("pm25_annual_mean", "1/", "not_a_number", "cell_with_unit"),
        ("pm25_annual_mean", "/2", "not_a_number", "cell_with_unit"),
        ("pm25_annual_mean", "1.5/2", "not_a_number", "cell_with_unit"),
        ("pm25_annual_mean", "3.65E+10", "exponent", None),
        ("pm25_annual_mean", "-36e-10", "exponent", None),
        ("pm25_annual_mean", "3e5", "exponent", None),
        ("pm25_annual_mean", "12.25E12", "exponent", None),
        ("pm25_annual_mean", "3.E5", "not_a_number", "cell_with_unit"),
        ("pm25_annual_mean", "3e", "not_a_number", "cell_with_unit"),
        ("pm25_annual_mean", "e5", "not_a_number", "cell_with_unit"),
        ("pm25_annual_mean", "3e5x", "not_a_number", "cell_with_unit"),
        ("pm25_annual_mean", "＝A1", "formula", None),
        ("pm25_annual_mean", "36次", "not_a_number", "cell_with_unit"),
        ("quality_warnings", "3百次", "not_a_number", "cell_with_unit"),
    ],
)
def test_what_is_not_one_number_is_told_for_what_it_is(name: str, written: str, code: str, case: object) -> None:
    assert case_of(name, written) == (code, case)


def test_a_formula_is_one_in_any_width() -> None:
    assert is_formula("=A1")
    assert is_formula(" ＝A1")
    assert not is_formula("A1=")
    assert not is_formula(5)


# Figures that are no data: years, days, numbers of headings.


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"36{behind}"
            for behind in ("年", "月", "号", "、", ")", "）", ":", "：", " 年", "．基本", "．", "-1-2", "/1/2")
        ),
        *(
            "36-12/3",
            "2017-2018年",
            "2017—2018年",
            "2017~18年",
            "2017至2018年",
            "2017年",
            "2017.1.2",
            "x36",
            "约x",
        ),
        *("2017-11-30", "１．基本情况", "", "百分之", "大36", "接36"),
    ],
)
def test_a_year_a_day_and_the_number_of_a_heading_are_no_figures(text: str) -> None:
    assert not begins_as_a_figure(text)


@pytest.mark.parametrize(
    "text", ["36.5。", "36-40", "36—40微克", "36/40", "36-1", "36至40", "36至年底", "2017至2018", "36日"]
)
def test_a_range_and_a_figure_with_a_mark_behind_it_are_figures(text: str) -> None:
    assert begins_as_a_figure(text)


# Days.

DAYS = words(
    "2017-1-2 2017-01-02 2017-1-02 2017/1/2 2017/01/02 2017.1.2 2017.01.02 2017年1月2日 2017年01月02号 2017年1月2 "
    "20170102 ２０１７－１－２ 19991231 10000101 99991231"
)
NO_DAYS = words(
    "2017-1 2017_1_2 2017-1-123 2017-123-1 217-1-2 12017-1-2 2017-13-1 2017-2-30 2017-1/2 2017年1月 2017年1-2 "
    "201701023 02017-1-2 020170102 2017012 0000-1-1 1-2-2017 2017年1月2日日 2017-1-2x x2017-1-2 2017..2 2017-1- "
    "2017--1 2017年月2日"
)


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_known_as_it_is_usually_written(text: str) -> None:
    assert is_a_day(text)
    assert is_a_day(f" {text} ")


@pytest.mark.parametrize("text", [*NO_DAYS, "", None, True, 5, 2017, 9999999, 100000000, 2017.0])
def test_what_might_be_another_day_or_none_is_none(text: object) -> None:
    assert not is_a_day(text)


def test_a_number_of_very_many_digits_is_no_day() -> None:
    assert not is_a_day(10**5000)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2017年1 月2日", date(2017, 1, 2)),
        (20170102, date(2017, 1, 2)),
        (99991231, date(9999, 12, 31)),
        (10000101, date(1000, 1, 1)),
        (date(2017, 1, 2), date(2017, 1, 2)),
        (datetime(2017, 1, 2, tzinfo=UTC), date(2017, 1, 2)),
        ("2017-11-30", date(2017, 11, 30)),
        ("20171130", date(2017, 11, 30)),
        ("2017.11.30", date(2017, 11, 30)),
        ("2017/11/30", date(2017, 11, 30)),
        ("2017年11月30日", date(2017, 11, 30)),
    ],
    ids=str,
)
def test_a_day_is_read(value: object, day: date) -> None:
    evidence = evidence_from_rows([{"name": "pm25_annual_mean", "value": "36", "as_of": value}], "甲区", scheme=SCHEME)
    known = evidence.facts["pm25_annual_mean"]
    assert isinstance(known, Known)
    assert known.as_of == day
    assert type(known.as_of) is date


class NoDay(date):
    """A kind of day that stands for none, as pandas has one."""

    @property
    def year(self) -> int:
        raise ValueError


def test_a_kind_of_day_that_stands_for_none_is_none() -> None:
    assert not is_a_day(NoDay(2017, 1, 2))


def test_a_moment_within_a_day_is_no_day() -> None:
    assert not is_a_day(datetime(2017, 1, 2, 0, 1, tzinfo=UTC))
    assert is_a_day(datetime(2017, 1, 2, tzinfo=UTC))


# The numbers of clauses.


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", LeadingNumber("")),
        ("水利", LeadingNumber("")),
        ("5", LeadingNumber("5", is_listed=True)),
        ("5 水利", LeadingNumber("5", is_listed=True)),
        ("5水利", LeadingNumber("5")),
        ("  12．水利", LeadingNumber("12", is_listed=True)),
        ("5.水利", LeadingNumber("5", is_listed=True)),
        ("5、水利", LeadingNumber("5", is_listed=True)),
        ("5）水利", LeadingNumber("5", is_listed=True)),
        ("5)水利", LeadingNumber("5", is_listed=True)),
        ("5:水利", LeadingNumber("5", is_listed=True)),
        ("5：水利", LeadingNumber("5", is_listed=True)),
        ("5  ）水利", LeadingNumber("5", is_listed=True)),
        ("11.4", LeadingNumber("11.4", is_listed=True)),
        ("11.4水体", LeadingNumber("11.4", is_listed=True)),
        ("11．4 水体", LeadingNumber("11.4", is_listed=True)),
        ("１１．４ 水体", LeadingNumber("11.4", is_listed=True)),
        ("11.12水体", LeadingNumber("11.12", is_listed=True)),
        ("11.123水体", LeadingNumber("11", is_listed=True)),
        ("11.4分析", LeadingNumber("11.4", is_listed=True)),
        ("0.5水利", LeadingNumber("")),
        ("05", LeadingNumber("")),
        ("第5款", LeadingNumber("5", is_listed=True)),
        ("第 5 条", LeadingNumber("5", is_listed=True)),
        ("第11.4项", LeadingNumber("11.4", is_listed=True)),
        ("第11．4点水体", LeadingNumber("11.4", is_listed=True)),
        ("第１１．12款", LeadingNumber("11.12", is_listed=True)),
        ("第12款", LeadingNumber("12", is_listed=True)),
        ("第123款", LeadingNumber("")),
        ("第1.123款", LeadingNumber("")),
        ("第5次", LeadingNumber("")),
        ("第款", LeadingNumber("")),
        ("第1.款", LeadingNumber("")),
        ("1.5次", LeadingNumber("1", may_be_decimal=True)),
        ("1．5次", LeadingNumber("1", is_listed=True)),
        ("1.5 次", LeadingNumber("1", may_be_decimal=True)),
        ("5次", LeadingNumber("")),
    ],
)
def test_the_number_that_a_text_begins_with(text: str, number: LeadingNumber) -> None:
    assert number_of(text) == number
    assert number_within(text) == number


QUANTITIES = [
    *"%％‰次个件家天万亿元年月倍起例批~—至到<>≥≤×+*/÷＋=-",
    *("分", "分以上", "日", "日内", "人", "人以上", "以上", "以下", "以内", "及以上", "。3", ",3", "，3", "·3", "•3"),
]


@pytest.mark.parametrize("behind", QUANTITIES)
@pytest.mark.parametrize("blank", ["", " "])
def test_a_number_before_a_quantity_is_that_of_no_clause(behind: str, blank: str) -> None:
    assert number_of(f"5{blank}{behind}") == LeadingNumber("")
    assert number_of(f"15{blank}{behind}水利") == LeadingNumber("")


@pytest.mark.parametrize(
    "behind", ["分析", "分级", "分类", "分解", "分配", "日常", "人员", "以及", "及时", "。水", ",水", "水", "·"]
)
def test_a_number_before_another_word_is_that_of_a_clause(behind: str) -> None:
    assert number_of(f"5{behind}").number == "5"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（5）国抽", LeadingNumber("5", is_listed=True)),
        ("(12)国抽", LeadingNumber("12", is_listed=True)),
        (" （ ５ ） 国抽", LeadingNumber("5", is_listed=True)),
        ("（5国抽", LeadingNumber("")),
        ("（123）国抽", LeadingNumber("")),
        ("（五）国抽", LeadingNumber("")),
        ("()国抽", LeadingNumber("")),
        *((f" {chr(0x245F + at)}国抽", LeadingNumber(str(at), is_listed=True)) for at in (1, 2, 9, 10, 19, 20)),
        ("㉑国抽", LeadingNumber("")),
        (chr(0x2474) + "国抽", LeadingNumber("")),
        ("国抽①", LeadingNumber("")),
    ],
)
def test_the_number_of_a_list_may_stand_in_brackets_or_in_a_circle(text: str, number: LeadingNumber) -> None:
    assert number_within(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "1．国抽；2．省抽",
        "1.国抽。2.省抽",
        "11．1 国抽；11．2 省抽",
        "1、国抽;2、省抽",
        "1 国抽\n2 省抽",
        "11.1 国抽；11.2 省抽",
        "；１．国抽；２．省抽",
        "12．国抽； 13 ．省抽",
        "①国抽②省抽",
    ],
)
def test_a_text_that_lists_several_numbers_is_a_list(text: str) -> None:
    assert is_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1．国抽",
        "1．国抽1．省抽",
        "1．国抽；1．省抽",
        "①国抽①省抽",
        "1国抽；2省抽",
        "1．国抽，2．省抽",
        "123．国抽；456．省抽",
        "1.123 国抽；1.124 省抽",
        "1. 国抽；1、省抽",
        "1．国抽；、省抽",
    ],
)
def test_a_text_with_one_number_is_none(text: str) -> None:
    assert not is_list(text)
