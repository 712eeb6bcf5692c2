"""Readers of rules: arithmetics over the operations of the language, one per module, independent of node classes.

``exact`` computes points, ``recorded`` the steps to them, ``bounds`` the possible points for partial evidence,
``direction`` the effect of rising inputs, ``reads`` the inputs, ``wholes`` whether numbers are whole,
``relabelled`` the same rule with other annotations of its inputs.
"""

from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.readers.direction import Direction
from huizhou_qa.readers.exact import Exact
from huizhou_qa.readers.gaps import Gap, Number, Truth
from huizhou_qa.readers.reads import ReadByRule, asked_of, reads
from huizhou_qa.readers.recorded import NumberStep, Recorded, Step, TruthStep
from huizhou_qa.readers.relabelled import Relabelled
from huizhou_qa.readers.spans import Span
from huizhou_qa.readers.wholes import ATruth, Wholes

__all__ = [
    "ATruth",
    "Bounds",
    "Direction",
    "Exact",
    "Gap",
    "Number",
    "NumberStep",
    "ReadByRule",
    "Recorded",
    "Relabelled",
    "Span",
    "Step",
    "Truth",
    "TruthStep",
    "Wholes",
    "asked_of",
    "reads",
]
