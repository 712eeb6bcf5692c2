"""Checks of the type of a value, and the error of a value of another type."""

from __future__ import annotations

from typing import TypeVar

from huizhou_qa.errors.errors import SchemeError
from huizhou_qa.errors.shown import described, is_a
from huizhou_qa.errors.wording import Wording

Value = TypeVar("Value")


def refused(value: object, expected: Wording) -> SchemeError:
    """The error of a field that holds a value of another kind."""
    return SchemeError.of("", "wrong_type", case="field", given=described(value), expected=expected)


def expect(value: object, kind: type[Value], expected: Wording) -> Value:
    """Returns the value; raises SchemeError if it is not of that type."""
    if is_a(value, kind):
        return value
    raise refused(value, expected)
