"""评分标准 in Chinese, made from a rule's own measure and curve, so that it cannot drift from the rule.

A rule is told by what it is (a curve, a gate, a combination), never by which scorer said it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from huizhou_qa.ground.combinations import BetterOf, Clamped, Combination, Sum, Weighted, WorseOf
from huizhou_qa.ground.curves import Piece
from huizhou_qa.ground.inputs import Mark, Measure
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import AllHold
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.sheets.wording import asks_something, band, called, formula, number, requirement, share_of, unit_of

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
    measure, pieces = rule.measure, _reached(rule)
    if isinstance(measure, AllHold):
        return _all_hold(measure, rule)
    if isinstance(measure, Mark):
        return f"{measure.label}：{measure.kind.described_zh}，按评定计"
    share = share_of(measure)
    subject = formula(measure) if share is None else share.label
    best_first = pieces if _points_fall(pieces) else tuple(reversed(pieces))
    told = _steps(best_first, measure) or "；".join(_piece(piece, rule) for piece in best_first)
    return f"{subject}：{told}"


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


def _steps(best_first: Sequence[Piece], measure: Measure) -> str:
    """Many equal steps down in one sentence; nothing where the pieces are few or not equal."""
    if len(best_first) <= MOST_PIECES_LISTED or not all(piece.is_flat for piece in best_first):
        return ""
    drops = {better.intercept - worse.intercept for better, worse in pairwise(best_first)}
    widths = {_width(piece.over) for piece in best_first[1:-1]}
    if len(drops) != 1 or len(widths) != 1:
        return ""
    (drop,), (width,) = drops, widths
    return _told_as_steps(best_first, measure, drop, width)


def _width(over: Interval) -> Fraction:
    # Between two others a piece has both its ends.
    return (over.high or Fraction(0)) - (over.low or Fraction(0))


def _told_as_steps(best_first: Sequence[Piece], measure: Measure, drop: Fraction, width: Fraction) -> str:
    best, first_step, *_, worst = best_first
    downwards = _below(first_step.over, best.over)
    edge = first_step.over.high if downwards else first_step.over.low
    closed = first_step.over.high_closed if downwards else first_step.over.low_closed
    # An edge on the worse side is where a whole step is complete: full marks end one step before it.
    begins = (edge or Fraction(0)) + ((width if downwards else -width) if closed else 0)
    unit = "个百分点" if unit_of(measure) == "%" else unit_of(measure)
    part = "的部分不扣" if closed else f"的按{number(width)}{unit}计"
    low, high = (begins, None) if downwards else (None, begins)
    full = Interval(low, high, low_closed=downwards, high_closed=not downwards)
    return (
        f"{band(full, measure)}{worth(best.intercept)}；每{'少' if downwards else '超过'}{number(width)}{unit}"
        f"扣{number(drop)}分（不足{number(width)}{unit}{part}）；{band(worst.over, measure)}{worth(worst.intercept)}"
    )


def _below(left: Interval, right: Interval) -> bool:
    return left.high is not None and right.low is not None and left.high <= right.low
