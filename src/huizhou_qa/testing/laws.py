"""The laws that results of every scheme keep, each by its name: what is wrong with one unit, or that nothing is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_UP, localcontext
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from huizhou_qa.analysis.bounding.bounds import bounds
from huizhou_qa.analysis.lost_points import lost
from huizhou_qa.analysis.proofs.told import called
from huizhou_qa.codec import assessment_from_json, assessment_to_json, evidence_from_json, evidence_to_json
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import VerificationError, Wording, pointer
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers import Bounds, Exact, Recorded
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.readers.spans import exactly
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing.cases import LawCase
from huizhou_qa.words.phrases import TextPart, filled

RECORDED = Wording("精确计算得{exact}，逐步记录得{recorded}", "exactly {exact}, recorded {recorded}")
SCORED = Wording("精确计算得{exact}，计分得{scored}", "exactly {exact}, scored {scored}")
BOUNDED = Wording("得{points}，而规则的范围为{span}", "{points}, outside {span}")
MOVED = Wording(
    "{input}由{low}变为{high}，得分由{before}变为{after}",
    "{input} from {low} to {high}, points from {before} to {after}",
)
ADDED_UP = Wording(
    "满分减去失分得{left}，总分为{total}", "full marks less what is lost are {left}, the total is {total}"
)
COMPLETED = Wording("得{got}，而范围为{low}至{high}", "{got}, outside {low} to {high}")
GRADE_LEFT_OUT = Wording("等级{grade}不在可能的等级之中", "grade {grade} is not among those that are possible")
EVIDENCE, ASSESSMENT = Wording("数据", "evidence"), Wording("结果", "the result")
SCORED_AGAIN = Wording("原得{points}，现得{again}", "{points} before, {again} now")

LawName = Literal["agree", "bounded", "monotone", "verified", "added_up", "completed", "written", "independent"]


@frozen
class Broken:
    """What is wrong with one unit: where, and what differs."""

    path: str
    differs: Wording


@frozen(eq=False)
class Tried:
    """A unit with its result.

    Attributes:
        scheme: the scheme.
        case: the unit.
        result: its result.
        known: its numbers, by path.
        again: the scheme as its JSON gives it back; None where it does not.
    """

    scheme: Scheme
    case: LawCase
    result: Assessment
    known: Mapping[str, Fraction]
    again: Scheme | None

    def rules(self) -> Iterator[tuple[Clause, Fraction]]:
        """The rule of every clause of which there was something, with what it gives exactly."""
        for clause in self.scheme.clauses.values():
            number = clause.rule.node.under(Exact(self.known, clause.rule.readings))
            if isinstance(number, Fraction):
                yield clause, number


Law = Callable[[Tried], Broken | None]


def tried(scheme: Scheme, case: LawCase, again: Scheme | None = None) -> Tried:
    """A unit, scored."""
    values = settled_values(scheme, case.evidence)
    return Tried(scheme, case, assess(scheme, case.evidence), {**values}, again)


def _agree(one: Tried) -> Broken | None:
    """The exact and the recorded arithmetic give the same, and what is scored is what the exact program gives."""
    for clause, exact in one.rules():
        recorded = clause.rule.node.under(Recorded(Exact(one.known, clause.rule.readings))).value
        if recorded != exact:
            told = plain(recorded) if isinstance(recorded, Fraction) else "—"
            return Broken(pointer("clauses", clause.id), _say(RECORDED, exact=plain(exact), recorded=told))
    numbers = numbers_of(one.scheme, one.case.evidence, written=True)
    scored = [
        (pointer("clauses", id_), numbers[one.scheme.clauses[id_].entry.path], of.points)
        for id_, of in one.result.clauses.items()
    ]
    for path, number, points in (*scored, ("/total", numbers[TOTAL.path], one.result.total)):
        if points is not None and isinstance(number, Fraction) and number != Fraction(points):
            return Broken(path, _say(SCORED, exact=plain(number), scored=str(points)))
    return None


def _bounded(one: Tried) -> Broken | None:
    """What a rule gives lies within its bounds, whatever the facts are, and where they are known."""
    spans = {path: exactly(number) for path, number in one.known.items()}
    for clause, exact in one.rules():
        for known in ({}, spans):
            span = clause.rule.node.under(Bounds(known, clause.rule.readings))
            if exact not in span:
                return Broken(pointer("clauses", clause.id), _say(BOUNDED, points=plain(exact), span=str(span.hull)))
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
            moved_to = _say(
                MOVED, input=called(leaf), low=plain(one.known[leaf.path]), high=plain(one.case.moved),
                before=plain(before), after=plain(after),
            )  # fmt: skip
            return Broken(pointer("clauses", clause.id), moved_to)
    return None


def _agrees(agreed: LinearAgreement, known: Mapping[str, Fraction]) -> bool:
    weights = agreed.sum.weights
    given = [known[leaf.path] * weight for leaf, weight in weights.items() if leaf.path in known]
    return len(given) < len(weights) or sum(given, agreed.sum.constant) in agreed.within


def _verified(one: Tried) -> Broken | None:
    """The whole working is made again from evidence and scheme, and agrees."""
    try:
        # Of a result whose lines were read, every line is recorded again.
        one.result.notes  # noqa: B018 - reading it is enough
        one.result.verify()
    except VerificationError as error:
        return Broken(error.faults[0].path, Wording(error.faults[0].zh, error.faults[0].en))
    return None


def _added_up(one: Tried) -> Broken | None:
    """Where marks went adds up to the full marks less the total, where every figure is written."""
    if not one.scheme.clauses_written:
        return None
    of = lost(one.result)
    parts = (*of.by_clause.values(), *of.limits.values(), of.rescaling, *of.adjustments.values(), of.floor)
    summed, full = sum(map(Fraction, parts), Fraction(0)), one.scheme.max_points
    differs = full - summed != Fraction(one.result.total)
    told = _say(ADDED_UP, left=plain(full - summed), total=str(one.result.total))
    return Broken("/total", told) if differs else None


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
            return Broken(path, _say(COMPLETED, got=str(got), low=_end(low), high=_end(high)))
    is_possible = one.result.grade in found.grades
    return None if is_possible else Broken("/grade", _say(GRADE_LEFT_OUT, grade=one.result.grade))


def _written(one: Tried) -> Broken | None:
    """Evidence and result are read back from their JSON as they were, and the scheme read back scores the same."""
    if evidence_from_json(evidence_to_json(one.case.evidence)) != one.case.evidence:
        return Broken("", EVIDENCE)
    if assessment_from_json(assessment_to_json(one.result), one.scheme) != one.result:
        return Broken("", ASSESSMENT)
    if one.again is None:
        return None
    by_again = assess(one.again, one.case.evidence)
    for id_, of in one.result.clauses.items():
        if by_again.clauses[id_].points != of.points:
            told = _say(SCORED_AGAIN, points=str(of.points), again=str(by_again.clauses[id_].points))
            return Broken(pointer("clauses", id_), told)
    return None


def _independent(one: Tried) -> Broken | None:
    """No decimal context changes anything."""
    before = {clause.id: number for clause, number in one.rules()}
    with localcontext(prec=2, rounding=ROUND_UP):
        again, after = assess(one.scheme, one.case.evidence), {clause.id: number for clause, number in one.rules()}
    for id_, number in before.items():
        if after.get(id_) != number:
            told = plain(after[id_]) if id_ in after else "—"
            return Broken(pointer("clauses", id_), _say(SCORED_AGAIN, points=plain(number), again=told))
    differs = _say(SCORED_AGAIN, points=str(one.result.total), again=str(again.total))
    return None if again == one.result else Broken("/total", differs)


def _end(end: object) -> str:
    return "—" if end is None else str(end)


def _say(text: Wording, **said: TextPart) -> Wording:
    """A text in both languages with what it is told of."""
    return filled(text, said)


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
