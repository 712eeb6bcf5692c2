"""Which editions are held, by place and year."""

from __future__ import annotations

from collections.abc import Callable

from huizhou_qa.editions.huizhou import y2017
from huizhou_qa.ground.errors import UnknownSchemeError
from huizhou_qa.scheme.scheme import Scheme

_HELD: dict[tuple[str, int], Callable[[], Scheme]] = {
    ("huizhou", 2017): y2017.scheme,
}


def get_scheme(place: str, year: int) -> Scheme:
    """The scheme of a place and an assessment year, under its default readings.

    Raises UnknownSchemeError, naming what is held, for any other place or year.
    """
    try:
        build = _HELD[place, year]
    except KeyError:
        held = ", ".join(f"{place} {year}" for place, year in _HELD)
        raise UnknownSchemeError(f"no scheme of {place} for {year} is held; held are: {held}") from None
    return build()
