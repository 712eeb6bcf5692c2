"""Which entries hold a reading open, and which follow, is read from the program alone."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.program.entries import Program, Result, Statistic, Tally, result, tally
from huizhou_qa.program.touching import TouchedEntries, touched_entries
from huizhou_qa.rules import Constant, Input, Measure, Open
from huizhou_qa.rules.derived import scaled, total
from huizhou_qa.rules.ranges import ANY_NUMBER

FACT, AVERAGE = Input("/facts/n", ANY_NUMBER), Input("/averages/n", ANY_NUMBER)


def left_open(reading: str, *measures: Measure) -> Open:
    return Open(reading, {str(at): measure for at, measure in enumerate(measures)})


def program(*entries: Result | Tally | Statistic) -> Program:
    return Program(entries, ("A",))


def test_what_reads_an_open_entry_follows_and_what_stands_beside_it_does_not() -> None:
    touched = touched_entries(
        program(
            Result("before", FACT),
            Result("held", left_open("r", FACT, scaled(FACT, 2))),
            Result("beside", scaled(result("before"), 2)),
            Result("next", scaled(result("held"), 2)),
            Result("last", total(result("before"), result("next"))),
        )
    )
    assert dict(touched) == {"r": TouchedEntries(("/results/held",), ("/results/next", "/results/last"))}


def test_counts_and_statistics_are_entries_as_results_are() -> None:
    touched = touched_entries(
        program(
            Statistic(AVERAGE, left_open("s", FACT, Constant(Fraction(0))), "mean"),
            Tally("x", left_open("t", Constant(0), Constant(1))),
            Result("one", AVERAGE),
            Result("two", total(result("one"), tally("x"))),
        )
    )
    assert touched["s"] == TouchedEntries(("/averages/n",), ("/results/one", "/results/two"))
    assert touched["t"] == TouchedEntries(("/incidents/x",), ("/results/two",))


def test_an_entry_that_holds_a_reading_and_reads_another_that_does_is_touched_directly_only() -> None:
    first, second = left_open("r", FACT, Constant(0)), left_open("r", result("one"), left_open("q", FACT, Constant(1)))
    touched = touched_entries(program(Result("one", first), Result("two", second), Result("three", result("two"))))
    assert touched["r"] == TouchedEntries(("/results/one", "/results/two"), ("/results/three",))
    assert touched["q"] == TouchedEntries(("/results/two",), ("/results/three",))


def test_a_program_in_which_nothing_lies_open_is_touched_by_nothing() -> None:
    assert not touched_entries(program(Result("one", FACT)))
