"""The places that members of a cohort can still get: every ranking lies within, and where proved, ends are reached."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import EvidenceError, assess_cohort
from huizhou_qa.analysis import PlaceBounds, bounds_of_cohort
from huizhou_qa.analysis.bounding.cohort_places import places
from huizhou_qa.rules import Within
from huizhou_qa.scheme import Ranking, Rounding, Scheme, SetsGrade
from support import valley
from support.villages import Green, cohort

BY_TOTAL = valley.scheme(ranking=Ranking(by=("total",)))
BY_GRADE = valley.scheme()
ROUNDED = valley.scheme(ranking=Ranking(by=("total",), rounding=Rounding(0, stage="total", grid=10)))
VETOED = valley.scheme(vetoes=(SetsGrade("unrest", "丁"),))
EXEMPT = valley.scheme(ranking=Ranking(by=("total",), exempt=(Within(valley.GREEN, "[60, 100]"),)))
BESIDE = valley.beside_others()
GREENS = st.integers(0, 100)
INTERVALS = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda one: (one[0], one[0] + one[1]))


def placed(scheme: Scheme, greens: Sequence[object]) -> dict[str, int | None]:
    return {one.unit: one.place for one in assess_cohort(scheme, cohort(greens)).ranking}


def is_within(place: int | None, told: PlaceBounds) -> bool:
    if place is None:
        return told.may_have_none
    return told.best is not None and told.worst is not None and told.best <= place <= told.worst


@pytest.mark.parametrize("scheme", [BY_TOTAL, BY_GRADE, ROUNDED, EXEMPT, BESIDE])
@given(
    greens=st.lists(GREENS | INTERVALS | st.none(), min_size=2, max_size=4),
    chosen=st.lists(st.integers(0, 4), min_size=4, max_size=4),
)
def test_every_ranking_lies_within(scheme: Scheme, greens: list[Green], chosen: list[int]) -> None:
    completed = []
    for green, quarter in zip(greens, chosen, strict=False):
        low, high = green if isinstance(green, tuple) else (0, 100) if green is None else (green, green)
        completed.append(low + Fraction((high - low) * quarter, 4))
    found = bounds_of_cohort(scheme, cohort(greens)).places
    assert all(is_within(place, found[unit]) for unit, place in placed(scheme, completed).items())


@pytest.mark.parametrize("scheme", [BY_TOTAL, BY_GRADE, ROUNDED])
@pytest.mark.parametrize(
    "greens", [((70, 80), 76), (50, (40, 60), 55), ((10, 20), (20, 30), (15, 22)), (None, 70, 70), (1, 2, 3)]
)
def test_the_ends_of_places_are_reached_where_that_is_proved(scheme: Scheme, greens: tuple[Green, ...]) -> None:
    ends = [one if isinstance(one, tuple) else (0, 100) if one is None else (one,) for one in greens]
    tried = [placed(scheme, each) for each in product(*ends)]
    for unit, told in bounds_of_cohort(scheme, cohort(greens)).places.items():
        reached = [one[unit] for one in tried]
        assert told.tight
        assert (told.best, told.worst) == (min(filter(None, reached)), max(filter(None, reached)))


def test_a_place_that_is_left_alone_is_proved_whatever_else_is_open() -> None:
    found = bounds_of_cohort(BESIDE, cohort([(80, 90), (20, 30), (10, 25)])).places
    assert [(one.best, one.worst, one.tight) for one in found.values()] == [(1, 1, True), (2, 3, False), (2, 3, False)]
    assert [one.unproved for one in found.values()] == [None, "statistic", "statistic"]
    assert [one.why_not_tight is None for one in found.values()] == [True, False, False]


def test_where_a_grade_is_read_from_more_than_the_total_it_is_said_that_which_goes_with_which_is_not_proved() -> None:
    given = [evolve(one, incidents=None) for one in cohort([(70, 80), 76])]
    found = bounds_of_cohort(VETOED, given).places
    assert {one.unproved for one in found.values()} == {"grade"}
    assert not any(one.tight for one in found.values())
    assert {one.why_not_tight.en for one in found.values() if one.why_not_tight} == {
        "the best grade is not proved to go with the greatest total, or the worst with the least"
    }


def test_a_member_without_a_place_stands_before_nobody() -> None:
    found = bounds_of_cohort(EXEMPT, cohort([70, (50, 65), 40])).places
    assert repr(found["0村"]) == "<PlaceBounds 0村: none>"
    assert repr(found["1村"]) == "<PlaceBounds 1村: 1 or none>"
    assert repr(found["2村"]) == "<PlaceBounds 2村: 1 to 2>"
    assert [one.tight for one in found.values()] == [True, True, False]
    assert found["2村"].unproved == "exempt"


def test_a_total_without_limit_may_be_beyond_any_other() -> None:
    found = bounds_of_cohort(BY_TOTAL, cohort([10, 20, 30]))
    middle = evolve(found["1村"], low=None, high=None)
    told = list(places(BY_TOTAL, {**found, "1村": middle}))
    assert [(one.best, one.worst) for one in told] == [(2, 3), (1, 3), (1, 2)]


def test_places_that_are_no_places_are_refused() -> None:
    with pytest.raises(EvidenceError):
        PlaceBounds("村", best="1", worst=2, may_have_none=False, tight=True)  # type: ignore[arg-type]
