"""Texts: what is wrong with the members of a cohort."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "empty.cohort": Wording("没有单位，至少要有一个", "there is no member; give at least one"),
        "wrong_type.members": Wording(
            "各单位的数据取到一半出错（{error}）", "the members could not be read to the end ({error})"
        ),
        "no_others": Wording(
            "要读其他单位的平均值，而没有其他单位；至少要有两个单位",
            "the average of the others is read, and there are none; give two members or more",
        ),
        "no_others.counted": Wording(
            "计算“{label}”的单位都无考核对象，无从计算",
            "there was nothing of it in any unit that {label} is over, so there is none",
        ),
        "repeated_unit": Wording(
            "单位“{unit}”与前面的“{other}”是同一名称，每个单位只列一次",
            "“{unit}” is a member already, written “{other}”; give each unit once",
        ),
        "averages_given.member": Wording(
            "单位“{unit}”带有平均值；平均值按所列单位计算，请删去",
            "“{unit}” brings averages; they are computed over the members, leave them out",
        ),
        "averages_given.statistics": Wording(
            "单位“{unit}”带有统计值；统计值按所列单位计算，请删去",
            "“{unit}” brings statistics; they are computed over the members, leave them out",
        ),
        "not_averageable": Wording(
            "单位“{unit}”缺少平均值要计入的{fact}；没有的填0",
            "“{unit}” lacks {fact}, which the average counts; give it, 0 where there is none",
        ),
        "not_averageable.statistic": Wording(
            "单位“{unit}”缺少“{statistic}”要计入的{fact}",
            "“{unit}” lacks {fact}, which {statistic} counts; give it",
        ),
        "differs.scheme": Wording("该单位按另一方案考核", "the unit was assessed under another scheme"),
        "differs.unit": Wording("这是单位“{unit}”的结果", "the result is that of “{unit}”"),
        "differs.averages_of_unit": Wording(
            "该单位所比的平均值不是这一组的", "the unit was held against other averages"
        ),
        "differs.statistics_of_unit": Wording(
            "该单位所比的统计值（最高、最低、名次等）不是这一组的",
            "the unit was held against other statistics (most, least, place)",
        ),
        "differs.averages": Wording("平均值不是所列单位的平均值", "the averages are not those over the members"),
        "differs.ranking": Wording("名次与等级、总分不符", "the places are not those of the grades and totals"),
    }
)
