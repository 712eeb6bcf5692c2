"""A measure that is points as it is: a mark that is awarded, a count that earns or costs so much each."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.rules.curves import Piece
from huizhou_qa.words import measured
from huizhou_qa.words.curved import on_pieces
from huizhou_qa.words.leaves import Beside, Leaf
from huizhou_qa.words.measured import Came, Measured
from huizhou_qa.words.numbers import number, points
from huizhou_qa.words.phrase import NO_PATHS, Paths, Phrase
from huizhou_qa.words.phrases import NO_WORDS, run_on, say
from huizhou_qa.words.reachable import Cases

ZERO, ONE = Fraction(0), Fraction(1)


@frozen
class Plain(Phrase):
    """A measure and nothing else."""

    came: Came
    plain: Measured

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return self.plain.leaves

    @property
    def measure(self) -> Measured:
        return self.plain

    def times(self, weight: Fraction) -> Phrase:
        if weight == 1:
            return self
        came, (of, times) = self.came.times(weight), self.plain.multiple or (self.plain, ONE)
        return Plain(came, measured.added(came, [(of, times * weight)], ZERO))

    def criterion(self, cases: Cases) -> Wording:
        leaf = self._mark
        if leaf is not None:
            over = leaf.input.range
            low, high = number(over.low or ZERO), points(over.high or ZERO)
            return say("awarded", label=leaf.label, low=low, high=high)
        return self._as_curve().criterion(cases)

    def ground(self, beside: Beside, already: Paths = NO_PATHS) -> Wording:
        leaf = self._mark
        if leaf is not None and not isinstance(leaf.value, Gap):
            return run_on(say("judged", points=points(leaf.value)), beside.get(leaf.input.path, NO_WORDS))
        return self._as_curve().ground(beside, already)

    @property
    def _mark(self) -> Leaf | None:
        leaf = self.plain.leaf
        return leaf if leaf is not None and leaf.is_mark else None

    def _as_curve(self) -> Phrase:
        of, weight = self.plain, ONE
        if of.multiple is not None and of.multiple[0].leaf is not None:
            of, weight = of.multiple
        return on_pieces(self.came, of, (Piece(of.domain, ZERO, weight),))
