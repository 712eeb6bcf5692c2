"""Evidence made anew from what it follows from: what was set in it by force since, or kept of it, is not believed."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from operator import is_

from attrs import evolve

from huizhou_qa.evidence.evidence import WHEN_ASKED, Evidence, what_was_read
from huizhou_qa.evidence.plain_figures import PlainFigures
from huizhou_qa.evidence.record_fields import as_read
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.evidence.source import ReadFigures
from huizhou_qa.evidence.values import Values
from huizhou_qa.fields.derived import read_so_far
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers.pairs import Pair

KEPT = ("values",)
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


def still_as_read(evidence: Evidence) -> PlainFigures | None:
    """The figures of evidence that was read as plain figures and is still what was read; None of any other.

    Averages and other statistics a cohort puts in.
    """
    read = what_was_read(evidence) if type(evidence) is Evidence else None
    if read is None or not isinstance(read.sections, ReadFigures) or evidence.amendment is not None:
        return None
    figures, standing = read.sections.figures, records_so_far(evidence)
    is_as_read = (
        type(evidence.averages) is type(evidence.statistics) is FrozenMapping
        and all(getattr(evidence, name) is getattr(read, name) for name in OF_ITS_OWN)
        and ("facts" not in standing or _are_facts(standing["facts"], figures))
        and ("marks" not in standing or _are_marks(standing["marks"], figures))
    )
    return figures if is_as_read else None


def _are_facts(records: object, figures: PlainFigures) -> bool:
    """Whether records are facts of which only the value is given, and these figures."""
    names, scale = figures.names, figures.scale
    if type(records) is not FrozenMapping or not _have_names(records, names.facts):
        return False
    truths = set(names.truths)
    for at, (fact, number) in enumerate(zip(records.values(), figures.numbers, strict=False)):
        if type(fact) is not Known or not (fact.source is None and fact.as_of is None and fact.status is None):
            return False
        value = fact.value
        is_it = (value is (number != 0)) if at in truths else _is(value, number, scale)
        if not is_it:
            return False
    return True


def _are_marks(records: object, figures: PlainFigures) -> bool:
    """Whether records are marks of which only the points are given, and these figures."""
    names, scale = figures.names, figures.scale
    if type(records) is not FrozenMapping or not _have_names(records, names.marks):
        return False
    return all(
        type(mark) is Award
        and (mark.by is None and mark.on is None and mark.reason is None)
        and _is(mark.points, number, scale)
        for mark, number in zip(records.values(), figures.numbers[len(names.facts) :], strict=True)
    )


def _have_names(records: FrozenMapping[str, object], names: tuple[str, ...]) -> bool:
    return len(records) == len(names) and all(map(is_, records, names))


def _is(stated: object, number: int, scale: int) -> bool:
    """Whether what is stated is this number over this scale."""
    return type(stated) is Fraction and stated.numerator * scale == number * stated.denominator


def records_so_far(evidence: Evidence) -> Mapping[str, object]:
    """The facts and the marks as records, as far as they became any."""
    return read_so_far(evidence, WHEN_ASKED)


def has_numbers(evidence: Evidence, numbers: Values) -> bool:
    """Whether the numbers that were worked out of evidence before, if any were, are these."""
    kept = read_so_far(evidence, KEPT)
    return not kept or (type(kept["values"]) is Values and kept["values"].is_all_of(numbers))


def has_pairs(evidence: Evidence, pairs: Mapping[str, Pair], truths: AbstractSet[str], rates: AbstractSet[str]) -> bool:
    """The same of numbers as pairs, of which it is told beside which are given as truths and as rates."""
    for kept in read_so_far(evidence, KEPT).values():
        if type(kept) is not Values or kept.nothing or kept.words or kept.intervals:
            return False
        if (kept.truths, kept.rates) != (truths, rates) or not kept.keys() == kept.ratios.keys() == pairs.keys():
            return False
        for path, number in kept.items():
            if not _is(number, *pairs[path]) or kept.ratios[path] != number.as_integer_ratio():
                return False
    return True
