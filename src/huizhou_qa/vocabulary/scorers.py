"""The scorers that schemes are written with; each says its rule and adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeVar

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, one_of, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.fields import a_text, a_truth, by_field, each, entries, of_kind, placed, refused
from huizhou_qa.ground.numbers import ExactNumber, exact
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.conditions import AllOf, Present, Within
from huizhou_qa.rules.derived import any_of, at_most, exactly, scaled, weighted, where_present
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.makings import PARTS_OF_STEPS, WORSE, Bands, PartOfStep, Proportion, Steps, Worse
from huizhou_qa.rules.measures import Choose, Constant, Nothing, NumberOf, Quotient
from huizhou_qa.vocabulary.inputs import average_of, others_average_of
from huizhou_qa.vocabulary.scorer import Scorer, a_condition, a_measure, on_curve

One = TypeVar("One")
Other = TypeVar("Other")
Over = Literal["all", "others"]
Empty = Literal["needed", "satisfied"]
Table = FrozenMapping[str, Fraction]

_OVERS: tuple[Over, ...] = ("all", "others")
_EMPTIES: tuple[Empty, ...] = ("needed", "satisfied")


_TABLE = Wording("区间与得分的对照表（如{'[0, 10]': 1}）", "a mapping of intervals to points, such as {'[0, 10]': 1}")
_FACT = Wording("数据项（如percent(…)）", "a fact, such as percent(…)")
_COUNTED = Wording("度量与每个得分的一对", "a pair of a measure and the points of one")
_ASKED = Wording("度量与条件的一对", "a pair of a measure and a condition")


def _table(given: Mapping[str, ExactNumber]) -> Table:
    texts = {a_text(over): points for over, points in entries(given, _TABLE)}
    if not texts:
        raise SchemeError.of("", "empty", case="pieces")
    return FrozenMapping({over: placed(pointer(over), exact, points) for over, points in texts.items()})


def _a_fact(value: Input) -> Input:
    return of_kind(value, Input, _FACT)


def _a_pair(value: tuple[One, Other], expected: Wording) -> tuple[One, Other]:
    if type(value) is not tuple or len(value) != len(("one", "other")):
        raise refused(value, expected)
    return value


@frozen(field_transformer=by_field)
class Band(Scorer):
    """分档计分: a table of intervals, from left to right, and the points of each.

    >>> from fractions import Fraction
    >>> from huizhou_qa.readers import Exact
    >>> from huizhou_qa.vocabulary import Band, percent
    >>> rate = percent("failure_rate", "抽检不合格率")
    >>> rule = Band(rate, {"[0, 10]": 1, "(10, 100]": 0})
    >>> rule.under(Exact({rate.path: Fraction(10)}))
    Fraction(1, 1)
    >>> rule.under(Exact({rate.path: Fraction("10.001")}))
    Fraction(0, 1)
    """

    measure: Measure = field(converter=a_measure)
    bands: Table = field(converter=_table)
    whole: bool = field(default=False, converter=a_truth)

    @cached_property
    def said(self) -> Measure:
        return on_curve(self.measure, Bands(self.bands), whole=self.whole)


@frozen(field_transformer=by_field)
class LinearDeduction(Scorer):
    """每少（超过）``step``扣``each``分，最多扣``most``分: full marks up to a line, and less beyond it.

    ``worse`` is the side on which the number gets worse; ``part_of_step`` says what a part of a step costs:
    nothing (whole), as much as a step (started), or its share (prorata).

    >>> from fractions import Fraction
    >>> from huizhou_qa.readers import Exact
    >>> from huizhou_qa.vocabulary import LinearDeduction, quantity
    >>> dust = quantity("dust", "扬尘", "微克/立方米")
    >>> rule = LinearDeduction(dust, full=3, line=35, worse="above", step=1, each="0.3", most=3)
    >>> [str(rule.under(Exact({dust.path: Fraction(at)}))) for at in ("35", "35.99", "36", "44.9", "45", "60")]
    ['3', '3', '27/10', '3/10', '0', '0']
    """

    measure: Measure = field(converter=a_measure)
    full: Fraction = field(converter=exact)
    line: Fraction = field(converter=exact)
    worse: Worse = field(validator=one_of(WORSE))
    step: Fraction = field(converter=exact)
    each: Fraction = field(converter=exact)
    most: Fraction = field(converter=exact)
    part_of_step: PartOfStep = field(default="whole", validator=one_of(PARTS_OF_STEPS))

    @cached_property
    def said(self) -> Measure:
        made = Steps(self.full, self.line, self.worse, self.step, self.each, self.most, self.part_of_step)
        return on_curve(self.measure, made)


@frozen(field_transformer=by_field)
class RatioTimesCoefficient(Scorer):
    """按实际比例乘以系数计分: a ratio below 1 is worth its share of a coefficient, from 1 on it is worth ``full``.

    >>> from fractions import Fraction
    >>> from huizhou_qa.readers import Exact
    >>> from huizhou_qa.vocabulary import RatioTimesCoefficient, percent
    >>> share = percent("water_sources", "水源达标率")
    >>> rule = RatioTimesCoefficient(scaled(share, "0.01"), "1.2", "1.5")
    >>> [str(rule.under(Exact({share.path: Fraction(at)}))) for at in (99, 100)]
    ['297/250', '3/2']
    """

    ratio: Measure = field(converter=a_measure)
    coefficient: Fraction = field(converter=exact)
    full: Fraction = field(converter=exact)

    @full.default
    def _no_jump(self) -> Fraction:
        return self.coefficient

    def __attrs_post_init__(self) -> None:
        if self.coefficient <= 0 or self.full < self.coefficient:
            raise SchemeError.of("", "bad_coefficient")
        super().__attrs_post_init__()

    @cached_property
    def said(self) -> Measure:
        return on_curve(self.ratio, Proportion(self.coefficient, self.full))


def _counted(given: Iterable[tuple[Measure, ExactNumber]]) -> tuple[tuple[Measure, Fraction], ...]:
    counted = each(given, _counted_one)
    if not counted:
        raise SchemeError.of("", "empty", case="counted")
    return counted


def _counted_one(given: tuple[Measure, ExactNumber]) -> tuple[Measure, Fraction]:
    measure, points = _a_pair(given, _COUNTED)
    return placed("/0", a_measure, measure), placed("/1", exact, points)


def _asked(given: Iterable[tuple[Measure, Condition]]) -> tuple[tuple[Measure, Condition], ...]:
    return each(given, _asked_one)


def _asked_one(given: tuple[Measure, Condition]) -> tuple[Measure, Condition]:
    measure, condition = _a_pair(given, _ASKED)
    return placed("/0", a_measure, measure), placed("/1", a_condition, condition)


@frozen(field_transformer=by_field)
class CappedCount(Scorer):
    """计数得分，最高得…分: each thing counted earns its points, all of them together no more than ``cap``."""

    counted: tuple[tuple[Measure, Fraction], ...] = field(converter=_counted)
    cap: Fraction = field(converter=exact)

    def __attrs_post_init__(self) -> None:
        if self.cap <= 0 or any(points <= 0 for _, points in self.counted):
            raise SchemeError.of("", "count_not_above_zero")
        super().__attrs_post_init__()

    @cached_property
    def said(self) -> Measure:
        return at_most(weighted(*self.counted), self.cap)


@frozen(field_transformer=by_field)
class RelativeToAverage(Scorer):
    """与平均值比较: a fact as a multiple of its average over a cohort, and the points of each band of multiples.

    Where the average is 0 there is no multiple; any figure then reaches it (达到) and earns what the last band
    gives. The fact is read all the same.
    """

    fact: Input = field(converter=_a_fact)
    multiples: Table = field(converter=_table)
    over: Over = field(default="all", validator=one_of(_OVERS))

    @cached_property
    def said(self) -> Measure:
        average = average_of(self.fact) if self.over == "all" else others_average_of(self.fact)
        no_multiple = AllOf((_given(self.fact), exactly(average, 0)))
        best = list(self.multiples.values())[-1]
        multiple = on_curve(Quotient(self.fact, average), Bands(self.multiples))
        return Choose(no_multiple, Constant(best), multiple)


def _given(fact: Input) -> Condition:
    return Within(fact, fact.range)


@frozen(field_transformer=by_field)
class RequirementsMet(Scorer):
    """全部达到的得``points``分，否则不得分: points where all conditions hold, else none.

    ``empty`` says what becomes of a condition of which there was nothing to measure: ``needed`` leaves the whole
    undetermined, ``satisfied`` passes over it unless there was nothing at all. ``conditions`` pairs what is
    asked with the measure that it is about.
    """

    conditions: tuple[tuple[Measure, Condition], ...] = field(converter=_asked)
    points: Fraction = field(converter=exact)
    empty: Empty = field(default="needed", validator=one_of(_EMPTIES))

    @cached_property
    def said(self) -> Measure:
        if self.empty == "needed":
            return scaled(NumberOf(AllOf(tuple(condition for _, condition in self.conditions))), self.points)
        lenient = AllOf(tuple(where_present(measure, condition) for measure, condition in self.conditions))
        some = any_of(*(Present(measure) for measure, _ in self.conditions))
        return Choose(some, scaled(NumberOf(lenient), self.points), Nothing("none of these"))


@frozen(field_transformer=by_field)
class ItemDeduction(Scorer):
    """扣分: points below 0 for what is counted, ``each`` off for each, or only ``once`` however many."""

    counted: Measure = field(converter=a_measure)
    each: Fraction = field(converter=exact)
    once: bool = field(default=False, converter=a_truth)

    def __attrs_post_init__(self) -> None:
        if self.each <= 0:
            raise SchemeError.of("", "deduction_not_above_zero")
        super().__attrs_post_init__()

    @cached_property
    def said(self) -> Measure:
        return scaled(at_most(self.counted, 1) if self.once else self.counted, -self.each)
