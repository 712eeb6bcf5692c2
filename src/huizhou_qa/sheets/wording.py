"""How numbers, intervals, measures and conditions are written in Chinese.

Nothing here knows a scorer, a clause or a city: words come from a measure's own structure and
an interval's own ends. What a whole rule says is in ``criteria.py``, what became of it in ``grounds.py``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.inputs import PERCENT, TRUTH, Input, Measure, OthersAverage
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import (
    ANY_NUMBER,
    AT_LEAST_ZERO,
    AT_MOST_ZERO,
    Condition,
    Quotient,
    Term,
    WeightedSum,
)
from huizhou_qa.ground.numbers import is_whole, plain
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.ground.values import Values

LONGEST_EXACT = 18
FEWEST_PLACES, MOST_PLACES = 6, 64
# Numerator and denominator of what is looked at as a decimal fraction at all: about 120 digits.
MOST_BITS = 400
# What may stand before a number without being read as a part of it: a word, but for these, or a closed bracket.
MISLEADING = frozenset("约负第两")
CLOSING = frozenset("）〕】》」』”’：")
OPERATORS = frozenset("＋+−÷×")
MORE_THAN_NOUGHT = Interval.parse("(0, ∞)")
LESS_THAN_NOUGHT = Interval.parse("(-∞, 0)")
# A number of 0 or more, as ``number`` writes it.
NUMBER = re.compile(r"(约|略大于|略小于)?[0-9]+(\.[0-9]+)?")

# What the difference of two measures lies in, as a word between them, and what the failure is called.
BETWEEN: Mapping[Interval, tuple[str, str]] = MappingProxyType(
    {
        AT_LEAST_ZERO: ("达到", "未达到"),
        AT_MOST_ZERO: ("不超过", "超过"),
        MORE_THAN_NOUGHT: ("超过", "未超过"),
        LESS_THAN_NOUGHT: ("低于", "不低于"),
    }
)


@frozen
class Found:
    """What was read: numbers by the path of their input, and the counts behind a rate as text."""

    numbers: Mapping[str, Fraction]
    counts: Mapping[str, str] = FrozenMapping()


def number(value: Fraction, within: Interval = ANY_NUMBER) -> str:
    """The number in full where that is short, else rounded and marked 约, still within the interval given.

    What is not a whole number never reads as one: most ends of intervals are whole numbers. Where no
    rounding keeps it so, it is told by what it is next to (略大于).
    """
    exactly = in_full(value)
    if exactly is not None and len(exactly) <= LONGEST_EXACT:
        return exactly
    for places in range(FEWEST_PLACES, MOST_PLACES):
        rounded = Rounding(places).rounded(value)
        if rounded in within and (is_whole(value) or not is_whole(rounded)):
            return ("" if rounded == value else "约") + signed(rounded)
    return next_to(value) if exactly is None else exactly


def in_full(value: Fraction) -> str | None:
    """The number as a decimal fraction without any rounding; None where there is none, or it is very long."""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_BITS:
        return None
    written = signed(value)
    return None if "/" in written else written


def next_to(value: Fraction) -> str:
    """A number by the rounded one that it all but is."""
    rounded = Rounding(FEWEST_PLACES).rounded(value)
    return f"略{'大' if value > rounded else '小'}于{signed(rounded)}"


def signed(value: Fraction) -> str:
    """The number with the sign of a printed text."""
    return plain(value).replace("-", "−")


def side_of(within: Interval, value: Fraction) -> Interval:
    """The interval itself where the value lies in it, else all that lies beyond it on the value's side."""
    if value in within:
        return within
    if within.low is not None and value <= within.low:
        return Interval(None, within.low, low_closed=False, high_closed=not within.low_closed)
    return Interval(within.high, None, low_closed=not within.high_closed, high_closed=False)


def scaled(over: Interval, factor: int) -> Interval:
    """The interval with both ends times a factor."""
    low, high = (None if end is None else end * factor for end in (over.low, over.high))
    return Interval(low, high, over.low_closed, over.high_closed)


