"""Statistics and places over a cohort column are those of ``assess_cohort``, or null where one member has a gap."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction

import polars as pl
import pytest

from huizhou_qa import Evidence, EvidenceError, assess_cohort
from huizhou_qa.columns import compile_columns, compile_readings
from huizhou_qa.errors import Fault
from huizhou_qa.rules import Measure, Straight, Within, weighted
from huizhou_qa.rules.derived import at_least, at_most, difference, scaled, share, total
from huizhou_qa.scheme import Clause, Heading, Item, Ranking, Rounding, Scheme
from huizhou_qa.scorers import Clamped, mean_of, most_of, on_curve, place_of
from huizhou_qa.scorers.statistics import least_of, others_average_of
from support import valley
from support.valley import GREEN, TREES

# Half of the marks of this for how far above the mean, and half of that for the place.
MEAN = Clamped(weighted((difference(TREES, mean_of(TREES)), 2), plus=50), 0, 100)
OTHERS = Clamped(weighted((difference(TREES, others_average_of(TREES)), 2), plus=50), 0, 100)
MOST = Clamped(weighted((difference(most_of(TREES, "most", "最多"), TREES), -1), plus=100), 0, 100)
LEAST = Clamped(difference(TREES, least_of(TREES, "least", "最少")), 0, 100)
PLACE = at_least(weighted((at_most(place_of(TREES), 11), -10), plus=110), 0)
# Trees for each share of green, which no whole number is a sum of.
QUOTIENT = share(TREES, weighted((GREEN, 1), plus=1))
MEAN_OF_QUOTIENT = Clamped(weighted((difference(QUOTIENT, mean_of(QUOTIENT, "mean", "平均")), 2), plus=50), 0, 100)
OTHERS_OF_QUOTIENT = Clamped(
    weighted((difference(QUOTIENT, mean_of(QUOTIENT, "mean", "平均", over="others")), 2), plus=50), 0, 100
)
MOST_OF_QUOTIENT = Clamped(scaled(share(QUOTIENT, most_of(QUOTIENT, "most", "最多")), 100), 0, 100)
LEAST_OF_QUOTIENT = Clamped(difference(QUOTIENT, least_of(QUOTIENT, "least", "最少")), 0, 100)
# Over one divisor this would be as wide as 10^18.
SUM = total(*(share(TREES, weighted((GREEN, 1), plus=more)) for more in (1, 2, 3)))
MOST_OF_SUM = Clamped(weighted((difference(most_of(SUM, "most", "最多"), SUM), Fraction(-1, 7)), plus=100), 0, 100)
MEAN_OF_SUM = Clamped(weighted((difference(SUM, mean_of(SUM, "mean", "平均")), 2), plus=50), 0, 100)
# The same for what lies below zero for half of the units, and for the others alone.
BELOW_ZERO = share(weighted((TREES, 1), plus=-50), weighted((GREEN, 1), plus=1))
MOST_BELOW = Clamped(weighted((difference(most_of(BELOW_ZERO, "most", "最多"), BELOW_ZERO), -2), plus=100), 0, 100)
LEAST_BELOW = Clamped(difference(BELOW_ZERO, least_of(BELOW_ZERO, "least", "最少")), 0, 100)
PLACE_OF_QUOTIENT = at_least(weighted((at_most(place_of(QUOTIENT, "p", "名次", "place"), 11), -10), plus=110), 0)
PLACE_OF_SUM = at_least(weighted((at_most(place_of(SUM, "p", "名次", "place"), 11), -10), plus=110), 0)
SUM_BELOW = total(*(share(weighted((TREES, 1), plus=-50), weighted((GREEN, 1), plus=more)) for more in (1, 2, 3)))
PLACE_OF_SUM_BELOW = at_least(weighted((at_most(place_of(SUM_BELOW, "p", "名次", "place"), 40), -2), plus=102), 0)
PLACE_BELOW = at_least(weighted((at_most(place_of(BELOW_ZERO, "p", "名次", "place"), 40), -2), plus=102), 0)


def beside_others(fold: Callable[..., Measure], figure: Measure, weight: int) -> Measure:
    """Half of the marks, and more or fewer by how far the unit is from the best or the last of the others."""
    return Clamped(weighted((difference(figure, fold(figure, "o", "其余", over="others")), weight), plus=50), 0, 100)


RULES: Mapping[str, Measure] = {
    "most of the others": beside_others(most_of, TREES, 3),
    "least of the others": beside_others(least_of, TREES, -3),
    "most of the others' quotients": beside_others(most_of, QUOTIENT, 1),
    "least of the others' quotients": beside_others(least_of, BELOW_ZERO, 1),
    "most of the others' sums": beside_others(most_of, SUM, 1),
    "most of a quotient below zero": MOST_BELOW,
    "least of a quotient below zero": LEAST_BELOW,
    "place by a quotient": PLACE_OF_QUOTIENT,
    "place by a quotient below zero": PLACE_BELOW,
    "most of a sum": MOST_OF_SUM,
    "place by a sum": PLACE_OF_SUM,
    "place by a sum below zero": PLACE_OF_SUM_BELOW,
    "mean of a sum": MEAN_OF_SUM,
    "mean": MEAN,
    "others": OTHERS,
    "most": MOST,
    "least": LEAST,
    "place": PLACE,
    "mean of a quotient": MEAN_OF_QUOTIENT,
    "others of a quotient": OTHERS_OF_QUOTIENT,
    "most of a quotient": MOST_OF_QUOTIENT,
    "least of a quotient": LEAST_OF_QUOTIENT,
}


def scheme(rule: Measure, **more: object) -> Scheme:
    half = Item("1", "林", 100, (Clause("1", "林", 100, Clamped(rule, 0, 100)),))
    green = Item("2", "绿", 100, (Clause("2", "绿", 100, GREEN),))
    return valley.scheme(headings=(Heading("全部", 200, (half, green)),), adjustments=(), incident_table=None, **more)


def units(count: int, cohorts: int, seed: int) -> pl.DataFrame:
    chance = random.Random(seed)
    rows = [
        {
            "year": f"年{chance.randrange(cohorts)}",
            "green": 10_000 * chance.randrange(95),
            "trees": 2_500 * chance.randrange(400),
        }
        for _ in range(count)
    ]
    return pl.DataFrame(rows)


def by_hand(given: Scheme, members: pl.DataFrame) -> list[tuple[int, int, str, int | None]]:
    """Points of the first clause, total, grade and place of each member of one cohort."""
    evidence = [
        Evidence.from_dict(
            {"unit": f"第{at}村", "facts": {"green": row["green"] // 10_000, "trees": f"{row['trees'] / 10_000:.4f}"}}
        )
        for at, row in enumerate(members.iter_rows(named=True))
    ]
    cohort = assess_cohort(given, evidence)
    places = {place.unit: place.place for place in cohort.ranking}
    return [
        (int((result.clauses["1"].points or 0) * 100), int((result.total or 0) * 100), result.grade, places[unit])
        for unit, result in cohort.results.items()
    ]


@pytest.mark.parametrize("name", RULES)
def test_a_statistic_over_a_cohort_is_that_of_assess_cohort(name: str) -> None:
    given = scheme(RULES[name])
    plan = compile_columns(given, cohort="year")
    assert not [one.column for one in plan.inputs if one.column.startswith(("average_", "statistic_"))]
    frame = units(40, 3, seed=1)
    scored = plan.assess(frame)
    assert plan.assess(frame.lazy()).collect().equals(scored)
    assert not scored["undecided"].any()
    for members in scored.partition_by("year"):
        found = members.select("points_1", "total", "grade", "place").rows()
        assert found == by_hand(given, members)


def test_units_are_placed_as_the_scheme_ranks() -> None:
    for ranking in (Ranking(by=("total",)), Ranking(by=("grade", "total"), rounding=Rounding(0, stage="total"))):
        given = scheme(TREES, ranking=ranking)
        for members in compile_columns(given, cohort="year").assess(units(40, 2, seed=2)).partition_by("year"):
            found = members.select("points_1", "total", "grade", "place").rows()
            assert found == by_hand(given, members)


def test_who_is_exempt_has_no_place_and_stands_in_nobodys_way() -> None:
    given = scheme(TREES, ranking=Ranking(by=("total",), exempt=(Within(TREES, "[90, 100]"),)))
    members = compile_columns(given, cohort="year").assess(units(30, 1, seed=3))
    assert members["place"].null_count() > 0
    assert members.select("points_1", "total", "grade", "place").rows() == by_hand(given, members)


@pytest.mark.parametrize("over", ["[90, 100]", "[0, 100]"], ids=["some", "whoever has said"])
def test_of_a_cohort_in_which_nobody_knows_who_is_exempt_there_are_no_places(over: str) -> None:
    beside = Item("1", "绿", 200, (Clause("1", "绿", 200, scaled(GREEN, 2), also_given=(TREES,)),))
    ranking = Ranking(by=("total",), exempt=(Within(TREES, over),))
    more = {"headings": (Heading("全部", 200, (beside,)),), "adjustments": (), "incident_table": None}
    plan = compile_columns(valley.scheme(ranking=ranking, **more), cohort="year")
    trees = [950_000, None, 950_000, 20_000]
    frame = pl.DataFrame({"year": [1, 1, 2, 2], "green": [10_000] * 4, "trees": trees})
    scored = plan.assess(frame)
    assert scored["total"].null_count() == 0
    assert scored["place"].to_list() == [None, None, None, 1 if over == "[90, 100]" else None]


def test_a_gap_of_one_member_leaves_the_statistic_and_the_places_of_its_cohort_open() -> None:
    frame = pl.DataFrame({"year": [1, 1, 2, 2], "green": [10_000, 20_000, 10_000, 20_000], "trees": [5, None, 7, 9]})
    scored = compile_columns(scheme(MEAN), cohort="year").assess(frame)
    assert [one is None for one in scored["points_1"]] == [True, True, False, False]
    assert [one is None for one in scored["place"]] == [True, True, False, False]


def test_a_member_of_which_there_was_nothing_is_left_out() -> None:
    columns = {"year": [1, 1, 1], "green": [0, 0, 0], "trees": [600_000, 400_000, None]}
    frame = pl.DataFrame({**columns, "nothing_trees": [None, False, True], "ruling_1": [None, None, "zero"]})
    scored = compile_columns(scheme(MEAN), cohort="year").assess(frame)
    assert scored["points_1"].to_list() == [7_000, 3_000, 0]
    others = compile_columns(scheme(OTHERS), cohort="year").assess(frame)
    assert others["points_1"].to_list() == [9_000, 1_000, 0]
    places = compile_columns(scheme(PLACE), cohort="year").assess(frame)
    assert places["points_1"].to_list() == [10_000, 9_000, 0]


def test_of_a_cohort_that_nobody_has_named_and_of_one_that_is_too_large_there_is_no_statistic() -> None:
    plan = compile_columns(scheme(MEAN), cohort="year")
    nameless = pl.DataFrame({"year": [None, 1], "green": [0, 0], "trees": [1, 1]})
    assert [one is None for one in plan.assess(nameless)["points_1"]] == [True, False]
    large = pl.DataFrame({"year": [1] * 1_001, "green": [0] * 1_001, "trees": [1] * 1_001})
    assert plan.assess(large)["points_1"].null_count() == 1_001
    assert plan.assess(large.head(1_000))["points_1"].null_count() == 0


def of_so_many(count: int) -> pl.DataFrame:
    """A cohort of so many members, with one of another and one of nobody's."""
    columns = {"year": [1] * count + [2, None], "green": [0] * (count + 2)}
    return pl.DataFrame({**columns, "trees": [250_000] + [500_000] * (count + 1)})


