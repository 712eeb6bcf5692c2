"""``RequirementsMet``: all or nothing, and what becomes of a requirement of which there was nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import MissingEvidenceError, SchemeError
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import AllOf, Within
from huizhou_qa.rules.derived import any_of, is_true
from huizhou_qa.scorers import RequirementsMet, percent, truth

SHARE, TARGET = percent("share", "比例"), percent("target", "目标")
DONE = truth("done", "完成")
BOTH = (Within(SHARE, "{100}"), Within(TARGET, "[98, 100]"))
NOTHING = {"nothing": "无对象"}


def asked_for(scorer: RequirementsMet, facts: dict[str, object]) -> list[str]:
    with pytest.raises(MissingEvidenceError) as caught:
        scorer.score(facts)
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize(("done", "share", "points"), [(True, 100, 2), (True, 97, 0), (False, 100, 0)])
def test_requirements_give_all_or_nothing(done: bool, share: int, points: int) -> None:
    scorer = RequirementsMet((is_true(DONE), Within(SHARE, "[98, 100]")), 2)
    assert scorer.score({"done": done, "share": share}).points == points


@pytest.mark.parametrize("empty", ["needed", "satisfied"])
@pytest.mark.parametrize(
    ("share", "target", "points"),
    [(100, 98, 2), (100, "97.99", 0), ("99.99", 98, 0), (99, 97, 0)],
)
def test_every_requirement_decides(empty: str, share: int | str, target: int | str, points: int) -> None:
    scorer = RequirementsMet(BOTH, 2, empty)  # type: ignore[arg-type]
    assert scorer.score({"share": share, "target": target}).points == points


@pytest.mark.parametrize("missing", ["share", "target"])
@pytest.mark.parametrize("empty", ["needed", "satisfied"])
def test_a_missing_fact_is_not_hidden_by_a_requirement_that_fails(missing: str, empty: str) -> None:
    facts: dict[str, object] = {name: 0 for name in ("share", "target") if name != missing}
    assert asked_for(RequirementsMet(BOTH, 2, empty), facts) == [f"/facts/{missing}"]  # type: ignore[arg-type]


def test_what_had_nothing_to_measure_is_passed_over_only_where_that_is_said() -> None:
    strict, lenient = RequirementsMet(BOTH, 2), RequirementsMet(BOTH, 2, "satisfied")
    assert [lenient.score({"share": NOTHING, "target": n}).points for n in (98, 97)] == [2, 0]
    assert asked_for(strict, {"share": NOTHING, "target": 98}) == ["/facts/share"]


def test_what_had_nothing_to_measure_at_all_is_not_satisfied() -> None:
    assert asked_for(RequirementsMet(BOTH, 2, "satisfied"), {"share": NOTHING, "target": NOTHING}) == [
        *("/facts/share", "/facts/target"),
    ]


def test_a_missing_fact_is_needed_though_the_other_had_nothing() -> None:
    assert asked_for(RequirementsMet(BOTH, 2, "satisfied"), {"share": NOTHING}) == ["/facts/target"]


def test_a_requirement_of_several_measures_is_passed_over_where_there_was_nothing_of_one() -> None:
    either = any_of(Within(SHARE, "{100}"), Within(TARGET, "{100}"))
    lenient = RequirementsMet((either, is_true(DONE)), 2, "satisfied")
    nothing = Gap(nothing=frozenset({SHARE.path}))
    known: dict[str, Number] = {SHARE.path: nothing, TARGET.path: Fraction(1), DONE.path: Fraction(1)}
    assert lenient.under(Exact(known)) == 2
    assert lenient.under(Exact({**known, DONE.path: Fraction(0)})) == 0
    assert RequirementsMet((either, is_true(DONE)), 2).under(Exact(known)) == nothing


def test_something_is_required() -> None:
    with pytest.raises(SchemeError) as caught:
        RequirementsMet((), 1)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/conditions", "empty")]
    with pytest.raises(SchemeError) as caught:
        RequirementsMet((SHARE,), 1)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/conditions/0", "wrong_type")]
    with pytest.raises(SchemeError) as caught:
        RequirementsMet(BOTH, 1, empty="perhaps")  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/empty", "unknown_choice")]


def test_a_requirement_that_is_no_interval_is_passed_over_where_there_was_nothing_of_what_it_reads() -> None:
    together = AllOf((Within(SHARE, "[98, 100]"), Within(TARGET, "[98, 100]")))
    lenient = RequirementsMet((together, is_true(DONE)), 2, empty="satisfied")
    assert lenient.score({"share": 98, "target": 99, "done": True}).points == 2
    assert lenient.score({"share": 98, "target": 97, "done": True}).points == 0
    assert lenient.score({"share": NOTHING, "target": 97, "done": True}).points == 2
