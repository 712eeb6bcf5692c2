"""Where the total lies for each way in which incidents that are pending may be settled: not all between is possible."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf

from attrs import frozen

from huizhou_qa.analysis.bounding.bounds import ScoreBounds
from huizhou_qa.analysis.bounding.open_sources import Source, incidents
from huizhou_qa.analysis.bounding.opened import opened
from huizhou_qa.analysis.bounding.prepared_scheme import prepared
from huizhou_qa.analysis.bounding.worked_out import worked_out
from huizhou_qa.program.bounding import is_pending
from huizhou_qa.program.running import Elements
from huizhou_qa.scheme.program.building import TOTAL


@frozen
class SettledTotal:
    """From the least to the most that the total comes to once incidents are settled in one way; None: without limit."""

    low: Fraction | None
    high: Fraction | None


def settled_totals(found: ScoreBounds) -> tuple[SettledTotal, ...]:
    """Each of them once: first that in which nothing pending counts, then the greatest; of incidents that were told."""
    scheme, settings = found.scheme, prepared(found.scheme).settings
    open_yet = opened(scheme, found.evidence, found.others)

    def under(happened: tuple[Elements, ...]) -> Iterator[SettledTotal]:
        sources = incidents(scheme.program, happened, settings).alternatives
        each = (worked_out(scheme, found.evidence, open_yet, (*open_yet.rulings, Source((one,)))) for one in sources)
        spans = (one.written[TOTAL.path] for one in each)
        # A way in which nothing completes the evidence is none.
        return (SettledTotal(span.low, span.high) for span in spans if span.over)

    told = open_yet.member.incidents or ()
    uncounted = under(tuple(one for one in told if not is_pending(scheme.program, one, settings)))
    return tuple(dict.fromkeys((*uncounted, *sorted(under(told), key=_ends, reverse=True))))


def _ends(one: SettledTotal) -> tuple[Fraction | float, Fraction | float]:
    return inf if one.high is None else one.high, -inf if one.low is None else one.low
