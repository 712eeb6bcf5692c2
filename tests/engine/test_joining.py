"""How parts are joined: every way of a made-up county's scheme, with values worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError, MissingEvidenceError, VerificationError, assess, assess_cohort, check
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.results import PartResult
from huizhou_qa.ledger.workings import ByScheme
from huizhou_qa.numbers.exact import exact, plain
from huizhou_qa.rules import Constant
from huizhou_qa.scheme.marks.clauses import Absence
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeCondition
from support.harbour import FACTS, WATER, scheme, unit

SCHEME = scheme()
NOTHING = {"nothing": "没有对象"}


def faults(evidence: Evidence) -> list[tuple[str, str]]:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence)
    return [(fault.path, fault.code) for fault in caught.value.faults]


def test_every_figure_of_a_unit_is_what_it_is_by_hand() -> None:
    # 水: 30 + 50/3 + 16 = 62.667, to one decimal 62.7. 路: the least of 45 and 35, and 41.5 x 0.8 = 33.2, written 33.0.
    # Base 62.7 x 0.6 + 68 x 0.4 = 37.62 + 27.2; bonuses 4.5 + 2.
    result = assess(SCHEME, unit())
    result.verify()
    assert {id_: line.counted for id_, line in result.items.items()} == {
        "1": 30,
        "2": Fraction(50, 3),
        "3": 16,
        "4": 35,
        "5": 33,
        "6": Fraction(9, 2),
        "7": 2,
    }
    assert [result.groups[id_].counted for id_ in ("水", "路", "奖")] == [exact("62.7"), 68, exact("6.5")]
    assert (str(result.base), str(result.raw_total), str(result.total)) == ("64.82", "71.32", "71.32")
    # Not rounded for writing: 33.2 stays, so 路 is 68.2; the roundings of the rule stay.
    assert (result.exact_total, result.exact_grade, result.grade) == (exact("71.40"), "良", "良")


def test_figures_that_are_not_written_are_none_and_stand_exactly() -> None:
    result = assess(SCHEME, unit())
    assert {line.points for line in result.clauses.values()} == {None}
    assert (result.clauses["2"].exact_points, result.clauses["2"].counted) == (Fraction(50, 3), Fraction(50, 3))
    assert (result.items["2"].points, result.items["2"].exact_points) == (None, Fraction(50, 3))
    assert (result.items["5"].points, result.items["5"].exact_points) == (Decimal("33.0"), None)
    assert [str(result.groups[id_].points) for id_ in ("水", "路", "奖")] == ["62.7", "None", "6.50"]


def test_a_full_mark_of_a_third_is_a_fraction_and_any_other_a_decimal() -> None:
    result = assess(SCHEME, unit())
    assert result.clauses["2"].max_points == result.items["2"].max_points == Fraction(100, 3)
    assert [str(line.max_points) for line in (result.clauses["1"], result.groups["水"])] == ["40.00", "100.00"]


def test_a_bonus_is_no_part_of_the_full_marks() -> None:
    assert SCHEME.max_points == 100
    best: dict[str, object] = {
        "clean_share": 100,
        "reused_share": 100,
        "sea_share": 100,
        "on_time_share": 100,
        "safe_share": 100,
    }
    result = assess(SCHEME, unit(None, **best, repaired_share=100, task_met=True, honours=9, trials=9))
    assert (str(result.base), str(result.total)) == ("100.00", "108.00")


def test_rescaling_the_whole_leaves_a_bonus_as_it_is() -> None:
    # Without clause 5, 路 has 35 of 50: 62.7 x 0.6 + 35 x 0.4 = 51.62 of 80 marks, so 64.525 of 100.
    result = assess(SCHEME, unit({"5": "rescale"}, repaired_share=NOTHING))
    result.verify()
    line = result.rescaling
    assert line is not None
    assert (line.clauses, line.absent_marks, line.factor) == (("5",), Fraction(20), Fraction(5, 4))
    assert (str(line.summed), str(line.points), str(result.base), str(result.total)) == (
        "51.62",
        "12.91",
        "64.53",
        "71.03",
    )


def test_what_is_absent_by_the_scheme_is_rescaled_in_its_group_without_a_ruling() -> None:
    # 46.667 of 73.333 marks are 63.636 of 100.
    result = assess(SCHEME, unit(sea_share=NOTHING))
    result.verify()
    assert (str(result.groups["水"].points), str(result.base), result.rescaling) == ("63.6", "65.36", None)
    line = result.clauses["3"]
    assert line.absent
    assert line.ruling is None
    assert line.exact_points is None
    assert line.counted == 0
    assert line.working == ByScheme((("/facts/sea_share", "没有对象"),), "rescale", Fraction(0))
    assert repr(line.working).endswith("treatment='rescale', points=0)")


def test_a_ruling_to_rescale_is_rescaled_in_the_group_too() -> None:
    # 46 of 66.667 marks are 69 of 100.
    result = assess(SCHEME, unit({"2": "rescale"}, reused_share=NOTHING))
    result.verify()
    assert (str(result.groups["水"].points), result.rescaling) == ("69.0", None)
    assert str(assess(SCHEME, unit({"2": "full"}, reused_share=NOTHING)).groups["水"].points) == "79.3"


def test_a_clause_that_the_scheme_settles_is_not_ruled_on() -> None:
    assert faults(unit({"3": "zero"}, sea_share=NOTHING)) == [("/rulings/3", "nothing_to_rule")]


def test_too_few_present_is_refused_by_group_and_of_a_cohort_by_unit_and_group() -> None:
    few = unit({"2": "rescale"}, sea_share=NOTHING, reused_share=NOTHING)
    (fault,) = check(SCHEME, few)
    assert (fault.path, fault.code, dict(fault.params)) == (
        "",
        "too_few_present",
        {"group": "水", "present": 1, "at_least": 2},
    )
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, [evolve(unit(), unit="乙镇"), few])
    (of_member,) = caught.value.faults
    assert (of_member.path, of_member.params["unit"], of_member.params["group"]) == ("/1", "甲镇", "水")


def test_the_least_of_parts_leaves_out_what_is_absent_and_takes_no_marks_out() -> None:
    result = assess(SCHEME, unit({"4.2": "rescale"}, safe_share=NOTHING))
    result.verify()
    assert result.items["4"].counted == 45
    assert result.rescaling is None
    both = assess(SCHEME, unit({"4.1": "rescale", "4.2": "rescale"}, on_time_share=NOTHING, safe_share=NOTHING))
    both.verify()
    # 62.7 x 0.6 + 33 x 0.4 = 50.82 of 80 marks.
    assert (plain(both.items["4"].counted), str(both.base)) == ("0", "63.53")


def test_a_coefficient_is_asked_of_every_unit() -> None:
    lacking = Evidence.from_dict(
        {"unit": "甲镇", "facts": {name: value for name, value in FACTS.items() if name != "task_met"}}
    )
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, lacking)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/task_met", "missing")]
    assert faults(unit(task_met=NOTHING)) == [("/facts/task_met", "count_of_nothing")]
    (row,) = [row for row in SCHEME.inputs if row.name == "task_met"]
    assert (row.clause, row.always_needed) == ("5", True)
    assert assess(SCHEME, unit(task_met=True)).items["5"].points == Decimal("41.5")


def test_a_share_is_over_what_is_present() -> None:
    # Without clause 5: 72.7 x 0.6 + 35 x 0.4 = 57.62 of 80 marks, 72.03 of 100; bonuses 8. 路 has 35 of 50 marks.
    half = evolve(SCHEME.grade_rule, conditions=(GradeCondition("优", "路", "0.7"), GradeCondition("良", "5", "0.5")))
    absent = unit({"5": "rescale"}, repaired_share=NOTHING, honours=9, trials=9, clean_share=100)
    result = assess(evolve(SCHEME, grade_rule=half), absent)
    result.verify()
    assert (str(result.total), result.grade) == ("80.03", "优")
    more = evolve(half, conditions=(GradeCondition("优", "路", "0.71"),))
    assert assess(evolve(SCHEME, grade_rule=more), absent).grade == "良"


def test_nothing_that_applied_bars_nobody_and_a_share_of_what_did_does() -> None:
    # Of 5 nothing applied; with 60%, it has 30 x 0.8 = 24 of 50 marks.
    absent = unit({"5": "rescale"}, repaired_share=NOTHING)
    assert [assess(SCHEME, one).grade for one in (absent, unit(repaired_share=60, clean_share=100))] == ["良", "差"]


def test_a_forged_figure_that_is_not_written_is_told() -> None:
    honest = assess(SCHEME, unit())
    lines = dict(honest.items)
    lines["2"] = PartResult("2", "再生水", Fraction(100, 3), None, Fraction(17))
    with pytest.raises(VerificationError) as caught:
        evolve(honest, items=lines).verify()
    assert [fault.path for fault in caught.value.faults] == ["/items/2/exact_points"]
    lines["2"] = PartResult("2", "再生水", Fraction(100, 3), Decimal("16.67"), None)
    with pytest.raises(VerificationError) as typed:
        evolve(honest, items=lines).verify()
    assert [(fault.path, fault.code) for fault in typed.value.faults] == [
        ("/items/2/points", "wrong_type"),
        ("/items/2/exact_points", "wrong_type"),
    ]


def with_absence(absence: Absence) -> Scheme:
    """The county's scheme, with another rule for a sea that a unit does not have."""
    first, second, sea = WATER.items()
    changed = evolve(sea, clauses=(evolve(sea.clauses[0], absence=absence),))
    return evolve(SCHEME, headings=(evolve(WATER, parts=(first, second, changed)), *SCHEME.headings[1:]))


