"""Laying accounts over each other, value by value: which stands, and what it overrules.

One that says nothing of a value leaves it as it was: silence erases nothing. One that says that no
incidents happened says so of every incident that another tells of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from attrs import frozen

from huizhou_qa.errors import Wording, pointer, printable
from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import KINDS_SAID, NONE_HAPPENED, SECTIONS, TOLD_INCIDENT, Evidence, Said
from huizhou_qa.evidence.records import Award, Incident, Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, Kind, of, require, several
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.statements.account import Account
from huizhou_qa.statements.agreement import agree
from huizhou_qa.statements.rule import StandingRule

Record = TypeVar("Record")

SAID = Kind(
    Wording("数据所说的值", "what evidence says"),
    lambda value: type(value) in KINDS_SAID or (type(value) is tuple and not value),
)
# One that is overruled, and what it says.
OTHERWISE = Kind(
    Wording("环节数据及其所说的值", "a pair of an account and what it says"),
    lambda value: (
        type(value) is tuple and list(map(type, value[:1])) == [Account] and list(map(SAID.holds, value[1:])) == [True]
    ),
)


@frozen(repr=False)
class StandingValue:
    """One value: what stands, whose account it is, and the accounts that said otherwise.

    ``path`` is the value's JSON Pointer; incidents go by their ids. ``said`` is an empty tuple where it
    stands that the incident did not happen, and at ``/incidents`` where it stands that none did.
    """

    path: str
    said: Said
    account: Account
    overruled: tuple[tuple[Account, Said], ...] = ()

    def __attrs_post_init__(self) -> None:
        require(self, path=TEXT, said=SAID, account=of(Account), overruled=several(OTHERWISE))

    @property
    def reason(self) -> str | None:
        """Why the account says so."""
        return self.account.reason_for(self.path)

    def __repr__(self) -> str:
        said = f"{len(self.overruled)} overruled" if self.overruled else "uncontested"
        return f"<StandingValue {printable(self.path)} of {self.account!r}: {said}>"


class Heard(NamedTuple):
    """An account, and what it said at some time: its evidence, or a link further back in that one's corrections."""

    account: Account
    evidence: Evidence


class Laid(NamedTuple):
    """What stands: the evidence, the choice made for every value, and what lapsed."""

    evidence: Evidence
    choices: FrozenMapping[str, StandingValue]
    lapsed: tuple[StandingValue, ...]


