"""The sections of evidence: the first key of the path (JSON Pointer) under which a value is read."""

from __future__ import annotations

from huizhou_qa.errors import pointer

FACTS, MARKS, AVERAGES, STATISTICS = "facts", "marks", "averages", "statistics"
INCIDENTS, RULINGS = "incidents", "rulings"
# What a scheme works out itself; evidence has no such section.
RESULTS = "results"
# The sections of the statistics of a cohort, which averages of facts are too.
OF_COHORTS = (AVERAGES, STATISTICS)


def average_of_others(fact: str) -> str:
    """The path of a fact's average over all members but the unit itself, which is worked out and never given."""
    return pointer(AVERAGES, fact, "others")
