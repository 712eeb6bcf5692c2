"""Adjustments (加分项、扣分项): what is added to the base or taken from it, for incidents or by any other rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import evolve, field, frozen

from huizhou_qa.fields.converters import a_name, a_text, by_field
from huizhou_qa.program.entries import Result, result
from huizhou_qa.readers import asked_of, reads
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.derived import total
from huizhou_qa.rules.sections import INCIDENTS, RESULTS
from huizhou_qa.scheme.marks.clauses import Written
from huizhou_qa.scheme.steps.steps import WaySoFar, total_after
from huizhou_qa.scorers.node_rule import NodeRule, a_rule_of_step, a_scorer, node_of


@frozen(field_transformer=by_field)
class Adjustment:
    """Points added to the base or taken from it (扣分项).

    Its rule reads counts of incidents by class (``events``), facts and marks that may be its own, such as a unit's
    control figure, and results before it.
    ``lead`` is the 牵头部门; ``lead_cell_of`` names the row whose cell a blank one is merged with.
    """

    id: str = field(converter=a_name)
    name: str = field(converter=a_text)
    scorer: Measure = field(converter=a_scorer)
    locator: str = field(default="", converter=a_text)
    lead: str = field(default="", converter=a_text)
    lead_cell_of: str = field(default="", converter=a_text)

    @cached_property
    def rule(self) -> NodeRule:
        """What gives its points; raises SchemeError where a reading still lies open in it."""
        return a_rule_of_step(self.scorer)

    @cached_property
    def reads_evidence(self) -> bool:
        """Whether its rule reads more than counts of incidents."""
        return any(leaf.section != INCIDENTS for leaf in self.rule.inputs)

    def closed(self, readings: Mapping[str, str]) -> Adjustment:
        """The adjustment under these readings."""
        node = node_of(self.scorer)
        return evolve(self, scorer=NodeRule(node, readings, of_step=True)) if reads(node).readings else self

    @cached_property
    def reads_results(self) -> bool:
        """Whether its rule reads results before it, or a statistic of them."""
        return any(leaf.section == RESULTS for leaf in asked_of(self.rule.node, self.rule.readings))

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of incidents that it counts."""
        return tuple(leaf.name for leaf in self.rule.inputs if leaf.section == INCIDENTS)

    @cached_property
    def rule_entry(self) -> Input:
        """The entry of what the rule gives."""
        return result(f"adjustment {self.id} rule")

    @property
    def before_writing(self) -> Input:
        """The entry of its points before they are written."""
        return self.rule_entry

    @cached_property
    def entry(self) -> Input:
        """The entry of its points as they are written."""
        return result(f"adjustment {self.id}")

    @property
    def rules(self) -> tuple[Measure, ...]:
        """What gives its points."""
        return (self.scorer,)

    def entries_on(self, way: WaySoFar, written: Written) -> Iterator[Result]:
        """As a step: its points, and the total with them."""
        yield from self.entries(written)
        yield Result(total_after(self.id).name, total(way.total, self.entry))

    def entries(self, written: Written) -> Iterator[Result]:
        """Its points, and the same as they are written."""
        yield Result(self.rule_entry.name, node_of(self.scorer))
        yield Result(self.entry.name, written(self.rule_entry))
