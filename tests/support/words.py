"""What became of a rule, from numbers by the name of their fact, and what is told of its inputs."""

from __future__ import annotations

import re
from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap, Recorded, reads
from huizhou_qa.rules import Measure
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words import ground
from huizhou_qa.words.leaves import Leaf

NONE_OF_IT = "nothing"
ANY_NUMBER = Interval.parse("(-∞, ∞)")


def became(node: Measure, **known: object) -> Wording:
    """The ground of a rule; a fact that is ``nothing`` had nothing to measure."""
    said = {}
    for name, one in known.items():
        path = f"/facts/{name}"
        said[path] = Gap(nothing=frozenset({path})) if one == NONE_OF_IT else Fraction(str(one))
    return ground(node, node.under(Recorded(Exact(said))))


def told_of_one(scheme: Scheme) -> list[tuple[str, str]]:
    """The Chinese label of every input that a rule of the scheme reads, and what is told of a 1 that was read of it."""
    rules = [clause.rule for clause in scheme.clauses.values()]
    leaves = {leaf for rule in rules for leaf in reads(rule.node, rule.readings).inputs}
    told = [Leaf(leaf, Fraction(1)) for leaf in leaves]
    return [(leaf.label.zh, leaf.stated({}, ANY_NUMBER).zh) for leaf in told]


def runs_into_its_number(label: str, told: str) -> bool:
    """Whether a label is left out in front of its 1, or its last digit is read as part of it."""
    return not told.startswith(label) or bool(re.search(r"[0-9.]1(?![0-9])", told.removeprefix(label[:-1])))
