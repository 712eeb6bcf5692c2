"""The catalogue: which editions are held, by place, year and revision; those of the package, and a caller's own beside them.

A catalogue is a value: there is none that grows while a program runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from attrs import field, frozen

from huizhou_qa.editions.edition import Edition
from huizhou_qa.editions.huizhou import y2017
from huizhou_qa.errors import (
    Fault,
    SchemeDigestError,
    SchemeError,
    UnknownSchemeError,
    Wording,
    described,
    is_a,
    nearest,
    pointer,
)
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
        revision: 1, or the number of a correction.
        digest: that of the scheme, by which a caller pins it.
    """

    place: str
    year: int
    revision: int
    digest: str


def _editions(values: Iterable[Edition]) -> tuple[Edition, ...]:
    editions = each_of_kind(values, Edition, _EDITION)
    if not editions:
        raise SchemeError.of("", "empty", case="editions")
    faults = []
    for at, edition in enumerate(editions):
        before = editions[:at]
        if _key(edition) in map(_key, before):
            faults.append(Fault.of(pointer(str(at)), "repeated_edition", edition=str(edition)))
        if edition.scheme.id in [one.scheme.id for one in before]:
            faults.append(Fault.of(pointer(str(at), "scheme"), "repeated_id", case="scheme", id=edition.scheme.id))
    SchemeError.raise_if_any(faults)
    return editions


def _key(edition: Edition) -> tuple[str, int, int]:
    return edition.place, edition.year, edition.revision


@frozen(field_transformer=by_field)
class Catalogue:
    """Editions that schemes are taken from: one for each place, year and revision.

    >>> from huizhou_qa.editions import BUNDLED, Catalogue
    >>> [(held.place, held.year, held.revision) for held in Catalogue(BUNDLED).list_schemes()]
    [('huizhou', 2017, 1)]

    Attributes:
        editions: the editions, each of its own place, year and revision and with a scheme of its own id; a caller's own
            stand beside the bundled ones as ``Catalogue([*BUNDLED, Edition("linlan", 2031, scheme)])``.

    Raises SchemeError, listing all, for what is no edition and for one that is held twice.
    """

    editions: tuple[Edition, ...] = field(converter=_editions)

    def get_scheme(
        self,
        place: str,
        year: int,
        readings: Mapping[str, str | int] | None = None,
        *,
        revision: int | None = None,
        digest: str | None = None,
    ) -> Scheme:
        """The scheme of a place and an assessment year, under its default readings or those asked for.

        Without a ``revision`` it is the first, and where a later one is held, every result notes it. A ``digest`` is
        that of a scheme as it was before: one that scores anything else is refused. Raises UnknownSchemeError, naming
        what is held, for any other place, year or revision, SchemeDigestError for another digest, and SchemeError,
        naming what is known, for an unknown reading or choice.
        """
        known = self._place(place)
        of_year = self._year(known, year)
        revisions = sorted(
            (one for one in self.editions if (one.place, one.year) == (known, of_year)), key=lambda one: one.revision
        )
        edition = revisions[0] if revision is None else _revision(revisions, revision)
        if digest is not None:
            _check_digest(edition, digest, revisions)
        asked = {} if readings is None else readings
        if revision is None and len(revisions) > 1:
            return edition.under_though_corrected(asked, revisions[-1].revision)
        return edition.under(asked)

    def list_schemes(self) -> tuple[HeldScheme, ...]:
        """What schemes are asked for and pinned by, in the order of the editions."""
        return tuple(HeldScheme(*_key(one), one.scheme.digest) for one in self.editions)

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
        year = _whole(given)
        if year in years:
            return year
        near = max(years) if year is None else min(years, key=lambda one: abs(one - year))
        raise UnknownSchemeError.of(
            "/year", "unknown_year", place=place, given=described(given), nearest=str(near), held=self._held()
        )

    def _held(self) -> tuple[str, ...]:
        return tuple(map(str, self.editions))


def _whole(given: object) -> int | None:
    # True is no year, though Python takes it for 1.
    return int.__int__(given) if is_a(given, int) and not is_a(given, bool) else None


def _revision(revisions: Sequence[Edition], given: object) -> Edition:
    edition = next((one for one in revisions if one.revision == _whole(given)), None)
    if edition is None:
        first, held = revisions[0], tuple(str(one.revision) for one in revisions)
        raise UnknownSchemeError.of(
            "/revision",
            "unknown_revision",
            place=first.place,
            year=str(first.year),
            given=described(given),
            held=held,
        )
    return edition


def _check_digest(edition: Edition, given: object, revisions: Iterable[Edition]) -> None:
    asked, held = plain_text(given), edition.scheme.digest
    if asked == held:
        return
    also = next((one for one in revisions if one.scheme.digest == asked), None)
    case = {} if also is None else {"case": "revision", "revision": str(also.revision)}
    raise SchemeDigestError.of("/digest", "other_digest", asked=described(given), held=held, **case)


HELD = Catalogue(BUNDLED)
"""The catalogue that is asked where no other is given."""


def get_scheme(
    place: str,
    year: int,
    readings: Mapping[str, str | int] | None = None,
    *,
    revision: int | None = None,
    digest: str | None = None,
) -> Scheme:
    """The scheme of a place and an assessment year, of the editions that come with the package.

    As ``Catalogue.get_scheme``: under its default readings or those asked for, of the first revision or the one asked
    for. Raises UnknownSchemeError, naming what is held, for any other place, year or revision, SchemeDigestError for
    a scheme of another digest, and SchemeError, naming what is known, for an unknown reading or choice.
    """
    return HELD.get_scheme(place, year, readings, revision=revision, digest=digest)


def list_schemes() -> tuple[HeldScheme, ...]:
    """Place, assessment year, revision and digest of every edition that comes with the package."""
    return HELD.list_schemes()


def as_catalogue(given: object) -> Catalogue:
    """The catalogue itself, the bundled one for None; raises SchemeError for anything else."""
    if given is None:
        return HELD
    if is_a(given, Catalogue):
        return given
    raise SchemeError.of("/catalogue", "wrong_type", case="catalogue", given=described(given))
