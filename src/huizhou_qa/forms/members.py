"""Names of units: nothing in them is invisible, and none stands twice; nor is anything in other names of a table."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from huizhou_qa.errors import Fault, pointer, shown
from huizhou_qa.ground.names import compared, invisible_in


def bad_name(path: str, name: str) -> Fault | None:
    """What cannot be seen in a name, or None where everything can."""
    found = invisible_in(name)
    if not found:
        return None
    case = "blank" if unicodedata.category(found[0]) == "Zs" else "invisible"
    return Fault.of(path, "bad_name", case=case, name=shown(name), found=f"U+{ord(found[0]):04X}")


def named_units(units: object, faults: list[Fault]) -> dict[str, str]:
    """The names of units by what they are compared as; what is no name, or there twice, is a fault."""
    given = tuple(units) if isinstance(units, Iterable) and not isinstance(units, str | bytes) else None
    if given is None:
        faults.append(Fault.of("/units", "wrong_type", case="units", given=shown(units)))
    named: dict[str, str] = {}
    for at, name in enumerate(given or ()):
        path = pointer("units", str(at))
        if not isinstance(name, str) or not compared(name):
            faults.append(Fault.of(path, "wrong_type", case="unit", given=shown(name)))
            continue
        invisible = bad_name(path, name)
        faults += [invisible] if invisible else []
        if compared(name) in named:
            first = shown(named[compared(name)])
            faults.append(Fault.of(path, "repeated_unit", case="expected", given=shown(name), first=first))
        named.setdefault(compared(name), name)
    return named
