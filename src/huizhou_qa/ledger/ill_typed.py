"""Figures of a ledger that are not even of the kind they should be, so that nothing can be re-added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.errors import Fault, pointer
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Ruled
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.results import AdjustmentResult, ClauseResult, PartResult
from huizhou_qa.scheme.incidents import ClassifiedIncident


def ill_typed(ledger: Ledger) -> Iterator[Fault]:
    """Every figure that is not a finite decimal, a fraction, or a line or working of the right kind."""
    for where, kind, found in _parts(ledger):
        if type(found) is not kind or (isinstance(found, Decimal) and not found.is_finite()):
            yield Fault(where, "wrong_type", f"a {kind.__name__} is needed here, not {type(found).__name__}")
    for where, working in _workings(ledger):
        if not is_working(working):
            yield Fault(where, "wrong_type", "this is no working")


def _parts(ledger: Ledger) -> Iterator[tuple[str, type, object]]:
    for name in ("base", "raw_total", "total"):
        yield pointer(name), Decimal, getattr(ledger, name)
    yield "/exact_total", Fraction, ledger.exact_total
    yield "/incidents", tuple, ledger.incidents
    yield "/adjustments", tuple, ledger.adjustments
    for incident in _members(ledger.incidents):
        yield "/incidents", ClassifiedIncident, incident
    sections = {"clauses": ClauseResult, "items": PartResult, "groups": PartResult}
    for section, kind in sections.items():
        if not isinstance(getattr(ledger, section), Mapping):
            yield pointer(section), dict, None
        for id_, line in _entries(getattr(ledger, section)):
            yield pointer(section, str(id_)), kind, line
            yield pointer(section, str(id_), "points"), Decimal, getattr(line, "points", None)
    for line in _members(ledger.adjustments):
        yield "/adjustments", AdjustmentResult, line
        yield "/adjustments", Decimal, getattr(line, "points", None)


def _workings(ledger: Ledger) -> Iterator[tuple[str, object]]:
    for id_, line in _entries(ledger.clauses):
        yield pointer("clauses", str(id_), "working"), getattr(line, "working", None)
    for line in _members(ledger.adjustments):
        yield "/adjustments", getattr(line, "working", None)


def _entries(lines: object) -> list[tuple[object, object]]:
    return list(lines.items()) if isinstance(lines, Mapping) else []


def _members(several: object) -> tuple[object, ...]:
    return several if isinstance(several, tuple) else ()


def is_working(working: object) -> bool:
    """Whether it is a working, through and through."""
    if isinstance(working, OnCurve):
        return _are(Fraction, working.number, working.points) and _are(Piece, working.piece)
    if isinstance(working, Gated):
        inner = working.inner is None or is_working(working.inner)
        return inner and _are(Fraction, working.points) and _are(Gate, working.gate)
    if isinstance(working, Combined):
        return all(is_working(part) for part in working.parts) and _are(Fraction, working.points)
    return isinstance(working, Ruled) and _are(Fraction, working.points)


def _are(kind: type, *values: object) -> bool:
    return all(type(value) is kind for value in values)
