"""Figures of a ledger that are not even of the kind they should be, so that nothing can be re-added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from attrs import frozen

from huizhou_qa.errors import Fault, Wording, pointer, wanted
from huizhou_qa.evidence.records import Ruling
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import figure_in_words
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.results import (
    AdjustmentResult,
    ClauseLines,
    ClauseResult,
    PartLines,
    PartResult,
    Rescaling,
)
from huizhou_qa.ledger.workings import Ruled
from huizhou_qa.readers import NumberStep
from huizhou_qa.scorers.node_rule import Stepped

Line = TypeVar("Line")
Entries = tuple[tuple[str, Line], ...] | None

_SECTIONS = (("clauses", ClauseResult), ("items", PartResult), ("groups", PartResult))
# Other mappings are not read: a foreign one may change at every access.
_MAPPINGS = frozenset({ClauseLines, PartLines, FrozenMapping, dict})


@frozen
class Lines:
    """The lines of a ledger by id, each made once; None where that is no mapping, or one that cannot be read."""

    clauses: Entries[ClauseResult]
    items: Entries[PartResult]
    groups: Entries[PartResult]

    @classmethod
    def of(cls, ledger: Ledger) -> Lines:
        """Those of a ledger, whatever it was put together from."""
        return cls(_entries(ledger.clauses), _entries(ledger.items), _entries(ledger.groups))


def ill_typed(ledger: Ledger, lines: Lines) -> Iterator[Fault]:
    """Every figure that is not written as it should be, or no fraction, or no line or working of its kind."""
    rounding = ledger.scheme.rounding
    as_written = rounding.written(0)
    for where, kind, given in _kinds(ledger, lines):
        if type(given) is not kind or (isinstance(given, Decimal) and not given.same_quantum(as_written)):
            expected = _with_places(rounding.places) if kind is Decimal else wanted(kind)
            yield Fault.of(where, "wrong_type", case="figure", expected=expected, given=figure_in_words(given))
    for where, working in _workings(ledger, lines):
        if not is_working(working):
            yield Fault.of(where, "wrong_type", case="working")


def _with_places(places: int) -> Wording:
    return Wording(f"一个{places}位小数（Decimal）", f"Decimal, {places} places")


def _kinds(ledger: Ledger, lines: Lines) -> Iterator[tuple[str, type, object]]:
    named = ("base", "total") if ledger.scheme.steps else ("base", "raw_total", "total")
    for name in named:
        yield pointer(name), Decimal, getattr(ledger, name)
    yield "/exact_total", Fraction, ledger.exact_total
    for section, kind in _SECTIONS:
        entries: Entries[object] = getattr(lines, section)
        if entries is None:
            yield pointer(section), FrozenMapping, getattr(ledger, section)
        for id_, line in entries or ():
            where = _where(section, id_)
            yield where, str, id_
            yield where, kind, line
            yield from _figures(where, line, kind, (("points", Decimal), ("max_points", Decimal)))
    yield "/adjustments", tuple, ledger.adjustments
    for line in _members(ledger.adjustments):
        yield "/adjustments", AdjustmentResult, line
        yield from _figures("/adjustments", line, AdjustmentResult, (("points", Decimal),))
    if ledger.rescaling is not None:
        yield "/rescaling", Rescaling, ledger.rescaling
        parts = (("absent_marks", Fraction), ("factor", Fraction), ("summed", Decimal), ("points", Decimal))
        yield from _figures("/rescaling", ledger.rescaling, Rescaling, parts)


def _figures(
    where: str, line: object, kind: type, figures: tuple[tuple[str, type], ...]
) -> Iterator[tuple[str, type, object]]:
    """The figures of a line; empty for foreign objects, of which no attribute is read."""
    if type(line) is kind:
        for name, of in figures:
            yield where + pointer(name), of, getattr(line, name)


def _workings(ledger: Ledger, lines: Lines) -> Iterator[tuple[str, object]]:
    clauses: Entries[object] = lines.clauses
    for id_, line in clauses or ():
        if type(line) is ClauseResult:
            yield _where("clauses", id_) + "/working", line.working
    for line in _members(ledger.adjustments):
        if type(line) is AdjustmentResult:
            yield "/adjustments", line.working


def _where(section: str, id_: object) -> str:
    return pointer(section, id_) if type(id_) is str else pointer(section)


def _entries(lines: Mapping[str, Line]) -> Entries[Line]:
    if type(lines) not in _MAPPINGS:
        return None
    try:
        return tuple(lines.items())
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None  # Lines put together by hand around what no line can be made of.


def _members(several: object) -> tuple[object, ...]:
    return several if type(several) is tuple else ()


def is_working(working: object) -> bool:
    """Whether it is a working, and what it states of the kind it should be."""
    if type(working) is Stepped:
        # What stands in the steps is compared kind by kind with those recorded again.
        return _are(NumberStep, working.step) and _are(Fraction, working.points)
    return type(working) is Ruled and _are(Fraction, working.points) and _are(Ruling, working.ruling)


def _are(kind: type, *values: object) -> bool:
    return all(type(value) is kind for value in values)
