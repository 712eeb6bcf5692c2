"""The faults of a rule that cannot be computed: missing values, nothing to measure, division by zero."""

from __future__ import annotations

from huizhou_qa.errors import EvidenceError, Fault, Wording, shortened
from huizhou_qa.evidence.asked import asked, given_at, named
from huizhou_qa.evidence.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import MARKS


def missing(leaf: Input, values: Values) -> Fault:
    """The fault of an input without a number: it is missing, only an interval of it is known, or there was nothing."""
    # The name of a mark is only a number.
    label = named(leaf)
    if leaf.section == MARKS:
        label = Wording(label.zh, f"mark {label.en}")
    if leaf.path in values.nothing:
        return Fault.of(given_at(leaf), "nothing_to_measure", label=label)
    right = asked(leaf).description
    if given_at(leaf) in values.intervals:
        return Fault.of(given_at(leaf), "interval", case="input", label=label, described=right)
    return Fault.of(given_at(leaf), "missing", case="input", label=label, described=right)


def nothing_by_rule(error: NotKnownError) -> Fault:
    """The fault of a rule that finds nothing to measure although all its inputs are known."""
    return Fault.of("", "nothing_to_measure", case="rule", why=shortened(str(error.args[0])))


def no_number(error: NoQuotientError) -> EvidenceError:
    """The error of evidence for which a rule would divide by 0."""
    return EvidenceError([Fault.of(path, "divided_by_zero", label=label) for path, label in error.divisors])
