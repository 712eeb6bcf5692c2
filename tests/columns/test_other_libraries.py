"""Frames of pandas, whatever its types, and of PyArrow: the same evidence and the same results as from Polars."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from narwhals.typing import IntoDataFrame

from huizhou_qa import EvidenceError, assess, assess_cohort
from huizhou_qa.columns import evidence_from_frame, results_to_frame
from support import district, linlan_2031, valley
from support.frames import in_columns

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
