"""What a proof looks like: how many faults and remarks, each with its text, and the cliffs of every clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from huizhou_qa.analysis.proofs.findings import Cliff, CliffSide, ProofFinding, ProofSeverity
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import Html, Telling, minus, run_on, tag
from huizhou_qa.numbers.exact import plain
from huizhou_qa.words.edges import EdgeInWords

SEEN = Wording("方案的证明", "What is proved of a scheme")
NUMBER = Wording(
    "{faults}处错误，{remarks}条提示，{cliffs}处跳变", "{faults} faults, {remarks} remarks, {cliffs} cliffs"
)
FINDINGS = Wording("所见", "Findings")
JUMPS: Mapping[CliffSide, Wording] = FrozenMapping(
    {
        "above": Wording("{at}（含）以上：{low} → {high}", "From {at} on: {low} → {high}"),
        "below": Wording("超过{at}：{low} → {high}", "Above {at}: {low} → {high}"),
    }
)
NAMED = Wording("{of}，{jumps}", "{of}, {jumps}")
JUMP = Wording("{numbers}：{low} → {high}", "{numbers}: {low} → {high}")
THEN = Wording("；", "; ")
CLIFFS = Wording("得分在该处跳变", "Where points change at once")
CALLED: Mapping[ProofSeverity, Wording] = FrozenMapping(
    {"fault": Wording("错误", "fault"), "remark": Wording("提示", "remark")}
)
TAGS: Mapping[ProofSeverity, str] = FrozenMapping({"fault": "veto", "remark": "nothing"})


def html_of_proof(
    faults: Sequence[ProofFinding],
    remarks: Sequence[ProofFinding],
    cliffs: Sequence[Cliff],
    named: Callable[[Cliff], EdgeInWords | None],
    tell: Telling,
) -> Html:
    """All of a proof; ``named`` says of a cliff what its number is of, where that is one thing."""
    number = tell.say(NUMBER, faults=len(faults), remarks=len(remarks), cliffs=len(cliffs))
    findings = (
        (tag(tell.told(CALLED[one.severity]), TAGS[one.severity]), one.path, tell.told(one))
        for one in (*faults, *remarks)
    )
    return run_on(
        (
            tell.head(tell.told(SEEN), number),
            tell.table(tell.told(FINDINGS), ("severity", "path", "finding"), findings),
            tell.table(tell.told(CLIFFS), ("clauses", "jumps"), _jumps(cliffs, named, tell)),
        )
    )


def _jumps(
    cliffs: Sequence[Cliff], named: Callable[[Cliff], EdgeInWords | None], tell: Telling
) -> Iterator[tuple[str, Html]]:
    """For each clause, the numbers at which its points change at once, after what they are numbers of."""
    for clause in dict.fromkeys(one.clause for one in cliffs):
        jumps: dict[str, list[str]] = {}
        for one in cliffs:
            if one.clause == clause:
                edge = named(one)
                of = "" if edge is None else tell.titled(edge.of)
                jumps.setdefault(of, []).append(_jump(one, edge, tell))
        then = tell.told(THEN)
        told = ((of, then.join(several)) for of, several in jumps.items())
        yield clause, tell.lines(tell.say(NAMED, of=of, jumps=several) if of else several for of, several in told)


def _jump(cliff: Cliff, edge: EdgeInWords | None, tell: Telling) -> str:
    at, low, high = (minus(plain(number)) for number in (cliff.at, cliff.from_, cliff.to))
    if edge is None:
        return tell.say(JUMPS[cliff.side], at=at, low=low, high=high)
    return tell.say(JUMP, numbers=tell.told(edge.numbers), low=low, high=high)
