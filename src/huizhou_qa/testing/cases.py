"""What laws are tried on: evidence of one unit, the same with some of it missing, and another number of one input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

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
    """The same without incidents, and with every fact and mark at the nearest it may be to zero, where that is kept."""
    for change in _changes(scheme):
        simpler = evolve(case, evidence=change(case.evidence), lacking=change(case.lacking))
        if simpler != case and is_kept(simpler):
            case = simpler
    return case


def _changes(scheme: Scheme) -> Iterator[Callable[[Evidence], Evidence]]:
    yield lambda evidence: evolve(evidence, incidents=()) if evidence.incidents else evidence
    for leaf in scheme.input_register.inputs:
        least = _nearest_to_zero(asked(leaf).range)
        if leaf.section in {FACTS, MARKS} and least is not None:
            yield partial(_with, leaf, least)


def _nearest_to_zero(over: Interval) -> Fraction | None:
    if ZERO in over:
        return ZERO
    ends = [end for end in (over.low, over.high) if end is not None and end in over]
    return min(ends, key=abs, default=None)


def _with(leaf: Input, number: Fraction, evidence: Evidence) -> Evidence:
    """The same with another number of a fact or a mark of which there is one."""
    if isinstance(evidence.facts.get(leaf.name), Known) and leaf.section == FACTS:
        return evolve(evidence, facts=FrozenMapping({**evidence.facts, leaf.name: Known(value_of(leaf, number))}))
    if isinstance(evidence.marks.get(leaf.name), Award) and leaf.section == MARKS:
        return evolve(evidence, marks=FrozenMapping({**evidence.marks, leaf.name: Award(number)}))
    return evidence
