"""``bounds`` under Annex 1: what the text allows of partial evidence, and every completion tried."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from huizhou_qa import Evidence, EvidenceError, assess, assess_cohort, bounds, get_scheme
from huizhou_qa.analysis import ClauseSet, ScoreBounds, what_if
from huizhou_qa.evidence.records import Nothing
from support import cohort_by_hand as by_hand
from support.completions import completions, leaves_of, without
from support.deciding_clauses import assert_fewest
from support.each_day import one_in
from support.faces import rows
from support.model_2017 import changed
from support.those import those

SCHEME = get_scheme("huizhou", 2017)
UNITS = [
    unit["evidence"] for unit in json.loads((Path(__file__).parents[2] / "data" / "units.json").read_text("utf-8"))
]
NOTHING = {"nothing": "本年无考核对象"}
PENDING = {
    "id": "x",
    "date": "2017-06-01",
    "from_product_quality": True,
    "serious_harm": True,
    "recognised_by": "other",
    "severity": "other",
    "systemic_or_regional": False,
    "status": "pending",
}
WHOLE = [unit for unit in UNITS if not unit.get("rulings")]
GROUPS = [
    [leaf.path for leaf in clause.rule.inputs if leaf.path in leaves_of(SCHEME)] for clause in SCHEME.clauses.values()
]


def of(given: dict[str, Any], **readings: str) -> ScoreBounds:
    return bounds(get_scheme("huizhou", 2017, readings=readings), Evidence.from_dict(given))


def best(**changes: object) -> dict[str, Any]:
    """A unit that earns 100, with other facts in place of some; None takes one away."""
    facts: dict[str, object] = {
        leaf.name: "0" if leaf.name in WORSE_WHEN_MORE else "100"
        for leaf in leaves_of(SCHEME).values()
        if leaf.section == "facts"
    }
    facts |= {"building_supervisors_sufficient": True, "transport_supervisors_sufficient": True}
    facts |= {"black_odorous_water_target_met": True, "good_surface_water_target": "50", "inferior_v_target": "5"}
    marks = {leaf.name: leaf.range.high for leaf in leaves_of(SCHEME).values() if leaf.section == "marks"}
    del marks["11.4"]
    averages = {"quality_infrastructure_index": "10", "quality_incentive_projects": "10"}
    return {"unit": "甲", "facts": facts | changes, "marks": marks, "averages": averages, "incidents": []}


WORSE_WHEN_MORE = (
    "national_sampling_failure_rate",
    "provincial_sampling_failure_rate",
    "city_sampling_failure_rate",
    "quality_warnings",
    "pm25_annual_mean",
    "inferior_v_share",
    "overdue_inspection_centres",
)


def test_of_full_evidence_one_total_is_left() -> None:
    given = best()
    found, result = of(given), assess(SCHEME, Evidence.from_dict(given))
    assert found.low == found.high == result.total == 100
    assert those(found.exact_low, found.exact_high, found.low_open, found.high_open) == (100, 100, False, False)
    assert those(found.grades, found.undecided, found.open_matters, found.tight) == ({"A"}, (), (), True)
    assert found.without_incidents is None
    assert found.lines["A"].secured
    assert not found.lines["A"].lost
    line = found.lines["A"]
    assert those(line.secures, line.forfeits, line.why_no_secures, line.why_no_forfeits) == (None, None, None, None)


def test_rescaling_may_give_100_where_full_marks_would_not() -> None:
    found = of(best(quality_infrastructure_index=NOTHING, overdue_inspection_centres="1"))
    assert those(found.low, found.high) == (Decimal("96.00"), Decimal("100.00"))
    assert found.clauses["12.1"].low == 0
    assert found.clauses["12.1"].high == found.items["12"].max_points == 4
    assert found.undecided == ("12.1",)
    assert found.tight
    assert those(found.lines["A"].secured, found.lines["A"].secures) == (True, None)


def test_shares_that_leave_a_hundredth_decide_a_clause() -> None:
    found = of(best(i_to_iv_share="97", inferior_v_share=None))
    assert those(found.clauses["11.3"].low, found.clauses["11.3"].high) == (Decimal("1.50"), Decimal("1.50"))
    assert found.undecided == ()


def test_of_one_share_there_was_nothing_the_other_may_be_any() -> None:
    found = of(best(i_to_iv_share=NOTHING, inferior_v_share=None))
    assert those(found.clauses["11.3"].low, found.clauses["11.3"].high) == (Decimal("0.00"), Decimal("1.50"))


def test_a_mark_that_is_given_says_that_its_target_was_missed() -> None:
    given = best(black_odorous_water_target_met=None)
    given["marks"]["11.4"] = "0.7"
    assert of(given).clauses["11.4"].high == Decimal("0.70")


def test_of_no_word_about_incidents_everything_below_is_possible_and_beside_it_stands_that_none_happened() -> None:
    found = of({**best(), "incidents": None})
    assert those(found.low, found.high, found.grades) == (0, 100, {"A", "B", "C", "D"})
    assert found.open_matters == ("/incidents",)
    assert found.without_incidents is not None
    assert those(found.without_incidents.low, found.without_incidents.open_matters) == (100, ())
    assert found.lines["A"].secures is None
    assert found.lines["A"].forfeits is None
    assert of({"unit": "甲"}).lines["A"].forfeits is not None


def test_an_incident_that_is_not_settled_may_become_a_veto_a_deduction_or_nothing() -> None:
    found = of({**best(), "incidents": [PENDING]})
    assert those(found.low, found.high, found.grades, found.open_matters) == (90, 100, {"A", "D"}, ("/incidents/x",))
    two = of({**best(), "incidents": [PENDING, {**PENDING, "id": "y", "status": "confirmed"}]})
    assert those(two.low, two.high, two.grades) == (80, 90, {"A", "B", "D"})


def test_a_statistic_that_is_not_known_is_an_open_matter() -> None:
    given = best()
    del given["averages"]["quality_infrastructure_index"]
    found = of(given)
    assert found.open_matters == ("/averages/quality_infrastructure_index",)
    assert those(found.undecided, found.low, found.high) == (("12.1",), 97, 100)
    pair = {"quality_infrastructure_index": {"part": "40", "whole": 4}}
    narrow = best(quality_infrastructure_index=None)
    narrow["averages"] |= pair
    assert of(narrow).clauses["12.1"].high == 4
    narrow["averages"]["quality_infrastructure_index"] = "0"
    assert of(narrow).clauses["12.1"].low == 4


def test_what_a_sum_over_members_leaves_to_the_unit_narrows_its_figure() -> None:
    given = best(quality_incentive_projects=None)
    given["averages"]["quality_incentive_projects"] = {"part": 0, "whole": 3}
    assert of(given).clauses["13"].high == 0
    given["averages"]["quality_incentive_projects"] = {"part": 5, "whole": 1}
    assert of(given).clauses["13"].low == 3
    given["averages"]["quality_incentive_projects"] = "4"
    assert those(of(given).clauses["13"].low, of(given).clauses["13"].high) == (0, 4)
    alone = {**given, "averages": {"quality_incentive_projects": {"part": 5, "whole": 2}}}
    found = of(alone, average_over="without_self")
    assert found.open_matters == (
        "/averages/quality_infrastructure_index",
        "/averages/quality_incentive_projects",
    )


def test_evidence_that_nothing_completes_is_a_contradiction() -> None:
    given = best(black_odorous_water_target_met=True)
    given["marks"]["11.4"] = "0.7"
    with pytest.raises(EvidenceError) as refused:
        of(given)
    assert [fault.code for fault in refused.value.faults] == ["out_of_place"]


@pytest.mark.parametrize("overdue", ["0", "1"])
def test_every_way_of_treating_several_clauses_lies_within_and_the_ends_are_reached(overdue: str) -> None:
    nothing = {"aquatic_pass_rate": NOTHING, "quality_infrastructure_index": NOTHING, "pm25_annual_mean": NOTHING}
    given = best(**nothing, overdue_inspection_centres=overdue, good_air_days_rate="85")
    given["marks"] |= {"31": NOTHING, "5": "1"}
    found, totals, grades = of(given), set(), dict[tuple[str, ...], str]()
    ids = ("2.3", "10.2", "12.1", "31")
    for treatments in product(("full", "zero", "rescale"), repeat=4):
        rulings = {
            id_: {"treatment": treatment, "by": "市质量办", "why": "议定"}
            for id_, treatment in zip(ids, treatments, strict=True)
        }
        result = assess(SCHEME, Evidence.from_dict({**given, "rulings": rulings}))
        totals.add(result.total)
        grades[treatments] = result.grade
    assert those(found.low, found.high, found.grades) == (min(totals), max(totals), set(grades.values()))
    line = found.lines["A"]
    # With a centre overdue, to leave 12.1 out is better than full marks for it: it has no best of its own.
    assert (line.secures is None) is (overdue == "1")
    assert overdue == "1" or those(line.secures, line.forfeits) == (
        fewest_ruled(ids, grades, "full", {"A"}),
        fewest_ruled(ids, grades, "zero", {"B", "C", "D"}),
    )


def fewest_ruled(
    ids: Sequence[str], grades: Mapping[tuple[str, ...], str], treatment: str, wanted: set[str]
) -> ClauseSet | None:
    """The fewest clauses after whose treatment, whatever becomes of the others, the grade is one of those wanted."""
    for size in range(len(ids) + 1):
        deciding = [
            places
            for places in combinations(range(len(ids)), size)
            if all(
                grade in wanted
                for treatments, grade in grades.items()
                if all(treatments[place] == treatment for place in places)
            )
        ]
        if deciding:
            return ClauseSet(tuple(ids[place] for place in deciding[0]), len(deciding))
    return None


def some(seed: int, most: int) -> tuple[dict[str, Any], list[str]]:
    """A unit with a few values missing, mostly of one clause; the target of 11.4 only with its mark."""
    random = Random(seed)
    unit = random.choice(WHOLE)
    wanted = random.choice([group for group in GROUPS if group]) + random.sample(list(leaves_of(SCHEME)), 3)
    paths = list(dict.fromkeys(wanted))[:most]
    if "/facts/black_odorous_water_target_met" in paths and "/marks/11.4" not in paths:
        paths = ["/facts/black_odorous_water_target_met", "/marks/11.4"][:most]
    return unit, paths


@pytest.mark.parametrize("seed", one_in(3, range(8)))
def test_every_completion_lies_within_and_with_few_missing_the_ends_are_among_them(seed: int) -> None:
    unit, paths = some(seed, 2)
    if "/facts/black_odorous_water_target_met" in paths and len(paths) < 2:
        paths = []
    lacking = without(unit, paths)
    found = bounds(SCHEME, Evidence.from_dict(lacking))
    for result in completions(SCHEME, lacking, paths):
        assert found.low is not None
        assert found.high is not None
        assert found.low <= result.total <= found.high
        assert result.grade in found.grades
        assert found.exact_low is not None
        assert found.exact_high is not None
        assert found.exact_low <= result.exact_total <= found.exact_high
        for id_, clause in result.clauses.items():
            low, high = found.clauses[id_].low, found.clauses[id_].high
            assert low is not None
            assert high is not None
            assert clause.points is not None
            assert low <= clause.points <= high
    assert found.tight


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(200))
def test_every_completion_of_three_missing_values_lies_within(seed: int) -> None:
    unit, paths = some(seed, 3)
    lacking = without(unit, paths)
    found = bounds(SCHEME, Evidence.from_dict(lacking))
    for result in completions(SCHEME, lacking, paths):
        assert found.low is not None
        assert found.high is not None
        assert found.low <= result.total <= found.high
        assert result.grade in found.grades


# The target of 11.4 is missing together with its mark: without it there is no completion where it was missed.
BY_MARK = "/facts/black_odorous_water_target_met"
ALONE = [path for path in leaves_of(SCHEME) if path != BY_MARK]
TOGETHER = [group for group in GROUPS if len(group) > 1]


def tried_out(unit: dict[str, Any], paths: Sequence[str]) -> None:
    """Every edge of what is missing is tried: the least and the greatest total are the bounds."""
    lacking = without(unit, paths)
    found = bounds(SCHEME, Evidence.from_dict(lacking))
    results = list(completions(SCHEME, lacking, paths, most=100_000))
    assert found.tight
    assert (found.low, found.high) == (min(one.total for one in results), max(one.total for one in results))
    assert {one.grade for one in results} <= found.grades


@pytest.mark.parametrize("at", one_in(11, range(len(WHOLE))))
def test_every_edge_of_a_missing_value_tried_gives_the_bounds(at: int) -> None:
    for path in ALONE[at % 13 :: 13]:
        tried_out(WHOLE[at], [path])


@pytest.mark.deep
@pytest.mark.parametrize("at", range(len(WHOLE)))
def test_every_edge_of_every_missing_value_tried_gives_the_bounds(at: int) -> None:
    for path in ALONE:
        tried_out(WHOLE[at], [path])


@pytest.mark.parametrize(("at", "group"), one_in(10, enumerate(TOGETHER)))
def test_every_edge_of_all_that_a_clause_reads_tried_together_gives_the_bounds(at: int, group: list[str]) -> None:
    tried_out(WHOLE[at], group)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(24))
def test_every_edge_of_three_missing_values_tried_together_gives_the_bounds(seed: int) -> None:
    random = Random(seed)
    tried_out(random.choice(WHOLE), random.sample(ALONE, 3))


@pytest.mark.parametrize("seed", one_in(10, range(30)))
def test_an_interval_that_narrows_never_widens_and_holds_what_lies_in_it(seed: int) -> None:
    random = Random(seed)
    unit = random.choice(WHOLE)
    # A share that must agree with another one is not free to lie anywhere.
    agreed = {leaf.path for one in SCHEME.program.agreements for leaf in one.sum.weights}
    ranged = {path: leaf for path, leaf in leaves_of(SCHEME).items() if leaf.range.high not in (None, 1)}
    numbers = {path: leaf for path, leaf in ranged.items() if path not in agreed}
    path = random.choice([one for one in numbers if one.split("/")[2] in unit[one.split("/")[1]]])
    _, section, name = path.split("/")
    low, high = (int(end or 0) for end in (numbers[path].range.low, numbers[path].range.high))
    wider = bounds(SCHEME, Evidence.from_dict(without(unit, [path])))
    ends = sorted(random.sample(range(low * 100, high * 100 + 1), 6))
    for start, end in zip(ends[:3], reversed(ends[3:]), strict=True):
        between = {"from": Decimal(start) / 100, "to": Decimal(end) / 100}
        narrower = bounds(SCHEME, Evidence.from_dict({**unit, section: {**unit[section], name: between}}))
        assert wider.low is not None
        assert wider.high is not None
        assert narrower.low is not None
        assert narrower.high is not None
        assert wider.low <= narrower.low <= narrower.high <= wider.high
        assert narrower.grades <= wider.grades
        assert narrower.tight
        for inside in (start, end, (start + end) // 2):
            given = {**unit, section: {**unit[section], name: Decimal(inside) / 100}}
            assert narrower.low <= assess(SCHEME, Evidence.from_dict(given)).total <= narrower.high
        wider = narrower


@pytest.mark.parametrize("seed", range(6))
def test_adding_a_fact_never_widens(seed: int) -> None:
    random = Random(seed)
    unit = random.choice(WHOLE)
    paths = random.sample(list(leaves_of(SCHEME)), 12)
    wider = bounds(SCHEME, Evidence.from_dict(without(unit, paths)))
    for known in (8, 4, 0):
        narrower = bounds(SCHEME, Evidence.from_dict(without(unit, paths[:known])))
        assert wider.low is not None
        assert wider.high is not None
        assert narrower.low is not None
        assert narrower.high is not None
        assert wider.low <= narrower.low <= narrower.high <= wider.high
        assert narrower.grades <= wider.grades
        wider = narrower


def readings() -> Iterator[dict[str, str]]:
    yield {}
    for reading in SCHEME.chosen_readings.register:
        for choice in reading.names[1:]:
            yield {reading.id: choice}


@pytest.mark.parametrize("chosen", one_in(4, readings()), ids=str)
def test_bounds_of_nothing_known_are_tight_under_every_reading(chosen: dict[str, str]) -> None:
    found = of({"unit": "甲", "incidents": []}, **chosen)
    # Of the one rule that its inputs do not move one way alone, under literal_capped, both ends are found at corners.
    assert found.tight
    assert those(found.low, found.high) == (0, 100)


def test_the_fewest_clauses_that_decide_a_line_are_those_that_trying_finds() -> None:
    given = best(modern_services_share="35", good_air_days_rate="80")
    open_yet = {"5": 4, "9": 4, "14": 1, "15": 2}
    for id_ in open_yet:
        del given["marks"][id_]
    given["marks"] |= dict.fromkeys(("22", "23", "40"), "0")
    found = of(given)
    assert those(found.low, found.high) == (79, 90)
    for grade in "AB":
        assert found.lines[grade].secures == tried(given, open_yet, grade, best=True)
        assert found.lines[grade].forfeits == tried(given, open_yet, grade, best=False)
    assert found.lines["C"].secured
    assert list(found.lines) == ["A", "B", "C"]
    assert len(found.lines) == 3
    assert "secures" in repr(found.lines)


def test_a_clause_that_is_settled_without_all_its_facts_keeps_none_of_the_others_from_deciding() -> None:
    # Of 11.3, the shares leave 1.5 whatever the missing one is.
    given = best(i_to_iv_share="97", inferior_v_share=None, modern_services_share="35", good_air_days_rate="80")
    for id_ in ("5", "9", "14"):
        del given["marks"][id_]
    given["marks"] |= dict.fromkeys(("15", "22", "23", "40"), "0")
    found = of(given)
    assert found.undecided == ("5", "9", "14")
    assert_fewest(SCHEME, [Evidence.from_dict(given)], found, found.lines["B"])
    assert found.lines["B"].secures == ClauseSet(("5",), 3)


# What may become of the incident that is not settled.
SETTLED: list[list[dict[str, object]]] = [
    [],
    [{**PENDING, "status": "confirmed"}],
    [{**PENDING, "status": "confirmed", "recognised_by": "state", "severity": "major", "systemic_or_regional": True}],
    [
        {
            **PENDING,
            "status": "confirmed",
            "recognised_by": "state",
            "severity": "especially_major",
            "systemic_or_regional": True,
        }
    ],
]


def lines_tried(seed: int, *, pending: bool) -> int:
    """How many lines are open yet of a unit of which some is missing; what decides each is what every set comes to."""
    random = Random(seed)
    unit = random.choice(WHOLE)
    lacking = without(unit, random.sample(list(leaves_of(SCHEME)), random.choice((2, 4, 6))))
    if pending:
        lacking["incidents"] = [PENDING]
    elif lacking["incidents"] and any(one["status"] == "pending" for one in lacking["incidents"]):
        return 0
    found = bounds(SCHEME, Evidence.from_dict(lacking))
    settled = [{**lacking, "incidents": one} for one in (SETTLED if pending else [lacking["incidents"]])]
    evidences = [Evidence.from_dict(one) for one in settled]
    open_yet = [line for line in found.lines.values() if not line.secured and not line.lost]
    for line in open_yet:
        assert_fewest(SCHEME, evidences, found, line)
    return len(open_yet)


@pytest.mark.parametrize("pending", [False, True])
def test_the_clauses_that_decide_a_line_are_those_of_every_set_tried(pending: bool) -> None:
    assert sum(lines_tried(seed, pending=pending) for seed in range(0, 32, 4)) > 1


@pytest.mark.deep
@pytest.mark.parametrize("pending", [False, True])
def test_the_clauses_that_decide_a_line_are_those_of_every_set_tried_of_many_units(pending: bool) -> None:
    assert sum(lines_tried(seed, pending=pending) for seed in range(200)) > 50


@pytest.mark.parametrize("low", ["0", "1"])
def test_clauses_that_are_to_be_ruled_on_decide_a_line_by_full_marks_and_by_none(low: str) -> None:
    given = best(aquatic_pass_rate=NOTHING, quality_infrastructure_index=NOTHING, modern_services_share="35")
    given["marks"] |= dict.fromkeys(("22", "23", "40"), low)
    given["marks"]["31"] = NOTHING
    open_yet = {"2.3": None, "5": 4, "12.1": None, "31": None}
    del given["marks"]["5"]
    found = of(given)
    assert found.undecided == tuple(open_yet)
    undecided = [grade for grade, line in found.lines.items() if not line.secured and not line.lost]
    assert undecided
    for grade in undecided:
        assert found.lines[grade].secures == tried(given, open_yet, grade, best=True)
        assert found.lines[grade].forfeits == tried(given, open_yet, grade, best=False)


def turned(given: dict[str, Any], marks: Mapping[str, int | None], ids: Iterable[str], *, best: bool) -> dict[str, Any]:
    """The same with these clauses at their best or at their worst; one without full marks is ruled on."""
    ids = list(ids)
    treatment = {"treatment": "full" if best else "zero", "by": "市质量办", "why": "议定"}
    return {
        **given,
        "marks": given["marks"] | {id_: full if best else 0 for id_ in ids if (full := marks[id_]) is not None},
        "rulings": {id_: treatment for id_ in ids if marks[id_] is None},
    }


def tried(given: dict[str, Any], marks: Mapping[str, int | None], grade: str, *, best: bool) -> ClauseSet | None:
    for size in range(len(marks) + 1):
        deciding = []
        for chosen in combinations(marks, size):
            line = of(turned(given, marks, chosen, best=best)).lines[grade]
            if line.secured if best else line.lost:
                deciding.append(chosen)
        if deciding:
            return ClauseSet(deciding[0], len(deciding))
    return None


def test_a_pending_deduction_is_counted_against_the_clauses_that_secure_a_line() -> None:
    given = best()
    for id_ in ("5", "9", "15"):
        del given["marks"][id_]
    harmless = {**PENDING, "status": "confirmed"}
    line = of({**given, "incidents": [harmless]}).lines["B"]
    assert line.secures is None
    assert line.secured
    pending = of({**given, "incidents": [PENDING]}).lines["A"]
    assert pending.secures is None
    assert pending.forfeits is None


def test_faces_tell_the_total_and_the_grades_and_escape_what_was_given() -> None:
    given = best(modern_services_share=None)
    found = of({**given, "unit": "<甲>"})
    assert repr(found) == "<ScoreBounds <甲>: 96.00 to 100.00 points, grade A>"
    assert found.told.zh == "96.00至100.00分，A级"
    html = found._repr_html_()
    assert "&lt;甲&gt;" in html
    assert ["7", "现代服务业增加值比重", "0.00", "4.00", "4.00"] in rows(html, 5)
    assert "未定事项" not in html
    untold = of({**given, "incidents": None})
    assert "未定事项：有无事件" in untold.to_html()
    assert "Open: whether incidents happened" in untold.to_html("en")
    assert "out of reach with the worst of" in of({**given, "marks": {}}).to_html("en")
    assert "各款全得最高分也不能确保（有无事件未说明）" in untold.to_html()
    assert "Even full marks do not make it certain: incidents are not stated" in untold.to_html("en")


def test_of_several_smallest_sets_the_face_tells_how_many_there_are() -> None:
    given = best(modern_services_share="35", good_air_days_rate="80")
    del given["marks"]["5"], given["marks"]["9"]
    given["marks"] |= dict.fromkeys(("14", "22", "40"), "0")
    found = of(given)
    assert (found.lines["A"].secures, found.lines["A"].forfeits) == (ClauseSet(("5", "9"), 1), ClauseSet(("5",), 2))
    assert "下列各款得最高分即可确定达到：5（水利建设质量工作评价）、9（旅游市场秩序综合水平指数）" in found.to_html()
    assert "下列各款得最低分即不可能达到：5（水利建设质量工作评价）（款数同样最少的共2组，此为其一）" in found.to_html()
    assert "the worst of 5 (quality work on water works, as awarded) (one of 2 sets as small)" in found.to_html("en")


def test_clauses_decide_a_grade_beside_what_there_was_nothing_of() -> None:
    unit = next(one for one in by_hand.bundled() if one["unit"] == "丙县")
    given = assess_cohort(SCHEME, [Evidence.from_dict(unit)]).results["丙县"].evidence
    assert any(isinstance(fact, Nothing) for fact in given.facts.values())
    found = bounds(SCHEME, what_if(SCHEME, given, {"marks": {"5": None, "9": None}}))
    # From 58.82 either alone, at its best of 4 marks, passes 60.
    assert (str(found.low), str(found.high)) == ("58.82", "66.82")
    assert found.lines["C"].secures == ClauseSet(("5",), 2)
    assert found.lines["C"].forfeits == ClauseSet(("5", "9"), 1)


@pytest.mark.parametrize("livestock", ["90", "99"], ids=["another class misses its line", "all others reach theirs"])
def test_a_class_that_is_ruled_on_is_settled_under_joint_products_too(livestock: str) -> None:
    scheme = get_scheme("huizhou", 2017, readings={"agri_products": "joint"})
    facts: dict[str, object] = {"vegetable_pass_rate": {"nothing": "全年无抽检"}, "livestock_pass_rate": livestock}
    ruling: dict[str, object] = {"2.1": {"treatment": "full", "by": "办", "why": "全年无抽检"}}
    evidence = changed(facts, rulings=ruling)
    found, result = bounds(scheme, evidence), assess(scheme, evidence)
    assert (found.low, found.high) == (result.total, result.total)
    assert found.grades == frozenset({result.grade})
    assert found.tight
    assert found.undecided == ()


def test_lines_are_a_mapping_of_the_grades_that_have_one() -> None:
    found = bounds(SCHEME, changed())
    assert "D" not in found.lines
    assert found.lines.get("D") is None
    with pytest.raises(KeyError):
        found.lines["D"]
    assert hash(found.lines) == hash(bounds(SCHEME, changed()).lines)
