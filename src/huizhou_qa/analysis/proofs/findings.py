"""What a proof of a scheme tells: findings with a counterexample where there is one, and the cliffs of its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from attrs import field, frozen

from huizhou_qa.errors import Message, Wording, one_of
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import of, require, several
from huizhou_qa.markup import Html, HtmlFace, Telling, minus, run_on, tag
from huizhou_qa.numbers.exact import plain

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
SEEN = Wording("方案的证明", "What is proved of a scheme")
NUMBER = Wording(
    "{faults}处错误，{remarks}条提示，{cliffs}处跳变", "{faults} faults, {remarks} remarks, {cliffs} cliffs"
)
FINDINGS = Wording("所见", "Findings")
JUMP = Wording("{at}：{low} → {high}", "{at}: {low} → {high}")
THEN = Wording("；", "; ")
CLIFFS = Wording("得分在该处跳变", "Where points change at once")
CALLED: Mapping[ProofSeverity, Wording] = FrozenMapping(
    {"fault": Wording("错误", "fault"), "remark": Wording("提示", "remark")}
)
TAGS: Mapping[ProofSeverity, str] = FrozenMapping({"fault": "veto", "remark": "nothing"})
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
    """

    clause: str
    at: Fraction
    from_: Fraction
    to: Fraction


@frozen(repr=False)
class Proof(HtmlFace):
    """What was found of a scheme.

    Attributes:
        findings: faults and remarks, in the order of the scheme.
        cliffs: where points change at once, clause by clause.
    """

    findings: tuple[ProofFinding, ...]
    cliffs: tuple[Cliff, ...]

    def __attrs_post_init__(self) -> None:
        require(self, findings=several(of(ProofFinding)), cliffs=several(of(Cliff)))

    @property
    def faults(self) -> tuple[ProofFinding, ...]:
        """The findings that a sound scheme has none of."""
        return tuple(one for one in self.findings if one.severity == "fault")

    @property
    def remarks(self) -> tuple[ProofFinding, ...]:
        """The findings that a sound scheme may have."""
        return tuple(one for one in self.findings if one.severity == "remark")

    def _summary(self) -> str:
        return f"<Proof: {len(self.faults)} faults, {len(self.remarks)} remarks, {len(self.cliffs)} cliffs>"

    def _html(self, language: Language) -> Html:
        tell = Telling(language)
        number = tell.say(NUMBER, faults=len(self.faults), remarks=len(self.remarks), cliffs=len(self.cliffs))
        findings = (
            (tag(tell.told(CALLED[one.severity]), TAGS[one.severity]), one.path, tell.told(one))
            for one in (*self.faults, *self.remarks)
        )
        return run_on(
            (
                tell.head(tell.told(SEEN), number),
                tell.table(tell.told(FINDINGS), ("severity", "path", "finding"), findings),
                tell.table(tell.told(CLIFFS), ("clauses", "jumps"), self._jumps(tell)),
            )
        )

    def _jumps(self, tell: Telling) -> Iterator[tuple[str, str]]:
        """For each clause, the numbers at which its points change at once."""
        for clause in dict.fromkeys(one.clause for one in self.cliffs):
            jumps = (map(minus, map(plain, one[1:])) for one in self.cliffs if one.clause == clause)
            yield clause, tell.told(THEN).join(tell.say(JUMP, at=at, low=low, high=high) for at, low, high in jumps)
