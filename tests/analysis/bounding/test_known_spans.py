"""Where inputs may lie of which something is known: intervals that evidence gives, and what averages leave open."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, assess, bounds
from huizhou_qa.analysis.bounding.known_spans import spans_of
from huizhou_qa.numbers.intervals import Interval
from support import district
from support.linlan_2031 import SCHEME as LINLAN

SCHEME = district.scheme()
PATENTS, OF_OTHERS = "/facts/patents", "/averages/patents/others"


def between(low: object, high: object) -> dict[str, object]:
    return {"from": low, "to": high}


def evidence(facts: Mapping[str, object], **sections: object) -> Evidence:
    return Evidence.from_dict({"unit": "甲街道", "facts": facts, "incidents": [], **sections})


def lies(path: str, given: Evidence) -> list[str]:
    return [str(over) for over in spans_of(SCHEME, given)[path].over]


def test_an_interval_is_any_number_inside_it() -> None:
    given = evidence({"noise": between(60, "65.5")}, marks={"9": between(0, 1)}, averages={"patents": between(2, 3)})
    assert [lies(path, given) for path in ("/facts/noise", "/marks/9", "/averages/patents")] == [
        ["[60, 65.5]"], ["[0, 1]"], ["[2, 3]"],
    ]  # fmt: skip


def test_an_interval_and_a_sum_over_all_members_narrow_each_other() -> None:
    # Of 9 among 3 members none has more than 9, and the other two share the rest.
    given = evidence({"patents": between(4, 20)}, averages={"patents": {"part": 9, "whole": 3}})
    assert (lies(PATENTS, given), lies(OF_OTHERS, given)) == (["[4, 9]"], ["[0, 2.5]"])


@pytest.mark.parametrize("average", [{"part": 9, "whole": 3}, {"part": 9, "whole": 1}, 0])
def test_an_interval_that_an_average_rules_out_is_a_contradiction(average: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        bounds(SCHEME, evidence({"patents": between(10, 20)}, averages={"patents": average}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(PATENTS, "contradiction")]


def test_an_interval_is_narrowed_by_what_facts_agree_on() -> None:
    # The shares that are spent and saved are together at most 100.
    given = evidence({"budget_spent_share": between(90, 98), "budget_saved_share": 4})
    assert lies("/facts/budget_spent_share", given) == ["[90, 96]"]
    with pytest.raises(EvidenceError) as caught:
        bounds(SCHEME, evidence({"budget_spent_share": between(98, 99), "budget_saved_share": 4}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/facts/budget_spent_share", "contradiction")
    ]


def sales(most: object) -> Evidence:
    facts = {"retail_sales": 50, "population": 10}
    return evidence(facts, statistics={"retail_per_head": most})


def test_the_greatest_of_all_members_is_at_least_the_units_own_figure() -> None:
    clause = bounds(LINLAN, sales(between(4, 10))).clauses["1.3"]
    narrowed = bounds(LINLAN, sales(between(5, 10))).clauses["1.3"]
    assert (clause.low, clause.high) == (narrowed.low, narrowed.high)
    assert clause.low is not None
    assert clause.high is not None
    assert clause.low < clause.high == Fraction(clause.max_points)
    with pytest.raises(EvidenceError) as caught:
        bounds(LINLAN, sales(between(3, 4)))
    assert [fault.code for fault in caught.value.faults] == ["contradiction"]


def test_of_an_interval_the_bounds_are_those_of_its_ends_where_points_only_fall() -> None:
    whole: dict[str, object] = {
        "green_share": 35, "complaints": 9, "late_reports": 1, "output": 105, "output_last_year": 100,
        "residents": 15, "patents": 4, "plan_made": True, "panel_rating": 4, "budget_spent_share": 90,
        "budget_saved_share": 10, "honours": 1, "trials": 2,
    }  # fmt: skip

    def with_noise(noise: object) -> Evidence:
        return evidence({**whole, "noise": noise}, marks={"9": "1.25"}, averages={"patents": 2})

    found = bounds(SCHEME, with_noise(between(60, 65)))
    quiet, loud = (assess(SCHEME, with_noise(noise)) for noise in (60, 65))
    assert (found.low, found.high) == (loud.total, quiet.total)
    assert loud.total < quiet.total


def test_what_is_said_of_a_range_is_closed_at_both_ends() -> None:
    assert spans_of(SCHEME, evidence({"complaints": between(2, 5)}))["/facts/complaints"].over == (
        Interval.parse("[2, 5]"),
    )
