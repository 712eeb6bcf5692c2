"""A scheme as a program: what is computed, entry by entry, and how it is run, recorded and bounded."""

from huizhou_qa.program.bounding import bound, grades_of
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
    statistic,
    tally,
)
from huizhou_qa.program.running import (
    CohortStatistic,
    Member,
    Settings,
    entries_behind,
    follow,
    over_cohort,
    record,
    run,
)

__all__ = [
    "CohortStatistic",
    "Entry",
    "Excluded",
    "Member",
    "Program",
    "Result",
    "Settings",
    "Statistic",
    "Tally",
    "bound",
    "day_of_incident",
    "element",
    "entries_behind",
    "follow",
    "grades_of",
    "over_cohort",
    "record",
    "result",
    "run",
    "statistic",
    "tally",
]
