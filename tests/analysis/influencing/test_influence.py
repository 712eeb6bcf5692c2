"""Who moves whom: every figure that is told is taken, and the cohort is scored again."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Cohort, Evidence, EvidenceError, VerificationError, assess_cohort
from huizhou_qa.analysis import Influence, Influences, PointsMoved, influence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme
from support import valley
from support.each_day import deep
from support.faces import rows
from support.those import those

BESIDE = valley.beside_others()


def villages(*greens: object) -> list[Evidence]:
    return [evolve(valley.evidence(green), unit=f"{at}村") for at, green in enumerate(greens)]


def cohort_of(*greens: object, scheme: Scheme = BESIDE) -> Cohort:
    return assess_cohort(scheme, villages(*greens))


COHORTS = {
    "apart": cohort_of(80, "72.5", 60, 41),
    "two are equal": cohort_of(50, 50, 20),
    "one at the mean": cohort_of(60, 40, 50),
    "at both ends": cohort_of(100, 0, 55),
    "none is above zero": cohort_of(0, 0),
}


def points(cohort: Cohort, unit: str, statistic: str, figure: Fraction) -> dict[tuple[str, str], Fraction]:
    """The points of others in the clauses that read a statistic, were the unit's share of green so much."""
    members = [
        evolve(valley.evidence(figure), unit=unit) if name == unit else member
        for name, member in cohort.members.items()
    ]
    clauses = {clause: READING[clause] for clause in READING if READING[clause] == statistic}
    again = assess_cohort(cohort.scheme, members).results.items()
    return {(name, id_): result.clauses[id_].counted for name, result in again if name != unit for id_ in clauses}


READING = {
    "1": "place_green",
    "2": "mean_green",
    "3": "most_green",
    "4": "others_green",
    "5": "least_green",
}


def inside(one: Influence) -> Fraction:
    """A figure that is needed: the nearest, or one beside the open end."""
    low, high = one.needed.low, one.needed.high
    assert low is not None
    assert high is not None
    if one.nearest is not None:
        return one.nearest
    return low + (high - low) / 1000 if low >= one.figure else high - (high - low) / 1000


def held_against_the_cohort(one: Influence, cohort: Cohort) -> None:
    """Requires points of others to change as told at the figures needed, and nothing to change before them."""
    now = points(cohort, one.unit, one.statistic, one.figure)
    then = points(cohort, one.unit, one.statistic, inside(one))
    told = {(unit, id_): moved for unit, clauses in one.others.items() for id_, moved in clauses.items()}
    assert {of for of, number in now.items() if then[of] != number} == set(told)
    for of, moved in told.items():
        assert Fraction(moved.before or 0) == now[of]
        assert moved.after is None or Fraction(moved.after) == then[of]
    toward = 1 if inside(one) > one.figure else -1
    end = one.figure + toward * one.distance
    if end not in one.needed:
        assert points(cohort, one.unit, one.statistic, end) == now
    assert points(cohort, one.unit, one.statistic, (one.figure + end) / 2) == now


@pytest.mark.parametrize("cohort", [COHORTS["two are equal"], *(deep((one,)) for one in COHORTS.values())])
def test_points_of_others_change_at_the_figures_told_and_nowhere_before(cohort: Cohort) -> None:
    found = influence(cohort)
    assert found.influences
    for one in found.influences:
        held_against_the_cohort(one, cohort)


def test_where_nothing_is_told_on_a_side_nothing_changes_there() -> None:
    cohort = COHORTS["one at the mean"]
    told = {(one.unit, one.statistic, inside(one) > one.figure) for one in influence(cohort).influences}
    ends = {True: Fraction(100), False: Fraction(0)}
    for unit, member in cohort.members.items():
        figure = member.values["/facts/green"]
        for statistic in READING.values():
            for is_above, end in ends.items():
                if (unit, statistic, is_above) not in told:
                    assert points(cohort, unit, statistic, end) == points(cohort, unit, statistic, figure)
    assert len(told) < len(cohort.members) * len(READING) * 2


def one_of(found: Influences, unit: str, statistic: str) -> list[Influence]:
    return [one for one in found.influences if (one.unit, one.statistic) == (unit, statistic)]


def test_a_unit_at_the_mean_is_moved_by_any_rise_of_another() -> None:
    below, one = one_of(influence(COHORTS["one at the mean"]), "0村", "mean_green")
    assert those(str(below.needed), below.distance, tuple(below.others)) == those("[0, 30]", Fraction(30), ("1村",))
    assert those(str(one.needed), one.nearest, one.distance, one.step, one.is_near_tie) == those(
        "(60, 100]", None, Fraction(0), Fraction(1), True
    )
    assert dict(one.others["2村"]) == {"2": PointsMoved(Decimal(30), Decimal(0))}
    assert one.zh == ("平均绿化：0村的本单位数值现为60，若为60至100（不含60）的数，2村的得分改变")
    assert one.en.endswith("were it a number from 60 to 100, without 60, points of 2村 would change")


