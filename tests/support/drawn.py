"""What a chart draws, read from its specification: the rows of each layer, its title and the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol


class Chart(Protocol):
    """A chart that gives its specification."""

    def to_dict(self) -> dict[str, object]:
        """The specification."""


def part(of: object, name: str) -> object:
    """A part of a specification by its name."""
    assert isinstance(of, Mapping)
    return of[name]


def layers(chart: Chart) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Each layer's kind of mark, and its rows."""
    spec = chart.to_dict()
    drawn, named = part(spec, "layer"), part(spec, "datasets")
    assert isinstance(drawn, list)
    for layer in drawn:
        rows = part(named, str(part(part(layer, "data"), "name")))
        assert isinstance(rows, list)
        yield str(part(part(layer, "mark"), "type")), rows


def titles(chart: Chart) -> tuple[str, ...]:
    """The title and the lines below it."""
    title = part(chart.to_dict(), "title")
    below = part(title, "subtitle")
    assert isinstance(below, list)
    told = part(title, "text")
    return (" ".join(told) if isinstance(told, list) else str(told), *map(str, below))


def texts(chart: Chart) -> list[str]:
    """Every text in the drawing, each once."""
    found = [str(row["text"]) for _, rows in layers(chart) for row in rows if "text" in row]
    return list(dict.fromkeys(found))
