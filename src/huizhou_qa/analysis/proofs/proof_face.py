"""What a proof looks like: how many faults and remarks, each with its text, and the cliffs of every clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from huizhou_qa.analysis.proofs.findings import Cliff, ProofFinding, ProofSeverity, so_many
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import Html, Telling, minus, run_on, tag

SEEN = Wording("方案的证明", "What is proved of a scheme")
FINDINGS = Wording("所见", "Findings")
CLIFFS = Wording("得分在该处跳变", "Where points change at once")
CALLED: Mapping[ProofSeverity, Wording] = FrozenMapping(
    {"fault": Wording("错误", "fault"), "remark": Wording("提示", "remark")}
)
TAGS: Mapping[ProofSeverity, str] = FrozenMapping({"fault": "veto", "remark": "nothing"})


def html_of_proof(
    faults: Sequence[ProofFinding], remarks: Sequence[ProofFinding], cliffs: Sequence[Cliff], tell: Telling
) -> Html:
    """All of a proof."""
    number = tell.told(so_many(len(faults), len(remarks), len(cliffs)))
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


def _jumps(cliffs: Sequence[Cliff], tell: Telling) -> Iterator[tuple[str, Html]]:
    """For each clause, the numbers at which its points change at once."""
    for clause in dict.fromkeys(one.clause for one in cliffs):
        jumps = (minus(tell.titled(one.told)) for one in cliffs if one.clause == clause)
        yield clause, tell.lines(jumps)