def label_of(leaf: Input) -> str:
    """An input's label; an average over the others says that the unit itself is not in it."""
    return f"{leaf.label}（不含本单位）" if isinstance(leaf, OthersAverage) else leaf.label


def joined(label: str, said: str) -> str:
    """A label and what is said of it, with a colon where the two could be read as one."""
    last = label[-1:]
    is_word = unicodedata.category(last or "一") == "Lo" and unicodedata.numeric(last or "人", None) is None
    return f"{label}{said}" if (is_word and last not in MISLEADING) or last in CLOSING else f"{label}：{said}"


def with_unit(figure: str, unit: str) -> str:
    """A number and its unit; times, where the unit itself begins with a number (10万元)."""
    return f"{figure}×{unit}" if unit[:1].isdigit() else f"{figure}{unit}"


def stated(leaf: Input, found: Found, within: Interval = ANY_NUMBER) -> str:
    """An input's label with what was read of it, or that there was nothing of it to measure."""
    if leaf.path not in found.numbers:
        return f"{leaf.label}无可考核对象"
    value, counts = found.numbers[leaf.path], found.counts.get(leaf.path, "")
    if leaf.kind == TRUTH:
        return f"{leaf.label}：{truth(value)}"
    return joined(label_of(leaf), with_unit(number(value, within), leaf.unit)) + counts


def truth(value: Fraction) -> str:
    """是 or 否."""
    return "是" if value else "否"


def unit_of(measure: Measure) -> str:
    """The unit of a measure's number; a ratio and a weighted sum have none."""
    return measure.unit if isinstance(measure, Input) else ""


def is_truth(measure: Measure) -> bool:
    """Whether the measure is an input that is true or false."""
    return isinstance(measure, Input) and measure.kind == TRUTH


def share_of(measure: Measure) -> Input | None:
    """The percentage that a measure takes as a share of one, so that 99 % reads as 0.99; None for any other."""
    if not isinstance(measure, WeightedSum) or len(measure.terms) != 1 or measure.constant:
        return None
    (term,) = measure.terms
    leaf = term.measure
    return leaf if isinstance(leaf, Input) and leaf.kind == PERCENT and 100 * term.weight == 1 else None


def band(over: Interval, measure: Measure) -> str:
    """An interval as a text writes it: 10%（含）以下, 10%–15%（含）, 超过20%. Ends of the domain go unsaid."""
    domain = measure.domain
    over = over.meet(domain) or over
    if measure.whole:
        over = over.whole_numbers() or over
    if is_truth(measure):
        return "是或否" if over.low is None or over.low != over.high else truth(over.low)
    unit, scale = unit_of(measure), 1
    if share_of(measure) is not None:
        unit, scale = "%", 100
    low = None if over.low is None else with_unit(number(over.low * scale), unit)
    high = None if over.high is None else with_unit(number(over.high * scale), unit)
    if low is not None and low == high:
        return low
    if (over.low, over.low_closed) == (domain.low, domain.low_closed):
        low = None
    if (over.high, over.high_closed) == (domain.high, domain.high_closed):
        high = None
    return _between_ends(low, high, over)


def _between_ends(low: str | None, high: str | None, over: Interval) -> str:
    if low is None and high is None:
        return "任何数值"
    if low is None:
        return f"{high}（含）以下" if over.high_closed else f"不足{high}"
    if high is None:
        return f"{low}（含）以上" if over.low_closed else f"超过{low}"
    if not over.low_closed and not over.high_closed:
        return f"{low}–{high}（两端不含）"
    return f"{low}{'（含）' if over.low_closed else ''}–{high}{'（含）' if over.high_closed else ''}"


def formula(measure: Measure, found: Found | None = None) -> str:
    """How a measure is worked out: in its inputs' labels, or in the numbers that were read."""
    if isinstance(measure, Input):
        return label_of(measure) if found is None else number(found.numbers[measure.path])
    if isinstance(measure, Quotient):
        return f"{operand(formula(measure.dividend, found))}÷{operand(formula(measure.divisor, found))}"
    if isinstance(measure, WeightedSum):
        return _sum(measure, found)
    return "、".join(leaf.label for leaf in measure.inputs)


