"""What a value must be of, and the error of one that is of another kind."""

from __future__ import annotations

from typing import TypeVar

from huizhou_qa.errors.errors import SchemeError
from huizhou_qa.errors.shown import described, is_a
from huizhou_qa.errors.wording import Wording

Value = TypeVar("Value")


def refused(value: object, expected: Wording) -> SchemeError:
    """The error of a field that holds something of another kind than it is for."""
    return SchemeError.of("", "wrong_type", case="field", given=described(value), expected=expected)


def expect(value: object, kind: type[Value], expected: Wording) -> Value:
    """The value itself; raises SchemeError where it is not of that type."""
    if is_a(value, kind):
        return value
    raise refused(value, expected)