@pytest.mark.parametrize("engine", ["eager", "lazy", "duckdb"])
def test_a_cohort_of_more_members_than_are_exact_is_a_fault_that_leaves_units_their_own_scores(engine: str) -> None:
    plan = compile_columns(scheme(TREES), cohort="year")
    for count in (1_000, 1_001):
        frame = of_so_many(count)
        if engine == "duckdb":
            duckdb, _ = (pytest.importorskip(name, reason=f"{name} is not installed") for name in ("duckdb", "pyarrow"))
            relation = duckdb.from_arrow(frame.to_arrow())
            scored, faults = plan.assess(relation).pl(), plan.faults(relation)
        else:
            asked = frame.lazy() if engine == "lazy" else frame
            scored, faults = plan.assess(asked).lazy().collect(), plan.faults(asked)
        found = Counter(scored.select("year", "total", "place", "faults", "missing", "undecided").rows())
        others: list[tuple[object, ...]] = [(2, 5_000, 1, 0, 0, False), (None, 5_000, None, 0, 0, False)]
        members: dict[tuple[object, ...], int]
        if count == 1_000:
            members = {(1, 2_500, 1_000, 0, 0, False): 1, (1, 5_000, 1, 0, 0, False): 999}
            assert faults == ()
        else:
            members = {(1, 2_500, None, 1, 0, False): 1, (1, 5_000, None, 1, 0, False): 1_000}
            told = Counter((one.column, one.code) for one in faults)
            assert told == {("year", "too_many_members"): 1_001}
        assert found == {**members, **dict.fromkeys(others, 1)}


