"""Texts: what is wrong with ratings, firms, days and submissions, and with the plans that they are held against."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

_LEVELS = Wording("请写{levels}或{best}至1的整数", "write one of {levels}, or a whole number from {best} to 1")
# Why a value is no number, as the gate for numbers says it.
_NO_LEVEL = Wording(f"{{name}}的评价不对：{{why}}；{_LEVELS.zh}", f"the rating of {{name}}: {{why}}; {_LEVELS.en}")

_HEADS = MappingProxyType(
    {
        "evidence_invalid.on_site": Wording("实地核查的评价有误", "the ratings of the on-site check are not right"),
        "evidence_invalid.firms": Wording("不能抽取企业", "the firms cannot be drawn"),
        "evidence_invalid.timetable": Wording("核查安排读不出来", "the timetable cannot be read"),
        "evidence_invalid.submission": Wording("报送的材料读不出来", "the submission cannot be read"),
        "evidence_invalid.stages": Wording("各环节的日期读不出来", "what was done cannot be read"),
        "evidence_invalid.points_claimed": Wording("自评得分读不出来", "the points claimed cannot be read"),
        "evidence_missing.on_site": Wording("实地核查的评价不全，缺{count}项", "ratings are missing; lacking: {count}"),
        "ledger_disagrees.on_site": Wording(
            "实地核查的结果前后不符", "the on-site result does not agree with its ratings and its plan"
        ),
    }
)

_ON_SITE = MappingProxyType(
    {
        "unknown_name.on_site_point": Wording(
            "没有这个考核要点；考核要点有{known}", "no point has this id; known are {known}"
        ),
        "wrong_form.halves": Wording(
            "{name}分{count}部分评价，请按顺序列出：{parts}", "{name} has {count} ratings; give a list of them: {parts}"
        ),
        "missing.rating": Wording(
            f"缺少{{name}}的评价；{_LEVELS.zh}", f"the rating of {{name}} is missing; {_LEVELS.en}"
        ),
        "unknown_level": Wording(
            f"{{name}}的评价{{found}}不是所列等级之一；{_LEVELS.zh}",
            f"{{found}} is no level to rate {{name}}; {_LEVELS.en}",
        ),
        "out_of_range.rating": Wording(
            f"{{name}}的评价{{found}}不是所列等级之一；{_LEVELS.zh}",
            f"{{found}} is none of the levels of {{name}}; {_LEVELS.en}",
        ),
        **{f"{reason}.rating": _NO_LEVEL for reason in ("float", "not_a_number", "not_finite", "too_long")},
        "wrong_type.on_site_mapping": Wording(
            "实地核查结果的这一部分应是按名称列出的表，不是{found}",
            "this part of an on-site result is a mapping by name, not {found}",
        ),
        "wrong_type.on_site_plan": Wording(
            "{found}不是实地核查方案；请用assess_on_site得出结果",
            "{found} is no on-site plan; get a result with assess_on_site",
        ),
        "wrong_type.on_site_terms": Wording(
            "{found}不是方案的用语；请用assess_on_site得出结果",
            "{found} is no Terms of a scheme; get a result with assess_on_site",
        ),
        "wrong_type.on_site_day": Wording("{found}不是日期；请给出日期", "{found} is no plain date; give one"),
        "unknown_choice.scale": Wording(
            "没有{found}这种分值换算；可用{known}", "{found} is no scale of the levels; known are {known}"
        ),
        "wrong_form.levels": Wording(
            "结果中的评价应是一组1至{best}的整数", "a result holds whole numbers from 1 to {best} in a tuple"
        ),
        "differs.no_working": Wording("缺少该要点的计算过程", "the working of this point is missing"),
        "differs.working": Wording(
            "计算过程与评价或方案不符", "the working is not what the ratings and the plan's rule make it"
        ),
        "differs.no_such_point": Wording("方案中没有这个名称", "the plan knows nothing of this name"),
        "differs.on_site_figure": Wording(
            "结果写的是{stated}，重新计算是{recomputed}", "the result says {stated}, recomputed it is {recomputed}"
        ),
        "bad_text.seed": Wording(
            "种子中有看不见的字符（{found}），无法照着重抽；请写成一行看得见的文字",
            "the seed holds a character that nobody can see ({found}), to draw again; write one line of visible text",
        ),
        "wrong_count.firms": Wording(
            "提供了{count}家企业，应为{offered}家", "there are {count} firms; {offered} must be offered"
        ),
        "repeated_name": Wording(
            "企业{name}与前面的{other}是同一名称；每家只列一次",
            "{name} is the name of another firm, written {other}; offer each firm once",
        ),
        "kind_not_covered": Wording(
            "没有企业涉及{kind}；各企业合起来应涉及{kinds}",
            "no firm covers {kind}; between them they must cover {kinds}",
        ),
        "unknown_name.team": Wording("没有编号为{name}的考核组", "no team has the id {name}; write one of the teams'"),
        "unknown_name.visited": Wording(
            "{name}不在被考核单位之列", "{name} is not among the units; write one of these"
        ),
        "repeated_id.member_units": Wording(
            "成员单位{name}与前面的{other}是同一名称；每个单位只列一次",
            "the member unit {name} stands here already, written {other}; write each once",
        ),
        "repeated_id.units": Wording(
            "单位{name}与前面的{other}是同一名称；每个单位只列一次",
            "the unit {name} stands here already, written {other}; write each once",
        ),
        "repeated_id.teams": Wording(
            "考核组{name}与前面的{other}是同一编号；每个组各用各的编号",
            "the team {name} stands here already, written {other}; give each an id of its own",
        ),
        "repeated_id.visits": Wording(
            "单位{name}与前面的{other}是同一单位；每个单位只安排一次",
            "a visit to {name} stands here already, written {other}; write each unit once",
        ),
        "repeated_day": Wording("{day}列了两次；每天只列一次", "{day} stands here twice; write each day once"),
    }
)

_MATERIALS = MappingProxyType(
    {
        "wrong_type.submission": Wording(
            "报送材料应按部分列出（对象）", "a submission is a mapping of its parts; write an object"
        ),
        "unknown_name.materials_item": Wording(
            "评分细则没有{found}这一项", "the scheme has no item {found}; write its number"
        ),
        "out_of_range.item_points": Wording(
            "{item}的得分应在{low}至{high}之间", "the points of {item} lie between {low} and {high}"
        ),
        "contradiction.paper": Wording(
            "收到的日期{received}早于寄出的日期{posted}；请核对",
            "received on {received}, before it was posted on {posted}; check both moments",
        ),
        "bad_moment.form": Wording(
            "{found}不是时间；请写成2017-12-29T16:30，必要时加+08:00等时差",
            "{found} is no moment; write it as 2017-12-29T16:30, with +08:00 or another offset if need be",
        ),
        "bad_moment.beyond": Wording(
            "{found}换算后超出历法；请核对年份", "{found} lies beyond the calendar once converted; check the year"
        ),
        "wrong_type.contacts": Wording("联系人员名单应逐人列出（数组）", "the contacts are no list; write an array"),
        "wrong_type.contact": Wording(
            "联系人应按栏目列出：{known}", "a contact is no mapping; write an object with {known}"
        ),
        "unknown_key.contact": Wording(
            "联系人有不认识的栏目；可用{known}", "a contact has a key that is not known; known are {known}"
        ),
        "repeated_key.contact": Wording(
            "联系人有一栏写了两次；请只留一个", "a key of a contact stands there twice; leave one"
        ),
        "wrong_type.contact_cell": Wording("{column}应是文字", "{column} is no text; write it as a string"),
        "bad_text.contact_cell": Wording(
            "{column}中有半个字符，无法写出；请重写", "half of a surrogate pair in {column}; write valid Unicode"
        ),
        "bad_name.contact_cell": Wording(
            "{column}首尾有空格，或有看不见的字符；请删去",
            "{column} has a blank at one of its ends, or a character that cannot be seen; delete it",
        ),
        "wrong_type.scored": Wording(
            "{found}不是评分结果；请用assess得出", "{found} is no assessment; get one with assess"
        ),
        "unknown_choice.role": Wording("联系人的身份应是{known}之一", "the role of a contact is one of {known}"),
    }
)

_PLANS = MappingProxyType(
    {
        "not_in_scheme.on_site": Wording(
            "方案{scheme}没有实地核查的规定；请用有此规定的方案",
            "{scheme} says nothing of an on-site check; use a scheme that does",
        ),
        "not_in_scheme.procedure": Wording(
            "方案{scheme}没有考核程序的规定；请用有此规定的方案",
            "{scheme} says nothing of procedure; use a scheme that does",
        ),
        "unknown_choice.question": Wording(
            "没有{found}这种选择；可选{known}", "there is no choice {found} here; it must be one of {known}"
        ),
        "wrong_type.plan": Wording(
            "{owner}的{name}是{found}；应是{wanted}", "{name} of {owner} is {found}; it must be one of: {wanted}"
        ),
        "unknown_choice.plan": Wording("{name}是{found}；可用{known}", "{name} is {found}; it must be one of {known}"),
        "wrong_type.last_days": Wording(
            "截止日应按口径列出日期，不是{found}", "the last days are dates by the way of reading, not {found}"
        ),
        "repeated_id.finding": Wording("有编码出现两次：{ids}", "a code stands twice among {ids}; give each its own"),
        "repeated_id.plan": Wording("有编号出现两次：{ids}", "an id stands twice among {ids}; give each its own"),
        "unknown_name.finding": Wording(
            "方案没有列出{name}这种情形；列出的有{known}", "the edition lists no finding {name}; it lists {known}"
        ),
        "repeated_id.levels": Wording(
            "等级至少要有一个，且各用一词：{ids}", "give at least one level, each with a word of its own: {ids}"
        ),
        "out_of_range.on_site_point": Wording(
            "要点{id}的{marks}分不是最高评价{best}分的整数倍",
            "{id}: {marks} marks are no whole multiple, one or more, of {best}, the best of its ratings",
        ),
        "marks_do_not_add_up.on_site_table": Wording(
            "{name}各要点合计{total}分，与所印的{marks}分不符",
            "the points of {name} add up to {total}, printed are {marks} marks",
        ),
        "empty.firm_kinds": Wording(
            "没有列出企业的质量类别；请至少列一类", "no kind of quality is named; name one or more"
        ),
        "out_of_range.drawn": Wording(
            "不能从{offered}家企业中抽取{drawn}家",
            "{drawn} firms cannot be drawn of {offered}; draw one or more, and not more",
        ),
        "out_of_range.groups": Wording(
            "从{offered}家中抽取{drawn}家，组合太多，无法按规则抽取",
            "{drawn} of {offered} firms are more groups than the draw can tell apart; offer fewer",
        ),
        "contradiction.window": Wording(
            "起始日、预期日、截止日应先后有序：{days}",
            "a window opens, is expected to end, and closes, in that order: {days}",
        ),
        "contradiction.last_days": Wording(
            "截止日的每种口径都应有日期，且不多列：口径{known}，日期{given}",
            "every way to read the deadline needs its last day, and no other: ways {known}, days {given}",
        ),
        "wrong_form.column": Wording(
            "栏目{id}的格式{form}不是正则表达式", "the form {form} of the column {id} is no regular expression"
        ),
        "out_of_range.utc_offset": Wording(
            "时差{found}小时不在一天之内", "a clock {found} hours ahead of UTC is off by a day or more"
        ),
    }
)

TEXTS: Mapping[str, Wording] = MappingProxyType({**_HEADS, **_ON_SITE, **_MATERIALS, **_PLANS})
