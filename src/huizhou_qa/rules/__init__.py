"""The language in which every rule is written: operations, inputs, curves and nodes. It knows no evidence."""

from huizhou_qa.rules.arithmetic import OPERATIONS, Arithmetic, Condition, Measure, OperandKind, Operation
from huizhou_qa.rules.conditions import AllOf, Present, Within
from huizhou_qa.rules.curves import Curve, Piece
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.makings import Bands, Breakpoints, Knots, Pieces, Proportion, Steps, Straight
from huizhou_qa.rules.measures import (
    Choose,
    Constant,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Ordered,
    Pooled,
    Product,
    Quotient,
    Rounded,
    Sum,
)
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.rules.statistics import StatisticInput

__all__ = [
    "OPERATIONS",
    "AllOf",
    "Arithmetic",
    "Bands",
    "Breakpoints",
    "Choose",
    "Condition",
    "Constant",
    "Curve",
    "GridRounding",
    "Input",
    "Knots",
    "Measure",
    "NothingToMeasure",
    "NumberOf",
    "OnCurve",
    "Open",
    "OperandKind",
    "Operation",
    "Ordered",
    "Piece",
    "Pieces",
    "Pooled",
    "Present",
    "Product",
    "Proportion",
    "Quotient",
    "Rounded",
    "StatisticInput",
    "Steps",
    "Straight",
    "Sum",
    "Within",
]
