"""The gate before anything is built on a result: it must agree with what it says that it was made from.

A result is a frozen value that anyone can put together from anything. Papers, comparisons and composites
ask here first, once for each result that they are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from huizhou_qa.errors import Fault, VerificationError


class Verifiable(Protocol):
    """What can be made again from what it holds."""

    def verify(self) -> None:
        """Raises VerificationError naming everything that does not agree."""


def require_sound(results: Mapping[str, Verifiable]) -> None:
    """Raises VerificationError for everything in these results, by where each was given, that does not agree."""
    VerificationError.raise_if_any(unsound(results))


def unsound(results: Mapping[str, Verifiable]) -> Iterator[Fault]:
    """Everything in these results, by where each was given, that does not agree."""
    for where, result in results.items():
        try:
            result.verify()
        except VerificationError as error:
            yield from (fault.under(where) for fault in error.faults)
