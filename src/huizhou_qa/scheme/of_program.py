"""The tree of a program's clauses as a scheme has it, under a choice of its readings."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from huizhou_qa import program
from huizhou_qa.scheme.tree import Caution, Clause, Heading, Item
from huizhou_qa.scorers.node_rule import NodeRule


@frozen
class TreeUnder:
    """Trees under these readings.

    Attributes:
        readings: the choice of every open point.
        cautions: what a reader must be told of a clause, by its id.
    """

    readings: Mapping[str, str]
    cautions: Mapping[str, tuple[Caution, ...]]

    def heading(self, given: program.Heading) -> Heading:
        """A heading with all that stands under it."""
        return Heading(given.id, given.full, tuple(self._part(part) for part in given.parts))

    def _part(self, given: program.Heading | program.Item) -> Heading | Item:
        return self.heading(given) if isinstance(given, program.Heading) else self._item(given)

    def _item(self, given: program.Item) -> Item:
        return Item(
            given.id,
            given.name,
            given.full,
            tuple(self._clause(clause) for clause in given.clauses),
            lead=given.lead,
            proof_needed=given.proof_needed,
            lead_cell_of=given.lead_cell_of,
            min_points=given.least,
        )

    def _clause(self, given: program.Clause) -> Clause:
        rule = NodeRule(given.rule, self.readings)
        # Where the text prints no least, it is what the reading gives.
        least = rule.extremes()[0] if given.least is None else given.least
        return Clause(
            given.id,
            given.name,
            given.full,
            rule,
            given.locator,
            given.lead,
            min_points=least,
            subject=given.subject,
            also_given=given.also_given,
            cautions=self.cautions.get(given.id, ()),
        )
