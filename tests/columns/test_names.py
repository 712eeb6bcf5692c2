"""What columns a scheme reads: their names, places and ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from huizhou_qa import SchemeError
from huizhou_qa.columns import ColumnInput, ColumnOptions, inputs_of
from huizhou_qa.columns.names import in_column, nothing_column, ruling_column
from huizhou_qa.errors import Wording
from huizhou_qa.rules.derived import weighted
from huizhou_qa.rules.usual import Usual
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.vetoes import SetsGrade
from huizhou_qa.scorers import Clamped, ItemDeduction, events, percent
from support import district, linlan_2031, valley

DISTRICT = district.scheme()


def columns(scheme: Scheme, **options: object) -> dict[str, ColumnInput]:
    return {one.column: one for one in inputs_of(scheme, ColumnOptions(**options))}  # type: ignore[arg-type] # as each test says


def test_each_kind_of_input_has_its_places_and_ends() -> None:
    found = columns(DISTRICT)
    green, noise, late = found["green_share"], found["noise"], found["late_reports"]
    assert (green.places, green.least, green.most) == (4, 0, 1_000_000)
    assert (noise.places, noise.least, noise.most, noise.unit) == (4, 0, 10**10, "分贝")
    assert (late.places, late.most) == (0, 10**6)
    assert (found["mark_9"].places, found["mark_9"].most) == (2, 200)
    assert found["average_patents"].places == 4
    assert found["plan_made"].holds == "truth"


def test_a_dot_in_a_name_is_an_underscore() -> None:
    found = columns(linlan_2031.SCHEME)
    assert "mark_4_4_1" in found
    assert not [name for name in found if "." in name]
    assert [in_column("4.4.1"), ruling_column("11.4"), nothing_column("mark_9")] == [
        "4_4_1",
        "ruling_11_4",
        "nothing_mark_9",
    ]


def test_a_word_has_its_words_and_an_open_end_is_not_held() -> None:
    found = columns(linlan_2031.SCHEME)
    assert found["waste_sorting"].words == ("优", "良", "中", "差")
    assert (found["waste_sorting"].holds, found["waste_sorting"].most) == ("word", 3)
    assert found["population"].least == 1
    assert found["gdp_growth"].least == -(10**10)
    assert columns(linlan_2031.SCHEME, limits={"gdp_growth": 99})["gdp_growth"].least == -990_000


def test_with_a_cohort_statistics_are_computed_and_have_no_column() -> None:
    assert "statistic_place" in columns(linlan_2031.SCHEME)
    assert "average_industry_growth" in columns(linlan_2031.SCHEME)
    found = columns(linlan_2031.SCHEME, cohort="year")
    assert not [name for name in found if name.startswith(("statistic_", "average_"))]


def test_incidents_are_counted_by_class() -> None:
    found = columns(DISTRICT)
    assert [name for name in found if name.startswith("incidents_")] == [
        "incidents_accident",
        "incidents_scandal",
        "incidents_failure",
        "incidents_disaster",
    ]
    assert found["incidents_accident"].most == 100


def test_one_class_that_takes_points_and_one_veto_have_plain_names() -> None:
    from_scratch = valley.scheme(
        adjustments=(Adjustment("a", "a", ItemDeduction(events("forgery", "造假"), 6)),),
        vetoes=(SetsGrade("death", "丁"),),
    )
    found = columns(from_scratch)
    assert (found["deductions"].path, found["vetoed"].path) == ("/incidents/forgery", "/incidents/death")
    assert found["vetoed"].holds == "truth"
    assert "deductions" not in columns(valley.in_steps())


def test_a_rate_may_come_as_part_and_whole_and_other_numbers_as_a_quotient() -> None:
    found = columns(DISTRICT, pairs=("green_share", "noise", "average_patents"))
    part, whole = found["green_share_part"], found["green_share_whole"]
    assert (part.role, part.times, part.least, part.path) == ("part", 100, 0, "/facts/green_share")
    assert (whole.role, whole.least, whole.most) == ("whole", 1, 10**6)
    assert (found["noise_numerator"].times, found["noise_denominator"].least) == (1, 1)
    assert (found["average_patents_sum"].places, found["average_patents_sum"].most) == (4, 10**13)
    assert found["average_patents_members"].most == 1_000
    signed = columns(linlan_2031.SCHEME, pairs=("gdp_growth",))
    assert signed["gdp_growth_numerator"].least == -(10**6)


def test_places_and_limits_are_the_callers_to_narrow() -> None:
    found = columns(
        DISTRICT, digits={"percent": 2, "noise": 1}, limits={"noise": Decimal("140.5"), "late_reports": (1, 9)}
    )
    assert found["green_share"].places == 2
    assert (found["noise"].places, found["noise"].most) == (1, 1_405)
    assert (found["late_reports"].least, found["late_reports"].most) == (1, 9)
    # The rule's own ends stay.
    assert columns(DISTRICT, limits={"green_share": (-5, 500)})["green_share"].high == 100


def test_the_ends_are_far_beyond_what_is_usual() -> None:
    told = Wording("言", "said")
    green = evolve(valley.GREEN, range="[0, ∞)", usual=Usual("[0, 700000]", told))
    item = Item("1", "绿化", 100, (Clause("1", "绿化率", 100, Clamped(green, 0, 100)),))
    found = columns(valley.scheme(headings=(Heading("全部", 100, (item,)),)))
    assert found["green"].high == 10**8


def test_a_column_says_what_its_name_and_that_of_its_pair_begin_with() -> None:
    found = columns(DISTRICT, pairs=("green_share", "noise", "average_patents"))
    stems = {name: found[name].stem for name in found if found[name].role != "number"}
    assert stems == {
        **dict.fromkeys(("green_share_part", "green_share_whole"), "green_share"),
        **dict.fromkeys(("noise_numerator", "noise_denominator"), "noise"),
        **dict.fromkeys(("average_patents_sum", "average_patents_members"), "average_patents"),
    }
    assert found["mark_9"].stem == "mark_9"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"digits": {"nose": 2}}, "unknown_column"),
        ({"digits": {"noise": 19}}, "bad_places"),
        ({"digits": {"noise": True}}, "bad_places"),
        ({"limits": {"nose": 2}}, "unknown_column"),
        ({"limits": {"noise": (1, 2, 3)}}, "bad_limit"),
        ({"limits": {"noise": (2, 1)}}, "out_of_order"),
        ({"limits": {"noise": -1}}, "bad_limit"),
        ({"limits": {"green_share": (101, 102)}}, "out_of_order"),
        ({"pairs": ("plan_made",)}, "unknown_column"),
        ({"cohort": ""}, "bad_name"),
    ],
)
def test_what_is_said_of_no_column_is_refused(options: dict[str, object], code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        columns(DISTRICT, **options)
    assert caught.value.faults[0].code == code


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"digits": {"plan_made": 2}}, ("/digits/plan_made", "bad_places")),
        ({"digits": {"incidents_accident": 1}}, ("/digits/incidents_accident", "bad_places")),
        (
            {"pairs": ("average_patents",), "digits": {"average_patents_members": 3}},
            ("/digits/average_patents_members", "bad_places"),
        ),
        ({"digits": {"truth": 0}}, ("/digits/truth", "unknown_column")),
        ({"limits": {"plan_made": 0}}, ("/limits/plan_made", "bad_limit")),
        ({"limits": {"plan_made": 5}}, ("/limits/plan_made", "bad_limit")),
    ],
)
def test_what_would_change_nothing_of_a_column_is_refused(options: dict[str, object], fault: tuple[str, str]) -> None:
    with pytest.raises(SchemeError) as caught:
        columns(DISTRICT, **options)
    assert [(one.path, one.code) for one in caught.value.faults] == [fault]


def test_a_limit_of_words_is_refused() -> None:
    with pytest.raises(SchemeError, match="the column waste_sorting holds no number that could be limited"):
        columns(linlan_2031.SCHEME, limits={"waste_sorting": 2})


def test_what_every_column_has_anyway_may_be_said() -> None:
    for scheme in (DISTRICT, linlan_2031.SCHEME):
        found = columns(scheme)
        digits = {name: one.places for name, one in found.items()}
        limits = {name: (one.low, one.high) for name, one in found.items()}
        assert columns(scheme, digits=digits, limits=limits) == found


def test_a_column_that_is_near_is_named_and_none_where_none_is() -> None:
    for name, told in (
        ("noisy", "there is no column noisy; noise may be meant"),
        ("§", "there is no column §; compile_columns"),
    ):
        with pytest.raises(SchemeError, match=told):
            columns(DISTRICT, digits={name: 2})


def test_two_inputs_with_the_name_of_one_column_are_refused() -> None:
    both = (percent("a.b", "甲"), percent("a_b", "乙"))
    rule = weighted((both[0], "0.5"), (both[1], "0.5"))
    item = Item("1", "绿化", 100, (Clause("1", "绿化率", 100, rule),))
    with pytest.raises(SchemeError) as caught:
        columns(valley.scheme(headings=(Heading("全部", 100, (item,)),)))
    assert [(one.code, one.path) for one in caught.value.faults] == [("repeated_column", "/a_b")]
