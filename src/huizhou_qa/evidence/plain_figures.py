"""Facts and marks that are plain figures throughout: whole numbers over one denominator until records are asked for.

Most evidence is so. What is anything else, or longer than figures of a form are, is read entry by entry in ``parsing``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypeGuard

from attrs import frozen

from huizhou_qa.errors import JsonNumber, pointers
from huizhou_qa.evidence.plain_structures import JsonObject
from huizhou_qa.evidence.usual_figures import HUNDREDTHS, usual_numbers
from huizhou_qa.fields.names import are_plain
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.sections import FACTS, MARKS

# Names and kinds of so many units that are alike are kept, of no more names, and no longer ones, than any form has.
MOST_FORMS, MOST_NAMES, LONGEST_NAME = 256, 1_000, 200
PlainSection = Mapping[str, object]

_TEXTS: frozenset[type] = frozenset({str, JsonNumber})
# Types by what tells them apart: asking one for its hash would call a method of whoever made it.
_TEXT, _TEXT_OR_NUMBER = frozenset({id(str)}), frozenset(map(id, _TEXTS))
_FIGURE_OR_TRUTH = frozenset({id(bool), *_TEXT_OR_NUMBER})
_FIGURE = r"(?:-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,%d})?,)*"
# By how many decimals figures have: such figures, each with a comma behind it, and what their last digits are worth.
_FIGURES = tuple(
    (places, re.compile(_FIGURE.replace("%d", str(places))), tuple(10**left for left in range(places, -1, -1)))
    for places in (2, 4, 6)
)


@frozen(eq=False)
class FigureNames:
    """Under which names figures are given, in their order; there is one for all units that are alike.

    Attributes:
        facts: the facts.
        marks: the marks.
        truths: the places of the facts that are given as true or false.
    """

    facts: tuple[str, ...]
    marks: tuple[str, ...]
    truths: tuple[int, ...]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Where rules read the facts and then the marks."""
        return (*pointers(FACTS, self.facts), *pointers(MARKS, self.marks))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of the number that is read at a path."""
        return FrozenMapping({path: at for at, path in enumerate(self.paths)})


@frozen(eq=False)
class PlainFigures:
    """The facts and the marks of a unit.

    Attributes:
        names: their names.
        numbers: the facts and then the marks, as whole numbers; true is 1 and false is 0.
        scale: how many of these make 1.
    """

    names: FigureNames
    numbers: tuple[int, ...]
    scale: int

    def numbers_at(self, paths: AbstractSet[str]) -> dict[str, Fraction]:
        """The numbers that are read at these paths, of those that are given."""
        places = self.names.places
        return {path: Fraction(self.numbers[places[path]], self.scale) for path in paths if path in places}

    @property
    def facts(self) -> dict[str, Fraction | bool]:
        """The facts by name."""
        found = self._named(self.names.facts, 0)
        truths = {name: bool(found[name]) for name in map(self.names.facts.__getitem__, self.names.truths)}
        return {**found, **truths}

    @property
    def marks(self) -> dict[str, Fraction]:
        """The marks by name."""
        return self._named(self.names.marks, len(self.names.facts))

    def _named(self, names: Sequence[str], first: int) -> dict[str, Fraction]:
        numbers = self.numbers[first : first + len(names)]
        return {name: Fraction(number, self.scale) for name, number in zip(names, numbers, strict=True)}


def plain_figures(facts: PlainSection, marks: PlainSection) -> PlainFigures | None:
    """What two sections give; None where either holds anything but plain figures.

    What they hold was made by the parser of JSON texts, or ``are_figures``: it is asked for its hash.
    """
    if len(facts) + len(marks) > MOST_NAMES:
        return None
    given = [*facts.values(), *marks.values()]
    try:
        names = _form(tuple(facts), tuple(marks), tuple(map(type, given)))
    except ValueError:
        return None
    usual = usual_numbers(given) if given else None
    if usual is not None:
        return PlainFigures(names, usual, HUNDREDTHS)
    found = _whole_numbers([("1" if one else "0") if type(one) is bool else str(one) for one in given])
    return None if found is None else PlainFigures(names, *found)


def is_section(value: object) -> TypeGuard[PlainSection]:
    """Whether it is a plain mapping of texts without repeated keys."""
    if type(value) is JsonObject:
        return not value.repeated
    return type(value) is dict and _TEXT.issuperset(map(id, map(type, value)))


def are_figures(values: Collection[object], *, truths: bool = False) -> bool:
    """Whether all are texts or numbers of a JSON text, or ``truths`` among them."""
    return (_FIGURE_OR_TRUTH if truths else _TEXT_OR_NUMBER).issuperset(map(id, map(type, values)))


def are_names(names: Collection[str]) -> bool:
    """Whether no name has a fault, or is longer than any form has."""
    return are_plain(names) and max(map(len, names), default=0) <= LONGEST_NAME


@lru_cache(maxsize=MOST_FORMS)
def _form(facts: tuple[str, ...], marks: tuple[str, ...], kinds: tuple[type, ...]) -> FigureNames:
    """The names; raises ValueError where one may have a fault, or what stands under it may be no figure.

    Of such names, which may be of any length, nothing is kept.
    """
    truths = tuple(at for at, kind in enumerate(kinds[: len(facts)]) if kind is bool)
    others = _TEXTS.issuperset(kind for at, kind in enumerate(kinds) if at not in truths)
    if not others or not are_names((*facts, *marks)):
        raise ValueError
    return _names(facts, marks, truths)


@lru_cache(maxsize=MOST_FORMS)
def _names(facts: tuple[str, ...], marks: tuple[str, ...], truths: tuple[int, ...]) -> FigureNames:
    """The same names for all units that are alike, whether their numbers stand in quotation marks or not."""
    return FigureNames(facts, marks, truths)


def _whole_numbers(texts: Sequence[str]) -> tuple[tuple[int, ...], int] | None:
    """The numbers of these texts and how many of them make 1; None where one is no figure of a few decimals."""
    together = ",".join(texts) + ","
    if together.count(",") != len(texts):
        return None
    for places, figures, worth in _FIGURES:
        if figures.fullmatch(together):
            return _in_units(texts, worth), 10**places
    return None


def _in_units(texts: Sequence[str], worth: Sequence[int]) -> tuple[int, ...]:
    """The numbers of texts in units; ``worth`` is what the last digit is worth, by the number of decimals."""
    numbers: list[int] = []
    for text in texts:
        whole, _, part = text.partition(".")
        numbers.append(int(whole + part) * worth[len(part)])
    return tuple(numbers)
