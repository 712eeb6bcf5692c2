"""Selects the prevailing statement for each value, and lists those that it overrules.

A statement without a value does not change it. A statement that no incidents happened denies every incident
of other statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from attrs import frozen

from huizhou_qa.errors import Wording, pointer, printable
from huizhou_qa.evidence.amending import history
from huizhou_qa.evidence.evidence import INCIDENT_PREFIX, KINDS_SAID, NONE_HAPPENED, Evidence, Said
from huizhou_qa.evidence.parsing import SECTIONS
from huizhou_qa.evidence.records import Award, Incident, Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, Kind, of, require, several
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.statements.agreement import agree
from huizhou_qa.statements.precedence import PrecedenceRule
from huizhou_qa.statements.statement import Statement

Record = TypeVar("Record")

SAID = Kind(
    Wording("数据所说的值", "what evidence says"),
    lambda value: type(value) in KINDS_SAID or (type(value) is tuple and not value),
)
# One that is overruled, and what it says.
OTHERWISE = Kind(
    Wording("环节数据及其所说的值", "a pair of a statement and what it says"),
    lambda value: (
        type(value) is tuple
        and list(map(type, value[:1])) == [Statement]
        and list(map(SAID.holds, value[1:])) == [True]
    ),
)


@frozen(repr=False)
class PrevailingValue:
    """A prevailing value.

    Attributes:
        path: its JSON Pointer; incidents have their ids.
        said: the value; an empty tuple for an incident that did not happen, and at ``/incidents`` where none did.
        statement: the statement that prevails.
        overruled: the statements with another value, each with its value.
    """

    path: str
    said: Said
    statement: Statement
    overruled: tuple[tuple[Statement, Said], ...] = ()

    def __attrs_post_init__(self) -> None:
        require(self, path=TEXT, said=SAID, statement=of(Statement), overruled=several(OTHERWISE))

    @property
    def reason(self) -> str | None:
        """Why the statement says so."""
        return self.statement.reason_for(self.path)

    def __repr__(self) -> str:
        said = f"{len(self.overruled)} overruled" if self.overruled else "undisputed"
        return f"<PrevailingValue {printable(self.path)} of {self.statement!r}: {said}>"


class Version(NamedTuple):
    """A statement with its evidence, or with an earlier link of the corrections of its evidence."""

    statement: Statement
    evidence: Evidence


class Selection(NamedTuple):
    """The prevailing evidence, the prevailing values, and those that lapsed."""

    evidence: Evidence
    values: FrozenMapping[str, PrevailingValue]
    lapsed: tuple[PrevailingValue, ...]


def in_order(rule: PrecedenceRule, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Sorts the statements by stage, the weakest first, then by day, then by any other difference.

    So their order and repetitions do not matter.
    """
    once = {id(statement): statement for statement in statements}.values()
    return tuple(sorted(once, key=lambda one: (rule.order.index(one.stage), one.on, one.by, *_texts(one))))


def _texts(statement: Statement) -> tuple[str, str]:
    """The full content of a statement as a text, independent of the order of names, and the order of its incidents.

    The prevailing evidence has incidents in the order of the first statement that has them.
    """
    values = sorted((path, repr(said)) for path, said in statement.evidence.said().items())
    made = [link.amendment for link in history(statement.evidence) if link.amendment is not None]
    corrections = [(str(one.on), one.by, one.why, *sorted(map(repr, one.changes))) for one in made]
    elements = sorted((one.id, sorted(one.unsaid)) for one in statement.evidence.incidents or ())
    beside = (sorted(statement.evidence.unsaid), elements, sorted(statement.evidence.statement_days))
    whole = (statement.unit, values, statement.why, sorted(statement.reasons.items()), corrections, beside)
    return repr(whole), repr([incident.id for incident in statement.evidence.incidents or ()])


def select(scheme: Scheme, rule: PrecedenceRule, versions: Sequence[Version]) -> Selection:
    """Selects the prevailing values of statements, the weakest first."""
    values = tuple(_values(scheme, rule, versions))
    whole = _evidence(versions, {value.path: value for value in values})
    lapsed = _lapsed(scheme, rule, whole, values)
    if not lapsed:
        return Selection(whole, FrozenMapping({value.path: value for value in values}), ())
    kept = FrozenMapping({value.path: value for value in values if value not in lapsed})
    return Selection(_evidence(versions, kept), kept, lapsed)


