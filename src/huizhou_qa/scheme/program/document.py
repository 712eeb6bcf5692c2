"""A scheme as data: what is scored and nothing else, and the digest of it.

Written from the program and what evidence is held against, so that however a program is built, it has its document.
The readings that are chosen stand beside a document, never in it: an edition has one, and one digest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Protocol

from huizhou_qa.errors import SchemeError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.plans.on_site import OnSitePlan
from huizhou_qa.program.entries import Program, result, tally
from huizhou_qa.program.readings import Readings
from huizhou_qa.readers.document import Data, Document, canonical, input_document, number_text
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import BASE, OUTPUTS
from huizhou_qa.scheme.program.document_parts import entry_document, object_of
from huizhou_qa.scheme.program.on_site_document import on_site_document
from huizhou_qa.scheme.program.said_once import said_once
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.ranking import Ranking

FORMAT = "1"
"""The format of documents; another one is written where a document of this one could not say what is scored."""


class Described(Protocol):
    """What a document is made of: a scheme, which need not be known here."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def program(self) -> Program:
        """What is computed, with every reading open."""

    @property
    def chosen_readings(self) -> Readings:
        """The readings that the text leaves open; which are chosen is no part of a document."""

    @property
    def agreements(self) -> Sequence[Agreement]:
        """Which facts must agree."""

    @property
    def exclusions(self) -> Sequence[Exclusion]:
        """Where an input is out of place."""

    @property
    def ranking(self) -> Ranking:
        """How units are placed."""

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses in the order of the text."""

    @property
    def items(self) -> Mapping[str, Item]:
        """The numbered items in the order of the text."""

    @property
    def groups(self) -> Mapping[str, Heading]:
        """Every heading."""

    @property
    def adjustments(self) -> Sequence[Adjustment]:
        """What is added to the base or taken from it."""

    @property
    def joining(self) -> Joining:
        """How headings are joined into the base."""

    @property
    def on_site(self) -> OnSitePlan | None:
        """The plan of the on-site check, which is scored apart."""


def document_of(scheme: Described) -> FrozenMapping[str, Data]:
    """The document; raises SchemeError where one path is read as two inputs."""
    document = document_in_full(scheme, Document())
    on_site = document["on_site"]
    said = said_once(on_site) if isinstance(on_site, FrozenMapping) and on_site else on_site
    return said_once(FrozenMapping({**document, "on_site": said}))


def document_in_full(scheme: Described, arithmetic: Document) -> FrozenMapping[str, Data]:
    """The same with the node of every choice, written by an arithmetic that may remember what is left out.

    Raises SchemeError as ``document_of``.
    """
    program = scheme.program
    may_be_given = [leaf for clause in scheme.clauses.values() for leaf in clause.also_given]
    for leaf in (*(entry.leaf for entry in program.entries), *may_be_given, *program.elements):
        arithmetic.read(leaf)
    computed = {entry.leaf.path for entry in program.entries}
    entries = tuple(entry_document(entry, arithmetic) for entry in program.entries)
    agreements = tuple(one.condition.under(arithmetic) for one in scheme.agreements)
    exclusions = tuple(_excluded(one, arithmetic) for one in scheme.exclusions)
    ranking, pending = _ranking(scheme.ranking, arithmetic), program.pending.under(arithmetic)
    elements = {leaf.path: has.under(arithmetic) for leaf, has in program.elements.items()}
    # Only now is known what all of them read.
    inputs = {path: input_document(leaf) for path, leaf in arithmetic.inputs.items() if not _is_known(leaf)}
    document: dict[str, Data] = {
        "format": FORMAT,
        "id": scheme.id,
        "inputs": FrozenMapping(inputs),
        "readings": FrozenMapping({one.id: one.names for one in scheme.chosen_readings.register}),
        "entries": entries,
        "agreements": agreements,
        "exclusions": exclusions,
        "grades": program.grades,
        "ranking": ranking,
        "pending": pending,
        "settled": tuple(sorted(program.settled)),
        "elements": FrozenMapping(elements),
        "clauses": tuple(map(_clause, scheme.clauses.values())),
        "items": tuple(_marked(one) for one in scheme.items.values()),
        "groups": tuple(_marked(one) for one in scheme.groups.values()),
        "adjustments": tuple(object_of(id=one.id, path=one.entry.path) for one in scheme.adjustments),
        "outputs": object_of(**{name: leaf.path for name, leaf in OUTPUTS.items() if leaf.path in computed}),
        "written": _written(scheme),
        "on_site": on_site_document(scheme.on_site),
    }
    return FrozenMapping(document)


def digest_of(document: Data) -> str:
    """SHA-256 of the canonical text, in UTF-8; raises SchemeError where half of a character stands in it."""
    try:
        text = canonical(document).encode()
    except UnicodeEncodeError:
        raise SchemeError.of("", "bad_text", case="surrogate") from None
    return f"sha256:{sha256(text).hexdigest()}"


def _is_known(leaf: Input) -> bool:
    """Whether it is what every result or every tally is to the entries after it, so that its path says it all."""
    return leaf in {result(leaf.name), tally(leaf.name)}


def _excluded(one: Exclusion, arithmetic: Document) -> Data:
    return object_of(excluded=one.excluded.path, where=one.condition.under(arithmetic))


def _ranking(one: Ranking, arithmetic: Document) -> Data:
    exempt = tuple(rule.under(arithmetic) for rule in one.rules)
    return object_of(by=one.by, rounding=() if one.rounding is None else _rounding(one.rounding), exempt=exempt)


def _rounding(one: Rounding) -> Data:
    """Places and mode, and how far apart two figures stand where that is not one unit of the last place."""
    own = () if one.grid is None else (number_text(one.grid),)
    return (str(one.places), one.way, *own)


def _marked(part: Item | Heading) -> Data:
    return object_of(id=part.id, path=part.entry.path, max_points=number_text(part.max_points))


def _clause(clause: Clause) -> Data:
    """A clause, and what may be given though its rule does not read it, where there is any."""
    given = sorted({leaf.path for leaf in clause.also_given})
    marked: dict[str, Data] = {"id": clause.id, "path": clause.entry.path, "max_points": number_text(clause.max_points)}
    return FrozenMapping({**marked, "also_given": tuple(given)} if given else marked)


def _written(scheme: Described) -> Data:
    """How many places figures have, those of parts that have a rounding of their own, and how sums are written."""
    parts: list[Item | Heading] = [*scheme.items.values(), *scheme.groups.values()]
    joinings = {**{one.entry.path: one.joining for one in parts}, BASE.path: scheme.joining}
    own: dict[str, Data] = {
        path: str(one.rounding.places) for path, one in joinings.items() if one.rounding is not None
    }
    arithmetic, program = Document(), scheme.program
    said: dict[str, Data] = {"places": program.places.under(arithmetic), "own": FrozenMapping(own)}
    return FrozenMapping(said if program.sums is None else {**said, "sums": program.sums.under(arithmetic)})
