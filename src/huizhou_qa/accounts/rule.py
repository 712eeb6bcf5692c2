"""The declared rule of which account stands (以何者为准)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from huizhou_qa.ground.errors import SchemeError, shown
from huizhou_qa.ground.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme

Orders = FrozenMapping[str, tuple[str, ...]]


def _tuples(orders: Mapping[str, Iterable[str]]) -> Orders:
    return FrozenMapping({path: tuple(stages) for path, stages in orders.items()})


@frozen
class StandingRule:
    """Which account stands (以何者为准): stages from the weakest to the strongest.

    ``order`` holds for every value but those of ``exceptions``: there, by the value's path, stand the
    only stages that count for it, again the strongest last. Raises SchemeError for a stage that
    stands twice, and for an exception that names one that ``order`` does not.
    """

    order: tuple[str, ...] = field(converter=tuple[str, ...])
    exceptions: Orders = field(factory=FrozenMapping, converter=_tuples)

    def __attrs_post_init__(self) -> None:
        for stages in (self.order, *self.exceptions.values()):
            if not stages or len(set(stages)) < len(stages) or not set(stages) <= set(self.order):
                raise SchemeError(f"stages {shown(', '.join(stages))}: name each once, and only those of the order")

    @classmethod
    def latest_stage(cls, scheme: Scheme) -> StandingRule:
        """The latest stage of the scheme's own order stands; SchemeError where it has no stages."""
        if scheme.procedure is None:
            raise SchemeError(f"{scheme.id} says nothing of stages; give a rule")
        return cls(tuple([stage.id for stage in scheme.procedure.stages]))

    def order_for(self, path: str) -> tuple[str, ...]:
        """The stages that count for a value, the strongest last."""
        return self.exceptions.get(path, self.order)
