"""Figures of a ledger that are not even of the kind they should be, so that nothing can be re-added."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from huizhou_qa.errors import Fault, pointer, shown
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.evidence.records import Ruling
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Ruled
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.results import (
    AdjustmentResult,
    ClauseLines,
    ClauseResult,
    PartLines,
    PartResult,
    Rescaling,
)

_SECTIONS = (("clauses", ClauseResult), ("items", PartResult), ("groups", PartResult))
# No other mapping is looked into: a stranger's may say anything, and another thing at every look.
_MAPPINGS = frozenset({ClauseLines, PartLines, FrozenMapping, dict})


def ill_typed(ledger: Ledger) -> Iterator[Fault]:
    """Every figure that is not a finite decimal, a fraction, or a line or working of the right kind."""
    for where, kind, given in _kinds(ledger):
        if type(given) is not kind or (isinstance(given, Decimal) and not given.is_finite()):
            yield Fault.of(where, "wrong_type", case="figure", expected=kind.__name__, given=_told(given))
    for where, working in _workings(ledger):
        if not _is_whole(working):
            yield Fault.of(where, "wrong_type", case="working")


def _told(given: object) -> str:
    return str(given) if type(given) is Decimal else shown(given)


def _kinds(ledger: Ledger) -> Iterator[tuple[str, type, object]]:
    for name in ("base", "raw_total", "total"):
        yield pointer(name), Decimal, getattr(ledger, name)
    yield "/exact_total", Fraction, ledger.exact_total
    for section, kind in _SECTIONS:
        lines = getattr(ledger, section)
        entries = _entries(lines)
        if entries is None:
            yield pointer(section), FrozenMapping, lines
        for id_, line in entries or ():
            where = pointer(section, id_) if type(id_) is str else pointer(section)
            yield where, str, id_
            yield from _line_kinds(where, kind, line)
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
    for id_, line in _entries(ledger.clauses) or ():
        yield pointer("clauses", str(id_), "working"), getattr(line, "working", None)
    for line in _members(ledger.adjustments):
        yield "/adjustments", getattr(line, "working", None)


def _entries(lines: object) -> list[tuple[object, object]] | None:
    """The entries of a mapping of lines; None where it is none, or one that cannot be read."""
    if type(lines) not in _MAPPINGS:
        return None
    try:
        return list(dict(lines).items())
    except (AttributeError, LookupError, TypeError, ValueError):
        return None  # Lines put together by hand around what no line can be made of.


def _members(several: object) -> tuple[object, ...]:
    return several if type(several) is tuple else ()


def _is_whole(working: object) -> bool:
    try:
        return is_working(working)
    except RecursionError:
        return False


def is_working(working: object) -> bool:
    """Whether it is a working, through and through."""
    if type(working) is OnCurve:
        return _are(Fraction, working.number, working.points) and _are(Piece, working.piece) and _reads(working.reads)
    if type(working) is Gated:
        inner = working.inner is None or is_working(working.inner)
        return inner and _are(Fraction, working.points) and _are(Gate, working.gate) and _reads(working.reads)
    if type(working) is Combined:
        whole = _are(tuple, working.parts) and all(is_working(part) for part in _members(working.parts))
        return whole and _are(str, working.name) and _are(Fraction, working.points)
    return type(working) is Ruled and _are(Fraction, working.points) and _are(Ruling, working.ruling)


def _reads(reads: object) -> bool:
    pairs = [one for one in _members(reads) if type(one) is tuple and len(one) > 1]
    return (
        type(reads) is tuple
        and len(pairs) == len(reads)
        and all(_are(str, pair[0]) and _are(Fraction, *pair[1:]) for pair in pairs)
    )


def _are(kind: type, *values: object) -> bool:
    return all(type(value) is kind for value in values)
