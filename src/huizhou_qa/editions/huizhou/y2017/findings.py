"""What the checks of procedure can find under the 2017 plan: code, severity, place in the text, remedy."""

from huizhou_qa.scheme.findings import Catalogue, FindingKind

MATERIALS, REPORT, SHEET, PROOF = "二、", "二、（一）", "二、（二）；附件3", "二、（三）；附件1 备注"
CONTACTS, ELECTRONIC, PAPER = "二、（四）；附件4", "三、（一）", "三、（二）"

PROCEDURE_FINDINGS = Catalogue(
    (
        FindingKind(
            "part_missing",
            "error",
            MATERIALS,
            "考核材料缺一部分 · a part of the materials is missing",
            "补交 · hand it in",
        ),
        FindingKind(
            "report_heading_missing",
            "error",
            REPORT,
            "自评报告缺一项内容 · the report lacks one of its headings",
            "补写该项内容，没有的也要说明 · write it, even if there is nothing to report",
        ),
        FindingKind(
            "sheet_item_missing",
            "error",
            SHEET,
            "自评打分表缺一项得分 · the sheet gives an item no points",
            "逐项自评，免交证明的也要评 · score every item, those that need no proof too",
        ),
        FindingKind(
            "sheet_basis_missing",
            "error",
            SHEET,
            "评分依据未说明得失分原因 · the sheet does not say why points were won or lost",
            "写明原因 · write the reason",
        ),
        FindingKind(
            "proof_missing",
            "error",
            PROOF,
            "证明资料目录缺一项 · the catalogue lists no proof for an item that needs it",
            "列出该项的证明资料 · list the item's proof",
        ),
        FindingKind(
            "contact_leader_count",
            "error",
            CONTACTS,
            "分管领导不是1名 · there is not exactly one leader in charge",
            "指定1名分管领导 · name one",
        ),
        FindingKind(
            "contact_staff_count",
            "error",
            CONTACTS,
            "工作人员不是1名 · there is not exactly one staff member",
            "指定1名工作人员 · name one",
        ),
        FindingKind(
            "contact_cell_empty",
            "error",
            CONTACTS,
            "联系人员名单有空栏 · a column of the contact list is empty",
            "补填 · fill it in",
        ),
        FindingKind(
            "contact_cell_form",
            "warning",
            CONTACTS,
            "手机或邮箱的写法不对 · a mobile number or e-mail address does not have the form of one",
            "核对后重填 · check it and write it again",
        ),
        FindingKind(
            "upload_missing",
            "error",
            ELECTRONIC,
            "未上传电子版 · nothing was uploaded",
            "在期限内上传 · upload it in time",
        ),
        FindingKind(
            "upload_late",
            "error",
            ELECTRONIC,
            "电子版上传逾期，系统已关闭 · uploaded after the deadline, when the system is closed",
            "向市级主管办公室说明 · ask the city's office",
        ),
        FindingKind(
            "paper_missing", "error", PAPER, "未报送纸质材料 · no paper was sent", "在期限内寄送 · send it in time"
        ),
        FindingKind(
            "paper_moment_missing",
            "error",
            PAPER,
            "没有寄出或收到的时间 · nobody says when the paper was posted or received",
            "写明起算的那个时间 · say the moment that counts",
        ),
        FindingKind(
            "paper_late",
            "error",
            PAPER,
            "纸质材料逾期，不予受理 · the paper is late and will not be accepted",
            "向市级主管办公室说明 · ask the city's office",
        ),
        FindingKind(
            "paper_arrived_late",
            "warning",
            PAPER,
            "按期寄出，期限后收到 · posted in time, received after the deadline",
            "保留寄件凭证 · keep the proof of posting",
        ),
        FindingKind(
            "copies_wrong",
            "error",
            "二、；三、（二）",
            "纸质材料不是一式四份 · there are not four copies",
            "报送四份 · send four",
        ),
        FindingKind(
            "not_bound",
            "error",
            "二、；三、（二）",
            "考核材料未汇编成册 · the materials are not bound into one volume",
            "汇编成册 · bind them",
        ),
        FindingKind(
            "seal_missing", "error", "二、；三、（二）", "封面未盖章 · the cover bears no seal", "盖章 · have it sealed"
        ),
        FindingKind(
            "seal_other",
            "error",
            "二、；三、（二）",
            "封面的章不是所要求的 · the seal is not the one that is asked for",
            "盖所要求的章 · have it sealed by the other office",
        ),
        FindingKind(
            "seal_of_one_office",
            "note",
            "二、；三、（二）",
            "两处要求的章不同，封面只有其一 · two places ask for different seals; the cover bears one of them",
            "可以受理；两枚都盖则两处都符合 · acceptable; with both, both places are met",
        ),
        FindingKind(
            "stage_skipped",
            "error",
            "一、",
            "前一环节未完成 · an earlier stage has not been done",
            "先完成前一环节 · do the earlier stage first",
        ),
        FindingKind(
            "stage_out_of_order",
            "error",
            "一、",
            "早于前一环节 · done before an earlier stage was",
            "核对日期 · check the dates",
        ),
        FindingKind(
            "stage_early",
            "error",
            "一、",
            "早于规定的时间 · done before its time",
            "在规定的时间内进行 · do it in its time",
        ),
        FindingKind(
            "stage_late",
            "error",
            "一、",
            "晚于规定的时间 · done after its time",
            "向市级主管办公室说明 · ask the city's office",
        ),
        FindingKind(
            "stage_after_expected",
            "warning",
            "一、（三）；附件2 二、",
            "晚于正文的时间，未过附件2的时间 · later than the main text has it, in time by annex 2",
            "以附件2的期限为准 · the annex's limit holds",
        ),
    )
)

