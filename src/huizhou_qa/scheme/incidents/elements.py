"""An element of an incident in words: what it is called, and what forms, papers and messages say for its values.

The keys and the words that evidence uses for the values are the edition's, and so is what is said for them. Words
that fit every place, for elements that many places ask for, are in ``incident_words``; which class the elements put
an incident into is the table's, in ``incidents``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, expect, is_a, pointer, refused
from huizhou_qa.evidence.records import INCIDENT_STATUSES, ElementValue
from huizhou_qa.fields.converters import (
    a_name,
    a_text,
    a_truth,
    a_wording,
    by_field,
    each,
    entries,
    placed,
    several_texts,
)
from huizhou_qa.fields.names import compared
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.program.entries import element
from huizhou_qa.rules import AllOf, Condition, Input, Measure, NumberOf
from huizhou_qa.rules.derived import ONE, any_of, exactly, when

Wanted = ElementValue | tuple[ElementValue, ...] | None
"""What is asked of an element: a value, any of several, or nothing (None)."""

STATUS, CONFIRMED, PENDING = "status", *INCIDENT_STATUSES
# What every incident has beside its elements, and what is asked of its day.
ID, DAY, WITHIN_YEAR = "id", "date", "within_year"

_VALUE = Wording("True、False、文本，或由这些组成的元组", "True, False, a text, or a tuple of these")
_WORDS = Wording("一个取值的用语（ValueWords）", "a ValueWords")


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


def _a_value(value: ElementValue | tuple[ElementValue, ...]) -> ElementValue:
    if type(value) is bool:
        return value
    text = plain_text(value)
    if text is None:
        raise refused(value, _VALUE)
    return text


def _values_of(wanted: ElementValue | tuple[ElementValue, ...]) -> tuple[ElementValue, ...]:
    """The values that fit what is asked of an element."""
    # isinstance would ask a value of any kind for its class.
    if not is_a(wanted, tuple) and not is_a(wanted, list):
        return (_a_value(wanted),)
    values = each(wanted, _a_value)
    if not values:
        raise SchemeError.of("", "empty", case="values")
    return values


def _words_by_value(values: Mapping[ElementValue, ValueWords]) -> FrozenMapping[ElementValue, ValueWords]:
    return FrozenMapping({_a_value(value): expect(words, ValueWords, _WORDS) for value, words in entries(values)})


def asked_of(asked: Mapping[str, Wanted]) -> FrozenMapping[str, tuple[ElementValue, ...]]:
    """What is asked of elements, by their keys; one of which nothing is asked is left out."""
    named = {a_name(key): wanted for key, wanted in entries(asked) if wanted is not None}
    return FrozenMapping({key: placed(pointer(key), _values_of, wanted) for key, wanted in named.items()})


@frozen(field_transformer=by_field)
class IncidentElement:
    """An element of an incident as an edition words it. Raises SchemeError for unsound words.

    Its values are words of evidence, or whether it is so; ``status`` is the element that says whether an incident is
    settled, and of every edition has the values confirmed and pending.

    Attributes:
        key: its key in evidence.
        label: what it is called in Chinese, in the title of its column too; in English it goes by its key.
        values: what is said for each of its values.
        others: what else its column may be titled.
        told: what a blank form says to write; the words for the values where it is empty.
        only_of: the incidents that have it, where not all do: another element by its key, and what that is then.
        settled: whether it is known of an incident that is pending, and will not change any more.
    """

    key: str = field(converter=a_name)
    label: str = field(converter=a_name)
    values: FrozenMapping[ElementValue, ValueWords] = field(converter=_words_by_value)
    others: tuple[str, ...] = field(default=(), converter=several_texts)
    told: str = field(default="", converter=a_text)
    only_of: FrozenMapping[str, tuple[ElementValue, ...]] = field(factory=FrozenMapping, converter=asked_of)
    settled: bool = field(default=False, converter=a_truth)

    def __attrs_post_init__(self) -> None:
        if self.key in {ID, DAY, WITHIN_YEAR}:
            raise SchemeError.of("/key", "reserved_element", given=self.key)
        if set(self.values) != set(self._known):
            given, listed = tuple(map(str, self.values)), tuple(map(str, self._known))
            raise SchemeError.of("/values", "incomplete_words", given=given, known=listed)
        written = [compared(word).casefold() for words in self.values.values() for word in words.written]
        if len(set(written)) < len(written):
            raise SchemeError.of("/values", "repeated_option", options=tuple(written))

    @property
    def _known(self) -> Iterable[ElementValue]:
        """The values that it must have words for."""
        if self.key == STATUS:
            return INCIDENT_STATUSES
        words = [value for value in self.values if type(value) is not bool]
        # Of a truth both values have words, and so has an element without any.
        return words if words and len(words) == len(self.values) else (True, False)

    @property
    def is_truth(self) -> bool:
        """Whether it is there or not, and not one of several words."""
        return True in self.values

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of evidence for its values, in order; none where it is there or not."""
        return () if self.is_truth else tuple(str(value) for value in self.values)

    @cached_property
    def leaf(self) -> Input:
        """What a rule reads of it: 1 or 0, or the place of the word, the first being 0."""
        return element(self.key, self.words)

    def number_of(self, value: ElementValue) -> int:
        """The number of a value."""
        return int(bool(value)) if self.is_truth else self.words.index(str(value))

    def present(self, elements: Mapping[str, IncidentElement]) -> Measure:
        """1 where an incident has it, else 0: where other elements are what they must be for that."""
        asked = [elements[key].is_said(those) for key, those in self.only_of.items()]
        return NumberOf(AllOf(tuple(asked))) if asked else ONE

    def is_said(self, wanted: Iterable[ElementValue]) -> Condition:
        """That an incident which has it has one of these values of it."""
        places = [exactly(self.leaf, self.number_of(value)) for value in wanted]
        return places[0] if len(places) == 1 else any_of(*places)

    def is_one_of(self, wanted: Iterable[ElementValue], elements: Mapping[str, IncidentElement]) -> Condition:
        """That an incident has one of these values of it; it is not read of one that does not have it at all."""
        fits = self.is_said(wanted)
        for key, those in self.only_of.items():
            fits = exactly(when(elements[key].is_one_of(those, elements), points=NumberOf(fits)), 1)
        return fits


def yes_or_no(true: str, false: str) -> Mapping[ElementValue, ValueWords]:
    """The values of an element that is there or not, given what papers say of an incident that has it or has not."""
    return {
        True: ValueWords(Wording("是", "yes"), true, ("true",)),
        False: ValueWords(Wording("否", "no"), false, ("false",)),
    }


def named(words: Mapping[str, str]) -> Mapping[ElementValue, ValueWords]:
    """The values of an element that is one of named words: of each, what papers say of an incident that has it.

    Forms and evidence use the same word for it.

    >>> list(named({"火灾": "属于火灾", "污染": "属于污染"}))
    ['火灾', '污染']
    """
    return {word: ValueWords(Wording(word, word), told) for word, told in words.items()}
