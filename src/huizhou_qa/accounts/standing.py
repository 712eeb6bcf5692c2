"""Which account stands for every single value, and what it overrules.

Accounts are laid over each other value by value. One that says nothing of a value leaves it as it
was: silence erases nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from huizhou_qa.accounts.account import Account
from huizhou_qa.accounts.rule import StandingRule, listed
from huizhou_qa.errors import EvidenceError, Fault, SchemeError, pointer, shown
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.evidence import NONE_HAPPENED, Evidence, Said
from huizhou_qa.ground.evidence.plain_values import all_of
from huizhou_qa.ground.evidence.records import Award, Incident, Known, Nothing
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.scheme.scheme import Scheme, as_scheme

Record = TypeVar("Record")


@frozen
class Choice:
    """One value: what stands, whose account it is, and the accounts that said otherwise.

    ``path`` is the value's JSON Pointer; incidents go by their ids.
    """

    path: str
    said: Said
    account: Account
    overruled: tuple[tuple[Account, Said], ...] = ()

    @property
    def reason(self) -> str | None:
        """Why the account says so."""
        return self.account.reason_for(self.path)


@frozen(repr=False)
class Standing:
    """What stands of several accounts of one unit, and the choice made for every value.

    ``lapsed`` are rulings and marks of an earlier stage that a later one left without object: a
    clause ruled on that turned out to have something to measure, a mark where its rule reads none.
    """

    rule: StandingRule
    accounts: tuple[Account, ...]
    evidence: Evidence
    choices: FrozenMapping[str, Choice]
    lapsed: tuple[Choice, ...]

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return self.evidence.unit

    @property
    def overruled(self) -> tuple[Choice, ...]:
        """The choices that some account said otherwise about."""
        return tuple(one for one in self.choices.values() if one.overruled)

    def __repr__(self) -> str:
        size = f"{len(self.accounts)} accounts, {len(self.choices)} values, {len(self.overruled)} contested"
        return f"<Standing of {self.unit}: {size}>"


def standing(
    scheme: Scheme, accounts: Iterable[Account], rule: StandingRule | None = None, *, until: str | None = None
) -> Standing:
    """What stands of these accounts of one unit: for every value, that of the strongest stage.

    Without a ``rule`` that is the latest stage. ``until`` leaves out the stages that come after it in the
    scheme (in the rule, where the scheme has none). Two accounts of one stage must not contradict each
    other; where they agree, the later day's stands. Raises EvidenceError listing every fault by the
    account's position, SchemeError for a rule that the scheme or the accounts do not know.
    """
    declared = _rule(scheme, rule)
    in_time = _until(scheme, declared, until)
    expected = "this is no account; make it with Account.from_dict"
    given = all_of(Account, accounts, "these accounts do not stand together", expected)
    faults = list(_misfits(given, declared))
    if faults:
        raise EvidenceError("these accounts do not stand together", faults)
    heard = _heard(declared, [account for account in given if account.stage in in_time])
    if not heard:
        raise EvidenceError("nothing was said", [Fault("", "empty", "there is no account; give at least one")])
    choices = list(_choices(declared, heard))
    lapsed = _lapsed(scheme, declared, heard, choices)
    kept = {choice.path: choice for choice in choices if choice not in lapsed}
    if any(path.startswith("/incidents/") for path in kept):
        # That none happened does not stand beside one that some account tells of.
        kept.pop(NONE_HAPPENED, None)
    return Standing(declared, heard, _evidence(heard, kept), FrozenMapping(kept), lapsed)


def reasons_by_clause(scheme: Scheme, stands: Standing) -> dict[str, str]:
    """Why a later account differs: who says so, and the reason, by the id of the clause that reads the value.

    Reasons for incidents stand under ``incidents``. Raises EvidenceError for what is no scheme and standing.
    """
    for one, kind in ((scheme, Scheme), (stands, Standing)):
        if not isinstance(one, kind):
            fault = Fault("", "wrong_type", f"{shown(one)} is no {kind.__name__.lower()}")
            raise EvidenceError("there are no reasons", [fault])
    reads = {
        clause.id: {leaf.path for leaf in clause.rule.inputs} | {pointer("rulings", clause.id)}
        for clause in scheme.clauses.values()
    }
    reads["incidents"] = {choice.path for choice in stands.overruled if choice.path.startswith("/incidents/")}
    told: dict[str, list[str]] = {}
    for id_, read in reads.items():
        for choice in stands.overruled:
            if choice.path in read and choice.reason is not None:
                told.setdefault(id_, []).append(f"{choice.account.by}：{choice.reason}")
    return {clause: "；".join(dict.fromkeys(reasons)) for clause, reasons in told.items()}


def _rule(scheme: Scheme, rule: StandingRule | None) -> StandingRule:
    as_scheme(scheme)
    declared = StandingRule.latest_stage(scheme) if rule is None else rule
    if not isinstance(declared, StandingRule):
        raise SchemeError(f"{shown(rule)} is no rule; make it with StandingRule")
    known = {row.path for row in scheme.inputs} | {pointer("rulings", id_) for id_ in scheme.clauses}
    for path in declared.exceptions:
        if path not in known and not path.startswith("/incidents/"):
            raise SchemeError(f"{shown(path)} is no value of {scheme.id}; write it as /facts/… or /marks/…")
    return declared


def _until(scheme: Scheme, rule: StandingRule, until: str | None) -> tuple[str, ...]:
    """The stages up to one, in the order of time; all of them where no end is given."""
    if until is None:
        return rule.order
    stages = rule.order if scheme.procedure is None else tuple([stage.id for stage in scheme.procedure.stages])
    if until not in stages:
        raise SchemeError(f"{shown(until)} is no stage; known are {listed(stages)}")
    return stages[: stages.index(until) + 1]


def _misfits(accounts: Sequence[Account], rule: StandingRule) -> Iterator[Fault]:
    for at, account in enumerate(accounts):
        if account.unit != accounts[0].unit:
            message = f"the accounts before it are of {shown(accounts[0].unit)}; lay together those of one unit"
            yield Fault(pointer(str(at), "evidence", "unit"), "another_unit", message)
        if account.stage not in rule.order:
            message = f"{shown(account.stage)} is no stage; known are {listed(rule.order)}"
            yield Fault(pointer(str(at), "stage"), "unknown_stage", message)
        said = account.evidence.said()
        for before in accounts[:at]:
            earlier = before.evidence.said() if before.stage == account.stage else {}
            for path in [path for path in said if path in earlier and not agree(said[path], earlier[path])]:
                message = "another account of the same stage says otherwise; settle which it is"
                yield Fault(pointer(str(at), "evidence") + path, "two_accounts", message)


def _heard(rule: StandingRule, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts, the weakest first; those of one stage by their days, so that it does not matter how they come."""
    return tuple(sorted(accounts, key=lambda one: (rule.order.index(one.stage), one.on, one.by)))


