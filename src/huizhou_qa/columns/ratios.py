"""The greatest that points can be over the marks that they are out of, proved term by term.

What is absent is left out of both: of each alone nothing is known but that it lies between none and all. So both are
taken apart into whole numbers, each of which counts where one truth holds, through the columns they were made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.columns.nodes import TRUE, Expression, two_fixed

RatioTerms = Counter[Expression]
"""Whole numbers by the truth where each of them counts."""


def greatest_ratio(top: Expression, bottom: Expression, made_of: Mapping[str, Expression]) -> Fraction | None:
    """A number times which the bottom is no less than the top in any row; None where none is proved."""
    marks = _TermsOfMarks(made_of).terms(bottom)
    points = _TermsOfPoints(made_of, marks).terms(top)
    if min(marks.values(), default=0) < 0 or any(marks[when] == 0 for when in points):
        return None
    return max((Fraction(size, marks[when]) for when, size in points.items()), default=Fraction(0))


@frozen(eq=False)
class _TermsOfMarks:
    """Takes a number apart from below: it is no less than its terms.

    Attributes:
        made_of: what columns were made of, by name.
    """

    made_of: Mapping[str, Expression]

    def terms(self, number: Expression) -> RatioTerms:
        if number.operation == "add":
            return _added(map(self.terms, number.of))
        if number.operation == "column" and number.value in self.made_of:
            return self.terms(self.made_of[str(number.value)])
        fixed = two_fixed(number)
        if fixed is not None and fixed[1] >= fixed[2]:
            test, more, less = fixed
            return _added((Counter({test: more - less}), Counter({TRUE: less})))
        return Counter({TRUE: number.low})


@frozen(eq=False)
class _TermsOfPoints:
    """Takes a number apart from above: it is no more than its terms, none of which is below zero.

    Attributes:
        made_of: what columns were made of, by name.
        marks: the terms that these are compared with.
    """

    made_of: Mapping[str, Expression]
    marks: RatioTerms

    def terms(self, number: Expression) -> RatioTerms:
        """Those of what it is made of, where these say more than how great it can be."""
        found = self._inside(number)
        return _term(TRUE, number.high) if found is None or found[TRUE] >= number.high else found

    def _inside(self, number: Expression) -> RatioTerms | None:
        if number.operation == "add":
            return _added(map(self.terms, number.of))
        if number.operation == "column" and number.value in self.made_of:
            return self.terms(self.made_of[str(number.value)])
        if number.operation == "clip" and number.low <= 0:
            return self.terms(number.of[0])
        if number.operation == "times":
            first, factor = number.of
            return None if factor.number is None or factor.number < 0 else _times(self.terms(first), factor.number)
        if number.operation == "case":
            return self._of_arms([(when, value) for when, value in number.arms if value.high > 0])
        return None

    def _of_arms(self, above_zero: list[tuple[Expression, Expression]]) -> RatioTerms | None:
        if len(above_zero) != 1:
            return None
        ((when, value),) = above_zero
        return _term(when, value.high) if when is not TRUE and self.marks[when] else self.terms(value)


def _term(when: Expression, size: int) -> RatioTerms:
    return Counter({when: size} if size > 0 else {})


def _times(terms: RatioTerms, factor: int) -> RatioTerms:
    return Counter({when: size * factor for when, size in terms.items()})


def _added(several: Iterable[RatioTerms]) -> RatioTerms:
    """All of them; of a counter, + would leave out what is below zero."""
    found = RatioTerms()
    for terms in several:
        found.update(terms)
    return found
