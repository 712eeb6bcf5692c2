"""Verifies the results that papers, comparisons and composites are made from.

A result is a frozen value that can be put together by hand from anything, so every given result is verified once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from huizhou_qa.errors import Fault, VerificationError


class Verifiable(Protocol):
    """A result that can be verified."""

    def verify(self) -> None:
        """Raises VerificationError naming everything that does not agree."""


def require_sound(results: Mapping[str, Verifiable]) -> None:
    """Raises VerificationError listing all disagreements in these results, by the path of the result."""
    VerificationError.raise_if_any(unsound(results))


def unsound(results: Mapping[str, Verifiable]) -> Iterator[Fault]:
    """All disagreements in these results, by the path of the result."""
    for where, result in results.items():
        try:
            result.verify()
        except VerificationError as error:
            yield from (fault.under(where) for fault in error.faults)
