"""评分标准 in Chinese: the words of a rule, so that they cannot drift from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from huizhou_qa import words
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.inputs import Input
from huizhou_qa.ground.measures import Condition, Term, WeightedSum
from huizhou_qa.readers import reads
from huizhou_qa.readers.agreements import Agreement, Linear
from huizhou_qa.rules import Input as Leaf
from huizhou_qa.scorers.node_rule import NodeRule


def criterion(rule: NodeRule, agreements: Iterable[Condition] = ()) -> str:
    """What a rule gives points for; what no values can reach, given what they must agree in, is left out."""
    leaves = {leaf.path: leaf for leaf in reads(rule.node, rule.readings).inputs}
    return words.criterion(rule.node, rule.readings, [*_agreed(agreements, leaves)]).zh


def _agreed(agreements: Iterable[Condition], leaves: Mapping[str, Leaf]) -> Iterator[Agreement]:
    """What must agree, of the inputs that the rule reads."""
    for one in agreements:
        added = one.measure if isinstance(one.measure, WeightedSum) else WeightedSum((Term(one.measure),))
        paths = {term.measure.path: term.weight for term in added.terms if isinstance(term.measure, Input)}
        if len(paths) == len(added.terms) and leaves.keys() >= paths.keys():
            weights = FrozenMapping({leaves[path]: weight for path, weight in paths.items()})
            yield Agreement(Linear(weights, added.constant), one.within)
