"""Contacts (考核工作联系人员名单), looked at for their form alone.

What stands in a cell is never kept, shown or named: a contact becomes its role, which cells are
empty and which are ill-formed. Every message here speaks of columns and never of what is in them,
and a key that nobody knows is not repeated either, since it might be a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.ground.evidence.plain_values import Faults, JsonObject, has_surrogate
from huizhou_qa.ground.names import invisible_in
from huizhou_qa.ground.numbers import JsonNumber
from huizhou_qa.scheme.procedure import ContactColumn, Materials

PATH = "/contacts"


@frozen
class ContactForm:
    """What is known of a contact: the role, the ids of the columns left empty and of those ill-formed."""

    role: str
    empty: tuple[str, ...]
    ill_formed: tuple[str, ...]


def read_contacts(value: object, materials: Materials, faults: Faults) -> tuple[ContactForm, ...]:
    """The form of every contact in a list of mappings with ``role`` and the columns of the contact list."""
    if not isinstance(value, list | tuple):
        faults.add(PATH, "wrong_type", case="contacts")
        return ()
    return tuple(_read(one, f"{PATH}/{at}", materials, faults) for at, one in enumerate(value))


def _read(value: object, path: str, materials: Materials, faults: Faults) -> ContactForm:
    cells: Mapping[object, object] = value if isinstance(value, Mapping) else {}
    known = ("role", *(column.id for column in materials.contact_columns))
    if not isinstance(value, Mapping):
        faults.add(path, "wrong_type", case="contact", known=known)
    elif not all(isinstance(key, str) and str.__str__(key) in known for key in cells):
        faults.add(path, "unknown_key", case="contact", known=known)
    elif isinstance(value, JsonObject) and value.repeated:
        faults.add(path, "repeated_key", case="contact")
    else:
        for column in materials.contact_columns:
            _check(cells.get(column.id), f"{path}/{column.id}", column, faults)
    return ContactForm(
        _role(cells, path, materials, faults),
        tuple(column.id for column in materials.contact_columns if not _cell(cells, column)),
        tuple(_ill_formed(cells, materials)),
    )


def _check(cell: object, path: str, column: ContactColumn, faults: Faults) -> None:
    if isinstance(cell, JsonNumber) or not isinstance(cell, str | None):
        faults.add(path, "wrong_type", case="contact_cell", column=Wording(column.name, column.id))
    elif cell and has_surrogate(cell):
        faults.add(path, "bad_text", case="contact_cell", column=Wording(column.name, column.id))
    elif cell and cell.strip() and invisible_in(cell):
        faults.add(path, "bad_name", case="contact_cell", column=Wording(column.name, column.id))


def _role(cells: Mapping[object, object], path: str, materials: Materials, faults: Faults) -> str:
    roles = [role.id for role in materials.contact_roles]
    for role in roles:
        if cells.get("role") == role:
            return role
    faults.add(f"{path}/role", "unknown_choice", case="role", known=tuple(roles))
    return ""


def _ill_formed(cells: Mapping[object, object], materials: Materials) -> Iterator[str]:
    for column in materials.contact_columns:
        cell = _cell(cells, column)
        if cell and not re.fullmatch(column.form, cell):
            yield column.id


def _cell(cells: Mapping[object, object], column: ContactColumn) -> str:
    cell = cells.get(column.id)
    return cell.strip() if isinstance(cell, str) else ""
