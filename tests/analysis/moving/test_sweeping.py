"""One fact over a range: cells that are what scoring gives at every number of them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_assess import UNITS as OF_DISTRICT
from engine.test_district import evidence as district_evidence
from huizhou_qa import Evidence, EvidenceError, MissingEvidenceError, VerificationError, assess, get_scheme
from huizhou_qa.analysis import Sweep, SweepCell, sweep, what_if
from huizhou_qa.analysis.moving.cells import place_in
from huizhou_qa.analysis.moving.line_quotients import course_of
from huizhou_qa.analysis.named_inputs import movable
from huizhou_qa.evidence.asked import asked
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Piece, Pieces, Within
from huizhou_qa.rules.derived import scaled
from huizhou_qa.rules.sections import FACTS
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.scorers import on_curve, percent
from huizhou_qa.testing import evidence_strategy
from support import district, valley
from support.faces import rows
from support.model_2017 import MODEL, NOTHING, changed
from support.slopes import village, villager

SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district.scheme()
PM25 = "pm25_annual_mean"
PLACES = {"annex": (SCHEME, evidence_strategy(SCHEME)), "district": (DISTRICT, OF_DISTRICT)}
swept: Callable[..., Sweep] = sweep


def changes_to(scheme: Scheme, name: str, number: Fraction) -> dict[str, object]:
    leaf = next(one for one in movable(scheme) if one.name == name)
    given = bool(number) if asked(leaf).kind == "truth" else number
    return {"facts" if leaf.section == FACTS else "marks": {name: given}}


def places(over: Interval, share: Fraction) -> list[Fraction]:
    ends = [end for end in (over.low, over.high) if end is not None and end in over]
    if over.low is None or over.high is None or over.low == over.high:
        return [*ends, place_in(over)]
    beside = over.low + (over.high - over.low) * share
    return [*ends, place_in(over), *([beside] if beside in over else [])]


@pytest.mark.parametrize("place", PLACES)
@given(data=st.data())
def test_at_every_number_the_total_is_what_the_cell_says(place: str, data: st.DataObject) -> None:
    scheme, units = PLACES[place]
    evidence = data.draw(units)
    leaf, share = data.draw(st.sampled_from(list(movable(scheme)))), data.draw(st.fractions(0, 1, max_denominator=1000))
    range_ = asked(leaf).range
    low, high = range_.low or Fraction(0), range_.high if range_.high is not None else Fraction(60)
    found = sweep(scheme, evidence, leaf.name, low, high)
    found.verify()
    assert (found.cells[0].over.low, found.cells[-1].over.high) == (low, high)
    for cell in found.cells:
        for number in places(cell.over, share):
            if not asked(leaf).whole or number.denominator == 1:
                holds(scheme, evidence, leaf.name, cell, number)
    for left, right in pairwise(found.cells):
        assert left.over.high is not None
        step = 1 if asked(leaf).whole else 0
        assert right.over.low == left.over.high + step


def holds(scheme: Scheme, evidence: Evidence, name: str, cell: SweepCell, number: Fraction) -> None:
    supposed = what_if(scheme, evidence, changes_to(scheme, name, number))
    try:
        result = assess(scheme, supposed)
    except (EvidenceError, MissingEvidenceError):
        assert cell.form is None
        assert cell.undetermined
        return
    if cell.form is None:
        # The mark of a target that is met now is left out, and then nothing lacks.
        assert cell.undetermined
        return
    assert result.exact_total == course_of(cell.coefficients).at(number)
    assert result.grade in cell.grades
    assert cell.total_at_low is not None
    assert cell.total_at_high is not None
    low, high = sorted((cell.total_at_low, cell.total_at_high))
    if cell.form == "flat":
        assert low == high == result.total
    if number == cell.over.low:
        assert result.total == cell.total_at_low
    if number == cell.over.high:
        assert result.total == cell.total_at_high


def test_steps_slopes_and_quotients_are_cells_of_their_own() -> None:
    evidence = changed(facts={PM25: 40, "good_surface_water_share": 72, "good_surface_water_target": 80})
    found = sweep(SCHEME, evidence, PM25, 34, 37)
    assert [str(cell.over) for cell in found.cells] == ["[34, 36)", "[36, 37)", "{37}"]
    shares = sweep(SCHEME, evidence, "good_surface_water_share", 0, 100)
    assert [(str(cell.over), cell.form) for cell in shares.cells] == [("[0, 80)", "line"), ("[80, 100]", "flat")]
    targets = sweep(SCHEME, evidence, "good_surface_water_target", 60, 90)
    assert [(str(cell.over), cell.form) for cell in targets.cells] == [("[60, 72]", "flat"), ("(72, 90]", "quotient")]
    assert len(targets.cells[1].coefficients) == 4
    prorata = get_scheme("huizhou", 2017, readings={"part_steps_10_2": "prorata"})
    slopes = sweep(prorata, evidence, PM25, 30, 50)
    assert [(str(cell.over), cell.form) for cell in slopes.cells] == [
        ("[30, 35]", "flat"),
        ("(35, 45]", "line"),
        ("(45, 50]", "flat"),
    ]


CLOSE = evolve(
    DISTRICT,
    grade_rule=GradeRule([GradeLine(str(line), line) for line in (48, 46, 44, 42, 40)], "差", source="新区办法"),
    vetoes=(),
)


def test_every_grade_that_a_slope_crosses_is_named() -> None:
    found = sweep(CLOSE, district_evidence({"budget_saved_share": 0}), "budget_spent_share", 0, 90)
    (cell,) = found.cells
    assert cell.form == "line"
    spent: list[dict[str, object]] = [{"budget_saved_share": 0, "budget_spent_share": at} for at in range(0, 91, 2)]
    assert cell.grades == {assess(CLOSE, district_evidence(facts)).grade for facts in spent}
    assert len(cell.grades) > 3


def test_where_two_clauses_move_against_each_other_every_grade_within_the_cell_is_named() -> None:
    # One clause rises by a point with each percent point, another falls by half of one.
    green = percent("green", "绿化率")
    rising, falling = scaled(green, 1), on_curve(green, Pieces((Piece("[0, 100]", 100, "-0.5"),)))
    scheme = village(rising, falling, lines={"甲": "101.5", "乙": 101, "丙": "100.5"})
    (cell,) = sweep(scheme, villager(green=0), "green", 0, 4).cells
    assert cell.form == "line"
    assert list(cell.coefficients) == [100, Fraction(1, 2)]
    graded = {assess(scheme, villager(green=at)).grade for at in range(5)}
    assert cell.grades == graded == {"甲", "乙", "丙", "差"}


def test_a_fact_that_two_clauses_read_is_followed_through_both() -> None:
    found = sweep(DISTRICT, district_evidence(), "patents", 0, 20)
    for cell in found.cells:
        for number in range(int(cell.over.low or 0), int(cell.over.high or 0) + 1):
            result = assess(DISTRICT, district_evidence({"patents": number}))
            assert result.exact_total == course_of(cell.coefficients).at(Fraction(number))
            assert result.grade in cell.grades


def test_what_cannot_be_told_there_is_named() -> None:
    found = sweep(SCHEME, changed(), "black_odorous_water_target_met", False, True)
    assert [(cell.form, cell.undetermined) for cell in found.cells] == [(None, ("11.4",)), ("flat", ())]
    assert [cell.why for cell in found.cells] == ["missing", None]
    missing = sweep(SCHEME, Evidence.from_dict({"unit": "甲", "facts": {PM25: 36}}), PM25, 30, 40)
    (cell,) = missing.cells
    assert cell.undetermined[0] == "1.1"
    assert cell.undetermined[-1] == "/incidents"
    assert "10.2" not in cell.undetermined
    assert (cell.total_at_low, cell.grades) == (None, frozenset())


def test_facts_that_cannot_both_be_so_are_named() -> None:
    evidence = changed(facts={"inferior_v_share": 10, "inferior_v_target": 5, "i_to_iv_share": 80})
    found = sweep(SCHEME, evidence, "i_to_iv_share", 70, 100)
    assert [str(cell.over) for cell in found.cells] == ["[70, 90]", "(90, 100]"]
    assert (found.cells[-1].undetermined, found.cells[-1].why) == ((SCHEME.agreements[0].path,), "contradiction")
    assert "contradicts" in found.to_html("en")


def told_of_valley(found: Sweep) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Every cell, after its ends and what lies between have been held against scoring."""
    for cell in found.cells:
        for number in places(cell.over, Fraction(1, 3)):
            holds(found.scheme, found.evidence, found.fact, cell, number)
    found.verify()
    return [(str(cell.over), cell.form, cell.undetermined) for cell in found.cells]


