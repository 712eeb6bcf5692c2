"""What a prepared rule tells as text is the text of the recorded steps, for every operation and every gap."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given

from huizhou_qa.codec.result_texts import text_of
from huizhou_qa.codec.steps import written
from huizhou_qa.codec.texts import json_of
from huizhou_qa.engine.compiled import telling
from huizhou_qa.engine.step_tellers import KnownTexts
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Number, Recorded
from huizhou_qa.readers.recorded import inputs_read
from huizhou_qa.rules import Arithmetic, Bands, Constant, Curve, Measure, OnCurve, Pooled, Sum
from huizhou_qa.rules.arithmetic import N, T
from support.nodes import AMOUNT, CHOICES, SHARE, UNITS, known, measures

UP_TO_FOUR = Curve(Interval.parse("[0, 4]"), Bands({"[0, 4]": 1}))
NOBODY_SAID: Mapping[str, Number] = {}


def told_plainly(node: Measure, numbers: Mapping[str, Number], choices: Mapping[str, str]) -> tuple[object, ...]:
    step = node.under(Recorded(Exact(numbers, choices)))
    reads = [f"{text_of(path)}:{text_of(number)}" for path, number in inputs_read(step).items()]
    return step.value, json_of(written(step.value), None), json_of(written(step), None), reads


def told_by_text(node: Measure, numbers: Mapping[str, Number], choices: Mapping[str, str]) -> tuple[object, ...]:
    value, worth, step, reads = telling(node, choices, text_of)(KnownTexts(numbers, text_of))
    return value, worth, step, list(dict.fromkeys(reads))


@given(measures(), UNITS, CHOICES)
def test_it_is_the_text_of_the_recorded_steps(
    node: Measure, unit: Mapping[str, Number | None], choices: Mapping[str, str]
) -> None:
    assert told_by_text(node, known(unit), choices) == told_plainly(node, known(unit), choices)


class OfNoParts:
    """A stranger's node: nothing is pooled."""

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        return arithmetic.pooled([], 1)


class BeyondTheCurve:
    """A stranger's node: a curve is read where it has no piece."""

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        return arithmetic.on_curve(Constant(Fraction(5)).under(arithmetic), UP_TO_FOUR)


class OfNoTruths:
    """A stranger's node: whether all of none are true."""

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        return arithmetic.number_of(arithmetic.all_of([]))


@pytest.mark.parametrize(
    "node",
    [
        Sum((), Fraction(2)),
        OfNoParts(),
        OfNoTruths(),
        BeyondTheCurve(),
        OnCurve(SHARE, Curve(SHARE.range, Bands({"[0, 5]": 1, "(5, 100]": 2}))),
        Pooled(((AMOUNT, SHARE), (SHARE, AMOUNT)), 1),
    ],
    ids=["no terms", "no parts", "no truths", "beyond the curve", "on a curve", "parts"],
)
@pytest.mark.parametrize("numbers", [{}, {AMOUNT.path: Fraction(1, 3), SHARE.path: Fraction(7)}], ids=["none", "both"])
def test_it_is_so_at_the_edges_of_the_language(node: Measure, numbers: Mapping[str, Number]) -> None:
    assert told_by_text(node, numbers, {}) == told_plainly(node, numbers, {})


def test_what_is_written_already_is_taken_as_it_is() -> None:
    unit = KnownTexts({SHARE.path: Fraction(1, 2)}, text_of, {SHARE.path: '"0.50"'})
    assert telling(SHARE, {}, text_of)(unit)[1] == '"0.50"'


def test_what_nobody_said_is_a_gap() -> None:
    value, _, _, reads = telling(SHARE, {}, text_of)(KnownTexts(NOBODY_SAID, text_of))
    assert (value, reads) == (Gap(missing=frozenset({SHARE.path})), ())
