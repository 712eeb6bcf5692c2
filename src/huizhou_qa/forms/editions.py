"""Which of several schemes a form was made for, where none is given: the one that it fits, and never a guess.

A form fits a scheme where it states no other year and every input that it is about is one of the scheme's.
"""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.editions.catalogue import Catalogue, as_catalogue
from huizhou_qa.errors import Fault, SchemeError
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def searched(scheme: Scheme | None, catalogue: Catalogue | None) -> tuple[Scheme, ...]:
    """The scheme that is given, or every one of the catalogue, of the bundled editions where none is given.

    Raises SchemeError for what is none of these, and for both.
    """
    if scheme is None:
        return as_catalogue(catalogue).schemes
    if catalogue is not None:
        as_catalogue(catalogue)
        raise SchemeError.of("/catalogue", "contradiction", case="catalogue")
    return (as_scheme(scheme),)


def the_one(schemes: tuple[Scheme, ...], leaves: Iterable[InputRow], faults: list[Fault]) -> tuple[Scheme, ...]:
    """The one scheme that has all these inputs; empty, with the fault noted, where several have them, or none has."""
    rows = set(leaves)
    fitting = schemes if len(schemes) == 1 else tuple(one for one in schemes if rows <= set(one.inputs))
    if len(fitting) == 1:
        return fitting
    known = tuple(one.id for one in fitting or schemes)
    if not fitting:
        faults.append(Fault.of("/scheme", "several_editions", case="parts", schemes=known))
    elif not faults:
        # A row that is wrong may be the one that tells them apart, so that it is corrected first.
        faults.append(Fault.of("/scheme", "several_editions", schemes=known))
    return ()
