"""Evidence from frames: what a cell says, what is missing, and every fault at once by row and column."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from narwhals import DataFrame
from narwhals.exceptions import DuplicateError

from huizhou_qa import Evidence, EvidenceError, SchemeError, assess
from huizhou_qa.columns import evidence_from_frame
from support import district, foreign, linlan_2031, valley
from support.written_columns import in_columns

SCHEME = district.scheme()
LINLAN = linlan_2031.SCHEME
UNITS = json.loads((Path(__file__).parents[1] / "data/linlan-2031.json").read_text("utf-8"))[0]["evidence"]


def frame(**columns: object) -> pl.DataFrame:
    """A frame of two units."""
    return pl.DataFrame({"unit": ["甲", "乙"], **columns}, strict=False)


def read(**columns: object) -> tuple[Evidence, ...]:
    return evidence_from_frame(SCHEME, frame(**columns))


def refused(given: pl.DataFrame, **more: str) -> list[tuple[str, str]]:
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(SCHEME, given, **more)  # type: ignore[arg-type] # one test gives a word that is none
    return [(fault.path, fault.code) for fault in raised.value.faults]


def facts(**columns: object) -> list[Mapping[str, object]]:
    return [{name: getattr(one, "value", one) for name, one in unit.facts.items()} for unit in read(**columns)]


def test_a_frame_of_a_cohort_is_its_evidence() -> None:
    given = pl.DataFrame(in_columns(UNITS))
    evidence = evidence_from_frame(LINLAN, given)
    assert evidence == tuple(Evidence.from_dict(unit) for unit in UNITS)


def test_numbers_of_every_exact_kind_are_read() -> None:
    exact = pl.Series([Decimal("35.5"), None], dtype=pl.Decimal(6, 2))
    first, second = facts(green_share=exact, noise=["65.5", None], output=[105, 100], plan_made=[True, None])
    assert first == {"green_share": Decimal("35.5"), "noise": Decimal("65.5"), "output": 105, "plan_made": True}
    assert second == {"output": 100}
    categories = pl.Series(["1.5", "2"], dtype=pl.Categorical)
    assert [one["noise"] for one in facts(noise=categories)] == [Decimal("1.5"), 2]


def test_floats_that_gaps_made_are_whole_numbers() -> None:
    first, second = facts(complaints=[9.0, math.nan], patents=[4.0, None], average_patents_members=[None, math.nan])
    assert first == {"complaints": 9, "patents": 4}
    assert second == {}


def test_a_column_without_a_cell_says_nothing_whatever_its_type() -> None:
    gaps = pl.Series([None, None], dtype=pl.Boolean)
    assert facts(green_share=[math.nan, None], noise=gaps, plan_made=[None, None]) == [{}, {}]


def test_other_floats_are_refused_once_a_column_with_the_remedy() -> None:
    given = frame(green_share=[35.0, 36.0], complaints=[1.5, 2.5], plan_made=[1.0, 0.0])
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(SCHEME, given)
    green, complaints, made = raised.value.faults
    assert [one.path for one in raised.value.faults] == ["/green_share", "/complaints", "/plan_made"]
    assert [one.code for one in raised.value.faults] == ["float", "float", "wrong_type"]
    assert 'floats="shortest"' in green.zh
    assert 'floats="shortest"' in green.en
    assert "1.5" in complaints.en
    assert "(Boolean)" in made.en
    objects = pl.Series([True, 1.0], dtype=pl.Object)
    with pytest.raises(EvidenceError, match="give truth values"):
        evidence_from_frame(SCHEME, frame(plan_made=objects), floats="shortest")


def test_floats_are_taken_by_their_shortest_text_where_that_is_asked_for() -> None:
    half = pl.Series([0.1, 0.3], dtype=pl.Float16)
    found = evidence_from_frame(SCHEME, frame(noise=half), floats="shortest")
    assert [one.values["/facts/noise"] for one in found] == [Decimal("0.1"), Decimal("0.3")]
    single = pl.Series([0.1, 0.2], dtype=pl.Float32)
    evidence = evidence_from_frame(SCHEME, frame(green_share=[0.1, 1e-5], noise=single), floats="shortest")
    assert [one.values["/facts/green_share"] for one in evidence] == [Decimal("0.1"), Decimal("0.00001")]
    assert [one.values["/facts/noise"] for one in evidence] == [Decimal("0.1"), Decimal("0.2")]


def test_what_is_no_number_in_a_column_of_floats_stands_at_its_cell() -> None:
    given = frame(green_share=[math.inf, 50.0], complaints=[math.inf, 1.5])
    assert refused(given, floats="shortest") == [
        ("/green_share/0", "not_finite"),
        ("/complaints/0", "not_finite"),
        ("/complaints/1", "not_whole"),
    ]


def test_pairs_have_two_columns() -> None:
    columns = {
        "green_share_part": [7, None],
        "green_share_whole": [20, None],
        "noise_numerator": [131, None],
        "noise_denominator": [2, None],
        "average_patents_sum": [12.0, None],
        "average_patents_members": [6, None],
    }
    first, second = read(**columns)
    assert [first.values[f"/facts/{name}"] for name in ("green_share", "noise")] == [35, Decimal("65.5")]
    assert (
        first.averages == Evidence.from_dict({"unit": "甲", "averages": {"patents": {"part": 12, "whole": 6}}}).averages
    )
    assert not second.facts
    assert not second.averages


def test_an_interval_has_two_columns() -> None:
    columns = {
        "noise_from": ["60", None],
        "noise_to": ["65.5", None],
        "average_patents_from": [1, 2],
        "average_patents_to": [2, 3],
    }
    first, second = read(**columns)
    assert first == Evidence.from_dict(
        {"unit": "甲", "facts": {"noise": {"from": "60", "to": "65.5"}}, "averages": {"patents": {"from": 1, "to": 2}}}
    )
    assert second.facts == {}
    assert refused(frame(complaints_from=[1, 2], complaints_to=[1, None])) == [
        ("/complaints_from/0", "empty_interval"),
        ("/complaints_to/1", "required"),
    ]


def test_floats_that_gaps_made_of_counts_are_counts_in_pairs_too() -> None:
    columns = {
        "green_share_part": [7.0, None],
        "green_share_whole": [20.0, None],
        "average_patents_sum": [12.0, None],
        "average_patents_members": [6.0, None],
    }
    first, second = read(**columns)
    assert first.values["/facts/green_share"] == 35
    assert first.values["/averages/patents"] == 2
    assert not second.facts


def test_half_a_pair_is_a_fault_of_the_column_that_lacks() -> None:
    given = frame(green_share_part=[7, 7], green_share_whole=[20, None], noise_numerator=[1, None])
    assert refused(given) == [("/noise_denominator/0", "required"), ("/green_share_whole/1", "required")]


def test_what_two_columns_say_is_said_twice() -> None:
    given = frame(
        green_share=[35, None], green_share_part=[7, 7], green_share_whole=[20, 20], nothing_noise=["无", None]
    )
    given = given.with_columns(noise=pl.Series([65, 66]), nothing_noise=pl.Series(["没有监测点", None]))
    assert refused(given) == [
        ("/green_share_part/0", "repeated_input"),
        ("/green_share_whole/0", "repeated_input"),
        ("/noise/0", "repeated_input"),
    ]


def test_nothing_and_rulings_have_their_reasons() -> None:
    columns = {
        "nothing_noise": ["没有监测点", None],
        "nothing_mark_9": [None, "未开展"],
        "ruling_2": ["rescale", None],
        "ruling_2_by": ["考核办", None],
        "ruling_2_why": ["没有监测点", None],
    }
    first, second = read(**columns)
    given = {"unit": "甲", "facts": {"noise": {"nothing": "没有监测点"}}}
    ruling = {"treatment": "rescale", "by": "考核办", "why": "没有监测点"}
    assert first == Evidence.from_dict({**given, "rulings": {"2": ruling}})
    assert second == Evidence.from_dict({"unit": "乙", "marks": {"9": {"nothing": "未开展"}}})


def test_values_have_what_is_said_of_them() -> None:
    columns = {
        "green_share_part": [7, None],
        "green_share_whole": [20, None],
        "green_share_source": ["监测站", None],
        "green_share_as_of": [date(2031, 1, 2), None],
        "noise": [65, None],
        "noise_status": ["preliminary", None],
        "noise_as_of": ["2031-01-02", None],
        "mark_9": ["1.25", None],
        "mark_9_by": ["考评组", None],
        "mark_9_on": ["2031-01-02", None],
        "mark_9_reason": ["方案完备", None],
    }
    day = "2031-01-02"
    first, second = read(**columns)
    told = {
        "green_share": {"value": {"part": 7, "whole": 20}, "source": "监测站", "as_of": day},
        "noise": {"value": 65, "status": "preliminary", "as_of": day},
    }
    mark = {"points": "1.25", "by": "考评组", "on": day, "reason": "方案完备"}
    assert first == Evidence.from_dict({"unit": "甲", "facts": told, "marks": {"9": mark}})
    assert second == Evidence.from_dict({"unit": "乙"})


def test_faults_of_what_is_said_of_a_value_stand_at_their_cells() -> None:
    given = frame(
        noise=["x", None],
        noise_source=["监测站", "监测站"],
        green_share_part=[7, None],
        green_share_status=["sure", None],
        nothing_output=["没有产值统计", None],
        output_source=["甲局", None],
        mark_9=[1, "1"],
        mark_9_on=["2031-02-30", None],
    )
    assert sorted(refused(given)) == [
        ("/green_share_status/0", "unknown_choice"),
        ("/green_share_whole/0", "required"),
        ("/mark_9_on/0", "bad_date"),
        ("/noise/0", "not_a_number"),
        ("/noise/1", "required"),
        ("/output_source/0", "unknown_key"),
    ]
    whole = frame(noise=[1.5, 2.5], noise_source=["监测站", "监测站"])
    assert refused(whole) == [("/noise", "float")]


def test_a_ruling_without_its_signer_is_a_fault_there() -> None:
    given = frame(nothing_noise=["没有监测点", None], ruling_2=["rescale", "zero"])
    assert refused(given) == [
        ("/ruling_2_by/0", "required"),
        ("/ruling_2_why/0", "required"),
        ("/ruling_2_by/1", "required"),
        ("/ruling_2_why/1", "required"),
    ]


INCIDENT = {
    "id": "a",
    "date": "2031-01-01",
    "from_product_quality": False,
    "serious_harm": False,
    "recognised_by": "none",
    "severity": "other",
    "systemic_or_regional": False,
    "status": "confirmed",
}


def test_incidents_are_json_text_or_lists_and_an_empty_one_says_that_none_happened() -> None:
    expected = Evidence.from_dict({"unit": "甲", "incidents": [INCIDENT]}).incidents
    text, none = read(incidents=[json.dumps([INCIDENT]), "[]"])
    assert (text.incidents, none.incidents) == (expected, ())
    structs, unsaid = read(incidents=[[{**INCIDENT, "date": date(2031, 1, 1), "of_another": None}], None])
    assert (structs.incidents, unsaid.incidents) == (expected, None)
    pairs = pl.Series([[INCIDENT], None], dtype=pl.Array(pl.Series([INCIDENT]).dtype, 1))
    assert [one.incidents for one in read(incidents=pairs)] == [expected, None]


def test_incidents_that_are_one_object_are_said_to_be_a_mapping() -> None:
    for cell in ('{"x": 1}', '[{"x": {"y": 1}}]'):
        with pytest.raises(EvidenceError) as caught:
            evidence_from_frame(SCHEME, frame(incidents=[cell, "[]"]))
        (fault,) = (one for one in caught.value.faults if one.code == "wrong_type")
        assert "一个键值对照" in fault.zh
        assert "a mapping" in fault.en


def test_faults_of_incidents_stand_at_their_cell() -> None:
    given = frame(incidents=["[", json.dumps([{**INCIDENT, "date": "2031-13-01", "severity": 3.5}])])
    assert refused(given) == [
        ("/incidents/0", "not_json"),
        ("/incidents/1/0/date", "bad_date"),
        ("/incidents/1/0/severity", "wrong_type"),
    ]
    lists = frame(incidents=[[INCIDENT], [{**INCIDENT, "severity": None}]])
    assert refused(lists) == [("/incidents/1/0", "required")]
    objects = frame(incidents=pl.Series([5, [3.5, None]], dtype=pl.Object))
    assert [path for path, _ in refused(objects)] == ["/incidents/0", "/incidents/1/0", "/incidents/1/1"]
    floats = frame(incidents=[[{"id": "a", "date": "2031-01-01", "severity": 0.5}], []])
    assert ("/incidents/0/0/severity", "wrong_type") in refused(floats)


def test_empty_texts_and_blanks_are_faults() -> None:
    given = pl.DataFrame(
        {"unit": ["", " 乙"], "green_share": ["", " 3"], "incidents": ["", " "], "ruling_2": ["", None]}
    )
    assert refused(given) == [
        ("/incidents/0", "not_json"),
        ("/unit/0", "empty_text"),
        ("/green_share/0", "not_a_number"),
        ("/ruling_2_by/0", "required"),
        ("/ruling_2_why/0", "required"),
        ("/ruling_2/0", "unknown_choice"),
        ("/incidents/1", "not_json"),
        ("/unit/1", "bad_name"),
        ("/green_share/1", "not_a_number"),
    ]


def test_every_fault_has_its_row_and_its_column() -> None:
    given = frame(green_share=["101", "x"], late_reports=[1, -1], output=[10**30, 5])
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(SCHEME, given)
    told = [(one.params["row"], one.params["column"], one.code) for one in raised.value.faults]
    assert told == [
        (0, "output", "too_long"),
        (0, "green_share", "out_of_range"),
        (1, "green_share", "not_a_number"),
        (1, "late_reports", "out_of_range"),
    ]
    assert "row 1 (late_reports)" in raised.value.faults[-1].en


def test_a_contradiction_stands_at_a_cell_of_it() -> None:
    given = frame(budget_spent_share=[90, 50], budget_saved_share=[20, 50])
    assert refused(given) == [("/budget_spent_share/0", "contradiction")]


def test_what_is_about_the_whole_unit_stands_at_its_name() -> None:
    clauses = {id_: f"ruling_{id_.replace('.', '_')}" for id_ in valley.scheme().clauses}
    ruled = {
        f"{column}{part}": ["rescale" if not part else "甲"]
        for column in clauses.values()
        for part in ("", "_by", "_why")
    }
    given = pl.DataFrame({"unit": ["甲"], "nothing_green": ["没有绿地"], **ruled})
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(valley.scheme(), given)
    assert [(one.path, one.code) for one in raised.value.faults] == [("/ruling_1/0", "nothing_left")]


def test_columns_of_another_kind_are_refused_once() -> None:
    given = frame(
        green_share=[True, False],
        noise=[date(2031, 1, 1), None],
        output=[datetime(2031, 1, 1, tzinfo=UTC), None],
        residents=[[1], [2]],
        patents=[{"part": 1}, None],
        plan_made=["true", "false"],
        ruling_2=[1, 2],
        incidents=[1, 0],
    )
    given = given.with_columns(unit=pl.Series([1, 2]))
    assert refused(given) == [
        (f"/{name}", "wrong_type")
        for name in (
            "unit",
            "green_share",
            "noise",
            "output",
            "residents",
            "patents",
            "plan_made",
            "ruling_2",
            "incidents",
        )
    ]


def test_objects_are_judged_by_their_cells() -> None:
    mixed = pl.Series([Decimal("1.5"), {"part": 7, "whole": 20}], dtype=pl.Object)
    assert [one.values["/facts/green_share"] for one in read(green_share=mixed)] == [Decimal("1.5"), 35]
    wrong = pl.Series([True, object()], dtype=pl.Object)
    assert refused(frame(green_share=wrong)) == [
        ("/green_share/0", "not_a_number"),
        ("/green_share/1", "not_a_number"),
    ]
    floats = pl.Series([1, 0.5], dtype=pl.Object)
    assert refused(frame(green_share=floats)) == [("/green_share", "float")]


def test_the_mapping_in_a_cell_is_not_written_to() -> None:
    cell = {"part": 7}
    given = frame(green_share=pl.Series([cell, None], dtype=pl.Object), green_share_whole=[20, None])
    assert ("/green_share_whole/0", "repeated_input") in refused(given)
    assert cell == {"part": 7}


def test_unknown_columns_are_faults_that_name_near_ones_unless_they_are_ignored() -> None:
    given = frame(gren_share=[1, 2], xyz=[1, 2], accident=[1, 2], incidents_accident=[1, 2], green_share=[30, 31])
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(SCHEME, given)
    near, far, other, counted = raised.value.faults
    assert {one.code for one in raised.value.faults} == {"unknown_column"}
    assert near.params["nearest"] == "green_share"
    assert "green_share is near" in near.en
    assert "ignore" in far.en
    assert "incidents" in str(other.params["nearest"])
    assert "only counts incidents" in counted.en
    ignored = evidence_from_frame(SCHEME, given, ignore=["gren_share", "xyz", "accident", "incidents_accident", "none"])
    assert [one.values["/facts/green_share"] for one in ignored] == [30, 31]


def test_an_ignored_column_is_not_read() -> None:
    (first, _) = evidence_from_frame(SCHEME, frame(green_share=["?", "?"]), ignore=["green_share"])
    assert first == Evidence.from_dict({"unit": "甲"})


def test_a_unit_has_a_column_of_its_own() -> None:
    given = frame(green_share=[30, 31]).rename({"unit": "县区"})
    assert [one.unit for one in evidence_from_frame(SCHEME, given, unit="县区")] == ["甲", "乙"]
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(SCHEME, given.with_columns(green_share=pl.Series(["x", "1"])), ignore=["县区"])
    assert [(one.path, one.code) for one in raised.value.faults] == [
        ("/unit", "no_column"),
        ("/green_share/0", "not_a_number"),
    ]


def test_one_unit_may_stand_in_several_rows() -> None:
    assert [one.unit for one in evidence_from_frame(SCHEME, pl.DataFrame({"unit": ["甲", "甲"]}))] == ["甲", "甲"]


def test_a_gap_among_the_names_is_a_fault_of_its_row() -> None:
    assert refused(pl.DataFrame({"unit": ["甲", None]})) == [("/unit/1", "required")]


def test_what_a_refused_column_may_have_said_is_not_lacking_too() -> None:
    given = frame(green_share_part=[7, 8], green_share_whole=[1.5, 2.5], ruling_2=["zero", None])
    given = given.with_columns(ruling_2_by=pl.lit("考核办"), ruling_2_why=pl.lit("没有监测点"), nothing_noise=pl.lit(1))
    assert refused(given) == [
        ("/green_share_whole", "float"),
        ("/nothing_noise", "wrong_type"),
        ("/ruling_2/1", "required"),
    ]


def test_an_empty_frame_is_no_evidence() -> None:
    assert evidence_from_frame(SCHEME, pl.DataFrame({"unit": []})) == ()


def test_what_is_no_frame_in_memory_is_refused_with_the_remedy() -> None:
    for given, case in ((frame().lazy(), "lazy_frame"), ([{"unit": "甲"}], "frame"), (frame()["unit"], "frame")):
        with pytest.raises(EvidenceError) as raised:
            evidence_from_frame(SCHEME, given)  # type: ignore[arg-type] # that is the point
        assert [(one.code, one.params["case"]) for one in raised.value.faults] == [("wrong_type", case)]
    with pytest.raises(EvidenceError, match=r"collect\(\)"):
        evidence_from_frame(SCHEME, frame().lazy())  # type: ignore[arg-type] # the same


def test_values_that_fail_when_asked_are_refused_as_any_other() -> None:
    class Failing:
        def __getattribute__(self, name: str) -> object:
            raise RuntimeError(name)

    failing: object = Failing()
    with pytest.raises(EvidenceError) as raised:
        evidence_from_frame(SCHEME, failing)  # type: ignore[arg-type] # that is the point
    assert [(one.path, one.code) for one in raised.value.faults] == [("", "wrong_type")]
    for column in ("noise", "plan_made", "incidents", "ruling_2", "mark_9_on", "green_share_part"):
        for held in (failing, [failing], {"value": failing}, foreign.Shifting(), foreign.Raising(), b"1", 1j):
            # Polars itself asks the first one.
            cells = pl.Series(["1", held], dtype=pl.Object)
            assert refused(frame(noise_source=["监测站", "监测站"]).with_columns(cells.alias(column)))


def test_names_that_the_frame_has_twice_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def schema(_: object) -> object:
        raise DuplicateError("- 'a' 2 times")

    monkeypatch.setattr(DataFrame, "collect_schema", schema)
    assert refused(frame()) == [("", "repeated_column")]


def test_a_name_that_is_no_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DataFrame, "columns", property(lambda _: [0, "unit"]))
    assert refused(frame()) == [("", "wrong_type")]


def test_arguments_of_a_wrong_kind_are_refused() -> None:
    with pytest.raises(SchemeError, match="floats"):
        evidence_from_frame(SCHEME, frame(), floats="exact")  # type: ignore[arg-type] # that is the point
    with pytest.raises(SchemeError, match="/unit"):
        evidence_from_frame(SCHEME, frame(), unit="")
    with pytest.raises(SchemeError, match="/ignore"):
        evidence_from_frame(SCHEME, frame(), ignore="green_share")
    with pytest.raises(SchemeError, match="scheme"):
        evidence_from_frame("district", frame())  # type: ignore[arg-type] # that is the point


def test_a_row_scores_as_its_evidence_does() -> None:
    (evidence,) = evidence_from_frame(SCHEME, pl.DataFrame([ROW]))
    assert assess(SCHEME, evidence) == assess(SCHEME, Evidence.from_dict(DISTRICT))


FACTS = {
    "green_share": 35,
    "noise": 65,
    "complaints": 9,
    "late_reports": 1,
    "output": 105,
    "output_last_year": 100,
    "residents": 15,
    "patents": 4,
    "plan_made": True,
    "panel_rating": 4,
    "budget_spent_share": 90,
    "budget_saved_share": 10,
    "honours": 1,
    "trials": 2,
}
DISTRICT = {"unit": "甲", "facts": FACTS, "marks": {"9": "1.25"}, "averages": {"patents": 2}, "incidents": [INCIDENT]}
ROW = {"unit": "甲", **FACTS, "mark_9": "1.25", "average_patents": 2, "incidents": [INCIDENT]}
