"""The words that schemes are written in: inputs and scorers. Each says its rule in the operations of the language."""

from huizhou_qa.vocabulary.inputs import (
    average_of,
    count,
    level,
    mark,
    option,
    others_average_of,
    percent,
    quantity,
    ruling_on,
    signed,
    truth,
)
from huizhou_qa.vocabulary.scorer import Scorer, on_curve, range_of
from huizhou_qa.vocabulary.scorers import (
    Band,
    CappedCount,
    ItemDeduction,
    LinearDeduction,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
)

__all__ = [
    "Band",
    "CappedCount",
    "ItemDeduction",
    "LinearDeduction",
    "RatioTimesCoefficient",
    "RelativeToAverage",
    "RequirementsMet",
    "Scorer",
    "average_of",
    "count",
    "level",
    "mark",
    "on_curve",
    "option",
    "others_average_of",
    "percent",
    "quantity",
    "range_of",
    "ruling_on",
    "signed",
    "truth",
]
