"""The tree of marks: headings (考核内容, 考核指标, 考核要点), numbered items, and their clauses (款).

Construction proves that the marks add up at every level and that no clause can give more or
less than it is printed with. How points are added up lives in ``addition.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, pointer
from huizhou_qa.ground.inputs import Events, Input, Mark
from huizhou_qa.ground.measures import Condition
from huizhou_qa.ground.numbers import ExactNumber, exact, plain
from huizhou_qa.ground.rules import Rule, Scorer
from huizhou_qa.ground.values import Values


def _exact_or_none(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else exact(value)


@frozen
class Caution:
    """Something that a reader of the result must be told of a clause, where all conditions hold."""

    code: str
    text: Wording
    when: tuple[Condition, ...] = ()


@frozen
class Clause:
    """One rule of one item (款): the smallest thing that earns points of its own.

    ``id`` is the item's number and the clause's ("11.3"), or the number alone. ``max_points`` are
    the most it can give (分值) and ``min_points`` the least, None being without bound.
    ``locator`` says where it stands in the text. ``lead`` is the 牵头部门 where it differs from
    the item's. ``subject`` is the input that the clause is about where its rule reads those of
    other clauses too; ``also_given`` are inputs that may be given though its rule does not read
    them; ``cautions`` become notes in the result.
    """

    id: str
    name: str
    max_points: Fraction = field(converter=exact)
    scorer: Scorer
    locator: str = ""
    lead: str = ""
    min_points: Fraction | None = field(converter=_exact_or_none, default=Fraction(0))
    subject: Input | None = None
    also_given: tuple[Input, ...] = ()
    cautions: tuple[Caution, ...] = ()
    rule: Rule = field(init=False, repr=False, eq=False)

    @rule.default
    def _rule_of_scorer(self) -> Rule:
        return self.scorer.rule()

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What may be given for this clause: the subject alone where it has one."""
        return (self.subject,) if self.subject else self.rule.inputs + self.also_given

    def nothing(self, values: Values) -> tuple[str, ...]:
        """The paths of what there was nothing of, where that leaves the clause without points."""
        asked = (self.subject,) if self.subject else self.rule.lacking(values)
        return tuple(leaf.path for leaf in asked if leaf.path in values.nothing)

    def faults(self) -> Iterator[Fault]:
        """Where the rule gives more or less than is printed, or reads what a clause cannot."""
        for leaf in self.rule.inputs:
            if leaf.section == Events.section or (leaf.section == Mark.section and leaf.name != self.id):
                yield Fault(pointer(self.id), "foreign_input", f"a clause cannot read {leaf.path}")
        low, high = self.rule.extremes()
        if high != self.max_points:
            best = "without bound" if high is None else plain(high)
            message = f"its best is {best}, printed are {plain(self.max_points)} marks"
            yield Fault(pointer(self.id), "best_differs", message)
        if self.min_points is not None and (low is None or low < self.min_points):
            worst = "without bound" if low is None else plain(low)
            message = f"its worst is {worst}, below the least of {plain(self.min_points)}"
            yield Fault(pointer(self.id), "worst_below_least", message)


@frozen
class Item:
    """A numbered item (考核要点): its clauses' points are added and kept within 0 and ``max_points``.

    ``proof_needed`` says whether the unit must hand in proof (证明材料). ``lead`` is the 牵头部门
    as printed; where its cell is blank because it is merged with the one above, ``lead_cell_of``
    names the item whose cell it is.
    """

    id: str
    name: str
    max_points: Fraction = field(converter=exact)
    clauses: tuple[Clause, ...]
    lead: str = ""
    proof_needed: bool = True
    lead_cell_of: str = ""
    min_points: Fraction = field(converter=exact, default=Fraction(0))

    def faults(self) -> Iterator[Fault]:
        """Where the clauses' marks do not add up, and the clauses' own faults."""
        if not self.clauses:
            yield Fault(pointer(self.id), "empty", "an item needs at least one clause")
        yield from _sum_faults(self.id, self.max_points, [clause.max_points for clause in self.clauses])
        for clause in self.clauses:
            for fault in clause.faults():
                yield fault.under(pointer(self.id))


@frozen
class Heading:
    """A heading of the tree and what stands under it.

    A ``capped`` heading caps several parts at ``max_points`` though they add up to more: one cap
    over several bonuses.
    """

    id: str
    max_points: Fraction = field(converter=exact)
    parts: tuple[Heading | Item, ...]
    capped: bool = False

    @property
    def name(self) -> str:
        """The heading's own text; headings are named by what they are called."""
        return self.id

    def faults(self) -> Iterator[Fault]:
        """Where the parts' marks do not add up, and the parts' own faults."""
        if not self.parts:
            yield Fault(pointer(self.id), "empty", "a heading needs at least one part")
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
        message = f"the parts add up to {listed} = {plain(total)}, printed are {plain(printed)}"
        yield Fault(pointer(name), "marks_do_not_add_up", message)


def sound(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The same headings; raises SchemeError where marks do not add up, ids repeat, or a clause gives other marks."""
    faults = [fault for heading in headings for fault in heading.faults()]
    ids: set[str] = set()
    for kind, id_ in _ids(headings):
        if f"{kind} {id_}" in ids:
            faults.append(Fault(pointer(id_), "repeated_id", f"another {kind} has this id; give each its own"))
        ids.add(f"{kind} {id_}")
    if faults:
        raise SchemeError("the tree of marks contradicts itself", faults)
    return headings


def _ids(headings: tuple[Heading, ...]) -> Iterator[tuple[str, str]]:
    for top in headings:
        for heading in top.headings():
            yield "heading", heading.id
        for item in top.items():
            yield "item", item.id
            for clause in item.clauses:
                yield "clause", clause.id
