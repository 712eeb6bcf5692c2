"""What is found of a scheme by its proofs, its on-site check and its laws; nothing but what is no scheme is raised."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, getcontext
from fractions import Fraction
from types import SimpleNamespace

import pytest
from attrs import evolve, frozen

from huizhou_qa import Assessment, Evidence, Fault, SchemeError, assess
from huizhou_qa.analysis import ProofFinding
from huizhou_qa.analysis.proofs.proving import Proving
from huizhou_qa.engine.compiled.absence import WithAbsent
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.plans.questions import Questions
from huizhou_qa.readers import Bounds, Recorded
from huizhou_qa.rules import Arithmetic, Input, Measure, scaled, share, when, within_limit
from huizhou_qa.rules.arithmetic import N, T
from huizhou_qa.scheme import Clause, Heading, Item, Scheme
from huizhou_qa.scorers import Band, mark, percent
from huizhou_qa.testing import check_scheme, checking, laws
from huizhou_qa.testing.cases import LawCase, simplified
from huizhou_qa.testing.laws import LAWS, tried
from support import harbour, kinds, valley
from support.model_2017 import SCHEME
from support.slopes import village, villager
from testing.test_evidence import with_an_agreement

RATE = percent("rate", "合格率", "pass rate", better="more")
HALF = Band(RATE, {"[0, 50)": 0, "[50, 100]": 100})


def codes(found: tuple[ProofFinding, ...]) -> list[tuple[str, str, str]]:
    return [(one.severity, one.path, one.code) for one in found]


def test_of_a_sound_scheme_nothing_is_found() -> None:
    assert check_scheme(village(HALF), examples=5) == ()
    assert check_scheme(village(HALF), clauses={"1": scaled(RATE, 1)}, examples=3) == ()


@pytest.mark.deep
@pytest.mark.parametrize("scheme", [valley.scheme, kinds.scheme, harbour.scheme, lambda: SCHEME])
def test_the_laws_hold_of_schemes_of_every_kind(scheme: Callable[[], Scheme]) -> None:
    assert [one.code for one in check_scheme(scheme()) if one.severity == "fault"] == []


def test_the_literal_on_site_scale_does_not_reach_full_marks() -> None:
    (remark,) = check_scheme(valley.scheme(on_site=SCHEME.on_site), examples=1)
    assert (remark.severity, remark.path, remark.code) == (
        "remark",
        "/on_site/tables/briefing",
        "full_marks_unreachable",
    )
    assert remark.message == (
        "实地核查“汇报交流”按literal计分最多得45分，达不到满分70分 · "
        "on site, 汇报交流 comes to 45 at most under the scale literal, and not to its 70 marks"
    )


def test_where_that_scale_is_the_usual_one_it_is_a_fault() -> None:
    assert SCHEME.on_site is not None
    register = [
        evolve(one, choices=tuple(reversed(one.choices))) if one.id == "onsite_scale" else one
        for one in SCHEME.on_site.questions.register
    ]
    scheme = valley.scheme(on_site=evolve(SCHEME.on_site, questions=Questions(tuple(register))))
    assert ("fault", "/on_site/tables/briefing", "full_marks_unreachable") in codes(check_scheme(scheme, examples=1))


def test_the_printed_formula_of_11_3_is_found_though_the_scheme_refuses_it() -> None:
    dirty, target, clear = (_fact(name) for name in ("inferior_v_share", "inferior_v_target", "i_to_iv_share"))
    printed = when(within_limit(dirty, target), points="1.5", otherwise=scaled(share(clear, target), "1.05"))
    found = [one for one in check_scheme(SCHEME, clauses={"11.3": printed}) if one.severity == "fault"]
    assert {one.code for one in found} == {"out_of_range", "divides_by_zero", "wrong_direction"}
    assert {one.path for one in found} == {"/clauses/11.3"}


def _fact(name: str) -> Input:
    return next(leaf for leaf in SCHEME.input_register.inputs if leaf.path == f"/facts/{name}")


@frozen
class Fickle:
    """A stranger's measure that gives another number to one arithmetic, or fails for it."""

    rate: Measure
    kind: type
    fails: bool = False

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        number = self.rate.under(arithmetic)
        if isinstance(arithmetic, self.kind):
            if self.fails:
                raise RuntimeError("no")
            return arithmetic.sum([(number, Fraction(1, 2))], Fraction(0))
        return number


