"""评分依据（得分、扣分情况） in Chinese, made from a line of the ledger and the rule it was read at.

Each sentence names what was read, the piece it fell in, the points and what was lost. The rule
gives the labels and the working the points: no points are worked out again here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from huizhou_qa import words
from huizhou_qa.errors import Wording, pointer
from huizhou_qa.ground.combinations import Combination
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.evidence.records import Award, Known, Nothing
from huizhou_qa.ground.inputs import Average, Fact, Input, Mark
from huizhou_qa.ground.measures import AllHold, Condition
from huizhou_qa.ground.numbers import Rate, plain
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Read, Ruled, Working
from huizhou_qa.ledger.ledger import Ledger
from huizhou_qa.ledger.results import AdjustmentResult, ClauseResult, Rescaling
from huizhou_qa.scorers.node_rule import NodeRule, Stepped
from huizhou_qa.sheets.criteria import line, step_unit, steps_of
from huizhou_qa.sheets.wording import (
    FEWEST_PLACES,
    MOST_PLACES,
    Found,
    asks_something,
    band,
    finding,
    in_full,
    is_comparison,
    is_truth,
    next_to,
    number,
    scaled,
    share_of,
    side_of,
    signed,
    stated,
    told_with_number,
    unit_of,
    with_unit,
)

# The longest exact number that a sentence gives in full.
LONGEST_IN_FULL = 40

TREATMENTS = MappingProxyType({"full": "按满分计", "zero": "按零分计", "rescale": "按缺项处理，由其余各款折算"})


def grounds(result: ClauseResult, rule: Rule, evidence: Evidence, rounding: Rounding) -> str:
    """Why a clause has its points, and what it lost."""
    if isinstance(result.working, Ruled):
        return f"{_ruled(result.working)}，{_outcome(result, rounding)}"
    read = _read(rule, result.working, evidence)
    lost = Fraction(result.max_points) - Fraction(result.points)
    unexplained = "（未注明理由）" if lost and _lacks_reason(rule, evidence) else ""
    return f"{read}{unexplained}，{_outcome(result, rounding)}"


def grounds_of_adjustment(result: AdjustmentResult, rule: Rule, evidence: Evidence) -> str:
    """Why an adjustment (扣分项) takes what it takes."""
    taken = _worth(Fraction(result.points)) if result.points else "不扣分"
    return f"{_read(rule, result.working, evidence)}，{taken}"


def grounds_of_rescaling(rescaling: Rescaling) -> str:
    """What is absent (缺项), and what the rest gains by it."""
    absent = f"缺项{'、'.join(rescaling.clauses)}（共{plain(rescaling.absent_marks)}分）不计"
    return f"{absent}，其余{written(rescaling.summed)}分，折算增加{written(rescaling.points)}分"


def preliminary_facts(result: Ledger) -> int:
    """How many facts that a result rests on are preliminary (初步数)."""
    return sum(note.code == "preliminary_fact" for note in result.notes)


def written(points: Decimal) -> str:
    """Points as they are said in a sentence: in full, without the zeros that a column of figures needs."""
    return plain(Fraction(points)).replace("-", "−")


def figure(points: Decimal) -> str:
    """Points as a column of figures shows them, never with an exponent."""
    return format(points, "f")


def _worth(points: Fraction) -> str:
    # Written points stand on the sheet's own grid: they are told in full and never rounded again.
    if not points:
        return "不得分"
    return f"得{plain(points)}分" if points > 0 else f"扣{plain(-points)}分"


def _outcome(result: ClauseResult, rounding: Rounding) -> str:
    points = Fraction(result.points)
    lost = Fraction(result.max_points) - points
    if result.absent:
        return "本款不计分"
    if not result.max_points:
        return f"扣{plain(lost)}分" if lost else "不扣分"
    exact = result.working.points
    earned = _worth(points) + ("" if points == exact else f"（由{_exact(exact, points, rounding)}舍入）")
    return f"{earned}，扣{plain(lost)}分" if lost else f"{earned}（满分）"


def _exact(exact: Fraction, points: Fraction, rounding: Rounding) -> str:
    """The exact points: in full, or in so many places that they differ from the written points and round to them."""
    exactly = in_full(exact)
    if exactly is not None and len(exactly) <= LONGEST_IN_FULL:
        return exactly
    for places in range(max(rounding.places + 2, FEWEST_PLACES), MOST_PLACES):
        told = Rounding(places).rounded(exact)
        if told != points and rounding.rounded(told) == points:
            return f"约{signed(told)}"
    return next_to(exact)


def _lacks_reason(rule: Rule, evidence: Evidence) -> bool:
    """Whether a mark was awarded without a reason; the text asks that reasons be given."""
    awards = [evidence.marks.get(leaf.name) for leaf in rule.inputs if isinstance(leaf, Mark)]
    return any(isinstance(award, Award) and not award.reason for award in awards)


def _read(rule: Rule, working: Working, evidence: Evidence, told: frozenset[str] = frozenset()) -> str:
    if isinstance(working, OnCurve) and isinstance(rule, CurveRule):
        return _on_curve(rule, working, evidence, told)
    if isinstance(working, Gated) and isinstance(rule, GatedRule):
        return _gated(rule, working, evidence)
    if isinstance(working, Combined) and isinstance(rule, Combination):
        parts = zip(rule.parts, working.parts, strict=True)
        return "；".join(f"{_read(part, inner, evidence)}（{number(inner.points)}分）" for part, inner in parts)
    if isinstance(working, Stepped) and isinstance(rule, NodeRule):
        return words.ground(rule.node, working.step, _beside(evidence)).zh
    return number(working.points)


def _on_curve(rule: CurveRule, working: OnCurve, evidence: Evidence, told: frozenset[str]) -> str:
    measure, over = rule.measure, working.piece.over
    found = _found(working.reads, evidence)
    if isinstance(measure, AllHold):
        return _all_hold(measure, working, evidence)
    if isinstance(measure, Mark):
        return _judged(measure, evidence, working)
    share = share_of(measure)
    if isinstance(measure, Input):
        read = stated(measure, found, over)
    elif share is not None:
        read = stated(share, found, scaled(over, 100))
    else:
        read = told_with_number(measure, found, over, told)
    return read + _place(rule, working) + ("" if is_truth(measure) else _along(working))


def _place(rule: CurveRule, working: OnCurve) -> str:
    """The piece that the number fell in; on a curve told as steps, how far it is from the line."""
    if len(rule.curve.pieces) == 1 or is_truth(rule.measure):
        return ""
    steps = steps_of(rule)
    if steps is None or working.piece == steps.worst:
        return f"，在{band(working.piece.over, rule.measure)}档"
    beyond = steps.beyond(working.number)
    if beyond <= 0:
        return f"，在{band(steps.full, rule.measure)}档"
    line = with_unit(number(steps.line), unit_of(rule.measure))
    far = with_unit(number(beyond), step_unit(rule.measure))
    return f"，比{line}{'少' if steps.downwards else '多'}{far}"


def _along(working: OnCurve) -> str:
    if working.piece.is_flat or working.piece.is_identity:
        return ""
    return f"，{line(working.piece, number(working.number, working.piece.over))}＝{number(working.points)}"


def _found(reads: tuple[Read, ...], evidence: Evidence) -> Found:
    """What was read, with the counts behind a rate or an average where it was given as counts."""
    rates: dict[str, Rate] = {}
    for name, fact in evidence.facts.items():
        if isinstance(fact, Known) and isinstance(fact.value, Rate):
            rates[pointer(Fact.section, name)] = fact.value
    for name, average in evidence.averages.items():
        if isinstance(average, Rate):
            rates[pointer(Average.section, name)] = average
    counts = {path: f"（{number(rate.part)}/{number(rate.whole)}）" for path, rate in rates.items()}
    return Found(dict(reads), counts)


def _beside(evidence: Evidence) -> dict[str, Wording]:
    """What is told after what was read: counts behind a rate, who awarded a mark and why, why there is nothing."""
    told = dict(_found((), evidence).counts)
    for name, fact in evidence.facts.items():
        if isinstance(fact, Nothing):
            told[pointer(Fact.section, name)] = f"（{fact.why}）"
    for name, award in evidence.marks.items():
        if isinstance(award, Award):
            told[pointer(Mark.section, name)] = "".join(_awarded(award))
    return {path: Wording(text, text) for path, text in told.items()}


def _awarded(award: Award) -> Iterator[str]:
    by = [text for text in (award.by, None if award.on is None else award.on.isoformat()) if text]
    if by:
        yield f"（{'，'.join(by)}）"
    if award.reason:
        yield f"：{award.reason.rstrip('。；，.;, ')}"


def _judged(mark: Mark, evidence: Evidence, working: OnCurve) -> str:
    award = evidence.marks.get(mark.name)
    said = _awarded(award) if isinstance(award, Award) else ()
    return "".join([f"评定{number(working.number)}分", *said])


def _gated(rule: GatedRule, working: Gated, evidence: Evidence) -> str:
    found = _found(working.reads, evidence)
    asking = [condition for condition in rule.gate.conditions if asks_something(condition)]
    if working.inner is None:
        return "；".join(_case(condition, found, held=True) for condition in asking)
    failed = [one for one in asking if not one.holds(evidence.values) and _says_more(one, rule.otherwise)]
    told = frozenset(leaf.path for condition in failed for leaf in condition.measure.inputs)
    inner = _read(rule.otherwise, working.inner, evidence, told)
    return "；".join([*(_case(condition, found, held=False) for condition in failed), inner])


def _case(condition: Condition, found: Found, *, held: bool) -> str:
    """What was found of a gate: a case of the text and no requirement, unless a target is to be met."""
    measure = condition.measure
    if isinstance(measure, Input):
        return stated(measure, found, side_of(condition.within, found.numbers[measure.path]))
    return finding(condition, found, held=held)


def _says_more(condition: Condition, otherwise: Rule) -> bool:
    """Whether a gate that did not hold tells what the rule behind it does not tell of the same inputs."""
    told = {leaf.path for leaf in otherwise.inputs}
    return is_comparison(condition) or not told.issuperset(leaf.path for leaf in condition.measure.inputs)


def _all_hold(measure: AllHold, working: OnCurve, evidence: Evidence) -> str:
    found = _found(working.reads, evidence)
    told = []
    for condition in measure.conditions:
        lacking = [leaf for leaf in condition.measure.inputs if leaf.path not in found.numbers]
        if lacking:
            told += [f"{stated(leaf, found)}{_reason(leaf, evidence)}，不作要求" for leaf in lacking]
        else:
            told.append(finding(condition, found, held=condition.holds(evidence.values)))
    return "；".join(told)


def _reason(leaf: Input, evidence: Evidence) -> str:
    fact = evidence.facts.get(leaf.name)
    return f"（{fact.why}）" if isinstance(fact, Nothing) else ""


def _ruled(working: Ruled) -> str:
    reasons = "；".join(why for _, why in working.nothing)
    ruling = working.ruling
    return f"无可考核对象（{reasons}），经{ruling.by}裁定{TREATMENTS[ruling.treatment]}：{ruling.why}"
