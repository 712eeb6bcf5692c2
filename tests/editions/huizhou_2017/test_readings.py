"""Readings: every choice gives what was worked out for it, and is carried in the result."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import (
    Evidence,
    EvidenceError,
    Fault,
    HuizhouQAError,
    MissingEvidenceError,
    SchemeError,
    assess,
    assess_cohort,
    check,
    get_scheme,
)
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing import evidence_strategy
from support.model_2017 import NOTHING, SCHEME, changed, member, ruling, under

ROOT = Path(__file__).parents[3]

DEFAULTS = {
    "part_steps_6_2": "whole",
    "part_steps_10_1": "whole",
    "part_steps_10_2": "whole",
    "services_band_ends": "upper",
    "agri_products": "separate",
    "empty_project_class": "satisfied",
    "inferior_v_ratio": "complement",
    "incentive_margin": "at_least",
    "overdue_centres": "once",
    "average_over": "with_self",
    "assessment_year": "calendar",
    "incident_class_b": "independent",
    "written_places": "2",
    "grade_lines": "continuous",
}
ALTERNATIVES = [(reading.id, name) for reading in SCHEME.chosen_readings.register for name in reading.names]


def test_the_default_readings_are_the_documented_ones_and_carried_in_every_result() -> None:
    assert dict(under({}).readings) == DEFAULTS
    assert dict(under({"agri_products": "joint"}).readings) == DEFAULTS | {"agri_products": "joint"}


@pytest.mark.parametrize("choice", ["whole", "started", "prorata"])
def test_the_shorthand_sets_all_three_steps_at_once(choice: str) -> None:
    readings = under({"part_steps": choice}).readings
    assert [readings[id_] for id_ in ("part_steps_6_2", "part_steps_10_1", "part_steps_10_2")] == [choice] * 3
    assert "part_steps" not in readings


def test_an_average_without_oneself_needs_the_pair_and_says_so() -> None:
    with pytest.raises(EvidenceError, match="average over the other units") as caught:
        under({"average_over": "without_self"})
    assert {(fault.path, fault.code) for fault in caught.value.faults} == {
        ("/averages/quality_infrastructure_index", "pair_needed"),
        ("/averages/quality_incentive_projects", "pair_needed"),
    }


def test_an_average_of_the_unit_alone_has_no_others() -> None:
    alone: dict[str, object] = {
        "quality_incentive_projects": {"part": 12, "whole": 1},
        "quality_infrastructure_index": {"part": 14, "whole": 1},
    }
    with pytest.raises(EvidenceError) as caught:
        under({"average_over": "without_self"}, averages=alone)
    assert {fault.code for fault in caught.value.faults} == {"pair_needed"}


def test_where_the_units_own_figure_is_missing_it_alone_is_asked_for() -> None:
    pairs: dict[str, object] = {
        "quality_incentive_projects": {"part": 70, "whole": 7},
        "quality_infrastructure_index": {"part": 63, "whole": 7},
    }
    with pytest.raises(MissingEvidenceError) as caught:
        under({"average_over": "without_self"}, facts={"quality_infrastructure_index": None}, averages=pairs)
    assert [fault.path for fault in caught.value.faults] == ["/facts/quality_infrastructure_index"]


@pytest.mark.parametrize(
    ("places", "written"),
    [(2, "0.93"), ("2", "0.93"), (1, "0.9"), (3, "0.933"), (4, "0.9333"), (6, "0.933333"), (12, "0.933333333333")],
)
def test_points_are_written_with_as_many_places_as_are_read(places: str | int, written: str) -> None:
    missed: dict[str, object] = {"inferior_v_share": 15, "inferior_v_target": 10, "i_to_iv_share": 80}
    result = under({"written_places": places}, facts=missed)
    assert (str(result.clauses["11.3"].points), result.readings["written_places"]) == (written, str(places))


@pytest.mark.parametrize(
    ("asked", "path", "code"),
    [
        ({"agri": "joint"}, "/readings/agri", "unknown_reading"),
        ({"agri_products": "Joint"}, "/readings/agri_products", "unknown_choice"),
        ({"written_places": 5}, "/readings/written_places", "unknown_choice"),
        ({"written_places": True}, "/readings/written_places", "unknown_choice"),
        ({"written_places": 10**5000}, "/readings/written_places", "unknown_choice"),
        ({"written_places": None}, "/readings/written_places", "unknown_choice"),
        ({"part_steps": "half"}, "/readings/part_steps_6_2", "unknown_choice"),
        ({"part_steps": "whole", "part_steps_6_2": "started"}, "/readings/part_steps_6_2", "contradiction"),
    ],
)
def test_a_reading_that_is_not_known_is_refused_naming_the_known_ones(
    asked: dict[str, str | int], path: str, code: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        get_scheme("huizhou", 2017, readings=asked)
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]
    if code == "unknown_reading":
        assert "agri_products" in str(caught.value)


@pytest.mark.parametrize("asked", ["joint", ["joint"], 0, ""])
def test_readings_are_asked_for_in_a_mapping(asked: object) -> None:
    with pytest.raises(SchemeError, match="mapping"):
        get_scheme("huizhou", 2017, readings=asked)  # type: ignore[arg-type]


def test_the_same_choice_said_twice_is_no_contradiction() -> None:
    asked: dict[str, str | int] = {"part_steps": "started", "part_steps_6_2": "started"}
    assert get_scheme("huizhou", 2017, readings=asked).readings["part_steps_6_2"] == "started"


def test_every_reading_says_its_grounds_and_what_speaks_against_it() -> None:
    for reading in SCHEME.chosen_readings.register:
        assert reading.default == DEFAULTS[reading.id]
        assert len(reading.choices) >= 2
        for wording in (
            reading.question,
            reading.grounds,
            reading.counter_grounds,
            *(one.meaning for one in reading.choices),
        ):
            assert re.search("[一-鿿]", wording.zh), reading.id
            assert re.search("[a-z]", wording.en), reading.id


@pytest.mark.parametrize(("id_", "choice"), ALTERNATIVES, ids=[f"{id_}={choice}" for id_, choice in ALTERNATIVES])
def test_a_unit_verifies_under_every_reading(id_: str, choice: str) -> None:
    pairs: dict[str, object] = {
        "quality_incentive_projects": {"part": 70, "whole": 7},
        "quality_infrastructure_index": {"part": 63, "whole": 7},
    }
    result = under({id_: choice}, averages=pairs)
    assert result.readings[id_] == choice
    assert result.scheme.max_points == 100


LAWFUL = [one for one in ALTERNATIVES if one != ("average_over", "without_self")]


@given(evidence_strategy(SCHEME), st.sampled_from(LAWFUL))
def test_any_unit_stays_within_its_bounds_under_any_reading(evidence: object, alternative: tuple[str, str]) -> None:
    scheme = get_scheme("huizhou", 2017, readings=dict([alternative]))
    result = assess(scheme, evidence)  # type: ignore[arg-type]
    result.verify()
    for part in [*result.items.values(), *result.groups.values()]:
        assert 0 <= part.counted <= part.max_points
    # With other places the points are written otherwise, and computed alike.
    touched = () if alternative[0] == "written_places" else SCHEME.touched_by[alternative[0]].clauses
    default = assess(SCHEME, evidence)  # type: ignore[arg-type]
    for id_, line in result.clauses.items():
        if id_ not in touched:
            assert line.working.points == default.clauses[id_].working.points


def test_the_page_of_readings_is_fresh() -> None:
    spec = spec_from_file_location("make_readings", ROOT / "docs" / "scripts" / "make_readings.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "readings.md").read_text("utf-8") == module.page()


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ({"agri_product": "joint"}, "agri_products"),
        ({"part_step": "whole"}, "part_steps"),
        ({"Grade_Lines": "rounded"}, "grade_lines"),
        ({"agri_products": "jointly"}, "joint"),
        ({"part_steps_6_2": "prorate"}, "prorata"),
        ({"zzz": "joint"}, None),
        ({"agri_products": "zzz"}, None),
        ({"agri_products": 10**5000}, None),
        ({"长" * 10**6: "joint"}, None),
    ],
    ids=range(9),
)
def test_an_unknown_reading_or_choice_offers_the_nearest_known_one(
    asked: dict[str, str | int], nearest: str | None
) -> None:
    with pytest.raises(SchemeError) as caught:
        get_scheme("huizhou", 2017, readings=asked)
    (fault,) = caught.value.faults
    assert fault.params.get("nearest") == nearest
    assert nearest is None or (f"是否指{nearest}；" in fault.zh and f"the nearest is {nearest}" in fault.en)
    assert len(str(caught.value)) < 1500


def test_a_unit_alone_is_its_own_average() -> None:
    alone = assess_cohort(SCHEME, [member("甲", 5, 5)])
    assert [str(alone.results["甲"].clauses[id_].points) for id_ in ("12.1", "13")] == ["4.00", "3.00"]
    with pytest.raises(EvidenceError, match="two members or more"):
        assess_cohort(get_scheme("huizhou", 2017, readings={"average_over": "without_self"}), [member("甲")])


def test_an_empty_project_class_can_be_read_to_need_a_ruling() -> None:
    scheme = get_scheme("huizhou", 2017, readings={"empty_project_class": "needs_ruling"})
    for clause, works in (("4.1", "building"), ("6.1", "transport")):
        for class_ in ("large", "other"):
            empty: dict[str, object] = {f"{works}_{class_}_acceptance_rate": NOTHING}
            with pytest.raises(MissingEvidenceError) as caught:
                assess(scheme, changed(empty))
            assert [fault.path for fault in caught.value.faults] == [f"/rulings/{clause}"]
            result = assess(scheme, changed(empty, rulings={clause: ruling("zero")}))
            result.verify()
            assert result.clauses[clause].points == 0


@given(evidence_strategy(SCHEME), st.sampled_from(["average_over", "empty_project_class"]))
def test_nothing_is_told_where_and_only_where_it_is_scored(evidence: Evidence, reading: str) -> None:
    choice = {"average_over": "without_self", "empty_project_class": "needs_ruling"}[reading]
    scheme = get_scheme("huizhou", 2017, readings={reading: choice})
    told = check(scheme, evidence)
    assert set(faults_in_scoring(scheme, evidence)) <= set(told)
    assert bool(told) == bool(faults_in_scoring(scheme, evidence))


def faults_in_scoring(scheme: Scheme, evidence: Evidence) -> tuple[Fault, ...]:
    try:
        assess(scheme, evidence)
    except HuizhouQAError as error:
        return error.faults
    return ()
