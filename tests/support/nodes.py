"""Random rules over made-up inputs, their values, and a node that a stranger wrote outside the package."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen
from hypothesis import strategies as st

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Gap, Number
from huizhou_qa.rules import (
    AllOf,
    Arithmetic,
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Input,
    Knots,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Ordered,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    StatisticInput,
    Steps,
    Straight,
    Sum,
    Within,
)
from huizhou_qa.rules.arithmetic import N, T
from huizhou_qa.rules.makings import PARTS_OF_STEPS, Worse
from huizhou_qa.rules.rounding import MODES, STAGES

WORSE: tuple[Worse, ...] = ("below", "above")
NONE_OF_IT = "nothing"

SHARE = Input("/facts/share", "[0, 100]")
GROWTH = Input("/facts/growth", "(-∞, ∞)")
AMOUNT = Input("/facts/amount", "[0, ∞)")
COUNT = Input("/facts/count", "[0, ∞)", whole=True, may_be_nothing=False)
YES = Input("/facts/yes", "[0, 1]", whole=True)
PLACE = StatisticInput("/statistics/place", "[1, ∞)", whole=True, may_be_nothing=False, measure=GROWTH, fold="place")
MOST_OF_OTHERS = StatisticInput(
    "/statistics/most", "[0, ∞)", may_be_nothing=False, measure=AMOUNT, fold="most", own=False
)
MEAN = StatisticInput("/averages/growth", measure=GROWTH, may_be_nothing=False)
INPUTS = (SHARE, GROWTH, AMOUNT, COUNT, YES, PLACE, MOST_OF_OTHERS, MEAN)
READINGS: Mapping[str, tuple[str, ...]] = {
    "margin": ("at_least", "more_than"),
    "parts": ("whole", "started", "prorata"),
}

FRACTIONS = st.sampled_from([Fraction(n, d) for n in range(-6, 7) for d in (1, 2, 3)])
POSITIVE = st.sampled_from([Fraction(n, d) for n in range(1, 7) for d in (1, 2, 3, 10)])


@frozen
class TwiceLess:
    """A stranger's measure: twice one measure less another, with a floor; written with ``under`` alone."""

    first: Measure
    second: Measure

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        spread = arithmetic.sum(
            [(self.first.under(arithmetic), Fraction(2)), (self.second.under(arithmetic), Fraction(-1))], Fraction(0)
        )
        return arithmetic.ordered([spread, arithmetic.constant(Fraction(0))], 1, 2)


def values(leaf: Input) -> st.SearchStrategy[Fraction]:
    """Numbers that an input may take: its ends, small ones, and ones between."""
    low = Fraction(-8) if leaf.range.low is None else leaf.range.low
    high = Fraction(12) if leaf.range.high is None else leaf.range.high
    if leaf.whole:
        return st.integers(int(low), int(min(high, Fraction(12)))).map(Fraction)
    steps = st.integers(0, 24).map(lambda at: low + (high - low) * at / 24)
    return steps | st.sampled_from([low, high, (low + high) / 2])


def numbers(leaf: Input) -> st.SearchStrategy[Number | None]:
    """A value, nothing where that may be, or None: nobody has said."""
    said: st.SearchStrategy[Number | None] = values(leaf) | st.none()
    return said | st.just(Gap(nothing=frozenset({leaf.path}))) if leaf.may_be_nothing else said


UNITS = st.fixed_dictionaries({leaf.path: numbers(leaf) for leaf in INPUTS})
WHOLE_UNITS = st.fixed_dictionaries({leaf.path: values(leaf) for leaf in INPUTS})
CHOICES = st.fixed_dictionaries({reading: st.sampled_from(choices) for reading, choices in READINGS.items()})


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(FRACTIONS), draw(FRACTIONS)))
    if low == high:
        return Interval.exactly(low)
    ends = draw(st.sampled_from(["both", "low", "high"]))
    closed = draw(st.booleans()), draw(st.booleans())
    return Interval(
        low if ends != "high" else None,
        high if ends != "low" else None,
        low_closed=closed[0] and ends != "high",
        high_closed=closed[1] and ends != "low",
    )


