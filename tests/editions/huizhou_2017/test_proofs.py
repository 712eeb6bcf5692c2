"""What is proved of the edition of 2017, under its defaults and under every other choice of a reading."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import get_scheme
from huizhou_qa.analysis import prove
from huizhou_qa.analysis.proofs.findings import CliffSide
from huizhou_qa.rules import Product, Quotient, derived
from huizhou_qa.rules.inputs import Input
from support.model_2017 import SCHEME

LITERAL = ("inferior_v_ratio", "literal_capped")
EACH_DAY = (LITERAL, ("agri_products", "joint"), ("average_over", "without_self"))
OTHER_CHOICES = [
    pytest.param(one.id, choice, marks=() if (one.id, choice) in EACH_DAY else pytest.mark.deep)
    for one in SCHEME.chosen_readings.register
    for choice in one.names[1:]
]


def test_the_edition_keeps_all_that_it_declares() -> None:
    assert prove(SCHEME).findings == ()


@pytest.mark.parametrize(("id_", "choice"), OTHER_CHOICES)
def test_under_every_other_choice_it_does_too_but_for_the_literal_denominator(id_: str, choice: str) -> None:
    findings = prove(get_scheme("huizhou", 2017, readings={id_: choice})).findings
    assert [(one.path, one.code) for one in findings] == (
        [("/clauses/11.3", "wrong_direction")] if (id_, choice) == LITERAL else []
    )


def test_under_the_literal_denominator_a_laxer_target_costs_points() -> None:
    (fault,) = prove(get_scheme("huizhou", 2017, readings=dict([LITERAL]))).faults
    assert fault.params["moved"] == "/facts/inferior_v_target"
    low, high = (Fraction(str(one)) for one in _two(fault.params["/facts/inferior_v_target"]))
    clear, share = (Fraction(str(fault.params[f"/facts/{name}"])) for name in ("i_to_iv_share", "inferior_v_share"))
    assert low < high < share
    assert [fault.params["before"], fault.params["after"]] == [
        _text(min(Fraction(1), clear / target) * Fraction("1.05")) for target in (low, high)
    ]


def _two(value: object) -> tuple[object, object]:
    assert isinstance(value, tuple)
    first, second = value
    return first, second


def _text(number: Fraction) -> str:
    return str(float(number)) if number == Fraction("1.05") else str(number)


def test_the_formula_of_11_3_as_it_is_printed_gives_more_than_full_marks_and_divides_by_zero() -> None:
    target, clear = (_fact(name) for name in ("inferior_v_target", "i_to_iv_share"))
    printed = Product(Quotient(clear, target), derived.measure_of("1.05"))
    rule = derived.when(derived.within_limit(_fact("inferior_v_share"), target), points="1.5", otherwise=printed)
    faults = {one.code: one for one in prove(SCHEME, clauses={"11.3": rule}).faults}
    assert faults.keys() == {"out_of_range", "divides_by_zero", "wrong_direction"}
    assert faults["divides_by_zero"].params["/facts/inferior_v_target"] == "0"
    assert Fraction(str(faults["out_of_range"].params["points"])) > Fraction("1.5")


def _fact(name: str) -> Input:
    return next(leaf for leaf in SCHEME.input_register.inputs if leaf.path == f"/facts/{name}")


def cliff(clause: str, side: CliffSide, *numbers: int | str) -> tuple[object, ...]:
    return (clause, *map(Fraction, numbers), side)


def test_the_cliffs_of_the_edition_are_the_ends_of_its_bands_its_steps_and_its_targets() -> None:
    cliffs = prove(SCHEME).cliffs
    assert len(cliffs) == 58
    told = [(*one, one.side) for one in cliffs]
    assert cliff("2.1", "above", 96, 0, "1.5") in told
    assert cliff("10.2", "above", 36, 3, "2.7") in told
    assert cliff("11.2", "above", 0, "1.05", "1.5") in told
    assert cliff("11.4", "above", 1, 1, "1.5") in told
    # 10-15（含）: the end of a band goes with the band.
    assert {one.side for one in cliffs if one.clause == "1.1"} == {"below"}
    assert {one.clause for one in cliffs}.isdisjoint({"5", "8", "9", "12.2", "14", "43"})


def test_every_input_says_whether_more_or_less_of_it_is_better() -> None:
    less = {row.name for row in SCHEME.inputs if row.better == "less"}
    assert less == {
        *("national_sampling_failure_rate", "provincial_sampling_failure_rate", "city_sampling_failure_rate"),
        *("quality_warnings", "pm25_annual_mean", "inferior_v_share", "overdue_inspection_centres"),
        "good_surface_water_target",
    }
    # The averages are of units that each have their own way.
    assert {row.section for row in SCHEME.inputs if row.better == "either"} == {"averages"}


def test_a_cliff_says_of_what_its_number_is() -> None:
    told: dict[str, list[str]] = {}
    for one in prove(SCHEME).cliffs:
        told.setdefault(one.clause, []).append(one.told.zh)
    assert told["10.2"][0] == "PM2.5年均浓度36微克/立方米（含）以上：3 → 2.7"
    assert told["11.1"] == ["集中式饮用水源水质达标率100%（含）以上：1.2 → 1.5"]
    assert told["11.2"] == ["地表水考核断面水质优良比例−水质优良比例年度控制目标0个百分点（含）以上：1.05 → 1.5"]
    assert told["12.1"][0] == "质量技术基础综合测算值÷全市平均质量技术基础综合测算值0.5倍（含）以上：1 → 2"
    assert [one[:5] for one in told["4.1"]] == ["大中型建筑", "其他建筑工"]
    assert told["6.3"] == ["交通工程质量监督人员是否满足建设规模要求，是：0 → 1"]
    assert told["1.1"][0] == "国家监督抽查不合格产品发现率超过10%：1 → 0.5"
    shown = prove(SCHEME).to_html("en")
    assert "Annual mean of PM2.5 from 36 µg/m³ on: 3 → 2.7" in shown
    assert "Enough transport supervisors, yes: 0 → 1" in shown
