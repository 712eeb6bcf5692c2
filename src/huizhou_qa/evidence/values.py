"""The numbers that are known of a unit, by the JSON Pointer of where they stand in its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain


class NotKnownError(KeyError):
    """A rule asked for a number that is missing, or of which there was nothing to measure."""


class NoQuotientError(ArithmeticError):
    """A rule would have divided by 0; ``divisors`` are the inputs of the divisor: their paths and labels."""

    def __init__(self, divisors: tuple[tuple[str, Wording], ...]) -> None:
        super().__init__(divisors)
        self.divisors = divisors


def _paths(given: Iterable[str]) -> frozenset[str]:
    return frozenset(given)


@frozen(eq=False, repr=False, getstate_setstate=False)
class Values(FrozenMapping[str, Fraction]):
    """Known numbers by path, and which paths were given as what.

    ``nothing`` holds the paths where there was nothing to measure, ``truths`` those given as true or
    false, ``rates`` those given as a part of a whole. ``ratios`` are the same numbers as pairs of whole
    ones, for comparing many at once.

    Asking for what is not known raises NotKnownError instead of passing for zero. Made once with the
    evidence, and nobody can change it afterwards.
    """

    nothing: frozenset[str] = field(default=frozenset(), converter=_paths, kw_only=True)
    truths: frozenset[str] = field(default=frozenset(), converter=_paths, kw_only=True)
    rates: frozenset[str] = field(default=frozenset(), converter=_paths, kw_only=True)
    ratios: FrozenMapping[str, tuple[int, int]] = field(init=False)

    @ratios.default
    def _pairs(self) -> FrozenMapping[str, tuple[int, int]]:
        return FrozenMapping({path: number.as_integer_ratio() for path, number in self.items()})

    def ruled(self, rulings: Mapping[str, Fraction]) -> Values:
        """The same values and rulings, by their paths."""
        return Values({**self, **rulings}, nothing=self.nothing, truths=self.truths, rates=self.rates)

    def __repr__(self) -> str:
        # Exact sums of many members may have more digits than the interpreter writes at once.
        return f"{{{', '.join(f'{path!r}: {plain(number)}' for path, number in self.items())}}}"

    def __getitem__(self, path: str) -> Fraction:
        try:
            return self._entries[path]
        except KeyError:
            raise NotKnownError(path) from None
