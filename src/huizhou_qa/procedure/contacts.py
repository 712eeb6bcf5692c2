"""Contacts (考核工作联系人员名单), looked at for their form alone.

What stands in a cell is never kept, shown or named: a contact becomes its role, which cells are
empty and which are ill-formed. Every message here speaks of columns and never of what is in them,
and a key that nobody knows is not repeated either, since it might be a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

from huizhou_qa.errors import Wording, is_mapping, pointer
from huizhou_qa.evidence.plain_structures import Faults, has_surrogate, plain_text
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.fields.names import invisible_in
from huizhou_qa.plans.procedure import ContactColumn, Materials

PATH = "/contacts"


@frozen
class ContactForm:
    """What is known of a contact: the role, the ids of the columns left empty and of those ill-formed."""

    role: str
    empty: tuple[str, ...]
    ill_formed: tuple[str, ...]


def read_contacts(value: object, materials: Materials, faults: Faults) -> tuple[ContactForm, ...]:
    """The form of every contact in a list of mappings with ``role`` and the columns of the contact list."""
    # What the common reader would say goes nowhere: it shows what it finds.
    unsaid = Faults()
    listed = list(Given(value, PATH, unsaid).members())
    if unsaid.found:
        faults.add(PATH, "wrong_type", case="contacts")
    return tuple([_read(one, materials, faults) for one in listed])


def _read(given: Given, materials: Materials, faults: Faults) -> ContactForm:
    given = Given(given.value, given.path, Faults())
    cells = {key: one.value for key, one in given.entries()}
    known = ("role", *(column.id for column in materials.contact_columns))
    found = {fault.code for fault in given.faults.found}
    if not is_mapping(given.value):
        faults.add(given.path, "wrong_type", case="contact", known=known)
    elif "repeated_key" in found:
        faults.add(given.path, "repeated_key", case="contact")
    elif found or not set(cells) <= set(known):
        faults.add(given.path, "unknown_key", case="contact", known=known)
    else:
        for column in materials.contact_columns:
            _check(cells.get(column.id), given.path + pointer(column.id), column, faults)
    return ContactForm(
        _role(cells, given.path, materials, faults),
        tuple(column.id for column in materials.contact_columns if not _text(cells.get(column.id)).strip()),
        tuple(column.id for column in materials.contact_columns if _is_ill_formed(_text(cells.get(column.id)), column)),
    )


def _check(cell: object, path: str, column: ContactColumn, faults: Faults) -> None:
    text, named = _text(cell), Wording(column.name, column.id)
    if cell is not None and plain_text(cell) is None:
        faults.add(path, "wrong_type", case="contact_cell", column=named)
    elif has_surrogate(text):
        faults.add(path, "bad_text", case="contact_cell", column=named)
    elif text.strip() and invisible_in(text):
        faults.add(path, "bad_name", case="contact_cell", column=named)


def _role(cells: Mapping[str, object], path: str, materials: Materials, faults: Faults) -> str:
    role, roles = _text(cells.get("role")), tuple(role.id for role in materials.contact_roles)
    if role in roles:
        return role
    faults.add(path + pointer("role"), "unknown_choice", case="role", known=roles)
    return ""


def _is_ill_formed(cell: str, column: ContactColumn) -> bool:
    return bool(cell.strip()) and not re.fullmatch(column.form, cell.strip())


def _text(cell: object) -> str:
    """What stands in a cell, empty where that is no text; a kind of text may write itself as it likes."""
    return plain_text(cell) or ""
