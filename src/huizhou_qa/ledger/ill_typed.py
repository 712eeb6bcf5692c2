"""Figures of a ledger that are not even of the kind they should be, so that nothing can be re-added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from huizhou_qa.errors import Fault, pointer
from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Ruled
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.results import AdjustmentResult, ClauseResult, PartResult, Rescaling

_SECTIONS = {"clauses": ClauseResult, "items": PartResult, "groups": PartResult}


def ill_typed(ledger: Ledger) -> Iterator[Fault]:
    """Every figure that is not a finite decimal, a fraction, or a line or working of the right kind."""
    for where, kind, found in _kinds(ledger):
        if type(found) is not kind or (isinstance(found, Decimal) and not found.is_finite()):
            yield Fault(where, "wrong_type", f"a {kind.__name__} is needed here, not {type(found).__name__}")
    for where, working in _workings(ledger):
        if not _is_whole(working):
            yield Fault(where, "wrong_type", "this is no working")


def _kinds(ledger: Ledger) -> Iterator[tuple[str, type, object]]:
    for name in ("base", "raw_total", "total"):
        yield pointer(name), Decimal, getattr(ledger, name)
    yield "/exact_total", Fraction, ledger.exact_total
    for section, kind in _SECTIONS.items():
        lines = getattr(ledger, section)
        if not isinstance(lines, Mapping):
            yield pointer(section), dict, lines
        for id_, line in _entries(lines):
            yield from _line_kinds(pointer(section, str(id_)), kind, line)
    yield "/adjustments", tuple, ledger.adjustments
    for line in _members(ledger.adjustments):
        yield "/adjustments", AdjustmentResult, line
        yield "/adjustments", Decimal, getattr(line, "points", None)
    if ledger.rescaling is not None:
        yield "/rescaling", Rescaling, ledger.rescaling
        for name, kind in (("absent_marks", Fraction), ("factor", Fraction), ("summed", Decimal), ("points", Decimal)):
            yield pointer("rescaling", name), kind, getattr(ledger.rescaling, name, None)


def _line_kinds(where: str, kind: type, line: object) -> Iterator[tuple[str, type, object]]:
    yield where, kind, line
    yield where + "/points", Decimal, getattr(line, "points", None)
    yield where + "/max_points", Decimal, getattr(line, "max_points", None)


def _workings(ledger: Ledger) -> Iterator[tuple[str, object]]:
    for id_, line in _entries(ledger.clauses):
        yield pointer("clauses", str(id_), "working"), getattr(line, "working", None)
    for line in _members(ledger.adjustments):
        yield "/adjustments", getattr(line, "working", None)


def _entries(lines: object) -> list[tuple[object, object]]:
    return list(lines.items()) if isinstance(lines, Mapping) else []


def _members(several: object) -> tuple[object, ...]:
    return several if isinstance(several, tuple) else ()


def _is_whole(working: object) -> bool:
    try:
        return is_working(working)
    except RecursionError:
        return False


def is_working(working: object) -> bool:
    """Whether it is a working, through and through."""
    if isinstance(working, OnCurve):
        return _are(Fraction, working.number, working.points) and _are(Piece, working.piece) and _reads(working.reads)
    if isinstance(working, Gated):
        inner = working.inner is None or is_working(working.inner)
        return inner and _are(Fraction, working.points) and _are(Gate, working.gate) and _reads(working.reads)
    if isinstance(working, Combined):
        return all(is_working(part) for part in working.parts) and _are(Fraction, working.points)
    return isinstance(working, Ruled) and _are(Fraction, working.points)


def _reads(reads: object) -> bool:
    pairs = [tuple(read) for read in _members(reads) if isinstance(read, tuple)]
    return len(pairs) == len(_members(reads)) and all(
        _are(str, *pair[:1]) and _are(Fraction, *pair[1:]) and len(pair) > 1 for pair in pairs
    )


def _are(kind: type, *values: object) -> bool:
    return all(type(value) is kind for value in values)
