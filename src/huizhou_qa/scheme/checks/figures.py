"""Where a scheme contradicts itself in how its figures are rounded and written."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

from huizhou_qa.errors import Fault, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import json_text
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining, never_enough
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import counted_of


class Sound(Protocol):
    """A scheme that is being built."""

    @property
    def rounding(self) -> Rounding:
        """How figures are written."""

    @property
    def clauses_written(self) -> bool:
        """Whether clauses are."""

    @property
    def joining(self) -> Joining:
        """How the headings are joined."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The top of the tree of marks."""

    @property
    def groups(self) -> FrozenMapping[str, Heading]:
        """All headings by id."""

    @property
    def items(self) -> FrozenMapping[str, Item]:
        """All items by id."""

    @property
    def clauses(self) -> FrozenMapping[str, Clause]:
        """All clauses by id."""


def rounding_faults(scheme: Sound) -> Iterator[Fault]:
    """Where full marks or limits stand on no grid of figures, or a rounding is of another stage than its use."""
    rounding = scheme.rounding
    if rounding.stage != "clause":
        yield Fault.of(pointer("rounding"), "wrong_stage")
    if scheme.joining.way == "least":
        yield Fault.of("/joining/way", "least_of_the_whole")
    yield from never_enough(counted_of(scheme.headings), scheme.joining, "")
    for where, one in _of_the_base(scheme):
        if one is not None and not rounding.stands(one.step):
            yield Fault.of(where, "off_the_grid", case="rounding", places=rounding.places)
    for clause in scheme.clauses.values() if scheme.clauses_written else ():
        ends = [end for end in (clause.min_points, clause.max_points) if end is not None]
        if any(_is_apart(end, rounding) for end in ends):
            yield Fault.of(pointer("clauses", clause.id), "off_the_grid", places=rounding.places)
    limits = [item.min_points for item in scheme.items.values() if item.can_fall_below]
    limits += [heading.max_points for heading in scheme.groups.values() if heading.capped]
    if scheme.clauses_written and any(_is_apart(limit, rounding) for limit in limits):
        yield Fault.of(pointer("rounding"), "off_the_grid", case="limit", places=rounding.places)


def _of_the_base(scheme: Sound) -> Iterator[tuple[str, Rounding | None]]:
    """The roundings of what a total is added up of, by where they stand."""
    yield "/joining/rounding", scheme.joining.rounding
    yield from ((pointer(top.id, "joining", "rounding"), top.joining.rounding) for top in scheme.headings if top.bonus)


def _is_apart(figure: Fraction, rounding: Rounding) -> bool:
    """Whether a figure stands beside the grid; one without a finite decimal stands on no grid, and is rounded."""
    return not rounding.stands(figure) and json_text(figure) is not None
