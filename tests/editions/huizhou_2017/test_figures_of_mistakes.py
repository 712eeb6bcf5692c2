"""What single mistakes would cost: figures of scores that a slip changes, and what stands against each."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from composite.test_composite import PARTS
from huizhou_qa import Evidence, EvidenceError, VerificationError, assess, check
from huizhou_qa.composite import composite
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scorers import Band, quantity
from huizhou_qa.sheets import self_scoring_sheet
from huizhou_qa.words.leaves import beside_label
from scheme.test_scheme import make
from support.model_2017 import SCHEME, changed, noted

PM25 = "/facts/pm25_annual_mean"


def test_values_cannot_be_changed_and_the_score_stays() -> None:
    evidence = changed()
    assert assess(SCHEME, changed({"pm25_annual_mean": 100})).total == Decimal("95.70")
    with pytest.raises(TypeError):
        evidence.values[PM25] = Fraction(100)  # type: ignore[index] # the point
    with pytest.raises(TypeError):
        del evidence.values[PM25]  # type: ignore[attr-defined] # the point
    for name in ("ratios", "truths", "nothing", "rates", "facts"):
        with pytest.raises(AttributeError):
            setattr(evidence.values, name, ())
    for name in ("clear", "pop", "popitem", "update", "setdefault"):
        assert not hasattr(evidence.values, name)
    result = assess(SCHEME, evidence)
    result.verify()
    assert (result.total, evidence.values[PM25]) == (Decimal("98.70"), Fraction(29))


@pytest.mark.parametrize(
    ("name", "meant", "slip", "clause", "gain"),
    [
        ("vegetable_pass_rate", 97, "0.97", "2.1", Decimal("-1.50")),
        ("national_sampling_failure_rate", 12, "0.12", "1.1", Decimal("0.50")),
    ],
)
def test_a_percentage_written_as_a_fraction_moves_the_score_and_is_noted(
    name: str, meant: int, slip: str, clause: str, gain: Decimal
) -> None:
    right, wrong = assess(SCHEME, changed({name: meant})), assess(SCHEME, changed({name: slip}))
    assert wrong.total - right.total == wrong.clauses[clause].counted - right.clauses[clause].counted == gain
    assert (noted(right), noted(wrong)) == ([], [("looks_like_a_fraction", f"/facts/{name}")])


@pytest.mark.parametrize("why", ["#N/A", "#n/a", "＃Ｎ／Ａ", " #N/A "])
def test_an_error_cell_is_no_reason_for_which_4_1_would_earn_its_marks(why: str) -> None:
    absent: dict[str, object] = {"building_large_acceptance_rate": {"nothing": "辖区内没有大型项目"}}
    assert assess(SCHEME, changed(absent)).clauses["4.1"].points == Decimal("2.00")
    with pytest.raises(EvidenceError) as caught:
        changed({"building_large_acceptance_rate": {"nothing": why}})
    path = "/facts/building_large_acceptance_rate/nothing"
    assert ("says_nothing", path) in {(fault.code, fault.path) for fault in caught.value.faults}
    given = {"unit": "甲", "facts": {"building_large_acceptance_rate": {"nothing": why}}}
    assert path in {fault.path for fault in check(SCHEME, given)}


def rated(unit: str, at: int, **levels: int) -> OnSiteAssessment:
    """Every point rated at one level, but for these, whose ids are written with a line."""
    named = {id_.replace("_", "."): level for id_, level in levels.items()}
    ratings = {id_: [named.get(id_, at)] * parts if parts else named.get(id_, at) for id_, parts in PARTS.items()}
    return assess_on_site(SCHEME, ratings, unit=unit)


def best(unit: str) -> OnSiteAssessment:
    return rated(unit, 5, briefing_2=1, visit_1=1, visit_2=4)


def test_ratings_swapped_between_two_units_would_turn_59_35_into_92_85_and_are_refused() -> None:
    annex = assess(SCHEME, changed())
    own, others = rated(annex.unit, 1), best("他县")
    assert (own.total, others.total) == (20, 87)
    true = composite(annex, own, choice="weighted", on_site_weight="0.5")
    assert true.total == Decimal("59.35")
    with pytest.raises(EvidenceError) as caught:
        composite(annex, others, choice="weighted", on_site_weight="0.5")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/on_site/unit", "another_unit")]
    lent = composite(annex, best(annex.unit), choice="weighted", on_site_weight="0.5")
    assert lent.total == Decimal("92.85")
    with pytest.raises(VerificationError) as refused:
        evolve(lent, on_site=others).verify()
    assert {fault.code for fault in refused.value.faults} == {"another_unit"}


def test_a_label_that_ends_in_a_digit_does_not_run_into_its_number_on_the_sheet() -> None:
    assert beside_label("PM2.5", "36.5") == "PM2.5：36.5"
    scorer = Band(quantity("pm25", "PM2.5", ""), {"[0, 35]": 2, "(35, ∞)": 1})
    scheme = make(Item("1", "项", 2, (Clause("1", "款", 2, scorer),)))
    sheet = self_scoring_sheet(assess(scheme, Evidence.from_dict({"unit": "甲", "facts": {"pm25": "36.5"}})))
    assert sheet.rows[0].basis == "PM2.5：36.5，在超过35档，得1分，扣1分"
    for printed in (sheet.to_markdown(), sheet.to_html(), sheet.to_csv()):
        assert "PM2.536.5" not in printed
        assert "PM2.5：36.5" in printed
