"""From JSON text to evidence, with no number ever passing through a binary float."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from huizhou_qa.assessment.checking import check
from huizhou_qa.errors import EvidenceError, Fault, described
from huizhou_qa.ground.evidence.amending import history_from_dict
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.evidence.plain_values import JsonObject
from huizhou_qa.ground.numbers import JsonNumber
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def evidence_from_json(text: str) -> Evidence:
    """The evidence that a JSON text says.

    Raises EvidenceError for text that is not JSON (NaN and infinities are not) and for every
    fault of form, a key that stands twice among them.
    """
    return Evidence.from_dict(_mapping(text))


def history_from_json(text: str) -> Evidence:
    """The corrected evidence that a JSON text holds, with the whole chain of corrections behind it.

    Raises EvidenceError as ``evidence_from_json`` and ``amend`` do, each fault by its path in the text.
    """
    return history_from_dict(_mapping(text))


def check_json(scheme: Scheme, text: str) -> tuple[Fault, ...]:
    """Every fault of the evidence that a JSON text says, as ``check`` tells them; empty where it can be scored.

    Text that is not JSON is one fault. Raises SchemeError for what is no scheme, and nothing else.
    """
    as_scheme(scheme)
    try:
        given = _mapping(text)
    except EvidenceError as error:
        return error.faults
    return check(scheme, given)


def _mapping(text: str) -> Mapping[str, object]:
    if not isinstance(text, str):
        raise EvidenceError.of("", "wrong_type", case="not_text", given=described(text))
    try:
        given: Mapping[str, object] = json.loads(
            text,
            object_pairs_hook=JsonObject,
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=Decimal,  # NaN and infinities: refused where they stand, with everything else
        )
    except RecursionError:
        raise EvidenceError.of("", "too_deep") from None
    except json.JSONDecodeError as error:
        told = {"line": error.lineno, "column": error.colno}
        raise EvidenceError.of("", "not_json", problem=error.msg, **told) from None
    return given
