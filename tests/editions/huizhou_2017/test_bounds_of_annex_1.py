"""What partial evidence allows under Annex 1: every completion lies within, and known ends are reached."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from huizhou_qa import Evidence, get_scheme
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Member, Settings, bound, grades_of, run
from huizhou_qa.readers import Bounds, Direction, Gap, Number, reads
from support.members import inputs_of, member_of

DATA = Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json"
UNITS = json.loads(DATA.read_text("utf-8"), parse_float=str)["units"]
PAIRS = {
    "quality_infrastructure_index": {"part": "612", "whole": 7},
    "quality_incentive_projects": {"part": "70", "whole": 7},
}
PROGRAM = get_scheme("huizhou", 2017).program
INPUTS = inputs_of(PROGRAM)
SETTINGS = Settings(get_scheme("huizhou", 2017).readings)
MEMBERS = [member_of(Evidence.from_dict({**unit, "averages": PAIRS}), INPUTS) for unit in UNITS]
WHOLE = [member for member in MEMBERS if not any(isinstance(one, Gap) for one in member.known.values())]
NOBODY = Member({}, ())
CLAUSES = get_scheme("huizhou", 2017).clauses


def ends(path: str, member: Member) -> tuple[Fraction | None, Fraction | None]:
    span = bound(PROGRAM, member, SETTINGS)[path]
    return span.low, span.high


def clause(id_: str, **facts: object) -> tuple[Fraction | None, Fraction | None]:
    known: dict[str, Number] = {f"/facts/{name}": Fraction(str(value)) for name, value in facts.items()}
    return ends(f"/results/{id_}", Member(known, ()))


@pytest.mark.parametrize("id_", CLAUSES)
def test_of_no_evidence_every_clause_may_give_what_it_can_give_at_all(id_: str) -> None:
    low, high = ends(f"/results/{id_}", NOBODY)
    assert high == CLAUSES[id_].max_points
    assert low == (1 if id_ == "12.1" else -1 if id_ == "12.2" else 0)


def test_of_no_evidence_the_total_may_be_anything_from_1_or_0_to_100_and_the_grade_any() -> None:
    found = bound(PROGRAM, NOBODY, SETTINGS)
    assert ends("/results/item 12", NOBODY) == (Fraction(0), Fraction(4))
    assert ends("/results/base", NOBODY) == (Fraction(0), Fraction(100))
    assert grades_of(PROGRAM, found["/results/grade"]) == set("ABCD")


@pytest.mark.parametrize("member", WHOLE)
def test_of_full_evidence_the_bounds_are_the_points(member: Member) -> None:
    numbers, found = run(PROGRAM, [member], SETTINGS)[0], bound(PROGRAM, member, SETTINGS)
    # What an incident that is not settled may still change.
    open_yet = ("/incidents/", "/results/adjustment", "/results/raw_total", "/results/total", "/results/grade")
    for path, number in numbers.items():
        if not path.startswith(open_yet):
            assert (found[path].low, found[path].high) == (number, number), path


def test_what_facts_agree_in_narrows_one_that_is_missing() -> None:
    # Classes I to IV take 97, so that at most 3 lie below V: the target of 5 is met whatever the share is.
    assert clause("11.3", i_to_iv_share=97, inferior_v_target=5) == (Fraction("1.5"), Fraction("1.5"))
    assert clause("11.3", i_to_iv_share=94, inferior_v_target=5) == (Fraction("1.04"), Fraction("1.5"))


def test_a_mark_that_is_out_of_place_where_a_target_is_met_says_that_it_was_missed() -> None:
    known = {"/marks/11.4": Fraction("0.7")}
    assert ends("/results/11.4", Member(known, ())) == (Fraction("0.7"), Fraction("0.7"))


def test_nothing_without_a_ruling_may_be_treated_in_every_way() -> None:
    nothing: dict[str, Number] = {"/facts/vegetable_pass_rate": Gap(nothing=frozenset({"/facts/vegetable_pass_rate"}))}
    span = bound(PROGRAM, Member(nothing, ()), SETTINGS)["/results/2.1"]
    assert (span.low, span.high) == (Fraction(0), Fraction("1.5"))
    assert span.may_be_nothing


def test_rescaling_may_give_more_than_full_marks_would() -> None:
    full: dict[str, Number] = {}
    for path, leaf in INPUTS.items():
        if path.startswith(("/facts/", "/marks/")):
            best = leaf.range.low if reads_down(path) else leaf.range.high
            full[path] = Fraction(100) if best is None else best
    full |= {f"/averages/{fact}": Fraction(1) for fact in PAIRS}
    full["/facts/overdue_inspection_centres"] = Fraction(1)
    full["/facts/quality_infrastructure_index"] = Gap(nothing=frozenset({"/facts/quality_infrastructure_index"}))
    del full["/marks/11.4"]
    rescaled = {**full, "/rulings/12.1": Fraction(2)}
    assert ends("/results/base", Member(rescaled, ())) == (Fraction(100), Fraction(100))
    assert Fraction(100) in bound(PROGRAM, Member(full, ()), SETTINGS)["/results/base"]


def reads_down(path: str) -> bool:
    signs = [
        entry.node.under(Direction(Bounds({}, SETTINGS.readings))).signs.get(path)
        for entry in PROGRAM.entries
        if path in {leaf.path for leaf in reads(entry.node).inputs}
    ]
    return "down" in signs


PENDING = {
    "/incident/date": Fraction(20170601),
    "/incident/from_product_quality": Fraction(1),
    "/incident/serious_harm": Fraction(1),
    "/incident/recognised_by": Fraction(3),
    "/incident/severity": Fraction(2),
    "/incident/systemic_or_regional": Fraction(0),
    "/incident/status": Fraction(1),
}


def with_incidents(*incidents: Mapping[str, Number] | None) -> Member:
    strong = max(WHOLE, key=lambda one: total_of(Member(one.known, ())))
    told = [one for one in incidents if one is not None]
    return Member(strong.known, None if None in incidents else tuple(FrozenMapping(one) for one in told))


def total_of(member: Member) -> Fraction:
    number = run(PROGRAM, [member], SETTINGS)[0]["/results/total"]
    assert isinstance(number, Fraction)
    return number


def test_a_pending_incident_may_become_a_veto_a_deduction_or_none() -> None:
    member = with_incidents(PENDING)
    total = total_of(with_incidents())
    assert total >= 90
    found = bound(PROGRAM, member, SETTINGS)
    assert grades_of(PROGRAM, found["/results/grade_before_veto"]) == {"A", "B"}
    assert grades_of(PROGRAM, found["/results/grade"]) == {"A", "B", "D"}
    assert (found["/results/total"].low, found["/results/total"].high) == (total - 10, total)


def test_a_pending_incident_outside_the_year_counts_for_nothing() -> None:
    member = with_incidents({**PENDING, "/incident/date": Fraction(20161231)})
    assert grades_of(PROGRAM, bound(PROGRAM, member, SETTINGS)["/results/grade"]) == {"A"}


def test_incidents_that_nobody_has_spoken_of_may_be_any_number() -> None:
    found = bound(PROGRAM, with_incidents(None), SETTINGS)
    assert found["/results/total"].low == 0
    assert grades_of(PROGRAM, found["/results/grade"]) == set("ABCD")


@pytest.mark.parametrize("seed", range(30))
def test_bounds_contain_every_completion_and_never_widen_when_a_fact_is_added(seed: int) -> None:
    random = Random(seed)
    member = random.choice(WHOLE)
    hidden = random.sample([path for path in member.known if path.startswith(("/facts/", "/marks/"))], 6)
    fewer = {path: one for path, one in member.known.items() if path not in hidden}
    more = {**fewer, hidden[0]: member.known[hidden[0]]}
    numbers = run(PROGRAM, [member], SETTINGS)[0]
    wide, narrow = (bound(PROGRAM, Member(one, member.incidents), SETTINGS) for one in (fewer, more))
    for path, number in numbers.items():
        if path.startswith("/results/"):
            assert isinstance(number, Fraction)
            assert number in wide[path]
            assert number in narrow[path]
            assert all(any(inner.meet(one) == inner for one in wide[path].over) for inner in narrow[path].over)


def test_every_fact_goes_one_way_in_every_clause_under_every_reading() -> None:
    unproved = set()
    for id_ in CLAUSES:
        (rule,) = [entry.node for entry in PROGRAM.entries if entry.leaf.path == f"/results/{id_} rule"]
        for reading, choices in reads(rule).readings.items() or {"written_places": ("2",)}.items():
            for choice in choices:
                signs = rule.under(Direction(Bounds({}, {**SETTINGS.readings, reading: choice}))).signs
                unproved |= {(id_, choice, path) for path, sign in signs.items() if sign == "unproved"}
    assert unproved == {("11.3", "literal_capped", "/facts/inferior_v_target")}
