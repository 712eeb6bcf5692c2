"""Rounding as a scheme orders it: to how many places, which way, when, and where the text says so."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, described, expect, one_of
from huizhou_qa.fields.converters import a_text, above_zero, by_field, optional
from huizhou_qa.numbers.exact import ExactNumber, json_text, plain, rational, whole_text
from huizhou_qa.rules import GridRounding, Measure, Rounded
from huizhou_qa.rules.rounding import MODES, Mode

Way = Mode
WhenRounded = Literal["clause", "total", "written", "rule"]

_STAGES: tuple[WhenRounded, ...] = ("clause", "total", "written", "rule")

# No sheet has more places than the exponents that the gate of numbers lets in.
MOST_PLACES = 99

_ROUNDING = Wording("舍入规则（Rounding）", "a Rounding")


def _a_grid_or_none(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else above_zero(value)


@frozen(field_transformer=by_field)
class Rounding:
    """Writes an exact number on the grid of ``places`` decimal places (四舍五入 is ``half_up``).

    ``stage`` says when it is done: to each ``clause`` when it is written, to the ``total`` before it is graded; and
    of an item, a heading or the whole, as part of the ``rule``, or only where the figure is ``written``.
    ``source`` cites what orders it. Half up and half even are of the magnitude, so that
    -0.005 is written -0.01; up and down are away from and towards zero. ``grid`` is how far apart two figures stand,
    where that is not one unit of the last place: "0.5". Raises SchemeError for a grid that these places cannot write.
    """

    places: int = field()
    way: Way = field(default="half_up", validator=one_of(MODES))
    stage: WhenRounded = field(default="clause", validator=one_of(_STAGES))
    source: str = field(default="", converter=a_text)
    grid: Fraction | None = field(default=None, converter=_a_grid_or_none)
    scale: int = field(init=False, repr=False, eq=False)

    @places.validator
    def _must_be_a_number_of_places(self, _attribute: object, value: int) -> None:
        if type(value) is not int or not 0 <= value <= MOST_PLACES:
            raise SchemeError.of("/places", "bad_places", given=described(value), most=MOST_PLACES)

    @scale.default
    def _ten_to_the_places(self) -> int:
        # What is not a number of places is refused right after this.
        return int(10**self.places) if type(self.places) is int and 0 < self.places <= MOST_PLACES else 1

    def __attrs_post_init__(self) -> None:
        if not self.is_written(self.step):
            raise SchemeError.of("/grid", "grid_not_written", grid=plain(self.step), places=self.places)

    @property
    def step(self) -> Fraction:
        """How far apart two figures stand."""
        return self.grid or Fraction(1, self.scale)

    @property
    def is_of_a_part(self) -> bool:
        """Whether it may be the rounding of an item, a heading or the whole."""
        return self.stage in {"written", "rule"}

    def is_written(self, value: Fraction) -> bool:
        """Whether a number has no more places than these."""
        return not self.scale % value.denominator

    def stands(self, value: Fraction) -> bool:
        """Whether a number stands on the grid."""
        # In whole numbers: a fraction is divided several times more slowly.
        return not value.numerator * self.step.denominator % (value.denominator * self.step.numerator)

    @cached_property
    def _grid(self) -> GridRounding:
        return GridRounding(self.step, self.way, "written" if self.stage in {"clause", "written"} else "rule")

    def of(self, measure: Measure) -> Measure:
        """The measure rounded."""
        return Rounded(measure, self._grid)

    @cached_property
    def _units_a_step(self) -> int:
        """How many units of the last written place two figures stand apart."""
        return int(self.step * self.scale)

    def units(self, value: Fraction) -> int:
        """The number in whole units of the last written place, rounded once."""
        if self.grid is None and type(value) is Fraction and self.is_written(value):
            # Most figures have no more places.
            return value.numerator * (self.scale // value.denominator)
        return self._grid.multiple(rational(value)) * self._units_a_step

    def rounded(self, value: Fraction) -> Fraction:
        """The number on the grid, still exact to compute with."""
        return Fraction(self.units(value), self.scale)

    def write(self, value: Fraction) -> Decimal:
        """The number as it is written on the sheet, rounded once."""
        return self.written(self.units(value))

    def full_marks(self, value: Fraction) -> Decimal | Fraction:
        """Full marks with these places, with more where they need more, or as they are without a finite decimal."""
        if self.is_written(value):
            return self.written(value.numerator * (self.scale // value.denominator))
        text = json_text(value)
        return value if text is None else Decimal(text)

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
