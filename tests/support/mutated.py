"""JSON texts that are mutated in their structure, the same for the same seed: what a decoder must read or refuse.

Bytes alone would hardly ever get past the parser of JSON. What is mutated here is JSON again, but for keys that stand
twice and numbers that JSON has no words for. Of a text that holds a scheme, the digest is mostly made that of its new
document.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
from collections.abc import Callable, Iterator

Json = dict[str, "Json"] | list["Json"] | str | bool | int | float | None
Holder = dict[str, Json] | list[Json]
STRANGE: tuple[Json, ...] = (
    *json.loads(
        r"""[null, true, false, 0, -1, 1.5, 1e400, "", "x", "无", "0", "1", "-1", "-0", "00", "1.0", "+1", " 1", "1_0",
        "1e99", "9e-99", "1/3", "2/6", "1/0", "０", "\ud800", "\u200b", [], {},
        "2031-02-30", "2031-01-01", "(-∞, ∞)", "[0, 1]", "[1, 0]", "(1, 0)", "{1}", [[]], {"kind": "Clause"},
        {"kind": "Heading"}, {"kind": "Alternatives", "reading": "x", "choices": {"map": []}},
        {"absent": true}, {"map": []}, {"input": "/facts/noise"}, {"entry": "/results/1"}, {"node": ["constant", "1"]},
        {"whole": "1"}, {"number": "1"}, {"zh": "a", "en": "b"}, {"nothing": "当年没有"}, {"part": 1, "whole": 2},
        {"part": "1", "whole": "0"}, {"from": "0", "to": "1"}, {"value": "1"}, {"points": "1"},
        {"numerator": 1, "denominator": 0}, {"numerator": "1", "denominator": "3"}, ["constant", "1"], ["nothing"],
        ["read", "/facts/noise"], ["open", "x", {}], ["sum", [], "0"],
        ["choose", ["all_of", []], ["nothing"], ["nothing"]],
        {"first": {}}, {"first": {"unit": "甲"}, "amendments": []}]"""
    ),
    "x" * 200,
    "1" * 5_000,
    10**40,
    math.nan,
    -math.inf,
    -0.0,
)
"""What belongs nowhere, or elsewhere."""
KEYS = ("x", "id", "kind", "en", "", "~", "a/b", "\u200b", "__proto__", "x" * 200)
DEPTHS = (1, 2, 10, 60, 210)
MOST_EDITS = 4
# Stands in a key that is written a second time, and is taken out of the text: it begins no key of ours.
AGAIN = "\x00again"


def mutated(text: str, seed: int) -> str | None:
    """A JSON text with one to four things done to it, the same for the same seed; None where it holds nothing."""
    draw = random.Random(seed)
    return _written(text, lambda whole: _edited(whole, draw), draw)


def spliced(text: str, other: str, seed: int) -> str | None:
    """A JSON text with what stands somewhere in another one; None where either holds nothing."""
    draw = random.Random(seed)
    return _written(text, lambda whole: _with_some_of(other, whole, draw), draw)


def _written(text: str, edit: Callable[[Json], bool], draw: random.Random) -> str | None:
    try:
        whole: Json = json.loads(text)
        if not edit(whole):
            return None
        made = with_its_digest(whole) if draw.randrange(4) else whole
        return json.dumps(made, ensure_ascii=False).replace(json.dumps(AGAIN)[1:-1], "")
    # No JSON, or nested too deep after many edits.
    except (ValueError, RecursionError):
        return None


def _edited(whole: Json, draw: random.Random) -> bool:
    for _ in range(draw.choice((1, 1, 1, 2, 3, MOST_EDITS))):
        found = list(places(whole))
        if not found:
            return False
        _edit(*draw.choice(found), found, draw)
    return True


def _with_some_of(other: str, whole: Json, draw: random.Random) -> bool:
    found, given = list(places(whole)), list(places(json.loads(other)))
    if not found or not given:
        return False
    holder, key = draw.choice(found)
    # What stands under the same key elsewhere fits better than most.
    same = [one for one in given if one[1] == key]
    _put(holder, key, _at(*draw.choice(same if same and draw.randrange(2) else given)))
    return True


def places(value: Json) -> Iterator[tuple[Holder, str | int]]:
    """Every place in a document, as what holds it and its key there."""
    left = [value]
    while left:
        holder = left.pop()
        if isinstance(holder, dict):
            yield from ((holder, key) for key in holder)
            left += holder.values()
        elif isinstance(holder, list):
            yield from ((holder, at) for at in range(len(holder)))
            left += holder


def with_its_digest(whole: Json) -> Json:
    """A scheme, or a receipt that holds one, with the digest of what is now its document: more is looked at then."""
    if isinstance(whole, dict) and isinstance(whole.get("scheme"), dict):
        scheme = with_its_digest(whole["scheme"])
        if isinstance(scheme, dict) and "document" in scheme:
            whole["scheme_digest"] = scheme["digest"]
    elif isinstance(whole, dict) and "document" in whole:
        text = json.dumps(whole["document"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        whole["digest"] = f"sha256:{hashlib.sha256(text.encode('utf-8', errors='surrogatepass')).hexdigest()}"
    return whole


def _copied(value: Json) -> Json:
    """The same, which shares nothing with the first: or an edit of the one would be one of the other."""
    again: Json = json.loads(json.dumps(value))
    return again


def _at(holder: Holder, key: str | int) -> Json:
    return holder[str(key)] if isinstance(holder, dict) else holder[int(key)]


def _put(holder: Holder, key: str | int, value: Json) -> None:
    if isinstance(holder, dict):
        holder[str(key)] = value
    else:
        holder[int(key)] = value


def _edit(holder: Holder, key: str | int, found: list[tuple[Holder, str | int]], draw: random.Random) -> None:
    other = _at(*draw.choice(found))
    if draw.randrange(2):
        _put(holder, key, _instead(_at(holder, key), other, draw))
    elif isinstance(holder, dict):
        name = draw.choice([*KEYS, *[key for _, key in found if isinstance(key, str)]])
        _edit_object(holder, str(key), name, draw)
    else:
        _edit_list(holder, int(key), other, draw)


def _edit_object(holder: dict[str, Json], key: str, name: str, draw: random.Random) -> None:
    how = draw.randrange(5)
    if how <= 1:
        del holder[key]
    elif how == 2:
        holder[name] = holder.pop(key)
    elif how == 3:
        _put(holder, name, _copied(holder[key]))
    else:
        _put(holder, key + AGAIN, _copied(draw.choice((holder[key], *STRANGE))))


def _edit_list(holder: list[Json], at: int, other: Json, draw: random.Random) -> None:
    how = draw.randrange(5)
    if how <= 1:
        del holder[at]
    elif how == 2:
        holder.insert(draw.randrange(len(holder) + 1), _copied(holder[at]))
    elif how == 3:
        holder.insert(at, _copied(other))
    else:
        draw.shuffle(holder)


def _instead(value: Json, other: Json, draw: random.Random) -> Json:
    how = draw.randrange(5)
    if how == 0:
        return _copied(draw.choice(STRANGE))
    if how == 1:
        return _copied(other)
    if how == 2:
        return _nested(value, draw)
    if how == 3:
        return _near(value, draw)
    return [] if isinstance(value, list) else {} if isinstance(value, dict) else ""


def _nested(value: Json, draw: random.Random) -> Json:
    key = draw.choice((None, *KEYS))
    for _ in range(draw.choice(DEPTHS)):
        value = [value] if key is None else {key: value}
    return value


def _near(value: Json, draw: random.Random) -> Json:
    """A leaf that is nearly the same: another number, or a text with a character more, less or another."""
    if isinstance(value, str):
        at, sign = draw.randrange(len(value) + 1), draw.choice(("", "0", "9", "-", "/", "e", ".", " ", "~", "甲", "\0"))
        return value[:at] + sign + value[at + draw.randrange(2) :]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return not value
    return draw.choice((value + 1, -value, str(value)))
