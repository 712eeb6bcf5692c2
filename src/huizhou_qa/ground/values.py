"""The numbers that are known of a unit, by the JSON Pointer of where they stand in its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from huizhou_qa.errors import Wording


class NotKnownError(LookupError):
    """A rule asked for a number that is missing, or of which there was nothing to measure."""


class NoQuotientError(ArithmeticError):
    """A rule would have divided by 0; ``divisors`` are the inputs of the divisor: their paths and labels."""

    def __init__(self, divisors: tuple[tuple[str, Wording], ...]) -> None:
        super().__init__(divisors)
        self.divisors = divisors


class Values(dict[str, Fraction]):
    """Known numbers by path, and which paths were given as what.

    ``nothing`` holds the paths where there was nothing to measure, ``excused`` those of them that a
    ruling has settled; ``truths`` the paths given as true or false, ``rates`` those given as a part
    of a whole. ``ratios`` are the same numbers as pairs of whole ones, for comparing many at once.

    A dict, so that the many look-ups of a score cost what a look-up costs; asking for what is not
    known raises NotKnownError instead of passing for zero. Made once with the evidence and never
    changed afterwards.
    """

    __slots__ = ("excused", "nothing", "rates", "ratios", "truths")

    def __init__(
        self,
        known: Mapping[str, Fraction],
        *,
        nothing: Iterable[str] = (),
        excused: Iterable[str] = (),
        truths: Iterable[str] = (),
        rates: Iterable[str] = (),
    ) -> None:
        super().__init__(known)
        self.nothing: frozenset[str] = frozenset(nothing)
        self.excused: frozenset[str] = frozenset(excused)
        self.truths: frozenset[str] = frozenset(truths)
        self.rates: frozenset[str] = frozenset(rates)
        self.ratios: tuple[tuple[str, tuple[int, int]], ...] = tuple(
            (path, number.as_integer_ratio()) for path, number in self.items()
        )

    def excusing(self, paths: Iterable[str]) -> Values:
        """The same values, with these paths of nothing settled by a ruling."""
        return Values(self, nothing=self.nothing, excused=paths, truths=self.truths, rates=self.rates)

    def __missing__(self, path: str) -> Fraction:
        raise NotKnownError(path)
