"""Expressions in a library of dataframes: written against what Polars and narwhals have in common.

The library is an argument: Polars' own expressions are made once and kept, and narwhals' serve every other engine. A
library is a module with the functions ``col``, ``lit``, ``when``, ``min_horizontal`` and ``max_horizontal``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Protocol, Self

# Up to so many rows Polars takes longer to share work out among threads and chunks than to do it.
FEW = 10_000


class Expr(Protocol):
    """An expression of a library."""

    def __add__(self, other: Self, /) -> Self: ...
    def __sub__(self, other: Self, /) -> Self: ...
    def __mul__(self, other: Self, /) -> Self: ...
    def __floordiv__(self, other: Self, /) -> Self: ...
    def __le__(self, other: Self, /) -> Self: ...
    def __lt__(self, other: Self, /) -> Self: ...
    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __invert__(self) -> Self: ...

    def is_null(self) -> Self:
        """Whether it is null."""

    def fill_null(self, value: bool) -> Self:  # noqa: FBT001 (as the libraries have it)
        """With a truth in place of null."""

    def is_between(self, lower_bound: Self, upper_bound: Self) -> Self:
        """Whether it lies between two numbers or is one of them."""

    def cast(self, dtype: object) -> Self:
        """As another type."""

    def alias(self, name: str) -> Self:
        """With a name."""

    def over(self, *partition_by: str) -> Self:
        """Over the rows of a group."""

    def sum(self) -> Self:
        """The sum over rows."""

    def max(self) -> Self:
        """The greatest over rows."""

    def min(self) -> Self:
        """The least over rows."""

    def rank(self, method: str, *, descending: bool) -> Self:
        """The place among rows."""


class When(Protocol):
    """A condition that awaits its value."""

    def then(self, value: Expr) -> Then:
        """The value."""


class Then(Expr, Protocol):
    """A chain of conditions so far."""

    def when(self, condition: Expr) -> When:
        """The next condition."""

    def otherwise(self, value: Expr) -> Expr:
        """What there is where no condition holds, or one is null."""


def how_to_collect(polars: ModuleType, rows: int) -> Mapping[str, object]:
    """How Polars is told to look for nothing that could be shared: all that is has a column of its own already.

    Few rows are not worth its streaming engine. Polars before 1.31 is told nothing, and looks.
    """
    flags = getattr(polars, "QueryOptFlags", None)
    engine = {"engine": "in-memory"} if rows < FEW else {}
    return {} if flags is None else {"optimizations": flags.none(), **engine}
