"""Rounding as a thing that can be named, cited and checked: how many places, which way, and when."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, described, one_of
from huizhou_qa.ground.fields import a_text, by_field, of_kind, optional
from huizhou_qa.ground.numbers import rational, whole_text

Way = Literal["half_up", "half_even", "up", "down"]
Stage = Literal["clause", "total"]

_WAYS: tuple[Way, ...] = ("half_up", "half_even", "up", "down")
_STAGES: tuple[Stage, ...] = ("clause", "total")

# No sheet has more places than the exponents that the gate of numbers lets in.
MOST_PLACES = 99

_ROUNDING = Wording("舍入规则（Rounding）", "a Rounding")


@frozen(field_transformer=by_field)
class Rounding:
    """Writes an exact number on the grid of ``places`` decimal places (四舍五入 is ``half_up``).

    ``stage`` says when it is done: to each clause when it is written, or to the total before it
    is graded. ``source`` cites what orders it. Half up and half even are of the magnitude, so that
    -0.005 is written -0.01; up and down are away from and towards zero.
    """

    places: int = field()
    way: Way = field(default="half_up", validator=one_of(_WAYS))
    stage: Stage = field(default="clause", validator=one_of(_STAGES))
    source: str = field(default="", converter=a_text)
    scale: int = field(init=False, repr=False, eq=False)

    @places.validator
    def _must_be_a_number_of_places(self, _attribute: object, value: int) -> None:
        if type(value) is not int or not 0 <= value <= MOST_PLACES:
            raise SchemeError.of("/places", "bad_places", given=described(value), most=MOST_PLACES)

    @scale.default
    def _ten_to_the_places(self) -> int:
        # What is not a number of places is refused right after this.
        return int(10**self.places) if type(self.places) is int and 0 < self.places <= MOST_PLACES else 1

    def units(self, value: Fraction) -> int:
        """The number in whole units of the last written place, rounded once."""
        return self._units(*rational(value).as_integer_ratio())

    def rounded(self, value: Fraction) -> Fraction:
        """The number on the grid, still exact to compute with."""
        return Fraction(self.units(value), self.scale)

    def write(self, value: Fraction) -> Decimal:
        """The number as it is written on the sheet, rounded once."""
        return self.written(self.units(value))

    def units_of_ratios(self, ratios: Iterable[tuple[int, int]]) -> list[int]:
        """The same for many numbers, each as numerator and denominator above 0."""
        scale, units_of = self.scale, self._units
        # What stands on the grid already, as most points do, needs no rounding.
        return [n * (scale // d) if not scale % d else units_of(n, d) for n, d in ratios]

    def _units(self, numerator: int, denominator: int) -> int:
        numerator *= self.scale
        whole, rest = divmod(abs(numerator), denominator)
        if self._goes_up(whole, 2 * rest - denominator, rest):
            whole += 1
        return whole if numerator >= 0 else -whole

    def _goes_up(self, whole: int, beyond_half: int, rest: int) -> bool:
        if self.way == "half_up":
            return beyond_half >= 0
        if self.way == "half_even":
            return beyond_half > 0 or (beyond_half == 0 and whole % 2 == 1)
        return self.way == "up" and rest > 0

    def written(self, units: int) -> Decimal:
        """That many units of the last place, as it is written on the sheet."""
        # Built from text: unlike arithmetic on decimals, that never looks at the caller's context.
        return Decimal(f"{whole_text(units)}e-{self.places}")


def a_rounding(value: Rounding) -> Rounding:
    """The rounding itself; raises SchemeError for anything that is none."""
    return of_kind(value, Rounding, _ROUNDING)


def rounding_or_none(value: Rounding | None) -> Rounding | None:
    """A rounding or None."""
    return optional(value, a_rounding)