def fickle(kind: type, *, fails: bool = False) -> tuple[ProofFinding, ...]:
    return check_scheme(village(Fickle(RATE, kind, fails)), examples=10)


def test_arithmetics_that_do_not_agree_are_found_with_a_unit_that_shows_it() -> None:
    found = {one.params["case"]: one for one in fickle(Recorded)}
    agree = found["agree"]
    assert (agree.severity, agree.path, agree.code) == ("fault", "/clauses/1", "law_broken")
    assert agree.params["/facts/rate"] == "1"
    assert agree.zh == "各种算法所得不一致（精确计算得1，逐步记录得0.5）：合格率为1"
    assert agree.en == "the arithmetics do not agree (exactly 1, recorded 0.5): pass rate = 1"
    assert found["verified"].zh == "重算与结果不一致（结果写的是1.00，重新计算是0.50）：合格率为1"
    # What else asks for the working on its way is not told of.
    assert set(found) == {"agree", "verified"}
    assert "agree" in {one.params["case"] for one in fickle(WithAbsent)}


def broken(found: tuple[ProofFinding, ...]) -> set[object]:
    return {one.params["case"] for one in found if one.code == "law_broken"}


def test_points_beyond_what_bounds_allow_are_found() -> None:
    wide = percent("rate", "率", better="more", within="[0, 200]")
    assert "bounded" in broken(check_scheme(village(Fickle(wide, Bounds)), examples=20))


def test_an_input_that_goes_another_way_than_it_declares_is_found_on_a_unit_too() -> None:
    falling = Band(RATE, {"[0, 50)": 100, "[50, 100]": 0})
    found = check_scheme(village(falling), examples=30)
    assert broken(found) == {"monotone"}
    assert "wrong_direction" in {one.code for one in found}


def test_what_raises_is_a_finding() -> None:
    found = [one for one in fickle(Recorded, fails=True) if one.code == "law_broken"]
    assert Wording("RuntimeError", "RuntimeError") in {one.params["differs"] for one in found}
    assert broken(fickle(WithAbsent, fails=True)) == {"scored"}
    assert broken(fickle(Proving, fails=True)) == {"proved"}


def test_evidence_that_fits_and_is_refused_all_the_same_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "check", lambda *_: (Fault.of("/facts/rate", "missing", case="input"),))
    (found,) = check_scheme(village(HALF), examples=3)
    assert (found.path, found.params["case"]) == ("/facts/rate", "scored")
    monkeypatch.setattr(checking, "check", lambda *_: (Fault.of("/facts/rate", "divided_by_zero"),))
    assert check_scheme(village(HALF), examples=3) == ()


def two_items(rate: Input) -> Scheme:
    """The valley with a rate and a mark, each of 50 points."""
    return valley.scheme(headings=(Heading("全部", 100, (_item("1", rate), _item("2", mark("2", "评分", 50)))),))


def test_a_unit_that_breaks_a_law_is_made_as_simple_as_it_may_be() -> None:
    told = {"unit": "甲", "facts": {"rate": 70}, "marks": {"2": 30}, "incidents": [valley.incident()]}
    evidence = Evidence.from_dict(told)
    case = LawCase(evidence, evidence, None, Fraction(0))
    kept = simplified(two_items(RATE), case, lambda one: one.evidence.values["/facts/rate"] == 70)
    assert kept.evidence.incidents == ()
    assert dict(kept.evidence.values) == {"/facts/rate": Fraction(70), "/marks/2": Fraction(0)}
    lacking = evolve(evidence, marks=FrozenMapping())
    least = simplified(two_items(percent("rate", "合格率", within="[20, 100]")), evolve(case, lacking=lacking), bool)
    assert dict(least.evidence.values) == {"/facts/rate": Fraction(20), "/marks/2": Fraction(0)}
    assert dict(least.lacking.values) == {"/facts/rate": Fraction(20)}
    above = simplified(two_items(percent("rate", "合格率", within="(0, 100)")), case, bool)
    assert above.evidence.values["/facts/rate"] == 1
    moved = simplified(two_items(RATE), evolve(case, leaf=RATE, moved=Fraction(17, 3)), lambda one: one.moved > 5)
    assert moved.moved == 6