ANYWHERE = Interval(None, None, low_closed=False, high_closed=False)


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    kind = draw(st.sampled_from(["bands", "knots", "steps", "straight"]))
    if kind == "knots":
        at = sorted(draw(st.sets(FRACTIONS, min_size=1, max_size=4)))
        return Curve(ANYWHERE, Knots([(x, draw(FRACTIONS)) for x in at]))
    if kind == "steps":
        worse, part = draw(st.sampled_from(WORSE)), draw(st.sampled_from(PARTS_OF_STEPS))
        return Curve(ANYWHERE, Steps(3, draw(FRACTIONS), worse, draw(POSITIVE), "0.3", 1, part))
    if kind == "straight":
        return Curve(ANYWHERE, Straight(draw(FRACTIONS), draw(FRACTIONS)))
    cuts = sorted(draw(st.sets(st.integers(-5, 9), min_size=1, max_size=3)))
    lefts = [draw(st.booleans()) for _ in cuts]
    edges = [("(", "-∞"), *(("[" if left else "(", str(cut)) for cut, left in zip(cuts, lefts, strict=True))]
    ends = [*(")" if left else "]" for left in lefts), ")"]
    highs = [*map(str, cuts), "∞"]
    table = {
        f"{open_}{low}, {high}{close}": draw(FRACTIONS)
        for (open_, low), high, close in zip(edges, highs, ends, strict=True)
    }
    return Curve(ANYWHERE, Bands(table))


@st.composite
def roundings(draw: st.DrawFn) -> GridRounding:
    return GridRounding(draw(POSITIVE), draw(st.sampled_from(MODES)), draw(st.sampled_from(STAGES)))


LEAVES: st.SearchStrategy[Measure] = (
    st.sampled_from(INPUTS) | FRACTIONS.map(Constant) | st.just(NothingToMeasure(NONE_OF_IT))
)


@st.composite
def measures(draw: st.DrawFn, depth: int = 3) -> Measure:  # noqa: C901, PLR0911, PLR0912 - one branch for each operation
    if depth == 0:
        return draw(LEAVES)
    inner = measures(depth - 1)
    match draw(st.integers(0, 13)):
        case 0:
            return Sum(tuple((draw(inner), draw(FRACTIONS)) for _ in range(draw(st.integers(0, 3)))), draw(FRACTIONS))
        case 1:
            return Product(draw(inner), draw(inner))
        case 2:
            return Quotient(draw(inner), draw(inner))
        case 3:
            fulls = POSITIVE.map(Constant)
            parts = tuple((draw(inner), draw(fulls)) for _ in range(draw(st.integers(1, 3))))
            return Pooled(parts, draw(st.integers(1, 2)))
        case 4:
            return Rounded(draw(inner), draw(roundings()))
        case 5:
            several = tuple(draw(inner) for _ in range(draw(st.integers(1, 3))))
            start = draw(st.integers(0, len(several) - 1))
            return Ordered(several, start, draw(st.integers(start + 1, len(several))))
        case 6 | 7:
            return OnCurve(draw(inner), draw(curves()))
        case 8:
            return NumberOf(draw(conditions(depth - 1)))
        case 9 | 10:
            return Choose(draw(conditions(depth - 1)), draw(inner), draw(inner))
        case 11:
            reading = draw(st.sampled_from(sorted(READINGS)))
            return Open(reading, {choice: draw(inner) for choice in READINGS[reading]})
        case 12:
            return TwiceLess(draw(inner), draw(inner))
        case _:
            return draw(LEAVES)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Condition:
    match draw(st.integers(0, 3)) if depth else 0:
        case 1:
            return AllOf(tuple(draw(conditions(depth - 1)) for _ in range(draw(st.integers(1, 3)))))
        case 2:
            return Present(draw(measures(depth - 1)))
        case _:
            return Within(draw(measures(max(depth - 1, 0))), draw(intervals()))


def known(unit: Mapping[str, Number | None]) -> dict[str, Number]:
    """What was said of a unit."""
    return {path: one for path, one in unit.items() if one is not None}
