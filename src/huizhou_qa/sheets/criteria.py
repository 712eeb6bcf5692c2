"""评分标准: the words of a rule, so that they cannot drift from it."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa import words
from huizhou_qa.errors import Wording
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.scorers.node_rule import NodeRule


def criterion(rule: NodeRule, agreements: Iterable[LinearAgreement] = ()) -> Wording:
    """What a rule gives points for; what no values can reach, given what they must agree in, is left out."""
    return words.criterion(rule.node, rule.readings, agreements)
