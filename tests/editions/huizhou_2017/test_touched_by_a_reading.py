"""What every reading of 2017 touches: derived from the program, and as it was once declared by hand."""

from __future__ import annotations

from huizhou_qa import get_scheme
from huizhou_qa.scheme.program.touched import TouchedPart
from support.model_2017 import SCHEME

# What the register said before it was derived, in its own words.
DECLARED = {
    "part_steps_6_2": ("6.2",),
    "part_steps_10_1": ("10.1",),
    "part_steps_10_2": ("10.2",),
    "services_band_ends": ("7",),
    "agri_products": ("2.1", "2.2", "2.3"),
    "empty_project_class": ("4.1", "6.1"),
    "inferior_v_ratio": ("11.3",),
    "incentive_margin": ("13",),
    "overdue_centres": ("12.2",),
    "average_over": ("12.1", "13"),
    "assessment_year": ("否决项", "扣分项"),
    "incident_class_b": ("扣分项",),
    "written_places": ("全部",),
    "grade_lines": ("等级",),
}
DEDUCTIONS, VETO = TouchedPart("adjustment", "扣分项"), TouchedPart("veto", "veto")
BASE, TOTAL, GRADE = TouchedPart("base", "base"), TouchedPart("total", "total"), TouchedPart("grade", "grade")
# The four that were said in words stand in the order of computation: deductions come before the veto, and all that
# is written are the clauses, the base where it is rescaled, and the deductions.
IN_PARTS = {
    "assessment_year": (DEDUCTIONS, VETO),
    "incident_class_b": (DEDUCTIONS,),
    "written_places": (*(TouchedPart("clause", id_) for id_ in SCHEME.clauses), BASE, DEDUCTIONS),
    "grade_lines": (GRADE,),
}


def test_every_reading_touches_what_was_declared_by_hand() -> None:
    assert set(SCHEME.touched_by) == set(SCHEME.readings) == set(DECLARED)
    for reading, declared in DECLARED.items():
        parts = IN_PARTS.get(reading, tuple(TouchedPart("clause", id_) for id_ in declared))
        assert (reading, SCHEME.touched_by[reading].directly) == (reading, parts)


def test_the_clauses_that_hold_a_reading_open_are_told_by_their_ids() -> None:
    touched = SCHEME.touched_by
    assert touched["agri_products"].clauses == ("2.1", "2.2", "2.3")
    assert touched["written_places"].clauses == tuple(SCHEME.clauses)
    assert touched["assessment_year"].clauses == touched["grade_lines"].clauses == ()


def test_what_follows_is_what_is_computed_from_it_and_nothing_beside_it() -> None:
    above = (TouchedPart("item", "11"), TouchedPart("heading", "环境质量"), TouchedPart("heading", "质量目标"))
    touched = SCHEME.touched_by
    assert touched["inferior_v_ratio"].following == (*above, BASE, TOTAL, GRADE)
    assert touched["assessment_year"].following == (TOTAL, GRADE)
    assert touched["grade_lines"].following == ()


def test_what_is_touched_is_the_same_whatever_is_chosen() -> None:
    chosen = get_scheme("huizhou", 2017, readings={"assessment_year": "july_to_june", "part_steps": "prorata"})
    assert chosen.touched_by == SCHEME.touched_by


def test_what_is_touched_is_told_in_both_languages() -> None:
    told = {reading: (touched.text.zh, touched.text.en) for reading, touched in SCHEME.touched_by.items()}
    assert told["agri_products"] == ("2.1、2.2、2.3", "2.1, 2.2, 2.3")
    assert told["grade_lines"] == ("等级", "grade")
    assert told["written_places"] == ("全部各款、合计、扣分项", "every clause, base, adjustment 扣分项")
    assert told["assessment_year"] == (
        "扣分项、否决项（事件类别veto）",
        "adjustment 扣分项, veto by incidents of class veto",
    )
