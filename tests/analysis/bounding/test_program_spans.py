"""What is known of a program's results while something is open: run as a score is, and as the plain arithmetic says."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from attrs import evolve

from analysis.bounding.test_bounds import FACTS, MARKS
from huizhou_qa import Evidence
from huizhou_qa.analysis.bounding.found_spans import FoundSpans
from huizhou_qa.analysis.bounding.program_spans import KnownResults, program_spans
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.program.bounding import bound
from huizhou_qa.readers.gaps import gaps_of
from huizhou_qa.rules import Choose, Input, NothingToMeasure, NumberOf, Present, Within
from huizhou_qa.rules.derived import at_most, scaled, total, weighted
from huizhou_qa.scheme.scheme import Scheme
from support import district
from support.those import those

NOTHING: Mapping[str, object] = {"nothing": "当年没有"}
SCHEME = district.scheme()
SETTINGS = Settings(SCHEME.readings)
AMOUNT = Input("/facts/amount", "[0, 10]", whole=False)


def unit(facts: Mapping[str, object], **sections: object) -> Evidence:
    return Evidence.from_dict({"unit": "甲街道", "facts": facts, "incidents": [], **sections})


def known(scheme: Scheme, settings: Settings, given: Evidence) -> KnownResults:
    values = settled_values(scheme, given)
    return program_spans(scheme.program, settings).known(values.ratios, gaps_of(values.nothing))


@pytest.mark.parametrize("written", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_what_rests_on_nothing_open_is_what_the_arithmetic_of_bounds_says(seed: int, written: bool) -> None:
    chance = Random(seed)
    facts = {name: value for name, value in FACTS.items() if chance.random() < 0.7}
    facts |= dict.fromkeys(chance.sample(["green_share", "noise", "output"], seed % 3), NOTHING)
    given, settings = unit(facts, marks=MARKS, averages={"patents": 2}), evolve(SETTINGS, written=written)
    plainly = bound(SCHEME.program, member_of(SCHEME, given, settled_values(SCHEME, given)), settings)
    spans = known(SCHEME, settings, given).spans
    assert spans
    assert {path: plainly[path] for path in spans} == spans


def test_what_waits_for_a_ruling_is_left_open_and_what_rests_on_it_too() -> None:
    told, untold = (known(SCHEME, SETTINGS, unit({"green_share": one})).spans for one in (35, NOTHING))
    assert {"/results/1 rule", "/results/1 ruled", "/results/1"} <= told.keys()
    assert not {"/results/1 rule", "/results/1 ruled", "/results/1"} & untold.keys()


def test_what_rests_on_a_rule_that_gives_nothing_of_itself_is_left_to_the_arithmetic_of_bounds() -> None:
    own = Result("own", Choose(Within(AMOUNT, "[0, 5]"), NothingToMeasure("too few"), AMOUNT))
    asked = Result("asked", total(NumberOf(Present(own.leaf)), NumberOf(Present(own.leaf))))
    twice = Result("twice", total(NumberOf(Present(own.leaf)), AMOUNT))
    of = program_spans(Program((own, asked, twice), ("优",)), Settings({}))
    assert of.known({AMOUNT.path: (3, 1)}, {}).spans == {}
    assert set(of.known({AMOUNT.path: (7, 1)}, {}).spans) == {one.leaf.path for one in (own, asked, twice)}


def test_a_result_that_is_always_another_is_read_as_that_one() -> None:
    one = Result("one", at_most(AMOUNT, 5))
    same, same_again = (
        Result("same", at_most(one.leaf, 10)),
        Result("same again", scaled(Result("same", AMOUNT).leaf, 1)),
    )
    sums = Result("sums", weighted((same_again.leaf, 2), (same.leaf, 1), plus=3))
    of = program_spans(Program((one, same, same_again, sums), ("优",)), Settings({}))
    assert dict(of.same) == {same.leaf.path: one.leaf.path, same_again.leaf.path: one.leaf.path}
    ((path, _, weight),) = of.forms[sums.leaf.path].terms
    assert those(path, weight) == (one.leaf.path, 3)
    found = FoundSpans(of, {})
    assert those(found[sums.leaf.path].low, found[sums.leaf.path].high) == (3, 18)
