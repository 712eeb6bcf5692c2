"""The declared rule of which account stands (以何者为准)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, shortened, shown
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme, as_scheme

Orders = FrozenMapping[str, tuple[str, ...]]


def _stages(given: Iterable[str]) -> tuple[str, ...]:
    stages = () if isinstance(given, str) or not isinstance(given, Iterable) else tuple(given)
    if not stages or not all(isinstance(stage, str) for stage in stages) or len(set(stages)) < len(stages):
        raise SchemeError(f"{shown(given)} is no order of stages; list their ids, each once, the strongest last")
    return stages


def _orders(given: Mapping[str, Iterable[str]]) -> Orders:
    if not _maps_text(given):
        raise SchemeError(f"{shown(given)} is no mapping from paths to orders of stages")
    return FrozenMapping({path: _stages(stages) for path, stages in given.items()})


def _maps_text(given: object) -> bool:
    return isinstance(given, Mapping) and all(isinstance(path, str) for path in given)


def listed(stages: Iterable[str]) -> str:
    """Stages as a message lists them."""
    return ", ".join(shortened(stage) for stage in stages)


@frozen
class StandingRule:
    """Which account stands (以何者为准): stages from the weakest to the strongest.

    ``order`` holds for every value but those of ``exceptions``: there, by the value's path, the stages
    named stand before all others, again the strongest last. Where they are silent, the others are heard
    in their order: silence erases nothing. Raises SchemeError for a stage that stands twice, and for an
    exception that names one that ``order`` does not.
    """

    order: tuple[str, ...] = field(converter=_stages)
    exceptions: Orders = field(factory=FrozenMapping, converter=_orders)

    def __attrs_post_init__(self) -> None:
        for path, stages in self.exceptions.items():
            unknown = [stage for stage in stages if stage not in self.order]
            if unknown:
                raise SchemeError(f"{shown(path)} names {listed(unknown)}; known are {listed(self.order)}")

    @classmethod
    def latest_stage(cls, scheme: Scheme) -> StandingRule:
        """The latest stage of the scheme's own order stands; SchemeError where it has no stages."""
        as_scheme(scheme)
        if scheme.procedure is None:
            raise SchemeError(f"{scheme.id} says nothing of stages; give a rule")
        return cls(tuple([stage.id for stage in scheme.procedure.stages]))

    def order_for(self, path: str) -> tuple[str, ...]:
        """The stages as they stand for one value, the strongest last."""
        first = self.exceptions.get(path, ())
        return (*(stage for stage in self.order if stage not in first), *first)
