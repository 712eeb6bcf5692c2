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
from huizhou_qa.ledger.workings import ByScheme, Ruled
from huizhou_qa.readers import NumberStep
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.writing import rounding_of
from huizhou_qa.scheme.scheme import Scheme
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


@frozen
class Expected:
    """The kind of a value; of a figure that is written, with how many places."""

    kind: type
    like: Decimal = Decimal(0)

    def holds(self, given: object) -> bool:
        """Whether a value is of it; no method of the value's own is asked."""
        return type(given) is self.kind and (not isinstance(given, Decimal) or given.same_quantum(self.like))

    @property
    def in_words(self) -> Wording:
        """What it is called."""
        return _with_places(-int(self.like.as_tuple().exponent)) if self.kind is Decimal else wanted(self.kind)


def ill_typed(ledger: Ledger, lines: Lines) -> Iterator[Fault]:
    """Every figure that is not written as it should be, or no fraction, or no line or working of its kind."""
    for where, expected, given in _kinds(ledger, lines):
        if not expected.holds(given):
            text = {"expected": expected.in_words, "given": figure_in_words(given)}
            yield Fault(where, "wrong_type", {"case": "figure", **text})
    for where, working in _workings(ledger, lines):
        if not is_working(working):
            yield Fault.of(where, "wrong_type", case="working")


def _with_places(places: int) -> Wording:
    return Wording(f"一个{places}位小数（Decimal）", f"Decimal, {places} places")


def _kinds(ledger: Ledger, lines: Lines) -> Iterator[tuple[str, Expected, object]]:
    figure, fraction = _figure(ledger.scheme.rounding.written(0)), Expected(Fraction)
    named = ("base", "total") if ledger.scheme.steps else ("base", "raw_total", "total")
    for name in named:
        yield pointer(name), figure, getattr(ledger, name)
    yield "/exact_total", fraction, ledger.exact_total
    scheme = ledger.scheme
    parts: dict[str, Mapping[str, Clause | Item | Heading]]
    parts = {"clauses": scheme.clauses, "items": scheme.items, "groups": scheme.groups}
    for section, kind in _SECTIONS:
        entries: Entries[object] = getattr(lines, section)
        if entries is None:
            yield pointer(section), Expected(FrozenMapping), getattr(ledger, section)
        for id_, line in entries or ():
            where = _where(section, id_)
            yield where, Expected(str), id_
            yield where, Expected(kind), line
            # A line of what the scheme does not have is told when it is held against the scheme.
            part = parts[section].get(id_) if type(id_) is str else None
            figures = {"points": figure, "max_points": figure} if part is None else _figures_of(part, scheme)
            yield from _figures(where, line, kind, figures)
    yield "/adjustments", Expected(tuple), ledger.adjustments
    for line in _members(ledger.adjustments):
        yield "/adjustments", Expected(AdjustmentResult), line
        yield from _figures("/adjustments", line, AdjustmentResult, {"points": figure})
    if ledger.rescaling is not None:
        yield "/rescaling", Expected(Rescaling), ledger.rescaling
        told = {"absent_marks": fraction, "factor": fraction, "summed": figure, "points": figure}
        yield from _figures("/rescaling", ledger.rescaling, Rescaling, told)


def _figures_of(part: Clause | Item | Heading, scheme: Scheme) -> dict[str, Expected]:
    """What the figures of the line of a part are."""
    rounding = rounding_of(part, scheme)
    points = Expected(type(None)) if rounding is None else _figure(rounding.written(0))
    made = {"points": points, "max_points": _figure(scheme.rounding.full_marks(part.max_points))}
    if isinstance(part, Clause):
        return made
    return made | {"exact_points": Expected(Fraction if rounding is None else type(None))}


def _figure(like: Decimal | Fraction) -> Expected:
    return Expected(Decimal, like) if isinstance(like, Decimal) else Expected(Fraction)


def _figures(
    where: str, line: object, kind: type, figures: Mapping[str, Expected]
) -> Iterator[tuple[str, Expected, object]]:
    """The figures of a line; empty for foreign objects, of which no attribute is read."""
    if type(line) is kind:
        for name, expected in figures.items():
            yield where + pointer(name), expected, getattr(line, name)


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
    if type(working) is ByScheme:
        return _are(Fraction, working.points) and _are(str, working.treatment)
    return type(working) is Ruled and _are(Fraction, working.points) and _are(Ruling, working.ruling)


def _are(kind: type, *values: object) -> bool:
    return all(type(value) is kind for value in values)
