"""Plain numbers at the scale of a plan: exact or refused, cell by cell, on frames that may be lazy."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace

import narwhals as nw
import polars as pl
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import EvidenceError, SchemeError
from huizhou_qa.columns import ColumnInput, ColumnOptions, inputs_of, scaled, scaling, scaling_faults
from support import district, linlan_2031

# One column of each number of places, and others.
NUMBERS = {"whole": 0, "two": 2, "four": 4, "twelve": 12, "eighteen": 18}


@frozen
class Inputs:
    """What is asked of a plan."""

    inputs: tuple[ColumnInput, ...]


PLAN = Inputs(
    (
        *(
            ColumnInput(name, "", places, Fraction(0), Fraction(100), f"/facts/{name}")
            for name, places in NUMBERS.items()
        ),
        ColumnInput("true", "", 0, Fraction(0), Fraction(1), "/facts/true", "truth"),
        ColumnInput("word", "", 0, Fraction(0), Fraction(1), "/facts/word", "word", words=("优", "差")),
        ColumnInput("rate_part", "", 0, Fraction(0), Fraction(9), "/facts/rate", role="part"),
        ColumnInput("share_numerator", "", 0, Fraction(0), Fraction(9), "/facts/share", role="part"),
        ColumnInput("rate_whole", "", 0, Fraction(0), Fraction(9), "/facts/rate", role="whole"),
    )
)


def cells(column: str, values: object, kind: object = None, **more: str) -> list[int | None]:
    frame = pl.DataFrame({column: pl.Series(values, dtype=kind, strict=False)})  # type: ignore[arg-type] # as each test says
    found = scaled(frame, PLAN, **more)  # type: ignore[arg-type] # the same
    made: list[int | None] = found[column].to_list()
    assert found.schema[column] == pl.Int64
    assert found["unscaled"].to_list() == [int(one is None) for one in made]
    return made


@pytest.mark.parametrize("given", [None, linlan_2031.SCHEME, "plan"], ids=["none", "scheme", "text"])
def test_what_is_given_in_place_of_a_plan_is_refused(given: object) -> None:
    frame = pl.DataFrame({"four": ["1"]})
    for call in (scaled, scaling_faults):
        with pytest.raises(SchemeError) as caught:
            call(frame, given)  # type: ignore[arg-type] # that is what is refused
        assert [(one.path, one.code, one.params["case"]) for one in caught.value.faults] == [
            ("/plan", "wrong_type", "plan_of_columns")
        ]


def test_an_infinite_float_is_not_finite() -> None:
    frame = pl.DataFrame({"four": [math.inf, -math.inf, 0.5]})
    assert scaled(frame, PLAN, floats="shortest")["four"].to_list() == [None, None, 5_000]
    assert [one.code for one in scaling_faults(frame, PLAN, floats="shortest")] == ["not_finite"] * 2


def test_decimals_below_one_are_scaled_on_an_engine_that_writes_no_digit_before_their_point() -> None:
    duckdb, _ = (
        pytest.importorskip(name, reason=f"{name} (pip install '.[engines]') is not installed")
        for name in ("duckdb", "pyarrow")
    )
    values = [Decimal("0.5"), Decimal("-0.25"), Decimal(0), Decimal("0.0001"), None]
    frame = pl.DataFrame({"four": pl.Series(values, dtype=pl.Decimal(4, 4))})
    relation = duckdb.from_arrow(frame.to_arrow())
    assert ".5000" in {row[0] for row in relation.project("CAST(four AS VARCHAR)").fetchall()}
    found = scaled(relation, PLAN).fetchall()
    assert found == [(5_000, 0), (-2_500, 0), (0, 0), (1, 0), (None, 0)]
    assert scaled(frame, PLAN).rows() == found


@pytest.mark.parametrize(
    ("column", "text", "units"),
    [
        ("four", "96.5", 965_000),
        ("four", "-0.0001", -1),
        ("four", "12.34000000", 123_400),  # zeros at the end are no places
        ("four", "0", 0),
        ("four", "-0.00", 0),
        ("four", "99999999999999", 10**18 - 10**4),
        ("four", "100000000000000", None),
        ("four", "0.00001", None),
        ("whole", "2.0", 2),
        ("whole", "1.5", None),
        ("whole", "999999999999999999", 10**18 - 1),
        ("whole", "1000000000000000000", None),
        ("two", "1.25", 125),
        ("twelve", "0.000000000001", 1),
        ("eighteen", "0.123456789012345678", 123456789012345678),
        ("eighteen", "1", None),  # there is no digit left before the point
        *(
            ("four", text, None)
            for text in ("", " ", " 1", "1 ", "+1", "01", "1.", ".5", "1e2", "１", "1,5", "x", "1\n", "-")
        ),
        *(("four", text, None) for text in ("NaN", "inf", "3_5", "1/3", "--1", "1.2.3", "0E5", "1\n2")),
    ],
)
def test_text_is_brought_to_scale_exactly_or_not_at_all(column: str, text: str, units: int | None) -> None:
    assert cells(column, [text]) == [units]
    assert cells(column, [text], pl.Categorical) == [units]


@given(number=st.integers(-(10**18) + 1, 10**18 - 1), places=st.sampled_from(list(NUMBERS.values())))
def test_a_text_or_a_decimal_of_whole_units_comes_back_as_those(number: int, places: int) -> None:
    column = next(name for name, held in NUMBERS.items() if held == places)
    text = f"{Decimal(number).scaleb(-places):f}"
    whole, _, _ = text.lstrip("-").partition(".")
    # A zero before the point takes no digit.
    expected = number if len(whole.lstrip("0")) + places <= 18 else None
    assert cells(column, [text]) == [expected]
    assert cells(column, [Decimal(text)], pl.Decimal(38, places)) == [expected]


def test_decimals_of_more_places_than_they_need_are_read() -> None:
    values = [Decimal("96.5"), Decimal(0), Decimal("0.00001"), Decimal(-1)]
    assert cells("four", values, pl.Decimal(38, 12)) == [965_000, 0, None, -10_000]


def test_integers_of_any_width_are_multiplied_where_they_have_room() -> None:
    assert cells("four", [1, 10**14 - 1, 10**14, -(10**14)], pl.Int64) == [10_000, 10**18 - 10**4, None, None]
    assert cells("whole", [2**64 - 1, 5], pl.UInt64) == [None, 5]
    assert cells("two", [127, -128], pl.Int8) == [12_700, -12_800]


@pytest.mark.parametrize(
    ("value", "units"),
    [
        (0.7, 7_000),
        (12.3456, 123_456),
        (0.1 + 0.2, None),  # 0.30000000000000004
        (96.5, 965_000),
        (-0.0001, -1),
        (1e-5, None),
        (1e300, None),
        (math.inf, None),
        (-math.inf, None),
        (99_999_999_999.9999, 999_999_999_999_999),
        (100_000_000_000.5, None),  # of sixteen digits
    ],
)
def test_a_float_is_its_shortest_text_or_refused(value: float, units: int | None) -> None:
    assert cells("four", [value], floats="shortest") == [units]


@given(value=st.floats(min_value=-1e11, max_value=1e11, exclude_min=True, exclude_max=True))
def test_a_float_that_is_taken_is_its_shortest_text(value: float) -> None:
    (units,) = cells("four", [value], floats="shortest")
    written = Fraction(repr(value))
    fits = (written * 10**4).denominator == 1
    assert units == (written * 10**4 if fits else None)


@given(units=st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_number_of_fifteen_digits_is_taken_from_its_float(units: int) -> None:
    assert cells("four", [float(Decimal(units).scaleb(-4))], floats="shortest") == [units]


def test_gaps_and_nan_are_missing_and_not_unfit() -> None:
    frame = pl.DataFrame({"four": [None, math.nan], "two": [None, "1"], "whole": [None, None], "true": [None, True]})
    found = scaled(frame, PLAN, "shortest")
    assert found.rows() == [(None, None, None, None, 0), (None, 100, None, True, 0)]
    assert found.schema["whole"] == pl.Int64


def test_whole_floats_are_whole_numbers_and_others_of_a_count_do_not_fit() -> None:
    assert cells("whole", [3.0, -2.0, 2.5, 1e15]) == [3, -2, None, None]


def test_what_does_not_fit_is_counted_in_its_row() -> None:
    frame = pl.DataFrame({"whole": ["1.5", "1", None], "two": ["x", "1.5", "1"], "four": ["", "1", "1"]})
    found = scaled(frame, PLAN)
    assert found["unscaled"].to_list() == [3, 0, 0]


def test_the_cells_that_do_not_fit_are_listed_with_the_reason() -> None:
    frame = pl.DataFrame(
        {
            "whole": ["1.5", "1", "x"],
            "eighteen": ["1", None, "0.5"],
            "four": [1e15, 0.5, 0.00001],
            "twelve": ["1e2", "１", "1"],
            "nothing_rate": ["没有", " ", None],
        }
    )
    found = scaling_faults(frame, PLAN, "shortest")
    assert [(one.path, one.code, one.params.get("case")) for one in found] == [
        ("/whole/0", "not_scaled", "places"),
        ("/whole/2", "not_a_number", "text"),
        ("/eighteen/0", "not_scaled", "digits"),
        ("/four/0", "not_scaled", "digits"),
        ("/four/2", "not_scaled", "places"),
        ("/twelve/0", "not_scaled", "exponent"),
        ("/twelve/1", "not_a_number", "text"),
        ("/nothing_rate/1", "empty_text", "text"),
    ]
    assert [(one.params["row"], one.params["column"]) for one in found][:2] == [(0, "whole"), (2, "whole")]
    counted = scaled(frame, PLAN, "shortest")["unscaled"].sum()
    assert counted == len(found)


def test_reasons_become_truths() -> None:
    truths = ("nothing_rate", "nothing_share", "nothing_four")
    names = {**dict.fromkeys(truths, "truth"), "nothing_ra": "text", "nothing_rate_part": "text"}
    frame = pl.DataFrame({name: ["没有", None] for name in names})
    found = scaled(frame, PLAN)
    for name, kind in names.items():
        assert found[name].to_list() == ([True, False] if kind == "truth" else ["没有", None])
    told = pl.DataFrame({"nothing_rate": [True, None]})
    assert scaled(told, PLAN).drop("unscaled").equals(told)


def test_everything_else_stays_as_and_where_it_is() -> None:
    frame = pl.DataFrame(
        {"unit": ["甲"], "four": ["1"], "word": ["优"], "true": [True], "ruling_four": ["zero"], "two": [1]}
    )
    found = scaled(frame, PLAN)
    assert found.columns == [*frame.columns, "unscaled"]
    assert found.rows() == [("甲", 10_000, "优", True, "zero", 100, 0)]
    assert scaled(frame.select("unit"), PLAN).rows() == [("甲", 0)]


def test_a_lazy_frame_stays_lazy() -> None:
    lazy = pl.DataFrame({"four": ["1.5", "x"]}).lazy()
    found = scaled(lazy, PLAN)
    assert isinstance(found, pl.LazyFrame)
    assert found.collect().rows() == [(15_000, 0), (None, 1)]
    with pytest.raises(EvidenceError) as raised:
        scaling_faults(lazy, PLAN)  # type: ignore[type-var] # that is the point
    assert [one.params["case"] for one in raised.value.faults] == ["lazy_frame"]


def test_columns_of_a_wrong_type_are_refused_all_at_once() -> None:
    frame = pl.DataFrame(
        {
            "whole": [True],
            "two": pl.Series([0.5], dtype=pl.Float32),
            "four": [0.5],
            "true": [1],
            "word": [1],
            "twelve": [[1]],
            "unscaled": [1],
        }
    )
    with pytest.raises(EvidenceError) as raised:
        scaled(frame.lazy(), PLAN)
    assert [(one.path, one.code) for one in raised.value.faults] == [
        ("/unscaled", "repeated_column"),
        ("/whole", "wrong_type"),
        ("/two", "wrong_type"),
        ("/four", "float"),
        ("/true", "wrong_type"),
        ("/word", "wrong_type"),
        ("/twelve", "wrong_type"),
    ]
    with pytest.raises(SchemeError):
        scaled(frame, PLAN, "exact")  # type: ignore[arg-type] # that is the point
    with pytest.raises(EvidenceError):
        scaled([1], PLAN)


@pytest.mark.parametrize("scheme", [district.scheme(), linlan_2031.SCHEME])
def test_every_number_that_a_scheme_reads_is_brought_to_its_places(scheme: object) -> None:
    inputs = inputs_of(scheme, ColumnOptions())  # type: ignore[arg-type] # both are schemes
    numbers = [one for one in inputs if one.holds == "whole"]
    found = scaled(pl.DataFrame({one.column: ["7"] for one in numbers}), Inputs(inputs))
    assert found.row(0) == (*(7 * one.scale for one in numbers), 0)


def test_pandas_goes_by_way_of_another_library(monkeypatch: pytest.MonkeyPatch) -> None:
    # Polars stands in for pandas and PyArrow here; the real ones have their turn in test_other_libraries.py.
    def to_arrow(series: nw.Series[pl.Series]) -> list[object]:
        if series.name == "two":
            raise TypeError
        return series.to_list()

    arrays = SimpleNamespace(array=lambda held, dtype: (held, dtype))
    monkeypatch.setattr(nw.Implementation, "is_pandas_like", lambda _: True)
    monkeypatch.setattr(nw.Implementation, "to_native_namespace", lambda _: arrays)
    monkeypatch.setattr(nw.Series, "to_arrow", to_arrow)
    monkeypatch.setattr(nw, "from_dict", lambda held, **_: nw.from_native(pl.DataFrame(held)))
    monkeypatch.setattr(scaling, "_NATIVE", lambda _: SimpleNamespace(assign=lambda **held: held))
    frame = pl.DataFrame({"four": ["1.5", "x"], "nothing_four": [None, "没有"], "other": [1, 2]})
    assert scaled(frame, PLAN) == {
        "four": ([15_000, None], "Int64"),
        "nothing_four": ([False, True], "boolean"),
        "unscaled": ([0, 1], "Int64"),
    }
    assert [one.path for one in scaling_faults(frame, PLAN)] == ["/four/1"]
    with pytest.raises(EvidenceError) as raised:
        scaled(frame.with_columns(two=pl.lit(1)), PLAN)
    assert [(one.path, one.code) for one in raised.value.faults] == [("/two", "wrong_type")]
