"""What facts must keep to, asked again only where it reads what moved."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from huizhou_qa.analysis.bounding.requirements import Requirements, unsure
from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Settings
from huizhou_qa.readers import Span
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules import Within
from huizhou_qa.rules.derived import total
from huizhou_qa.scheme.agreements import Agreement
from support import valley

GREEN, TREES = "/facts/green", "/facts/trees"
ANY = Span((Interval.parse("[0, 100]"),))
TOGETHER = Agreement(Within(total(valley.GREEN, valley.TREES), "[0, 100]"), Wording("合计", "together"))
SCHEME = evolve(valley.with_several_parts(), agreements=(TOGETHER,))
LIMIT = Within(valley.GREEN, "[0, 50]")
OPEN = {GREEN: ANY, TREES: ANY}
BOTH = Requirements.of(SCHEME.program, Settings({}), (LIMIT,), OPEN)


def test_each_may_hold_or_not_while_what_it_reads_is_open() -> None:
    truths = BOTH.truths(OPEN)
    assert truths == (Possible(true=True, false=True), Possible(true=True, false=True))
    assert unsure(truths) == 2


def test_what_reads_nothing_that_moved_stays_as_it_was() -> None:
    truths = BOTH.truths(OPEN)
    moved = BOTH.moved(truths, OPEN, {TREES: exactly(Fraction(100))})
    assert moved[0] is truths[0]
    assert BOTH.moved(truths, OPEN, {TREES: ANY}) is truths


def test_it_is_what_asking_all_again_comes_to() -> None:
    truths = BOTH.truths(OPEN)
    for green in (0, 50, 60, 100):
        corner = {GREEN: exactly(Fraction(green))}
        assert BOTH.moved(truths, OPEN, corner) == BOTH.truths({**OPEN, **corner})
    assert unsure(BOTH.truths({**OPEN, GREEN: exactly(Fraction(100))})) is None


def test_a_result_is_bound_to_what_requirements_hold_against_what_it_reads() -> None:
    below = {"/results/green": [GREEN], "/results/other": ["/facts/other"]}
    assert BOTH.paths == {GREEN, TREES}
    assert BOTH.bound_to(["/results/green"], below) == {"/results/green", GREEN, TREES}
    assert BOTH.bound_to(["/results/other"], below) == {"/results/other", "/facts/other"}
