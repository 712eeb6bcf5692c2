"""The scheme: everything an assessment needs to know, as one frozen value.

It refuses to be built if it contradicts itself. What depends on the scheme alone is worked out
here, once: the clauses in order, the inputs, how points add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import Fault, SchemeError, pointer, shown
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.checking import Agreement, Exclusion, InputRegister
from huizhou_qa.ground.inputs import Average, Input
from huizhou_qa.ground.markup import table
from huizhou_qa.ground.numbers import plain
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.ground.rules import Rule
from huizhou_qa.scheme.addition import Addition
from huizhou_qa.scheme.grades import GradeRule
from huizhou_qa.scheme.incidents import Adjustment, IncidentTable, Veto
from huizhou_qa.scheme.inputs import InputRow, rows
from huizhou_qa.scheme.on_site import OnSitePlan
from huizhou_qa.scheme.procedure import ProcedurePlan
from huizhou_qa.scheme.readings import Readings
from huizhou_qa.scheme.tree import Caution, Clause, Heading, Item, sound


@frozen(repr=False)
class Scheme:
    """One edition of an assessment scheme (考核评分细则).

    ``headings`` are the top of the tree of marks; ``agreements`` say which facts only make sense
    together, ``exclusions`` where an input is out of place; ``rounding`` is how a clause's points
    are written; ``chosen_readings`` are the readings it was built under; ``on_site`` and
    ``procedure`` are the plans beside the score, where the edition has them. ``inputs`` describes
    every fact, mark and average. Raises SchemeError listing every contradiction.
    """

    id: str
    title: str
    headings: tuple[Heading, ...] = field(converter=sound)
    grade_rule: GradeRule
    rounding: Rounding
    incident_table: IncidentTable | None = None
    adjustments: tuple[Adjustment, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    chosen_readings: Readings = field(factory=Readings)
    on_site: OnSitePlan | None = None
    procedure: ProcedurePlan | None = None

    groups: FrozenMapping[str, Heading] = field(init=False, repr=False, eq=False)
    items: FrozenMapping[str, Item] = field(init=False, repr=False, eq=False)
    clauses: FrozenMapping[str, Clause] = field(init=False, repr=False, eq=False)
    rules: tuple[Rule, ...] = field(init=False, repr=False, eq=False)
    inputs: tuple[InputRow, ...] = field(init=False, repr=False, eq=False)
    input_register: InputRegister = field(init=False, repr=False, eq=False)
    cautions: tuple[tuple[str, Caution], ...] = field(init=False, repr=False, eq=False)
    addition: Addition = field(init=False, repr=False, eq=False)

    @groups.default
    def _headings_by_id(self) -> FrozenMapping[str, Heading]:
        return FrozenMapping({heading.id: heading for top in self.headings for heading in top.headings()})

    @items.default
    def _items_by_id(self) -> FrozenMapping[str, Item]:
        return FrozenMapping({item.id: item for top in self.headings for item in top.items()})

    @clauses.default
    def _clauses_by_id(self) -> FrozenMapping[str, Clause]:
        return FrozenMapping({clause.id: clause for item in self.items.values() for clause in item.clauses})

    @rules.default
    def _rules_in_order(self) -> tuple[Rule, ...]:
        return tuple(clause.rule for clause in self.clauses.values())

    @inputs.default
    def _rows_of_inputs(self) -> tuple[InputRow, ...]:
        return rows(self.items.values())

    @input_register.default
    def _register_of_inputs(self) -> InputRegister:
        clauses = self.clauses.values()
        inputs = dict.fromkeys(leaf for clause in clauses for leaf in clause.rule.inputs + clause.also_given)
        return InputRegister(tuple(inputs), self.agreements, self.exclusions)

    @cautions.default
    def _cautions_by_clause(self) -> tuple[tuple[str, Caution], ...]:
        return tuple((clause.id, caution) for clause in self.clauses.values() for caution in clause.cautions)

    @addition.default
    def _addition_of_tree(self) -> Addition:
        return Addition(self.headings)

    def __attrs_post_init__(self) -> None:
        faults = [*self._input_faults(), *self._rounding_faults(), *self._incident_faults(), *self._condition_faults()]
        faults += self._report_faults()
        if faults:
            raise SchemeError("the scheme contradicts itself", faults)

    @property
    def readings(self) -> FrozenMapping[str, str]:
        """The reading that is used of every open question, by its id."""
        return self.chosen_readings.chosen

    @property
    def max_points(self) -> Fraction:
        """The full marks of the whole scheme."""
        return sum((heading.max_points for heading in self.headings), Fraction(0))

    @property
    def averaged_facts(self) -> tuple[str, ...]:
        """The names of the facts whose city average is read."""
        return tuple(row.name for row in self.inputs if row.section == Average.section)

    def __repr__(self) -> str:
        size = f"{len(self.items)} items, {len(self.clauses)} clauses, {plain(self.max_points)} marks"
        return f"<Scheme {self.id}: {size}>"

    def _repr_html_(self) -> str:
        rows = [
            (item.id, item.name, plain(item.max_points), item.lead, "需要" if item.proof_needed else "免")
            for item in self.items.values()
        ]
        return table(self.title, ("序号", "考核要点", "分值", "牵头部门", "证明材料"), rows)

    def part(self, id_: str) -> Item | Heading:
        """The heading or the item of that id."""
        return self.groups[id_] if id_ in self.groups else self.items[id_]

    def _input_faults(self) -> Iterator[Fault]:
        seen: dict[str, Input] = {}
        for leaf in self.input_register.inputs:
            if seen.setdefault(leaf.path, leaf) != leaf:
                yield Fault(leaf.path, "declared_twice", "declared in two ways; declare an input once and use it twice")
        asked = [leaf for one in self.agreements for leaf in one.condition.measure.inputs]
        for exclusion in self.exclusions:
            asked += [*exclusion.condition.measure.inputs, exclusion.excluded]
        for leaf in dict.fromkeys(asked):
            if leaf.path not in seen:
                yield Fault(leaf.path, "not_declared", "no clause reads it, so it can never be given")

    def _rounding_faults(self) -> Iterator[Fault]:
        if self.rounding.stage != "clause":
            yield Fault(
                pointer("rounding"), "wrong_stage", "a scheme rounds each clause; a grade rule rounds the total"
            )
        for clause in self.clauses.values():
            ends = [end for end in (clause.min_points, clause.max_points) if end is not None]
            if any(self.rounding.scale % end.denominator for end in ends):
                message = f"its marks cannot be written with {self.rounding.places} places"
                yield Fault(pointer("clauses", clause.id), "off_the_grid", message)
        if self.rounding.scale % self.addition.grid:
            yield Fault(pointer("rounding"), "off_the_grid", "a limit of an item or heading cannot be written")

    def _incident_faults(self) -> Iterator[Fault]:
        classes = self.incident_table.classes if self.incident_table else {}
        ids: set[str] = set()
        for adjustment in self.adjustments:
            where = pointer("adjustments", adjustment.id)
            if adjustment.id in ids:
                yield Fault(where, "repeated_id", "another adjustment has this id; give each its own")
            ids.add(adjustment.id)
            for leaf in adjustment.rule.inputs:
                if leaf.path not in classes.values():
                    yield Fault(where, "unknown_class", f"it reads {leaf.path}, which no line of the table counts")
        for veto in self.vetoes:
            where = pointer("vetoes", veto.class_)
            if veto.class_ not in classes:
                yield Fault(where, "unknown_class", "no line of the table gives this class")
            if not veto.is_sound(self.grade_rule.grades):
                yield Fault(where, "unsound_veto", "it names a grade that there is not, or makes one better")

    def _condition_faults(self) -> Iterator[Fault]:
        for condition in self.grade_rule.conditions:
            if condition.part not in self.groups and condition.part not in self.items:
                yield Fault(pointer("grade_rule"), "unknown_part", f"no heading or item is called {condition.part}")
            elif not self.part(condition.part).max_points:
                yield Fault(pointer("grade_rule"), "no_marks", f"{condition.part} has no marks to have a share of")

    def _report_faults(self) -> Iterator[Fault]:
        for heading in self.procedure.materials.headings if self.procedure else ():
            where = pointer("procedure", "materials", "headings", heading.id)
            if heading.prefill == "part" and heading.part not in self.groups:
                yield Fault(where, "unknown_part", f"no heading of the tree is called {heading.part}; name one")
            elif heading.prefill != "part" and heading.part:
                yield Fault(where, "part_unread", f"filled with {heading.prefill}, it reads no part; leave it out")


def as_scheme(given: object) -> Scheme:
    """The scheme itself; raises SchemeError for anything that is none."""
    if isinstance(given, Scheme):
        return given
    raise SchemeError(f"{shown(given)} is not a scheme; get one with get_scheme")
