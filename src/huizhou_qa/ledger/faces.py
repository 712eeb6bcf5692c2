"""How a result shows itself where somebody looks at it, be it one that was put together by hand from anything.

Looking at a value must never fail, least of all while somebody looks for what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TypeVar

from huizhou_qa.errors import HuizhouQAError, VerificationError

Told = TypeVar("Told")


def face_of(result: object, told: Callable[[], str]) -> str:
    """What a result says of itself; where something in it cannot be told, of which kind it should be."""
    return _told_or(told, _by_hand(result))


def html_of(result: object, told: Callable[[], str]) -> str:
    """The same as HTML."""
    return _told_or(told, escape(_by_hand(result)))


def follows(told: Callable[[], Told]) -> Told:
    """What follows from a result; VerificationError where it was put together by hand and nothing does."""
    try:
        return told()
    except HuizhouQAError:
        raise
    except Exception:  # noqa: BLE001 (what somebody put into a result may raise anything)
        raise VerificationError.of("", "wrong_type", case="follows") from None


def _told_or(told: Callable[[], str], otherwise: str) -> str:
    try:
        return told()
    except Exception:  # noqa: BLE001 (what somebody put into a result may raise anything)
        return otherwise


def _by_hand(result: object) -> str:
    return f"<{type(result).__name__} put together by hand: it does not hold what it should>"
