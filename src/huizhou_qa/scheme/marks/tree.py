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

from huizhou_qa.errors import Fault, SchemeError, Wording, expect, is_a, pointer, printable
from huizhou_qa.fields.converters import a_name, a_text, a_truth, above_zero, by_field, each, each_of_kind
from huizhou_qa.numbers.exact import exact, plain
from huizhou_qa.program.entries import Entry, Result, result
from huizhou_qa.rules import (
    Measure,
)
from huizhou_qa.rules.derived import at_least
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import MARKS
from huizhou_qa.scheme.marks.clauses import Clause, Written
from huizhou_qa.scheme.marks.joining import (
    Joining,
    MarksPresent,
    a_joining,
    joined_points,
    leaves_the_grid,
    marks_of,
    never_enough,
)

_CLAUSE = Wording("款（Clause）", "a Clause")
_PART = Wording("标题或要点（Heading、Item）", "a Heading or an Item")
_HEADING = Wording("标题（Heading）", "a Heading")


def _clauses(values: Iterable[Clause]) -> tuple[Clause, ...]:
    return each_of_kind(values, Clause, _CLAUSE)


def _parts(values: Iterable[Heading | Item]) -> tuple[Heading | Item, ...]:
    return each(values, _part)


def _part(value: Heading | Item) -> Heading | Item:
    return value if is_a(value, Heading) else expect(value, Item, _PART)


@frozen(field_transformer=by_field, repr=False)
class Item:
    """A numbered item (考核要点): its clauses' points are joined and kept within 0 and ``max_points``.

    ``proof_needed`` says whether the unit must hand in proof (证明材料). ``lead`` is the 牵头部门
    as printed; where its cell is blank because it is merged with the one above, ``lead_cell_of``
    names the item whose cell it is. ``joining`` says how its clauses are joined, and ``weight`` how often it counts
    in the heading that it stands under.
    """

    id: str = field(converter=a_name)
    name: str = field(converter=a_text)
    max_points: Fraction = field(converter=exact)
    clauses: tuple[Clause, ...] = field(converter=_clauses)
    lead: str = field(default="", converter=a_text)
    proof_needed: bool = field(default=True, converter=a_truth)
    lead_cell_of: str = field(default="", converter=a_text)
    min_points: Fraction = field(converter=exact, default=Fraction(0))
    joining: Joining = field(factory=Joining, converter=a_joining, kw_only=True)
    weight: Fraction = field(default=Fraction(1), converter=above_zero, kw_only=True)

    def __repr__(self) -> str:
        marks, clauses = plain(self.max_points), len(self.clauses)
        return f"<Item {printable(self.id)} {printable(self.name)}: {marks} marks in {clauses} clauses>"

    def closed(self, readings: Mapping[str, str]) -> Item:
        """The item with its clauses under these readings."""
        clauses = tuple(clause.closed(readings) for clause in self.clauses)
        return evolve(self, clauses=clauses, joining=self.joining.closed(readings))

    @property
    def parts(self) -> tuple[Clause, ...]:
        """What it is joined of."""
        return self.clauses

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
    def shown(self) -> Measure:
        """Its points as what it stands under reads them."""
        return self.entry

    @property
    def marks(self) -> MarksPresent:
        """The full marks of what of it is present."""
        return marks_of(self.clauses, self.max_points, self.joining)

    @property
    def clause_entries(self) -> tuple[Input, ...]:
        """The entries of its clauses."""
        return tuple(clause.entry for clause in self.clauses)

    @property
    def has_own_rounding(self) -> bool:
        """Whether its points are rounded by a rounding of its own."""
        return self.joining.rounding is not None

    def entries(self, written: Written, *, clauses_written: bool = True) -> Iterator[Entry]:
        """Its clauses' entries and its own."""
        for clause in self.clauses:
            yield from clause.entries(written if clauses_written else _as_it_is)
        points = at_least(joined_points(self.clauses, self.max_points, self.joining), self.min_points)
        yield Result(self.entry.name, _rounded(self, points, written if clauses_written else None))

    def faults(self) -> Iterator[Fault]:
        """Where the clauses' marks are not those of the item, and the clauses' own faults."""
        if not self.clauses:
            yield Fault.of(pointer(self.id), "empty", case="item")
        yield from never_enough(self.parts, self.joining, pointer(self.id))
        yield from _marks_faults(self, self.max_points)
        for clause in self.clauses:
            for fault in clause.faults():
                yield fault.under(pointer(self.id))


