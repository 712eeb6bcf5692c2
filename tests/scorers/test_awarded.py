"""``Awarded`` and ``Rating``: points that people give, taken as they are given."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.scorers import Awarded, NodeRule, Rating, Scorer, count, level, mark, percent

MARK = mark("5", "得分", 4)


def test_an_award_is_taken_as_it_is_given() -> None:
    assert Awarded(MARK).score({}, marks={"5": "3.85"}).points == Fraction("3.85")


def test_a_mark_alone_says_the_same() -> None:
    assert Awarded(MARK).rule() == MARK
    assert NodeRule(MARK).score({}, marks={"5": "3.85"}) == Awarded(MARK).score({}, marks={"5": "3.85"})


def test_ratings_are_added_and_weighted() -> None:
    first, second = level("first", "前半"), level("second", "后半")
    assert Rating((first, second)).score({"first": 5, "second": 4}).points == 9
    assert Rating((first,), 2).score({"first": 4}).points == 8
    assert NodeRule(Rating((first,), 2)).extremes() == (Fraction(2), Fraction(10))


@pytest.mark.parametrize(
    ("make", "path", "code"),
    [
        (lambda: Rating((), 1), "/ratings", "empty"),
        (lambda: Rating((percent("rate", "率"),), 1), "/ratings/0", "wrong_kind"),
        (lambda: Rating((count("n", "数", "个"),), 1), "/ratings/0", "wrong_kind"),
        (lambda: Rating((level("first", "前半"), 5)), "/ratings/1", "wrong_type"),  # type: ignore[arg-type]
        (lambda: Rating((level("first", "前半"),), 0), "/weight", "not_above_zero"),
        (lambda: Awarded(percent("rate", "率")), "/mark", "wrong_type"),
        (lambda: Awarded("5"), "/mark", "wrong_type"),  # type: ignore[arg-type]
    ],
)
def test_what_nobody_awards_is_refused(make: Callable[[], Scorer], path: str, code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_what_is_not_on_the_five_levels_is_named_with_what_would_be() -> None:
    with pytest.raises(SchemeError) as caught:
        Rating((percent("rate", "率"),))
    assert [(fault.zh, fault.en) for fault in caught.value.faults] == [
        ("率不是五级评价，请用level(…)声明", "rate is not on the five levels; declare it with level(…)")
    ]
