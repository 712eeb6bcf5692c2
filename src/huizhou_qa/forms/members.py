"""Names of units and other names in a table: without invisible characters, and each name of a unit once."""

from __future__ import annotations

from huizhou_qa.errors import Fault, described, is_a, pointer, shortened
from huizhou_qa.fields.names import compared, invisible_in, is_blank
from huizhou_qa.forms.columns import INPUTS
from huizhou_qa.forms.given import members_of, plain_cell


def bad_name(path: str, name: str) -> Fault | None:
    """The fault of a name with characters that cannot be seen, or None."""
    found = invisible_in(name)
    if not found:
        return None
    case = "blank" if is_blank(found) else "invisible"
    return Fault.of(path, "bad_name", case=case, name=shortened(name), found=f"U+{ord(found[0]):04X}")


def named_units(units: object, faults: list[Fault]) -> dict[str, str]:
    """The names of units, by their compared form.

    Notes a fault for anything that is not a name, that appears twice, or that is the title of another column.
    """
    given = members_of(units)
    if given is None:
        faults.append(Fault.of("/units", "wrong_type", case="units", given=described(units)))
    named: dict[str, str] = {}
    for at, one in enumerate(map(plain_cell, given or ())):
        path = pointer("units", str(at))
        name = one if is_a(one, str) else ""
        if not compared(name):
            faults.append(Fault.of(path, "wrong_type", case="unit", given=described(one)))
            continue
        invisible = bad_name(path, name)
        faults += [invisible] if invisible else []
        if INPUTS.key_of(name):
            faults.append(Fault.of(path, "no_unit_title", case="unit", given=described(name)))
        if compared(name) in named:
            first = described(named[compared(name)])
            faults.append(Fault.of(path, "repeated_unit", case="expected", given=described(name), first=first))
        named.setdefault(compared(name), name)
    return named
