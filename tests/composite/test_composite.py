"""The composite: no choice is preset, the result names it, and the grade under the others is beside it."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import FACTS, MARKS
from huizhou_qa import (
    Assessment,
    Evidence,
    EvidenceError,
    MissingEvidenceError,
    SchemeError,
    VerificationError,
    assess,
    assess_cohort,
    get_scheme,
)
from huizhou_qa.composite import Composite, CompositeCohort, composite, composite_cohort
from huizhou_qa.evidence.records import Award
from huizhou_qa.numbers.exact import ExactNumber
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site
from huizhou_qa.testing import evidence_strategy
from support import district, harbour
from support.incidents import incident
from support.model_2017 import VETO, changed, member

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
PLAN = SCHEME.on_site
assert PLAN is not None
PARTS = {point.id: len(point.parts) for point in PLAN.points()}
FULL = {
    id_: one.points
    for id_, one in changed().marks.items()
    if isinstance(one, Award) and isinstance(one.points, Fraction)
}
(DEDUCTION,) = changed(incidents=[incident("deduction")]).incidents or ()
RATINGS: dict[str, object] = {id_: [4] * parts if parts else 4 for id_, parts in PARTS.items()}


def rated(level: int, unit: str = "甲") -> OnSiteAssessment:
    """Every point rated alike, which makes 20 marks a level."""
    return assess_on_site(SCHEME, {id_: [level] * parts if parts else level for id_, parts in PARTS.items()}, unit=unit)


def annex_1(total: str, incidents: list[object] | None = None) -> Assessment:
    """The model unit (98.70) with marks taken off so that it has this total before any deduction."""
    off = Fraction("98.70") - Fraction(total)
    marks: dict[str, object] = {}
    for id_ in ("15", "19", "21", "22", "23", "30", "31", "32", "33", "34"):
        taken = min(off, FULL[id_])
        marks[id_] = FULL[id_] - taken
        off -= taken
    return assess(SCHEME, changed(marks=marks, incidents=incidents))


def test_the_three_ways_of_the_plans_open_question_give_three_grades() -> None:
    annex, on_site = annex_1("92"), rated(4)
    only = composite(annex, on_site, choice="verify_only")
    weighted = composite(annex, on_site, choice="weighted", on_site_weight="0.3")
    mean = composite(annex, on_site, choice="weighted", on_site_weight=Fraction(1, 2))
    assert [(str(one.total), one.grade) for one in (only, weighted, mean)] == [
        ("92.00", "A"),
        ("88.40", "B"),
        ("86.00", "B"),
    ]
    assert (only.on_site_weight, weighted.on_site_weight, weighted.choice) == (None, Fraction("0.3"), "weighted")
    assert repr(weighted) == "<Composite 甲: total 88.40, grade B, weighted 0.3>"
    assert repr(only) == "<Composite 甲: total 92.00, grade A, verify_only>"
    assert (only.unit, only.provisional) == ("甲", ())


def test_the_grade_under_every_other_choice_stands_beside_it_to_the_whole_percent() -> None:
    # 92 - 12 w: 90 is reached up to a sixth, that is 16%.
    found = composite(annex_1("92"), rated(4), choice="verify_only")
    assert found.grades == (
        ("verify_only", None, None, "A"),
        ("weighted", Fraction(0), Fraction(16, 100), "A"),
        ("weighted", Fraction(17, 100), Fraction(1), "B"),
    )
    assert [(note.code, note.path) for note in found.notes] == [("grade_depends_on_choice", "/grade")]
    assert (found.notes[0].zh, found.notes[0].en) == (
        "另选合成方式或权重，等级可为B",
        "another choice or weight gives B",
    )


def test_a_grade_at_a_single_weight_is_a_run_of_one() -> None:
    # 90.5 - 10.5 w: at 4 % 90.08, at 5 % 89.975, written 89.98.
    runs = composite(annex_1("90"), rated(4), choice="verify_only").grades
    assert runs[1] == ("weighted", Fraction(0), Fraction(0), "A")


def test_where_no_choice_matters_nothing_is_said() -> None:
    assert composite(annex_1("85"), rated(4), choice="verify_only").notes == ()


def test_there_is_no_default_and_no_weight_is_assumed() -> None:
    with pytest.raises(TypeError):
        composite(annex_1("92"), rated(4))  # type: ignore[call-arg] # the point
    with pytest.raises(SchemeError) as caught:
        composite(annex_1("92"), rated(4), choice="average")
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["known"]) == ("/choice", "unknown_choice", ("verify_only", "weighted"))
    assert "verify_only, weighted" in fault.en
    assert "没有'average'这种合成方式" in fault.zh


@pytest.mark.parametrize(
    ("choice", "weight", "code"),
    [
        ("weighted", None, "required"),
        ("verify_only", "0.3", "out_of_place"),
        ("weighted", 30, "out_of_range"),
        ("weighted", "-0.1", "out_of_range"),
        ("weighted", "1.01", "out_of_range"),
        ("weighted", 0.3, "float"),
        ("weighted", True, "not_a_number"),
        ("weighted", Fraction(-1, 3), "out_of_range"),
    ],
)
def test_a_weight_is_a_stated_share_or_is_refused(choice: str, weight: object, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        composite(annex_1("92"), rated(4), choice=choice, on_site_weight=weight)  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/on_site_weight", code)]


class Numerated(Fraction):
    """A fraction that has a numerator of its own."""

    numerator = property(lambda _: 1 / 0)


@pytest.mark.parametrize("weight", ["20%", "", float("nan"), Decimal("inf"), "尚无", Numerated(1, 3), "true", {}])
def test_what_is_no_weight_is_told_to_be_a_share_and_not_to_be_left_out(weight: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=weight)  # type: ignore[arg-type] # the point
    (fault,) = caught.value.faults
    assert fault.path == "/on_site_weight"
    assert fault.zh.endswith("不是份额；请写0到1，30%写0.3")
    assert fault.en.endswith("is no share; write 0 to 1, 0.3 for 30%")


def test_a_weight_may_be_an_exact_quotient() -> None:
    third: dict[str, ExactNumber] = {"numerator": 1, "denominator": "3"}
    found = composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=third)
    assert found == composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=Fraction(1, 3))
    with pytest.raises(EvidenceError) as caught:
        composite(annex_1("92"), rated(4), choice="weighted", on_site_weight={"numerator": 1, "denominator": 0})
    assert [fault.path for fault in caught.value.faults] == ["/on_site_weight/denominator"]


@pytest.mark.parametrize(("weight", "total"), [(0, "92.00"), (1, "80.00"), ("0.00041", "92.00"), ("0.00042", "91.99")])
def test_the_ends_are_weights_too_and_the_total_is_written_once_half_up(weight: int | str, total: str) -> None:
    # 92 - 12 w is 91.995 and more up to w = 0.0004166….
    found = composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=weight)
    assert str(found.total) == total


def test_a_veto_acts_on_the_grade_of_a_composite_and_not_on_its_total() -> None:
    vetoed = annex_1("92", incidents=[VETO])
    found = composite(vetoed, rated(5), choice="weighted", on_site_weight="0.5")
    assert (str(found.total), found.grade_before_veto, found.grade) == ("96.00", "A", "D")
    assert {one.grade for one in found.grades} == {"D"}


def test_deductions_weigh_as_the_annex_1_score_that_they_are_inside_and_a_note_says_so() -> None:
    deducted = annex_1("98", incidents=[incident()])
    found = composite(deducted, rated(5), choice="weighted", on_site_weight="0.5")
    assert (str(deducted.total), str(found.total)) == ("88.00", "94.00")
    assert "deductions_weighted" in [note.code for note in found.notes]
    assert "deductions_weighted" not in [
        note.code for note in composite(deducted, rated(5), choice="verify_only").notes
    ]


def test_a_grade_that_only_rounding_gives_is_noted() -> None:
    # 80 + 12 w with w = 0.8333: 89.9996, written 90.00.
    found = composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=Fraction(1667, 10000))
    assert (str(found.total), found.grade, found.exact_grade) == ("90.00", "A", "B")
    assert ("grade_depends_on_rounding", "/grade") in [(note.code, note.path) for note in found.notes]


def test_every_note_of_a_composite_is_told_whole_in_both_languages() -> None:
    close = composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=Fraction(1667, 10000))
    literal = assess_on_site(SCHEME, RATINGS, unit="甲", scale="literal")
    deducted = annex_1("92", [incident("deduction")])
    told = [*close.notes, *composite(deducted, literal, choice="weighted", on_site_weight="0.5").notes]
    other = ("/grade", "grade_depends_on_choice", "另选合成方式或权重，等级可为B", "another choice or weight gives B")
    assert [(note.path, note.code, note.zh, note.en) for note in told] == [
        other,
        (
            "/grade",
            "grade_depends_on_rounding",
            "舍入决定等级，不舍入时为B",
            "rounding decides the grade; unrounded it is B",
        ),
        other,
        (
            "/on_site/scale",
            "on_site_out_of_reach",
            "实地核查按印出的等级计，够不到满分",
            "on-site levels count as printed and cannot reach full marks",
        ),
        (
            "/total",
            "deductions_weighted",
            "扣分已计入附件1得分，随之按权重计",
            "deductions are inside the Annex 1 score and weigh as it does",
        ),
    ]


def test_a_grade_that_the_rounding_of_a_clause_gives_is_noted_too() -> None:
    prorata = get_scheme("huizhou", 2017, readings={"part_steps_10_2": "prorata"})
    # PM2.5 of 36.016 earns 3 - 0.3048, written 2.70; 8.4 marks are taken off elsewhere.
    marks: dict[str, object] = {"15": 0, "19": 0, "21": 0, "22": FULL["22"] - Fraction("1.6")}
    unrounded = assess(prorata, changed(facts={"pm25_annual_mean": "36.016"}, marks=marks))
    off = unrounded.total - Decimal(90)
    marks["30"] = FULL["30"] - Fraction(off)
    unrounded = assess(prorata, changed(facts={"pm25_annual_mean": "36.016"}, marks=marks))
    assert (str(unrounded.total), unrounded.grade, unrounded.exact_grade) == ("90.00", "A", "B")
    found = composite(unrounded, rated(5), choice="verify_only")
    assert (found.exact_total, found.exact_grade) == (unrounded.exact_total, "B")
    assert "grade_depends_on_rounding" in [note.code for note in found.notes]


def test_levels_that_count_as_printed_cannot_reach_full_marks_and_a_note_says_so() -> None:
    best: dict[str, object] = {id_: [5] * parts if parts else 5 for id_, parts in PARTS.items()}
    literal = assess_on_site(SCHEME, best, unit="甲", scale="literal")
    found = composite(annex_1("98"), literal, choice="weighted", on_site_weight="0.4")
    assert "on_site_out_of_reach" in [note.code for note in found.notes]
    alone = composite(annex_1("98"), literal, choice="verify_only")
    assert "on_site_out_of_reach" not in [note.code for note in alone.notes]


@pytest.mark.parametrize("weight", ["0.123456789012345678901234567891", "1e-40", Fraction(1, 3**60)])
def test_a_weight_that_was_accepted_is_accepted_again(weight: object) -> None:
    found = composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=weight)  # type: ignore[arg-type] # text too
    found.verify()
    annex = assess_cohort(SCHEME, [member("甲"), member("乙")])
    on_site = {unit: rated(4, unit) for unit in annex.results}
    composite_cohort(annex, on_site, choice="weighted", on_site_weight=found.on_site_weight).verify()


@given(st.data())
def test_a_deduction_never_raises_the_grade_of_a_composite_at_any_weight(data: st.DataObject) -> None:
    evidence = data.draw(evidence_strategy(SCHEME))
    worse = evolve(evidence, incidents=(*(evidence.incidents or ()), DEDUCTION))
    level, weight = data.draw(st.integers(1, 5)), data.draw(st.fractions(0, 1, max_denominator=100))
    before, after = (
        composite(assess(SCHEME, one), rated(level), choice="weighted", on_site_weight=weight)
        for one in (evidence, worse)
    )
    assert after.grade >= before.grade
    assert after.total <= before.total
    assert all(one.grade >= before.grades[0].grade for one in after.grades[:1])


@pytest.mark.parametrize("wrong", [("甲", rated(4)), (annex_1("92"), "甲")])
def test_only_an_assessment_and_an_on_site_result_are_joined(wrong: tuple[object, object]) -> None:
    with pytest.raises(EvidenceError) as caught:
        composite(*wrong, choice="verify_only")  # type: ignore[arg-type] # the point
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


def test_results_of_two_schemes_are_not_joined() -> None:
    evidence = Evidence.from_dict(
        {"unit": "甲", "facts": FACTS, "marks": MARKS, "averages": {"patents": 2}, "incidents": []}
    )
    with pytest.raises(EvidenceError) as caught:
        composite(assess(district.scheme(), evidence), rated(4), choice="verify_only")
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/on_site", "another_scheme")
    assert fault.zh == "实地核查不是按made-up-2030进行的；请用同一方案"
    assert fault.en == "the on-site check is not that of made-up-2030; use one edition for both"


def test_conditions_on_parts_bar_the_grade_of_a_composite_too() -> None:
    plan = evolve(district.scheme(), on_site=PLAN)
    poor = {"green_share": 0, "noise": 90, "complaints": 20, "late_reports": 4}
    evidence = Evidence.from_dict(
        {"unit": "甲", "facts": FACTS | poor, "marks": MARKS, "averages": {"patents": 2}, "incidents": []}
    )
    found = composite(assess(plan, evidence), rated(5), choice="weighted", on_site_weight="0.9")
    # The best grade asks for 60% of 环境, which has a fifth.
    assert found.total >= 45
    assert found.grade_before_veto == "良"
    assert found.exact_total == found.assessment.exact_total / 10 + 55 * Fraction(9, 10)
    assert found.exact_grade == "良"


@given(st.data())
def test_a_composite_lies_between_its_two_scores_whatever_the_context(data: st.DataObject) -> None:
    annex, level = assess(SCHEME, data.draw(evidence_strategy(SCHEME))), data.draw(st.integers(1, 5))
    # A weight of more digits than a figure may have is refused.
    weight = data.draw(st.fractions(0, 1, max_denominator=10**12))
    with localcontext(Context(prec=1)):
        found = composite(annex, rated(level), choice="weighted", on_site_weight=weight)
    low, high = sorted([Fraction(annex.total), Fraction(20 * level)])
    assert low <= Fraction(found.total) <= high
    low, high = sorted([annex.exact_total, Fraction(20 * level)])
    assert low <= found.exact_total <= high
    found.verify()
    runs = [one for one in found.grades if one.choice == "weighted"]
    assert (runs[0].from_weight, runs[-1].to_weight) == (Fraction(0), Fraction(1))
    for run in runs:
        for end in (run.from_weight, run.to_weight):
            assert composite(annex, rated(level), choice="weighted", on_site_weight=end).grade == run.grade
    if any(one.class_ == "veto" for one in annex.incidents):
        assert {one.grade for one in found.grades} == {"D"}


def test_a_forged_composite_does_not_verify() -> None:
    true = composite(annex_1("92"), rated(4), choice="weighted", on_site_weight="0.3")
    true.verify()
    forged: dict[str, Composite] = {
        "/total": evolve(true, total=Decimal("90.00")),
        "/grade": evolve(true, grade="A"),
        "/notes": evolve(true, notes=()),
        "/grades": evolve(true, grades=()),
        "/choice": evolve(true, choice="verify_only"),
        "/on_site_weight": evolve(true, on_site_weight="0.3"),  # type: ignore[arg-type] # the point
        "/on_site": evolve(true, on_site="甲"),  # type: ignore[arg-type] # the point
        "/assessment": evolve(true, assessment=None),  # type: ignore[arg-type] # the point
        "/exact_total": evolve(true, exact_total=float(true.exact_total)),  # type: ignore[arg-type] # the point
        "/on_site/total": evolve(true, on_site=evolve(true.on_site, total=100)),
        "/assessment/total": evolve(true, assessment=evolve(true.assessment, total=Decimal(100))),
    }
    for path, one in forged.items():
        with pytest.raises(VerificationError) as caught:
            one.verify()
        assert path in {fault.path for fault in caught.value.faults}


def cohort() -> CompositeCohort:
    members = [member("甲", 10), member("乙", 10, marks={"15": 0}), member("丙", 10)]
    on_site = {"乙": rated(5, "乙"), "甲": rated(3), "丙": rated(4, "丙")}
    return composite_cohort(assess_cohort(SCHEME, members), on_site, choice="weighted", on_site_weight="0.2")


def test_a_unit_is_found_by_its_name_whatever_its_blanks_and_widths() -> None:
    annex = assess_cohort(SCHEME, [member("甲A区", 10), member("乙", 10)])
    on_site = {"甲 A　区": rated(4, "甲Ａ区"), "乙": rated(5, "乙")}
    found = composite_cohort(annex, on_site, choice="verify_only")
    found.verify()
    assert list(found.results) == ["甲A区", "乙"]
    on_site["甲A区"] = rated(4, "甲A区")
    with pytest.raises(EvidenceError) as caught:
        composite_cohort(annex, on_site, choice="verify_only")
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/on_site/甲A区", "repeated_unit")
    assert (fault.params["unit"], fault.params["other"]) == ("甲A区", "甲 A　区")


def test_units_are_placed_by_their_composites() -> None:
    found = cohort()
    assert [(one.place, one.unit, str(one.total)) for one in found.ranking] == [
        (1, "乙", "96.56"),
        (2, "丙", "94.16"),
        (3, "甲", "90.16"),
    ]
    assert [one.unit for one in found.cohort.ranking] == ["丙", "甲", "乙"]
    assert list(found.results) == ["甲", "乙", "丙"]
    assert (found.choice, found.on_site_weight, found.scheme) == ("weighted", Fraction("0.2"), SCHEME)
    assert repr(found).startswith("<CompositeCohort of 3 by huizhou-2017, weighted:\n  1 乙 A 96.56")

    lines = "".join(f"\n  {one.place} {one.unit} {one.grade} {one.total}" for one in found.ranking)
    assert repr(found) == f"<CompositeCohort of 3 by huizhou-2017, weighted:{lines}>"
    found.verify()


def test_a_unit_without_an_on_site_result_or_a_stranger_refuses_the_whole() -> None:
    annex = assess_cohort(SCHEME, [member("甲"), member("乙")])
    with pytest.raises(MissingEvidenceError) as missing:
        composite_cohort(annex, {"甲": rated(4)}, choice="verify_only")
    assert [(fault.path, fault.code) for fault in missing.value.faults] == [("/on_site/乙", "required")]
    assert str(missing.value) == (
        "1个单位没有实地核查结果 · units without an on-site result: 1\n"
        "  /on_site/乙: 乙没有实地核查结果 · 乙 has no on-site result; rate it"
    )
    whole = {"甲": rated(4), "乙": rated(4, "乙")}
    literal = assess_on_site(SCHEME, RATINGS, unit="乙", scale="literal")
    wrong: list[tuple[object, object, str, str]] = [
        (annex, whole | {"丙": rated(4)}, "/on_site/丙", "unknown_unit"),
        (annex, [rated(4)], "/on_site", "wrong_type"),
        (annex, whole | {3: rated(4)}, "/on_site", "wrong_type"),
        (annex, {"甲": rated(4), "乙": literal}, "/on_site", "mixed_scales"),
        ("甲", whole, "/cohort", "wrong_type"),
        (evolve(annex, results={}), {}, "/cohort", "wrong_type"),
    ]
    for given_, on_site, path, code in wrong:
        with pytest.raises(EvidenceError) as caught:
            composite_cohort(given_, on_site, choice="verify_only")  # type: ignore[arg-type] # the point
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_an_on_site_result_is_joined_with_its_own_unit_only() -> None:
    annex, unsaid = annex_1("92"), assess_on_site(SCHEME, RATINGS)
    for on_site, code in ((unsaid, "required"), (rated(4, "乙"), "another_unit"), (rated(4, "甲乙"), "another_unit")):
        with pytest.raises(EvidenceError) as caught:
            composite(annex, on_site, choice="verify_only")
        (fault,) = caught.value.faults
        assert (fault.path, fault.code) == ("/on_site/unit", code)
        assert "'甲'" in fault.zh
        assert "'甲'" in fault.en
    assert composite(annex, rated(4, "甲"), choice="verify_only").on_site.unit == "甲"
    spaced = evolve(annex, evidence=evolve(annex.evidence, unit="甲 区"))
    assert composite(spaced, rated(4, "甲区"), choice="verify_only").unit == "甲 区"


def test_results_swapped_between_two_units_are_refused_and_do_not_verify() -> None:
    annex = assess_cohort(SCHEME, [member("甲"), member("乙")])
    on_site = {"甲": rated(1), "乙": rated(5, "乙")}
    swapped = {"甲": on_site["乙"], "乙": on_site["甲"]}
    with pytest.raises(EvidenceError) as caught:
        composite_cohort(annex, swapped, choice="weighted", on_site_weight="0.5")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/on_site/甲/unit", "another_unit"),
        ("/on_site/乙/unit", "another_unit"),
    ]
    true = composite_cohort(annex, on_site, choice="weighted", on_site_weight="0.5")
    true.verify()
    lent = {
        unit: evolve(one, on_site=swapped[unit], total=other.total, exact_total=other.exact_total, grades=other.grades)
        for (unit, one), other in zip(true.results.items(), reversed(list(true.results.values())), strict=True)
    }
    for forged in (evolve(true, results=lent), lent["甲"]):
        with pytest.raises(VerificationError) as refused:
            forged.verify()
        assert {fault.code for fault in refused.value.faults} == {"another_unit"}


def test_a_composite_cohort_is_refused_with_every_on_site_result_that_is_not_its_units_own() -> None:
    annex = assess_cohort(SCHEME, [member("甲"), member("乙"), member("丙")])
    on_site: dict[str, object] = {"甲": assess_on_site(SCHEME, RATINGS), "乙": "好", "丙": rated(4, "丁"), "戊": 5}
    with pytest.raises(EvidenceError) as caught:
        composite_cohort(annex, on_site, choice="verify_only")  # type: ignore[arg-type] # the point
    assert {(fault.path, fault.code) for fault in caught.value.faults} == {
        ("/on_site/甲/unit", "required"),
        ("/on_site/乙", "wrong_type"),
        ("/on_site/丙/unit", "another_unit"),
        ("/on_site/戊", "unknown_unit"),
    }


@pytest.mark.parametrize("digits", [130, 5000])
def test_a_weight_of_very_many_digits_is_refused(digits: int) -> None:
    for weight in (Fraction(1, 10**digits), Fraction(10**digits, 10**digits + 1), Fraction(10**30 + 1, 10**40)):
        with pytest.raises(EvidenceError) as caught:
            composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=weight)
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/on_site_weight", "too_long")]
    longest = Fraction(10**30 - 1, 10**128)
    assert composite(annex_1("92"), rated(4), choice="weighted", on_site_weight=longest).on_site_weight == longest


def test_a_forged_cohort_of_composites_does_not_verify() -> None:
    true = cohort()
    other = composite(true.cohort.results["甲"], rated(3), choice="verify_only")
    forged = {
        "/ranking": evolve(true, ranking=true.cohort.ranking),
        "/results": evolve(true, results={"甲": true.results["甲"]}),
        "/results/甲/choice": evolve(true, results=dict(true.results) | {"甲": other}),
        "/results/甲/assessment": evolve(true, results=dict(true.results) | {"甲": true.results["乙"]}),
        "/results/甲/grade": evolve(true, results=dict(true.results) | {"甲": evolve(true.results["甲"], grade="B")}),
        "": evolve(true, cohort="甲"),  # type: ignore[arg-type] # the point
        "/": evolve(true, results=None),  # type: ignore[arg-type] # the point
        "//": evolve(true, results={"甲": "甲"}),  # type: ignore[dict-item] # the point
        "/cohort/ranking": evolve(true, cohort=evolve(true.cohort, ranking=())),
    }
    for path, one in forged.items():
        with pytest.raises(VerificationError) as caught:
            one.verify()
        assert path.rstrip("/") in {fault.path for fault in caught.value.faults}


def test_a_bonus_is_no_full_marks_that_the_score_on_site_is_scaled_to() -> None:
    # 100 of 100 and a bonus of 8: 0.7 × 108 + 0.3 × 100 = 105.6; out of 108 the last would be 32.4.
    scheme = evolve(harbour.scheme(), on_site=SCHEME.on_site)
    full = dict.fromkeys(("clean_share", "reused_share", "sea_share", "on_time_share", "safe_share"), 100)
    scored = assess(scheme, harbour.unit(None, **full, repaired_share=100, task_met=True, honours=9, trials=9))
    best: dict[str, object] = {id_: [5] * parts if parts else 5 for id_, parts in PARTS.items()}
    joined = composite(scored, assess_on_site(scheme, best, unit="甲镇"), choice="weighted", on_site_weight="0.3")
    assert (str(scored.total), str(joined.total)) == ("108.00", "105.60")
    joined.verify()
