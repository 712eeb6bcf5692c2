"""Which readings a unit's evidence cannot answer: the smallest partial choices, each with its faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import field, frozen

from huizhou_qa.analysis.readings.reading_results import NotEvaluable
from huizhou_qa.engine.checking import check
from huizhou_qa.errors import Fault
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program
from huizhou_qa.program.touching import TouchedEntries, touched_entries
from huizhou_qa.scheme.scheme import Scheme

# So many schemes under other readings are kept; the one least recently asked gives way.
MOST_KEPT = 128


@frozen
class _OfProgram:
    """A scheme by its program, of which there is one for each scheme."""

    program: Program
    scheme: Scheme = field(eq=False)


def not_evaluable(scheme: Scheme, evidence: Evidence) -> Iterator[NotEvaluable]:
    """The smallest partial choices that leave faults, from those that no choice cures."""
    register = [one for one in scheme.chosen_readings.register if one.id in touched_by_readings(scheme.program)]
    asked: dict[FrozenMapping[str, str], tuple[Fault, ...]] = {}

    def faults(choices: Mapping[str, str]) -> tuple[Fault, ...]:
        key = FrozenMapping({**scheme.readings, **choices})
        if key not in asked:
            asked[key] = check(_under(_OfProgram(scheme.program, scheme), key), evidence)
        return asked[key]

    single = [{one.id: name} for one in register for name in one.names]
    always = [fault for fault in faults({}) if all(any(_same(fault, other) for other in faults(one)) for one in single)]
    if always:
        yield NotEvaluable(FrozenMapping(), tuple(always))
    for one in register:
        ours = {name: [fault for fault in faults({one.id: name}) if not _any(fault, always)] for name in one.names}
        for name, found in ours.items():
            others = [fault for other, those in ours.items() if other != name for fault in those]
            own = tuple(fault for fault in found if not _any(fault, others) or len(one.names) > 2)  # noqa: PLR2004
            if own and not all(ours.values()):
                yield NotEvaluable(FrozenMapping({one.id: name}), own)


@lru_cache(maxsize=MOST_KEPT)
def touched_by_readings(program: Program) -> FrozenMapping[str, TouchedEntries]:
    """What every reading touches of a program, by its id."""
    return touched_entries(program)


@lru_cache(maxsize=MOST_KEPT)
def _under(of: _OfProgram, choices: FrozenMapping[str, str]) -> Scheme:
    return of.scheme.under(choices)


def _same(one: Fault, other: Fault) -> bool:
    return (one.path, one.code) == (other.path, other.code)


def _any(fault: Fault, faults: Iterable[Fault]) -> bool:
    return any(_same(fault, one) for one in faults)
