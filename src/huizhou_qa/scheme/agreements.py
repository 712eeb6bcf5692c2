"""What a scheme asks of evidence apart from its rules: which facts must agree, and where an input is out of place."""

from __future__ import annotations

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, is_a, refused
from huizhou_qa.evidence.asked import an_input
from huizhou_qa.evidence.values import Values
from huizhou_qa.fields.converters import by_field
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.readers import Exact, agreements, reads
from huizhou_qa.rules.arithmetic import Condition
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scorers.nodes import a_condition

_TEXT = Wording("文本或中英文表述（Wording）", "text, or a Wording")


def _in_both(text: Wording | str) -> Wording:
    if is_a(text, Wording):
        return text
    written = plain_text(text)
    if written is None:
        raise refused(text, _TEXT)
    return Wording(written, written)


def verdict(condition: Condition, values: Values) -> bool | None:
    """Whether a condition holds; None where that cannot be told."""
    told = condition.under(Exact(values))
    return told if isinstance(told, bool) else None


def inputs_of(condition: Condition) -> tuple[Input, ...]:
    """What a condition reads; raises SchemeError for what evidence cannot bring."""
    return tuple(an_input(leaf) for leaf in reads(condition).inputs)


@frozen(field_transformer=by_field)
class Agreement:
    """Facts that only make sense together: where all are known, the condition must hold.

    Attributes:
        condition: that a sum of inputs, each times a weight, lies in an interval; SchemeError for any other.
        text: why it must hold.
        linear: the same as readers know it that narrow what is not known yet.
    """

    condition: Condition = field(converter=a_condition)
    text: Wording = field(converter=_in_both)
    inputs: tuple[Input, ...] = field(init=False, repr=False, eq=False)
    linear: agreements.LinearAgreement = field(init=False, repr=False, eq=False)

    @inputs.default
    def _inputs_of_condition(self) -> tuple[Input, ...]:
        return inputs_of(self.condition)

    @linear.default
    def _linear_condition(self) -> agreements.LinearAgreement:
        found = agreements.of_condition(self.condition)
        if found is None:
            raise SchemeError.of("/condition", "agreement_not_linear")
        return found

    @property
    def path(self) -> str:
        """Where a contradiction is told: at the first of its inputs."""
        return self.inputs[0].path

    def verdict(self, values: Values) -> bool | None:
        """Whether it holds; None where that cannot be told."""
        return verdict(self.condition, values)


@frozen(field_transformer=by_field)
class Exclusion:
    """An input that is out of place where a condition holds: the rule would never read it.

    Attributes:
        condition: where the input is out of place.
        excluded: the input.
        text: why it is.
    """

    condition: Condition = field(converter=a_condition)
    excluded: Input = field(converter=an_input)
    text: Wording = field(converter=_in_both)
    inputs: tuple[Input, ...] = field(init=False, repr=False, eq=False)

    @inputs.default
    def _inputs_of_condition(self) -> tuple[Input, ...]:
        return inputs_of(self.condition)

    def verdict(self, values: Values) -> bool | None:
        """Whether the condition holds; None where that cannot be told."""
        return verdict(self.condition, values)
