"""The laws that results of every scheme keep, each by its name: what is wrong with one unit, or that nothing is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import localcontext
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from huizhou_qa.analysis.bounding.bounds import bounds
from huizhou_qa.analysis.lost_points import lost
from huizhou_qa.codec import assessment_from_json, assessment_to_json, evidence_from_json, evidence_to_json
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import VerificationError, pointer
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers import Bounds, Exact, Recorded
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing.cases import LawCase

LawName = Literal["agree", "bounded", "monotone", "verified", "added_up", "completed", "written", "independent"]


@frozen
class Broken:
    """What is wrong with one unit: where, and what differs, in figures."""

    path: str
    differs: str = ""


@frozen(eq=False)
class Tried:
    """A unit with its result.

    Attributes:
        scheme: the scheme.
        case: the unit.
        result: its result.
        known: its numbers, by path.
    """

    scheme: Scheme
    case: LawCase
    result: Assessment
    known: Mapping[str, Fraction]

    def rules(self) -> Iterator[tuple[Clause, Fraction]]:
        """The rule of every clause of which there was something, with what it gives exactly."""
        for clause in self.scheme.clauses.values():
            number = clause.rule.node.under(Exact(self.known, clause.rule.readings))
            if isinstance(number, Fraction):
                yield clause, number


Law = Callable[[Tried], Broken | None]


def tried(scheme: Scheme, case: LawCase) -> Tried:
    """A unit, scored."""
    values = settled_values(scheme, case.evidence)
    return Tried(scheme, case, assess(scheme, case.evidence), {**values})


def _agree(one: Tried) -> Broken | None:
    """The exact and the recorded arithmetic give the same, and what is scored is what the exact program gives."""
    for clause, exact in one.rules():
        recorded = clause.rule.node.under(Recorded(Exact(one.known, clause.rule.readings))).value
        if recorded != exact:
            told = plain(recorded) if isinstance(recorded, Fraction) else ""
            return Broken(pointer("clauses", clause.id), f"{plain(exact)}, {told}")
    numbers = numbers_of(one.scheme, one.case.evidence, written=True)
    scored = [
        (pointer("clauses", id_), numbers[one.scheme.clauses[id_].entry.path], of.points)
        for id_, of in one.result.clauses.items()
    ]
    for path, number, points in (*scored, ("/total", numbers[TOTAL.path], one.result.total)):
        if points is not None and isinstance(number, Fraction) and number != Fraction(points):
            return Broken(path, f"{plain(number)}, {points}")
    return None


def _bounded(one: Tried) -> Broken | None:
    """What a rule gives lies within its bounds."""
    for clause, exact in one.rules():
        if exact not in clause.rule.node.under(Bounds({}, clause.rule.readings)):
            return Broken(pointer("clauses", clause.id), plain(exact))
    return None


def _monotone(one: Tried) -> Broken | None:
    """More of what is better as more, or less of what is better as less, costs no rule points."""
    leaf = one.case.leaf
    if leaf is None or leaf.better not in {"more", "less"} or leaf.path not in one.known:
        return None
    moved = {**one.known, leaf.path: one.case.moved}
    if not all(_agrees(agreed, moved) for agreed in one.scheme.program.agreements):
        return None
    rises = (one.case.moved > one.known[leaf.path]) is (leaf.better == "more")
    for clause, before in one.rules():
        after = clause.rule.node.under(Exact(moved, clause.rule.readings))
        if isinstance(after, Fraction) and ((after < before) if rises else (after > before)):
            return Broken(pointer("clauses", clause.id), f"{leaf.path}: {plain(before)}, {plain(after)}")
    return None


def _agrees(agreed: LinearAgreement, known: Mapping[str, Fraction]) -> bool:
    weights = agreed.sum.weights
    given = [known[leaf.path] * weight for leaf, weight in weights.items() if leaf.path in known]
    return len(given) < len(weights) or sum(given, agreed.sum.constant) in agreed.within


def _verified(one: Tried) -> Broken | None:
    """The whole working is made again from evidence and scheme, and agrees."""
    try:
        one.result.verify()
    except VerificationError as error:
        return Broken(error.faults[0].path, error.faults[0].en)
    return None


def _added_up(one: Tried) -> Broken | None:
    """Where marks went adds up to the full marks less the total, where every figure is written."""
    if not one.scheme.clauses_written:
        return None
    of = lost(one.result)
    parts = (*of.by_clause.values(), *of.limits.values(), of.rescaling, *of.adjustments.values(), of.floor)
    summed, full = sum(map(Fraction, parts), Fraction(0)), one.scheme.max_points
    differs = full - summed != Fraction(one.result.total)
    return Broken("/total", f"{plain(full - summed)}, {one.result.total}") if differs else None


def _completed(one: Tried) -> Broken | None:
    """What can still be got while some is missing contains what is got when nothing is."""
    found = bounds(one.scheme, one.case.lacking)
    for path, low, high, got in (
        ("/total", found.low, found.high, one.result.total),
        *(
            (pointer("clauses", id_), of.low, of.high, one.result.clauses[id_].points)
            for id_, of in found.clauses.items()
        ),
    ):
        if got is not None and ((low is not None and got < low) or (high is not None and got > high)):
            return Broken(path, f"{got}: {low}, {high}")
    return None if one.result.grade in found.grades else Broken("/grade", one.result.grade)


def _written(one: Tried) -> Broken | None:
    """Evidence and result are read back from their JSON as they were."""
    if evidence_from_json(evidence_to_json(one.case.evidence)) != one.case.evidence:
        return Broken("", "evidence")
    again = assessment_from_json(assessment_to_json(one.result), one.scheme)
    return None if again == one.result else Broken("", "assessment")


def _independent(one: Tried) -> Broken | None:
    """No decimal context changes anything."""
    with localcontext(prec=2):
        again = assess(one.scheme, one.case.evidence)
    return None if again == one.result else Broken("/total", f"{again.total}, {one.result.total}")


LAWS: Mapping[LawName, Law] = MappingProxyType(
    {
        "agree": _agree,
        "bounded": _bounded,
        "monotone": _monotone,
        "verified": _verified,
        "added_up": _added_up,
        "completed": _completed,
        "written": _written,
        "independent": _independent,
    }
)
"""Every law, by its name."""
