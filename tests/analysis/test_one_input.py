"""A unit's whole program as one input moves: what follows from it, incidents among it."""

from __future__ import annotations

from fractions import Fraction

from engine.test_district import FACTS, MARKS
from engine.test_district import evidence as district_evidence
from huizhou_qa.analysis.named_inputs import input_named
from huizhou_qa.analysis.one_input import Moving, Unit
from huizhou_qa.scheme.building import TOTAL
from support import district

SCHEME = district.scheme()
UNIT = Unit(SCHEME, district_evidence())


def test_only_what_follows_from_the_input_is_worked_out() -> None:
    moving = Moving(UNIT, input_named(SCHEME, "noise", ""))
    found = moving.at(Fraction(65), written=True)
    assert found[TOTAL.path].value == UNIT.written[TOTAL.path]
    assert SCHEME.clauses["2"].entry.path in found
    assert SCHEME.clauses["1"].entry.path not in found
    assert moving.clauses_moving(SCHEME.clauses["2"].rule.inputs[0].range) == ()
    assert (moving.current, moving.whole, moving.pair) == (Fraction(65), False, None)


def test_a_mark_moves_like_a_fact() -> None:
    moving = Moving(UNIT, input_named(SCHEME, "9", ""))
    assert moving.current == Fraction(str(MARKS["9"]))
    assert moving.at(Fraction(2), written=True)[SCHEME.clauses["9"].entry.path].value == 2
    assert FACTS["noise"] == 65
