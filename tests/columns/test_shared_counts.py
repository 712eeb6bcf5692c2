"""Counts that count nearly the same: each worked out from one before it, to the same number in every row."""

from __future__ import annotations

from itertools import product

from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.nodes import Expression, parts_of
from huizhou_qa.columns.results import Definition
from huizhou_qa.columns.shared_counts import with_shared_counts
from support.worked_out import Value, value

MAKE = Expressions()
NAMES, FITS = "abcdef", 3
TRUTHS = {name: MAKE.fits(MAKE.column(name, 1, 5)) for name in NAMES}
# Every row that six cells can make that are known, outside their ends, or null.
ROWS = [dict(zip(NAMES, cells, strict=True)) for cells in product((FITS, 9, None), repeat=len(NAMES))]


def count(names: str) -> Expression:
    return MAKE.count(TRUTHS[name] for name in names)


def made(*counted: str) -> list[Definition]:
    return with_shared_counts([Definition(f"of {names}", count(names)) for names in counted])


def test_a_count_that_is_close_to_one_before_is_that_one_and_what_differs() -> None:
    counted = ("abcde", "abcd", "abcdef", "abcef", "abcde", "bf")
    for row in ROWS:
        found = dict[str, Value](row)
        for one, names in zip(made(*counted), counted, strict=True):
            found[one.name] = value(one.expression, found)
            assert found[one.name] == sum(row[name] == FITS for name in names)


def test_only_what_differs_is_counted_anew() -> None:
    whole, one_fewer, one_more, either, same, apart = made("abcde", "abcd", "abcdef", "abcef", "abcde", "bf")
    assert counts_in(whole.expression) == [5]
    assert counts_in(one_fewer.expression) == counts_in(one_more.expression) == [1]
    assert counts_in(either.expression) == [1, 1]
    assert same.expression.operation == "column"
    assert counts_in(apart.expression) == [2]
    assert [one.expression.high for one in (one_fewer, one_more, either, same)] == [4, 6, 5, 5]


def test_what_is_no_count_stays_as_it_is() -> None:
    definitions = [Definition("sum", MAKE.add(MAKE.column("a"), MAKE.column("b"))), Definition("of ab", count("ab"))]
    assert with_shared_counts(definitions) == definitions


def counts_in(expression: Expression) -> list[int]:
    """How many truths each count in it is of."""
    return sorted(len(one.of) for one in parts_of(expression) if one.operation == "count")
