"""All phrases of the words for rules, in both languages; ``{name}`` stands for a part.

Criteria and grounds are built from these, so that both languages say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from huizhou_qa.errors import Wording

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        # Numbers and points.
        "about": Wording("约{number}", "about {number}"),
        "just_above": Wording("略大于{number}", "slightly more than {number}"),
        "just_below": Wording("略小于{number}", "slightly less than {number}"),
        "points": Wording("{number}分", "{number} points"),
        "point": Wording("{number}分", "{number} point"),
        "earns": Wording("得{points}", "{points}"),
        "loses": Wording("扣{points}", "{points} deducted"),
        "no_points": Wording("不得分", "no points"),
        "nothing_lost": Wording("不扣分", "nothing deducted"),
        # Intervals.
        "at_most": Wording("{high}（含）以下", "{high} or less"),
        "below": Wording("不足{high}", "less than {high}"),
        "at_least": Wording("{low}（含）以上", "{low} or more"),
        "above": Wording("超过{low}", "more than {low}"),
        "between": Wording("{low}–{high}（两端不含）", "more than {low} and less than {high}"),
        "from_to": Wording("{low}（含）–{high}（含）", "from {low} up to {high}"),
        "from_to_below": Wording("{low}（含）–{high}", "from {low} to less than {high}"),
        "above_to": Wording("{low}–{high}（含）", "more than {low} and up to {high}"),
        "any_number": Wording("任何数值", "any number"),
        "exactly": Wording("等于{number}", "exactly {number}"),
        "yes": Wording("是", "yes"),
        "no": Wording("否", "no"),
        "or": Wording("或", " or "),
        # Formulas.
        "plus": Wording("＋", " + "),
        "minus": Wording("−", " − "),
        "negative": Wording("−", "−"),
        "times": Wording("×", " × "),
        "over": Wording("÷", " ÷ "),
        "bracketed": Wording("（{text}）", "({text})"),
        "part": Wording("〔{text}〕", "[{text}]"),
        "comes_to": Wording("{worked}＝{number}", "{worked} = {number}"),
        "ratio": Wording("该比例", "this ratio"),
        "number": Wording("该数值", "this number"),
        "sum": Wording("合计数", "this sum"),
        "percent_points": Wording("个百分点", "percentage points"),
        "percent_point": Wording("个百分点", "percentage point"),
        "on_grid": Wording("{text}（{mode}至{grid}的倍数）", "{text} ({mode} to a multiple of {grid})"),
        "half_up": Wording("四舍五入", "rounded half up"),
        "half_even": Wording("四舍六入五成双", "rounded half to even"),
        "up": Wording("进位", "rounded up"),
        "down": Wording("舍去尾数", "rounded down"),
        "lowest": Wording("最低的{number}项：{text}", "the lowest {number} of: {text}"),
        "highest": Wording("最高的{number}项：{text}", "the highest {number} of: {text}"),
        "middle": Wording(
            "由低到高第{start}至第{stop}项：{text}", "places {start} to {stop} from the lowest of: {text}"
        ),
        # Joining.
        "comma": Wording("，", ", "),
        "semicolon": Wording("；", "; "),
        "listed": Wording("、", ", "),
        "and": Wording("且", " and "),
        "comma_and": Wording("，且", ", and "),
        "subject": Wording("{subject}：{text}", "{subject}: {text}"),
        # What a curve gives points for.
        "awarded": Wording("{label}：{low}至{high}，按评定计", "{label}: {low} to {high}, as awarded"),
        "band_worth": Wording("{band}{worth}", "{band}: {worth}"),
        "band_per_unit": Wording("{band}，每{one}扣{points}", "{band}: {points} deducted for every {one}"),
        "band_line": Wording("{band}按{line}计分", "{band}: {line}"),
        "steps_below": Wording("每少{one}扣{points}（{part}）", "{points} deducted for every {one} below it ({part})"),
        "steps_above": Wording("每多{one}扣{points}（{part}）", "{points} deducted for every {one} above it ({part})"),
        "part_whole": Wording("不足{one}的部分不扣", "less than {one} costs nothing"),
        "part_started": Wording("不足{one}的按{one}计", "less than {one} counts as {one}"),
        "part_prorata": Wording("不足{one}的按比例计", "less than {one} counts in proportion"),
        "band_between": Wording(
            "{band}由{low}处的{worth_low}至{high}处的{worth_high}按直线内插",
            "{band}: a straight line from {worth_low} at {low} to {worth_high} at {high}",
        ),
        "interpolated": Wording("其间按直线内插", "a straight line between them"),
        # What is asked.
        "compared": Wording("{left}{verb}{right}", "{left} {verb} {right}"),
        "compared_found": Wording("{left}，{verb}{right}", "{left}, which {verb} {right}"),
        "reaches": Wording("达到", "reaches"),
        "does_not_reach": Wording("未达到", "does not reach"),
        "does_not_exceed": Wording("不超过", "does not exceed"),
        "exceeds": Wording("超过", "exceeds"),
        "exceeds_not": Wording("未超过", "does not exceed"),
        "falls_below": Wording("低于", "is below"),
        "is_not_below": Wording("不低于", "is not below"),
        "is_in": Wording("{subject}为{band}", "{subject} is {band}"),
        "is_beyond": Wording("{subject}{band}", "{subject} is {band}"),
        "is_word": Wording("{subject}为“{band}”", "“{subject}” is “{band}”"),
        "is_not_so": Wording("并非{text}", "it is not so that {text}"),
        "is_present": Wording("{label}有可考核对象", "there is something to measure of {label}"),
        "met": Wording("{asked}的，{then}；否则{otherwise}", "where {asked}: {then}; otherwise {otherwise}"),
        "gate": Wording("{asked}的，{then}；否则，{otherwise}", "where {asked}: {then}; otherwise {otherwise}"),
        "always": Wording("一律{then}", "in any case {then}"),
        "excused_satisfied": Wording(
            "（其中一类没有的，不作要求）", " (a class of which there was nothing is not asked for)"
        ),
        "excused_ruled": Wording(
            "（没有的一类经裁定后，不作要求）",
            " (a class of which there was nothing is not asked for once that is ruled on)",
        ),
        # Several numbers as one.
        "all": Wording("各部分得分相加", "all parts added up"),
        "least": Wording("取得分较低者", "the least of the parts"),
        "greatest": Wording("取得分较高者", "the greatest of the parts"),
        "places": Wording(
            "取由低到高第{start}至第{stop}部分相加", "places {start} to {stop} from the lowest part, added up"
        ),
        "product": Wording("各部分得分相乘", "the parts multiplied"),
        "pooled": Wording(
            "有可考核对象的各部分得分之和÷其满分之和", "the points of the parts present ÷ their full marks"
        ),
        "pooled_of": Wording("{pooled}（至少有{number}部分）", "{pooled} (at least {number} parts)"),
        "multiplied": Wording("得分乘以{number}", "the points × {number}"),
        "not_above": Wording("不高于{points}", "no more than {points}"),
        "not_below": Wording("不低于{points}", "no less than {points}"),
        "out_of": Wording("{part}（满分：{full}）", "{part} (out of {full})"),
        "choice": Wording("口径{reading}＝{choice}：{text}", "reading {reading} = {choice}: {text}"),
        "no_object": Wording("无可考核对象（{why}）", "nothing to measure ({why})"),
        # What became of it.
        "read_nothing": Wording("{label}无可考核对象", "{label}: nothing to measure"),
        "read_missing": Wording("{label}未填", "{label}: not given"),
        "not_asked": Wording("{read}，不作要求", "{read}, so not asked for"),
        "judged": Wording("评定{points}", "awarded {points}"),
        "in_band": Wording("，在{band}档", ", in the band “{band}”"),
        "short_of": Wording("，比{line}少{far}", ", {far} below {line}"),
        "beyond": Wording("，比{line}多{far}", ", {far} above {line}"),
        "along": Wording("，{line}＝{number}", ", {line} = {number}"),
        "meets": Wording("{read}，符合{band}的要求", "{read}, which meets “{band}”"),
        "misses": Wording("{read}，不符合{band}的要求", "{read}, which does not meet “{band}”"),
        "with_points": Wording("{read}（{points}）", "{read} ({points})"),
        "divided_by_zero": Wording("除数为0，无法计算", "it cannot be divided by 0"),
        "rounded_from": Wording("{read}，由{exact}舍入为{number}", "{read}, rounded from {exact} to {number}"),
        "earned": Wording("{earned}（满分）", "{earned} (full marks)"),
        "earned_and_lost": Wording("{earned}，扣{lost}", "{earned}, {lost} lost"),
        "written_from": Wording("{earned}（由{exact}舍入）", "{earned} (rounded from {exact})"),
        "about_points": Wording("约得{points}", "about {points}"),
        "about_and_lost": Wording("{earned}，约失{lost}", "{earned}, about {lost} lost"),
        "left_out": Wording("本款不计分", "not counted"),
        "no_reason": Wording("{read}（未注明理由）", "{read} (no reason given)"),
        "ruled": Wording(
            "无可考核对象（{reasons}），经{by}裁定{treatment}：{why}",
            "nothing to measure ({reasons}), {treatment} by ruling of {by}: {why}",
        ),
        "by_scheme": Wording(
            "无可考核对象（{reasons}），按方案{treatment}", "nothing to measure ({reasons}), {treatment} by the scheme"
        ),
        "treated_full": Wording("按满分计", "given full marks"),
        "treated_zero": Wording("按零分计", "given no points"),
        "treated_mean": Wording("按各单位的平均得分计", "given the mean of the cohort"),
        "treated_rescale": Wording("按缺项处理，由其余各款折算", "left out and rescaled"),
        "without_itself": Wording("{label}（不含本单位）", "{label} (without the unit itself)"),
    }
)

# Units that English writes otherwise. Of any other one, what counts whole things is left out, the rest kept.
UNITS: Mapping[str, Wording] = MappingProxyType(
    {
        unit: Wording(unit, english)
        for unit, english in {
            **dict.fromkeys(("个", "件", "次", "项", "起", "名", "人", "家", "级"), ""),
            "分": "points",
            "微克/立方米": "µg/m³",
            "毫克/立方米": "mg/m³",
            "分贝": "dB",
            "吨": "t",
            "公里": "km",
            "平方公里": "km²",
            "元": "yuan",
            "万元": "ten thousand yuan",
            "亿元": "hundred million yuan",
            "万人": "ten thousand people",
            "天": "days",
        }.items()
    }
)
# Those of them that English writes otherwise after 1.
UNITS_OF_ONE: Mapping[str, str] = MappingProxyType({"points": "point", "days": "day"})

TextPart = Wording | str


def say(phrase: str, **parts: TextPart) -> Wording:
    """A phrase with its parts, in both languages."""
    return filled(PHRASES[phrase], parts)


def filled(template: Wording, parts: Mapping[str, TextPart]) -> Wording:
    """A text with its parts, in both languages; a part that is one text is the same in both."""
    zh = {name: part if isinstance(part, str) else part.zh for name, part in parts.items()}
    en = {name: part if isinstance(part, str) else part.en for name, part in parts.items()}
    return Wording(template.zh.format_map(zh), template.en.format_map(en))


def joined(between: str, parts: Iterable[TextPart]) -> Wording:
    """Parts in a row, with a phrase between each two."""
    return in_row(PHRASES[between], parts)


def in_row(phrase: Wording, parts: Iterable[TextPart]) -> Wording:
    """Parts in a row, with this text between each two."""
    listed = [Wording(part, part) if isinstance(part, str) else part for part in parts]
    return Wording(phrase.zh.join(member.zh for member in listed), phrase.en.join(member.en for member in listed))


def run_on(*parts: TextPart) -> Wording:
    """Parts one after the other, with nothing between."""
    texts = [(part, part) if isinstance(part, str) else (part.zh, part.en) for part in parts]
    return Wording("".join(zh for zh, _ in texts), "".join(en for _, en in texts))


NO_WORDS = Wording("", "")
