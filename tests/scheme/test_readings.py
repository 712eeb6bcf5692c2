"""Readings: an edition says what every choice makes of a rule, and one choice of each stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives, readings_of
from huizhou_qa.program.readings import Choice, Reading, Readings, Shorthand


def test_an_edition_must_say_what_every_choice_makes_of_a_rule() -> None:
    word = Wording("甲", "a")
    reading = Reading("r", word, (Choice("x", word), Choice("y", word)), word, word)
    readings = Readings.of((reading,), {}, (Shorthand("all", ("r",)),))
    assert readings.choose("r", {"x": 1, "y": 2}) == 1
    for alternatives in ({"x": 1}, {"x": 1, "y": 2, "z": 3}):
        with pytest.raises(SchemeError, match="choices x, y"):
            readings.choose("r", alternatives)
    with pytest.raises(SchemeError):
        readings.choose("other", {"x": 1, "y": 2})


def test_readings_put_together_by_hand_have_one_choice_of_each_and_no_other() -> None:
    wording = Wording("甲", "first")
    reading = Reading("r", wording, (Choice("a", wording), Choice("b", wording)), wording, wording)
    assert Readings((reading,), FrozenMapping({"r": "b"})).choose("r", {"a": 1, "b": 2}) == 2
    wrong: list[tuple[dict[str, str], str]] = [
        ({}, "unknown_choice"),
        ({"r": "c"}, "unknown_choice"),
        ({"r": "a", "s": "a"}, "unknown_reading"),
    ]
    for chosen, code in wrong:
        with pytest.raises(SchemeError) as caught:
            Readings((reading,), FrozenMapping(chosen))
        assert [fault.code for fault in caught.value.faults] == [code]
    with pytest.raises(SchemeError) as caught:
        Readings((reading, reading), FrozenMapping({"r": "a"}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/register/r", "repeated_id")]
    with pytest.raises(SchemeError) as caught:
        Readings((reading,), FrozenMapping({"r": "a"})).choose("s", {"a": 1, "b": 2})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/s", "unknown_reading")]
    with pytest.raises(SchemeError) as caught:
        Reading("r", wording, (), wording, wording)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/choices", "empty")]


WORD = Wording("甲", "a")
TWO = (Choice("x", WORD), Choice("y", WORD))
FIRST, SECOND = (Reading(id_, WORD, TWO, WORD, WORD) for id_ in ("first", "second"))


def test_some_of_the_readings_keep_their_choices_and_what_sets_them() -> None:
    both, one = Shorthand("both", ("first", "second")), Shorthand("one", ("first",))
    kept = Readings.of((FIRST, SECOND), {"first": "y", "second": "y"}, (both, one)).only(["second"])
    assert kept == Readings((SECOND,), FrozenMapping({"second": "y"}), (Shorthand("both", ("second",)),))


def reading_ids(part: int | Alternatives[int]) -> list[str]:
    return list(readings_of(part))


def test_the_readings_that_leave_a_part_open_are_found_through_all_of_its_choices() -> None:
    inner: Alternatives[int] = Alternatives("second", FrozenMapping({"x": 2, "y": 3}))
    assert reading_ids(Alternatives("first", FrozenMapping({"x": 1, "y": inner}))) == ["first", "second"]
    assert reading_ids(5) == []


def test_a_choice_that_is_none_is_told_with_the_choices_of_its_reading() -> None:
    with pytest.raises(SchemeError) as caught:
        Readings((FIRST,), FrozenMapping({"first": "z1"}))
    assert [(fault.path, fault.params["given"], fault.params["known"]) for fault in caught.value.faults] == [
        ("/readings/first", "'z1'", ("x", "y"))
    ]
    assert (caught.value.zh, caught.value.en) == ("没有所要的口径", "the readings asked for cannot be had")


def test_a_reading_without_choices_is_told_so() -> None:
    with pytest.raises(SchemeError) as caught:
        Reading("r", WORD, (), WORD, WORD)
    assert [(fault.path, fault.zh) for fault in caught.value.faults] == [("/choices", "口径至少要有一个选项")]


NO_MAPPING: list[tuple[Callable[..., object], str]] = [
    (lambda five: Readings.of((FIRST,), five), "/readings"),
    (lambda five: Readings((FIRST,), five), "/chosen"),
    (lambda five: Readings.of((FIRST,), {}).choose("first", five), "/alternatives"),
]


@pytest.mark.parametrize(("build", "path"), NO_MAPPING, ids=[path for _, path in NO_MAPPING])
def test_what_is_no_mapping_of_choices_or_alternatives_is_refused_at_its_place(
    build: Callable[..., object], path: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        build(5)
    (fault,) = caught.value.faults
    assert (fault.path, fault.params["case"], fault.params["given"]) == (path, "readings", "5")


WRONG_REGISTERS: dict[str, tuple[Callable[[], object], list[tuple[str, str]]]] = {
    "two choices of one name": (
        lambda: Reading("r", WORD, (*TWO, TWO[1]), WORD, WORD),
        [("/choices/y", "repeated_id")],
    ),
    "a shorthand that is called like a reading": (
        lambda: Readings.of((FIRST, SECOND), {}, (Shorthand("first", ("second",)),)),
        [("/shorthands/0/id", "repeated_id")],
    ),
    "the same by hand": (
        lambda: Readings((FIRST,), FrozenMapping({"first": "x"}), (Shorthand("first", ("first",)),)),
        [("/shorthands/0/id", "repeated_id")],
    ),
    "two shorthands of one id": (
        lambda: Readings.of((FIRST, SECOND), {}, (Shorthand("s", ("first",)), Shorthand("s", ("second",)))),
        [("/s", "repeated_id")],
    ),
    "a shorthand for what is no reading": (
        lambda: Readings.of((FIRST,), {}, (Shorthand("s", ("first", "second", "third")),)),
        [("/shorthands/0/sets/1", "unknown_reading"), ("/shorthands/0/sets/2", "unknown_reading")],
    ),
    "a shorthand that sets nothing": (lambda: Shorthand("s", ()), [("/sets", "empty")]),
    "a shorthand that sets a reading twice": (
        lambda: Shorthand("s", ("first", "second", "first")),
        [("/sets/first", "repeated_id")],
    ),
}


@pytest.mark.parametrize("which", WRONG_REGISTERS)
def test_no_choice_can_be_asked_for_by_a_name_that_means_two_things_or_none(which: str) -> None:
    build, told = WRONG_REGISTERS[which]
    with pytest.raises(SchemeError) as caught:
        build()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == told
