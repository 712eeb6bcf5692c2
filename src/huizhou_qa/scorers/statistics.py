"""Statistics of a cohort, as inputs of a rule: the mean (平均), the most (最高), the least (最低) and the place (名次).

Each is of any measure: a fact, what is made of several facts, a result computed before.

>>> from huizhou_qa.rules import Quotient
>>> from huizhou_qa.scorers import RatioTimesCoefficient, average_of, most_of, place_of, quantity, signed
>>> sales, people = quantity("sales", "零售额", "万元"), quantity("people", "人口", "万人")
>>> best = most_of(Quotient(sales, people), "sales_per_head", "最高人均零售额", "greatest sales per head")
>>> best.path, best.label.zh, str(best.range)
('/statistics/sales_per_head', '最高人均零售额', '[0, ∞)')

Of a fact they have a name and a label; the average of a fact stands among the averages of evidence:

>>> average_of(sales).path, average_of(sales).label.zh
('/averages/sales', '平均零售额')
>>> most_of(sales).path, most_of(sales).label.zh
('/statistics/most_of_sales', '最高零售额')

A unit alone gives them under ``statistics``; equal ones share a place, and the next is left out:

>>> from huizhou_qa.scorers import LinearDeduction
>>> growth = signed("growth", "增速", "%")
>>> rule = LinearDeduction(place_of(growth), 20, 1, "above", 1, 1, 20)
>>> rule.score({"growth": "-0.5"}, statistics={"place_of_growth": 3}).points
Fraction(18, 1)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from huizhou_qa.errors import SchemeError, Wording, described, expect, is_a, pointer
from huizhou_qa.fields.converters import a_name, a_text, a_wording, placed
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.conditions import Present
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.measures import Choose, NothingToMeasure
from huizhou_qa.rules.ranges import FROM_ONE
from huizhou_qa.rules.sections import AVERAGES, FACTS, STATISTICS, average_of_others
from huizhou_qa.rules.statistics import Fold, StatisticInput
from huizhou_qa.scorers.nodes import a_measure, is_whole, range_of

CountedOver = Literal["all", "others"]

OVERS: tuple[CountedOver, ...] = ("all", "others")

AVERAGE = Wording("平均", "average of ")

_CALLED: Mapping[Fold, Wording] = MappingProxyType(
    {
        "mean": Wording("平均{zh}", "mean of {en}"),
        "most": Wording("最高{zh}", "greatest {en}"),
        "least": Wording("最低{zh}", "least {en}"),
        "place": Wording("{zh}名次", "place by {en}"),
    }
)
_FACT = Wording("数据项（如percent(…)）", "a fact, such as percent(…)")


def average_of(fact: Input, called: Wording = AVERAGE) -> StatisticInput:
    """The average (平均值) of a fact over all members of a cohort, the unit itself among them.

    ``called`` stands in front of the fact's label: what the scheme calls an average, which may name the place.
    """
    expect(fact, Input, _FACT)
    return _average(pointer(AVERAGES, fact.name), fact, called, own=True)


def others_average_of(fact: Input, called: Wording = AVERAGE) -> StatisticInput:
    """The average of a fact over the other members of a cohort; it is called like that over all."""
    expect(fact, Input, _FACT)
    return _average(average_of_others(fact.name), fact, called, own=False)


def mean_of(  # noqa: PLR0913 - what it is of and what it is called
    measure: Measure, name: str = "", label: str = "", label_en: str = "", *, unit: str = "", over: CountedOver = "all"
) -> StatisticInput:
    """The mean of a measure over ``all`` members of a cohort, or over the ``others`` than the unit itself.

    That of a fact without a name of its own is its average. The name and the label are needed where the measure is
    no input. Raises SchemeError for a measure that is none, and for a bad name.
    """
    own = _counts_itself(over)
    if not name and is_a(measure, Input) and measure.section == FACTS:
        return average_of(measure) if own else others_average_of(measure)
    return _statistic(measure, "mean", (name, label, label_en, unit), own=own)


def most_of(  # noqa: PLR0913 - what it is of and what it is called
    measure: Measure, name: str = "", label: str = "", label_en: str = "", *, unit: str = "", over: CountedOver = "all"
) -> StatisticInput:
    """The greatest number of a measure among ``all`` members of a cohort, or among the ``others``; see ``mean_of``."""
    return _statistic(measure, "most", (name, label, label_en, unit), own=_counts_itself(over))


def least_of(  # noqa: PLR0913 - what it is of and what it is called
    measure: Measure, name: str = "", label: str = "", label_en: str = "", *, unit: str = "", over: CountedOver = "all"
) -> StatisticInput:
    """The least number of a measure among ``all`` members of a cohort, or among the ``others``; see ``mean_of``."""
    return _statistic(measure, "least", (name, label, label_en, unit), own=_counts_itself(over))


def place_of(measure: Measure, name: str = "", label: str = "", label_en: str = "") -> Measure:
    """The place (名次) of the unit by a measure, the most being first; see ``mean_of``.

    Equal ones share a place, and the next is left out: 1, 2, 2, 4. Where there was nothing of the measure there is no
    place: nothing, and not a last one. Another order is that of another measure: by the least first, its opposite.
    """
    place = _statistic(measure, "place", (name, label, label_en, ""), own=True)
    if is_a(measure, Input) and not measure.may_be_nothing:
        return place
    return Choose(Present(measure), place, NothingToMeasure(f"无从排{place.label.zh}"))


def _counts_itself(over: CountedOver) -> bool:
    # A kind of text could bring comparisons of its own.
    if type(over) is not str or over not in OVERS:
        raise SchemeError.of("/over", "unknown_choice", case="word", given=described(over), known=OVERS)
    return over == "all"


def _average(path: str, fact: Input, called: Wording, *, own: bool) -> StatisticInput:
    if fact.options:
        # The mean of places in a list of words means nothing.
        raise SchemeError.of("", "wrong_kind", case="average", label=Wording(fact.label.zh or fact.name, fact.name))
    what = placed("/called", a_wording, called)
    label = Wording(what.zh + (fact.label.zh or fact.name), what.en + (fact.label.en or fact.name))
    return StatisticInput(
        path, fact.range, may_be_nothing=False, label=label, unit=fact.unit, usual=fact.usual, measure=fact, own=own
    )


def _statistic(measure: Measure, fold: Fold, called: tuple[str, str, str, str], *, own: bool) -> StatisticInput:
    name, label, label_en, unit = called
    node = placed("/measure", a_measure, measure)
    leaf = node if is_a(node, Input) else None
    named = placed("/name", a_name, f"{fold}_of_{leaf.name}" if leaf is not None and not name else name)
    wording = Wording(placed("/label", a_text, label), placed("/label_en", a_text, label_en))
    if not label and leaf is not None:
        zh, en = leaf.label.zh or leaf.name, leaf.label.en or leaf.name
        wording = Wording(_CALLED[fold].zh.format(zh=zh), label_en or _CALLED[fold].en.format(en=en))
    return StatisticInput(
        pointer(STATISTICS, named),
        FROM_ONE if fold == "place" else range_of(node),
        whole=fold == "place" or (fold != "mean" and is_whole(node)),
        may_be_nothing=False,
        label=Wording(wording.zh or named, wording.en or named),
        unit=placed("/unit", a_text, unit) or (leaf.unit if leaf is not None and fold != "place" else ""),
        measure=node,
        fold=fold,
        own=own,
    )