TEAMS, DAYS = "附件2 三、", "附件2 二、"

TIMETABLE_FINDINGS = Catalogue(
    (
        FindingKind(
            "team_count", "error", TEAMS, "考核组不是4个 · there are not four teams", "组成4个考核组 · make four"
        ),
        FindingKind(
            "team_size", "error", TEAMS, "考核组不是5人 · a team does not have five members", "配足5人 · make it five"
        ),
        FindingKind(
            "head_not_of_member_unit",
            "error",
            TEAMS,
            "组长不是领导小组成员单位的领导 · the head is not from a member unit of the leading group",
            "由成员单位的领导担任 · choose a leader of a member unit",
        ),
        FindingKind(
            "member_not_of_member_unit",
            "error",
            TEAMS,
            "组员不是从成员单位抽调 · a member is not seconded from a member unit of the leading group",
            "从成员单位抽调 · second one from a member unit",
        ),
        FindingKind(
            "unit_not_visited",
            "error",
            DAYS,
            "有县（区）没有安排 · a unit is not visited",
            "安排考核组和日期 · give it a team and days",
        ),
        FindingKind(
            "days_unusual",
            "note",
            DAYS,
            "不是2天 · not the two days that are the rule",
            "可视情况增减；说明情况 · they may vary; say why",
        ),
        FindingKind(
            "team_in_two_places",
            "error",
            DAYS,
            "一个考核组同日在两处 · a team is in two places on one day",
            "错开日期 · choose another day",
        ),
        FindingKind(
            "visit_early",
            "error",
            DAYS,
            "早于规定的时间 · before the window opens",
            "改期 · choose a day of the window",
        ),
        FindingKind(
            "visit_late", "error", DAYS, "1月底之后 · after the end of January", "改在1月底前 · choose a day of January"
        ),
        FindingKind(
            "visit_after_expected",
            "warning",
            "一、（三）；附件2 二、",
            "1月中旬之后，附件2许可 · after 20 January, as annex 2 allows and the main text does not",
            "尽量安排在20日前 · better by the 20th",
        ),
    )
)
