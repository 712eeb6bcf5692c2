"""A scheme under open readings, part by part: what of this depends on no unit, worked out once.

What touches most of a program is gone through choice by choice. Every other reading that lies open is a source of its
own, and those of incidents are one, for incidents are counted under them together.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import product

from attrs import field, frozen

from huizhou_qa.analysis.resting_on import ProgramByParts, ProgramPart, SourceKind, layout
from huizhou_qa.errors import pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings, Tally
from huizhou_qa.program.readings import Reading
from huizhou_qa.program.touching import TouchedEntries, touched_entries
from huizhou_qa.readers import reads
from huizhou_qa.scheme.kept_by import SchemeUnderAny

READINGS = "readings"
# A reading that lies open in more entries than this is gone through choice by choice.
MOST_ENTRIES = 8
# So many programs are kept taken apart; the one least recently asked for gives way.
MOST_KEPT = 128

Choices = FrozenMapping[str, str]


@frozen
class OpenReadings:
    """Readings that are open together: what they settle, by path, and the choices of each way."""

    paths: tuple[str, ...]
    ways: tuple[Choices, ...]


@frozen
class PartWay:
    """A way of a part.

    Attributes:
        choices: those that are made, with those that are made for all of the program.
        own: those that it makes alone.
        of_sources: which way each of its sources takes.
        rules: each clause in whose rule its readings lie open, and the place of the choice among those listed of the
            clause; None where something else of the part holds one open.
    """

    choices: Choices
    own: Choices
    of_sources: tuple[tuple[int, int], ...]
    rules: tuple[tuple[str, int], ...] | None


@frozen(eq=False)
class PartsOfScheme:
    """A program by parts, under some choices that are made for all of it.

    Attributes:
        through: these choices.
        sources: the other readings that lie open; those of incidents are the first.
        by_parts: the program by parts.
        ways: of each part, its ways.
        exported: of each part, the paths of what is read of it by sums, and above all parts.
        open_above: the readings that lie open above all parts: where their places stand in what is handed on.
        before_writing: of each clause, by its id, the path of its points before they are written.
        first: the choices made, and the first of every other.
    """

    through: Choices
    sources: tuple[OpenReadings, ...]
    by_parts: ProgramByParts
    ways: tuple[tuple[PartWay, ...], ...]
    exported: tuple[tuple[str, ...], ...]
    open_above: tuple[tuple[int, Reading], ...]
    before_writing: FrozenMapping[str, str]
    first: Choices = field(init=False)

    @first.default
    def _first_of_every_way(self) -> Choices:
        return FrozenMapping({**self.through, **{id_: one for way in self.sources for id_, one in way.ways[0].items()}})


@lru_cache(maxsize=MOST_KEPT)
def touched_by_readings(program: Program) -> FrozenMapping[str, TouchedEntries]:
    """What every reading touches of a program, by its id."""
    return touched_entries(program)


@lru_cache(maxsize=MOST_KEPT)
def tallies_of(program: Program) -> Program:
    """What a program counts of incidents, alone."""
    return Program(tuple(entry for entry in program.entries if isinstance(entry, Tally)), program.grades)


@lru_cache(maxsize=MOST_KEPT)
def untouched_by_readings(program: Program) -> tuple[Result, ...]:
    """The results that no reading touches, in order."""
    touched = {path for one in touched_by_readings(program).values() for path in one.all}
    results = (entry for entry in program.entries if isinstance(entry, Result))
    return tuple(entry for entry in results if entry.leaf.path not in touched)


@lru_cache(maxsize=MOST_KEPT)
def choices_of_clauses(of: SchemeUnderAny) -> FrozenMapping[str, tuple[Choices, ...]]:
    """Of every clause whose points before writing readings touch, every choice of these readings, by its id."""
    touched, found = touched_by_readings(of.program), dict[str, tuple[Choices, ...]]()
    for clause in of.clauses:
        open_in = [
            one for one in of.register if one.id in touched and clause.before_writing.path in touched[one.id].following
        ]
        names = product(*(one.names for one in open_in)) if open_in else ()
        listed = (FrozenMapping(dict(zip((one.id for one in open_in), chosen, strict=True))) for chosen in names)
        found[clause.id] = tuple(listed)
    return FrozenMapping({id_: choices for id_, choices in found.items() if choices})


@lru_cache(maxsize=MOST_KEPT)
def parts_of_scheme(of: SchemeUnderAny) -> tuple[PartsOfScheme, ...]:
    """The program by parts, for every choice of the readings that lie open in most of it."""
    return tuple(_by_parts(of, through) for through in _gone_through(of))


def _gone_through(of: SchemeUnderAny) -> Iterator[Choices]:
    touched = touched_by_readings(of.program)
    wide = [one for one in of.register if one.id in touched and len(touched[one.id].directly) > MOST_ENTRIES]
    for names in product(*(one.names for one in wide)):
        yield FrozenMapping(dict(zip((one.id for one in wide), names, strict=True)))


def _by_parts(of: SchemeUnderAny, through: Choices) -> PartsOfScheme:
    sources = tuple(_sources(of, through))
    kinds = tuple(SourceKind(frozenset(one.paths), len(one.ways)) for one in sources)
    by_parts = layout(of.program, Settings(through), kinds)
    by_path = {pointer(READINGS, one.id): one for one in of.register}
    read = {leaf.path for entry in (*by_parts.sums, *by_parts.above) for leaf in reads(entry.node).inputs}
    read |= set(by_parts.handed_on)
    return PartsOfScheme(
        through,
        sources,
        by_parts,
        tuple(tuple(_ways(of, by_parts, part, sources, through)) for part in by_parts.parts),
        tuple(_exported(part, sources, read) for part in by_parts.parts),
        tuple((at, by_path[path]) for at, path in enumerate(by_parts.handed_on) if path in by_path),
        FrozenMapping({clause.id: clause.before_writing.path for clause in of.clauses}),
    )


def _sources(of: SchemeUnderAny, through: Choices) -> Iterator[OpenReadings]:
    touched = touched_by_readings(of.program)
    names = {one.id: one.names for one in of.register if one.id in touched and one.id not in through}
    tallies = tuple(entry.leaf.path for entry in tallies_of(of.program).entries)
    of_incidents = [id_ for id_ in names if set(tallies) & set(touched[id_].directly)]
    chosen = product(*(names[id_] for id_ in of_incidents))
    yield OpenReadings(
        tallies, tuple(FrozenMapping(dict(zip(of_incidents, choices, strict=True))) for choices in chosen)
    )
    for id_, known in names.items():
        if id_ not in of_incidents:
            yield OpenReadings((pointer(READINGS, id_),), tuple(FrozenMapping({id_: name}) for name in known))


def _ways(
    of: SchemeUnderAny,
    by_parts: ProgramByParts,
    part: ProgramPart,
    sources: tuple[OpenReadings, ...],
    through: Choices,
) -> Iterator[PartWay]:
    clauses = _clauses_that_tell(of, by_parts, part, {id_ for at in part.sources for id_ in sources[at].ways[0]})
    for ways in product(*(enumerate(sources[at].ways) for at in part.sources)):
        own = FrozenMapping({id_: choice for _, choices in ways for id_, choice in choices.items()})
        rules = None
        if clauses is not None:
            listed = ((id_, choices_of_clauses(of)[id_]) for id_ in clauses)
            rules = tuple((id_, _place_in(choices, own)) for id_, choices in listed)
        of_sources = tuple((at, way) for at, (way, _) in zip(part.sources, ways, strict=True))
        yield PartWay(FrozenMapping({**through, **own}), own, of_sources, rules)


def _clauses_that_tell(
    of: SchemeUnderAny, by_parts: ProgramByParts, part: ProgramPart, ids: set[str]
) -> tuple[str, ...] | None:
    """The clauses in whose rules these readings lie open, where nothing else holds one and nothing else lies open."""
    above = {pointer(READINGS, id_) for id_ in ids} & set(by_parts.handed_on)
    by_rule = {clause.rule_entry.path: clause.id for clause in of.clauses}
    held = {entry.leaf.path for entry in part.alone if ids.intersection(reads(entry.node).readings)}
    clauses = tuple(by_rule[path] for path in sorted(held) if path in by_rule)
    alone = all(set(choices_of_clauses(of)[id_][0]) <= ids for id_ in clauses)
    return clauses if held and len(clauses) == len(held) and alone and not above else None


def _place_in(listed: tuple[Choices, ...], own: Mapping[str, str]) -> int:
    return next(at for at, one in enumerate(listed) if one.items() <= own.items())


def _exported(part: ProgramPart, sources: tuple[OpenReadings, ...], read: Container[str]) -> tuple[str, ...]:
    settled = [path for at in part.sources for path in sources[at].paths]
    return tuple(path for path in (*settled, *(entry.leaf.path for entry in part.alone)) if path in read)
