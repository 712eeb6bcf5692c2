"""What a scheme calls what evidence and statements say, in both languages; for faces, and nothing is scored by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.evidence.records import ElementValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.plans.procedure import ProcedurePlan
from huizhou_qa.rules.sections import INCIDENTS, RULINGS
from huizhou_qa.scheme.incidents.elements import IncidentElement
from huizhou_qa.scheme.incidents.incident_words import told_of
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.words.leaves import unit_in_words, with_unit

NO_UNIT = Wording("", "")
CLAUSES, STAGES = "clauses", "stages"


@frozen(repr=False)
class SchemeNames:
    """The names of one scheme.

    Attributes:
        terms: the edition's words.
        by_path: what inputs, clauses, rulings and stages are called, by their paths.
        units: the units of inputs, by their paths.
        elements: the elements of an incident in words, by their keys.
    """

    terms: Terms
    by_path: FrozenMapping[str, Wording]
    units: FrozenMapping[str, Wording]
    elements: FrozenMapping[str, IncidentElement]

    def __repr__(self) -> str:
        return f"<SchemeNames: {len(self.by_path)} names>"

    def at(self, path: str) -> Wording | None:
        """The name of what stands at a path; None where the scheme has none for it."""
        incident = path.removeprefix(pointer(INCIDENTS, ""))
        if incident != path:
            return Wording(f"{self.terms.incidents}{incident}", f"incident {incident}")
        return self.by_path.get(path)

    def with_unit(self, path: str, figure: str) -> Wording:
        """A number with the unit of the input at a path."""
        return with_unit(Wording(figure, figure), self.units.get(path, NO_UNIT))

    def word(self, name: str) -> Wording:
        """A name of the text in both languages."""
        return self.terms.called(name)

    def incident(self, elements: Mapping[str, ElementValue]) -> Sequence[Wording]:
        """The elements of an incident as papers tell them; one that the scheme does not know by its key."""
        return tuple(self._element(key, value) for key, value in elements.items())

    def _element(self, key: str, value: ElementValue) -> Wording:
        known = key in self.elements and value in self.elements[key].values
        return self.terms.called(told_of(key, value, self.elements) if known else f"{key}={value}")


def names_of(
    terms: Terms,
    inputs: Sequence[InputRow],
    clauses: Mapping[str, Clause],
    procedure: ProcedurePlan | None,
    elements: FrozenMapping[str, IncidentElement],
) -> SchemeNames:
    """The names of a scheme of these parts."""
    stages = () if procedure is None else procedure.stages
    named: dict[str, Wording] = {row.path: Wording(row.label, row.label_en) for row in inputs}
    for id_, clause in clauses.items():
        called = terms.called(clause.name)
        named |= {pointer(CLAUSES, id_): called, pointer(RULINGS, id_): called}
    named |= {pointer(STAGES, stage.id): terms.called(stage.name) for stage in stages}
    units = FrozenMapping({row.path: unit_in_words(row.unit, whole=row.whole) for row in inputs})
    named[pointer(INCIDENTS)] = terms.called(terms.incidents)
    return SchemeNames(terms, FrozenMapping(named), units, elements)