def test_a_fact_or_mark_that_is_out_of_place_is_named() -> None:
    (cell,) = sweep(SCHEME, changed(), "11.4", 0, 1).cells
    assert (cell.form, cell.undetermined, cell.why) == (None, ("11.4",), "out_of_place")
    assert "不应填写" in (html := sweep(SCHEME, changed(), "11.4", 0, 1).to_html("zh"))
    assert ">缺<" not in html
    missed = changed(facts={"black_odorous_water_target_met": False})
    assert [(cell.form, cell.undetermined) for cell in sweep(SCHEME, missed, "11.4", 0, 1).cells] == [("line", ())]
    excluding = valley.with_trees(Within(valley.GREEN, "[50, 100]"))
    assert told_of_valley(sweep(excluding, valley.evidence(60), "trees", 0, 100)) == [
        ("[0, 100]", None, ("/facts/trees",))
    ]
    assert told_of_valley(sweep(excluding, valley.evidence(40), "trees", 0, 100)) == [("[0, 100]", "line", ())]


def test_a_fact_that_is_out_of_place_above_a_number_of_its_own_is_told_up_to_there() -> None:
    excluding = valley.with_trees(Within(valley.TREES, "(90, 100]"))
    assert told_of_valley(sweep(excluding, valley.evidence(60, trees=20), "trees", 0, 100)) == [
        ("[0, 90]", "line", ()),
        ("(90, 100]", None, ("/facts/trees",)),
    ]


