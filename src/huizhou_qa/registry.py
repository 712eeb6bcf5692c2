"""Which editions are held, by place and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from huizhou_qa.editions.huizhou import y2017
from huizhou_qa.errors import SchemeError, UnknownSchemeError, shown
from huizhou_qa.scheme.scheme import Scheme

_HELD: dict[tuple[str, int], Callable[[Mapping[str, str | int]], Scheme]] = {
    ("huizhou", 2017): y2017.scheme,
}


def get_scheme(place: str, year: int, readings: Mapping[str, str | int] | None = None) -> Scheme:
    """The scheme of a place and an assessment year, under its default readings or those asked for.

    Raises UnknownSchemeError, naming what is held, for any other place or year, and SchemeError,
    naming what is known, for an unknown reading or choice.
    """
    if type(place) is not str or type(year) is not int or (place, year) not in _HELD:
        held = ", ".join(f"{place} {year}" for place, year in _HELD)
        raise UnknownSchemeError(f"no scheme of {shown(place)} for {shown(year)} is held; held are: {held}")
    build = _HELD[place, year]
    asked: object = {} if readings is None else readings
    if not isinstance(asked, Mapping):
        raise SchemeError(f"{shown(asked)} are no readings; give a mapping of ids to choices")
    return build(asked)


def held_schemes() -> tuple[Scheme, ...]:
    """Every edition that is held, under its default readings."""
    return tuple(build({}) for build in _HELD.values())
