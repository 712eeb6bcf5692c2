"""Where the range of a fact is split."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.analysis.bounding.split_spans import MOST_CELLS, breakpoints, middle_of, split_at, written_edges
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Result, Settings
from huizhou_qa.readers import Span
from huizhou_qa.rules import Constant, GridRounding, Input, Knots, Rounded
from huizhou_qa.rules.derived import greatest, least, share, weighted
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scorers import on_curve

AMOUNT, OTHER = Input("/facts/amount", "[0, ∞)"), Input("/facts/other", "[0, ∞)")
COUNT = Input("/facts/count", "[0, 9]", whole=True)
SETTINGS = Settings({})


def span(*texts: str) -> Span:
    return Span(tuple(Interval.parse(text) for text in texts))


def test_a_range_is_split_at_the_breakpoints_of_all_readers() -> None:
    curve = on_curve(AMOUNT, Knots([(2, 0), (5, 3)]))
    readers = (curve, least(AMOUNT, OTHER), greatest(share(AMOUNT, OTHER), Constant(3)))
    found = breakpoints(AMOUNT, span("[0, ∞)"), readers, [{OTHER.path: Fraction(4)}], SETTINGS)
    assert {2, 4, 5, 12} <= set(found)


def test_of_a_reader_with_ever_more_cells_some_are_looked_at() -> None:
    whole_ones = Rounded(AMOUNT, GridRounding(1, "down"))
    assert len(breakpoints(AMOUNT, span("[0, ∞)"), [whole_ones], [{}], SETTINGS)) <= MOST_CELLS + 1


@pytest.mark.parametrize(
    ("whole", "of", "at", "parts"),
    [
        (False, ("[0, 9]",), 4, [("[0, 4)",), ("{4}",), ("(4, 9]",)]),
        (False, ("[0, 9]",), 0, [("{0}",), ("(0, 9]",)]),
        (False, ("[0, 2]", "[6, 9]"), 4, [("[0, 2]",), ("[6, 9]",)]),
        (True, ("[0, 9]",), 4, [("[0, 3]",), ("{4}",), ("[5, 9]",)]),
        (True, ("[3, 4]",), 4, [("{3}",), ("{4}",)]),
    ],
)
def test_the_parts_are_what_lies_below_the_number_itself_and_what_lies_above(
    whole: bool,
    of: tuple[str, ...],
    at: int,
    parts: list[tuple[str, ...]],
) -> None:
    assert list(split_at(span(*of), Fraction(at), whole=whole)) == [span(*part) for part in parts]


@pytest.mark.parametrize(
    ("of", "at"),
    [("[0, 9]", Fraction(9, 2)), ("(3, ∞)", 6), ("(0, ∞)", 1), ("(-∞, -3)", -6), ("(-∞, ∞)", 0)],
)
def test_without_an_end_the_middle_is_ever_farther_out(of: str, at: Fraction) -> None:
    assert middle_of(span(of), whole=False) == at


def test_the_middle_of_a_count_is_a_whole_number() -> None:
    assert middle_of(span("[3, 4]"), whole=True) == 3


def test_a_figure_stays_as_it_is_written_as_far_as_it_is_rounded_to_the_same() -> None:
    rule = Result("1 rule", weighted((AMOUNT, 2)))
    found = written_edges(AMOUNT, Fraction(1), [rule], Rounding(1), SETTINGS.exact({}))
    assert list(found) == [Fraction("0.975"), Fraction("1.025")]
