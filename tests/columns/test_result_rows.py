"""Results as frames: the same figures, as Decimals in marks, one row a unit."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import narwhals as nw
import polars as pl
import pytest
from attrs import evolve
from polars.testing import assert_frame_equal

from huizhou_qa import Assessment, Cohort, Evidence, EvidenceError, SchemeError, assess, assess_cohort
from huizhou_qa.columns import evidence_from_frame, results_to_frame
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.scheme.marks.rounding import Rounding
from support import linlan_2031, valley

LINLAN = linlan_2031.SCHEME
UNITS = json.loads((Path(__file__).parents[1] / "data/linlan-2031.json").read_text("utf-8"))[0]["evidence"]
PENDING = valley.incident("b", status="pending")


@cache
def cohort() -> Cohort:
    return assess_cohort(LINLAN, [Evidence.from_dict(unit) for unit in UNITS])


def scored(*green: object) -> list[Assessment]:
    return [assess(valley.scheme(), valley.evidence(one, PENDING)) for one in green]


def rows(count: int) -> pl.DataFrame:
    return pl.DataFrame({"of": range(count)})


def test_a_result_is_a_row_of_decimals_in_marks() -> None:
    found = results_to_frame(scored(90, "87.125"), rows(2))
    assert found.columns == [
        "unit", "points_1", "item_1", "group_全部", "base", "raw_total", "total", "grade_before_veto", "grade",
        "provisional", "notes",
    ]  # fmt: skip
    first, second = found.rows(named=True)
    assert (first["points_1"], second["total"]) == (Decimal("90.00"), Decimal("87.13"))
    assert [str(first[name]) for name in ("base", "raw_total", "total")] == ["90.00"] * 3
    assert (first["grade"], first["provisional"], first["notes"]) == ("甲", True, len(scored(90)[0].notes))
    assert found.schema["total"] == pl.Decimal(38, 2)
    assert found.schema["provisional"] == pl.Boolean
    assert found.schema["notes"] == pl.Int64


def test_units_of_the_rows_in_another_order_are_refused() -> None:
    names = list(cohort().results)
    assert len(results_to_frame(cohort(), pl.DataFrame({"unit": names}))) == len(names)
    assert len(results_to_frame(cohort(), pl.DataFrame({"unit": [None, *names[1:]]}))) == len(names)
    for column in ("unit", "县"):
        given = pl.DataFrame({column: [names[1], names[0], *names[2:]], "neighbour": names})
        with pytest.raises(SchemeError) as caught:
            results_to_frame(cohort(), given, column)
        (fault,) = caught.value.faults
        assert (fault.path, fault.code, fault.params["other"]) == ("/results/0", "differs", names[0])
        assert repr(names[1]) in fault.en
        assert column in fault.zh
    with pytest.raises(SchemeError) as caught:
        results_to_frame(cohort(), rows(len(UNITS)), 3)  # type: ignore[arg-type] # that is what is refused
    assert [one.path for one in caught.value.faults] == ["/unit"]


def test_units_that_a_frame_numbers_are_named_by_their_numbers() -> None:
    numbered = [assess(valley.scheme(), evolve(valley.evidence(90), unit=str(at))) for at in range(2)]
    assert len(results_to_frame(numbered, pl.DataFrame({"unit": [0, 1]}))) == 2
    with pytest.raises(SchemeError):
        results_to_frame(numbered, pl.DataFrame({"unit": [1, 0]}))


def test_an_index_that_names_the_units_in_another_order_is_refused() -> None:
    pd = pytest.importorskip("pandas", reason="pandas (pip install '.[engines]') is not installed")
    names = list(cohort().results)
    for index in (names, range(len(names)), [*names[1:], "又一处"], [*names[1:], names[1]]):
        frame = pd.DataFrame({"of": range(len(names))}, index=index)
        assert list(results_to_frame(cohort(), frame).index) == [*index]
    with pytest.raises(SchemeError) as caught:
        results_to_frame(cohort(), pd.DataFrame({"of": range(len(names))}, index=names[::-1]))
    assert [(one.code, one.params["column"]) for one in caught.value.faults] == [("differs", "index")]


def test_every_figure_of_a_cohort_stands_in_the_frame() -> None:
    found = {row["unit"]: row for row in results_to_frame(cohort(), rows(len(UNITS))).rows(named=True)}
    places = {one.unit: one.place for one in cohort().ranking}
    assert list(found) == list(cohort().results)
    for unit, result in cohort().results.items():
        row = found[unit]
        assert (row["base"], row["total"], row["grade"], row["place"]) == (
            result.base, result.total, result.grade, places[unit],
        )  # fmt: skip
        for kind, lines in (("item", result.items), ("group", result.groups)):
            for id_, line in lines.items():
                name = f"{kind}_{id_.replace('.', '_')}"
                assert row.get(name, line.points) == line.points
                assert (name in row) != (f"exact_{name}" in row)
        assert "raw_total" not in row


def test_points_that_a_scheme_does_not_write_are_exact_text() -> None:
    found = results_to_frame(cohort().results.values(), rows(len(UNITS)))
    exact = [name for name in found.columns if name.startswith("exact_points_")]
    assert len(exact) == len(LINLAN.clauses)
    for id_ in LINLAN.clauses:
        told = found[f"exact_points_{id_.replace('.', '_')}"].to_list()
        counted = [result.clauses[id_].counted for result in cohort().results.values()]
        assert [Fraction(one) for one in told] == counted
    assert "place" not in found.columns


def test_results_under_several_readings_have_the_places_of_the_most_exact() -> None:
    choices = (Choice("2", valley.TOLD), Choice("4", valley.TOLD))
    reading = Reading("places", valley.TOLD, choices, valley.TOLD, valley.TOLD)
    rounding = Alternatives("places", FrozenMapping({"2": Rounding(2), "4": Rounding(4)}))
    scheme = valley.scheme(rounding=rounding, chosen_readings=Readings.of((reading,), {}))
    evidence = valley.evidence("87.12345")
    found = results_to_frame([assess(scheme, evidence), assess(scheme.under({"places": "4"}), evidence)], rows(2))
    assert [str(one) for one in found["total"]] == ["87.1200", "87.1235"]
    assert found.schema["points_1"] == pl.Decimal(38, 4)


def test_a_pipeline_of_a_frame_and_back_is_two_lines() -> None:
    given = pl.DataFrame({"unit": ["甲", "乙"], "green": ["90", "55.5"], "incidents": ["[]", "[]"]})
    ranked = assess_cohort(valley.scheme(), evidence_from_frame(valley.scheme(), given))
    found = given.hstack(results_to_frame(ranked, given).drop("unit"))
    assert found["total"].to_list() == [Decimal(90), Decimal("55.50")]
    assert found["place"].to_list() == [1, 2]
    both = results_to_frame(ranked, given).drop("place")
    assert_frame_equal(both, results_to_frame(iter(ranked.results.values()), given))


def test_results_of_other_rows_are_refused() -> None:
    with pytest.raises(SchemeError) as raised:
        results_to_frame(scored(90), rows(2))
    assert [(one.path, one.code) for one in raised.value.faults] == [("/results", "differs")]
    assert "1 results for 2 rows" in raised.value.faults[0].en


def test_what_is_no_result_is_refused() -> None:
    for given, path, code in (
        ([], "/results", "empty"),
        ([*scored(90), "90"], "/results/1", "wrong_type"),
        ({"甲": scored(90)[0]}, "/results", "wrong_type"),
        ("甲", "/results", "wrong_type"),
        (scored(90)[0], "/results", "wrong_type"),
    ):
        with pytest.raises(SchemeError) as raised:
            results_to_frame(given, rows(1))  # type: ignore[arg-type] # that is the point
        assert [(one.path, one.code) for one in raised.value.faults] == [(path, code)]
    with pytest.raises(EvidenceError):
        results_to_frame(scored(90), rows(1).lazy())  # type: ignore[type-var] # that is the point


def test_results_by_two_schemes_are_refused() -> None:
    other = valley.scheme(rounding=Rounding(4))
    both = [*scored(90), assess(other, valley.evidence(90, PENDING))]
    with pytest.raises(SchemeError) as raised:
        results_to_frame(both, rows(2))
    assert [(one.path, one.code) for one in raised.value.faults] == [("/results/1", "another_scheme")]


def test_a_frame_holds_at_most_nineteen_places() -> None:
    found = results_to_frame([assess(valley.scheme(rounding=Rounding(19)), valley.evidence(90, PENDING))], rows(1))
    assert found["total"].to_list() == [Decimal(90)]
    beyond = [assess(valley.scheme(rounding=Rounding(20)), valley.evidence(90, PENDING))]
    with pytest.raises(SchemeError) as raised:
        results_to_frame(beyond, rows(1))
    assert [one.code for one in raised.value.faults] == ["bad_places"]
    assert "20 places" in raised.value.faults[0].en


def test_in_pandas_decimals_are_objects_and_the_index_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # Polars stands in for pandas here; the real one has its turn in test_other_libraries.py.
    class Native:
        index: object = None

    class Converted:
        def __init__(self, frame: nw.DataFrame[pl.DataFrame]) -> None:
            self.frame = frame

        def to_native(self) -> Native:
            assert self.frame.schema["total"] == nw.Object
            assert self.frame.schema["notes"] == nw.Object
            assert self.frame.schema["grade"] == nw.String
            return Native()

    monkeypatch.setattr(nw.Implementation, "is_pandas_like", lambda _: True)
    monkeypatch.setattr(nw, "maybe_get_index", lambda _: ["x"])
    monkeypatch.setattr(nw, "maybe_convert_dtypes", Converted)
    found = results_to_frame(scored(90), rows(1))
    assert isinstance(found, Native)
    assert found.index == ["x"]
