"""Where every result of a unit may lie: over the whole of what is open, and where that proves nothing, in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from huizhou_qa.analysis.bounding.corners import ends_of_total_are_reached
from huizhou_qa.analysis.bounding.found_spans import FoundSpans, JoinedSpans
from huizhou_qa.analysis.bounding.joint_outcomes import possible, settled
from huizhou_qa.analysis.bounding.limits import limits_of
from huizhou_qa.analysis.bounding.open_sources import Source
from huizhou_qa.analysis.bounding.opened import Opened
from huizhou_qa.analysis.bounding.prepared_scheme import prepared
from huizhou_qa.analysis.bounding.requirements import SpansByPath
from huizhou_qa.analysis.bounding.split_facts import OpenUnit
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import joined
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme


@frozen(eq=False)
class WhereResultsLie:
    """Where results may lie.

    Attributes:
        written: every result by its path, figures rounded where they are written.
        tight: whether it is proved that nothing narrower is true of the total and of the clauses.
    """

    written: SpansByPath
    tight: bool
    _scheme: Scheme
    _opened: Opened
    _sources: Sequence[Source]
    _pieces: Sequence[SpansByPath]

    @cached_property
    def exact_total(self) -> Span:
        """The total with no figure rounded for writing: few ask for it, and it is as much work as the written one."""
        return joined(*(_exact_total(self._scheme, self._opened, self._sources, spans) for spans in self._pieces))


def worked_out(scheme: Scheme, evidence: Evidence, opened: Opened, sources: Sequence[Source]) -> WhereResultsLie:
    """Where results may lie, over all that is open; nowhere, where nothing completes the evidence."""
    ready = prepared(scheme)
    program, settings, spans = scheme.program, ready.settings, opened.spans
    given, several = settled(opened.given, sources)
    found = possible(given, several)
    total = found.spans[TOTAL.path]
    tight = opened.ends_are_reached and (found.sharp or ends_of_total_are_reached(given, several, total))
    if tight or not total.over:
        return WhereResultsLie(found.spans, tight, scheme, opened, sources, (spans,))

    def results(moved: SpansByPath) -> SpansByPath:
        return possible(given.beside(moved), several).spans

    held = limits_of(scheme, evidence, settled_values(scheme, evidence))
    unit = OpenUnit(program, settings, scheme.rounding, spans, held, results)
    pieces, proved = unit.in_pieces(found.spans)
    written = JoinedSpans(found.spans, tuple(piece.results for piece in pieces)) if pieces else found.spans
    return WhereResultsLie(written, proved, scheme, opened, sources, [piece.spans for piece in pieces])


def _exact_total(scheme: Scheme, opened: Opened, sources: Sequence[Source], spans: SpansByPath) -> Span:
    given = FoundSpans(prepared(scheme).exact, spans, opened.known_exactly)
    return possible(given, sources).spans[TOTAL.path]
