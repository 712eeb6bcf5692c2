"""Reads evidence from JSON text; no number passes through a binary float."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from huizhou_qa.engine.checking import check
from huizhou_qa.errors import EvidenceError, Fault, JsonNumber, Wording, described
from huizhou_qa.evidence.amending import history_from_dict
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_structures import JsonObject
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# The beginnings of the messages of the standard library's parser.
_PROBLEMS = (
    ("Expecting value", "此处应有一个值"),
    ("Expecting property name", "此处应有键名，写在英文双引号中"),
    ("Expecting ',' delimiter", "此处应有英文逗号"),
    ("Expecting ':' delimiter", "键名之后应有英文冒号"),
    ("Extra data", "结束之后还有多余的内容"),
    ("Unterminated string", "从此处开始的文本没有以英文双引号结束"),
    ("Invalid control character", "文本中有未转义的控制字符，换行请写作\\n"),
    ("Invalid \\escape", "反斜杠之后的转义写法有误"),
    ("Invalid \\uXXXX escape", "\\u之后应有四位十六进制数"),
    ("Illegal trailing comma", "最后一项之后不应再有逗号"),
    ("Unexpected UTF-8 BOM", "开头有字节顺序标记（BOM），请删去"),
)


def evidence_from_json(text: str) -> Evidence:
    """Reads evidence from a JSON text.

    Raises EvidenceError for text that is not JSON (NaN and infinities are not) and for every
    fault of form, including repeated keys.
    """
    return Evidence.from_dict(_mapping(text))


def history_from_json(text: str) -> Evidence:
    """Reads corrected evidence from a JSON text, with its whole chain of corrections.

    Raises EvidenceError as ``evidence_from_json`` and ``amend`` do, each fault with its path in the text.
    """
    return history_from_dict(_mapping(text))


def check_json(scheme: Scheme, text: str) -> tuple[Fault, ...]:
    """Lists every fault of the evidence in a JSON text, as ``check`` does; empty where it can be scored.

    Text that is not JSON is one fault. Raises SchemeError for a ``scheme`` that is none, and nothing else.
    """
    as_scheme(scheme)
    try:
        given = _mapping(text)
    except EvidenceError as error:
        return error.faults
    return check(scheme, given)


def _mapping(text: str) -> Mapping[str, object]:
    plain_one = plain_text(text)
    if plain_one is None:
        raise EvidenceError.of("", "wrong_type", case="not_text", given=described(text))
    try:
        given: Mapping[str, object] = json.loads(
            plain_one,
            object_pairs_hook=JsonObject,
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=Decimal,  # NaN and infinities: refused where they stand, with everything else
        )
    except RecursionError:
        raise EvidenceError.of("", "too_deep") from None
    except json.JSONDecodeError as error:
        raise EvidenceError.of(
            "", "not_json", problem=_worded(error.msg), line=error.lineno, column=error.colno
        ) from None
    return given


def _worded(problem: str) -> Wording:
    """The parser's message in both languages; an unknown one has a general Chinese text."""
    said = next((zh for en, zh in _PROBLEMS if problem.startswith(en)), "此处的写法不合JSON规定")
    return Wording(said, problem)
