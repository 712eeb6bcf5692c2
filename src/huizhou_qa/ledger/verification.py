"""Verifying a ledger: every figure recomputed from the workings, the scheme and the evidence.

Written points are rounded again, every sum is re-added in the plainest way there is, incidents
are classed and grades read again. Nothing of the engine is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import evolve

from huizhou_qa.errors import EvidenceError, Fault, SchemeError, described, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.amending import broken_links
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.ground.workings import Working
from huizhou_qa.ledger.auditing import audit
from huizhou_qa.ledger.checking import faults_of, incidents_missing, missing_incidents
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.deciding import class_counts, classify, grade_after_vetoes, pending
from huizhou_qa.ledger.ill_typed import ill_typed
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.notes import notes_of
from huizhou_qa.ledger.rescaling import absent_from, rescaled, rescaling_line
from huizhou_qa.ledger.ruling import ruled_working, settled_values
from huizhou_qa.scheme.incidents import ClassifiedIncident
from huizhou_qa.scheme.tree import Clause, Heading, Item

Incidents = tuple[ClassifiedIncident, ...]

NOUGHT = Fraction(0)


def disagreements(ledger: Ledger) -> Iterator[Fault]:
    """Every figure of the ledger that is not what it should be."""
    # Without evidence that fits and a whole line for everything, there is nothing to re-add.
    unreadable = list(_unfit_evidence(ledger)) or list(ill_typed(ledger)) or list(_lines(ledger))
    if unreadable:
        yield from unreadable
        return
    # Lines are made when they are asked for: each once is enough.
    ledger = evolve(ledger, evidence=read_again(ledger.evidence), clauses=FrozenMapping(ledger.clauses))
    yield from _clauses(ledger)
    written = {id_: Fraction(line.points) for id_, line in ledger.clauses.items()}
    exact = {id_: line.working.points for id_, line in ledger.clauses.items()}
    yield from _sums(ledger, written)
    incidents = classify(ledger.scheme, ledger.evidence)
    yield from _adjustments(ledger, incidents)
    yield from _totals(ledger, exact)
    yield from _decisions(ledger, written, exact, incidents)


def read_again(evidence: Evidence) -> Evidence:
    """The same evidence with its numbers made again from its facts, marks and averages: no kept one is believed.

    Raises EvidenceError for what is no evidence of ours.
    """
    if type(evidence) is not Evidence:
        raise EvidenceError.of("", "wrong_type", case="not_evidence", given=described(evidence))
    return evolve(evidence)


def _unfit_evidence(ledger: Ledger) -> Iterator[Fault]:
    try:
        evidence = read_again(ledger.evidence)
        faults: Iterable[Fault] = [*faults_of(ledger.scheme, evidence), *broken_links(evidence)]
        if incidents_missing(ledger.scheme, evidence):
            faults = [*faults, missing_incidents()]
    except EvidenceError as error:
        faults = error.faults
    except SchemeError as error:
        yield from (fault.under(pointer("scheme")) for fault in error.faults)
        return
    for fault in faults:
        yield fault.under(pointer("evidence"))


def _lines(ledger: Ledger) -> Iterator[Fault]:
    yield from differing("/clauses", tuple(ledger.clauses), tuple(ledger.scheme.clauses))
    yield from differing("/items", tuple(ledger.items), tuple(ledger.scheme.items))
    yield from differing("/groups", tuple(ledger.groups), tuple(ledger.scheme.groups))


def _clauses(ledger: Ledger) -> Iterator[Fault]:
    values = settled_values(ledger.evidence)
    rounding = ledger.scheme.rounding
    for id_, clause in ledger.scheme.clauses.items():
        line, where = ledger.clauses[id_], pointer("clauses", id_)
        yield from _working(where + "/working", clause, line.working, ledger.evidence, values)
        yield from differing(where + "/id", line.id, id_)
        yield from differing(where + "/name", line.name, clause.name)
        yield from differing(where + "/max_points", line.max_points, rounding.write(clause.max_points))
        yield from differing(where + "/points", line.points, rounding.write(line.working.points))


def _working(where: str, clause: Clause, working: Working, evidence: Evidence, values: Values) -> Iterator[Fault]:
    try:
        ruled = ruled_working(clause, evidence, values)
        faults = list(audit(clause.rule, working, values) if ruled is None else differing("", working, ruled))
    except (NotKnownError, NoQuotientError):
        faults = [Fault.of("", "differs", case="not_computable")]
    yield from (fault.under(where) for fault in faults)


def _sums(ledger: Ledger, written: Mapping[str, Fraction]) -> Iterator[Fault]:
    for item in ledger.scheme.items.values():
        yield from _part(ledger, pointer("items", item.id), item, written)
    for heading in ledger.scheme.groups.values():
        yield from _part(ledger, pointer("groups", heading.id), heading, written)


def _part(ledger: Ledger, where: str, part: Item | Heading, written: Mapping[str, Fraction]) -> Iterator[Fault]:
    line, rounding = ledger.line_of(part), ledger.scheme.rounding
    yield from differing(where + "/id", line.id, part.id)
    yield from differing(where + "/name", line.name, part.name)
    yield from differing(where + "/max_points", line.max_points, rounding.write(part.max_points))
    yield from differing(where + "/points", line.points, rounding.write(points_of(part, written)))


def points_of(part: Item | Heading, clauses: Mapping[str, Fraction]) -> Fraction:
    """The points of an item or a heading, added up from its clauses' points by hand."""
    if isinstance(part, Item):
        total = sum((clauses[clause.id] for clause in part.clauses), NOUGHT)
        return min(max(total, part.min_points), part.max_points)
    total = sum((points_of(under, clauses) for under in part.parts), NOUGHT)
    return min(total, part.max_points)


