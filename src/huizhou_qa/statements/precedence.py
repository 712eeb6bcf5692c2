"""The declared rule of which statement prevails (以何者为准)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, described, is_mapping, pointer
from huizhou_qa.evidence.evidence import INCIDENT_PREFIX, NONE_HAPPENED
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.scheme import Scheme, as_scheme
from huizhou_qa.statements.sequences import as_tuple

Orders = FrozenMapping[str, tuple[str, ...]]
# Types without an order, and single values.
UNORDERED: tuple[type, ...] = (str, bytes, AbstractSet, Mapping)


def _order(given: Iterable[str]) -> tuple[str, ...]:
    stages, faults = _read(given, "/order")
    SchemeError.raise_if_any(faults)
    return stages


def _orders(given: Mapping[str, Iterable[str]]) -> Orders:
    if not is_mapping(given):
        raise SchemeError.of("/exceptions", "wrong_type", case="exceptions", given=described(given))
    found = Faults()
    entries = Given(given, pointer("exceptions"), found).entries()
    read = {path: _read(stages.value, pointer("exceptions", path)) for path, stages in entries}
    SchemeError.raise_if_any([*found.found, *(fault for _, wrong in read.values() for fault in wrong)])
    return FrozenMapping({path: stages for path, (stages, _) in read.items()})


def _read(given: object, where: str) -> tuple[tuple[str, ...], list[Fault]]:
    """Reads an order of stages as plain texts; returns it with its faults."""
    members = as_tuple(given, *UNORDERED)
    if not members:
        return (), [Fault.of(where, "wrong_type", case="stages", given=described(given))]
    faults = Faults()
    stages: list[str] = []
    for at, stage in enumerate(members):
        read = Given(stage, where + pointer(str(at)), faults)
        name = read.name()
        if name in stages:
            faults.found.append(Fault.of(read.path, "repeated_name", case="stage", stage=described(name)))
        stages.append(name)
    return tuple(stages), faults.found


@frozen
class PrecedenceRule:
    """Which statement prevails (以何者为准): stages from the weakest to the strongest.

    Raises SchemeError for a stage that is named twice, and for an exception with a stage that is not in ``order``.
    ``prevailing_values`` checks that the scheme and the statements have the paths of the exceptions.

    Attributes:
        order: the stages for every value, the strongest last.
        exceptions: stages by the path of a value, the strongest last, that prevail over all others for this value;
            ``/incidents`` covers all incidents. Where they give no value, ``order`` applies.
    """

    order: tuple[str, ...] = field(converter=_order)
    exceptions: Orders = field(factory=FrozenMapping, converter=_orders)

    def __attrs_post_init__(self) -> None:
        SchemeError.raise_if_any(self._unknown())

    def _unknown(self) -> Iterator[Fault]:
        for path, stages in self.exceptions.items():
            for stage in stages:
                if stage not in self.order:
                    where = pointer("exceptions", path)
                    yield Fault.of(where, "unknown_stage", case="stage", stage=described(stage), known=self.order)

    @classmethod
    def latest_stage(cls, scheme: Scheme) -> PrecedenceRule:
        """The rule by which the latest stage of the scheme prevails; raises SchemeError where it has no stages."""
        as_scheme(scheme)
        if scheme.procedure is None:
            raise SchemeError.of("/procedure", "no_stages", scheme=scheme.id)
        return cls(tuple([stage.id for stage in scheme.procedure.stages]))

    def order_for(self, path: str) -> tuple[str, ...]:
        """The stages for one value, the strongest last."""
        of_all = self.exceptions.get(NONE_HAPPENED, ()) if path.startswith(INCIDENT_PREFIX) else ()
        first = self.exceptions.get(path, of_all)
        return (*(stage for stage in self.order if stage not in first), *first)
