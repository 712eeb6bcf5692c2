"""The keywords of JSON Schema 2020-12 that schemas are made of, and how a schema is written as text.

Patterns use only what every dialect of regular expressions has: no lookahead, no Unicode classes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from itertools import count

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import json_text

Keyword = str | bool | int | Fraction | Mapping[str, "Keyword"] | Sequence["Keyword"] | None
"""The value of a keyword: a number is an int or a fraction with a finite decimal, and never a float."""
Schema = Mapping[str, Keyword]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def read_only(schema: Schema) -> Schema:
    """The same schema, which nobody can change: for what a module holds."""
    return FrozenMapping({keyword: _fixed(value) for keyword, value in schema.items()})


def read_only_table(schemas: Mapping[str, Schema]) -> Mapping[str, Schema]:
    """The same schemas by name, which nobody can change."""
    return FrozenMapping({name: read_only(schema) for name, schema in schemas.items()})


def _fixed(value: Keyword) -> Keyword:
    if isinstance(value, Mapping):
        return read_only(value)
    return value if isinstance(value, str | int | Fraction | None) else tuple(map(_fixed, value))


NULL = read_only({"type": "null"})
TRUTH = read_only({"type": "boolean"})
ANY_TEXT = read_only({"type": "string"})
# Blanks at an end are \s in every dialect; which characters are invisible is not said the same way in all of them.
NAME = read_only({"type": "string", "pattern": r"^\S(?:[\s\S]*\S)?$"})
TEXT = read_only({"type": "string", "pattern": r"\S"})
DAY = read_only({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})


def closed(
    properties: Mapping[str, Schema], required: Iterable[str] = (), optional: Iterable[str] | None = None
) -> Schema:
    """An object of these keys alone; the optional ones may be null, which is the same as absent.

    Without ``optional`` they are all but the required ones.
    """
    needed = tuple(required)
    may_be_null = set(properties) - set(needed) if optional is None else set(optional)
    said = {name: or_null(one) if name in may_be_null else one for name, one in properties.items()}
    return {"type": "object", "properties": said, "required": needed, "additionalProperties": False}


def by_name(members: Schema) -> Schema:
    """An object of any keys, each with such a value."""
    return {"type": "object", "additionalProperties": members}


def listed(members: Schema) -> Schema:
    """An array of any length of such members."""
    return {"type": "array", "items": members}


def tuple_of(*members: Schema) -> Schema:
    """An array of exactly these members."""
    return {"type": "array", "prefixItems": members, "items": False, "minItems": len(members)}


def any_of(*schemas: Schema) -> Schema:
    """Whatever fits one of these, or one of those that one of these is an alternative of."""
    alternatives = [one for schema in schemas for one in _alternatives(schema)]
    return alternatives[0] if len(alternatives) == 1 else {"anyOf": alternatives}


def _alternatives(schema: Schema) -> Iterator[Schema]:
    among = schema.get("anyOf")
    if set(schema) == {"anyOf"} and isinstance(among, list | tuple):
        yield from among
    else:
        yield schema


def or_null(schema: Schema) -> Schema:
    """The same, or null: of a schema of one type that is said beside it, for no other keyword asks anything of null."""
    of_type = schema.get("type")
    if of_type == "null":
        return schema
    return {**schema, "type": (of_type, "null")} if isinstance(of_type, str) else any_of(schema, NULL)


def words(known: Iterable[str]) -> Schema:
    """One of these words."""
    return {"enum": tuple(known)}


def ref(name: str) -> Schema:
    """What is defined under a name in the same schema."""
    return read_only({"$ref": f"#/$defs/{name}"})


def defined(definitions: dict[str, Schema], name: str, schema: Schema) -> Schema:
    """A reference to what is defined under a name, or under the name and a number where that says something else."""
    names = (f"{name}_{at}" if at > 1 else name for at in count(1))
    own = next(one for one in names if definitions.get(one, schema) == schema)
    definitions[own] = schema
    return ref(own)


def schema_text(title: str, schema: Schema, definitions: Mapping[str, Schema]) -> str:
    """A schema with its definitions as text.

    Its ``$id`` is made of its content, so that it can stand in another document (OpenAPI) with its references.
    """
    said: dict[str, Keyword] = {"title": title, **schema, **({"$defs": definitions} if definitions else {})}
    digest = sha256(_written(said).encode()).hexdigest()
    return _written({"$schema": DIALECT, "$id": f"urn:huizhou-qa:schema:{digest}", **said})


def _written(value: Keyword) -> str:
    """JSON with exact numbers, which the writer of the standard library would round."""
    if isinstance(value, Fraction):
        return json_text(value) or "null"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_written(key)}:{_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, str | int | None):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ",".join(map(_written, value)) + "]"
