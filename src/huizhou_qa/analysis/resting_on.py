"""Which entries of a program rest on which of its sources, and where what rests on several is only added up.

A source is whatever is open together and has several ways to turn out: a ruling that nobody made, incidents, a
reading. Every other input is a source of a single way. Sources that some entry reads together, other than in a
sum, are one part; but an entry that reads more together than can be listed stands above: it is worked out last,
from the sums below it that it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import prod

from attrs import frozen

from huizhou_qa.analysis.composition import Composed, composition
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.scheme.program.building import GRADE, TOTAL

# Sources that are read together are one part while these are not passed.
MOST_WAYS, MOST_PARTS = 81, 8
MOST_KEPT = 256


@frozen
class SourceKind:
    """What a source settles, by path, and in how many ways it can turn out."""

    paths: frozenset[str]
    ways: int


@frozen
class ProgramPart:
    """Sources that are worked out together.

    Attributes:
        sources: their places in the list of sources.
        alone: the entries that rest on them and on no other source, in order.
        joint: the sums over several parts that rest on them too, in order.
    """

    sources: tuple[int, ...]
    alone: tuple[Result, ...]
    joint: tuple[Result, ...]


@frozen
class ProgramByParts:
    """A program by parts.

    Attributes:
        settled: the results that rest on no source of several ways and are below all others, in order.
        parts: what rests on sources of several ways.
        sums: sums over several parts, in order.
        handed_on: the paths of the sums, and of what lies below, that entries above read.
        above: the entries that read several parts together, and those that read them, in order.
    """

    settled: tuple[Result, ...]
    parts: tuple[ProgramPart, ...]
    sums: tuple[Result, ...]
    handed_on: tuple[str, ...]
    above: tuple[Result, ...]


@lru_cache(maxsize=MOST_KEPT)
def layout(program: Program, settings: Settings, sources: tuple[SourceKind, ...]) -> ProgramByParts:
    """The program taken apart for these sources; none of them settles what another does."""
    made_of = composition(program, settings)
    ways = [source.ways for source in sources]
    rests_on: dict[str, frozenset[int]] = {
        path: frozenset({at}) for at, source in enumerate(sources) for path in source.paths
    }
    for composed in made_of.values():
        for path in sorted(composed.paths - made_of.keys() - rests_on.keys()):
            rests_on[path] = frozenset({len(ways)})
            ways.append(1)
    part_of, above = _parts(made_of, rests_on, ways)
    several = {part for part, many in zip(part_of, ways, strict=True) if many > 1}
    parts_of = {path: {part_of[one] for one in ones} & several for path, ones in rests_on.items()}
    others = {path for path, ones in rests_on.items() if {part_of[one] for one in ones} - several}
    given = frozenset().union(*(source.paths for source in sources))
    results = [entry for entry in program.entries if isinstance(entry, Result) and entry.leaf.path not in given]
    below = [entry for entry in results if entry.leaf.path not in above]
    alone = {entry.leaf.path for entry in below if len(parts_of[entry.leaf.path]) == 1} - others
    over = [entry for entry in below if parts_of[entry.leaf.path] and entry.leaf.path not in alone]
    read_above = dict.fromkeys(
        path for top in results if top.leaf.path in above for path in sorted(made_of[top.leaf.path].paths)
    )
    # Where all that is open stands in one part, total and grade are of that part, and nothing is above them.
    read_above |= dict.fromkeys(path for path in (TOTAL.path, GRADE.path) if path in made_of)
    return ProgramByParts(
        tuple(entry for entry in below if not parts_of[entry.leaf.path]),
        tuple(
            ProgramPart(
                tuple(at for at, one in enumerate(part_of[: len(sources)]) if one == part),
                tuple(entry for entry in below if entry.leaf.path in alone and part in parts_of[entry.leaf.path]),
                tuple(entry for entry in over if part in parts_of[entry.leaf.path]),
            )
            for part in sorted(several)
        ),
        tuple(over),
        tuple(path for path in read_above if path not in above and parts_of[path]),
        tuple(entry for entry in results if entry.leaf.path in above),
    )


def _parts(
    made_of: Mapping[str, Composed], rests_on: dict[str, frozenset[int]], ways: list[int]
) -> tuple[list[int], set[str]]:
    """The part of every source, and the entries above; what every result rests on is added to what is known of it."""
    part_of, above = list(range(len(ways))), set[str]()
    settled_by_sources = set(rests_on)
    for path, composed in made_of.items():
        if path in settled_by_sources:
            continue
        rests_on[path] = _sources(composed.paths, rests_on)
        if composed.paths & above:
            above.add(path)
            continue
        for together in composed.bound:
            parts = frozenset(part_of[one] for one in _sources(together, rests_on))
            if len(parts) > 1:
                if (
                    len(parts) > MOST_PARTS
                    or prod(ways[at] for at, part in enumerate(part_of) if part in parts) > MOST_WAYS
                ):
                    above.add(path)
                    break
                part_of = [min(parts) if part in parts else part for part in part_of]
    return part_of, above


def _sources(paths: Iterable[str], rests_on: Mapping[str, frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*(rests_on[path] for path in paths))
