"""产品质量（12分）, items 1 to 3.

A band's 以上 and 以下 leave out an end that another band already has: the text says so itself
where it prints （含）.
"""

from collections.abc import Mapping
from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.targets.usual import USUAL_FAILURES, USUAL_PASSES, USUAL_WARNINGS
from huizhou_qa.ground.inputs import Fact, count, percent
from huizhou_qa.ground.measures import Condition
from huizhou_qa.ground.rules import Scorer
from huizhou_qa.scheme.readings import Readings
from huizhou_qa.scheme.tree import Clause, Heading, Item
from huizhou_qa.scorers import Band, RequirementsMet

NATIONAL_SAMPLING = percent("national_sampling_failure_rate", "国家监督抽查不合格产品发现率", USUAL_FAILURES)
PROVINCIAL_SAMPLING = percent("provincial_sampling_failure_rate", "省监督抽查不合格产品发现率", USUAL_FAILURES)
CITY_SAMPLING = percent("city_sampling_failure_rate", "市监督抽查不合格产品发现率", USUAL_FAILURES)
WARNINGS = count("quality_warnings", "上级质监部门发文质量警示次数", "次", USUAL_WARNINGS)

VEGETABLES = percent("vegetable_pass_rate", "蔬菜监测合格率", USUAL_PASSES)
LIVESTOCK = percent("livestock_pass_rate", "畜禽产品监测合格率", USUAL_PASSES)
AQUATIC = percent("aquatic_pass_rate", "水产品监测合格率", USUAL_PASSES)

TOWN_COVERAGE = percent("residue_testing_town_coverage", "食用农产品、农药、兽药残留抽检镇办覆盖率")
PUBLICATION = percent("food_sampling_publication_rate", "应公布食品抽检信息的公布率")

# 10%（含）以下 1；10%-15%（含） 0.5；15%-20%（含） 0.2；20%以上 0
SAMPLING_BANDS = MappingProxyType({"[0, 10]": "1", "(10, 15]": "0.5", "(15, 20]": "0.2", "(20, 100]": "0"})

ITEM_1 = Item(
    "1",
    "产品质量监督抽查不合格产品发现率",
    4,
    lead="质监部门",
    proof_needed=False,
    clauses=(
        Clause("1.1", "国抽不合格产品发现率", 1, Band(NATIONAL_SAMPLING, SAMPLING_BANDS), "附件1 第1项第1款"),
        Clause("1.2", "省抽不合格产品发现率", 1, Band(PROVINCIAL_SAMPLING, SAMPLING_BANDS), "附件1 第1项第2款"),
        Clause(
            "1.3",
            "市抽不合格产品发现率",
            1,
            Band(CITY_SAMPLING, {"[0, 10]": "1", "(10, 100]": "0"}),
            "附件1 第1项第3款",
        ),
        Clause(
            "1.4",
            "上级质监部门质量警示",
            1,
            Band(WARNINGS, {"{0}": "1", "{1}": "0.5", "[2, ∞)": "0"}),
            "附件1 第1项第4款",
        ),
    ),
)

ALL_PASS = (
    Condition(VEGETABLES, "[96, 100]"),
    Condition(LIVESTOCK, "[98, 100]"),
    Condition(AQUATIC, "[96, 100]"),
)


def passed(own: Fact, bands: Mapping[str, str], points: str, readings: Readings) -> Scorer:
    """One class of products: its marks for reaching its own line, or read jointly, for all three."""
    return readings.choose(
        "agri_products",
        {
            "separate": Band(own, bands),
            # A class that had nothing to monitor leaves the joint condition once it is ruled on.
            "joint": RequirementsMet(ALL_PASS, points, empty="ruled"),
        },
    )


def item_2(readings: Readings) -> Item:
    """主要农产品: 蔬菜96%、畜禽产品98%、水产品96%以上."""
    vegetables = passed(VEGETABLES, {"[0, 96)": "0", "[96, 100]": "1.5"}, "1.5", readings)
    livestock = passed(LIVESTOCK, {"[0, 98)": "0", "[98, 100]": "1.5"}, "1.5", readings)
    aquatic = passed(AQUATIC, {"[0, 96)": "0", "[96, 100]": "1"}, "1", readings)
    return Item(
        "2",
        "主要农产品质量安全监测合格率",
        4,
        lead="农业、海洋渔业部门",
        proof_needed=False,
        clauses=(
            Clause("2.1", "蔬菜监测合格率", "1.5", vegetables, "附件1 第2项 蔬菜", subject=VEGETABLES),
            Clause("2.2", "畜禽产品监测合格率", "1.5", livestock, "附件1 第2项 畜禽产品", subject=LIVESTOCK),
            Clause("2.3", "水产品监测合格率", 1, aquatic, "附件1 第2项 水产品", subject=AQUATIC),
        ),
    )


ITEM_3 = Item(
    "3",
    "食品质量抽检情况",
    4,
    lead="食品药品监管部门",
    proof_needed=False,
    clauses=(
        Clause(
            "3.1",
            "残留抽检镇办覆盖率",
            3,
            Band(TOWN_COVERAGE, {"[0, 60)": "0", "[60, 100)": "1.5", "{100}": "3"}),
            "附件1 第3项 覆盖率",
        ),
        Clause(
            "3.2",
            "食品抽检信息公布",
            1,
            Band(PUBLICATION, {"[0, 100)": "0", "{100}": "1"}),
            "附件1 第3项 信息公布",
        ),
    ),
)


def product_quality(readings: Readings) -> Heading:
    """产品质量 under these readings."""
    return Heading("产品质量", 12, (ITEM_1, item_2(readings), ITEM_3))
