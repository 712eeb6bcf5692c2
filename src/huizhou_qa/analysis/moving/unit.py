"""A unit whose inputs may move: its evidence under a scheme, and every number that follows."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from huizhou_qa.analysis.moving.own_figures import OwnFigure, limits, own_figures
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.values import Values
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Gap, Number, reads
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.conditions import Present, Within
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.measures import NumberOf
from huizhou_qa.rules.sections import RULINGS
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)
NOT = Interval.exactly(ZERO)


@frozen(eq=False, slots=False)
class Unit:
    """A unit whose inputs may move: its evidence under a scheme, and every number that follows.

    Attributes:
        scheme: what it is scored under.
        evidence: what is known of it, which fits the scheme.
    """

    scheme: Scheme
    evidence: Evidence

    @cached_property
    def values(self) -> Values:
        """The numbers of its evidence and its rulings."""
        return settled_values(self.scheme, self.evidence)

    @cached_property
    def written(self) -> Mapping[str, Number]:
        """Every number by path, figures rounded where they are written."""
        return numbers_of(self.scheme, self.evidence, written=True)

    @cached_property
    def unrounded(self) -> Mapping[str, Number]:
        """Every number by path, with none rounded for writing."""
        return numbers_of(self.scheme, self.evidence, written=False)

    @cached_property
    def figures(self) -> tuple[OwnFigure, ...]:
        """The statistics that it brings, and its own figures among those that they are of."""
        return own_figures(self.scheme, self.evidence, self.values)

    @cached_property
    def means(self) -> tuple[tuple[str, Measure], ...]:
        """The means that move with its own figures, by path."""
        return tuple((figure.path, figure.mean) for figure in self.figures if figure.mean is not None)

    @cached_property
    def read_by_means(self) -> Mapping[str, frozenset[str]]:
        """What each of these means is made of, by its path."""
        return {path: frozenset(leaf.path for leaf in reads(mean).inputs) for path, mean in self.means}

    @cached_property
    def limits(self) -> tuple[tuple[str, Condition], ...]:
        """What its own figures must be beside the statistics that are held, and that what is ruled on stays nothing.

        Each with the path of what it is held against.
        """
        ruled = ((id_, self.scheme.clauses[id_].rule.node) for id_ in self.evidence.rulings)
        absent = ((pointer(RULINGS, id_), Within(NumberOf(Present(node)), NOT)) for id_, node in ruled)
        return (*limits(self.figures), *absent)

    def is_given(self, leaf: Input) -> bool:
        """Whether an input is known, or is known to be nothing."""
        return leaf.path in self.values or leaf.path in self.values.nothing

    @property
    def total(self) -> Fraction:
        """The total as written, where it is known."""
        return number(self.written[TOTAL.path])


def number(value: Number) -> Fraction:
    """A number that is known; 0 for a clause that is left out."""
    return ZERO if isinstance(value, Gap) else value
