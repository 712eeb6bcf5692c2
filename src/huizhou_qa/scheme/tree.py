"""The tree of marks: headings (考核内容, 考核指标, 考核要点), numbered items, and their clauses (款).

Each part builds its own entries of the scheme's program. Rules hold their open points; ``closed`` gives
the part as it is under a choice of readings, and a scheme proves of that that the marks add up at every
level and that no clause can give more or less than it is printed with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from huizhou_qa.compiled import Compiled, Ratio, Row, as_ratio
from huizhou_qa.errors import Fault, SchemeError, Wording, expect, is_a, pointer
from huizhou_qa.evidence.asked import an_input
from huizhou_qa.evidence.values import Values
from huizhou_qa.fields.converters import a_name, a_text, a_truth, a_wording, by_field, each, each_of_kind
from huizhou_qa.numbers.exact import ExactNumber, exact, plain
from huizhou_qa.program.entries import Entry, Result, result
from huizhou_qa.readers import reads
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Present,
    Within,
)
from huizhou_qa.rules.derived import ZERO, at_least, at_most, total
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import INCIDENTS, MARKS
from huizhou_qa.scorers.input_kinds import FULL, RESCALE, ruling_on
from huizhou_qa.scorers.input_kinds import ZERO as NO_MARKS
from huizhou_qa.scorers.node_rule import NodeRule, a_rule_of, a_scorer, node_of
from huizhou_qa.scorers.nodes import a_condition

Written = Callable[[Measure], Measure]

_CAUTION = Wording("提示（Caution）", "a Caution")
_CLAUSE = Wording("款（Clause）", "a Clause")
_PART = Wording("标题或要点（Heading、Item）", "a Heading or an Item")
_HEADING = Wording("标题（Heading）", "a Heading")


def _exact_or_none(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else exact(value)


def _an_input_or_none(value: Input | None) -> Input | None:
    return None if value is None else an_input(value)


def _inputs(values: Iterable[Input]) -> tuple[Input, ...]:
    return each(values, an_input)


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    return each(values, a_condition)


def _cautions(values: Iterable[Caution]) -> tuple[Caution, ...]:
    return each_of_kind(values, Caution, _CAUTION)


def _clauses(values: Iterable[Clause]) -> tuple[Clause, ...]:
    return each_of_kind(values, Clause, _CLAUSE)


def _parts(values: Iterable[Heading | Item]) -> tuple[Heading | Item, ...]:
    return each(values, _part)


def _part(value: Heading | Item) -> Heading | Item:
    return value if is_a(value, Heading) else expect(value, Item, _PART)


@frozen(field_transformer=by_field)
class Caution:
    """Something that a reader of the result must be told of a clause, where all conditions hold."""

    code: str = field(converter=a_name)
    text: Wording = field(converter=a_wording)
    when: tuple[Condition, ...] = field(default=(), converter=_conditions)

    @cached_property
    def _holds(self) -> Callable[[Row], Ratio]:
        node = NumberOf(AllOf(self.when)) if self.when else Constant(1)
        return as_ratio(node.under(Compiled({}, {})))

    def applies(self, row: Row) -> bool:
        """Whether all conditions hold; what is not known holds of nothing."""
        try:
            return self._holds(row)[0] > 0
        except KeyError:
            return False


@frozen(field_transformer=by_field)
class Clause:
    """One rule of one item (款): the smallest thing that earns points of its own.

    ``id`` is the item's number and the clause's ("11.3"), or the number alone. ``max_points`` are
    the most it can give (分值) and ``min_points`` the least, None being without bound.
    ``locator`` says where it stands in the text. ``lead`` is the 牵头部门 where it differs from
    the item's. ``subject`` is the input that the clause is about where its rule reads those of
    other clauses too; ``also_given`` are inputs that may be given though its rule does not read
    them; ``cautions`` become notes in the result.
    """

    id: str = field(converter=a_name)
    name: str = field(converter=a_text)
    max_points: Fraction = field(converter=exact)
    scorer: Measure = field(converter=a_scorer)
    locator: str = field(default="", converter=a_text)
    lead: str = field(default="", converter=a_text)
    min_points: Fraction | None = field(converter=_exact_or_none, default=Fraction(0))
    subject: Input | None = field(default=None, converter=_an_input_or_none)
    also_given: tuple[Input, ...] = field(default=(), converter=_inputs)
    cautions: tuple[Caution, ...] = field(default=(), converter=_cautions)

    @cached_property
    def rule(self) -> NodeRule:
        """What gives its points; raises SchemeError where a reading still lies open in it."""
        return a_rule_of(self.scorer)

    def closed(self, readings: Mapping[str, str]) -> Clause:
        """The clause under these readings; where no least is said, it is what the rule gives."""
        node = node_of(self.scorer)
        if self.min_points is not None and not reads(node).readings:
            return self
        rule = NodeRule(node, readings)
        least = rule.extremes()[0] if self.min_points is None else self.min_points
        return evolve(self, scorer=rule, min_points=least)

    @cached_property
    def rule_entry(self) -> Input:
        """The entry of what the rule gives."""
        return result(f"{self.id} rule")

    @cached_property
    def before_writing(self) -> Input:
        """The entry of its points before they are written, those of a ruling among them."""
        return result(f"{self.id} ruled")

    @cached_property
    def entry(self) -> Input:
        """The entry of its points as they are written."""
        return result(self.id)

    @property
    def shown(self) -> Measure:
        """The points as they are added up: a clause that is left out shows 0."""
        return Choose(Present(self.entry), self.entry, ZERO)

    def entries(self, written: Written) -> Iterator[Entry]:
        """The rule, what a ruling makes of it where there was nothing, and the points as written."""
        rule = self.rule_entry
        yield Result(rule.name, node_of(self.scorer))
        yield Result(self.before_writing.name, Choose(Present(rule), rule, self._by_ruling()))
        yield Result(self.entry.name, self._within_marks(written(self.before_writing)))

    def _by_ruling(self) -> Measure:
        ruling = ruling_on(self.id)
        marks = Curve(ruling.range, Bands({FULL: self.max_points, NO_MARKS: 0, RESCALE: 0}), whole=True)
        return Choose(Within(ruling, RESCALE), NothingToMeasure(f"rulings/{self.id}"), OnCurve(ruling, marks))

    def _within_marks(self, points: Measure) -> Measure:
        below = at_most(points, self.max_points)
        return below if self.min_points is None else at_least(below, self.min_points)

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
            if leaf.section == INCIDENTS or (leaf.section == MARKS and leaf.name != self.id):
                yield Fault.of(pointer(self.id), "foreign_input", reads=leaf.path)
        low, high = self.rule.extremes()
        if high != self.max_points:
            yield self._of_points("best_differs", best=high, printed=self.max_points)
        if self.min_points is not None and (low is None or low < self.min_points):
            yield self._of_points("worst_below_least", worst=low, least=self.min_points)

    def _of_points(self, code: str, **points: Fraction | None) -> Fault:
        """A fault of points, of which None is without bound."""
        given = {name: plain(number) for name, number in points.items() if number is not None}
        fault = Fault(pointer(self.id), code, given)
        return fault if len(given) == len(points) else fault.with_params(case="without_bound")


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
    if faults:
        raise SchemeError(faults, {"case": "tree"})
    return headings


def _ids(headings: tuple[Heading, ...]) -> Iterator[tuple[str, str]]:
    for top in headings:
        for heading in top.headings():
            yield "heading", heading.id
        for item in top.items():
            yield "item", item.id
            for clause in item.clauses:
                yield "clause", clause.id
