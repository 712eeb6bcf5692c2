"""Edges of what rules are made of: ends, ones and zeros, and what an input says of itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import Evidence
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.evidence.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate, json_text, plain
from huizhou_qa.scheme.marks.rounding import Rounding, Way


def test_mappings_of_other_entries_have_other_hashes_and_the_order_has_no_part_in_it() -> None:
    hashes = {hash(FrozenMapping(entries)) for entries in ({}, {"a": 1}, {"a": 2}, {"b": 1}, {"a": 1, "b": 1})}
    assert len(hashes) == 5
    assert hash(FrozenMapping({"a": 1, "b": 2})) == hash(FrozenMapping({"b": 2, "a": 1}))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(10**30 - 1), "9" * 30),
        (Fraction(10**30), "1e30"),
        (Fraction(-(10**30)), "-1e30"),
        (Fraction(10**30 - 1, 10**20), "9" * 10 + "." + "9" * 20),
        (Fraction(10**31 - 1, 10**20), None),
        (Fraction(-(10**31) + 10), "-" + "9" * 30 + "e1"),
        (Fraction(9 * 10**100), "90e99"),
        (Fraction(10**128), "1" + "0" * 29 + "e99"),
        (Fraction(10**129), None),
    ],
    ids=range(9),
)
def test_a_number_is_written_in_json_up_to_the_last_digit_that_the_gate_lets_in(
    number: Fraction, text: str | None
) -> None:
    assert json_text(number) == text


@pytest.mark.parametrize("number", ["1e-30", "-3e-50", "0.03125"])
def test_a_number_of_many_places_is_written_with_every_one_of_them(number: str) -> None:
    assert plain(Fraction(number)) == f"{Decimal(number):f}".rstrip("0")


def test_a_sum_may_be_longer_than_a_number_that_is_given() -> None:
    assert Rate(Fraction(10**31), Fraction(10**32)).quotient == Fraction(1, 10)


def test_one_is_a_denominator_as_good_as_any() -> None:
    facts = Evidence.from_dict({"unit": "甲", "facts": {"a": {"numerator": 3, "denominator": 1}}}).facts
    assert facts["a"] == Known(Fraction(3))


ROUNDED: list[tuple[Way, str, int]] = [
    ("half_even", "2/3", 1),
    ("half_even", "1/3", 0),
    ("half_even", "1/2", 0),
    ("half_even", "3/2", 2),
    ("half_even", "7/2", 4),
    ("half_even", "-7/2", -4),
    ("half_up", "1/2", 1),
    ("half_up", "49/100", 0),
    ("up", "1/3", 1),
    ("up", "-1/3", -1),
    ("up", "2", 2),
    ("down", "5/3", 1),
    ("down", "-5/3", -1),
]


@pytest.mark.parametrize(("way", "number", "units"), ROUNDED, ids=str)
def test_a_number_is_rounded_as_it_is_said(way: Way, number: str, units: int) -> None:
    rounding, value = Rounding(0, way), Fraction(number)
    assert rounding.units(value) == rounding.rounded(value) == units
    assert str(rounding.write(value)) == str(units)


def test_numbers_are_rounded_on_and_off_the_grid() -> None:
    rounding = Rounding(2)
    numbers = [Fraction(*ratio) for ratio in ((1, 2), (1, 3), (-1, 8), (7, 1), (3, 200), (0, 1), (1, 400))]
    assert [rounding.units(number) for number in numbers] == [50, 33, -13, 700, 2, 0, 0]
    assert rounding.written(-13) == Decimal("-0.13")
    assert (Rounding(0).scale, Rounding(1).scale, rounding.scale) == (1, 10, 100)


def test_rulings_keep_all_else_that_is_known() -> None:
    values = Values(
        {"/a": Fraction(1, 2)}, nothing=["/n"], truths=["/t"], rates=["/r"], words=FrozenMapping({"/w": "优"})
    )
    assert [values.nothing, values.truths, values.rates] == [frozenset({path}) for path in ("/n", "/t", "/r")]
    ruled = values.beside({"/rulings/1": Fraction(2)})
    assert dict(ruled) == {"/a": Fraction(1, 2), "/rulings/1": Fraction(2)}
    assert ruled.ratios == {"/a": (1, 2), "/rulings/1": (2, 1)}
    assert [ruled.nothing, ruled.truths, ruled.rates] == [values.nothing, values.truths, values.rates]
    assert ruled.words == {"/w": "优"}


def test_what_is_not_known_and_what_divides_by_zero_say_which_paths() -> None:
    with pytest.raises(NotKnownError) as caught:
        Values({})["/facts/a"]
    assert caught.value.args == ("/facts/a",)
    divisors = (("/facts/a", Wording("甲", "a")),)
    assert (NoQuotientError(divisors).divisors, NoQuotientError(divisors).args) == (divisors, (divisors,))


def test_what_a_record_does_not_say_is_none_and_what_it_says_is_kept() -> None:
    said = {"value": 1, "source": "年报", "as_of": date(2017, 1, 2), "status": "final"}
    evidence = Evidence.from_dict(
        {
            "unit": "甲",
            "facts": {"a": {"value": 1}, "b": said},
            "marks": {"1": {"points": 2}, "2": {"points": 2, "by": "办", "on": "2017-01-02", "reason": "好"}},
        }
    )
    assert dict(evidence.facts) == {
        "a": Known(Fraction(1), None, None, None),
        "b": Known(Fraction(1), "年报", date(2017, 1, 2), "final"),
    }
    assert dict(evidence.marks) == {
        "1": Award(Fraction(2), None, None, None),
        "2": Award(Fraction(2), "办", date(2017, 1, 2), "好"),
    }


@pytest.mark.parametrize(
    ("own", "part", "whole", "others"),
    [
        (3, 13, 6, Fraction(2)),
        (3, 5, 2, Fraction(2)),
        (3, 3, 2, Fraction(0)),
        (4, 3, 2, Fraction(-1)),
        (3, 3, 1, None),
        (None, 3, 2, None),
    ],
)
def test_the_average_of_the_others_leaves_the_unit_out(
    own: int | None, part: int, whole: int, others: Fraction | None
) -> None:
    given = {"unit": "甲", "facts": {"a": own}, "averages": {"b": 1, "a": {"part": part, "whole": whole}}}
    assert Evidence.from_dict(given).values.get("/averages/a/others") == others
