"""Which editions are held, by place and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from huizhou_qa.editions.huizhou import y2017
from huizhou_qa.ground.errors import UnknownSchemeError
from huizhou_qa.scheme.scheme import Scheme

_HELD: dict[tuple[str, int], Callable[[Mapping[str, str | int]], Scheme]] = {
    ("huizhou", 2017): y2017.scheme,
}


def get_scheme(place: str, year: int, readings: Mapping[str, str | int] | None = None) -> Scheme:
    """The scheme of a place and an assessment year, under its default readings or those asked for.

    Raises UnknownSchemeError, naming what is held, for any other place or year, and SchemeError,
    naming what is known, for an unknown reading or choice.
    """
    build = _HELD.get((place, year))
    if build is None:
        held = ", ".join(f"{place} {year}" for place, year in _HELD)
        raise UnknownSchemeError(f"no scheme of {place} for {year} is held; held are: {held}")
    return build(readings or {})
