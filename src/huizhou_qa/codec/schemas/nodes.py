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
    by_name,
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

EXACT = read_only({"type": "string", "maxLength": LONGEST_NUMBER, "pattern": f"^(?:{NUMBER.pattern})$"})
PLACE = read_only({"type": "string", "maxLength": LONGEST_WHOLE, "pattern": f"^(?:{WHOLE.pattern})$"})
ENDS = read_only({"type": "string", "pattern": f"^(?:{INTERVAL.pattern})$"})

_MEASURE, _CONDITION = ref("measure"), ref("condition")
# What these look at is a truth; whatever else a node looks at is a number.
_OF_TRUTHS = frozenset({"number_of", "choose", "all_of"})

_PIECE = read_only(tuple_of(ENDS, EXACT, EXACT))
_CURVE = read_only_table({"over": ENDS, "pieces": listed(_PIECE), "whole": TRUTH})
_OPERANDS: Mapping[str, Schema] = read_only_table(
    {
        "value": EXACT,
        "text": ANY_TEXT,
        "whole": PLACE,
        "input": ANY_TEXT,
        "interval": ENDS,
        "rounding": tuple_of(EXACT, words(MODES), words(STAGES)),
        "curve": closed(_CURVE, _CURVE),
        "terms": listed(tuple_of(_MEASURE, EXACT)),
        "pairs": listed(tuple_of(_MEASURE, _MEASURE)),
        "branch": _MEASURE,
        "choices": by_name(_MEASURE),
    }
)


def _operand(operation: str, kind: str) -> Schema:
    looked_at = _CONDITION if operation in _OF_TRUTHS else _MEASURE
    return _OPERANDS.get(kind) or (listed(looked_at) if kind == "children" else looked_at)


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
    listed_in = tuple(operations)
    where: Schema = {"type": "array", "prefixItems": [words(listed_in)], "minItems": 1}
    return chosen_by(listed_in, {name: ref(f"operation_{name}") for name in listed_in}, where)


NODES: Mapping[str, Schema] = read_only_table(
    {
        "measure": _one_of(MEASURES),
        "condition": _one_of(CONDITIONS),
        "rule": _one_of((*MEASURES, *CONDITIONS)),
        **{f"operation_{operation}": _operation(operation, kinds) for operation, kinds in OPERATIONS.items()},
    }
)
"""What schemas of rules refer to, by name."""
