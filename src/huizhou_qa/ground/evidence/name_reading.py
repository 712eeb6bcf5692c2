"""Reading the names and ids that people write, where they are not the evidence's own: teams, firms, rated units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huizhou_qa.errors import Fault, shown
from huizhou_qa.ground.evidence.plain_values import Given
from huizhou_qa.ground.names import compared, invisible_in


def read_name(given: Given) -> str:
    """A name that says something and holds nothing that cannot be seen; anything else is a fault."""
    before = len(given.faults.found)
    name = given.text()
    if len(given.faults.found) == before and (hidden := invisible_in(name)):
        given.faults.found.append(
            Fault.of(given.path, "bad_text", case="name", name=shown(name), character=f"U+{ord(hidden[0]):04X}")
        )
    return str(name)


def repeated_names(names: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """Every name that stood before in the same or another spelling: its place, itself, and the earlier spelling."""
    first: dict[str, str] = {}
    for at, name in enumerate(names):
        # A name that could not be read is no name; its fault was found already.
        if (key := compared(name)) in first and key:
            yield at, name, first[key]
        first.setdefault(key, name)
