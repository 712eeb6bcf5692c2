"""How much must be gained for a grade: the least gain from which on it is reached, unless more may be worse."""

from __future__ import annotations

import pytest

from analysis.paths.test_path_to_grade import CUT
from huizhou_qa import Evidence
from huizhou_qa.analysis import Move
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.paths.added_parts import added_parts
from huizhou_qa.analysis.paths.fronts import front
from huizhou_qa.analysis.paths.goals import Gains
from huizhou_qa.analysis.paths.grids import grids_of
from huizhou_qa.analysis.paths.moved import Moved
from huizhou_qa.analysis.paths.tie_keys import TieKeys
from huizhou_qa.rules import Constant, Quotient
from huizhou_qa.rules.derived import weighted
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from support import valley

GREEN, TREES = Move("green", 0, 100, 10, cost_up=1), Move("trees", 0, 100, 10, cost_up=2)
# A third of the mark for each percent short of 60, which is divided by zero on the way.
ODD = valley.scheme(
    adjustments=(Adjustment("odd", "零头", Quotient(Constant(1), weighted((valley.TREES, 1), plus="-55"))),)
)


def gains(scheme: Scheme, evidence: Evidence, *moves: Move) -> Gains:
    unit = Unit(scheme, evidence)
    moved = Moved(unit, grids_of(unit, moves))
    added, keys = added_parts(moved), TieKeys(moved.grids)
    return Gains(added, [front(part, keys.key) for part in added.parts])


@pytest.mark.parametrize(("place", "gain"), [(0, 15), (1, 5), (2, -10), (3, -60)])
def test_the_least_gain_from_which_on_a_grade_is_reached(place: int, gain: int) -> None:
    assert gains(valley.scheme(), valley.evidence(60), GREEN).needed(place) == gain


def test_a_grade_that_nothing_reaches_needs_more_than_can_be_gained() -> None:
    low = Move("green", 0, 70, 10, cost_up=1)
    assert gains(valley.scheme(), valley.evidence(60), low).needed(0) == 11


def test_where_more_may_be_worse_no_gain_tells() -> None:
    assert gains(CUT, valley.evidence(60, trees=60), GREEN, TREES).needed(0) is None


def test_where_the_sum_has_no_least_no_gain_tells() -> None:
    found = gains(ODD, valley.evidence(60, trees=60), GREEN, TREES)
    assert (found.low, found.needed(0), found.most_is_best()) == (None, None, False)


def test_the_most_that_is_gained_is_the_best_unless_more_may_be_worse() -> None:
    assert gains(valley.scheme(), valley.evidence(60), GREEN).most_is_best()
    assert not gains(CUT, valley.evidence(60, trees=60), GREEN, TREES).most_is_best()
