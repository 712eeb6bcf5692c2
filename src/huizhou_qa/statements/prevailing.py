"""Decides which statement prevails for every value: the public functions of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    SchemeError,
    VerificationError,
    Wording,
    described,
    is_a,
    pointer,
    printable,
)
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import INCIDENT_PREFIX, NONE_HAPPENED, Evidence
from huizhou_qa.evidence.sections_face import value_told
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import NO_NAMES, Html, HtmlFace, Names, Telling, element, run_on
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.statements.agreement import misfits
from huizhou_qa.statements.corrections import select_corrected
from huizhou_qa.statements.precedence import PrecedenceRule
from huizhou_qa.statements.selection import PrevailingValue, in_order
from huizhou_qa.statements.sequences import as_tuple
from huizhou_qa.statements.statement import Statement, stage_told

SEEN = Wording("采用的值", "Prevailing values")
NUMBER = Wording("{values}个值，{disputed}个有不同说法", "{values} values, {disputed} disputed")
STATED = Wording("{stage}：{by}（{on}）", "{stage}: {by} ({on})")
STATEMENTS = Wording("由弱到强：{told}", "The weakest first: {told}")
THEN = Wording("；", "; ")
OVERRULED = Wording("（{stage}）", " ({stage})")
DISPUTED = Wording("说法不同的值", "Values that statements differ in")
LAPSED = Wording("已无关的裁定与评分", "Rulings and marks that no longer matter")


@frozen(repr=False)
class PrevailingValues(HtmlFace):
    """The prevailing values of several statements about one unit.

    Attributes:
        rule: which statement prevails.
        statements: the statements, the weakest first.
        evidence: the evidence to score, with the days of the statements and their corrections.
        values: the prevailing values by path.
        lapsed: rulings and marks of an earlier stage that a later one made irrelevant: a ruling on a clause that has
            something to measure after all, a mark that the rule does not read.
    """

    rule: PrecedenceRule
    statements: tuple[Statement, ...]
    evidence: Evidence
    values: FrozenMapping[str, PrevailingValue]
    lapsed: tuple[PrevailingValue, ...]
    # What the scheme calls things, for the face; nothing that is said rests on it.
    names: Names = field(default=NO_NAMES, eq=False, repr=False)

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return follows(lambda: self.evidence.unit)

    @property
    def disputed(self) -> tuple[PrevailingValue, ...]:
        """The values for which a statement was overruled."""
        return follows(lambda: tuple(value for value in self.values.values() if value.overruled))

    def _summary(self) -> str:
        size = f"{len(self.statements)} statements, {len(self.values)} values, {len(self.disputed)} disputed"
        return f"<PrevailingValues of {printable(self.unit)}: {size}>"

    def _html(self, language: Language) -> Html:
        tell = Telling(language, self.names)
        number = tell.say(NUMBER, values=len(self.values), disputed=len(self.disputed))
        stated = (tell.say(STATED, stage=stage_told(one.stage, tell), by=one.by, on=one.on) for one in self.statements)
        columns = ("path", "value", "stage", "overruled", "why")
        return run_on(
            (
                tell.head(tell.told(SEEN), self.unit, element("span", number, class_="soft")),
                tell.small(tell.say(STATEMENTS, told=tell.told(THEN).join(stated))),
                tell.table(tell.told(DISPUTED), columns, (_row(one, tell) for one in self.disputed)),
                tell.table(tell.told(LAPSED), columns, (_row(one, tell) for one in self.lapsed)),
            )
        )


def _row(one: PrevailingValue, tell: Telling) -> tuple[object, ...]:
    others = (
        run_on((value_told(said, one.path, tell), tell.say(OVERRULED, stage=stage_told(other.stage, tell))))
        for other, said in one.overruled
    )
    stage = stage_told(one.statement.stage, tell)
    return tell.called(one.path), value_told(one.said, one.path, tell), stage, tell.lines(others), one.reason or ""


def prevailing_values(
    scheme: Scheme, statements: Iterable[Statement], rule: PrecedenceRule | None = None, *, until: str | None = None
) -> PrevailingValues:
    """Selects the prevailing values of these statements about one unit: for each value, that of the strongest stage.

    Without a ``rule`` the latest stage is the strongest. ``until`` leaves out the stages after it in the
    scheme (in the rule, where the scheme has no stages). Two statements of one stage must not contradict each
    other; where they agree, the later one prevails, and on one day the more detailed one. A statement that
    no incidents happened contradicts every incident of another statement, and overrules it where it is stronger.
    The order of the arguments does not matter. Raises EvidenceError listing every fault by
    the statement's position, SchemeError for a rule that does not fit the scheme or the statements.
    """
    declared = _rule(scheme, rule)
    in_time = _until(scheme, declared, until)
    given = _statements(statements)
    SchemeError.raise_if_any([*_unknown(scheme, declared), *_untold(given, declared)])
    return _prevailing(scheme, declared, given, in_time)


def _prevailing(
    scheme: Scheme, rule: PrecedenceRule, given: Sequence[Statement], in_time: Sequence[str]
) -> PrevailingValues:
    """Selects the prevailing values of statements of these stages, under a rule that fits the scheme."""
    EvidenceError.raise_if_any(misfits(given, rule), case="statements")
    ordered = in_order(rule, [statement for statement in given if statement.stage in in_time])
    if not ordered:
        raise EvidenceError([Fault.of("", "empty", case="statements")], {"case": "statements"})
    selection = select_corrected(scheme, rule, ordered)
    return PrevailingValues(rule, ordered, selection.evidence, selection.values, selection.lapsed, scheme.names)


def prevailing_again(scheme: Scheme, rule: PrecedenceRule, statements: Iterable[Statement]) -> PrevailingValues:
    """The prevailing values of statements that some prevail among already, under the same rule.

    Unlike ``prevailing_values``, it lets an exception be about an incident of a stage that was left out. Raises
    EvidenceError for statements that do not fit together, SchemeError for a rule that does not fit the scheme.
    """
    SchemeError.raise_if_any(_unknown(scheme, rule))
    return _prevailing(scheme, rule, _statements(statements), rule.order)


def reasons_by_clause(scheme: Scheme, prevailing: PrevailingValues) -> FrozenMapping[str, str]:
    """Why later statements differ: the person and the reason, by the id of the clause that reads the value.

    Reasons for incidents have the key ``incidents``. Raises EvidenceError for arguments of other types,
    VerificationError for prevailing values that do not follow from their statements and rule under the scheme.
    """
    _require_kinds(scheme, prevailing)
    VerificationError.raise_if_any(disagreements(scheme, prevailing))
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
    EvidenceError.raise_if_any(faults, case="reasons")


def disagreements(scheme: Scheme, prevailing: PrevailingValues) -> Iterator[Fault]:
    """The faults of prevailing values that do not follow from their statements and rule under the scheme."""
    if type(prevailing.rule) is not PrecedenceRule:
        yield Fault.of("/rule", "wrong_type", case="rule", given=described(prevailing.rule))
        return
    faults = list(_unknown(scheme, prevailing.rule))
    if faults:
        yield from faults
        return
    try:
        made = prevailing_again(scheme, prevailing.rule, prevailing.statements)
    except (EvidenceError, SchemeError) as error:
        yield from (fault.under("/statements") for fault in error.faults)
        return
    for name in ("statements", "evidence", "values", "lapsed"):
        yield from differing(pointer(name), getattr(prevailing, name), getattr(made, name))


def _statements(given: object) -> tuple[Statement, ...]:
    # A text would be iterated letter by letter; a value that is not iterable is a single wrong statement.
    found = as_tuple(given, str, bytes)
    members = (given,) if found is None else found
    wrong = [(at, member) for at, member in enumerate(members) if not is_a(member, Statement)]
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
    """The faults of exceptions for paths that the scheme does not have; incidents are checked elsewhere."""
    known = {row.path for row in scheme.inputs} | {pointer("rulings", id_) for id_ in scheme.clauses} | {NONE_HAPPENED}
    for path in rule.exceptions:
        if path not in known and not path.startswith(INCIDENT_PREFIX):
            where = pointer("rule", "exceptions", path)
            yield Fault.of(where, "unknown_name", case="exception", name=path, scheme=scheme.id)


def _untold(statements: Sequence[Statement], rule: PrecedenceRule) -> Iterator[Fault]:
    """The faults of exceptions for incidents that are in no statement, corrected or not."""
    text = {path for statement in statements for link in history(statement.evidence) for path in link.said()}
    for path in rule.exceptions:
        if path.startswith(INCIDENT_PREFIX) and path not in text:
            yield Fault.of(pointer("rule", "exceptions", path), "unknown_name", case="untold_incident", name=path)


def _until(scheme: Scheme, rule: PrecedenceRule, until: str | None) -> tuple[str, ...]:
    """The stages up to ``until``, in the order of time; all of them where it is None."""
    if until is None:
        return rule.order
    stages = rule.order if scheme.procedure is None else tuple([stage.id for stage in scheme.procedure.stages])
    last = plain_text(until)
    if last is None or last not in stages:
        raise SchemeError.of("/until", "unknown_stage", case="stage", stage=described(until), known=stages)
    return stages[: stages.index(last) + 1]
