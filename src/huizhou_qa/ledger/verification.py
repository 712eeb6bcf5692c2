"""Verifying a ledger: every figure recomputed from the workings, the scheme and the evidence.

Written points are rounded again, every sum is re-added in the plainest way there is, incidents
are classed and grades read again. Nothing of the engine is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import EvidenceError, Fault, SchemeError, pointer
from huizhou_qa.ground.evidence.amending import broken_links
from huizhou_qa.ground.rules import Rule
from huizhou_qa.ground.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.ground.workings import Working
from huizhou_qa.ledger.auditing import audit
from huizhou_qa.ledger.checking import faults_of, incidents_missing, missing_incidents
from huizhou_qa.ledger.deciding import class_counts, classify, grade_after_vetoes, pending
from huizhou_qa.ledger.ill_typed import ill_typed
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.notes import notes_of
from huizhou_qa.ledger.rescaling import absent_from, rescaled, rescaling_line
from huizhou_qa.ledger.results import PartResult
from huizhou_qa.ledger.ruling import ruled_working, settled_values
from huizhou_qa.scheme.incidents import ClassifiedIncident
from huizhou_qa.scheme.tree import Heading, Item

Incidents = tuple[ClassifiedIncident, ...]

NOUGHT = Fraction(0)
# No message echoes a long value whole.
LONGEST = 80


def disagreements(ledger: Ledger) -> Iterator[Fault]:
    """Every figure of the ledger that is not what it should be."""
    # Without evidence that fits and a whole line for everything, there is nothing to re-add.
    unreadable = list(_unfit_evidence(ledger)) or list(ill_typed(ledger)) or list(_lines(ledger))
    if unreadable:
        yield from unreadable
        return
    yield from _clauses(ledger)
    written = {id_: Fraction(line.points) for id_, line in ledger.clauses.items()}
    exact = {id_: line.working.points for id_, line in ledger.clauses.items()}
    yield from _sums(ledger, written)
    incidents = classify(ledger.scheme, ledger.evidence)
    yield from _adjustments(ledger, incidents)
    yield from _totals(ledger, exact)
    yield from _decisions(ledger, written, exact, incidents)


def _differs(where: str, stated: object, recomputed: object) -> Iterator[Fault]:
    if stated != recomputed:
        says, is_ = str(stated)[:LONGEST], str(recomputed)[:LONGEST]
        yield Fault(where, "differs", f"the ledger says {says}, recomputed it is {is_}")


def _unfit_evidence(ledger: Ledger) -> Iterator[Fault]:
    try:
        faults: Iterable[Fault] = [*faults_of(ledger.scheme, ledger.evidence), *broken_links(ledger.evidence)]
        if incidents_missing(ledger.scheme, ledger.evidence):
            faults = [*faults, missing_incidents()]
    except EvidenceError as error:
        faults = error.faults
    except SchemeError as error:
        faults = ()
        yield Fault("/scheme", "wrong_type", error.message)
    for fault in faults:
        yield fault.under(pointer("evidence"))


def _lines(ledger: Ledger) -> Iterator[Fault]:
    yield from _differs("/clauses", list(ledger.clauses), list(ledger.scheme.clauses))
    yield from _differs("/items", list(ledger.items), list(ledger.scheme.items))
    yield from _differs("/groups", list(ledger.groups), list(ledger.scheme.groups))


def _clauses(ledger: Ledger) -> Iterator[Fault]:
    values = settled_values(ledger.scheme, ledger.evidence)
    for id_, clause in ledger.scheme.clauses.items():
        line, where = ledger.clauses[id_], pointer("clauses", id_)
        ruled = ruled_working(clause, ledger.evidence, values)
        if ruled is None:
            yield from _audited(where, clause.rule, line.working, values)
        else:
            yield from _differs(where + "/working", line.working, ruled)
        yield from _differs(where + "/id", line.id, id_)
        yield from _differs(where + "/name", line.name, clause.name)
        yield from _differs(where + "/max_points", line.max_points, clause.max_points)
        yield from _differs(where + "/points", line.points, ledger.scheme.rounding.rounded(line.working.points))


def _audited(where: str, rule: Rule, working: Working, values: Values) -> Iterator[Fault]:
    try:
        messages = list(audit(rule, working, values))
    except (NotKnownError, NoQuotientError):
        messages = ["it cannot be recomputed from the evidence"]
    for message in messages:
        yield Fault(where + "/working", "differs", message)


def _sums(ledger: Ledger, written: Mapping[str, Fraction]) -> Iterator[Fault]:
    for item in ledger.scheme.items.values():
        yield from _part("items", ledger.items[item.id], item, points_of(item, written))
    for heading in ledger.scheme.groups.values():
        yield from _part("groups", ledger.groups[heading.id], heading, points_of(heading, written))


def _part(section: str, line: PartResult, part: Item | Heading, points: Fraction) -> Iterator[Fault]:
    where = pointer(section, part.id)
    yield from _differs(where + "/id", line.id, part.id)
    yield from _differs(where + "/name", line.name, part.name)
    yield from _differs(where + "/max_points", line.max_points, part.max_points)
    yield from _differs(where + "/points", line.points, points)


def points_of(part: Item | Heading, clauses: Mapping[str, Fraction]) -> Fraction:
    """The points of an item or a heading, added up from its clauses' points by hand."""
    if isinstance(part, Item):
        total = sum((clauses[clause.id] for clause in part.clauses), NOUGHT)
        return min(max(total, part.min_points), part.max_points)
    total = sum((points_of(under, clauses) for under in part.parts), NOUGHT)
    return min(total, part.max_points)


