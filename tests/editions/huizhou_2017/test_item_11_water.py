"""Item 11: water, from the sources of drinking water (clause 11.1) to black water (clause 11.4)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import Assessment, EvidenceError, MissingEvidenceError, assess
from support.annex_1 import assert_refused, assessed, unit
from support.model_2017 import NOTHING, SCHEME, changed, ruling, under


def water(**facts: object) -> Assessment:
    return assess(SCHEME, changed(dict(facts)))


def test_the_ratio_of_water_sources_is_a_fraction_and_not_a_number_of_percent() -> None:
    points = water(drinking_water_source_compliance_rate=99).clauses["11.1"].working.points
    assert points == Fraction("1.188")


@pytest.mark.parametrize(
    ("share", "target", "points"),
    [(82, 80, Fraction(3, 2)), (82, 85, Fraction(82, 85) * Fraction(21, 20)), (0, 0, Fraction(3, 2))],
)
def test_the_caller_says_which_target_of_good_water_is_meant(share: int, target: int, points: Fraction) -> None:
    result = water(good_surface_water_share=share, good_surface_water_target=target)
    assert result.clauses["11.2"].working.points == points


@pytest.mark.parametrize(("target", "points"), [(0, Fraction("0.945")), ("8.5", Fraction(3, 2))])
def test_the_caller_says_which_ceiling_of_inferior_water_is_meant(target: object, points: Fraction) -> None:
    result = water(inferior_v_share=5, inferior_v_target=target, i_to_iv_share=90)
    assert result.clauses["11.3"].working.points == points


def test_partial_marks_for_black_water_are_judged_and_stop_at_one() -> None:
    result = assess(SCHEME, changed({"black_odorous_water_target_met": False}, {"11.4": "0.8"}))
    assert str(result.clauses["11.4"].points) == "0.80"
    assert SCHEME.clauses["11.4"].max_points == Fraction(3, 2)


def test_clause_11_3_does_not_ask_for_the_one_to_four_share_when_its_target_is_reached() -> None:
    evidence = unit({"inferior_v_share": "10", "inferior_v_target": "10", "i_to_iv_share": None})
    assert assessed(evidence).clauses["11.3"].points == Decimal("1.5")


@pytest.mark.parametrize(
    ("choice", "v5", "target", "i_to_iv", "points"),
    [
        ("complement", 15, 10, 80, Fraction(14, 15)),
        ("complement_i_to_v", 15, 10, 80, Fraction(119, 120)),
        ("literal_capped", 15, 10, 80, Fraction(21, 20)),
        ("complement", 5, 0, 90, Fraction(189, 200)),
        ("complement_i_to_v", 5, 0, 90, Fraction(399, 400)),
        ("literal_capped", 5, 0, 90, Fraction(21, 20)),
        ("literal_capped", 5, 0, 0, Fraction(0)),
        ("literal_capped", 90, 40, 10, Fraction(21, 80)),
        ("complement", 10, 10, 0, Fraction(3, 2)),
        ("literal_capped", 0, 0, 0, Fraction(3, 2)),
        ("complement_i_to_v", 100, 99, 0, Fraction(0)),
    ],
)
def test_the_ratio_of_11_3_is_what_it_is_read_as(
    choice: str, v5: int, target: int, i_to_iv: int, points: Fraction
) -> None:
    facts: dict[str, object] = {"inferior_v_share": v5, "inferior_v_target": target, "i_to_iv_share": i_to_iv}
    assert under({"inferior_v_ratio": choice}, facts=facts).clauses["11.3"].working.points == points


def test_a_share_that_a_reading_does_not_need_may_be_given_or_left_out() -> None:
    missed: dict[str, object] = {"inferior_v_share": 5, "i_to_iv_share": None}
    assert under({"inferior_v_ratio": "complement_i_to_v"}, facts=missed).clauses["11.3"].working.points == Fraction(
        "0.9975"
    )
    with pytest.raises(MissingEvidenceError):
        under({"inferior_v_ratio": "literal_capped"}, facts=missed)
    with pytest.raises(EvidenceError):
        under({"inferior_v_ratio": "complement_i_to_v"}, facts={"inferior_v_share": 5, "i_to_iv_share": 96})


def test_one_to_four_and_inferior_five_shares_together_do_not_pass_100() -> None:
    shares = {"inferior_v_share": "10", "i_to_iv_share": "90.000001"}
    with pytest.raises(EvidenceError) as caught:
        assessed(unit(shares))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/i_to_iv_share", "contradiction")]


@pytest.mark.parametrize(("met", "mark"), [(False, "-0.000001"), (False, "1.000001"), (False, "1.5"), (True, "1")])
def test_clause_11_4_takes_a_mark_of_at_most_1_and_none_when_its_target_is_met(met: bool, mark: str) -> None:
    assert_refused(unit({"black_odorous_water_target_met": met}, {"11.4": mark}), "/marks/11.4")


def test_what_had_nothing_comes_before_what_is_missing_in_the_same_clause() -> None:
    facts: dict[str, object] = {"good_surface_water_share": NOTHING, "good_surface_water_target": None}
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed(facts))
    assert [fault.path for fault in caught.value.faults] == ["/rulings/11.2"]
    assert assess(SCHEME, changed(facts, rulings={"11.2": ruling("full")})).clauses["11.2"].points == Decimal("1.5")


def test_a_fact_that_the_rule_does_not_read_may_be_nothing() -> None:
    assert assess(SCHEME, changed({"i_to_iv_share": NOTHING})).clauses["11.3"].points == Decimal("1.5")
    missed: dict[str, object] = {"inferior_v_share": 5, "i_to_iv_share": NOTHING}
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed(missed))
    assert [fault.path for fault in caught.value.faults] == ["/rulings/11.3"]


def test_every_result_says_that_the_water_targets_are_those_of_2016() -> None:
    notes = assess(SCHEME, changed()).notes
    assert [note.path for note in notes if note.code == "target_of_2016"] == [
        "/clauses/11.2",
        "/clauses/11.3",
        "/clauses/11.4",
    ]


def test_shares_of_water_that_cannot_be_of_the_same_sections_are_noted_and_not_refused() -> None:
    def told(good: str, clean: str, inferior: str) -> list[str]:
        shares: dict[str, object] = {
            "good_surface_water_share": good,
            "i_to_iv_share": clean,
            "inferior_v_share": inferior,
        }
        notes = assess(SCHEME, changed(shares)).notes
        assert {note.path for note in notes if note.code == "shares_of_other_sections"} <= {"/clauses/11.3"}
        return [note.zh for note in notes if note.code == "shares_of_other_sections"]

    more = "Ⅰ至Ⅲ类断面比例高于Ⅰ至Ⅳ类断面比例：如系同一年度、同一批断面则有误，请核对"
    beyond = "Ⅰ至Ⅲ类断面比例与劣Ⅴ类断面比例之和超过100%：如系同一年度、同一批断面则有误，请核对"
    assert told("90", "90", "10") == []
    assert told("90.01", "90", "0") == [more]
    assert told("95.01", "95", "5") == [more, beyond]
    # What nobody has said contradicts nothing.
    unsaid: dict[str, object] = {"good_surface_water_share": "95.01", "i_to_iv_share": None, "inferior_v_share": 0}
    assert "shares_of_other_sections" not in {note.code for note in assess(SCHEME, changed(unsaid)).notes}


def test_a_clause_is_asked_of_its_own_lead_department() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed({"black_odorous_water_target_met": None}))
    assert list(caught.value.by_lead) == ["住房和城乡规划建设部门"]


def test_a_mark_for_black_water_is_out_of_place_where_its_target_is_met() -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, changed(marks={"11.4": "0.5"}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/marks/11.4", "out_of_place")]
