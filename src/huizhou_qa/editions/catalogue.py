"""The catalogue: which editions are held, by place and year; those of the package, and a caller's own beside them.

A catalogue is a value: there is none that grows while a program runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.editions.edition import Edition
from huizhou_qa.editions.huizhou import y2017
from huizhou_qa.errors import Fault, SchemeError, UnknownSchemeError, Wording, described, is_a, nearest, pointer
from huizhou_qa.fields.converters import by_field, each_of_kind
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.scheme.scheme import Scheme

BUNDLED: tuple[Edition, ...] = (Edition("huizhou", 2017, y2017.SCHEME),)
"""The editions that come with the package."""

_EDITION = Wording("版本（Edition）", "an Edition")


class HeldScheme(NamedTuple):
    """What a scheme is asked for by.

    Attributes:
        place: the place.
        year: the assessment year (考核年度).
    """

    place: str
    year: int


def _editions(values: Iterable[Edition]) -> tuple[Edition, ...]:
    editions = each_of_kind(values, Edition, _EDITION)
    if not editions:
        raise SchemeError.of("", "empty", case="editions")
    faults = []
    for at, edition in enumerate(editions):
        before = editions[:at]
        if (edition.place, edition.year) in [(one.place, one.year) for one in before]:
            faults.append(Fault.of(pointer(str(at)), "repeated_edition", edition=str(edition)))
        if edition.scheme.id in [one.scheme.id for one in before]:
            faults.append(Fault.of(pointer(str(at), "scheme"), "repeated_id", case="scheme", id=edition.scheme.id))
    if faults:
        raise SchemeError(faults)
    return editions


@frozen(field_transformer=by_field)
class Catalogue:
    """Editions that schemes are taken from: one for each place and year.

    >>> from huizhou_qa.editions import BUNDLED, Catalogue
    >>> Catalogue(BUNDLED).list_schemes()
    (HeldScheme(place='huizhou', year=2017),)

    Attributes:
        editions: the editions, each of its own place and year and with a scheme of its own id; a caller's own
            stand beside the bundled ones as ``Catalogue([*BUNDLED, Edition("linlan", 2031, scheme)])``.

    Raises SchemeError, listing all, for what is no edition and for one that is held twice.
    """

    editions: tuple[Edition, ...] = field(converter=_editions)

    def get_scheme(self, place: str, year: int, readings: Mapping[str, str | int] | None = None) -> Scheme:
        """The scheme of a place and an assessment year, under its default readings or those asked for.

        Raises UnknownSchemeError, naming what is held, for any other place or year, and SchemeError,
        naming what is known, for an unknown reading or choice.
        """
        known = self._place(place)
        of_year = self._year(known, year)
        edition = next(one for one in self.editions if (one.place, one.year) == (known, of_year))
        return edition.under({} if readings is None else readings)

    def list_schemes(self) -> tuple[HeldScheme, ...]:
        """What schemes are asked for by, in the order of the editions."""
        return tuple(HeldScheme(one.place, one.year) for one in self.editions)

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """Every scheme that is held, under its default readings."""
        return tuple(one.under({}) for one in self.editions)

    def _place(self, given: object) -> str:
        name = plain_text(given) or ""
        places = tuple(dict.fromkeys(one.place for one in self.editions))
        if name in places:
            return name
        near = nearest(name.casefold(), places)
        case = {"case": "near", "nearest": near} if near else {}
        raise UnknownSchemeError.of("/place", "unknown_place", given=described(given), held=self._held(), **case)

    def _year(self, place: str, given: object) -> int:
        years = [one.year for one in self.editions if one.place == place]
        # True is no year, though Python takes it for 1.
        year = int.__int__(given) if is_a(given, int) and not is_a(given, bool) else None
        if year in years:
            return year
        near = max(years) if year is None else min(years, key=lambda one: abs(one - year))
        raise UnknownSchemeError.of(
            "/year", "unknown_year", place=place, given=described(given), nearest=str(near), held=self._held()
        )

    def _held(self) -> tuple[str, ...]:
        return tuple(map(str, self.editions))


HELD = Catalogue(BUNDLED)
"""The catalogue that is asked where no other is given."""


def get_scheme(place: str, year: int, readings: Mapping[str, str | int] | None = None) -> Scheme:
    """The scheme of a place and an assessment year, of the editions that come with the package.

    As ``Catalogue.get_scheme``: under its default readings or those asked for. Raises UnknownSchemeError, naming
    what is held, for any other place or year, and SchemeError, naming what is known, for an unknown reading or choice.
    """
    return HELD.get_scheme(place, year, readings)


def list_schemes() -> tuple[HeldScheme, ...]:
    """The place and the assessment year of every edition that comes with the package."""
    return HELD.list_schemes()


def as_catalogue(given: object) -> Catalogue:
    """The catalogue itself, the bundled one for None; raises SchemeError for anything else."""
    if given is None:
        return HELD
    if is_a(given, Catalogue):
        return given
    raise SchemeError.of("/catalogue", "wrong_type", case="catalogue", given=described(given))
