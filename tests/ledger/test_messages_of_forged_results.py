"""What a result that was put together by hand is refused for: every fault with its path and both messages, whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from composite.test_composite import annex_1, rated
from huizhou_qa import Assessment, assess, assess_cohort
from huizhou_qa.analysis import cohort_results, compare
from huizhou_qa.composite import composite_cohort
from huizhou_qa.errors import VerificationError
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.cohort import ranking_of
from huizhou_qa.ledger.results import PartLines, Rescaling
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.readers import NumberStep, TruthStep
from huizhou_qa.rules import Piece
from huizhou_qa.scorers.node_rule import Stepped
from ledger.test_verification import RESULTS, altered, in_line
from support.model_2017 import SCHEME, changed, member
from support.told import refusal

Told = tuple[Callable[[], object], str, list[tuple[str, str, str, str]]]

RESULT, DISTRICT = RESULTS["huizhou"], RESULTS["district"]
COHORT = assess_cohort(SCHEME, [member("甲"), member("乙", 12)])
STRANGER = assess_cohort(SCHEME, [member("丙")])
JOINED = composite_cohort(COHORT, {unit: rated(4, unit) for unit in COHORT.results}, choice="verify_only")
TWO, LISTED = compare(annex_1("92"), annex_1("90")), cohort_results(COHORT)
FORGED = altered(TWO.before, "grade", "D")
HELD = assess(SCHEME, changed())
SAID = RESULT.evidence.facts
WITHOUT = evolve(
    RESULT.evidence, facts=FrozenMapping({name: SAID[name] for name in SAID if name != "modern_services_share"})
)
OTHER = evolve(SCHEME, id="other", title="别的")
WHOLE = "结果前后不符 · the result does not agree with what it was made from"
COMPOSITE = "综合考核结果与其依据不符 · the composite does not agree with what it was made from"
COMPOSITES = "各单位的综合考核结果与其依据不符 · the composites do not agree with what they were made from"


# Parts of wrong kinds are the point.
put_together: Callable[..., Assessment] = evolve
rescaled: Callable[..., object] = Rescaling


def at(result: Assessment, id_: str, name: str, value: object) -> None:
    in_line(result, "clauses", result.clauses, id_, name, value).result.verify()


def steps_of(working: object) -> Stepped:
    assert isinstance(working, Stepped)
    return working


def worked(result: Assessment, id_: str, **changes: object) -> None:
    """The last step of a clause changed."""
    working = steps_of(result.clauses[id_].working)
    at(result, id_, "working", working._replace(step=altered_step(working.step, **changes)))


def scored(result: Assessment, id_: str, points: Fraction) -> None:
    at(result, id_, "working", steps_of(result.clauses[id_].working)._replace(points=points))


def with_(name: str, value: object) -> None:
    altered(RESULT, name, value).verify()


lines: Callable[..., PartLines] = PartLines
UNREADABLE = lines(5, {"1": "1"}, None)


def but_the_first(listed: Mapping[str, object]) -> dict[str, object]:
    return dict(list(listed.items())[1:])


def deducted(**changes: object) -> None:
    (line,) = RESULT.adjustments
    put_together(RESULT, adjustments=(put_together(line, **changes),)).verify()


def averaged_by_hand(projects: str) -> None:
    """All members held against averages that they do not have."""
    told: FrozenMapping[str, StatisticValue] = FrozenMapping(
        {
            fact: Rate(Fraction(projects) * 2, 2)
            for fact in ("quality_infrastructure_index", "quality_incentive_projects")
        }
    )
    members = [evolve(one, averages=told) for one in COHORT.members.values()]
    results = {one.unit: assess(SCHEME, one) for one in members}
    cohort_with(results=results, averages=told, ranking=ranking_of(SCHEME, results.values()))


def cohort_with(**changes: object) -> None:
    put_together(COHORT, **changes).verify()


def composite_with(**changes: object) -> None:
    put_together(JOINED.results["甲"], **changes).verify()


def joined_with(**changes: object) -> None:
    put_together(JOINED, **changes).verify()


# Parts of wrong kinds are the point.
altered_step: Callable[..., NumberStep] = evolve

GATE = steps_of(RESULT.clauses["11.3"].working).step
HELD_STEP = TruthStep("within", (), value=True)
TAKEN = steps_of(RESULT.adjustments[0].working)
UNREAD = TAKEN._replace(step=altered_step(TAKEN.step, operands=()))

REFUSED: dict[str, Told] = {
    "a line's points": (
        lambda: at(RESULT, "7", "points", Decimal("3.99")),
        WHOLE,
        [
            (
                "/clauses/7/points",
                "differs",
                "结果写的是3.99，重新计算是4.00",
                "the result says 3.99, recomputed it is 4.00",
            ),
            (
                "/items/7/points",
                "differs",
                "结果写的是4.00，重新计算是3.99",
                "the result says 4.00, recomputed it is 3.99",
            ),
            (
                "/groups/质量目标/points",
                "differs",
                "结果写的是53.49，重新计算是53.48",
                "the result says 53.49, recomputed it is 53.48",
            ),
            (
                "/groups/服务质量/points",
                "differs",
                "结果写的是11.60，重新计算是11.59",
                "the result says 11.60, recomputed it is 11.59",
            ),
        ],
    ),
    "a line's name": (
        lambda: at(RESULT, "7", "name", "别的"),
        WHOLE,
        [
            (
                "/clauses/7/name",
                "differs",
                "结果写的是别的，重新计算是现代服务业增加值比重",
                "the result says 别的, recomputed it is 现代服务业增加值比重",
            ),
        ],
    ),
    "a line's full marks": (
        lambda: at(RESULT, "7", "max_points", Decimal("5.00")),
        WHOLE,
        [
            (
                "/clauses/7/max_points",
                "differs",
                "结果写的是5.00，重新计算是4.00",
                "the result says 5.00, recomputed it is 4.00",
            ),
        ],
    ),
    "a deduction's name": (
        lambda: deducted(name="别的"),
        WHOLE,
        [
            (
                "/adjustments/扣分项/name",
                "differs",
                "结果写的是别的，重新计算是产品质量安全事件",
                "the result says 别的, recomputed it is 产品质量安全事件",
            ),
        ],
    ),
    "a deduction's working": (
        lambda: deducted(working=UNREAD),
        WHOLE,
        [
            (
                "/adjustments/扣分项/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "averages of all that nobody has": (
        lambda: averaged_by_hand("13"),
        WHOLE,
        [
            (
                "/averages",
                "differs",
                "平均值不是所列单位的平均值",
                "the averages are not those over the members",
            ),
        ],
    ),
    "points without places": (
        lambda: at(RESULT, "7", "points", Decimal(4)),
        WHOLE,
        [
            (
                "/clauses/7/points",
                "wrong_type",
                "此处应为一个2位小数（Decimal），不是4",
                "Decimal, 2 places is needed here, not 4",
            ),
        ],
    ),
    "points of another kind": (
        lambda: at(RESULT, "7", "points", 4),
        WHOLE,
        [
            (
                "/clauses/7/points",
                "wrong_type",
                "此处应为一个2位小数（Decimal），不是4",
                "Decimal, 2 places is needed here, not 4",
            ),
        ],
    ),
    "no working": (
        lambda: at(RESULT, "7", "working", None),
        WHOLE,
        [
            ("/clauses/7/working", "wrong_type", "所列过程不完整", "this is not a whole working"),
        ],
    ),
    "a working of another rule": (
        lambda: at(RESULT, "11.3", "working", RESULT.clauses["7"].working),
        WHOLE,
        [
            (
                "/clauses/11.3/working",
                "differs",
                "得分是4，按规则应为0.945",
                "the points are 4, the rule gives 0.945",
            ),
            (
                "/clauses/11.3/points",
                "differs",
                "结果写的是0.95，重新计算是1.50",
                "the result says 0.95, recomputed it is 1.50",
            ),
            (
                "/exact_total",
                "differs",
                "结果写的是86.785，重新计算是87.34",
                "the result says 86.785, recomputed it is 87.34",
            ),
        ],
    ),
    "a curve's reads": (
        lambda: worked(RESULT, "7", operands=()),
        WHOLE,
        [
            (
                "/clauses/7/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a curve's number": (
        lambda: worked(RESULT, "7", value=Fraction(1, 3)),
        WHOLE,
        [
            (
                "/clauses/7/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a curve's points": (
        lambda: scored(RESULT, "7", Fraction("3.5")),
        WHOLE,
        [
            ("/clauses/7/working", "differs", "得分是3.5，按规则应为4", "the points are 3.5, the rule gives 4"),
            (
                "/clauses/7/points",
                "differs",
                "结果写的是4.00，重新计算是3.50",
                "the result says 4.00, recomputed it is 3.50",
            ),
            (
                "/exact_total",
                "differs",
                "结果写的是86.785，重新计算是86.285",
                "the result says 86.785, recomputed it is 86.285",
            ),
        ],
    ),
    "a curve's piece": (
        lambda: worked(RESULT, "7", operands=("services_band_ends", "upper", Piece("[0, 1]", 3))),
        WHOLE,
        [
            (
                "/clauses/7/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a gate's reads": (
        lambda: worked(RESULT, "11.3", operands=()),
        WHOLE,
        [
            (
                "/clauses/11.3/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a gate's conditions": (
        lambda: worked(RESULT, "11.3", operands=(HELD_STEP, *GATE.operands[1:])),
        WHOLE,
        [
            (
                "/clauses/11.3/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a gate's points": (
        lambda: scored(RESULT, "11.3", Fraction("0.75")),
        WHOLE,
        [
            (
                "/clauses/11.3/working",
                "differs",
                "得分是0.75，按规则应为0.945",
                "the points are 0.75, the rule gives 0.945",
            ),
            (
                "/clauses/11.3/points",
                "differs",
                "结果写的是0.95，重新计算是0.75",
                "the result says 0.95, recomputed it is 0.75",
            ),
            (
                "/exact_total",
                "differs",
                "结果写的是86.785，重新计算是86.59",
                "the result says 86.785, recomputed it is 86.59",
            ),
        ],
    ),
    "a gate": (
        lambda: worked(RESULT, "11.3", operands=(HELD_STEP,)),
        WHOLE,
        [
            (
                "/clauses/11.3/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a combination's name": (
        lambda: worked(DISTRICT, "4", operation="sum"),
        WHOLE,
        [
            (
                "/clauses/4/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a combination's parts": (
        lambda: worked(DISTRICT, "4", operands=((), 1, 2)),
        WHOLE,
        [
            (
                "/clauses/4/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "a combination's points": (
        lambda: scored(DISTRICT, "4", Fraction(7)),
        WHOLE,
        [
            ("/clauses/4/working", "differs", "得分是7，按规则应为5", "the points are 7, the rule gives 5"),
            (
                "/clauses/4/points",
                "differs",
                "结果写的是5.0，重新计算是6.0",
                "the result says 5.0, recomputed it is 6.0",
            ),
            (
                "/exact_total",
                "differs",
                "结果写的是42.95，重新计算是43.95",
                "the result says 42.95, recomputed it is 43.95",
            ),
        ],
    ),
    "the total": (
        lambda: with_("total", Decimal("1.00")),
        WHOLE,
        [
            ("/total", "differs", "结果写的是1.00，重新计算是86.79", "the result says 1.00, recomputed it is 86.79"),
            ("/grade_before_veto", "differs", "结果写的是B，重新计算是D", "the result says B, recomputed it is D"),
        ],
    ),
    "the exact total": (
        lambda: with_("exact_total", Fraction(1, 3)),
        WHOLE,
        [
            (
                "/exact_total",
                "differs",
                "结果写的是1/3，重新计算是86.785",
                "the result says 1/3, recomputed it is 86.785",
            ),
        ],
    ),
    "no incidents": (
        lambda: with_("incidents", ()),
        WHOLE,
        [
            (
                "/incidents",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "no pending ones": (
        lambda: with_("provisional", ()),
        WHOLE,
        [
            (
                "/provisional",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "a rescaling that nobody ruled": (
        lambda: with_("rescaling", rescaled(("2.3",), Fraction(1), Fraction(1), Decimal("1.00"), Decimal("0.00"))),
        WHOLE,
        [
            (
                "/rescaling",
                "differs",
                "结果写的是类型为huizhou_qa.ledger.results.Rescaling的值，重新计算是空（null）",
                "the result says a value of type huizhou_qa.ledger.results.Rescaling, recomputed it is None",
            ),
        ],
    ),
    "a rescaling of other kinds": (
        lambda: with_("rescaling", rescaled(("2.3",), 1, Fraction(1), Decimal("1.00"), Decimal(1))),
        WHOLE,
        [
            (
                "/rescaling/absent_marks",
                "wrong_type",
                "此处应为一个分数（Fraction），不是1",
                "Fraction is needed here, not 1",
            ),
            (
                "/rescaling/points",
                "wrong_type",
                "此处应为一个2位小数（Decimal），不是1",
                "Decimal, 2 places is needed here, not 1",
            ),
        ],
    ),
    "no adjustments": (
        lambda: with_("adjustments", ()),
        WHOLE,
        [
            (
                "/adjustments",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
            (
                "/raw_total",
                "differs",
                "结果写的是86.79，重新计算是96.79",
                "the result says 86.79, recomputed it is 96.79",
            ),
            ("/total", "differs", "结果写的是86.79，重新计算是96.79", "the result says 86.79, recomputed it is 96.79"),
            (
                "/exact_total",
                "differs",
                "结果写的是86.785，重新计算是96.785",
                "the result says 86.785, recomputed it is 96.785",
            ),
        ],
    ),
    "an adjustment that is none": (
        lambda: with_("adjustments", (None,)),
        WHOLE,
        [
            (
                "/adjustments",
                "wrong_type",
                "此处应为AdjustmentResult类的值，不是空（null）",
                "AdjustmentResult is needed here, not None",
            ),
        ],
    ),
    "no scheme": (
        lambda: with_("scheme", None),
        WHOLE,
        [
            (
                "/scheme",
                "wrong_type",
                "空（null）不是考核方案，请用get_scheme取得",
                "None is not a scheme; get one with get_scheme",
            ),
        ],
    ),
    "no evidence": (
        lambda: with_("evidence", 5),
        WHOLE,
        [
            (
                "/evidence",
                "wrong_type",
                "5不是数据；请先用Evidence.from_dict生成",
                "5 is not evidence; make it with Evidence.from_dict",
            ),
        ],
    ),
    "evidence that is silent on incidents": (
        lambda: with_("evidence", evolve(RESULT.evidence, incidents=None)),
        WHOLE,
        [
            (
                "/evidence/incidents",
                "missing",
                "没有说明是否发生质量安全事件；未发生的，也须写明（[]）",
                "nobody has said whether incidents happened; where none did, say so with []",
            ),
        ],
    ),
    "evidence that is silent on incidents and has an unknown name": (
        lambda: with_("evidence", evolve(changed({"zzz": 1}), incidents=None)),
        WHOLE,
        [
            (
                "/evidence/facts/zzz",
                "unknown_name",
                "数据项（facts）中没有“zzz”，可用的名称见方案的数据项表（scheme.inputs）",
                "no such name among the facts: 'zzz'; the known ones are listed by scheme.inputs",
            ),
            (
                "/evidence/incidents",
                "missing",
                "没有说明是否发生质量安全事件；未发生的，也须写明（[]）",
                "nobody has said whether incidents happened; where none did, say so with []",
            ),
        ],
    ),
    "evidence with an unknown name": (
        lambda: with_("evidence", changed({"zzz": 1})),
        WHOLE,
        [
            (
                "/evidence/facts/zzz",
                "unknown_name",
                "数据项（facts）中没有“zzz”，可用的名称见方案的数据项表（scheme.inputs）",
                "no such name among the facts: 'zzz'; the known ones are listed by scheme.inputs",
            ),
        ],
    ),
    "clauses that are no mapping": (
        lambda: with_("clauses", 5),
        WHOLE,
        [
            ("/clauses", "wrong_type", "此处应为FrozenMapping类的值，不是5", "FrozenMapping is needed here, not 5"),
        ],
    ),
    "a key that is no text": (
        lambda: with_("clauses", {5: RESULT.clauses["7"]}),
        WHOLE,
        [
            ("/clauses", "wrong_type", "此处应为一段文本（str），不是5", "str is needed here, not 5"),
        ],
    ),
    "a cohort of no averages": (
        lambda: cohort_with(averages={}),
        WHOLE,
        [
            (
                "/results/甲/evidence/averages",
                "differs",
                "该单位所比的平均值不是这一组的",
                "the unit was held against other averages",
            ),
            (
                "/results/乙/evidence/averages",
                "differs",
                "该单位所比的平均值不是这一组的",
                "the unit was held against other averages",
            ),
        ],
    ),
    "a cohort of no places": (
        lambda: cohort_with(ranking=()),
        WHOLE,
        [
            ("/ranking", "differs", "名次与等级、总分不符", "the places are not those of the grades and totals"),
        ],
    ),
    "a cohort by another scheme": (
        lambda: cohort_with(scheme=OTHER),
        WHOLE,
        [
            ("/results/甲/scheme", "differs", "该单位按另一方案考核", "the unit was assessed under another scheme"),
            ("/results/乙/scheme", "differs", "该单位按另一方案考核", "the unit was assessed under another scheme"),
        ],
    ),
    "a cohort of no mappings": (
        lambda: cohort_with(results=5, averages=6),
        WHOLE,
        [
            ("/results", "wrong_type", "此处应为FrozenMapping类的值，不是5", "FrozenMapping is needed here, not 5"),
            ("/averages", "wrong_type", "此处应为FrozenMapping类的值，不是6", "FrozenMapping is needed here, not 6"),
        ],
    ),
    "a cohort of other kinds": (
        lambda: cohort_with(scheme=None, results={"甲": 5, 6: COHORT.results["乙"]}, averages={"x": 1}),
        WHOLE,
        [
            ("/scheme", "wrong_type", "此处应为Scheme类的值，不是空（null）", "Scheme is needed here, not None"),
            ("/results/甲", "wrong_type", "此处应为Assessment类的值，不是5", "Assessment is needed here, not 5"),
            ("/results", "wrong_type", "此处应为一段文本（str），不是6", "str is needed here, not 6"),
            ("/averages/x", "wrong_type", "此处应为Rate类的值，不是1", "Rate is needed here, not 1"),
        ],
    ),
    "another unit's result": (
        lambda: cohort_with(results={**COHORT.results, "甲": COHORT.results["乙"]}),
        WHOLE,
        [
            ("/results/甲/unit", "differs", "这是单位“乙”的结果", "the result is that of “乙”"),
        ],
    ),
    "a result of other averages": (
        lambda: cohort_with(results={**COHORT.results, "甲": STRANGER.results["丙"]}),
        WHOLE,
        [
            ("/results/甲/unit", "differs", "这是单位“丙”的结果", "the result is that of “丙”"),
            (
                "/results/甲/evidence/averages",
                "differs",
                "该单位所比的平均值不是这一组的",
                "the unit was held against other averages",
            ),
        ],
    ),
    "a forged member": (
        lambda: cohort_with(results={**COHORT.results, "甲": altered(COHORT.results["甲"], "grade", "D")}),
        WHOLE,
        [
            ("/results/甲/grade", "differs", "结果写的是D，重新计算是A", "the result says D, recomputed it is A"),
        ],
    ),
    "no composites": (
        lambda: joined_with(results={}),
        COMPOSITES,
        [
            (
                "/results",
                "differs",
                "综合考核结果的单位与所列各单位不同",
                "the composites are not those of the cohort's units",
            ),
            ("/ranking", "differs", "名次与等级、得分不符", "the places are not those of the grades and totals"),
        ],
    ),
    "composites that are no mapping": (
        lambda: joined_with(results=5),
        COMPOSITES,
        [
            (
                "",
                "wrong_type",
                "这不是各单位的结果及其综合考核结果；请重新合成",
                "this is not a cohort and the composites of its units; make them again",
            ),
        ],
    ),
    "a composite of other kinds": (
        lambda: composite_with(total=5, grade=6),
        COMPOSITE,
        [
            ("/total", "differs", "结果写的是5，重新计算是96.70", "the result says 5, recomputed it is 96.70"),
            ("/grade", "differs", "结果写的是6，重新计算是A", "the result says 6, recomputed it is A"),
        ],
    ),
    "a composite by no choice": (
        lambda: composite_with(choice="average"),
        COMPOSITE,
        [
            (
                "/choice",
                "differs",
                "按所写的合成方式和权重合成不出结果",
                "no composite is made by this choice and weight",
            ),
            (
                "/choice",
                "unknown_choice",
                "没有'average'这种合成方式；可用：verify_only、weighted",
                "choice is 'average'; it must be one of verify_only, weighted",
            ),
        ],
    ),
    "a composite by no weight": (
        lambda: composite_with(choice="weighted"),
        COMPOSITE,
        [
            (
                "/choice",
                "differs",
                "按所写的合成方式和权重合成不出结果",
                "no composite is made by this choice and weight",
            ),
            (
                "/on_site_weight",
                "required",
                "考核方案没有规定权重；请写明所占份额，30%写0.3",
                "the text prints no weight; state it as a share, 0.3 for 30%",
            ),
        ],
    ),
    "a composite of other figures": (
        lambda: composite_with(total=Decimal("1.00"), grade="D", exact_total=Fraction(1, 3)),
        COMPOSITE,
        [
            ("/total", "differs", "结果写的是1.00，重新计算是96.70", "the result says 1.00, recomputed it is 96.70"),
            ("/grade", "differs", "结果写的是D，重新计算是A", "the result says D, recomputed it is A"),
            ("/exact_total", "differs", "结果写的是1/3，重新计算是96.7", "the result says 1/3, recomputed it is 96.7"),
        ],
    ),
    "a composite of two units": (
        lambda: composite_with(on_site=rated(4, "乙")),
        COMPOSITE,
        [
            (
                "/on_site/unit",
                "another_unit",
                "实地核查结果是'乙'的，得分是'甲'的；请用该单位自己的",
                "the on-site result is of '乙', the score of '甲'; use that unit's own",
            ),
        ],
    ),
    "a composite of a forged score": (
        lambda: composite_with(assessment=altered(JOINED.results["甲"].assessment, "grade", "D")),
        COMPOSITE,
        [
            ("/assessment/grade", "differs", "结果写的是D，重新计算是A", "the result says D, recomputed it is A"),
        ],
    ),
    "composites by another choice": (
        lambda: joined_with(choice="weighted", on_site_weight=Fraction(1, 3)),
        COMPOSITES,
        [
            (
                "/results/甲/choice",
                "differs",
                "该单位的合成方式或权重与各单位的不同",
                "the unit was joined by another choice or weight than all",
            ),
            (
                "/results/乙/choice",
                "differs",
                "该单位的合成方式或权重与各单位的不同",
                "the unit was joined by another choice or weight than all",
            ),
        ],
    ),
    "composites of another cohort": (
        lambda: joined_with(cohort=assess_cohort(SCHEME, [member("甲", 11), member("乙", 12)])),
        COMPOSITES,
        [
            (
                "/results/甲/assessment",
                "differs",
                "不是该单位在各单位结果中的得分",
                "it is not the unit's assessment in the cohort",
            ),
            (
                "/results/乙/assessment",
                "differs",
                "不是该单位在各单位结果中的得分",
                "it is not the unit's assessment in the cohort",
            ),
        ],
    ),
    "composites of too few units": (
        lambda: joined_with(results={"甲": JOINED.results["甲"]}),
        COMPOSITES,
        [
            (
                "/results",
                "differs",
                "综合考核结果的单位与所列各单位不同",
                "the composites are not those of the cohort's units",
            ),
            ("/ranking", "differs", "名次与等级、得分不符", "the places are not those of the grades and totals"),
        ],
    ),
    "composites with too few places": (
        lambda: joined_with(ranking=JOINED.ranking[:1]),
        COMPOSITES,
        [
            ("/ranking", "differs", "名次与等级、得分不符", "the places are not those of the grades and totals"),
        ],
    ),
    "composites with a forged one": (
        lambda: joined_with(results={**JOINED.results, "甲": put_together(JOINED.results["甲"], grade="D")}),
        COMPOSITES,
        [
            ("/results/甲/grade", "differs", "结果写的是D，重新计算是A", "the result says D, recomputed it is A"),
        ],
    ),
    "composites of a forged cohort": (
        lambda: joined_with(cohort=put_together(COHORT, ranking=())),
        COMPOSITES,
        [
            ("/cohort/ranking", "differs", "名次与等级、总分不符", "the places are not those of the grades and totals"),
        ],
    ),
    "a comparison of a forged result before": (
        lambda: put_together(TWO, before=FORGED).verify(),
        WHOLE,
        [
            ("/before/grade", "differs", "结果写的是D，重新计算是A", "the result says D, recomputed it is A"),
        ],
    ),
    "a comparison of a forged result after": (
        lambda: put_together(TWO, after=FORGED).verify(),
        WHOLE,
        [
            ("/after/grade", "differs", "结果写的是D，重新计算是A", "the result says D, recomputed it is A"),
        ],
    ),
    "a comparison of what is no result": (
        lambda: put_together(TWO, before="甲", after=5).verify(),
        WHOLE,
        [
            (
                "/before",
                "wrong_type",
                "'甲'不是得分结果；请用assess得出",
                "'甲' is not an assessment; get one with assess",
            ),
            ("/after", "wrong_type", "5不是得分结果；请用assess得出", "5 is not an assessment; get one with assess"),
        ],
    ),
    "a comparison of two units": (
        lambda: put_together(TWO, after=STRANGER.results["丙"]).verify(),
        WHOLE,
        [
            (
                "/after",
                "another_unit",
                "后一份结果是'丙'的，前一份是'甲'的；只能对比同一单位",
                "it is of '丙', the other of '甲'; compare results of one unit",
            ),
        ],
    ),
    "a comparison with other lines": (
        lambda: put_together(TWO, differences={}, rounding=None).verify(),
        WHOLE,
        [
            (
                "/differences",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
            (
                "/rounding",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "results of no units": (
        lambda: put_together(LISTED, cohort=put_together(COHORT, results={}, averages={}, ranking=())).verify(),
        WHOLE,
        [
            (
                "/cohort",
                "wrong_type",
                "类型为huizhou_qa.ledger.cohort.Cohort的值不是列有单位的结果；请用assess_cohort得出",
                ("a value of type huizhou_qa.ledger.cohort.Cohort is no cohort of units; get one with assess_cohort"),
            ),
        ],
    ),
    "results of no cohort": (
        lambda: put_together(LISTED, cohort="甲").verify(),
        WHOLE,
        [
            (
                "/cohort",
                "wrong_type",
                "'甲'不是列有单位的结果；请用assess_cohort得出",
                "'甲' is no cohort of units; get one with assess_cohort",
            ),
        ],
    ),
    "results of a forged cohort": (
        lambda: put_together(LISTED, cohort=put_together(COHORT, ranking=())).verify(),
        WHOLE,
        [
            ("/cohort/ranking", "differs", "名次与等级、总分不符", "the places are not those of the grades and totals"),
        ],
    ),
    "results of other figures": (
        lambda: put_together(
            LISTED, score="别的", units=(), averages={}, average_total=Fraction(1, 3), grades={}
        ).verify(),
        WHOLE,
        [
            (
                "/score",
                "differs",
                "结果写的是别的，重新计算是附件1得分",
                "the result says 别的, recomputed it is 附件1得分",
            ),
            (
                "/units",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
            (
                "/averages",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
            (
                "/average_total",
                "differs",
                "结果写的是1/3，重新计算是97.2",
                "the result says 1/3, recomputed it is 97.2",
            ),
            (
                "/grades",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "a rescaling that is none": (
        lambda: with_("rescaling", 5),
        WHOLE,
        [
            ("/rescaling", "wrong_type", "此处应为Rescaling类的值，不是5", "Rescaling is needed here, not 5"),
        ],
    ),
    "a deduction's points of another kind": (
        lambda: deducted(points=5),
        WHOLE,
        [
            (
                "/adjustments/points",
                "wrong_type",
                "此处应为一个2位小数（Decimal），不是5",
                "Decimal, 2 places is needed here, not 5",
            ),
        ],
    ),
    "a deduction's working that is none": (
        lambda: deducted(working=None),
        WHOLE,
        [
            ("/adjustments", "wrong_type", "所列过程不完整", "this is not a whole working"),
        ],
    ),
    "clauses without the first": (
        lambda: with_("clauses", but_the_first(RESULT.clauses)),
        WHOLE,
        [
            (
                "/clauses",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "items without the first": (
        lambda: with_("items", but_the_first(RESULT.items)),
        WHOLE,
        [
            (
                "/items",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "headings without the first": (
        lambda: with_("groups", but_the_first(RESULT.groups)),
        WHOLE,
        [
            (
                "/groups",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "lines that cannot be read": (
        lambda: with_("clauses", UNREADABLE),
        WHOLE,
        [
            (
                "/clauses",
                "wrong_type",
                "此处应为FrozenMapping类的值，不是类型为huizhou_qa.ledger.results.PartLines的值",
                "FrozenMapping is needed here, not a value of type huizhou_qa.ledger.results.PartLines",
            ),
        ],
    ),
    "lines without a rounding": (
        lambda: with_("items", lines(SCHEME.items, {"1": 100}, None)),
        WHOLE,
        [
            (
                "/items",
                "wrong_type",
                "此处应为FrozenMapping类的值，不是类型为huizhou_qa.ledger.results.PartLines的值",
                "FrozenMapping is needed here, not a value of type huizhou_qa.ledger.results.PartLines",
            ),
        ],
    ),
    "a gate that held": (
        lambda: worked(HELD, "11.3", operands=steps_of(HELD.clauses["7"].working).step.operands),
        WHOLE,
        [
            (
                "/clauses/11.3/working",
                "differs",
                "所列步骤与重新计算的步骤不同",
                "the steps are not those that the rule records when it is read again",
            ),
        ],
    ),
    "what cannot be computed": (
        lambda: with_("evidence", WITHOUT),
        WHOLE,
        [
            ("/clauses/7/working", "differs", "按数据不能重新计算", "it cannot be recomputed from the evidence"),
        ],
    ),
    "results with a unit that is none": (
        lambda: put_together(LISTED, units=(5,)).verify(),
        WHOLE,
        [
            (
                "/units",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "results that list nothing": (
        lambda: put_together(LISTED, losses=None, units=None).verify(),
        WHOLE,
        [
            (
                "/units",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
            (
                "/losses",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_agree_is_told_whole_in_both_languages(name: str) -> None:
    call, head, faults = REFUSED[name]
    text, found = refusal(call, VerificationError)
    assert text.startswith(f"{head}\n")
    assert found == faults
