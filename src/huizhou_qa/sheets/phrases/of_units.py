"""Phrases of papers on one unit: the self-scoring sheet and the comparison."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors import Wording
from huizhou_qa.plans import sheet_columns

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        # What is left out and how parts are joined.
        "left_out": Wording(
            "缺项{clauses}（共{marks}）不计，其余{rest}，折算增加{gained}",
            "left out: {clauses} ({marks} together); the others have {rest}, rescaling adds {gained}",
        ),
        "nothing_left_out": Wording("无缺项", "nothing left out"),
        "rescaling": sheet_columns.RESCALING,
        "rescaling_rule": Wording(
            "折算增加的分：其余得分×{full}÷（{full}−缺项分值{absent}）−其余得分",
            "what rescaling adds: points of the others × {full} ÷ ({full} − {absent} left out) − points of the others",
        ),
        "rescaled_then": Wording("{text}，折算后{rounded}", "{text}, rescaled points {rounded}"),
        "rescaled_by": Wording("缺项折算{points}", "rescaling: {points}"),
        "joining": Wording("合成", "joining"),
        "least_of": Wording("取各部分得分最低者", "the least of the parts"),
        "weighted": Wording("按权重相加（{parts}）", "added up by weight ({parts})"),
        "rescaled_here": Wording("缺项在此折算", "what is left out is rescaled here"),
        "rescaled_if": Wording(
            "缺项在此折算，至少{number}款不缺才计分",
            "what is left out is rescaled here, where at least {number} clauses are not left out",
        ),
        "multiplied_by": Wording("再乘以系数（{coefficient}）", "then times a coefficient ({coefficient})"),
        "kept_within": Wording("{name}：{told}", "{name}: {told}"),
        "less_counts": Wording(
            "{name}合计低于{points}的，计{points}", "{name}: a sum below {points} counts as {points}"
        ),
        "more_counts": Wording(
            "{name}合计高于{points}的，计{points}", "{name}: a sum above {points} counts as {points}"
        ),
        "clauses_sum": Wording("各款合计{summed}", "the clauses add up to {summed}"),
        "clauses_sum_counts": Wording(
            "各款合计{summed}，计{points}", "the clauses add up to {summed}, counted as {points}"
        ),
        "parts_sum_counts": Wording(
            "各部分合计{summed}，计{points}", "the parts add up to {summed}, counted as {points}"
        ),
        # Incidents, vetoes and deductions.
        "none_happened": Wording("未发生", "none happened"),
        "incident": Wording("{id}（{day}）：{found}", "incident {id} ({day}): {found}"),
        "not_of_veto": Wording("不属于否决项", "not vetoing"),
        "other_incidents": Wording("其余事件", "any other incident"),
        "grade_always": Wording("考核结果一律为{grade}", "the grade is {grade} whatever the score"),
        "grade_becomes": Wording("{grade}改为{after}", "{grade} becomes {after}"),
        "total_at_most": Wording("{grade}不高于{points}", "no more than {points} with {grade}"),
        "for_each": Wording("每件：{changes}", "for each: {changes}"),
        "total_then": Wording("{changes}；改后总分，{caps}", "{changes}; the total is then {caps}"),
        "incident_pending": Wording("{incident}，待定，未计入", "{incident}; pending, not counted"),
        "incident_not_counted": Wording("{incident}，不计", "{incident}; not counted"),
        "once_settled": Wording("定论后等级可能为{grades}", "once settled the grade may be {grades}"),
        "incidents_pending": Wording("{ids}待定，未计入", "{ids}: pending, not counted"),
        "no_veto_so_far": Wording("尚无{confirmed}的否决事件", "no vetoing incident is {confirmed} yet"),
        "veto_changed": Wording(
            "考核等级由{before}定为{after}，{total}", "the grade goes from {before} to {after}, {total}"
        ),
        "veto_same": Wording(
            "考核等级为{after}（否决前同为{after}），{total}",
            "the grade is {after}, as it was before the veto, {total}",
        ),
        "points_stay": Wording("得分不变", "the points stay as they are"),
        "total_goes": Wording("总分由{before}计为{after}", "the total goes from {before} to {after}"),
        "total_stays": Wording("总分{before}，未改变", "the total is {before}, unchanged"),
        "grade": Wording("等级为{grade}", "grade {grade}"),
        "grade_vetoed": Wording("等级为{grade}（否决前为{before}）", "grade {grade} ({before} before the veto)"),
        "veto_of": Wording("否决项（{class_}）", "veto ({class_})"),
        # Steps to the total.
        "grade_goes": Wording("{name}：等级由{before}定为{after}", "{name}: the grade goes from {before} to {after}"),
        "total_is": Wording("总分{kept}", "the total is {kept}"),
        "no_less": Wording("不低于{points}", "no less than {points}"),
        "no_more": Wording("不高于{points}", "no more than {points}"),
        "where": Wording("{conditions}的，{kept}", "where {conditions}: {kept}"),
        "together": Wording("合计{points}", "together {points}"),
        "before_deductions": Wording("扣分前{points}", "before deductions {points}"),
        "after_deductions": Wording("扣分后{points}", "after deductions {points}"),
        "total_counts": Wording("总分计{points}", "the total is {points}"),
        "rounded_for_grade": Wording("定等级时舍入为{points}", "rounded to {points} for the grade"),
        # Remarks of the sheet.
        "sheet_gives": Wording("本表为{score}{without}。", "This sheet gives the {score}{without}."),
        # The comparison.
        "comparison_title": Wording(
            "{scheme}{before}与{after}对比表（{unit}）", "{scheme} – {before} and {after} compared ({unit})"
        ),
        "column_of": Wording("{result}{title}", "{result}: {title}"),
        "limit_of": Wording("{name}：限分", "{name}: kept within its marks"),
        "not_below_zero": Wording("扣分后{raw}，未低于0分", "after deductions {raw}, not below 0"),
        "below_zero": Wording("扣分后{raw}，低于0分，计{total}", "after deductions {raw}, below 0, counted as {total}"),
        "joined_and_absent": Wording("{joined}，计{base}；{absent}", "{joined}, counted as {base}; {absent}"),
        "grade_turned": Wording("等级由{before}变为{after}", "the grade goes from {before} to {after}"),
        "both_give": Wording("两份结果均为{score}{without}。", "Both results are the {score}{without}."),
        "all_alike": Wording("两份结果逐款一致。", "The two results agree in every clause."),
        "alike_but_grade": Wording(
            "两份结果逐款一致，等级不同。", "The two results agree in every clause; their grades differ."
        ),
        "difference_is": Wording(
            "{difference}为{after}减{before}，各行相加等于总分一行的{difference}。",
            "{difference}: {after} less {before}; the lines add up to that of the total.",
        ),
        "alike_with_reason": Wording(
            "第{id}款两份结果一致；{reason}：{told}", "Clause {id} is the same in both results; {reason}: {told}"
        ),
        "pending_in": Wording(
            "{name}结果有{number}件待定事件未计入。", "{name}: incidents pending and not counted: {number}."
        ),
        "preliminary_in": Wording("{name}结果有{number}项初步数。", "{name}: preliminary figures: {number}."),
        "read_apart": Wording(
            "两份结果采用的口径不同：{question}：{before}为“{old_meaning}”（{reading}＝{old}），"
            "{after}为“{new_meaning}”（{reading}＝{new}）",
            "The two results are read differently: {question}: {before} “{old_meaning}” ({reading} = {old}), "
            "{after} “{new_meaning}” ({reading} = {new})",
        ),
    }
)
