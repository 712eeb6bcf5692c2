"""What a step needs, and what it earns or costs. Data alone; how steps are found lives in ``next_step.py``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from attrs import frozen

from huizhou_qa.analysis.named_inputs import SupposedChanges
from huizhou_qa.errors import Wording, printable
from huizhou_qa.errors.texts import Language, text_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, by_name, of, or_none, require
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import Face
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval

AverageOf = Literal["moves", "held", "none"]
Why = Literal["target", "others", "closed", "missing", "nothing", "average"]
EdgeKind = Literal["step", "cliff"]
NUMBER = of(Fraction)


@frozen(repr=False)
class Needed(Face):
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

    def __attrs_post_init__(self) -> None:
        require(
            self,
            current=NUMBER,
            needed=of(Interval),
            nearest=or_none(NUMBER),
            at=NUMBER,
            count=or_none(of(int)),
            told=of(Wording),
        )

    @property
    def relative(self) -> Fraction | None:
        """How far it is, as a share of the end that is needed; None where that is 0."""
        end = self.needed.low if self.at > self.current else self.needed.high
        return abs(end - self.current) / abs(end) if end else None

    def _summary(self) -> str:
        return f"<Needed: {printable(self.told.en)}, now {plain(self.current)}>"


@frozen(repr=False)
class NextStep(Face):
    """The smallest change that earns, or that costs.

    Attributes:
        kind: ``step`` where it earns, ``cliff`` where it costs.
        facts: what is needed, by the fact's name or the clause id of the mark; of several, all at once.
        clauses: the clauses whose points change, in the order of the text.
        gain: by how much the total changes at least; below 0 for a cliff.
        clause_gain: by how much the points of these clauses change together.
        raw_gain: by how much the total before the floor changes; None where the scheme has no such result.
        rate: on a slope, what each unit of the fact is worth, exactly; None elsewhere.
        average: whether an average, or other statistic, of the fact ``moves`` with it, is ``held`` as given, or there
            is ``none``.
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

    def __attrs_post_init__(self) -> None:
        require(
            self,
            kind=TEXT,
            facts=by_name(of(Needed)),
            clauses=TEXTS,
            gain=of(Decimal),
            clause_gain=of(Decimal),
            raw_gain=or_none(of(Decimal)),
            rate=or_none(NUMBER),
            average=TEXT,
            changes=by_name(by_name(of(Fraction, bool, str))),
        )

    @property
    def clause(self) -> str:
        """The first clause whose points change."""
        return follows(lambda: self.clauses[0])

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
        return follows(lambda: self._text("zh"))

    @property
    def en(self) -> str:
        """The text in English."""
        return follows(lambda: self._text("en"))

    def _text(self, language: Language) -> str:
        needed = tuple(one.told for one in self.facts.values())
        case = {"case": "held"} if self.average == "held" else {}
        return text_of(self.kind, {"needed": needed, "gain": str(abs(self.gain)), **case}, language)

    def _summary(self) -> str:
        return f"<NextStep {printable(' '.join(self.clauses))}: {printable(self.en)}>"


class FixedFact(NamedTuple):
    """A fact, or a mark by its clause id, that no step moves, and why.

    ``target``, ``others`` and ``closed`` as the scheme says; ``missing`` is not known and not needed, ``nothing``
    had nothing to measure, and an ``average`` given as a number leaves no other figure.
    """

    fact: str
    why: Why
