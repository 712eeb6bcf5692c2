"""An element of an incident in words: what it is called, and what forms, papers and messages say for its values.

The keys and the values are those of the record and the same everywhere; the words are the edition's. Words that fit
every place are in ``incident_words``; which class the elements put an incident into is the table's, in ``incidents``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, described, expect
from huizhou_qa.evidence.records import INCIDENT_STATUSES, RECOGNISING_BODIES, SEVERITIES
from huizhou_qa.fields.converters import a_name, a_text, a_wording, by_field, entries, several_texts
from huizhou_qa.fields.names import compared
from huizhou_qa.frozen_mapping import FrozenMapping

ElementValue = str | bool

_WORDS = Wording("一个取值的用语（ValueWords）", "a ValueWords")

# The elements that have words for their values, in the order of a form, with those values.
_TRUTH: tuple[ElementValue, ...] = (True, False)
VALUES: Mapping[str, tuple[ElementValue, ...]] = MappingProxyType(
    {
        "from_product_quality": _TRUTH,
        "serious_harm": _TRUTH,
        "recognised_by": RECOGNISING_BODIES,
        "severity": SEVERITIES,
        "systemic_or_regional": _TRUTH,
        "status": INCIDENT_STATUSES,
    }
)


@frozen(field_transformer=by_field)
class ValueWords:
    """What is said for one value of an element.

    Attributes:
        said: what stands for it in a form, and in messages about one (是, yes).
        told: what papers say of an incident that has it (造成严重后果).
        others: what else a form may say for it.
    """

    said: Wording = field(converter=a_wording)
    told: str = field(converter=a_name)
    others: tuple[str, ...] = field(default=(), converter=several_texts)

    @property
    def written(self) -> tuple[str, ...]:
        """Everything that a form may say for it, that of a blank form first."""
        return (self.said.zh, *self.others)


def _words_by_value(values: Mapping[ElementValue, ValueWords]) -> FrozenMapping[ElementValue, ValueWords]:
    return FrozenMapping({value: expect(words, ValueWords, _WORDS) for value, words in entries(values)})


@frozen(field_transformer=by_field)
class IncidentElement:
    """An element of an incident as an edition words it. Raises SchemeError for an unknown key and unsound words.

    Attributes:
        key: its key in evidence.
        label: what it is called in Chinese, in the title of its column too; in English it goes by its key.
        values: what is said for each of its values, which are those of the record.
        others: what else its column may be titled.
        told: what a blank form says to write; the words for the values where it is empty.
    """

    key: str = field(converter=a_name)
    label: str = field(converter=a_name)
    values: FrozenMapping[ElementValue, ValueWords] = field(converter=_words_by_value)
    others: tuple[str, ...] = field(default=(), converter=several_texts)
    told: str = field(default="", converter=a_text)

    def __attrs_post_init__(self) -> None:
        if self.key not in VALUES:
            raise SchemeError.of("/key", "unknown_choice", case="word", given=described(self.key), known=tuple(VALUES))
        known = VALUES[self.key]
        if set(self.values) != set(known):
            given, listed = tuple(map(str, self.values)), tuple(map(str, known))
            raise SchemeError.of("/values", "incomplete_words", given=given, known=listed)
        written = [compared(word).casefold() for words in self.values.values() for word in words.written]
        if len(set(written)) < len(written):
            raise SchemeError.of("/values", "repeated_option", options=tuple(written))


def yes_or_no(true: str, false: str) -> Mapping[ElementValue, ValueWords]:
    """The values of an element that is there or not, given what papers say of an incident that has it or has not."""
    return {
        True: ValueWords(Wording("是", "yes"), true, ("true",)),
        False: ValueWords(Wording("否", "no"), false, ("false",)),
    }
