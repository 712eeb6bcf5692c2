"""The main text of the 2017 plan: materials, deadlines, and the five stages."""

from datetime import date
from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.findings import PROCEDURE_FINDINGS
from huizhou_qa.editions.huizhou.y2017.on_site import WINDOW
from huizhou_qa.editions.huizhou.y2017.questions import PROCEDURE_QUESTIONS
from huizhou_qa.plans.on_site import Window
from huizhou_qa.plans.procedure import ContactColumn, Materials, Named, ProcedurePlan, ReportHeading, Stage
from huizhou_qa.plans.sheet_columns import SheetColumn, SheetColumns

OFFICE, CITY_GOVERNMENT = "市质量强市办", "市政府"

MATERIALS = Materials(
    parts=(
        Named("report", "自评报告"),
        Named("sheet", "自评打分表"),
        Named("proof", "证明资料目录"),
        Named("contacts", "考核工作联系人员名单"),
    ),
    headings=(
        ReportHeading("overall_work", "总体质量工作情况", "total"),
        ReportHeading("targets_met", "定量目标完成情况", "part", "质量目标"),
        ReportHeading("measures_carried_out", "定性质量措施落实情况", "part", "质量措施"),
        ReportHeading("veto_statement", "对否决项的说明", "veto"),
        ReportHeading("innovation", "质量工作创新成效"),
        ReportHeading("problems_and_next_steps", "存在的问题及下一步工作措施", "losses"),
    ),
    copies=4,
    seals=(
        Named("government", "县（区）人民政府公章"),
        Named("government_office", "县（区）人民政府办公室公章"),
    ),
    contact_roles=(Named("leader", "分管领导"), Named("staff", "工作人员")),
    contact_columns=(
        ContactColumn("name", "姓名"),
        ContactColumn("unit", "单位"),
        ContactColumn("position", "职务"),
        ContactColumn("mobile", "手机", r"(\+86[ -]?)?1[0-9]{10}"),
        ContactColumn("email", "邮箱", r"[^\s@]+@[^\s@]+\.[^\s@]+"),
    ),
    sheet_columns=SheetColumns(
        content=SheetColumn("考核内容"),
        indicator=SheetColumn("考核指标"),
        key_point=SheetColumn("考核要点"),
        marks=SheetColumn("分值"),
        criterion=SheetColumn("评分标准"),
        score=SheetColumn("自评得分", ("得分",)),
        basis=SheetColumn("评分依据（注明得分、扣分情况）", ("评分依据", "评分依据（注明得分情况、扣分情况）")),
    ),
)

# 31 December 2017 was a Sunday within the New Year holiday; work began again on 2 January.
LAST_DAYS = MappingProxyType(
    {
        "day_included": date(2017, 12, 31),
        "day_excluded": date(2017, 12, 30),
        "holiday_shift": date(2018, 1, 2),
    }
)

STAGES = (
    Stage(
        "self_assessment",
        "自我评价",
        "县、区人民政府",
        "一、（一）",
        Window(),
        needs=("评分细则（附件1）", "本年度质量工作实绩"),
        produces=("考核材料",),
        due=True,
    ),
    Stage(
        "document_review",
        "文审初评",
        f"{OFFICE}组织领导小组成员单位",
        "一、（二）",
        Window(),
        needs=("考核材料", "工作实际"),
        produces=("初步评审意见",),
    ),
    Stage(
        "on_site_check",
        "实地核查",
        f"{OFFICE}组织的考核组",
        "一、（三）；附件2 二、",
        WINDOW,
        needs=("实地核查要点及评分要求（附件2）", "企业名单"),
        produces=("实地核查评分",),
    ),
    Stage(
        "comprehensive_assessment",
        "综合考核",
        OFFICE,
        "一、（四）",
        Window(),
        needs=("自评情况", "实地核查情况", "相关数据"),
        produces=("考核等级", "综合考核评价报告"),
    ),
    Stage(
        "approval_and_notice",
        "报批与通报",
        f"{OFFICE}会同有关方面；{CITY_GOVERNMENT}",
        "一、（五）",
        Window(),
        needs=("考核等级", "综合考核评价报告"),
        produces=("审定的考核结果", "通报", "向社会公开"),
    ),
)

PROCEDURE = ProcedurePlan(
    materials=MATERIALS,
    last_days=LAST_DAYS,
    utc_offset=8,
    stages=STAGES,
    questions=PROCEDURE_QUESTIONS,
    findings=PROCEDURE_FINDINGS,
)
