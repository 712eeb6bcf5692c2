"""Facts that move what reads them in several ways: bounds as narrow as every completion tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Assessment, Evidence, EvidenceError, assess, bounds
from huizhou_qa.analysis.bounding import split_facts
from huizhou_qa.analysis.bounding.split_spans import split_at
from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Span
from huizhou_qa.rules import Constant, Knots, Measure, Within
from huizhou_qa.rules.derived import difference, greatest, least, reaches, scaled, share, total, weighted, when
from huizhou_qa.scheme.agreements import Agreement
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.steps import Graded, Limit
from huizhou_qa.scorers import Band, Clamped, count, on_curve
from huizhou_qa.scorers.statistics import least_of, mean_of, most_of
from support import valley
from support.those import those
from support.valley import GREEN, TREES


def scheme(*rules: tuple[Measure, int], **more: object) -> Scheme:
    """The valley with clauses on what their rules read, each with its full marks; trees have the rest of 100."""
    rest = 100 - sum(full for _, full in rules)
    clauses = [Clause(str(at), f"第{at}款", full, rule) for at, (rule, full) in enumerate(rules, 1)]
    last = Clause("trees", "林地", rest, scaled(TREES, Fraction(rest, 100)))
    return valley.scheme(headings=(Heading("全部", 100, (Item("1", "绿化", 100, (*clauses, last)),)),), **more)


def completed(of: Scheme, green: Iterable[object], **others: object) -> Iterator[Assessment]:
    for number in green:
        try:
            yield assess(of, valley.evidence(number, **others))
        except EvidenceError:
            continue


def lacking(**facts: object) -> Evidence:
    return Evidence.from_dict({"unit": "丙村", "facts": facts, "incidents": []})


FALLING = on_curve(GREEN, Knots([(50, 20), (100, 0)])), 20
RISING = on_curve(GREEN, Knots([(0, 0), (60, 40)])), 40


def test_a_fact_that_helps_one_clause_and_harms_another_is_best_at_a_breakpoint() -> None:
    two = scheme(FALLING, RISING)
    found = bounds(two, lacking(trees=0))
    # Up to 60 the second clause gains more than the first loses.
    assert those(found.low, found.high, found.tight) == (20, 56, True)
    assert those(found.clauses["1"].low, found.clauses["1"].high) == (0, 20)
    totals = [one.total for one in completed(two, range(101), trees=0)]
    assert (min(totals), max(totals)) == (found.low, found.high)


def test_a_rule_that_reads_a_fact_twice_is_bounded_beyond_its_corners() -> None:
    hill = Clamped(least(GREEN, difference(Constant(100), GREEN)), 0, 40)
    found = bounds(scheme((hill, 40)), lacking(trees=0))
    assert those(found.low, found.high, found.tight) == (0, 40, True)


def test_a_fact_that_moves_one_rule_which_shows_its_ends_is_not_split(monkeypatch: pytest.MonkeyPatch) -> None:
    split = list[Span]()

    def recorded(span: Span, at: Fraction, *, whole: bool) -> Iterator[Span]:
        split.append(span)
        return split_at(span, at, whole=whole)

    monkeypatch.setattr(split_facts, "split_at", recorded)
    wavy = on_curve(GREEN, Knots([(0, 0), (30, 20), (60, 5), (100, 30)])), 30
    # Up to 50 trees earn in one clause what they lose in another.
    falling = on_curve(TREES, Knots([(50, 20), (100, 0)])), 20
    of = scheme(wavy, falling)
    found = bounds(of, Evidence.from_dict({"unit": "丙村", "facts": {}, "incidents": []}))
    tried = [assess(of, valley.evidence(green, trees=trees)).total for green in (0, 100) for trees in range(101)]
    assert those(found.low, found.high, found.tight) == (min(tried), max(tried), True)
    green = bounds(of, lacking(trees=0))
    assert those(green.low, green.high, green.tight) == (20, 50, True)
    whole = Span((Interval.parse("[0, 100]"),))
    assert split
    assert split.count(whole) == 1


def test_of_a_count_every_whole_number_is_tried() -> None:
    steps = valley.in_steps()
    found = bounds(steps, lacking(green=90, accidents=3, town=True))
    tried = [valley.evidence(90, accidents=3, control_figure=number, town=True) for number in range(9)]
    totals = [assess(steps, one).total for one in tried]
    assert those(found.low, found.high, found.tight) == (min(totals), max(totals), True)


def test_a_total_that_goes_with_its_own_grade_is_split_by_what_is_open() -> None:
    steps, settled = valley.in_steps(), {"control_figure": 1, "town": True}
    death = valley.incident("d", "death")
    found = bounds(steps, evolve(lacking(green=90, **settled), incidents=valley.evidence(0, death).incidents))
    tried = [valley.evidence(90, death, accidents=number, **settled) for number in range(100)]
    totals = [assess(steps, one).total for one in tried]
    assert max(totals) == Decimal("74.99")
    assert those(found.low, found.high, found.tight) == (min(totals), max(totals), True)


def test_facts_that_must_agree_are_not_taken_at_ends_that_they_cannot_have_together() -> None:
    together = Agreement(Within(total(GREEN, TREES), "[0, 100]"), Wording("合计不超过100", "at most 100 together"))
    of = scheme(FALLING, RISING, agreements=(together,))
    found = bounds(of, lacking())
    totals = [one.total for trees in range(0, 101, 5) for one in completed(of, range(0, 101, 5), trees=trees)]
    assert found.low is not None
    assert found.high is not None
    assert found.low <= min(totals) <= max(totals) <= found.high
    assert not found.tight


def test_with_one_of_which_there_was_nothing_the_others_have_nothing_to_agree_with() -> None:
    together = Agreement(Within(total(GREEN, TREES), "[0, 10]"), Wording("合计不超过10", "at most 10 together"))
    of = scheme(FALLING, RISING, agreements=(together,))
    ruling = {"trees": {"treatment": "zero", "by": "办", "why": "未测"}}
    told = {"unit": "丙村", "facts": {"trees": {"nothing": "未测"}}, "rulings": ruling, "incidents": []}
    found = bounds(of, Evidence.from_dict(told))
    assert those(found.low, found.high, found.tight) == (20, 56, True)


SUM, LEANING = total(GREEN, TREES), weighted((GREEN, 1), (TREES, 2))
MOST, LEAST = most_of(SUM, "most_sum", "最大合计"), least_of(LEANING, "least_leaning", "最小加权")


def beside() -> Scheme:
    """Clauses on green that go different ways, and on sums of green and trees beside those of all villages."""
    up = Clamped(scaled(share(SUM, greatest(MOST, Constant(1))), 20), 0, 20)
    return scheme(FALLING, RISING, (up, 20), (when(reaches(LEANING, LEAST), points=10), 10))


@pytest.mark.parametrize("most", [60, 150])
def test_facts_are_not_taken_at_ends_that_the_statistics_given_rule_out(most: int) -> None:
    of, told = beside(), {"most_sum": most, "least_leaning": 20}
    found = bounds(of, evolve(lacking(), statistics=Evidence.from_dict({"unit": "x", "statistics": told}).statistics))
    totals = []
    for green, trees in product(range(0, 101, 20), repeat=2):
        whole = {"unit": "丙村", "facts": {"green": green, "trees": trees}, "statistics": told, "incidents": []}
        with suppress(EvidenceError):
            totals.append(assess(of, Evidence.from_dict(whole)).total)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= min(totals) <= max(totals) <= found.high
    if found.tight:
        assert (found.low, found.high) == (min(totals), max(totals))


BEST = most_of(GREEN, "most_green", "最绿")
OTHERS = mean_of(GREEN, "others_green", "他村平均绿化", over="others")


def test_a_statistic_that_is_not_given_is_no_number_that_the_own_figure_rules_out() -> None:
    of = scheme(FALLING, (Clamped(scaled(share(GREEN, greatest(BEST, Constant(1))), 20), 0, 20), 20))
    found = bounds(of, lacking(trees=0))
    totals = []
    for green, best in product(range(0, 101, 10), repeat=2):
        whole = {"unit": "丙村", "facts": {"green": green, "trees": 0}, "statistics": {"most_green": best}}
        with suppress(EvidenceError):
            totals.append(assess(of, Evidence.from_dict(whole | {"incidents": []})).total)
    assert those(found.low, found.high, found.tight) == (min(totals), max(totals), True)


def test_what_the_others_have_is_not_told_from_the_own_figure() -> None:
    of = scheme(FALLING, (when(reaches(GREEN, OTHERS), points=10), 10))
    found = bounds(of, lacking(trees=0))
    assert those(found.low, found.high, found.tight) == (0, 30, False)


Curve = dict[int, int]
MARKS = st.integers(0, 12)


def raised(points: dict[int, int]) -> Curve:
    """Points of which some are above 0."""
    return points if any(points.values()) else dict.fromkeys(points, 1)


@given(st.lists(st.dictionaries(st.integers(0, 10), MARKS, min_size=2, max_size=5).map(raised), min_size=2, max_size=3))
def test_over_straight_pieces_the_ends_are_those_at_the_knots(curves: list[Curve]) -> None:
    rules = [
        (on_curve(GREEN, Knots([(10 * at, points) for at, points in sorted(curve.items())])), max(curve.values()))
        for curve in curves
    ]
    of = scheme(*rules)
    found = bounds(of, lacking(trees=50))
    tried = {*range(0, 101, 10), *range(0, 101, 7)}
    results = list(completed(of, tried, trees=50))
    totals = [one.total for one in results]
    assert found.low is not None
    assert found.high is not None
    assert found.low <= min(totals) <= max(totals) <= found.high
    assert {one.grade for one in results} <= found.grades
    # Between knots the sum is straight, but for each clause's rounding; not all is split where that takes too long.
    assert not found.tight or min(totals) - found.low <= Decimal("0.03")
    assert not found.tight or found.high - max(totals) <= Decimal("0.03")


@given(st.lists(st.lists(MARKS, min_size=3, max_size=3), min_size=2, max_size=4))
def test_over_steps_the_ends_are_those_of_some_step(bands: list[list[int]]) -> None:
    rules = []
    for at, points in enumerate(bands, 1):
        places = (f"[0, {20 + at})", f"[{20 + at}, {60 + at}]", f"({60 + at}, 100]")
        marks = points if any(points) else [1, 1, 1]
        rules.append((Band(GREEN, dict(zip(places, marks, strict=True))).rule(), max(marks)))
    of = scheme(*rules)
    found = bounds(of, lacking(trees=50))
    ends = {0, 100}.union(*({20 + at, 60 + at} for at in range(1, 1 + len(bands))))
    tried = sorted({Fraction(end) + beside for end in ends for beside in (0, Fraction(1, 9), -Fraction(1, 9))})
    totals = [one.total for one in completed(of, [one for one in tried if 0 <= one <= 100], trees=50)]
    assert those(found.low, found.high, found.tight) == (min(totals), max(totals), True)


def test_where_counts_without_limit_pull_against_each_other_the_bounds_are_sound_and_not_called_tight() -> None:
    first, second = count("first", "甲数", "个"), count("second", "乙数", "个")
    rules = (
        Clamped(weighted((first, 7), (second, -2)), 0, 25),
        Clamped(weighted((second, 7), (first, -2)), 0, 25),
        Clamped(weighted((first, 1), (second, "-0.5"), plus=25), 0, 25),
        Clamped(weighted((first, 1), (second, -7), plus=25), 0, 25),
    )
    clauses = tuple(Clause(str(at), "款", 25, rule, also_given=(first, second)) for at, rule in enumerate(rules, 1))
    capped = valley.scheme(
        headings=(Heading("全部", 100, (Item("1", "全", 100, clauses),)),),
        adjustments=(),
        steps=(Limit("cap", "封顶", high=55), Graded()),
    )
    told: dict[str, object] = {"unit": "丙村", "incidents": []}
    found = bounds(capped, Evidence.from_dict(told))
    numbers = (*range(0, 30, 3), 1000)
    tried = [{"first": one, "second": other} for one in numbers for other in numbers]
    totals = [assess(capped, Evidence.from_dict({**told, "facts": facts})).total for facts in tried]
    assert not found.tight
    assert found.low is not None
    assert found.high is not None
    assert found.low < min(totals) <= max(totals) <= found.high
