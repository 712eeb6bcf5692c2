"""Readers of rules: arithmetics over the operations of the language, one a file. None knows a node by its class.

``exact`` gives the points, ``recorded`` how they came about, ``bounds`` what partial evidence allows,
``direction`` which way a number goes, ``reads`` what is read, ``wholes`` whether numbers are whole ones,
``relabelled`` the same rule with other annotations of what it reads.
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
