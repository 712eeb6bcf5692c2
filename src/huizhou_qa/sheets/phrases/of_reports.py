"""Phrases of the report on a year."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors import Wording

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        "report_title": Wording("{scheme}{report}（草稿）", "{scheme} – {report} (draft)"),
        "evaluation_report": Wording("评价报告", "evaluation report"),
        "settled_result": Wording("核定", "review"),
        "score_at": Wording("{stage}得分", "{stage} score"),
        "lost_column": Wording("失分", "lost"),
        # What changed from one stage to the next.
        "stages": Wording("{before}与{after}。{text}。", "From {before} to {after}. {text}."),
        "nothing_changed": Wording(
            "各单位{before}与{after}的得分和等级一致", "Every unit has the same score and grade in both"
        ),
        "others_same": Wording("其余单位的得分和等级未变", "score and grade of the other units are the same"),
        "unit_changed": Wording(
            "{unit}由{before}变为{after}{grades}{lines}", "{unit} goes from {before} to {after}{grades}{lines}"
        ),
        "grade_changed": Wording("，{before}变为{after}", ", {before} becomes {after}"),
        "lines_changed": Wording("（{lines}）", " ({lines})"),
        "lines_in_all": Wording("（{lines}等{number}处）", " ({lines} and more, {number} in all)"),
        "line_changed": Wording("{line}{difference}", "{line} {difference}"),
        "clause_numbered": Wording("第{id}款", "{id}"),
        # On site.
        "on_site_paragraph": Wording(
            "实地核查。实地核查得分平均{mean}，最高{most}，最低{least}；{hanging}。",
            "On-site check. The on-site score is {mean} on average, {most} at the most, {least} at the least; "
            "{hanging}.",
        ),
        "end_of_units": Wording("{points}（{units}）", "{points} ({units})"),
        "joining_decides": Wording(
            "{units}的等级随合成方式或权重而变",
            "the grade depends on how both scores are joined, or on the weight, for {units}",
        ),
        "joining_decides_nothing": Wording(
            "各单位的等级不因合成方式和权重而变", "no grade depends on how both scores are joined or on the weight"
        ),
        # Readings.
        "readings_decide_nothing": Wording(
            "{score}所定的等级，换任何口径都不变。", "No reading changes a grade that the {score} gives."
        ),
        "readings_decide": Wording(
            "{score}所定的等级随口径而变的：{units}。其余单位的等级换任何口径都不变。",
            "Readings change the grade that the {score} gives of: {units}. The other units keep theirs under all "
            "readings.",
        ),
        "unit_decided": Wording("{unit}（{ways}）", "{unit} ({ways})"),
        "read_as": Wording("“{told}”", "“{told}”"),
        "answered": Wording("{question}：{meaning}", "{question}: {meaning}"),
        "reading_of_clauses": Wording("{clauses} {meaning}", "{clauses} {meaning}"),
        "reading_means": Wording("{meaning}（{reading}＝{choice}）", "{meaning} ({reading} = {choice})"),
        "would_change_grade": Wording(
            "会改变等级的口径（未采用）：{readings}。",
            "Readings that would change the grade (not applied): {readings}.",
        ),
        "way_to_grade": Wording("{ways}时为{grade}", "{grade} with {ways}"),
        "or_with": Wording("，或", ", or "),
        "all_noted": Wording("各单位", "all units"),
        "noted_for": Wording("{note}（{units}）", "{note} ({units})"),
    }
)
