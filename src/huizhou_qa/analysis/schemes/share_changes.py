"""What differs between the shares of full marks that two grade rules ask of a part, told of the grade and the part.

A document has such a share as weights: the full marks of everything that may be absent, times the share. These follow
from another share, or from other full marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from huizhou_qa.analysis.schemes.scheme_change import ChangedPart, SchemeChange, change
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers.document import number_text
from huizhou_qa.rules import Measure
from huizhou_qa.scheme.program.building import BEFORE_VETO
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeCondition

CONDITION = ChangedPart("grade", BEFORE_VETO.name)


def share_changes(before: Scheme, after: Scheme, where: str) -> Iterator[SchemeChange]:
    """The conditions that ask another share of the same part for the same grade; ``where`` is the entry's path."""
    for old, new in _pairs(before, after):
        if old.share != new.share:
            shares = (f"{plain(old.share * 100)}%", f"{plain(new.share * 100)}%")
            grade = after.terms.grade_called(new.grade)
            name = after.terms.called(after.part(new.part).name)
            yield change(CONDITION, "share_changed", where, shares).with_params(grade=grade, name=name)


def weights_of_shares(before: Scheme, after: Scheme) -> frozenset[tuple[str, str]]:
    """The weights that such conditions have before and after, as the documents write them."""
    pairs = ((_weights(before, old), _weights(after, new)) for old, new in _pairs(before, after))
    return frozenset(
        (number_text(weight), number_text(news[term]))
        for olds, news in pairs
        for term, weight in olds.items()
        if term in news
    )


def _pairs(before: Scheme, after: Scheme) -> list[tuple[GradeCondition, GradeCondition]]:
    """The conditions of both, where they are of the same grades and parts."""
    olds, news = before.grade_rule.conditions, after.grade_rule.conditions
    alike = [(one.grade, one.part) for one in olds] == [(one.grade, one.part) for one in news]
    return list(zip(olds, news, strict=True)) if alike else []


def _weights(scheme: Scheme, one: GradeCondition) -> Mapping[Measure | None, Fraction]:
    """The weights by what may be absent, and the constant."""
    marks = scheme.part(one.part).marks.times(-one.share)
    return {**dict(marks.terms), None: marks.constant}