def operand(told: str) -> str:
    """What stands beside a sign of arithmetic, in brackets where it could be read otherwise.

    That is where it holds a sign itself, as a number below 0 does, or is a label that begins or ends with
    a figure.
    """
    if NUMBER.fullmatch(told):
        return told
    has_figures_at_an_end = told[:1].isdigit() or told[-1:].isdigit()
    return f"（{told}）" if has_figures_at_an_end or OPERATORS.intersection(told) else told


def _sum(measure: WeightedSum, found: Found | None) -> str:
    told = number(measure.constant) if measure.constant else ""
    for term in measure.terms:
        sign = "−" if term.weight < 0 else ("＋" if told else "")
        told += sign + _times(term, found, alone=not sign)
    return told or number(measure.constant)


def _times(term: Term, found: Found | None, *, alone: bool) -> str:
    weight, told = abs(term.weight), formula(term.measure, found)
    if weight != 1:
        return f"{operand(number(weight))}×{operand(told)}"
    return told if alone and isinstance(term.measure, Input) else operand(told)


def called(measure: Measure) -> str:
    """What a curve's line calls the measure's number."""
    if share_of(measure) is not None or isinstance(measure, Quotient):
        return "该比例"
    return "该数值" if isinstance(measure, Input) else "合计数"


def requirement(condition: Condition) -> str:
    """What a condition asks, in labels."""
    measure = condition.measure
    compared = _compared(condition)
    if compared is not None:
        left, word, _, right = compared
        return f"{formula(left)}{word}{formula(right)}"
    if is_truth(measure):
        return f"{formula(measure)}为“{band(condition.within, measure)}”"
    return f"{formula(measure)}为{band(condition.within, measure)}"


def asks_something(condition: Condition) -> bool:
    """Whether there is a number that would fail the condition."""
    domain = condition.measure.domain
    return condition.within.meet(domain) != domain


def is_comparison(condition: Condition) -> bool:
    """Whether the condition holds one measure against another."""
    return _compared(condition) is not None


def finding(condition: Condition, found: Found, *, held: bool) -> str:
    """What was found of a condition: the numbers, and whether they meet it."""
    measure = condition.measure
    compared = _compared(condition)
    if compared is not None:
        left, word, failed, right = compared
        values = [_number(one, found) for one in (left, right)]
        beside = [
            side_of(Interval.exactly(other), value) for value, other in zip(values, reversed(values), strict=True)
        ]
        return f"{_told(left, found, beside[0])}，{word if held else failed}{_told(right, found, beside[1])}"
    if isinstance(measure, Input) and is_truth(measure):
        return stated(measure, found)
    required = f"{'符合' if held else '不符合'}{band(condition.within, measure)}的要求"
    return f"{_told(measure, found, side_of(condition.within, _number(measure, found)))}，{required}"


def _told(measure: Measure, found: Found, within: Interval) -> str:
    if isinstance(measure, Input):
        return stated(measure, found, within)
    return told_with_number(measure, found, within)


def told_with_number(
    measure: Measure, found: Found, within: Interval = ANY_NUMBER, told: frozenset[str] = frozenset()
) -> str:
    """How the measure's number comes of its inputs, and each of these that was not ``told`` before."""
    parts = [stated(leaf, found) for leaf in measure.inputs if leaf.path not in told]
    worked = formula(measure, found)
    worth = number(_number(measure, found), within)
    return "，".join(parts if worked == worth else [*parts, f"{worked}＝{worth}"])


def _number(measure: Measure, found: Found) -> Fraction:
    # Values is a mapping of numbers by path; the measure reads nothing else of it.
    return measure.number(Values(found.numbers))


def _compared(condition: Condition) -> tuple[Measure, str, str, Measure] | None:
    """The two measures that a condition on their difference compares, with the words between them."""
    measure = condition.measure
    if not isinstance(measure, WeightedSum) or measure.constant or condition.within not in BETWEEN:
        return None
    if [term.weight for term in measure.terms] != [1, -1]:
        return None
    left, right = measure.terms
    return left.measure, *BETWEEN[condition.within], right.measure
