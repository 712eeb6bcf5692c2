"""The label and the unit of an input, and the text of its value."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER, PERCENT, TRUTH
from huizhou_qa.rules.sections import MARKS
from huizhou_qa.rules.statistics import StatisticInput
from huizhou_qa.words.numbers import number
from huizhou_qa.words.phrases import NO_WORDS, UNITS, UNITS_OF_ONE, joined, run_on, say

# What may stand before a number without being read as a part of it: a word, but for these, or a closed bracket.
MISLEADING = frozenset("约负第两")
CLOSING = frozenset("）〕】》」』”’：")

Beside = Mapping[str, Wording]
"""Texts that follow the value of an input, by path: the counts of a rate, who awarded a mark."""


@frozen
class Leaf:
    """An input and what was read of it."""

    input: Input
    value: Number

    @property
    def label(self) -> Wording:
        """Its label; its name in a language without one."""
        label = label_of(self.input)
        of_others = isinstance(self.input, StatisticInput) and not self.input.own
        return say("without_itself", label=label) if of_others else label

    @property
    def within(self) -> Wording:
        """The label within a sentence."""
        return self.with_article(self.label)

    def with_article(self, told: Wording) -> Wording:
        """A text that begins with the label: in English with its article, where there is an English one."""
        return Wording(told.zh, f"the {told.en}") if self.input.label.en else told

    @property
    def unit(self) -> Wording:
        """Its unit; in English counts have none."""
        return unit_in_words(self.input.unit, whole=self.input.whole)

    @property
    def is_truth(self) -> bool:
        """Whether it is true or false."""
        return self.input.whole and self.input.range == TRUTH and not self.input.options

    @property
    def is_percent(self) -> bool:
        """Whether it is in percent points."""
        return self.input.range == PERCENT and self.input.unit == "%"

    @property
    def is_mark(self) -> bool:
        """Whether it is awarded."""
        return self.input.section == MARKS

    @property
    def words(self) -> tuple[Wording, ...]:
        """The words that its numbers stand for, the first being 0; none where they are numbers."""
        if self.is_truth:
            return say("no"), say("yes")
        return tuple(Wording(option, option) for option in self.input.options)

    def told(self, value: Fraction, within: Interval = ANY_NUMBER) -> Wording:
        """A number of it: in words where it has some, else with its unit."""
        return self.words[int(value)] if self.words else with_unit(number(value, within), self.unit)

    def stated(self, beside: Beside, within: Interval = ANY_NUMBER) -> Wording:
        """Its label with its value, or that there was nothing to measure."""
        then = beside.get(self.input.path, NO_WORDS)
        if isinstance(self.value, Gap):
            found = "read_nothing" if self.value.nothing else "read_missing"
            return run_on(say(found, label=self.label), then)
        text, label = self.told(self.value, within), self.label
        if self.words:
            return run_on(say("subject", subject=label, text=text), then)
        return run_on(labelled(label, text), then)


def unit_in_words(unit: str, *, whole: bool) -> Wording:
    """A unit in both languages; in English counts have none."""
    return UNITS.get(unit) or Wording(unit, "" if whole else unit)


def label_of(leaf: Input) -> Wording:
    """The label of an input; its name in a language without one."""
    return Wording(leaf.label.zh or leaf.name, leaf.label.en or leaf.name)


def labelled(label: Wording, said: Wording) -> Wording:
    """A label and a text in both languages."""
    return Wording(beside_label(label.zh, said.zh), f"{label.en}: {said.en}")


def beside_label(label: str, said: str) -> str:
    """A Chinese label and a text, with a colon where the two could be read as one word."""
    last = label[-1:]
    is_word = unicodedata.category(last or "一") == "Lo" and unicodedata.numeric(last or "人", None) is None
    return f"{label}{said}" if (is_word and last not in MISLEADING) or last in CLOSING else f"{label}：{said}"


def with_unit(figure: Wording, unit: Wording) -> Wording:
    """A number and its unit; times, where the unit itself begins with a number (10万元)."""
    zh = f"{figure.zh}×{unit.zh}" if unit.zh[:1].isdigit() else f"{figure.zh}{unit.zh}"
    if unit.en[:1].isdigit():
        return Wording(zh, f"{figure.en} × {unit.en}")
    of_it = UNITS_OF_ONE.get(unit.en, unit.en) if figure.en == "1" else unit.en
    return Wording(zh, f"{figure.en}{of_it}" if of_it in {"", "%"} else f"{figure.en} {of_it}")


def steps_of(width: Fraction, unit: Wording) -> Wording:
    """A distance of two numbers with its unit: those of percentages are percentage points."""
    figure = number(width)
    if unit.zh != "%":
        return with_unit(figure, unit)
    return with_unit(figure, say("percent_point" if width == 1 else "percent_points"))


def any_of_words(words: tuple[Wording, ...], over: Interval) -> Wording:
    """The words whose places lie in an interval, the last first where they are yes and no."""
    found = [word for at, word in enumerate(words) if Fraction(at) in over]
    return joined("or", reversed(found) if words == (say("no"), say("yes")) else found)
