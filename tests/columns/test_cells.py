"""Cells of frames as plain values, with stand-ins for the types of NumPy and pandas, which need not be installed."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from huizhou_qa.columns.cells import FloatCell, plain_cell, shortest


def of(library: str, name: str, **methods: object) -> object:
    """A value of a type with that name in that library."""
    made: object = type(name, (), {"__module__": library, **methods})()
    return made


class Text(str):
    __slots__ = ()


@pytest.mark.parametrize(
    "cell",
    [
        None,
        math.nan,
        of("pandas.api.typing", "NAType"),
        of("pandas._libs.tslibs.nattype", "NaTType"),
        of("numpy", "float32", __float__=lambda _: math.nan),
        of("numpy", "datetime64", __str__=lambda _: "NaT"),
        of("numpy", "longdouble", __str__=lambda _: "nan"),
        Decimal("NaN"),
        Decimal("-sNaN"),
    ],
)
def test_what_a_library_means_by_missing_is_missing(cell: object) -> None:
    assert plain_cell(cell) is None


def test_scalars_are_what_they_hold() -> None:
    assert plain_cell(of("numpy", "int64", __index__=lambda _: 3)) == 3
    assert plain_cell(of("numpy", "uint8", __index__=lambda _: 4)) == 4
    assert plain_cell(of("numpy", "bool", __bool__=lambda _: False)) is False
    single = plain_cell(of("numpy", "float32", __float__=lambda _: 0.10000000149011612, __str__=lambda _: "0.1"))
    assert single == FloatCell(0.10000000149011612, "0.1")


def test_what_is_no_number_of_a_library_stays_as_it_is() -> None:
    for cell in (
        Decimal("Infinity"),
        Decimal(3),
        3,
        True,
        Text("a"),
        "",
        of("numpy", "void"),
        of("pandas", "Period"),
        of("here", "NAType"),
    ):
        assert plain_cell(cell) is cell


def test_a_float_has_its_shortest_text() -> None:
    assert plain_cell(0.1) == FloatCell(0.1, "0.1")
    assert plain_cell(0.10000000149011612, 32) == FloatCell(0.10000000149011612, "0.1")
    assert [plain_cell(value) for value in (3.0, -0.0)] == [FloatCell(3.0, "3.0"), FloatCell(-0.0, "-0.0")]
    assert [FloatCell(value, "").is_whole for value in (2.0, 2.5, math.inf)] == [True, False, False]


def test_what_is_read_of_an_infinite_float_is_no_text() -> None:
    assert [FloatCell(value, str(value)).told for value in (0.5, math.inf, -math.inf)] == [
        "0.5",
        Decimal("Infinity"),
        Decimal("-Infinity"),
    ]


@pytest.mark.parametrize(
    ("value", "bits", "text"),
    [
        (16777216.0, 32, "16777216"),
        (3.4028234663852886e38, 32, "3.4028235e+38"),
        (1000000064.0, 32, "1.00000006e+09"),  # of nine digits
        (0.0999755859375, 16, "0.1"),
        (1e300, 32, "1e+300"),  # not of that width at all
        (0.1, 32, "0.1"),  # nor this one
        (math.inf, 32, "inf"),
        (1 / 3, 64, "0.3333333333333333"),
    ],
)
def test_the_shortest_text_is_read_back_to_the_same_float(value: float, bits: int, text: str) -> None:
    assert shortest(value, bits) == text
