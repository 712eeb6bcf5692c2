"""Variants: the same scheme with clauses replaced, under an id of its own; every result says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError, SchemeError, assess
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.plans.findings import FindingKinds
from huizhou_qa.plans.on_site import FirmRule, OnSitePlan, OnSitePoint, OnSiteTable, TeamRule, Window
from huizhou_qa.plans.questions import Questions
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings, Shorthand
from huizhou_qa.rules import Measure, Open, Within
from huizhou_qa.rules.derived import is_true, total, when
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.variants import VariantOf
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.scorers import (
    Awarded,
    Band,
    ItemDeduction,
    LinearDeduction,
    RequirementsMet,
    count,
    events,
    mark,
    percent,
    quantity,
    truth,
)
from huizhou_qa.sheets import self_scoring_sheet
from support import district

GREEN, SPENT, SAVED = percent("green", "绿地率"), percent("spent", "支出比例"), percent("saved", "结余比例")
NOISE = quantity("noise", "噪声", "分贝")
DONE = truth("done", "已完成")
SAID = Wording("言", "words")
LINE, PARTS, PLACES = "line", "parts", "places"


def register(*ids: str) -> tuple[Reading, ...]:
    return tuple(Reading(id_, SAID, (Choice("1", SAID), Choice("2", SAID)), SAID, SAID) for id_ in ids)


def deduction(leaf: Measure, line: int, full: int = 4) -> LinearDeduction:
    return LinearDeduction(leaf, full=full, line=line, worse="below", step=1, each=1, most=full)


def both(own: Measure, other: Measure) -> Measure:
    return when(Within(own, "[50, 100]"), Within(other, "[50, 100]"), points=2, otherwise=0)


GREEN_CLAUSE = Clause("1.1", "绿地率", 4, Open(LINE, {"1": deduction(GREEN, 40), "2": deduction(GREEN, 50)}), "第一条")
NOISE_CLAUSE = Clause("1.2", "噪声", 2, Band(NOISE, {"[0, 60]": 2, "(60, ∞)": 0}), min_points=None)
SPENT_CLAUSE = Clause("2.1", "支出", 2, Open(PARTS, {"1": both(SPENT, SPENT), "2": both(SPENT, SAVED)}), subject=SPENT)
SAVED_CLAUSE = Clause("2.2", "结余", 2, Open(PARTS, {"1": both(SAVED, SAVED), "2": both(SAVED, SPENT)}), subject=SAVED)
PARTLY = Awarded(mark("3", "任务得分", 1))
TASK_CLAUSE = Clause("3", "任务", 1, when(is_true(DONE), points=1, otherwise=PARTLY))

SCHEME = Scheme(
    id="made-up-2030",
    title="甲乙新区2030年度考核",
    headings=(
        Heading(
            "基本",
            11,
            (
                Item("1", "环境", 6, (GREEN_CLAUSE, NOISE_CLAUSE)),
                Item("2", "支出", 4, (SPENT_CLAUSE, SAVED_CLAUSE)),
                Item("3", "任务", 1, (TASK_CLAUSE,)),
            ),
        ),
    ),
    grade_rule=GradeRule((GradeLine("优", 9),), "差", source="甲乙新区办法"),
    rounding=Alternatives(PLACES, FrozenMapping({"1": Rounding(1), "2": Rounding(2)})),
    incident_table=district.INCIDENTS,
    adjustments=(Adjustment("事故", "事故", ItemDeduction(events("accident", "事故"), 1)),),
    agreements=(Agreement(Within(total(SPENT, SAVED), "[0, 100]"), "支出与结余超过全部"),),
    exclusions=(Exclusion(is_true(DONE), mark("3", "任务得分", 1), "已完成的不再填得分"),),
    chosen_readings=Readings.of(
        register(LINE, PARTS, PLACES, "unused"),
        {PARTS: "2"},
        (Shorthand("all", (LINE, PARTS)), Shorthand("own", (LINE,))),
    ),
)
ON_SITE = OnSitePlan(
    title="甲乙新区2030年度实地核查",
    raters="考核组",
    tables=(
        OnSiteTable(
            "visit", "考察", 5, (OnSitePoint("visit.1", 1, "现场", 5, "", levels=("优", "良", "中", "可", "差")),)
        ),
    ),
    firms=FirmRule(6, 2, ("product", "works")),
    teams=TeamRule(teams=1, members=3, days=1),
    window=Window(date(2031, 7, 1), None, date(2031, 7, 31)),
    questions=Questions(),
    findings=FindingKinds(),
)
STRICTER = {"1.1": deduction(GREEN, 45)}
EVIDENCE = Evidence.from_dict(
    {
        "unit": "甲区",
        "facts": {"green": 44, "noise": 50, "spent": 50, "saved": 50, "done": True},
        "incidents": [],
    }
)


def test_a_variant_is_the_same_scheme_with_the_clauses_replaced() -> None:
    variant = SCHEME.variant("line-of-45", clauses=STRICTER)
    assert (variant.id, variant.title) == ("line-of-45", SCHEME.title)
    assert variant.variant_of == VariantOf("made-up-2030", SCHEME.title, ("1.1",))
    before, after = assess(SCHEME, EVIDENCE), assess(variant, EVIDENCE)
    after.verify()
    assert before.total == 11
    assert after.total == 10
    assert {id_ for id_ in before.clauses if before.clauses[id_].points != after.clauses[id_].points} == {"1.1"}
    assert variant != SCHEME


def test_a_variant_with_the_same_rule_scores_alike() -> None:
    variant = SCHEME.variant("again", clauses={"1.1": GREEN_CLAUSE.scorer})
    assert variant.readings == {LINE: "1", PARTS: "2", PLACES: "1"}
    assert assess(variant, EVIDENCE).total == assess(SCHEME, EVIDENCE).total


def test_a_scorer_whose_inputs_are_called_so_stays_the_very_same() -> None:
    scorer = deduction(GREEN, 45)
    assert (
        SCHEME.variant("x", clauses={"1.2": SCHEME.clauses["1.2"].rule, "1.1": scorer}).clauses["1.1"].scorer is scorer
    )


def test_a_clause_keeps_everything_but_its_scorer() -> None:
    clause = SCHEME.variant("x", clauses=STRICTER).clauses["1.1"]
    assert evolve(clause, scorer=SCHEME.clauses["1.1"].scorer) == SCHEME.clauses["1.1"]


def test_a_least_that_the_scheme_leaves_to_the_rule_is_that_of_the_new_rule() -> None:
    lower = Band(NOISE, {"[0, 60]": 2, "(60, ∞)": -3})
    assert SCHEME.variant("x", clauses={"1.2": lower}).clauses["1.2"].min_points == -3


def test_a_reading_that_lies_open_nowhere_any_more_is_unknown() -> None:
    variant = SCHEME.variant("x", clauses=STRICTER)
    assert variant.readings == {PARTS: "2", PLACES: "1"}
    assert variant.under({"all": "2", PLACES: "2"}).readings == {PARTS: "2", PLACES: "2"}
    for unknown in (LINE, "unused", "own"):
        with pytest.raises(SchemeError) as caught:
            variant.under({unknown: "2"})
        assert [fault.code for fault in caught.value.faults] == ["unknown_reading"]


def test_a_reading_that_lies_open_elsewhere_stays() -> None:
    variant = SCHEME.variant("x", clauses={"2.1": both(SPENT, SPENT)})
    assert variant.readings == {LINE: "1", PARTS: "2", PLACES: "1"}
    by_places = SCHEME.variant("y", clauses={"2.1": both(SPENT, SPENT), "2.2": both(SAVED, SAVED), **STRICTER})
    assert by_places.readings == {PLACES: "1"}


def test_a_reading_of_an_adjustment_the_grades_or_the_incidents_stays() -> None:
    each = {choice: ItemDeduction(events("accident", "事故"), int(choice)) for choice in ("1", "2")}
    grades = {choice: GradeRule((GradeLine("优", 8 + int(choice)),), "差", source="办法") for choice in ("1", "2")}
    tables = {"1": district.INCIDENTS, "2": evolve(district.INCIDENTS, lines=district.INCIDENTS.lines[1:])}
    scheme = evolve(
        SCHEME,
        adjustments=(Adjustment("事故", "事故", Open("each", each)),),
        grade_rule=Alternatives("grades", FrozenMapping(grades)),
        incident_table=Alternatives("table", FrozenMapping(tables)),
        chosen_readings=Readings.of(register(LINE, PARTS, PLACES, "each", "grades", "table"), {}),
    )
    assert set(scheme.variant("x", clauses=STRICTER).readings) == {PARTS, PLACES, "each", "grades", "table"}


def test_a_new_scorer_may_leave_open_what_the_scheme_leaves_open_and_nothing_else() -> None:
    lines = {"1": deduction(GREEN, 45), "2": deduction(GREEN, 55)}
    variant = SCHEME.variant("x", clauses={"1.1": Open(LINE, lines)})
    assert variant.readings[LINE] == "1"
    assert assess(variant.under({LINE: "2"}), EVIDENCE).clauses["1.1"].points == 0
    with pytest.raises(SchemeError) as caught:
        SCHEME.variant("x", clauses={"1.1": Open("another", lines)})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/another", "open_point")]


def test_an_input_of_the_scheme_keeps_its_annotations() -> None:
    called_otherwise = percent("green", "绿化")
    variant = SCHEME.variant("x", clauses={"1.1": deduction(called_otherwise, 45)})
    assert variant.inputs == SCHEME.inputs
    assert "绿化" not in self_scoring_sheet(assess(variant, EVIDENCE)).to_markdown()


def test_a_new_input_is_asked_for_and_one_that_nothing_reads_any_more_is_unknown() -> None:
    trees = count("trees", "树木", "棵")
    variant = SCHEME.variant("x", clauses={"1.1": Band(trees, {"[0, 9]": 0, "[10, ∞)": 4})})
    assert [row.name for row in variant.inputs][:2] == ["trees", "noise"]
    with pytest.raises(EvidenceError) as caught:
        assess(variant, EVIDENCE)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/green", "unknown_name")]


def test_agreements_and_exclusions_of_what_cannot_be_given_any_more_go() -> None:
    spent_alone = {"2.1": both(SPENT, SPENT), "2.2": Band(GREEN, {"[0, 40)": 0, "[40, 100]": 2})}
    assert SCHEME.variant("x", clauses=spent_alone).agreements == ()
    assert SCHEME.variant("x", clauses={"3": RequirementsMet((is_true(DONE),), 1)}).exclusions == ()
    assert SCHEME.variant("x", clauses={"3": PARTLY}).exclusions == ()
    kept = SCHEME.variant("x", clauses=STRICTER)
    assert (kept.agreements, kept.exclusions) == (SCHEME.agreements, SCHEME.exclusions)


def rows_of(scheme: Scheme) -> list[tuple[str, str]]:
    return [(row.name, row.clause) for row in scheme.inputs if row.clause.startswith("2")]


def test_what_a_clause_is_about_stays_where_its_new_rule_reads_it() -> None:
    own = {"2.1": when(Within(SPENT, "[60, 100]"), Within(SAVED, "[0, 100]"), points=2, otherwise=0)}
    assert rows_of(SCHEME) == rows_of(SCHEME.variant("x", clauses=own)) == [("spent", "2.1"), ("saved", "2.2")]
    assert SCHEME.variant("x", clauses=own).clauses["2.1"].subject == SPENT


def test_what_the_rules_read_is_always_asked_for() -> None:
    # A clause about something else than before, and the rule of another that still reads what was there.
    other = SCHEME.variant("x", clauses={"2.2": Band(GREEN, {"[0, 40)": 0, "[40, 100]": 2})})
    assert rows_of(other) == [("spent", "2.1"), ("saved", "2.1")]
    assert [other.clauses[id_].subject for id_ in ("2.1", "2.2")] == [None, None]
    # One that reads its subject, and beside it something that no other clause asks for.
    trees = count("trees", "树木", "棵")
    more = when(Within(SPENT, "[60, 100]"), Within(trees, "[1, ∞)"), points=2, otherwise=0)
    assert rows_of(SCHEME.variant("x", clauses={"2.1": more})) == [("spent", "2.1"), ("trees", "2.1"), ("saved", "2.2")]


def test_a_variant_of_a_variant_is_one_of_the_first_scheme() -> None:
    first = SCHEME.variant("first", title="另一考核", clauses={"3": PARTLY})
    second = first.variant("second", clauses=STRICTER)
    assert second.variant_of == VariantOf("made-up-2030", SCHEME.title, ("1.1", "3"))
    assert second.title == "另一考核"


def notes_of(variant: Scheme) -> list[tuple[str, str]]:
    result = assess(variant, EVIDENCE)
    result.verify()
    return [(note.path, note.code) for note in result.notes]


def test_every_result_says_of_what_it_is_a_variant() -> None:
    assert notes_of(SCHEME) == []
    assert notes_of(SCHEME.variant("x", clauses=STRICTER)) == [("/scheme_id", "variant")]
    (note,) = assess(SCHEME.variant("x", clauses=STRICTER), EVIDENCE).notes
    assert note.params == {"of": "made-up-2030", "clauses": ("1.1",)}
    assert "made-up-2030" in note.zh
    assert "1.1" in note.en


def test_a_variant_with_a_title_of_its_own_says_whose_period_and_timetable_it_keeps() -> None:
    variant = SCHEME.variant("made-up-2031", title="甲乙新区2031年度考核")
    assert notes_of(variant) == [("/scheme_id", "variant"), ("/scheme_id", "variant_keeps_period")]
    unchanged, period = assess(variant, EVIDENCE).notes
    assert unchanged.params == {"of": "made-up-2030", "clauses": (), "case": "as_it_was"}
    assert period.params == {"of": "made-up-2030", "first": "2030-07-01", "last": "2031-06-30"}
    with_plan = evolve(SCHEME, on_site=ON_SITE).variant("made-up-2031", title="甲乙新区2031年度考核")
    assert notes_of(with_plan)[2:] == [("/scheme_id", "variant_keeps_timetable")]
    timeless = evolve(SCHEME, incident_table=None, adjustments=())
    assert notes_of(timeless.variant("made-up-2031", title="甲乙新区2031年度考核")) == [("/scheme_id", "variant")]


def test_the_sheet_of_a_variant_says_so() -> None:
    sheet = self_scoring_sheet(assess(SCHEME.variant("x", clauses=STRICTER), EVIDENCE))
    assert "由made-up-2030变更而来" in sheet.to_markdown()


Faults = list[tuple[str, str]]
BAD: list[tuple[Callable[[], Scheme], Faults]] = [
    (lambda: SCHEME.variant("made-up-2030", clauses=STRICTER), [("/id", "repeated_id")]),
    (lambda: SCHEME.variant("", clauses=STRICTER), [("/id", "bad_name")]),
    (lambda: SCHEME.variant(7, clauses=STRICTER), [("/id", "wrong_type")]),  # type: ignore[arg-type]
    (lambda: SCHEME.variant("x", 7, STRICTER), [("/title", "wrong_type")]),  # type: ignore[arg-type]
    (lambda: SCHEME.variant("x", clauses=[GREEN]), [("/clauses", "wrong_type")]),  # type: ignore[arg-type]
    (lambda: SCHEME.variant("x", clauses={"1.1": 4}), [("/clauses/1.1", "wrong_type")]),  # type: ignore[dict-item]
    (lambda: SCHEME.variant("x", clauses={"1.1": is_true(DONE)}), [("/clauses/1.1", "wrong_type")]),  # type: ignore[dict-item]
    (lambda: SCHEME.variant("x", clauses={"1.9": GREEN}), [("/clauses/1.9", "unknown_clause")]),
    (lambda: SCHEME.variant("x", clauses={1: GREEN}), [("/clauses/1", "unknown_clause")]),  # type: ignore[dict-item]
    (
        lambda: SCHEME.variant(
            "made-up-2030", clauses={"1.1": Band(quantity("green", "绿", "%"), {"[0, ∞)": 4}), "z": GREEN}
        ),
        [("/id", "repeated_id"), ("/facts/green", "declared_twice"), ("/clauses/z", "unknown_clause")],
    ),
    (
        lambda: SCHEME.variant("x", clauses={"1.2": Band(quantity("noise", "噪声", "贝"), {"[0, 6]": 2, "(6, ∞)": 0})}),
        [("/facts/noise", "declared_twice")],
    ),
    (lambda: SCHEME.variant("x", clauses={"1.1": deduction(GREEN, 45, 5)}), [("/基本/1/1.1", "best_differs")]),
    (lambda: SCHEME.variant("x", clauses={"1.1": deduction(GREEN, 45, 3)}), [("/基本/1/1.1", "best_differs")]),
    (
        lambda: SCHEME.variant("x", clauses={"1.1": Band(GREEN, {"[0, 40)": -1, "[40, 100]": 4})}),
        [("/基本/1/1.1", "worst_below_least")],
    ),
    (
        lambda: SCHEME.variant("x", clauses={"1.1": Awarded(mark("3", "任务得分", 1))}),
        [
            ("/基本/1/1.1", "foreign_input"),
            ("/基本/1/1.1", "best_differs"),
        ],
    ),
]


@pytest.mark.parametrize(("make", "faults"), BAD, ids=range(len(BAD)))
def test_what_cannot_be_a_variant_is_refused_with_every_fault(make: Callable[[], Scheme], faults: Faults) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == faults
    assert all(fault.zh and fault.en for fault in caught.value.faults)


def test_an_unknown_clause_offers_the_nearest() -> None:
    with pytest.raises(SchemeError) as caught:
        SCHEME.variant("x", clauses={"1.3": GREEN, "第九款" * 10_000: GREEN})
    near, far = caught.value.faults
    assert near.params["nearest"] in ("1.1", "1.2")
    assert far.params["case"] == "variant"
    assert len(str(caught.value)) < 800


class Unreadable(Mapping[str, Measure]):
    """A mapping that cannot be read."""

    def __getitem__(self, key: str) -> Measure:
        raise RuntimeError(key)

    def __iter__(self) -> object:  # type: ignore[override]
        raise RuntimeError

    def __len__(self) -> int:
        return 1


def test_clauses_of_a_foreign_kind_are_read_once_or_refused() -> None:
    with pytest.raises(SchemeError) as caught:
        SCHEME.variant("x", clauses=Unreadable())
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/clauses", "wrong_type")]
    given = dict(STRICTER)
    variant = SCHEME.variant("x", clauses=given)
    given.clear()
    assert variant.clauses["1.1"].rule.extremes() == (Fraction(0), Fraction(4))
