"""Spans that are worked out when they are asked for: they are a mapping of every result, and can be pickled."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

from huizhou_qa.analysis.bounding.found_spans import FoundSpans, JoinedSpans
from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules import Input, at_most, scaled, total

AMOUNT = Input("/facts/amount", "[0, 9]")
ONE = Result("one", at_most(AMOUNT, 5))
TWICE = Result("twice", scaled(ONE.leaf, 2))
OF = program_spans(Program((ONE, TWICE), ("优",)), Settings({}))


def found(number: int) -> FoundSpans:
    return FoundSpans(OF, {AMOUNT.path: exactly(Fraction(number))})


def test_every_result_is_in_it_and_what_is_given() -> None:
    spans = found(3)
    assert list(spans) == [AMOUNT.path, ONE.leaf.path, TWICE.leaf.path]
    assert len(spans) == 3
    assert (TWICE.leaf.path in spans, "/facts/other" in spans) == (True, False)
    assert spans.get("/facts/other") is None
    assert spans.get("/facts/other", Span()) == Span()
    assert spans.get(TWICE.leaf.path) == exactly(Fraction(6))


def test_of_what_is_known_besides_nothing_is_worked_out_again() -> None:
    known = OF.known({AMOUNT.path: (3, 1)}, {})
    spans = FoundSpans(OF, {}, known)
    assert spans.settled == {ONE.leaf.path: exactly(Fraction(3)), TWICE.leaf.path: exactly(Fraction(6))}
    assert (dict(spans), set(spans.open_yet)) == (spans.settled, set())
    assert set(found(3).open_yet) == {ONE.leaf.path, TWICE.leaf.path}


def test_beside_other_spans_what_rests_on_them_is_another() -> None:
    spans = found(3)
    assert spans[TWICE.leaf.path] == exactly(Fraction(6))
    moved = spans.beside({AMOUNT.path: exactly(Fraction(1))})
    assert (moved[TWICE.leaf.path], spans[TWICE.leaf.path]) == (exactly(Fraction(2)), exactly(Fraction(6)))
    # A result that is given is not worked out.
    assert spans.beside({ONE.leaf.path: exactly(Fraction(4))})[TWICE.leaf.path] == exactly(Fraction(8))


def test_beside_other_spans_what_rests_on_none_of_them_is_not_worked_out_again() -> None:
    other = Input("/facts/other", "[0, 9]")
    apart = Result("apart", total(other, other))
    of = program_spans(Program((ONE, TWICE, apart), ("优",)), Settings({}))
    spans = FoundSpans(of, {AMOUNT.path: exactly(Fraction(3))})
    moved = spans.beside({AMOUNT.path: exactly(Fraction(1))})
    assert moved[apart.leaf.path] is spans[apart.leaf.path]
    assert moved[TWICE.leaf.path] == exactly(Fraction(2))
    assert spans.beside({AMOUNT.path: spans[AMOUNT.path]}) is spans


def test_where_there_may_be_nothing_beside_no_sum_is_taken_from_where_there_is_something() -> None:
    spans = found(3)
    moved = spans.beside({"/facts/other": Span((), may_be_nothing=True)})
    assert moved[TWICE.leaf.path] == spans[TWICE.leaf.path] == exactly(Fraction(6))


def test_over_several_pieces_a_result_lies_in_any_of_them() -> None:
    both = JoinedSpans(found(1), (found(1), found(2)))
    assert [part.low for part in both[TWICE.leaf.path].over] == [Fraction(2), Fraction(4)]
    assert (list(both), len(both), "/facts/other" in both) == (list(found(1)), 3, False)
    with pytest.raises(KeyError):
        both["/facts/other"]


def test_pickled_they_are_what_was_found() -> None:
    for spans in (found(3), JoinedSpans(found(1), (found(1), found(2)))):
        assert pickle.loads(pickle.dumps(spans)) == dict(spans)  # noqa: S301 - made here
