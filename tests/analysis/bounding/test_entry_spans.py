"""Spans of a program's results: what is known is run, the rest bounded; both say what the plain arithmetic says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from random import Random

import pytest
from attrs import evolve

from analysis.bounding.test_bounds import FACTS, MARKS
from huizhou_qa import Evidence
from huizhou_qa.analysis.bounding.entry_spans import KnownResults, program_spans
from huizhou_qa.ledger.known import gaps_of, member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.program.bounding import bound
from huizhou_qa.program.entries import result
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly_ratio
from huizhou_qa.rules import Choose, Input, NothingToMeasure, NumberOf, Present, Within
from huizhou_qa.rules.derived import total
from huizhou_qa.scheme.scheme import Scheme
from support import district

NOTHING: Mapping[str, object] = {"nothing": "当年没有"}
SCHEME = district.scheme()
SETTINGS = Settings(SCHEME.readings)
AMOUNT = Input("/facts/amount", "[0, 10]", whole=False)


def unit(facts: Mapping[str, object], **sections: object) -> Evidence:
    return Evidence.from_dict({"unit": "甲街道", "facts": facts, "incidents": [], **sections})


def known(scheme: Scheme, settings: Settings, given: Evidence, wanted: Collection[str] | None = None) -> KnownResults:
    values = settled_values(scheme, given)
    return program_spans(scheme.program, settings).known(values.ratios, gaps_of(values.nothing), wanted=wanted)


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


def test_of_those_wanted_what_open_results_read_is_told_and_no_more() -> None:
    given = unit({name: value for name, value in FACTS.items() if name != "noise"}, marks=MARKS)
    whole, some = known(SCHEME, SETTINGS, given), known(SCHEME, SETTINGS, given, wanted=["/results/9"])
    assert some.spans == {path: span for path, span in whole.spans.items() if path in some.spans}
    assert some.unread == whole.spans.keys() - some.spans.keys()
    assert "/results/9" in some.spans
    assert whole.unread == frozenset()
    assert some.unread


def test_what_waits_for_a_ruling_is_left_open_and_what_rests_on_it_too() -> None:
    told, untold = (known(SCHEME, SETTINGS, unit({"green_share": one})).spans for one in (35, NOTHING))
    assert {"/results/1 rule", "/results/1 ruled", "/results/1"} <= told.keys()
    assert not {"/results/1 rule", "/results/1 ruled", "/results/1"} & untold.keys()


def test_any_number_stands_for_what_is_only_asked_whether_it_is_present() -> None:
    there = Result("there", NumberOf(Present(AMOUNT)))
    both = Result("both", total(NumberOf(Present(AMOUNT)), AMOUNT))
    of = program_spans(Program((there, both), ("优",)), Settings({}))
    one, other = ({AMOUNT.path: exactly_ratio(number, 1)} for number in (2, 3))
    path = result("there").path
    assert of.entries[path].given(one) == of.entries[path].given(other)
    assert of.entries[path].given(one) != of.entries[path].given({AMOUNT.path: Span((), may_be_nothing=True)})
    assert of.entries[result("both").path].given(one) != of.entries[result("both").path].given(other)


def test_what_rests_on_a_rule_that_gives_nothing_of_itself_is_left_to_the_arithmetic_of_bounds() -> None:
    own = Result("own", Choose(Within(AMOUNT, "[0, 5]"), NothingToMeasure("too few"), AMOUNT))
    asked = Result("asked", total(NumberOf(Present(own.leaf)), NumberOf(Present(own.leaf))))
    twice = Result("twice", total(NumberOf(Present(own.leaf)), AMOUNT))
    of = program_spans(Program((own, asked, twice), ("优",)), Settings({}))
    assert of.known({AMOUNT.path: (3, 1)}, {}).spans == {}
    assert set(of.known({AMOUNT.path: (7, 1)}, {}).spans) == {one.leaf.path for one in (own, asked, twice)}
