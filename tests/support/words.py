"""What became of a rule, from numbers by the name of their fact."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.errors import Wording
from huizhou_qa.readers import Exact, Gap, Recorded
from huizhou_qa.rules import Measure
from huizhou_qa.words import ground

NONE_OF_IT = "nothing"


def became(node: Measure, **known: object) -> Wording:
    """The ground of a rule; a fact that is ``nothing`` had nothing to measure."""
    said = {}
    for name, one in known.items():
        path = f"/facts/{name}"
        said[path] = Gap(nothing=frozenset({path})) if one == NONE_OF_IT else Fraction(str(one))
    return ground(node, node.under(Recorded(Exact(said))))
