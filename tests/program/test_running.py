"""Programs of a made-up town: statistics over members, tallies of incidents, and what is bounded of both."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import (
    Entry,
    Excluded,
    Member,
    Program,
    Result,
    Settings,
    Statistic,
    Tally,
    bound,
    element,
    over_cohort,
    record,
    result,
    run,
    statistic,
    tally,
)
from huizhou_qa.program.running import NO_MEMBERS, UNSAID, statistics
from huizhou_qa.readers import Gap, Number
from huizhou_qa.rules import Constant, GridRounding, Input, Measure, NumberOf, Rounded, StatisticInput
from huizhou_qa.rules.derived import ZERO, exactly, is_true, scaled, weighted
from huizhou_qa.rules.statistics import Fold
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scorers import count, level, option, quantity, signed

F = Fraction
NOISE, GROWTH = quantity("noise", "噪声", "分贝"), signed("growth", "增速", "%")
MOST, LEAST, MEAN = (Input(f"/statistics/{fold} noise", "[0, ∞)") for fold in ("most", "least", "mean"))
PLACE = Input("/statistics/place of growth", "[1, ∞)", whole=True)
OTHERS = Input("/statistics/others' growth", "(-∞, ∞)")
SERIOUS = element("serious")
STATUS = element("status", ("confirmed", "pending"))
SETTINGS = Settings({})
NOTHING = Gap(nothing=frozenset({"/facts/noise"}))


def program(*entries: Entry, pending: Measure = ZERO) -> Program:
    return Program(entries, ("好", "差"), pending=pending, settled=frozenset({"/incident/date"}))


def member(noise: object = None, growth: object = None, incidents: tuple[dict[str, Number], ...] | None = ()) -> Member:
    said = {"/facts/noise": noise, "/facts/growth": growth}
    known = {path: one if isinstance(one, Gap) else F(str(one)) for path, one in said.items() if one is not None}
    return Member(known, None if incidents is None else tuple(FrozenMapping(one) for one in incidents))


def test_statistics_are_over_all_members_also_where_figures_lie_below_zero() -> None:
    entries = program(
        Statistic(MOST, NOISE, "most"), Statistic(LEAST, NOISE, "least"), Statistic(MEAN, NOISE, "mean"),
        Statistic(PLACE, GROWTH, "place"), Statistic(OTHERS, GROWTH, "mean", own=False),
        Result("sum", weighted((MOST, 1), (LEAST, 1), (MEAN, 1))),
    )  # fmt: skip
    found = run(entries, [member(40, -2), member(50, 3), member(60, 3)], SETTINGS)
    assert [one[PLACE.path] for one in found] == [3, 1, 1]
    assert [one[OTHERS.path] for one in found] == [3, F(1, 2), F(1, 2)]
    assert {one["/results/sum"] for one in found} == {150}


def test_a_member_of_which_there_was_nothing_is_left_out_and_one_who_has_not_said_is_missing_to_all() -> None:
    figures: list[Number] = [F(4), NOTHING, F(6)]
    assert statistics("mean", figures, own=True) == [5, 5, 5]
    assert statistics("place", figures, own=True) == [2, NOTHING, 1]
    assert statistics("least", [F(1), NOTHING], own=False) == [NO_MEMBERS, 1]
    missing = Gap(missing=frozenset({"/facts/noise"}))
    assert statistics("most", [F(4), missing], own=True) == [missing, missing]


def test_a_unit_alone_brings_its_statistics_or_lacks_them() -> None:
    entries = program(Statistic(MEAN, NOISE, "mean"), Result("over", weighted((NOISE, 1), (MEAN, -1))))
    alone = Member({"/facts/noise": F(50), MEAN.path: F(45)}, ())
    assert run(entries, [alone], SETTINGS)[0]["/results/over"] == 5
    assert run(entries, [member(50)], SETTINGS)[0]["/results/over"] == Gap(missing=frozenset({MEAN.path}))


COUNTED = Tally("serious", scaled(NumberOf(is_true(SERIOUS)), 2))
UNSETTLED = Tally("unsettled", NumberOf(exactly(STATUS, 1)))


def told(serious: int, status: int = 0) -> dict[str, Number]:
    return {SERIOUS.path: F(serious), STATUS.path: F(status)}


def test_a_tally_adds_up_over_incidents_and_knows_when_nobody_has_spoken() -> None:
    entries = program(COUNTED, Result("left", weighted((tally("serious"), -1), plus=10)))
    assert run(entries, [member(incidents=(told(1), told(0), told(1)))], SETTINGS)[0]["/results/left"] == 6
    assert run(entries, [member()], SETTINGS)[0]["/results/left"] == 10
    assert run(entries, [member(incidents=None)], SETTINGS)[0]["/results/left"] == UNSAID
    lacking: dict[str, Number] = {STATUS.path: F(0)}
    assert run(entries, [member(incidents=(lacking,))], SETTINGS)[0]["/results/left"] == Gap(
        missing=frozenset({SERIOUS.path})
    )


@pytest.mark.parametrize(
    ("incidents", "ends"),
    [((told(1),), (2, 2)), ((told(1), told(0, 1)), (2, 4)), ((), (0, 0)), (None, (0, None))],
)
def test_an_incident_that_is_not_settled_may_count_or_not(
    incidents: tuple[dict[str, Number], ...] | None, ends: tuple[int, int | None]
) -> None:
    span = bound(program(COUNTED, UNSETTLED, pending=UNSETTLED.node), member(incidents=incidents), SETTINGS)[
        "/incidents/serious"
    ]
    assert [span.low, span.high] == list(ends)


def test_what_an_incident_that_is_not_settled_may_become_is_no_longer_unsettled() -> None:
    found = bound(program(COUNTED, UNSETTLED, pending=UNSETTLED.node), member(incidents=(told(1, 1),)), SETTINGS)
    assert [found["/incidents/unsettled"].low, found["/incidents/unsettled"].high] == [0, 0]


def test_a_statistic_that_is_given_is_known() -> None:
    found = bound(program(Statistic(MEAN, NOISE, "mean")), Member({MEAN.path: F(45)}, ()), SETTINGS)
    assert [found[MEAN.path].low, found[MEAN.path].high] == [45, 45]


def test_what_is_recorded_of_an_entry_leads_to_its_number() -> None:
    entries = program(Result("twice", scaled(NOISE, 2)), Result("more", weighted((result("twice"), 1), plus=1)))
    (steps,) = record(entries, [member(3)], SETTINGS)
    assert [steps[f"/results/{name}"].value for name in ("twice", "more")] == [6, 7]
    (read,) = steps["/results/more"].steps()
    assert (read.operation, read.operands) == ("read", ("/results/twice",))


@pytest.mark.parametrize(
    ("leaf", "fold", "noise", "span"),
    [(MOST, "most", 40, "[40, ∞)"), (LEAST, "least", 40, "[0, 40]"), (MEAN, "mean", 40, "(0, ∞)"),
     (MEAN, "mean", 0, "[0, ∞)"), (MOST, "most", None, "[0, ∞)"), (LEAST, "least", None, "[0, ∞)")],
)  # fmt: skip
def test_a_statistic_brings_what_it_knows_of_the_units_own_figure(
    leaf: Input, fold: str, noise: int | None, span: str
) -> None:
    made = {
        "most": Statistic(MOST, NOISE, "most"),
        "least": Statistic(LEAST, NOISE, "least"),
        "mean": Statistic(MEAN, NOISE, "mean"),
    }
    (over,) = bound(program(made[fold]), member(noise), SETTINGS)[leaf.path].over
    assert str(over) == span


@pytest.mark.parametrize(("leaf", "fold"), [(MOST, "most"), (LEAST, "least"), (MEAN, "mean")])
def test_a_statistic_of_the_others_knows_nothing_of_the_units_own_figure(leaf: Input, fold: Fold) -> None:
    (over,) = bound(program(Statistic(leaf, NOISE, fold, own=False)), member(40), SETTINGS)[leaf.path].over
    assert str(over) == "[0, ∞)"


def test_an_input_that_is_out_of_place_says_where_the_other_lies() -> None:
    first, second = quantity("first", "一", "个"), count("second", "二", "个")
    entries = Program(
        (Result("x", second),), ("好",), excluded=(Excluded(first, second, "[2, 4]"), Excluded(first, NOISE, "(-∞, 5)"))
    )
    found = bound(entries, Member({first.path: F(1)}, ()), SETTINGS)
    assert [str(one) for one in found["/results/x"].over] == ["[0, 1]", "[5, ∞)"]
    assert [str(one) for one in found[NOISE.path].over] == ["[5, ∞)"]
    assert second.path not in bound(entries, Member({}, ()), SETTINGS)
    assert bound(entries, Member({first.path: F(1), second.path: F(3)}, ()), SETTINGS)["/results/x"].low == 3


def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.raises(SchemeError) as caught:
        program(Result("x", NOISE), Result("y", NOISE), Result("x", GROWTH))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/results/x", "repeated_entry")]


def test_entries_of_one_name_are_listed_in_the_order_of_their_names() -> None:
    names = [f"x{at}" for at in range(9)]
    with pytest.raises(SchemeError) as caught:
        program(*(Result(name, NOISE) for name in (*reversed(names), *names)))
    paths = tuple(f"/results/{name}" for name in names)
    assert [(fault.path, fault.params["names"]) for fault in caught.value.faults] == [(paths[0], paths)]


def as_written(points: Measure) -> Measure:
    return Rounded(points, GridRounding("0.1", stage="written"))


def test_a_clause_is_kept_within_its_marks_an_item_above_its_least_and_a_bonus_under_its_cap() -> None:
    items = (
        Item(
            "1",
            "噪声",
            4,
            (Clause("1.1", "噪声", 4, NOISE), Clause("1.2", "增速", 0, GROWTH, min_points=None)),
            min_points=-1,
        ),
        Item("2", "噪声", 2, (Clause("2", "噪声", 2, NOISE),)),
    )
    entries = program(*Heading("环境", 5, items).entries(as_written))
    found = run(entries, [member("9.96", "-3.26")], SETTINGS)[0]
    shown = {name: found[f"/results/{name}"] for name in ("1.1", "1.2", "item 1", "item 2", "heading 环境")}
    assert shown == {
        "1.1": 4,
        "1.2": F("-3.3"),
        "item 1": F("0.7"),
        "item 2": 2,
        "heading 环境": F("2.7"),
    }
    low = run(entries, [member("0", "-9")], SETTINGS)[0]
    assert [low[f"/results/{name}"] for name in ("item 1", "1.2")] == [-1, -9]
    capped = run(entries, [member("9", "0")], SETTINGS)[0]
    assert capped["/results/heading 环境"] == 5


def test_words_and_levels_are_facts_like_any_other() -> None:
    word = option("sorting", "垃圾分类", ("优", "良", "差"))
    assert (word.options, str(word.range), word.whole) == (("优", "良", "差"), "[0, 2]", True)
    assert str(level("panel", "评价").range) == "[1, 5]"
    assert result("x").path == "/results/x"


def test_the_most_and_the_least_are_of_all_members_or_of_the_others() -> None:
    figures = [F(1), F(3), F(2)]
    assert statistics("most", figures, own=True) == [3, 3, 3]
    assert statistics("least", figures, own=True) == [1, 1, 1]
    assert statistics("most", figures, own=False) == [3, 2, 3]
    assert statistics("least", figures, own=False) == [2, 1, 1]


def test_a_statistic_of_an_earlier_result_is_over_all_members_and_rests_on_nothing_else() -> None:
    # Totals 2 x 3, 2 x 5 and 2 x 5: the first two places are shared, and the next is left out.
    total, place, unread = (
        result("total"),
        StatisticInput("/statistics/place", "[1, ∞)", measure=result("total"), fold="place"),
        Result("unread", NOISE),
    )
    program = Program((Result("total", scaled(GROWTH, 2)), unread, statistic(place), Result("last", place)), ())
    members = [Member({GROWTH.path: F(growth)}, ()) for growth in (3, 5, 5)]
    (found,) = over_cohort(program, members, SETTINGS, {place.path})
    assert (found.figures, found.numbers) == ((F(6), F(10), F(10)), (F(3), F(1), F(1)))
    assert found.entry.node == total


def test_a_statistic_may_be_of_a_tally_and_over_one_member_alone() -> None:
    counted = statistic(StatisticInput("/statistics/events", measure=tally("events"), fold="most"))
    program = Program((Tally("events", Constant(1)), counted), ())
    (found,) = over_cohort(program, [Member({}, (FrozenMapping(), FrozenMapping()))], SETTINGS, {counted.leaf.path})
    assert found.numbers == (F(2),)
    (unsaid,) = over_cohort(program, [Member({}, None)], SETTINGS, {counted.leaf.path})
    assert unsaid.numbers == (UNSAID,)
