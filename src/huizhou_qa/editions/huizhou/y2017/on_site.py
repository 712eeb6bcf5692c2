"""附件2: the on-site check of the 2017 plan, its thirteen points, firms, teams and days."""

from datetime import date

from huizhou_qa.editions.huizhou.y2017.findings import TIMETABLE_FINDINGS
from huizhou_qa.editions.huizhou.y2017.questions import ON_SITE_QUESTIONS
from huizhou_qa.plans.on_site import FirmRule, OnSitePlan, OnSitePoint, OnSiteTable, TeamRule, Window

# 评价细则, the best first.
LEVELS = ("好", "较好", "一般", "差", "非常差")


def _briefing(number: int, name: str, *parts: str) -> OnSitePoint:
    return OnSitePoint(f"briefing.{number}", number, name, 10, f"附件2 汇报交流 第{number}项", parts, levels=LEVELS)


def _visit(number: int, name: str) -> OnSitePoint:
    return OnSitePoint(f"visit.{number}", number, name, 5, f"附件2 实地考察 第{number}项", levels=LEVELS)


BRIEFING = OnSiteTable(
    "briefing",
    "汇报交流",
    70,
    (
        _briefing(1, "质量发展规划", "规划及措施", "质量工作定位"),
        _briefing(2, "质量文化"),
        _briefing(3, "质量安全监管", "打击违法协作机制", "四类质量安全措施"),
        _briefing(4, "品牌建设"),
        _briefing(5, "质量提升"),
        _briefing(6, "质量创新"),
        _briefing(7, "质量成效"),
    ),
)

VISIT = OnSiteTable(
    "visit",
    "实地考察",
    30,
    (
        _visit(1, "质量管理"),
        _visit(2, "质量安全风险控制"),
        _visit(3, "品牌建设和市场"),
        _visit(4, "产品出厂检验"),
        _visit(5, "企业责任"),
        _visit(6, "政府质量工作评价"),
    ),
)

# 1月上中旬 in the main text, 1月底前 in the annex.
WINDOW = Window(date(2018, 1, 1), date(2018, 1, 20), date(2018, 1, 31))

ON_SITE = OnSitePlan(
    title="惠州市2017年度县（区）人民政府质量工作考核实地核查要点及评分要求",
    raters="考核组",
    tables=(BRIEFING, VISIT),
    firms=FirmRule(6, 2, ("product", "works", "service", "environment")),
    teams=TeamRule(teams=4, members=5, days=2),
    window=WINDOW,
    questions=ON_SITE_QUESTIONS,
    findings=TIMETABLE_FINDINGS,
)
