"""Evidence as JSON text; that of plain figures without a record of them being made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from attrs import frozen

from huizhou_qa.codec.steps import Json
from huizhou_qa.codec.texts import json_of
from huizhou_qa.codec.writing import as_evidence, data_written
from huizhou_qa.evidence.evidence import Evidence, figures_as_read
from huizhou_qa.evidence.plain_figures import MOST_FORMS, FigureNames
from huizhou_qa.numbers.exact import shortest
from huizhou_qa.rules.sections import FACTS, MARKS

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
        return members_text(
            f"{section}:{members_text(self._entries(named))}" for section, named in _sections(self.names)
        )

    def _entries(self, named: Iterable[tuple[str, int, bool]]) -> Iterator[str]:
        for name, at, is_truth in named:
            yield name + (_TRUTHS[self.texts[at]] if is_truth else self.texts[at])


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
    scale = figures.scale
    texts = [f'"{shortest(number, scale)}"' for number in figures.numbers]
    return FigureTexts(figures.names, tuple(texts))


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


@lru_cache(maxsize=MOST_FORMS)
def _sections(names: FigureNames) -> tuple[tuple[str, tuple[tuple[str, int, bool], ...]], ...]:
    """The sections that hold figures, in order: the names as text, where the number is, and whether it is a truth."""
    whole = ((FACTS, names.facts, 0), (MARKS, names.marks, len(names.facts)))
    return tuple(
        (
            json_of(section, None),
            tuple(
                (f"{json_of(name, None)}:", at, at in names.truths)
                for name, at in sorted((name, at) for at, name in enumerate(named, start=first))
            ),
        )
        for section, named, first in whole
        if named
    )