def test_a_step_is_one_of_the_last_place_that_the_figure_has() -> None:
    found = influence(cohort_of("72.5", "72.4", Fraction(200, 3)))
    steps = {one.unit: one.step for one in found.influences}
    assert steps == {"0村": Fraction(1, 10), "1村": Fraction(1, 10), "2村": 0}
    (below, *_) = one_of(found, "0村", "place_green")
    assert those(below.nearest, below.distance, below.is_near_tie) == those(Fraction("72.4"), Fraction(1, 10), True)
    assert below in found.near_ties


def test_on_a_slope_every_figure_gives_others() -> None:
    cohort = cohort_of(80, 40, scheme=valley.beside_others(clauses_written=False))
    below, above = one_of(influence(cohort), "0村", "most_green")
    for one in (below, above):
        assert those(one.nearest, one.distance, dict(one.others["1村"])["3"].after) == those(None, Fraction(0), None)
        held_against_the_cohort(one, cohort)
    (from_there,) = one_of(influence(cohort), "1村", "most_green")
    assert those(str(from_there.needed), from_there.nearest) == those("(80, 100]", None)


def test_a_slope_that_begins_where_figures_end_changes_nothing() -> None:
    cohort = cohort_of(100, 40, scheme=valley.beside_others(clauses_written=False))
    assert [str(one.needed) for one in one_of(influence(cohort), "1村", "most_green")] == []


def test_a_slope_begins_beside_an_end_that_gives_the_same_points() -> None:
    found = influence(cohort_of(40, 30, scheme=valley.beside_a_mean()))
    assert [(one.unit, str(one.needed)) for one in found.influences] == [("0村", "(70, 100]"), ("1村", "(60, 100]")]
    assert influence(cohort_of(0, 0, scheme=valley.beside_a_mean())).influences == ()


def test_of_counts_a_slope_begins_at_the_next_one() -> None:
    members = [evolve(valley.evidence(0, accidents=number), unit=f"{number}村") for number in (6, 3)]
    members = [evolve(one, facts=FrozenMapping({"accidents": one.facts["accidents"]})) for one in members]
    found = influence(assess_cohort(valley.beside_counts(), members))
    assert [(one.unit, str(one.needed), one.step, one.is_near_tie) for one in found.influences] == [
        ("6村", "[3, 5]", Fraction(1), True),
        ("6村", "[7, ∞)", Fraction(1), True),
        ("3村", "[7, ∞)", Fraction(1), False),
    ]
    assert dict(found.influences[0].others["3村"]) == {"1": PointsMoved(Decimal(50), None)}


def test_without_a_unit_points_and_places_of_the_others_are_those_of_a_cohort_of_their_own() -> None:
    cohort = COHORTS["apart"]
    found = influence(cohort)
    for unit, left_out in found.left_out.items():
        others = [member for name, member in cohort.members.items() if name != unit]
        alone = assess_cohort(BESIDE, others)
        assert dict(left_out.places) == {one.unit: one.place for one in alone.ranking}
        for name, result in alone.results.items():
            moved = left_out.others.get(name, FrozenMapping())
            for id_, line in result.clauses.items():
                before = cohort.results[name].clauses[id_].counted
                assert (id_ in moved) is (before != line.counted)
                assert id_ not in moved or moved[id_] == (before, line.counted)


def test_where_the_others_alone_cannot_be_counted_it_is_said_why() -> None:
    found = influence(cohort_of(60, 50))
    assert [fault.code for fault in found.left_out["0村"].faults] == ["no_others"]
    assert dict(found.left_out["0村"].others) == {}


def test_a_member_of_which_there_was_nothing_moves_nobody() -> None:
    members = [*villages(60, 50, 40), valley.evidence({"nothing": "没有绿地"})]
    ruled = {"treatment": "zero", "by": "考核办", "why": "没有绿地"}
    members[3] = Evidence.from_dict(
        {
            "unit": "3村",
            "facts": {"green": {"nothing": "没有绿地"}},
            "incidents": [],
            "rulings": dict.fromkeys(("1", "2", "3", "4", "5"), ruled),
        }
    )
    found = influence(assess_cohort(BESIDE, members))
    assert {one.unit for one in found.influences} == {"0村", "1村", "2村"}
    assert all("3村" not in one.others for one in found.influences)


def test_it_is_worked_out_again_to_be_verified() -> None:
    found = influence(COHORTS["two are equal"])
    found.verify()
    with pytest.raises(VerificationError):
        evolve(found, influences=found.influences[1:]).verify()


def test_what_is_no_cohort_is_refused() -> None:
    with pytest.raises(EvidenceError):
        influence("甲区")  # type: ignore[arg-type] # what a caller may hand over


def test_faces() -> None:
    found = influence(COHORTS["two are equal"])
    assert repr(found).startswith("<Influences: 3 units; one step changes points of others in ")
    told = rows(found.to_html(), 5)
    assert [row[0] for row in told][:2] == [one.unit for one in found.near_ties][:2]
    assert told[0][4] == "、".join(found.near_ties[0].others)
    assert [row[0] for row in rows(found.to_html("en"), 2)] == list(found.left_out)
    assert "3 units; one step changes points of others in " in found.to_html("en")
    assert repr(found.influences[0]).startswith("<Influence: ")
    assert repr(found.left_out["0村"]) == "<LeftOut 0村: points of 1 others change>"
