"""What evidence says of the inputs of a program, where part of it is not known yet: spans by path.

A missing fact is any number of its range that agreements between facts, exclusions and the averages that are given
leave open; one of which an interval is given is any number of that.
"""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.analysis.bounding.limits import limits_of, narrowed_by_limits
from huizhou_qa.errors import EvidenceError, Fault
from huizhou_qa.evidence.asked import named
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Settings
from huizhou_qa.program.bounding import known_spans
from huizhou_qa.readers import Bounds, Number, Span
from huizhou_qa.readers.gaps import gaps_of
from huizhou_qa.readers.spans import exactly_ratio, meet
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import average_of_others
from huizhou_qa.scheme.scheme import Scheme

ONE, ZERO = Fraction(1), Fraction(0)


def spans_of(scheme: Scheme, evidence: Evidence) -> dict[str, Span]:
    """Where every input may lie of which anything is known, by path.

    Raises EvidenceError where no number is left for one: then nothing completes the evidence.
    """
    values = settled_values(scheme, evidence)
    intervals = {path: Span((over,)) for path, over in values.intervals.items()}
    known: dict[str, Number | Span] = {path: exactly_ratio(*ratio) for path, ratio in values.ratios.items()}
    known.update(gaps_of(values.nothing))
    known.update(intervals)
    facts = scheme.input_register.facts
    for name, average in evidence.averages.items():
        if name in facts and facts[name].path not in values and facts[name].path not in values.nothing:
            known |= _own(facts[name], average, intervals.get(facts[name].path))
    found = known_spans(scheme.program, known)
    held = limits_of(scheme, evidence, values)
    if held:
        found = narrowed_by_limits(found, held, Settings(scheme.readings))
    empty = {path for path, span in found.items() if not span.over and not span.may_be_nothing}
    if empty:
        leaves = [leaf for leaf in scheme.input_register.inputs if leaf.path in empty]
        faults = [Fault.of(leaf.path, "contradiction", case="no_completion", label=named(leaf)) for leaf in leaves]
        raise EvidenceError(faults, {"case": "unit", "unit": evidence.unit})
    return found


def _own(fact: Input, average: StatisticValue, told: Span | None) -> dict[str, Span]:
    """Where a unit's own figure may lie that an average counts, and with it the average over the others.

    ``told`` is where the evidence says that it lies, if it does.
    """
    if isinstance(average, Between):
        # Some number inside it is possible whatever the unit's own figure is.
        return {}
    low, high = fact.range.low, fact.range.high
    if not isinstance(average, Rate):
        # Of a mean at an end of the range, every member's figure is that end.
        return {fact.path: _within(told, Interval.exactly(average))} if average in (low, high) else {}
    others = average.whole - 1
    if not others:
        return {fact.path: _within(told, Interval.exactly(average.part))}
    over = Interval(
        None if high is None else average.part - others * high,
        None if low is None else average.part - others * low,
        low_closed=high is not None,
        high_closed=low is not None,
    )
    # A sum that no members can have is refused where evidence is checked.
    own = fact.range.meet(over) or fact.range
    own = (own.whole_numbers() or own) if fact.whole else own
    figure = _within(told, own)
    if not figure.over:
        return {fact.path: figure}
    return {
        fact.path: figure,
        average_of_others(fact.name): Bounds({}).sum([(figure, -1 / others)], average.part / others),
    }


def _within(told: Span | None, over: Interval) -> Span:
    return Span((over,)) if told is None else Span(meet(told.over, over))
