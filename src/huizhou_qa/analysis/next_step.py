"""What would earn more, and what would cost: the nearest edges of every fact and mark of a unit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from attrs import field, frozen

from huizhou_qa.analysis.edges import Edge, Edges
from huizhou_qa.analysis.made_again import require_same
from huizhou_qa.analysis.named_inputs import SupposedChanges, changes_of, movable
from huizhou_qa.analysis.one_input import Moving, Unit, number
from huizhou_qa.analysis.together import domain_of, joint_steps, moved
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import Wording, printable
from huizhou_qa.errors.texts import Language, text_of
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.faces import HtmlFace
from huizhou_qa.markup import table
from huizhou_qa.numbers.exact import Rate, is_whole
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Within
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import AVERAGES, FACTS
from huizhou_qa.scheme.building import RAW_TOTAL
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words import requirement

ZERO, HUNDRED = Fraction(0), 100
AverageOf = Literal["moves", "held", "none"]
Why = Literal["target", "others", "closed", "missing", "nothing", "average"]
EdgeKind = Literal["step", "cliff"]


@frozen
class Needed:
    """What a step needs of one fact or mark.

    Attributes:
        current: the number now.
        needed: the numbers that do, their ends open or closed.
        nearest: the nearest of these; None where that end is open.
        at: a number of these that is as near as any, or beside the open end.
        count: of a fact given as a part of a whole, the part that is needed of the same whole; None for others.
        told: in words, what is needed.
    """

    current: Fraction
    needed: Interval
    nearest: Fraction | None
    at: Fraction
    count: int | None
    told: Wording

    @property
    def relative(self) -> Fraction | None:
        """How far it is, as a share of the end that is needed; None where that is 0."""
        end = self.needed.low if self.at > self.current else self.needed.high
        return abs(end - self.current) / abs(end) if end else None


@frozen
class NextStep:
    """The smallest change that earns, or that costs.

    Attributes:
        kind: ``step`` where it earns, ``cliff`` where it costs.
        facts: what is needed, by the fact's name or the clause id of the mark; of several, all at once.
        clauses: the clauses whose points change, in the order of the text.
        gain: by how much the total changes at least; below 0 for a cliff.
        clause_gain: by how much the points of these clauses change together.
        raw_gain: by how much the total before the floor changes; None where the scheme has no such result.
        rate: on a slope, what each unit of the fact is worth, exactly; None elsewhere.
        average: whether an average of the fact ``moves`` with it, is ``held`` as given, or there is ``none``.
        changes: the change as ``what_if`` takes it.
    """

    kind: EdgeKind
    facts: FrozenMapping[str, Needed]
    clauses: tuple[str, ...]
    gain: Decimal
    clause_gain: Decimal
    raw_gain: Decimal | None
    rate: Fraction | None
    average: AverageOf
    changes: SupposedChanges

    @property
    def clause(self) -> str:
        """The first clause whose points change."""
        return self.clauses[0]

    @property
    def fact(self) -> str | None:
        """The one fact or mark; None where several are needed."""
        return next(iter(self.facts)) if len(self.facts) == 1 else None

    @property
    def current(self) -> Fraction | None:
        """The number of the one fact now; None where several are needed."""
        return None if self._only is None else self._only.current

    @property
    def needed(self) -> Interval | None:
        """The numbers that are needed of the one fact; None where several are needed."""
        return None if self._only is None else self._only.needed

    @property
    def nearest(self) -> Fraction | None:
        """The nearest number that is needed of the one fact; None where that end is open, or several are needed."""
        return None if self._only is None else self._only.nearest

    @property
    def relative(self) -> Fraction | None:
        """How far the one fact is, as a share of the end that is needed; None where several are needed."""
        return None if self._only is None else self._only.relative

    @property
    def _only(self) -> Needed | None:
        return next(iter(self.facts.values())) if len(self.facts) == 1 else None

    @property
    def zh(self) -> str:
        """The text in Chinese."""
        return self._text("zh")

    @property
    def en(self) -> str:
        """The text in English."""
        return self._text("en")

    def _text(self, language: Language) -> str:
        needed = tuple(one.told for one in self.facts.values())
        case = {"case": "held"} if self.average == "held" else {}
        return text_of(self.kind, {"needed": needed, "gain": str(abs(self.gain)), **case}, language)


class FixedFact(NamedTuple):
    """A fact, or a mark by its clause id, that no step moves, and why.

    ``target``, ``others`` and ``closed`` as the scheme says; ``missing`` is not known and not needed, ``nothing``
    had nothing to measure, and an ``average`` given as a number leaves no other figure.
    """

    fact: str
    why: Why


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
        return f"<NextSteps of {printable(self.evidence.unit)}: total {self.total}{lines}>"

    def _html(self) -> str:
        rows = [("、".join(step.clauses), step.zh, step.en) for step in (*self.steps, *self.cliffs)]
        return table(f"{self.evidence.unit} · 总分 {self.total}", ("款", "要做到", "what it takes"), rows)


def next_steps(scheme: Scheme, evidence: Evidence) -> NextSteps:
    """The nearest changes that earn more, and the nearest at which the total drops at once.

    A step is the smallest set of facts or marks that raises the total, with the numbers needed of each: all of
    these earn at least the gain. An edge at which the total stays as it is, is passed over. On a slope, which earns
    with every unit, it begins at the slope's best end. An average given as a sum over all members moves with the
    unit's own figure; one given as a number is held. Raises as ``assess`` does.
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
        given = self.unit.evidence.averages.get(leaf.name) if leaf.section == FACTS else None
        at_an_end = isinstance(given, Fraction) and given in (leaf.range.low, leaf.range.high)
        return "average" if at_an_end else None

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
        places = {leaf: edge.at for leaf, edge in edges.items()}
        there, write, scheme = moved(self.unit, places), self.unit.scheme.rounding.write, self.unit.scheme
        gains = {
            id_: number(there.written[clause.entry.path]) - number(self.unit.written[clause.entry.path])
            for id_, clause in scheme.clauses.items()
        }
        before, after = (one.written.get(RAW_TOTAL.path) for one in (self.unit, there))
        raw = None if before is None or after is None else number(after) - number(before)
        rates = [edge.rate for edge in edges.values()]
        return NextStep(
            kind,
            FrozenMapping({leaf.name: self._needed(leaf, edge) for leaf, edge in edges.items()}),
            tuple(id_ for id_, gain in gains.items() if gain),
            write(there.total - self.unit.total),
            write(sum(gains.values(), ZERO)),
            None if raw is None else write(raw),
            rates[0] if len(rates) == 1 else None,
            self._average(edges),
            changes_of(places),
        )

    def _average(self, edges: Mapping[Input, Edge]) -> AverageOf:
        """Whether an average that the scheme reads moves with the facts."""
        read = {leaf.name for leaf in self.unit.scheme.input_register.inputs if leaf.section == AVERAGES}
        averages = [self.unit.evidence.averages.get(leaf.name) for leaf in edges if leaf.name in read]
        if any(isinstance(average, Fraction) for average in averages):
            return "held"
        return "moves" if any(isinstance(average, Rate) for average in averages) else "none"

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
