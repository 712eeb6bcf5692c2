"""What a proof of a scheme tells: findings with a counterexample where there is one, and the cliffs of its clauses."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NamedTuple

from attrs import field, frozen

from huizhou_qa.errors import Message, one_of

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
SEVERITIES_OF_PROOFS: tuple[ProofSeverity, ...] = ("fault", "remark")


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


class Cliff(NamedTuple):
    """A number at which the points of a clause change at once.

    Attributes:
        clause: the clause's id.
        at: the number of what a band or a gate reads.
        from_: what the clause is worth just below it.
        to: what it is worth just above. Where other facts move the points too, from and to are as near as they come.
        side: whether the number itself goes with what lies ``below`` it (15-20, 20 included), or with what lies
            ``above`` (20 and more).
    """

    clause: str
    at: Fraction
    from_: Fraction
    to: Fraction
    side: CliffSide
