"""Statistics of a cohort: mean, most, least and place of any number, as rules and cohorts have them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import (
    Evidence,
    EvidenceError,
    MissingEvidenceError,
    SchemeError,
    VerificationError,
    amend,
    assess,
    assess_cohort,
    check,
)
from huizhou_qa.analysis import effect_of
from huizhou_qa.codec import (
    assessment_from_json,
    assessment_to_json,
    cohort_from_json,
    cohort_to_json,
    evidence_from_json,
    evidence_to_json,
    history_from_json,
    history_to_json,
    scheme_from_json,
    scheme_to_json,
)
from huizhou_qa.engine.prepared import figures_of
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import Nothing
from huizhou_qa.forms import blank_rows, evidence_from_rows
from huizhou_qa.frozen_mapping import FrozenMapping, dict_of
from huizhou_qa.ledger.figures import exact_figures
from huizhou_qa.ledger.known import member_of
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Choose, Constant, Input, Measure, Open, Quotient, StatisticInput, Within
from huizhou_qa.rules.derived import at_most, difference, exactly, scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeAsks
from huizhou_qa.scheme.steps.steps import total_after
from huizhou_qa.scorers import (
    LinearDeduction,
    count,
    mean_of,
    most_of,
    place_of,
    quantity,
    signed,
)
from huizhou_qa.sheets import self_scoring_sheet
from huizhou_qa.words import criterion
from scheme.test_scheme import make
from support import valley

GROWTH, INDUSTRY = signed("growth", "增速", "%"), signed("industry", "工业增速", "%")
SALES, PEOPLE = quantity("sales", "零售额", "万元"), quantity("people", "人口", "人")
PETITIONS = count("petitions", "信访", "件")
SALES_EACH, PETITIONS_EACH = Quotient(SALES, PEOPLE), Quotient(PETITIONS, PEOPLE)
MOST_SALES = most_of(SALES_EACH, "sales_each", "最高人均零售额", "greatest sales per head")
MEAN_PETITIONS = mean_of(PETITIONS_EACH, "petitions_each", "平均人均信访量", "mean of petitions per head")


def unless_zero(statistic: Measure, full: int, otherwise: Measure) -> Measure:
    return Choose(exactly(statistic, 0), Constant(full), otherwise)


# First 20, each next place 1 less.
BY_PLACE = LinearDeduction(place_of(GROWTH), 20, 1, "above", 1, 1, 20)
# At or above the mean 15, each point below it 1 less.
BY_MEAN = LinearDeduction(difference(INDUSTRY, mean_of(INDUSTRY)), 15, 0, "below", 1, 1, 15, "prorata")
# The share of the greatest per head.
BY_MOST = unless_zero(MOST_SALES, 15, at_most(scaled(Quotient(SALES_EACH, MOST_SALES), 15), 15))
# At or below the mean of the quotient 20, each tenth of it above 2 less.
BY_MEAN_OF_QUOTIENT = unless_zero(
    MEAN_PETITIONS,
    20,
    LinearDeduction(Quotient(PETITIONS_EACH, MEAN_PETITIONS), 20, 1, "above", "0.1", 2, 20, "prorata"),
)


def scheme_of(*rules: tuple[str, int, Measure]) -> Scheme:
    numbered = [(str(at), *rule) for at, rule in enumerate(rules, start=1)]
    items = [Item(id_, name, full, (Clause(id_, name, full, rule),)) for id_, name, full, rule in numbered]
    return make(*items, full=sum(full for _, full, _ in rules))


SCHEME = scheme_of(
    ("增速", 20, BY_PLACE), ("工业", 15, BY_MEAN), ("零售", 15, BY_MOST), ("信访", 20, BY_MEAN_OF_QUOTIENT)
)

FIGURES = {
    "甲": {"growth": 3, "industry": 6, "sales": 40, "people": 8, "petitions": 8},
    "乙": {"growth": -1, "industry": -2, "sales": 9, "people": 3, "petitions": 6},
    "丙": {"growth": -1, "industry": 1, "sales": 8, "people": 2, "petitions": 2},
    "丁": {"growth": -4, "industry": -9, "sales": 0, "people": 5, "petitions": 0},
}


def member(unit: str, **changes: object) -> Evidence:
    return Evidence.from_dict({"unit": unit, "facts": FIGURES[unit] | changes})


MEMBERS = [member(unit) for unit in FIGURES]
COHORT = assess_cohort(SCHEME, MEMBERS)


def points(unit: str) -> list[Fraction]:
    return [COHORT.results[unit].clauses[id_].working.points for id_ in SCHEME.clauses]


def test_place_mean_most_and_the_mean_of_a_quotient_are_over_all_members_also_below_zero() -> None:
    # Places 1, 2, 2, 4; the mean of industry is -4/4; the most sales per head are 40/8; petitions per head have mean 1.
    assert points("甲") == [20, 15, 15, 20]
    assert points("乙") == [19, 14, 9, 0]
    assert points("丙") == [19, 15, 12, 20]
    assert points("丁") == [17, 7, 0, 20]


def test_the_statistics_of_a_cohort_are_told_as_each_unit_has_them() -> None:
    assert COHORT.averages == {"industry": Rate(-4, 4)}
    assert COHORT.statistics["place_of_growth"] == {"甲": 1, "乙": 2, "丙": 2, "丁": 4}
    assert set(COHORT.statistics["sales_each"].values()) == {Fraction(5)}
    # A mean as sum and members: what it is over can be told.
    assert set(COHORT.statistics["petitions_each"].values()) == {Rate(4, 4)}


def test_a_cohort_and_each_of_its_results_verify_alone() -> None:
    COHORT.verify()
    for result in COHORT.results.values():
        result.verify()
        assert result.total == assess(SCHEME, result.evidence).total


def test_a_cohort_held_against_other_statistics_is_told() -> None:
    evidence = COHORT.results["丁"].evidence
    forged = assess(
        SCHEME, evolve(evidence, statistics=FrozenMapping({**evidence.statistics, "place_of_growth": Fraction(3)}))
    )
    forged.verify()
    with pytest.raises(VerificationError) as caught:
        evolve(COHORT, results={**COHORT.results, "丁": forged}).verify()
    faults = [(fault.path, fault.code) for fault in caught.value.faults]
    assert ("/results/丁/evidence/statistics", "differs") in faults


def alone(**changes: object) -> Evidence:
    """乙 as it stands in the cohort, with its statistics given; None leaves one out."""
    given: dict[str, object] = {"place_of_growth": 2, "sales_each": 5, "petitions_each": {"part": 4, "whole": 4}}
    statistics = {name: number for name, number in (given | changes).items() if number is not None}
    averages = {"industry": {"part": -4, "whole": 4}}
    return Evidence.from_dict({"unit": "乙", "facts": FIGURES["乙"], "averages": averages, "statistics": statistics})


def test_a_unit_alone_gives_its_statistics_and_has_the_same_result() -> None:
    assert alone() == COHORT.results["乙"].evidence
    assert assess(SCHEME, alone()) == COHORT.results["乙"]
    # A mean as a number says as much to its rule.
    assert assess(SCHEME, alone(petitions_each=1)).total == COHORT.results["乙"].total


def test_a_statistic_that_is_not_given_is_missing_under_its_label() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, alone(place_of_growth=None, sales_each=None))
    assert [(fault.path, fault.code, fault.zh, fault.en) for fault in caught.value.faults] == [
        (
            "/statistics/place_of_growth",
            "missing",
            "缺少“增速名次”，应填1或以上的整数（名次）",
            "place_of_growth is missing; give a whole number of 1 or more (the place)",
        ),
        (
            "/statistics/sales_each",
            "missing",
            "缺少“最高人均零售额”，应填0或以上的数",
            "sales_each is missing; give a number of 0 or more",
        ),
    ]


REFUSED = [
    (
        {"place_of_growth": 0},
        "out_of_range",
        "“增速名次”的值0超出范围，应填1或以上的整数（名次）",
        "0 is out of range for place_of_growth; give a whole number of 1 or more (the place)",
    ),
    (
        {"place_of_growth": "1.5"},
        "not_whole",
        "“增速名次”须为整数，给的是1.5",
        "1.5 is not a whole number, which place_of_growth is; write one",
    ),
    (
        {"sales_each": {"part": 10, "whole": 2}},
        "rate_out_of_place",
        "“最高人均零售额”应填0或以上的数，只有百分数和平均值可以填部分与总数",
        "sales_each is not a part of a whole, which only a percentage or an average is; give a number of 0 or more",
    ),
    (
        # 乙 has 9/3.
        {"sales_each": "2.9"},
        "contradiction",
        "“最高人均零售额”为2.9，低于本单位的3，两者不能同真",
        "sales_each is 2.9, below the unit's own 3; one of them is wrong",
    ),
    (
        {"sales_each": -1},
        "out_of_range",
        "“最高人均零售额”的值-1超出范围，应填0或以上的数",
        "-1 is out of range for sales_each; give a number of 0 or more",
    ),
    (
        {"petitions_each": 0},
        "contradiction",
        "“平均人均信访量”为0，只有各单位都是0时才可能，而本单位为2，两者不能同真",
        "petitions_each is 0, which it can only be where every unit has 0, but the unit has 2; one of them is wrong",
    ),
    (
        {"petitions_each": {"part": 1, "whole": 4}},
        "contradiction",
        "“平均人均信访量”的各单位合计1含本单位的2，4个单位合计至少为2，请核对",
        "the sum of petitions_each contains the unit's own 2: of 4 members it is at least 2, not 1; check the figures",
    ),
    (
        {"place_of_grwth": 3},
        "unknown_name",
        "统计值（statistics）中没有“place_of_grwth”，是否指place_of_growth（增速名次）",
        "no such name among the statistics: 'place_of_grwth'; the nearest is place_of_growth",
    ),
]


@pytest.mark.parametrize(("changes", "code", "zh", "en"), REFUSED)
def test_a_statistic_that_cannot_be_is_refused(changes: dict[str, object], code: str, zh: str, en: str) -> None:
    (fault,) = check(SCHEME, alone(**changes))
    assert (fault.path, fault.code, fault.zh, fault.en) == (f"/statistics/{next(iter(changes))}", code, zh, en)


def test_a_form_has_a_row_for_every_statistic_and_is_read_back() -> None:
    titles, *rows = blank_rows(SCHEME)
    named = {row[titles.index("名称")]: (row[titles.index("标签")], row[titles.index("可填")]) for row in rows}
    assert named["place_of_growth"] == ("增速名次", "1或以上的整数（名次）")
    assert named["petitions_each"] == ("平均人均信访量", "0或以上的数；或填分子、分母")
    values: dict[str, object] = {**FIGURES["乙"], "place_of_growth": 2, "sales_each": 5}
    values = {f"/facts/{name}" if name == "industry" else name: value for name, value in values.items()}
    filled = [{"name": name, "value": value} for name, value in values.items()]
    pairs = [("petitions_each", 4, 4), ("/averages/industry", -4, 4)]
    filled += [{"name": name, "part": part, "whole": whole} for name, part, whole in pairs]
    assert evidence_from_rows(filled, "乙", scheme=SCHEME) == alone()


def test_a_new_best_reaches_everyone() -> None:
    # 丁 sells 50 for 5 people: the most is 10 per head, and everyone's share is half of what it was.
    own = COHORT.members["丁"]
    effect = effect_of(COHORT, amend(own, {"facts": {"sales": 50}}, "统计局", "2031-02-01", "漏报"))
    assert effect.statistics == {"sales_each": dict.fromkeys(FIGURES, (Fraction(5), Fraction(10)))}
    lines = {unit: one.comparison.differences["3"] for unit, one in effect.units.items()}
    moved = {unit: (str(line.before), str(line.after)) for unit, line in lines.items()}
    assert moved == {
        "甲": ("15.00", "7.50"),
        "乙": ("9.00", "4.50"),
        "丙": ("12.00", "6.00"),
        "丁": ("0.00", "15.00"),
    }
    effect.after.verify()


def test_evidence_with_statistics_and_its_corrections_are_written_and_read_back() -> None:
    own = COHORT.results["丁"].evidence
    assert evidence_from_json(evidence_to_json(own)) == own
    amended = amend(COHORT.members["丁"], {"facts": {"sales": 50}}, "统计局", "2031-02-01", "漏报")
    after = effect_of(COHORT, amended).after.results["丁"].evidence
    read = history_from_json(history_to_json(after))
    assert read == after
    assert history_to_json(read) == history_to_json(after)


def test_a_correction_of_a_statistic_is_refused_in_a_cohort() -> None:
    wrong = amend(COHORT.members["丁"], {"statistics": {"sales_each": 9}}, "办", "2031-02-01", "由")
    for call in (
        lambda: effect_of(COHORT, wrong),
        lambda: assess_cohort(SCHEME, [*MEMBERS[:3], wrong.without_averages()]),
    ):
        with pytest.raises(EvidenceError) as caught:
            call()
        (fault,) = caught.value.faults
        assert (fault.path.removeprefix("/3"), fault.code) == ("/statistics/sales_each", "averages_given")


def test_a_member_that_brings_statistics_is_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, [*MEMBERS[:3], evolve(MEMBERS[3], statistics=COHORT.results["丁"].evidence.statistics)])
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/3/statistics", "averages_given")
    assert fault.zh == "单位“丁”带有统计值；统计值按所列单位计算，请删去"
    assert fault.en == "“丁” brings statistics; they are computed over the members, leave them out"


def test_a_member_that_lacks_what_a_statistic_counts_is_told_once_under_the_label_of_the_fact() -> None:
    lacking = member("丁", growth=None, sales=None, people=None)
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, [*MEMBERS[:3], lacking])
    told = [(fault.path, fault.code, fault.zh, fault.en) for fault in caught.value.faults]
    lacks = "单位“丁”缺少“{}”要计入的{}"
    assert sorted(told) == [
        (
            "/3/facts/growth",
            "not_averageable",
            lacks.format("增速名次", "增速"),
            "“丁” lacks growth, which place_of_growth counts; give it",
        ),
        (
            "/3/facts/people",
            "not_averageable",
            lacks.format("最高人均零售额", "人口"),
            "“丁” lacks people, which sales_each counts; give it",
        ),
        (
            "/3/facts/sales",
            "not_averageable",
            lacks.format("最高人均零售额", "零售额"),
            "“丁” lacks sales, which sales_each counts; give it",
        ),
    ]


def test_a_member_whose_figure_would_be_divided_by_zero_is_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, [*MEMBERS[:3], member("丁", people=0)])
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/3/facts/people", "divided_by_zero")]


NO_GROWTH = member("丁", growth={"nothing": "新设单位"})


def test_a_member_of_which_there_was_nothing_is_left_out_and_named() -> None:
    ruled = Evidence.from_dict(
        {
            "unit": "丁",
            "facts": FIGURES["丁"] | {"industry": {"nothing": "新设单位"}, "growth": {"nothing": "新设单位"}},
            "rulings": {id_: {"treatment": "zero", "by": "办", "why": "由"} for id_ in ("1", "2")},
        }
    )
    cohort = assess_cohort(SCHEME, [*MEMBERS[:3], ruled])
    # The mean of the others is (6 - 2 + 1) / 3.
    assert cohort.averages == {"industry": Rate(5, 3)}
    assert cohort.statistics["place_of_growth"] == {"甲": 1, "乙": 2, "丙": 2}
    (note,) = (one for one in cohort.results["丁"].notes if one.code == "left_out_of_statistic")
    assert (note.path, note.zh) == ("/averages/industry", "“平均工业增速”不含本单位：无考核对象")
    assert note.en == "average of industry is over the others: there was nothing of it in this unit"
    cohort.verify()


def test_a_member_of_which_there_was_nothing_needs_a_ruling_and_has_no_last_place() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(SCHEME, [*MEMBERS[:3], NO_GROWTH])
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/3/rulings/1", "ruling_needed")
    assert "新设单位" in fault.zh


def test_where_nothing_can_be_counted_a_statistic_is_said_to_be_none() -> None:
    scheme = scheme_of(("增速", 5, LinearDeduction(most_of(GROWTH), 5, 0, "above", 1, 1, 5)))
    none = [evolve(one, facts=FrozenMapping({"growth": Nothing("无统计")})) for one in MEMBERS[:2]]
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(scheme, none)
    told = [(fault.path, fault.code, fault.zh) for fault in caught.value.faults]
    assert told == [
        (f"/{at}/statistics/most_of_growth", "no_others", "计算“最高增速”的单位都无考核对象，无从计算") for at in (0, 1)
    ]


def test_a_statistic_of_the_others_needs_others() -> None:
    best_other = most_of(GROWTH, over="others")
    scheme = scheme_of(("增速", 5, LinearDeduction(difference(GROWTH, best_other), 5, 0, "below", 1, 1, 5)))
    members = [Evidence.from_dict({"unit": unit, "facts": {"growth": of["growth"]}}) for unit, of in FIGURES.items()]
    cohort = assess_cohort(scheme, members)
    assert cohort.statistics["most_of_growth"] == {"甲": -1, "乙": 3, "丙": 3, "丁": 3}
    assert [cohort.results[unit].total for unit in FIGURES] == [5, 1, 1, 0]
    cohort.verify()
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(scheme, members[:1])
    assert [fault.code for fault in caught.value.faults] == ["no_others"]


IN_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "1": (
        ("增速名次：等于1得20分；每多1扣1分（不足1的部分不扣）；21（含）以上不得分",),
        (
            "place by growth: exactly 1: 20 points; 1 point deducted for every 1 above it ",
            "(less than 1 costs nothing); 21 or more: no points",
        ),
    ),
    "2": (
        ("工业增速−平均工业增速：0（含）以上得15分；每少1扣1分（不足1的按比例计）；不足−15不得分",),
        (
            "industry − average of industry: 0 or more: 15 points; ",
            "1 point deducted for every 1 below it (less than 1 counts in proportion); less than −15: no points",
        ),
    ),
    "3": (
        (
            "最高人均零售额为0的，得15分；否则，15×（（零售额÷人口）÷最高人均零售额）：",
            "超过15得15分；15（含）以下按合计数计分",
        ),
        (
            "where the greatest sales per head is 0: 15 points; otherwise 15 × ((sales ÷ people) ÷ ",
            "greatest sales per head): more than 15: 15 points; 15 or less: this sum",
        ),
    ),
    "4": (
        (
            "平均人均信访量为0的，得20分；否则，（信访÷人口）÷平均人均信访量：1（含）以下得20分；",
            "每多0.1扣2分（不足0.1的按比例计）；超过2不得分",
        ),
        (
            "where the mean of petitions per head is 0: 20 points; otherwise (petitions ÷ people) ÷ ",
            "mean of petitions per head: 1 or less: 20 points; ",
            "2 points deducted for every 0.1 above it (less than 0.1 counts in proportion); more than 2: no points",
        ),
    ),
}


@pytest.mark.parametrize("id_", IN_WORDS)
def test_a_rule_by_a_statistic_is_told_in_both_languages(id_: str) -> None:
    said = criterion(SCHEME.clauses[id_].rule)
    zh, en = IN_WORDS[id_]
    assert (said.zh, said.en) == ("".join(zh), "".join(en))


def test_the_grounds_of_a_member_tell_the_statistics_that_it_was_held_against() -> None:
    sheet = self_scoring_sheet(COHORT.results["乙"]).to_markdown()
    for told in (
        "增速名次2，比1多1，得19分，扣1分",
        "工业增速−2%，平均工业增速−1%（−4/4），−2−（−1）＝−1，比0少1，15−1×1＝14，得14分，扣1分",
        "零售额9万元，人口3人，最高人均零售额5，15×（（9÷3）÷5）＝9，在15（含）以下档，得9分，扣6分",
        "信访6件，人口3人，平均人均信访量1（4/4），（6÷3）÷1＝2，比1多1，20−20×1＝0，不得分，扣20分",
    ):
        assert f"| {told} |" in sheet


PLACED = valley.scheme(
    adjustments=(),
    steps=valley.STEPS,
    grade_rule=evolve(
        valley.GRADES,
        asks=(GradeAsks("甲", Within(place_of(total_after("unrest"), "place", "总分名次"), "[1, 2]"), "总分前两名"),),
    ),
)


def placed(unit: str, green: object, **changes: object) -> Evidence:
    return Evidence.from_dict(valley.given(green, accidents=0, control_figure=0) | {"unit": unit} | changes)


def test_a_place_by_a_result_waits_for_what_any_member_lacks_and_that_alone_is_told() -> None:
    lacking = placed("丙", None)
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(PLACED, [placed("甲", 90), placed("乙", 80), lacking, placed("丁", 70, incidents=None)])
    assert sorted((fault.path, fault.code) for fault in caught.value.faults) == [
        ("/2/facts/green", "missing"),
        ("/3/incidents", "missing"),
    ]


def test_a_new_first_moves_the_places_of_all_behind_it() -> None:
    cohort = assess_cohort(PLACED, [placed("甲", 90), placed("乙", 80), placed("丙", 80)])
    assert cohort.statistics == {"place": {"甲": 1, "乙": 2, "丙": 2}}
    # 乙 corrected to 95 is first, and 甲 second.
    effect = effect_of(cohort, amend(cohort.members["乙"], {"facts": {"green": 95}}, "办", "2032-02-01", "更正"))
    assert list(effect.statistics) == ["place"]
    assert dict(effect.statistics["place"]) == {
        "甲": (Fraction(1), Fraction(2)),
        "乙": (Fraction(2), Fraction(1)),
        "丙": (Fraction(2), Fraction(3)),
    }
    cohort.verify()


def test_a_scheme_with_statistics_is_read_back_from_its_json_and_scores_alike() -> None:
    for scheme in (SCHEME, PLACED):
        again = scheme_from_json(scheme_to_json(scheme))
        assert (again, again.digest) == (scheme, scheme.digest)
        labels = {leaf.path: leaf.label for leaf in again.input_register.statistics}
        assert labels == {leaf.path: leaf.label for leaf in scheme.input_register.statistics}
    cohort = assess_cohort(scheme_from_json(scheme_to_json(SCHEME)), MEMBERS)
    assert (cohort.ranking, cohort.statistics) == (COHORT.ranking, COHORT.statistics)


def test_a_receipt_holds_the_statistics_and_can_be_checked_from_itself() -> None:
    result = COHORT.results["乙"]
    assert assessment_from_json(assessment_to_json(result, scheme=True)) == result
    assert cohort_from_json(cohort_to_json(COHORT), SCHEME) == COHORT


def test_in_a_variant_a_statistic_of_an_input_of_the_scheme_is_that_one_with_its_words() -> None:
    from_second = LinearDeduction(place_of(signed("growth", "另名", "%")), 20, 2, "above", 1, 1, 20)
    variant = SCHEME.variant("v", clauses={"1": from_second})
    growth, place = variant.clauses["1"].rule.inputs
    assert (growth.label.zh, place.label.zh) == ("增速", "增速名次")
    assert isinstance(place, StatisticInput)
    assert isinstance(place.measure, Input)
    assert place.measure.label.zh == "增速"
    cohort = assess_cohort(variant, MEMBERS)
    assert [cohort.results[unit].clauses["1"].working.points for unit in FIGURES] == [20, 20, 20, 18]
    cohort.verify()


def test_another_statistic_of_the_same_name_is_no_variant() -> None:
    another = LinearDeduction(most_of(GROWTH, "place_of_growth"), 20, 1, "above", 1, 1, 20)
    with pytest.raises(SchemeError) as caught:
        SCHEME.variant("v", clauses={"1": another})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/statistics/place_of_growth", "declared_twice")
    ]


TEXT = Wording("言", "text")
WHICH = Reading("which", TEXT, (Choice("growth", TEXT), Choice("industry", TEXT)), TEXT, TEXT)
EITHER = Open("which", {"growth": GROWTH, "industry": INDUSTRY})
OPEN = make(
    Item("1", "最高", 5, (Clause("1", "最高", 5, LinearDeduction(most_of(EITHER, "most"), 5, 3, "above", 1, 1, 5)),)),
    full=5,
    chosen_readings=Readings.of((WHICH,), {}),
)


def test_what_lies_open_in_the_number_of_a_statistic_lies_open_in_the_clause() -> None:
    members = [Evidence.from_dict({"unit": unit, "facts": {"growth": of["growth"]}}) for unit, of in FIGURES.items()]
    # The most is 3 of growth and 6 of industry.
    assert {result.total for result in assess_cohort(OPEN, members).results.values()} == {5}
    other = OPEN.under({"which": "industry"})
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(other, members)
    assert ("/0/facts/industry", "not_averageable") in {(fault.path, fault.code) for fault in caught.value.faults}
    members = [
        Evidence.from_dict({"unit": unit, "facts": {"industry": of["industry"]}}) for unit, of in FIGURES.items()
    ]
    cohort = assess_cohort(other, members)
    assert {result.total for result in cohort.results.values()} == {2}
    cohort.verify()
    assert OPEN.touched_by["which"].clauses == ("1",)


@pytest.mark.parametrize("unit", FIGURES)
def test_the_prepared_plan_scores_a_member_as_the_plain_way_does(unit: str) -> None:
    evidence = COHORT.results[unit].evidence
    prepared = figures_of(SCHEME, dict_of(evidence.values.ratios), (), {})
    assert prepared is not None
    assert prepared == exact_figures(SCHEME, member_of(SCHEME, evidence, evidence.values))
