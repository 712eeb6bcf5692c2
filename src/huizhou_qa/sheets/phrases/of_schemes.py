"""Phrases for what a scheme says on every paper and on blank ones, and what joins all others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.errors import Wording
from huizhou_qa.plans import sheet_columns

PHRASES: Mapping[str, Wording] = MappingProxyType(
    {
        # Between parts.
        "comma": Wording("，", ", "),
        "semicolon": Wording("；", "; "),
        "listed": Wording("、", ", "),
        "or": Wording("或", " or "),
        "or_else": Wording("；或", "; or "),
        "and": Wording("和", " and "),
        "and_where": Wording("，并且", ", and "),
        "plus": Wording("＋", " + "),
        "then_by": Wording("、再按", ", then by "),
        "dot": Wording("·", " · "),
        "sentences": Wording("", " "),
        "colon": Wording("{name}：{told}", "{name}: {told}"),
        "bracketed": Wording("{name}（{told}）", "{name} ({told})"),
        "sentence": Wording("{text}。", "{text}."),
        "points": Wording("{number}分", "{number} points"),
        "point": Wording("{number}分", "{number} point"),
        "times": Wording("{text}×{number}", "{text} × {number}"),
        # Titles and what is signed.
        "title": Wording("{scheme}{paper}", "{scheme} – {paper}"),
        "title_of_unit": Wording("{title}（{unit}）", "{title} ({unit})"),
        "sheet": Wording("自评打分表", "self-scoring sheet"),
        "contact_list": Wording("联系人员名单", "list of contacts"),
        "proof_catalogue": Wording("证明资料目录", "catalogue of proof"),
        "to_write": Wording("＿＿＿＿＿＿＿＿", "________________"),
        "signed_by_unit": Wording("填报单位（盖章）：{unit}", "Unit (seal): {unit}"),
        "signed_by_person": Wording("填表人：{blank}", "Filled in by: {blank}"),
        "day": Wording("日期：＿＿＿＿年＿＿月＿＿日", "Date: ________________"),
        "unit_checked": Wording("被核查单位：{blank}", "Unit checked: {blank}"),
        "head_of_team": Wording("组长：{blank}", "Head of the team: {blank}"),
        "members_of_team": Wording("成员：{blank}", "Members: {blank}"),
        # What a scheme says of scores, grades and places.
        "without_on_site": Wording("；实地核查得分不在其内", "; the on-site score is not in it"),
        "average": Wording("{average}", "average over all units"),
        "grade_line": Wording("{grade}{line}以上", "{grade} from {line}"),
        "grade_lowest": Wording("{lines}，其余{lowest}{rounded}", "{lines}, otherwise {lowest}{rounded}"),
        "total_rounded_first": Wording("（总分先舍入）", " (of the total rounded first)"),
        "grade_asks_share": Wording(
            "；{grade}另须{name}得分不低于其满分的{share}",
            "; for {grade} also at least {share} of the full marks of {name}",
        ),
        "grade_asks": Wording("；{grade}另须{asked}", "; for {grade} also {asked}"),
        "percentage": Wording("{number}%", "{number}%"),
        "by_grade": Wording("等级", "grade"),
        "by_total": Wording("得分", "score"),
        "ranked": Wording("名次按{by}排列{rounded}", "places go by {by}{rounded}"),
        "ranked_first": Wording("名次先按{by}排列{rounded}", "places go by {by}{rounded}"),
        "score_rounded_first": Wording("（得分先{how}）", " (the score {how} first)"),
        "half_up": Wording("四舍五入", "rounded half up"),
        "half_even": Wording("四舍六入五取偶", "rounded half to even"),
        "up": Wording("进位", "rounded up"),
        "down": Wording("舍去尾数", "rounded down"),
        "to_places": Wording("{way}到{places}位小数", "{way} to {places} decimal places"),
        "to_place": Wording("{way}到{places}位小数", "{way} to {places} decimal place"),
        "to_whole": Wording("{way}到整数", "{way} to a whole number"),
        "to_step": Wording("{way}到{step}的倍数", "{way} to a multiple of {step}"),
        "read_so": Wording(
            "采用的口径：{question}：{meaning}（{reading}＝{choice}）",
            "Reading: {question}: {meaning} ({reading} = {choice})",
        ),
        # The form itself.
        "part_of": Wording("{name}（{marks}）", "{name} ({marks})"),
        "item": Wording("{id}．{name}", "{id}. {name}"),
        "clause": Wording("第{id}款", "clause {id}"),
        "veto_row": sheet_columns.VETO,
        "total": sheet_columns.TOTAL,
        "subtotal": Wording("小计", "subtotal"),
        "give_reasons": Wording("评分依据要说明得分、扣分原因。", "The reasons say why points were won or lost."),
        "fill_in_order": Wording("自上而下依次填写：{roles}。", "To be filled in from top to bottom: {roles}."),
        "no_proof": Wording(
            "第{items}项无需报送证明资料，仍需自评。", "Items that need no proof but are scored all the same: {items}."
        ),
        "worth": Wording("{word}{points}", "{word} {points}"),
        "see": Wording("见{locator}", "see {locator}"),
        "rate_each": Wording(
            "每个评分格填写所评等级的分值。", "Each cell of ratings takes the points of the level given."
        ),
    }
)
