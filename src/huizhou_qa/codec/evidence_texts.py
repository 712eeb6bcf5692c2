"""Evidence as JSON text; that of plain figures without a record of them being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import add
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import json_of
from huizhou_qa.codec.writing import as_evidence, data_written
from huizhou_qa.evidence.evidence import Evidence, figures_as_read
from huizhou_qa.evidence.plain_figures import MOST_FORMS, FigureNames
from huizhou_qa.numbers.exact import shortest
from huizhou_qa.rules.sections import FACTS, MARKS

# Plain figures are over so many denominators.
MOST_SCALES = 8
# Percentages and points of two decimals are hardly more.
MOST_TEXTS = 16_384
_TRUTHS = MappingProxyType({'"0"': "false", '"1"': "true"})


@frozen(eq=False)
class FigureTexts:
    """The plain figures of a unit as text.

    Attributes:
        names: their names.
        texts: the facts and then the marks; of those that are true or false, 1 or 0.
    """

    names: FigureNames
    texts: tuple[str, ...]

    @property
    def by_path(self) -> Mapping[str, str]:
        """The numbers by the path at which rules read them."""
        return dict(zip(self.names.paths, self.texts, strict=True))

    @property
    def sections(self) -> str:
        """The sections of evidence that they are."""
        texts = list(self.texts)
        for at in self.names.truths:
            texts[at] = _TRUTHS[texts[at]]
        return members_text(
            [
                f"{section}:{members_text(map(add, named, [texts[at] for at in places]))}"
                for section, named, places in _sections(self.names)
            ]
        )


def evidence_to_json(evidence: Evidence, *, indent: int | None = None) -> str:
    """Writes evidence as text that ``evidence_from_json`` reads back to an equal value; ``indent`` is for people.

    There is one exception: the sum of an average or another statistic that ``assess_cohort`` computed may have more
    digits than input may have.
    """
    given = as_evidence(evidence)
    return evidence_text(given, figure_texts(given)) if indent is None else json_of(data_written(given), indent)


def figure_texts(evidence: Evidence) -> FigureTexts | None:
    """The figures of evidence that was read as plain ones, as text."""
    figures = figures_as_read(evidence) if type(evidence) is Evidence else None
    if figures is None:
        return None
    return FigureTexts(figures.names, tuple(map(_writing(figures.scale), figures.numbers)))


def evidence_text(evidence: Evidence, figures: FigureTexts | None) -> str:
    """Evidence; of plain ``figures`` no record is made."""
    if figures is None:
        return json_of(data_written(evidence), None)
    sections = {"averages": evidence.averages, "statistics": evidence.statistics}
    beside = {name: data_written(one) for name, one in sections.items() if one}
    happened: dict[str, Json] = {} if evidence.incidents is None else {"incidents": []}
    return joined_objects(
        json_of({"unit": evidence.unit}, None), figures.sections, json_of({**beside, **happened}, None)
    )


def object_text(entries: Mapping[str, str]) -> str:
    """An object of which the values are text already."""
    return members_text([f"{json_of(name, None)}:{text}" for name, text in entries.items()])


def joined_objects(*texts: str) -> str:
    """The entries of several objects as one."""
    return members_text([text[1:-1] for text in texts if text != "{}"])


def members_text(entries: Iterable[str]) -> str:
    """An object of members that are text already, each with its name."""
    return f"{{{','.join(entries)}}}"


def nested(name: str, entries: list[str]) -> list[str]:
    """The entries of an object under a name, as text, as entries of what holds it: long ones are not copied for it."""
    if not entries:
        return [f"{name}:{{}}"]
    entries[0] = f"{name}:{{{entries[0]}"
    entries[-1] = f"{entries[-1]}}}"
    return entries


@lru_cache(maxsize=MOST_SCALES)
def _writing(scale: int) -> Callable[[int], str]:
    """What writes numbers of which so many make 1; the same ones come again and again."""
    return lru_cache(maxsize=MOST_TEXTS)(lambda number: f'"{shortest(number, scale)}"')


@lru_cache(maxsize=MOST_FORMS)
def _sections(names: FigureNames) -> tuple[tuple[str, tuple[str, ...], tuple[int, ...]], ...]:
    """The sections that hold figures, in order: the names as text, and where the number of each is."""
    whole = ((FACTS, names.facts, 0), (MARKS, names.marks, len(names.facts)))
    found = []
    for section, named, first in whole:
        places = sorted((name, at) for at, name in enumerate(named, start=first))
        texts = tuple(f"{json_of(name, None)}:" for name, _ in places)
        found.append((json_of(section, None), texts, tuple(at for _, at in places)))
    return tuple(one for one in found if one[1])
