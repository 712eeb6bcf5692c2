"""The laws that every arithmetic keeps, for random rules and a stranger's node among them."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from decimal import localcontext
from fractions import Fraction
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.readers import Bounds, Direction, Exact, Gap, Number, Recorded, Span, reads
from huizhou_qa.readers.in_pairs import InPairs
from huizhou_qa.readers.pairs import NoPairError
from huizhou_qa.readers.prepared_pairs import InPair
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules import Condition, Input, Measure
from support.nodes import CHOICES, INPUTS, READINGS, UNITS, WHOLE_UNITS, conditions, known, measures, values
from support.plans import number_of, pairs_of

Unit = Mapping[str, Number | None]


def spans_of(unit: Unit) -> dict[str, Span]:
    said = known(unit)
    return {path: Span((), may_be_nothing=True) if isinstance(one, Gap) else exactly(one) for path, one in said.items()}


@given(measures(), UNITS, CHOICES, st.booleans())
def test_what_is_recorded_is_what_is_exact(
    node: Measure, unit: Unit, choices: Mapping[str, str], written: bool
) -> None:
    exact = Exact(known(unit), choices, written)
    assert node.under(Recorded(exact)).value == node.under(exact)


@given(measures(), UNITS, CHOICES, st.booleans())
def test_what_is_known_is_the_same_in_pairs(
    node: Measure, unit: Unit, choices: Mapping[str, str], written: bool
) -> None:
    exact = node.under(Exact(known(unit), choices, written))
    in_pairs = node.under(InPairs(choices, written))
    try:
        pair = in_pairs.work(pairs_of(known(unit)))
    except KeyError as missing:
        # It is told even beside what there was nothing of, where others need it no more.
        assert unit[missing.args[0]] is None  # noqa: PT017 - that it is raised is no fault
    except NoPairError:
        assert isinstance(exact, Gap)
    else:
        assert exact.is_nothing if isinstance(exact, Gap) else number_of(pair) == exact
        assert (pair is None) is isinstance(exact, Gap)


@given(measures(), UNITS, CHOICES, st.booleans())
def test_what_is_told_beforehand_of_inputs_changes_no_number_in_pairs(
    node: Measure, unit: Unit, choices: Mapping[str, str], written: bool
) -> None:
    exact = node.under(Exact(known(unit), choices, written))
    there = {
        leaf.path: InPair(itemgetter(leaf.path), there=True, path=leaf.path, low=leaf.range.low, high=leaf.range.high)
        for leaf in INPUTS
        if isinstance(unit[leaf.path], Fraction)
    }
    in_pairs = node.under(InPairs(choices, written, there))
    try:
        number = number_of(in_pairs.work(pairs_of(known(unit))))
    except KeyError as missing:
        assert unit[missing.args[0]] is None  # noqa: PT017 - that it is raised is no fault
    except NoPairError:
        assert isinstance(exact, Gap)
        assert not in_pairs.is_told
    else:
        assert (number is None) is isinstance(exact, Gap)
        if number is None:
            assert not in_pairs.there
        else:
            assert number == exact
            assert in_pairs.value in {None, number}
            assert in_pairs.low is None or in_pairs.low <= number
            assert in_pairs.high is None or number <= in_pairs.high


@given(conditions(), WHOLE_UNITS, CHOICES)
def test_a_truth_of_what_is_known_is_the_same_in_pairs(node: Condition, unit: Unit, choices: Mapping[str, str]) -> None:
    exact = node.under(Exact(known(unit), choices))
    if isinstance(exact, bool):
        assert node.under(InPairs(choices)).work(pairs_of(known(unit))) is exact


@given(conditions(), UNITS, CHOICES)
def test_a_truth_that_is_recorded_is_what_is_exact(node: Condition, unit: Unit, choices: Mapping[str, str]) -> None:
    exact = Exact(known(unit), choices)
    assert node.under(Recorded(exact)).value == node.under(exact)


@given(measures(), UNITS, WHOLE_UNITS, CHOICES, st.booleans())
def test_bounds_contain_every_completion(
    node: Measure, unit: Unit, others: Mapping[str, Fraction], choices: Mapping[str, str], written: bool
) -> None:
    completed = {**others, **known(unit)}
    bounds = node.under(Bounds(spans_of(unit), choices, written))
    number = node.under(Exact(completed, choices, written))
    if not isinstance(number, Gap):
        assert number in bounds
    elif number.is_nothing:
        assert bounds.may_be_nothing


@given(conditions(), UNITS, WHOLE_UNITS, CHOICES)
def test_bounds_of_a_truth_contain_every_completion(
    node: Condition, unit: Unit, others: Mapping[str, Fraction], choices: Mapping[str, str]
) -> None:
    may_be = node.under(Bounds(spans_of(unit), choices))
    truth = node.under(Exact({**others, **known(unit)}, choices))
    if isinstance(truth, Gap):
        assert may_be.may_be_nothing or not truth.is_nothing
    else:
        assert may_be.true if truth else may_be.false


@given(measures(), WHOLE_UNITS, CHOICES)
def test_bounds_under_no_reading_contain_every_reading(
    node: Measure, unit: Mapping[str, Fraction], choices: Mapping[str, str]
) -> None:
    number = node.under(Exact(unit, choices))
    if not isinstance(number, Gap):
        assert number in node.under(Bounds(spans_of(unit)))


@given(measures(), WHOLE_UNITS, CHOICES, st.data())
def test_a_direction_that_is_proved_holds(
    node: Measure, unit: Mapping[str, Fraction], choices: Mapping[str, str], data: st.DataObject
) -> None:
    leaf = data.draw(st.sampled_from(INPUTS))
    low, high = sorted((unit[leaf.path], data.draw(values(leaf))))
    first, second = (node.under(Exact({**unit, leaf.path: value}, choices)) for value in (low, high))
    sign = node.under(Direction(Bounds({}, choices))).signs.get(leaf.path)
    if isinstance(first, Gap) or isinstance(second, Gap):
        return
    if sign is None:
        assert first == second
    elif sign == "up":
        assert first <= second
    elif sign == "down":
        assert first >= second


@given(measures(), UNITS, CHOICES)
def test_a_rule_depends_on_nothing_but_what_it_reads(node: Measure, unit: Unit, choices: Mapping[str, str]) -> None:
    read = reads(node)
    paths = {leaf.path for leaf in read.inputs}
    said = known(unit)
    number = node.under(Exact(said, choices))
    fewer = {path: one for path, one in said.items() if path in paths}
    assert node.under(Exact(fewer, {id_: one for id_, one in choices.items() if id_ in read.readings})) == number
    assert set(read.readings.items()) <= set(READINGS.items())


@given(measures(), UNITS, CHOICES)
def test_what_is_missing_was_read_and_not_said(node: Measure, unit: Unit, choices: Mapping[str, str]) -> None:
    number = node.under(Exact(known(unit), choices))
    if isinstance(number, Gap):
        unsaid = {path for path, one in unit.items() if one is None}
        assert number.missing <= unsaid & {leaf.path for leaf in reads(node).inputs}


@given(measures(), WHOLE_UNITS, CHOICES)
def test_nothing_depends_on_the_decimal_context_or_on_copies(
    node: Measure, unit: Mapping[str, Fraction], choices: Mapping[str, str]
) -> None:
    number = node.under(Exact(unit, choices))
    with localcontext(prec=2):
        assert node.under(Exact(unit, choices)) == number
    for copied in (copy.deepcopy(node), pickle.loads(pickle.dumps(node))):  # noqa: S301 - our own
        assert copied == node
        assert hash(copied) == hash(node)
        assert copied.under(Exact(unit, choices)) == number


def test_an_input_is_a_measure_of_itself() -> None:
    leaf = Input("/facts/x")
    assert leaf.under(Exact({"/facts/x": Fraction(3)})) == 3
    assert leaf.under(Exact({})) == Gap(missing=frozenset({"/facts/x"}))
