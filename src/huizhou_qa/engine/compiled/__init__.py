"""The compiled arithmetic: a program prepared once for whole numbers, and run where everything it reads is known.

This folder holds all that is clever for the sake of speed. It could be deleted: the exact arithmetic gives the
same numbers, only slower.
"""

from huizhou_qa.engine.compiled.arithmetic import Compiled
from huizhou_qa.engine.compiled.folded import FoldedPlan, Shape, Verdict, folded
from huizhou_qa.engine.compiled.plan import Plan, compiled
from huizhou_qa.engine.compiled.step_texts import KnownTexts, StepTeller, telling
from huizhou_qa.engine.compiled.values import Ratio, Row, Value, as_ratio, several_units, stands_on

__all__ = [
    "Compiled",
    "FoldedPlan",
    "KnownTexts",
    "Plan",
    "Ratio",
    "Row",
    "Shape",
    "StepTeller",
    "Value",
    "Verdict",
    "as_ratio",
    "compiled",
    "folded",
    "several_units",
    "stands_on",
    "telling",
]
