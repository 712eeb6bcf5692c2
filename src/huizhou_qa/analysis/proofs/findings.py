"""What a proof of a scheme tells: findings with a counterexample where there is one, and the cliffs of its clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple, Self

from attrs import field, frozen
from attrs.exceptions import FrozenInstanceError

from huizhou_qa.errors import Message, Wording, one_of
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain
from huizhou_qa.words.phrases import filled

ProofSeverity = Literal["fault", "remark"]
ProofCode = Literal[
    "out_of_range",
    "not_covered",
    "overlap",
    "wrong_direction",
    "direction_unproved",
    "unreachable_piece",
    "unreachable_grade",
    "divides_by_zero",
    "gate_never",
    "gate_always",
]
CliffSide = Literal["below", "above"]
JUMPS: Mapping[str, Wording] = FrozenMapping(
    {
        "above": Wording("{of}{at}（含）以上：{low} → {high}", "{of} from {at} on: {low} → {high}"),
        "below": Wording("{of}超过{at}：{low} → {high}", "{of} above {at}: {low} → {high}"),
        "word": Wording("{of}，{at}：{low} → {high}", "{of}, {at}: {low} → {high}"),
    }
)
SEVERITIES_OF_PROOFS: tuple[ProofSeverity, ...] = ("fault", "remark")


_COUNTED = (("fault", "faults"), ("remark", "remarks"), ("cliff", "cliffs"))


def so_many(faults: int, remarks: int, cliffs: int) -> Wording:
    """How much there is to tell of a scheme."""
    numbers = zip((faults, remarks, cliffs), _COUNTED, strict=True)
    counted = (f"{number} {one if number == 1 else many}" for number, (one, many) in numbers)
    return Wording(f"{faults}处错误，{remarks}条提示，{cliffs}处跳变", ", ".join(counted))


@frozen
class ProofFinding(Message):
    """One thing that a scheme does not keep, or that is not proved of it.

    Attributes:
        path: where it stands in the scheme: ``/clauses/11.3``, ``/adjustments/…``, ``/grades/A``, ``/total``.
        code: one of ``ProofCode``; ``check_scheme`` also gives ``law_broken`` and
            ``full_marks_unreachable``.
        params: what its text is made of; a counterexample by the path of its input, as text: ``/facts/…``. Where an
            input moves, its two numbers, and what the points are at each.
        severity: a ``fault`` is shown by a counterexample or follows from the scheme alone; a ``remark`` is what is
            well known to happen in sound schemes, or was not proved and not refuted.
    """

    severity: ProofSeverity = field(kw_only=True, validator=one_of(SEVERITIES_OF_PROOFS))


@frozen
class Quantity:
    """What stands at a cliff, in words.

    Attributes:
        label: what it is: the label of an input, or a formula of labels.
        at: the number, with its unit; the word that begins there, where its numbers are words.
        is_word: whether it is such a word.
    """

    label: Wording
    at: Wording
    is_word: bool = False


class CliffNumbers(NamedTuple):
    """What a cliff unpacks to."""

    clause: str
    at: Fraction
    from_: Fraction
    to: Fraction


class Cliff(CliffNumbers):
    """A number at which the points of a clause change at once: a tuple of the first four.

    Attributes:
        clause: the clause's id.
        at: the number of what a band or a gate reads.
        from_: what the clause is worth just below it.
        to: what it is worth just above. Where other facts move the points too, from and to are as near as they come.
        side: whether the number itself goes with what lies ``below`` it (15-20, 20 included), or with what lies
            ``above`` (20 and more).
        quantity: what ``at`` is a number of, and the number with its unit, in words.
    """

    side: CliffSide
    quantity: Quantity

    def __new__(  # noqa: PLR0913, PLR0917 (as many as stand in it)
        cls, clause: str, at: Fraction, from_: Fraction, to: Fraction, side: CliffSide, quantity: Quantity
    ) -> Self:
        """The numbers, and what stands beside them."""
        made = super().__new__(cls, clause, at, from_, to)
        vars(made).update(side=side, quantity=quantity)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        """Never: nobody can change it."""
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        """Never: nobody can change it."""
        raise FrozenInstanceError

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Made anew of all that stands in it."""
        return Cliff, (*self, self.side, self.quantity)

    @property
    def told(self) -> Wording:
        """In words: from which number of what on the points are others."""
        case = "word" if self.quantity.is_word else self.side
        numbers = {"low": plain(self.from_), "high": plain(self.to)}
        return filled(JUMPS[case], {"of": self.quantity.label, "at": self.quantity.at, **numbers})
