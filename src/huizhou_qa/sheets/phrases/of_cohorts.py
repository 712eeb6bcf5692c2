"""Phrases of papers on a cohort: the table of results and the notice."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors import Wording

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        # The score and how it came about.
        "composite_score": Wording("综合考核得分", "composite score"),
        "on_site_score": Wording("实地核查得分", "on-site score"),
        "score_is": Wording("得分为{score}，满分{full}{without}。", "The score is the {score}, of {full}{without}."),
        "score_verified": Wording(
            "得分为{score}，满分{full}：实地核查只作核实，以{own}计。{plan}未规定两项得分如何合成，以上方式为考核单位选定。",
            "The score is the {score}, of {full}: the on-site check only verifies, and the {own} counts. {plan} "
            "does not say how the two scores are joined; the office that assesses chose this.",
        ),
        "score_weighted": Wording(
            "得分为{score}，满分{full}：{own}占{share}，实地核查得分占{weight}{scaled}。"
            "{plan}未规定两项得分如何合成，以上方式为考核单位选定，权重亦然。",
            "The score is the {score}, of {full}: the {own} weighs {share}, the on-site score {weight}{scaled}. "
            "{plan} does not say how the two scores are joined; the office that assesses chose this, and the weight.",
        ),
        "scaled_to": Wording("（满分{full}，按{marks}折算）", " (of {full}, scaled to {marks})"),
        "inside": Wording("{adjustments}已计入{score}。", "The {score} is after {adjustments}."),
        "inside_weighted": Wording(
            "{adjustments}已计入{score}，随其按权重计。", "The {score} is after {adjustments}, which weigh as it does."
        ),
        "deductions": Wording("扣分", "deductions"),
        "additions_and_deductions": Wording("加减分", "additions and deductions"),
        "incidents": Wording("事件", "incidents"),
        "vetoing": Wording("否决事件（{effect}）", "vetoing incidents ({effect})"),
        # What became of a unit.
        "adds_to_total": Wording("{name}使总分加{points}", "{name}: {points} added to the total"),
        "takes_from_total": Wording("{name}使总分减{points}", "{name}: {points} taken from the total"),
        "below_least": Wording("扣分后{raw}，{score}计{total}", "after deductions {raw}, the {score} is {total}"),
        "incidents_counted": Wording("{counted}件", "{counted}"),
        "incidents_waiting": Wording("待定事件（未计入）{number}件", "pending (not counted): {number}"),
        "taken": Wording("扣{points}", "{points} taken"),
        "added": Wording("加{points}", "{points} added"),
        "grade_set": Wording("等级由{before}定为{after}", "the grade goes from {before} to {after}"),
        "grade_kept": Wording("等级仍为{after}", "the grade stays {after}"),
        "pending_count": Wording("待定事件{number}件", "pending incidents: {number}"),
        "preliminary_count": Wording("初步数{number}项", "preliminary figures: {number}"),
        "vetoed_before": Wording("有否决事件，否决前{before}", "vetoed, {before} before the veto"),
        "vetoed_points_stay": Wording(
            "有否决事件，否决前{before}，得分不变", "vetoed, {before} before the veto, the points stay"
        ),
        "provisional_for": Wording("暂定（{why}）", "provisional ({why})"),
        # What was lost.
        "clause_named": Wording("第{id}款{name}", "{id} {name}"),
        "clause_lost": Wording("{clause}失{lost}（满分合计{full}）", "{clause}: {lost} lost (of {full} together)"),
        "clause_took": Wording("{clause}扣{lost}", "{clause}: {lost} taken"),
        "all_units": Wording("各单位合计：{lost}", "all units together: {lost}"),
        # The table of results.
        "results_title": Wording("{scheme}结果汇总表", "{scheme} – table of results"),
        "place": Wording("名次", "place"),
        "unit": Wording("单位", "unit"),
        "grade_column": Wording("等级", "grade"),
        "lost_most": Wording("失分较多的款", "clauses that lost most"),
        "said": Wording("说明", "remarks"),
        "shared_places": Wording(
            "{ranked}，相同的名次并列；等级：{grades}。", "{ranked}; equal ones share a place. Grades: {grades}."
        ),
        "shared_places_of_both": Wording(
            "{ranked}，两者相同的名次并列；等级：{grades}。", "{ranked}; equal ones share a place. Grades: {grades}."
        ),
        "no_grade_depends": Wording(
            "各单位的等级不因合成方式和权重而变（权重按整百分数计）。",
            "No unit's grade depends on how the scores are joined or on the weight (in whole percents).",
        ),
        "grades_by_weight": Wording(
            "{unit}：{score}单独计为{alone}；实地核查权重{weighed}（按整百分数）。",
            "{unit}: {alone} by the {score} alone; by the weight of the on-site score {weighed} (in whole percents).",
        ),
        "grade_at": Wording("{weight}为{grade}", "{weight} gives {grade}"),
        "grade_from_to": Wording("{first}–{last}为{grade}", "{first}–{last} gives {grade}"),
        # The notice.
        "notice_title": Wording(
            "关于{scheme}结果的通报{corrected}{provisional}{draft}",
            "{scheme} – notice of results{corrected}{provisional}{draft}",
        ),
        "corrected": Wording("（更正）", " (corrected)"),
        "provisional_results": Wording("（暂定结果）", " (provisional results)"),
        "draft": Wording(
            "（送审稿，未经{approver}审定，不得公开）", " (draft, not approved{approver}, not to be made public)"
        ),
        "approved_by": Wording("{approver}", " by {approver}"),
        "replaces": Wording(
            "本通报替代{day}审定的结果的通报。", "This notice replaces that of the results approved on {day}."
        ),
        "opening_draft": Wording(
            "本件为送审稿，考核结果未经{approver}审定，不得公开。",
            "This is a draft: the results are not approved{approver} and not to be made public.",
        ),
        "opening": Wording(
            "考核结果已经{approver}于{day}审定，现予通报，并向社会公开。",
            "The results were approved{approver} on {day}; they are hereby notified and made public.",
        ),
        "date": Wording("{year}年{month}月{day}日", "{iso}"),
        "paragraph": Wording("{numeral}、{text}", "{number}. {text}"),
        "scoring": Wording("计分。参加考核的单位共{number}个。{text}", "Score. Units assessed: {number}. {text}"),
        "grades": Wording("等级。{grades}。{lines}", "Grades. {grades}. {lines}"),
        "none": Wording("无", "none"),
        "lines": Wording("分数线：{lines}（依据：{source}）。", "Lines: {lines} (source: {source})."),
        "headed": Wording("{head}。{text}。", "{head}. {text}."),
        "no_consequences": Wording("各单位均无扣分、否决事件", "No unit has an incident that deducts or vetoes"),
        "average_part": Wording("{average}（满分{full}）", "{average} (of {full})"),
        "average_parts": Wording("{average}（满分{full}），其中{parts}", "{average} (of {full}), of which {parts}"),
        "losses": Wording("失分较多的款（各单位合计）。{text}。", "What lost most (all units together). {text}."),
        "readings": Wording("口径。{text}", "Readings. {text}"),
        "read_by_default": Wording(
            "{plan}未写明之处，均按计分规则的默认口径。", "Where {plan} is silent, the default readings are used."
        ),
        "read_partly": Wording(
            "{plan}未写明之处，下列各处另取口径：{others}。其余各处按计分规则的默认口径。",
            "Where {plan} is silent, these readings are not the default: {others}. "
            "Everywhere else the default readings are used.",
        ),
        "provisional": Wording("暂定。{text}", "Provisional. {text}"),
        "unsettled": Wording(
            "下列单位的结果为暂定：{units}。上述事件、数据定论后，{averages}值和各单位的得分、等级、名次都可能改变。",
            "The results of these units are provisional: {units}. Once these incidents and figures are settled, "
            "averages and every unit's score, grade and place may change.",
        ),
        "provisional_unit": Wording("{unit}（暂定）", "{unit} (provisional)"),
        "share_place": Wording("{units}并列第{place}名。", "{units} share place {place}."),
    }
)
