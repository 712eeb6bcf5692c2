"""What is said where a rule cannot be computed: of what is not known, and of a divisor that is zero."""

from __future__ import annotations

from huizhou_qa.errors import EvidenceError, Fault, Wording
from huizhou_qa.ground.inputs import Input
from huizhou_qa.ground.values import NoQuotientError, Values


def missing(leaf: Input, values: Values) -> Fault:
    """The fault of an input that is not known: nobody has said, or there was nothing to measure."""
    # The name of a mark is a number, which alone would say nothing.
    label = Wording(leaf.label, f"mark {leaf.name}" if leaf.section == "marks" else leaf.name)
    if leaf.path in values.nothing:
        return Fault.of(leaf.given_as, "nothing_to_measure", label=label)
    described = Wording(leaf.kind.described_zh, leaf.kind.described)
    return Fault.of(leaf.given_as, "missing", case="input", label=label, described=described)


def no_number(error: NoQuotientError) -> EvidenceError:
    """The error of evidence by which a rule would have divided by 0."""
    return EvidenceError([Fault.of(path, "divided_by_zero", label=label) for path, label in error.divisors])
