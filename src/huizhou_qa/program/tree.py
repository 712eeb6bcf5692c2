"""Builders of entries for a tree of marks: clauses with their rulings, items, headings, and the base.

The tree itself is kept beside the entries, for papers and for the proof that the printed marks add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.ground.numbers import ExactNumber, exact
from huizhou_qa.program.entries import Entry, Result, result
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.conditions import Present, Within
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.derived import ZERO, at_least, at_most, scaled, total, weighted
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.makings import Bands
from huizhou_qa.rules.measures import Choose, NothingToMeasure, NumberOf, OnCurve, Pooled
from huizhou_qa.scorers.input_kinds import FULL, RESCALE, ruling_on
from huizhou_qa.scorers.input_kinds import ZERO as NO_MARKS

Written = Callable[[Measure], Measure]


def _exact_or_none(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else exact(value)


@frozen
class Clause:
    """One rule of an item (款).

    Attributes:
        id: the item's number and the clause's (``11.3``), or the number alone.
        name: what it is called (要点).
        full: the most it can give (分值).
        rule: what gives its points.
        least: the least it can give; None is without bound.
        locator: where it stands in the text.
        lead: the department (牵头部门) where it differs from the item's.
        subject: the input that the clause is about, where its rule reads those of other clauses too.
        also_given: inputs that may be given though a reading of the rule does not read them.
    """

    id: str
    name: str
    full: Fraction = field(converter=exact)
    rule: Measure
    least: Fraction | None = field(converter=_exact_or_none, default=Fraction(0), kw_only=True)
    locator: str = field(default="", kw_only=True)
    lead: str = field(default="", kw_only=True)
    subject: Input | None = field(default=None, kw_only=True)
    also_given: tuple[Input, ...] = field(default=(), kw_only=True)

    def entries(self, written: Written) -> Iterator[Entry]:
        """The rule, what a ruling makes of it where there was nothing, and the points as written."""
        yield Result(f"{self.id} rule", self.rule)
        yield Result(f"{self.id} ruled", self._ruled())
        yield Result(self.id, self._within_marks(written(result(f"{self.id} ruled"))))

    def _ruled(self) -> Measure:
        ruling, rule = ruling_on(self.id), result(f"{self.id} rule")
        given = OnCurve(ruling, Curve(ruling.range, Bands({FULL: self.full, NO_MARKS: 0, RESCALE: 0}), whole=True))
        left_out = Choose(Within(ruling, RESCALE), NothingToMeasure(f"rulings/{self.id}"), given)
        return Choose(Present(rule), rule, left_out)

    def _within_marks(self, points: Measure) -> Measure:
        below = at_most(points, self.full)
        return below if self.least is None else at_least(below, self.least)

    @property
    def shown(self) -> Measure:
        """The points as they are added up: a clause that is left out shows 0."""
        return Choose(Present(result(self.id)), result(self.id), ZERO)


@frozen
class Item:
    """A numbered item (考核要点): its clauses' points added up, no less than ``least``, no more than ``full``.

    ``lead_cell_of`` names the item whose cell of the department (牵头部门) is merged with this one's.
    """

    id: str
    name: str
    full: Fraction = field(converter=exact)
    clauses: tuple[Clause, ...]
    lead: str = ""
    proof_needed: bool = True
    lead_cell_of: str = ""
    least: Fraction = field(converter=exact, default=Fraction(0), kw_only=True)

    @property
    def entry(self) -> str:
        """The name of its result."""
        return f"item {self.id}"

    def entries(self, written: Written) -> Iterator[Entry]:
        """Its clauses' entries and its own."""
        for clause in self.clauses:
            yield from clause.entries(written)
        summed = total(*(clause.shown for clause in self.clauses))
        yield Result(self.entry, at_least(at_most(summed, self.full), self.least))

    def all_clauses(self) -> Iterator[Clause]:
        """Its clauses."""
        yield from self.clauses


@frozen
class Heading:
    """A heading (考核内容, 考核指标): what stands under it added up, no more than ``full``."""

    id: str
    full: Fraction = field(converter=exact)
    parts: tuple[Heading | Item, ...]

    @property
    def entry(self) -> str:
        """The name of its result."""
        return f"heading {self.id}"

    def entries(self, written: Written) -> Iterator[Entry]:
        """The entries of its parts and its own."""
        for part in self.parts:
            yield from part.entries(written)
        yield Result(self.entry, at_most(total(*(result(part.entry) for part in self.parts)), self.full))

    def all_clauses(self) -> Iterator[Clause]:
        """All clauses below, in the order of the text."""
        for part in self.parts:
            yield from part.all_clauses()


def base_entries(headings: Sequence[Heading], written: Written) -> Iterator[Entry]:
    """The base: the headings added up, and rescaled (缺项折算) where clauses are left out."""
    clauses = [clause for heading in headings for clause in heading.all_clauses()]
    full = sum((heading.full for heading in headings), Fraction(0))
    summed = total(*(result(heading.entry) for heading in headings))
    # What a heading caps counts as it is printed: only what is left out is taken off.
    all_marks = sum((clause.full for clause in clauses), Fraction(0))
    marks = weighted(
        *((NumberOf(Present(result(clause.id))), clause.full) for clause in clauses), plus=full - all_marks
    )
    yield Result("summed", summed)
    yield Result("marks present", marks)
    pooled = scaled(Pooled(((result("summed"), result("marks present")),)), full)
    yield Result("base", Choose(Within(result("marks present"), f"{{{full}}}"), result("summed"), written(pooled)))
