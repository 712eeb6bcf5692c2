"""Which statement prevails for every single value, and what it overrules: the face of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, SchemeError, VerificationError, described, is_a, pointer, printable
from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import INCIDENT_PREFIX, NONE_HAPPENED, Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.faces import Face, follows
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.statements.agreement import misfits
from huizhou_qa.statements.corrections import select_corrected
from huizhou_qa.statements.precedence import PrecedenceRule
from huizhou_qa.statements.selection import PrevailingValue, in_order
from huizhou_qa.statements.sequences import as_tuple
from huizhou_qa.statements.statement import Statement


@frozen(repr=False)
class PrevailingValues(Face):
    """What prevails of several statements about one unit, value by value.

    ``evidence`` is what is scored; it says nothing of incidents where no statement does, and remembers the
    days of the statements and the corrections that they went through. ``values`` are by their paths.
    ``lapsed`` are rulings and marks of an earlier stage that a later one left without object: a clause ruled
    on that turned out to have something to measure, a mark where its rule reads none.
    """

    rule: PrecedenceRule
    statements: tuple[Statement, ...]
    evidence: Evidence
    values: FrozenMapping[str, PrevailingValue]
    lapsed: tuple[PrevailingValue, ...]

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return follows(lambda: self.evidence.unit)

    @property
    def disputed(self) -> tuple[PrevailingValue, ...]:
        """The values that some statement said otherwise about."""
        return follows(lambda: tuple(one for one in self.values.values() if one.overruled))

    def _summary(self) -> str:
        size = f"{len(self.statements)} statements, {len(self.values)} values, {len(self.disputed)} disputed"
        return f"<PrevailingValues of {printable(self.unit)}: {size}>"


def prevailing_values(
    scheme: Scheme, statements: Iterable[Statement], rule: PrecedenceRule | None = None, *, until: str | None = None
) -> PrevailingValues:
    """What prevails of these statements about one unit: for every value, that of the strongest stage.

    Without a ``rule`` that is the latest stage. ``until`` leaves out the stages that come after it in the
    scheme (in the rule, where the scheme has none). Two statements of one stage must not contradict each
    other; where they agree, the later day's prevails, and of one day the one that tells more. A statement that
    says that no incidents happened contradicts, and where it is stronger overrules, every incident that
    another tells of. The order of the statements decides nothing. Raises EvidenceError listing every fault by
    the statement's position, SchemeError for a rule that the scheme or the statements do not know.
    """
    declared = _rule(scheme, rule)
    in_time = _until(scheme, declared, until)
    given = _statements(statements)
    SchemeError.raise_if_any([*_unknown(scheme, declared), *_untold(given, declared)])
    return _prevailing(scheme, declared, given, in_time)


def _prevailing(
    scheme: Scheme, rule: PrecedenceRule, given: Sequence[Statement], in_time: Sequence[str]
) -> PrevailingValues:
    """What prevails of statements of these stages, under a rule that the scheme knows."""
    EvidenceError.raise_if_any(misfits(given, rule), case="statements")
    ordered = in_order(rule, [statement for statement in given if statement.stage in in_time])
    if not ordered:
        raise EvidenceError([Fault.of("", "empty", case="statements")], {"case": "statements"})
    selection = select_corrected(scheme, rule, ordered)
    return PrevailingValues(rule, ordered, selection.evidence, selection.values, selection.lapsed)


def reasons_by_clause(scheme: Scheme, prevailing: PrevailingValues) -> FrozenMapping[str, str]:
    """Why a later statement differs: who says so, and the reason, by the id of the clause that reads the value.

    Reasons for incidents stand under ``incidents``. Raises EvidenceError where one of these is something else,
    VerificationError for prevailing values that are not what their statements and their rule make under the scheme.
    """
    _require_kinds(scheme, prevailing)
    VerificationError.raise_if_any(_disagreements(scheme, prevailing))
    reads = {
        clause.id: {leaf.path for leaf in clause.rule.inputs} | {pointer("rulings", clause.id)}
        for clause in scheme.clauses.values()
    }
    reads["incidents"] = {value.path for value in prevailing.disputed if value.path.startswith(INCIDENT_PREFIX)}
    text: dict[str, list[str]] = {}
    for id_, read in reads.items():
        for value in prevailing.disputed:
            if value.path in read and value.reason is not None:
                text.setdefault(id_, []).append(f"{value.statement.by}：{value.reason}")
    return FrozenMapping({clause: "；".join(dict.fromkeys(reasons)) for clause, reasons in text.items()})


def _require_kinds(scheme: object, prevailing: object) -> None:
    faults = [
        Fault.of(pointer(name), "wrong_type", case=f"reasons_{name}", given=described(one))
        for name, one, kind in (("scheme", scheme, Scheme), ("prevailing", prevailing, PrevailingValues))
        if not is_a(one, kind)
    ]
    if faults:
        raise EvidenceError(faults, {"case": "reasons"})


def _disagreements(scheme: Scheme, prevailing: PrevailingValues) -> Iterator[Fault]:
    """Everything in prevailing values that is not what their statements and their rule make under the scheme."""
    if type(prevailing.rule) is not PrecedenceRule:
        yield Fault.of("/rule", "wrong_type", case="rule", given=described(prevailing.rule))
        return
    faults = list(_unknown(scheme, prevailing.rule))
    if faults:
        yield from faults
        return
    try:
        # An incident that its rule excepts may be told of at a stage that was left out.
        made = _prevailing(scheme, prevailing.rule, _statements(prevailing.statements), prevailing.rule.order)
    except (EvidenceError, SchemeError) as error:
        yield from (fault.under("/statements") for fault in error.faults)
        return
    for name in ("statements", "evidence", "values", "lapsed"):
        yield from differing(pointer(name), getattr(prevailing, name), getattr(made, name))


def _statements(given: object) -> tuple[Statement, ...]:
    # A text would be iterated over letter by letter; what lists nothing is itself no statement.
    found = as_tuple(given, str, bytes)
    members = (given,) if found is None else found
    wrong = [(at, one) for at, one in enumerate(members) if not is_a(one, Statement)]
    if wrong:
        faults = [Fault.of(pointer(str(at)), "wrong_type", case="statement", given=described(one)) for at, one in wrong]
        raise EvidenceError(faults, {"case": "statements"})
    return tuple(one for one in members if is_a(one, Statement))


def _rule(scheme: Scheme, rule: PrecedenceRule | None) -> PrecedenceRule:
    as_scheme(scheme)
    declared = PrecedenceRule.latest_stage(scheme) if rule is None else rule
    if not is_a(declared, PrecedenceRule):
        raise SchemeError.of("/rule", "wrong_type", case="rule", given=described(rule))
    return declared


def _unknown(scheme: Scheme, rule: PrecedenceRule) -> Iterator[Fault]:
    """The exceptions for what is no value of the scheme; incidents have ids of their own."""
    known = {row.path for row in scheme.inputs} | {pointer("rulings", id_) for id_ in scheme.clauses} | {NONE_HAPPENED}
    for path in rule.exceptions:
        if path not in known and not path.startswith(INCIDENT_PREFIX):
            where = pointer("rule", "exceptions", path)
            yield Fault.of(where, "unknown_name", case="exception", name=path, scheme=scheme.id)


def _untold(statements: Sequence[Statement], rule: PrecedenceRule) -> Iterator[Fault]:
    """The exceptions for incidents that no statement tells of, nor told of before it was corrected."""
    text = {path for statement in statements for link in history(statement.evidence) for path in link.said()}
    for path in rule.exceptions:
        if path.startswith(INCIDENT_PREFIX) and path not in text:
            yield Fault.of(pointer("rule", "exceptions", path), "unknown_name", case="untold_incident", name=path)


def _until(scheme: Scheme, rule: PrecedenceRule, until: str | None) -> tuple[str, ...]:
    """The stages up to one, in the order of time; all of them where no end is given."""
    if until is None:
        return rule.order
    stages = rule.order if scheme.procedure is None else tuple([stage.id for stage in scheme.procedure.stages])
    last = plain_text(until)
    if last is None or last not in stages:
        raise SchemeError.of("/until", "unknown_stage", case="stage", stage=described(until), known=stages)
    return stages[: stages.index(last) + 1]
