"""评分标准 in Chinese, made from a rule's own measure and curve, so that it cannot drift from the rule.

A rule is told by what it is (a curve, a gate, a combination), never by which scorer said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from huizhou_qa import words
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.combinations import BetterOf, Clamped, Combination, Sum, Weighted, WorseOf
from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.inputs import Input, Mark, Measure
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import AllHold, Condition, WeightedSum
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.readers import reads
from huizhou_qa.readers.agreements import Agreement, Linear
from huizhou_qa.rules import Input as Leaf
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.sheets.reachable import (
    ANY_CASE,
    Cases,
    cases_of,
    is_possible,
    where_all_hold,
    where_it_lies,
    where_one_fails,
)
from huizhou_qa.sheets.wording import (
    NUMBER,
    asks_something,
    band,
    called,
    formula,
    is_truth,
    label_of,
    number,
    operand,
    requirement,
    share_of,
    unit_of,
    with_unit,
)

# A curve of more flat pieces than this is told as steps, where its steps are equal.
MOST_PIECES_LISTED = 6


def criterion(rule: Rule, agreements: Iterable[Condition] = ()) -> str:
    """What a rule gives points for; what no values can reach, given what they must agree in, is left out."""
    if isinstance(rule, NodeRule):
        leaves = {leaf.path: leaf for leaf in reads(rule.node, rule.readings).inputs}
        return words.criterion(rule.node, rule.readings, [*_agreed(agreements, leaves)]).zh
    return _told(rule, cases_of(rule, agreements))


def _agreed(agreements: Iterable[Condition], leaves: Mapping[str, Leaf]) -> Iterator[Agreement]:
    """What must agree, of the inputs that the rule reads."""
    for one in agreements:
        terms = one.measure.terms if isinstance(one.measure, WeightedSum) else ()
        paths = {term.measure.path: term.weight for term in terms if isinstance(term.measure, Input)}
        if isinstance(one.measure, WeightedSum) and len(paths) == len(terms) and leaves.keys() >= paths.keys():
            weights = FrozenMapping({leaves[path]: weight for path, weight in paths.items()})
            yield Agreement(Linear(weights, one.measure.constant), one.within)


def _told(rule: Rule, cases: Cases) -> str:
    if isinstance(rule, CurveRule):
        return _on_curve(rule, cases)
    if isinstance(rule, GatedRule):
        return _gated(rule, cases)
    if isinstance(rule, Combination):
        return f"{_combined(rule)}：{'；'.join(f'〔{_told(part, cases)}〕' for part in rule.parts)}"
    return "、".join(leaf.label for leaf in rule.inputs)


def _gated(rule: GatedRule, cases: Cases) -> str:
    asking = [condition for condition in rule.gate.conditions if asks_something(condition)]
    failed = where_one_fails(cases, asking)
    if not is_possible(failed):
        return f"一律{worth(rule.gate.points)}"
    if not is_possible(where_all_hold(cases, asking)):
        return _told(rule.otherwise, failed)
    asked = "且".join(requirement(condition) for condition in asking)
    return f"{asked}的，{worth(rule.gate.points)}；否则，{_told(rule.otherwise, failed)}"


def worth(points: Fraction) -> str:
    """Points in words: 得1.5分, 不得分, 扣1分."""
    if not points:
        return "不得分"
    return f"得{number(points)}分" if points > 0 else f"扣{number(-points)}分"


def line(piece: Piece, of: str) -> str:
    """A piece's line: what it makes of the number that ``of`` stands for."""
    if piece.is_identity:
        return of
    slope = "" if piece.slope == 1 else f"{number(abs(piece.slope))}×"
    if not piece.intercept:
        return f"{'−' if piece.slope < 0 else ''}{slope}{operand(of)}"
    return f"{number(piece.intercept)}{'−' if piece.slope < 0 else '＋'}{slope}{operand(of)}"


def _combined(rule: Combination) -> str:
    if isinstance(rule, Weighted):
        return f"得分乘以{number(rule.weight)}"
    if isinstance(rule, Clamped):
        return f"不低于{number(rule.low)}分、不高于{number(rule.high)}分"
    names = {Sum.name: "各部分得分相加", BetterOf.name: "取得分较高者", WorseOf.name: "取得分较低者"}
    return names.get(rule.name, rule.name)


def _on_curve(rule: CurveRule, cases: Cases) -> str:
    measure = rule.measure
    if isinstance(measure, AllHold):
        return _all_hold(measure, rule)
    if isinstance(measure, Mark):
        return f"{measure.label}：{measure.kind.described_zh}，按评定计"
    share = share_of(measure)
    subject = formula(measure) if share is None else label_of(share)
    pieces = _best_first(rule, cases)
    steps = _steps(pieces)
    if steps is not None:
        return f"{subject}：{_told_as_steps(steps, measure)}"
    if is_truth(measure):
        pieces = tuple(one for piece in pieces for one in _at_each_whole_number(piece, measure))
    return f"{subject}：{'；'.join(_piece(piece, rule) for piece in pieces)}"


def _at_each_whole_number(piece: Piece, measure: Measure) -> Iterator[Piece]:
    """A piece over 否 and 是 as one for each: no line is drawn between them."""
    for value in (Fraction(1), Fraction(0)):
        if value in piece.over and value in measure.domain:
            yield Piece(Interval.exactly(value), piece.points(value))


