"""评分标准 in Chinese: the words of a rule, so that they cannot drift from it."""

from __future__ import annotations

from collections.abc import Iterable

from huizhou_qa import words
from huizhou_qa.readers import reads
from huizhou_qa.readers.agreements import Agreement
from huizhou_qa.scorers.node_rule import NodeRule


def criterion(rule: NodeRule, agreements: Iterable[Agreement] = ()) -> str:
    """What a rule gives points for; what no values can reach, given what they must agree in, is left out."""
    read = set(reads(rule.node, rule.readings).inputs)
    among_these = [one for one in agreements if read.issuperset(one.sum.weights)]
    return words.criterion(rule.node, rule.readings, among_these).zh
