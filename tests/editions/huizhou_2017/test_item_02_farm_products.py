"""Item 2: monitoring of farm products, clauses 2.1 to 2.3."""

from __future__ import annotations

import pytest

from huizhou_qa import MissingEvidenceError, assess, get_scheme
from support.model_2017 import NO_AQUATIC, NOTHING, changed, ruling, under


@pytest.mark.parametrize(
    ("choice", "rates", "points"),
    [
        ("separate", (97, 97, 97), "2.50"),
        ("joint", (97, 97, 97), "0.00"),
        ("joint", (96, 98, 96), "4.00"),
        ("joint", ("95.99", 98, 96), "0.00"),
        ("joint", (96, 98, "95.99"), "0.00"),
        ("separate", ("95.99", 98, "95.99"), "1.50"),
    ],
)
def test_farm_products_are_read_separately_or_jointly(choice: str, rates: tuple[object, ...], points: str) -> None:
    names = ("vegetable_pass_rate", "livestock_pass_rate", "aquatic_pass_rate")
    result = under({"agri_products": choice}, facts=dict(zip(names, rates, strict=True)))
    assert str(result.items["2"].points) == points


JOINT = get_scheme("huizhou", 2017, readings={"agri_products": "joint"})


@pytest.mark.parametrize(("vegetables", "points"), [(96, "3.00"), ("95.99", "0.00")])
def test_a_class_that_is_ruled_on_leaves_the_joint_condition(vegetables: object, points: str) -> None:
    facts = NO_AQUATIC | {"vegetable_pass_rate": vegetables}
    result = assess(JOINT, changed(facts, rulings={"2.3": ruling("zero")}))
    result.verify()
    assert str(result.items["2"].points) == points


def test_a_class_that_is_not_ruled_on_holds_up_the_joint_condition_and_is_listed_once() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(JOINT, changed(NO_AQUATIC))
    assert [fault.path for fault in caught.value.faults] == ["/rulings/2.3"]


def test_a_class_that_nobody_ruled_on_holds_up_the_joint_condition_though_another_was_ruled_on() -> None:
    facts: dict[str, object] = {**NO_AQUATIC, "vegetable_pass_rate": NOTHING}
    with pytest.raises(MissingEvidenceError) as caught:
        assess(JOINT, changed(facts, rulings={"2.3": ruling("full")}))
    assert [fault.path for fault in caught.value.faults] == ["/rulings/2.1"]


def test_all_three_classes_may_be_ruled_on() -> None:
    names = ("vegetable_pass_rate", "livestock_pass_rate", "aquatic_pass_rate")
    rulings: dict[str, object] = {"2.1": ruling("full"), "2.2": ruling("zero"), "2.3": ruling("rescale")}
    result = assess(JOINT, changed(dict.fromkeys(names, NOTHING), rulings=rulings))
    result.verify()
    assert [str(result.clauses[id_].points) for id_ in rulings] == ["1.50", "0.00", "0.00"]
