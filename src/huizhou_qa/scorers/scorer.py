"""``Scorer``: the base class of all scorers. A scorer is a rule in the words of a text, and a node like any other.

A scorer of your own defines ``said``, the rule in the operations of the language, and nothing else:

>>> from attrs import frozen
>>> from huizhou_qa.rules import Input, Measure
>>> from huizhou_qa.rules.derived import trimmed_mean
>>> from huizhou_qa.scorers import Scorer, quantity
>>> @frozen
... class Panel(Scorer):  # 去掉一个最高分和一个最低分，取其余的平均分
...     judges: tuple[Input, ...]
...
...     @property
...     def said(self) -> Measure:
...         return trimmed_mean(self.judges)
>>> panel = Panel(tuple(quantity(name, f"评委{name}评分", "分") for name in "abcd"))
>>> panel.score({"a": 6, "b": 8, "c": 9, "d": 10}).points
Fraction(17, 2)

Where a number is missing there is no score:

>>> panel.score({"a": 6, "b": 8, "c": 9})  # doctest: +ELLIPSIS
Traceback (most recent call last):
huizhou_qa.errors.errors.MissingEvidenceError: 数据不完整，缺1项 · the evidence is not complete; lacking: 1
  /facts/d: ...
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from huizhou_qa.rules.arithmetic import Arithmetic, Measure, N, T
from huizhou_qa.scorers.node_rule import NodeRule, Scored


class Scorer(ABC):
    """A rule in the words of a text."""

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        # Invalid rules are refused when they are written, not when they are scored.
        self.rule()

    @property
    @abstractmethod
    def said(self) -> Measure:
        """The rule in the operations of the language; make it once for each scorer, as a ``cached_property``."""

    def rule(self) -> Measure:
        """The rule, in the operations of the language."""
        return self.said

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The points in this arithmetic."""
        return self.said.under(arithmetic)

    def score(
        self,
        facts: Mapping[str, object],
        *,
        marks: Mapping[str, object] | None = None,
        averages: Mapping[str, object] | None = None,
        statistics: Mapping[str, object] | None = None,
    ) -> Scored:
        """The exact points for these facts, with their working, outside any scheme.

        Raises EvidenceError for wrong values and MissingEvidenceError for missing values, each listing all of them.
        """
        return NodeRule(self).score(facts, marks=marks, averages=averages, statistics=statistics)
