"""Which account stands for every single value, and what it overrules: the face of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, SchemeError, VerificationError, described, is_a, pointer, printable
from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import NONE_HAPPENED, TOLD_INCIDENT, Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.faces import face_of, follows
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.statements.account import Account
from huizhou_qa.statements.agreement import misfits
from huizhou_qa.statements.corrections import lay_corrected
from huizhou_qa.statements.laying import StandingValue, in_order
from huizhou_qa.statements.listed import listed
from huizhou_qa.statements.rule import StandingRule


@frozen(repr=False)
class Standing:
    """What stands of several accounts of one unit, and the choice made for every value.

    ``evidence`` says nothing of incidents where no account does; it remembers the days of the accounts and
    the corrections that they went through. ``lapsed`` are rulings and marks of an earlier stage that a later
    one left without object: a clause ruled on that turned out to have something to measure, a mark where
    its rule reads none.
    """

    rule: StandingRule
    accounts: tuple[Account, ...]
    evidence: Evidence
    choices: FrozenMapping[str, StandingValue]
    lapsed: tuple[StandingValue, ...]

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return follows(lambda: self.evidence.unit)

    @property
    def overruled(self) -> tuple[StandingValue, ...]:
        """The choices that some account said otherwise about."""
        return follows(lambda: tuple(one for one in self.choices.values() if one.overruled))

    def __repr__(self) -> str:
        return face_of(self, self._told)

    def _told(self) -> str:
        size = f"{len(self.accounts)} accounts, {len(self.choices)} values, {len(self.overruled)} contested"
        return f"<Standing of {printable(self.unit)}: {size}>"


def standing(
    scheme: Scheme, accounts: Iterable[Account], rule: StandingRule | None = None, *, until: str | None = None
) -> Standing:
    """What stands of these accounts of one unit: for every value, that of the strongest stage.

    Without a ``rule`` that is the latest stage. ``until`` leaves out the stages that come after it in the
    scheme (in the rule, where the scheme has none). Two accounts of one stage must not contradict each
    other; where they agree, the later day's stands, and of one day the one that tells more. An account that
    says that no incidents happened contradicts, and where it is stronger overrules, every incident that
    another tells of. The order of the accounts decides nothing. Raises EvidenceError listing every fault by
    the account's position, SchemeError for a rule that the scheme or the accounts do not know.
    """
    declared = _rule(scheme, rule)
    in_time = _until(scheme, declared, until)
    given = _accounts(accounts)
    faults = [*_unknown(scheme, declared), *_untold(given, declared)]
    if faults:
        raise SchemeError(faults)
    return _standing(scheme, declared, given, in_time)


def _standing(scheme: Scheme, rule: StandingRule, given: Sequence[Account], in_time: Sequence[str]) -> Standing:
    """What stands of accounts of these stages, under a rule that the scheme knows."""
    faults = list(misfits(given, rule))
    if faults:
        raise EvidenceError(faults, {"case": "accounts"})
    heard = in_order(rule, [account for account in given if account.stage in in_time])
    if not heard:
        raise EvidenceError([Fault.of("", "empty", case="accounts")], {"case": "accounts"})
    laid = lay_corrected(scheme, rule, heard)
    return Standing(rule, heard, laid.evidence, laid.choices, laid.lapsed)


def reasons_by_clause(scheme: Scheme, stands: Standing) -> FrozenMapping[str, str]:
    """Why a later account differs: who says so, and the reason, by the id of the clause that reads the value.

    Reasons for incidents stand under ``incidents``. Raises EvidenceError for what is no scheme and standing,
    VerificationError for a standing that is not what its accounts and its rule make under the scheme.
    """
    _require_kinds(scheme, stands)
    faults = list(_disagreements(scheme, stands))
    if faults:
        raise VerificationError(faults)
    reads = {
        clause.id: {leaf.path for leaf in clause.rule.inputs} | {pointer("rulings", clause.id)}
        for clause in scheme.clauses.values()
    }
    reads["incidents"] = {choice.path for choice in stands.overruled if choice.path.startswith(TOLD_INCIDENT)}
    told: dict[str, list[str]] = {}
    for id_, read in reads.items():
        for choice in stands.overruled:
            if choice.path in read and choice.reason is not None:
                told.setdefault(id_, []).append(f"{choice.account.by}：{choice.reason}")
    return FrozenMapping({clause: "；".join(dict.fromkeys(reasons)) for clause, reasons in told.items()})


def _require_kinds(scheme: object, stands: object) -> None:
    faults = [
        Fault.of(where, "wrong_type", case=f"reasons_{where[1:]}", given=described(one))
        for where, one, kind in (("/scheme", scheme, Scheme), ("/standing", stands, Standing))
        if not is_a(one, kind)
    ]
    if faults:
        raise EvidenceError(faults, {"case": "reasons"})


def _disagreements(scheme: Scheme, stands: Standing) -> Iterator[Fault]:
    """Everything in a standing that is not what its accounts and its rule make under the scheme."""
    if type(stands.rule) is not StandingRule:
        yield Fault.of("/rule", "wrong_type", case="rule", given=described(stands.rule))
        return
    faults = list(_unknown(scheme, stands.rule))
    if faults:
        yield from faults
        return
    try:
        # An incident that its rule excepts may be told of at a stage that was left out.
        made = _standing(scheme, stands.rule, _accounts(stands.accounts), stands.rule.order)
    except (EvidenceError, SchemeError) as error:
        yield from (fault.under("/accounts") for fault in error.faults)
        return
    for name in ("accounts", "evidence", "choices", "lapsed"):
        yield from differing(pointer(name), getattr(stands, name), getattr(made, name))


def _accounts(given: object) -> tuple[Account, ...]:
    # A text would be iterated over letter by letter; what lists nothing is itself no account.
    found = listed(given, str, bytes)
    members = (given,) if found is None else found
    wrong = [(at, one) for at, one in enumerate(members) if not is_a(one, Account)]
    if wrong:
        faults = [Fault.of(pointer(str(at)), "wrong_type", case="account", given=described(one)) for at, one in wrong]
        raise EvidenceError(faults, {"case": "accounts"})
    return tuple(one for one in members if is_a(one, Account))


def _rule(scheme: Scheme, rule: StandingRule | None) -> StandingRule:
    as_scheme(scheme)
    declared = StandingRule.latest_stage(scheme) if rule is None else rule
    if not is_a(declared, StandingRule):
        raise SchemeError.of("/rule", "wrong_type", case="rule", given=described(rule))
    return declared


def _unknown(scheme: Scheme, rule: StandingRule) -> Iterator[Fault]:
    """The exceptions for what is no value of the scheme; incidents have ids of their own."""
    known = {row.path for row in scheme.inputs} | {pointer("rulings", id_) for id_ in scheme.clauses} | {NONE_HAPPENED}
    for path in rule.exceptions:
        if path not in known and not path.startswith(TOLD_INCIDENT):
            where = pointer("rule", "exceptions", path)
            yield Fault.of(where, "unknown_name", case="exception", name=path, scheme=scheme.id)


def _untold(accounts: Sequence[Account], rule: StandingRule) -> Iterator[Fault]:
    """The exceptions for incidents that no account tells of, nor told of before it was corrected."""
    told = {path for account in accounts for link in history(account.evidence) for path in link.said()}
    for path in rule.exceptions:
        if path.startswith(TOLD_INCIDENT) and path not in told:
            yield Fault.of(pointer("rule", "exceptions", path), "unknown_name", case="untold_incident", name=path)


def _until(scheme: Scheme, rule: StandingRule, until: str | None) -> tuple[str, ...]:
    """The stages up to one, in the order of time; all of them where no end is given."""
    if until is None:
        return rule.order
    stages = rule.order if scheme.procedure is None else tuple([stage.id for stage in scheme.procedure.stages])
    last = plain_text(until)
    if last is None or last not in stages:
        raise SchemeError.of("/until", "unknown_stage", case="stage", stage=described(until), known=stages)
    return stages[: stages.index(last) + 1]