def in_order(rule: StandingRule, accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts, the weakest first; those of one stage by their days, then by whatever else they differ in.

    So it does not matter in which order they come, nor that one comes twice.
    """
    once = {id(one): one for one in accounts}.values()
    return tuple(sorted(once, key=lambda one: (rule.order.index(one.stage), one.on, one.by, *_texts(one))))


def _texts(account: Account) -> tuple[str, str]:
    """Everything that an account says, as a text that does not depend on the order of its names, and that of incidents.

    Incidents are a list: what stands has them in the order of the first account that tells of them.
    """
    told = sorted((path, repr(said)) for path, said in account.evidence.said().items())
    made = [link.amendment for link in history(account.evidence) if link.amendment is not None]
    corrections = [(str(one.on), one.by, one.why, *sorted(map(repr, one.changes))) for one in made]
    beside = (sorted(account.evidence.unsaid), sorted(account.evidence.account_days))
    whole = (account.unit, told, account.why, sorted(account.reasons.items()), corrections, beside)
    return repr(whole), repr([one.id for one in account.evidence.incidents or ()])


def lay(scheme: Scheme, rule: StandingRule, heard: Sequence[Heard]) -> Laid:
    """What stands of accounts that come the weakest first."""
    choices = tuple(_choices(scheme, rule, heard))
    whole = _evidence(heard, {choice.path: choice for choice in choices})
    lapsed = _lapsed(scheme, rule, whole, choices)
    if not lapsed:
        return Laid(whole, FrozenMapping({choice.path: choice for choice in choices}), ())
    kept = FrozenMapping({choice.path: choice for choice in choices if choice not in lapsed})
    return Laid(_evidence(heard, kept), kept, lapsed)


def _choices(scheme: Scheme, rule: StandingRule, heard: Sequence[Heard]) -> Iterator[StandingValue]:
    """What stands of every value, section by section in the order of the scheme."""
    said = [(one.account, one.evidence.said()) for one in heard]
    paths = dict.fromkeys(path for _, by_path in said for path in by_path)
    if any(path.startswith(TOLD_INCIDENT) for path in paths):
        # That none happened is held against each that is told.
        paths.pop(NONE_HAPPENED, None)
    for path in _as_in(scheme, paths):
        order = rule.order_for(path)
        told = [(account, one) for account, by_path in said if (one := _said_of(by_path, path)) is not None]
        account, stands = max(told, key=lambda one: (order.index(one[0].stage), one[0].on, _details(one[1])))
        otherwise = tuple(one for one in told if not agree(one[1], stands))
        yield StandingValue(path, stands, account, otherwise)


def _as_in(scheme: Scheme, paths: Iterable[str]) -> list[str]:
    """The paths, section by section in the order of the scheme; what it does not know stands behind, by its name."""
    known = [*(row.path for row in scheme.inputs), *(pointer("rulings", id_) for id_ in scheme.clauses)]
    places = {path: at for at, path in enumerate(known)}

    def place(path: str) -> tuple[int, int, str]:
        # Sorting is stable: incidents stay as they are told.
        name = "" if path.startswith(NONE_HAPPENED) else path
        return SECTIONS.index(path.split("/")[1]), places.get(path, len(places)), name

    return sorted(paths, key=place)


def _said_of(by_path: Mapping[str, Said], path: str) -> Said | None:
    return by_path.get(path, by_path.get(NONE_HAPPENED) if path.startswith(TOLD_INCIDENT) else None)


def _details(said: Said) -> int:
    """How much a statement tells beside what it says: of two that agree on one day, the fuller one stands."""
    beside: tuple[object, ...] = ()
    if isinstance(said, Known):
        beside = (said.source, said.as_of, said.status)
    elif isinstance(said, Award):
        beside = (said.by, said.on, said.reason)
    elif isinstance(said, Rate):
        beside = (said.part, said.whole)
    return sum(one is not None for one in beside)


def _evidence(heard: Sequence[Heard], choices: Mapping[str, StandingValue]) -> Evidence:
    unsaid = {path for one in heard for path in one.evidence.unsaid}
    days = {day for one in heard for day in (one.account.on, *one.evidence.account_days)}
    return Evidence(
        heard[0].evidence.unit,
        _section(heard, choices, "facts", lambda evidence: evidence.facts),
        _section(heard, choices, "marks", lambda evidence: evidence.marks),
        _section(heard, choices, "averages", lambda evidence: evidence.averages),
        _incidents(choices),
        _section(heard, choices, "rulings", lambda evidence: evidence.rulings),
        # A wrong name that was named with null is told, as it would be of the account alone.
        unsaid=frozenset(unsaid - choices.keys()),
        account_days=tuple(sorted(days)),
    )


def _incidents(choices: Mapping[str, StandingValue]) -> tuple[Incident, ...] | None:
    """Those that stand; None where no account says anything of incidents."""
    told = [choice.said for path, choice in choices.items() if path.startswith(NONE_HAPPENED)]
    return tuple(one for one in told if isinstance(one, Incident)) if told else None


def _section(
    heard: Sequence[Heard],
    choices: Mapping[str, StandingValue],
    section: str,
    of: Callable[[Evidence], Mapping[str, Record]],
) -> FrozenMapping[str, Record]:
    by_account = {id(one.account): of(one.evidence) for one in heard}
    names = {pointer(section, name): name for named in by_account.values() for name in named}
    chosen = {names[path]: choice.account for path, choice in choices.items() if path in names}
    return FrozenMapping({name: by_account[id(account)][name] for name, account in chosen.items()})


def _lapsed(
    scheme: Scheme, rule: StandingRule, whole: Evidence, choices: Sequence[StandingValue]
) -> tuple[StandingValue, ...]:
    """Rulings and marks that a later stage left without object; what one account contradicts itself stays."""
    faults = faults_of(scheme, whole)
    idle = {fault.path for fault in faults if fault.code in {"nothing_to_rule", "out_of_place"}}
    stages = {choice.path: rule.order.index(choice.account.stage) for choice in choices}
    return tuple(
        choice
        for choice in choices
        if choice.path in idle
        and any(stages[choice.path] < stages.get(path, -1) for path in _read_beside(scheme, choice))
    )


def _read_beside(scheme: Scheme, choice: StandingValue) -> Iterator[str]:
    """The paths of what is read together with a value: a ruled clause's inputs, or what excludes a mark."""
    ruled = [clause for clause in scheme.clauses.values() if choice.path == pointer("rulings", clause.id)]
    excluding = [one for one in scheme.exclusions if choice.path == one.excluded.path]
    yield from (leaf.path for clause in ruled for leaf in clause.rule.inputs)
    yield from (leaf.path for one in excluding for leaf in one.inputs)