@pytest.mark.parametrize(("absence", "points", "group"), [("full", "80/3", "73.3"), ("zero", "0", "46.7")])
def test_what_is_absent_may_count_full_or_zero_by_the_scheme(absence: Absence, points: str, group: str) -> None:
    result = assess(with_absence(absence), unit(sea_share=NOTHING))
    result.verify()
    assert (plain(result.clauses["3"].counted), str(result.groups["水"].points)) == (points, group)


def test_what_is_absent_may_get_the_mean_of_the_cohort() -> None:
    # Of 60% and 30% of 80/3 marks, 16 and 8, the mean is 12: 30 + 50/3 + 12 = 58.667.
    averaged = with_absence("mean")
    members = [unit(), evolve(unit(sea_share=30), unit="乙镇"), evolve(unit(sea_share=NOTHING), unit="丙镇")]
    cohort = assess_cohort(averaged, members)
    cohort.verify()
    result = cohort.results["丙镇"]
    result.verify()
    assert (plain(result.clauses["3"].working.points), str(result.groups["水"].points)) == ("12", "58.7")
    assert str(cohort.results["甲镇"].groups["水"].points) == "62.7"


def test_a_unit_alone_brings_the_mean_where_it_needs_it() -> None:
    averaged, absent = with_absence("mean"), unit(sea_share=NOTHING)
    assert assess(averaged, unit()).total == assess(SCHEME, unit()).total
    with pytest.raises(MissingEvidenceError) as caught:
        assess(averaged, absent)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/statistics/clause_3", "missing")]
    assert str(assess(averaged, evolve(absent, statistics=FrozenMapping({"clause_3": Fraction(12)}))).total) == "68.92"
    with pytest.raises(EvidenceError):
        assess(averaged, evolve(absent, statistics=FrozenMapping({"clause_3": Fraction(27)})))


def test_a_base_without_a_rounding_of_its_own_is_written_as_figures_are() -> None:
    # 62.667 x 0.6 + 68 x 0.4 = 64.80; with nothing rounded for writing, 68.2 x 0.4 makes it 64.88.
    unrounded = evolve(WATER, joining=Joining(rescaled=True))
    free = evolve(SCHEME, headings=(unrounded, *SCHEME.headings[1:]), joining=Joining(rescaled=True))
    result = assess(free, unit())
    result.verify()
    assert (str(result.base), str(result.total), result.exact_total) == ("64.80", "71.30", exact("71.38"))


def test_a_coefficient_of_the_whole_multiplies_the_base_and_no_bonus() -> None:
    # 0.6 × 62.7 + 0.4 × 68 = 64.82, of which half counts; the bonus is 6.5 and counts as it is.
    halved = evolve(scheme(), joining=Joining(coefficient=Constant("0.5"), rounding=Rounding(2, stage="rule")))
    result = assess(halved, unit())
    assert (str(result.base), str(result.total)) == ("32.41", "38.91")
    result.verify()