def _values(scheme: Scheme, rule: PrecedenceRule, versions: Sequence[Version]) -> Iterator[PrevailingValue]:
    """What prevails for every value, section by section in the order of the scheme."""
    said = [(version.statement, version.evidence.said()) for version in versions]
    paths = dict.fromkeys(path for _, by_path in said for path in by_path)
    if any(path.startswith(INCIDENT_PREFIX) for path in paths):
        # That none happened is held against each that is told.
        paths.pop(NONE_HAPPENED, None)
    for path in _as_in(scheme, paths):
        order = rule.order_for(path)
        given = [(statement, one) for statement, by_path in said if (one := _said_of(by_path, path)) is not None]
        statement, prevails = max(given, key=lambda one: (order.index(one[0].stage), one[0].on, _details(one[1])))
        otherwise = tuple(pair for pair in given if not agree(pair[1], prevails))
        yield PrevailingValue(path, prevails, statement, otherwise)


def _as_in(scheme: Scheme, paths: Iterable[str]) -> list[str]:
    """The paths, section by section in the order of the scheme; what it does not know comes last, by its name."""
    known = [*(row.path for row in scheme.inputs), *(pointer("rulings", id_) for id_ in scheme.clauses)]
    places = {path: at for at, path in enumerate(known)}

    def place(path: str) -> tuple[int, int, str]:
        # Sorting is stable: incidents stay as they are told.
        name = "" if path.startswith(NONE_HAPPENED) else path
        return SECTIONS.index(path.split("/")[1]), places.get(path, len(places)), name

    return sorted(paths, key=place)


def _said_of(by_path: Mapping[str, Said], path: str) -> Said | None:
    return by_path.get(path, by_path.get(NONE_HAPPENED) if path.startswith(INCIDENT_PREFIX) else None)


def _details(said: Said) -> int:
    """How many details a value has: of two equal values of one day, the more detailed one prevails."""
    beside: tuple[object, ...] = ()
    if isinstance(said, Known):
        beside = (said.source, said.as_of, said.status)
    elif isinstance(said, Award):
        beside = (said.by, said.on, said.reason)
    elif isinstance(said, Rate):
        beside = (said.part, said.whole)
    return sum(one is not None for one in beside)


def _evidence(versions: Sequence[Version], values: Mapping[str, PrevailingValue]) -> Evidence:
    unsaid = {path for version in versions for path in version.evidence.unsaid}
    days = {day for one in versions for day in (one.statement.on, *one.evidence.statement_days)}
    return Evidence(
        versions[0].evidence.unit,
        _section(versions, values, "facts", lambda evidence: evidence.facts),
        _section(versions, values, "marks", lambda evidence: evidence.marks),
        _section(versions, values, "averages", lambda evidence: evidence.averages),
        _section(versions, values, "statistics", lambda evidence: evidence.statistics),
        _incidents(values),
        _section(versions, values, "rulings", lambda evidence: evidence.rulings),
        # A wrong name given with null stays a fault.
        unsaid=frozenset(unsaid - values.keys()),
        statement_days=tuple(sorted(days)),
    )


def _incidents(values: Mapping[str, PrevailingValue]) -> tuple[Incident, ...] | None:
    """The prevailing incidents; None where no statement mentions incidents."""
    incidents = [value.said for path, value in values.items() if path.startswith(NONE_HAPPENED)]
    return tuple(said for said in incidents if isinstance(said, Incident)) if incidents else None


def _section(
    versions: Sequence[Version],
    values: Mapping[str, PrevailingValue],
    section: str,
    of: Callable[[Evidence], Mapping[str, Record]],
) -> FrozenMapping[str, Record]:
    by_statement = {id(version.statement): of(version.evidence) for version in versions}
    names = {pointer(section, name): name for named in by_statement.values() for name in named}
    chosen = {names[path]: value.statement for path, value in values.items() if path in names}
    return FrozenMapping({name: by_statement[id(statement)][name] for name, statement in chosen.items()})


def _lapsed(
    scheme: Scheme, rule: PrecedenceRule, whole: Evidence, values: Sequence[PrevailingValue]
) -> tuple[PrevailingValue, ...]:
    """Rulings and marks that a later stage made irrelevant; a contradiction within one statement stays a fault."""
    faults = faults_of(scheme, whole)
    idle = {fault.path for fault in faults if fault.code in {"nothing_to_rule", "out_of_place"}}
    stages = {value.path: rule.order.index(value.statement.stage) for value in values}
    return tuple(
        value
        for value in values
        if value.path in idle and any(stages[value.path] < stages.get(path, -1) for path in _read_beside(scheme, value))
    )


def _read_beside(scheme: Scheme, value: PrevailingValue) -> Iterator[str]:
    """The paths of the values that decide whether a ruling or a mark is relevant."""
    ruled = [clause for clause in scheme.clauses.values() if value.path == pointer("rulings", clause.id)]
    excluding = [exclusion for exclusion in scheme.exclusions if value.path == exclusion.excluded.path]
    yield from (leaf.path for clause in ruled for leaf in clause.rule.inputs)
    yield from (leaf.path for one in excluding for leaf in one.inputs)
