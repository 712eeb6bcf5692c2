"""The tree of marks: headings (考核内容, 考核指标, 考核要点) and numbered items, which hold the clauses (款).

Each part builds its own entries of the scheme's program. Rules hold their open points; ``closed`` gives
the part as it is under a choice of readings, and a scheme proves of that that the marks add up at every
level and that no clause can give more or less than it is printed with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, expect, is_a, pointer
from huizhou_qa.fields.converters import a_name, a_text, a_truth, by_field, each, each_of_kind
from huizhou_qa.numbers.exact import exact, plain
from huizhou_qa.program.entries import Entry, Result, result
from huizhou_qa.rules import (
    Measure,
)
from huizhou_qa.rules.derived import at_least, at_most, total
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import MARKS
from huizhou_qa.scheme.clauses import Clause, Written

_CLAUSE = Wording("款（Clause）", "a Clause")
_PART = Wording("标题或要点（Heading、Item）", "a Heading or an Item")
_HEADING = Wording("标题（Heading）", "a Heading")


def _clauses(values: Iterable[Clause]) -> tuple[Clause, ...]:
    return each_of_kind(values, Clause, _CLAUSE)


def _parts(values: Iterable[Heading | Item]) -> tuple[Heading | Item, ...]:
    return each(values, _part)


def _part(value: Heading | Item) -> Heading | Item:
    return value if is_a(value, Heading) else expect(value, Item, _PART)


@frozen(field_transformer=by_field)
class Item:
    """A numbered item (考核要点): its clauses' points are added and kept within 0 and ``max_points``.

    ``proof_needed`` says whether the unit must hand in proof (证明材料). ``lead`` is the 牵头部门
    as printed; where its cell is blank because it is merged with the one above, ``lead_cell_of``
    names the item whose cell it is.
    """

    id: str = field(converter=a_name)
    name: str = field(converter=a_text)
    max_points: Fraction = field(converter=exact)
    clauses: tuple[Clause, ...] = field(converter=_clauses)
    lead: str = field(default="", converter=a_text)
    proof_needed: bool = field(default=True, converter=a_truth)
    lead_cell_of: str = field(default="", converter=a_text)
    min_points: Fraction = field(converter=exact, default=Fraction(0))

    def closed(self, readings: Mapping[str, str]) -> Item:
        """The item with its clauses under these readings."""
        return evolve(self, clauses=tuple(clause.closed(readings) for clause in self.clauses))

    @cached_property
    def entry(self) -> Input:
        """The entry of its points."""
        return result(f"item {self.id}")

    @property
    def can_fall_below(self) -> bool:
        """Whether its clauses together can give less than its least."""
        lows = [clause.min_points for clause in self.clauses]
        known = [low for low in lows if low is not None]
        return len(known) < len(lows) or sum(known) < self.min_points

    @property
    def added(self) -> Measure:
        """What stands under it, added up, before it is kept within its marks."""
        return total(*(clause.shown for clause in self.clauses))

    def entries(self, written: Written) -> Iterator[Entry]:
        """Its clauses' entries and its own."""
        for clause in self.clauses:
            yield from clause.entries(written)
        yield Result(self.entry.name, at_least(at_most(self.added, self.max_points), self.min_points))

    def faults(self) -> Iterator[Fault]:
        """Where the clauses' marks do not add up, and the clauses' own faults."""
        if not self.clauses:
            yield Fault.of(pointer(self.id), "empty", case="item")
        yield from _sum_faults(self.id, self.max_points, [clause.max_points for clause in self.clauses])
        for clause in self.clauses:
            for fault in clause.faults():
                yield fault.under(pointer(self.id))


@frozen(field_transformer=by_field)
class Heading:
    """A heading of the tree and what stands under it.

    A ``capped`` heading caps several parts at ``max_points`` though they add up to more: one cap
    over several bonuses.
    """

    id: str = field(converter=a_name)
    max_points: Fraction = field(converter=exact)
    parts: tuple[Heading | Item, ...] = field(converter=_parts)
    capped: bool = field(default=False, converter=a_truth)

    @property
    def name(self) -> str:
        """The heading's own text; headings are named by what they are called."""
        return self.id

    def closed(self, readings: Mapping[str, str]) -> Heading:
        """The heading with all below it under these readings."""
        return evolve(self, parts=tuple(part.closed(readings) for part in self.parts))

    @cached_property
    def entry(self) -> Input:
        """The entry of its points."""
        return result(f"heading {self.id}")

    @property
    def added(self) -> Measure:
        """What stands under it, added up, before a cap."""
        return total(*(part.entry for part in self.parts))

    def entries(self, written: Written) -> Iterator[Entry]:
        """The entries of its parts and its own."""
        for part in self.parts:
            yield from part.entries(written)
        yield Result(self.entry.name, at_most(self.added, self.max_points))

    def faults(self) -> Iterator[Fault]:
        """Where the parts' marks do not add up, and the parts' own faults."""
        if not self.parts:
            yield Fault.of(pointer(self.id), "empty", case="heading")
        printed = [part.max_points for part in self.parts]
        if not self.capped or sum(printed) < self.max_points:
            yield from _sum_faults(self.id, self.max_points, printed)
        for part in self.parts:
            for fault in part.faults():
                yield fault.under(pointer(self.id))

    def items(self) -> Iterator[Item]:
        """The numbered items below, in the order of the text."""
        for part in self.parts:
            if isinstance(part, Heading):
                yield from part.items()
            else:
                yield part

    def headings(self) -> Iterator[Heading]:
        """This heading and those below it, each before what stands under it."""
        yield self
        for part in self.parts:
            if isinstance(part, Heading):
                yield from part.headings()


def _sum_faults(name: str, printed: Fraction, parts: list[Fraction]) -> Iterator[Fault]:
    total = sum(parts, Fraction(0))
    if total != printed:
        listed = " + ".join(plain(part) for part in parts)
        figures = {"parts": listed, "total": plain(total), "printed": plain(printed)}
        yield Fault(pointer(name), "marks_do_not_add_up", figures)


def headings_of(values: Iterable[Heading]) -> tuple[Heading, ...]:
    """Headings as a tuple that nobody can change; raises SchemeError for anything that is none."""
    return each_of_kind(values, Heading, _HEADING)


def sound(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The same headings; raises SchemeError where marks do not add up, ids repeat, or a clause gives other marks."""
    faults = [fault for heading in headings for fault in heading.faults()]
    ids: set[str] = set()
    for kind, id_ in _ids(headings):
        if f"{kind} {id_}" in ids:
            faults.append(Fault.of(pointer(id_), "repeated_id", case=kind))
        ids.add(f"{kind} {id_}")
    faults += _marks_of_others(headings)
    if faults:
        raise SchemeError(faults, {"case": "tree"})
    return headings


def _marks_of_others(headings: tuple[Heading, ...]) -> Iterator[Fault]:
    """Where a clause reads the mark of another, whose number begins with its own."""
    clauses = {clause.id: clause for heading in headings for item in heading.items() for clause in item.clauses}
    for id_, clause in clauses.items():
        for leaf in clause.rule.inputs:
            if leaf.section == MARKS and leaf.name != id_ and leaf.name in clauses and leaf.name.startswith(f"{id_}."):
                yield Fault.of(pointer(id_), "foreign_input", reads=leaf.path)


def _ids(headings: tuple[Heading, ...]) -> Iterator[tuple[str, str]]:
    for top in headings:
        for heading in top.headings():
            yield "heading", heading.id
        for item in top.items():
            yield "item", item.id
            for clause in item.clauses:
                yield "clause", clause.id
