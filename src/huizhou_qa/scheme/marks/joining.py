"""How parts are joined (合成): the sum or the least of what stands under an item, a heading or the whole.

Also what becomes of it: a coefficient, a cap, rescaling (缺项折算) of what is absent, a rounding of its own. What
there was nothing of and no rule or ruling gives points for is *absent*: it shows 0, and its full marks count for
nothing where they are rescaled, or held against a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from typing import Literal, NamedTuple, Protocol

from attrs import evolve, field, frozen

from huizhou_qa.errors import Fault, SchemeError, Wording, described, expect, one_of
from huizhou_qa.fields.converters import a_truth, a_whole_number, by_field
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Relabelled, reads
from huizhou_qa.rules import Choose, Condition, Constant, Measure, NothingToMeasure, NumberOf, Pooled, Present, Within
from huizhou_qa.rules.derived import any_of, at_most, coefficient, exactly, least, scaled, weighted
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.marks.rounding import Rounding, rounding_or_none
from huizhou_qa.scorers.node_rule import NodeRule, a_rule_of, a_scorer, node_of

Join = Literal["sum", "least"]
_WAYS: tuple[Join, ...] = ("sum", "least")

_JOINING = Wording("合成方式（Joining）", "a Joining")

TOO_FEW = "too few are present"
ZERO, ONE = Fraction(0), Fraction(1)


def _a_coefficient(value: Measure | None) -> Measure | None:
    """The measure, whose inputs every unit has: nobody says what nothing would multiply."""
    if value is None:
        return None
    scorer = a_scorer(value)
    asked = {leaf: evolve(leaf, may_be_nothing=False) for leaf in reads(node_of(scorer)).inputs}
    # As it was given where that is so already: a rule keeps the readings that it was closed under.
    return scorer if all(leaf == own for leaf, own in asked.items()) else scorer.under(Relabelled(asked))


@frozen(field_transformer=by_field)
class Joining:
    """How the parts of an item, a heading or the whole are joined into one number.

    Attributes:
        way: the ``sum`` of the parts, each times its weight, or the ``least`` of them.
        coefficient: what that is multiplied by, if anything; there may never be nothing of what it reads.
        rescaled: whether what is absent is rescaled here: points times the full marks over those of what is present.
            Otherwise it is rescaled further up, where that is done.
        at_least: how many clauses must be present where it is; a unit with fewer cannot be scored.
        rounding: a rounding of its own, as part of the rule or of how it is written.

    Raises SchemeError for the least of parts that is to be rescaled, and a rounding of another stage.
    """

    way: Join = field(default="sum", validator=one_of(_WAYS))
    coefficient: Measure | None = field(default=None, converter=_a_coefficient)
    rescaled: bool = field(default=False, converter=a_truth)
    at_least: int = field(default=1, converter=a_whole_number)
    rounding: Rounding | None = field(default=None, converter=rounding_or_none)

    def __attrs_post_init__(self) -> None:
        if self.rounding is not None and not self.rounding.is_of_a_part:
            raise SchemeError.of("/rounding", "wrong_stage", case="part")
        if self.at_least < 1:
            raise SchemeError.of("/at_least", "not_above_zero", given=described(self.at_least))
        if self.rescaled and self.way == "least":
            raise SchemeError.of("/rescaled", "least_rescaled")
        if not self.rescaled and self.at_least > 1:
            raise SchemeError.of("/at_least", "not_rescaled")

    @property
    def rule(self) -> NodeRule | None:
        """The coefficient as a rule; raises SchemeError where a reading still lies open in it."""
        return None if self.coefficient is None else a_rule_of(self.coefficient)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What the coefficient reads."""
        return self.rule.inputs if self.rule else ()

    @property
    def readings(self) -> frozenset[str]:
        """The readings that lie open in it."""
        return frozenset() if self.coefficient is None else frozenset(reads(node_of(self.coefficient)).readings)

    def closed(self, readings: Mapping[str, str]) -> Joining:
        """The same under these readings."""
        if self.coefficient is None or not self.readings:
            return self
        return evolve(self, coefficient=NodeRule(node_of(self.coefficient), readings))


RESCALED = partial(Joining, rescaled=True)


def a_joining(value: Joining) -> Joining:
    """The joining itself; raises SchemeError for anything that is none."""
    return expect(value, Joining, _JOINING)


class Joined(Protocol):
    """A part as what it stands under reads it."""

    @property
    def max_points(self) -> Fraction:
        """Its full marks."""

    @property
    def weight(self) -> Fraction:
        """How often it counts."""

    @property
    def shown(self) -> Measure:
        """Its points; 0 where it is absent."""

    @property
    def clause_entries(self) -> tuple[Input, ...]:
        """The entries of the clauses in it."""

    @property
    def marks(self) -> MarksPresent:
        """The full marks of what of it is present."""

    @property
    def has_own_rounding(self) -> bool:
        """Whether its points are rounded by a rounding of its own."""


