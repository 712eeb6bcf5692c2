"""Long rows of cases: a few of them are tried each day, and all of them by ``make deep``."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def one_in(step: int, cases: Iterable[object]) -> list[object]:
    """All cases: the first, every so many-th after it and the last are everyday ones, and the others are deep.

    A case that is a tuple holds the values of several arguments.
    """
    listed = list(cases)
    last = len(listed) - 1
    return [case if at % step == 0 or at == last else deep(case) for at, case in enumerate(listed)]


def deep(case: object) -> object:
    """A case that ``make deep`` alone tries."""
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.deep)
