"""Finds the scheme that a form was made for where the caller gives none; never guesses.

A form fits a scheme if it states no other year and the scheme has every input of the form.
"""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa.editions.catalogue import Catalogue, as_catalogue
from huizhou_qa.errors import Fault, SchemeError
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme, as_scheme


def searched(scheme: Scheme | None, catalogue: Catalogue | None) -> tuple[Scheme, ...]:
    """The given scheme, or all schemes of the catalogue (by default, of the bundled editions).

    Raises SchemeError for anything else, and where both are given.
    """
    if scheme is None:
        return as_catalogue(catalogue).schemes
    if catalogue is not None:
        as_catalogue(catalogue)
        raise SchemeError.of("/catalogue", "contradiction", case="catalogue")
    return (as_scheme(scheme),)


def the_one(schemes: tuple[Scheme, ...], leaves: Iterable[InputRow], faults: list[Fault]) -> tuple[Scheme, ...]:
    """The one scheme that has all these inputs; empty, with a fault noted, where several schemes or none have them."""
    rows = set(leaves)
    fitting = schemes if len(schemes) == 1 else tuple(scheme for scheme in schemes if rows <= set(scheme.inputs))
    if len(fitting) == 1:
        return fitting
    known = tuple(scheme.id for scheme in fitting or schemes)
    if not fitting:
        faults.append(Fault.of("/scheme", "several_editions", case="parts", schemes=known))
    elif not faults:
        # A faulty row may decide which edition it is; it has to be corrected first.
        faults.append(Fault.of("/scheme", "several_editions", schemes=known))
    return ()
