"""Frames of pandas, whatever its types, and of PyArrow: the same evidence and the same results as from Polars."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import narwhals as nw
import polars as pl
import pytest
from narwhals.typing import IntoDataFrame

from huizhou_qa import EvidenceError, assess, assess_cohort
from huizhou_qa.columns import (
    ColumnOptions,
    evidence_from_frame,
    inputs_of,
    results_to_frame,
    scaled,
    scaling_faults,
)
from huizhou_qa.columns.cells import plain_cell
from huizhou_qa.columns.reading import opened
from support import district, linlan_2031, valley
from support.written_columns import in_columns

pytestmark = pytest.mark.deep

pd = pytest.importorskip("pandas", reason="pandas (pip install '.[engines]') is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow (pip install '.[engines]') is not installed")
np = pytest.importorskip("numpy", reason="numpy is not installed")

SCHEME = district.scheme()
LINLAN = linlan_2031.SCHEME
UNITS = json.loads((Path(__file__).parents[1] / "data/linlan-2031.json").read_text("utf-8"))[0]["evidence"]
COLUMNS = in_columns(UNITS)
EXPECTED = evidence_from_frame(LINLAN, pl.DataFrame(COLUMNS))

MAKERS: dict[str, Callable[[], IntoDataFrame]] = {
    "objects": lambda: pd.DataFrame(COLUMNS, dtype=object),
    "inferred": lambda: pd.DataFrame(COLUMNS),
    "nullable": lambda: pd.DataFrame(COLUMNS).convert_dtypes(),
    "of pyarrow": lambda: pd.DataFrame(COLUMNS).convert_dtypes(dtype_backend="pyarrow"),
    "categories": lambda: pd.DataFrame(COLUMNS).astype({"waste_sorting": "category", "pm25": "category"}),
    "table": lambda: pa.table(COLUMNS),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_frame_of_any_library_is_the_same_evidence(kind: str) -> None:
    assert evidence_from_frame(LINLAN, MAKERS[kind]()) == EXPECTED


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (lambda: pd.array([9, None], dtype="Int64"), [9, None]),
        (lambda: pd.array([9, None], dtype="int64[pyarrow]"), [9, None]),
        (lambda: pd.array([9, None], dtype="Float64"), [9, None]),
        (lambda: [9, None], [9, None]),  # a gap makes floats of it
        (lambda: [9, np.nan], [9, None]),
        (lambda: np.array([9, 8], dtype="uint8"), [9, 8]),
        (lambda: pd.Series([np.int64(9), pd.NA], dtype=object), [9, None]),
        (lambda: pd.Series([np.float32(9), pd.NaT], dtype=object), [9, None]),
        (lambda: pd.Series([np.datetime64("NaT"), 9], dtype=object), [None, 9]),
        (lambda: pd.Categorical([9, None]), [9, None]),
        (lambda: pd.arrays.SparseArray([9, 8]), [9, 8]),
        (lambda: pd.array([Decimal(9), None], dtype=pd.ArrowDtype(pa.decimal128(20, 3))), [9, None]),
        (lambda: pd.array(["9", None], dtype="string"), [9, None]),
    ],
)
def test_whole_numbers_of_every_type_of_pandas_are_whole(
    column: Callable[[], object], expected: list[int | None]
) -> None:
    given = pd.DataFrame({"unit": ["甲", "乙"], "complaints": column()})
    found = [one.values.get("/facts/complaints") for one in evidence_from_frame(SCHEME, given)]
    assert found == expected


def test_truths_of_numpy_are_truths() -> None:
    for column in ([np.True_, None], pd.array([True, None], dtype="boolean"), [True, False]):
        given = pd.DataFrame({"unit": ["甲", "乙"], "plan_made": pd.Series(column)})
        first, second = evidence_from_frame(SCHEME, given)
        assert first.facts["plan_made"].value is True  # type: ignore[union-attr] # it is known
        assert ("plan_made" in second.facts) == (column[1] is False)


def test_floats_of_a_single_width_have_their_own_shortest_text() -> None:
    for column in (np.array([0.1, 0.3], dtype="float32"), pd.Series([np.float32(0.1), np.float16(0.3)], dtype=object)):
        given = pd.DataFrame({"unit": ["甲", "乙"], "noise": column})
        found = evidence_from_frame(SCHEME, given, floats="shortest")
        assert [one.values["/facts/noise"] for one in found] == [Decimal("0.1"), Decimal("0.3")]
        with pytest.raises(EvidenceError) as raised:
            evidence_from_frame(SCHEME, given)
        assert [(one.path, one.code) for one in raised.value.faults] == [("/noise", "float")]


def test_what_is_no_number_in_pandas_is_refused() -> None:
    moments = pd.to_datetime(["2031-01-01", None], utc=True)
    columns = {
        "noise": moments,
        "green_share": [True, False],
        "output": pd.period_range("2031", periods=2),
        "residents": np.array([1j, 2j]),
        "patents": [pd.Timestamp("2031-01-01"), [1]],
    }
    given = pd.DataFrame({"unit": ["甲", "乙"], **columns})
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(SCHEME, given)
    assert {one.path.split("/")[1] for one in raised.value.faults} == set(columns)
    assert [one.path for one in raised.value.faults][:2] == ["/noise", "/green_share"]


def test_names_that_stand_twice_or_are_no_text_are_refused() -> None:
    twice = pd.DataFrame([["甲", 1, 2]], columns=["unit", "noise", "noise"])
    table = pa.table([pa.array(["甲"]), pa.array([1]), pa.array([2])], names=["unit", "noise", "noise"])
    numbered = pd.DataFrame([["甲", 1]], columns=["unit", 0])
    layered = pd.DataFrame([["甲", 1]], columns=pd.MultiIndex.from_tuples([("unit", ""), ("noise", "day")]))
    for given, codes in (
        (twice, ["repeated_column"]),
        (table, ["repeated_column"]),
        (numbered, ["wrong_type"]),
        (layered, ["wrong_type", "wrong_type", "no_column"]),
    ):
        with pytest.raises(EvidenceError) as raised:
            evidence_from_frame(SCHEME, given)
        assert [one.code for one in raised.value.faults] == codes


@pytest.mark.parametrize("kind", ["objects", "of pyarrow", "table"])
def test_results_come_back_in_the_library_of_the_frame(kind: str) -> None:
    given = MAKERS[kind]()
    if kind != "table":
        given = pd.DataFrame(given).set_index(pd.Index([f"r{at}" for at in range(len(given))]))
    cohort = assess_cohort(LINLAN, EXPECTED)
    expected = results_to_frame(cohort, pl.DataFrame(COLUMNS))
    found = results_to_frame(cohort, given)
    assert type(found) is type(given)
    if isinstance(found, pd.DataFrame):
        assert list(found.index) == list(pd.DataFrame(given).index)
        types = [str(found[name].dtype) for name in ("unit", "total", "place", "provisional", "notes")]
        assert types == ["string", "object", "Int64", "boolean", "Int64"]
        assert all(type(one) is Decimal for one in found["total"])
        assert [tuple(row) for row in found.itertuples(index=False)] == expected.rows()
    else:
        assert pl.DataFrame(pa.table(found)).equals(expected)


def test_a_result_without_a_place_has_a_gap_in_pandas() -> None:
    results = [assess(valley.scheme(), valley.evidence(one)) for one in (90, 80)]
    found = results_to_frame(results, pd.DataFrame({"a": [1, 2]}, index=[7, 7]))
    assert list(found.index) == [7, 7]
    assert found["total"].tolist() == [Decimal(90), Decimal(80)]


TEXTS = ["96.5", "-0.0001", "0", "0.00001", None, "1e2", "99999999999999", " 1", "1\n"]
FLOATS = [0.7, 12.3456, math.nan, math.inf, None, 0.1 + 0.2, -0.0001, 1e-5, 99_999_999_999.9999]
DECIMALS = [Decimal(one) for one in ("96.5", "0", "0.00001", "-1", "1234567.1234")]


def plain_numbers() -> pl.DataFrame:
    decimals = pl.Series([*DECIMALS, None, None, None, None], dtype=pl.Decimal(38, 12))
    return pl.DataFrame(
        {
            "green_share": TEXTS,
            "noise": pl.Series(FLOATS, dtype=pl.Float64),
            "output": decimals,
            "residents": pl.Series([1, None, *[10**14] * 7], dtype=pl.Int64),
            "nothing_output": [None, "没有", " ", *[None] * 6],
            "plan_made": [True, None, *[False] * 7],
        }
    )


class Inputs:
    inputs = inputs_of(SCHEME, ColumnOptions())


PLAN = Inputs()


def told_in_rows(frame: object) -> list[tuple[object, ...]]:
    """The rows of a frame of any library, with None for what is missing."""
    found = opened(frame)
    held = found.collect("pyarrow") if isinstance(found, nw.LazyFrame) else found
    names = [*plain_numbers().columns, "unscaled"]
    columns = [[plain_cell(cell) for cell in held[name].to_list()] for name in names]
    return sorted(zip(*columns, strict=True), key=str)


def of_duckdb(frame: pl.DataFrame) -> object:
    duckdb = pytest.importorskip("duckdb", reason="duckdb (pip install '.[engines]') is not installed")
    return duckdb.from_arrow(frame.to_arrow())


@pytest.mark.parametrize(
    "kind",
    [
        lambda frame: frame.lazy(),
        lambda frame: frame.to_arrow(),
        lambda frame: frame.to_pandas(),
        lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
        lambda frame: frame.to_pandas().astype(object),
        of_duckdb,
    ],
)
def test_numbers_come_to_scale_alike_on_every_engine(kind: Callable[[pl.DataFrame], object]) -> None:
    expected = told_in_rows(scaled(plain_numbers(), PLAN, "shortest"))
    assert told_in_rows(scaled(kind(plain_numbers()), PLAN, "shortest")) == expected


def test_pandas_has_nullable_types_its_index_and_every_fault() -> None:
    given = plain_numbers().to_pandas().set_index(pd.Index(range(10, 19)))
    found = scaled(given, PLAN, "shortest")
    assert list(found.index) == list(given.index)
    types = {name: str(found[name].dtype) for name in ("green_share", "noise", "output", "nothing_output", "unscaled")}
    assert types == {"nothing_output": "boolean"} | {name: "Int64" for name in types if name != "nothing_output"}
    told = [(one.path, one.code) for one in scaling_faults(given, PLAN, "shortest")]
    assert told == [(one.path, one.code) for one in scaling_faults(plain_numbers(), PLAN, "shortest")]
    mixed = pd.DataFrame({"green_share": pd.Series([Decimal(1), "x", 0.5], dtype=object)})
    with pytest.raises(EvidenceError) as raised:
        scaled(mixed, PLAN)
    assert [(one.path, one.code) for one in raised.value.faults] == [("/green_share", "wrong_type")]


def test_truths_that_a_gap_made_objects_of_in_pandas_are_truths() -> None:
    truths = [one.column for one in PLAN.inputs if one.holds == "truth"]
    for gap in (None, pd.NA, float("nan")):
        given = pd.DataFrame({truths[0]: [True, gap], "nothing_output": [gap, False], "others": [True, gap]})
        for more in ({}, {"noise": [55, 56]}):
            found = scaled(given.assign(**more), PLAN)
            types = {name: str(found[name].dtype) for name in given.columns}
            assert types == {truths[0]: "boolean", "nothing_output": "boolean", "others": "object"}
            assert [found[name].tolist() for name in types][:2] == [[True, pd.NA], [pd.NA, False]]
            assert found["unscaled"].tolist() == [0, 0]
