"""Which unit and which year a line beside a table states: each label, each kind of name, and what is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.forms import evidence_from_rows

SCHEME = get_scheme("huizhou", 2017)
Row = Sequence[object]
FORM = ("名称", "填报值", "备注")


def words(listed: str) -> list[str]:
    return listed.split()


def stated(*line: object, code: str = "another_unit", unit: str = "甲区") -> list[object]:
    """What lines state that differs, above the table and below it alike."""
    found: list[list[object]] = []
    for rows in ([line, FORM], [FORM, line]):
        try:
            evidence_from_rows(rows, unit, scheme=SCHEME)
        except EvidenceError as error:
            found.append([fault.params["stated"] for fault in error.faults if fault.code == code])
        else:
            found.append([])
    above, below = found
    assert above == below
    return above


# The unit.

LABELS = [
    *(f"{one}单位{name}" for one in words("填报 填表 报送 上报") for name in ("", "名称")),
    *words("被考核单位 考核单位 单位名称 县（区） 县（市、区）"),
]


@pytest.mark.parametrize("label", LABELS)
def test_a_unit_is_stated_behind_its_label_in_the_cell_or_in_the_next(label: str) -> None:
    assert stated(f"{label}：乙县") == ["乙县"]
    assert stated(f"{label}：", "乙县") == ["乙县"]
    assert stated(label, "乙县") == ["乙县"]
    assert stated(f"{label}（盖章）：乙县") == ["乙县"]
    assert stated(f"{label}：甲区") == []


@pytest.mark.parametrize("label", words("填报单位 填表单位名称 上报单位"))
def test_behind_some_labels_no_mark_need_stand(label: str) -> None:
    assert stated(f"{label}乙县") == ["乙县"]
    assert stated(f"{label}___乙县___") == ["乙县"]


@pytest.mark.parametrize(
    "text", words("考核单位乙县 被考核单位意见乙县 县（区）级乙县 单位乙县 填写单位乙县 x填报单位：乙县 单位：乙县")
)
def test_behind_others_and_behind_other_words_it_must(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "stamp",
    words("（章） （盖章） （公章） （签字） （签章） （签字盖章） （加盖公章处） （正楷字） （请签）"),
)
def test_the_place_for_a_stamp_is_no_part_of_the_name(stamp: str) -> None:
    assert stated(f"填报单位{stamp}：乙县") == ["乙县"]
    assert stated(f"填报单位：乙县{stamp}") == ["乙县"]
    assert stated(f"填报单位{stamp}", "乙县") == ["乙县"]
    assert stated(f"填报单位{stamp}") == []


@pytest.mark.parametrize("stamp", words("（章） （盖章） （公章） （签章） （签字）"))
def test_a_unit_that_is_to_stamp_may_be_named_behind(stamp: str) -> None:
    assert stated(f"单位{stamp}：乙县") == ["乙县"]
    assert stated(f"单位{stamp}", "乙县") == ["乙县"]


@pytest.mark.parametrize("label", words("填报单位（全称） 填报单位（名称）"))
def test_what_is_to_be_written_in_full_is_asked_for_in_brackets(label: str) -> None:
    assert stated(f"{label}：乙县") == ["乙县"]


@pytest.mark.parametrize("bracket", words("（二） （新）"))
def test_other_brackets_are_of_the_name(bracket: str) -> None:
    assert stated(f"填报单位：乙县{bracket}") == [f"乙县{bracket}".translate({0xFF08: "(", 0xFF09: ")"})]


def test_brackets_within_brackets_are_left_as_they_stand() -> None:
    assert stated("填报单位：乙县（新（章））") == ["乙县(新)"]
    assert stated("填报单位：乙县（章（新））") == ["乙县(章(新))"]
    assert stated("填报单位：乙县（新）章）") == ["乙县(新)章)"]
    assert stated("填报单位：乙县（章）二）") == ["乙县二)"]
    assert stated("单位（（章）：", "乙县") == []


@pytest.mark.parametrize("behind", words("日期 联系电话 填表人（签字） 电话：1 盖章"))
def test_the_name_ends_where_something_else_is_signed_for(behind: str) -> None:
    assert stated(f"填报单位：乙县　{behind}") == ["乙县"]


def test_letters_are_of_the_name() -> None:
    assert stated("填报单位：X县X") == ["X县X"]


@pytest.mark.parametrize("place", "省市县区旗镇乡")
def test_a_place_before_the_next_label_is_of_the_name(place: str) -> None:
    assert stated(f"填报单位：乙市某{place}：x") == [f"乙市某{place}"]


@pytest.mark.parametrize("place", "省市县区旗镇乡")
def test_the_name_of_a_place_ends_before_the_next_label(place: str) -> None:
    assert stated(f"填报单位：乙{place}") == [f"乙{place}"]
    assert stated(f"填报单位：乙{place}：") == [f"乙{place}"]
    assert stated(f"填报单位：乙{place}：某") == [f"乙{place}"]
    for behind in ("", "某", "某某"):
        assert stated(f"填报单位：乙{place}复核：{behind}") == [f"乙{place}"]
    assert stated(f"填报单位：乙{place}一二三四五六七八：某") == [f"乙{place}"]


@pytest.mark.parametrize(
    "text", ["乙一二三四五六七八九：某", "乙县一二三四五六七八九：某", "质监局：", "乙：", "：", "___", "123", "-"]
)
def test_what_is_asked_for_behind_a_label_and_what_has_no_letter_is_no_name(text: str) -> None:
    assert stated(f"填报单位：{text}") == []


@pytest.mark.parametrize(
    "day",
    [
        *words("2017年 2017年12月 2017年12月20日 2017年12月20号 年 年月 年月日 __年__月__日 __年__月__"),
        *words("20__年__月__日 20__年_月_日"),
        *(f"二〇一七年{one}月{one}日" for one in "一二三四五六七八九十"),
        *(f"{one}年" for one in "〇零○一二三四五六七八九十"),
    ],
)
def test_a_day_behind_a_label_is_no_name(day: str) -> None:
    assert stated(f"填报单位：{day}") == []
    assert stated(f"填报单位：{day}", "乙县") == ["乙县"]


@pytest.mark.parametrize("name", words("新年镇 年丰县 2017县 百年 甲年"))
def test_a_name_with_a_year_in_it_is_one(name: str) -> None:
    assert stated(f"填报单位：{name}") == [name]


DEPARTMENTS = [
    *(
        f"质监{one}"
        for one in words("局 厅 委 办 办公室 委员会 管委会 科 股 处 站 所 队 院 中心 部门 公司 银行 联席会议")
    ),
    *words("办公室 管委会 市质监局 县质监局 区质监局 全市质监局 全县质监科 全省质监局 省质监局"),
    *words("城市管理局 城乡建设局 城镇办 城区管理局 市场监督管理局 市政局 市容局 乡镇企业局 市市场监管局"),
]


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_a_department_that_names_no_place_may_fill_in_the_form_of_any_unit(name: str) -> None:
    assert stated(f"填报单位：{name}") == []


@pytest.mark.parametrize(
    "name", [*(f"乙{one}质监局" for one in "省市县区镇乡旗"), "乙县", "质监", "质监局x", "乙城中村", "局外县"]
)
def test_a_department_of_another_place_and_what_is_none_may_not(name: str) -> None:
    assert stated(f"填报单位：{name}") == [name]


@pytest.mark.parametrize("name", ["甲区", "惠州市甲区", "甲区人民政府", "甲区质监局", "甲 区"])
def test_what_contains_the_name_or_is_its_end_is_the_unit(name: str) -> None:
    assert stated(f"填报单位：{name}", unit="甲区") == []
    assert stated("填报单位：甲区", unit="惠州市甲区") == []
    assert stated("填报单位：惠州市", unit="惠州市甲区") == ["惠州市"]


def test_every_line_and_every_cell_is_held_against_the_unit() -> None:
    assert stated("填报单位：乙县", "报送单位：丙县") == ["乙县", "丙县"]
    assert stated(5, "填报单位：乙县") == ["乙县"]
    assert stated("填报单位：", 5) == []


# The year.


@pytest.mark.parametrize("label", [*(f"{of}年{one}" for of in ("", *words("考核 填报 评价 所属")) for one in "度份")])
@pytest.mark.parametrize("year", ["2016", "2016年", "2016年度", "1999", "2099年"])
def test_a_year_is_stated_behind_its_label_in_the_cell_or_in_the_next(label: str, year: str) -> None:
    for line in (
        (f"{label}：{year}",),
        (f"{label}{year}",),
        (label, year),
        (f"{label}：", year),
        (label, int(year[:4])),
    ):
        assert stated(*line, code="another_year") == [year[:4]]
    assert stated(f"{label}：2017", code="another_year") == []


@pytest.mark.parametrize(
    "text",
    [
        "考核年度：1816",
        "考核年度：201",
        "考核年度：20166",
        "考核年度：2116",
        "考核年度：216",
        "年：2016",
        "x年度：2016",
        "考核年度：2016年x",
        "考核年度：2016年年",
    ],
)
def test_what_is_no_year_or_stands_behind_no_label_of_one_states_none(text: str) -> None:
    assert stated(text, code="another_year") == []


def test_every_line_and_every_cell_is_held_against_the_year() -> None:
    assert stated("考核年度：2016", "年度：2015", code="another_year") == ["2016", "2015"]
