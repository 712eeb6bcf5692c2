"""What parts come to under every combination of readings that is not refused."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from attrs import frozen

from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn, PartsAddedUp
from huizhou_qa.analysis.readings.parts_reached import PartsReached
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.analysis.readings.summed import summed
from huizhou_qa.engine.rows import Ratio
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers import Gap


@frozen
class SummedUnder:
    """What is handed on, with the fewest changes to each, under the same choices of the readings that lie open above.

    Attributes:
        choices: these choices.
        ways: what is handed on, and how it is reached.
    """

    choices: Choices
    ways: Sequence[tuple[HandedOn, Reached]]


def all_summed(reached: PartsReached, unit: PartsAddedUp, refused: Sequence[Choices]) -> Iterator[SummedUnder]:
    """What is handed on under every combination, by the choices of the readings that lie open above."""
    parts = reached.parts
    exported = [_exported(reached, unit, at, refused) for at, _ in enumerate(parts.ways)]
    if not all(exported):
        return
    # The place of a choice is handed on as it is; of several units the first says it as well as any.
    places = [at for at, _ in parts.open_above]
    found: dict[HandedOn, list[tuple[HandedOn, Reached]]] = {}
    for handed_on, way in summed(unit, exported, reached.through):
        found.setdefault(tuple([handed_on[at] for at in places]), []).append((handed_on, way))
    for placed, ways in found.items():
        choices = _chosen(parts, placed)
        if not _is_refused({**parts.through, **choices}, refused):
            yield SummedUnder(choices, ways)


def _chosen(parts: PartsOfScheme, placed: Sequence[Ratio | Gap]) -> Choices:
    chosen = zip((one for _, one in parts.open_above), placed, strict=True)
    return FrozenMapping({one.id: one.names[at[0] // at[1]] for one, at in chosen if isinstance(at, tuple)})


def _exported(of: PartsReached, unit: PartsAddedUp, part: int, refused: Sequence[Choices]) -> dict[HandedOn, Reached]:
    """What the ways of a part export, with the fewest changes to each."""
    exported: dict[HandedOn, Reached] = {}
    known: dict[Hashable, HandedOn] = {}
    for at, (way, reached) in enumerate(zip(of.parts.ways[part], of.ways[part], strict=True)):
        if not (refused and _is_refused(way.choices, refused)):
            told_by = unit.told_by(part, at)
            numbers = known.get(told_by)
            if numbers is None:
                numbers = known[told_by] = unit.alone(part, at)
            exported[numbers] = exported[numbers].joined(reached) if numbers in exported else reached
    return exported


def _is_refused(choices: Mapping[str, str], refused: Sequence[Choices]) -> bool:
    return any(one.items() <= choices.items() for one in refused)
