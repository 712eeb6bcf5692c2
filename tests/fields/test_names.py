"""Names and reasons as people write them: what differs invisibly is one name, and what says nothing is no reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from composite.test_composite import RATINGS
from huizhou_qa import Evidence, EvidenceError, amend, assess_cohort, get_scheme
from huizhou_qa.codec import evidence_from_json, history_from_json
from huizhou_qa.errors import printable
from huizhou_qa.evidence.evidence import Amendment
from huizhou_qa.evidence.records import Award, Incident, Nothing, Ruling
from huizhou_qa.fields.names import (
    are_plain,
    compared,
    invisible_in,
    is_blank,
    named_alike,
    names_nothing,
    says_nothing,
)
from huizhou_qa.onsite import Firm, assess_on_site, draw_firms
from huizhou_qa.statements import Statement
from onsite.test_firms_and_timetable import FIRMS
from support.incidents import incident
from support.model_2017 import member

SCHEME = get_scheme("huizhou", 2017)

# Every way in which a name may differ without its looking another: how it is called, and the name.
SAME_AS_SHI_XIA: dict[str, str] = {
    "blank inside": "石 下X1",
    "several blanks inside": "石  下 X1",
    "no-break space": "石\u00a0下X1",
    "ideographic space": "石\u3000下X1",
    "thin space": "石\u2009下X1",
    "full-width letter": "石下Ｘ1",
    "full-width digit": "石下X１",
    "circled digit": "石下X①",
    "radical in place of a character": "⽯下X1",
}
# Such a name is refused: nobody can see what stands in it.
INVISIBLE: dict[str, str] = {
    "blank before": " 石下X1",
    "blank after": "石下X1 ",
    "ideographic space after": "石下X1\u3000",
    "no-break space after": "石下X1\u00a0",
    "line feed": "石\n下X1",
    "carriage return": "石\r下X1",
    "line separator": "石\u2028下X1",
    "paragraph separator": "石\u2029下X1",
    "next line": "石\u0085下X1",
    "tab": "石\t下X1",
    "zero-width space": "石\u200b下X1",
    "zero-width non-joiner": "石\u200c下X1",
    "zero-width joiner": "石\u200d下X1",
    "word joiner": "石\u2060下X1",
    "byte order mark": "\ufeff石下X1",
    "soft hyphen": "石\u00ad下X1",
    "left-to-right mark": "石\u200e下X1",
    "right-to-left override": "石\u202e下X1",
    "isolate": "石\u2066下X1\u2069",
    "variation selector": "石\ufe00下X1",
    "ideographic variation selector": "石\U000e0100下X1",
    "tag": "石\U000e0041下X1",
    "combining grapheme joiner": "石\u034f下X1",
    "Hangul filler": "石\u3164下X1",
    "half-width Hangul filler": "石\uffa0下X1",
    "Braille blank": "石\u2800下X1",
    "Mongolian vowel separator": "石\u180e下X1",
    "noncharacter": "石\ufffe下X1",
    "noncharacter of another plane": "石\U0001ffff下X1",
    "trailing NUL": "石下X1\0",
    "escape": "石\x1b下X1",
    "delete": "石\x7f下X1",
}
NAME = "石下X1"


@pytest.mark.parametrize("name", [*SAME_AS_SHI_XIA.values(), *INVISIBLE.values()], ids=[*SAME_AS_SHI_XIA, *INVISIBLE])
def test_names_that_differ_invisibly_are_one_name(name: str) -> None:
    assert compared(name) == compared(NAME) == NAME
    assert list(named_alike([NAME, "他", name])) == [(2, NAME)]


@pytest.mark.parametrize("name", INVISIBLE.values(), ids=INVISIBLE)
def test_what_cannot_be_seen_is_refused_in_the_name_of_a_unit_and_in_the_id_of_an_incident(name: str) -> None:
    assert invisible_in(name)
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": name, "incidents": [incident(name)]})
    assert [(one.path, one.code) for one in caught.value.faults] == [
        ("/unit", "bad_name"), ("/incidents/0/id", "bad_name"),
    ]  # fmt: skip
    for fault in caught.value.faults:
        assert f"U+{ord(invisible_in(name)[0]):04X}" in fault.zh
        assert f"U+{ord(invisible_in(name)[0]):04X}" in fault.en
        assert fault.message.isprintable()


@pytest.mark.parametrize("name", SAME_AS_SHI_XIA.values(), ids=SAME_AS_SHI_XIA)
def test_two_names_that_are_the_same_are_refused_and_both_are_shown(name: str) -> None:
    assert not invisible_in(name)
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "incidents": [incident(NAME), incident("b"), incident(name)]})
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/incidents/2/id", "repeated_id")
    assert all(printable(one) in text for one in (NAME, name) for text in (fault.zh, fault.en))
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, [member(NAME), member("乙"), member(name)])
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/2/unit", "repeated_unit")
    assert all(printable(one) in text for one in (NAME, name) for text in (fault.zh, fault.en))


@pytest.mark.parametrize(
    "name",
    ["甲区", "石下X1", "石 下", "e\u0301县", "é县", "甲（一）", "\U00020bb7野家", "\ue000县", "A&B <1>", "乙-1/2"],
)
def test_a_name_of_visible_characters_is_taken_as_it_is_written(name: str) -> None:
    assert Evidence.from_dict({"unit": name, "incidents": [incident(name)]}).unit == name


def test_names_that_are_told_apart_by_what_is_seen_are_two() -> None:
    assert list(named_alike(["甲县", "甲区", "x-1", "X-1", "x_1", "x1"])) == []
    assert list(named_alike(["a", "b", "a", "a "])) == [(2, "a"), (3, "a")]


# Words that stand for nothing, whatever their width and case.
NO_REASONS = [
    *("无", "没有", "没", "暂无", "尚无", "空", "空白", "略", "否", "是", "未知", "不详", "不清楚", "不知道"),
    *("待定", "待补", "待填", "待报", "未定", "未填", "未报", "不适用", "无数据", "无内容", "无资料"),
    *("none", "nil", "null", "nothing", "empty", "blank", "void", "missing", "unknown", "undefined"),
    *("n/a", "n.a.", "na", "NaN", "NaT", "tbd", "TBA", "tbc", "todo", "no", "yes", "true", "false"),
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"),
    *("#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "Err:502", "Err:508", "####"),
    *("-", "—", "——", "－", "/", "／", "\\", "…", "。", "、", "？", "?", "*", "（）", "——无——"),
]
NO_REASONS_OTHERWISE_WRITTEN = [
    *(
        "NONE",
        "Nil",
        "ｎｏｎｅ",
        "Ｎ／Ａ",
        "＃Ｎ／Ａ",
        "#n/a",
        "＃ＲＥＦ！",
        " 无 ",
        "无。",
        "（无）",
        "“无”",
        "无\u3000",
        "没 有",
    ),
    *("-none-", "N / A", "(null)", "t b d", "\u200b无", "无\n"),
]
REASONS = [
    *(
        "本年度无水产养殖",
        "无项目",
        "没有事故",
        "全年无事故",
        "none this year",
        "无锡市报来",
        "否决",
        "是否达标另行裁定",
    ),
    *("3号文件", "1", "甲", "na ja", "Err: none of the lakes", "#3泵站停运", "空气站停运", "无对象"),
]


@pytest.mark.parametrize("words", [*NO_REASONS, *NO_REASONS_OTHERWISE_WRITTEN])
def test_words_that_stand_for_nothing_are_no_reason_and_no_source(words: str) -> None:
    assert says_nothing(words)
    given = {
        "unit": "甲",
        "facts": {"a": {"nothing": words}, "b": {"value": 1, "source": words}},
        "marks": {"5": {"nothing": words}, "9": {"points": 1, "reason": words}},
        "rulings": {"5": {"treatment": "full", "by": "办", "why": words}},
    }
    paths = {"/facts/a/nothing", "/facts/b/source", "/marks/5/nothing", "/marks/9/reason", "/rulings/5/why"}
    for in_json in (False, True):
        with pytest.raises(EvidenceError) as caught:
            evidence_from_json(json.dumps(given)) if in_json else Evidence.from_dict(given)
        told = {one.path: one.code for one in caught.value.faults if one.code == "says_nothing"}
        visible = not any(one in words for one in "\u200b\n")
        assert told.keys() == paths if visible else told.keys() >= paths - {"/facts/b/source"}
    with pytest.raises(EvidenceError) as caught:
        amend(Evidence.from_dict({"unit": "甲"}), {"facts": {"a": 1}}, "办", "2018-01-01", words)
    assert ("/why", "says_nothing") in {(one.path, one.code) for one in caught.value.faults}


@pytest.mark.parametrize("words", REASONS)
def test_words_that_say_something_are_a_reason(words: str) -> None:
    assert not says_nothing(words)
    evidence = Evidence.from_dict(
        {"unit": "甲", "facts": {"a": {"nothing": words}, "b": {"value": 1, "source": words}}}
    )
    assert evidence.facts["a"] == Nothing(words)


def test_no_reason_is_told_with_what_to_write() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "facts": {"a": {"nothing": "无"}, "b": {"value": 1, "source": "N/A"}}})
    assert [one.zh for one in caught.value.faults] == [
        "“无”不是理由，请写明实际情况；没有理由的，此键不填",
        "“N/A”不是来源，请写明数据出处；不知道的，此键不填",
    ]
    assert [one.en for one in caught.value.faults] == [
        "'无' is no reason; write what was the case, or leave the key out",
        "'N/A' is no source; write where the figure comes from, or leave the key out",
    ]


@pytest.mark.parametrize("words", [words for words in NO_REASONS_OTHERWISE_WRITTEN + NO_REASONS if words.isprintable()])
def test_words_that_stand_for_nothing_name_nobody_and_nothing(words: str) -> None:
    assert names_nothing(words)
    given = {
        "unit": words,
        "marks": {"5": {"points": 1, "by": words}},
        "incidents": [incident(words)],
        "rulings": {"9": {"treatment": "full", "by": words, "why": "无此项"}},
    }
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict(given)
    told = {one.path for one in caught.value.faults if one.code == "says_nothing"}
    assert told == {"/unit", "/marks/5/by", "/incidents/0/id", "/rulings/9/by"}
    for make in (
        lambda: Award(Fraction(1), by=words),
        lambda: Ruling("full", words, "无此项"),
        lambda: Incident(words, date(2017, 6, 1), status="confirmed"),
        lambda: amend(Evidence.from_dict({"unit": "甲"}), {"facts": {"a": 1}}, words, "2018-01-01", "更正"),
        lambda: amend(
            Evidence.from_dict({"unit": "甲"}),
            {"incidents": {words: {key: one for key, one in incident("x").items() if key != "id"}}},
            "办",
            "2018-01-01",
            "更正",
        ),
        lambda: assess_on_site(SCHEME, RATINGS, unit=words),
        lambda: draw_firms(SCHEME, [*FIRMS[1:], Firm(words, ("product",))], "种子"),
    ):
        with pytest.raises(EvidenceError) as caught:
            make()
        assert "says_nothing" in {one.code for one in caught.value.faults}


@pytest.mark.parametrize("name", ["#1", "#A2", "1", "无锡", "否决办", "是山区", "NA-1", "甲", "#3泵站", "x"])
def test_a_name_that_says_something_is_one(name: str) -> None:
    assert not names_nothing(name)
    given = {"unit": name, "marks": {"5": {"points": 1, "by": f"{name}局"}}, "incidents": [incident(name)]}
    assert Evidence.from_dict(given).unit == name


def test_no_name_is_told_with_what_to_write() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "#REF!", "marks": {"5": {"points": 1, "by": "无"}}})
    assert [(one.zh, one.en) for one in caught.value.faults] == [
        ("“#REF!”不是名称，请写明", "'#REF!' is no name; write the name"),
        (
            "“无”没有说明由谁作出，请写明部门或单位",
            "'无' does not say who; write the department or the body",
        ),
    ]


# Everywhere that somebody is named who decided, awarded or said something, from Python and in plain form.
BY: dict[str, Callable[[str], object]] = {
    "a mark": lambda by: Award(Fraction(1), by=by),
    "a mark in evidence": lambda by: Evidence.from_dict({"unit": "甲", "marks": {"5": {"points": 1, "by": by}}}),
    "a ruling": lambda by: Ruling("full", by, "无此项"),
    "a ruling in evidence": lambda by: Evidence.from_dict(
        {"unit": "甲", "rulings": {"9": {"treatment": "full", "by": by, "why": "无此项"}}}
    ),
    "a correction": lambda by: amend(Evidence.from_dict({"unit": "甲"}), {"facts": {"a": 1}}, by, "2018-01-01", "更正"),
    "a correction as a record": lambda by: Amendment(Evidence.from_dict({"unit": "甲"}), (), by, date.max, "更正"),
    "a correction in a chain": lambda by: history_from_json(
        json.dumps(
            {
                "first": {"unit": "甲"},
                "amendments": [{"changes": {"facts": {"a": 1}}, "by": by, "on": "2018-01-01", "why": "更正"}],
            }
        )
    ),
    "a statement": lambda by: Statement("自评", by, date(2018, 1, 1), Evidence.from_dict({"unit": "甲"})),
    "a statement in plain form": lambda by: Statement.from_dict(
        {"stage": "自评", "by": by, "on": "2018-01-01", "evidence": {"unit": "甲"}}
    ),
}
REFUSED_AS_BY = {
    "甲 ": "bad_name",
    " 甲": "bad_name",
    "甲\u3000": "bad_name",
    "甲\n": "bad_name",
    "甲\n乙": "bad_name",
    "甲\u200b乙": "bad_name",
    "无": "says_nothing",
    "#1!": "says_nothing",
    "#REF!": "says_nothing",
    "—": "says_nothing",
    "": "empty_text",
    "\ud800": "bad_text",
}


@pytest.mark.parametrize("by", REFUSED_AS_BY, ids=ascii)
@pytest.mark.parametrize("where", BY)
def test_who_decided_is_read_by_one_rule_everywhere(where: str, by: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        BY[where](by)
    (fault,) = caught.value.faults
    assert (fault.path.rsplit("/", 1)[-1], fault.code) == ("by", REFUSED_AS_BY[by])


@pytest.mark.parametrize("by", ["甲", "市质量强市办 甲", "第1组", "#1组"])
@pytest.mark.parametrize("where", BY)
def test_who_decided_may_have_blanks_within(where: str, by: str) -> None:
    assert BY[where](by) is not None


@pytest.mark.parametrize(("found", "blank"), [(" ", True), ("\u3000", True), ("\u200b", False), ("\n", False)])
def test_a_blank_may_stand_within_a_name_and_nothing_else_that_cannot_be_seen(found: str, blank: bool) -> None:
    assert is_blank(found) is blank


@pytest.mark.parametrize("names", [[], ["a"], ["11.4", "pm25_annual_mean", "a/b", "a~b"]])
def test_names_that_are_plain_have_no_fault(names: list[str]) -> None:
    assert are_plain(names)
    assert not any(map(invisible_in, names))


@pytest.mark.parametrize("name", ["", " ", "a b", " a", "甲", "a\u200b", "\n", "\ud800", 5, None])
def test_names_are_looked_at_where_one_of_them_is_not_plain(name: object) -> None:
    assert not are_plain(["a", name, "b"])
    assert not are_plain([name])
