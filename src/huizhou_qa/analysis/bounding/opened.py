"""What is known of a unit and what is open, before anything is said of its total."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

from huizhou_qa.analysis.bounding.found_spans import FoundSpans
from huizhou_qa.analysis.bounding.known_spans import spans_of
from huizhou_qa.analysis.bounding.open_sources import Source, open_rulings
from huizhou_qa.analysis.bounding.prepared_scheme import prepared
from huizhou_qa.analysis.bounding.program_spans import KnownResults
from huizhou_qa.analysis.bounding.tightness import ends_are_reached
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Member
from huizhou_qa.program.knowing import statistic_span
from huizhou_qa.readers import Bounds, Span
from huizhou_qa.readers.gaps import gaps_of
from huizhou_qa.readers.spans import meet
from huizhou_qa.rules.sections import average_of_others
from huizhou_qa.scheme.scheme import Scheme

NOTHING_ELSE = FrozenMapping[str, Interval]()


@frozen(eq=False)
class Opened:
    """What is known of a unit and what is open: spans of inputs, statistics and open rules, results, the sources."""

    spans: Mapping[str, Span]
    known: KnownResults
    rulings: tuple[Source, ...]
    _scheme: Scheme
    _evidence: Evidence

    @property
    def with_results(self) -> dict[str, Span]:
        """The same spans, and those of every result that rests on nothing open."""
        return {**self.known.spans, **self.spans}

    @cached_property
    def given(self) -> FoundSpans:
        """Where results may lie by this alone."""
        return FoundSpans(prepared(self._scheme).written, self.spans, self.known)

    @cached_property
    def ends_are_reached(self) -> bool:
        """Whether it is proved that the ends of all rules are reached together, whatever incidents happened."""
        scheme = self._scheme
        return ends_are_reached(scheme.program, prepared(scheme).settings, self.spans, scheme.rounding)

    @cached_property
    def known_exactly(self) -> KnownResults:
        """What is known of results with no figure rounded for writing, as far as the total needs it."""
        values = settled_values(self._scheme, self._evidence)
        return prepared(self._scheme).exact.known(values.ratios, gaps_of(values.nothing))

    @cached_property
    def member(self) -> Member:
        """What exact arithmetic reads of the unit."""
        return member_of(self._scheme, self._evidence, settled_values(self._scheme, self._evidence))


def opened(scheme: Scheme, evidence: Evidence, others: Mapping[str, Interval] = NOTHING_ELSE) -> Opened:
    """What evidence that fits the scheme says; raises EvidenceError where nothing completes it.

    ``others`` says where averages of facts over the other members of a cohort lie.
    """
    ready, program = prepared(scheme), scheme.program
    settings = ready.settings
    values = settled_values(scheme, evidence)
    spans = spans_of(scheme, evidence)
    spans |= {average_of_others(fact): Span((over,)) for fact, over in others.items()}
    arithmetic = Bounds(spans, settings.readings)
    for entry in ready.statistics:
        path = entry.leaf.path
        if path not in spans or given_at(entry.leaf) in evidence.values.intervals:
            told = spans.pop(path, None)
            alone = statistic_span(entry, program, spans, arithmetic)
            spans[path] = (
                alone if told is None else Span(tuple(part for one in told.over for part in meet(alone.over, one)))
            )
    gaps = gaps_of(values.nothing)
    known = ready.written.known(values.ratios, gaps)
    for rule in ready.written.rules:
        if rule.path in known.open_yet:
            spans[rule.path] = rule.under(spans)
    return Opened(spans, known, tuple(open_rulings(program, settings, spans)), scheme, evidence)