def _item(id_: str, leaf: Measure) -> Item:
    rule = scaled(leaf, "0.5") if id_ == "1" else leaf
    return Item(id_, f"项{id_}", 50, (Clause(id_, f"款{id_}", 50, rule),))


def law(name: str) -> tuple[object, object]:
    """What a law says of one unit: where it is broken, and what differs."""
    scheme, evidence = village(HALF), villager(rate=60)
    case = LawCase(evidence, villager(), RATE, Fraction(10))
    told = LAWS[name](tried(scheme, case))  # type: ignore[index] # each of the names
    return ("", "") if told is None else (told.path, told.differs.en)


@pytest.mark.parametrize("name", LAWS)
def test_every_law_holds_of_a_sound_unit(name: str) -> None:
    assert law(name) == ("", "")


@pytest.mark.parametrize(
    ("name", "of", "instead", "told"),
    [
        ("added_up", "lost", lambda _: SimpleNamespace(
            by_clause={"1": Decimal(3)}, limits={}, rescaling=Decimal(1), adjustments={}, floor=Decimal(0)
        ), ("/total", "full marks less what is lost are 96, the total is 100.00")),
        ("completed", "bounds", lambda *_: SimpleNamespace(low=Decimal(0), high=Decimal(9), clauses={}, grades={"甲"}),
         ("/total", "100.00, outside 0 to 9")),
        ("completed", "bounds", lambda *_: SimpleNamespace(low=Decimal(101), high=None, clauses={}, grades={"甲"}),
         ("/total", "100.00, outside 101 to —")),
        ("completed", "bounds", lambda *_: SimpleNamespace(low=None, high=None, clauses={}, grades={"乙"}),
         ("/grade", "grade 甲 is not among those that are possible")),
        ("written", "evidence_from_json", lambda _: None, ("", "evidence")),
        ("written", "assessment_from_json", lambda *_: None, ("", "the result")),
    ],
)  # fmt: skip
def test_a_law_that_a_part_of_the_library_breaks_is_told(
    name: str, of: str, instead: Callable[..., object], told: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laws, of, instead)
    assert law(name) == told


def test_a_law_that_raises_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Assessment) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(laws, "lost", fails)
    (found,) = check_scheme(village(HALF), examples=2)
    assert found.en == "where marks went does not add up to the total (RuntimeError): every figure is 0"
    assert found.zh == "失分之和与总分不符（RuntimeError）：各项数据均为0"


def test_a_decimal_context_that_changes_a_result_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def scored(scheme: Scheme, evidence: Evidence) -> Assessment:
        return assess(scheme, evidence if getcontext().prec > 2 else villager(rate=10))

    monkeypatch.setattr(laws, "assess", scored)
    assert law("independent") == ("/total", "100.00 before, 0.00 now")


def test_laws_of_what_does_not_apply_say_nothing() -> None:
    scheme, evidence = village(HALF), villager(rate=60)
    for case in (
        LawCase(evidence, evidence, None, Fraction(0)),
        LawCase(evidence, evidence, evolve(RATE, better=None), Fraction(0)),
    ):
        assert LAWS["monotone"](tried(scheme, case)) is None
    unwritten = evolve(scheme, clauses_written=False)
    assert LAWS["added_up"](tried(unwritten, LawCase(evidence, evidence, None, Fraction(0)))) is None


def test_facts_that_must_agree_do_not_move_apart() -> None:
    scheme = with_an_agreement()
    first = next(leaf for leaf in scheme.input_register.inputs if leaf.name == "first")
    evidence = villager(first=20, second=30)
    told = LAWS["monotone"](tried(scheme, LawCase(evidence, evidence, evolve(first, better="less"), Fraction(90))))
    assert told is None


def test_what_is_no_scheme_is_refused() -> None:
    with pytest.raises(SchemeError):
        check_scheme("village")  # type: ignore[arg-type]
    with pytest.raises(SchemeError):
        check_scheme(village(HALF), clauses={"9": HALF})
