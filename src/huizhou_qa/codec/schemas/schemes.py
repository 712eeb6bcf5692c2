"""The schema of a scheme's JSON: document, chosen readings and annotations, as ``scheme_from_json`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
from huizhou_qa.rules.rounding import MODES
from huizhou_qa.rules.statistics import FOLDS
from huizhou_qa.scheme.program.building import OUTPUTS
from huizhou_qa.scheme.program.document import FORMAT

_MEASURE, _CONDITION, _PART = ref("measure"), ref("condition"), ref("part")

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
    yield "document", _document()
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

_MARKED: Mapping[str, Schema] = read_only_table({"id": ANY_TEXT, "path": ANY_TEXT, "max_points": EXACT})


def _all(keys: Mapping[str, Schema]) -> Schema:
    """An object of these keys, all of them."""
    return closed(keys, keys)


_LEAF = read_only(
    _all({"range": ENDS, "whole": TRUTH, "options": listed(ANY_TEXT), "may_be_nothing": TRUTH, "percent": TRUTH})
)


def _document() -> Schema:
    marked = listed(_all(_MARKED))
    rounding: Schema = {"type": "array", "prefixItems": (PLACE, words(MODES), EXACT), "items": False}
    return _all(
        {
            "format": {"const": FORMAT},
            "id": ANY_TEXT,
            "inputs": by_name(_LEAF),
            "readings": by_name(listed(ANY_TEXT)),
            "shared": listed(ref("operation_chosen")),
            "entries": listed(_entry()),
            "agreements": listed(_CONDITION),
            "exclusions": listed(_all({"excluded": ANY_TEXT, "where": _CONDITION})),
            "grades": listed(ANY_TEXT),
            "ranking": _all({"by": listed(ANY_TEXT), "rounding": rounding, "exempt": listed(_MEASURE)}),
            "pending": _MEASURE,
            "settled": listed(ANY_TEXT),
            "elements": by_name(_MEASURE),
            "clauses": listed(closed({**_MARKED, "also_given": listed(ANY_TEXT)}, _MARKED)),
            "items": marked,
            "groups": marked,
            "adjustments": listed(_all({"id": ANY_TEXT, "path": ANY_TEXT})),
            "outputs": closed(dict.fromkeys(OUTPUTS, ANY_TEXT), optional=()),
            "written": closed({"places": _MEASURE, "own": by_name(PLACE), "sums": _MEASURE}, ("places", "own")),
            "on_site": _on_site(),
        }
    )


def _on_site() -> Schema:
    """The on-site check, all of it; of a scheme without one, an object without keys."""
    rated = {**_MARKED, "ratings": listed(ANY_TEXT), "levels": listed(ANY_TEXT)}
    keys: Mapping[str, Schema] = {
        "inputs": by_name(_LEAF),
        "readings": by_name(listed(ANY_TEXT)),
        "shared": listed(ref("operation_chosen")),
        "entries": listed(_entry()),
        "points": listed(_all(rated)),
        "tables": listed(_all(_MARKED)),
        "outputs": _all({"total": ANY_TEXT}),
    }
    return any_of({"type": "object", "maxProperties": 0}, _all(keys))


def _entry() -> Schema:
    """A result or a tally; of a statistic also what it is of the members."""
    own = {"path": ANY_TEXT, "node": _MEASURE}
    kinds = {
        "result": _all({"kind": ANY_TEXT, **own}),
        "tally": _all({"kind": ANY_TEXT, **own}),
        "statistic": _all({"kind": ANY_TEXT, **own, "fold": words(FOLDS), "own": TRUTH}),
    }
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
