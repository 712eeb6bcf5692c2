"""Checks whether an average is possible for members that include the unit itself.

Every member's figure lies in the range of the fact. A sum over n members includes the unit's own figure,
and the others add at least n - 1 times the least and at most n - 1 times the most. A mean without the number of
members is only restricted at the ends of the range, where all figures must equal it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import Fault, Param, pointer
from huizhou_qa.evidence.asked import QUANTITY, asked, named
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate, is_whole, plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import AVERAGES, FACTS


def averages_at_odds(
    averages: Mapping[str, StatisticValue], own: Mapping[str, Fraction], facts: Mapping[str, Input]
) -> Iterator[Fault]:
    """The faults of averages that contradict the unit's ``own`` figure, by its path, or the range of the fact."""
    for name, average in averages.items():
        fact, figure = facts.get(name), own.get(pointer(FACTS, name))
        domain = fact.range if fact else QUANTITY.range
        if isinstance(average, Between):
            # Some number inside it is possible whatever the unit's own figure is.
            yield from _beyond(name, fact, average, domain)
            continue
        mean = average.quotient if isinstance(average, Rate) else average
        if isinstance(average, Rate) and fact is not None and fact.whole and not is_whole(average.part):
            yield _fault(name, fact, "not_whole", case="sum", given=plain(average.part))
        # A mean can come arbitrarily close to an open end; the figure itself is checked elsewhere.
        if not domain.reaches(mean):
            yield _no_average(name, fact, mean)
        elif figure is not None and domain.reaches(figure):
            found = contradiction(average, figure, domain)
            if found:
                case, numbers = found
                params = {key: plain(number) for key, number in numbers.items()}
                yield _fault(name, fact, "contradiction", case=case, own=plain(figure), **params)


def _beyond(name: str, fact: Input | None, average: Between, domain: Interval) -> Iterator[Fault]:
    beyond = [end for end in (average.low, average.high) if not domain.reaches(end)]
    if beyond:
        yield _no_average(name, fact, beyond[0])


def _no_average(name: str, fact: Input | None, mean: Fraction) -> Fault:
    right = asked(fact).description if fact else QUANTITY.description
    return _fault(name, fact, "out_of_range", case="average", given=plain(mean), described=right)


def _fault(name: str, fact: Input | None, code: str, **params: Param) -> Fault:
    return Fault.of(pointer(AVERAGES, name), code, label=named(fact) if fact else name, **params)


def contradiction(average: Fraction | Rate, own: Fraction, domain: Interval) -> tuple[str, dict[str, Fraction]] | None:
    """How an average contradicts the unit's own figure: the case of the text and its numbers; None if it does not."""
    if isinstance(average, Rate):
        others, of_others = average.whole - 1, average.part - own
        numbers = {"sum": average.part, "members": average.whole}
        if not others and of_others:
            return "only_member", numbers
        # The least and the greatest sum of the others' figures.
        if domain.low is not None and of_others < others * domain.low:
            return "sum_below", numbers | {"least": own + others * domain.low}
        if domain.high is not None and of_others > others * domain.high:
            return "sum_above", numbers | {"most": own + others * domain.high}
        return None
    if average in (domain.low, domain.high) and average != own:
        return ("mean_least" if average == domain.low else "mean_most"), {"mean": average}
    return None
