"""The vocabulary of schemes: inputs and scorers, one kind per module.

Each scorer expresses its rule in the operations of the language (see ``rules``); any other node can replace it.
Functions named after the kinds of inputs make the inputs; see ``input_kinds``.
"""

from huizhou_qa.scorers.awarded import Awarded, Rating
from huizhou_qa.scorers.band import Band
from huizhou_qa.scorers.capped_count import CappedCount
from huizhou_qa.scorers.combined import BetterOf, Clamped, SumOf, Weighted, WorseOf
from huizhou_qa.scorers.gated import Gated
from huizhou_qa.scorers.input_kinds import (
    count,
    events,
    held,
    level,
    mark,
    option,
    percent,
    quantity,
    ruling_on,
    signed,
    truth,
    whole,
)
from huizhou_qa.scorers.item_deduction import ItemDeduction
from huizhou_qa.scorers.linear_deduction import LinearDeduction
from huizhou_qa.scorers.node_rule import NodeRule, Scored
from huizhou_qa.scorers.nodes import on_curve, range_of
from huizhou_qa.scorers.ratio_times_coefficient import RatioTimesCoefficient
from huizhou_qa.scorers.relative_to_average import RelativeToAverage
from huizhou_qa.scorers.requirements_met import RequirementsMet
from huizhou_qa.scorers.scorer import Scorer
from huizhou_qa.scorers.statistics import average_of, least_of, mean_of, most_of, others_average_of, place_of

__all__ = [
    "Awarded",
    "Band",
    "BetterOf",
    "CappedCount",
    "Clamped",
    "Gated",
    "ItemDeduction",
    "LinearDeduction",
    "NodeRule",
    "Rating",
    "RatioTimesCoefficient",
    "RelativeToAverage",
    "RequirementsMet",
    "Scored",
    "Scorer",
    "SumOf",
    "Weighted",
    "WorseOf",
    "average_of",
    "count",
    "events",
    "held",
    "least_of",
    "level",
    "mark",
    "mean_of",
    "most_of",
    "on_curve",
    "option",
    "others_average_of",
    "percent",
    "place_of",
    "quantity",
    "range_of",
    "ruling_on",
    "signed",
    "truth",
    "whole",
]
