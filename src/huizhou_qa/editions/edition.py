"""An edition: the scheme of one place and one assessment year, with all that its text leaves open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache, partial

from attrs import evolve, field, frozen

from huizhou_qa.errors import SchemeError, Wording, expect
from huizhou_qa.fields.converters import a_name, a_whole_number, by_field
from huizhou_qa.program.readings import Readings
from huizhou_qa.scheme.scheme import Scheme

# So many choices of readings are kept ready; the least recently asked for gives way.
MOST_KEPT = 64
# The years that days can be of.
FIRST_YEAR, LAST_YEAR = 1, 9999

_SCHEME = Wording("考核方案（Scheme）", "a Scheme")


def _a_year(value: int) -> int:
    year = a_whole_number(value)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SchemeError.of("", "no_year", first=FIRST_YEAR, last=LAST_YEAR)
    return year


def _a_revision(value: int) -> int:
    revision = a_whole_number(value)
    if revision < 1:
        raise SchemeError.of("", "no_revision")
    return revision


def _a_scheme(value: Scheme) -> Scheme:
    return expect(value, Scheme, _SCHEME)


@frozen(field_transformer=by_field)
class Edition:
    """The scheme of a place and a year, as a ``Catalogue`` holds it.

    Attributes:
        place: what the place is asked for by, such as "huizhou".
        year: the assessment year (考核年度), 1 to 9999.
        scheme: the scheme under its default readings; others are asked for with ``under``.
        revision: 1, or a higher number for a correction of the text as it was published before. What was published
            is never edited: its digest stays.

    Raises SchemeError for anything else.
    """

    place: str = field(converter=a_name)
    year: int = field(converter=_a_year)
    scheme: Scheme = field(converter=_a_scheme, repr=False)
    revision: int = field(default=1, converter=_a_revision)

    @cached_property
    def _ready(self) -> Callable[[Readings], Scheme]:
        # A scheme cannot be changed, so that one serves whoever asks for the same readings.
        return lru_cache(maxsize=MOST_KEPT)(partial(_under, self.scheme))

    @cached_property
    def _ready_though_corrected(self) -> Callable[[Readings, int], Scheme]:
        return lru_cache(maxsize=MOST_KEPT)(lambda readings, later: evolve(self._ready(readings), later_revision=later))

    def under(self, readings: Mapping[str, str | int]) -> Scheme:
        """The scheme under its default readings, with those asked for in their place.

        Raises SchemeError, naming what is known, for an unknown reading or choice.
        """
        return self._ready(self.scheme.chosen_readings.asked(readings))

    def under_though_corrected(self, readings: Mapping[str, str | int], later: int) -> Scheme:
        """The same, whose results note that this later revision is held."""
        return self._ready_though_corrected(self.scheme.chosen_readings.asked(readings), later)

    def __str__(self) -> str:
        revision = f" revision {self.revision}" if self.revision > 1 else ""
        return f"{self.place} {self.year}{revision}"


def _under(scheme: Scheme, readings: Readings) -> Scheme:
    return scheme if readings == scheme.chosen_readings else evolve(scheme, chosen_readings=readings)
