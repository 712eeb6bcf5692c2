"""Evidence is made anew from what it was read as; what was set in it by force since is found."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Evidence
from huizhou_qa.evidence.anew import has_numbers, has_pairs, made_anew, records_so_far, still_as_read
from huizhou_qa.evidence.evidence import figures_as_read, what_was_read
from huizhou_qa.evidence.record_fields import as_read
from huizhou_qa.evidence.records import Award, Known, StatisticValue
from huizhou_qa.evidence.values import Values
from huizhou_qa.fields.derived import read_so_far, source_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate

GIVEN: dict[str, object] = {
    "unit": "甲",
    "facts": {"rate": "97.5", "met": True, "missed": False},
    "marks": {"5": "-0.25", "6": "1"},
    "averages": {"rate": "3.5"},
    "incidents": [],
}
PAIRS = {
    "/facts/rate": (9750, 100),
    "/facts/met": (100, 100),
    "/facts/missed": (0, 100),
    "/marks/5": (-25, 100),
    "/marks/6": (1, 1),
    "/averages/rate": (7, 2),
}
TRUTHS, NO_RATES = {"/facts/met", "/facts/missed"}, frozenset[str]()


def read(*, records: bool = False) -> Evidence:
    """Evidence of plain figures, of which the records were asked for or not."""
    evidence = Evidence.from_dict(GIVEN)
    if records:
        assert evidence.facts
        assert evidence.marks
    return evidence


def put(name: str, value: object) -> Callable[[Evidence], None]:
    """What sets a field by force."""
    return lambda evidence: object.__setattr__(evidence, name, value)


def facts_with(**changes: object) -> Callable[[Evidence], None]:
    """What puts other facts in by force."""
    return lambda evidence: object.__setattr__(evidence, "facts", FrozenMapping({**evidence.facts, **changes}))


def marks_with(changes: dict[str, object]) -> Callable[[Evidence], None]:
    """What puts other marks in by force."""
    return lambda evidence: object.__setattr__(evidence, "marks", FrozenMapping({**evidence.marks, **changes}))


def value_of(fact: str, value: object) -> Callable[[Evidence], None]:
    """What sets the value of a fact by force."""
    return lambda evidence: object.__setattr__(evidence.facts[fact], "value", value)


@pytest.mark.parametrize("records", [False, True])
def test_plain_figures_are_those_that_were_read_while_nothing_was_set_by_force(records: bool) -> None:
    evidence = read(records=records)
    assert still_as_read(evidence) is figures_as_read(evidence)
    averages = FrozenMapping[str, StatisticValue]({"rate": Rate(Fraction(7), Fraction(2))})
    beside = evidence.with_statistics(averages, FrozenMapping())
    assert still_as_read(beside) is figures_as_read(evidence)


class OfSomebody(Evidence):
    """Evidence with methods of its own."""


def test_what_was_not_read_as_plain_figures_has_none() -> None:
    assert still_as_read(evolve(read())) is None
    evidence = read()
    own = as_read(OfSomebody, **read_so_far(evidence), _source=source_of(evidence))
    assert what_was_read(own) is what_was_read(evidence)
    assert still_as_read(own) is None
    assert still_as_read(Evidence.from_dict({"unit": "甲", "facts": {"rate": {"value": 1, "source": "表"}}})) is None


FORCED = {
    "another unit": put("unit", "乙"),
    "a correction": put("amendment", 5),
    "averages that are no frozen mapping": put("averages", {}),
    "statistics that are no frozen mapping": put("statistics", {}),
    "rulings": put("rulings", FrozenMapping({"5": 5})),
    "no facts": put("facts", None),
    "facts that are no frozen mapping": lambda one: object.__setattr__(one, "facts", dict(one.facts)),
    "another fact": facts_with(rate=Known(Fraction(96))),
    "a fact that is none": facts_with(rate=Fraction(195, 2)),
    "a fact with a source": facts_with(rate=Known(Fraction(195, 2), source="表")),
    "a fact of a day": lambda one: object.__setattr__(one.facts["rate"], "as_of", 5),
    "a fact with a status": facts_with(rate=Known(Fraction(195, 2), status="final")),
    "one fact more": facts_with(more=Known(Fraction(1))),
    "facts in another order": lambda one: object.__setattr__(
        one, "facts", FrozenMapping(dict(reversed(one.facts.items())))
    ),
    "a whole number": value_of("rate", 97),
    "a number for a truth": value_of("met", Fraction(1)),
    "the other truth": value_of("met", value=False),
    "a truth for a number": value_of("rate", value=True),
    "no marks": put("marks", FrozenMapping()),
    "marks that are no frozen mapping": put("marks", ()),
    "another mark": marks_with({"6": Award(Fraction(2))}),
    "a mark that is none": marks_with({"6": 1}),
    "a mark of somebody": marks_with({"6": Award(Fraction(1), by="某局")}),
    "a mark for a reason": marks_with({"6": Award(Fraction(1), reason="复核")}),
    "a mark of a day": lambda one: object.__setattr__(one.marks["6"], "on", 5),
}


@pytest.mark.parametrize("force", FORCED.values(), ids=FORCED)
def test_what_was_set_by_force_is_not_as_it_was_read(force: Callable[[Evidence], None]) -> None:
    evidence = read()
    force(evidence)
    assert still_as_read(evidence) is None


def test_it_is_made_anew_of_what_was_read_with_nothing_kept() -> None:
    evidence = read(records=True)
    assert evidence.values
    anew = made_anew(evidence)
    assert anew == evidence
    assert anew is not None
    assert records_so_far(made_anew(read()) or evidence) == {}
    assert records_so_far(evidence) == {"facts": evidence.facts, "marks": evidence.marks}
    of_records = evolve(evidence)
    assert made_anew(of_records) == of_records
    put("unit", "乙")(evidence)
    assert made_anew(evidence) is None


def test_numbers_that_are_kept_are_held_against_those_that_it_has() -> None:
    evidence = read()
    values = read().values
    # None are kept of evidence of plain figures until they are asked for.
    assert has_numbers(evidence, Values({}))
    assert has_pairs(evidence, {}, set(), NO_RATES)
    assert evidence.values == values
    assert has_numbers(evidence, values)
    assert has_pairs(evidence, PAIRS, TRUTHS, NO_RATES)
    assert not has_numbers(evidence, Values({}))
    for other in ({**PAIRS, "/marks/6": (2, 1)}, {**PAIRS, "/marks/7": (1, 1)}):
        assert not has_pairs(evidence, other, TRUTHS, NO_RATES)
    assert not has_pairs(evidence, PAIRS, set(), NO_RATES)
    assert not has_pairs(evidence, PAIRS, TRUTHS, {"/averages/rate"})


NUMBERS = {path: Fraction(*pair) for path, pair in PAIRS.items()}


def values_with_ratio(path: str, ratio: tuple[int, int]) -> Values:
    """Values of which one ratio is not that of its number."""
    values = Values(NUMBERS, truths=TRUTHS)
    object.__setattr__(values, "ratios", FrozenMapping({**values.ratios, path: ratio}))
    return values


@pytest.mark.parametrize(
    "kept",
    [
        5,
        None,
        Values(NUMBERS, truths=TRUTHS, nothing=["/facts/other"]),
        Values(NUMBERS, truths=TRUTHS, words=FrozenMapping({"/facts/word": "优"})),
        Values({path: int(number) for path, number in NUMBERS.items()}, truths=TRUTHS),  # type: ignore[misc]
        values_with_ratio("/marks/6", (2, 1)),
        values_with_ratio("/marks/7", (2, 1)),
    ],
    ids=["a number", "none", "nothing", "a word", "of another type", "another ratio", "a ratio more"],
)
def test_kept_numbers_that_were_put_in_by_force_are_none_of_it(kept: object) -> None:
    evidence = read()
    put("values", kept)(evidence)
    assert not has_pairs(evidence, PAIRS, TRUTHS, NO_RATES)
    assert not has_numbers(evidence, read().values)
