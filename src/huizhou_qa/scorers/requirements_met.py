"""``RequirementsMet`` (全部达到的得满分，否则不得分): full marks where every requirement holds, else none."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import one_of
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.fields import by_field
from huizhou_qa.ground.measures import EMPTY, AllHold, Condition, Empty, conditions_of
from huizhou_qa.ground.numbers import exact
from huizhou_qa.ground.rules import CurveRule, Scorer


@frozen(field_transformer=by_field)
class RequirementsMet(Scorer):
    """``points`` where all conditions hold, otherwise 0.

    ``empty`` says what becomes of a condition of which there was nothing to measure: ``needed``
    leaves the clause undetermined, ``satisfied`` passes over it unless there was nothing at all,
    ``ruled`` passes over it once a ruling has settled it.
    """

    conditions: tuple[Condition, ...] = field(converter=conditions_of)
    points: Fraction = field(converter=exact)
    empty: Empty = field(default="needed", validator=one_of(EMPTY))

    def __attrs_post_init__(self) -> None:
        self.rule()

    def rule(self) -> CurveRule:
        curve = Curve((Piece("{0}", 0), Piece("{1}", self.points)), whole=True)
        return CurveRule(AllHold(self.conditions, self.empty), curve)