class MarksPresent(NamedTuple):
    """The full marks of what is present: those that hold in any case, and those of each that may be absent."""

    constant: Fraction
    terms: tuple[tuple[Measure, Fraction], ...]

    def __repr__(self) -> str:
        return f"<MarksPresent: {plain(self.constant)}, and those of {len(self.terms)} parts>"

    @property
    def measure(self) -> Measure:
        """As a number."""
        return weighted(*self.terms, plus=self.constant) if self.terms else Constant(self.constant)

    def times(self, weight: Fraction) -> MarksPresent:
        """So often."""
        return MarksPresent(self.constant * weight, tuple((term, marks * weight) for term, marks in self.terms))


def leaves_the_grid(parts: Iterable[Joined], joining: Joining) -> bool:
    """Whether figures that are written alike may be joined into one that is not."""
    apart = any(part.has_own_rounding or part.weight.denominator > 1 for part in parts)
    return apart or joining.rescaled or joining.coefficient is not None


def never_enough(parts: Iterable[Joined], joining: Joining, where: str) -> Iterator[Fault]:
    """Where more clauses must be present than there are: no unit could ever be scored."""
    clauses = sum(len(part.clause_entries) for part in parts)
    if joining.rescaled and clauses < joining.at_least:
        yield Fault.of(where + "/joining/at_least", "never_enough", clauses=clauses, at_least=joining.at_least)


def is_plain_sum(parts: Iterable[Joined], joining: Joining) -> bool:
    """Whether parts are only added up, whatever is rescaled or rounded then."""
    plainly = joining.way == "sum" and joining.coefficient is None
    return plainly and not any(part.weight != 1 for part in parts)


def marks_of_clause(entry: Input, full: Fraction) -> MarksPresent:
    """Those of a clause."""
    return MarksPresent(ZERO, ((NumberOf(Present(entry)), full),))


def marks_of(parts: Iterable[Joined], full: Fraction, joining: Joining) -> MarksPresent:
    """Those of what is made of these parts, out of so many. What is rescaled has all of its own."""
    joined = tuple(parts)
    if joining.rescaled:
        return MarksPresent(full, ())
    if joining.way == "least":
        return MarksPresent(ZERO, ((NumberOf(_any_present(joined)), full),))
    below = [part.marks.times(part.weight) for part in joined]
    terms = tuple(term for one in below for term in one.terms)
    # What a cap leaves counts as it is printed: only what is absent is taken off.
    beyond = full - sum((part.max_points * part.weight for part in joined), ZERO)
    return MarksPresent(beyond + sum((one.constant for one in below), ZERO), terms)


def joined_points(parts: Iterable[Joined], full: Fraction, joining: Joining) -> Measure:
    """The points of what is made of these parts, out of so many, before its own rounding."""
    joined = tuple(parts)
    points = added(joined, joining)
    if joining.rescaled:
        points = rescaled(points, marks_of(joined, full, Joining()), full)
        points = where_enough(joined, points, joining.at_least)
    if joining.coefficient is not None:
        points = coefficient(points, node_of(joining.coefficient))
    return at_most(points, full)


def added(parts: Iterable[Joined], joining: Joining) -> Measure:
    """The sum of the parts, each times its weight, or the least of those that are present."""
    joined = tuple(parts)
    if joining.way == "sum":
        return weighted(*((part.shown, part.weight) for part in joined))
    # What is absent stands in nobody's way: nothing is more than full marks.
    shown = [
        Choose(_any_present((part,)), part.shown, Constant(part.max_points)) if part.marks.terms else part.shown
        for part in joined
    ]
    worth = [scaled(points, part.weight) for points, part in zip(shown, joined, strict=True)]
    return Choose(_any_present(joined), least(*worth), Constant(0))


def rescaled(points: Measure, marks: MarksPresent, full: Fraction) -> Measure:
    """Points out of the marks that are present, as if they had been earned out of full marks."""
    return Choose(exactly(marks.measure, full), points, scaled(Pooled(((points, marks.measure),)), full))


def where_enough(parts: Iterable[Joined], points: Measure, at_least: int) -> Measure:
    """The points, where at least so many clauses are present; else there are none."""
    if at_least == 1:
        return points
    enough = Within(
        weighted(*((one, 1) for one in _presences(tuple(parts)))),
        Interval(at_least, None, low_closed=True, high_closed=False),
    )
    return Choose(enough, points, NothingToMeasure(TOO_FEW))


def _any_present(parts: tuple[Joined, ...]) -> Condition:
    return any_of(*(Present(entry) for part in parts for entry in part.clause_entries))


def _presences(parts: tuple[Joined, ...]) -> Iterator[Measure]:
    for part in parts:
        yield from (NumberOf(Present(entry)) for entry in part.clause_entries)
