"""What evidence may give for an input of a rule: its path, the kind of number, and a description in words.

All of it follows from the input: its section, range, options and unit, and whether it is whole.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from huizhou_qa.errors import SchemeError, Wording, expect, pointer
from huizhou_qa.evidence.within import PERCENT_POINTS, WHOLE_NUMBER, numbers_within
from huizhou_qa.fields.converters import a_name, placed, several_words
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import AT_LEAST_ZERO, LEVELS, PERCENT, TRUTH
from huizhou_qa.rules.sections import AVERAGES, FACTS, INCIDENTS, MARKS, OF_COHORTS, average_of_others
from huizhou_qa.rules.statistics import StatisticInput

InputKind = Literal["percent", "count", "quantity", "level", "truth", "option", "mark", "average", "statistic"]


class Asked(NamedTuple):
    """The values that an input accepts.

    Attributes:
        kind: the kind of number, for forms that show kinds differently.
        range: the numbers that are accepted.
        whole: whether only whole numbers are accepted.
        description: the description in words.
    """

    kind: InputKind
    range: Interval
    whole: bool
    description: Wording


QUANTITY = Asked("quantity", AT_LEAST_ZERO, whole=False, description=Wording("0或以上的数", "a number of 0 or more"))
_PERCENT = Asked(
    "percent",
    PERCENT,
    whole=False,
    description=Wording("0至100的百分数（96即96%）", "percent points from 0 to 100 (96 means 96%)"),
)
_COUNT = Asked("count", AT_LEAST_ZERO, whole=True, description=Wording("0或以上的整数", "a whole number of 0 or more"))
_LEVEL = Asked("level", LEVELS, whole=True, description=Wording("1至5的等级", "a level from 1 to 5"))
_TRUTH = Asked("truth", TRUTH, whole=True, description=Wording("是或否", "true or false"))
_KINDS = (_PERCENT, _COUNT, _LEVEL, _TRUTH, QUANTITY)

_PAIR = Wording(
    "各单位合计（含本单位）与单位数，至少2个单位",
    'a pair {"part": sum, "whole": members} of all members, the unit itself among them, 2 or more',
)
_PLACE = Wording("1或以上的整数（名次）", "a whole number of 1 or more (the place)")
_INPUT = Wording("数据项或评分项（如percent(…)）", "an input, such as percent(…)")


def an_input(value: Input) -> Input:
    """Returns the input; raises SchemeError for anything else, and for an input that evidence cannot give."""
    leaf = expect(value, Input, _INPUT)
    name = placed("/name", a_name, leaf.name)
    sections = OF_COHORTS if isinstance(leaf, StatisticInput) else (FACTS, MARKS, AVERAGES, INCIDENTS)
    if leaf.path not in {pointer(section, name) for section in sections} and not is_of_others(leaf):
        raise SchemeError.of(leaf.path, "foreign_input", reads=leaf.path)
    if leaf.section == FACTS:
        placed(leaf.path, several_words, leaf.options)
    return leaf


def is_of_others(leaf: Input) -> bool:
    """Whether it is the average over the other members, which is computed and never given."""
    return leaf.path == average_of_others(leaf.name)


def given_at(leaf: Input) -> str:
    """The path of what a caller gives so that the input is known: of others' average, the average over all."""
    return pointer(leaf.section, leaf.name)


def named(leaf: Input) -> Wording:
    """The name of an input in messages: its Chinese label, and in English its name in evidence."""
    return Wording(leaf.label.zh or leaf.name, leaf.name)


def asked(leaf: Input) -> Asked:
    """The values that an input accepts."""
    if leaf.section == AVERAGES:
        return _of_average(leaf)
    if isinstance(leaf, StatisticInput):
        return _of_statistic(leaf)
    if leaf.options:
        return _of_options(leaf)
    usual = next((kind for kind in _KINDS if _is_of(kind, leaf)), None)
    if usual is not None:
        return usual
    return (_of_mark(leaf) if leaf.section == MARKS else None) or _within(leaf)


def _is_of(kind: Asked, leaf: Input) -> bool:
    if (leaf.range, leaf.whole) != (kind.range, kind.whole):
        return False
    # A whole number of which there may be nothing counts nothing: an index, a place.
    return not (leaf.may_be_nothing if kind is _COUNT else (kind is _PERCENT) != (leaf.unit == "%"))


def _of_options(leaf: Input) -> Asked:
    description = Wording(f"{'、'.join(leaf.options)}之一", f"one of {', '.join(leaf.options)}")
    return Asked("option", leaf.range, whole=True, description=description)


def _of_mark(leaf: Input) -> Asked | None:
    if leaf.range.low is None or leaf.range.high is None:
        return None
    low, top = plain(leaf.range.low), plain(leaf.range.high)
    return Asked("mark", leaf.range, leaf.whole, Wording(f"{low}至{top}分", f"a mark from {low} to {top}"))


def _of_average(leaf: Input) -> Asked:
    """An average: the upper limit depends on the members' figures, and is checked with them."""
    at_least_zero = leaf.range.low is not None and leaf.range.low >= 0
    number = QUANTITY if at_least_zero else _number_within(leaf.range)
    return Asked("average", number.range, whole=False, description=_PAIR if is_of_others(leaf) else number.description)


def _of_statistic(leaf: StatisticInput) -> Asked:
    """A place, a whole number where that is what it is of, or any number of its range; a mean may be a pair."""
    if leaf.fold == "place":
        return Asked("statistic", leaf.range, leaf.whole, _PLACE)
    alike = next((kind for kind in (_COUNT, QUANTITY) if (kind.range, kind.whole) == (leaf.range, leaf.whole)), None)
    number = _within(leaf) if alike is None else alike
    return number._replace(kind="average" if leaf.fold == "mean" and leaf.own else "statistic")


def _within(leaf: Input) -> Asked:
    """A number of the range: a percentage where it is one, a count where there never is nothing of it."""
    over = leaf.range
    if leaf.unit == "%" and not leaf.whole and over.meet(AT_LEAST_ZERO) == over:
        told = numbers_within(over, PERCENT_POINTS)
        description = Wording(f"{told.zh}（96即96%）", f"{told.en} (96 means 96%)")
        return Asked("percent", over, whole=False, description=description)
    if not leaf.whole:
        return _number_within(over)
    description = numbers_within(over, WHOLE_NUMBER)
    return Asked("quantity" if leaf.may_be_nothing else "count", over, whole=True, description=description)


def _number_within(over: Interval) -> Asked:
    return Asked("quantity", over, whole=False, description=numbers_within(over))
