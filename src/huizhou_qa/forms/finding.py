"""Which input a row is about: found by its name, its path or its Chinese label, and never guessed."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from huizhou_qa.errors import shown
from huizhou_qa.forms.columns import TITLES, squeezed
from huizhou_qa.forms.tables import Row
from huizhou_qa.ground.inputs import Mark
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

_MERGED = "a merged cell holds its text in its first row only, so write it in every row"
_MORE_THAN_ANY_CLAUSE = 10**6


def _meaning(leaf: InputRow) -> tuple[object, ...]:
    return leaf.path, leaf.label, leaf.unit, leaf.kind, leaf.range


def _name_in(value: object) -> str | None:
    # A spreadsheet makes a number of "14"; one of very many digits is no clause, and slow to write out.
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _MORE_THAN_ANY_CLAUSE:
        return str(value)
    return value if isinstance(value, str) else None


@frozen
class Finder:
    """Finds inputs in one scheme, or in several that may disagree."""

    schemes: tuple[Scheme, ...]
    sections: tuple[str, ...]
    _named: dict[str, tuple[InputRow, ...]] = field(init=False, repr=False)

    @_named.default
    def _by_every_name(self) -> dict[str, tuple[InputRow, ...]]:
        leaves = [leaf for scheme in self.schemes for leaf in scheme.inputs if leaf.section in self.sections]
        named: dict[str, dict[tuple[object, ...], InputRow]] = {}
        for leaf in leaves:
            for name in (leaf.name, leaf.path, leaf.label):
                named.setdefault(squeezed(name), {}).setdefault(_meaning(leaf), leaf)
        return {name: tuple(one.values()) for name, one in named.items()}

    def find(self, row: Row) -> InputRow | None:
        """The one input that name and label agree on; the clause names a mark where both are empty."""
        keys = [key for key in ("name", "label") if key in row.cells]
        if keys:
            found = {key: self._called(row, key) for key in keys}
            return None if None in found.values() else self._agreed(row, [one or () for one in found.values()])
        if "clause" not in row.cells:
            row.refuse("no_input", f"the row names no input; fill {TITLES['name']} or {TITLES['label']}; {_MERGED}")
            return None
        marks = self._called(row, "clause")
        return None if marks is None else self._agreed(row, [marks])

    def _called(self, row: Row, key: str) -> tuple[InputRow, ...] | None:
        cell = row.cell(key)
        name = _name_in(cell.value)
        if name is None:
            cell.refuse("wrong_type", f"{shown(cell.value)} is not text; format the column as text and type it again")
            return None
        found = self._named.get(squeezed(name), ())
        if key == "clause":
            found = tuple(leaf for leaf in found if leaf.section == Mark.section)
        if not found:
            cell.refuse("unknown_input", f"{shown(cell.value)} is no {self._asked(key)}; copy it from a blank form")
        return found or None

    def _asked(self, key: str) -> str:
        if key == "clause":
            return "clause that marks are awarded for; a computed clause goes by the names of its facts"
        return "mark that is awarded" if self.sections == (Mark.section,) else "input of the scheme"

    def _agreed(self, row: Row, ways: list[tuple[InputRow, ...]]) -> InputRow | None:
        common = [leaf for leaf in ways[0] if all(leaf in way for way in ways)]
        paths = list(dict.fromkeys(leaf.path for leaf in common))
        if len(common) == 1:
            return common[0]
        if not common:
            row.refuse("contradiction", "the name and the label are of different inputs; correct one, or clear it")
        elif len(paths) == 1:
            row.refuse("ambiguous", "it means different things in the editions that are held; pass the scheme")
        else:
            row.refuse("ambiguous", f"it may be {' or '.join(paths)}; write that as the name, or fill in the label")
        return None


def refuse_repeated(found: Iterable[tuple[Row, InputRow]]) -> None:
    """Notes every input that a second row is about, naming both rows."""
    first: dict[str, int] = {}
    for row, leaf in found:
        if first.setdefault(leaf.path, row.number) != row.number:
            row.refuse("repeated_input", f"{leaf.label} stands in row {first[leaf.path]} already; leave one of the two")
