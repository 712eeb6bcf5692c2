"""What another scheme did to every unit: three parts that add up, and each of one cause alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from huizhou_qa import Cohort, Evidence, EvidenceError, VerificationError, assess_cohort
from huizhou_qa.analysis import SchemeEffect, effect_of_scheme
from huizhou_qa.scheme import Rounding
from huizhou_qa.scorers import Band, LinearDeduction
from support import linlan_2031 as linlan
from support.faces import rows
from support.linlan_2031 import SCHEME

pytestmark = pytest.mark.usefixtures("verified_once")

COHORTS = json.loads((Path(__file__).parents[2] / "data" / "linlan-2031.json").read_text("utf-8"))
FIRST, SECOND = [one["evidence"] for one in COHORTS if "refused" not in one["expected"]][:2]
STRICTER = SCHEME.variant(
    "stricter", clauses={"3.1": LinearDeduction(linlan.employment, 20, 99, "below", "0.5", 1, 20)}
)


def named_as(units: list[Mapping[str, object]], names: list[str]) -> list[Evidence]:
    return [Evidence.from_dict({**unit, "unit": name}) for unit, name in zip(units, names, strict=False)]


BEFORE = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in FIRST])
UNITS = list(BEFORE.results)


def total(cohort: Cohort, unit: str) -> Fraction:
    return Fraction(cohort.results[unit].total)


def adds_up(effect: SchemeEffect) -> None:
    for unit, one in effect.units.items():
        parts = Fraction(one.by_scheme) + Fraction(one.by_facts) + Fraction(one.by_cohort)
        assert parts == total(effect.after, unit) - total(effect.before, unit)
        assert (one.unit, one.before.total, one.after.total) == (
            unit,
            effect.before.results[unit].total,
            one.after.total,
        )


def test_of_a_scheme_alone_nothing_is_due_to_facts_or_to_other_units() -> None:
    effect = effect_of_scheme(BEFORE, STRICTER)
    adds_up(effect)
    effect.verify()
    assert {(one.by_facts, one.by_cohort) for one in effect.units.values()} == {(Decimal("0.00"), Decimal("0.00"))}
    assert any(one.by_scheme < 0 for one in effect.units.values())
    assert {id_ for one in effect.units.values() for id_ in one.clauses} == {"3.1"}
    assert effect == effect_of_scheme(BEFORE, assess_cohort(STRICTER, BEFORE.members.values()))


def test_one_units_facts_are_its_own_part_and_the_cohorts_part_of_the_others() -> None:
    (own, *others) = UNITS
    moved = Evidence.from_dict({**FIRST[0], "facts": {**FIRST[0]["facts"], "industry_growth": -20}})
    after = assess_cohort(STRICTER, [moved, *(BEFORE.members[unit] for unit in others)])
    effect = effect_of_scheme(BEFORE, after)
    adds_up(effect)
    assert effect.units[own].by_cohort == 0
    assert effect.units[own].by_facts < 0
    assert {effect.units[unit].by_facts for unit in others} == {Decimal("0.00")}
    assert any(effect.units[unit].by_cohort > 0 for unit in others)


def test_of_another_year_with_another_scheme_the_three_parts_add_up() -> None:
    shared = UNITS[: min(len(FIRST), len(SECOND))]
    before = assess_cohort(SCHEME, named_as(FIRST, shared))
    after = assess_cohort(STRICTER, named_as(SECOND, shared))
    effect = effect_of_scheme(before, after)
    adds_up(effect)
    for at, unit in enumerate(shared):
        alone = [*named_as(FIRST, shared)]
        alone[at] = named_as(SECOND, shared)[at]
        by_scheme = total(assess_cohort(STRICTER, named_as(FIRST, shared)), unit)
        with_own = total(assess_cohort(STRICTER, alone), unit)
        assert Fraction(effect.units[unit].by_scheme) == by_scheme - total(before, unit)
        assert Fraction(effect.units[unit].by_facts) == with_own - by_scheme


def test_a_clause_of_one_scheme_alone_counts_from_zero() -> None:
    tree = tuple(evolve(top, id="加分项") if top.bonus else top for top in SCHEME.headings)
    bonus = tuple(
        evolve(top, capped=True, parts=(*top.parts, linlan.clause("5.4", "另", 1, Band(linlan.pilots, {"[0, ∞)": 1}))))
        if top.bonus
        else top
        for top in tree
    )
    effect = effect_of_scheme(BEFORE, evolve(SCHEME, id="with-bonus", headings=bonus))
    assert {one.clauses.get("5.4") for one in effect.units.values()} == {Decimal("1.00")}
    back = effect_of_scheme(effect.after, BEFORE)
    assert {one.clauses.get("5.4") for one in back.units.values()} == {Decimal("-1.00")}
    adds_up(back)


def test_differences_are_written_to_the_places_of_the_finer_scheme() -> None:
    finer = effect_of_scheme(BEFORE, evolve(STRICTER, rounding=Rounding(4)))
    adds_up(finer)
    assert str(next(iter(finer.units.values())).by_facts) == "0.0000"


def test_its_faces_name_every_unit_and_escape_what_callers_wrote() -> None:
    bad = assess_cohort(SCHEME, named_as(FIRST, ["<b>", *UNITS[1:]]))
    effect = effect_of_scheme(bad, STRICTER)
    assert repr(effect).startswith("<SchemeEffect linlan-2031 → stricter:\n  <b>: ")
    assert repr(effect.units["<b>"]).startswith("<UnitDifference <b>: ")
    assert rows(effect._repr_html_(), 7)[0][0] == "<b>"
    assert "&lt;b&gt;" in effect._repr_html_()


def test_what_is_no_cohort_and_other_units_are_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        effect_of_scheme(5, STRICTER)  # type: ignore[arg-type] # the point
    assert [(one.path, one.code) for one in caught.value.faults] == [("/before", "wrong_type")]
    with pytest.raises(EvidenceError) as caught:
        effect_of_scheme(BEFORE, 5)  # type: ignore[arg-type] # the point
    assert [(one.path, one.code) for one in caught.value.faults] == [("/after", "wrong_type")]
    fewer = assess_cohort(STRICTER, [BEFORE.members[unit] for unit in UNITS[1:]])
    with pytest.raises(EvidenceError) as caught:
        effect_of_scheme(BEFORE, fewer)
    assert [(one.path, one.code) for one in caught.value.faults] == [(f"/{UNITS[0]}", "unknown_unit")]


def test_a_split_put_together_by_hand_does_not_verify() -> None:
    effect = effect_of_scheme(BEFORE, STRICTER)
    unit = UNITS[0]
    forged = {**effect.units, unit: evolve(effect.units[unit], by_scheme=Decimal("9.00"))}
    with pytest.raises(VerificationError) as caught:
        evolve(effect, units=type(effect.units)(forged)).verify()
    assert [one.path for one in caught.value.faults] == ["/units"]
