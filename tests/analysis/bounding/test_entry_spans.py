"""The span of one result: it follows from the spans of what it reads."""

from __future__ import annotations

from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.program.entries import result
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly_ratio
from huizhou_qa.rules import Input, NumberOf, Present
from huizhou_qa.rules.derived import total

AMOUNT = Input("/facts/amount", "[0, 10]", whole=False)


def test_any_number_stands_for_what_is_only_asked_whether_it_is_present() -> None:
    there = Result("there", NumberOf(Present(AMOUNT)))
    both = Result("both", total(NumberOf(Present(AMOUNT)), AMOUNT))
    of = program_spans(Program((there, both), ("优",)), Settings({}))
    one, other = ({AMOUNT.path: exactly_ratio(number, 1)} for number in (2, 3))
    path = result("there").path
    assert of.entries[path].given(one) == of.entries[path].given(other)
    assert of.entries[path].given(one) != of.entries[path].given({AMOUNT.path: Span((), may_be_nothing=True)})
    assert of.entries[result("both").path].given(one) != of.entries[result("both").path].given(other)
