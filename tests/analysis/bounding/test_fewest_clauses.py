"""The fewest clauses that have to turn, by what they add to one sum or to several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from itertools import combinations
from operator import le
from random import Random

import pytest

from huizhou_qa.analysis.bounding import fewest_clauses
from huizhou_qa.analysis.bounding.fewest_clauses import Deciding, Sums, TurnedClauses, fewest
from huizhou_qa.analysis.bounding.score_bounds import ClauseSet

IDS = "abcdefghi"
NEEDED = Fraction(12)


def alone(at: int, *adds: int) -> tuple[TurnedClauses, ...]:
    return (
        TurnedClauses((), tuple(Fraction(0) for _ in adds)),
        TurnedClauses((at,), tuple(map(Fraction, adds))),
    )


def is_decided(place: Fraction) -> bool:
    return place >= NEEDED


def tried(adds: Sequence[Sequence[int]], grade: Callable[[Sums], Fraction]) -> ClauseSet | None:
    for size in range(len(adds) + 1):
        several = [
            turned
            for turned in combinations(range(len(adds)), size)
            if grade(tuple(Fraction(sum(adds[at][one] for at in turned)) for one in range(len(adds[0])))) >= NEEDED
        ]
        if several:
            return ClauseSet(tuple(IDS[at] for at in several[0]), len(several))
    return None


@pytest.mark.parametrize("seed", range(20))
def test_the_fewest_are_those_of_every_set_tried(seed: int) -> None:
    chance = Random(seed)
    grade: Callable[[Sums], Fraction] = chance.choice(
        (lambda sums: min(sums) * 2, lambda sums: sums[0] * sums[1], lambda sums: sums[0] + min(sums[1], Fraction(3)))
    )
    adds = [(chance.randint(0, 4), chance.randint(0, 4)) for _ in IDS]
    deciding = Deciding(tuple(alone(at, *one) for at, one in enumerate(adds)), grade)
    assert fewest(deciding, IDS, is_decided) == tried(adds, grade)


def test_a_grade_is_worked_out_once_for_all_lines_and_of_sums_as_they_are() -> None:
    asked = list[Sums]()

    def grade(sums: Sums) -> Fraction:
        asked.append(sums)
        return sums[0]

    thirds = [(TurnedClauses((), (Fraction(0),)), TurnedClauses((at,), (Fraction(at, 3),))) for at in range(1, 4)]
    deciding = Deciding(tuple(thirds), grade)
    lines = [fewest(deciding, IDS, partial(le, Fraction(line, 3))) for line in (5, 4, 3, 7)]
    assert lines == [ClauseSet(("c", "d"), 1), ClauseSet(("b", "d"), 2), ClauseSet(("d",), 1), "not_enough"]
    assert len(set(asked)) == len(asked)
    assert max(asked) == (Fraction(2),)


def test_where_all_together_do_not_do_it_there_are_none() -> None:
    assert fewest(Deciding((alone(0, 11),), lambda sums: sums[0]), IDS, is_decided) == "not_enough"


def test_where_too_many_sets_may_be_the_farthest_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    adds = [(2**at, 2 ** (len(IDS) - at)) for at in range(len(IDS))]
    deciding = Deciding(tuple(alone(at, *one) for at, one in enumerate(adds)), lambda sums: sums[0] + sums[1] - 700)
    assert isinstance(fewest(deciding, IDS, is_decided), ClauseSet)
    monkeypatch.setattr(fewest_clauses, "MOST_SETS", 20)
    assert fewest(deciding, IDS, is_decided) == "too_many_sets"


def test_where_too_many_sums_are_to_be_told_apart_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # Any four of them do it, each four with a sum of its own.
    deciding = Deciding(tuple(alone(at, 1000 + 2**at) for at in range(len(IDS))), lambda sums: sums[0] - 3988)
    assert fewest(deciding, IDS, is_decided) == ClauseSet(tuple("abcd"), 126)
    monkeypatch.setattr(fewest_clauses, "MOST_SETS", 20)
    assert fewest(deciding, IDS, is_decided) == "too_many_sets"
