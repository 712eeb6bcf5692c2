"""Nothing to measure: what needs a ruling, what a ruling gives, and rescaling checked by hand sums."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_assess import UNITS, noted
from engine.test_district import SCHEME, evidence, incident
from huizhou_qa import Evidence, EvidenceError, MissingEvidenceError, VerificationError, assess, bounds, check
from huizhou_qa.codec import assessment_to_json
from huizhou_qa.evidence.records import TREATMENTS, Nothing, Ruling, Treatment
from huizhou_qa.evidence.values import NotKnownError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.deciding import classify
from huizhou_qa.ledger.workings import Ruled
from huizhou_qa.rules import Choose, Input, NothingToMeasure, Quotient, Within
from huizhou_qa.rules.derived import exactly, scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import Band, Clamped, Gated, SumOf, count, percent, quantity
from scheme.test_scheme import SOUND, make

NOTHING: dict[str, object] = {"nothing": "本年度无"}
NO_PLAN: dict[str, object] = {"plan_made": NOTHING}


def ruling(treatment: str) -> dict[str, object]:
    return {"treatment": treatment, "by": "考评办", "why": "本年度不编方案"}


@pytest.mark.parametrize(
    ("treatment", "points", "item", "base", "total"),
    [
        ("full", "10.0", "13.0", "46.9", "46.9"),
        ("zero", "0.0", "3.0", "36.9", "36.9"),
        ("rescale", "0.0", "3.0", "45.1", "45.1"),
    ],
)
def test_a_ruling_gives_full_marks_or_none_or_takes_the_clause_out(
    treatment: str, points: str, item: str, base: str, total: str
) -> None:
    result = assess(SCHEME, evidence(NO_PLAN, rulings={"5.2": ruling(treatment)}))
    result.verify()
    assert str(result.clauses["5.2"].points) == points
    assert str(result.items["5"].points) == item
    assert (str(result.base), str(result.total)) == (base, total)
    assert result.clauses["5.2"].absent == (treatment == "rescale")
    assert result.clauses["5.2"].ruling == Ruling(treatment, "考评办", "本年度不编方案")  # type: ignore[arg-type]
    assert result.clauses["5.1"].ruling is None
    assert not result.clauses["5.1"].absent
    assert noted(result) == [("ruling", "/rulings/5.2")]


UNFIT = "甲街道的数据与考核方案不符 · the evidence of 甲街道 does not fit the scheme"
NOTHING_TO_RULE = (
    "  /rulings/5.2: 第5.2款（专利与方案）有数据或缺数据，不能裁定；只有无可考核对象的款才裁定 · "
    "clause 5.2 is known or missing; only a clause that had nothing to measure is ruled on [nothing_to_rule]"
)
NO_CLAUSE = (
    "  /rulings/5.22: 没有编号为'5.22'的款，不能裁定；相近的：5.2 · "
    "no clause has the id '5.22'; the nearest: 5.2 [unknown_name]"
)


@pytest.mark.parametrize(
    ("facts", "rulings", "told"),
    [
        ({}, {"5.2": ruling("full")}, [NOTHING_TO_RULE]),
        (NO_PLAN, {"5.2": ruling("full"), "5.22": ruling("full")}, [NO_CLAUSE]),
        # A ruling that nobody gave has a name all the same, be there others or not.
        (NO_PLAN, {"5.2": ruling("full"), "5.22": None}, [NO_CLAUSE]),
        ({}, {"5.22": None}, [NO_CLAUSE]),
    ],
)
def test_a_ruling_that_does_not_fit_is_told_whole_with_whose_it_is(
    facts: dict[str, object], rulings: dict[str, object], told: list[str]
) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence(facts, rulings=rulings))
    assert str(caught.value).splitlines() == [UNFIT, *told]


def test_every_clause_that_was_ruled_on_tells_its_own_reason() -> None:
    facts: dict[str, object] = {
        "plan_made": {"nothing": "无方案"},
        "green_share": {"nothing": "无绿地"},
    }
    result = assess(SCHEME, evidence(facts, rulings={"1": ruling("full"), "5.2": ruling("full")}))
    told = [result.clauses[id_].working for id_ in ("1", "5.2")]
    assert [one.nothing for one in told if isinstance(one, Ruled)] == [
        (("/facts/green_share", "无绿地"),),
        (("/facts/plan_made", "无方案"),),
    ]


def test_rescaling_is_a_line_of_its_own_and_headings_keep_what_they_earned() -> None:
    # 44.9 less 8 earned on what is absent: 36.9 of 45, times 55/45 = 45.1.
    result = assess(SCHEME, evidence(NO_PLAN, rulings={"5.2": ruling("rescale")}))
    line = result.rescaling
    assert line is not None
    assert (line.clauses, line.absent_marks, line.factor) == (("5.2",), Fraction(10), Fraction(55, 45))
    assert (str(line.summed), str(line.points)) == ("36.9", "8.2")
    lines = [result.groups[id_] for id_ in ("经济", "基本")]
    assert [(str(one.points), str(one.max_points)) for one in lines] == [("15.2", "30.0"), ("32.2", "50.0")]
    assert result.exact_total == Fraction("36.95") * 55 / 45


def test_several_absent_clauses_are_rescaled_together_and_deductions_follow() -> None:
    # 1 (4 of 5), 5.2 (8 of 10) and 9 (1.2 of 2) are absent: 31.7 of 38, times 55/38 = 45.88..., less 2 for an accident.
    rulings: dict[str, object] = {id_: ruling("rescale") for id_ in ("9", "5.2", "1")}
    result = assess(SCHEME, evidence(NO_PLAN | {"green_share": NOTHING}, {"9": NOTHING}, [incident("a")], rulings))
    result.verify()
    assert result.rescaling is not None
    assert result.rescaling.clauses == ("1", "5.2", "9")
    assert (str(result.base), str(result.raw_total), str(result.total)) == ("45.9", "43.9", "43.9")
    assert result.exact_total == Fraction("31.7") * 55 / 38 - 2


def test_without_a_ruling_what_had_nothing_is_refused_and_listed() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, evidence(NO_PLAN, {"9": {"nothing": "全年无评议"}}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/rulings/5.2", "ruling_needed"),
        ("/rulings/9", "ruling_needed"),
    ]
    assert "全年无评议" in str(caught.value)


@pytest.mark.parametrize(
    ("facts", "rulings", "path", "code"),
    [
        ({}, {"5.2": ruling("full")}, "/rulings/5.2", "nothing_to_rule"),
        ({"plan_made": None}, {"5.2": ruling("full")}, "/rulings/5.2", "nothing_to_rule"),
        (NO_PLAN, {"5.2": ruling("full"), "2": ruling("full")}, "/rulings/2", "nothing_to_rule"),
        (NO_PLAN, {"5.2": ruling("full"), "5": ruling("full")}, "/rulings/5", "unknown_name"),
    ],
)
def test_a_ruling_on_what_is_known_or_missing_is_refused(
    facts: dict[str, object], rulings: dict[str, object], path: str, code: str
) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence(facts, rulings=rulings))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_faults_of_rulings_and_of_values_are_told_at_once() -> None:
    rulings: dict[str, object] = {"99": ruling("full"), "5.2": ruling("full"), "100": None}
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence({"noise": -1}, rulings=rulings))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/facts/noise", "out_of_range"),
        ("/rulings/100", "unknown_name"),
        ("/rulings/99", "unknown_name"),
        ("/rulings/5.2", "nothing_to_rule"),
    ]


def test_a_ruling_says_one_of_three_things() -> None:
    with pytest.raises(EvidenceError):
        Ruling("half", "办", "无对象")  # type: ignore[arg-type]


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_a_ledger_forged_around_a_ruling_out_of_place_is_found(treatment: Treatment) -> None:
    honest = assess(SCHEME, evidence())
    forged = evolve(honest.evidence, rulings=FrozenMapping({"5.2": Ruling(treatment, "办", "无对象")}))
    with pytest.raises(VerificationError) as caught:
        evolve(honest, evidence=forged).verify()
    assert [fault.path for fault in caught.value.faults] == ["/evidence/rulings/5.2"]


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
        assess(SCHEME, evidence(NO_PLAN | {"noise": None}, rulings={"5.2": ruling("full")}))
    assert [fault.path for fault in caught.value.faults] == ["/facts/noise"]


def test_who_ruled_and_why_stand_in_the_ledger() -> None:
    result = assess(SCHEME, evidence(NO_PLAN, rulings={"5.2": ruling("rescale")}))
    written = json.loads(assessment_to_json(result))
    assert written["clauses"]["5.2"]["working"] == {
        "nothing": {"/facts/plan_made": "本年度无"},
        "treatment": "rescale",
        "by": "考评办",
        "why": "本年度不编方案",
        "points": "0",
    }
    assert written["rescaling"] == {
        "clauses": ["5.2"],
        "absent_marks": "10",
        "factor": {"numerator": "11", "denominator": "9"},
        "summed": "36.9",
        "points": "8.2",
    }


def test_a_ruling_altered_in_the_ledger_is_found() -> None:
    result = assess(SCHEME, evidence(NO_PLAN, rulings={"5.2": ruling("rescale")}))
    other = evidence(NO_PLAN, rulings={"5.2": ruling("full")})
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


@given(UNITS, st.sampled_from(TREATMENTS), st.sampled_from(["1", "2", "4", "6", "9"]))
def test_a_ruling_changes_its_own_clause_and_no_other(drawn: Evidence, treatment: Treatment, clause: str) -> None:
    leaf = SCHEME.clauses[clause].rule.inputs[0]
    rulings = FrozenMapping({clause: Ruling(treatment, "办", "无对象")})
    if leaf.section == "facts":
        ruled = evolve(drawn, facts=FrozenMapping({**drawn.facts, leaf.name: Nothing("无对象")}), rulings=rulings)
    else:
        ruled = evolve(drawn, marks=FrozenMapping({**drawn.marks, leaf.name: Nothing("无对象")}), rulings=rulings)
    before, after = assess(SCHEME, drawn), assess(SCHEME, ruled)
    after.verify()
    for id_, line in before.clauses.items():
        if id_ != clause:
            assert after.clauses[id_] == line
    full = SCHEME.clauses[clause].max_points
    assert after.clauses[clause].points == (full if treatment == "full" else 0)
    if treatment == "rescale":
        earned = sum(line.counted for line in after.groups.values() if line.id in ("基本", "加分"))
        assert abs(Fraction(after.base) - Fraction(earned) * 55 / (55 - full)) <= Fraction(1, 20)


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


@pytest.mark.parametrize("treatment", ["full", "zero", "rescale"])
@pytest.mark.parametrize(("zero", "absent"), [("output_last_year", "residents"), ("residents", "output_last_year")])
def test_no_ruling_is_on_a_quotient_by_zero_whatever_there_was_nothing_of_beside_it(
    treatment: str, zero: str, absent: str
) -> None:
    facts: dict[str, object] = {zero: 0, absent: {"nothing": "无对象"}}
    ruled = evidence(facts, rulings={"4": ruling(treatment)})
    divided = ("divided_by_zero", f"/facts/{zero}")
    assert [(one.code, one.path) for one in check(SCHEME, ruled)] == [("nothing_to_rule", "/rulings/4"), divided]
    for answer in (assess, bounds):
        with pytest.raises(EvidenceError) as caught:
            answer(SCHEME, ruled)
        assert [(fault.code, fault.path) for fault in caught.value.faults] == [("nothing_to_rule", "/rulings/4")]
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence(facts))
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [divided]


WHERE_THERE_ARE_PROJECTS = Choose(
    exactly(count("projects", "项目数", "个"), 0),
    NothingToMeasure("没有项目"),
    Band(percent("rate", "合格率"), {"[0, 90)": 0, "[90, 100]": 2}),
)


@pytest.mark.parametrize("subject", [None, percent("rate", "合格率")])
def test_a_clause_whose_rule_says_itself_that_there_is_nothing_needs_a_ruling(subject: Input | None) -> None:
    own = Clause("1", "款", 2, WHERE_THERE_ARE_PROJECTS, subject=subject, also_given=())
    others = Clause("2", "别款", 2, Band(count("projects", "项目数", "个"), {"[0, ∞)": 2}))
    other = Clause("3", "另款", 2, Band(percent("rate", "合格率"), {"[0, 100]": 2}))
    scheme = make(Item("1", "项", 6, (own, others, other)), full=6)
    given_ = {"unit": "甲", "facts": {"projects": 0, "rate": 95}}
    assert [(fault.path, fault.params["whys"]) for fault in check(scheme, given_)] == [("/rulings/1", ("没有项目",))]
    with pytest.raises(MissingEvidenceError, match="没有项目"):
        assess(scheme, Evidence.from_dict(given_))
    for treatment, points, total in (("full", 2, 6), ("zero", 0, 4), ("rescale", 0, 6)):
        result = assess(scheme, Evidence.from_dict(given_ | {"rulings": {"1": ruling(treatment)}}))
        result.verify()
        assert (int(result.clauses["1"].counted), int(result.total)) == (points, total)
    known = given_ | {"facts": {"projects": 1, "rate": 95}}
    assert assess(scheme, Evidence.from_dict(known)).total == 6
    assert [one.code for one in check(scheme, known | {"rulings": {"1": ruling("full")}})] == ["nothing_to_rule"]


RATE, SHARE, PROJECTS = percent("rate", "合格率"), percent("share", "占比"), count("projects", "项目数", "个")


def about(subject: Input | None) -> Scheme:
    """A scheme whose first clause reads a rate and a share, and is about this input, or about both."""
    of_both = Clamped(SumOf((scaled(RATE, "0.01"), scaled(SHARE, "0.01"))), 0, 2)
    clauses = (
        Clause("1", "款", 2, of_both, subject=subject),
        Clause("2", "别款", 2, scaled(SHARE, "0.02")),
        Clause("3", "另款", 2, Band(PROJECTS, {"[0, ∞)": 2})),
    )
    return make(Item("1", "项", 6, clauses), full=6)


def of_nothing(names: tuple[str, ...], *ruled: str) -> dict[str, object]:
    """A unit that had nothing of these facts, with rulings on these clauses."""
    facts = {"rate": 50, "share": 50, "projects": 1, **dict.fromkeys(names, NOTHING)}
    return {"unit": "甲", "facts": facts, "rulings": {id_: ruling("zero") for id_ in ruled}}


@pytest.mark.parametrize(("subject", "told"), [(RATE, ["rate"]), (SHARE, ["share"]), (None, ["rate", "share"])])
def test_the_rule_of_a_clause_says_whether_there_was_nothing_and_its_subject_only_which_input_is_told(
    subject: Input | None, told: list[str]
) -> None:
    """What a clause is about is in no document, and so the same is refused whatever it is about."""
    scheme = about(subject)
    assert [fault.path for fault in check(scheme, of_nothing(("rate",)))] == ["/rulings/1"]
    assert [fault.path for fault in check(scheme, of_nothing(("rate", "share")))] == ["/rulings/1", "/rulings/2"]
    for given_, expected in ((of_nothing(("rate",), "1"), ["rate"]), (of_nothing(("rate", "share"), "1", "2"), told)):
        result = assess(scheme, Evidence.from_dict(given_))
        result.verify()
        working = result.clauses["1"].working
        assert isinstance(working, Ruled)
        assert [path for path, _ in working.nothing] == [f"/facts/{name}" for name in expected]


def test_a_working_by_ruling_is_told_in_full() -> None:
    result = assess(SCHEME, evidence(NO_PLAN, rulings={"5.2": ruling("zero")}))
    told = repr(result.clauses["5.2"].working)
    assert told.startswith("Ruled(nothing=(('/facts/plan_made', '本年度无'),), ruling=Ruling(treatment='zero'")
    assert told.endswith("points=0)")


def test_incidents_that_nobody_has_spoken_of_are_of_no_class_and_never_none() -> None:
    with pytest.raises(NotKnownError):
        classify(SCHEME, evolve(evidence(), incidents=None))
    assert classify(SCHEME, evidence()) == ()
