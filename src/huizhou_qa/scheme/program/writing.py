"""Which figures of a score a scheme writes, and how; one that is not written goes on exactly as it is."""

from __future__ import annotations

from typing import Protocol

from attrs import evolve

from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining, leaves_the_grid
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import counted_of, headings_of_all, items_of


class Writes(Protocol):
    """What a scheme says of writing."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The top of the tree of marks."""

    @property
    def joining(self) -> Joining:
        """How the headings are joined."""

    @property
    def rounding(self) -> Rounding:
        """How figures are written that have no rounding of their own."""

    @property
    def clauses_written(self) -> bool:
        """Whether clauses are."""


def rounding_of(part: Clause | Item | Heading, scheme: Writes) -> Rounding | None:
    """How a part's points are written; None where they are not."""
    if not isinstance(part, Clause) and part.joining.rounding is not None:
        return part.joining.rounding
    # What is added to the base is written as that is.
    is_bonus = isinstance(part, Heading) and part.bonus
    return scheme.rounding if scheme.clauses_written or is_bonus else None


def writes_sums(scheme: Writes) -> bool:
    """Whether an item, a heading or the base may be rounded where it is written, beside what clauses are."""
    if not scheme.clauses_written and scheme.joining.rounding is None:
        return True
    parts: list[Item | Heading] = [*items_of(scheme.headings), *headings_of_all(scheme.headings)]
    apart = [_is_written(part.joining, apart=leaves_the_grid(part.parts, part.joining)) for part in parts]
    whole = evolve(scheme.joining, rescaled=False, at_least=1)
    return any(apart) or _is_written(scheme.joining, apart=leaves_the_grid(counted_of(scheme.headings), whole))


def _is_written(joining: Joining, *, apart: bool) -> bool:
    return apart if joining.rounding is None else joining.rounding.stage == "written"
