"""Texts: notes of a result, what stands in the way of one, and what does not agree when it is verified."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

_NOTES = MappingProxyType(
    {
        "variant": Wording(
            "所用方案由{of}变更而来，另行规定的款：{clauses}",
            "the scheme is a variant of {of}, with other rules in clauses {clauses}",
        ),
        "variant.as_it_was": Wording(
            "所用方案由{of}变更而来，各款未改", "the scheme is a variant of {of}, with the same rule in every clause"
        ),
        "variant_keeps_period": Wording(
            "所用方案的事件期间（{first}至{last}）沿用{of}，如为其他年度，请另行规定",
            "incidents count from {first} to {last}, as in {of}; for another year, make an edition of its own",
        ),
        "variant_keeps_timetable": Wording(
            "所用方案的考核日程沿用{of}，如为其他年度，请另行规定",
            "the timetable is that of {of}; for another year, make an edition of its own",
        ),
        "later_revision": Wording(
            "所用方案另有更正后的修订{revision}，未指明修订时不用",
            "a corrected revision {revision} of the scheme is held, which is used only where it is asked for",
        ),
        "pending_incident": Wording(
            "事件{incident}：尚无定论，结果暂不计入", "incident {incident} is not settled; the result leaves it out"
        ),
        "grade_depends_on_rounding": Wording(
            "舍入决定等级，不舍入时为{grade}", "rounding decides the grade; unrounded it is {grade}"
        ),
        "grade_depends_on_choice": Wording(
            "另选合成方式或权重，等级可为{grades}", "another choice or weight gives {grades}"
        ),
        "on_site_out_of_reach": Wording(
            "实地核查按印出的等级计，够不到满分", "on-site levels count as printed and cannot reach full marks"
        ),
        "deductions_weighted": Wording(
            "扣分已计入{score}，随之按权重计", "deductions are inside the {score} and weigh as it does"
        ),
        "preliminary_fact": Wording(
            "{input}：初步数，终值可能改变得分", "{input} is preliminary; the final figure may change the score"
        ),
        "members_differ": Wording(
            "各平均值的单位数不同（{members}）：无考核对象的单位不计在内，如非此故，请核对",
            "the averages are over different numbers of members ({members}); "
            "right only where some had nothing to measure",
        ),
        "left_out_of_statistic": Wording(
            "“{statistic}”不含本单位：无考核对象",
            "{statistic} is over the others: there was nothing of it in this unit",
        ),
        "looks_like_a_fraction": Wording(
            "{input}：填的是{given}，即{given}%；如果是指{meant}%，应填{meant}",
            "{input} is {given}, which means {given}%; if {meant}% is meant, write {meant}",
        ),
        "looks_like_a_fraction.quotient": Wording(
            "{input}：填的是{given}，即{given}%；如果是指{meant}%，"
            '应填{{"numerator": {numerator}, "denominator": {denominator}}}',
            "{input} is {given}, which means {given}%; if {meant}% is meant, "
            'write {{"numerator": {numerator}, "denominator": {denominator}}}',
        ),
        "outside_usual_range": Wording(
            "{input}：{given}{unit}不在通常范围{usual}之内（{grounds}），请核对数值和单位",
            "{input} is {given}, outside the usual range {usual} ({grounds}); check the figure and its unit",
        ),
        "ruling.full": Wording(
            "第{clause}款无可考核对象，由{by}裁定：计满分",
            "clause {clause}: nothing to measure; ruled by {by}: full marks",
        ),
        "ruling.zero": Wording(
            "第{clause}款无可考核对象，由{by}裁定：计零分",
            "clause {clause}: nothing to measure; ruled by {by}: zero marks",
        ),
        "ruling.rescale": Wording(
            "第{clause}款无可考核对象，由{by}裁定：按缺项折算",
            "clause {clause}: nothing to measure; ruled by {by}: taken out, and the rest rescaled",
        ),
    }
)

_REFUSALS = MappingProxyType(
    {
        "wrong_type.fault": Wording(
            "{given}不是差错（Fault）；请用Fault.of生成", "{given} is no fault; make one with Fault.of"
        ),
        "wrong_type.not_evidence": Wording(
            "{given}不是数据；请先用Evidence.from_dict生成", "{given} is not evidence; make it with Evidence.from_dict"
        ),
        "wrong_type.not_an_assessment": Wording(
            "{given}不是考核结果；请用assess得到", "{given} is not an assessment; get one with assess"
        ),
        "wrong_type.not_text": Wording("{given}不是文本；请先解码", "{given} is not text; decode it first"),
        "not_json": Wording(
            "第{line}行第{column}列不是JSON：{problem}", "not JSON at line {line}, column {column}: {problem}"
        ),
        "too_deep": Wording("嵌套太深；数据只有几层", "nested too deeply; evidence is at most a few levels deep"),
        "no_incident_rules": Wording(
            "方案没有关于事件的规定，不要填报事件", "the scheme says nothing of incidents; leave them out"
        ),
        "unknown_name.ruling": Wording(
            "没有编号为{id}的款，不能裁定；相近的：{nearest}", "no clause has the id {id}; the nearest: {nearest}"
        ),
        "nothing_to_rule": Wording(
            "第{clause}款（{name}）有数据或缺数据，不能裁定；只有无可考核对象的款才裁定",
            "clause {clause} is known or missing; only a clause that had nothing to measure is ruled on",
        ),
        "nothing_to_rule.by_scheme": Wording(
            "第{clause}款（{name}）无可考核对象时方案已有规定，不能裁定",
            "the scheme itself says what becomes of clause {clause} where there was nothing; it is not ruled on",
        ),
        "too_few_present": Wording(
            "{group}不缺的只有{present}款，至少要{at_least}款才能计分",
            "{group}: {present} clauses are present, and at least {at_least} are needed for a score",
        ),
        "nothing_left": Wording(
            "所有分值都按缺项裁定，没有可据以折算的得分", "every mark is ruled out; there is nothing to rescale from"
        ),
        "ruling_needed": Wording(
            "第{clause}款（{name}）无可考核对象（{whys}），须裁定",
            "clause {clause}: there was nothing to measure ({whys}); a ruling is needed",
        ),
    }
)

_DISAGREEMENTS = MappingProxyType(
    {
        "differs.figure": Wording(
            "结果写的是{stated}，重新计算是{made}", "the result says {stated}, recomputed it is {made}"
        ),
        "differs.whole": Wording(
            "与重新计算的不同", "it is not what it is when it is made again from the evidence and the scheme"
        ),
        "differs.points": Wording("得分是{stated}，按规则应为{made}", "the points are {stated}, the rule gives {made}"),
        "differs.steps": Wording(
            "所列步骤与重新计算的步骤不同", "the steps are not those that the rule records when it is read again"
        ),
        "differs.another_rule": Wording("所列过程不是该规则的", "the working is not one of this rule"),
        "differs.not_computable": Wording("按数据不能重新计算", "it cannot be recomputed from the evidence"),
        "wrong_type.figure": Wording("此处应为{expected}，不是{given}", "{expected} is needed here, not {given}"),
        "wrong_type.working": Wording("所列过程不完整", "this is not a whole working"),
    }
)

TEXTS: Mapping[str, Wording] = MappingProxyType({**_NOTES, **_REFUSALS, **_DISAGREEMENTS})
