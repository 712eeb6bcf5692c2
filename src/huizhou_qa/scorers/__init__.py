"""The vocabulary: scorers in the words of assessment texts, each of which says its measure and its curve.

With them the combinations that make several scorers into one.
"""

from huizhou_qa.ground.combinations import BetterOf, Clamped, Sum, Weighted, WorseOf
from huizhou_qa.scorers.awarded import Awarded, Rating
from huizhou_qa.scorers.band import Band
from huizhou_qa.scorers.capped_count import CappedCount
from huizhou_qa.scorers.gated import Gated
from huizhou_qa.scorers.item_deduction import ItemDeduction
from huizhou_qa.scorers.linear_deduction import LinearDeduction
from huizhou_qa.scorers.ratio_times_coefficient import RatioTimesCoefficient
from huizhou_qa.scorers.relative_to_average import RelativeToAverage
from huizhou_qa.scorers.requirements_met import RequirementsMet

__all__ = [
    "Awarded",
    "Band",
    "BetterOf",
    "CappedCount",
    "Clamped",
    "Gated",
    "ItemDeduction",
    "LinearDeduction",
    "Rating",
    "RatioTimesCoefficient",
    "RelativeToAverage",
    "RequirementsMet",
    "Sum",
    "Weighted",
    "WorseOf",
]
