"""A scheme's program folded for evidence of one shape, with what is held against it in whole numbers."""

from __future__ import annotations

from functools import cached_property, lru_cache

from attrs import frozen

from huizhou_qa.engine.compiled import FoldedPlan, Row, Shape, Verdict, folded
from huizhou_qa.engine.prepared import MOST_KEPT
from huizhou_qa.engine.told import Told
from huizhou_qa.evidence.input_tables import AcceptedNumbers
from huizhou_qa.program import Settings
from huizhou_qa.rules import StatisticInput
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.program.building import BASE, GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme


@frozen(eq=False)
class FoldedScheme:
    """A scheme's program folded for evidence of one shape.

    Attributes:
        scheme: the scheme.
        shape: the shape.
        plan: the program.
        told: how figures are read.
        accepted: what inputs accept.
        agreeing: what must hold, of facts that are known.
        out_of_place: what must not hold, of the inputs that are known.
    """

    scheme: Scheme
    shape: Shape
    plan: FoldedPlan
    told: Told
    accepted: AcceptedNumbers
    agreeing: tuple[Verdict, ...]
    out_of_place: tuple[Verdict, ...]

    @property
    def gives_a_score(self) -> bool:
        """Whether there is a base, a total and a grade: where there is nothing of them, others say what that means."""
        return self.plan.absent.isdisjoint((BASE.path, TOTAL.path, GRADE.path))

    @cached_property
    def exact(self) -> FoldedPlan:
        """The program with nothing rounded by being written."""
        settings = Settings(self.scheme.readings, written=False)
        return folded(self.scheme.program, settings, self.shape, self.scheme.rounding.scale)

    def agrees(self, row: Row) -> bool:
        """Whether no facts contradict each other."""
        return all(one(row) is not False for one in self.agreeing) and not any(one(row) for one in self.out_of_place)


@lru_cache(maxsize=MOST_KEPT)
def inputs_of(of: SchemeItself) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paths of what is a unit's own, and of statistics, which have denominators of their own."""
    inputs = of.scheme.input_register.inputs
    own = tuple(leaf.path for leaf in inputs if not isinstance(leaf, StatisticInput))
    return own, tuple(leaf.path for leaf in inputs if isinstance(leaf, StatisticInput))


@lru_cache(maxsize=MOST_KEPT)
def folded_scheme(of: SchemeItself, shape: Shape) -> FoldedScheme:
    """The scheme folded for a shape."""
    scheme, register = of.scheme, of.scheme.input_register
    agreeing = [one.condition for one in scheme.agreements]
    excluded = [one.condition for one in scheme.exclusions if one.excluded.path in shape.paths]
    plan = folded(of.program, Settings(scheme.readings), shape, scheme.rounding.scale, (*agreeing, *excluded))
    return FoldedScheme(
        scheme,
        shape,
        plan,
        Told.of(scheme, plan, rescaled=bool(plan.absent)),
        register.accepted_numbers(shape.paths, shape.scale),
        plan.conditions[: len(agreeing)],
        plan.conditions[len(agreeing) :],
    )