def _best_first(rule: CurveRule, cases: Cases = ANY_CASE) -> tuple[Piece, ...]:
    pieces = _reached(rule, cases)
    return pieces if _points_fall(pieces) else tuple(reversed(pieces))


def _reached(rule: CurveRule, cases: Cases) -> tuple[Piece, ...]:
    """The pieces that some number of the measure can fall in."""
    measure = rule.measure
    found = []
    for piece in rule.curve.pieces:
        over = piece.over.meet(measure.domain)
        if over is not None and measure.whole:
            over = over.whole_numbers()
        if over is not None and is_possible(where_it_lies(cases, measure, over)):
            found.append(piece)
    # Where a rule can never give a number here, as behind a gate that only a divisor of 0 fails, all of it is told.
    return tuple(found) or rule.curve.pieces


def _points_fall(pieces: Sequence[Piece]) -> bool:
    if len(pieces) == 1:
        return pieces[0].slope < 0
    first, last = pieces[0], pieces[-1]
    return first.intercept + first.slope * (first.over.high or 0) > last.intercept + last.slope * (last.over.low or 0)


def _piece(piece: Piece, rule: CurveRule) -> str:
    measure = rule.measure
    over = band(piece.over, measure)
    # A number alone would run into the points: 1得2分.
    over = f"等于{over}" if NUMBER.fullmatch(over.removeprefix("−")) else over
    if piece.is_flat and not piece.intercept and rule.extremes()[1] == 0:
        return f"{over}不扣分"
    if piece.is_flat:
        return f"{over}{worth(piece.intercept)}"
    unit = step_unit(measure)
    if piece.slope < 0 and not piece.intercept and unit:
        return f"{over}，每{with_unit('1', unit)}扣{number(-piece.slope)}分"
    return f"{over}按{line(piece, called(measure))}计分"


def _all_hold(measure: AllHold, rule: CurveRule) -> str:
    asked = "，且".join(requirement(condition) for condition in measure.conditions)
    met, missed = (rule.curve.piece_at(Fraction(held)).intercept for held in (1, 0))
    told = f"{asked}的，{worth(met)}；否则{worth(missed)}"
    excused = {
        "satisfied": "（其中一类没有的，不作要求）",
        "ruled": "（没有的一类经裁定后，不作要求）",
        "needed": "",
    }
    return told + (excused[measure.empty] if len(measure.conditions) > 1 else "")


@frozen
class Steps:
    """Many equal steps down from a line: a curve that a text writes as 每少1个百分点扣0.3分.

    ``line`` is where full marks end and the number gets worse, downwards or up; a step of
    ``width`` costs ``drop``. ``whole`` says that only a whole step costs.
    """

    line: Fraction
    downwards: bool
    width: Fraction
    drop: Fraction
    whole: bool
    best: Piece
    worst: Piece

    @property
    def full(self) -> Interval:
        """Where the text itself gives full marks."""
        low, high = (self.line, None) if self.downwards else (None, self.line)
        return Interval(low, high, low_closed=self.downwards, high_closed=not self.downwards)

    def beyond(self, value: Fraction) -> Fraction:
        """How far the number is on the worse side of the line; 0 or less on the better."""
        return self.line - value if self.downwards else value - self.line


def steps_of(rule: CurveRule) -> Steps | None:
    """The steps of a curve; None where its pieces are few, or the steps not equal."""
    return _steps(_best_first(rule))


def _steps(pieces: tuple[Piece, ...]) -> Steps | None:
    if len(pieces) <= MOST_PIECES_LISTED or not all(piece.is_flat for piece in pieces):
        return None
    drops = {better.intercept - worse.intercept for better, worse in pairwise(pieces)}
    widths = {_width(piece.over) for piece in pieces[1:-1]}
    if len(drops) != 1 or len(widths) != 1:
        return None
    (drop,), (width,) = drops, widths
    best, first_step, *_, worst = pieces
    downwards = _is_below(first_step.over, best.over)
    edge = first_step.over.high if downwards else first_step.over.low
    whole = first_step.over.high_closed if downwards else first_step.over.low_closed
    # An edge on the worse side is where a whole step is complete: full marks end one step before it.
    line = (edge or Fraction(0)) + ((width if downwards else -width) if whole else 0)
    return Steps(line, downwards, width, drop, whole, best, worst)


def step_unit(measure: Measure) -> str:
    """What steps are counted in."""
    return "个百分点" if unit_of(measure) == "%" else unit_of(measure)


def _told_as_steps(steps: Steps, measure: Measure) -> str:
    one = with_unit(number(steps.width), step_unit(measure))
    part = "的部分不扣" if steps.whole else f"的按{one}计"
    return (
        f"{band(steps.full, measure)}{worth(steps.best.intercept)}；{'每少' if steps.downwards else '每多'}{one}"
        f"扣{number(steps.drop)}分（不足{one}{part}）；{band(steps.worst.over, measure)}{worth(steps.worst.intercept)}"
    )


def _width(over: Interval) -> Fraction:
    # Between two others a piece has both its ends.
    return (over.high or Fraction(0)) - (over.low or Fraction(0))


def _is_below(left: Interval, right: Interval) -> bool:
    return left.high is not None and right.low is not None and left.high <= right.low
