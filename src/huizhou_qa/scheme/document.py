"""A scheme as data: what is scored and nothing else, and the digest of it.

Written from the program and what evidence is held against, so that however a program is built, it has its document.
The readings that are chosen stand beside a document, never in it: an edition has one, and one digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Protocol

from attrs import frozen

from huizhou_qa.program.entries import Entry, Program, Result, Statistic, Tally, result, tally
from huizhou_qa.program.readings import Reading
from huizhou_qa.readers.document import Document, Json, canonical, input_document, number_text
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.agreements import Agreement, Exclusion

FORMAT = "1"
"""The format of documents; another one is written where a document of this one could not say what is scored."""


class Part(Protocol):
    """What has points in a result."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def entry(self) -> Input:
        """The entry of its points."""


class Marked(Part, Protocol):
    """A part that can earn full marks."""

    @property
    def max_points(self) -> Fraction:
        """Its full marks."""


@frozen(eq=False)
class Described:
    """What a document is made of beside the program.

    Attributes:
        id: the scheme's id.
        readings: the readings that the text leaves open.
        may_be_given: inputs that may be given though no rule reads them.
        agreements: which facts must agree.
        exclusions: where an input is out of place.
        parts: the parts of the tree of marks by kind: clauses, items, groups.
        adjustments: what is added to the base or taken from it.
        outputs: the entries of the other results by what they are called: base, total, grade.
    """

    id: str
    readings: Sequence[Reading]
    may_be_given: Iterable[Input]
    agreements: Sequence[Agreement]
    exclusions: Sequence[Exclusion]
    parts: Mapping[str, Iterable[Marked]]
    adjustments: Iterable[Part]
    outputs: Mapping[str, Input]


def document_of(program: Program, described: Described) -> Mapping[str, Json]:
    """The document; raises SchemeError where one path is read as two inputs."""
    arithmetic = Document()
    for leaf in (*(entry.leaf for entry in program.entries), *described.may_be_given):
        arithmetic.read(leaf)
    entries = [_entry(entry, arithmetic) for entry in program.entries]
    agreements = [one.condition.under(arithmetic) for one in described.agreements]
    exclusions = [
        {"excluded": arithmetic.read(one.excluded)[1], "where": one.condition.under(arithmetic)}
        for one in described.exclusions
    ]
    return {
        "format": FORMAT,
        "id": described.id,
        "inputs": {path: input_document(leaf) for path, leaf in arithmetic.inputs.items() if not _is_known(leaf)},
        "readings": {one.id: one.names for one in described.readings},
        "entries": entries,
        "agreements": agreements,
        "exclusions": exclusions,
        "grades": program.grades,
        "contested": program.contested,
        "parts": {kind: [_marked(one) for one in parts] for kind, parts in described.parts.items()},
        "adjustments": [_part(one) for one in described.adjustments],
        "outputs": {name: leaf.path for name, leaf in described.outputs.items()},
    }


def digest_of(document: Json) -> str:
    """SHA-256 of the canonical text, in UTF-8."""
    return f"sha256:{sha256(canonical(document).encode()).hexdigest()}"


def _is_known(leaf: Input) -> bool:
    """Whether it is what every result or every tally is to the entries after it, so that its path says it all."""
    return leaf in {result(leaf.name), tally(leaf.name)}


def _entry(entry: Entry, arithmetic: Document) -> Mapping[str, Json]:
    written: dict[str, Json] = {"path": entry.leaf.path, "node": entry.node.under(arithmetic)}
    if isinstance(entry, Statistic):
        return written | {"kind": "statistic", "fold": entry.fold, "own": entry.own}
    return written | {"kind": _KINDS[type(entry)]}


_KINDS: Mapping[type, str] = {Result: "result", Tally: "tally"}


def _part(part: Part) -> Mapping[str, Json]:
    return {"id": part.id, "path": part.entry.path}


def _marked(part: Marked) -> Mapping[str, Json]:
    return {**_part(part), "max_points": number_text(part.max_points)}