def _adjustments(ledger: Ledger, incidents: Incidents) -> Iterator[Fault]:
    yield from differing("/incidents", ledger.incidents, incidents)
    counts = class_counts(ledger.scheme, incidents)
    stated = tuple(line.id for line in ledger.adjustments)
    yield from differing("/adjustments", stated, tuple(one.id for one in ledger.scheme.adjustments))
    for line, adjustment in zip(ledger.adjustments, ledger.scheme.adjustments, strict=False):
        where = pointer("adjustments", adjustment.id)
        yield from (fault.under(where + "/working") for fault in audit(adjustment.rule, line.working, counts))
        yield from differing(where + "/name", line.name, adjustment.name)
        yield from differing(where + "/points", line.points, ledger.scheme.rounding.write(line.working.points))


def _totals(ledger: Ledger, exact: Mapping[str, Fraction]) -> Iterator[Fault]:
    scheme = ledger.scheme
    absent = absent_from(scheme, ledger.evidence)
    summed = sum((Fraction(ledger.groups[top.id].points) for top in scheme.headings), NOUGHT)
    base = scheme.rounding.rounded(rescaled(scheme, absent, summed))
    raw_total = base + sum((Fraction(line.points) for line in ledger.adjustments), NOUGHT)
    exact_base = rescaled(scheme, absent, sum((points_of(top, exact) for top in scheme.headings), NOUGHT))
    exact_raw = exact_base + sum((line.working.points for line in ledger.adjustments), NOUGHT)
    yield from differing("/rescaling", ledger.rescaling, rescaling_line(scheme, absent, summed, base))
    yield from differing("/base", ledger.base, scheme.rounding.write(base))
    yield from differing("/raw_total", ledger.raw_total, scheme.rounding.write(raw_total))
    yield from differing("/total", ledger.total, scheme.rounding.write(max(raw_total, NOUGHT)))
    yield from differing("/exact_total", ledger.exact_total, max(exact_raw, NOUGHT))


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
    yield from differing("/grade_before_veto", ledger.grade_before_veto, before)
    yield from differing("/grade", ledger.grade, grade)
    yield from differing("/exact_grade", ledger.exact_grade, exact_grade)
    yield from differing("/provisional", ledger.provisional, provisional)
    notes = notes_of(scheme, ledger.evidence, grade, exact_grade, provisional)
    yield from differing("/notes", ledger.notes, notes)
