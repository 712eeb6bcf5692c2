"""Folding for evidence that says of some inputs that there was nothing: what rests on them is known beforehand.

Of a number it is then settled, while a program is folded, whether there is one. What is not settled so (a branch that
a row takes, a divisor that may be 0 beside what there was nothing of) is left to the exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from attrs import field, frozen

from huizhou_qa.engine.compiled.arithmetic import Compiled
from huizhou_qa.engine.compiled.values import Fixed, PreparedTruth, Value, ends_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.arithmetic import Condition, Measure
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

ZERO, ONE = Fraction(0), Fraction(1)


@frozen
class Absent:
    """That there was nothing to measure."""


ABSENT: Final = Absent()


@frozen(eq=False)
class WithAbsent:
    """The compiled arithmetic where a number, or a truth, may be known to be none.

    Attributes:
        compiled: the arithmetic of what there is.
        none: the paths of the inputs of which there was nothing, and of the entries that are none.
        ruled: the numbers that rulings stand for, by path.
        noticed: of the entry that is being folded, ``absent`` where some number is none, and ``doubtful`` where a
            number may be none for another reason.
    """

    compiled: Compiled
    none: set[str]
    ruled: Mapping[str, Fraction]
    noticed: set[str] = field(init=False, factory=set)

    @classmethod
    def of(cls, compiled: Compiled, nothing: Collection[str], ruled: Mapping[str, Fraction]) -> WithAbsent:
        """The arithmetic before any entry was folded."""
        return cls(compiled, set(nothing), FrozenMapping(ruled))

    def entry(self, path: str, node: Measure) -> Value:
        """An entry as it is shown: 0 where there is none of it, which later ones are told."""
        self.noticed.clear()
        made = node.under(self)
        if not self._is_sure:
            return self.compiled.nothing(path)
        if isinstance(made, Absent):
            self.none.add(path)
            return Fixed(ZERO)
        return made

    def condition(self, node: Condition) -> PreparedTruth | None:
        """A condition over inputs; None where it is none, or that is not settled here."""
        self.noticed.clear()
        truth = node.under(self)
        return truth if self._is_sure and not isinstance(truth, Absent) else None

    @property
    def _is_sure(self) -> bool:
        """That a number is none never hides that another is for another reason."""
        return self.noticed != {"absent", "doubtful"}

    def constant(self, value: Fraction) -> Value | Absent:
        """Fixed."""
        return self.compiled.constant(value)

    def nothing(self, why: str) -> Value | Absent:  # noqa: ARG002 - why there is none changes no number
        """Known to be none."""
        return self._absent()

    def read(self, leaf: Input) -> Value | Absent:
        """What is known, an entry folded before, or that there is none of it."""
        if leaf.path in self.none:
            return self._absent()
        ruled = self.ruled.get(leaf.path)
        return self.compiled.read(leaf) if ruled is None else Fixed(ruled)

    def sum(self, terms: Sequence[tuple[Value | Absent, Fraction]], constant: Fraction) -> Value | Absent:
        """None where one of the numbers is."""
        there = [(one, weight) for one, weight in terms if not isinstance(one, Absent)]
        return self.compiled.sum(there, constant) if len(there) == len(terms) else ABSENT

    def product(self, left: Value | Absent, right: Value | Absent) -> Value | Absent:
        """None where one of the numbers is."""
        if isinstance(left, Absent) or isinstance(right, Absent):
            return ABSENT
        return self.compiled.product(left, right)

    def quotient(self, dividend: Value | Absent, divisor: Value | Absent) -> Value | Absent:
        """None where one of the numbers is; a divisor that is not fixed may be 0."""
        if not isinstance(divisor, Fixed) or not divisor.value:
            self.noticed.add("doubtful")
        if isinstance(dividend, Absent) or isinstance(divisor, Absent):
            return ABSENT
        return self.compiled.quotient(dividend, divisor)

    def pooled(self, parts: Sequence[tuple[Value | Absent, Value | Absent]], least: int) -> Value | Absent:
        """Over the parts that are present; none where they are too few, or have no marks."""
        there = [
            (points, full) for points, full in parts if not isinstance(points, Absent) and not isinstance(full, Absent)
        ]
        marks = self.compiled.sum([(full, ONE) for _, full in there], ZERO)
        too_few = len(there) < least or marks == Fixed(ZERO)
        # One that is there may yet be missing, which is told even where the others are too few.
        if not all(isinstance(one, Fixed) for one in (marks, *(points for points, _ in there if too_few))):
            self.noticed.add("doubtful")
        if too_few:
            return self._absent()
        return self.compiled.pooled(there, least)

    def rounded(self, number: Value | Absent, to: GridRounding) -> Value | Absent:
        """None of none."""
        return number if isinstance(number, Absent) else self.compiled.rounded(number, to)

    def ordered(self, numbers: Sequence[Value | Absent], start: int, stop: int) -> Value | Absent:
        """None where one of the numbers is: its place is unknown."""
        there = [one for one in numbers if not isinstance(one, Absent)]
        return self.compiled.ordered(there, start, stop) if len(there) == len(numbers) else ABSENT

    def on_curve(self, number: Value | Absent, curve: Curve) -> Value | Absent:
        """None of none; what may lie beyond the curve may be none too."""
        if isinstance(number, Absent):
            return ABSENT
        if any(end is None or end not in curve.over for end in ends_of(number)):
            self.noticed.add("doubtful")
        return self.compiled.on_curve(number, curve)

    def number_of(self, truth: PreparedTruth | Absent) -> Value | Absent:
        """None where the truth is none."""
        return truth if isinstance(truth, Absent) else self.compiled.number_of(truth)

    def choose(
        self,
        truth: PreparedTruth | Absent,
        then: Callable[[], Value | Absent],
        otherwise: Callable[[], Value | Absent],
    ) -> Value | Absent:
        """A branch that is settled, or the one that a row takes; of what is none there, no row is given."""
        if isinstance(truth, Absent):
            return ABSENT
        if isinstance(truth, bool):
            return then() if truth else otherwise()
        return self.compiled.choose(truth, partial(self._there, then), partial(self._there, otherwise))

    def open(self, reading: str, choices: Mapping[str, Callable[[], Value | Absent]]) -> Value | Absent:
        """The branch of the choice made."""
        return choices[self.compiled.readings[reading]]()

    def within(self, number: Value | Absent, over: Interval) -> PreparedTruth | Absent:
        """None of none."""
        return number if isinstance(number, Absent) else self.compiled.within(number, over)

    def all_of(self, truths: Sequence[PreparedTruth | Absent]) -> PreparedTruth | Absent:
        """None where one truth is."""
        there = [one for one in truths if not isinstance(one, Absent)]
        return self.compiled.all_of(there) if len(there) == len(truths) else ABSENT

    def present(self, number: Value | Absent) -> PreparedTruth | Absent:
        """Settled of what is none."""
        return False if isinstance(number, Absent) else self.compiled.present(number)

    def _absent(self) -> Absent:
        self.noticed.add("absent")
        return ABSENT

    def _there(self, branch: Callable[[], Value | Absent]) -> Value:
        made = branch()
        return self.compiled.nothing("absent") if isinstance(made, Absent) else made
