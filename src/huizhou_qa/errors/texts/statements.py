"""Texts: what is wrong with statements, comparisons and composites."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

HEADS: Mapping[str, Wording] = MappingProxyType(
    {
        "evidence_invalid.statement": Wording("这份环节数据有误", "the statement is not right"),
        "evidence_invalid.statements": Wording("这些环节数据不能合在一起", "these statements cannot be combined"),
        "evidence_invalid.reasons": Wording("列不出理由", "there are no reasons to list"),
        "evidence_invalid.compared_results": Wording("这两份结果不能对比", "these results cannot be compared"),
        "evidence_invalid.compared_cohorts": Wording("这两年度结果不能对比", "these cohorts cannot be compared"),
        "evidence_invalid.effect": Wording("不能按此更正重算", "the correction cannot be scored among the others"),
        "evidence_invalid.no_cohort": Wording("没有可用的各单位结果", "there is no cohort"),
        "evidence_invalid.results_listed": Wording("结果不能这样列出", "the results cannot be listed so"),
        "evidence_invalid.composite": Wording("综合考核结果不能这样合成", "the composite cannot be made so"),
        "evidence_invalid.composites": Wording(
            "各单位的综合考核结果不能这样合成", "the composites of the units cannot be made so"
        ),
        "evidence_missing.composites": Wording(
            "{count}个单位没有实地核查结果", "units without an on-site result: {count}"
        ),
        "ledger_disagrees.composite": Wording(
            "综合考核结果与其依据不符", "the composite does not agree with what it was made from"
        ),
        "ledger_disagrees.composites": Wording(
            "各单位的综合考核结果与其依据不符", "the composites do not agree with what they were made from"
        ),
    }
)

STATEMENTS: Mapping[str, Wording] = MappingProxyType(
    {
        "wrong_type.statement": Wording(
            "{given}不是环节数据；请用Statement.from_dict生成",
            "{given} is no statement; make it with Statement.from_dict",
        ),
        "wrong_type.statement_evidence": Wording(
            "{given}不是考核数据；请写成对象（单位、指标等）", "{given} is not evidence; write an object"
        ),
        "wrong_type.statement_day": Wording("{given}不是日期；请给出某年某月某日", "{given} is not a date; give a day"),
        "wrong_type.statement_reasons": Wording(
            "{given}不是按路径列出的理由；请写成对象", "{given} holds no reasons by path; give a mapping of texts"
        ),
        "unsaid": Wording(
            "这份数据没有填报{value}，却写了理由；请删去理由，或补上该值",
            "the statement says nothing of {value}; leave the reason out, or say the value",
        ),
        "before_the_last.statement": Wording(
            "所填数据到{before}才成为这样，这份数据的日期{given}不能更早；请核对日期",
            "what it says became so on {before} only; the statement of {given} must not be earlier, check the days",
        ),
        "another_unit.statement": Wording(
            "这份数据是{unit}的，前面的是{other}的；一次只合并一个单位的数据",
            "it is about {unit}, those before it about {other}; combine statements about one unit",
        ),
        "unknown_stage.stage": Wording("没有{stage}这一环节；可用：{known}", "{stage} is no stage; known are {known}"),
        "statements_contradict": Wording(
            "同一环节（{stage}）的另一份数据说法不同；请先核定以哪份为准",
            "another statement of the same stage ({stage}) says otherwise; settle which it is",
        ),
        "repeated_id.statement": Wording(
            "事件编号{id}与另一份数据中的{other}只是写法不同；请统一写法",
            "the incident {id} is {other} in another statement, written otherwise; write it in one way",
        ),
        "empty.statements": Wording("一份环节数据也没有；请至少给一份", "there is no statement; give at least one"),
        "wrong_type.reasons_scheme": Wording(
            "{given}不是考核方案；请用get_scheme取得", "{given} is not a scheme; get one with get_scheme"
        ),
        "wrong_type.reasons_prevailing": Wording(
            "{given}不是核定结果；请用prevailing_values得出",
            "{given} holds no prevailing values; get them with prevailing_values",
        ),
        "wrong_type.rule": Wording(
            "{given}不是取舍规则；请用PrecedenceRule生成", "{given} is no rule; make it with PrecedenceRule"
        ),
        "wrong_type.stages": Wording(
            "{given}不是环节的次序；请依次列出环节，最后的效力最强",
            "{given} is no order of stages; list their ids, the strongest last",
        ),
        "wrong_type.exceptions": Wording(
            "{given}不是例外；请按路径写明环节次序", "{given} is no mapping from paths to orders of stages"
        ),
        "repeated_name.stage": Wording(
            "环节{stage}列了两次；每个环节只列一次", "the stage {stage} stands here twice; list each once"
        ),
        "no_stages": Wording("{scheme}没有规定环节；请给出取舍规则", "{scheme} says nothing of stages; give a rule"),
        "unknown_name.exception": Wording(
            "{scheme}没有{name}这一值；请写成/facts/…或/marks/…",
            "{name} is no value of {scheme}; write it as /facts/… or /marks/…",
        ),
        "unknown_name.untold_incident": Wording(
            "没有哪份数据说到{name}这起事件；请用数据中的事件编号，或删去这一例外",
            "no statement tells of the incident {name}; use the id that it has there, or leave the exception out",
        ),
    }
)

ANALYSIS: Mapping[str, Wording] = MappingProxyType(
    {
        "wrong_type.score": Wording(
            "{given}不是得分结果；请用assess得出", "{given} is not an assessment; get one with assess"
        ),
        "wrong_type.amended": Wording(
            "{given}不是考核数据；请用amend更正", "{given} is not evidence; correct that of cohort.members with amend"
        ),
        "wrong_type.no_cohort": Wording(
            "{given}不是各单位的结果；请用assess_cohort得出", "{given} is no cohort; get one with assess_cohort"
        ),
        "wrong_type.days": Wording(
            "{given}不是汇总结果；请用cohort_results得出", "{given} is no results; get them with cohort_results"
        ),
        "another_unit.result": Wording(
            "后一份结果是{unit}的，前一份是{other}的；只能对比同一单位",
            "it is of {unit}, the other of {other}; compare results of one unit",
        ),
        "another_scheme.result": Wording(
            "后一份结果按{scheme}计分，前一份按{other}；只能对比同一方案",
            "it is by {scheme}, the other by {other}; compare results by one edition",
        ),
        "another_scheme.cohort": Wording(
            "后一年度结果按{scheme}计分，前一年度按{other}；只能对比同一方案",
            "one is by {scheme}, the other by {other}; compare results by one edition",
        ),
        "another_score": Wording(
            "一份排的是{score}，另一份排的是综合考核得分；只能对比同一种",
            "one ranks by {score}, the other by composites; compare like with like",
        ),
        "unknown_unit.amended": Wording(
            "各单位的结果中没有{unit}；请用其中的单位名称",
            "{unit} is not of the cohort; use the name that it has there",
        ),
        "unknown_unit.first_only": Wording(
            "只有前一份结果有{unit}；两份的单位须相同", "{unit} is in the first cohort only; compare the same units"
        ),
        "unknown_unit.second_only": Wording(
            "只有后一份结果有{unit}；两份的单位须相同", "{unit} is in the second cohort only; compare the same units"
        ),
        "stale_evidence": Wording(
            "这不是对{unit}现有数据的更正，会悄悄冲掉别的更正；请更正cohort.members中的数据",
            "it does not correct the evidence that the cohort holds of {unit}; amend that of cohort.members",
        ),
        "averages_given.corrected": Wording(
            "更正了平均值；平均值由各单位数据算出，请删去",
            "an average is corrected; in a cohort it is computed, leave it out",
        ),
        "out_of_range.losses": Wording(
            "{given}不是可用的行数；请写0或更大的整数", "{given} is no number of lines; write 0 or more"
        ),
        "empty.no_units": Wording("没有单位，至少要有一个", "the cohort has no units; give at least one"),
    }
)

DAYS: Mapping[str, Wording] = MappingProxyType(
    {
        "before_the_last.resting_year": Wording(
            "审定日{approved}早于考核年度的最后一天{day}；请核对审定日",
            "the approval on {approved} is before the assessment year ended on {day}; check the day",
        ),
        "before_the_last.resting_fact": Wording(
            "{unit}的数据截至{day}，审定日{approved}在其之前；请核对日期",
            "a figure of {unit} is of {day}, after the approval on {approved}; check the days",
        ),
        "before_the_last.resting_mark": Wording(
            "{unit}的得分于{day}评定，审定日{approved}在其之前；请核对日期",
            "a mark of {unit} was awarded on {day}, after the approval on {approved}; check the days",
        ),
        "before_the_last.resting_incident": Wording(
            "{unit}的事件发生于{day}，审定日{approved}在其之前；请核对日期",
            "an incident of {unit} occurred on {day}, after the approval on {approved}; check the days",
        ),
        "before_the_last.resting_statement": Wording(
            "{unit}的环节数据于{day}作出，审定日{approved}在其之前；请核对日期",
            "a statement about {unit} is of {day}, after the approval on {approved}; check the days",
        ),
        "before_the_last.resting_correction": Wording(
            "{unit}的结果含{day}的更正，审定日{approved}在其之前；请写不早于更正的审定日",
            "the result of {unit} holds a correction of {day}, after the approval on {approved}; "
            "give a day of approval no earlier than that",
        ),
        "before_the_last.resting_on_site": Wording(
            "{unit}于{day}实地核查，审定日{approved}在其之前；请核对日期",
            "{unit} was rated on site on {day}, after the approval on {approved}; check the days",
        ),
    }
)

NO_SHARE = Wording("{given}不是份额；请写0到1，30%写0.3", "{given} is no share; write 0 to 1, 0.3 for 30%")

COMPOSITES: Mapping[str, Wording] = MappingProxyType(
    {
        "wrong_type.on_site": Wording(
            "{given}不是实地核查结果；请用assess_on_site得出",
            "{given} is no on-site result; get one with assess_on_site",
        ),
        "wrong_type.on_site_by_unit": Wording(
            "{given}不是按单位列出的实地核查结果；请写成对象",
            "{given} is no mapping from units to their on-site results",
        ),
        "wrong_type.cohort": Wording(
            "{given}不是列有单位的结果；请用assess_cohort得出",
            "{given} is no cohort of units; get one with assess_cohort",
        ),
        "wrong_type.composite": Wording(
            "{given}不是综合考核结果；请用composite得到", "{given} is no composite result; get one with composite"
        ),
        "wrong_type.composite_cohort": Wording(
            "{given}不是各单位的综合考核结果；请用composite_cohort得到",
            "{given} holds no composite results of a cohort; get them with composite_cohort",
        ),
        "wrong_type.composite_part": Wording(
            "此处不是综合考核结果应有的内容；请重新合成",
            "it is not of the kind that a composite holds; make the composite again",
        ),
        "wrong_type.composites": Wording(
            "这不是各单位的结果及其综合考核结果；请重新合成",
            "this is not a cohort and the composites of its units; make them again",
        ),
        "another_scheme.on_site": Wording(
            "实地核查不是按{scheme}进行的；请用同一方案",
            "the on-site check is not that of {scheme}; use one edition for both",
        ),
        "required.on_site_unit": Wording(
            "实地核查结果没有写明是哪个单位的；请用assess_on_site(…, unit={unit})重做",
            "the on-site result does not say whose it is; make it with assess_on_site(…, unit={unit})",
        ),
        "another_unit.on_site": Wording(
            "实地核查结果是{other}的，得分是{unit}的；请用该单位自己的",
            "the on-site result is of {other}, the score of {unit}; use that unit's own",
        ),
        "required.on_site": Wording("{unit}没有实地核查结果", "{unit} has no on-site result; rate it"),
        "unknown_unit.on_site": Wording(
            "各单位的结果中没有{unit}；请用其中的单位名称",
            "{unit} is not of the cohort; use the name that it has there",
        ),
        "mixed_scales": Wording(
            "各单位的等级折分方式不一（{scales}）；请统一",
            "levels became points in several ways ({scales}); use one scale for all",
        ),
        "unknown_choice.composite": Wording(
            "没有{given}这种合成方式；可用：{known}", "choice is {given}; it must be one of {known}"
        ),
        "out_of_place.weight": Wording(
            "实地核查只作核实时不用权重；请删去", "the on-site check only verifies, so no weight is read; leave it out"
        ),
        "required.weight": Wording(
            "考核方案没有规定权重；请写明所占份额，30%写0.3",
            "the text prints no weight; state it as a share, 0.3 for 30%",
        ),
        "out_of_range.weight": NO_SHARE,
        "not_a_number.weight": NO_SHARE,
        "not_finite.weight": NO_SHARE,
        "float.weight": NO_SHARE,
        "too_long.weight": Wording(
            "权重的位数太多；请写短一些，如0.3", "the weight has too many digits; write a shorter share such as 0.3"
        ),
        "differs.choice": Wording(
            "按所写的合成方式和权重合成不出结果", "no composite is made by this choice and weight"
        ),
        "differs.choice_of_all": Wording(
            "该单位的合成方式或权重与各单位的不同", "the unit was joined by another choice or weight than all"
        ),
        "differs.units": Wording(
            "综合考核结果的单位与所列各单位不同", "the composites are not those of the cohort's units"
        ),
        "differs.assessment": Wording(
            "不是该单位在各单位结果中的得分", "it is not the unit's assessment in the cohort"
        ),
        "differs.places": Wording("名次与等级、得分不符", "the places are not those of the grades and totals"),
    }
)

TEXTS: Mapping[str, Wording] = MappingProxyType({**HEADS, **STATEMENTS, **ANALYSIS, **DAYS, **COMPOSITES})
