"""A scheme as a program: entries in order, and builders of entries for a tree of marks."""

from huizhou_qa.program.entries import (
    Entry,
    Excluded,
    Program,
    Result,
    Statistic,
    Tally,
    day_of_incident,
    element,
    result,
    tally,
)
from huizhou_qa.program.tree import Clause, Heading, Item, base_entries

__all__ = [
    "Clause",
    "Entry",
    "Excluded",
    "Heading",
    "Item",
    "Program",
    "Result",
    "Statistic",
    "Tally",
    "base_entries",
    "day_of_incident",
    "element",
    "result",
    "tally",
]
