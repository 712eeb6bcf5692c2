"""Which editions are held, by place and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from huizhou_qa.editions.huizhou import y2017
from huizhou_qa.errors import UnknownSchemeError, described, is_a, nearest
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.scheme.scheme import Scheme

_HELD: Mapping[tuple[str, int], Callable[[Mapping[str, str | int]], Scheme]] = MappingProxyType(
    MappingProxyType({("huizhou", 2017): y2017.scheme})
)


def get_scheme(place: str, year: int, readings: Mapping[str, str | int] | None = None) -> Scheme:
    """The scheme of a place and an assessment year, under its default readings or those asked for.

    Raises UnknownSchemeError, naming what is held, for any other place or year, and SchemeError,
    naming what is known, for an unknown reading or choice.
    """
    known = _place(place)
    build = _HELD[known, _year(known, year)]
    return build({} if readings is None else readings)


def held_schemes() -> tuple[Scheme, ...]:
    """Every edition that is held, under its default readings."""
    return tuple(build({}) for build in _HELD.values())


def _place(given: object) -> str:
    name = plain_text(given) or ""
    places = tuple(dict.fromkeys(place for place, _ in _HELD))
    if name in places:
        return name
    near = nearest(name.casefold(), places)
    case = {"case": "near", "nearest": near} if near else {}
    raise UnknownSchemeError.of("/place", "unknown_place", given=described(given), held=_held(), **case)


def _year(place: str, given: object) -> int:
    years = [year for one, year in _HELD if one == place]
    # True is no year, though Python takes it for 1.
    year = int.__int__(given) if is_a(given, int) and not is_a(given, bool) else None
    if year in years:
        return year
    near = max(years) if year is None else min(years, key=lambda one: abs(one - year))
    raise UnknownSchemeError.of(
        "/year", "unknown_year", place=place, given=described(given), nearest=str(near), held=_held()
    )


def _held() -> tuple[str, ...]:
    return tuple(f"{place} {year}" for place, year in _HELD)
