"""Readings: every choice gives what was worked out for it, and is carried in the result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_assess import SCHEME, changed, incident
from huizhou_qa import Assessment, EvidenceError, MissingEvidenceError, SchemeError, assess, get_scheme
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.readings import Choice, Reading, Readings, Shorthand
from support.strategies import evidence_of

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


def under(readings: Mapping[str, str | int], **sections: dict[str, object]) -> Assessment:
    """The model unit with some evidence changed, assessed and verified under these readings."""
    result = assess(get_scheme("huizhou", 2017, readings=readings), changed(**sections))  # type: ignore[arg-type]
    result.verify()
    return result


def test_the_default_readings_are_the_documented_ones_and_carried_in_every_result() -> None:
    assert dict(under({}).readings) == DEFAULTS
    assert dict(under({"agri_products": "joint"}).readings) == DEFAULTS | {"agri_products": "joint"}


@pytest.mark.parametrize(
    ("choice", "coverage", "points"),
    [
        ("whole", "99.5", "1.00"),
        ("started", "99.5", "0.50"),
        ("prorata", "99.5", "0.75"),
        ("whole", "98.5", "0.50"),
        ("started", "98.5", "0.00"),
        ("prorata", "98.5", "0.25"),
        ("started", "100", "1.00"),
        ("started", "99", "0.50"),
        ("prorata", "98", "0.00"),
        ("prorata", "97", "0.00"),
    ],
)
def test_part_of_a_point_of_supervision_coverage_costs_as_it_is_read(choice: str, coverage: str, points: str) -> None:
    result = under({"part_steps_6_2": choice}, facts={"transport_supervision_coverage": coverage})
    assert str(result.clauses["6.2"].points) == points


@pytest.mark.parametrize(
    ("choice", "days", "points"),
    [
        ("whole", "88.5", "2.70"),
        ("started", "88.5", "2.40"),
        ("prorata", "88.5", "2.55"),
        ("whole", "89.5", "3.00"),
        ("started", "89.5", "2.70"),
        ("prorata", "89.5", "2.85"),
        ("started", "80", "0.00"),
        ("started", "90", "3.00"),
        ("prorata", "80.01", "0.00"),
        ("prorata", "79.99", "0.00"),
    ],
)
def test_part_of_a_percent_of_good_air_days_costs_as_it_is_read(choice: str, days: str, points: str) -> None:
    result = under({"part_steps_10_1": choice}, facts={"good_air_days_rate": days})
    assert str(result.clauses["10.1"].points) == points


@pytest.mark.parametrize(
    ("choice", "mean", "points"),
    [
        ("whole", "36.5", "2.70"),
        ("started", "36.5", "2.40"),
        ("prorata", "36.5", "2.55"),
        ("whole", "36.6", "2.70"),
        ("started", "35", "3.00"),
        ("started", "44.5", "0.00"),
        ("whole", "44.5", "0.30"),
        ("prorata", "45", "0.00"),
        ("prorata", "45.01", "0.00"),
    ],
)
def test_part_of_a_microgram_costs_as_it_is_read(choice: str, mean: str, points: str) -> None:
    result = under({"part_steps_10_2": choice}, facts={"pm25_annual_mean": mean})
    assert str(result.clauses["10.2"].points) == points


@pytest.mark.parametrize("choice", ["whole", "started", "prorata"])
def test_the_shorthand_sets_all_three_steps_at_once(choice: str) -> None:
    readings = under({"part_steps": choice}).readings
    assert [readings[id_] for id_ in ("part_steps_6_2", "part_steps_10_1", "part_steps_10_2")] == [choice] * 3
    assert "part_steps" not in readings


@pytest.mark.parametrize(
    ("choice", "share", "points"),
    [
        ("upper", "50", 4),
        ("upper", "40", 3),
        ("upper", "30", 2),
        ("upper", "20", 1),
        ("lower", "50", 4),
        ("lower", "49.99", 3),
        ("lower", "40", 2),
        ("lower", "40.01", 3),
        ("lower", "30", 1),
        ("lower", "20", 0),
        ("lower", "20.01", 1),
    ],
)
def test_a_shared_end_of_the_services_bands_belongs_where_it_is_read(choice: str, share: str, points: int) -> None:
    assert under({"services_band_ends": choice}, facts={"modern_services_share": share}).clauses["7"].points == points


@pytest.mark.parametrize(
    ("choice", "rates", "points"),
    [
        ("separate", (97, 97, 97), "2.50"),
        ("joint", (97, 97, 97), "0.00"),
        ("joint", (96, 98, 96), "4.00"),
        ("joint", ("95.99", 98, 96), "0.00"),
        ("joint", (96, 98, "95.99"), "0.00"),
        ("separate", ("95.99", 98, "95.99"), "1.50"),
    ],
)
def test_farm_products_are_read_separately_or_jointly(choice: str, rates: tuple[object, ...], points: str) -> None:
    names = ("vegetable_pass_rate", "livestock_pass_rate", "aquatic_pass_rate")
    result = under({"agri_products": choice}, facts=dict(zip(names, rates, strict=True)))
    assert str(result.items["2"].points) == points


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


@pytest.mark.parametrize(
    ("choice", "projects", "points"),
    [
        ("at_least", 12, 4),
        ("more_than", 12, 3),
        ("more_than", 13, 4),
        ("at_least", 11, 3),
        *(
            (choice, projects, points)
            for choice in ("at_least", "more_than")
            for projects, points in ((10, 3), (9, 2), (5, 2), (4, 1), (0, 0))
        ),
    ],
)
def test_exactly_a_fifth_above_the_average_is_enough_or_not(choice: str, projects: int, points: int) -> None:
    result = under({"incentive_margin": choice}, facts={"quality_incentive_projects": projects})
    assert result.clauses["13"].points == points


@pytest.mark.parametrize(
    ("choice", "overdue", "clause", "item"),
    [
        ("once", 2, -1, 3),
        ("per_centre", 2, -2, 2),
        ("per_centre", 0, 0, 4),
        ("per_centre", 9, -9, 0),
        ("once", 9, -1, 3),
    ],
)
def test_overdue_centres_cost_once_or_each_and_the_item_stops_at_nought(
    choice: str, overdue: int, clause: int, item: int
) -> None:
    result = under({"overdue_centres": choice}, facts={"overdue_inspection_centres": overdue})
    assert [int(result.clauses["12.2"].points), int(result.items["12"].points)] == [clause, item]


@pytest.mark.parametrize(
    ("own", "others", "with_self", "without_self"), [(29, 6 * 24, 3, 4), (5, 65, 2, 1), (0, 65, 0, 0), (3, 0, 4, 4)]
)
def test_leaving_oneself_out_lifts_a_leader_and_sinks_a_laggard(
    own: int, others: int, with_self: int, without_self: int
) -> None:
    pair: dict[str, object] = {"part": own + others, "whole": 7}
    index: dict[str, object] = {"part": 63, "whole": 7}
    averages = {"quality_incentive_projects": pair, "quality_infrastructure_index": index}
    for choice, points in (("with_self", with_self), ("without_self", without_self)):
        facts: dict[str, object] = {"quality_incentive_projects": own}
        result = under({"average_over": choice}, facts=facts, averages=dict(averages))
        assert result.clauses["13"].points == points


def test_an_average_without_oneself_needs_the_pair_and_says_so() -> None:
    with pytest.raises(EvidenceError, match="average of the others") as caught:
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
    ("choice", "day", "class_"),
    [
        ("calendar", "2016-12-31", "none"),
        ("calendar", "2017-01-01", "deduction"),
        ("calendar", "2017-12-31", "deduction"),
        ("calendar", "2018-01-01", "none"),
        ("july_to_june", "2016-06-30", "none"),
        ("july_to_june", "2016-07-01", "deduction"),
        ("july_to_june", "2017-06-30", "deduction"),
        ("july_to_june", "2017-07-01", "none"),
    ],
)
def test_an_incident_counts_in_the_year_as_it_is_read(choice: str, day: str, class_: str) -> None:
    scheme = get_scheme("huizhou", 2017, readings={"assessment_year": choice})
    result = assess(scheme, changed(incidents=[incident(date=day)]))
    assert [one.class_ for one in result.incidents] == [class_]


@pytest.mark.parametrize(
    ("choice", "body", "class_"),
    [
        ("independent", "none", "deduction"),
        ("independent", "other", "deduction"),
        ("needs_finding", "none", "none"),
        ("needs_finding", "other", "none"),
        ("needs_finding", "province", "deduction"),
        ("needs_finding", "state", "deduction"),
    ],
)
def test_a_serious_event_without_a_finding_costs_as_it_is_read(choice: str, body: str, class_: str) -> None:
    scheme = get_scheme("huizhou", 2017, readings={"incident_class_b": choice})
    event = incident(recognised_by=body, severity="other", systemic_or_regional=False)
    assert [one.class_ for one in assess(scheme, changed(incidents=[event])).incidents] == [class_]


@pytest.mark.parametrize(
    ("places", "written"),
    [(2, "0.93"), ("2", "0.93"), (1, "0.9"), (3, "0.933"), (4, "0.9333"), (6, "0.933333"), (12, "0.933333333333")],
)
def test_points_are_written_with_as_many_places_as_are_read(places: str | int, written: str) -> None:
    missed: dict[str, object] = {"inferior_v_share": 15, "inferior_v_target": 10, "i_to_iv_share": 80}
    result = under({"written_places": places}, facts=missed)
    assert (str(result.clauses["11.3"].points), result.readings["written_places"]) == (written, str(places))


def test_a_total_between_two_bands_is_graded_as_it_is_read() -> None:
    # 98.7 less 9.2: 89.5
    marks: dict[str, object] = {"5": 0, "9": "0.2", "15": 0}
    continuous, rounded = under({}, marks=marks), under({"grade_lines": "rounded"}, marks=marks)
    assert (str(continuous.total), continuous.grade) == ("89.50", "B")
    assert (str(rounded.total), rounded.grade) == ("89.50", "A")


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


def test_every_reading_says_what_it_touches_its_grounds_and_what_speaks_against_it() -> None:
    for reading in SCHEME.chosen_readings.register:
        assert reading.default == DEFAULTS[reading.id]
        assert len(reading.choices) >= 2
        assert reading.touches
        for wording in (
            reading.question,
            reading.grounds,
            reading.counter_grounds,
            *(one.meaning for one in reading.choices),
        ):
            assert re.search("[一-鿿]", wording.zh), reading.id
            assert re.search("[a-z]", wording.en), reading.id


def test_an_edition_must_say_what_every_choice_makes_of_a_rule() -> None:
    word = Wording("甲", "a")
    reading = Reading("r", ("1",), word, (Choice("x", word), Choice("y", word)), word, word)
    readings = Readings.of((reading,), {}, (Shorthand("all", ("r",)),))
    assert readings.choose("r", {"x": 1, "y": 2}) == 1
    for alternatives in ({"x": 1}, {"x": 1, "y": 2, "z": 3}):
        with pytest.raises(SchemeError, match="choices x, y"):
            readings.choose("r", alternatives)
    with pytest.raises(SchemeError):
        readings.choose("other", {"x": 1, "y": 2})


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


@given(evidence_of(SCHEME), st.sampled_from(LAWFUL))
def test_any_unit_stays_within_its_bounds_under_any_reading(evidence: object, alternative: tuple[str, str]) -> None:
    scheme = get_scheme("huizhou", 2017, readings=dict([alternative]))
    result = assess(scheme, evidence)  # type: ignore[arg-type]
    result.verify()
    for part in [*result.items.values(), *result.groups.values()]:
        assert 0 <= part.points <= part.max_points
    touched = next(one.touches for one in scheme.chosen_readings.register if one.id == alternative[0])
    default = assess(SCHEME, evidence)  # type: ignore[arg-type]
    for id_, line in result.clauses.items():
        if id_ not in touched:
            assert line.working.points == default.clauses[id_].working.points


def test_the_page_of_readings_is_fresh() -> None:
    spec = spec_from_file_location("make_readings", ROOT / "docs" / "make_readings.py")
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


def test_readings_put_together_by_hand_have_one_choice_of_each_and_no_other() -> None:
    wording = Wording("甲", "first")
    reading = Reading("r", ("1",), wording, (Choice("a", wording), Choice("b", wording)), wording, wording)
    assert Readings((reading,), FrozenMapping({"r": "b"})).choose("r", {"a": 1, "b": 2}) == 2
    wrong: list[tuple[dict[str, str], str]] = [
        ({}, "unknown_choice"),
        ({"r": "c"}, "unknown_choice"),
        ({"r": "a", "s": "a"}, "unknown_reading"),
    ]
    for chosen, code in wrong:
        with pytest.raises(SchemeError) as caught:
            Readings((reading,), FrozenMapping(chosen))
        assert [fault.code for fault in caught.value.faults] == [code]
    with pytest.raises(SchemeError) as caught:
        Readings((reading, reading), FrozenMapping({"r": "a"}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/register/r", "repeated_id")]
    with pytest.raises(SchemeError) as caught:
        Readings((reading,), FrozenMapping({"r": "a"})).choose("s", {"a": 1, "b": 2})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/s", "unknown_reading")]
    with pytest.raises(SchemeError) as caught:
        Reading("r", ("1",), wording, (), wording, wording)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/choices", "empty")]
