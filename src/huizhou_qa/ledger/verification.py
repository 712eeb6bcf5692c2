"""Verifies a ledger: computes every entry of the scheme's program again from scheme and evidence.

A score of which at most single figures were read is checked in whole numbers first (see ``rechecking``). Where that
does not settle it, the exact arithmetic gives the figures, the recorded one the workings. The program that a score was
made with is not used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import evolve

from huizhou_qa.errors import EvidenceError, Fault, SchemeError, described, pointer
from huizhou_qa.evidence.amending import broken_links
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.fields.derived import read_so_far, source_of
from huizhou_qa.frozen_mapping import FrozenMapping, dict_of
from huizhou_qa.ledger.auditing import audit
from huizhou_qa.ledger.checking import faults_of, incidents_missing, missing_incidents
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.deciding import classify, known_to_steps, pending
from huizhou_qa.ledger.figures import Figure, Figures, Stated, exact_figures
from huizhou_qa.ledger.ill_typed import Lines, ill_typed
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.notes import notes_of
from huizhou_qa.ledger.rechecking import Score, agrees
from huizhou_qa.ledger.rescaling import absent_clauses, rescaling_line
from huizhou_qa.ledger.results import part_result, points_of
from huizhou_qa.ledger.ruling import settled_values, unmeasured_workings
from huizhou_qa.ledger.workings import Unmeasured, Working
from huizhou_qa.readers import NumberStep
from huizhou_qa.scheme.incidents.incidents import ClassifiedIncident
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme

Incidents = tuple[ClassifiedIncident, ...]


def disagreements(ledger: Ledger) -> Iterator[Fault]:
    """The faults of all figures of the ledger that differ from the recomputed ones."""
    score = source_of(ledger)
    if isinstance(score, Score) and agrees(score, read_so_far(ledger)):
        return
    yield from _recorded_again(ledger)


def _recorded_again(ledger: Ledger) -> Iterator[Fault]:
    """What differs from every entry computed and recorded again."""
    try:
        evidence = read_again(ledger.evidence)
    except EvidenceError as error:
        yield from (fault.under(pointer("evidence")) for fault in error.faults)
        return
    # Lines are made on access: each is made once.
    lines = Lines.of(ledger)
    # Without fitting evidence and complete lines nothing can be recomputed.
    unreadable = list(_unfit(ledger.scheme, evidence)) or list(ill_typed(ledger, lines)) or list(_lines(ledger))
    if unreadable:
        yield from unreadable
        return
    ledger = evolve(
        ledger,
        evidence=evidence,
        clauses=dict(lines.clauses or ()),
        items=dict(lines.items or ()),
        groups=dict(lines.groups or ()),
    )
    values = settled_values(ledger.scheme, evidence)
    unmeasured = unmeasured_workings(ledger.scheme, evidence, values)
    member = member_of(ledger.scheme, evidence, values)
    known = dict_of(member.known)
    recorded = {id_: clause.rule.recorded(known) for id_, clause in ledger.scheme.clauses.items()}
    rules = {ledger.scheme.clauses[id_].rule_entry.path: step.value for id_, step in recorded.items()}
    try:
        figures = exact_figures(ledger.scheme, member, _stated(ledger, unmeasured), rules)
    except EvidenceError as error:
        # Something is divided by 0: of that evidence there is no such ledger.
        yield from (fault.under(pointer("evidence")) for fault in error.faults)
        return
    incidents = classify(ledger.scheme, evidence)
    yield from _clauses(ledger, figures, recorded, unmeasured)
    yield from _parts(ledger, figures)
    yield from _adjustments(ledger, figures, incidents)
    yield from _totals(ledger, figures, unmeasured)
    yield from _decisions(ledger, figures, incidents)


def _stated(ledger: Ledger, unmeasured: Mapping[str, Unmeasured]) -> Stated:
    """The stated figures, so that each is compared with those it follows from, and a forged one is reported once.

    A clause that a ruling leaves out (缺项) has no points to state.
    """
    scheme = ledger.scheme
    left_out = absent_clauses(unmeasured)
    scored = [(scheme.clauses[id_], line) for id_, line in ledger.clauses.items() if id_ not in left_out]
    # A missing line counts as 0.
    unrounded = dict.fromkeys((one.before_writing.path for one in scheme.adjustments), Fraction(0))
    written = dict.fromkeys((one.entry.path for one in scheme.adjustments), Fraction(0))
    unrounded |= {part.before_writing.path: line.working.points for part, line in scored}
    written |= {part.entry.path: line.counted for part, line in scored}
    for adjustment, line in zip(scheme.adjustments, ledger.adjustments, strict=False):
        unrounded[adjustment.before_writing.path] = line.working.points
        written[adjustment.entry.path] = Fraction(line.points)
    written |= {top.entry.path: ledger.groups[top.id].counted for top in scheme.headings}
    of_written = {one.before_writing.path for one in scheme.adjustments if one.reads_results}
    exact = {path: points for path, points in unrounded.items() if path not in of_written}
    return Stated(
        FrozenMapping(unrounded | written | {TOTAL.path: Fraction(ledger.total)}),
        FrozenMapping(exact | {TOTAL.path: ledger.exact_total}),
    )


def read_again(evidence: Evidence) -> Evidence:
    """The same evidence with its numbers made again from its facts, marks and averages: no kept one is believed.

    Raises EvidenceError for what is no evidence of ours.
    """
    if type(evidence) is not Evidence:
        raise EvidenceError.of("", "wrong_type", case="not_evidence", given=described(evidence))
    return evolve(evidence)


def _unfit(scheme: Scheme, evidence: Evidence) -> Iterator[Fault]:
    try:
        faults = [*faults_of(scheme, evidence), *broken_links(evidence)]
        if incidents_missing(scheme, evidence):
            faults.append(missing_incidents(scheme))
    except SchemeError as error:
        yield from (fault.under(pointer("scheme")) for fault in error.faults)
        return
    for fault in faults:
        yield fault.under(pointer("evidence"))


def _lines(ledger: Ledger) -> Iterator[Fault]:
    yield from differing("/clauses", tuple(ledger.clauses), tuple(ledger.scheme.clauses))
    yield from differing("/items", tuple(ledger.items), tuple(ledger.scheme.items))
    yield from differing("/groups", tuple(ledger.groups), tuple(ledger.scheme.groups))


def _clauses(
    ledger: Ledger,
    figures: Figures,
    recorded: Mapping[str, NumberStep],
    unmeasured: Mapping[str, Unmeasured],
) -> Iterator[Fault]:
    rounding = ledger.scheme.rounding
    for id_, clause in ledger.scheme.clauses.items():
        line, where = ledger.clauses[id_], pointer("clauses", id_)
        yield from _working(where + "/working", line.working, unmeasured.get(id_), recorded[id_])
        yield from differing(where + "/id", line.id, id_)
        yield from differing(where + "/name", line.name, clause.name)
        yield from differing(where + "/max_points", line.max_points, rounding.full_marks(clause.max_points))
        yield from differing(where + "/points", line.points, points_of(figures.clauses[id_], rounding))


def _working(where: str, working: Working, unmeasured: Unmeasured | None, recorded: NumberStep) -> Iterator[Fault]:
    faults = audit(working, recorded) if unmeasured is None else differing("", working, unmeasured)
    yield from (fault.under(where) for fault in faults)


def _parts(ledger: Ledger, figures: Figures) -> Iterator[Fault]:
    for item in ledger.scheme.items.values():
        yield from _part(ledger, pointer("items", item.id), item, figures.items[item.id])
    for heading in ledger.scheme.groups.values():
        yield from _part(ledger, pointer("groups", heading.id), heading, figures.groups[heading.id])


def _part(ledger: Ledger, where: str, part: Item | Heading, figure: Figure) -> Iterator[Fault]:
    line, made = ledger.line_of(part), part_result(part, figure, ledger.scheme.rounding)
    yield from differing(where + "/id", line.id, made.id)
    yield from differing(where + "/name", line.name, made.name)
    yield from differing(where + "/max_points", line.max_points, made.max_points)
    yield from differing(where + "/points", line.points, made.points)
    yield from differing(where + "/exact_points", line.exact_points, made.exact_points)


def _adjustments(ledger: Ledger, figures: Figures, incidents: Incidents) -> Iterator[Fault]:
    yield from differing("/incidents", ledger.incidents, incidents)
    known, rounding = known_to_steps(ledger.scheme, ledger.evidence, incidents), ledger.scheme.rounding
    stated = tuple(line.id for line in ledger.adjustments)
    yield from differing("/adjustments", stated, tuple(one.id for one in ledger.scheme.adjustments))
    for line, adjustment in zip(ledger.adjustments, ledger.scheme.adjustments, strict=False):
        where = pointer("adjustments", adjustment.id)
        yield from _working(where + "/working", line.working, None, adjustment.rule.recorded(known))
        yield from differing(where + "/name", line.name, adjustment.name)
        yield from differing(where + "/points", line.points, rounding.written(figures.adjustments[adjustment.id]))


def _totals(ledger: Ledger, figures: Figures, unmeasured: Mapping[str, Unmeasured]) -> Iterator[Fault]:
    scheme, rounding = ledger.scheme, ledger.scheme.rounding
    line = rescaling_line(scheme, unmeasured, figures)
    yield from differing("/rescaling", ledger.rescaling, line)
    yield from differing("/base", ledger.base, rounding.write(figures.base))
    raw_total = None if figures.raw_total is None else rounding.write(figures.raw_total)
    yield from differing("/raw_total", ledger.raw_total, raw_total)
    yield from differing("/total", ledger.total, rounding.write(figures.total))
    yield from differing("/exact_total", ledger.exact_total, figures.exact_total)


def _decisions(ledger: Ledger, figures: Figures, incidents: Incidents) -> Iterator[Fault]:
    provisional = pending(incidents)
    yield from differing("/grade_before_veto", ledger.grade_before_veto, figures.grade_before_veto)
    yield from differing("/grade", ledger.grade, figures.grade)
    yield from differing("/exact_grade", ledger.exact_grade, figures.exact_grade)
    yield from differing("/provisional", ledger.provisional, provisional)
    notes = notes_of(ledger.scheme, ledger.evidence, figures, provisional)
    yield from differing("/notes", ledger.notes, notes)
