"""The known numbers of a unit, by their JSON Pointer in its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.one_screen import cut
from huizhou_qa.readers.gaps import Number, gaps_of

# What is known besides numbers, or of them.
BESIDE_NUMBERS = ("nothing", "truths", "rates", "words", "intervals", "ratios")


class NotKnownError(KeyError):
    """A rule reads a number that is missing, or for which there was nothing to measure."""


class NoQuotientError(ArithmeticError):
    """A rule would divide by 0; ``divisors`` are the paths and labels of the inputs of the divisor."""

    def __init__(self, divisors: tuple[tuple[str, Wording], ...]) -> None:
        super().__init__(divisors)
        self.divisors = divisors


def _paths(given: Iterable[str]) -> frozenset[str]:
    return frozenset(given)


@frozen(eq=False, repr=False, getstate_setstate=False)
class Values(FrozenMapping[str, Fraction]):
    """The known numbers by path. Reading a path without a number raises NotKnownError.

    Attributes:
        nothing: the paths for which there was nothing to measure.
        truths: the paths given as true or false.
        rates: the paths given as a part of a whole.
        words: those given as one of named options, by path; their numbers depend on the options of the input.
        intervals: those of which only an interval is given, by path.
        ratios: the same numbers as pairs of whole numbers, for fast comparison.
    """

    nothing: frozenset[str] = field(default=frozenset(), converter=_paths, kw_only=True)
    truths: frozenset[str] = field(default=frozenset(), converter=_paths, kw_only=True)
    rates: frozenset[str] = field(default=frozenset(), converter=_paths, kw_only=True)
    words: FrozenMapping[str, str] = field(factory=FrozenMapping, kw_only=True)
    intervals: FrozenMapping[str, Interval] = field(factory=FrozenMapping, kw_only=True)
    ratios: FrozenMapping[str, tuple[int, int]] = field(init=False)

    @ratios.default
    def _pairs(self) -> FrozenMapping[str, tuple[int, int]]:
        return FrozenMapping({path: number.as_integer_ratio() for path, number in self.items()})

    @cached_property
    def numbers_and_gaps(self) -> FrozenMapping[str, Number]:
        """The numbers, and a gap for each path for which there was nothing to measure."""
        return FrozenMapping({**self, **gaps_of(self.nothing)})

    def beside(self, numbers: Mapping[str, Fraction]) -> Values:
        """The same values and further numbers by their paths: rulings, and places of words among their options."""
        given = {"nothing": self.nothing, "truths": self.truths, "rates": self.rates}
        return Values({**self, **numbers}, words=self.words, intervals=self.intervals, **given)

    def is_all_of(self, other: Values) -> bool:
        """Whether both have the same numbers, and know the same of what is none."""
        return self == other and all(getattr(self, name) == getattr(other, name) for name in BESIDE_NUMBERS)

    def __repr__(self) -> str:
        # Exact sums over many members may have more digits than the interpreter writes.
        return cut(f"{{{', '.join(f'{path!r}: {plain(number)}' for path, number in self.items())}}}")

    def __getitem__(self, path: str) -> Fraction:
        try:
            return self._entries[path]
        except KeyError:
            raise NotKnownError(path) from None
