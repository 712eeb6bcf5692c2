"""What every scorer is: a few words of a text that say a rule. It is a node like any other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from huizhou_qa.rules.arithmetic import Arithmetic, Measure, N, T
from huizhou_qa.scorers.node_rule import NodeRule, Scored


class Scorer(ABC):
    """Something that says a rule in the words of a text; one of your own says ``said``, and nothing else."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        # What cannot be meant is refused when it is written, not when it is scored.
        self.rule()

    @property
    @abstractmethod
    def said(self) -> Measure:
        """The rule, made once for each scorer."""

    def rule(self) -> Measure:
        """The rule, in the operations of the language."""
        return self.said

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The points, as this arithmetic has them."""
        return self.said.under(arithmetic)

    def score(
        self,
        facts: Mapping[str, object],
        *,
        marks: Mapping[str, object] | None = None,
        averages: Mapping[str, object] | None = None,
    ) -> Scored:
        """The exact points for these facts, with their working, outside any scheme.

        Raises EvidenceError for values that cannot be right and MissingEvidenceError for values
        that are lacking, each listing all of them.
        """
        return NodeRule(self).score(facts, marks=marks, averages=averages)
