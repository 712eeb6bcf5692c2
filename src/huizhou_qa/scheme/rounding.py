"""Rounding as a scheme orders it: to how many places, which way, when, and where the text says so."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, described, expect, one_of
from huizhou_qa.fields.converters import a_text, by_field, optional
from huizhou_qa.numbers.exact import rational, whole_text
from huizhou_qa.rules import GridRounding, Measure, Rounded
from huizhou_qa.rules.rounding import MODES, Mode

Way = Mode
WhenRounded = Literal["clause", "total"]

_STAGES: tuple[WhenRounded, ...] = ("clause", "total")

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
    way: Way = field(default="half_up", validator=one_of(MODES))
    stage: WhenRounded = field(default="clause", validator=one_of(_STAGES))
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

    @cached_property
    def _grid(self) -> GridRounding:
        return GridRounding(Fraction(1, self.scale), self.way, "written" if self.stage == "clause" else "rule")

    def of(self, measure: Measure) -> Measure:
        """The measure rounded."""
        return Rounded(measure, self._grid)

    def units(self, value: Fraction) -> int:
        """The number in whole units of the last written place, rounded once."""
        return self._grid.multiple(rational(value))

    def rounded(self, value: Fraction) -> Fraction:
        """The number on the grid, still exact to compute with."""
        return Fraction(self.units(value), self.scale)

    def write(self, value: Fraction) -> Decimal:
        """The number as it is written on the sheet, rounded once."""
        return self.written(self.units(value))

    def written(self, units: int) -> Decimal:
        """That many units of the last place, as it is written on the sheet."""
        # Built from text: unlike arithmetic on decimals, that never looks at the caller's context.
        return Decimal(f"{whole_text(units)}e-{self.places}")


def a_rounding(value: object) -> Rounding:
    """The rounding itself; raises SchemeError for anything that is none."""
    return expect(value, Rounding, _ROUNDING)


def rounding_or_none(value: Rounding | None) -> Rounding | None:
    """A rounding or None."""
    return optional(value, a_rounding)
