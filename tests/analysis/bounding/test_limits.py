"""What the statistics that are given leave a fact that is missing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, assess, bounds
from huizhou_qa.analysis.bounding.known_spans import spans_of
from huizhou_qa.analysis.bounding.limits import narrowed_by_limits
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Settings
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly_ratio
from huizhou_qa.rules import GridRounding, Input, Rounded, Within
from huizhou_qa.rules.derived import share
from support import valley

SCHEME = valley.beside_others()
AMOUNT, OTHER = Input("/facts/amount", "[0, ∞)"), Input("/facts/other", "(0, ∞)")
SETTINGS = Settings({})


def given(**statistics: object) -> Evidence:
    return Evidence.from_dict({"unit": "丙村", "incidents": [], "statistics": statistics})


def test_a_missing_figure_is_none_that_the_given_statistics_rule_out() -> None:
    found = spans_of(SCHEME, given(least_green=20, most_green=80, mean_green={"part": 150, "whole": 3}))
    # The other two have at most 100 each, and at least 0.
    assert found["/facts/green"] == Span((Interval.parse("[20, 80]"),))
    second = spans_of(SCHEME, given(most_green=80, place_green=2))
    assert second["/facts/green"] == Span((Interval.parse("[0, 80)"),))


def test_what_statistics_leave_no_number_for_is_a_contradiction() -> None:
    with pytest.raises(EvidenceError) as refused:
        bounds(SCHEME, given(least_green=90, mean_green={"part": 100, "whole": 3}))
    assert {fault.code for fault in refused.value.faults} == {"contradiction"}


def test_every_number_that_fits_is_possible() -> None:
    evidence = given(
        least_green=20, most_green=80, mean_green={"part": 150, "whole": 3}, others_green=50, place_green=2
    )
    left = spans_of(SCHEME, evidence)["/facts/green"]
    for green in range(0, 101, 5):
        whole = Evidence.from_dict(
            {"unit": "丙村", "incidents": [], "facts": {"green": green}, "statistics": dict(evidence.statistics)}
        )
        try:
            assess(SCHEME, whole)
        except EvidenceError:
            continue
        assert Fraction(green) in left


def narrowed(limit: Within, **known: Span) -> dict[str, Span]:
    return narrowed_by_limits({f"/facts/{name}": span for name, span in known.items()}, [limit], SETTINGS)


def test_a_limit_narrows_the_one_input_of_it_that_is_open() -> None:
    limit = Within(share(AMOUNT, OTHER), "[2, 3]")
    assert narrowed(limit, other=exactly_ratio(2, 1))["/facts/amount"] == Span((Interval.parse("[4, 6]"),))
    assert narrowed(limit, amount=exactly_ratio(6, 1))["/facts/other"] == Span((Interval.parse("[2, 3]"),))
    assert narrowed(limit) == {}


def test_a_limit_that_holds_on_ever_more_parts_is_not_followed() -> None:
    limit = Within(Rounded(AMOUNT, GridRounding(1, "down")), "[30, 40]")
    assert narrowed(limit, other=exactly_ratio(1, 1))["/facts/amount"] == Span((Interval.parse("[0, ∞)"),))