def test_under_several_readings_a_cohort_that_is_too_large_is_one_fault() -> None:
    plan = compile_readings(scheme(TREES), {"a": {}, "b": {}}, cohort="year")
    frame = of_so_many(1_001)
    assert plan.assess(frame).select("total_a", "faults_a", "faults_b").row(0) == (2_500, 1, 1)
    assert {one.code for one in plan.faults(frame)} == {"too_many_members"}
    assert len(plan.faults(frame)) == 1_001


def test_what_is_wrong_with_a_cohort_is_said_in_both_languages() -> None:
    fault = Fault.of("/year", "too_many_members", most=1_000)
    assert "1000" in fault.zh
    assert "1000" in fault.en


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_units_of_a_cohort_that_is_named_by_nan_are_one_cohort(engine: str) -> None:
    columns = {"year": [float("nan"), float("nan"), 1.0], "green": [0, 0, 0], "trees": [600_000, 400_000, 500_000]}
    plan, frame = compile_columns(scheme(MEAN), cohort="year"), pl.DataFrame(columns)
    if engine == "polars":
        scored = plan.assess(frame)
    else:
        duckdb, _ = (pytest.importorskip(name, reason=f"{name} is not installed") for name in ("duckdb", "pyarrow"))
        scored = plan.assess(duckdb.from_arrow(frame.to_arrow())).pl()
    assert set(scored.select("trees", "points_1", "place").rows()) == {
        (600_000, 7_000, 1),
        (400_000, 3_000, 2),
        (500_000, 5_000, 1),
    }