@frozen(field_transformer=by_field, repr=False)
class Heading:
    """A heading of the tree and what stands under it.

    A ``capped`` heading caps several parts at ``max_points`` though they add up to more: one cap
    over several bonuses. The marks of a ``bonus`` (加分), a heading at the top, are never full marks of anything: its
    points are added to the base. ``joining`` says how its parts are joined, and ``weight`` how often it counts in what
    it stands under.
    """

    id: str = field(converter=a_name)
    max_points: Fraction = field(converter=exact)
    parts: tuple[Heading | Item, ...] = field(converter=_parts)
    capped: bool = field(default=False, converter=a_truth)
    bonus: bool = field(default=False, converter=a_truth, kw_only=True)
    joining: Joining = field(factory=Joining, converter=a_joining, kw_only=True)
    weight: Fraction = field(default=Fraction(1), converter=above_zero, kw_only=True)

    def __repr__(self) -> str:
        return f"<Heading {printable(self.id)}: {plain(self.max_points)} marks in {len(self.parts)} parts>"

    @property
    def name(self) -> str:
        """The heading's own text; headings are named by what they are called."""
        return self.id

    def closed(self, readings: Mapping[str, str]) -> Heading:
        """The heading with all below it under these readings."""
        parts = tuple(part.closed(readings) for part in self.parts)
        return evolve(self, parts=parts, joining=self.joining.closed(readings))

    @cached_property
    def entry(self) -> Input:
        """The entry of its points."""
        return result(f"heading {self.id}")

    @property
    def shown(self) -> Measure:
        """Its points as what it stands under reads them."""
        return self.entry

    @property
    def marks(self) -> MarksPresent:
        """The full marks of what of it is present."""
        return marks_of(self.parts, self.max_points, self.joining)

    @property
    def clause_entries(self) -> tuple[Input, ...]:
        """The entries of the clauses below it."""
        return tuple(entry for part in self.parts for entry in part.clause_entries)

    @property
    def has_own_rounding(self) -> bool:
        """Whether its points are rounded by a rounding of its own."""
        return self.joining.rounding is not None

    def entries(self, written: Written, *, clauses_written: bool = True) -> Iterator[Entry]:
        """The entries of its parts and its own."""
        for part in self.parts:
            yield from part.entries(written, clauses_written=clauses_written)
        points = joined_points(self.parts, self.max_points, self.joining)
        # What is added to the base is written as that is.
        yield Result(self.entry.name, _rounded(self, points, written if clauses_written or self.bonus else None))

    def faults(self) -> Iterator[Fault]:
        """Where the parts' marks are not those of the heading, and the parts' own faults."""
        if not self.parts:
            yield Fault.of(pointer(self.id), "empty", case="heading")
        yield from never_enough(self.parts, self.joining, pointer(self.id))
        yield from _marks_faults(self, self.max_points, capped=self.capped)
        for part in self.parts:
            if isinstance(part, Heading) and part.bonus:
                yield Fault.of(pointer(self.id, part.id), "bonus_below")
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


def _as_it_is(points: Measure) -> Measure:
    return points


def _rounded(part: Item | Heading, points: Measure, written: Written | None) -> Measure:
    """The points of a part as they go on: by its own rounding, else as figures are written, if they are."""
    if part.joining.rounding is not None:
        return part.joining.rounding.of(points)
    return written(points) if written is not None and leaves_the_grid(part.parts, part.joining) else points


def _marks_faults(part: Item | Heading, printed: Fraction, *, capped: bool = False) -> Iterator[Fault]:
    """Where the full marks of what a part is joined of are not its own."""
    marks = [below.max_points * below.weight for below in part.parts]
    if part.joining.way == "least":
        if marks and (min(marks) != printed or max(marks) != printed):
            listed = tuple(plain(one) for one in marks)
            yield Fault.of(pointer(part.id), "marks_not_alike", marks=listed, printed=plain(printed))
    elif not capped or sum(marks) < printed:
        yield from _sum_faults(part.id, printed, marks)


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
    if all(heading.bonus for heading in headings):
        faults.append(Fault.of("", "empty", case="scheme"))
    ids: set[str] = set()
    for kind, id_ in _ids(headings):
        if f"{kind} {id_}" in ids:
            faults.append(Fault.of(pointer(id_), "repeated_id", case=kind))
        ids.add(f"{kind} {id_}")
    faults += _marks_of_others(headings)
    SchemeError.raise_if_any(faults, case="tree")
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
