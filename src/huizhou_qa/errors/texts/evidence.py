"""Texts: what is wrong with evidence: its form, and whether it fits a scheme."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

_FORM: Mapping[str, Wording] = MappingProxyType(
    {
        "evidence_invalid.unreadable": Wording("数据读不出来，请改正后重报", "the evidence cannot be read"),
        "evidence_invalid.record": Wording("这条数据不能成立", "this record of evidence is not right"),
        "evidence_invalid.correction": Wording("不能这样更正", "the evidence cannot be corrected so"),
        "evidence_invalid.chain": Wording("更正链读不出来", "the chain of corrections cannot be read"),
        "wrong_type.text": Wording("{given}不是文本，请以文本填写", "{given} is not text; write it as a string"),
        "wrong_type.truth": Wording(
            "{given}不是是非值，请填true（是）或false（否），不加引号",
            "{given} is not a truth value; write true or false, without quotes",
        ),
        "wrong_type.element": Wording(
            "{given}不能作事件要素，请填文本，或true（是）、false（否）",
            "{given} is no element of an incident; write a text, or true or false",
        ),
        "wrong_type.mapping": Wording(
            '{given}不是键值对照，请写作对象，如{{"键": 值}}', "{given} is not a mapping; write an object"
        ),
        "wrong_type.unreadable": Wording(
            "{given}读不出键值，请换成普通的字典", "the entries of {given} cannot be read; give a plain dict"
        ),
        "wrong_type.list": Wording("{given}不是列表，请写作数组，如[…]", "{given} is not a list; write an array"),
        "wrong_type.key": Wording(
            "键{given}不是文本，键请以文本填写", "the key {given} is not text; write it as a string"
        ),
        "wrong_type.record": Wording(
            "此处应为{expected}，给的是{given}；数据请用Evidence.from_dict建立",
            "{expected} is needed here, not {given}; make evidence with Evidence.from_dict",
        ),
        "wrong_type.corrected": Wording(
            "{given}不是数据（Evidence），请用Evidence.from_dict建立后再更正",
            "{given} is not evidence; make it with Evidence.from_dict",
        ),
        "empty_text.text": Wording(
            "内容是空的，请填写；没有的不填，或填null", "an empty text says nothing; write it or leave the key out"
        ),
        "empty_text.name": Wording("名称是空的，请写明", "an empty name says nothing; write it"),
        "bad_text.surrogate": Wording(
            "文本中有半个代理对，不成字符，请用有效的Unicode",
            "half of a surrogate pair is not a character; write valid Unicode",
        ),
        "bad_text.surrogate_in_key": Wording(
            "键{key}中有半个代理对，不成字符，请用有效的Unicode",
            "half of a surrogate pair is not a character; write the key {key} in valid Unicode",
        ),
        "bad_text.invisible": Wording(
            "文本中有看不见的字符（{found}），请删去",
            "the text contains a character that cannot be seen ({found}); delete it",
        ),
        "bad_name.blank": Wording(
            "名称“{name}”的首尾有空格（{found}），请删去",
            "the name '{name}' has a blank ({found}) at one of its ends; delete it",
        ),
        "bad_name.invisible": Wording(
            "名称“{name}”中有看不见的字符（{found}），请删去后重写",
            "the name '{name}' contains a character that cannot be seen ({found}); delete it",
        ),
        "says_nothing.reason": Wording(
            "“{given}”不是理由，请写明实际情况；没有理由的，此键不填",
            "'{given}' is no reason; write what was the case, or leave the key out",
        ),
        "says_nothing.source": Wording(
            "“{given}”不是来源，请写明数据出处；不知道的，此键不填",
            "'{given}' is no source; write where the figure comes from, or leave the key out",
        ),
        "says_nothing.name": Wording("“{given}”不是名称，请写明", "'{given}' is no name; write the name"),
        "says_nothing.by": Wording(
            "“{given}”没有说明由谁作出，请写明部门或单位",
            "'{given}' does not say who; write the department or the body",
        ),
        "not_a_number.object": Wording(
            "这些键不成一个数，请填写数，或部分与总数（part、whole）",
            "an object with these keys is not a number; write a number, or a part of a whole",
        ),
        "not_a_number.truth_word": Wording(
            "{given}不是数；是非项请填true（是）或false（否），不加引号，其余请填数字",
            "{given} is not a number; for a yes-or-no fact write true or false without quotes, else write digits",
        ),
        "not_whole.here": Wording("此处须为整数，给的是{given}", "a whole number is needed here, not {given}"),
        "not_whole.members": Wording(
            "平均值的总数是单位数，须为整数，给的是{given}",
            "the whole of an average counts the members; write a whole number, not {given}",
        ),
        "out_of_range.denominator": Wording(
            "分母须为1或以上的整数，给的是{given}", "the denominator must be a whole number of 1 or more, not {given}"
        ),
        "bad_date.form": Wording(
            "{given}不是日期，请写作2017-06-01；没有的不填",
            "{given} is not a date; write it as 2017-06-01, or leave it out",
        ),
        "unknown_choice.words": Wording("{given}不在可选之列：{known}", "{given} is none of {known}"),
        "repeated_key.object": Wording("键{key}写了两次，请只留一个", "the key {key} stands here twice; keep one"),
        "unknown_key.near": Wording(
            "没有名为{key}的键，是否指{nearest}；此处可用：{known}",
            "unknown key {key}; the nearest is {nearest}, known here are {known}",
        ),
        "unknown_key.known": Wording(
            "没有名为{key}的键，此处可用：{known}", "unknown key {key}; known here are {known}"
        ),
        "required.key": Wording("缺少{key}，必须填写", "'{key}' is required"),
        "repeated_id.incident": Wording(
            "编号“{id}”与另一事件的编号“{other}”相同，请各用各的编号",
            "the id '{id}' is that of another incident, written '{other}'; give each its own",
        ),
    }
)

_CORRECTIONS: Mapping[str, Wording] = MappingProxyType(
    {
        "no_change.empty": Wording("没有更正任何内容，请写明更正哪一项", "nothing is changed; name what is corrected"),
        "no_change.stands": Wording("与现有的相同，请删去此项", "this stands already; leave it out"),
        "no_change.nothing_there": Wording(
            "本来就没有，无可撤回，请删去此项", "there is nothing to take back; leave it out"
        ),
        "before_the_last.statement_days": Wording(
            "所更正的数据取自{before}的环节数据，更正日期{given}不能更早",
            "what is corrected comes from a statement of {before}; {given} must not be earlier",
        ),
        "before_the_last.correction": Wording(
            "前一次更正的日期是{before}，这次的{given}不能更早",
            "the correction before it is of {before}; {given} must not be earlier",
        ),
        "differs.amendment": Wording(
            "{on}的更正与更正前后的数据不符，请用amend重新更正",
            "the correction of {on} does not lead from what it replaces to what stands; make it again with amend",
        ),
    }
)

_FIT: Mapping[str, Wording] = MappingProxyType(
    {
        "missing.incidents": Wording(
            "没有说明是否发生{incidents}；未发生的，也须写明（[]）",
            "nobody has said whether incidents happened; where none did, say so with []",
        ),
        "unknown_name.near": Wording(
            "{section}中没有“{name}”，是否指{nearest}",
            "no such name among the {section}: '{name}'; the nearest is {nearest}",
        ),
        "unknown_name.elsewhere": Wording(
            "{section}中没有“{name}”，它属于{right}，请移到那里",
            "no such name among the {section}: '{name}'; it is one of the {right}, move it there",
        ),
        "unknown_name.known": Wording(
            "{section}中没有“{name}”，可用的名称：{known}", "no such name among the {section}: '{name}'; known: {known}"
        ),
        "unknown_name.far": Wording(
            "{section}中没有“{name}”，可用的名称见方案的数据项表（scheme.inputs）",
            "no such name among the {section}: '{name}'; the known ones are listed by scheme.inputs",
        ),
        "not_a_number.truth_given": Wording(
            "“{label}”应填{described}，不能填true或false", "{label} is a number, not true or false; give {described}"
        ),
        "not_a_number.word_given": Wording(
            "“{label}”应填{described}，给的是{given}", "{label} is a number, not {given}; give {described}"
        ),
        "unknown_choice.option": Wording(
            "“{label}”应填{described}，给的是{given}", "{label} is a word: give {described}, not {given}"
        ),
        "wrong_type.truth_needed": Wording(
            "“{label}”是是非项，给的是{given}，请填true（是）或false（否），不加引号",
            "{label} is true or false, not {given}; write true or false, without quotes",
        ),
        "rate_out_of_place.input": Wording(
            "“{label}”应填{described}，只有百分数和平均值可以填部分与总数",
            "{label} is not a part of a whole, which only a percentage or an average is; give {described}",
        ),
        "count_of_nothing.input": Wording(
            "“{label}”是计数，没有的填0", "{label} is a count, which is never nothing; where there is none, write 0"
        ),
        "out_of_range.input": Wording(
            "“{label}”的值{given}超出范围，应填{described}", "{given} is out of range for {label}; give {described}"
        ),
        "out_of_range.rate": Wording(
            "“{label}”的部分{part}大于总数{whole}，请核对",
            "of {label} the part {part} is above the whole {whole}; check both",
        ),
        "out_of_range.average": Wording(
            "“{label}”的平均值{given}不可能，每个单位的值都是{described}，请核对合计与单位数",
            "an average of {given} is out of range: every member's {label} is {described}; "
            "check the sum and the members",
        ),
        "not_whole.count": Wording(
            "“{label}”须为整数，给的是{given}", "{given} is not a whole number, which {label} is; write one"
        ),
        "not_whole.sum": Wording(
            "“{label}”是计数，其各单位合计须为整数，给的是{given}",
            "a sum of counts is a whole number; that of {label} is {given}",
        ),
        "pair_needed.others": Wording(
            "要读其他单位的“{label}”，请填{described}",
            "{label}: the average over the other units is read; give {described}",
        ),
        "contradiction.agreement": Wording(
            "数据互相矛盾：{text}；请核对并改正", "these values contradict each other: {text}; check and correct them"
        ),
        "out_of_place.exclusion": Wording("“{label}”此处不应填写：{text}", "{label} is out of place: {text}"),
        "nothing_in_step": Wording(
            "计算总分要用“{label}”，不能报为无", "the steps to the total need {label}; there cannot be nothing of it"
        ),
        "out_of_place.element": Wording(
            "只有{only}的事件才有“{label}”，请删去", "only an incident where {only} has {label}; leave it out"
        ),
        "contradiction.no_completion": Wording(
            "{label}：按其余所填，取任何值都讲不通", "{label} can have no value beside what else is given"
        ),
        "contradiction.no_score": Wording(
            "其余所缺无论怎样补齐，都计不出得分", "whatever else is filled in, there is no score"
        ),
        "contradiction.only_member": Wording(
            "“{label}”的各单位合计只有1个单位，即本单位，应为本单位的{own}，给的是{sum}，请核对",
            "the sum of {label} is over 1 member, the unit itself, so it is {own}, not {sum}; check both",
        ),
        "contradiction.sum_below": Wording(
            "“{label}”的各单位合计{sum}含本单位的{own}，{members}个单位合计至少为{least}，请核对",
            "the sum of {label} contains the unit's own {own}: of {members} members it is at least {least}, "
            "not {sum}; check the figures",
        ),
        "contradiction.sum_above": Wording(
            "“{label}”的各单位合计{sum}含本单位的{own}，{members}个单位合计至多为{most}，请核对",
            "the sum of {label} contains the unit's own {own}: of {members} members it is at most {most}, "
            "not {sum}; check the figures",
        ),
        "contradiction.end_of_range": Wording(
            "“{label}”为{mean}，只有各单位都是{mean}时才可能，而本单位为{own}，两者不能同真",
            "{label} is {mean}, which it can only be where every unit has {mean}, but the unit has {own}; "
            "one of them is wrong",
        ),
        "contradiction.most_of_members": Wording(
            "“{label}”为{given}，低于本单位的{own}，两者不能同真",
            "{label} is {given}, below the unit's own {own}; one of them is wrong",
        ),
        "contradiction.least_of_members": Wording(
            "“{label}”为{given}，高于本单位的{own}，两者不能同真",
            "{label} is {given}, above the unit's own {own}; one of them is wrong",
        ),
        "contradiction.above_another": Wording(
            "“{label}”{given}高于“{other}”{other_given}，两者不能同真",
            "{label} is {given}, above {other}, which is {other_given}; one of them is wrong",
        ),
        "contradiction.behind_the_last": Wording(
            "“{label}”为{given}，而单位只有{members}个，两者不能同真",
            "{label} is {given}, but there are {members} members; one of them is wrong",
        ),
        "contradiction.place": Wording(
            "“{label}”为{given}，而“{other}”为{other_given}，本单位为{own}：值为最高的单位名次为1，且只有这些单位为1",
            "{label} is {given}, but {other} is {other_given} and the unit has {own}: "
            "those with the most are first, and no others; one of them is wrong",
        ),
        "contradiction.mean_least": Wording(
            "“{label}”的平均值{mean}已是最小，而本单位为{own}，两者不能同真",
            "the average of {label} is {mean}, the least that there is, but the unit has {own}; one of them is wrong",
        ),
        "contradiction.mean_most": Wording(
            "“{label}”的平均值{mean}已是最大，而本单位为{own}，两者不能同真",
            "the average of {label} is {mean}, the most that there is, but the unit has {own}; one of them is wrong",
        ),
    }
)

TEXTS: Mapping[str, Wording] = MappingProxyType({**_FORM, **_CORRECTIONS, **_FIT})
