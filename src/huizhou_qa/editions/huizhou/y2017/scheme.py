"""The 2017 edition put together."""

from huizhou_qa.editions.huizhou.y2017.grades import GRADES
from huizhou_qa.editions.huizhou.y2017.incidents import DEDUCTIONS, TABLE, VETO_TO_D
from huizhou_qa.editions.huizhou.y2017.measures.quality_development import QUALITY_DEVELOPMENT
from huizhou_qa.editions.huizhou.y2017.measures.quality_safety import QUALITY_SAFETY
from huizhou_qa.editions.huizhou.y2017.targets.environment_quality import (
    ENVIRONMENT_QUALITY,
    NO_MARK_WHERE_MET,
    SECTIONS_ADD_UP,
)
from huizhou_qa.editions.huizhou.y2017.targets.product_quality import PRODUCT_QUALITY
from huizhou_qa.editions.huizhou.y2017.targets.quality_effect import QUALITY_EFFECT
from huizhou_qa.editions.huizhou.y2017.targets.service_quality import SERVICE_QUALITY
from huizhou_qa.editions.huizhou.y2017.targets.works_quality import WORKS_QUALITY
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.tree import Heading

TARGETS = Heading(
    "质量目标", 56, (PRODUCT_QUALITY, WORKS_QUALITY, SERVICE_QUALITY, ENVIRONMENT_QUALITY, QUALITY_EFFECT)
)
MEASURES = Heading("质量措施", 44, (QUALITY_DEVELOPMENT, QUALITY_SAFETY))


def scheme() -> Scheme:
    """Annex 1 of the 2017 plan under the default readings: 100 marks, a veto, deductions, grades."""
    return Scheme(
        id="huizhou-2017",
        title="惠州市2017年度县（区）人民政府质量工作考核",
        headings=(TARGETS, MEASURES),
        grade_rule=GRADES,
        rounding=Rounding(2, "half_up", "clause", "附件3 自评得分栏"),
        incident_table=TABLE,
        adjustments=(DEDUCTIONS,),
        vetoes=(VETO_TO_D,),
        agreements=(SECTIONS_ADD_UP,),
        exclusions=(NO_MARK_WHERE_MET,),
    )
