"""Differences of schemes in the words of the schemes: readings and choices by what they mean, edges with their units.

What differs is found elsewhere; ``before`` and ``after`` of a difference stay the short data that they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from huizhou_qa.analysis.schemes.document_parts import in_full, in_list, named_in
from huizhou_qa.analysis.schemes.scheme_change import NONE, SchemeChange
from huizhou_qa.errors import Wording, keys_of
from huizhou_qa.program.readings import Reading
from huizhou_qa.readers.document import Data
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words.leaves import unit_in_words, with_unit
from huizhou_qa.words.phrases import filled, in_row

ASKED = Wording("口径“{question}”（{id}）", "reading “{question}” ({id})")
CHOSEN = Wording("“{meaning}”（{id}）", "“{meaning}” ({id})")
UNDER, LISTED = Wording("（{choices}）", " (under {choices})"), Wording("、", ", ")
OF_EDGES = frozenset({"edge_changed", "edges_shifted"})
OF_CHOICES = frozenset({"opened", "closed", "choice_added", "choice_removed", "chosen_changed"})


@frozen
class ChangesTold:
    """The words for differences between two schemes.

    Attributes:
        before: the first scheme.
        after: the second.
        readings: the readings of both by their ids, as the second has them where it does.
    """

    before: Scheme
    after: Scheme
    readings: dict[str, Reading] = field(init=False)

    @readings.default
    def _readings_of_both(self) -> dict[str, Reading]:
        return {one.id: one for scheme in (self.before, self.after) for one in scheme.chosen_readings.register}

    def all(self, changes: Iterable[SchemeChange]) -> Iterator[SchemeChange]:
        """The same differences, each in words."""
        for one in changes:
            told = one
            if one.kind == "reading" and one.id in self.readings:
                part = filled(ASKED, {"question": self.readings[one.id].question, "id": one.id})
                told = told.with_params(part=part)
            if one.choices:
                under = in_row(LISTED, [self._choice(choice) for choice in one.choices])
                told = told.with_params(under=filled(UNDER, {"choices": under}))
            if one.code in OF_CHOICES:
                own = one.id if one.kind == "reading" else ""
                told = told.with_params(before=self._choice(one.before, own), after=self._choice(one.after, own))
            elif one.code in OF_EDGES:
                unit = unit_in_words(self._unit(one.path), whole=False)
                told = told.with_params(
                    before=with_unit(Wording(one.before, one.before), unit),
                    after=with_unit(Wording(one.after, one.after), unit),
                )
            yield told

    def _choice(self, told: str, reading: str = "") -> Wording:
        """A choice by what it means, its name beside; by its name alone where readings give it other meanings."""
        if not told:
            return NONE
        asked, equals, name = told.rpartition("=")
        wanted = asked if equals else reading
        meanings = {
            choice.meaning
            for scheme in (self.before, self.after)
            for one in scheme.chosen_readings.register
            if wanted in ("", one.id)
            for choice in one.choices
            if choice.name == name
        }
        if len(meanings) != 1:
            return Wording(told, told)
        return filled(CHOSEN, {"meaning": meanings.pop(), "id": told})

    def _unit(self, path: str) -> str:
        """The unit of what a curve is over, where that is an input itself; empty for any other."""
        curve = keys_of(path)[: keys_of(path).index("pieces")]
        read = in_list(_at(in_full(self.after), [*curve[:-1], "1"]))
        found = (leaf for leaf in self.after.input_register.inputs if read == ("read", leaf.path))
        return next((leaf.unit for leaf in found), "")


def _at(document: Mapping[str, Data], keys: Sequence[str]) -> Data:
    """What stands at a path of a document."""
    found = document[keys[0]]
    for key in keys[1:]:
        found = in_list(found)[int(key)] if isinstance(found, tuple) else named_in(found)[key]
    return found
