"""Evidence as it would be: changes without a correction."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, amend, assess, get_scheme
from huizhou_qa.analysis import what_if
from huizhou_qa.evidence.records import Known
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from support.incidents import incident
from support.model_2017 import MODEL, changed, ruling

SCHEME = get_scheme("huizhou", 2017)
PROJECTS = "quality_incentive_projects"
anything: Callable[..., Evidence] = what_if


def test_what_is_named_is_changed_and_all_else_stays() -> None:
    before = changed(rulings={"2.3": ruling("full")})
    after = what_if(
        SCHEME, before, {"facts": {"pm25_annual_mean": "34.5"}, "marks": {"14": None}, "rulings": {"2.3": None}}
    )
    assert after.values["/facts/pm25_annual_mean"] == Fraction("34.5")
    assert "14" not in after.marks
    assert not after.rulings
    assert {path: one for path, one in after.said().items() if path in before.said()} == {
        **{path: one for path, one in before.said().items() if path not in ("/marks/14", "/rulings/2.3")},
        "/facts/pm25_annual_mean": after.facts["pm25_annual_mean"],
    }


def test_a_name_that_the_scheme_does_not_have_is_refused_with_the_one_that_is_meant() -> None:
    for said in ({"facts": {"pm25_anual_mean": 30}}, {"facts": {"pm25_anual_mean": None}}, {"averages": {"pm": 3}}):
        with pytest.raises(EvidenceError) as refusal:
            anything(SCHEME, changed(), said)
        ((section, names),) = said.items()
        assert [(one.path, one.code) for one in refusal.value.faults] == [
            (f"/{section}/{next(iter(names))}", "unknown_name")
        ]
    with pytest.raises(EvidenceError, match="pm25_annual_mean"):
        what_if(SCHEME, changed(), {"facts": {"pm25_anual_mean": 30}})


def test_incidents_are_changed_one_by_one_or_all_at_once() -> None:
    before = changed(incidents=[incident("一"), incident("二")])
    assert [one.id for one in what_if(SCHEME, before, {"incidents": {"一": None}}).incidents or ()] == ["二"]
    assert what_if(SCHEME, before, {"incidents": []}).incidents == ()
    assert what_if(SCHEME, before, {"incidents": None}).incidents is None


def test_it_is_no_correction_and_forgets_those_before() -> None:
    corrected = amend(changed(), {"marks": {"14": "0.5"}}, "办", "2018-01-01", "复核")
    after = what_if(SCHEME, corrected, {"marks": {"14": 1}})
    assert (after.amendment, after.statement_days) == (None, ())
    assert after == changed(marks={"14": 1})


def test_an_average_over_all_members_moves_with_the_units_own_figure() -> None:
    before = changed(facts={PROJECTS: 4}, averages={PROJECTS: {"part": 20, "whole": 5}})
    assert what_if(SCHEME, before, {"facts": {PROJECTS: 6}}).averages[PROJECTS] == Rate(Fraction(22), Fraction(5))
    stays = what_if(SCHEME, before, {"facts": {PROJECTS: 6}, "averages": {PROJECTS: {"part": 30, "whole": 5}}})
    assert stays.averages[PROJECTS] == Rate(Fraction(30), Fraction(5))
    assert what_if(SCHEME, before, {"facts": {PROJECTS: None}}).averages == before.averages
    assert what_if(SCHEME, changed(averages={PROJECTS: 3}), {"facts": {PROJECTS: 6}}).averages[PROJECTS] == 3


def test_a_sum_that_the_units_own_figure_rules_out_stays_and_is_told_when_it_is_scored() -> None:
    before = changed(facts={PROJECTS: 9}, averages={PROJECTS: {"part": 3, "whole": 5}})
    after = what_if(SCHEME, before, {"facts": {PROJECTS: 4}})
    assert after.averages == before.averages
    with pytest.raises(EvidenceError):
        assess(SCHEME, after)


def test_a_mark_is_left_out_where_the_target_is_met_unless_it_is_one_of_the_changes() -> None:
    missed = changed(facts={"black_odorous_water_target_met": False}, marks={"11.4": "0.5"})
    met: dict[str, object] = {"facts": {"black_odorous_water_target_met": True}}
    after = what_if(SCHEME, missed, met)
    assert "11.4" not in after.marks
    assert str(assess(SCHEME, after).clauses["11.4"].points) == "1.50"
    with pytest.raises(EvidenceError):
        assess(SCHEME, what_if(SCHEME, missed, {**met, "marks": {"11.4": 1}}))


@pytest.mark.parametrize("changes", [{"facts": {"pm25_annual_mean": 1.5}}, {"fact": {}}, [], None, "facts"])
def test_faults_of_form_are_told_at_once(changes: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        anything(SCHEME, changed(), changes)
    assert "what is supposed is not right" in str(caught.value)


def test_an_id_that_is_written_like_another_is_refused() -> None:
    elements = {key: value for key, value in incident("x").items() if key != "id"}
    with pytest.raises(EvidenceError) as caught:
        what_if(SCHEME, changed(incidents=[incident("事件1")]), {"incidents": {"事件１": elements}})
    assert [fault.code for fault in caught.value.faults] == ["repeated_id"]


def test_what_is_no_evidence_is_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        anything(SCHEME, MODEL, {})
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_of_an_interval_no_average_can_be_told_to_move() -> None:
    before = changed()
    after = what_if(SCHEME, before, {"facts": {PROJECTS: {"from": 5, "to": 9}}})
    assert after.facts[PROJECTS] == Known(Between(5, 9))
    assert after.averages == before.averages
