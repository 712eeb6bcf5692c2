"""The mapping that the evidence of one row is made of, and the cell that each of its faults is about."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from huizhou_qa.codec.limits import OF_EVIDENCE
from huizhou_qa.codec.texts import object_of
from huizhou_qa.columns.cell_places import UNIT, VALUE, CellPlace
from huizhou_qa.columns.cells import FloatCell, plain_cell
from huizhou_qa.columns.reading import ReadColumn
from huizhou_qa.engine.checking import STAND_IN, check
from huizhou_qa.errors import EvidenceError, Fault, is_a, is_iterable, is_mapping, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import faults_of
from huizhou_qa.scheme.scheme import Scheme

# Before a key below a value stand the root, the section and the name.
KEYS = 3


class _Entries(dict[str, object]):
    """Entries that were put together here, and no cell of the caller's."""


@frozen
class FrameRows:
    """The rows of columns that were read.

    Attributes:
        scheme: the scheme.
        columns: the columns; what is said of values comes after the values.
        places: where each column belongs that there may be, by its name.
        refused: the paths of what columns would say that are refused as a whole, or that are not there.
    """

    scheme: Scheme
    columns: tuple[ReadColumn, ...]
    places: FrozenMapping[str, CellPlace]
    refused: frozenset[str]

    def evidence(self, row: int, faults: list[Fault]) -> Evidence | None:
        """The evidence of a row; None where it has a fault of form. Notes its faults."""
        given = self._given(row, faults)
        evidence: Evidence | None = None
        found: Iterable[Fault]
        try:
            evidence = Evidence.from_dict(given)
            found = faults_of(self.scheme, evidence)
        except EvidenceError:
            found = check(self.scheme, given)
        for fault in found:
            # What is missing has a department that it is to be asked of; it is no fault of a frame.
            if "lead" not in fault.params and not self._rests_on_refused(fault):
                told = evolve(fault, path=_alone(fault.path))
                faults.append(_at(told, self._place_of(told, row), row))
        return evidence

    def _given(self, row: int, faults: list[Fault]) -> dict[str, object]:
        """The mapping; notes what is said twice, and incidents that cannot be read."""
        given: dict[str, object] = {UNIT: STAND_IN} if pointer(UNIT) in self.refused else {}
        sections: dict[str, _Entries] = {}
        for column in self.columns:
            place, cell = column.place, column.cells[row]
            section, *keys = place.keys
            if place.takes == "incidents" and cell is not None:
                cell, unread = incidents_in(cell)
                faults += [_at(fault.under(place.path), place, row) for fault in unread]
            if cell is None:
                continue
            if not keys:
                given[section] = cell
            elif place.is_beside:
                _put_beside(sections.setdefault(section, _Entries()), VALUE[section], keys, cell)
            elif not _put(sections.setdefault(section, _Entries()), keys, cell):
                faults.append(_at(Fault(place.path, "repeated_input", {"case": "columns"}), place, row))
        return {**given, **sections}

    def _rests_on_refused(self, fault: Fault) -> bool:
        """Whether a fault may only be there because a column was refused, which is told once."""
        return (fault.code == "nothing_to_rule" and bool(self.refused)) or _lacking(fault) in self.refused

    def _place_of(self, fault: Fault, row: int) -> CellPlace:
        """The cell that a fault is about: the one that lacks, the one it stands in, or one of those it stands above."""
        lacking = _lacking(fault)
        # The longest path first: what is said of a mark stands below the mark.
        filled = sorted((one.place for one in self.columns if one.cells[row] is not None), key=_from_below)
        places = (
            *(place for place in self.places.values() if place.path == lacking),
            *(place for place in filled if _is_within(fault.path, place.path)),
            *(place for place in filled if fault.path and _is_within(place.path, fault.path)),
            # What is about the unit as a whole stands at its name.
            *self.places.values(),
        )
        return places[0]


def _from_below(place: CellPlace) -> int:
    return -len(place.keys)


def _lacking(fault: Fault) -> str:
    """The path of what a fault says is not there; empty where it says something else."""
    return _alone(fault.path + pointer(str(fault.params["key"]))) if fault.code == "required" else ""


def _put(section: _Entries, keys: list[str], value: object) -> bool:
    """Puts a value under its keys; False where something is said there already."""
    name, *below = keys
    entries = section.setdefault(name, _Entries()) if below else section
    if not is_a(entries, _Entries) or keys[-1] in entries:
        return False
    entries[keys[-1]] = value
    return True


def _put_beside(section: _Entries, key: str, keys: list[str], told: object) -> None:
    """Puts what is told of a value beside it, where the value has a key of its own."""
    name, of_what = keys
    said = section.get(name)
    if not is_a(said, _Entries) or not {key, "nothing"} & said.keys():
        said = section[name] = _Entries({key: said})
    said[of_what] = told


def _alone(path: str) -> str:
    """The path that a value of which something is said has without that."""
    keys = path.split("/")
    return "/".join([*keys[:3], *keys[4:]]) if len(keys) > KEYS and VALUE.get(keys[1]) == keys[3] else path


def _is_within(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def _at(fault: Fault, place: CellPlace, row: int) -> Fault:
    """The fault at a cell: under the column and the row, with whatever it stands below within the cell."""
    below = fault.path.removeprefix(place.path) if _is_within(fault.path, place.path) else ""
    told = fault.with_params(row=row, column=place.column)
    return evolve(told, path=pointer(place.column, str(row)) + below)


def incidents_in(cell: object) -> tuple[object, tuple[Fault, ...]]:
    """The incidents of a cell as plain values: of a JSON text, or of a list of structs; the faults of a bad text.

    A struct has every element, whether its incident has it or not: what is missing in it is left out.
    """
    if is_a(cell, str):
        try:
            return object_of(str.__str__(cell), EvidenceError, OF_EVIDENCE), ()
        except EvidenceError as error:
            return None, error.faults
    if is_mapping(cell) or not is_iterable(cell):
        return cell, ()
    return [_incident(one) for one in cell], ()


def _incident(member: object) -> object:
    if not is_mapping(member):
        return plain_cell(member)
    cells = {key: plain_cell(cell) for key, cell in member.items()}
    return {key: _of_float(cell) for key, cell in cells.items() if cell is not None}


def _of_float(cell: object) -> object:
    # A float is no element of an incident: evidence refuses it.
    return cell.value if is_a(cell, FloatCell) else cell
