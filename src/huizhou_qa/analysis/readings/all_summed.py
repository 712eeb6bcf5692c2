"""What parts come to under every combination of readings that is not refused."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn, PartsAddedUp
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.analysis.readings.summed import summed
from huizhou_qa.frozen_mapping import FrozenMapping


def all_summed(
    parts: PartsOfScheme, unit: PartsAddedUp, refused: Sequence[Choices]
) -> Iterator[tuple[HandedOn, Choices, Reached]]:
    """What is handed on, the choices of the readings that lie open above, and the fewest changes that lead there."""
    exported = [_exported(parts, unit, at, refused) for at, _ in enumerate(parts.ways)]
    if not all(exported):
        return
    for handed_on, way in summed(unit, exported):
        # The place of a choice is handed on as it is; of several units the first says it as well as any.
        placed = [(one, handed_on[at]) for at, one in parts.open_above]
        chosen = {one.id: one.names[at[0] // at[1]] for one, at in placed if isinstance(at, tuple)}
        if not _is_refused({**parts.through, **chosen}, refused):
            yield handed_on, FrozenMapping(chosen), way.beside(parts.reached)


def _exported(
    parts: PartsOfScheme, unit: PartsAddedUp, part: int, refused: Sequence[Choices]
) -> dict[HandedOn, Reached]:
    """What the ways of a part export, with the fewest changes to each."""
    exported: dict[HandedOn, Reached] = {}
    known: dict[Hashable, HandedOn] = {}
    for at, way in enumerate(parts.ways[part]):
        if not _is_refused(way.choices, refused):
            told_by, reached = unit.told_by(part, at), way.reached
            if told_by not in known:
                known[told_by] = unit.alone(part, at)
            numbers = known[told_by]
            exported[numbers] = exported[numbers].joined(reached) if numbers in exported else reached
    return exported


def _is_refused(choices: Mapping[str, str], refused: Sequence[Choices]) -> bool:
    return any(one.items() <= choices.items() for one in refused)
