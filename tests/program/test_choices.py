"""Choices of readings: the one of a name, and those that are not the default."""

from __future__ import annotations

from huizhou_qa.errors import Wording
from huizhou_qa.program.choices import choice_of, not_by_default
from huizhou_qa.program.readings import Choice, Reading, Readings

SAID = Wording("甲", "a")


def reading(id_: str) -> Reading:
    return Reading(id_, SAID, (Choice("x", SAID), Choice("y", Wording("乙", "b"))), SAID, SAID)


def test_a_choice_is_found_by_its_name() -> None:
    assert choice_of(reading("r"), "y") == Choice("y", Wording("乙", "b"))


def test_a_reading_that_is_read_by_default_is_none_that_is_not() -> None:
    one, other = reading("one"), reading("other")
    assert list(not_by_default(Readings.of((one, other), {"one": "x", "other": "y"}))) == [(other, other.choices[1])]
