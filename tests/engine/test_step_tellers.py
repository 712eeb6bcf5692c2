"""What tells steps by recording them tells what a prepared rule does."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given

from huizhou_qa.codec.result_texts import text_of
from huizhou_qa.engine.compiled import telling
from huizhou_qa.engine.step_tellers import KnownTexts, recorded_telling
from huizhou_qa.readers import Gap, Number
from huizhou_qa.rules import Measure
from support.nodes import CHOICES, SHARE, UNITS, known, measures


@given(measures(), UNITS, CHOICES)
def test_recorded_steps_are_told_as_prepared_ones_are(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str]
) -> None:
    told = recorded_telling(node, choices, text_of)(KnownTexts(known(unit), text_of))
    value, worth, step, reads = telling(node, choices, text_of)(KnownTexts(known(unit), text_of))
    assert told == (value, worth, step, tuple(dict.fromkeys(reads)))


def test_what_is_written_already_is_not_written_again() -> None:
    unit = KnownTexts({SHARE.path: Fraction(1, 2)}, text_of, {SHARE.path: '"0.50"'})
    assert unit.of(SHARE.path, '"a"') == (Fraction(1, 2), '"0.50"', unit.read[SHARE.path][2], ('"a":"0.50"',))
    assert unit.read[SHARE.path][2] == '{"operation":"read","of":["a"],"value":"0.50"}'


def test_what_is_missing_is_read_as_a_gap() -> None:
    value, worth, _, reads = KnownTexts({}, text_of).of(SHARE.path, '"a"')
    assert (value, reads) == (Gap(missing=frozenset({SHARE.path})), ())
    assert worth == text_of(value)
