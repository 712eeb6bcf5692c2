"""What would earn more, and what would cost: the nearest edges of every fact and mark of a unit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.moving.joint_steps import domain_of, joint_steps, moved
from huizhou_qa.analysis.moving.nearest_edges import Edge, Edges
from huizhou_qa.analysis.moving.next_step_results import AverageOf, EdgeKind, FixedFact, Needed, NextStep, Why
from huizhou_qa.analysis.moving.one_input import Moving
from huizhou_qa.analysis.moving.own_figures import OwnFigure
from huizhou_qa.analysis.moving.unit import Unit, number
from huizhou_qa.analysis.named_inputs import changes_of, input_named, movable
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import Wording, in_full, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.markup import Html, HtmlFace, change_figure, minus, run_on, total_figure
from huizhou_qa.numbers.exact import Rate, is_whole
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Number, reads
from huizhou_qa.rules import Within
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import FACTS
from huizhou_qa.scheme.program.building import RAW_TOTAL, TOTAL
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words import numbers_wanted, requirement

ZERO, HUNDRED = Fraction(0), 100
SEEN = Wording("最近的一步", "The nearest steps")
STEPS = Wording("可以多得的", "What would earn more")
CLIFFS = Wording("可能失去的", "What would cost")
AVERAGE_HELD = Wording("平均数按给定的不变", "the average is held as given")
HELD = Wording("不变动的：{told}", "Not moved: {told}")
THEN = Wording("；", "; ")
FIXED: Mapping[Why, Wording] = FrozenMapping(
    {
        "target": Wording("{fact}（目标）", "{fact} (a target)"),
        "others": Wording("{fact}（由他人决定）", "{fact} (decided by others)"),
        "closed": Wording("{fact}（已成定局）", "{fact} (settled)"),
        "missing": Wording("{fact}（缺，且不需要）", "{fact} (missing, and not needed)"),
        "nothing": Wording("{fact}（无考核对象）", "{fact} (nothing to measure)"),
        "average": Wording("{fact}（平均数已给定）", "{fact} (its average is given)"),
    }
)


@frozen(repr=False)
class NextSteps(HtmlFace):
    """What would earn more, and what would cost, from where a unit stands.

    Attributes:
        scheme: what it is scored under.
        evidence: what is known of it.
        total: its total now.
        steps: the nearest change of every fact that earns, and of several that earn only together; in text order.
        cliffs: the nearest change of every fact at which the total drops at once.
        fixed: the facts that no step moves, and why.
    """

    scheme: Scheme
    evidence: Evidence
    total: Decimal
    steps: tuple[NextStep, ...]
    cliffs: tuple[NextStep, ...]
    fixed: tuple[FixedFact, ...]

    def verify(self) -> None:
        """Looks for every step again; raises VerificationError where they are not those."""
        require_same(self, lambda: next_steps(self.scheme, self.evidence))

    def _summary(self) -> str:
        lines = "".join(f"\n  {' '.join(step.clauses)} {step.zh}" for step in (*self.steps, *self.cliffs))
        return f"<NextSteps of {printable(self.evidence.unit)}: total {in_full(self.total)}{lines}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.scheme, language)
        tell = words.telling
        gaining, losing = (("clauses", "fact", "now", name, "change") for name in ("needed", "becomes"))
        fixed = (tell.say(FIXED[one.why], fact=words.fact(self._input(one.fact))) for one in self.fixed)
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), self.evidence.unit, total_figure(minus(self.total))),
                tell.table(tell.told(STEPS), gaining, (self._row(one, words) for one in self.steps)),
                tell.table(tell.told(CLIFFS), losing, (self._row(one, words) for one in self.cliffs)),
                tell.small(tell.say(HELD, told=tell.told(THEN).join(fixed))) if self.fixed else Html(),
            )
        )

    def _input(self, fact: str) -> Input:
        return input_named(self.scheme, fact, "/fact")

    def _row(self, step: NextStep, words: FaceWords) -> tuple[object, ...]:
        tell = words.telling
        moved = [(self._input(fact), needed) for fact, needed in step.facts.items()]
        facts = tell.lines(words.fact(leaf) for leaf, _ in moved)
        now = tell.lines(words.number(leaf, needed.current) for leaf, needed in moved)
        needed = tell.lines(tell.titled(numbers_wanted(leaf, needed.needed)) for leaf, needed in moved)
        held = (tell.small(tell.titled(AVERAGE_HELD)),) if step.average == "held" else ()
        return tell.listed(step.clauses), facts, now, run_on((needed, *held)), change_figure(step.gain)


def next_steps(scheme: Scheme, evidence: Evidence) -> NextSteps:
    """The nearest changes that earn more, and the nearest at which the total drops at once.

    A step is the smallest set of facts or marks that raises the total, with the numbers needed of each: all of
    these earn at least the gain. An edge at which the total stays as it is, is passed over. On a slope, which earns
    with every unit, it begins at the slope's best end. A mean given as a sum over all members moves with the unit's
    own figure; a statistic given as a number is held, and the step says so. Raises as ``assess`` does.
    """
    total = assess(scheme, evidence).total
    looking = _Looking(Unit(scheme, evidence))
    steps: list[NextStep] = []
    cliffs: list[NextStep] = []
    for moving, edge, kind in looking.single:
        step = looking.step(kind, {moving.leaf: edge})
        (steps if kind == "step" else cliffs).append(step)
    earning = {moving.leaf for moving, _, kind in looking.single if kind == "step"}
    steps += [looking.step("step", one.edges) for one in joint_steps(looking.unit, looking.groups(earning))]
    return NextSteps(scheme, evidence, total, tuple(steps), tuple(cliffs), looking.fixed)


@frozen(eq=False)
class _Looking:
    """A unit, and the edges of its inputs one by one."""

    unit: Unit
    fixed: tuple[FixedFact, ...] = field(init=False)
    single: tuple[tuple[Moving, Edge, EdgeKind], ...] = field(init=False)

    @fixed.default
    def _what_no_step_moves(self) -> tuple[FixedFact, ...]:
        whys = ((leaf.name, self._held(leaf)) for leaf in movable(self.unit.scheme))
        return tuple(FixedFact(name, why) for name, why in whys if why is not None)

    @single.default
    def _edges_one_by_one(self) -> tuple[tuple[Moving, Edge, EdgeKind], ...]:
        held = {one.fact for one in self.fixed}
        free = [leaf for leaf in movable(self.unit.scheme) if leaf.name not in held]
        return tuple(found for leaf in free for found in self._edges(leaf))

    def _held(self, leaf: Input) -> Why | None:
        """Why a fact is not moved; None where it can be."""
        if leaf.held_by is not None:
            return leaf.held_by
        own = self.unit.values.get(leaf.path)
        if own is None:
            return "nothing" if leaf.path in self.unit.values.nothing else "missing"
        # A mean at an end of the range leaves no other figure.
        ends = (one for one in self._of(leaf) if one.fold == "mean" and one.left is not None)
        return "average" if any(ends) else None

    def _of(self, leaf: Input) -> Iterator[OwnFigure]:
        """The statistics that an input is part of."""
        for figure in self.unit.figures:
            if leaf in reads(figure.measure).inputs:
                yield figure

    def _edges(self, leaf: Input) -> Iterator[tuple[Moving, Edge, EdgeKind]]:
        moving, current = Moving(self.unit, leaf), self.unit.values[leaf.path]
        for up in (True, False):
            edges = Edges(moving, domain_of(moving, current), current, self.unit.total, up)
            for edge, kind in ((edges.better(), "step"), (edges.worse(), "cliff")):
                if edge is not None:
                    yield moving, edge, "step" if kind == "step" else "cliff"

    def groups(self, earning: set[Input]) -> list[tuple[Input, ...]]:
        """What clauses that are short of their marks read, but for what is held and what earns alone."""
        held = {one.fact for one in self.fixed}
        short = [
            clause
            for clause in self.unit.scheme.clauses.values()
            if number(self.unit.written[clause.entry.path]) < clause.max_points
        ]
        free = [leaf for leaf in movable(self.unit.scheme) if leaf.name not in held and leaf not in earning]
        read = [{leaf.path for leaf in clause.rule.inputs} for clause in short]
        return [tuple(leaf for leaf in free if leaf.path in paths) for paths in read]

    def step(self, kind: EdgeKind, edges: Mapping[Input, Edge]) -> NextStep:
        """The step over these edges at once."""
        there, scheme = self._there(edges), self.unit.scheme
        write = scheme.rounding.write
        gains = {
            id_: number(there[clause.entry.path]) - number(self.unit.written[clause.entry.path])
            for id_, clause in scheme.clauses.items()
            if clause.entry.path in there
        }
        raw = self._gain(there, RAW_TOTAL) if RAW_TOTAL.path in self.unit.written else None
        rates = [edge.rate for edge in edges.values()]
        return NextStep(
            kind,
            FrozenMapping({leaf.name: self._needed(leaf, edge) for leaf, edge in edges.items()}),
            tuple(id_ for id_, gain in gains.items() if gain),
            write(self._gain(there, TOTAL)),
            write(sum(gains.values(), ZERO)),
            None if raw is None else write(raw),
            rates[0] if len(rates) == 1 else None,
            self._average(edges),
            changes_of({leaf: edge.at for leaf, edge in edges.items()}),
        )

    def _there(self, edges: Mapping[Input, Edge]) -> Mapping[str, Number]:
        """The written numbers with the inputs at their edges; of one input, those that follow from it."""
        if len(edges) > 1:
            return moved(self.unit, {leaf: edge.at for leaf, edge in edges.items()}).written
        ((leaf, edge),) = edges.items()
        moving = next(one for one, _, _ in self.single if one.leaf == leaf)
        return {path: traced.value for path, traced in moving.at(edge.at, written=True).items()}

    def _gain(self, there: Mapping[str, Number], entry: Input) -> Fraction:
        before = self.unit.written[entry.path]
        return number(there.get(entry.path, before)) - number(before)

    def _average(self, edges: Mapping[Input, Edge]) -> AverageOf:
        """Whether a statistic that the scheme reads moves with the facts; one that is held is told."""
        read = {(leaf.section, leaf.name) for leaf in self.unit.scheme.input_register.inputs}
        figures = [figure for leaf in edges for figure in self._of(leaf) if (figure.section, figure.name) in read]
        if any(figure.mean is None for figure in figures):
            return "held"
        return "moves" if figures else "none"

    def _needed(self, leaf: Input, edge: Edge) -> Needed:
        current, over = self.unit.values[leaf.path], edge.needed
        end, closed = (over.low, over.low_closed) if edge.at > current else (over.high, over.high_closed)
        fact = self.unit.evidence.facts.get(leaf.name) if leaf.section == FACTS else None
        rate = fact.value if isinstance(fact, Known) and isinstance(fact.value, Rate) else None
        count = None if rate is None else _count(rate, over, up=edge.at > current)
        told = requirement(Within(leaf, over))
        return Needed(current, over, end if closed else None, edge.at, count, told)


def _count(rate: Rate, over: Interval, *, up: bool) -> int | None:
    """The part of the whole that is needed: the least, or the most, that gives a rate of the interval."""
    end = over.low if up else over.high
    if end is None or not (is_whole(rate.part) and is_whole(rate.whole)):
        return None
    exactly = end * rate.whole / HUNDRED
    count = math.ceil(exactly) if up else math.floor(exactly)
    if Fraction(count * HUNDRED) / rate.whole not in over:
        count += 1 if up else -1
    return count if Fraction(count * HUNDRED) / rate.whole in over else None
