"""The scheme: everything an assessment needs to know, as one frozen value.

It refuses to be built if it contradicts itself. What depends on it alone is worked out here, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import evolve, field, frozen

from huizhou_qa.errors import SchemeError, described, is_a, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.fitting import InputRegister
from huizhou_qa.fields.converters import a_name, a_text, a_truth, a_whole_number, by_field
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import Html, HtmlFace, Telling
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.on_site import OnSitePlan
from huizhou_qa.plans.procedure import ProcedurePlan
from huizhou_qa.program.alternatives import Alternatives, closed
from huizhou_qa.program.entries import Program
from huizhou_qa.program.readings import Readings
from huizhou_qa.readers.document import Data
from huizhou_qa.rules import Measure
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.agreements import Agreement, Exclusion
from huizhou_qa.scheme.checks import may_hold
from huizhou_qa.scheme.checks.consistency import input_faults, report_faults
from huizhou_qa.scheme.checks.figures import rounding_faults
from huizhou_qa.scheme.checks.steps import grade_faults, incident_faults, read_by_steps, result_faults, step_faults
from huizhou_qa.scheme.face import FaceTerms, scheme_html
from huizhou_qa.scheme.incidents.incidents import IncidentTable, elements_told_by
from huizhou_qa.scheme.inputs import InputRow, beside, declared, rows
from huizhou_qa.scheme.marks.clauses import Caution, Clause
from huizhou_qa.scheme.marks.joining import RESCALED, Joining, a_joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item, headings_of, sound
from huizhou_qa.scheme.names import SchemeNames, names_of
from huizhou_qa.scheme.program.building import ProgramParts, full_marks_of, joinings_of
from huizhou_qa.scheme.program.document import digest_of, document_of
from huizhou_qa.scheme.program.touched import Touched, touched_of
from huizhou_qa.scheme.program.variants import NOTHING_REPLACED, VariantOf, a_variant_of, naming_faults, replaced
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeRule
from huizhou_qa.scheme.steps.ranking import USUAL_RANKING, Ranking
from huizhou_qa.scheme.steps.steps import WayStep
from huizhou_qa.scheme.steps.vetoes import Veto
from huizhou_qa.scheme.terms import Terms


@frozen(repr=False, eq=False, field_transformer=by_field)
class Scheme(HtmlFace):
    """One edition of an assessment scheme (考核评分细则).

    ``headings`` are the top of the tree; what a reading leaves open, of these and of the grade rule, the rounding, the
    incident table and the adjustments, is given as open points and ``Alternatives``, and is here as the readings have
    it; ``program`` is all of it, open points and all, entry by entry. ``agreements`` say which facts only make sense
    together, ``exclusions`` where an input is out of place; ``rounding`` is how figures are written; ``joining`` is how
    headings are joined into the base; ``steps`` are the way from there to the grade in an order of its own, and
    ``ranking`` is how units are placed; ``chosen_readings`` are the readings it was built under; ``on_site`` and
    ``procedure`` are the plans beside the score; ``terms`` are the words that papers use; ``variant_of`` says what a
    variant was made of, and ``later_revision``, above 0, that a correction is held. Schemes are equal that score alike,
    by digest and readings chosen. Raises SchemeError listing every contradiction.
    """

    id: str = field(converter=a_name)
    title: str = field(converter=a_text)
    _headings: tuple[Heading, ...] = field(converter=headings_of, repr=False)
    _grade_rule: GradeRule | Alternatives[GradeRule] = field(converter=may_hold.a_grade_rule)
    _rounding: Rounding | Alternatives[Rounding] = field(converter=may_hold.a_rounding)
    _incident_table: may_hold.OpenTable = field(default=None, converter=may_hold.a_table)
    _adjustments: tuple[Adjustment, ...] = field(default=(), converter=may_hold.adjustments)
    _vetoes: tuple[Veto, ...] = field(default=(), converter=may_hold.vetoes)
    agreements: tuple[Agreement, ...] = field(default=(), converter=may_hold.agreements)
    exclusions: tuple[Exclusion, ...] = field(default=(), converter=may_hold.exclusions)
    chosen_readings: Readings = field(factory=Readings, converter=may_hold.readings)
    on_site: OnSitePlan | None = field(default=None, converter=may_hold.an_on_site_plan)
    procedure: ProcedurePlan | None = field(default=None, converter=may_hold.a_procedure_plan)
    terms: Terms = field(factory=Terms, converter=may_hold.terms)
    variant_of: VariantOf | None = field(default=None, converter=a_variant_of)
    later_revision: int = field(default=0, converter=a_whole_number)
    _steps: tuple[may_hold.OfWay, ...] = field(default=(), converter=may_hold.steps, repr=False)
    ranking: Ranking = field(default=USUAL_RANKING, converter=may_hold.a_ranking)
    joining: Joining = field(factory=RESCALED, converter=a_joining)
    clauses_written: bool = field(default=True, converter=a_truth)

    headings: tuple[Heading, ...] = field(init=False, repr=False, eq=False)
    grade_rule: GradeRule = field(init=False, repr=False, eq=False)
    rounding: Rounding = field(init=False, repr=False, eq=False)
    incident_table: IncidentTable | None = field(init=False, repr=False, eq=False)
    adjustments: tuple[Adjustment, ...] = field(init=False, repr=False, eq=False)
    vetoes: tuple[Veto, ...] = field(init=False, repr=False, eq=False)
    steps: tuple[WayStep, ...] = field(init=False, repr=False, eq=False)
    groups: FrozenMapping[str, Heading] = field(init=False, repr=False, eq=False)
    items: FrozenMapping[str, Item] = field(init=False, repr=False, eq=False)
    clauses: FrozenMapping[str, Clause] = field(init=False, repr=False, eq=False)
    cautions: tuple[tuple[str, Caution], ...] = field(init=False, repr=False, eq=False)

    @headings.default
    def _headings_under_the_readings(self) -> tuple[Heading, ...]:
        return tuple(heading.closed(self.readings) for heading in self._headings)

    @grade_rule.default
    def _grade_rule_under_the_readings(self) -> GradeRule:
        return closed(self._grade_rule, self.chosen_readings)

    @rounding.default
    def _rounding_under_the_readings(self) -> Rounding:
        return closed(self._rounding, self.chosen_readings)

    @incident_table.default
    def _incident_table_under_the_readings(self) -> IncidentTable | None:
        return closed(self._incident_table, self.chosen_readings)

    @adjustments.default
    def _adjustments_under_the_readings(self) -> tuple[Adjustment, ...]:
        return tuple(adjustment.closed(self.readings) for adjustment in self._all_adjustments)

    @vetoes.default
    def _vetoes_wherever_they_stand(self) -> tuple[Veto, ...]:
        return (*self._vetoes, *(one for one in self._steps if isinstance(one, Veto)))

    @steps.default
    def _steps_under_the_readings(self) -> tuple[WayStep, ...]:
        return tuple(one.closed(self.readings) if isinstance(one, Adjustment) else one for one in self._steps)

    @groups.default
    def _headings_by_id(self) -> FrozenMapping[str, Heading]:
        # The first that is worked out from the tree, and only from a sound one.
        return FrozenMapping({heading.id: heading for top in sound(self.headings) for heading in top.headings()})

    @items.default
    def _items_by_id(self) -> FrozenMapping[str, Item]:
        return FrozenMapping({item.id: item for top in self.headings for item in top.items()})

    @clauses.default
    def _clauses_by_id(self) -> FrozenMapping[str, Clause]:
        return FrozenMapping({clause.id: clause for item in self.items.values() for clause in item.clauses})

    @cautions.default
    def _cautions_by_clause(self) -> tuple[tuple[str, Caution], ...]:
        return tuple((clause.id, caution) for clause in self.clauses.values() for caution in clause.cautions)

    @cached_property
    def inputs(self) -> tuple[InputRow, ...]:
        """A row for everything that may be given: every fact, mark and statistic."""
        return rows(self.headings, self.joining.closed(self.readings), (*self.read_by_steps, *self.inputs_beside))

    @cached_property
    def input_register(self) -> InputRegister:
        """What evidence is held against."""
        declared = (*self._declared(), *self.inputs_beside)
        return InputRegister(tuple(dict.fromkeys(declared)), self.agreements, self.exclusions)

    @cached_property
    def read_by_steps(self) -> tuple[Input, ...]:
        """The facts and marks that steps from the base to the grade read: a unit's own control figure."""
        return read_by_steps(self)

    @cached_property
    def inputs_beside(self) -> tuple[Input, ...]:
        """What no clause reads but a later step: statistics, and the facts and marks that they are of."""
        return beside(self.program, self.readings, {leaf.path for leaf in self._declared()})

    @cached_property
    def program(self) -> Program:
        """What is computed, entry by entry, with every reading open."""
        return self._parts.program()

    @cached_property
    def document(self) -> FrozenMapping[str, Data]:
        """What is scored, as data, with every reading open: the same under any readings; no wording is in it."""
        return document_of(self)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the canonical document, after "sha256:": of what is scored, not of how it is worded."""
        return digest_of(self.document)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scheme):
            return NotImplemented
        return self is other or (self.readings == other.readings and self.digest == other.digest)

    def __hash__(self) -> int:
        return hash((self.id, self.readings))

    def program_with(self, clauses: Mapping[str, Measure]) -> Program:
        """The program with these rules in place of those of some clauses, by id, and nothing asked of them."""
        return replaced(self._parts, clauses, ()).parts.program()

    @property
    def _parts(self) -> ProgramParts:
        """What its program is built of."""
        what_is_open = (self._headings, self._rounding, self._grade_rule, self._incident_table, self._all_adjustments)
        beside = (self.vetoes, self.agreements, self.exclusions)
        return ProgramParts(*what_is_open, *beside, self.joining, self.clauses_written, self._steps)

    @property
    def _all_adjustments(self) -> tuple[Adjustment, ...]:
        """Adjustments with what lies open in them, wherever they stand."""
        return (*self._adjustments, *(one for one in self._steps if isinstance(one, Adjustment)))

    @cached_property
    def touched_by(self) -> FrozenMapping[str, Touched]:
        """The clauses and steps that each reading touches, by its id; without those that nothing leaves open."""
        return touched_of(self.program, self._headings, self.adjustments, self.vetoes, self.steps)

    def __attrs_post_init__(self) -> None:
        faults = [*input_faults(self._declared(), self.agreements, self.exclusions)]
        faults += [*rounding_faults(self), *incident_faults(self), *report_faults(self.procedure, self.groups)]
        faults += grade_faults(self._grade_rule, self.grade_rule, {**self.groups, **self.items})
        faults += step_faults(self._steps, beside=bool(self._adjustments or self._vetoes), vetoes=self.vetoes)
        # A program cannot be built of parts that do not fit.
        faults += [] if faults else result_faults(self, lambda: self.program)
        SchemeError.raise_if_any(faults, case="scheme")

    @cached_property
    def names(self) -> SchemeNames:
        """What it calls what evidence and statements say, in both languages."""
        return names_of(self.terms, self.inputs, self.clauses, self.procedure, elements_told_by(self.incident_table))

    @cached_property
    def watched_inputs(self) -> tuple[InputRow, ...]:
        """The inputs of which a value can look like a slip."""
        return tuple(row for row in self.inputs if row.usual is not None or row.kind == "percent")

    @property
    def readings(self) -> FrozenMapping[str, str]:
        """The reading that is used of every open question, by its id."""
        return self.chosen_readings.chosen

    @property
    def max_points(self) -> Fraction:
        """The full marks of the whole scheme; what a bonus gives is beyond them."""
        return full_marks_of(self.headings)

    @cached_property
    def absences(self) -> frozenset[str]:
        """The ids of the clauses of which the scheme says what becomes of them where there was nothing."""
        return frozenset(id_ for id_, clause in self.clauses.items() if clause.settled)

    def under(self, readings: Mapping[str, str | int]) -> Scheme:
        """The same scheme under the default of every reading, with those asked for in their place.

        Raises SchemeError, naming what is known, for an unknown reading or choice.
        """
        return evolve(self, chosen_readings=self.chosen_readings.asked(readings))

    def variant(
        self,
        id: str,  # noqa: A002 - it becomes the scheme's id
        title: str | None = None,
        clauses: Mapping[str, Measure] = NOTHING_REPLACED,
    ) -> Scheme:
        """The same scheme with other scorers in some clauses, under an id of its own.

        ``clauses`` holds them by the clause's id. A clause keeps everything else of its own; readings are as they are
        chosen here, and one that lies open nowhere any more is unknown. Without a ``title`` it has this one. Its
        results say what they are a variant of. Raises SchemeError for an id that is none or this scheme's, an unknown
        clause, a scorer that gives other marks, and an input that one of the scheme contradicts by its range or unit.
        """
        called = self.title if title is None else title
        parts, changed = replaced(self._parts, clauses, naming_faults(id, called, self.id))
        first = self.variant_of or VariantOf(self.id, self.title, ())
        return evolve(
            self,
            id=id,
            title=called,
            headings=parts.headings,
            agreements=parts.agreements,
            exclusions=parts.exclusions,
            chosen_readings=self.chosen_readings.only(parts.readings),
            variant_of=evolve(first, clauses=tuple(id_ for id_ in self.clauses if id_ in changed.union(first.clauses))),
        )

    def _summary(self) -> str:
        size = f"{len(self.items)} items, {len(self.clauses)} clauses, {plain(self.max_points)} marks"
        return f"<Scheme {printable(self.id)}: {size}>"

    def _html(self, language: Language) -> Html:
        return scheme_html(self.id, self.title, self.headings, FaceTerms(self.terms, Telling(language)))

    def part(self, id_: str) -> Item | Heading:
        """The heading or the item of that id."""
        return self.groups[id_] if id_ in self.groups else self.items[id_]

    def _declared(self) -> Iterator[Input]:
        """What may be given for the clauses and the steps after them, as often as it is declared."""
        joinings = joinings_of(self.headings, self.joining.closed(self.readings))
        return declared(self.clauses.values(), joinings, self.read_by_steps)


def as_scheme(given: object) -> Scheme:
    """The scheme itself; raises SchemeError for anything that is none."""
    if is_a(given, Scheme):
        return given
    raise SchemeError.of("", "wrong_type", case="scheme", given=described(given))
