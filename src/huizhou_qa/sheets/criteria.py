"""评分标准 in Chinese, made from a rule's own measure and curve, so that it cannot drift from the rule.

A rule is told by what it is (a curve, a gate, a combination), never by which scorer said it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from huizhou_qa.ground.combinations import BetterOf, Clamped, Combination, Sum, Weighted, WorseOf
from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.inputs import Mark, Measure
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import AllHold
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.sheets.wording import (
    asks_something,
    band,
    called,
    formula,
    label_of,
    number,
    requirement,
    share_of,
    unit_of,
)

# A curve of more flat pieces than this is told as steps, where its steps are equal.
MOST_PIECES_LISTED = 6


def criterion(rule: Rule) -> str:
    """What a rule gives points for."""
    if isinstance(rule, CurveRule):
        return _on_curve(rule)
    if isinstance(rule, GatedRule):
        asked = "且".join(requirement(condition) for condition in rule.gate.conditions if asks_something(condition))
        return f"{asked}的，{worth(rule.gate.points)}；否则，{criterion(rule.otherwise)}"
    if isinstance(rule, Combination):
        return f"{_combined(rule)}：{'；'.join(f'〔{criterion(part)}〕' for part in rule.parts)}"
    return "、".join(leaf.label for leaf in rule.inputs)


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
        return f"{'−' if piece.slope < 0 else ''}{slope}{of}"
    return f"{number(piece.intercept)}{'−' if piece.slope < 0 else '＋'}{slope}{of}"


def _combined(rule: Combination) -> str:
    if isinstance(rule, Weighted):
        return f"得分乘以{number(rule.weight)}"
    if isinstance(rule, Clamped):
        return f"不低于{number(rule.low)}分、不高于{number(rule.high)}分"
    names = {Sum.name: "各部分得分相加", BetterOf.name: "取得分较高者", WorseOf.name: "取得分较低者"}
    return names.get(rule.name, rule.name)


def _on_curve(rule: CurveRule) -> str:
    measure = rule.measure
    if isinstance(measure, AllHold):
        return _all_hold(measure, rule)
    if isinstance(measure, Mark):
        return f"{measure.label}：{measure.kind.described_zh}，按评定计"
    share = share_of(measure)
    subject = formula(measure) if share is None else label_of(share)
    steps = steps_of(rule)
    if steps is not None:
        return f"{subject}：{_told_as_steps(steps, measure)}"
    return f"{subject}：{'；'.join(_piece(piece, rule) for piece in _best_first(rule))}"


def _best_first(rule: CurveRule) -> tuple[Piece, ...]:
    pieces = _reached(rule)
    return pieces if _points_fall(pieces) else tuple(reversed(pieces))


def _reached(rule: CurveRule) -> tuple[Piece, ...]:
    """The pieces that some number of the measure can fall in."""
    met = [
        piece
        for piece in rule.curve.pieces
        if (over := piece.over.meet(rule.measure.domain)) is not None
        and (not rule.measure.whole or over.whole_numbers() is not None)
    ]
    return tuple(met)


def _points_fall(pieces: Sequence[Piece]) -> bool:
    if len(pieces) == 1:
        return pieces[0].slope < 0
    first, last = pieces[0], pieces[-1]
    return first.intercept + first.slope * (first.over.high or 0) > last.intercept + last.slope * (last.over.low or 0)


def _piece(piece: Piece, rule: CurveRule) -> str:
    measure = rule.measure
    over = band(piece.over, measure)
    if piece.is_flat and not piece.intercept and rule.extremes()[1] == 0:
        return f"{over}不扣分"
    if piece.is_flat:
        return f"{over}{worth(piece.intercept)}"
    if piece.slope < 0 and not piece.intercept:
        unit = unit_of(measure)
        return f"{over}，每1{unit}扣{number(-piece.slope)}分"
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
    pieces = _best_first(rule)
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
    one = f"{number(steps.width)}{step_unit(measure)}"
    part = "的部分不扣" if steps.whole else f"的按{one}计"
    return (
        f"{band(steps.full, measure)}{worth(steps.best.intercept)}；{'每少' if steps.downwards else '每超过'}{one}"
        f"扣{number(steps.drop)}分（不足{one}{part}）；{band(steps.worst.over, measure)}{worth(steps.worst.intercept)}"
    )


def _width(over: Interval) -> Fraction:
    # Between two others a piece has both its ends.
    return (over.high or Fraction(0)) - (over.low or Fraction(0))


def _is_below(left: Interval, right: Interval) -> bool:
    return left.high is not None and right.low is not None and left.high <= right.low
