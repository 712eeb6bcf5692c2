"""Schemes that contradict themselves refuse to be built, and say every contradiction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from engine.test_district import incident
from huizhou_qa import Evidence, EvidenceError, SchemeError, assess
from huizhou_qa.rules import AllOf, Constant, Measure, Quotient, Within
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.incidents.lines import IncidentLine, Period
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scheme.steps.vetoes import BarsGrade, LowersGrade, SetsGrade
from huizhou_qa.scorers import Awarded, Band, Clamped, ItemDeduction, count, events, mark, percent, quantity, signed
from support import district
from support.grades import grade_of

RATE = percent("rate", "率")
YEAR = Period(date(2030, 1, 1), date(2030, 12, 31))
GRADES = GradeRule((GradeLine("A", 2),), "B", "办法")
FOUR_GRADES = GradeRule((GradeLine("A", 90), GradeLine("B", 80), GradeLine("C", 60)), "D", "办法")


def clause(id_: str, full: int | str = 1, name: str = "rate", **more: object) -> Clause:
    return Clause(id_, "款", full, Band(percent(name, "率"), {"[0, 50)": 0, "[50, 100]": full}), **more)  # type: ignore[arg-type]


def item(id_: str, full: int | str, *clauses: Clause) -> Item:
    return Item(id_, "项", full, clauses)


def make(*parts: Heading | Item, full: int = 2, **more: object) -> Scheme:
    given = {
        "id": "s",
        "title": "t",
        "headings": (Heading("一", full, parts),),
        "grade_rule": GRADES,
        "rounding": Rounding(2),
    }
    return Scheme(**(given | more))  # type: ignore[arg-type]


SOUND = (item("1", 1, clause("1")), item("2", 1, clause("2")))


def test_a_sound_scheme_is_built_and_enumerable() -> None:
    scheme = make(*SOUND)
    assert (list(scheme.clauses), list(scheme.items), list(scheme.groups)) == (["1", "2"], ["1", "2"], ["一"])
    assert [leaf.path for leaf in scheme.input_register.inputs] == ["/facts/rate"]
    assert (scheme.part("一"), scheme.part("2")) == (scheme.headings[0], SOUND[1])


FAULTY: list[tuple[Callable[[], Scheme], str, str]] = [
    (lambda: make(*SOUND, full=3), "/一", "marks_do_not_add_up"),
    (lambda: make(item("1", 2, clause("1")), full=2), "/一/1", "marks_do_not_add_up"),
    (lambda: make(Heading("二", 1, SOUND), full=1), "/一/二", "marks_do_not_add_up"),
    (lambda: make(Heading("二", 3, SOUND, capped=True), full=3), "/一/二", "marks_do_not_add_up"),
    (lambda: make(item("1", 1, clause("1")), item("1", 1, clause("2"))), "/1", "repeated_id"),
    (lambda: make(item("1", 1, clause("1")), item("2", 1, clause("1"))), "/1", "repeated_id"),
    (lambda: make(Heading("一", 2, SOUND)), "/一", "repeated_id"),
    (lambda: make(item("1", 2, Clause("1", "款", 2, Band(RATE, {"[0, 100]": 1}))), full=2), "/一/1/1", "best_differs"),
    (lambda: make(item("1", 2, Clause("1", "款", 2, Band(RATE, {"[0, 100]": 3}))), full=2), "/一/1/1", "best_differs"),
    (
        lambda: make(
            *SOUND, item("3", 0, Clause("3", "款", 0, ItemDeduction(count("n", "数", "个"), 1), min_points=-1))
        ),
        "/一/3/3",
        "worst_below_least",
    ),
    (
        lambda: make(
            *SOUND,
            item("3", 0, Clause("3", "款", 0, ItemDeduction(count("n", "数", "个"), 2, once=True), min_points=-1)),
        ),
        "/一/3/3",
        "worst_below_least",
    ),
    (
        lambda: make(
            item("1", 1, clause("1")),
            item("2", 1, Clause("2", "款", 1, Band(percent("rate", "别的率"), {"[0, 100]": 1}))),
        ),
        "/facts/rate",
        "declared_twice",
    ),
    (
        lambda: make(item("1", 2, clause("1", "0.5"), clause("2", "1.5")), rounding=Rounding(0)),
        "/clauses/1 /clauses/2",
        "off_the_grid",
    ),
    (lambda: make(*SOUND, vetoes=(SetsGrade("gone", "B"),)), "/vetoes/gone", "unknown_class"),
    (
        lambda: make(*SOUND, adjustments=(Adjustment("扣", "扣", ItemDeduction(events("gone", "事件"), 1)),)),
        "/adjustments/扣",
        "unknown_class",
    ),
    (
        lambda: make(*SOUND, grade_rule=evolve(GRADES, conditions=(GradeCondition("A", "三", "0.5"),))),
        "/grade_rule",
        "unknown_part",
    ),
]


TABLE = IncidentTable(YEAR, (IncidentLine("x"),))
OFF = Adjustment("扣", "扣", ItemDeduction(events("x", "事件"), 1))
FAULTY += [
    (lambda: make(*SOUND, Heading("空", 0, ())), "/一/空", "empty"),
    (lambda: make(*SOUND, item("空", 0)), "/一/空", "empty"),
    (lambda: make(item("1", 2, Clause("1", "款", 2, Awarded(mark("77", "得分", 2))))), "/一/1/1", "foreign_input"),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, Band(events("x", "事件"), {"{0}": 2, "[1, ∞)": 0})))),
        "/一/1/1",
        "foreign_input",
    ),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, Awarded(mark("1", "得分", 2)), subject=mark("77", "得分", 2)))),
        "/一/1/1",
        "foreign_input",
    ),
    (
        lambda: make(item("1", 2, Clause("1", "款", 2, Awarded(mark("1", "得分", 2)), subject=count("x", "件", "件")))),
        "/一/1/1",
        "foreign_input",
    ),
    (
        lambda: make(
            item("1", 2, Clause("1", "款", 2, Awarded(mark("1", "得分", 2)), also_given=(events("x", "事件"),)))
        ),
        "/一/1/1",
        "foreign_input",
    ),
    (
        lambda: make(
            item("1", 2, Clause("1", "款", 2, Awarded(mark("1", "得分", 2)), also_given=(mark("77", "得分", 2),)))
        ),
        "/一/1/1",
        "foreign_input",
    ),
    (lambda: make(*SOUND, incident_table=TABLE, adjustments=(OFF, OFF)), "/adjustments/扣", "repeated_id"),
    (
        lambda: make(
            *SOUND,
            incident_table=TABLE,
            adjustments=(Adjustment("扣", "扣", ItemDeduction(events("gone", "事件"), 1)),),
        ),
        "/adjustments/扣",
        "unknown_class",
    ),
    (lambda: make(*SOUND, incident_table=TABLE, vetoes=(SetsGrade("x", "Z"),)), "/vetoes/x", "unsound_veto"),
    (lambda: make(*SOUND, incident_table=TABLE, vetoes=(SetsGrade("x", "A"),)), "/vetoes/x", "unsound_veto"),
    (lambda: make(*SOUND, incident_table=TABLE, vetoes=(BarsGrade("x", "Z"),)), "/vetoes/x", "unsound_veto"),
    (lambda: make(*SOUND, incident_table=TABLE, vetoes=(LowersGrade("x", -1),)), "/vetoes/x", "unsound_veto"),
    (lambda: make(*SOUND, rounding=Rounding(2, stage="total")), "/rounding", "wrong_stage"),
    (
        lambda: make(*SOUND, agreements=(Agreement(Within(percent("other", "别的"), "[0, 1]"), "别"),)),
        "/facts/other",
        "not_declared",
    ),
    (
        lambda: make(*SOUND, exclusions=(Exclusion(Within(RATE, "{0}"), mark("9", "得分", 1), "别"),)),
        "/marks/9",
        "not_declared",
    ),
    (
        lambda: make(
            *SOUND,
            item("3", 0, Clause("3", "款", 0, ItemDeduction(count("n", "数", "个"), 1, once=True), min_points=-1)),
            grade_rule=evolve(GRADES, conditions=(GradeCondition("A", "3", "0.5"),)),
        ),
        "/grade_rule",
        "no_marks",
    ),
]


@pytest.mark.parametrize(("build", "path", "code"), FAULTY, ids=range(len(FAULTY)))
def test_a_contradiction_is_refused_with_its_path_and_code(build: Callable[[], Scheme], path: str, code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        build()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(one, code) for one in path.split()]


def test_a_floor_that_cannot_be_written_is_refused() -> None:
    low = Clause("3", "款", 0, ItemDeduction(count("n", "数", "个"), 1), min_points=None)
    with pytest.raises(SchemeError) as caught:
        make(*SOUND, Item("3", "项", 0, (low,), min_points="-0.5"), rounding=Rounding(0))
    assert [fault.code for fault in caught.value.faults] == ["off_the_grid"]


def test_every_contradiction_is_named_at_once() -> None:
    with pytest.raises(SchemeError) as caught:
        make(item("1", 2, clause("1")), item("2", 2, clause("2")), full=5)
    assert [fault.path for fault in caught.value.faults] == ["/一", "/一/1", "/一/2"]


@pytest.mark.parametrize(
    "build",
    [
        lambda: GradeRule((GradeLine("A", 90),), "B", ""),
        lambda: GradeRule((GradeLine("A", 80), GradeLine("B", 90)), "C", "办法"),
        lambda: GradeRule((GradeLine("A", 80), GradeLine("B", 80)), "C", "办法"),
        lambda: GradeRule((GradeLine("A", 80),), "A", "办法"),
        lambda: GradeRule((GradeLine("A", 80),), "B", "办法", conditions=(GradeCondition("B", "一", 1),)),
        lambda: IncidentTable(YEAR, ()),
        lambda: IncidentTable(YEAR, (IncidentLine("x", status="pending"),)),
        lambda: Period(date(2017, 2, 1), date(2017, 1, 1)),
        lambda: GradeRule((GradeLine("A", 80),), "B", "办法", rounding=Rounding(0)),
    ],
    ids=range(9),
)
def test_grade_lines_and_incident_tables_must_make_sense(build: Callable[[], object]) -> None:
    with pytest.raises(SchemeError):
        build()


@pytest.mark.parametrize(
    ("total", "grade"),
    [("90", "A"), ("89.99", "B"), ("80", "B"), ("79.99", "C"), ("60", "C"), ("59.99", "D"), ("0", "D"), ("100", "A")],
)
def test_a_grade_line_is_reached_at_the_line_itself(total: str, grade: str) -> None:
    assert grade_of(FOUR_GRADES, Fraction(total)) == grade


@pytest.mark.parametrize(
    ("total", "grade"), [("89.5", "A"), ("89.49", "B"), ("79.5", "B"), ("59.5", "C"), ("59.49", "D")]
)
def test_a_total_may_be_rounded_before_it_is_graded(total: str, grade: str) -> None:
    rule = evolve(FOUR_GRADES, rounding=Rounding(0, "half_up", "total"))
    assert grade_of(rule, Fraction(total)) == grade


def test_a_condition_bars_its_grade_only_below_its_share() -> None:
    rule = evolve(GRADES, conditions=(GradeCondition("A", "一", "0.6"),))
    assert [grade_of(rule, Fraction(2), {"一": Fraction(share)}) for share in ("0.6", "0.59")] == ["A", "B"]


def test_vetoes_never_leave_the_grades() -> None:
    grades = ("A", "B", "C", "D")
    assert [SetsGrade("v", "D").apply(grade, grades) for grade in grades] == ["D", "D", "D", "D"]
    assert [BarsGrade("v", "A").apply(grade, grades) for grade in grades] == ["B", "B", "C", "D"]
    assert [BarsGrade("v", "D").apply(grade, grades) for grade in grades] == ["D", "D", "D", "D"]
    assert [LowersGrade("v").apply(grade, grades) for grade in grades] == ["B", "C", "D", "D"]
    assert [LowersGrade("v", 2).apply(grade, grades) for grade in grades] == ["C", "D", "D", "D"]


def test_a_veto_that_does_something_else_sets_the_grade_it_names() -> None:
    with pytest.raises(TypeError):
        SetsGrade("v")  # type: ignore[call-arg]


def test_a_scheme_that_says_nothing_of_incidents_refuses_them() -> None:
    given = {"unit": "甲", "facts": {"rate": 60}}
    assert assess(make(*SOUND), Evidence.from_dict(given)).total == 2
    with pytest.raises(EvidenceError) as caught:
        assess(make(*SOUND), Evidence.from_dict(given | {"incidents": [incident("a")]}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/incidents", "no_incident_rules")]


def test_an_input_may_take_any_number_at_all() -> None:
    cold = signed("temperature", "气温", "度")
    frost = Clause("2", "款", 1, Band(cold, {"(-∞, 0)": 1, "[0, ∞)": 0}))
    scheme = make(item("1", 1, clause("1")), item("2", 1, frost))
    for temperature, points in (("-273.15", 1), (0, 0), (10**20, 0)):
        given = {"unit": "甲", "facts": {"rate": 0, "temperature": temperature}}
        assert assess(scheme, Evidence.from_dict(given)).clauses["2"].points == points


def test_the_capped_heading_lies_within_what_it_caps() -> None:
    assert district.scheme().groups["加分"].capped


def test_a_best_that_differs_is_mended_by_what_the_message_says() -> None:
    def two_marks(scorer: Measure) -> Scheme:
        return make(item("1", 2, Clause("1", "款", 2, scorer)))

    endless = quantity("amount", "数额", "个")
    for scorer in (endless, Band(RATE, {"[0, 100]": 3})):
        with pytest.raises(SchemeError) as caught:
            two_marks(scorer)
        assert all("Clamped" in fault.zh and "Clamped" in fault.en for fault in caught.value.faults)
        assert two_marks(Clamped(scorer, 0, 2)).max_points == 2


def test_an_agreement_is_that_a_sum_of_inputs_lies_in_an_interval() -> None:
    share = Within(Quotient(RATE, RATE), "[0, 1]")
    for condition in (share, AllOf((Within(RATE, "[0, 1]"),)), Within(Constant(1), "{1}")):
        with pytest.raises(SchemeError) as caught:
            Agreement(condition, "别")
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/condition", "agreement_not_linear")]


@pytest.mark.parametrize("name", ["", " 1", "1 ", "1\n", "甲\u200b", "\ufeff1", "1\x00"])
def test_a_name_that_would_look_like_another_is_refused(name: str) -> None:
    makes: list[Callable[[], object]] = [
        lambda: percent(name, "率"),
        lambda: clause(name),
        lambda: item(name, 1, clause("1")),
        lambda: Heading(name, 1, (item("1", 1, clause("1")),)),
        lambda: GradeLine(name, 1),
        lambda: IncidentLine(name),
    ]
    for build in makes:
        with pytest.raises(SchemeError) as caught:
            build()
        (fault,) = caught.value.faults
        assert fault.code == "bad_name"
        assert fault.message.isprintable()


def test_no_control_character_of_a_title_or_a_label_stands_raw_in_a_repr_or_a_table() -> None:
    forged = "甲\x1b[2J\n乙\u202e"
    scheme = evolve(make(item("1", 2, evolve(clause("1", 2), name=forged))), title=forged)
    for shown in (scheme._repr_html_(), repr(scheme), repr(scheme.clauses["1"]), repr(percent("n", forged))):
        assert shown.isprintable()
        assert r"\n" in shown or "<Scheme" in shown


def test_bounds_use_an_exclusion_only_where_one_input_alone_decides_it() -> None:
    marked = mark("2", "得分", 1)
    parts = (item("1", 1, clause("1")), Item("2", "项", 1, (Clause("2", "款", 1, Awarded(marked)),)))
    one, several = Within(RATE, "{0}"), AllOf((Within(RATE, "{0}"), Within(RATE, "[0, 1]")))
    by_one = make(*parts, exclusions=(Exclusion(one, marked, "别"),)).program
    by_several = make(*parts, exclusions=(Exclusion(several, marked, "别"),)).program
    assert [(excluded.leaf, excluded.where) for excluded in by_one.excluded] == [(marked, RATE)]
    assert by_several.excluded == ()