def test_what_the_fact_puts_out_of_place_is_left_out_from_there_on() -> None:
    excluding = valley.with_trees(Within(valley.GREEN, "[50, 100]"))
    assert told_of_valley(sweep(excluding, valley.evidence(40, trees=20), "green", 0, 100)) == [
        ("[0, 50)", "line", ()),
        ("[50, 100]", None, ("1",)),
    ]


def test_a_fact_that_is_missing_or_nothing_can_be_gone_over() -> None:
    known = sweep(SCHEME, changed(), PM25, 30, 40)
    for unknown in (None, NOTHING):
        assert sweep(SCHEME, changed(facts={PM25: unknown}), PM25, 30, 40).cells == known.cells


def test_the_average_moves_where_the_unit_is_part_of_its_sum() -> None:
    pair = changed(
        facts={"quality_incentive_projects": 4}, averages={"quality_incentive_projects": {"part": 12, "whole": 3}}
    )
    moving = sweep(SCHEME, pair, "quality_incentive_projects", 0, 12)
    held = sweep(
        SCHEME,
        changed(facts={"quality_incentive_projects": 4}, averages={"quality_incentive_projects": 4}),
        "quality_incentive_projects", 0, 12,
    )  # fmt: skip
    # Of 3 members with 8 elsewhere the average is (8 + x) / 3: x is 1.2 times that from 16/3 on.
    assert [str(cell.over) for cell in moving.cells] == ["{0}", "{1}", "[2, 3]", "[4, 5]", "[6, 12]"]
    assert [str(cell.over) for cell in held.cells] == ["{0}", "{1}", "[2, 3]", "{4}", "[5, 12]"]


@pytest.mark.parametrize(
    ("fact", "low", "high", "codes"),
    [
        ("pm25", 0, 1, ["unknown_name"]),
        (5, 0, 1, ["wrong_type"]),
        (PM25, 2, 1, ["out_of_order"]),
        (PM25, -1, 1.5, ["out_of_range", "float"]),
        ("quality_warnings", "0.5", "x", ["not_whole", "not_a_number"]),
    ],
)
def test_what_cannot_be_gone_over_is_refused(fact: object, low: object, high: object, codes: list[str]) -> None:
    with pytest.raises(EvidenceError) as caught:
        swept(SCHEME, changed(), fact, low, high)
    assert [fault.code for fault in caught.value.faults] == codes
    assert all(fault.zh and fault.en for fault in caught.value.faults)


def test_evidence_that_does_not_fit_is_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        sweep(SCHEME, changed(facts={"good_air_days_rate": 101}), PM25, 0, 1)
    assert [fault.path for fault in caught.value.faults] == ["/facts/good_air_days_rate"]


def test_one_put_together_by_hand_says_what_does_not_agree() -> None:
    found = sweep(SCHEME, changed(), PM25, 30, 40)
    for altered, path in ((evolve(found, cells=found.cells[1:]), "/cells"), (evolve(found, low=Fraction(50)), "/high")):
        with pytest.raises(VerificationError) as caught:
            altered.verify()
        assert [fault.path for fault in caught.value.faults] == [path]
    with pytest.raises(VerificationError):
        evolve(found, scheme="x").verify()  # type: ignore[arg-type] # of a wrong kind


def test_its_face_shows_the_cells_and_escapes_what_people_wrote() -> None:
    found = sweep(SCHEME, Evidence.from_dict({**MODEL, "unit": "<b>甲</b>"}), PM25, 35, 37)
    html = found._repr_html_()
    assert "&lt;b&gt;甲&lt;/b&gt;" in html
    assert "PM2.5年均浓度：35微克/立方米至37微克/立方米" in html
    total = assess(SCHEME, found.evidence).total
    assert [row[0] for row in rows(found._repr_html_(), 5)] == ["[35, 36)", "[36, 37)", "{37}"]
    assert rows(found.to_html("en"), 5)[0][1:] == ["flat", str(total), str(total), "A"]
    assert repr(found).splitlines()[0] == "<Sweep of pm25_annual_mean of <b>甲</b>:"
    assert "[35, 36): " in repr(found)
    assert "put together by hand" in evolve(found, scheme="x")._repr_html_()  # type: ignore[arg-type] # of a wrong kind
    undetermined = sweep(SCHEME, changed(), "black_odorous_water_target_met", 0, 1)
    assert "no: — → — 11.4" in repr(undetermined)


def test_yes_and_no_are_cells_in_words() -> None:
    found = sweep(SCHEME, changed(), "building_supervisors_sufficient", 0, 1)
    assert [row[0] for row in rows(found.to_html("zh"), 5)] == ["否", "是"]
    assert [row[0] for row in rows(found.to_html("en"), 5)] == ["no", "yes"]
    alike = sweep(SCHEME, Evidence.from_dict({"unit": "甲"}), "building_supervisors_sufficient", 0, 1)
    assert [row[0] for row in rows(alike.to_html("zh"), 5)] == ["否、是"]
