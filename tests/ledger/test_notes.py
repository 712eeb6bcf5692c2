"""Notes: what a reader of a result is told of the evidence, and that it is scored all the same."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine import test_cohort as county
from engine.test_assess import noted
from engine.test_district import SCHEME, evidence, incident
from huizhou_qa import Evidence, VerificationError, assess
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.errors import Note, Wording
from huizhou_qa.evidence.records import Known
from huizhou_qa.rules.usual import Usual
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scorers import Band, RelativeToAverage, count, quantity
from scheme.test_scheme import make
from support import model_2017


def test_a_preliminary_fact_is_noted_and_a_final_one_is_not() -> None:
    facts: dict[str, object] = {
        "noise": {"value": 65, "status": "preliminary", "source": "快报", "as_of": "2031-05-31"},
        "green_share": {"value": 35, "status": "final"},
    }
    result = assess(SCHEME, evidence(facts))
    assert noted(result) == [("preliminary_fact", "/facts/noise")]
    result.verify()


def facts_noted(**facts: object) -> list[tuple[str, str]]:
    """The notes of the street with these facts; what it was is scored all the same."""
    result = assess(SCHEME, evidence(facts))
    result.verify()
    return noted(result)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0, None),
        ("0.0000001", "looks_like_a_fraction"),
        ("0.97", "looks_like_a_fraction"),
        (1, "looks_like_a_fraction"),
        ("1.0", "looks_like_a_fraction"),
        ({"numerator": 1, "denominator": 3}, "looks_like_a_fraction"),
        ({"value": "0.5", "source": "年报"}, "looks_like_a_fraction"),
        ("1.0000001", None),
        (2, None),
        # What is counted cannot have been meant otherwise.
        ({"part": 1, "whole": 200}, None),
        ({"part": 1, "whole": 100}, None),
    ],
)
def test_a_percent_fact_above_0_and_up_to_1_looks_like_a_fraction_unless_it_is_counted(
    value: object, code: str | None
) -> None:
    for name in ("green_share", "budget_saved_share"):
        expected = [] if code is None else [(code, f"/facts/{name}")]
        assert facts_noted(**{name: value}) == expected


def test_a_preliminary_fact_is_noted_once_though_its_average_has_the_same_name() -> None:
    preliminary: dict[str, object] = {"patents": {"value": 4, "status": "preliminary"}}
    assert noted(assess(SCHEME, evidence(preliminary))) == [("preliminary_fact", "/facts/patents")]


def test_only_percent_facts_look_like_fractions() -> None:
    for row in SCHEME.inputs:
        if row.section == "facts" and row.kind == "quantity":
            assert "looks_like_a_fraction" not in [code for code, _ in facts_noted(**{row.name: "0.5"})]
    marks: dict[str, object] = {"9": "0.5"}
    assert noted(assess(SCHEME, evidence(marks=marks))) == []


@pytest.mark.parametrize(
    ("numerator", "denominator", "meant"),
    [(1, 3, (100, 3)), (2, 7, (200, 7)), (10**30 - 11, 10**30 - 1, (f"{10**30 - 11}e2", str(10**30 - 1)))],
)
def test_what_is_meant_by_a_quotient_is_told_as_one_that_is_taken(
    numerator: int, denominator: int, meant: tuple[object, object]
) -> None:
    rate = {"numerator": numerator, "denominator": denominator}
    (note,) = [one for one in assess(SCHEME, evidence({"green_share": rate})).notes if one.path.endswith("green_share")]
    written = f'{{"numerator": {meant[0]}, "denominator": {meant[1]}}}'
    assert (note.code, note.params["case"]) == ("looks_like_a_fraction", "quotient")
    assert note.zh.endswith(f"应填{written}")
    assert note.en.endswith(f"write {written}")
    known = evidence_from_json(f'{{"unit": "甲", "facts": {{"green_share": {written}}}}}').facts
    assert known["green_share"] == Known(Fraction(numerator * 100, denominator))


RARE = Wording("历年如此", "as in every year")
INDEX = quantity("index", "指数", "分", usual=Usual("[5, 20]", RARE))
PROJECTS = count("projects", "项目", "个", usual=Usual("[2, 9]", RARE))
UNUSUAL = make(
    Item("1", "指数", 1, (Clause("1", "指数", 1, Band(INDEX, {"[0, 10)": 0, "[10, ∞)": 1})),)),
    Item("2", "项目", 1, (Clause("2", "项目", 1, RelativeToAverage(PROJECTS, {"[0, 1)": 0, "[1, ∞)": 1})),)),
)


def of_unusual(index: object = 10, projects: object = 5, average: object = 5) -> list[tuple[str, str]]:
    facts = {"index": index, "projects": projects}
    told = {"unit": "甲", "facts": facts, "averages": {"projects": average}, "incidents": []}
    result = assess(UNUSUAL, Evidence.from_dict(told))
    result.verify()
    return noted(result)


@pytest.mark.parametrize(("index", "outside"), [("4.999", True), (5, False), (20, False), ("20.001", True)])
def test_a_value_outside_its_usual_range_is_noted_and_scored_like_any_other(index: object, outside: bool) -> None:
    assert of_unusual(index=index) == ([("outside_usual_range", "/facts/index")] if outside else [])


@pytest.mark.parametrize(("projects", "outside"), [(1, True), (2, False), (9, False), (10, True)])
def test_a_count_outside_its_usual_range_is_noted_too(projects: int, outside: bool) -> None:
    assert of_unusual(projects=projects) == ([("outside_usual_range", "/facts/projects")] if outside else [])


def test_an_average_outside_the_usual_range_of_its_fact_is_noted_too() -> None:
    assert of_unusual(average={"part": 91, "whole": 10}) == [("outside_usual_range", "/averages/projects")]
    assert of_unusual(average={"part": 90, "whole": 10}) == []


def test_averages_over_different_numbers_of_members_are_noted_and_not_refused() -> None:
    def told(projects: object) -> list[Note]:
        averages = {"index": {"part": 70, "whole": 7}, "projects": projects}
        return [
            one
            for one in assess(county.SCHEME, county.member("甲", averages=averages)).notes
            if one.code == "members_differ"
        ]

    (note,) = told({"part": 50, "whole": 5})
    reason = "right only where some had nothing to measure"
    assert (note.path, note.zh, note.en) == (
        "/averages",
        "各平均值的单位数不同（平均指数7个、平均项目5个）：无考核对象的单位不计在内，如非此故，请核对",
        f"the averages are over different numbers of members (average of index: 7, average of projects: 5); {reason}",
    )
    assert told({"part": 80, "whole": 7}) == told(10) == []


def test_the_order_in_which_averages_are_given_changes_no_note() -> None:
    averages = {"index": {"part": 70, "whole": 7}, "projects": {"part": 50, "whole": 5}}
    first, second = (
        assess(county.SCHEME, county.member("甲", averages=dict(given))).notes
        for given in (averages.items(), reversed(averages.items()))
    )
    assert first == second


def test_no_two_results_share_a_note_and_one_that_was_altered_is_refused() -> None:
    unusual: dict[str, object] = {"national_sampling_failure_rate": 99}
    result, again = (assess(model_2017.SCHEME, model_2017.changed(unusual)) for _ in range(2))
    assert {note.code for note in result.notes} == {"target_of_2016", "outside_usual_range"}
    assert result.notes == again.notes
    for one, other in zip(result.notes, again.notes, strict=True):
        assert one is not other
        assert "input" not in one.params or one.params["input"] is not other.params["input"]
    object.__setattr__(result.notes[0], "code", "forged")
    with pytest.raises(VerificationError) as caught:
        result.verify()
    assert [fault.path for fault in caught.value.faults] == ["/notes"]
    again.verify()


def test_notes_stand_in_a_fixed_order_whoever_is_first_in_the_evidence() -> None:
    facts: dict[str, object] = {
        "trials": {"value": 2, "status": "preliminary"},
        "noise": {"value": 65, "status": "preliminary"},
        "plan_made": {"nothing": "无对象"},
        "green_share": {"nothing": "无对象"},
    }
    ruling = {"treatment": "full", "by": "办", "why": "无对象"}
    for rulings in ({"5.2": ruling, "1": ruling}, {"1": ruling, "5.2": ruling}):
        given: dict[str, object] = dict(rulings)
        for given_facts in (facts, dict(reversed(facts.items()))):
            result = assess(SCHEME, evidence(given_facts, incidents=[incident("a", status="pending")], rulings=given))
            assert noted(result) == [
                ("pending_incident", "/incidents/a"),
                ("preliminary_fact", "/facts/noise"),
                ("preliminary_fact", "/facts/trials"),
                ("ruling", "/rulings/1"),
                ("ruling", "/rulings/5.2"),
            ]
