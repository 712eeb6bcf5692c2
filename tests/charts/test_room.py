"""Words stand on the side of their place on which they cross the least of what is drawn."""

from __future__ import annotations

from huizhou_qa.charts.room import Plot, WordsSide

PLOT = Plot((0, 100), (0, 10), 300)


def test_words_stand_above_and_towards_the_middle_where_nothing_is_drawn() -> None:
    assert PLOT.side("东村 20", (20, 5), [])[0] == WordsSide(right=True, above=True)
    assert PLOT.side("东村 80", (80, 5), [])[0] == WordsSide(right=False, above=True)


def test_words_leave_a_line_free_that_goes_up_from_their_place() -> None:
    rising = list(PLOT.line((45, 5), (100, 10)))
    assert PLOT.side("东村 45", (45, 5), rising)[0] == WordsSide(right=False, above=True)


def test_words_that_have_no_room_above_stand_below() -> None:
    above = [*PLOT.line((0, 5.5), (100, 5.5))]
    assert not PLOT.side("东村 45", (45, 5), above)[0].above


def test_words_do_not_leave_the_drawing_to_avoid_a_line() -> None:
    rising = list(PLOT.line((5, 5), (100, 10)))
    assert PLOT.side("a text that is long", (5, 5), rising)[0].right


def test_words_leave_those_free_that_were_placed_before() -> None:
    first, taken = PLOT.side("东村 45", (45, 5), [])
    assert PLOT.side("东村 45", (45, 5), taken)[0] != first


def test_a_place_is_told_in_pixels_from_the_top() -> None:
    assert PLOT.at(50, 10) == (320, 0)
    assert [PLOT.at(0, 0)] * 2 == list(PLOT.line((0, 0), (0, 0)))
