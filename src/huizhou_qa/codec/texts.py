"""JSON texts as values, and values as texts: numbers as they are written, keys that stand twice remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from huizhou_qa.codec.limits import LONGEST_PATH, MOST_DEPTH
from huizhou_qa.codec.steps import Json
from huizhou_qa.errors import EvidenceError, JsonNumber, SchemeError, VerificationError, Wording, described, pointer
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


_HOLDERS = (dict, list)
_BLANKS = " \t\n\r"
_BYTE_ORDER_MARK, _OF_THE_MARK = "\ufeff", "Unexpected UTF-8 BOM (decode using utf-8-sig)"

# Made once: making one costs as much as reading a few dozen figures.
_DECODER = json.JSONDecoder(
    object_pairs_hook=JsonObject,
    parse_int=JsonNumber,
    parse_float=JsonNumber,
    parse_constant=Decimal,  # NaN and infinities: refused where they stand, with everything else
)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_AT_ONCE = json.JSONDecoder(parse_int=JsonNumber, parse_float=JsonNumber, parse_constant=Decimal)


class _Held(NamedTuple):
    """An object or an array, the key that it stands under, what holds it, and how long its path is."""

    value: dict[str, object] | list[object]
    key: str
    within: _Held | None
    length: int

    @property
    def path(self) -> str:
        keys: list[str] = []
        place = self
        while place.within is not None:
            keys.append(place.key)
            place = place.within
        return pointer(*reversed(keys)) if keys else ""


def json_of(value: Json, indent: int | None) -> str:
    """Writes a value as text: without a blank unless people are to read it, which is quicker and shorter."""
    if indent is None:
        return _ENCODER.encode(value)
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=(",", ": "))


def object_of(text: str, refusal: Refusal, most: int) -> Mapping[str, object]:
    """What a JSON text says, which should be an object: whoever reads it looks whether it is.

    Raises an error of that class for text of more than so many characters, that is not JSON, is nested too deeply or
    has keys that are too long.
    """
    plain_one = plain_text(text)
    if plain_one is None:
        raise refusal.of("", "wrong_type", case="not_text", given=described(text))
    if len(plain_one) > most:
        raise refusal.of("", "too_long", case="text", most=most)
    try:
        given: Mapping[str, object] = _parsed(plain_one)
    except RecursionError:
        raise _too_deep(refusal, "") from None
    except json.JSONDecodeError as error:
        raise refusal.of("", "not_json", problem=_worded(error.msg), line=error.lineno, column=error.colno) from None
    # A text that is as short holds no longer key, and nothing is as deep as it has brackets.
    if len(plain_one) > LONGEST_PATH or plain_one.count("{") + plain_one.count("[") > MOST_DEPTH:
        _require_limits(given, refusal)
    return given


def object_at_once(text: str, most: int) -> dict[str, object] | None:
    """What a JSON text says that is an object, in which and right below which no key stands twice, and none deeper.

    None of any other text, which ``object_of`` reads or refuses: it asks for every object whether a key was repeated.
    """
    if type(text) is not str or len(text) > most:
        return None
    try:
        given, end = _AT_ONCE.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict) or text[end:].strip(_BLANKS):
        return None
    # A colon stands behind every key: where there are no more of them than keys that were kept, no key was lost.
    kept = len(given) + sum([len(one) for one in given.values() if isinstance(one, dict)])
    return given if text.count(":") == kept else None


def _parsed(text: str) -> Mapping[str, object]:
    if text.startswith(_BYTE_ORDER_MARK):
        raise json.JSONDecodeError(_OF_THE_MARK, text, 0)
    given: Mapping[str, object] = _DECODER.decode(text)
    return given


def _require_limits(given: object, refusal: Refusal) -> None:
    """Raises an error for what is nested too deeply, and for keys that are too long."""
    level = [_Held(given, "", None, 0)] if isinstance(given, dict | list) else []
    depth = 0
    while level:
        if depth > MOST_DEPTH:
            raise _too_deep(refusal, level[0].path)
        level = [below for place in level for below in _below(place, refusal)]
        depth += 1


def _too_deep(refusal: Refusal, path: str) -> EvidenceError | SchemeError | VerificationError:
    if issubclass(refusal, EvidenceError):
        # It says how deep evidence is.
        return refusal.of(path, "too_deep")
    return refusal.of(path, "too_deep", case="scheme")


def _below(place: _Held, refusal: Refusal) -> Iterator[_Held]:
    """The objects and arrays that stand right below one."""
    held = place.value
    keys = held if isinstance(held, dict) else [str(at) for at in range(len(held))]
    if place.length + max(map(len, keys), default=0) > LONGEST_PATH:
        raise refusal.of(place.path, "too_long", case="key", most=LONGEST_PATH)
    for key, one in zip(keys, held.values() if isinstance(held, dict) else held, strict=True):
        if isinstance(one, _HOLDERS):
            yield _Held(one, key, place, place.length + len(key) + 1)


def _worded(problem: str) -> Wording:
    """What the parser says, in both languages; it speaks English alone, and may learn to say more."""
    said = next((zh for en, zh in _PROBLEMS if problem.startswith(en)), "此处的写法不合JSON规定")
    return Wording(said, problem)
