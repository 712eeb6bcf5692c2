"""Checks evidence against the declared inputs of a rule or a scheme: names, ranges and contradictions.

The form was checked when the evidence was made. Missing values are not faults here; scoring reports them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, islice
from typing import Protocol

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described
from huizhou_qa.evidence.asked import given_at, named
from huizhou_qa.evidence.averages import averages_at_odds
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.input_tables import UNLIMITED, InputTables
from huizhou_qa.evidence.plain_structures import MOST_FAULTS
from huizhou_qa.evidence.records import Known
from huizhou_qa.evidence.statistics import statistics_at_odds
from huizhou_qa.evidence.unknown_names import unknown_names
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.numbers.exact import Rate, is_whole, plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import FACTS


def _told(values: Values, path: str) -> str | Wording:
    """What was given for an input, as messages write it."""
    if path in values.words:
        return described(values.words[path])
    if path in values.intervals:
        return _interval_told(values.intervals[path])
    return described(values[path] == 1) if path in values.truths else plain(values[path])


def _interval_told(over: Interval) -> Wording:
    """An interval as messages write it."""
    low, high = (plain(end) for end in (over.low, over.high) if end is not None)
    return Wording(f"区间{low}至{high}", f"an interval from {low} to {high}")


def _said(values: Values) -> frozenset[str]:
    """The paths of everything that is said of inputs, in whatever form."""
    return values.nothing.union(values, values.words, values.intervals)


class Agreeing(Protocol):
    """A condition that facts must meet together."""

    @property
    def path(self) -> str:
        """The path at which a contradiction is reported."""

    @property
    def text(self) -> Wording:
        """Why they must agree."""

    def verdict(self, values: Values) -> bool | None:
        """Whether they agree; None where a value is missing."""


class Excluding(Protocol):
    """A condition under which an input is out of place."""

    @property
    def excluded(self) -> Input:
        """The input."""

    @property
    def text(self) -> Wording:
        """Why it is out of place."""

    def verdict(self, values: Values) -> bool | None:
        """Whether it is out of place; None where a value is missing."""


@frozen(repr=False)
class InputRegister(InputTables):
    """The inputs and conditions that values are checked against.

    Attributes:
        agreements: the conditions that facts must meet together.
        exclusions: the conditions under which inputs are out of place.
    """

    agreements: tuple[Agreeing, ...] = ()
    exclusions: tuple[Excluding, ...] = ()

    def __repr__(self) -> str:
        return f"<InputRegister of {len(self.inputs)} inputs>"

    def check(self, evidence: Evidence) -> None:
        """Raises EvidenceError listing every value that a single rule does not know or does not accept."""
        EvidenceError.raise_if_any(self.faults(evidence), case="rule")

    def faults(self, evidence: Evidence) -> list[Fault]:
        """Every value that is unknown, out of range or contradictory, by its path."""
        faults = [
            *islice(self._misplaced(evidence.values, evidence.unsaid), MOST_FAULTS),
            *self._beyond(evidence),
            *self._without_others(evidence),
        ]
        # A value out of range is reported once.
        beyond = {fault.path for fault in faults if fault.code == "out_of_range"}
        faults += [one for one in self._at_odds(evidence) if one.code != "out_of_range" or one.path not in beyond]
        faults.sort(key=lambda fault: fault.path)
        return faults

    def are_statistics_fit(self, evidence: Evidence) -> bool:
        """Whether there is no fault of an average or another statistic of known names."""
        if not evidence.averages and not evidence.statistics:
            return True
        values = evidence.values
        ratios = [(one.path, values.ratios[one.path]) for one in self.statistics if one.path in values]
        found = (self._beyond_limits(ratios, evidence), self._without_others(evidence))
        return not any(True for _ in chain(*found, self._statistics_at_odds(evidence, values)))

    def are_averages_fit(self, evidence: Evidence, own: Mapping[str, Fraction]) -> bool:
        """Whether there is no fault of an average beside the unit's own figures by their paths, if it has them."""
        at_odds = averages_at_odds(evidence.averages, own, self.facts)
        return not any(True for _ in chain(self._without_others(evidence), at_odds))

    def _refusal(self, path: str, code: str, case: str, given: str | Wording = "") -> Fault:
        """A fault of a value, with the name of its input and the accepted values."""
        leaf, right = self._by_path[path], self._asked[path].description
        return Fault.of(path, code, case=case, label=named(leaf), described=right, given=given)

    def _misplaced(self, values: Values, unsaid: frozenset[str]) -> Iterator[Fault]:
        """The faults of unknown names, and of values in a form that their input does not accept."""
        # Rulings are by clause, and checked elsewhere.
        named = {path for path in unsaid if not path.startswith("/rulings/")}
        given = _said(values) | named
        yield from unknown_names(given - self._accepted, self.inputs)
        numbers = self._without_options
        for path in (values.truths - self._truths) & numbers:
            yield self._refusal(path, "not_a_number", "truth_given")
        for path in (values.rates - self._rates) & numbers:
            yield self._refusal(path, "rate_out_of_place", "input")
        for path in values.nothing & self._never_nothing:
            yield self._refusal(path, "count_of_nothing", "input")
        for path in self._truths & (_said(values) - values.nothing) - values.truths:
            yield self._refusal(path, "wrong_type", "truth_needed", _told(values, path))
        for path in (values.words.keys() - self._truths) & numbers:
            yield self._refusal(path, "not_a_number", "word_given", _told(values, path))
        for path, places in self._words.items():
            if path in _said(values) - values.nothing and values.words.get(path) not in places:
                yield self._refusal(path, "unknown_choice", "option", _told(values, path))

    def _beyond(self, evidence: Evidence) -> Iterator[Fault]:
        """The faults of numbers outside the range of their input, and of counts that are not whole."""
        yield from self._beyond_limits(evidence.values.ratios.items(), evidence)
        for path, over in evidence.values.intervals.items():
            yield from self._interval_beyond(path, over)

    def _beyond_limits(self, ratios: Iterable[tuple[str, tuple[int, int]]], evidence: Evidence) -> Iterator[Fault]:
        """The same faults of these numbers."""
        # Compared in whole numbers: fractions compare several times more slowly.
        limits, within, values = dict_of(self._limits), dict_of(self._open), evidence.values
        for path, (numerator, denominator) in ratios:
            low, of_low, high, of_high = limits.get(path, UNLIMITED)
            beyond = numerator * of_low < low * denominator or numerator * of_high > high * denominator
            if beyond or (within and path in within and values[path] not in within[path]):
                yield self._out_of_range(path, evidence)
            if denominator != 1 and path in self._wholes:
                yield self._refusal(path, "not_whole", "count", plain(values[path]))

    def _interval_beyond(self, path: str, over: Interval) -> Iterator[Fault]:
        """The faults of an interval with an end outside the range of its input, or with a fraction for a count."""
        ends = [end for end in (over.low, over.high) if end is not None] if path in self._limits else []
        beyond = [end for end in ends if end not in self._asked[path].range]
        if beyond:
            yield self._refusal(path, "out_of_range", "input", plain(beyond[0]))
        broken = [end for end in ends if not is_whole(end)] if path in self._wholes else []
        if broken:
            yield self._refusal(path, "not_whole", "count", plain(broken[0]))

    def _out_of_range(self, path: str, evidence: Evidence) -> Fault:
        leaf = self._by_path[path]
        fact = evidence.facts.get(leaf.name) if leaf.section == FACTS else None
        if isinstance(fact, Known) and isinstance(fact.value, Rate) and fact.value.part > fact.value.whole:
            part, whole = plain(fact.value.part), plain(fact.value.whole)
            return Fault.of(path, "out_of_range", case="rate", label=named(leaf), part=part, whole=whole)
        return self._refusal(path, "out_of_range", "input", plain(evidence.values[path]))

    def _without_others(self, evidence: Evidence) -> Iterator[Fault]:
        """The faults of averages from which the others' average cannot be computed, where a rule reads it."""
        for leaf in self._others:
            average = evidence.averages.get(leaf.name)
            if average is not None and not (isinstance(average, Rate) and average.whole > 1):
                label = Wording(named(leaf).zh, leaf.label.en or leaf.name)
                right = self._asked[leaf.path].description
                yield Fault.of(given_at(leaf), "pair_needed", case="others", label=label, described=right)

    def _at_odds(self, evidence: Evidence) -> Iterator[Fault]:
        """The faults of values that contradict each other."""
        values = self.values_of(evidence)
        for agreement in self.agreements:
            if agreement.verdict(values) is False:
                yield Fault.of(agreement.path, "contradiction", case="agreement", text=agreement.text)
        for exclusion in self.exclusions:
            path = exclusion.excluded.path
            if path in _said(values) and exclusion.verdict(values):
                label = named(exclusion.excluded)
                yield Fault.of(path, "out_of_place", case="exclusion", label=label, text=exclusion.text)
        yield from self._statistics_at_odds(evidence, values)

    def _statistics_at_odds(self, evidence: Evidence, values: Values) -> Iterator[Fault]:
        """The faults of averages and other statistics that contradict the unit's own figures, or each other."""
        yield from averages_at_odds(evidence.averages, values, self.facts)
        if evidence.statistics:
            yield from statistics_at_odds(evidence, values, self.inputs)
