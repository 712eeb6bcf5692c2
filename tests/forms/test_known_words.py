"""Every word by which a line, a title or a cell is known, one by one, and that what only resembles one is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import blank_incidents, blank_marks, evidence_from_rows, incidents_from_rows, marks_from_rows
from huizhou_qa.forms.cells import begins_as_a_figure, looks_like_a_truth
from huizhou_qa.forms.columns import INPUTS, MARKS
from huizhou_qa.forms.incident_columns import incident_form, says_none, says_some
from huizhou_qa.forms.lines import cannot_be_a_unit, is_note, is_signature, is_sum

SCHEME = get_scheme("huizhou", 2017)
INCIDENTS, ELEMENTS = incident_form(SCHEME).columns, incident_form(SCHEME).elements
UNIT = "甲区"
Row = Sequence[object]


def words(listed: str) -> list[str]:
    return listed.split()


SIGNING = words(
    "填表人 填报人 填写人 制表人 制表 经办人 审核人 审核 复核人 审批人 审批意见 负责人 单位负责人 部门负责人 分管领导 "
    "主要领导 联系人 联系电话 电话 手机 填报单位 填报单位名称 填表单位 填表单位名称 单位名称 考核单位 被考核单位 "
    "县（区） 县（市、区） 报送单位 单位盖章 单位（盖章） 单位（公章） 盖章 （盖章） 公章 签字 签名 日期 填表日期 "
    "填报日期 报送日期 制表日期 审核日期 填表时间 填报时间 考核年度 年度 表号 编号 评分人 打分人 计分人 评委 评审人 "
    "评审员 考核人 考核人员 考核组长 考核组组长 评审组长 评审组组长 组长 评分日期 评分时间 打分日期 考核日期 评审日期 "
    "经办"
)
NOTES = words("备注 注 说明 填表说明 填写说明 填报说明")
SUMS = words(
    "合计 小计 总计 共计 总和 总分 总得分 平均 平均分 平均值 均值 均分 sum total subtotal average mean Total 總計"
)


def faults_of(read: Callable[[], object]) -> list[str]:
    try:
        read()
    except EvidenceError as error:
        return [fault.code for fault in error.faults]
    return []


def not_taken(words: Sequence[str], taken: Callable[[str], bool]) -> list[str]:
    return [word for word in words if not taken(word)]


# Lines beside a table.


@pytest.mark.parametrize("behind", ["", "：", ":某", "（签字）", "＿＿", "1", "12：", ".", "、某"])
def test_a_line_begins_as_a_signature_or_a_note_with_the_word_alone_or_a_mark_behind_it(behind: str) -> None:
    assert not_taken([word + behind for word in SIGNING], is_signature) == []
    assert not_taken([word + behind for word in NOTES], is_note) == []


@pytest.mark.parametrize("behind", ["x", "123", "1x", "们", "，"])
def test_a_longer_word_is_no_signature_and_no_note(behind: str) -> None:
    # Behind 单位（盖章） anything may stand.
    words = [word for word in SIGNING if not word.startswith("单位（")]
    assert not any(is_signature(f"{word}{behind}") for word in words)
    assert not any(is_note(f"{word}{behind}") for word in NOTES)
    assert not any(is_note(f"x{word}") for word in NOTES)


@pytest.mark.parametrize("word", ["签名", "签字", "签章", "盖章", "审签"])
def test_whoever_signs_is_known_by_that_they_do(word: str) -> None:
    for line in (f"主任{word}", f"主任{word}：", f"主任{word}（", f"主任{word}＿＿", f"一二三四五六七八九十{word}"):
        assert is_signature(line), line
    for line in (f"主任{word}x", f"一二三四五六七八九十甲{word}", f"1主任{word}", f"主任：{word}", f"主（任{word}"):
        assert not is_signature(line), line


@pytest.mark.parametrize("word", ["签名", "签字", "签章", "盖章", "公章"])
def test_and_by_the_same_in_brackets(word: str) -> None:
    for line in (f"主任（{word}）", f"主任（{word}处）某", f"一二三四五六七八九十（{word}）"):
        assert is_signature(line), line
    for line in (f"一二三四五六七八九十甲（{word}）", f"1主任（{word}）", f"主任（{word}", f"主任（{word}（处））"):
        assert not is_signature(line), line


def test_every_word_for_a_sum_is_one_alone_or_with_its_unit_in_brackets() -> None:
    for form in ("{}", "{}：", "{}（分）", "（一）{}（分）："):
        assert not_taken([form.format(word) for word in SUMS], is_sum) == []
    for other in ("{}x", "{}（（分）", "{}（分）x）"):
        assert not any(is_sum(other.format(word)) for word in SUMS)


@pytest.mark.parametrize("word", ["合计", "小计", "总计"])
def test_a_sum_of_something_is_called_so_at_its_end_and_is_no_sentence(word: str) -> None:
    assert is_sum(f"质量目标{word}")
    assert is_sum(f"一二三四五六七八九十{word}")
    assert not is_sum(f"一二三四五六七八九十甲{word}")
    assert not is_sum(f"{word}质量目标")


@pytest.mark.parametrize("word", ["总和", "平均", "total"])
def test_other_words_for_a_sum_stand_alone(word: str) -> None:
    assert not is_sum(f"质量目标{word}")


# Columns that are no unit's.

ENDS = words(
    "合计 小计 总计 共计 总和 总分 总得分 平均 平均分 平均值 均值 均分 sum total subtotal average mean 平均数 得分 "
    "分数 最高分 最低分 最高 最低 中位数 标准差 情况 签名 签字 盖章 备注 说明 汇总 排序 成绩 等次 评语 意见 结果 权重 "
    "人数 个数 数量 比例 时间 日期 依据 电话 核定 审定 avg score scores points ranking 總計 得分數 備註 說明 結果 "
    "權重 時間 電話 審定"
)
BEGINNINGS = words(
    "备注 注： 说明 序号 排名 名次 位次 等级 分值 满分 评分 扣分 考核 得分 合计 小计 总计 总分 总得分 平均分 平均值 "
    "均值 最高分 最低分 Unnamed: = # ＃"
)
WORDS = words(
    "sum total subtotal average mean avg score scores point points rank ranking grade max maximum min minimum median "
    "std note notes remark remarks comment comments signature signed date count index no number"
)


def test_no_column_that_is_called_by_a_word_for_something_else_is_a_unit() -> None:
    for form in ("{}", "甲区{}", "甲区{}1", "甲区{}：", "甲区（{}）", "（甲）{}（分）"):
        assert not_taken([form.format(word) for word in ENDS], cannot_be_a_unit) == []
    assert not_taken([f"jia{word}" for word in ENDS if word.isascii()], cannot_be_a_unit) == []
    assert not_taken([f"{word}甲区" for word in BEGINNINGS], cannot_be_a_unit) == []
    for form in ("{}", "{} Jia", "Jia-{}", "the {} of Jia", "JIA {}"):
        assert not_taken([form.format(word) for word in WORDS], cannot_be_a_unit) == []


NUMBERED = words(
    "第一名 第十二位 3名 百列 二栏 第一 第10 列 列1 栏 栏2 字段 字段12 column column1 col col2 field field3 列a 列abc "
    "栏AB 未命名 未命名1 无标题 无标题列"
)


@pytest.mark.parametrize(
    "title",
    [
        *NUMBERED,
        *(f"{one}名" for one in "一二三四五六七八九十百0"),
        *(f"第{one}" for one in "一二三四五六七八九十百0"),
        "123",
    ],
)
def test_a_place_in_a_ranking_and_a_column_without_a_name_of_its_own_are_no_units(title: str) -> None:
    assert cannot_be_a_unit(title)


@pytest.mark.parametrize("title", ["（1）", "-", "无", "#N/A", "1：", "（甲区）"])
def test_what_has_no_letter_outside_brackets_or_stands_for_nothing_is_no_unit(title: str) -> None:
    assert cannot_be_a_unit(title)


UNITS = words(
    "甲区 惠城区 第一区 三栏镇 列abcd 列一 字段甲 column甲 名城 百家镇 未名湖 无锡 notebook Sumi Norton 总站 平均县 "
    "甲区（新） 第一名镇 甲1 均安镇 高分县"
)


@pytest.mark.parametrize("title", UNITS)
def test_a_name_that_only_resembles_such_a_word_is_a_units(title: str) -> None:
    assert not cannot_be_a_unit(title)
    assert blank_marks(SCHEME, [title])[0][-1] == title


# Titles of columns.

TITLES = {
    "clause": "款 clause",
    "name": "名称 name",
    "label": "标签 指标 label",
    "unit": "单位 unit",
    "accepts": "可填 accepts",
    "lead": "牵头部门 lead",
    "proof": "证明材料 proof",
    "value": "填报值 数值 value",
    "part": "分子 part",
    "whole": "分母（单位数） 分母 单位数 whole",
    "source": "来源 source",
    "as_of": "截至 as_of",
    "status": "状态 status",
    "by": "评分人 by",
    "on": "评分日期 on",
    "reason": "评分理由 reason",
    "nothing": "无考核对象的原因 无考核对象 nothing",
    "full": "满分 full",
    "remarks": "备注 remarks",
    "serial": "序号 序 serial",
}


def test_every_column_of_a_form_goes_by_each_of_its_titles_in_any_width_and_case() -> None:
    for key, titles in TITLES.items():
        for title in titles.split():
            assert INPUTS.key_of(title) == key
            assert INPUTS.key_of(f" {title.upper()}\u3000") == key
            assert MARKS.key_of(title) == (None if key == "serial" else key)
    assert INPUTS.key_of(7) is None
    assert {title for titles in TITLES.values() for title in titles.split()} >= set(INPUTS.titles.values())


@pytest.mark.parametrize("key", ["unit", "accepts", "lead", "proof", "full", "remarks", "serial"])
def test_a_row_that_holds_only_what_describes_an_input_is_passed_over(key: str) -> None:
    title = TITLES[key].split()[0]
    assert faults_of(lambda: evidence_from_rows([{title: "x", "填报值": None}, {"名称": None}], UNIT)) == []


@pytest.mark.parametrize("key", ["clause", "name", "label"])
def test_each_column_that_tells_an_input_may_be_the_only_one(key: str) -> None:
    title = TITLES[key].split()[0]
    assert faults_of(lambda: evidence_from_rows([[title, "填报值"]], UNIT, scheme=SCHEME)) == []
    assert faults_of(lambda: marks_from_rows([[title, UNIT]], scheme=SCHEME)) == []


@pytest.mark.parametrize("key", ["unit", "accepts", "lead", "proof", "full", "remarks"])
def test_what_describes_a_mark_may_stand_beside_it(key: str) -> None:
    title = TITLES[key].split()[0]
    assert marks_from_rows([["款", title, UNIT], ["14", "x", "1"]], scheme=SCHEME) == {UNIT: {"14": 1}}


# Incidents.

TITLES_OF_INCIDENTS = {
    "id": "事件编号 编号 事件 id",
    "date": "发生日期 日期 date",
    "from_product_quality": "是否因产品质量 是否因产品质量问题 from_product_quality",
    "serious_harm": "是否造成严重后果 是否造成严重财产损失或人身伤害 serious_harm",
    "recognised_by": "认定机关 recognised_by",
    "severity": "等级 事件等级 severity",
    "systemic_or_regional": "是否系统性区域性 是否判定为系统性、区域性 是否系统性、区域性 systemic_or_regional",
    "status": "状态 认定状态 status",
    "remarks": "备注 remarks",
    "serial": "序号 序 serial",
}
YES_OR_NO: dict[object, str] = {True: "是 true TRUE", False: "否 false False"}
WORDS_OF_INCIDENTS: dict[str, dict[object, str]] = {
    "from_product_quality": YES_OR_NO,
    "serious_harm": YES_OR_NO,
    "systemic_or_regional": YES_OR_NO,
    "recognised_by": {
        "state": "国务院 国务院或其授权部门 国务院（或其授权部门） 国务院授权部门 国家 state State",
        "province": "省政府 省政府或其授权部门 省政府（或其授权部门） 省政府授权部门 省 province",
        "other": "其他 其他机关 other",
        "none": "无 未认定 无机关认定 none",
    },
    "severity": {
        "especially_major": "特别重大 especially_major",
        "major": "重大 major",
        "other": "其他 其他级别 其他等级 较大 一般 other",
    },
    "status": {"confirmed": "已认定 已确认 confirmed", "pending": "待定 待认定 待确认 未定 pending"},
}
INCIDENT = ("甲-1", "2017.6.1", "是", "是", "国务院", "特别重大", "是", "已认定")


def test_every_column_of_incidents_goes_by_each_of_its_titles() -> None:
    for key, titles in TITLES_OF_INCIDENTS.items():
        assert [INCIDENTS.key_of(title) for title in titles.split()] == [key] * len(titles.split())


def test_every_word_for_an_element_of_an_incident_is_read() -> None:
    for element in ELEMENTS:
        words = WORDS_OF_INCIDENTS.get(element.key, {})
        assert element.choices == tuple(listed.split()[0] for listed in words.values())
        assert {word: element.meaning(word) for listed in words.values() for word in listed.split()} == {
            word: value for value, listed in words.items() for word in listed.split()
        }


def test_what_a_blank_table_of_incidents_tells_to_write() -> None:
    assert blank_incidents(SCHEME) == (
        tuple(titles.split()[0] for titles in list(TITLES_OF_INCIDENTS.values())[:-2]),
        (
            "填写说明：自编编号，各不相同；没有发生事件的，在此列填“无”",
            "如2017-06-01",
            "是、否",
            "是、否（严重财产损失或人身伤害）",
            "国务院、省政府（均含其授权部门）、其他、无",
            "特别重大、重大、其他",
            "是、否（以认定结论为准）",
            "已认定、待定",
        ),
    )


NONE = words(
    "无 没有 未发生 没有发生 无事件 没有事件 未发生事件 没有发生事件 无质量安全事件 没有质量安全事件 "
    "未发生质量安全事件 没有发生质量安全事件 否 0 0件 0起 0次 none no false NONE 无。 无."
)


def none(written: object) -> bool:
    return says_none(written, ("事件", "质量安全事件"))


def test_every_word_that_says_that_none_happened_and_that_some_did() -> None:
    assert not_taken(NONE, none) == []
    assert not_taken(words("有 是 发生 已发生 yes true YES 有。"), says_some) == []
    assert none(0) and none(False) and says_some(True)  # noqa: PT018 - one rule for each kind of value
    for other in (1, 10**5000, None, 0.0, "无人", "1", "", "没", "有无"):
        assert not none(other)
        assert not says_some(other)


ROWS = words("incidents /incidents 事件 质量安全事件 是否发生事件 是否发生质量安全事件 发生事件")


@pytest.mark.parametrize("title", ["名称", "标签", "款"])
@pytest.mark.parametrize("behind", ["", "：", "？", "？："])
def test_the_row_of_incidents_goes_by_each_of_its_names_in_every_column_that_names(title: str, behind: str) -> None:
    for name in ROWS:
        evidence = evidence_from_rows([{title: name + behind, "填报值": "无"}], UNIT, scheme=SCHEME)
        assert evidence.incidents == ()


@pytest.mark.parametrize("title", ["备注", "序号"])
def test_what_stands_beside_incidents_says_nothing_of_them(title: str) -> None:
    titles = blank_incidents(SCHEME)[0]
    assert incidents_from_rows([[*titles, title], [*[None] * 8, "x"]]) is None
    assert incidents_from_rows([[*titles, title], ["无", *[None] * 7, "x"]]) == ()
    (found,) = incidents_from_rows([[*titles, title], [*INCIDENT, "x"]]) or ()
    assert found["date"] == date(2017, 6, 1)


# Cells.


def test_every_word_for_yes_or_no_looks_like_a_truth() -> None:
    assert not_taken(words("是 否 true false TRUE 有 无 没有 √ ×"), looks_like_a_truth) == []
    assert looks_like_a_truth(False)
    assert not any(map(looks_like_a_truth, (1, 0, "", None, "对", "yes")))


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("初步", "preliminary"),
        ("最终", "final"),
        ("preliminary", "preliminary"),
        ("final", "final"),
        ("Final", "final"),
    ],
)
def test_every_word_for_a_status_is_read(word: str, status: str) -> None:
    record = evidence_from_rows([{"name": "pm25_annual_mean", "value": "36", "status": word}], UNIT)
    known = record.facts["pm25_annual_mean"]
    assert isinstance(known, Known)
    assert known.status == status


NOT_JUDGED = words("不涉及 未涉及 免 免评 免考 免考核 不考核 不评分 未评分 缺项 同上 同前 （免）")


@pytest.mark.parametrize("word", NOT_JUDGED)
def test_every_word_for_what_is_not_judged_is_told_what_to_write_in_its_place(word: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        marks_from_rows([["款", UNIT], ["14", word]], scheme=SCHEME)
    assert [one.params["case"] for one in caught.value.faults] == ["mark_of_nothing"]


ABOUT = words("百分之 约 大约 约为 大约为 大概 近 接近 超 超过 不足 不到 低于 高于 达 达到 ≈ ~ ± + < > ≤ ≥")


@pytest.mark.parametrize("word", [*ABOUT, "约", "超过约", "约 ", ""])
def test_a_figure_may_have_a_word_before_it_and_a_unit_behind_it(word: str) -> None:
    for figure in ("36", "36.5", "-3", "0.5", "1,234", "36微克/立方米", "36个", "36 个", "36%", "3/4", "365天", "36。"):
        assert begins_as_a_figure(f"{word}{figure}"), figure
