"""Two on-site checks side by side: whatever differs in their documents is told, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from analysis.schemes.test_scheme_comparison import assert_stands_there
from huizhou_qa.analysis import compare_schemes
from huizhou_qa.plans.questions import Questions
from huizhou_qa.scheme.scheme import Scheme
from scheme.program.test_on_site_document import OTHERS, SAME, planned, with_points
from support import district
from support.rated import PLAN, SCALE

BARE = district.scheme()
DISTRICT = planned(PLAN)
TALK, VISIT = PLAN.tables
FIRST, SECOND = TALK.points


def told(after: Scheme, before: Scheme = DISTRICT) -> list[tuple[str, str]]:
    found = compare_schemes(before, after)
    found.verify()
    for one in found.changes:
        assert_stands_there(one, before, after)
    return [(one.en, one.zh) for one in found.own]


def in_english(after: Scheme) -> list[str]:
    return [en for en, _ in told(after)]


@pytest.mark.parametrize("make", OTHERS.values(), ids=OTHERS)
def test_whatever_differs_is_told_there_and_back(make: Callable[[], Scheme]) -> None:
    assert told(make())
    assert told(DISTRICT, make())
    assert all(en and zh for en, zh in told(make()))


@pytest.mark.parametrize("make", SAME.values(), ids=SAME)
def test_what_is_words_alone_is_no_difference(make: Callable[[], Scheme]) -> None:
    assert compare_schemes(DISTRICT, make()).changes == ()


def test_a_check_that_comes_or_goes_is_one_difference() -> None:
    assert told(DISTRICT, BARE) == [("the on-site check: added", "实地核查：新增")]
    assert told(BARE) == [("the on-site check: removed", "实地核查：删除")]


def test_marks_levels_parts_and_order_are_told_of_the_point() -> None:
    assert in_english(with_points(FIRST, evolve(SECOND, max_points=6))) == [
        "on-site table 座谈: full marks 9, now 12",
        "on-site point talk.2: full marks 3, now 6",
        "on-site point talk.2: now left open; compared as under onsite_scale=scaled",
        "on-site point talk.2: the weight 1 is now 2",
    ]
    assert in_english(with_points(FIRST, evolve(SECOND, levels=("好", "中", "差")))) == [
        "on-site point talk.2: was 优 中 差, is now 好 中 差"
    ]
    assert in_english(with_points(SECOND, FIRST)) == [
        "on-site point talk.2: stands in another order",
        "on-site table 座谈: written otherwise",
    ]


def test_a_table_that_gains_a_point_follows_from_that() -> None:
    more = evolve(SECOND, id="talk.3", number=3)
    assert in_english(with_points(FIRST, SECOND, more)) == [
        "on-site table 座谈: full marks 9, now 12",
        "on-site point talk.3: added",
        "input /facts/talk.3: added",
    ]


def test_another_default_of_the_scale_is_told_as_of_any_reading() -> None:
    turned = evolve(PLAN, questions=Questions((evolve(SCALE, choices=SCALE.choices[::-1]),)))
    assert in_english(planned(turned)) == [
        "reading onsite_scale: the order of choices scaled literal is now literal scaled"
    ]


def test_a_table_that_is_called_otherwise_is_another() -> None:
    lines = in_english(planned(evolve(PLAN, tables=(evolve(TALK, name="会谈"), VISIT))))
    assert lines == ["on-site table 座谈: removed", "on-site table 会谈: added"]
