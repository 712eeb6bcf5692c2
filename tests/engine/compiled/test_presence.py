"""Whether a row has a number: where it says that there was none, and where it says nothing at all."""

from __future__ import annotations

import pytest

from huizhou_qa.engine.compiled.presence import is_there
from huizhou_qa.engine.compiled.values import Ratios
from huizhou_qa.engine.rows import Row
from huizhou_qa.readers.gaps import Gap

PATH = "/facts/rate"
NUMBER = Ratios(lambda row: row.ratios[PATH], kept=PATH)


def test_a_number_is_there_where_the_row_has_it_and_not_where_there_was_nothing() -> None:
    there = is_there(NUMBER)
    assert there(Row({PATH: (1, 2)}))
    assert not there(Row({}, gaps={PATH: Gap(nothing=frozenset({PATH}))}))


def test_what_is_missing_may_be_there_or_not_so_that_the_row_is_left() -> None:
    with pytest.raises(KeyError):
        is_there(NUMBER)(Row({}, gaps={PATH: Gap(missing=frozenset({PATH}))}))
