"""What the steps from the base to the grade read of evidence, and what they are refused for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from huizhou_qa.errors import Fault, pointer
from huizhou_qa.program.alternatives import Alternatives, every
from huizhou_qa.program.entries import Program, result
from huizhou_qa.readers import asked_of, reads
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.sections import FACTS, INCIDENTS, MARKS, RESULTS
from huizhou_qa.scheme.checks.divisors import unsafe_divisors
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeRule, Part
from huizhou_qa.scheme.steps.ranking import Ranking
from huizhou_qa.scheme.steps.steps import Graded, Limit, WayStep, total_after
from huizhou_qa.scheme.steps.vetoes import LowersGrade, Veto
from huizhou_qa.scorers.node_rule import NodeRule, node_of

# The entry of the grade before vetoes, which what a grade asks is read for.
BEFORE_VETO = result("grade_before_veto").path


class WithSteps(Protocol):
    """A scheme, which need not be known here, as its steps are looked at."""

    @property
    def adjustments(self) -> Sequence[Adjustment]:
        """What is added to the base or taken from it."""

    @property
    def vetoes(self) -> Sequence[Veto]:
        """What classes of incidents do to the grade."""

    @property
    def steps(self) -> Sequence[WayStep]:
        """The steps, where the scheme says them."""

    @property
    def grade_rule(self) -> GradeRule:
        """How the grade is given."""

    @property
    def ranking(self) -> Ranking:
        """How units are placed."""

    @property
    def incident_table(self) -> IncidentTable | None:
        """The classes of incidents."""

    @property
    def readings(self) -> Mapping[str, str]:
        """The readings chosen."""


def rules_of_steps(scheme: WithSteps) -> Iterator[tuple[str, Measure]]:
    """What of steps, the grade rule and the ranking reads evidence, each with where it stands."""
    for step in scheme.steps:
        where = "vetoes" if isinstance(step, Veto) else "adjustments" if isinstance(step, Adjustment) else "steps"
        yield from ((pointer(where, step.id), node_of(rule)) for rule in step.rules)
    if not scheme.steps:
        yield from ((pointer("adjustments", one.id), node_of(one.scorer)) for one in scheme.adjustments)
    yield from ((pointer("grade_rule"), rule) for rule in scheme.grade_rule.rules)
    yield from ((pointer("ranking"), rule) for rule in scheme.ranking.rules)


def conditions_on_evidence(scheme: WithSteps) -> Iterator[NodeRule]:
    """Of what is no adjustment, each rule that reads more evidence than counts of incidents."""
    for where, rule in rules_of_steps(scheme):
        if not where.startswith(("/adjustments/", "/vetoes/")):
            condition = NodeRule(rule, scheme.readings, of_step=True)
            if any(leaf.section != INCIDENTS for leaf in condition.inputs):
                yield condition


def result_faults(scheme: WithSteps, program: Callable[[], Program]) -> Iterator[Fault]:
    """Where they read a result that there is not, or one that is worked out later, or divide by what may be 0."""
    read = [(where, at, leaf) for where, at, rule in _placed_rules(scheme) for leaf in _results_in(rule, scheme)]
    # A program is not built for those alone that read none: of most schemes nobody does.
    paths = [entry.leaf.path for entry in program().entries] if read else []
    for where, at, leaf in read:
        known = paths[: paths.index(at)] if at in paths else []
        if leaf.path not in known:
            case = "later" if leaf.path in paths else "unknown"
            yield Fault.of(where, "unknown_result", case=case, reads=leaf.name)
    for where, rule in rules_of_steps(scheme):
        yield from (Fault.of(where, "divisor_may_be_zero", reads=names) for names in unsafe_divisors(rule))


def _placed_rules(scheme: WithSteps) -> Iterator[tuple[str, str, Measure]]:
    """Rules with where they stand, and the path of the entry before which all that they read must stand."""
    first = {pointer("adjustments", one.id): one.rule_entry.path for one in scheme.adjustments}
    first |= {pointer("steps", one.id): total_after(one.id).path for one in scheme.steps if isinstance(one, Limit)}
    first[pointer("grade_rule")] = BEFORE_VETO
    # Who has a place is told from evidence alone.
    yield from ((where, first.get(where, ""), rule) for where, rule in rules_of_steps(scheme))


def _results_in(rule: Measure, scheme: WithSteps) -> Iterator[Input]:
    yield from (leaf for leaf in asked_of(rule, scheme.readings) if leaf.section == RESULTS)


def classes_counted(scheme: WithSteps) -> frozenset[str]:
    """The classes of incidents that anything follows of."""
    read = [leaf for _, rule in rules_of_steps(scheme) for leaf in reads(rule, scheme.readings).inputs]
    counted = {leaf.name for leaf in read if leaf.section == INCIDENTS}
    return frozenset(counted | {veto.class_ for veto in scheme.vetoes})


def read_by_steps(scheme: WithSteps) -> tuple[Input, ...]:
    """The facts and marks that they read, each once."""
    rules = [rule for _, rule in rules_of_steps(scheme)]
    read = dict.fromkeys(leaf for rule in rules for leaf in reads(rule, scheme.readings).inputs)
    return tuple(leaf for leaf in read if leaf.section in {FACTS, MARKS})


def incident_faults(scheme: WithSteps) -> Iterator[Fault]:
    """Where adjustments, vetoes and other steps count incidents of a class that there is not, or pending ones."""
    ids: set[str] = set()
    for adjustment in scheme.adjustments:
        if adjustment.id in ids:
            yield Fault.of(pointer("adjustments", adjustment.id), "repeated_id", case="adjustment")
        ids.add(adjustment.id)
    for where, rule in rules_of_steps(scheme):
        for leaf in () if where.startswith("/vetoes/") else reads(rule, scheme.readings).inputs:
            if leaf.section == INCIDENTS:
                yield from _class_faults(scheme, where, leaf.name, {"case": "read", "reads": leaf.path})
    for veto in scheme.vetoes:
        where = pointer("vetoes", veto.class_)
        yield from _class_faults(scheme, where, veto.class_, {})
        if not veto.is_sound(scheme.grade_rule.grades):
            yield Fault.of(where, "unsound_veto", grades=scheme.grade_rule.grades)


def _class_faults(scheme: WithSteps, where: str, class_: str, told: Mapping[str, str]) -> Iterator[Fault]:
    table = scheme.incident_table
    if table is None or class_ not in table.classes:
        yield Fault.of(where, "unknown_class", known=tuple(table.classes) if table else (), **told)
    elif class_ in table.classes_of_pending:
        yield Fault.of(where, "pending_class", class_=class_)


def grade_faults(
    rules: GradeRule | Alternatives[GradeRule], chosen: GradeRule, parts: Mapping[str, Part]
) -> Iterator[Fault]:
    """Where a reading leaves open which grades there are, and where one asks for a share of what has no marks."""
    first, *others = (one.grades for one in every(rules))
    for grades in dict.fromkeys(others):
        # A grade is its place in one list, whatever is chosen.
        if grades != first:
            yield Fault.of("/grade_rule", "other_alternatives", case="grades", known=first, given=grades)
    for condition in chosen.conditions:
        if condition.part not in parts:
            yield Fault.of(pointer("grade_rule"), "unknown_part", part=condition.part)
        elif not parts[condition.part].max_points:
            yield Fault.of(pointer("grade_rule"), "no_marks", part=condition.part)


def step_faults(steps: Sequence[WayStep], vetoes: Iterable[Veto], *, beside: bool) -> Iterator[Fault]:
    """Where steps do not lead to one total and one grade, or stand beside adjustments and vetoes of another order."""
    if not steps:
        for veto in vetoes:
            if isinstance(veto, LowersGrade) and veto.most:
                yield Fault.of(pointer("vetoes", veto.class_), "needs_steps")
        return
    if beside:
        yield Fault.of("/steps", "beside_steps")
    ids: list[str] = []
    graded = False
    for at, step in enumerate(steps):
        where = pointer("steps", str(at))
        if step.id in ids:
            yield Fault.of(where, "repeated_id", case="step")
        ids.append(step.id)
        if isinstance(step, Graded) and graded:
            yield Fault.of(where, "graded_twice")
        graded = graded or isinstance(step, Graded)
        if isinstance(step, Veto) and not graded:
            yield Fault.of(where, "no_grade_yet")
    if not graded:
        yield Fault.of("/steps", "never_graded")
