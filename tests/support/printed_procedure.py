"""What the main text and Annexes 2 to 4 print beside the score: points, counts, days, parts, stages, and where.

Written from the text, importing nothing of the library; the English words are the names that its callers
write. ``printed_figures.py`` has what stands beside the rules of Annex 1.
"""

from __future__ import annotations

from datetime import date

# 附件2, the table of points: 汇报交流（70分）, 实地考察（30分）.
ON_SITE_TITLE = "惠州市2017年度县（区）人民政府质量工作考核实地核查要点及评分要求"
RATERS = "考核组"
TABLES = {"briefing": ("汇报交流", 70), "visit": ("实地考察", 30)}
POINTS = {
    "briefing.1": ("1", "质量发展规划", 10),
    "briefing.2": ("2", "质量文化", 10),
    "briefing.3": ("3", "质量安全监管", 10),
    "briefing.4": ("4", "品牌建设", 10),
    "briefing.5": ("5", "质量提升", 10),
    "briefing.6": ("6", "质量创新", 10),
    "briefing.7": ("7", "质量成效", 10),
    "visit.1": ("1", "质量管理", 5),
    "visit.2": ("2", "质量安全风险控制", 5),
    "visit.3": ("3", "品牌建设和市场", 5),
    "visit.4": ("4", "产品出厂检验", 5),
    "visit.5": ("5", "企业责任", 5),
    "visit.6": ("6", "政府质量工作评价", 5),
}
# Two points have （5分） twice: a word of each half, in order.
HALVES = {"briefing.1": ("规划", "定位"), "briefing.3": ("协作机制", "安全措施")}
# “好”5分 … “非常差”1分.
LEVELS = (5, 4, 3, 2, 1)
LEVEL_WORDS = ("好", "较好", "一般", "差", "非常差")

# 附件2 一、（二）: 6家企业名单（应包括产品、工程、服务和环境质量）…抽取2家企业.
FIRMS_OFFERED, FIRMS_DRAWN = 6, 2
KINDS = ("product", "works", "service", "environment")
# 附件2 二、 and 三、: 2天; 4个考核组，每组5人.
TEAMS, MEMBERS, DAYS = 4, 5, 2
# 2018年1月上中旬 in the main text; 1月底前 in 附件2 二、.
OPENS, EXPECTED, CLOSES = date(2018, 1, 1), date(2018, 1, 20), date(2018, 1, 31)

# 2017年12月31日前, to the three ways it is read; work began again on Tuesday 2 January.
LAST_DAYS = {
    "day_included": date(2017, 12, 31),
    "day_excluded": date(2017, 12, 30),
    "holiday_shift": date(2018, 1, 2),
}
# The clock of Huizhou is eight hours ahead of UTC.
HOURS_AHEAD = 8

# 二、: the parts, 一式四份, two seals in two places; （一）: the report; （四） and 附件4: who is named.
PARTS = {"report": "自评报告", "sheet": "自评打分表", "proof": "证明资料目录", "contacts": "考核工作联系人员名单"}
COPIES = 4
SEALS = {"government": "县（区）人民政府公章", "government_office": "县（区）人民政府办公室公章"}
HEADINGS = {
    "overall_work": "总体质量工作情况",
    "targets_met": "定量目标完成情况",
    "measures_carried_out": "定性质量措施落实情况",
    "veto_statement": "对否决项的说明",
    "innovation": "质量工作创新成效",
    "problems_and_next_steps": "存在的问题及下一步工作措施",
}
# 质量目标 are items 1 to 13, 质量措施 14 to 43.
ITEMS_UNDER = {"targets_met": range(1, 14), "measures_carried_out": range(14, 44)}
CONTACTS = {"leader": "分管领导", "staff": "工作人员"}
COLUMNS = {"name": "姓名", "unit": "单位", "position": "职务", "mobile": "手机", "email": "邮箱"}
# 附件3: its seven columns, with the titles that a filled sheet has instead.
SHEET_COLUMNS = {
    "content": ("考核内容",),
    "indicator": ("考核指标",),
    "key_point": ("考核要点",),
    "marks": ("分值",),
    "criterion": ("评分标准",),
    "score": ("自评得分", "得分"),
    "basis": ("评分依据（注明得分、扣分情况）", "评分依据", "评分依据（注明得分情况、扣分情况）"),
}
# 附件1 备注: 第1至第7项、第9项至第11项无需报送证明材料.
PROVEN = ("8", *map(str, range(12, 44)))

# What papers on the results speak of: the score of 附件1 and 全市平均值 in both languages, the sum that it is made
# of, and who approves (一、（五）).
TERMS = ("附件1得分", "Annex 1 score", "全市平均", "city average of the ", "全市合计", "市政府")

