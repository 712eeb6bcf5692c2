"""Statements (自评、文审、实地核查) and what prevails among them, as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huizhou_qa.codec.headers import header, receipt
from huizhou_qa.codec.histories import history_written
from huizhou_qa.codec.limits import MOST_COMPARISONS, OF_A_RESULT, OF_EVIDENCE
from huizhou_qa.codec.stated import compare, given_in, list_at, scheme_in, scored, under
from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import json_of, object_of
from huizhou_qa.codec.writing import data_written
from huizhou_qa.errors import EvidenceError, Fault, SchemeError, VerificationError, described, is_a, keys_of, pointer
from huizhou_qa.evidence.amending import history_from_dict
from huizhou_qa.evidence.evidence import NONE_HAPPENED
from huizhou_qa.evidence.plain_structures import Faults, JsonObject
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.evidence.records import Incident
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.statements import PrecedenceRule, PrevailingValue, PrevailingValues, Statement
from huizhou_qa.statements.prevailing import disagreements, prevailing_again


def statement_to_json(statement: Statement, *, indent: int | None = None) -> str:
    """Writes a statement as text that ``statement_from_json`` reads back to an equal one.

    Corrected evidence is written with its whole chain of corrections, as ``history_to_json`` does, with the same
    exception. Like evidence, a statement is by no scheme. Raises EvidenceError for what is no statement.
    """
    if not is_a(statement, Statement):
        raise EvidenceError.of("", "wrong_type", case="statement", given=described(statement))
    return json_of(statement_written(statement), indent)


def statement_from_json(text: str) -> Statement:
    """Reads a statement from a JSON text with the keys of ``Statement.from_dict``.

    ``evidence`` is evidence, or a chain of corrections as ``history_from_json`` reads it. Raises EvidenceError for
    text that is not JSON and for every fault, by path.
    """
    return statement_in(object_of(text, EvidenceError, OF_EVIDENCE))


def statement_in(given: object) -> Statement:
    """The statement that a JSON object says; raises EvidenceError for every fault."""
    if not isinstance(given, JsonObject):
        raise EvidenceError.of("", "wrong_type", case="mapping", given=described(given))
    chain = given.get("evidence")
    if not isinstance(chain, JsonObject) or "first" not in chain:
        return Statement.from_dict(given)
    try:
        corrected = history_from_dict(chain)
    except EvidenceError as error:
        raise EvidenceError([fault.under(pointer("evidence")) for fault in error.faults], error.params) from None
    whole = JsonObject({**given, "evidence": corrected}.items())
    whole.repeated = given.repeated
    return Statement.from_dict(whole)


def statement_written(statement: Statement) -> dict[str, Json]:
    """A statement as a JSON writer takes it."""
    evidence = statement.evidence
    return {
        "stage": statement.stage,
        "by": statement.by,
        "on": statement.on.isoformat(),
        "evidence": data_written(evidence) if evidence.amendment is None else history_written(evidence),
        **({} if statement.why is None else {"why": statement.why}),
        **({"reasons": _reasons(statement)} if statement.reasons else {}),
    }


def _reasons(statement: Statement) -> Json:
    """The reasons by section and name; one text for incidents where none happened."""
    said = statement.evidence.said()
    sections: dict[str, dict[str, Json]] = {}
    for path in sorted(statement.reasons):
        if path == NONE_HAPPENED:
            continue
        section, name = keys_of(path)
        of = said[path]
        # A path may show a blank in an id as an escape.
        sections.setdefault(section, {})[of.id if isinstance(of, Incident) else name] = statement.reasons[path]
    none = {} if NONE_HAPPENED not in statement.reasons else {"incidents": statement.reasons[NONE_HAPPENED]}
    return {**sections, **none}


def prevailing_to_json(
    prevailing: PrevailingValues, by: Scheme, *, scheme: bool = False, indent: int | None = None
) -> str:
    """Writes what prevails among statements: the rule, every statement, the evidence, and every value with its source.

    ``by`` is the scheme that it prevails under; with its ``scheme`` it is a receipt that can be checked from itself.
    Raises VerificationError for anything that does not follow from its statements and rule under that scheme.
    """
    if not is_a(prevailing, PrevailingValues):
        raise VerificationError.of("", "wrong_type", case="reasons_prevailing", given=described(prevailing))
    VerificationError.raise_if_any(disagreements(as_scheme(by), prevailing))
    return json_of(receipt(_whole(prevailing, by), by if scheme else None), indent)


def prevailing_from_json(text: str, scheme: Scheme | None = None) -> PrevailingValues:
    """Reads what ``prevailing_to_json`` wrote: selected again from the statements, and equal to the first.

    A receipt brings its own scheme; where it brings none, ``scheme`` is the one that the values prevail under, under
    the same readings. Raises as ``assessment_from_json`` does.
    """
    given = given_in(text, OF_A_RESULT, "readings", "rule", "statements")
    by = scheme_in(given, scheme, as_chosen=True)
    rule = _rule(Given(given["rule"], "/rule", Faults()))
    statements = scored(lambda: _statements(list_at(given, "statements")), under("statements"))
    made = scored(lambda: _again(by, rule, statements), under("statements"))
    compare(given, _whole(made, by))
    return made


def _again(by: Scheme, rule: PrecedenceRule, statements: Sequence[Statement]) -> PrevailingValues:
    try:
        return prevailing_again(by, rule, statements)
    except SchemeError as error:
        raise VerificationError(error.faults) from None


def _rule(given: Given) -> PrecedenceRule:
    keys = given.keys(("order", "exceptions"))
    order = tuple(one.name() for one in keys["order"].members())
    exceptions = {path: tuple(one.name() for one in said.members()) for path, said in keys["exceptions"].entries()}
    VerificationError.raise_if_any(given.faults.found)
    try:
        return PrecedenceRule(order, exceptions)
    except SchemeError as error:
        raise VerificationError([fault.under(given.path) for fault in error.faults]) from None


def _statements(listed: Sequence[object]) -> tuple[Statement, ...]:
    made: list[Statement] = []
    faults: list[Fault] = []
    for at, one in enumerate(listed):
        try:
            made.append(statement_in(one))
        except EvidenceError as error:
            faults += [fault.under(pointer(str(at))) for fault in error.faults]
    EvidenceError.raise_if_any(faults)
    if len(made) * sum(len(one.evidence.said()) for one in made) > MOST_COMPARISONS:
        raise EvidenceError.of("", "too_long", case="statements", most=MOST_COMPARISONS)
    return tuple(made)


def _whole(prevailing: PrevailingValues, by: Scheme) -> dict[str, Json]:
    places = {id(statement): str(at) for at, statement in enumerate(prevailing.statements)}
    exceptions = prevailing.rule.exceptions
    return {
        **header(by),
        "rule": {
            "order": [*prevailing.rule.order],
            "exceptions": {path: [*exceptions[path]] for path in sorted(exceptions)},
        },
        "statements": [statement_written(one) for one in prevailing.statements],
        "evidence": history_written(prevailing.evidence),
        "values": {path: _value(one, places) for path, one in prevailing.values.items()},
        "lapsed": {one.path: _value(one, places) for one in prevailing.lapsed},
    }


def _value(one: PrevailingValue, places: Mapping[int, str]) -> Json:
    """A value with the place of the statement that it is of, and those that it overrules."""
    return {
        "said": data_written(one.said),
        "statement": places[id(one.statement)],
        "overruled": [
            {"statement": places[id(statement)], "said": data_written(said)} for statement, said in one.overruled
        ],
    }
