"""The numbers of facts, marks, averages and other statistics, by the path at which rules read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import pointers
from huizhou_qa.evidence.records import Award, Known, Nothing, StatisticValue
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, STATISTICS, average_of_others

Facts = Mapping[str, Known | Nothing | Fraction]
Marks = Mapping[str, Award | Nothing | Fraction]
"""By name; a plain figure may be no record yet."""
Averages = Mapping[str, StatisticValue]


def numbers_of(facts: Facts, marks: Marks, averages: Averages, statistics: Averages) -> Values:
    """Every known number, and which paths were given as nothing, as truth values and as rates."""
    known: dict[str, Fraction] = {}
    # What is no plain number, of which there is little.
    others: dict[str, object] = {}
    for section, named in ((FACTS, facts), (MARKS, marks), (AVERAGES, averages), (STATISTICS, statistics)):
        for path, record in zip(pointers(section, named), named.values(), strict=True):
            if type(record) is Fraction:
                known[path] = record
                continue
            value = _value(record)
            number = value if type(value) is Fraction else _number(record)
            if number is not None:
                known[path] = number
            if number is not value:
                others[path] = value
    known |= {average_of_others(name): number for name, number in _others_averages(facts, averages)}
    return Values(
        known,
        nothing=(path for path, value in others.items() if isinstance(value, Nothing)),
        truths=(path for path, value in others.items() if isinstance(value, bool)),
        rates=(path for path, value in others.items() if isinstance(value, Rate)),
        words=FrozenMapping({path: value for path, value in others.items() if isinstance(value, str)}),
        intervals=FrozenMapping({path: value.interval for path, value in others.items() if isinstance(value, Between)}),
    )


def _others_averages(facts: Facts, averages: Averages) -> Iterator[tuple[str, Fraction]]:
    """The averages over all other members, where a pair and the unit's own figure are given."""
    for name, average in averages.items():
        own = facts.get(name)
        figure = own.number if isinstance(own, Known) else own
        if isinstance(average, Rate) and average.whole > 1 and isinstance(figure, Fraction):
            # A sum that contradicts the unit's own figure is a fault elsewhere.
            yield name, (average.part - figure) / (average.whole - 1)


def _value(record: object) -> object:
    if isinstance(record, Award):
        return record.points
    return record.value if isinstance(record, Known) else record


def _number(record: Known | Award | Nothing | StatisticValue) -> Fraction | None:
    """The number that is known without the scheme; None of a word, of an interval, and where there was nothing."""
    if isinstance(record, Known):
        return record.number
    value = _value(record)
    if isinstance(value, Rate):
        return value.quotient
    return value if isinstance(value, Fraction) else None
