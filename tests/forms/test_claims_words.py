"""Every name that a total, a sum or a heading of a 附件3 may have, one by one, and what only resembles one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.forms import claims_from_rows

SCHEME = get_scheme("huizhou", 2017)
TITLES = ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分")
Cells = Sequence[object]


def words(listed: str) -> list[str]:
    return listed.split()


def claims(*rows: Cells, titles: Cells = TITLES) -> dict[str, Fraction]:
    return dict(claims_from_rows([titles, *rows], SCHEME))


def codes(*rows: Cells, titles: Cells = TITLES) -> list[tuple[str, object]]:
    with pytest.raises(EvidenceError) as caught:
        claims(*rows, titles=titles)
    return [(fault.code, fault.params.get("case")) for fault in caught.value.faults]


def below(*rows: tuple[str, str]) -> list[Cells]:
    return [(name, "", "", "", "", points) for name, points in rows]


# The total.

NAMES_OF_TOTALS = words(
    "总分 总分数 总得分 最终得分 得分合计 得分总计 合计 总计 共计 总和 合计总分 合计得分 合计分数 总计得分 共计分数 "
    "总和总分 total TOTAL"
)
OF_WHOM = ["", *words("自评 最终 最后 实际 考核")]


@pytest.mark.parametrize(
    "name", [of + name for of, name in product(OF_WHOM, NAMES_OF_TOTALS) if (of, name[:2]) != ("最终", "最终")]
)
def test_the_total_goes_by_each_of_its_names(name: str) -> None:
    assert claims(*below((name, "90"))) == {"总分": 90}
    assert claims(*below((f"{name}（100分）：", "90"))) == {"总分": 90}


@pytest.mark.parametrize(
    "name", words("最终 自评 得分 分数 总 合计分 自评最终总分 总分表 x总分 得分共计 实得分 totals")
)
def test_what_only_resembles_such_a_name_is_no_total(name: str) -> None:
    assert codes(*below((name, "90"))) == [("no_clause", None)]


@pytest.mark.parametrize("name", words("总分 总得分 合计总分 最终合计 最后合计 total 自评总得分 最终得分合计"))
def test_a_name_of_nothing_else_than_the_total_may_stand_below_merged_cells(name: str) -> None:
    assert claims(("", "", name, "", "", "90")) == {"总分": 90}


@pytest.mark.parametrize("name", words("合计 总计 共计 总和 得分合计 自评合计 实际总计 合计得分"))
def test_another_name_below_merged_cells_may_be_that_of_a_part(name: str) -> None:
    assert codes(("", "", name, "", "", "90")) == [("no_clause", "sum")]
    assert claims(("x", "", name, "", "", ""), titles=TITLES) == {}


# Before deductions.

DEDUCTIONS_TO_COME = words(
    "扣分前 扣分项前 扣分之前 扣分项之前 扣减前 扣减之前 减分前 减分之前 未扣 未减 不含扣 不含减 不计扣 不计减 "
    "不包括扣 不包括减 基础分"
)
BEFORE = [
    *DEDUCTIONS_TO_COME,
    *(
        f"{one}{sum_}"
        for one in DEDUCTIONS_TO_COME
        for sum_ in words("总分 总得分 合计 总计 小计 总和 得分 分数 得分合计")
    ),
    *(f"{one}{part}合计" for one in words("未扣 不含扣 扣分前") for part in words("分 项 分各项 项的各项 的各项 各项")),
]


@pytest.mark.parametrize("name", [*BEFORE, *(f"合计（{one}）" for one in DEDUCTIONS_TO_COME), "总分（各项，扣分前）"])
def test_a_sum_before_deductions_goes_by_each_of_its_names(name: str) -> None:
    assert claims(*below((name, "100"), ("扣分项", "-10"), ("总分", "90"))) == {"扣分项": -10, "总分": 90}
    assert codes(*below((name, "100"))) == [("no_clause", "before_deductions")]


def test_a_sum_before_deductions_may_stand_below_merged_cells() -> None:
    assert claims(("", "", "扣分前合计", "", "", "100"), *below(("总分", "100"))) == {"总分": 100}


@pytest.mark.parametrize("name", words("扣分前说明 基础分说明 扣分前合计x 未扣项目"))
def test_what_only_begins_as_such_a_name_is_none(name: str) -> None:
    assert codes(*below((name, "100"), ("扣分项", "-10"), ("总分", "90"))) == [("no_clause", None)]


@pytest.mark.parametrize("name", words("扣分合计 x扣分前合计 不含合计"))
def test_what_only_ends_as_such_a_name_is_the_sum_of_some_part_and_not_read(name: str) -> None:
    assert claims(*below((name, "100"), ("扣分项", "-10"), ("总分", "90"))) == {"扣分项": -10, "总分": 90}
    assert claims(*below((name, "100"))) == {}


@pytest.mark.parametrize("name", ["合计（扣分后）", "合计（含基础）", "合计（扣分）", "合计（分）（未）"])
def test_other_brackets_behind_a_sum_are_of_the_total(name: str) -> None:
    assert claims(*below((name, "90"))) == {"总分": 90}


def test_the_sum_of_a_heading_before_deductions_is_the_headings() -> None:
    assert claims(*below(("质量目标小计（扣分前）", "50"))) == {"质量目标": 50}


# Headings.


@pytest.mark.parametrize(
    "count",
    [
        *(f"{one}{mark}" for one in "一二三四五六七八九十" for mark in "、.．,，"),
        *(f"（{one}）" for one in "一二三四五六七八九十"),
        "十一、",
        "（十二）",
    ],
)
def test_a_heading_may_be_counted_by_any_number(count: str) -> None:
    assert claims((f"{count}质量目标", "", "", "", "", "50")) == {"质量目标": 50}
    assert claims((f"{count}质量目标小计", "", "", "", "", "50")) == {"质量目标": 50}


@pytest.mark.parametrize("count", ["一", "、", "一一、一、", "（一", "1、", "（）", "百、"])
def test_what_counts_no_heading_is_a_part_of_its_name(count: str) -> None:
    assert codes((f"{count}质量目标", "", "", "", "", "50")) == [("no_clause", None)]


@pytest.mark.parametrize("word", words("小计 合计 总计"))
def test_the_sum_of_a_heading_or_of_a_deduction_is_called_so_behind_its_name(word: str) -> None:
    assert claims((f"质量目标{word}", "", "", "", "", "50")) == {"质量目标": 50}
    assert claims((f"质量目标{word}（56分）：", "", "", "", "", "50")) == {"质量目标": 50}
    assert claims((f"扣分项{word}", "", "", "", "", "-2")) == {"扣分项": -2}
    assert claims((f"缺项折算{word}：", "", "", "", "", "2")) == {"缺项折算": 2}


@pytest.mark.parametrize("name", ["否决项", "否决项（一票否决）", "否决项：发生事件"])
def test_of_the_veto_nothing_is_read(name: str) -> None:
    assert claims(*below((name, "0"))) == {}
