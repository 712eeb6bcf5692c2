"""评分依据（得分、扣分情况） in Chinese, made from a line of the ledger and the rule it was read at.

Each sentence names what was read, the piece it fell in, the points and what was lost. The rule
gives the labels, the working gives every figure: nothing is computed again here.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from huizhou_qa.ground.combinations import Combination
from huizhou_qa.ground.errors import pointer
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.evidence.records import Award, Known, Nothing
from huizhou_qa.ground.inputs import Average, Fact, Input, Mark
from huizhou_qa.ground.measures import AllHold
from huizhou_qa.ground.numbers import Rate, plain
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.ground.workings import Combined, Gated, OnCurve, Read, Ruled, Working
from huizhou_qa.ledger.results import AdjustmentResult, ClauseResult
from huizhou_qa.sheets.criteria import line, worth
from huizhou_qa.sheets.wording import Found, asks_something, band, finding, number, share_of, stated, told_with_number

TREATMENTS = {"full": "按满分计", "zero": "按零分计", "rescale": "按缺项处理，由其余各款折算"}


def grounds(result: ClauseResult, rule: Rule, evidence: Evidence) -> str:
    """Why a clause has its points, and what it lost."""
    if isinstance(result.working, Ruled):
        return f"{_ruled(result.working)}，{_outcome(result)}"
    return f"{_read(rule, result.working, evidence)}，{_outcome(result)}"


def grounds_of_adjustment(result: AdjustmentResult, rule: Rule, evidence: Evidence) -> str:
    """Why an adjustment (扣分项) takes what it takes."""
    taken = worth(Fraction(result.points)) if result.points else "不扣分"
    return f"{_read(rule, result.working, evidence)}，{taken}"


def written(points: Decimal) -> str:
    """Points as they are said in a sentence: without the zeros that a column of figures needs."""
    return plain(Fraction(points)).replace("-", "−")


def _outcome(result: ClauseResult) -> str:
    lost = Fraction(result.max_points) - Fraction(result.points)
    if result.absent:
        return "本款不计分"
    if not result.max_points:
        return f"扣{number(lost)}分" if lost else "不扣分"
    exact = result.working.points
    rounded = "" if Fraction(result.points) == exact else f"（由{number(exact)}舍入）"
    earned = worth(Fraction(result.points)) + rounded
    return f"{earned}，扣{number(lost)}分" if lost else f"{earned}（满分）"


def _read(rule: Rule, working: Working, evidence: Evidence) -> str:
    if isinstance(working, OnCurve) and isinstance(rule, CurveRule):
        return _on_curve(rule, working, evidence)
    if isinstance(working, Gated) and isinstance(rule, GatedRule):
        return _gated(rule, working, evidence)
    if isinstance(working, Combined) and isinstance(rule, Combination):
        parts = zip(rule.parts, working.parts, strict=True)
        return "；".join(f"{_read(part, inner, evidence)}（{number(inner.points)}分）" for part, inner in parts)
    return number(working.points)


def _on_curve(rule: CurveRule, working: OnCurve, evidence: Evidence) -> str:
    measure, found = rule.measure, _found(working.reads, evidence)
    if isinstance(measure, AllHold):
        return _all_hold(measure, working, evidence)
    if isinstance(measure, Mark):
        return _judged(measure, evidence, working)
    share = share_of(measure)
    lone = measure if isinstance(measure, Input) else share
    if lone is None:
        told = told_with_number(measure, found, working.piece.over)
    else:
        told = stated(lone, found, working.piece.over if share is None else lone.domain)
    if len(rule.curve.pieces) > 1:
        told += f"，在{band(working.piece.over, measure)}档"
    return told if working.piece.is_flat else f"{told}{_along(working)}"


def _along(working: OnCurve) -> str:
    if working.piece.is_identity:
        return ""
    return f"，{line(working.piece, number(working.number))}＝{number(working.points)}"


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


def _judged(mark: Mark, evidence: Evidence, working: OnCurve) -> str:
    award = evidence.marks.get(mark.name)
    said = [f"评定{number(working.number)}分"]
    if isinstance(award, Award):
        by = [text for text in (award.by, None if award.on is None else award.on.isoformat()) if text]
        said += [f"（{'，'.join(by)}）"] if by else []
        said += [f"：{award.reason}"] if award.reason else []
    return "".join(said)


def _gated(rule: GatedRule, working: Gated, evidence: Evidence) -> str:
    found = _found(working.reads, evidence)
    asking = [condition for condition in rule.gate.conditions if asks_something(condition)]
    if working.inner is None:
        return "；".join(finding(condition, found, held=True) for condition in asking)
    inner = _read(rule.otherwise, working.inner, evidence)
    told_again = _paths_told(working.inner)
    failed = [
        finding(condition, found, held=False)
        for condition in asking
        # What the rule behind the gate tells of itself is not told twice.
        if not told_again.issuperset(leaf.path for leaf in condition.measure.inputs)
        and condition.measure.number(evidence.values) not in condition.within
    ]
    return "；".join([*failed, inner])


def _paths_told(working: Working) -> set[str]:
    """The paths whose numbers the sentence on a working names."""
    if isinstance(working, OnCurve):
        return {path for path, _ in working.reads}
    if isinstance(working, Gated):
        return {path for path, _ in working.reads} if working.inner is None else _paths_told(working.inner)
    return set()


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
