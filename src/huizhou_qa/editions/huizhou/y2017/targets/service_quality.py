"""服务质量（12分）, items 7 to 9."""

from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.targets.usual import USUAL_MODERN_SERVICES, USUAL_STANDARDS
from huizhou_qa.ground.inputs import count, mark, percent
from huizhou_qa.scheme.readings import Readings
from huizhou_qa.scheme.tree import Clause, Heading, Item
from huizhou_qa.scorers import Awarded, Band, CappedCount

MODERN_SERVICES = percent("modern_services_share", "现代服务业增加值占服务业增加值的比重", USUAL_MODERN_SERVICES)
NATIONAL_STANDARDS = count(
    "national_service_standards", "参与制定国家级服务行业标准或满意度规范数", "个", USUAL_STANDARDS
)
PROVINCIAL_STANDARDS = count(
    "provincial_service_standards", "参与制定省级服务行业标准或满意度规范数", "个", USUAL_STANDARDS
)

TO_BETTER = MappingProxyType({"[0, 20)": "0", "[20, 30)": "1", "[30, 40)": "2", "[40, 50)": "3", "[50, 100]": "4"})
TO_WORSE = MappingProxyType({"[0, 20]": "0", "(20, 30]": "1", "(30, 40]": "2", "(40, 50)": "3", "[50, 100]": "4"})


def item_7(readings: Readings) -> Item:
    """现代服务业增加值占服务业增加值的比重."""
    return Item(
        "7",
        "现代服务业增加值",
        4,
        lead="发展改革、商务、统计部门",
        proof_needed=False,
        clauses=(
            Clause(
                "7",
                "现代服务业增加值比重",
                4,
                # Only 50 is printed with 含; whose the other shared ends are is a reading.
                Band(MODERN_SERVICES, readings.choose("services_band_ends", {"upper": TO_BETTER, "lower": TO_WORSE})),
                "附件1 第7项",
            ),
        ),
    )


ITEM_8 = Item(
    "8",
    "服务质量效果",
    4,
    lead="商务、质监等有关部门",
    clauses=(
        Clause(
            "8",
            "参与制定服务业标准和满意度规范",
            4,
            CappedCount(((NATIONAL_STANDARDS, 2), (PROVINCIAL_STANDARDS, 1)), cap=4),
            "附件1 第8项",
        ),
    ),
)

ITEM_9 = Item(
    "9",
    "旅游市场秩序综合水平指数",
    4,
    lead="旅游部门",
    proof_needed=False,
    # The text gives no conversion from the index: the department awards the mark.
    clauses=(
        Clause(
            "9", "旅游市场秩序综合水平指数", 4, Awarded(mark("9", 4, "旅游市场秩序综合水平指数得分")), "附件1 第9项"
        ),
    ),
)


def service_quality(readings: Readings) -> Heading:
    """服务质量 under these readings."""
    return Heading("服务质量", 12, (item_7(readings), ITEM_8, ITEM_9))
