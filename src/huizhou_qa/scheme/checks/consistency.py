"""What a scheme is refused for that is no matter of its marks: inputs declared in two ways, a report of no part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from huizhou_qa.errors import Fault, Wording, pointer
from huizhou_qa.plans.procedure import ProcedurePlan
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.usual import Usual
from huizhou_qa.scheme.agreements import Agreement, Exclusion

Declared = tuple[Input, Wording, str, Usual | None]


def input_faults(
    given: Iterable[Input], agreements: Sequence[Agreement], exclusions: Sequence[Exclusion]
) -> Iterator[Fault]:
    """Where an input that may be given is declared in two ways, or one that is asked for may not be given."""
    seen: dict[str, Declared] = {}
    for declared in dict.fromkeys(_declared_as(leaf) for leaf in given):
        path = declared[0].path
        if seen.setdefault(path, declared) != declared:
            yield Fault.of(path, "declared_twice")
    asked = [leaf for one in agreements for leaf in one.inputs]
    for exclusion in exclusions:
        asked += [*exclusion.inputs, exclusion.excluded]
    for leaf in dict.fromkeys(asked):
        if leaf.path not in seen:
            yield Fault.of(leaf.path, "not_declared")


def report_faults(procedure: ProcedurePlan | None, groups: Collection[str]) -> Iterator[Fault]:
    """Where a report is filled with a part that there is not, or names one that it does not read."""
    for heading in procedure.materials.headings if procedure else ():
        where = pointer("procedure", "materials", "headings", heading.id)
        if heading.prefill == "part" and heading.part not in groups:
            yield Fault.of(where, "unknown_part", case="heading", part=heading.part)
        elif heading.prefill != "part" and heading.part:
            yield Fault.of(where, "part_unread", prefill=heading.prefill)


def _declared_as(leaf: Input) -> Declared:
    """An input with its annotations, which its equality leaves out."""
    return leaf, leaf.label, leaf.unit, leaf.usual
