"""What a refusal tells, whole and in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from huizhou_qa import HuizhouQAError
from huizhou_qa.errors import Fault

# A fault's path, its code, and its text in Chinese and in English.
Told = tuple[str, str, str, str]


def told(faults: Iterable[Fault]) -> list[Told]:
    """What faults tell."""
    return [(one.path, one.code, one.zh, one.en) for one in faults]


def refusal(call: Callable[[], object], kind: type[HuizhouQAError] = HuizhouQAError) -> tuple[str, list[Told]]:
    """The text of the error that a call raises, and what its faults tell."""
    with pytest.raises(kind) as caught:
        call()
    return str(caught.value), told(caught.value.faults)
