"""What is proved of a whole scheme: faults with a counterexample, remarks, grades, and the way of the total."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from fractions import Fraction

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from huizhou_qa import SchemeError, VerificationError, assess
from huizhou_qa.analysis import Cliff, Proof, ProofFinding, prove
from huizhou_qa.rules import (
    Bands,
    Choose,
    Constant,
    Curve,
    Measure,
    OnCurve,
    Present,
    Product,
    Quotient,
    Within,
    at_most,
    difference,
    exactly,
    greatest,
    scaled,
    share,
    total,
    weighted,
    when,
)
from huizhou_qa.rules.inputs import Better
from huizhou_qa.scorers import Band, BetterOf, average_of, count, percent, quantity
from support import district, harbour, kinds, valley
from support.nodes import TwiceLess
from support.slopes import village, villager

RATE = percent("rate", "合格率", "pass rate", better="more")
OTHER = percent("other", "其他率", "another rate", better="more")
AMOUNT = quantity("amount", "数量", "个", "amount")
OWN = percent("own", "本款原有的率")
TARGET = percent("target", "目标", "target")
HALF = Band(RATE, {"[0, 50)": 0, "[50, 100]": 100})
FULL = Constant(100)


def of_rule(rule: Measure) -> Proof:
    """What is proved of a rule in the place of a clause of 100 points."""
    return prove(village(Band(OWN, {"[0, 50)": 0, "[50, 100]": 100})), clauses={"1": rule})


def told(proof: Proof) -> list[tuple[str, str, str]]:
    return [(one.severity, one.path, one.code) for one in proof.findings]


def only(proof: Proof) -> ProofFinding:
    (finding,) = proof.findings
    return finding


def test_of_a_sound_scheme_there_is_nothing_to_tell_but_its_cliffs() -> None:
    proof = prove(village(HALF))
    assert proof.findings == ()
    assert proof.cliffs == (("1", Fraction(50), Fraction(0), Fraction(100)),)
    (one,) = proof.cliffs
    clause, at, before, after = one
    assert (one.clause, one.at, one.from_, one.to) == (clause, at, before, after)
    assert one.side == "above"
    assert repr(proof) == "<Proof: 0 faults, 0 remarks, 1 cliff>"
    assert proof.faults == proof.remarks == ()


def test_a_cliff_is_kept_whole_and_nobody_changes_it() -> None:
    proof = prove(village(HALF))
    (one,) = proof.cliffs
    for again in (pickle.loads(pickle.dumps(one)), deepcopy(one), copy(one)):  # noqa: S301 - our own bytes
        assert (again, again.side, again.quantity) == (one, one.side, one.quantity)
    with pytest.raises(FrozenInstanceError):
        one.side = "below"
    with pytest.raises(FrozenInstanceError):
        del one.side
    other = Cliff(*one, "below", one.quantity)
    with pytest.raises(VerificationError):
        evolve(proof, cliffs=(other,)).verify()


def test_where_less_is_better_a_counterexample_is_told_downwards() -> None:
    finding = only(of_rule(Band(evolve(RATE, better="less"), {"[0, 50)": 0, "[50, 100]": 100})))
    assert finding.zh == "合格率减少反而失分：合格率由50降至49.99，得分由100变为0"
    assert (
        finding.en == "less of pass rate costs points: pass rate from 50 down to 49.99 takes the points from 100 to 0"
    )


def test_a_dip_goes_the_wrong_way_whatever_is_declared() -> None:
    for better in ("more", "less", None):
        rate = evolve(RATE, better=better)
        finding = only(of_rule(Band(rate, {"[0, 50)": 50, "[50, 80)": 20, "[80, 100]": 100})))
        assert (finding.severity, finding.path, finding.code) == ("fault", "/clauses/1", "wrong_direction")
        assert finding.params["moved"] == "/facts/rate"


def test_a_counterexample_says_both_numbers_of_the_input_and_what_they_earn() -> None:
    finding = only(of_rule(Band(RATE, {"[0, 50)": 50, "[50, 80)": 20, "[80, 100]": 100})))
    low, high = (Fraction(str(one)) for one in _pair(finding, "/facts/rate"))
    assert low < 50 <= high < 80
    assert (finding.params["before"], finding.params["after"]) == ("50", "20")
    assert (finding.params["low"], finding.params["high"]) == _pair(finding, "/facts/rate")
    assert finding.zh == "合格率增加反而失分：合格率由49.99增至50，得分由50变为20"
    assert finding.en == "more of pass rate costs points: pass rate from 49.99 to 50 takes the points from 50 to 20"
    assert finding.message == f"{finding.zh} · {finding.en}"


def test_a_counterexample_says_all_other_facts() -> None:
    finding = only(of_rule(when(Within(OTHER, "[50, 100]"), points=weighted((RATE, -1), plus=100), otherwise=0)))
    other = finding.params["/facts/other"]
    assert Fraction(str(other)) >= 50
    assert finding.zh.startswith(f"合格率增加反而失分：其他率为{other}时，合格率由")
    assert finding.en.startswith(f"more of pass rate costs points: with another rate = {other}, pass rate from ")


def _pair(finding: ProofFinding, path: str) -> tuple[object, ...]:
    pair = finding.params[path]
    assert isinstance(pair, tuple)
    return pair


@pytest.mark.parametrize(
    ("better", "falls", "is_told"),
    [
        *(("more", True, True), ("more", False, False), ("less", True, False), ("less", False, True)),
        *(("either", True, False), ("either", False, False), (None, True, False), (None, False, False)),
    ],
)
def test_a_direction_is_held_against_what_the_input_declares(better: Better | None, falls: bool, is_told: bool) -> None:
    points = (100, 0) if falls else (0, 100)
    rule = Band(evolve(RATE, better=better), {"[0, 50)": points[0], "[50, 100]": points[1]})
    codes = [one.code for one in of_rule(rule).findings]
    assert codes == (["wrong_direction"] if is_told else [])


def test_where_either_way_is_declared_a_dip_is_none() -> None:
    dip = Band(evolve(RATE, better="either"), {"[0, 50)": 50, "[50, 80)": 20, "[80, 100]": 100})
    assert of_rule(dip).findings == ()


def test_a_gate_turned_round_goes_the_wrong_way() -> None:
    finding = only(of_rule(when(Within(RATE, "[0, 96]"), points=100)))
    assert (finding.code, finding.params["case"]) == ("wrong_direction", "more_alone")


def test_what_composition_does_not_decide_and_nobody_refutes_is_a_remark() -> None:
    # True by what both branches have in common, which composition does not see.
    met = evolve(TARGET, better="more")
    finding = only(of_rule(when(Within(met, "[50, 100]"), points=scaled(RATE, "0.8"), otherwise=scaled(RATE, "0.4"))))
    assert (finding.severity, finding.code, finding.params["moved"]) == (
        "remark",
        "direction_unproved",
        "/facts/target",
    )
    assert finding.zh == "未能证明目标增减时得分只向一个方向变化，也未发现反例"
    assert finding.en == "which way the points go with target is not proved, and no counterexample is known"


def test_points_beyond_the_marks_are_shown_by_facts() -> None:
    for rule, points in ((scaled(RATE, 2), "above"), (weighted((RATE, 1), plus=-1), "below")):
        finding = only(of_rule(rule))
        assert (finding.severity, finding.code, finding.params["marks"]) == ("fault", "out_of_range", "[0, 100]")
        given = Fraction(str(finding.params["points"]))
        assert given > 100 if points == "above" else given < 0
        assert "合格率为" in finding.zh


def test_points_that_bounds_alone_take_beyond_the_marks_are_a_remark() -> None:
    proof = of_rule(total(RATE, weighted((RATE, -1), plus=100)))
    assert told(proof) == [
        ("remark", "/clauses/1", "out_of_range"),
        ("remark", "/clauses/1", "direction_unproved"),
    ]
    assert proof.remarks == proof.findings
    assert proof.findings[0].zh == "未能证明得分总在[0, 100]之内（估为[0, 200]）"
    assert proof.findings[0].en == "that the points keep within [0, 100] is not proved; they lie within [0, 200]"


def test_a_curve_that_does_not_cover_what_it_reads_is_shown_by_a_number_that_it_leaves_out() -> None:
    rule = OnCurve(AMOUNT, Curve("[0, 100]", Bands({"[0, 50)": 0, "[50, 100]": 100})))
    finding = only(of_rule(rule))
    assert (finding.severity, finding.code, finding.params["over"]) == ("fault", "not_covered", "(100, ∞)")
    assert Fraction(str(finding.params["/facts/amount"])) > 100
    assert finding.en.startswith("no piece covers (100, ∞), of amount: amount = ")
    assert finding.zh.startswith("数量落在(100, ∞)时没有对应的分档（数量为")


def test_what_curves_leave_out_of_what_bounds_alone_allow_is_a_remark() -> None:
    rest = total(RATE, weighted((RATE, -1), plus=100))
    finding, *_ = of_rule(OnCurve(rest, Curve("[0, 100]", Bands({"[0, 50)": 0, "[50, 100]": 100})))).findings
    assert (finding.severity, finding.code, finding.params["case"]) == ("remark", "not_covered", "unproved")
    assert finding.zh == "未能证明分档覆盖合格率的所有取值（(100, 200]没有对应的分档）"


def forged(over: str, *intervals: tuple[str, int]) -> Curve:
    """A curve that was changed by force: its class refuses gaps and overlaps."""
    curve = Curve(over, Bands({over: 0}))
    pieces = tuple(evolve(curve.pieces[0], over=interval, intercept=points) for interval, points in intervals)
    object.__setattr__(curve, "pieces", pieces)
    return curve


def test_a_gap_and_an_overlap_planted_in_a_curve_are_found() -> None:
    gap = only(of_rule(OnCurve(RATE, forged("[0, 100]", ("[0, 50)", 0), ("(50, 100]", 100)))))
    assert (gap.severity, gap.code, gap.params["over"], gap.params["/facts/rate"]) == (
        "fault",
        "not_covered",
        "{50}",
        "50",
    )
    overlap = only(of_rule(OnCurve(RATE, forged("[0, 100]", ("[0, 50]", 0), ("[50, 100]", 100)))))
    assert (overlap.severity, overlap.code, overlap.params["over"]) == ("fault", "overlap", "{50}")
    assert overlap.message == "合格率落在{50}时有两个分档 · two pieces cover {50}, of pass rate"


def test_of_whole_numbers_what_lies_between_them_is_no_gap_and_no_overlap() -> None:
    warnings = count("warnings", "警示", "次", better="less")
    assert of_rule(Band(warnings, {"[0, 1]": 100, "[2, ∞)": 0})).findings == ()
    curve = evolve(Curve("[0, ∞)", Bands({"[0, ∞)": 0}), whole=True))
    pieces = tuple(
        evolve(curve.pieces[0], over=over, intercept=points) for over, points in (("[0, 1.5)", 100), ("(1, ∞)", 0))
    )
    object.__setattr__(curve, "pieces", pieces)
    assert of_rule(OnCurve(warnings, curve)).findings == ()


def test_a_piece_that_nothing_falls_in_is_a_remark() -> None:
    rule = OnCurve(RATE, Curve("[0, 200]", Bands({"[0, 50)": 0, "[50, 100]": 100, "(100, 200]": 100})))
    finding = only(of_rule(rule))
    assert (finding.severity, finding.code) == ("remark", "unreachable_piece")
    assert finding.message == "合格率不会落在分档(100, 200]之内 · pass rate never falls in the piece (100, 200]"


def test_a_divisor_that_may_be_zero_is_shown_by_facts() -> None:
    finding = only(of_rule(at_most(scaled(share(AMOUNT, evolve(TARGET, better="less")), 100), 100)))
    assert (finding.severity, finding.code, finding.params["/facts/target"]) == ("fault", "divides_by_zero", "0")
    assert finding.zh.startswith("目标使除数为0（数量为")
    assert finding.en.startswith("a divisor is 0, by target: amount = ")


def test_gates_on_its_way_keep_a_divisor_from_zero() -> None:
    target = evolve(TARGET, better="less")
    ratio = at_most(scaled(share(OTHER, target), 100), 100)
    assert of_rule(when(exactly(target, 0), points=100, otherwise=ratio)).findings == ()
    # The target is missed, so that it is below 100%.
    missed = when(
        Within(difference(OTHER, TARGET), "(-∞, 0]"),
        points=100,
        otherwise=Quotient(OTHER, weighted((TARGET, -1), plus=100)),
    )
    codes = {one.code for one in of_rule(missed).findings}
    assert "divides_by_zero" not in codes


@pytest.mark.parametrize(
    ("divisor", "zero"),
    [
        (weighted((RATE, 1), (OTHER, "0.37"), plus="-7.3"), {"/facts/rate": "0", "/facts/other": "730/37"}),
        (weighted((RATE, -1), (OTHER, -1), plus=200), {"/facts/rate": "100", "/facts/other": "100"}),
        (Product(weighted((RATE, 1), plus=-100), weighted((OTHER, 1), plus=1)), {"/facts/rate": "100"}),
    ],
)
def test_a_divisor_that_is_zero_at_one_place_alone_is_shown_there(divisor: Measure, zero: dict[str, str]) -> None:
    finding, *_ = of_rule(at_most(Quotient(AMOUNT, divisor), 100)).findings
    assert (finding.severity, finding.code) == ("fault", "divides_by_zero")
    assert {path: finding.params[path] for path in zero} == zero


def test_a_divisor_of_zero_is_shown_past_narrow_gates() -> None:
    over = Quotient(AMOUNT, weighted((RATE, -1), plus=100))
    narrow = when(Within(OTHER, "(33.3, 33.5)"), Within(TARGET, "(12.1, 12.2]"), points=at_most(over, 100))
    finding, *_ = of_rule(narrow).findings
    assert (finding.severity, finding.code, finding.params["/facts/rate"]) == ("fault", "divides_by_zero", "100")


def test_past_a_gate_that_no_whole_numbers_pass_no_facts_are_shown() -> None:
    of_halves = exactly(difference(count("one", "甲数", "个"), count("other_count", "乙数", "个")), Fraction(1, 2))
    finding, *_ = of_rule(when(of_halves, points=at_most(Quotient(AMOUNT, RATE), 100))).findings
    assert (finding.severity, finding.code, finding.params["case"]) == ("remark", "divides_by_zero", "unproved")


def test_a_gate_on_a_sum_keeps_a_greater_sum_from_zero() -> None:
    some = when(
        Within(total(RATE, OTHER), "(0, 200]"), points=at_most(Quotient(AMOUNT, total(RATE, OTHER, TARGET)), 100)
    )
    assert "divides_by_zero" not in {one.code for one in of_rule(some).findings}


def test_a_gate_keeps_a_curve_from_what_it_does_not_cover() -> None:
    curve = OnCurve(total(RATE, OTHER), Curve("[0, 100]", Bands({"[0, 50)": 0, "[50, 100]": 100})))
    assert "not_covered" in {one.code for one in of_rule(curve).findings}
    less = when(Within(total(RATE, OTHER), "[0, 100]"), points=curve)
    assert "not_covered" not in {one.code for one in of_rule(less).findings}


def test_a_divisor_that_bounds_alone_let_be_zero_is_a_remark() -> None:
    never = weighted((RATE, 1), (RATE, -1), plus=1)
    finding, *_ = of_rule(at_most(Quotient(RATE, never), 100)).findings
    assert (finding.severity, finding.code) == ("remark", "divides_by_zero")
    assert finding.message == "未能证明除数不会为0（合格率） · that a divisor is never 0 is not proved: pass rate"


def test_gates_that_decide_nothing_are_remarks() -> None:
    never = only(of_rule(when(Within(RATE, "(100, 200]"), points=0, otherwise=HALF)))
    always = only(of_rule(when(Within(RATE, "[-1, 100]"), points=HALF)))
    assert (never.severity, never.code, never.message) == (
        "remark", "gate_never", "条件永不成立（合格率） · a condition never holds: pass rate",
    )  # fmt: skip
    assert (always.code, always.message) == (
        "gate_always", "条件总是成立（合格率） · a condition always holds: pass rate",
    )  # fmt: skip


def test_of_a_gate_of_several_conditions_all_inputs_are_told() -> None:
    both = when(Within(RATE, "[0, 100]"), Within(OTHER, "[-1, 200]"), points=HALF)
    finding = only(of_rule(both))
    assert (finding.code, finding.zh) == ("gate_always", "条件总是成立（合格率、其他率）")
    assert "over" not in finding.params


def test_a_divisor_that_is_zero_whatever_the_facts_is_told() -> None:
    finding, *_ = of_rule(when(Within(RATE, "[50, 100]"), points=Quotient(FULL, Constant(0)), otherwise=FULL)).findings
    assert (finding.severity, finding.code) == ("fault", "divides_by_zero")
    assert finding.zh.startswith("（无）使除数为0（合格率为")


def test_gates_that_contradict_each_other_are_told() -> None:
    inner = when(Within(RATE, "[60, 100]"), points=100)
    finding = only(of_rule(when(Within(RATE, "[0, 50]"), points=inner, otherwise=100)))
    assert finding.code == "gate_never"


def test_a_gate_that_asks_for_no_more_than_the_range_of_its_input_always_holds() -> None:
    finding = only(of_rule(when(Within(RATE, RATE.range), points=HALF)))
    assert (finding.severity, finding.code, finding.params["over"]) == ("remark", "gate_always", "[0, 100]")
    # Beside another condition, it only asks that the input is known.
    assert of_rule(when(Within(RATE, RATE.range), Within(OTHER, "[50, 100]"), points=100)).findings == ()


def test_that_there_is_something_of_an_input_is_no_gate_worth_a_word() -> None:
    number = count("number", "个数", "个", better="more")
    band = Band(number, {"{0}": 0, "[1, ∞)": 100})
    assert of_rule(Choose(Present(number), band, Constant(0))).findings == ()


def test_a_strangers_node_is_proved_like_any_other() -> None:
    finding, *_ = of_rule(at_most(TwiceLess(RATE, OTHER), 100)).findings
    assert (finding.code, finding.params["moved"]) == ("wrong_direction", "/facts/other")
    assert of_rule(BetterOf((RATE, greatest(OTHER, Constant(3))))).findings == ()


def test_the_agreements_of_a_scheme_narrow_what_is_read() -> None:
    scheme = valley.scheme()
    assert prove(scheme).findings == ()


def test_an_average_is_what_the_units_own_figure_lets_it_be() -> None:
    fact = quantity("output", "产值", "万元", better="more")
    ratio = at_most(scaled(share(fact, average_of(fact)), 10), 100)
    finding = only(of_rule(when(Within(fact, "{0}"), points=0, otherwise=ratio)))
    # Whoever has some has a part in the average, so that it is not 0: known, but not by composition.
    assert (finding.severity, finding.code) == ("remark", "divides_by_zero")


def test_a_rule_with_open_points_of_its_own_is_proved_for_every_choice() -> None:
    scheme = village(HALF)
    assert told(prove(scheme, clauses={"1": HALF})) == []


def test_a_grade_that_nothing_leads_to_is_a_fault() -> None:
    finding = only(prove(village(HALF, lines={"甲": 101, "乙": 50})))
    assert (finding.severity, finding.path, finding.code) == ("fault", "/grades/甲", "unreachable_grade")
    assert finding.message == "无论如何都评不到甲 · nothing leads to the grade 甲"


def test_an_input_that_two_clauses_read_in_opposite_ways_is_told_of_the_total() -> None:
    undeclared = evolve(RATE, better=None)
    rising, falling = (
        Band(undeclared, {"[0, 50)": 0, "[50, 100]": 100}),
        Band(undeclared, {"[0, 50)": 100, "[50, 100]": 0}),
    )
    finding = only(prove(village(rising, falling)))
    assert (finding.severity, finding.path, finding.code) == ("remark", "/total", "direction_unproved")
    assert finding.params["moved"] == "/facts/rate"


def test_what_conditions_of_a_grade_make_of_its_inputs_is_told_of_the_grade() -> None:
    first, *others = prove(harbour.scheme()).findings
    assert (first.severity, first.path, first.code, others) == ("remark", "/grade", "direction_unproved", [])
    moved = first.params["moved"]
    assert isinstance(moved, tuple)
    assert "/facts/clean_share" in moved


def test_adjustments_and_what_steps_read_are_proved_too() -> None:
    proof = prove(district.scheme())
    # A district without residents, and one that put out nothing last year, have no output per head or growth.
    assert [one.code for one in proof.faults] == ["divides_by_zero", "divides_by_zero"]
    assert {one.path for one in proof.faults} == {"/clauses/4"}
    assert prove(kinds.scheme()).findings == ()


def test_what_is_no_scheme_and_what_is_no_clause_is_refused() -> None:
    with pytest.raises(SchemeError):
        prove("village")  # type: ignore[arg-type]
    with pytest.raises(SchemeError):
        prove(village(HALF), clauses={"9": HALF})
    with pytest.raises(SchemeError):
        prove(village(HALF), clauses={"1": 3})  # type: ignore[dict-item]


def test_rules_in_the_place_of_a_clauses_own_leave_the_scheme_as_it_is() -> None:
    scheme = village(HALF)
    assert prove(scheme, clauses={"1": scaled(RATE, 2)}).faults
    assert prove(scheme).findings == ()
    assert str(assess(scheme, villager(rate=60)).total) == "100.00"


def test_a_proof_agrees_with_itself_asked_again() -> None:
    prove(valley.in_steps()).verify()
    of_rule(HALF).verify()


def test_a_proof_that_was_changed_or_is_of_another_scheme_is_found_out() -> None:
    found = prove(valley.in_steps())
    assert found.findings
    other = prove(village(HALF))
    for altered in (
        evolve(found, findings=()),
        evolve(found, scheme=other.scheme),
        evolve(other, clauses=of_rule(HALF).clauses, findings=found.findings),
    ):
        with pytest.raises(VerificationError):
            altered.verify()
