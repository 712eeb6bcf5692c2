"""The schema of rules: every operation of the language with its operands, from the language as data.

Which operation a list is stands first in it, and is looked at before anything below: alternatives that are tried one
after the other would take a time that grows with every level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huizhou_qa.codec.plain_data import INTERVAL, LONGEST_NUMBER, LONGEST_WHOLE, NUMBER, WHOLE
from huizhou_qa.codec.rebuilding import CONDITIONS, MEASURES
from huizhou_qa.codec.schemas.keywords import (
    ANY_TEXT,
    TRUTH,
    Schema,
    any_of,
    closed,
    listed,
    read_only,
    read_only_table,
    ref,
    tuple_of,
    words,
)
from huizhou_qa.rules import OPERATIONS
from huizhou_qa.rules.rounding import MODES, STAGES
from huizhou_qa.scheme.program.said_once import CHOSEN, SHARED

EXACT = read_only({"type": "string", "maxLength": LONGEST_NUMBER, "pattern": f"^(?:{NUMBER.pattern})$"})
PLACE = read_only({"type": "string", "maxLength": LONGEST_WHOLE, "pattern": f"^(?:{WHOLE.pattern})$"})
ENDS = read_only({"type": "string", "pattern": f"^(?:{INTERVAL.pattern})$"})

_MEASURE, _CONDITION = ref("measure"), ref("condition")
# What these look at is a truth; whatever else a node looks at is a number.
_OF_TRUTHS = frozenset({"number_of", "choose", "all_of"})
BY_CHOICE: Mapping[str, Schema] = read_only_table(
    {
        CHOSEN: tuple_of({"const": CHOSEN}, ANY_TEXT, {"type": "object"}),
        SHARED: tuple_of({"const": SHARED}, PLACE),
    }
)


def _or_chosen(schema: Schema) -> Schema:
    """The same, or what stands there by choice; of which kind the parts of the choices are is not said."""
    return any_of(schema, ref("said_by_choice"))


def _parts(*members: Schema) -> Schema:
    return _or_chosen(tuple_of(*map(_or_chosen, members)))


def _any_number(members: Schema) -> Schema:
    return _or_chosen(listed(members))


_CURVE = read_only_table(
    {"over": _or_chosen(ENDS), "pieces": _any_number(_parts(ENDS, EXACT, EXACT)), "whole": _or_chosen(TRUTH)}
)
_OPERANDS: Mapping[str, Schema] = read_only_table(
    {
        "value": _or_chosen(EXACT),
        "whole": _or_chosen(PLACE),
        "input": _or_chosen(ANY_TEXT),
        "interval": _or_chosen(ENDS),
        "rounding": _parts(EXACT, words(MODES), words(STAGES)),
        "curve": _or_chosen(closed(_CURVE, _CURVE)),
        "terms": _any_number(_parts(_MEASURE, EXACT)),
        "pairs": _any_number(_parts(_MEASURE, _MEASURE)),
        "branch": _MEASURE,
        # Which reading lies open is not chosen itself, and what its choices have in common is said once.
        "text": ANY_TEXT,
        "choices": _MEASURE,
    }
)


def _operand(operation: str, kind: str) -> Schema:
    looked_at = _CONDITION if operation in _OF_TRUTHS else _MEASURE
    return _OPERANDS.get(kind) or (_any_number(looked_at) if kind == "children" else looked_at)


def _operation(operation: str, kinds: Iterable[str]) -> Schema:
    # Why there is nothing is an annotation.
    said = () if operation == "nothing" else kinds
    return tuple_of({"const": operation}, *(_operand(operation, kind) for kind in said))


def chosen_by(first: Iterable[str], among: Mapping[str, Schema], where: Schema) -> Schema:
    """One of these, by the word that tells which: ``where`` says that a value has one."""
    return {**where, "allOf": [{"if": _is(where, word), "then": among[word]} for word in first]}


def _is(where: Schema, word: str) -> Schema:
    return {"prefixItems": [{"const": word}]} if where["type"] == "array" else {"properties": {"kind": {"const": word}}}


def _one_of(operations: Iterable[str]) -> Schema:
    """A node of one of these operations."""
    listed_in = (*operations, *BY_CHOICE)
    where: Schema = {"type": "array", "prefixItems": [words(listed_in)], "minItems": 1}
    return chosen_by(listed_in, {name: ref(f"operation_{name}") for name in listed_in}, where)


NODES: Mapping[str, Schema] = read_only_table(
    {
        "said_by_choice": any_of(*(ref(f"operation_{name}") for name in BY_CHOICE)),
        **{f"operation_{name}": schema for name, schema in BY_CHOICE.items()},
        "measure": _one_of(MEASURES),
        "condition": _one_of(CONDITIONS),
        "rule": _one_of((*MEASURES, *CONDITIONS)),
        **{f"operation_{operation}": _operation(operation, kinds) for operation, kinds in OPERATIONS.items()},
    }
)
"""What schemas of rules refer to, by name."""
