"""What a correction of one unit does to the others: averages, points, places and grades."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from composite.test_composite import RATINGS, rated
from engine.test_district import FACTS, MARKS
from huizhou_qa import Cohort, Evidence, EvidenceError, MissingEvidenceError, amend, assess_cohort, get_scheme, history
from huizhou_qa.analysis import compare_cohorts, effect_of
from huizhou_qa.composite import composite_cohort
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.onsite import assess_on_site
from support import district
from support.faces import rows
from support.incidents import incident
from support.model_2017 import member

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
PROJECTS = "quality_incentive_projects"
# 70 projects, a mean of 10, of which 甲 has exactly half.
HALF = {"甲": 5, "乙": 11, "丙": 11, "丁": 11, "戊": 11, "己": 11, "庚": 10}


def corrected(evidence: Evidence, projects: int) -> Evidence:
    return amend(evidence, {"facts": {PROJECTS: projects}}, "办", "2018-02-01", "重复计入")


def upheld(evidence: Evidence, changes: dict[str, object]) -> Evidence:
    return amend(evidence, changes, "办", "2031-02-01", "申诉成立")


def cohort_of(counts: dict[str, int], marks: dict[str, dict[str, object]] | None = None, **readings: str) -> Cohort:
    members = [member(unit, count, marks=(marks or {}).get(unit)) for unit, count in counts.items()]
    return assess_cohort(get_scheme("huizhou", 2017, readings=readings), members)


def test_a_correction_that_flips_the_average_edge_of_another_unit_is_found() -> None:
    # 5 of a mean of 10 is half and earns 2; with one project more elsewhere it is below half and earns 1.
    before = cohort_of(HALF)
    assert before.averages[PROJECTS] == Rate(70, 7)
    found = effect_of(before, corrected(before.results["庚"].evidence, 11))
    assert found.averages == {PROJECTS: (Rate(70, 7), Rate(71, 7))}
    assert ["City average of the number of quality incentive projects", "10", "71/7"] in rows(found.to_html("en"), 3)
    lacking = evolve(found, averages=FrozenMapping({PROJECTS: (None, Rate(71, 7))}))
    assert rows(lacking.to_html(), 3)[-1][1:] == ["—", "71/7"]
    lines = {
        one.unit: [(line.id, str(line.before), str(line.after)) for line in one.comparison.differences.values()
                   if line.difference]
        for one in found.changed
    }  # fmt: skip
    assert lines == {"甲": [("13", "2.00", "1.00")]}


def test_the_same_correction_read_without_the_unit_itself() -> None:
    # Six others totalling 65: half of their mean is 5.42, so 5 earned 1 already.
    before = cohort_of(
        {"甲": 5, "乙": 11, "丙": 11, "丁": 11, "戊": 11, "己": 11, "庚": 10}, average_over="without_self"
    )
    assert before.results["甲"].clauses["13"].points == 1
    found = effect_of(before, corrected(before.results["庚"].evidence, 11))
    assert [one.unit for one in found.changed] == []
    # 29 of six others' mean of 24 is 20% above; of 25 it is not.
    before = cohort_of({"甲": 29} | dict.fromkeys("乙丙丁戊己庚", 24), average_over="without_self")
    found = effect_of(before, corrected(before.results["庚"].evidence, 30))
    (line,) = found.units["甲"].comparison.differences.values()
    assert (str(line.before), str(line.after)) == ("4.00", "3.00")


def test_another_units_place_and_grade_change_through_the_average_alone() -> None:
    # 甲 stands on the line of an A by 90.00 and half a mark above 乙, until the mean of projects moves.
    lost: dict[str, object] = dict.fromkeys(["15", "19", "30"], 0)
    before = cohort_of(HALF, {"甲": lost | {"5": "3"}, "乙": lost | {"5": "2", "14": "0.5"}})
    found = effect_of(before, corrected(before.results["庚"].evidence, 11))
    own, other = found.units["甲"], found.units["乙"]
    assert (own.before.place, own.before.grade, own.after.place, own.after.grade) == (6, "A", 7, "B")
    assert (other.before.place, other.after.place, str(other.comparison.difference)) == (7, 6, "0.00")
    assert other.changed


def test_changes_are_shown_in_figures_and_unchanged_units_are_not() -> None:
    before = cohort_of({"甲": 10, "乙": 10})
    found = effect_of(before, upheld(before.results["乙"].evidence, {"marks": {"14": 0}}))
    assert repr(
        found
    ) == "<CohortComparison of 2 units:\n  甲: 1 A 97.70 → 1 A 97.70\n  乙: 1 A 97.70 → 2 A 96.70>" or (
        repr(found) == "<CohortComparison of 2 units:\n  乙: 1 A 97.70 → 2 A 96.70>"
    )
    assert [one.unit for one in found.changed] == ["乙"]


def test_nothing_changes_where_the_evidence_says_the_same() -> None:
    before = cohort_of({"甲": 10, "乙": 12})
    found = effect_of(before, before.results["甲"].evidence)
    assert (found.changed, dict(found.averages)) == ((), {})
    assert found.after.ranking == before.ranking


def test_composites_are_made_again_by_the_same_choice() -> None:
    annex = cohort_of({"甲": 10, "乙": 12})
    on_site = {"甲": rated(4), "乙": assess_on_site(SCHEME, RATINGS | {"visit.1": 1}, unit="乙")}
    before = composite_cohort(annex, on_site, choice="weighted", on_site_weight="0.25")
    found = effect_of(before, upheld(annex.results["乙"].evidence, {"marks": {"15": 0}}))
    own = found.units["乙"]
    assert own.after.total - own.before.total == Decimal("-1.50")
    assert own.comparison.difference == Decimal("-2.00")
    assert own.after.total == found.after.results["乙"].total


def test_a_unit_that_is_no_member_replaces_nothing() -> None:
    before = cohort_of({"甲": 10, "乙": 12})
    for amended, code in ((member("丙"), "unknown_unit"), ("甲", "wrong_type")):
        with pytest.raises(EvidenceError) as caught:
            effect_of(before, amended)  # type: ignore[arg-type] # the point
        assert [fault.code for fault in caught.value.faults] == [code]
    with pytest.raises(EvidenceError) as caught:
        effect_of("甲", member("甲"))  # type: ignore[type-var] # the point
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_a_correction_that_leaves_a_unit_incomplete_or_brings_averages_is_refused() -> None:
    before = cohort_of({"甲": 10, "乙": 12})
    own = before.members["甲"]
    with pytest.raises(MissingEvidenceError):
        effect_of(before, upheld(own, {"marks": {"14": None}}))
    with pytest.raises(EvidenceError) as caught:
        effect_of(before, upheld(own, {"averages": {PROJECTS: 3}}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(f"/averages/{PROJECTS}", "averages_given")]


def test_every_link_of_a_chain_can_be_scored_among_the_others() -> None:
    before = cohort_of(HALF)
    second = corrected(before.members["庚"], 11)
    third = corrected(second, 12)
    assert [str(effect_of(before, link).after.results["庚"].clauses["13"].points) for link in history(third)] == [
        "3.00"
    ] * 3
    after = effect_of(before, third).after
    assert after.averages[PROJECTS] == Rate(72, 7)
    assert effect_of(after, second).after.averages[PROJECTS] == Rate(71, 7)
    assert effect_of(after, history(third)[0]).after.ranking == before.ranking


def test_corrections_made_from_one_cohort_are_applied_one_after_the_other() -> None:
    before = cohort_of(HALF)
    one = corrected(before.results["庚"].evidence, 11)
    other = upheld(before.results["乙"].evidence, {"marks": {"14": "0.5"}})
    after = effect_of(effect_of(before, one).after, other).after
    after.verify()
    assert after.averages[PROJECTS] == Rate(71, 7)
    assert str(after.results["乙"].clauses["14"].points) == "0.50"
    assert history(after.results["庚"].evidence)[-1].amendment == one.amendment


def test_a_correction_of_what_was_corrected_since_is_refused_for_it_would_undo_the_other_unseen() -> None:
    before = cohort_of(HALF)
    one, other = (upheld(before.members["乙"], {"marks": {id_: "0.5"}}) for id_ in ("14", "15"))
    after = effect_of(before, one).after
    for stale in (other, member("乙", 11, marks={"14": 0})):
        with pytest.raises(EvidenceError) as caught:
            effect_of(after, stale)
        assert [fault.code for fault in caught.value.faults] == ["stale_evidence"]
    both = upheld(after.members["乙"], {"marks": {"15": "0.5"}})
    assert str(effect_of(before, both).units["乙"].comparison.difference) == "-2.00"


def test_a_settled_incident_is_a_change_though_nothing_is_scored_otherwise() -> None:
    pending = incident("p", status="pending")
    before = assess_cohort(SCHEME, [member("甲", incidents=[pending]), member("乙")])
    settled = {key: value for key, value in pending.items() if key != "id"} | {
        "status": "confirmed",
        "serious_harm": False,
    }
    found = effect_of(before, upheld(before.members["甲"], {"incidents": {"p": settled}}))
    assert [one.unit for one in found.changed] == ["甲"]


def test_a_figure_that_became_final_is_a_change_though_it_is_the_same() -> None:
    told = {"value": "28", "status": "preliminary"}
    before = assess_cohort(SCHEME, [upheld(member("甲"), {"facts": {"pm25_annual_mean": told}}), member("乙")])
    final = upheld(before.members["甲"], {"facts": {"pm25_annual_mean": told | {"status": "final"}}})
    assert [one.unit for one in effect_of(before, final).changed] == ["甲"]


def test_only_cohorts_of_the_same_units_and_the_same_score_are_compared() -> None:
    one, other = cohort_of({"甲": 10, "乙": 12}), cohort_of({"甲": 10, "丙": 12})
    on_site = {unit: rated(4, unit) for unit in one.results}
    with pytest.raises(EvidenceError) as caught:
        compare_cohorts(composite_cohort(one, on_site, choice="verify_only"), other)  # type: ignore[type-var] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("", "another_score"), ("/丙", "unknown_unit"), ("/乙", "unknown_unit"),
    ]  # fmt: skip
    facts = {"unit": "甲", "facts": FACTS, "marks": MARKS, "incidents": []}
    street = assess_cohort(district.scheme(), [Evidence.from_dict(facts)])
    with pytest.raises(EvidenceError) as caught:
        compare_cohorts(street, assess_cohort(SCHEME, [member("甲")]))
    assert [fault.code for fault in caught.value.faults] == ["another_scheme"]


def test_the_effect_in_a_district_of_other_rules() -> None:
    def street(unit: str, patents: int) -> Evidence:
        return Evidence.from_dict(
            {"unit": unit, "facts": FACTS | {"patents": patents}, "marks": MARKS, "incidents": []}
        )

    before = assess_cohort(district.scheme(), [street("甲街道", 4), street("乙街道", 2)])
    found = effect_of(before, upheld(before.results["乙街道"].evidence, {"facts": {"patents": 6}}))
    assert found.averages == {"patents": (Rate(6, 2), Rate(10, 2))}
    assert found.units["甲街道"].changed


def test_points_that_move_from_one_mark_to_another_are_a_change_though_the_total_is_the_same() -> None:
    before = cohort_of({"甲": 10, "乙": 10}, {"乙": {"14": "0.5"}})
    found = effect_of(before, upheld(before.results["乙"].evidence, {"marks": {"14": 1, "15": "1.5"}}))
    own = found.units["乙"]
    assert own.before == own.after
    assert [one.unit for one in found.changed] == ["乙"]


def test_every_unit_that_changed_stands_on_a_line_of_its_own() -> None:
    before = cohort_of(HALF)
    found = effect_of(before, upheld(before.results["庚"].evidence, {"facts": {PROJECTS: 11}, "marks": {"14": 0}}))
    assert [one.unit for one in found.changed] == ["甲", "庚"]
    lines = [
        f"  {one.unit}: {one.before.place} {one.before.grade} {one.before.total}"
        f" → {one.after.place} {one.after.grade} {one.after.total}"
        for one in found.changed
    ]
    assert repr(found) == "\n".join(["<CohortComparison of 7 units:", *lines]) + ">"