def _adjustments(ledger: Ledger, incidents: Incidents) -> Iterator[Fault]:
    yield from _differs("/incidents", ledger.incidents, incidents)
    counts = class_counts(ledger.scheme, incidents)
    stated = [line.id for line in ledger.adjustments]
    yield from _differs("/adjustments", stated, [one.id for one in ledger.scheme.adjustments])
    for line, adjustment in zip(ledger.adjustments, ledger.scheme.adjustments, strict=False):
        where = pointer("adjustments", adjustment.id)
        yield from _audited(where, adjustment.rule, line.working, counts)
        yield from _differs(where + "/name", line.name, adjustment.name)
        yield from _differs(where + "/points", line.points, ledger.scheme.rounding.rounded(line.working.points))


def _totals(ledger: Ledger, exact: Mapping[str, Fraction]) -> Iterator[Fault]:
    scheme = ledger.scheme
    absent = absent_from(scheme, ledger.evidence)
    summed = sum((Fraction(ledger.groups[top.id].points) for top in scheme.headings), NOUGHT)
    base = scheme.rounding.rounded(rescaled(scheme, absent, summed))
    raw_total = base + sum((Fraction(line.points) for line in ledger.adjustments), NOUGHT)
    exact_base = rescaled(scheme, absent, sum((points_of(top, exact) for top in scheme.headings), NOUGHT))
    exact_raw = exact_base + sum((line.working.points for line in ledger.adjustments), NOUGHT)
    yield from _differs("/rescaling", ledger.rescaling, rescaling_line(scheme, absent, summed, base))
    yield from _differs("/base", ledger.base, base)
    yield from _differs("/raw_total", ledger.raw_total, raw_total)
    yield from _differs("/total", ledger.total, max(raw_total, NOUGHT))
    yield from _differs("/exact_total", ledger.exact_total, max(exact_raw, NOUGHT))


def exact_shares(ledger: Ledger) -> dict[str, Fraction]:
    """The shares of their full marks that the parts named by grade conditions earn with no clause rounded."""
    return _shares(ledger, {id_: line.working.points for id_, line in ledger.clauses.items()})


def _shares(ledger: Ledger, clauses: Mapping[str, Fraction]) -> dict[str, Fraction]:
    named = [ledger.scheme.part(condition.part) for condition in ledger.scheme.grade_rule.conditions]
    return {part.id: points_of(part, clauses) / part.max_points for part in named}


def _decisions(
    ledger: Ledger, written: Mapping[str, Fraction], exact: Mapping[str, Fraction], incidents: Incidents
) -> Iterator[Fault]:
    scheme = ledger.scheme
    before = scheme.grade_rule.grade(Fraction(ledger.total), _shares(ledger, written))
    exactly = scheme.grade_rule.grade(ledger.exact_total, _shares(ledger, exact))
    grade, exact_grade = (grade_after_vetoes(scheme, one, incidents) for one in (before, exactly))
    provisional = pending(incidents)
    yield from _differs("/grade_before_veto", ledger.grade_before_veto, before)
    yield from _differs("/grade", ledger.grade, grade)
    yield from _differs("/exact_grade", ledger.exact_grade, exact_grade)
    yield from _differs("/provisional", ledger.provisional, provisional)
    notes = notes_of(scheme, ledger.evidence, grade, exact_grade, provisional)
    yield from _differs("/notes", ledger.notes, notes)
