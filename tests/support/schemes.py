"""Schemes whose clauses have other rules than they were made with."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme


def with_rules(scheme: Scheme, changed: Callable[[Clause], Clause]) -> Scheme:
    """The scheme with every clause changed."""

    def of(part: Heading | Item) -> Heading | Item:
        if isinstance(part, Item):
            return evolve(part, clauses=tuple(changed(clause) for clause in part.clauses))
        return evolve(part, parts=tuple(of(one) for one in part.parts))

    headings = tuple(heading for top in scheme.headings if isinstance(heading := of(top), Heading))
    return evolve(scheme, headings=headings)
