"""Rounding as part of a rule: on which grid, which way, and whether a text orders it or a figure is only written.

A number in units of its grid is all this knows; where a scheme rounds is the scheme's to say.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, one_of
from huizhou_qa.fields.converters import by_field
from huizhou_qa.numbers.exact import exact, plain

Mode = Literal["half_up", "half_even", "up", "down"]
RoundingStage = Literal["rule", "written"]

MODES: tuple[Mode, ...] = ("half_up", "half_even", "up", "down")
STAGES: tuple[RoundingStage, ...] = ("rule", "written")


@frozen(field_transformer=by_field)
class GridRounding:
    """To a multiple of a grid.

    Attributes:
        grid: the distance of two figures that can be written, above 0: 1, 0.5, 0.01.
        mode: ``half_up`` (四舍五入) and ``half_even`` round to the nearest, a tie away from zero or to the even
            multiple; ``up`` and ``down`` round away from zero and towards it.
        stage: ``rule`` where the text itself orders it; ``written`` where a figure is only put on paper, which
            an exact reading leaves out.
    """

    grid: Fraction = field(converter=exact)
    mode: Mode = field(default="half_up", validator=one_of(MODES))
    stage: RoundingStage = field(default="rule", validator=one_of(STAGES))

    @grid.validator
    def _must_be_above_zero(self, _attribute: object, value: Fraction) -> None:
        if value <= 0:
            raise SchemeError.of("", "grid_not_above_zero", value=plain(value))

    def multiple(self, number: Fraction) -> int:
        """The number in units of the grid, rounded once."""
        return self.multiple_of_ratio(*number.as_integer_ratio())

    def multiple_of_ratio(self, above: int, below: int) -> int:
        """The same for a numerator and a denominator above zero, not necessarily in lowest terms."""
        grid, of_grid = self.grid.as_integer_ratio()
        above, below = above * of_grid, below * grid
        whole, rest = divmod(abs(above), below)
        if self._goes_up(whole, 2 * rest - below, rest):
            whole += 1
        return whole if above >= 0 else -whole

    def __call__(self, number: Fraction) -> Fraction:
        """The number on the grid."""
        return self.multiple(number) * self.grid

    def just_above(self, number: Fraction) -> Fraction:
        """Where numbers are rounded to that lie above this one, as near as can be."""
        return self(number + self._to_next_edge(number) / 2)

    def just_below(self, number: Fraction) -> Fraction:
        """Where numbers are rounded to that lie below this one, as near as can be."""
        return self(number - self._to_next_edge(-number) / 2)

    def _to_next_edge(self, number: Fraction) -> Fraction:
        # Every mode changes its result at multiples of half the grid only.
        half = self.grid / 2
        return half - number % half

    def _goes_up(self, whole: int, beyond_half: int, rest: int) -> bool:
        if self.mode == "half_up":
            return beyond_half >= 0
        if self.mode == "half_even":
            return beyond_half > 0 or (beyond_half == 0 and whole % 2 == 1)
        return self.mode == "up" and rest > 0