def agree(left: Said, right: Said) -> bool:
    """Whether two accounts say the same, whatever each gives as its source."""
    return _gist(left) == _gist(right)


def _gist(said: Said) -> object:
    if isinstance(said, Known):
        return isinstance(said.value, bool), said.number
    if isinstance(said, Award):
        return said.points
    return Nothing if isinstance(said, Nothing) else said


def _choices(rule: StandingRule, accounts: Sequence[Account]) -> Iterator[Choice]:
    """What stands of every value."""
    said = [(account, account.evidence.said()) for account in accounts]
    for path in dict.fromkeys(path for _, by_path in said for path in by_path):
        order = rule.order_for(path)
        heard = [(account, by_path[path]) for account, by_path in said if path in by_path]
        account, stands = max(reversed(heard), key=lambda one: order.index(one[0].stage))
        otherwise = tuple(one for one in heard if not agree(one[1], stands))
        yield Choice(path, stands, account, otherwise)


def _evidence(accounts: Sequence[Account], choices: Mapping[str, Choice]) -> Evidence:
    incidents = _section(accounts, choices, "incidents", _incidents_by_id)
    said = any(account.evidence.incidents is not None for account in accounts)
    unsaid = {path for account in accounts for path in account.evidence.unsaid}
    return Evidence(
        accounts[0].unit,
        _section(accounts, choices, "facts", lambda evidence: evidence.facts),
        _section(accounts, choices, "marks", lambda evidence: evidence.marks),
        _section(accounts, choices, "averages", lambda evidence: evidence.averages),
        tuple(incidents.values()) if said else None,
        _section(accounts, choices, "rulings", lambda evidence: evidence.rulings),
        # A wrong name that was named with null is told, as it would be of the account alone.
        unsaid=frozenset(unsaid - choices.keys()),
    )


def _incidents_by_id(evidence: Evidence) -> Mapping[str, Incident]:
    return {one.id: one for one in evidence.incidents or ()}


def _section(
    accounts: Sequence[Account],
    choices: Mapping[str, Choice],
    section: str,
    of: Callable[[Evidence], Mapping[str, Record]],
) -> FrozenMapping[str, Record]:
    names = dict.fromkeys(name for account in accounts for name in of(account.evidence))
    chosen = {name: choices[path].account for name in names if (path := pointer(section, name)) in choices}
    return FrozenMapping({name: of(account.evidence)[name] for name, account in chosen.items()})


def _lapsed(
    scheme: Scheme, rule: StandingRule, accounts: Sequence[Account], choices: Sequence[Choice]
) -> tuple[Choice, ...]:
    """Rulings and marks that a later stage left without object; what one account contradicts itself stays."""
    faults = faults_of(scheme, _evidence(accounts, {choice.path: choice for choice in choices}))
    idle = {fault.path for fault in faults if fault.code in {"nothing_to_rule", "out_of_place"}}
    stages = {choice.path: rule.order.index(choice.account.stage) for choice in choices}
    return tuple(
        choice
        for choice in choices
        if choice.path in idle
        and any(stages[choice.path] < stages.get(path, -1) for path in _read_beside(scheme, choice))
    )


def _read_beside(scheme: Scheme, choice: Choice) -> Iterator[str]:
    """The paths of what is read together with a value: a ruled clause's inputs, or what excludes a mark."""
    ruled = [clause for clause in scheme.clauses.values() if choice.path == pointer("rulings", clause.id)]
    excluding = [one.condition for one in scheme.exclusions if choice.path == one.excluded.path]
    yield from (leaf.path for clause in ruled for leaf in clause.rule.inputs)
    yield from (leaf.path for condition in excluding for leaf in condition.measure.inputs)
