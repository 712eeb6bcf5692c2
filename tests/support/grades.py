"""The grade of a total, for parts that earned these shares of their full marks."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.program import result
from huizhou_qa.readers import Exact
from huizhou_qa.rules import Constant, Input
from huizhou_qa.scheme.marks.joining import MarksPresent
from huizhou_qa.scheme.steps.grades import GradeRule


@frozen
class PartOfOne:
    """A part of one mark."""

    id: str

    @property
    def max_points(self) -> Fraction:
        """Its full marks."""
        return Fraction(1)

    @property
    def entry(self) -> Input:
        """The entry of its points."""
        return result(self.id)

    @property
    def marks(self) -> MarksPresent:
        """All of it is present."""
        return MarksPresent(Fraction(1), ())


def grade_of(rule: GradeRule, total: Fraction, shares: Mapping[str, Fraction] | None = None) -> str:
    """The grade that the rule's own nodes give."""
    earned = shares or {}
    parts = {id_: PartOfOne(id_) for id_ in earned}
    known = {result(id_).path: share for id_, share in earned.items()}
    place = rule.by_score(Constant(total)).under(Exact({}))
    assert isinstance(place, Fraction)
    place = rule.allowed(Constant(place), parts).under(Exact(known))
    assert isinstance(place, Fraction)
    return rule.grades[int(place)]