# 一、: five stages in order: name, place, what each needs, what it produces.
STAGES = {
    "self_assessment": ("自我评价", "一、（一）", ("评分细则（附件1）", "本年度质量工作实绩"), ("考核材料",)),
    "document_review": ("文审初评", "一、（二）", ("考核材料", "工作实际"), ("初步评审意见",)),
    "on_site_check": (
        "实地核查",
        "一、（三）；附件2 二、",
        ("实地核查要点及评分要求（附件2）", "企业名单"),
        ("实地核查评分",),
    ),
    "comprehensive_assessment": (
        "综合考核",
        "一、（四）",
        ("自评情况", "实地核查情况", "相关数据"),
        ("考核等级", "综合考核评价报告"),
    ),
    "approval_and_notice": (
        "报批与通报",
        "一、（五）",
        ("考核等级", "综合考核评价报告"),
        ("审定的考核结果", "通报", "向社会公开"),
    ),
}

# What is left open, where in the text, and the ways to read it, the default first.
QUESTIONS = {
    "onsite_scale": (("附件2 评价细则",), ("scaled", "literal")),
    "deadline": (("一、（一）", "三、（一）", "三、（二）"), ("day_included", "day_excluded", "holiday_shift")),
    "paper": (("三、（二）",), ("posted", "received")),
    "seal": (("二、", "三、（二）"), ("either", "government", "government_office")),
}

# Where the text asks for what a check looks at. An error is against the text; a warning against one place
# of it and not another, or a doubt of form; a note is against nothing.
BOTH_PLACES, TWO_LIMITS = "二、；三、（二）", "一、（三）；附件2 二、"
FINDINGS = {
    "part_missing": ("error", "二、"),
    "report_heading_missing": ("error", "二、（一）"),
    "sheet_item_missing": ("error", "二、（二）；附件3"),
    "sheet_basis_missing": ("error", "二、（二）；附件3"),
    "proof_missing": ("error", "二、（三）；附件1 备注"),
    "contact_leader_count": ("error", "二、（四）；附件4"),
    "contact_staff_count": ("error", "二、（四）；附件4"),
    "contact_cell_empty": ("error", "二、（四）；附件4"),
    "contact_cell_form": ("warning", "二、（四）；附件4"),
    "upload_missing": ("error", "三、（一）"),
    "upload_late": ("error", "三、（一）"),
    "paper_missing": ("error", "三、（二）"),
    "paper_moment_missing": ("error", "三、（二）"),
    "paper_late": ("error", "三、（二）"),
    "paper_arrived_late": ("warning", "三、（二）"),
    "copies_wrong": ("error", BOTH_PLACES),
    "not_bound": ("error", BOTH_PLACES),
    "seal_missing": ("error", BOTH_PLACES),
    "seal_other": ("error", BOTH_PLACES),
    "seal_of_one_office": ("note", BOTH_PLACES),
    "stage_skipped": ("error", "一、"),
    "stage_out_of_order": ("error", "一、"),
    "stage_early": ("error", "一、"),
    "stage_late": ("error", "一、"),
    "stage_after_expected": ("warning", TWO_LIMITS),
    "claim_above_evidence": ("error", "二、（二）；附件3"),
    "claim_below_evidence": ("warning", "二、（二）；附件3"),
    "claim_above_full_marks": ("error", "二、（二）；附件3"),
    "claim_below_least": ("error", "二、（二）；附件3"),
    "claim_off_grid": ("error", "二、（二）；附件3"),
    "claim_sum_differs": ("error", "二、（二）；附件3"),
    "claim_missing": ("error", "二、（二）；附件3"),
    "claim_unknown_id": ("error", "二、（二）；附件3"),
    "team_count": ("error", "附件2 三、"),
    "team_size": ("error", "附件2 三、"),
    "head_not_of_member_unit": ("error", "附件2 三、"),
    "member_not_of_member_unit": ("error", "附件2 三、"),
    "unit_not_visited": ("error", "附件2 二、"),
    "days_unusual": ("note", "附件2 二、"),
    "team_in_two_places": ("error", "附件2 二、"),
    "visit_early": ("error", "附件2 二、"),
    "visit_late": ("error", "附件2 二、"),
    "visit_after_expected": ("warning", TWO_LIMITS),
}
# The figures that a finding's wording and remedy name, in order.
FIGURES_SAID = {
    "contact_leader_count": "1 1",
    "contact_staff_count": "1 1",
    "stage_after_expected": "2 2 2",
    "claim_missing": "0 0",
    "claim_unknown_id": "1 1 1 1",
    "team_count": "4 4",
    "team_size": "5 5",
    "days_unusual": "2",
    "visit_late": "1 1",
    "visit_after_expected": "1 2 20 2 20 20",
}
