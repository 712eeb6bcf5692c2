"""Evidence made anew from what it follows from: what was set in it by force since, or kept of it, is not believed."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from huizhou_qa.evidence.evidence import WHEN_ASKED, Evidence, what_was_read
from huizhou_qa.evidence.record_fields import as_read
from huizhou_qa.evidence.values import Values
from huizhou_qa.fields.derived import read_so_far

# What stands in evidence as it was read. Statistics a cohort puts in; they are checked with the scheme.
OF_ITS_OWN = ("unit", "incidents", "rulings", "unsaid", "statement_days")


def made_anew(evidence: Evidence) -> Evidence | None:
    """The same evidence, made again; None where something else stands in it than was read, but for facts and marks.

    Raises EvidenceError for records that are none of ours.
    """
    read = what_was_read(evidence)
    if read is None:
        return evolve(evidence)
    standing = read_so_far(evidence)
    if not all(standing[name] is getattr(read, name) for name in OF_ITS_OWN):
        return None
    given = {name: one for name, one in standing.items() if name not in WHEN_ASKED}
    return as_read(Evidence, **given, _source=read)


def records_so_far(evidence: Evidence) -> Mapping[str, object]:
    """The facts and the marks as records, as far as they became any."""
    standing = read_so_far(evidence)
    return {name: standing[name] for name in WHEN_ASKED if name in standing}


def kept_numbers(evidence: Evidence) -> Values | None:
    """The numbers that were worked out of evidence before; None where none were."""
    try:
        kept: Values = object.__getattribute__(evidence, "values")
    except AttributeError:
        return None
    return kept
