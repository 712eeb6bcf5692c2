"""The schema of a scheme's JSON: document, chosen readings and annotations, as ``scheme_from_json`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from huizhou_qa.codec.document_form import (
    DOCUMENT,
    ByName,
    Form,
    Keys,
    Listed,
    NoneOrFirst,
    OneOf,
    OrWithoutKeys,
    PlainValue,
    ValueKind,
)
from huizhou_qa.codec.kinds import KINDS, MAKINGS, ClassOfParts
from huizhou_qa.codec.reading_parts import SCALARS
from huizhou_qa.codec.schemas.keywords import (
    ANY_TEXT,
    TEXT,
    TRUTH,
    Schema,
    any_of,
    by_name,
    closed,
    listed,
    read_only,
    read_only_table,
    ref,
    schema_text,
    tuple_of,
    words,
)
from huizhou_qa.codec.schemas.nodes import ENDS, EXACT, NODES, PLACE, chosen_by
from huizhou_qa.codec.scheme_writing import SCORED, TOLD
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.program.document import FORMAT

_PART = ref("part")

DIGEST = read_only({"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"})
CHOSEN = read_only(by_name(TEXT))


def scheme_schema() -> str:
    """The JSON Schema (2020-12) of what ``scheme_to_json`` writes and ``scheme_from_json`` reads, for any scheme.

    It says every key, every operation with its operands, and every kind of annotation with its fields; what a schema
    cannot say (that annotations, document and digest belong together) stands in docs/schemas.md.
    """
    return schema_text("A scheme as data", scheme_keywords(), dict(definitions()))


def scheme_keywords() -> Schema:
    """The same, with references to ``definitions``."""
    return _all({"digest": DIGEST, "document": ref("document"), "readings": CHOSEN, "annotations": ref("annotations")})


def definitions() -> Iterator[tuple[str, Schema]]:
    """What a scheme refers to, by name."""
    yield from NODES.items()
    yield "document", _of_form(DOCUMENT)
    yield "annotations", _annotations()
    yield "part", _part()
    kinds = {name: ref(f"kind_{name}") for name in KINDS}
    yield "kind", chosen_by(kinds, kinds, {"type": "object", "properties": {"kind": words(kinds)}})
    for name, kind in KINDS.items():
        yield f"kind_{name}", _of_kind(kind, told=TOLD.get(name, ()))
    scalars = {**dict.fromkeys(SCALARS, ANY_TEXT), **_SCALARS}
    yield "scalar", {**closed(scalars, optional=()), "minProperties": 1, "maxProperties": 1}
    yield "wording", _all({"zh": ANY_TEXT, "en": ANY_TEXT})


_SCALARS: Mapping[str, Schema] = read_only_table(
    {
        "map": listed(tuple_of(_PART, _PART)),
        "node": ref("rule"),
        "absent": {"const": True},
        "whole": EXACT,
        "number": EXACT,
        "interval": ENDS,
    }
)


def _all(keys: Mapping[str, Schema]) -> Schema:
    """An object of these keys, all of them."""
    return closed(keys, keys)


_VALUES: Mapping[ValueKind, Schema] = FrozenMapping(
    {
        "format": read_only({"const": FORMAT}),
        "text": ANY_TEXT,
        "truth": TRUTH,
        "number": EXACT,
        "whole": PLACE,
        "interval": ENDS,
        "measure": ref("measure"),
        "condition": ref("condition"),
        "chosen": ref("operation_chosen"),
    }
)


def _of_form(form: Form) -> Schema:  # noqa: PLR0911 - one for each form
    """The schema of what has a form."""
    match form:
        case PlainValue():
            return _VALUES[form.kind]
        case OneOf():
            return words(form.words)
        case Listed():
            return listed(_of_form(form.members))
        case ByName():
            return by_name(_of_form(form.members))
        case NoneOrFirst():
            return {"type": "array", "prefixItems": tuple(map(_of_form, form.members)), "items": False}
        case OrWithoutKeys():
            return any_of({"type": "object", "maxProperties": 0}, _of_form(form.form))
        case Keys():
            keys = {key: _of_form(one) for key, one in form.keys.items()}
            return closed(keys, [key for key in keys if key not in form.may_lack], optional=())
    kinds = {kind: _of_form(one) for kind, one in form.kinds.items()}
    return chosen_by(kinds, kinds, {"type": "object", "properties": {"kind": words(kinds)}, "required": ("kind",)})


def _annotations() -> Schema:
    called = [alias for alias in KINDS["Input"].fields if alias not in SCORED]
    label: Schema = {"type": "object", "properties": dict.fromkeys(called, _PART), "additionalProperties": False}
    makings = any_of(*(_named(making.__name__) for making in MAKINGS))
    return _all(
        {
            "inputs": by_name(label),
            "curves": by_name({"allOf": (_PART, makings)}),
            "reasons": by_name(ANY_TEXT),
            "readings": {"allOf": (_PART, _named("Readings"))},
            "scheme": {"allOf": (_PART, _named("Scheme"))},
        }
    )


def _named(kind: str) -> Schema:
    return {"type": "object", "properties": {"kind": {"const": kind}}, "required": ("kind",)}


def _part() -> Schema:
    """A text, a truth, several parts, an object of a kind, a wording, or one value under the name of what it is."""
    of_kind: Schema = {"type": "object", "required": ("kind",)}
    wording: Schema = {"type": "object", "required": ("zh",)}
    return {
        "type": ("string", "boolean", "array", "object"),
        "items": _PART,
        "allOf": [
            {"if": of_kind, "then": ref("kind")},
            {"if": {**wording, "not": of_kind}, "then": ref("wording")},
            {"if": {"type": "object", "not": {"anyOf": (of_kind, wording)}}, "then": ref("scalar")},
        ],
    }


def _of_kind(kind: ClassOfParts, told: Iterable[str]) -> Schema:
    fields = {"kind": ANY_TEXT, **{alias: _PART for alias in kind.fields if alias not in told}}
    needed = [alias for alias in kind.required if alias not in told]
    return {"type": "object", "properties": fields, "required": needed, "additionalProperties": False}