def test_a_place_by_what_lies_between_two_numbers_is_decided_unless_another_member_comes_near() -> None:
    plan = compile_columns(scheme(PLACE_OF_SUM), cohort="year")
    years, trees = [1, 1, 1, 1, 2, 2, 2], [50_001, 70_000, 70_000, 10, 50_001, 50_003, None]
    frame = pl.DataFrame({"year": years, "green": [10_000] * 7, "trees": trees})
    lazily = plan.assess(frame.lazy()).collect()
    asked = ["points_1", "undecided", "missing"]
    assert lazily.select(asked).rows()[:4] == [(8_000, False, 0), (None, True, 0), (None, True, 0), (7_000, False, 0)]
    assert plan.assess(frame).select(asked).rows()[:4] == [(one, False, 0) for one in (8_000, 10_000, 10_000, 7_000)]
    assert lazily.select("points_1", "undecided").rows()[4:] == [(None, False)] * 3


@pytest.mark.parametrize("figure", [TREES, QUOTIENT], ids=["numbers", "quotients"])
def test_of_the_others_one_that_is_the_best_alone_is_beside_the_next_and_equal_ones_beside_each_other(
    figure: Measure,
) -> None:
    plan = compile_columns(scheme(beside_others(most_of, figure, 1)), cohort="year")
    trees = [number * 10_000 for number in (9, 5, 2, 7, 7, 1, 3)]
    frame = pl.DataFrame({"year": [1, 1, 1, 2, 2, 2, 3], "green": [0] * 7, "trees": trees})
    assert plan.assess(frame)["points_1"].to_list() == [5_400, 4_600, 4_300, 5_000, 5_000, 4_400, None]


