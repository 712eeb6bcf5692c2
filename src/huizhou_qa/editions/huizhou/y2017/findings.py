"""What the checks of procedure can find under the 2017 plan: code, severity, place in the text, remedy.

The kinds of what a unit claims for itself stand in ``claims.py``.
"""

from huizhou_qa.editions.huizhou.y2017.claims import CLAIM_KINDS
from huizhou_qa.errors import Wording
from huizhou_qa.plans.findings import FindingKind, FindingKinds

MATERIALS, REPORT, SHEET, PROOF = "二、", "二、（一）", "二、（二）；附件3", "二、（三）；附件1 备注"
CONTACTS, ELECTRONIC, PAPER = "二、（四）；附件4", "三、（一）", "三、（二）"

PROCEDURE_FINDINGS = FindingKinds(
    (
        FindingKind(
            "part_missing",
            "error",
            MATERIALS,
            Wording("考核材料缺{part}", "the materials lack a part: {part}"),
            Wording("补交", "hand it in"),
        ),
        FindingKind(
            "report_heading_missing",
            "error",
            REPORT,
            Wording("自评报告缺一项内容：{heading}", "the report lacks one of its headings: {heading}"),
            Wording("补写该项内容，没有的也要说明", "write it, even if there is nothing to report"),
        ),
        FindingKind(
            "sheet_item_missing",
            "error",
            SHEET,
            Wording("自评打分表没有给{item}打分", "the sheet gives no points: {item}"),
            Wording("逐项自评，免交证明的也要评", "score every item, those that need no proof too"),
        ),
        FindingKind(
            "sheet_basis_missing",
            "error",
            SHEET,
            Wording("{item}的评分依据未说明得失分原因", "the sheet does not say why points were won or lost: {item}"),
            Wording("写明原因", "write the reason"),
        ),
        FindingKind(
            "proof_missing",
            "error",
            PROOF,
            Wording("证明资料目录没有{item}的证明资料", "the catalogue lists no proof for what needs it: {item}"),
            Wording("列出该项的证明资料", "list the item's proof"),
        ),
        FindingKind(
            "contact_leader_count",
            "error",
            CONTACTS,
            Wording("分管领导不是1名，现有{count}名", "there is not exactly one leader in charge, but {count}"),
            Wording("指定1名分管领导", "name one"),
        ),
        FindingKind(
            "contact_staff_count",
            "error",
            CONTACTS,
            Wording("工作人员不是1名，现有{count}名", "there is not exactly one staff member, but {count}"),
            Wording("指定1名工作人员", "name one"),
        ),
        FindingKind(
            "contact_cell_empty",
            "error",
            CONTACTS,
            Wording("联系人员名单的{column}栏是空的", "a column of the contact list is empty: {column}"),
            Wording("补填", "fill it in"),
        ),
        FindingKind(
            "contact_cell_form",
            "warning",
            CONTACTS,
            Wording(
                "联系人员名单的{column}写法不对", "a cell of the contact list is not of the form it should be: {column}"
            ),
            Wording("核对后重填", "check it and write it again"),
        ),
        FindingKind(
            "upload_missing",
            "error",
            ELECTRONIC,
            Wording("未上传电子版", "nothing was uploaded"),
            Wording("在期限内上传", "upload it in time"),
        ),
        FindingKind(
            "upload_late",
            "error",
            ELECTRONIC,
            Wording(
                "电子版上传逾期（截止{last_day}），系统已关闭",
                "uploaded after the last day, {last_day}, when the system is closed",
            ),
            Wording("向市级主管办公室说明", "ask the city's office"),
        ),
        FindingKind(
            "paper_missing",
            "error",
            PAPER,
            Wording("未报送纸质材料", "no paper was sent"),
            Wording("在期限内寄送", "send it in time"),
        ),
        FindingKind(
            "paper_moment_missing",
            "error",
            PAPER,
            Wording("没有寄出或收到的时间", "nobody says when the paper was posted or received"),
            Wording("写明起算的那个时间", "say the moment that counts"),
        ),
        FindingKind(
            "paper_late",
            "error",
            PAPER,
            Wording(
                "纸质材料逾期（截止{last_day}），不予受理",
                "the paper is late (last day {last_day}) and will not be accepted",
            ),
            Wording("向市级主管办公室说明", "ask the city's office"),
        ),
        FindingKind(
            "paper_arrived_late",
            "warning",
            PAPER,
            Wording(
                "按期寄出，截止日（{last_day}）之后收到", "posted in time, received after the last day, {last_day}"
            ),
            Wording("保留寄件凭证", "keep the proof of posting"),
        ),
        FindingKind(
            "copies_wrong",
            "error",
            "二、；三、（二）",
            Wording("纸质材料不是一式四份，现有{count}份", "there are not four copies, but {count}"),
            Wording("报送四份", "send four"),
        ),
        FindingKind(
            "not_bound",
            "error",
            "二、；三、（二）",
            Wording("考核材料未汇编成册", "the materials are not bound into one volume"),
            Wording("汇编成册", "bind them"),
        ),
        FindingKind(
            "seal_missing",
            "error",
            "二、；三、（二）",
            Wording("封面未盖章", "the cover bears no seal"),
            Wording("盖章", "have it sealed"),
        ),
        FindingKind(
            "seal_other",
            "error",
            "二、；三、（二）",
            Wording(
                "封面的章（{seal}）不是所要求的（{asked}）",
                "the seal ({seal}) is not the one that is asked for ({asked})",
            ),
            Wording("盖所要求的章", "have it sealed by the other office"),
        ),
        FindingKind(
            "seal_of_one_office",
            "note",
            "二、；三、（二）",
            Wording(
                "两处要求的章不同，封面只有{seal}",
                "two places ask for different seals; the cover bears one of them: {seal}",
            ),
            Wording("可以受理；两枚都盖则两处都符合", "acceptable; with both, both places are met"),
        ),
        FindingKind(
            "stage_skipped",
            "error",
            "一、",
            Wording(
                "{stage}之前的环节没有完成：{stages}", "an earlier stage has not been done before {stage}: {stages}"
            ),
            Wording("先完成前一环节", "do the earlier stage first"),
        ),
        FindingKind(
            "stage_out_of_order",
            "error",
            "一、",
            Wording("{stage}早于前面的环节", "done before an earlier stage was: {stage}"),
            Wording("核对日期", "check the dates"),
        ),
        FindingKind(
            "stage_early",
            "error",
            "一、",
            Wording("{stage}早于规定的时间", "done before its time: {stage}"),
            Wording("在规定的时间内进行", "do it in its time"),
        ),
        FindingKind(
            "stage_late",
            "error",
            "一、",
            Wording("{stage}晚于规定的时间", "done after its time: {stage}"),
            Wording("向市级主管办公室说明", "ask the city's office"),
        ),
        FindingKind(
            "stage_after_expected",
            "warning",
            "一、（三）；附件2 二、",
            Wording(
                "{stage}晚于正文的时间，未过附件2的时间", "later than the main text has it, in time by annex 2: {stage}"
            ),
            Wording("以附件2的期限为准", "the annex's limit holds"),
        ),
        *CLAIM_KINDS,
    )
)

