"""Two schemes side by side: nothing that is scored differs unseen, and what only follows is told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from attrs import evolve

from huizhou_qa import SchemeError, VerificationError
from huizhou_qa.analysis import ChangeCode, ChangedKind, SchemeChange, SchemeComparison, compare_schemes
from huizhou_qa.analysis.schemes.changes_told import ChangesTold
from huizhou_qa.analysis.schemes.document_parts import in_list, named_in
from huizhou_qa.analysis.schemes.node_changes import NodeChanges
from huizhou_qa.analysis.schemes.scheme_change import ChangedPart, change
from huizhou_qa.errors import Wording, keys_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.alternatives import Alternatives
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.readers.document import Data
from huizhou_qa.rules import Knots, Measure, Quotient, Within
from huizhou_qa.rules.derived import is_true, total
from huizhou_qa.scheme import Limit, Period, Ranking
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine
from huizhou_qa.scheme.steps.vetoes import BarsGrade, LowersGrade, SetsGrade
from huizhou_qa.scorers import Awarded, Band, CappedCount, LinearDeduction, Weighted, mark, mean_of, on_curve, percent
from support import district
from support.linlan_2031 import SCHEME as LINLAN

Places = Rounding | Alternatives[Rounding]
NUMBER = re.compile("-?[0-9]+(/[0-9]+)?")
DISTRICT = district.scheme()
RULES = DISTRICT.grade_rule


def told(after: Scheme, before: Scheme = DISTRICT) -> list[str]:
    """What differs and follows from nothing else, in English; whatever is told stands where it says."""
    found = compare_schemes(before, after)
    found.verify()
    for one in found.changes:
        assert_stands_there(one, before, after)
    return [one.en for one in found.own]


def assert_stands_there(one: SchemeChange, before: Scheme, after: Scheme) -> None:
    is_gone = one.code in {"removed", "choice_removed"}
    value: Data = (before if is_gone else after).document
    if one.code == "chosen_changed":
        return
    for key in keys_of(one.path):
        if isinstance(value, FrozenMapping):
            value = value.get(key, "")
        else:
            assert isinstance(value, tuple)
            value = value[int(key)]


def variant(rule: Measure, clause: str = "1") -> Scheme:
    return evolve(DISTRICT.variant("v", clauses={clause: rule}), id=DISTRICT.id)


def with_tree(*headings: Heading) -> Scheme:
    return evolve(DISTRICT, headings=headings)


ENVIRONMENT, ECONOMY, BONUSES = district.ENVIRONMENT, district.ECONOMY, district.BONUSES
BASIC = Heading("基本", 50, (ENVIRONMENT, ECONOMY))
GREEN_ITEM, NOISE_ITEM, COMPLAINTS_ITEM = ENVIRONMENT.parts


@pytest.mark.parametrize("scheme", [DISTRICT, LINLAN], ids=["district", "linlan"])
def test_a_scheme_differs_from_itself_and_from_its_own_words_in_nothing(scheme: Scheme) -> None:
    assert compare_schemes(scheme, evolve(scheme, title="另一名称")).changes == ()


def test_two_schemes_that_share_nothing_are_told_part_by_part_both_ways() -> None:
    there, back = compare_schemes(DISTRICT, LINLAN), compare_schemes(LINLAN, DISTRICT)
    added = {(one.kind, one.id) for one in there.changes if one.code == "added"}
    assert added == {(one.kind, one.id) for one in back.changes if one.code == "removed"}
    assert {("clause", id_) for id_ in LINLAN.clauses if id_ not in DISTRICT.clauses} <= added
    assert {("heading", id_) for id_ in LINLAN.groups if id_ not in DISTRICT.groups} <= added
    assert told(LINLAN)


def test_edges_that_all_moved_by_one_number_are_one_difference() -> None:
    green = district.GREEN
    assert told(variant(LinearDeduction(green, 5, 42, "below", 2, "0.5", 5))) == [
        "clause 1: all edges moved by the same number, the first from >20% to >22%"
    ]


def test_edges_points_and_slopes_are_told_one_by_one() -> None:
    noise = district.NOISE
    assert told(variant(on_curve(noise, Knots(((60, 5), (72, 2), (80, 0)))), "2")) == [
        "clause 2: the edge ≥70 dB is now ≥72 dB",
        "clause 2: the slope -0.3 is now -0.25",
        "clause 2: the slope -0.2 is now -0.25",
    ]
    assert told(variant(on_curve(noise, Knots(((60, 5), (70, 3), (80, 0)))), "2")) == [
        "clause 2: the slope -0.3 is now -0.2",
        "clause 2: the slope -0.2 is now -0.3",
        "clause 2: the points of a piece were [70, 80): 16 - 0.2 x, and are now [70, 80): 24 - 0.3 x",
    ]


def test_of_curves_with_other_numbers_of_pieces_the_pieces_are_told() -> None:
    assert told(variant(on_curve(district.NOISE, Knots(((60, 5), (80, 0)))), "2")) == [
        "clause 2: without the piece [60, 70): 23 - 0.3 x",
        "clause 2: without the piece [70, 80): 16 - 0.2 x",
        "clause 2: a new piece [60, 80): 20 - 0.25 x",
    ]


def test_weights_thresholds_constants_and_what_is_read_are_told() -> None:
    complaints = Band(district.COMPLAINTS, {"[0, 9]": 4, "[10, ∞)": "1.6"})
    assert told(variant(Weighted(complaints, "2.5"), "3.1")) == [
        "clause 3.1: the points of a piece were [0, 9]: 5, and are now [0, 9]: 4",
        "clause 3.1: the points of a piece were [10, ∞): 2, and are now [10, ∞): 1.6",
        "clause 3.1: the weight 2 is now 5/2",
    ]
    assert told(variant(CappedCount(((district.TRIALS, "1.5"), (district.HONOURS, "1.5")), 4), "7")) == [
        "clause 7: a new part /facts/trials"
    ]
    assert told(variant(CappedCount(((district.TRIALS, "1.5"),), 4), "7")) == [
        "clause 7: reads /facts/trials, not /facts/honours any more",
        "input /facts/honours: removed",
    ]


def test_a_clause_with_other_marks_says_so_once_and_the_rest_follows() -> None:
    green = Item("1", "绿地", 6, (Clause("1", "绿地率", 6, Band(district.GREEN, {"[0, 40)": 0, "[40, 100]": 6})),))
    noise = Item("2", "噪声", 4, (Clause("2", "噪声", 4, Band(district.NOISE, {"[0, 60)": 4, "[60, ∞)": 0})),))
    environment = evolve(ENVIRONMENT, parts=(green, noise, COMPLAINTS_ITEM))
    before = with_tree(Heading("基本", 50, (environment, ECONOMY)), BONUSES)
    more = Item("1", "绿地", 5, (Clause("1", "绿地率", 5, Band(district.GREEN, {"[0, 40)": 0, "[40, 100]": 5})),))
    less = Item("2", "噪声", 5, (Clause("2", "噪声", 5, Band(district.NOISE, {"[0, 60)": 5, "[60, ∞)": 0})),))
    after = with_tree(Heading("基本", 50, (evolve(environment, parts=(more, less, COMPLAINTS_ITEM)), ECONOMY)), BONUSES)
    assert told(after, before) == [
        "item 1: full marks 6, now 5",
        "clause 1: full marks 6, now 5",
        "item 2: full marks 4, now 5",
        "clause 2: full marks 4, now 5",
        "clause 1: the points of a piece were [40, 100]: 6, and are now [40, 100]: 5",
        # Six tenths of the marks that are present are asked for, as before: other weights of them follow.
        "clause 2: the points of a piece were [0, 60): 4, and are now [0, 60): 5",
    ]


def test_parts_that_come_go_and_move_are_told_and_what_reads_them_follows() -> None:
    tenth = Item("10", "调研", 2, (Clause("10", "调研", 2, Awarded(mark("10", "调研得分", 2))),))
    ninth = BONUSES.parts[2]
    bonuses = evolve(BONUSES, parts=(*BONUSES.parts[:2], tenth))
    assert told(with_tree(BASIC, bonuses)) == [
        "item 9: removed",
        "item 10: added",
        "input /marks/9: removed",
        "input /marks/10: added",
    ]
    swapped = evolve(ENVIRONMENT, parts=(NOISE_ITEM, GREEN_ITEM, COMPLAINTS_ITEM))
    (moved,) = told(with_tree(evolve(BASIC, parts=(swapped, ECONOMY)), BONUSES))
    assert moved in {"item 1: stands in another order", "item 2: stands in another order"}
    before = with_tree(BASIC, BONUSES, Heading("另加", 2, (tenth,), capped=True))
    fewer = evolve(BONUSES, parts=BONUSES.parts[:2])
    assert told(with_tree(BASIC, fewer, Heading("另加", 2, (ninth,), capped=True)), before) == [
        "item 10: removed",
        "item 9: moved from heading 加分 to heading 另加",
        "input /marks/10: removed",
    ]


def test_a_heading_that_comes_brings_what_stands_under_it() -> None:
    item = Item("10", "调研", 2, (Clause("10", "调研", 2, Awarded(mark("10", "调研得分", 2))),))
    found = compare_schemes(DISTRICT, with_tree(BASIC, BONUSES, Heading("另加", 2, (item,))))
    assert ("heading", "另加", False) in {(one.kind, one.id, one.follows) for one in found.changes}
    assert ("clause", "10", True) in {(one.kind, one.id, one.follows) for one in found.changes}
    back = compare_schemes(found.after, found.before)
    assert ("clause", "10", True) in {(one.kind, one.id, one.follows) for one in back.changes}


def test_grades_vetoes_adjustments_incidents_and_rounding_are_told() -> None:
    lines = (GradeLine("优", 46), *RULES.lines[1:])
    assert told(evolve(DISTRICT, grade_rule=evolve(RULES, lines=lines))) == [
        "grade rule grade by score: the edge ≥45 is now ≥46"
    ]
    conditions = (GradeCondition("优", "环境", "0.7"), RULES.conditions[1])
    (asked,) = compare_schemes(DISTRICT, evolve(DISTRICT, grade_rule=evolve(RULES, conditions=conditions))).own
    assert (asked.code, asked.before, asked.after) == ("share_changed", "60%", "70%")
    assert (asked.zh, asked.en) == (
        "等级条件：优须达到“环境”满分的70%，原为60%",
        "grade condition: 优 asks 70% of the full marks of 环境, was 60%",
    )
    assert told(evolve(DISTRICT, grade_rule=evolve(RULES, conditions=RULES.conditions[1:])))
    named = evolve(RULES, lines=(GradeLine("甲", 45), *RULES.lines[1:]), conditions=())
    assert "grade rule : was 优 良 中 差, is now 甲 良 中 差" in told(
        evolve(DISTRICT, grade_rule=named, vetoes=DISTRICT.vetoes[1:])
    )
    assert told(
        evolve(DISTRICT, vetoes=(BarsGrade("scandal", "优"), LowersGrade("failure", 2), SetsGrade("disaster", "差")))
    ) == ["grade rule grade after veto 2: the constant 1 is now 2"]
    assert told(evolve(DISTRICT, rounding=Rounding(2))) == [
        "how points are written: the rounding 1/10 half_even written is now 1/100 half_up written"
    ]
    table = DISTRICT.incident_table
    assert table is not None
    later = evolve(table, year=Period(date(2031, 1, 1), date(2031, 12, 31)))
    assert told(evolve(DISTRICT, incident_table=later)) == [
        "incident class outside: the condition's range [20300701, 20310630] is now [20310101, 20311231]"
    ]
    assert told(evolve(DISTRICT, adjustments=())) == ["adjustment 事故: removed"]
    twice = evolve(DISTRICT.adjustments[0], id="另")
    both = evolve(DISTRICT, adjustments=(*DISTRICT.adjustments, twice))
    assert told(both) == ["adjustment 另: added"]
    (moved,) = told(evolve(DISTRICT, adjustments=(twice, *DISTRICT.adjustments)), both)
    assert moved.startswith("adjustment ")


def test_steps_and_the_ranking_of_a_scheme_with_a_way_of_its_own_are_told() -> None:
    assert told(evolve(LINLAN, ranking=Ranking(by=("grade", "total"))), LINLAN) == [
        "the ranking: was total, is now grade total"
    ]
    assert told(evolve(LINLAN, ranking=Ranking(by=("total",), rounding=Rounding(0, stage="total"))), LINLAN) == [
        "the ranking: was (none), is now 0 half_up"
    ]
    steps = tuple(evolve(one, high=60) if isinstance(one, Limit) and one.high == 70 else one for one in LINLAN._steps)
    found = told(evolve(LINLAN, steps=steps), LINLAN)
    assert any("the constant 70 is now 60" in one for one in found)


def test_agreements_and_exclusions_are_told() -> None:
    spent, saved = district.SPENT, district.SAVED
    other = Agreement(Within(total(spent, saved), "[0, 90]"), "支出与结余超过九成")
    assert told(evolve(DISTRICT, agreements=(other,))) == ["agreement 1: the condition's range [0, 100] is now [0, 90]"]
    assert told(evolve(DISTRICT, agreements=())) == ["agreement 1: removed"]
    assert told(DISTRICT, evolve(DISTRICT, agreements=())) == ["agreement 1: added"]
    both = evolve(DISTRICT, agreements=(*DISTRICT.agreements, other))
    assert (told(both), told(DISTRICT, both)) == (["agreement 2: added"], ["agreement 2: removed"])
    excluded = Exclusion(Within(spent, "[100, 100]"), saved, Wording("没有结余", "nothing is saved"))
    at_90 = evolve(DISTRICT, exclusions=(evolve(excluded, condition=Within(spent, "[90, 100]")),))
    alone = evolve(DISTRICT, exclusions=(excluded,))
    assert told(alone) == ["exclusion 1: added"]
    assert told(at_90, alone) == ["exclusion 1: the condition's range [100, 100] is now [90, 100]"]
    noise = evolve(DISTRICT, exclusions=(evolve(excluded, excluded=district.NOISE),))
    assert told(noise, alone) == ["exclusion 1: was /facts/budget_saved_share, is now /facts/noise"]


def open_places(*names: str, chosen: str | None = None) -> Scheme:
    """The district with the places of its clauses left open, the first choice being the default."""
    said = Wording("言", "said")
    reading = Reading("places", said, tuple(Choice(name, said) for name in names), said, said)
    places: FrozenMapping[str, Rounding | Alternatives[Rounding]] = FrozenMapping(
        {name: Rounding(int(name), "half_even") for name in names}
    )
    readings = Readings.of((reading,), {} if chosen is None else {"places": chosen})
    return evolve(DISTRICT, rounding=Alternatives("places", places), chosen_readings=readings)


def test_readings_their_choices_and_which_is_chosen_are_told() -> None:
    one_two = open_places("1", "2")
    assert told(one_two) == [
        "how points are written: now left open; compared as under “said” (places=1)",
        "reading “said” (places): added",
    ]
    assert told(open_places("2", "1"), DISTRICT)[1].startswith("how points are written: the rounding")
    assert told(DISTRICT, one_two)[-1] == "reading “said” (places): removed"
    assert told(open_places("2", "1"), one_two) == [
        "reading “said” (places): the order of choices 1 2 is now 2 1",
        "reading “said” (places): “said” (2) is chosen, not “said” (1) any more",
    ]
    assert told(open_places("1", "2", chosen="2"), one_two) == [
        "reading “said” (places): “said” (2) is chosen, not “said” (1) any more"
    ]
    assert "reading “said” (places): a new choice “said” (3)" in told(open_places("1", "2", "3"), one_two)
    assert "reading “said” (places): without the choice “said” (2)" in told(open_places("1", "3"), one_two)


def test_what_differs_under_some_choices_alone_names_them() -> None:
    one_two, one_three = open_places("1", "2"), open_places("1", "3")
    places: FrozenMapping[str, Places] = FrozenMapping({"1": Rounding(1, "half_even"), "2": Rounding(3, "half_even")})
    changed = evolve(one_two, rounding=Alternatives("places", places))
    assert told(changed, one_two) == [
        (
            "how points are written (under “said” (2)): the rounding 1/100 half_even written is now "
            "1/1000 half_even written"
        )
    ]
    (one,) = compare_schemes(one_two, changed).own
    assert (one.choices, one.zh) == (
        ("2",),
        "得分的书写（“言”（2））：取整方式由1/100 half_even written改为1/1000 half_even written",
    )
    assert compare_schemes(one_two, one_three).own


def test_a_choice_of_a_name_that_means_several_things_is_told_by_its_name() -> None:
    one, other = Wording("甲", "a"), Wording("乙", "b")
    readings = [
        Reading(id_, one, (Choice("x", told), Choice("y", told)), one, one) for id_, told in (("p", one), ("q", other))
    ]
    scheme = evolve(DISTRICT, chosen_readings=Readings.of(tuple(readings), {}))
    under = change(ChangedPart("clause", "1"), "restated", "/entries/0", choices=("x",))
    closed = change(ChangedPart("clause", "1"), "closed", "/entries/0", ("q=x", ""))
    words = [found.en for found in ChangesTold(scheme, scheme).all([under, closed])]
    assert words == [
        "clause 1 (under x): written otherwise",
        "clause 1: not left open any more; compared as under “b” (q=x)",
    ]


def test_an_input_with_another_range_is_told() -> None:
    tax = percent("green_share", "绿地率", within="[0, 50]")
    short = evolve(tax, path="/facts/other_share")
    before, after = (
        evolve(
            with_tree(
                BASIC,
                Heading(
                    "另加", 5, (Item("10", "乙", 5, (Clause("10", "乙", 5, Band(leaf, {over: 5})),)),), capped=True
                ),
            )
        )
        for leaf, over in ((short, "[0, 50]"), (evolve(short, range=percent("x", "x").range), "[0, 100]"))
    )
    assert "input /facts/other_share: was [0, 50], is now [0, 100]" in told(after, before)


def test_a_statistic_without_the_unit_itself_is_told() -> None:
    with_self, without = (
        variant(Band(Quotient(district.PATENTS, mean), {"[0, ∞)": 4}), "5.1")
        for mean in (
            mean_of(district.PATENTS, "patents_mean", "平均", "mean", over="all"),
            mean_of(district.PATENTS, "patents_mean", "平均", "mean", over="others"),
        )
    )
    assert "statistic patents_mean: was true, is now false" in told(without, with_self)


def test_what_differs_under_every_choice_alike_is_told_once() -> None:
    def opened(weight: str, *choices: str) -> Data:
        facts = {one: ("sum", ((("read", f"/facts/{one}"), weight),), "0") for one in choices}
        return ("open", "which", FrozenMapping[str, Data](facts))

    nodes = NodeChanges(FrozenMapping(), FrozenMapping())
    both = [("/2/a/1/0/1", ("a",)), ("/2/b/1/0/1", ("b",))]
    found = [(one.where, one.choices) for one in nodes.changes(opened("1", "a", "b"), opened("2", "a", "b"), "")]
    assert found == both
    alike = [FrozenMapping[str, Data](dict.fromkeys(("a", "b"), ("sum", (), number))) for number in ("1", "2")]
    changes = nodes.changes(("open", "which", alike[0]), ("open", "which", alike[1]), "")
    assert [(one.where, one.choices) for one in changes] == [("/2/a/2", ())]


def test_full_marks_of_what_is_pooled_and_units_without_a_place_are_told() -> None:
    nodes = NodeChanges(FrozenMapping(), FrozenMapping())
    old, new = (("pooled", ((("read", "/facts/a"), ("constant", full)),), "1") for full in ("5", "6"))
    assert [(one.code, one.where) for one in nodes.changes(old, new, "")] == [("constant_changed", "/1/0/1/1")]
    exempt = evolve(DISTRICT, ranking=Ranking(exempt=(is_true(district.PLAN_MADE),)))
    assert told(exempt) == ["the ranking: was (none), is now number_of(/facts/plan_made)"]


def test_no_leaf_of_a_rule_differs_unseen() -> None:
    """Every text in every node of both schemes, changed alone, is told."""
    nodes = NodeChanges(FrozenMapping(), FrozenMapping())
    seen = 0
    for scheme in (DISTRICT, LINLAN):
        for entry in in_list(scheme.document["entries"]):
            node = named_in(entry)["node"]
            for other in others(node):
                seen += 1
                assert list(nodes.changes(node, other, "")), (node, other)
                assert list(nodes.changes(other, node, "")), (node, other)
    assert seen > 1000


def others(value: Data) -> Iterator[Data]:
    """The value with one number or one path in it changed."""
    if isinstance(value, str):
        if NUMBER.fullmatch(value):
            yield "997" if value != "997" else "998"
        elif value.startswith("/"):
            yield value + "_"
        elif value.startswith(("[", "(")):
            yield f"({'-999' if value.startswith('(-∞') else '-∞'}, {value.split(', ')[1]}"
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from ((*value[:at], other, *value[at + 1 :]) for other in others(one))
    elif isinstance(value, FrozenMapping):
        for key, one in value.items():
            yield from (FrozenMapping({**value, key: other}) for other in others(one))


def test_both_languages_are_whole_and_the_page_is_escaped() -> None:
    bad = evolve(DISTRICT, id="<b>", title="<i>甲</i>")
    found = compare_schemes(bad, LINLAN)
    page = found._repr_html_()
    assert "<b>" not in page
    assert "<i>" not in page
    for one in found.changes:
        assert one.message == f"{one.zh} · {one.en}"
        assert one.code in get_args(ChangeCode)
        assert one.kind in get_args(ChangedKind)


def test_the_criteria_of_clauses_that_differ_stand_side_by_side() -> None:
    found = compare_schemes(DISTRICT, variant(Band(district.GREEN, {"[0, 40)": 0, "[40, 100]": 5})))
    assert repr(found).startswith("<SchemeComparison of made-up-2030 and made-up-2030: 1")
    before, after = found.criteria["1"]
    assert list(found.criteria) == ["1"]
    assert (before.zh != after.zh, after.en) == (True, "green_share: 40% or more: 5 points; less than 40%: no points")
    assert compare_schemes(DISTRICT, LINLAN).criteria["1"][1] == Wording("", "")


def test_what_is_no_scheme_is_refused_naming_both() -> None:
    with pytest.raises(SchemeError) as caught:
        compare_schemes(5, "甲")  # type: ignore[arg-type] # the point
    assert [(one.path, one.code) for one in caught.value.faults] == [
        ("/before", "wrong_type"),
        ("/after", "wrong_type"),
    ]


def test_a_comparison_with_a_difference_left_out_does_not_verify() -> None:
    found = compare_schemes(DISTRICT, LINLAN)
    with pytest.raises(VerificationError):
        evolve(found, changes=found.changes[1:]).verify()
    with pytest.raises(VerificationError):
        SchemeComparison(DISTRICT, 5, ()).verify()  # type: ignore[arg-type] # the point
