"""A unit's whole program as one input moves: what follows from it, incidents among it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.test_district import FACTS, MARKS
from engine.test_district import evidence as district_evidence
from huizhou_qa import get_scheme
from huizhou_qa.analysis.moving.one_input import Moving
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.named_inputs import input_named
from huizhou_qa.program import Tally
from huizhou_qa.program.entries import INCIDENT
from huizhou_qa.readers import reads
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme
from support import district, valley

SCHEME = district.scheme()
UNIT = Unit(SCHEME, district_evidence())


def test_only_what_follows_from_the_input_is_worked_out() -> None:
    moving = Moving(UNIT, input_named(SCHEME, "noise", ""))
    found = moving.at(Fraction(65), written=True)
    assert found[TOTAL.path].value == UNIT.written[TOTAL.path]
    assert SCHEME.clauses["2"].entry.path in found
    assert SCHEME.clauses["1"].entry.path not in found
    assert moving.clauses_moving(SCHEME.clauses["2"].rule.inputs[0].range) == ()
    assert (moving.current, moving.whole, moving.means) == (Fraction(65), False, ())


def test_a_mark_moves_like_a_fact() -> None:
    moving = Moving(UNIT, input_named(SCHEME, "9", ""))
    assert moving.current == Fraction(str(MARKS["9"]))
    assert moving.at(Fraction(2), written=True)[SCHEME.clauses["9"].entry.path].value == 2
    assert FACTS["noise"] == 65


@pytest.mark.parametrize(
    "of", [get_scheme("huizhou", 2017), SCHEME, valley.scheme(), valley.in_steps()], ids=lambda of: of.id
)
def test_tallies_read_elements_of_incidents_alone_so_that_no_fact_moves_them(of: Scheme) -> None:
    tallies = [entry for entry in of.program.entries if isinstance(entry, Tally)]
    assert tallies
    read = {leaf.section for entry in tallies for leaf in reads(entry.node, of.readings).inputs}
    assert read == {INCIDENT}


def test_a_deduction_for_incidents_stands_while_a_fact_moves() -> None:
    dusty = valley.evidence(90, valley.incident("a", level="heavy"), valley.incident("b"))
    moving = Moving(Unit(valley.scheme(), dusty), input_named(valley.scheme(), "green", ""))
    outcomes = [moving.outcome(Fraction(at), written=True).total_value for at in (90, 50, 3)]
    assert outcomes == [82, 42, 0]
