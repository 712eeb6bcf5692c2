"""A solver as one more arithmetic: a rule becomes a term of z3, and what must hold of it is asked of the solver.

It shares no code with the library's own readers. What the solver does not decide fails like what it refutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from attrs import field, frozen

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import asked_of
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.rules import Condition, Measure
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Better, Input
from huizhou_qa.rules.rounding import GridRounding

z3 = pytest.importorskip("z3", reason="z3 (pip install '.[proofs]') is not installed")

# The solver's terms have no types.
Term = Any
# No obligation of a real rule takes a tenth of it.
MOST_MILLISECONDS = 5_000


def real(number: Fraction | int) -> Term:
    """A number as a term."""
    return z3.Q(*Fraction(number).as_integer_ratio())


def inside(number: Term, over: Interval) -> Term:
    """That a number lies in an interval."""
    ends = []
    if over.low is not None:
        ends.append(number >= real(over.low) if over.low_closed else number > real(over.low))
    if over.high is not None:
        ends.append(number <= real(over.high) if over.high_closed else number < real(over.high))
    return z3.And(*ends)


@frozen
class ANumber:
    """A number: its term, and whether there is something to measure."""

    term: Term
    there: Term


@frozen(eq=False)
class Solver:
    """The arithmetic, over the facts of one unit.

    Attributes:
        readings: the choices made.
        suffix: what tells the facts of one unit from those of another.
        moved: of which fact another number is taken than the unit's.
        owed: what must hold on the way: the kind, and the term.
        facts: what facts are, by path.
        ranges: that each lies in its range.
    """

    readings: Mapping[str, str]
    moved: str = ""
    owed: list[tuple[str, Term]] = field(factory=list)
    facts: dict[str, Term] = field(factory=dict)
    ranges: list[Term] = field(factory=list)
    _way: list[Term] = field(factory=list)

    def constant(self, value: Fraction) -> ANumber:
        return ANumber(real(value), z3.BoolVal(True))

    def nothing(self, why: str) -> ANumber:  # noqa: ARG002 - a reason is no number
        return ANumber(real(0), z3.BoolVal(False))

    def read(self, leaf: Input) -> ANumber:
        if leaf.path not in self.facts:
            name = leaf.path + (" moved" if leaf.path == self.moved else "")
            self.facts[leaf.path] = z3.ToReal(z3.Int(name)) if leaf.whole else z3.Real(name)
            self.ranges.append(inside(self.facts[leaf.path], leaf.range))
        return ANumber(self.facts[leaf.path], z3.BoolVal(True))

    def sum(self, terms: Sequence[tuple[ANumber, Fraction]], constant: Fraction) -> ANumber:
        summed = z3.Sum(real(constant), *(one.term * real(weight) for one, weight in terms))
        return ANumber(summed, z3.And(*(one.there for one, _ in terms)))

    def product(self, left: ANumber, right: ANumber) -> ANumber:
        return ANumber(left.term * right.term, z3.And(left.there, right.there))

    def quotient(self, dividend: ANumber, divisor: ANumber) -> ANumber:
        self._owe("division", divisor.term != 0)
        return ANumber(dividend.term / divisor.term, z3.And(dividend.there, divisor.there))

    def pooled(self, parts: Sequence[tuple[ANumber, ANumber]], least: int) -> ANumber:
        here = [z3.And(points.there, full.there) for points, full in parts]
        points, full = (
            z3.Sum(*(z3.If(is_here, part[at].term, 0) for is_here, part in zip(here, parts, strict=True)))
            for at in (0, 1)
        )
        enough = z3.Sum(*(z3.If(is_here, 1, 0) for is_here in here)) >= least
        return ANumber(points / full, z3.And(enough, full != 0))

    def rounded(self, number: ANumber, to: GridRounding) -> ANumber:
        return ANumber(rounded(number.term / real(to.grid), to.mode) * real(to.grid), number.there)

    def ordered(self, numbers: Sequence[ANumber], start: int, stop: int) -> ANumber:
        terms = [one.term for one in numbers]
        for end in range(len(terms) - 1, 0, -1):
            for at in range(end):
                left, right = terms[at], terms[at + 1]
                terms[at : at + 2] = [z3.If(left <= right, left, right), z3.If(left <= right, right, left)]
        return ANumber(z3.Sum(*terms[start:stop]), z3.And(*(one.there for one in numbers)))

    def on_curve(self, number: ANumber, curve: Curve) -> ANumber:
        """A chain of pieces would hide a gap and an overlap: that there is exactly one piece is owed by itself."""
        falls = [inside(number.term, piece.over) for piece in curve.pieces]
        self._owe("coverage", z3.Or(*falls))
        self._owe("coverage", z3.And(*(z3.Not(z3.And(one, other)) for one, other in combinations(falls, 2))))
        worth = [number.term * real(piece.slope) + real(piece.intercept) for piece in curve.pieces]
        chain = worth[-1]
        for is_in, value in zip(falls[-2::-1], worth[-2::-1], strict=True):
            chain = z3.If(is_in, value, chain)
        return ANumber(chain, number.there)

    def number_of(self, truth: Term) -> ANumber:
        return ANumber(z3.If(truth, real(1), real(0)), z3.BoolVal(True))

    def choose(self, truth: Term, then: Callable[[], ANumber], otherwise: Callable[[], ANumber]) -> ANumber:
        with self._past(truth):
            first = then()
        with self._past(z3.Not(truth)):
            second = otherwise()
        return ANumber(z3.If(truth, first.term, second.term), z3.If(truth, first.there, second.there))

    def open(self, reading: str, choices: Mapping[str, Callable[[], ANumber]]) -> ANumber:
        return choices[self.readings[reading]]()

    def within(self, number: ANumber, over: Interval) -> Term:
        return inside(number.term, over)

    def all_of(self, truths: Sequence[Term]) -> Term:
        return z3.And(*truths)

    def present(self, number: ANumber) -> Term:
        return number.there

    def _owe(self, kind: str, holds: Term) -> None:
        self.owed.append((kind, z3.Implies(z3.And(*self._way), holds)))

    @contextmanager
    def _past(self, truth: Term) -> Iterator[None]:
        self._way.append(truth)
        yield
        self._way.pop()


def rounded(number: Term, mode: str) -> Term:
    """A rational as the whole number that a mode rounds it to, as mathematics has it."""
    size = z3.If(number >= 0, number, -number)
    floor = z3.ToInt(size)
    whole = {"half_up": z3.ToInt(size + real(Fraction(1, 2))), "down": floor}
    whole["up"] = z3.If(z3.ToReal(floor) == size, floor, floor + 1)
    return z3.ToReal(z3.If(number >= 0, whole[mode], -whole[mode]))


class RefutedError(AssertionError):
    """What the solver refutes, with the facts that refute it, or does not decide."""


def confirm(what: str, assumed: Sequence[Term], holds: Term) -> None:
    """Raises RefutedError unless the solver shows that what is assumed implies the rest."""
    solver = z3.Solver()
    solver.set("timeout", MOST_MILLISECONDS)
    solver.add(*assumed, z3.Not(holds))
    answer = solver.check()
    if answer != z3.unsat:
        raise RefutedError(what, str(answer), str(solver.model()) if answer == z3.sat else "")


@frozen(eq=False)
class Obligations:
    """All that a rule owes: to cover and to divide on every way, to keep within its marks, to go its inputs' ways.

    Attributes:
        rule: the rule.
        readings: the choices made.
        marks: what its points must keep within.
        agreements: what facts must agree in.
    """

    rule: Measure
    readings: Mapping[str, str]
    marks: Interval
    agreements: Sequence[LinearAgreement] = ()

    def confirm(self) -> int:
        """How many were confirmed; raises RefutedError at the first that is not."""
        solver = Solver(self.readings)
        points: ANumber = self.rule.under(solver)
        assumed = self._assumed(solver)
        for kind, holds in solver.owed:
            confirm(kind, assumed, holds)
        confirm("range", assumed, z3.Implies(points.there, inside(points.term, self.marks)))
        leaves = [leaf for leaf in asked_of(self.rule, self.readings) if leaf.path in solver.facts]
        ways = [(leaf, way) for leaf in leaves if leaf.better != "either" for way in self._ways(leaf)]
        for leaf, way in ways:
            self._confirm_way(solver, points, leaf, way)
        return len(solver.owed) + 1 + len(ways)

    def _ways(self, leaf: Input) -> Sequence[Better]:
        return (leaf.better,) if leaf.better is not None else (self._only_way(leaf),)

    def _only_way(self, leaf: Input) -> Better:
        """Of an input that says nothing, the way that is not refuted, if there is one."""
        try:
            solver = Solver(self.readings)
            self._confirm_way(solver, self.rule.under(solver), leaf, "more")
        except RefutedError:
            return "less"
        return "more"

    def _confirm_way(self, solver: Solver, points: ANumber, leaf: Input, way: Better) -> None:
        other = Solver(self.readings, moved=leaf.path)
        beside: ANumber = self.rule.under(other)
        assumed = [*self._assumed(solver), *self._assumed(other)]
        less, more = solver.facts[leaf.path], other.facts[leaf.path]
        falls = points.term >= beside.term if way == "less" else points.term <= beside.term
        confirm(f"direction of {leaf.path}", [*assumed, less < more, points.there, beside.there], falls)

    def _assumed(self, solver: Solver) -> list[Term]:
        """What facts are known to be: in their ranges, and agreeing."""
        agreed = [
            inside(
                z3.Sum(real(one.sum.constant), *(solver.read(leaf).term * real(by) for leaf, by in weights)), one.within
            )
            for one in self.agreements
            for weights in [list(one.sum.weights.items())]
            if any(leaf.path in solver.facts for leaf, _ in weights)
        ]
        return [*solver.ranges, *agreed]


def confirm_same(first: Measure | Condition, second: Measure | Condition) -> None:
    """Raises RefutedError unless two rules, or two conditions, give the same whatever the facts."""
    solver = Solver({})
    one, other = first.under(solver), second.under(solver)
    terms = [part.term if isinstance(part, ANumber) else part for part in (one, other)]
    confirm("sameness", solver.ranges, terms[0] == terms[1])