@pytest.mark.parametrize("sign", [1, -1], ids=["above zero", "below"])
def test_equal_quotients_have_one_place_and_are_the_most_whatever_their_divisors(sign: int) -> None:
    figure = share(weighted((TREES, sign)), weighted((GREEN, 1), plus=1))
    trees = [10_000, 20_000, 30_000, 10_000 - sign]
    frame = pl.DataFrame({"year": [1] * 4, "green": [0, 10_000, 20_000, 0], "trees": trees})
    place = scheme(Clamped(place_of(figure, "p", "名次", "place"), 0, 100))
    assert compile_columns(place, cohort="year").assess(frame)["points_1"].to_list() == [100, 100, 100, 400]
    best = Clamped(weighted((difference(figure, most_of(figure, "m", "最多")), 1), plus=100), 0, 100)
    assert compile_columns(scheme(best), cohort="year").assess(frame)["points_1"].to_list() == [10_000] * 4


def test_a_frame_without_the_column_of_cohorts_is_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        compile_columns(scheme(MEAN), cohort="year").assess(units(3, 1, seed=1).drop("year"))
    assert [(one.path, one.code) for one in caught.value.faults] == [("/year", "lacking_column")]


# Between two numbers that do not both lie on a curve that ends where the sum does, at 1/101 + 1/102 + 1/103.
SUM_FROM_ABOVE_ZERO = total(
    *(share(weighted((TREES, 1), plus=1), weighted((GREEN, 1), plus=more)) for more in (1, 2, 3))
)
ON_A_CURVE = on_curve(SUM_FROM_ABOVE_ZERO, Straight())
BESIDE_ENDS: Mapping[str, Measure] = {
    "place": at_least(weighted((at_most(place_of(ON_A_CURVE, "p", "名次", "place"), 11), -10), plus=110), 0),
    "mean": Clamped(weighted((difference(ON_A_CURVE, mean_of(ON_A_CURVE, "mean", "平均")), 2), plus=50), 0, 100),
    "least": Clamped(difference(ON_A_CURVE, least_of(ON_A_CURVE, "least", "最少")), 0, 100),
    "most": Clamped(weighted((most_of(ON_A_CURVE, "most", "最多"), Fraction(-1, 7)), plus=101), 0, 100),
}


@pytest.mark.parametrize("end", [(1_000_000, 0), (0, 1_000_000)], ids=["least", "most"])
@pytest.mark.parametrize("name", BESIDE_ENDS)
def test_where_the_figure_of_a_member_is_undecided_a_statistic_is_and_nothing_is_missing(
    name: str, end: tuple[int, int]
) -> None:
    """A unit at the end of a curve: what it lies between does not lie on it."""
    given = scheme(BESIDE_ENDS[name])
    plan = compile_columns(given, cohort="year")
    frame = pl.DataFrame({"year": [1] * 4, "green": [end[0], 900_000, 100_000, 500_000], "trees": [end[1], 1, 9, 3]})
    frame = frame.with_columns(pl.col("trees") * pl.when(pl.col("trees") < 10).then(10_000).otherwise(1))
    lazily, scored = plan.assess(frame.lazy()).collect(), plan.assess(frame)
    assert lazily.select("points_1", "missing", "undecided").rows() == [(None, 0, True)] * 4
    assert not scored["undecided"].any()
    assert scored.select("points_1", "total", "grade", "place").rows() == by_hand(given, scored)
