"""What the inputs of a rule or a scheme accept, by path, as evidence is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import cached_property
from operator import le

from attrs import field, frozen

from huizhou_qa.evidence.asked import Asked, asked, given_at, is_of_others
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.sections import AVERAGES, FACTS, average_of_others
from huizhou_qa.rules.statistics import StatisticInput

# The ends of a closed range, each as numerator and denominator; a denominator of 0 is an infinite end.
Limits = tuple[int, int, int, int]
UNLIMITED: Limits = (-1, 0, 1, 0)

NO_WORDS = FrozenMapping[str, Fraction]()


# Beyond any number that is written in evidence; of one that is not, the list of faults tells.
FAR = 10**400


@frozen(eq=False)
class AcceptedNumbers:
    """What inputs accept of whole numbers over one denominator, by their places.

    Attributes:
        lows, highs: the least and the most of each.
        scale: how many of these numbers make 1.
        wholes: the places of counts.
        truths, options: the paths of those that are given as true or false, and as one of named options.
        names: everything that may be given.
        rates: what may be given as a part of a whole.
    """

    lows: tuple[int, ...]
    highs: tuple[int, ...]
    scale: int
    wholes: tuple[int, ...]
    truths: frozenset[str]
    options: frozenset[str]
    names: frozenset[str]
    rates: frozenset[str]
    _greatest_low: int = field(init=False)

    @_greatest_low.default
    def _greatest_of_lows(self) -> int:
        return max(self.lows, default=-FAR)

    def take(
        self, given: AbstractSet[str], truths: AbstractSet[str], words: AbstractSet[str], rates: AbstractSet[str]
    ) -> bool:
        """Whether what is given as a number, and in other forms, by path, is what its input may be given as."""
        return truths == self.truths and words == self.options and rates <= self.rates and given <= self.names

    def hold(self, numbers: Sequence[int]) -> bool:
        """Whether each is one that its input accepts; where it is not, the list of faults says why."""
        return (
            # Most inputs have the same least number, and all are held against it at once.
            (min(numbers, default=self._greatest_low) >= self._greatest_low or all(map(le, self.lows, numbers)))
            and all(map(le, numbers, self.highs))
            and not any(map(self.scale.__rmod__, [numbers[at] for at in self.wholes]))
        )


@frozen(repr=False)
class InputTables:
    """The inputs, and what each accepts.

    Attributes:
        inputs: every input that may be given.
    """

    inputs: tuple[Input, ...]

    @cached_property
    def facts(self) -> FrozenMapping[str, Input]:
        """The facts, by name."""
        return FrozenMapping({leaf.name: leaf for leaf in self.inputs if leaf.section == FACTS})

    @cached_property
    def _by_path(self) -> FrozenMapping[str, Input]:
        return FrozenMapping({leaf.path: leaf for leaf in self.inputs})

    @cached_property
    def _accepted(self) -> frozenset[str]:
        derived = {average_of_others(leaf.name) for leaf in self.inputs if leaf.section == AVERAGES}
        return frozenset({given_at(leaf) for leaf in self.inputs} | derived)

    @cached_property
    def _asked(self) -> FrozenMapping[str, Asked]:
        return FrozenMapping({leaf.path: asked(leaf) for leaf in self.inputs})

    @cached_property
    def _others(self) -> tuple[Input, ...]:
        return tuple(leaf for leaf in self.inputs if is_of_others(leaf))

    @cached_property
    def _limits(self) -> FrozenMapping[str, Limits]:
        # The average of others is computed; its limits are those of the average and of the unit's own figure.
        return FrozenMapping({path: _limits(over) for path, over in self.accepted_ranges.items()})

    @cached_property
    def _open(self) -> FrozenMapping[str, Interval]:
        """The ranges that do not hold a finite end of their own."""
        return FrozenMapping({path: over for path, over in self.accepted_ranges.items() if _is_open(over)})

    def _numbers(self) -> Iterator[tuple[str, Asked]]:
        """What is asked for as a number, by path."""
        given = {leaf.path: asked(leaf) for leaf in self.inputs if not is_of_others(leaf)}
        return ((path, value) for path, value in given.items() if value.kind not in {"truth", "option"})

    @cached_property
    def _wholes(self) -> frozenset[str]:
        return frozenset(path for path, one in self._numbers() if one.whole)

    @cached_property
    def _never_nothing(self) -> frozenset[str]:
        return frozenset(leaf.path for leaf in self.inputs if not leaf.may_be_nothing)

    @cached_property
    def _words(self) -> FrozenMapping[str, FrozenMapping[str, Fraction]]:
        worded = {leaf.path: leaf.options for leaf in self.inputs if leaf.options}
        return FrozenMapping(
            {
                path: FrozenMapping({word: Fraction(at) for at, word in enumerate(words)})
                for path, words in worded.items()
            }
        )

    @cached_property
    def _without_options(self) -> frozenset[str]:
        return frozenset(self._by_path.keys() - self._words.keys())

    @cached_property
    def _truths(self) -> frozenset[str]:
        return frozenset(path for path, value in self._asked.items() if value.kind == "truth")

    @cached_property
    def _rates(self) -> frozenset[str]:
        return frozenset(given_at(leaf) for leaf in self.inputs if asked(leaf).kind in {"percent", "average"})

    def accepted_numbers(self, paths: Sequence[str], scale: int) -> AcceptedNumbers:
        """What is accepted of the inputs of these paths, as whole numbers of which so many make 1."""
        ranges = self.accepted_ranges
        ends = [ranges.get(path, ANY_NUMBER).whole_ends(scale) for path in paths]
        wholes = tuple(at for at, path in enumerate(paths) if path in self._wholes)
        truths, options = self._truths.intersection(paths), frozenset(self._words).intersection(paths)
        lows = tuple(-FAR if low is None else low for low, _ in ends)
        highs = tuple(FAR if high is None else high for _, high in ends)
        return AcceptedNumbers(lows, highs, scale, wholes, truths, options, self._accepted, self._rates)

    @cached_property
    def accepted_ranges(self) -> FrozenMapping[str, Interval]:
        """The numbers that are accepted of each input that is given as a number, by path."""
        return FrozenMapping({path: one.range for path, one in self._numbers()})

    def accepted_range(self, path: str) -> Interval:
        """The numbers that are accepted of the input of a path."""
        return self._asked[path].range

    def accepts(self, path: str, above: int, below: int) -> bool:
        """Whether a number, as a ratio in lowest terms, is one that the input of a path takes."""
        one = self._asked.get(path)
        return one is None or (one.range.holds(above, below) and (below == 1 or not one.whole))

    def values_of(self, evidence: Evidence) -> Values:
        """The numbers as rules read them: those of the evidence, and of a word its place among the options."""
        values = evidence.values
        if not values.words:
            return values
        places = {path: self._words.get(path, NO_WORDS).get(word) for path, word in values.words.items()}
        return values.beside({path: place for path, place in places.items() if place is not None})

    @cached_property
    def statistics(self) -> tuple[StatisticInput, ...]:
        """The statistics of a cohort among the inputs, averages among them."""
        return tuple(leaf for leaf in self.inputs if isinstance(leaf, StatisticInput))


def _is_open(over: Interval) -> bool:
    return not all(end is None or end in over for end in (over.low, over.high))


def _limits(domain: Interval) -> Limits:
    low, of_low, high, of_high = UNLIMITED
    if domain.low is not None:
        low, of_low = domain.low.as_integer_ratio()
    if domain.high is not None:
        high, of_high = domain.high.as_integer_ratio()
    return low, of_low, high, of_high
