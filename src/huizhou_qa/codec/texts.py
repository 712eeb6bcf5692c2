"""JSON texts as values, and values as texts: numbers as they are written, keys that stand twice remembered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from huizhou_qa.codec.steps import Json
from huizhou_qa.errors import EvidenceError, JsonNumber, SchemeError, VerificationError, Wording, described
from huizhou_qa.evidence.plain_structures import JsonObject
from huizhou_qa.numbers.exact import plain_text

Refusal = type[EvidenceError] | type[SchemeError] | type[VerificationError]

# How the parser of the standard library begins what it says.
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


def json_of(value: Json, indent: int | None) -> str:
    """Writes a value as text: without a blank unless people are to read it, which is quicker and shorter."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)


def object_of(text: str, refusal: Refusal) -> Mapping[str, object]:
    """What a JSON text says, which should be an object: whoever reads it looks whether it is.

    Raises an error of that class for text that is not JSON, or nested too deeply.
    """
    plain_one = plain_text(text)
    if plain_one is None:
        raise refusal.of("", "wrong_type", case="not_text", given=described(text))
    try:
        given: Mapping[str, object] = json.loads(
            plain_one,
            object_pairs_hook=JsonObject,
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=Decimal,  # NaN and infinities: refused where they stand, with everything else
        )
    except RecursionError:
        raise refusal.of("", "too_deep") from None
    except json.JSONDecodeError as error:
        raise refusal.of("", "not_json", problem=_worded(error.msg), line=error.lineno, column=error.colno) from None
    return given


def _worded(problem: str) -> Wording:
    """What the parser says, in both languages; it speaks English alone, and may learn to say more."""
    said = next((zh for en, zh in _PROBLEMS if problem.startswith(en)), "此处的写法不合JSON规定")
    return Wording(said, problem)
