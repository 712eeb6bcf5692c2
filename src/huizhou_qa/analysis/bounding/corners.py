"""Whether the total's ends are what the program gives where every rule stands at its end, and all of them together.

That is shown by working them out, whatever reads figures together above the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from huizhou_qa.analysis.bounding.found_spans import FoundSpans
from huizhou_qa.analysis.bounding.joint_outcomes import possible
from huizhou_qa.analysis.bounding.open_sources import Source
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly
from huizhou_qa.scheme.program.building import TOTAL


def ends_of_total_are_reached(given: FoundSpans, sources: Sequence[Source], total: Span) -> bool:
    """Whether the total has its ends, given inputs and rules, whose ends are reached together."""
    low, high = (_at_the_ends(given, sources, high=high) for high in (False, True))
    return low is not None and high is not None and (low, high) == (total.low, total.high)


def _at_the_ends(given: FoundSpans, sources: Sequence[Source], *, high: bool) -> Fraction | None:
    """The greatest total, or the least, over all ways of the sources; None where it is still open in one of them."""
    rules = {rule.path: given.given[rule.path] for rule in given.of.rules if rule.path in given.given}
    corner = {path: _end(span, high=high) for path, span in rules.items() if span.over}
    if any(span is None for span in corner.values()):
        return None
    settled = {path: span for path, span in corner.items() if span is not None}
    over = possible(given.beside(settled), sources).spans[TOTAL.path].over
    if not over or not all(part.is_single for part in over):
        return None
    return over[-1 if high else 0].low


def _end(span: Span, *, high: bool) -> Span | None:
    """The end of a rule; None where it is not reached, or where there may be nothing of the rule."""
    part = span.over[-1 if high else 0]
    end, closed = (part.high, part.high_closed) if high else (part.low, part.low_closed)
    return None if end is None or not closed or span.may_be_nothing else exactly(end)
