"""What a scheme says where it is refused: whole messages, since callers read them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from huizhou_qa import SchemeError
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.evidence.checking import Agreement, Exclusion
from huizhou_qa.ground.inputs import count, events, level, mark, percent
from huizhou_qa.ground.measures import Condition
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.ground.rules import CurveRule
from huizhou_qa.scheme.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scheme.incidents import Adjustment, IncidentLine, IncidentTable, Period, SetsGrade
from huizhou_qa.scheme.readings import Choice, Reading, Readings, Shorthand, Wording
from huizhou_qa.scheme.tree import Clause, Heading, Item
from huizhou_qa.scorers import Awarded, Band, CappedCount, ItemDeduction, Rating
from test_scheme import GRADES, OFF, RATE, SOUND, TABLE, YEAR, clause, item, make

NUMBER = count("n", "数", "个")
OTHER = percent("other", "别的")
EMPTY = Wording("", "")
READING = Reading("r", ("1",), EMPTY, (Choice("a", EMPTY), Choice("b", EMPTY)), EMPTY, EMPTY)
HALF_OFF = Clause("3", "款", 0, ItemDeduction(NUMBER, "0.5", once=True), min_points="-0.5")

TREE = "the tree of marks contradicts itself\n  "
READINGS = "the readings asked for cannot be had\n  "
SCHEME = "the scheme contradicts itself\n  "

REFUSED: list[tuple[Callable[[], object], str]] = [
    (
        lambda: make(*SOUND, full=3),
        TREE + "/一: the parts add up to 1 + 1 = 2, printed are 3 [marks_do_not_add_up]",
    ),
    (lambda: make(*SOUND, item("空", 0)), TREE + "/一/空: an item needs at least one clause [empty]"),
    (lambda: make(*SOUND, Heading("空", 0, ())), TREE + "/一/空: a heading needs at least one part [empty]"),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, Awarded(mark("77", 2, "得分"))))),
        TREE + "/一/1/1: a clause cannot read /marks/77 [foreign_input]",
    ),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, Band(RATE, {"[0, 100]": 1})))),
        TREE + "/一/1/1: its best is 1, printed are 2 marks [best_differs]",
    ),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, CurveRule(NUMBER, Curve((Piece("[0, ∞)", 0, 1),)))))),
        TREE + "/一/1/1: its best is without bound, printed are 2 marks [best_differs]",
    ),
    (
        lambda: make(*SOUND, item("3", 0, Clause("3", "款", 0, ItemDeduction(NUMBER, 2, once=True), min_points=-1))),
        TREE + "/一/3/3: its worst is -2, below the least of -1 [worst_below_least]",
    ),
    (
        lambda: make(*SOUND, item("3", 0, Clause("3", "款", 0, ItemDeduction(NUMBER, 2), min_points=-1))),
        TREE + "/一/3/3: its worst is without bound, below the least of -1 [worst_below_least]",
    ),
    (
        lambda: make(item("1", 1, clause("1")), item("1", 1, clause("2"))),
        TREE + "/1: another item has this id; give each its own [repeated_id]",
    ),
    (
        lambda: make(item("1", 1, clause("1")), item("2", 1, clause("1"))),
        TREE + "/1: another clause has this id; give each its own [repeated_id]",
    ),
    (
        lambda: make(Heading("一", 2, SOUND)),
        TREE + "/一: another heading has this id; give each its own [repeated_id]",
    ),
    (
        lambda: make(
            item("1", 1, clause("1")),
            item("2", 1, Clause("2", "款", 1, Band(percent("rate", "别的率"), {"[0, 100]": 1}))),
        ),
        SCHEME + "/facts/rate: declared in two ways; declare an input once and use it twice [declared_twice]",
    ),
    (
        lambda: make(
            *SOUND,
            agreements=(Agreement(Condition(OTHER, "[0, 1]"), "别"),),
            exclusions=(Exclusion(Condition(RATE, "{0}"), mark("9", 1, "得分"), "别"),),
        ),
        SCHEME
        + "/facts/other: no clause reads it, so it can never be given [not_declared]\n"
        + "  /marks/9: no clause reads it, so it can never be given [not_declared]",
    ),
    (
        lambda: make(*SOUND, rounding=Rounding(2, stage="total")),
        SCHEME + "/rounding: a scheme rounds each clause; a grade rule rounds the total [wrong_stage]",
    ),
    (
        lambda: make(*SOUND, Item("3", "项", 0, (HALF_OFF,), min_points="-0.5"), rounding=Rounding(0)),
        SCHEME + "/clauses/3: its marks cannot be written with 0 places [off_the_grid]",
    ),
    (
        lambda: make(
            *SOUND,
            Item("3", "项", 0, (Clause("3", "款", 0, ItemDeduction(NUMBER, 1), min_points=None),), min_points="-0.5"),
            rounding=Rounding(0),
        ),
        SCHEME + "/rounding: a limit of an item or heading cannot be written [off_the_grid]",
    ),
    (
        lambda: make(*SOUND, incident_table=TABLE, adjustments=(OFF, OFF)),
        SCHEME + "/adjustments/扣: another adjustment has this id; give each its own [repeated_id]",
    ),
    (
        lambda: make(*SOUND, adjustments=(Adjustment("扣", "扣", ItemDeduction(events("gone", "事件"), 1)),)),
        SCHEME + "/adjustments/扣: it reads /incidents/gone, which no line of the table counts [unknown_class]",
    ),
    (
        lambda: make(*SOUND, vetoes=(SetsGrade("gone", "B"),)),
        SCHEME + "/vetoes/gone: no line of the table gives this class [unknown_class]",
    ),
    (
        lambda: make(*SOUND, incident_table=TABLE, vetoes=(SetsGrade("x", "Z"),)),
        SCHEME + "/vetoes/x: it names a grade that there is not, or makes one better [unsound_veto]",
    ),
    (
        lambda: make(*SOUND, grade_rule=evolve(GRADES, conditions=(GradeCondition("A", "三", "0.5"),))),
        SCHEME + "/grade_rule: no heading or item is called 三 [unknown_part]",
    ),
    (
        lambda: make(
            *SOUND, item("3", 0, evolve(HALF_OFF)), grade_rule=evolve(GRADES, conditions=(GradeCondition("A", "3", 1),))
        ),
        SCHEME + "/grade_rule: 3 has no marks to have a share of [no_marks]",
    ),
    (
        lambda: GradeRule((GradeLine("A", 80),), "B", "办法", rounding=Rounding(0)),
        "a grade rule rounds the total; a scheme rounds each clause",
    ),
    (lambda: GradeRule((GradeLine("A", 90),), "B", ""), "grade lines need the name of their source"),
    (
        lambda: GradeRule((GradeLine("A", 80), GradeLine("B", 90)), "C", "办法"),
        "A from 80 is not above B from 90",
    ),
    (lambda: GradeRule((GradeLine("A", 80),), "A", "办法"), "a grade stands twice among A, A"),
    (
        lambda: GradeRule((GradeLine("A", 80),), "B", "办法", conditions=(GradeCondition("B", "一", 1),)),
        "no line gives grade B, so nothing can be asked for it",
    ),
    (lambda: Period(date(2017, 2, 1), date(2017, 1, 1)), "a period from 2017-02-01 to 2017-01-01 has no day"),
    (
        lambda: IncidentTable(YEAR, (IncidentLine("x", status="pending"),)),
        "the last line of an incident table must ask nothing, so that it fits every incident",
    ),
    (
        lambda: Readings.of((READING, evolve(READING, id="s")), {"q": "a", "r": "c"}),
        READINGS
        + "/readings/q: no reading has this id; known: r, s [unknown_reading]\n"
        + "  /readings/r: 'c' is none of a, b [unknown_choice]",
    ),
    (
        lambda: Readings.of((READING,), {"r": "a", "s": "b"}, (Shorthand("s", ("r",)),)),
        READINGS + "/readings/r: set to a and to b; set it once [contradiction]",
    ),
    (
        lambda: Readings.of((READING,), {}).choose("r", {"a": 1, "c": 2}),
        "reading r has the choices a, b, here are a, c",
    ),
    (
        lambda: Rating((level("l", "级"),), 0),
        "a rating needs at least one fact on the five levels and a weight above 0",
    ),
    (lambda: CappedCount(((NUMBER, 1),), 0), "the cap and the points of each thing counted must be above 0"),
]


@pytest.mark.parametrize(("build", "message"), REFUSED, ids=range(len(REFUSED)))
def test_a_refusal_says_what_was_wrong_where_and_what_would_be_right(build: Callable[[], object], message: str) -> None:
    with pytest.raises(SchemeError) as caught:
        build()
    assert str(caught.value) == message
