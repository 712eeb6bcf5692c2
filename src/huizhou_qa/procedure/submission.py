"""Checking what a unit hands in (考核材料) against the plan: parts, deadline, copies, seal. Nothing is scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.plans.findings import Finding
from huizhou_qa.plans.procedure import ProcedurePlan
from huizhou_qa.procedure.contacts import ContactForm
from huizhou_qa.procedure.plan_of_scheme import procedure_plan
from huizhou_qa.procedure.read_submission import BOTH_SEALS, PaperCopies, Submission, item_named, read_submission
from huizhou_qa.scheme.scheme import Scheme


def check_submission(
    scheme: Scheme,
    submission: Mapping[str, object],
    *,
    deadline: str | None = None,
    paper: str | None = None,
    seal: str | None = None,
) -> tuple[Finding, ...]:
    """What in a submission does not meet the plan (二、考核材料; 三、考核材料报送); empty if all of it does.

    The mapping's shape and every code stand in docs/procedure.md. ``deadline`` says how the last day
    is read, ``paper`` whether paper counts when posted or received, ``seal`` whose seal the cover needs:
    choices of the plan's questions (``plan.questions``), without one the edition's default. Moments
    without an offset are by the plan's clock. Contacts are looked at for their form and appear in
    no finding. Raises EvidenceError listing every fault of form, SchemeError for an unknown choice
    or a scheme without a procedure.
    """
    plan = procedure_plan(scheme)
    last_day = plan.last_day(deadline)
    paper_counts = plan.questions.chosen("paper", paper)
    seal_asked = plan.questions.chosen("seal", seal)
    read = read_submission(scheme, plan, submission)
    return (
        *_parts(plan, read, scheme),
        *_electronic(plan, read, last_day),
        *_paper(plan, read.paper, last_day, paper_counts, seal_asked),
    )


def _parts(plan: ProcedurePlan, read: Submission, scheme: Scheme) -> Iterator[Finding]:
    for part in plan.materials.parts:
        if not read.has(part.id):
            yield plan.findings.finding("part_missing", pointer(part.id), part=Wording(part.name, part.id))
    if read.report is not None:
        for heading in plan.materials.headings:
            if heading.id not in read.report:
                named = Wording(heading.name, heading.id)
                yield plan.findings.finding("report_heading_missing", "/report", heading=named)
    yield from _items(plan, read, scheme)
    if read.contacts is not None:
        yield from _contacts(plan, read.contacts)


def _items(plan: ProcedurePlan, read: Submission, scheme: Scheme) -> Iterator[Finding]:
    for id_, item in scheme.items.items():
        if read.sheet is not None and id_ not in read.sheet:
            yield plan.findings.finding("sheet_item_missing", pointer("sheet", id_), item=item_named(item))
        elif read.sheet is not None and not read.sheet[id_]:
            yield plan.findings.finding("sheet_basis_missing", pointer("sheet", id_, "basis"), item=item_named(item))
        if read.proof is not None and item.proof_needed and not read.proof.get(id_):
            yield plan.findings.finding("proof_missing", pointer("proof", id_), item=item_named(item))


def _contacts(plan: ProcedurePlan, contacts: tuple[ContactForm, ...]) -> Iterator[Finding]:
    for role in plan.materials.contact_roles:
        count = [contact.role for contact in contacts].count(role.id)
        if count != 1:
            yield plan.findings.finding(f"contact_{role.id}_count", "/contacts", count=count)
    for at, contact in enumerate(contacts):
        for column in plan.materials.contact_columns:
            path, named = pointer("contacts", str(at), column.id), Wording(column.name, column.id)
            if column.id in contact.empty:
                yield plan.findings.finding("contact_cell_empty", path, column=named)
            elif column.id in contact.ill_formed:
                yield plan.findings.finding("contact_cell_form", path, column=named)


def _electronic(plan: ProcedurePlan, read: Submission, last_day: date) -> Iterator[Finding]:
    if read.uploaded is None:
        yield plan.findings.finding("upload_missing", "/uploaded")
    elif read.uploaded.date() > last_day:
        yield plan.findings.finding("upload_late", "/uploaded", last_day=last_day)


def _paper(
    plan: ProcedurePlan, paper: PaperCopies | None, last_day: date, counts: str, seal_asked: str
) -> Iterator[Finding]:
    if paper is None:
        yield plan.findings.finding("paper_missing", "/paper")
        return
    yield from _sent(plan, paper, last_day, counts)
    if paper.copies != plan.materials.copies:
        yield plan.findings.finding("copies_wrong", "/paper/copies", count=paper.copies)
    if not paper.bound:
        yield plan.findings.finding("not_bound", "/paper/bound")
    yield from _seal(plan, paper.seal, seal_asked)


def _sent(plan: ProcedurePlan, paper: PaperCopies, last_day: date, counts: str) -> Iterator[Finding]:
    moment = paper.posted if counts == "posted" else paper.received
    if moment is None and paper.received is not None and paper.received.date() <= last_day:
        # What has arrived in time was posted in time.
        return
    if moment is None:
        yield plan.findings.finding("paper_moment_missing", pointer("paper", counts))
    elif moment.date() > last_day:
        yield plan.findings.finding("paper_late", pointer("paper", counts), last_day=last_day)
    elif paper.received is not None and paper.received.date() > last_day:
        yield plan.findings.finding("paper_arrived_late", "/paper/received", last_day=last_day)


def _seal(plan: ProcedurePlan, seal: str, asked: str) -> Iterator[Finding]:
    named = {one.id: Wording(one.name, one.id) for one in plan.materials.seals}
    if not seal:
        yield plan.findings.finding("seal_missing", "/paper/seal")
    elif seal != BOTH_SEALS and asked == "either":
        yield plan.findings.finding("seal_of_one_office", "/paper/seal", seal=named[seal])
    elif seal not in (BOTH_SEALS, asked):
        yield plan.findings.finding("seal_other", "/paper/seal", seal=named[seal], asked=named.get(asked, asked))
