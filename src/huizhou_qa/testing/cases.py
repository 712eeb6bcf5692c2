"""What laws are tried on: evidence of one unit, the same with some of it missing, and another number of one input."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from attrs import evolve, frozen
from hypothesis import strategies as st

from huizhou_qa.evidence.asked import asked
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Input
from huizhou_qa.rules.sections import FACTS, MARKS
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing.evidence import drawing_of, value_of

ZERO = Fraction(0)


@frozen
class LawCase:
    """One unit that laws are tried on.

    Attributes:
        evidence: what can be scored of it.
        lacking: the same with some of it missing.
        leaf: an input that may move; None where the scheme has none.
        moved: another number of it.
    """

    evidence: Evidence
    lacking: Evidence
    leaf: Input | None
    moved: Fraction


def cases_of(scheme: Scheme) -> st.SearchStrategy[LawCase]:
    """Units of a scheme, of some of which there was nothing here and there."""
    drawing = drawing_of(scheme, "甲", incidents=True, rulings=True)
    leaves = list(drawing.numbers)

    @st.composite
    def cases(draw: st.DrawFn) -> LawCase:
        evidence = drawing.whole(draw)
        evidence = drawing.with_nothing(draw, evidence) if draw(st.booleans()) else evidence
        lacking = drawing.with_missing(draw, evidence)
        leaf = draw(st.sampled_from(leaves)) if leaves else None
        return LawCase(evidence, lacking, leaf, ZERO if leaf is None else draw(drawing.numbers[leaf]))

    return cases()


def simplified(scheme: Scheme, case: LawCase, is_kept: Callable[[LawCase], bool]) -> LawCase:
    """The same without incidents, and with every fact and mark as simple as it may be, where that is kept.

    Simple are the number nearest to zero that an input may have, whole numbers, and those of few places.
    """
    without = evolve(case, evidence=_without_incidents(case.evidence), lacking=_without_incidents(case.lacking))
    case = without if without != case and is_kept(without) else case
    values = case.evidence.values
    given = [one for one in scheme.input_register.inputs if one.section in {FACTS, MARKS} and one.path in values]
    for leaf in given:
        tried = (_with(leaf, number, case) for number in _simpler(leaf, values[leaf.path]))
        case = next((one for one in tried if is_kept(one)), case)
    moved = _simpler(case.leaf, case.moved) if case.leaf else ()
    return next((one for one in (evolve(case, moved=number) for number in moved) if is_kept(one)), case)


def _without_incidents(evidence: Evidence) -> Evidence:
    return evolve(evidence, incidents=()) if evidence.incidents else evidence


def _simpler(leaf: Input, number: Fraction) -> list[Fraction]:
    """The numbers that are simpler than one of an input, the simplest first."""
    over = asked(leaf).range
    near = [_nearest_to_zero(over), Fraction(1), over.low, over.high]
    near += [Fraction(to(number * scale), scale) for scale in (1, 10, 100) for to in (floor, ceil)]
    listed = {one for one in near if one is not None and one in over and _plainness(one) < _plainness(number)}
    return sorted(listed, key=_plainness)


def _plainness(number: Fraction) -> tuple[int, Fraction, bool]:
    return number.denominator, abs(number), number < 0


def _nearest_to_zero(over: Interval) -> Fraction | None:
    if ZERO in over:
        return ZERO
    ends = [end for end in (over.low, over.high) if end is not None and end in over]
    return min(ends, key=abs, default=None)


def _with(leaf: Input, number: Fraction, case: LawCase) -> LawCase:
    """The same with another number of a fact or a mark of which there is one."""
    return evolve(case, evidence=_given(leaf, number, case.evidence), lacking=_given(leaf, number, case.lacking))


def _given(leaf: Input, number: Fraction, evidence: Evidence) -> Evidence:
    """The same with another number of a fact or a mark of which there is one."""
    if isinstance(evidence.facts.get(leaf.name), Known) and leaf.section == FACTS:
        return evolve(evidence, facts=FrozenMapping({**evidence.facts, leaf.name: Known(value_of(leaf, number))}))
    if isinstance(evidence.marks.get(leaf.name), Award) and leaf.section == MARKS:
        return evolve(evidence, marks=FrozenMapping({**evidence.marks, leaf.name: Award(number)}))
    return evidence