TEAMS, DAYS = "附件2 三、", "附件2 二、"

TIMETABLE_FINDINGS = FindingKinds(
    (
        FindingKind(
            "team_count",
            "error",
            TEAMS,
            Wording("考核组不是4个，现有{count}个", "there are not four teams, but {count}"),
            Wording("组成4个考核组", "make four"),
        ),
        FindingKind(
            "team_size",
            "error",
            TEAMS,
            Wording("{team}不是5人，现有{count}人", "{team} does not have five members, but {count}"),
            Wording("配足5人", "make it five"),
        ),
        FindingKind(
            "head_not_of_member_unit",
            "error",
            TEAMS,
            Wording(
                "{team}组长（{unit}）不是领导小组成员单位的领导，或本组没有该单位",
                "the head of {team} ({unit}) is not from a member unit of the leading group, or from none of the team",
            ),
            Wording("由成员单位的领导担任", "choose a leader of a member unit"),
        ),
        FindingKind(
            "member_not_of_member_unit",
            "error",
            TEAMS,
            Wording(
                "{team}有组员（{unit}）不是从成员单位抽调",
                "a member of {team} ({unit}) is not seconded from a member unit of the leading group",
            ),
            Wording("从成员单位抽调", "second one from a member unit"),
        ),
        FindingKind(
            "unit_not_visited",
            "error",
            DAYS,
            Wording("{unit}没有安排", "a unit is not visited: {unit}"),
            Wording("安排考核组和日期", "give it a team and days"),
        ),
        FindingKind(
            "days_unusual",
            "note",
            DAYS,
            Wording("{unit}不是2天，安排了{count}天", "not the two days that are the rule, but {count}: {unit}"),
            Wording("可视情况增减；说明情况", "they may vary; say why"),
        ),
        FindingKind(
            "team_in_two_places",
            "error",
            DAYS,
            Wording("{team}同日在两处（{day}）", "a team is in two places on one day: {team}, {day}"),
            Wording("错开日期", "choose another day"),
        ),
        FindingKind(
            "visit_early",
            "error",
            DAYS,
            Wording("{unit}的{day}早于规定的时间", "before the window opens: {unit}, {day}"),
            Wording("改期", "choose a day of the window"),
        ),
        FindingKind(
            "visit_late",
            "error",
            DAYS,
            Wording("{unit}的{day}在1月底之后", "after the end of January: {unit}, {day}"),
            Wording("改在1月底前", "choose a day of January"),
        ),
        FindingKind(
            "visit_after_expected",
            "warning",
            "一、（三）；附件2 二、",
            Wording(
                "{unit}的{day}在1月中旬之后，附件2许可",
                "after 20 January, as annex 2 allows and the main text does not: {unit}, {day}",
            ),
            Wording("尽量安排在20日前", "better by the 20th"),
        ),
    )
)
