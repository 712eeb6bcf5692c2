"""Texts: what is wrong with what a paper is made of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors.wording import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "evidence_invalid.paper": Wording("不能制表", "the paper cannot be made"),
        "evidence_invalid.by_hand": Wording("不能这样拼成", "it cannot be put together so"),
        "wrong_type.by_hand": Wording(
            "此处应为{expected}，给的是{given}；请用本库相应的函数得出",
            "it must be {expected}, not {given}; get the whole from the function that makes it",
        ),
        "wrong_type.follows": Wording(
            "这份结果是自行拼成的，其中内容不对，得不出所问；请用本库相应的函数得出",
            "the result was put together by hand and holds something else than it should; "
            "get it from the function that makes it",
        ),
        "out_of_range.by_hand": Wording(
            "此处应为{low}至{high}的整数，给的是{given}", "it must be a whole number from {low} to {high}, not {given}"
        ),
        "unknown_choice.by_hand": Wording("没有{given}这一项；可用：{known}", "{given} is none of {known}"),
        "wrong_count.by_hand": Wording(
            "此行有{count}格，应为{columns}格", "the row has {count} cells; there are {columns} columns"
        ),
        "wrong_count.widths": Wording(
            "有{count}个列宽，应为{columns}个", "there are {count} widths for {columns} columns"
        ),
        "empty.by_hand": Wording("一列也没有", "there is no column; give at least one"),
        "evidence_invalid.notice": Wording("这些结果不能通报", "these results cannot be notified"),
        "wrong_type.assessment": Wording(
            "{given}不是考核结果，请用assess得出", "{given} is not an assessment; get one with assess"
        ),
        "wrong_type.comparison": Wording(
            "{given}不是对比结果，请用compare得出", "{given} is not a comparison; get one with compare"
        ),
        "wrong_type.results": Wording(
            "{given}不是汇总结果，请用cohort_results得出", "{given} is not results; get them with cohort_results"
        ),
        "wrong_type.criteria": Wording(
            "{given}不是按款号给出的评分标准，请给映射", "{given} holds no wording by clause; give a mapping"
        ),
        "wrong_type.criterion": Wording(
            "评分标准{given}不是文字，请写成文字", "the wording of a criterion is {given}; write text"
        ),
        "empty.criterion": Wording(
            "评分标准是空的；不写此款，即用本库的表述", "the wording is empty; leave it out and ours is used"
        ),
        "unknown_clause.criterion": Wording(
            "方案的评分标准中没有编号{id}", "no criterion of the scheme has the id {id}"
        ),
        "unknown_clause.criterion_like": Wording(
            "方案的评分标准中没有编号{id}；最接近的是{nearest}",
            "no criterion of the scheme has the id {id}; the nearest is {nearest}",
        ),
        "wrong_type.result_name": Wording("{given}不是文字，请写结果的名称", "{given} is not text; name the result"),
        "empty.result_name": Wording("结果的名称是空的，请写名称", "the name is empty; name the result"),
        "repeated_name.results": Wording(
            "两份结果同名（{name}），请各用一个名称", "both results are named {name}; name them apart"
        ),
        "wrong_type.earlier": Wording(
            "{given}不是按名称给出的此前各次结果，请给映射", "{given} holds no earlier results by name; give a mapping"
        ),
        "wrong_type.reasons": Wording(
            "{given}不是按款号给出的理由，请给映射", "{given} holds no reasons by clause; give a mapping"
        ),
        "wrong_type.reason": Wording("理由{given}不是文字，请写成文字", "the reason is {given}; write text"),
        "empty.reason": Wording("理由是空的，请写明或不写此款", "the reason is empty; write it or leave it out"),
        "unknown_clause.reason": Wording(
            "没有编号为{id}的款或有差异的行", "no clause and no line that differs has the id {id}"
        ),
        "unknown_clause.reason_like": Wording(
            "没有编号为{id}的款或有差异的行；最接近的是{nearest}",
            "no clause and no line that differs has the id {id}; the nearest is {nearest}",
        ),
        "before_the_last.replaced": Wording(
            "被替代的通报于{replaced}审定，晚于本通报的审定日{approved}，请核对两个日期",
            "what is replaced was approved on {replaced}, after this on {approved}; check both days",
        ),
        "before_the_last.replaced_year": Wording(
            "被替代的通报于{replaced}审定，早于考核年度的最后一天{day}，请核对日期",
            "what is replaced was approved on {replaced}, before the assessment year ended on {day}; check the day",
        ),
        "wrong_type.include_provisional": Wording(
            "{given}不是真假值，请写True或False", "{given} is not a truth value; write True or False"
        ),
        "provisional.incidents": Wording(
            "{unit}有{count}件事件尚无定论；请先定论，或用include_provisional按暂定结果通报",
            "{count} incidents of {unit} are not settled; settle them, or notify the results as provisional "
            "with include_provisional",
        ),
        "provisional.facts": Wording(
            "{unit}有{count}项数据为初步数；请先取得终值，或用include_provisional按暂定结果通报",
            "{count} facts of {unit} are preliminary; get their final figures, or notify the results as provisional "
            "with include_provisional",
        ),
    }
)
