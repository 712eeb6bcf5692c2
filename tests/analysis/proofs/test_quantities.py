"""What a cliff is a number of, in words."""

from __future__ import annotations

from huizhou_qa.analysis.proofs.findings import Quantity
from huizhou_qa.analysis.proofs.jumps import Jumps
from huizhou_qa.analysis.proofs.quantities import WORKED_OUT, quantity_of
from huizhou_qa.errors import Wording
from huizhou_qa.readers import Bounds
from huizhou_qa.rules import Bands, Curve, Measure, OnCurve, Product, Within, difference, scaled, share, total, when
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scorers import percent, quantity

RATE, OTHER = percent("rate", "甲率", "rate"), percent("other", "乙率", "other rate")
DUST, SMOKE = (quantity(name, name, "微克", name) for name in ("dust", "smoke"))
WAY = Input("/facts/way", "[0, 2]", whole=True, options=("旱路", "水路", "空路"))


def told(node: Measure) -> list[Quantity]:
    return [quantity_of(one.of, one.at, one.side) for one in node.under(Jumps(Bounds({}))).jumps]


def when_within(of: Measure, over: str) -> Measure:
    return when(Within(of, over), points=1, otherwise=0)


def at_the_edge(of: Measure, edge: int) -> Wording:
    (found,) = told(when_within(of, f"[{edge}, ∞)"))
    return found.at


def test_a_difference_has_the_unit_that_both_numbers_have() -> None:
    assert at_the_edge(difference(RATE, OTHER), 0) == Wording("0个百分点", "0 percentage points")
    assert at_the_edge(difference(RATE, OTHER), 1) == Wording("1个百分点", "1 percentage point")
    (dust,) = told(when_within(difference(DUST, SMOKE), "[3, ∞)"))
    assert dust == Quantity(Wording("dust−smoke", "dust − smoke"), Wording("3微克", "3 微克"))
    assert at_the_edge(difference(RATE, DUST), 3) == Wording("3", "3")


def test_a_sum_has_the_unit_of_all_that_it_adds() -> None:
    assert at_the_edge(scaled(DUST, 2), 3) == Wording("3微克", "3 微克")
    assert at_the_edge(total(DUST, SMOKE, DUST), 3) == Wording("3微克", "3 微克")
    assert at_the_edge(total(scaled(RATE, "0.5"), scaled(OTHER, "0.5")), 60) == Wording("60%", "60%")
    assert at_the_edge(total(RATE, OTHER), 150) == Wording("150个百分点", "150 percentage points")
    assert at_the_edge(total(RATE, DUST), 3) == Wording("3", "3")


def test_what_is_no_sum_of_inputs_has_no_unit() -> None:
    assert at_the_edge(Product(DUST, SMOKE), 3) == Wording("3", "3")


def test_a_word_is_the_one_that_begins_there() -> None:
    leaves = told(when_within(WAY, "[1, 1]"))
    assert {one.at.zh for one in leaves} == {"水路", "空路"}
    assert all(one.is_word for one in leaves)


def test_a_number_made_by_other_rules_has_no_words_of_its_own() -> None:
    made = total(when_within(RATE, "[50, 100]"), when_within(OTHER, "[50, 100]"))
    (own, *_) = told(OnCurve(made, Curve("[0, 2]", Bands({"[0, 1)": 0, "[1, 2]": 5}))))
    assert own == Quantity(WORKED_OUT, Wording("1", "1"))
    assert {one.label.zh for one in told(made)} == {"甲率", "乙率"}
    assert {one.at.zh for one in told(when_within(share(DUST, SMOKE), "[1, ∞)"))} == {"1倍"}
