"""Readings: an edition says what every choice makes of a rule, and one choice of each stands."""

from __future__ import annotations

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
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
