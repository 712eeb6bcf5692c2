"""The way from the base to the grade in an order of its own: each step, worked out by hand in a made-up valley."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given as given_any

from huizhou_qa import Evidence, MissingEvidenceError, SchemeError, VerificationError, assess, assess_cohort, check
from huizhou_qa.ledger.figures import exact_figures
from huizhou_qa.ledger.known import member_of
from huizhou_qa.program import Settings, bound, grades_of
from huizhou_qa.rules import Within
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeAsks
from huizhou_qa.scheme.steps.steps import Graded, Limit, RoundedTotal, total_after
from huizhou_qa.scheme.steps.vetoes import AtBest, LowersGrade, SetsGrade
from huizhou_qa.scorers import place_of
from huizhou_qa.testing import evidence_strategy
from support import valley
from support.valley import GRADES, STEPS, evidence, given, incident

SCHEME = valley.in_steps()
FACTS: dict[str, object] = {"accidents": 0, "control_figure": 0, "town": True}


def said(green: object, *incidents: dict[str, object], **facts: object) -> Evidence:
    return evidence(green, *incidents, **(FACTS | facts))


Row = tuple[object, tuple[dict[str, object], ...], dict[str, object], str, str]
BY_HAND: list[Row] = [
    # Nothing happened: 80 is 甲 for a town, 乙 for others.
    (80, (), {}, "80.00", "甲"),
    (80, (), {"town": False}, "80.00", "乙"),
    (75, (), {}, "75.00", "甲"),
    ("74.99", (), {}, "74.99", "乙"),
    # Three accidents within a control figure of 3 cost 1.5; a fourth and a fifth cost 1 each.
    (80, (), {"accidents": 3, "control_figure": 3}, "78.50", "甲"),
    (80, (), {"accidents": 5, "control_figure": 3}, "76.50", "甲"),
    # Heavy dust 6, light dust 2: 80 - 6 - 2 = 72; never below 0.
    (80, (incident("a", level="heavy"), incident("b")), {}, "72.00", "乙"),
    (5, (incident("a", level="heavy"),), {}, "0.00", "丁"),
    # The floor comes before the cap: 90 is cut to 70 and graded as 70.
    (90, (incident("a", "unrest"),), {}, "70.00", "乙"),
    (60, (incident("a", "unrest"),), {}, "60.00", "丙"),
    # Forged data: not better than 乙, and no worse where it was worse anyway.
    (90, (incident("a", "forgery"),), {}, "90.00", "乙"),
    (60, (incident("a", "forgery"),), {}, "60.00", "丙"),
    # Each death lowers the grade by one, and caps the total below the line above the grade reached.
    (90, (incident("a", "death"),), {}, "74.99", "乙"),
    (90, (incident("a", "death"), incident("b", "death")), {}, "64.99", "丙"),
    (90, tuple(incident(str(at), "death") for at in range(5)), {}, "49.99", "丁"),
    (70, (incident("a", "death"),), {}, "64.99", "丙"),
    (55, (incident("a", "death"),), {}, "49.99", "丁"),
    (30, (incident("a", "death"),), {}, "30.00", "丁"),
    # 甲, but for forged data 乙, and for one death 丙 with 64.99 at most.
    (90, (incident("a", "forgery"), incident("b", "death")), {}, "64.99", "丙"),
    # A notice sets the grade and leaves the total; the cap goes by the grade before it.
    (90, (incident("a", "notice"),), {}, "90.00", "丁"),
    (90, (incident("a", "death"), incident("b", "notice")), {}, "74.99", "丁"),
    # Pending ones, and those of another year, change nothing.
    (90, (incident("a", "death", status="pending"), incident("b", "notice", date="2041-01-01")), {}, "90.00", "甲"),
]


@pytest.mark.parametrize(("green", "incidents", "facts", "total", "grade"), BY_HAND, ids=range(len(BY_HAND)))
def test_the_steps_give_what_was_worked_out_by_hand(
    green: object, incidents: tuple[dict[str, object], ...], facts: dict[str, object], total: str, grade: str
) -> None:
    told = said(green, *incidents, **facts)
    result = assess(SCHEME, told)
    assert (str(result.total), result.grade) == (total, grade)
    assert (result.exact_total, result.exact_grade) == (Fraction(total), grade)
    assert result.raw_total is None
    result.verify()
    # The plain arithmetic and the prepared one agree, and bounds contain what came out.
    member = member_of(SCHEME, told, told.values)
    plain = exact_figures(SCHEME, member)
    assert (plain.total, plain.grade, plain.raw_total) == (Fraction(total), grade, None)
    spans = bound(SCHEME.program, member, Settings(SCHEME.readings))
    assert Fraction(total) in spans[TOTAL.path]
    assert grade in grades_of(SCHEME.program, spans[GRADE.path])
    assert result.steps[-1].total == Fraction(total)
    assert result.steps[-1].grade == grade


def test_every_step_is_recorded_with_what_it_changed_and_how() -> None:
    result = assess(
        SCHEME, said(90, incident("a", "forgery"), incident("b", "death"), incident("c"), accidents=1, control_figure=1)
    )
    assert [(one.id, one.kind, str(one.changed), one.grade_before, one.grade) for one in result.steps] == [
        ("扬尘扣分", "adjustment", "-2", None, None),
        ("事故扣分", "adjustment", "-1/2", None, None),
        ("floor", "limit", "0", None, None),
        ("unrest", "limit", "0", None, None),
        ("等级", "grade", "0", None, "甲"),
        ("forgery", "veto", "0", "甲", "乙"),
        ("death", "veto", "-2251/100", "乙", "丙"),
        ("notice", "veto", "0", "丙", "丙"),
    ]
    workings = dict(result.steps[1].workings)
    assert list(workings) == ["adjustment 事故扣分 rule", "adjustment 事故扣分", "total after 事故扣分"]
    assert workings["adjustment 事故扣分 rule"].points == Fraction(-1, 2)
    assert ("/facts/control_figure", Fraction(1)) in workings["adjustment 事故扣分 rule"].reads
    assert (result.grade_before_veto, result.grade) == ("甲", "丙")
    assert [line.points for line in result.adjustments] == [Decimal("-2.00"), Decimal("-0.50")]


def test_a_scheme_without_steps_of_its_own_has_those_of_the_usual_order() -> None:
    result = assess(valley.scheme(vetoes=(LowersGrade("death"),)), evidence(90, incident("a", "death"), incident("b")))
    assert [(one.id, one.kind, str(one.total), one.grade) for one in result.steps] == [
        ("扬尘扣分", "adjustment", "88", None),
        ("floor", "limit", "88", None),
        ("等级", "grade", "88", "甲"),
        ("death", "veto", "88", "乙"),
    ]


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"total": Decimal("74.98")}, "/total"),
        ({"raw_total": Decimal("90.00")}, "/raw_total"),
        ({"grade": "甲"}, "/grade"),
        ({"grade_before_veto": "丙"}, "/grade_before_veto"),
        ({"exact_total": Fraction(90)}, "/exact_total"),
    ],
)
def test_a_forged_step_does_not_verify(changed: dict[str, object], what: str) -> None:
    result = assess(SCHEME, said(90, incident("a", "death")))
    with pytest.raises(VerificationError) as caught:
        evolve(result, **changed).verify()  # type: ignore[arg-type] # as each row says
    assert what in [fault.path for fault in caught.value.faults]


def test_facts_that_only_a_step_reads_are_inputs_and_are_asked_for() -> None:
    rows = {row.name: (row.section, row.kind, row.clause) for row in SCHEME.inputs}
    assert rows["control_figure"] == ("facts", "count", "")
    assert rows["town"] == ("facts", "truth", "")
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, evidence(90))
    # Whether it is a town is asked for where the total reaches the line of 甲, which nobody can tell yet.
    assert [fault.path for fault in caught.value.faults] == ["/facts/accidents", "/facts/control_figure"]
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, evidence(90, accidents=0, control_figure=0))
    assert [fault.path for fault in caught.value.faults] == ["/facts/town"]
    assert [(one.path, one.code) for one in check(SCHEME, given(90, **(FACTS | {"accidents": None})))] == [
        ("/facts/accidents", "missing")
    ]
    assert [(one.path, one.code) for one in check(SCHEME, given(90, **(FACTS | {"accidents": "1.5"})))] == [
        ("/facts/accidents", "not_whole")
    ]


def test_a_condition_of_a_grade_that_cannot_decide_is_not_asked_for() -> None:
    # Below the line of 甲 nobody needs to know whether it is a town.
    result = assess(SCHEME, evidence(70, accidents=0, control_figure=0))
    assert result.grade == "乙"
    result.verify()


def test_what_a_step_needs_cannot_be_nothing() -> None:
    (fault,) = check(SCHEME, given(90, **(FACTS | {"town": {"nothing": "未设"}})))
    assert (fault.path, fault.code, fault.params["label"]) == ("/facts/town", "nothing_in_step", valley.TOWN.label)


def test_a_total_is_rounded_where_a_step_says_so() -> None:
    whole = RoundedTotal("whole", "取整", Rounding(0, "half_up", "total"))
    scheme = valley.scheme(adjustments=(), steps=(whole, Graded()))
    assert [
        (str(one.total), one.grade) for one in (assess(scheme, evidence(green)) for green in ("74.5", "74.49"))
    ] == [
        ("75.00", "甲"),
        ("74.00", "乙"),
    ]
    result = assess(scheme, evidence("74.5"))
    assert result.exact_total == 75
    result.verify()


def test_limits_after_the_grade_leave_it_alone() -> None:
    scheme = valley.scheme(adjustments=(), steps=(Graded(), Limit("cap", "不高于60分", high=60)))
    result = assess(scheme, evidence(90))
    assert (str(result.total), result.grade) == ("60.00", "甲")
    result.verify()


def test_bounds_of_what_is_not_known_contain_every_way_that_it_may_come_out() -> None:
    open_ = said(90, incident("a", "death", status="pending"), incident("b", "notice", status="pending"))
    spans = bound(SCHEME.program, member_of(SCHEME, open_, open_.values), Settings(SCHEME.readings))
    assert grades_of(SCHEME.program, spans[GRADE.path]) >= {"甲", "乙", "丁"}
    assert all(Fraction(total) in spans[TOTAL.path] for total in ("90", "74.99"))
    unknown = evidence(90, town=True)
    spans = bound(SCHEME.program, member_of(SCHEME, unknown, unknown.values), Settings(SCHEME.readings))
    assert [spans[TOTAL.path].low, spans[TOTAL.path].high] == [0, 90]


# The first two by the total after the cap are 甲, whatever the line says else; the grade is not made again.
PLACE = place_of(total_after("unrest"), "place_of_total", "总分名次")
PLACED = valley.scheme(
    adjustments=(),
    steps=STEPS,
    grade_rule=evolve(GRADES, asks=(GradeAsks("甲", Within(PLACE, "[1, 2]"), "总分名次为第1、2名"),)),
)


def members(*units: tuple[str, object, tuple[dict[str, object], ...]]) -> list[Evidence]:
    quiet = {"accidents": 0, "control_figure": 0}
    return [Evidence.from_dict(given(green, *told, **quiet) | {"unit": unit}) for unit, green, told in units]


def test_a_grade_may_go_by_the_place_of_the_total_at_a_step() -> None:
    # 辛 is cut to 70 before the places are made, so 庚 and 己 share the first, and 戊 is third with 80.
    cohort = assess_cohort(
        PLACED,
        members(
            ("戊", 80, ()),
            ("己", 85, ()),
            ("庚", 85, (incident("a", "death"),)),
            ("辛", 95, (incident("b", "unrest"),)),
        ),
    )
    found = {
        unit: (str(result.total), result.grade_before_veto, result.grade) for unit, result in cohort.results.items()
    }
    assert found == {
        "戊": ("80.00", "乙", "乙"),
        "己": ("85.00", "甲", "甲"),
        "庚": ("74.99", "甲", "乙"),
        "辛": ("70.00", "乙", "乙"),
    }
    cohort.verify()
    for result in cohort.results.values():
        assert assess(PLACED, result.evidence) == result
        result.verify()


def test_a_unit_alone_is_asked_for_its_place() -> None:
    (fault,) = check(PLACED, given(90, accidents=0, control_figure=0))
    assert (fault.path, fault.code) == ("/statistics/place_of_total", "missing")
    alone = Evidence.from_dict(given(90, accidents=0, control_figure=0) | {"statistics": {"place_of_total": 3}})
    assert assess(PLACED, alone).grade == "乙"


@given_any(evidence_strategy(SCHEME))
def test_any_unit_comes_out_alike_under_every_arithmetic(any_: Evidence) -> None:
    result = assess(SCHEME, any_)
    member = member_of(SCHEME, any_, any_.values)
    plain = exact_figures(SCHEME, member)
    assert (plain.total, plain.grade, plain.exact_total) == (Fraction(result.total), result.grade, result.exact_total)
    spans = bound(SCHEME.program, member, Settings(SCHEME.readings))
    assert plain.total in spans[TOTAL.path]
    assert plain.grade in grades_of(SCHEME.program, spans[GRADE.path])
    assert (result.steps[-1].total, result.steps[-1].grade) == (plain.total, plain.grade)
    result.verify()


def test_a_veto_that_lowers_the_grade_need_not_cap_the_total() -> None:
    scheme = valley.scheme(adjustments=(), steps=(Graded(), LowersGrade("death")))
    result = assess(scheme, evidence(90, incident("a", "death"), incident("b", "death")))
    assert (str(result.total), result.grade) == ("90.00", "乙")


UNSOUND: list[tuple[Callable[[], Scheme | Limit | RoundedTotal], list[tuple[str, str]]]] = [
    (lambda: valley.scheme(adjustments=(), steps=(STEPS[0],)), [("/steps", "never_graded")]),
    (lambda: valley.scheme(adjustments=(), steps=(Graded(), Graded("again"))), [("/steps/1", "graded_twice")]),
    (lambda: valley.scheme(adjustments=(), steps=(AtBest("death", "乙"), Graded())), [("/steps/0", "no_grade_yet")]),
    (lambda: valley.scheme(steps=(Graded(),)), [("/steps", "beside_steps")]),
    (
        lambda: valley.scheme(adjustments=(), steps=(Graded(), SetsGrade("death", "丁"), AtBest("death", "乙"))),
        [("/steps/2", "repeated_id")],
    ),
    (
        lambda: valley.scheme(adjustments=(), steps=(Graded(), AtBest("flood", "乙"))),
        [("/vetoes/flood", "unknown_class")],
    ),
    (
        lambda: valley.scheme(adjustments=(), steps=(Graded(), AtBest("death", "戊"))),
        [("/vetoes/death", "unsound_veto")],
    ),
    (
        lambda: valley.scheme(adjustments=(), steps=(Graded(), LowersGrade("death", most={"戊": 1}))),
        [("/vetoes/death", "unsound_veto")],
    ),
    (lambda: valley.scheme(vetoes=(LowersGrade("death", most={"丁": 1}),)), [("/vetoes/death", "needs_steps")]),
    (lambda: valley.scheme(adjustments=(), steps=(5,)), [("/steps/0", "wrong_type")]),
    (lambda: Limit("a", "甲"), [("", "no_limit")]),
    (lambda: Limit("a", "甲", 2, 1), [("/low", "out_of_order")]),
    (lambda: RoundedTotal("a", "甲", Rounding(0)), [("/rounding", "wrong_stage")]),
]


@pytest.mark.parametrize(("make", "told"), UNSOUND, ids=range(len(UNSOUND)))
def test_steps_that_lead_to_no_grade_or_to_two_are_refused(
    make: Callable[[], object], told: list[tuple[str, str]]
) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(one.path, one.code) for one in caught.value.faults] == told
