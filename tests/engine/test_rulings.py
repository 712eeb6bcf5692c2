"""Nothing to measure: what needs a ruling, what a ruling gives, and rescaling checked by hand sums."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, MissingEvidenceError, VerificationError, assess
from huizhou_qa.codec import assessment_to_json
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.records import TREATMENTS, Nothing, Ruling, Treatment
from huizhou_qa.ground.values import NotKnownError
from huizhou_qa.ground.workings import Ruled
from huizhou_qa.ledger.deciding import classify
from huizhou_qa.rules import Quotient, Within
from huizhou_qa.scheme.tree import Clause, Item
from huizhou_qa.scorers import Band, Gated, quantity
from scheme.test_scheme import SOUND, make
from support.model_2017 import SCHEME, changed, noted
from support.strategies import evidence_of

NOTHING: dict[str, object] = {"nothing": "本年度无"}
NO_AQUATIC: dict[str, object] = {"aquatic_pass_rate": NOTHING}


def ruling(treatment: str) -> dict[str, object]:
    return {"treatment": treatment, "by": "市质量强市办", "why": "辖区内无水产养殖"}


@pytest.mark.parametrize(
    ("treatment", "points", "item", "base", "total"),
    [
        ("full", "1.00", "4.00", "98.70", "98.70"),
        ("zero", "0.00", "3.00", "97.70", "97.70"),
        ("rescale", "0.00", "3.00", "98.69", "98.69"),
    ],
)
def test_a_ruling_gives_full_marks_or_none_or_takes_the_clause_out(
    treatment: str, points: str, item: str, base: str, total: str
) -> None:
    result = assess(SCHEME, changed(NO_AQUATIC, rulings={"2.3": ruling(treatment)}))
    result.verify()
    assert str(result.clauses["2.3"].points) == points
    assert str(result.items["2"].points) == item
    assert (str(result.base), str(result.total)) == (base, total)
    assert result.clauses["2.3"].absent == (treatment == "rescale")
    assert result.clauses["2.3"].ruling == Ruling(treatment, "市质量强市办", "辖区内无水产养殖")  # type: ignore[arg-type]
    assert result.clauses["2.2"].ruling is None
    assert not result.clauses["2.2"].absent
    assert noted(result) == [("ruling", "/rulings/2.3")]


UNFIT = "甲的数据与考核方案不符 · the evidence of 甲 does not fit the scheme"
NOTHING_TO_RULE = (
    "  /rulings/2.3: 第2.3款（水产品监测合格率）有数据或缺数据，不能裁定；只有无可考核对象的款才裁定 · "
    "clause 2.3 is known or missing; only a clause that had nothing to measure is ruled on [nothing_to_rule]"
)
NO_CLAUSE = (
    "  /rulings/2.33: 没有编号为'2.33'的款，不能裁定；相近的：2.3 · "
    "no clause has the id '2.33'; the nearest: 2.3 [unknown_name]"
)


@pytest.mark.parametrize(
    ("facts", "rulings", "told"),
    [
        ({}, {"2.3": ruling("full")}, [NOTHING_TO_RULE]),
        (NO_AQUATIC, {"2.3": ruling("full"), "2.33": ruling("full")}, [NO_CLAUSE]),
        # A ruling that nobody gave has a name all the same, be there others or not.
        (NO_AQUATIC, {"2.3": ruling("full"), "2.33": None}, [NO_CLAUSE]),
        ({}, {"2.33": None}, [NO_CLAUSE]),
    ],
)
def test_a_ruling_that_does_not_fit_is_told_whole_with_whose_it_is(
    facts: dict[str, object], rulings: dict[str, object], told: list[str]
) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, changed(facts, rulings=rulings))
    assert str(caught.value).splitlines() == [UNFIT, *told]


def test_every_clause_that_was_ruled_on_tells_its_own_reason() -> None:
    facts: dict[str, object] = {
        "aquatic_pass_rate": {"nothing": "无养殖"},
        "vegetable_pass_rate": {"nothing": "无菜地"},
    }
    result = assess(SCHEME, changed(facts, rulings={"2.1": ruling("full"), "2.3": ruling("full")}))
    told = [result.clauses[id_].working for id_ in ("2.1", "2.3")]
    assert [one.nothing for one in told if isinstance(one, Ruled)] == [
        (("/facts/vegetable_pass_rate", "无菜地"),),
        (("/facts/aquatic_pass_rate", "无养殖"),),
    ]


def test_rescaling_is_a_line_of_its_own_and_headings_keep_what_they_earned() -> None:
    # 98.7 less 1 earned on what is absent: 97.7 of 99, times 100/99 = 98.6868..., written 98.69.
    result = assess(SCHEME, changed(NO_AQUATIC, rulings={"2.3": ruling("rescale")}))
    line = result.rescaling
    assert line is not None
    assert (line.clauses, line.absent_marks, line.factor) == (("2.3",), Fraction(1), Fraction(100, 99))
    assert (str(line.summed), str(line.points)) == ("97.70", "0.99")
    lines = [result.groups[id_] for id_ in ("产品质量", "质量目标")]
    assert [(str(one.points), str(one.max_points)) for one in lines] == [("11.00", "12.00"), ("54.40", "56.00")]
    assert result.exact_total == Fraction("97.7") * 100 / 99


def test_without_a_ruling_what_had_nothing_is_refused_and_listed() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed(NO_AQUATIC, {"31": {"nothing": "全年无事故"}}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/rulings/2.3", "ruling_needed"),
        ("/rulings/31", "ruling_needed"),
    ]
    assert "全年无事故" in str(caught.value)
    assert list(caught.value.by_lead) == ["农业、海洋渔业部门", "住房和城乡规划建设部门"]


@pytest.mark.parametrize(
    ("facts", "rulings", "path", "code"),
    [
        ({}, {"2.3": ruling("full")}, "/rulings/2.3", "nothing_to_rule"),
        ({"aquatic_pass_rate": None}, {"2.3": ruling("full")}, "/rulings/2.3", "nothing_to_rule"),
        (NO_AQUATIC, {"2.3": ruling("full"), "2.2": ruling("full")}, "/rulings/2.2", "nothing_to_rule"),
        (NO_AQUATIC, {"2.3": ruling("full"), "2": ruling("full")}, "/rulings/2", "unknown_name"),
        ({"transport_large_acceptance_rate": NOTHING}, {"6.1": ruling("full")}, "/rulings/6.1", "nothing_to_rule"),
    ],
)
def test_a_ruling_on_what_is_known_or_missing_is_refused(
    facts: dict[str, object], rulings: dict[str, object], path: str, code: str
) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, changed(facts, rulings=rulings))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_faults_of_rulings_and_of_values_are_told_at_once() -> None:
    rulings: dict[str, object] = {"99": ruling("full"), "2.3": ruling("full"), "100": None}
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, changed({"pm25_annual_mean": -1}, rulings=rulings))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/facts/pm25_annual_mean", "out_of_range"),
        ("/rulings/100", "unknown_name"),
        ("/rulings/99", "unknown_name"),
        ("/rulings/2.3", "nothing_to_rule"),
    ]


def test_a_ruling_says_one_of_three_things() -> None:
    with pytest.raises(EvidenceError):
        Ruling("half", "办", "无对象")  # type: ignore[arg-type]


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_a_ledger_forged_around_a_ruling_out_of_place_is_found(treatment: Treatment) -> None:
    honest = assess(SCHEME, changed())
    forged = evolve(honest.evidence, rulings=FrozenMapping({"2.3": Ruling(treatment, "办", "无对象")}))
    with pytest.raises(VerificationError) as caught:
        evolve(honest, evidence=forged).verify()
    assert [fault.path for fault in caught.value.faults] == ["/evidence/rulings/2.3"]


def test_a_scheme_whose_every_clause_is_absent_is_refused() -> None:
    scheme = make(*SOUND)
    given_ = {
        "unit": "甲",
        "facts": {"rate": NOTHING},
        "rulings": {"1": ruling("rescale"), "2": ruling("rescale")},
    }
    with pytest.raises(EvidenceError) as caught:
        assess(scheme, Evidence.from_dict(given_))
    assert [fault.code for fault in caught.value.faults] == ["nothing_left"]


def test_what_is_ruled_on_is_not_asked_for_again_where_something_else_is_missing() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed(NO_AQUATIC | {"pm25_annual_mean": None}, rulings={"2.3": ruling("full")}))
    assert [fault.path for fault in caught.value.faults] == ["/facts/pm25_annual_mean"]


def test_who_ruled_and_why_stand_in_the_ledger() -> None:
    result = assess(SCHEME, changed(NO_AQUATIC, rulings={"2.3": ruling("rescale")}))
    written = json.loads(assessment_to_json(result))
    assert written["clauses"]["2.3"]["working"] == {
        "nothing": {"/facts/aquatic_pass_rate": "本年度无"},
        "treatment": "rescale",
        "by": "市质量强市办",
        "why": "辖区内无水产养殖",
        "points": "0",
    }
    assert written["rescaling"] == {
        "clauses": ["2.3"],
        "absent_marks": "1",
        "factor": {"numerator": "100", "denominator": "99"},
        "summed": "97.70",
        "points": "0.99",
    }


def test_a_ruling_altered_in_the_ledger_is_found() -> None:
    result = assess(SCHEME, changed(NO_AQUATIC, rulings={"2.3": ruling("rescale")}))
    other = changed(NO_AQUATIC, rulings={"2.3": ruling("full")})
    assert result.rescaling is not None
    altered = [
        evolve(result, rescaling=None),
        evolve(result, rescaling=evolve(result.rescaling, points=Decimal(2))),
        evolve(result, rescaling=evolve(result.rescaling, factor=Fraction(2))),
        evolve(result, rescaling=evolve(result.rescaling, summed=Decimal(2))),
        evolve(result, evidence=other),
    ]
    for one in altered:
        with pytest.raises(VerificationError):
            one.verify()


@given(evidence_of(SCHEME), st.sampled_from(TREATMENTS), st.sampled_from(["2.1", "7", "10.2", "43", "5"]))
def test_a_ruling_changes_its_own_clause_and_no_other(evidence: Evidence, treatment: Treatment, clause: str) -> None:
    leaf = SCHEME.clauses[clause].rule.inputs[0]
    rulings = FrozenMapping({clause: Ruling(treatment, "办", "无对象")})
    if leaf.section == "facts":
        ruled = evolve(evidence, facts=FrozenMapping({**evidence.facts, leaf.name: Nothing("无对象")}), rulings=rulings)
    else:
        ruled = evolve(evidence, marks=FrozenMapping({**evidence.marks, leaf.name: Nothing("无对象")}), rulings=rulings)
    before, after = assess(SCHEME, evidence), assess(SCHEME, ruled)
    after.verify()
    for id_, line in before.clauses.items():
        if id_ != clause:
            assert after.clauses[id_] == line
    full = SCHEME.clauses[clause].max_points
    assert after.clauses[clause].points == (full if treatment == "full" else 0)
    if treatment == "rescale":
        earned = sum(line.points for line in after.groups.values() if line.id in ("质量目标", "质量措施"))
        assert abs(Fraction(after.base) - Fraction(earned) * 100 / (100 - full)) <= Fraction(1, 200)


def test_a_ruling_on_a_clause_whose_gate_gives_no_number_is_out_of_place() -> None:
    done, due = quantity("done", "完成", "件"), quantity("due", "应办", "件")
    gated = Gated((Within(Quotient(done, due), "[1, ∞)"),), 2, Band(done, {"[0, ∞)": 0}))
    scheme = make(Item("1", "项", 2, (Clause("1", "款", 2, gated),)))
    given_ = {"unit": "甲", "facts": {"done": 1, "due": 0}}
    with pytest.raises(EvidenceError) as caught:
        assess(scheme, Evidence.from_dict(given_ | {"rulings": {"1": ruling("full")}}))
    assert [fault.code for fault in caught.value.faults] == ["nothing_to_rule"]
    with pytest.raises(EvidenceError) as caught:
        assess(scheme, Evidence.from_dict(given_))
    assert [fault.code for fault in caught.value.faults] == ["divided_by_zero"]


def test_a_working_by_ruling_is_told_in_full() -> None:
    result = assess(SCHEME, changed(NO_AQUATIC, rulings={"2.3": ruling("zero")}))
    told = repr(result.clauses["2.3"].working)
    assert told.startswith("Ruled(nothing=(('/facts/aquatic_pass_rate', '本年度无'),), ruling=Ruling(treatment='zero'")
    assert told.endswith("points=0)")


def test_incidents_that_nobody_has_spoken_of_are_of_no_class_and_never_none() -> None:
    with pytest.raises(NotKnownError):
        classify(SCHEME, evolve(changed(), incidents=None))
    assert classify(SCHEME, changed()) == ()
