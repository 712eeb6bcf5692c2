"""Texts: values that are no exact number, and inputs that are not known."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

_NOT_FINITE = Wording(
    "NaN和无穷大不是可用的数，尚无数据的不填，或填null（None）",
    "NaN and infinities are not numbers; where nobody has said, leave the value out or give null (None)",
)

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "float": Wording(
            "浮点数（float）不精确，请以文本写作'{written}'",
            "a float is not exact; write '{written}' as text, or an int, a Decimal or a Fraction",
        ),
        "not_a_number.text": Wording(
            "{given}不是数，请用阿拉伯数字填写，如12.5；尚无数据的不填",
            "{given} is not a number; write digits such as 12.5, or leave it out where nobody has said",
        ),
        "not_a_number.truth": Wording(
            "{given}不是数，请填写数字",
            "{given} is a truth value, not a number; write the number in digits",
        ),
        "not_a_number.kind": Wording(
            "{given}不是可用的数，请填整数，或以文本写作如'12.5'",
            "{given} is not a number; write an int, a Decimal, a Fraction, or text such as '12.5'",
        ),
        "float.not_finite": _NOT_FINITE,
        "float.beyond": Wording(
            "浮点数（float）不精确，{written}也超出可用的数量级，请检查单位后以文本重写",
            "a float is not exact, and {written} is beyond what can be used; check the unit and write it as text",
        ),
        "not_finite": _NOT_FINITE,
        "too_long.digits": Wording("数字超过{most}位，请写短一些", "more than {most} digits; write a shorter number"),
        "too_long.exponent": Wording(
            "数量级超出10的±{most}次方，请检查单位后重写",
            "an exponent beyond ±{most}; check the unit and write a number within that",
        ),
        "empty_whole": Wording(
            "分母（总数）必须大于0；无可考核对象的，请以nothing写明原因",
            "the whole must be above 0; where there was nothing to measure, say why under the key nothing",
        ),
        "empty_interval.reversed": Wording(
            "区间的下限（from）{low}大于上限（to）{high}，请核对",
            "an interval from {low} to {high} holds no number; from is the lower end, check both",
        ),
        "empty_interval.point": Wording(
            "区间的两端都是{low}，数已确定，请直接填{low}",
            "both ends of the interval are {low}; the number is known, write {low} alone",
        ),
        "below_zero": Wording(
            "分子（部分）不能小于0，没有的填0", "the part cannot be below 0; write 0 where there is none"
        ),
        "missing.input": Wording("缺少“{label}”，应填{described}", "{label} is missing; give {described}"),
        "interval.input": Wording(
            "“{label}”只给了区间，计分须填一个确定的数：{described}；只有区间的，用bounds可知得分范围",
            "only an interval of {label} is known, and a score needs the number: give {described}; "
            "bounds says what a unit can get with an interval",
        ),
        "nothing_to_measure": Wording(
            "“{label}”无可考核对象，尚无裁定说明如何计分",
            "there was nothing to measure of {label}, and no ruling says how that counts",
        ),
        "nothing_to_measure.rule": Wording(
            "按计分规则无可考核对象：{why}", "by the rule itself there is nothing to measure: {why}"
        ),
        "divided_by_zero": Wording(
            "“{label}”在计分中作除数，不能为0，请核对", "a rule divides by {label}; it cannot be 0, check the figure"
        ),
        "divided_by_zero.result": Wording(
            "按所填数据得不出{result}：某步骤的除数为0，或数值不在其曲线上；请核对数据，并改正该步骤",
            "{result} has no number: a step divides by 0, or its curve does not cover a number; "
            "check the evidence, and correct the step",
        ),
    }
)
