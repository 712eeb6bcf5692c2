"""What parts come to together, also where a sum is no number."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis.readings.parts_of_scheme import Choices
from huizhou_qa.analysis.readings.parts_of_unit import HandedOn
from huizhou_qa.analysis.readings.reached import Reached
from huizhou_qa.analysis.readings.summed import summed
from huizhou_qa.readers import Gap, Number

ABSENT = Gap(nothing=frozenset({"absent"}))


@frozen
class AddedUp:
    """Parts that each export one number, and hand on their sum."""

    def alone(self, part: int, way: int) -> HandedOn:
        """Its own place, over the part's."""
        return ((way, part + 1),)

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """The sum; of what is no number, nothing."""
        numbers = [Fraction(*one) for (one,) in exported if isinstance(one, tuple)]
        return (sum(numbers, Fraction(0)).as_integer_ratio() if len(numbers) == len(exported) else ABSENT,)

    def told_by(self, part: int, way: int) -> Hashable:
        """Each by itself."""
        return part, way

    def above(self, handed_on: HandedOn, choices: Choices) -> tuple[Number, Number]:
        """What is handed on."""
        (one,) = handed_on
        return (Fraction(*one) if isinstance(one, tuple) else one), Fraction(len(choices))


def by(*changed: str) -> Reached:
    return Reached(len(changed), frozenset({frozenset((id_, "other") for id_ in changed)}))


def numbers(*parts: dict[HandedOn, Reached]) -> dict[Number, Reached]:
    return {AddedUp().above(handed_on, Choices())[0]: way for handed_on, way in summed(AddedUp(), parts)}


def test_sums_are_those_of_every_combination_with_the_fewest_changes_to_each() -> None:
    first: dict[HandedOn, Reached] = {((0, 1),): by(), ((1, 2),): by("a")}
    second: dict[HandedOn, Reached] = {((1, 3),): by(), ((5, 6),): by("b")}
    both = Reached(1, by("a").sets | by("b").sets)
    assert numbers(first, second) == {Fraction(1, 3): by(), Fraction(5, 6): both, Fraction(4, 3): by("a", "b")}


def test_where_a_sum_is_no_number_every_combination_is_gone_through() -> None:
    first: dict[HandedOn, Reached] = {(ABSENT,): by(), ((1, 2),): by("a")}
    second: dict[HandedOn, Reached] = {((1, 3),): by(), ((5, 6),): by("b")}
    found = summed(AddedUp(), [first, second])
    assert [(handed_on, way) for handed_on, way in found] == [
        ((ABSENT,), by()),
        ((ABSENT,), by("b")),
        (((5, 6),), by("a")),
        (((4, 3),), by("a", "b")),
    ]
    assert (AddedUp().alone(1, 1), AddedUp().told_by(1, 1)) == (((1, 2),), (1, 1))
