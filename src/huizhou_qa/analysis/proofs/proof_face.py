"""What a proof looks like: how many faults and remarks, each with its text, and the cliffs of every clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from huizhou_qa.analysis.proofs.findings import Cliff, CliffSide, ProofFinding, ProofSeverity
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import Html, Telling, minus, run_on, tag
from huizhou_qa.numbers.exact import plain

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
THEN = Wording("；", "; ")
CLIFFS = Wording("得分在该处跳变", "Where points change at once")
CALLED: Mapping[ProofSeverity, Wording] = FrozenMapping(
    {"fault": Wording("错误", "fault"), "remark": Wording("提示", "remark")}
)
TAGS: Mapping[ProofSeverity, str] = FrozenMapping({"fault": "veto", "remark": "nothing"})


def html_of_proof(
    faults: Sequence[ProofFinding], remarks: Sequence[ProofFinding], cliffs: Sequence[Cliff], tell: Telling
) -> Html:
    """All of a proof."""
    number = tell.say(NUMBER, faults=len(faults), remarks=len(remarks), cliffs=len(cliffs))
    findings = (
        (tag(tell.told(CALLED[one.severity]), TAGS[one.severity]), one.path, tell.told(one))
        for one in (*faults, *remarks)
    )
    return run_on(
        (
            tell.head(tell.told(SEEN), number),
            tell.table(tell.told(FINDINGS), ("severity", "path", "finding"), findings),
            tell.table(tell.told(CLIFFS), ("clauses", "jumps"), _jumps(cliffs, tell)),
        )
    )


def _jumps(cliffs: Sequence[Cliff], tell: Telling) -> Iterator[tuple[str, str]]:
    """For each clause, the numbers at which its points change at once."""
    for clause in dict.fromkeys(one.clause for one in cliffs):
        jumps = (_jump(one, tell) for one in cliffs if one.clause == clause)
        yield clause, tell.told(THEN).join(jumps)


def _jump(cliff: Cliff, tell: Telling) -> str:
    at, low, high = (minus(plain(number)) for number in (cliff.at, cliff.from_, cliff.to))
    return tell.say(JUMPS[cliff.side], at=at, low=low, high=high)
