"""Clauses (款): the smallest things that earn points of their own, and what a reader must be told of one.

A clause's rule holds its open points; ``closed`` gives the clause as it is under a choice of readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import evolve, field, frozen

from huizhou_qa.errors import Fault, Note, Wording, one_of, pointer, printable
from huizhou_qa.evidence.asked import an_input, asked
from huizhou_qa.evidence.records import TreatmentBySchemes
from huizhou_qa.evidence.values import Values
from huizhou_qa.fields.converters import a_name, a_text, a_wording, by_field, each, each_of_kind
from huizhou_qa.markup import Html, NamedFace, Telling, element, run_on, with_id
from huizhou_qa.numbers.exact import ExactNumber, exact, plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import Entry, Result, result
from huizhou_qa.readers import Exact, Number, asked_of, reads
from huizhou_qa.rules import (
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    Measure,
    NothingToMeasure,
    OnCurve,
    Present,
    Within,
)
from huizhou_qa.rules.derived import ZERO, at_least, at_most
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import INCIDENTS, MARKS
from huizhou_qa.rules.statistics import StatisticInput
from huizhou_qa.scheme.marks.joining import MarksPresent, marks_of_clause
from huizhou_qa.scorers.input_kinds import FULL, RESCALE, ruling_on
from huizhou_qa.scorers.input_kinds import ZERO as NO_MARKS
from huizhou_qa.scorers.node_rule import NodeRule, a_rule_of, a_scorer, node_of
from huizhou_qa.scorers.nodes import a_condition
from huizhou_qa.scorers.statistics import mean_of
from huizhou_qa.words import criterion
from huizhou_qa.words.leaves import Leaf

Written = Callable[[Measure], Measure]
# What becomes of a clause of which there was nothing: as somebody rules, or as the scheme says without a signer.
Absence = Literal["ruling", "rescale", "full", "zero", "mean"]

ABSENCES: tuple[Absence, ...] = ("ruling", "rescale", "full", "zero", "mean")

ONE = Fraction(1)

SEEN = Wording("款：评分标准", "Clause: its criterion")
FULL_MARKS = Wording("满分{full}分", "full marks {full}")

_CAUTION = Wording("提示（Caution）", "a Caution")


def _exact_or_none(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else exact(value)


def _an_input_or_none(value: Input | None) -> Input | None:
    return None if value is None else an_input(value)


def _inputs(values: Iterable[Input]) -> tuple[Input, ...]:
    return each(values, an_input)


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    return each(values, a_condition)


def _cautions(values: Iterable[Caution]) -> tuple[Caution, ...]:
    return each_of_kind(values, Caution, _CAUTION)


@frozen(field_transformer=by_field)
class Caution:
    """Something that a reader of the result must be told of a clause, where all conditions hold."""

    code: str = field(converter=a_name)
    text: Wording = field(converter=a_wording)
    when: tuple[Condition, ...] = field(default=(), converter=_conditions)

    def of_clause(self, id_: str) -> Note:
        """The note that it becomes in the result of a clause."""
        return Note.of(pointer("clauses", id_), self.code, text=self.text)

    def applies(self, known: Mapping[str, Number]) -> bool:
        """Whether all conditions hold; what is not known holds of nothing."""
        return all(one.under(Exact(known)) is True for one in self.when)


@frozen(field_transformer=by_field, repr=False)
class Clause(NamedFace):
    """A clause (款): the smallest part of an item that earns points of its own.

    ``clause.shown_by(scheme)`` shows it by the English names of the scheme too.

    Attributes:
        id: the numbers of the item and the clause ("11.3"), or the item's alone.
        name: the name.
        max_points: the full marks (分值).
        scorer: the rule of the points.
        locator: the place in the text.
        lead: the 牵头部门, where it differs from the item's.
        min_points: the least points; None is without bound.
        subject: the input that the clause is about, where its rule also reads inputs of other clauses.
        also_given: inputs that may be given though the rule does not read them.
        cautions: conditions that become notes in the result.
        absence: the treatment where there was nothing to measure: a ``ruling`` decides, or the scheme always gives
            ``full`` marks or ``zero``, or leaves the clause out (缺项): ``rescale``.
    """

    id: str = field(converter=a_name)
    name: str = field(converter=a_text)
    max_points: Fraction = field(converter=exact)
    scorer: Measure = field(converter=a_scorer)
    locator: str = field(default="", converter=a_text)
    lead: str = field(default="", converter=a_text)
    min_points: Fraction | None = field(converter=_exact_or_none, default=Fraction(0))
    subject: Input | None = field(default=None, converter=_an_input_or_none)
    also_given: tuple[Input, ...] = field(default=(), converter=_inputs)
    cautions: tuple[Caution, ...] = field(default=(), converter=_cautions)
    absence: Absence = field(default="ruling", validator=one_of(ABSENCES), kw_only=True)

    def _summary(self) -> str:
        return f"<Clause {printable(self.id)} {printable(self.name)}: {plain(self.max_points)} marks>"

    def _told(self, tell: Telling) -> Html:
        chosen = self.scorer.readings if isinstance(self.scorer, NodeRule) else {}
        node = node_of(self.scorer)
        inputs = (
            (with_id(tell.titled(Leaf(leaf, Fraction(0)).label), leaf.path), tell.titled(asked(leaf).description))
            for leaf in reads(node).inputs
        )
        return run_on(
            (
                tell.head(
                    tell.told(SEEN),
                    f"{self.id} {tell.titled(tell.names.word(self.name))}",
                    tell.say(FULL_MARKS, full=plain(self.max_points)),
                ),
                element("p", tell.titled(criterion(node, chosen))),
                tell.table("", ("fact", "accepts"), inputs),
                tell.messages(one.of_clause(self.id) for one in self.cautions),
                tell.small(tell.listed(one for one in (tell.titled(tell.names.word(self.lead)), self.locator) if one)),
            )
        )

    @cached_property
    def rule(self) -> NodeRule:
        """What gives its points; raises SchemeError where a reading still lies open in it."""
        return a_rule_of(self.scorer)

    def closed(self, readings: Mapping[str, str]) -> Clause:
        """The clause under these readings; where no least is said, it is what the rule gives."""
        node = node_of(self.scorer)
        if self.min_points is not None and not reads(node).readings:
            return self
        rule = NodeRule(node, readings)
        least = rule.extremes()[0] if self.min_points is None else self.min_points
        return evolve(self, scorer=rule, min_points=least)

    @cached_property
    def rule_entry(self) -> Input:
        """The entry of what the rule gives."""
        return result(f"{self.id} rule")

    @cached_property
    def before_writing(self) -> Input:
        """The entry of its points before they are written, those of a ruling among them."""
        return result(f"{self.id} ruled")

    @cached_property
    def entry(self) -> Input:
        """The entry of its points as they are written."""
        return result(self.id)

    @property
    def shown(self) -> Measure:
        """The points as they are added up: a clause that is left out shows 0."""
        return Choose(Present(self.entry), self.entry, ZERO)

    @property
    def settled(self) -> TreatmentBySchemes | None:
        """How it counts where there was nothing to measure; None where that is to be ruled on."""
        return None if self.absence == "ruling" else self.absence

    @cached_property
    def mean(self) -> StatisticInput:
        """The mean of what its rule gives over the members of a cohort."""
        label, label_en = f"第{self.id}款平均得分", f"mean of clause {self.id}"
        mean = mean_of(self.rule_entry, f"clause_{self.id}", label, label_en, unit="分")
        low, high = self.min_points, self.max_points
        return evolve(mean, range=Interval(low, high, low_closed=low is not None, high_closed=True))

    @property
    def weight(self) -> Fraction:
        """How often it counts in its item."""
        return ONE

    @property
    def marks(self) -> MarksPresent:
        """Its full marks, where it is present."""
        return marks_of_clause(self.entry, self.max_points)

    @property
    def clause_entries(self) -> tuple[Input, ...]:
        """Its own entry."""
        return (self.entry,)

    @property
    def has_own_rounding(self) -> bool:
        """A clause is written as the scheme writes all of them."""
        return False

    def entries(self, written: Written) -> Iterator[Entry]:
        """The rule, what a ruling makes of it where there was nothing, and the points as written."""
        rule = self.rule_entry
        yield Result(rule.name, node_of(self.scorer))
        yield Result(self.before_writing.name, Choose(Present(rule), rule, self._where_nothing()))
        yield Result(self.entry.name, self._within_marks(written(self.before_writing)))

    def _where_nothing(self) -> Measure:
        if self.settled == "rescale":
            return NothingToMeasure(f"absent/{self.id}")
        if self.settled == "mean":
            return self.mean
        if self.settled is not None:
            return Constant(self.max_points if self.settled == "full" else 0)
        ruling = ruling_on(self.id)
        marks = Curve(ruling.range, Bands({FULL: self.max_points, NO_MARKS: 0, RESCALE: 0}), whole=True)
        return Choose(Within(ruling, RESCALE), NothingToMeasure(f"rulings/{self.id}"), OnCurve(ruling, marks))

    def _within_marks(self, points: Measure) -> Measure:
        below = at_most(points, self.max_points)
        return below if self.min_points is None else at_least(below, self.min_points)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What may be given for this clause: the subject alone where it has one."""
        return (self.subject,) if self.subject else self.rule.inputs + self.also_given

    def nothing(self, values: Values) -> tuple[str, ...]:
        """What there was nothing of, where that leaves the clause without points: paths, or the rule's own reasons.

        The rule alone decides whether there was; the subject says only which input is told.
        """
        found = self.rule.nothing(values)
        if found and self.subject is not None and self.subject.path in values.nothing:
            return (self.subject.path,)
        return found

    def faults(self) -> Iterator[Fault]:
        """Where the rule gives more or less than is printed, or the clause reads, or is about, what it cannot."""
        for leaf in self.rule.inputs + self.also_given:
            if leaf.section == INCIDENTS or (leaf.section == MARKS and not self._awards(leaf.name)):
                yield Fault.of(pointer(self.id), "foreign_input", reads=leaf.path)
        if self.subject is not None and self.subject not in asked_of(node_of(self.scorer)):
            yield Fault.of(pointer(self.id), "foreign_input", case="subject", reads=self.subject.path)
        low, high = self.rule.extremes()
        if high != self.max_points:
            yield self._of_points("best_differs", best=high, printed=self.max_points)
        if self.min_points is not None and (low is None or low < self.min_points):
            yield self._of_points("worst_below_least", worst=low, least=self.min_points)

    def _awards(self, mark: str) -> bool:
        """Whether a mark is the clause's own, or one of several that are awarded in it: 4.4.1 in 4.4."""
        return mark == self.id or mark.startswith(f"{self.id}.")

    def _of_points(self, code: str, **points: Fraction | None) -> Fault:
        """A fault of points, of which None is without bound."""
        given = {name: plain(number) for name, number in points.items() if number is not None}
        fault = Fault(pointer(self.id), code, given)
        return fault if len(given) == len(points) else fault.with_params(case="without_bound")
