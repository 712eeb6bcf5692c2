"""A second, plain reading of Annex 1 to test against: a few lines a clause, and nothing of the library.

It holds the 2017 Huizhou rules under the default readings, written from the regulation's text with exact
fractions. It reads complete, valid evidence as plain data (numbers as text, as a part of a whole, or as a
numerator and a denominator) and knows no rulings but this: one empty class of projects counts as satisfied.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import NamedTuple

Plain = Mapping[str, object]

FULL_MARKS = dict.fromkeys(range(1, 14), 4) | {10: 6, 11: 6}
FULL_MARKS |= {item: 2 if item in {15, 19, 21, 22, 23, *range(30, 39)} else 1 for item in range(14, 44)}

HEADINGS = {
    "质量目标": range(1, 14),
    "产品质量": range(1, 4),
    "工程质量": range(4, 7),
    "服务质量": range(7, 10),
    "环境质量": range(10, 12),
    "质量效果": range(12, 14),
    "质量措施": range(14, 44),
    "质量发展": range(14, 24),
    "质量工作机制": range(14, 16),
    "质量提升": range(16, 21),
    "质量品牌建设": range(21, 23),
    "质量文化建设": range(23, 24),
    "质量安全": range(24, 44),
    "产品质量监管": range(24, 30),
    "工程质量监管": range(30, 33),
    "服务质量监管": range(33, 36),
    "环境质量监管": range(36, 39),
    "质量安全风险管理": range(39, 42),
    "质量诚信建设": range(42, 44),
}


class Expected(NamedTuple):
    exact: dict[str, Fraction]
    written: dict[str, Fraction]
    items: dict[str, Fraction]
    headings: dict[str, Fraction]
    base: Fraction
    deductions: Fraction
    raw: Fraction
    total: Fraction
    grade_before_veto: str
    grade: str
    exact_total: Fraction
    exact_grade: str
    incidents: list[str]


def clause_1_1(rate: Fraction) -> Fraction:
    if rate <= 10:
        return Fraction(1)
    if rate <= 15:
        return Fraction(1, 2)
    if rate <= 20:
        return Fraction(1, 5)
    return Fraction(0)


def clause_1_2(rate: Fraction) -> Fraction:
    if rate > 20:
        return Fraction(0)
    if rate > 15:
        return Fraction(1, 5)
    if rate > 10:
        return Fraction(1, 2)
    return Fraction(1)


def clause_1_3(rate: Fraction) -> Fraction:
    return Fraction(1 if rate <= 10 else 0)


def clause_1_4(warnings: Fraction) -> Fraction:
    if warnings == 0:
        return Fraction(1)
    if warnings == 1:
        return Fraction(1, 2)
    return Fraction(0)


def clause_2_1(vegetables: Fraction) -> Fraction:
    return Fraction(3, 2) if vegetables >= 96 else Fraction(0)


def clause_2_2(livestock: Fraction) -> Fraction:
    return Fraction(3, 2) if livestock >= 98 else Fraction(0)


def clause_2_3(aquatic: Fraction) -> Fraction:
    return Fraction(1) if aquatic >= 96 else Fraction(0)


def clause_3_1(towns: Fraction) -> Fraction:
    if towns == 100:
        return Fraction(3)
    return Fraction(3, 2) if towns >= 60 else Fraction(0)


def clause_3_2(published: Fraction) -> Fraction:
    return Fraction(1 if published == 100 else 0)


def clause_4_1(large: Fraction | None, other: Fraction | None) -> Fraction:
    large_passes = large is None or large == 100
    other_passes = other is None or other >= 98
    return Fraction(2 if large_passes and other_passes else 0)


def clause_4_2(coverage: Fraction) -> Fraction:
    return Fraction(1 if coverage == 100 else 0)


def clause_4_3(sufficient: object) -> Fraction:
    return Fraction(1 if sufficient is True else 0)


def clause_6_1(large: Fraction | None, other: Fraction | None) -> Fraction:
    if large is not None and large < 100:
        return Fraction(0)
    if other is not None and other < 98:
        return Fraction(0)
    return Fraction(2)


def clause_6_2(coverage: Fraction) -> Fraction:
    whole_points_below = floor(100 - coverage)
    return 1 - min(Fraction(1), whole_points_below * Fraction(1, 2))


def clause_6_3(sufficient: object) -> Fraction:
    return Fraction(1 if sufficient is True else 0)


def clause_7(share: Fraction) -> Fraction:
    if share >= 50:
        return Fraction(4)
    if share >= 40:
        return Fraction(3)
    if share >= 30:
        return Fraction(2)
    return Fraction(1 if share >= 20 else 0)


def clause_8(national: Fraction, provincial: Fraction) -> Fraction:
    return min(Fraction(4), 2 * national + provincial)


def clause_10_1(good_days: Fraction) -> Fraction:
    if good_days >= 90:
        return Fraction(3)
    if good_days < 80:
        return Fraction(0)
    return 3 - Fraction(3, 10) * floor(90 - good_days)


def clause_10_2(pm25: Fraction) -> Fraction:
    if pm25 <= 35:
        return Fraction(3)
    if pm25 > 45:
        return Fraction(0)
    return 3 - Fraction(3, 10) * floor(pm25 - 35)


def clause_11_1(rate: Fraction) -> Fraction:
    return Fraction(3, 2) if rate == 100 else rate / 100 * Fraction(6, 5)


def clause_11_2(share: Fraction, target: Fraction) -> Fraction:
    return Fraction(3, 2) if share >= target else share / target * Fraction(21, 20)


def clause_11_3(inferior: Fraction, target: Fraction, one_to_four: Fraction | None) -> Fraction:
    if inferior <= target:
        return Fraction(3, 2)
    assert one_to_four is not None
    return one_to_four / (100 - target) * Fraction(21, 20)


def clause_11_4(met: object, mark: Fraction | None) -> Fraction:
    if met is True:
        return Fraction(3, 2)
    assert mark is not None
    return mark


def clause_12_1(index: Fraction, mean: Fraction) -> Fraction:
    if index >= mean:
        return Fraction(4)
    return Fraction(2) if 2 * index >= mean else Fraction(1)


def clause_12_2(overdue: Fraction) -> Fraction:
    return Fraction(-1 if overdue > 0 else 0)


def clause_13(projects: Fraction, mean: Fraction | None) -> Fraction:
    if projects == 0:
        return Fraction(0)
    assert mean is not None
    if projects >= mean * Fraction(120, 100):
        return Fraction(4)
    if projects >= mean:
        return Fraction(3)
    return Fraction(2) if 2 * projects >= mean else Fraction(1)


def incident_class(incident: Plain) -> str:
    if not "2017-01-01" <= str(incident["date"]) <= "2017-12-31":
        return "none"
    if not incident["from_product_quality"] or not incident["serious_harm"]:
        return "none"
    if incident["status"] == "pending":
        return "contested"
    finding = (incident["recognised_by"], incident["severity"], incident["systemic_or_regional"])
    return "veto" if finding == ("state", "especially_major", True) else "deduction"


def grade_of(total: Fraction) -> str:
    if total >= 90:
        return "A"
    if total >= 80:
        return "B"
    return "C" if total >= 60 else "D"


def half_up(points: Fraction) -> Fraction:
    return Fraction(floor(points * 100 + Fraction(1, 2)), 100)


def number(value: object, of_a_whole: int = 1) -> Fraction:
    if not isinstance(value, Mapping):
        return Fraction(str(value))
    if "part" in value:
        return Fraction(str(value["part"])) / Fraction(str(value["whole"])) * of_a_whole
    return Fraction(str(value["numerator"])) / Fraction(str(value["denominator"]))


def clause_points(evidence: Mapping[str, Plain]) -> dict[str, Fraction]:
    facts, marks, averages = evidence["facts"], evidence["marks"], evidence["averages"]

    def figure(name: str) -> Fraction:
        return number(facts[name])

    def percent(name: str) -> Fraction:
        return number(facts[name], of_a_whole=100)

    def percent_or_none(name: str) -> Fraction | None:
        fact = facts.get(name)
        return None if fact is None or (isinstance(fact, Mapping) and "nothing" in fact) else percent(name)

    def given(values: Plain, name: str) -> Fraction | None:
        return number(values[name]) if name in values else None

    awarded = {id_: number(marks[id_]) for id_ in ("5", "9", *map(str, range(14, 44)))}
    return awarded | {
        "1.1": clause_1_1(percent("national_sampling_failure_rate")),
        "1.2": clause_1_2(percent("provincial_sampling_failure_rate")),
        "1.3": clause_1_3(percent("city_sampling_failure_rate")),
        "1.4": clause_1_4(figure("quality_warnings")),
        "2.1": clause_2_1(percent("vegetable_pass_rate")),
        "2.2": clause_2_2(percent("livestock_pass_rate")),
        "2.3": clause_2_3(percent("aquatic_pass_rate")),
        "3.1": clause_3_1(percent("residue_testing_town_coverage")),
        "3.2": clause_3_2(percent("food_sampling_publication_rate")),
        "4.1": clause_4_1(
            percent_or_none("building_large_acceptance_rate"), percent_or_none("building_other_acceptance_rate")
        ),
        "4.2": clause_4_2(percent("building_supervision_coverage")),
        "4.3": clause_4_3(facts["building_supervisors_sufficient"]),
        "6.1": clause_6_1(
            percent_or_none("transport_large_acceptance_rate"), percent_or_none("transport_other_acceptance_rate")
        ),
        "6.2": clause_6_2(percent("transport_supervision_coverage")),
        "6.3": clause_6_3(facts["transport_supervisors_sufficient"]),
        "7": clause_7(percent("modern_services_share")),
        "8": clause_8(figure("national_service_standards"), figure("provincial_service_standards")),
        "10.1": clause_10_1(percent("good_air_days_rate")),
        "10.2": clause_10_2(figure("pm25_annual_mean")),
        "11.1": clause_11_1(percent("drinking_water_source_compliance_rate")),
        "11.2": clause_11_2(percent("good_surface_water_share"), percent("good_surface_water_target")),
        "11.3": clause_11_3(
            percent("inferior_v_share"), percent("inferior_v_target"), percent_or_none("i_to_iv_share")
        ),
        "11.4": clause_11_4(facts["black_odorous_water_target_met"], given(marks, "11.4")),
        "12.1": clause_12_1(figure("quality_infrastructure_index"), number(averages["quality_infrastructure_index"])),
        "12.2": clause_12_2(figure("overdue_inspection_centres")),
        "13": clause_13(figure("quality_incentive_projects"), given(averages, "quality_incentive_projects")),
    }


def item_points(clauses: Mapping[str, Fraction]) -> dict[str, Fraction]:
    items = dict.fromkeys(map(str, FULL_MARKS), Fraction(0))
    for id_, points in clauses.items():
        items[id_.partition(".")[0]] += points
    return {item: min(max(points, Fraction(0)), Fraction(FULL_MARKS[int(item)])) for item, points in items.items()}


def expected(evidence: Mapping[str, object]) -> Expected:
    parts = {name: evidence.get(name, {}) for name in ("facts", "marks", "averages")}
    exact = clause_points({name: part for name, part in parts.items() if isinstance(part, Mapping)})
    written = {id_: half_up(points) for id_, points in exact.items()}
    items = item_points(written)
    incidents = evidence.get("incidents", [])
    assert isinstance(incidents, list)
    classes = [incident_class(incident) for incident in incidents]
    deductions = Fraction(10 * classes.count("deduction"))
    base = sum(items.values(), Fraction(0))
    total = max(Fraction(0), base - deductions)
    exact_total = max(Fraction(0), sum(item_points(exact).values(), Fraction(0)) - deductions)
    vetoed = "veto" in classes
    return Expected(
        exact=exact,
        written=written,
        items=items,
        headings={name: sum((items[str(item)] for item in of), Fraction(0)) for name, of in HEADINGS.items()},
        base=base,
        deductions=deductions,
        raw=base - deductions,
        total=total,
        grade_before_veto=grade_of(total),
        grade="D" if vetoed else grade_of(total),
        exact_total=exact_total,
        exact_grade="D" if vetoed else grade_of(exact_total),
        incidents=classes,
    )
