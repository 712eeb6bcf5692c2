"""Figures of a ledger that are not even of the kind they should be, so that nothing can be re-added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from huizhou_qa.errors import Fault, Wording, pointer, wanted
from huizhou_qa.evidence.records import Ruling
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import told_figure
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

_SECTIONS = (("clauses", ClauseResult), ("items", PartResult), ("groups", PartResult))
# No other mapping is looked into: a stranger's may say anything, and another thing at every look.
_MAPPINGS = frozenset({ClauseLines, PartLines, FrozenMapping, dict})


def ill_typed(ledger: Ledger) -> Iterator[Fault]:
    """Every figure that is not written as it should be, or no fraction, or no line or working of its kind."""
    places = ledger.scheme.rounding.places
    for where, kind, given in _kinds(ledger):
        if type(given) is not kind or (isinstance(given, Decimal) and given.as_tuple().exponent != -places):
            expected = _with_places(places) if kind is Decimal else wanted(kind)
            yield Fault.of(where, "wrong_type", case="figure", expected=expected, given=told_figure(given))
    for where, working in _workings(ledger):
        if not is_working(working):
            yield Fault.of(where, "wrong_type", case="working")


def _with_places(places: int) -> Wording:
    return Wording(f"一个{places}位小数（Decimal）", f"Decimal, {places} places")


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
    """The figures of a line, where it is one: nothing is asked of a stranger's object."""
    if type(line) is kind:
        for name, of in figures:
            yield where + pointer(name), of, getattr(line, name)


def _workings(ledger: Ledger) -> Iterator[tuple[str, object]]:
    for id_, line in _entries(ledger.clauses) or ():
        if type(line) is ClauseResult:
            yield _where("clauses", id_) + "/working", line.working
    for line in _members(ledger.adjustments):
        if type(line) is AdjustmentResult:
            yield "/adjustments", line.working


def _where(section: str, id_: object) -> str:
    return pointer(section, id_) if type(id_) is str else pointer(section)


def _entries(lines: object) -> list[tuple[object, object]] | None:
    """The entries of a mapping of lines; None where it is none, or one that cannot be read."""
    if type(lines) not in _MAPPINGS or not isinstance(lines, Mapping):
        return None
    try:
        return list(lines.items())
    except (AttributeError, LookupError, TypeError, ValueError):
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
