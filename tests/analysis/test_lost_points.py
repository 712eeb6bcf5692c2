"""Where the marks of a result went: every line, and that all of them add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from editions.linlan_2031.test_cohorts import SCORED, cohort
from engine.test_assess import UNITS as OF_DISTRICT
from engine.test_district import evidence as district_evidence
from huizhou_qa import Assessment, Evidence, VerificationError, assess, get_scheme
from huizhou_qa.analysis import Lost, lost
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.testing import evidence_strategy
from support import district, harbour, valley
from support.faces import rows
from support.incidents import incident
from support.linlan_2031 import SCHEME as LINLAN
from support.model_2017 import MODEL, NOTHING, UNITS, changed, ruling
from support.slopes import village
from support.told import refusal

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district.scheme()
PLACES = {"annex": (SCHEME, evidence_strategy(SCHEME)), "district": (DISTRICT, OF_DISTRICT)}


def of(**sections: object) -> Lost:
    return lost(assess(SCHEME, changed(**sections)))  # type: ignore[arg-type] # sections as changed takes them


def added_up(found: Lost) -> Fraction:
    lines = [*found.by_clause.values(), *found.limits.values(), *found.adjustments.values()]
    return sum(map(Fraction, [*lines, found.rescaling, found.floor, found.rounding]), Fraction(0))


def parts_of(result: Assessment) -> dict[str, Fraction]:
    """Full marks less points of every item and heading, as they are printed."""
    lines = {**result.items, **result.groups}
    return {id_: Fraction(line.max_points) - line.counted for id_, line in lines.items()}


@pytest.mark.parametrize("place", PLACES)
@given(data=st.data())
def test_everything_adds_up_to_full_marks_less_the_total(place: str, data: st.DataObject) -> None:
    scheme, units = PLACES[place]
    result = assess(scheme, data.draw(units))
    found = lost(result)
    assert added_up(found) == Fraction(found.total) == scheme.max_points - Fraction(result.total)
    assert {**found.by_item, **found.by_heading} == parts_of(result)
    assert sum(found.by_lead.values()) == sum(found.by_clause.values())
    found.verify()


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit["name"])
def test_every_whole_unit_adds_up(unit: dict[str, dict[str, object]]) -> None:
    result = assess(SCHEME, Evidence.from_dict(unit["evidence"]))
    assert added_up(lost(result)) == 100 - Fraction(result.total)


def test_a_clause_an_item_a_heading_and_a_department_lose_what_is_not_earned() -> None:
    found = of(facts={"pm25_annual_mean": 36, "good_air_days_rate": 89}, marks={"14": "0.5"})
    assert {id_: str(one) for id_, one in found.by_clause.items() if one} == {
        "10.1": "0.30", "10.2": "0.30", "14": "0.50", **_of_the_model(),
    }  # fmt: skip
    assert str(found.by_item["10"]) == "0.60"
    assert str(found.by_heading["质量工作机制"]) == "0.50"
    assert str(found.by_lead["环保部门"]) == "0.60"


def _of_the_model() -> dict[str, str]:
    """What the model unit loses whatever else is changed."""
    return {id_: str(one) for id_, one in of().by_clause.items() if one and id_ not in ("10.1", "10.2", "14")}


def test_what_writing_every_line_for_itself_leaves_is_a_line() -> None:
    # A third of each of three times 20, and of 40: 13.333… and 26.666…, of which 66.666… are lost together.
    full = {"1": 20, "2": 20, "3": 20, "4": 40}
    items = tuple(
        Item(id_, id_, marks, (Clause(id_, id_, marks, scaled(harbour.CLEAN, Fraction(marks, 100))),))
        for id_, marks in full.items()
    )
    scheme = evolve(village(scaled(harbour.CLEAN, 1)), headings=(Heading("水", 100, items),), clauses_written=False)
    third = {"facts": {"clean_share": {"part": 1, "whole": 3}}}
    found = lost(assess(scheme, Evidence.from_dict({"unit": "甲镇", **third, "incidents": []})))
    assert [str(one) for one in found.by_clause.values()] == ["13.33", "13.33", "13.33", "26.67"]
    assert (str(found.rounding), str(found.total)) == ("0.01", "66.67")
    assert added_up(found) == Fraction(found.total)
    assert "各行取整之差" in found._repr_html_()
    found.verify()
    assert str(of().rounding) == "0.00"


@given(st.data())
def test_where_no_clause_is_written_the_lines_add_up(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([LINLAN, harbour.scheme()]))
    found = lost(assess(place, data.draw(evidence_strategy(place))))
    assert added_up(found) == Fraction(found.total) == place.max_points - Fraction(found.result.total)


def test_limits_rescaling_deductions_and_the_floor_are_lines_of_their_own() -> None:
    found = of(
        facts={"quality_infrastructure_index": 0, "overdue_inspection_centres": 1, "aquatic_pass_rate": NOTHING},
        averages={"quality_infrastructure_index": 10},
        rulings={"2.3": ruling("rescale")},
        incidents=[incident(str(at)) for at in range(10)],
    )
    assert found.by_clause["2.3"] == 0
    assert str(found.adjustments["扣分项"]) == "100.00"
    assert found.floor < 0
    assert found.rescaling == 1 - Decimal(found.result.rescaling.points if found.result.rescaling else 0)
    assert not found.limits


def test_an_item_that_stops_at_its_least_gives_back_what_lies_below() -> None:
    found = of(
        facts={"quality_infrastructure_index": NOTHING, "overdue_inspection_centres": 1},
        rulings={"12.1": ruling("zero")},
    )
    assert (str(found.by_clause["12.1"]), str(found.by_clause["12.2"])) == ("4.00", "1.00")
    assert found.limits == {"12": Decimal("-1.00")}
    assert found.by_item["12"] == 4


def test_a_cap_over_several_bonuses_leaves_room_that_is_a_line() -> None:
    result = assess(DISTRICT, district_evidence({"honours": 2, "trials": 1}))
    found = lost(result)
    assert [str(found.by_clause[id_]) for id_ in "789"] == ["1.0", "2.0", "0.8"]
    # 3 and 1 and 1.2 are 0.2 above the cap, which itself leaves out 4 of the 9 marks printed below it.
    assert str(found.limits["加分"]) == "-3.8"
    assert found.by_heading["加分"] == 0


def test_what_is_absent_in_an_item_that_is_rescaled_by_itself_is_no_loss_of_the_heading_above() -> None:
    pair = Item(
        "2",
        "水质",
        40,
        (
            Clause("2.1", "再生水", 20, scaled(harbour.REUSED, "0.2")),
            Clause("2.2", "海域", 20, scaled(harbour.SEA, "0.2"), absence="rescale"),
        ),
        joining=Joining(rescaled=True),
    )
    clean = Item("1", "水体", 60, (Clause("1", "水体", 60, scaled(harbour.CLEAN, "0.6")),))
    water = Heading("水", 100, (clean, pair), joining=Joining(rescaled=True))
    scheme = Scheme(
        "harbour", "港湾县考核", (water,), GradeRule((GradeLine("优", 80),), "差", "港湾县办法"), Rounding(2)
    )
    facts = {"clean_share": 50, "reused_share": 25, "sea_share": NOTHING}
    found = lost(assess(scheme, Evidence.from_dict({"unit": "甲镇", "facts": facts})))
    # 5 of 20 count as 10 of 40: the 20 marks of what is absent are the item's own, which earns 5 more for them.
    assert found.by_item == {"1": 30, "2": 30}
    assert found.by_heading == {"水": 60}
    assert found.limits == {"2": Decimal(15)}
    assert found.total == added_up(found) == 60
    found.verify()


def test_the_points_of_a_bonus_are_given_back_and_lost_of_nothing() -> None:
    found = lost(assess(harbour.scheme(), harbour.unit()))
    assert {id_: str(found.by_clause[id_]) for id_ in ("6", "7")} == {"6": "-4.50", "7": "-2.00"}
    assert "奖" not in found.limits
    assert found.total == 100 - found.result.total


def test_of_a_scheme_that_says_its_steps_a_limit_of_the_total_is_the_floor() -> None:
    unrest = valley.evidence(90, valley.incident(cause="unrest"), accidents=0, control_figure=0, town=True)
    found = lost(assess(valley.in_steps(), unrest))
    # 10 of the clause, and 20 that lie above the 70 of a place with unrest.
    assert (str(found.floor), str(found.total)) == ("20.00", "30.00")
    assert added_up(found) == 30


def test_every_line_of_a_face_is_called_by_what_took_the_marks() -> None:
    joined = lost(cohort(*map(Evidence.from_dict, SCORED[14]["evidence"])).results["甲县"])
    # A veto lowers the total to below the line of the better grade; headings are joined by weight, and none is absent.
    assert "\n  亡人事故 5.21" in repr(joined)
    assert "\n  各部分合成的方式 -81.30" in repr(joined)
    assert "总分不低于0" not in joined._repr_html_()
    absent = lost(assess(SCHEME, changed(marks={"31": NOTHING}, rulings={"31": ruling("rescale")})))
    assert "\n  缺项折算 " in repr(absent)


def test_one_put_together_by_hand_says_what_does_not_agree() -> None:
    found = of()
    for changes, path in (
        ({"total": Decimal(1)}, "/total"),
        ({"by_clause": FrozenMapping({**found.by_clause, "14": Decimal(5)})}, "/by_clause"),
        ({"floor": 0}, "/floor"),
    ):
        with pytest.raises(VerificationError) as caught:
            evolve(found, **changes).verify()
        assert [fault.path for fault in caught.value.faults] == [path]
    with pytest.raises(VerificationError) as caught:
        evolve(found, result=evolve(found.result, total=Decimal(1))).verify()
    assert all(fault.path.startswith("/result/") for fault in caught.value.faults)
    with pytest.raises(VerificationError) as caught:
        evolve(found, result="result").verify()  # type: ignore[arg-type] # of a wrong kind
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/result", "wrong_type")]


def test_what_is_no_result_is_refused() -> None:
    refused: object = lost
    assert callable(refused)
    text, faults = refusal(lambda: refused("结果"))
    assert text.startswith("不能列出失分 · what was lost cannot be listed")
    assert [(path, code) for path, code, _, _ in faults] == [("", "wrong_type")]
    with pytest.raises(VerificationError):
        lost(evolve(assess(SCHEME, changed()), total=Decimal(1)))


def test_its_face_shows_what_was_lost_and_escapes_what_people_wrote() -> None:
    found = lost(assess(SCHEME, Evidence.from_dict({**MODEL, "unit": "<b>甲</b>"})))
    assert "<b>甲" not in found._repr_html_()
    assert "&lt;b&gt;甲&lt;/b&gt;" in found._repr_html_()
    assert "失分去向" in found._repr_html_()
    assert rows(found.to_html("en"), 3)[-1] == ["Quality and safety", "", "·"]
    assert repr(of(marks={"14": "0.5"})).startswith("<Lost by 甲: ")
    assert "\n  14 质量强市方案、机构与经费 0.50" in repr(of(marks={"14": "0.5"}))
    capped = lost(assess(DISTRICT, district_evidence({"honours": 2, "trials": 1})))
    assert "\n  加分（限分） -3.8" in repr(capped)
    assert "加分（限分）" in capped._repr_html_()
    assert "put together by hand" in repr(evolve(found, by_clause=Known(Fraction(1))))  # type: ignore[arg-type] # of a wrong kind
