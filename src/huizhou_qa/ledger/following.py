"""What follows from a result, even from one that was put together by hand and holds nothing that it follows from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from huizhou_qa.errors import HuizhouQAError, VerificationError

Derived = TypeVar("Derived")


def follows(derive: Callable[[], Derived]) -> Derived:
    """Derives a value from a result; raises VerificationError where a result put together by hand has none."""
    try:
        return derive()
    except HuizhouQAError:
        raise
    except Exception:  # noqa: BLE001 (values in a result put together by hand may raise anything)
        raise VerificationError.of("", "wrong_type", case="follows") from None
