"""What is proved of random rules holds for every unit, and whatever fails of them was noted."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.analysis.proofs.gates import GatedWay
from huizhou_qa.analysis.proofs.proving import Proved, ProvedTruth, Proving
from huizhou_qa.analysis.proofs.rule_numbers import numbers_in
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import Condition, Measure, NumberOf, Open, Within, difference, negation, when
from huizhou_qa.rules.derived import any_of, exactly, share
from support.nodes import (
    AMOUNT,
    CHOICES,
    GROWTH,
    INPUTS,
    READINGS,
    SHARE,
    UNITS,
    WHOLE_UNITS,
    conditions,
    known,
    measures,
    values,
)

Unit = Mapping[str, Number | None]


def proving(readings: Mapping[str, str]) -> Proving:
    return Proving(GatedWay({}), readings, {})


def proved(node: Measure, readings: Mapping[str, str]) -> Proved:
    return node.under(proving(readings))


@given(measures(), UNITS, WHOLE_UNITS, CHOICES)
def test_every_number_lies_where_it_is_proved_to_lie(
    node: Measure, unit: Unit, others: Mapping[str, Fraction], choices: Mapping[str, str]
) -> None:
    number = node.under(Exact({**others, **known(unit)}, choices))
    span = proved(node, choices).directed.span
    assert span.may_be_nothing or not (isinstance(number, Gap) and number.is_nothing)
    assert isinstance(number, Gap) or number in span


@given(measures(), WHOLE_UNITS, CHOICES, st.data())
def test_a_direction_that_is_proved_past_gates_holds(
    node: Measure, unit: Mapping[str, Fraction], choices: Mapping[str, str], data: st.DataObject
) -> None:
    leaf = data.draw(st.sampled_from(INPUTS))
    low, high = sorted((unit[leaf.path], data.draw(values(leaf))))
    first, second = (node.under(Exact({**unit, leaf.path: value}, choices)) for value in (low, high))
    sign = proved(node, choices).directed.signs.get(leaf.path)
    if isinstance(first, Gap) or isinstance(second, Gap):
        return
    assert sign in {None, "up", "unproved"} or first >= second
    assert sign in {None, "down", "unproved"} or first <= second
    assert sign is not None or first == second


@given(measures(), WHOLE_UNITS, CHOICES)
def test_where_there_is_no_number_for_a_divisor_of_zero_that_was_noted(
    node: Measure, unit: Mapping[str, Fraction], choices: Mapping[str, str]
) -> None:
    arithmetic = proving(choices)
    node.under(arithmetic)
    number = node.under(Exact(unit, choices))
    if isinstance(number, Gap) and "divided_by_zero" in number.faults:
        assert "divides_by_zero" in {one.code for one in arithmetic.noted}


@given(conditions(), WHOLE_UNITS, CHOICES)
def test_a_gate_that_always_or_never_holds_does_so(
    condition: Condition, unit: Mapping[str, Fraction], choices: Mapping[str, str]
) -> None:
    arithmetic = proving(choices)
    asked: ProvedTruth = condition.under(arithmetic)
    # What gates within the condition do is no matter here.
    arithmetic.noted.clear()
    one = arithmetic.constant(Fraction(1))
    arithmetic.choose(asked, lambda: one, lambda: one)
    truth, codes = condition.under(Exact(unit, choices)), {noted.code for noted in arithmetic.noted}
    assert truth is not False or "gate_always" not in codes
    assert truth is not True or "gate_never" not in codes


@given(measures(), CHOICES)
def test_the_inputs_of_a_proof_are_inputs_of_the_rule(node: Measure, choices: Mapping[str, str]) -> None:
    read = {leaf.path for leaf in proved(node, choices).reads}
    assert proved(node, choices).directed.signs.keys() <= read <= {leaf.path for leaf in INPUTS}


def test_an_open_point_without_a_choice_is_proved_for_every_choice() -> None:
    rising, falling = SHARE, difference(AMOUNT, SHARE)
    for choice in READINGS["margin"]:
        point = Open("margin", {"at_least": rising, "more_than": falling})
        sign = "up" if choice == "at_least" else "down"
        assert proved(point, {"margin": choice}).directed.signs["/facts/share"] == sign
    assert proved(point, {}).directed.signs["/facts/share"] == "unproved"
    assert {leaf.path for leaf in proved(point, {}).reads} == {"/facts/share", "/facts/amount"}


def test_what_is_told_past_a_gate_is_also_told_past_its_opposite_and_past_a_number_of_it() -> None:
    ratio = share(SHARE, AMOUNT)
    for truth in (negation(exactly(AMOUNT, 0)), Within(NumberOf(negation(exactly(AMOUNT, 0))), "{1}")):
        arithmetic = proving({})
        when(truth, points=ratio).under(arithmetic)
        assert not arithmetic.noted
    # What is told of several conditions, of which one holds, is told of none of them.
    arithmetic = proving({})
    when(any_of(negation(exactly(AMOUNT, 0)), exactly(GROWTH, 0)), points=ratio).under(arithmetic)
    assert {one.code for one in arithmetic.noted} == {"divides_by_zero"}


@given(measures(), CHOICES)
def test_the_numbers_that_a_rule_names_under_no_reading_are_those_of_all(
    node: Measure, choices: Mapping[str, str]
) -> None:
    assert numbers_in(node, choices) <= numbers_in(node)
