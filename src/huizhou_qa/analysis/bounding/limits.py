"""What the statistics that are given leave a unit's own figures, and thereby a fact of it that is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice

from huizhou_qa.analysis.moving.along_an_input import Along, Traced
from huizhou_qa.analysis.moving.cells import Walk
from huizhou_qa.analysis.moving.line_quotients import IDENTITY
from huizhou_qa.analysis.moving.own_figures import limits, own_figures
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.values import Values
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Settings
from huizhou_qa.readers import Bounds, Number, Span, reads
from huizhou_qa.readers.gaps import Truth
from huizhou_qa.readers.spans import union
from huizhou_qa.rules.arithmetic import Condition
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.scheme import Scheme

# A limit that holds on more parts of a range is not followed.
MOST_CELLS = 8


def limits_of(scheme: Scheme, evidence: Evidence, values: Values) -> tuple[Condition, ...]:
    """What holds of the unit's own figures beside the statistics that are given."""
    return tuple(limit for _, limit in limits(own_figures(scheme, evidence, values)))


def narrowed_by_limits(found: Mapping[str, Span], several: Sequence[Condition], settings: Settings) -> dict[str, Span]:
    """The spans, narrowed where a limit is on one input alone that is not known; empty where nothing keeps to it."""
    narrower = dict(found)
    for limit in several:
        arithmetic = Bounds(narrower)
        inputs = reads(limit, settings.readings).inputs
        free = [leaf for leaf in inputs if not _is_settled(arithmetic.read(leaf))]
        if len(free) == 1 and limit.under(arithmetic).false:
            narrower[free[0].path] = _narrowed(free[0], arithmetic.read(free[0]), limit, narrower, settings)
    return narrower


def _is_settled(span: Span) -> bool:
    return span.is_exact or not span.over


def _narrowed(leaf: Input, span: Span, limit: Condition, found: Mapping[str, Span], settings: Settings) -> Span:
    known: dict[str, Number] = {path: one.low for path, one in found.items() if one.is_exact and one.low is not None}

    def look(x: Fraction) -> tuple[Interval, Truth]:
        truth = limit.under(Along(x, {leaf.path: Traced(x, IDENTITY)}, settings.exact(known)))
        return truth.over, truth.value

    walk = Walk(look, leaf.whole)
    cells = list(islice((held for part in span.over for held in walk.cells(part)), MOST_CELLS + 1))
    if len(cells) > MOST_CELLS:
        return span
    return Span(union(held.over for held in cells if held.read is not False), span.may_be_nothing)
