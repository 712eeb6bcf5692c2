"""The schema of evidence: what may be given for a scheme, from the inputs that evidence is held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huizhou_qa.codec.schemas.keywords import (
    DAY,
    NAME,
    NULL,
    TEXT,
    TRUTH,
    Schema,
    any_of,
    closed,
    defined,
    listed,
    read_only_table,
    schema_text,
    words,
)
from huizhou_qa.codec.schemas.numbers import ABOVE_ZERO, NUMBERS, interval, number, pair
from huizhou_qa.evidence.asked import asked, given_at, is_of_others
from huizhou_qa.evidence.parsing import SECTIONS
from huizhou_qa.evidence.records import STATUSES, TREATMENTS
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER, AT_LEAST_ZERO, FROM_ONE
from huizhou_qa.rules.sections import FACTS, INCIDENTS, MARKS, OF_COHORTS, RULINGS
from huizhou_qa.scheme.incidents.elements import DAY as DATE
from huizhou_qa.scheme.incidents.elements import ID, IncidentElement
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.scheme import Scheme, as_scheme

STATEMENT_DAYS = "statement_days"
# What stands beside the value of a fact and the points of a mark, and what a ruling is made of.
OF_FACTS: Mapping[str, Schema] = read_only_table({"source": TEXT, "as_of": DAY, "status": words(STATUSES)})
OF_MARKS: Mapping[str, Schema] = read_only_table({"by": NAME, "on": DAY, "reason": TEXT})
OF_RULINGS: Mapping[str, Schema] = read_only_table({"treatment": words(TREATMENTS), "by": NAME, "why": TEXT})

_FROM_TWO = Interval.parse("[2, ∞)")


def evidence_schema(scheme: Scheme) -> str:
    """The JSON Schema (2020-12) of evidence that a scheme may be given, under its chosen readings.

    It says names, ranges, options and the elements of incidents, each with what it is called. Evidence that fits the
    scheme is valid, so that what is not valid is refused by the library too; what a schema cannot say (contradictions,
    what is missing, numbers as text beyond a range) stands in docs/schemas.md. Raises SchemeError for what is no
    scheme.
    """
    definitions = dict(NUMBERS)
    return schema_text(f"Evidence for {as_scheme(scheme).id}", evidence_keywords(scheme, definitions), definitions)


def evidence_keywords(scheme: Scheme, definitions: dict[str, Schema]) -> Schema:
    """The same; what several inputs have in common is added to the definitions."""
    sections = {section: closed(dict(_named(scheme, section, definitions))) for section in (FACTS, MARKS, *OF_COHORTS)}
    sections[INCIDENTS] = _incidents(scheme.incident_table)
    rulings = {id_: _ruling(clause) for id_, clause in scheme.clauses.items()}
    sections[RULINGS] = closed(rulings)
    in_order = {section: sections[section] for section in SECTIONS}
    return closed({"unit": NAME, **in_order, STATEMENT_DAYS: listed(DAY)}, ("unit",))


def _named(scheme: Scheme, section: str, definitions: dict[str, Schema]) -> Iterator[tuple[str, Schema]]:
    """What may be given in a section, by its name, with what it is called."""
    rows = {row.path: row for row in scheme.inputs}
    given: dict[str, list[Input]] = {}
    for leaf in scheme.input_register.inputs:
        if leaf.section == section:
            given.setdefault(given_at(leaf), []).append(leaf)
    for path, leaves in given.items():
        row, leaf = rows[path], leaves[0]
        described = f"{row.described_zh} · {row.described}" + (f" · {row.unit}" if row.unit else "")
        value = _statistic(leaves) if section in OF_COHORTS else _told_or_nothing(leaf, section)
        shared = defined(definitions, f"{section}_{row.kind}", value)
        yield leaf.name, {"title": f"{row.label_zh} · {row.label_en}", "description": described, **shared}


def _told_or_nothing(leaf: Input, section: str) -> Schema:
    """A fact or a mark: its value alone or with where it comes from, or that there was nothing."""
    value = _value(leaf)
    name, beside = ("value", OF_FACTS) if section == FACTS else ("points", OF_MARKS)
    nothing = (closed({"nothing": TEXT}, ("nothing",)),) if leaf.may_be_nothing else ()
    return any_of(value, closed({name: value, **beside}, (name,)), *nothing)


def _statistic(leaves: list[Input]) -> Schema:
    """A statistic of a cohort: a mean may be a pair, and must be where that of the others is made of it."""
    if any(map(is_of_others, leaves)):
        return pair(ANY_NUMBER, number(_FROM_TWO, whole=True))
    return _value(leaves[0])


def _value(leaf: Input) -> Schema:
    """The values of an input, as evidence is held against it."""
    kind, over, whole, _ = asked(leaf)
    if kind == "truth":
        return TRUTH
    if kind == "option":
        return words(leaf.options)
    if kind == "percent":
        return any_of(number(over), pair(AT_LEAST_ZERO, number(ABOVE_ZERO)), interval(over))
    if kind == "average":
        part = AT_LEAST_ZERO if over.low is not None and over.low >= 0 else ANY_NUMBER
        return any_of(number(over), pair(part, number(FROM_ONE, whole=True)), interval(over))
    return any_of(number(over, whole=whole), interval(over, whole=whole))


def _ruling(clause: Clause) -> Schema:
    """A ruling on a clause; none on one that the scheme itself treats."""
    return NULL if clause.settled is not None else closed(OF_RULINGS, OF_RULINGS)


def _incidents(table: IncidentTable | None) -> Schema:
    if table is None:
        return {"type": "array", "maxItems": 0}
    elements = table.worded
    of_all = [key for key, element in elements.items() if not element.only_of]
    own = {key: _element(element) for key, element in elements.items()}
    # An element that is null is not there, whatever it is called.
    incident = {**closed({ID: NAME, DATE: DAY, **own}, (ID, DATE, *of_all)), "additionalProperties": NULL}
    conditions = [rule for element in elements.values() if element.only_of for rule in _only_of(element, elements)]
    return listed({**incident, "allOf": conditions} if conditions else incident)


def _element(element: IncidentElement) -> Schema:
    return TRUTH if element.is_truth else words(element.words)


def _only_of(element: IncidentElement, elements: Mapping[str, IncidentElement]) -> Iterator[Schema]:
    """That an incident has an element where it has these values of others, and has not where it has any other value."""
    has: dict[str, Schema] = {}
    for key, those in element.only_of.items():
        others = [value for value in elements[key].values if value not in those]
        yield _where({**has, key: {"enum": others}}, {"properties": {element.key: NULL}})
        has[key] = {"enum": those}
    yield _where(has, {"properties": {element.key: _element(element)}, "required": [element.key]})


def _where(properties: Mapping[str, Schema], then: Schema) -> Schema:
    return {"if": {"properties": properties, "required": tuple(properties)}, "then": then}
