"""Codes by their types: every one that is known is given back, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from huizhou_qa.errors import ErrorCode, FaultCode, NoteCode, error_code, fault_code, note_code


@pytest.mark.parametrize(("read", "known"), [(error_code, ErrorCode), (fault_code, FaultCode), (note_code, NoteCode)])
def test_a_code_is_given_by_its_type_and_an_unknown_one_is_none(
    read: Callable[[str], str | None], known: object
) -> None:
    assert tuple(map(read, get_args(known))) == get_args(known)
    assert [read(text) for text in ("", "no such code", "Out_of_range")] == [None, None, None]
