"""Converters keep a value in its plain form, or refuse it under the place where it was given."""

from __future__ import annotations

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Fault
from huizhou_qa.fields.converters import placed


def refuse(_value: object) -> object:
    raise SchemeError([Fault.of("/a", "no_condition"), Fault.of("", "no_condition")], {"case": "pieces"})


def test_what_is_refused_below_a_place_keeps_its_head_and_stands_under_the_place() -> None:
    with pytest.raises(SchemeError) as caught:
        placed("/x", refuse, 5)
    assert [fault.path for fault in caught.value.faults] == ["/x/a", "/x"]
    assert caught.value.params == {"case": "pieces"}
