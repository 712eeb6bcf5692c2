"""Evidence as the columns of a frame, as a person would write them down: one row a unit, plain numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

Cells = dict[str, list[object]]
Given = Mapping[str, object]


def in_columns(units: Iterable[Given]) -> Cells:
    """The evidence of several units, each a plain mapping, by column; what a unit does not say is None."""
    rows = [dict(cells_of(unit)) for unit in units]
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def cells_of(unit: Given) -> Iterable[tuple[str, object]]:
    """The cells of one unit by the names of their columns."""
    yield "unit", unit["unit"]
    for section, prefix in (("facts", ""), ("marks", "mark_"), ("averages", "average_"), ("statistics", "statistic_")):
        words = {"part": "sum", "whole": "members"} if section in {"averages", "statistics"} else {}
        for name, value in entries(unit, section):
            yield from of_value(prefix + name.replace(".", "_"), value, words)
    for id_, ruling in entries(unit, "rulings"):
        column = f"ruling_{id_.replace('.', '_')}"
        for key, cell in ruling.items() if isinstance(ruling, Mapping) else ():
            yield column if key == "treatment" else f"{column}_{key}", cell
    if unit.get("incidents") is not None:
        yield "incidents", json.dumps(unit["incidents"], ensure_ascii=False)


def of_value(stem: str, value: object, words: Mapping[str, str]) -> Iterable[tuple[str, object]]:
    if not isinstance(value, Mapping):
        yield stem, value
        return
    for key, cell in value.items():
        if key in {"value", "points"}:
            yield from of_value(stem, cell, words)
        else:
            yield f"nothing_{stem}" if key == "nothing" else f"{stem}_{words.get(key, key)}", cell


def entries(unit: Given, section: str) -> Iterable[tuple[str, object]]:
    named = unit.get(section)
    return named.items() if isinstance(named, Mapping) else ()
