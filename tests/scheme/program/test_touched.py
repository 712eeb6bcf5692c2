"""What a reading touches of the made-up district, with readings left open in every part that may hold one."""

from __future__ import annotations

from attrs import evolve

from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Measure, Open
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.program.touched import TouchedPart
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import Veto
from support import district

DISTRICT = district.scheme()
WORD = Wording("甲", "a")
FAILURE, SCANDAL, DISASTER = (TouchedPart("veto", class_) for class_ in ("failure", "scandal", "disaster"))
ACCIDENTS = TouchedPart("adjustment", "事故")
BASE, TOTAL, GRADE = TouchedPart("base", "base"), TouchedPart("total", "total"), TouchedPart("grade", "grade")


def read(*ids: str) -> Readings:
    choices = (Choice("a", WORD), Choice("b", WORD))
    return Readings.of(tuple(Reading(id_, WORD, choices, WORD, WORD) for id_ in ids), {})


def as_it_is_or(second: Measure, first: Measure, reading: str) -> Open:
    return Open(reading, {"a": first, "b": second})


def with_lines(*last: IncidentLine) -> IncidentTable:
    """The district's table with other lines for what is no disaster and no scandal."""
    return evolve(district.INCIDENTS, lines=district.INCIDENTS.lines[:-2] + last)


def test_classes_of_incidents_are_touched_with_what_counts_them_and_only_where_a_choice_counts_otherwise() -> None:
    failure, accident = district.INCIDENTS.lines[-2:]
    wider = IncidentLine("failure", severity=("major",))
    table = Alternatives[IncidentTable | None](
        "what_fails", FrozenMapping({"a": with_lines(failure, accident), "b": with_lines(wider, accident)})
    )
    scheme = evolve(DISTRICT, incident_table=table, chosen_readings=read("what_fails"))
    touched = scheme.touched_by["what_fails"]
    assert touched.directly == (ACCIDENTS, FAILURE)
    assert touched.following == (TOTAL, GRADE)
    assert (touched.text.zh, touched.text.en) == (
        "事故、否决项（事件类别failure）",
        "adjustment 事故, veto by incidents of class failure",
    )


def test_every_class_is_touched_by_what_the_first_line_asks() -> None:
    year = evolve(district.INCIDENTS.year, last=district.INCIDENTS.year.last.replace(month=5))
    later = evolve(district.INCIDENTS, year=year)
    tables = Alternatives[IncidentTable | None]("year", FrozenMapping({"a": district.INCIDENTS, "b": later}))
    scheme = evolve(DISTRICT, incident_table=tables, chosen_readings=read("year"))
    assert scheme.touched_by["year"].directly == (ACCIDENTS, SCANDAL, FAILURE, DISASTER)


def test_a_table_that_one_choice_is_without_touches_all_that_it_counts() -> None:
    tables = Alternatives[IncidentTable | None]("none", FrozenMapping({"a": district.INCIDENTS, "b": None}))
    lone = evolve(DISTRICT, incident_table=tables, chosen_readings=read("none"))
    assert lone.touched_by["none"].directly == (ACCIDENTS, SCANDAL, FAILURE, DISASTER)


def test_rounding_touches_all_that_is_written_and_the_grade_rule_the_grade() -> None:
    rule = DISTRICT.grade_rule
    scheme = evolve(
        DISTRICT,
        rounding=Alternatives("places", FrozenMapping({"a": Rounding(1, "half_even"), "b": Rounding(2)})),
        grade_rule=Alternatives("whole", FrozenMapping({"a": rule, "b": evolve(rule, rounding=None)})),
        chosen_readings=read("places", "whole"),
    )
    written, graded = scheme.touched_by["places"], scheme.touched_by["whole"]
    assert written.clauses == tuple(scheme.clauses)
    assert written.directly[len(scheme.clauses) :] == (BASE, ACCIDENTS)
    assert [part.id for part in written.following if part.kind == "item"] == list(scheme.items)
    assert sorted(part.id for part in written.following if part.kind == "heading") == sorted(scheme.groups)
    assert written.following[-2:] == (TOTAL, GRADE)
    assert (written.text.zh, written.text.en) == ("全部各款、合计、事故", "every clause, base, adjustment 事故")
    assert (graded.directly, graded.following) == ((GRADE,), ())


def test_a_rule_that_is_left_open_touches_its_clause_and_an_adjustment_itself() -> None:
    doubled = as_it_is_or(scaled(district.BEYOND_CONTROL, 2), district.BEYOND_CONTROL, "dearer")
    scheme = evolve(
        DISTRICT, adjustments=(Adjustment("事故", "事故", doubled),), chosen_readings=read("dearer", "unread")
    )
    assert scheme.touched_by["dearer"].directly == (ACCIDENTS,)
    # A reading that nothing in the scheme leaves open touches nothing.
    assert set(scheme.touched_by) == {"dearer"}


def test_choices_that_come_to_the_same_leave_nothing_open() -> None:
    same = Alternatives("whole", FrozenMapping({"a": DISTRICT.grade_rule, "b": DISTRICT.grade_rule}))
    scheme: Scheme = evolve(DISTRICT, grade_rule=same, chosen_readings=read("whole"))
    assert not scheme.touched_by


def test_parts_are_called_by_their_ids() -> None:
    called = [
        (part.called.zh, part.called.en)
        for part in (
            TouchedPart("clause", "3.1"),
            TouchedPart("item", "3"),
            TouchedPart("heading", "环境"),
            BASE,
            TOTAL,
            GRADE,
            SCANDAL,
        )
    ]
    assert called == [
        ("3.1", "3.1"),
        ("第3项", "item 3"),
        ("标题“环境”", "heading 环境"),
        ("合计", "base"),
        ("总分", "total"),
        ("等级", "grade"),
        ("否决项（事件类别scandal）", "veto by incidents of class scandal"),
    ]


def test_vetoes_of_one_class_are_touched_once() -> None:
    vetoes: tuple[Veto, ...] = (*DISTRICT.vetoes, DISTRICT.vetoes[1])
    table = Alternatives[IncidentTable | None](
        "what_fails",
        FrozenMapping({"a": district.INCIDENTS, "b": with_lines(IncidentLine("accident"))}),
    )
    with_two = evolve(DISTRICT, vetoes=vetoes, incident_table=table, chosen_readings=read("what_fails"))
    assert with_two.touched_by["what_fails"].directly == (ACCIDENTS, FAILURE)
