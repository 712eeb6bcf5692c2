"""The range that values of an input usually lie in: an annotation that no rule reads."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import Wording
from huizhou_qa.fields.converters import a_wording, by_field
from huizhou_qa.numbers.intervals import Interval, interval


@frozen(field_transformer=by_field)
class Usual:
    """The range that values of an input usually lie in, and the grounds for it.

    A value outside is possible, and scored like any other: the result carries a note, because a slip
    of a digit is more likely.
    """

    range: Interval = field(converter=interval)
    grounds: Wording = field(converter=a_wording)

    @cached_property
    def written(self) -> str:
        """The range as it is written."""
        return str(self.range)
