"""Conformance vectors of texts: words that say nothing, and keys that one object holds twice.

What a merge patch cannot say (a key that stands twice) a vector says as the JSON text of a unit's evidence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from vector_parts import RULED_BY, Json, Object, Vector, at, given_in_place

from huizhou_qa.scheme.scheme import Scheme

SAY_NOTHING = ("无", "n/a", "-", "　", "#REF!")


def text_vectors(scheme: Scheme, name: str, unit: Object) -> Iterator[Vector]:
    """Both, of one unit."""
    yield from _saying_nothing(scheme, name, unit)
    yield from _twice(name, unit)


def _saying_nothing(scheme: Scheme, name: str, unit: Object) -> Iterator[Vector]:
    """Wherever a text is needed: the unit, who says a figure, why there is none, who rules and why."""
    row = next(row for row in scheme.inputs if row.section == "facts" and row.clause)
    own = at(unit, row.path)
    for word in SAY_NOTHING:
        yield Vector(f"says nothing: unit {word}", (name,), ({"unit": word},))
        for key in ("source", "as_of"):
            value: Json = {"value": "1" if isinstance(own, Mapping) else own, key: word}
            yield _given(f"says nothing: {key} {word}", name, unit, row.path, value)
        yield _given(f"says nothing: nothing {word}", name, unit, row.path, {"nothing": word})
        for key in RULED_BY:
            ruling: Json = {"treatment": "full", **RULED_BY, key: word}
            yield Vector(f"says nothing: ruling {key} {word}", (name,), ({"rulings": {row.clause: ruling}},))


def _given(about: str, name: str, unit: Object, path: str, value: Json) -> Vector:
    _, section, key = path.split("/")
    return Vector(about, (name,), ({section: {key: given_in_place(unit, path, value)}},))


def _twice(name: str, unit: Object) -> Iterator[Vector]:
    """Every section twice, the first two keys of each, and those of the first value that is an object."""
    paths: list[tuple[str, ...]] = [(key,) for key in unit]
    for section, said in unit.items():
        names = [*said] if isinstance(said, Mapping) else []
        paths += [(section, one) for one in names[:2]]
        objects = [one for one in names if isinstance(said, Mapping) and isinstance(said[one], Mapping)]
        paths += [(section, one, key) for one in objects[:1] for key in _keys(at(unit, f"/{section}/{one}"))]
    for path in paths:
        yield Vector(f"twice /{'/'.join(path)}", (name,), ({},), text=_text(unit, path))


def _keys(value: Json) -> list[str]:
    return [*value] if isinstance(value, Mapping) else []


def _text(value: Json, twice: tuple[str, ...]) -> str:
    """JSON in which the key at a path stands twice, with the same value."""
    if not isinstance(value, Mapping) or not twice:
        return json.dumps(value, ensure_ascii=False)
    first, *below = twice
    said = [f"{json.dumps(key)}: {_text(one, tuple(below) if key == first else ())}" for key, one in value.items()]
    again = [] if below else [f"{json.dumps(first)}: {_text(value[first], ())}"]
    return "{" + ", ".join(said + again) + "}"
