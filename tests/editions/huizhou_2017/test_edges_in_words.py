"""Every edge that is told in words has the unit of what it measures, in both languages, whichever reading is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from huizhou_qa import Evidence, assess_cohort
from huizhou_qa.analysis import next_steps, prove
from huizhou_qa.analysis.moving.next_step_results import NextStep
from huizhou_qa.errors import Wording
from support import cohort_by_hand as by_hand
from support.model_2017 import SCHEME

EVIDENCE = [Evidence.from_dict(unit) for unit in by_hand.bundled()]
# A unit as the scheme has it, and what stands behind a number in English; a count is a number of what its label says.
IN_ENGLISH = {"%": "%", "微克/立方米": "µg/m³", "分": "points"}
POINTS_OF_PERCENT = Wording("个百分点", "percentage points")
# Every choice of every reading that changes clauses, the others at their defaults.
CHOICES = [
    {one.id: choice.name}
    for one in SCHEME.chosen_readings.register
    for choice in one.choices
    if SCHEME.touched_by[one.id].clauses
]


def unit_of(label: Wording) -> Wording:
    """The unit of a number that is called so, from the units of the inputs that the scheme calls so."""
    if "÷" in label.zh:
        return Wording("倍", "")
    (unit,) = {row.unit for row in SCHEME.inputs if row.label in label.zh}
    if "−" in label.zh and unit == "%":
        return POINTS_OF_PERCENT
    return Wording(unit, IN_ENGLISH.get(unit, ""))


@pytest.mark.parametrize("choice", [{}, *(pytest.param(one, marks=pytest.mark.deep) for one in CHOICES)], ids=str)
def test_every_cliff_of_every_clause_has_the_unit_of_what_it_measures(choice: dict[str, str]) -> None:
    clauses: set[str] = set()
    for cliff in prove(SCHEME.under(choice)).cliffs:
        quantity = cliff.quantity
        if not quantity.is_word:
            unit = unit_of(quantity.label)
            for told, behind in ((quantity.at.zh, unit.zh), (quantity.at.en, unit.en)):
                assert re.fullmatch(rf"[\d.]+ ?{re.escape(behind)}", told), (cliff.clause, told, behind)
            clauses.add(cliff.clause)
    # A reading may take the cliffs of one clause away.
    assert len({"1.1", "10.2", "11.2", "11.3", "12.1", "13"} - clauses) <= len(choice)


def edges() -> Iterator[NextStep]:
    """Every step and every cliff of every unit."""
    for result in assess_cohort(SCHEME, EVIDENCE).results.values():
        steps = next_steps(SCHEME, result.evidence)
        yield from (*steps.steps, *steps.cliffs)


@pytest.mark.deep
def test_every_step_and_every_cliff_of_a_unit_has_the_unit_of_what_moves() -> None:
    leaves = {row.name: row for row in SCHEME.inputs if row.section != "averages"}
    clauses: set[str] = set()
    for edge in edges():
        clauses.update(edge.clauses)
        for name, needed in edge.facts.items():
            leaf, told = leaves[name], needed.told
            if leaf.kind == "truth":
                assert "“" in told.zh
                continue
            assert re.search(rf"\d ?{re.escape(leaf.unit)}", told.zh), told.zh
            assert re.search(rf"\d ?{re.escape(IN_ENGLISH.get(leaf.unit, '')).removesuffix('s')}", told.en), told.en
    assert {"1.1", "10.2", "11.2", "11.3", "12.1", "13"} <= clauses
