"""What can be found in the points that a unit wrote itself (自评得分) under the 2017 plan."""

from huizhou_qa.errors import Wording
from huizhou_qa.plans.findings import FindingKind

SHEET = "二、（二）；附件3"

CLAIM_KINDS = (
    FindingKind(
        "claim_above_evidence",
        "error",
        SHEET,
        Wording(
            "{line}自评{claimed}分，按数据得{earned}分，多{difference}分：{ground}",
            "{line}: {claimed} claimed, {earned} earned on the evidence, {difference} too many: {ground}",
        ),
        Wording("改为{earned}分，或补充数据和证明", "claim {earned}, or hand in the evidence that earns more"),
    ),
    FindingKind(
        "claim_below_evidence",
        "warning",
        SHEET,
        Wording(
            "{line}自评{claimed}分，按数据得{earned}分，少{difference}分：{ground}",
            "{line}: {claimed} claimed, {earned} earned on the evidence, {difference} too few: {ground}",
        ),
        Wording("核对；漏计的改为{earned}分", "check it; claim {earned} where points were left out"),
    ),
    FindingKind(
        "claim_above_full_marks",
        "error",
        SHEET,
        Wording("{line}自评{claimed}分，超过满分{full}分", "{line}: {claimed} claimed, above the full marks, {full}"),
        Wording("自评不超过{full}分", "claim {full} or less"),
    ),
    FindingKind(
        "claim_below_least",
        "error",
        SHEET,
        Wording("{line}自评{claimed}分，低于最低{least}分", "{line}: {claimed} claimed, below the least, {least}"),
        Wording("自评不低于{least}分", "claim {least} or more"),
    ),
    FindingKind(
        "claim_off_grid",
        "error",
        SHEET,
        Wording(
            "{line}自评{claimed}分，小数多于{places}位", "{line}: {claimed} claimed, with more decimals than {places}"
        ),
        Wording("四舍五入到小数点后{places}位", "round half up to {places} decimals"),
    ),
    FindingKind(
        "claim_sum_differs",
        "error",
        SHEET,
        Wording(
            "{line}自评{claimed}分，所列各部分应合计{sum}分：{parts}",
            "{line}: {claimed} claimed, what is listed below adds up to {sum}: {parts}",
        ),
        Wording("重新合计", "add it up again"),
    ),
    FindingKind(
        "claim_missing",
        "error",
        SHEET,
        Wording("{line}没有自评得分", "{line}: no points are claimed"),
        Wording("填写自评得分，不得分的写0", "claim points; where there are none, write 0"),
    ),
    FindingKind(
        "claim_unknown_id",
        "error",
        SHEET,
        Wording("附件1没有{id}这一款或项", "annex 1 has no clause, item or heading {id}"),
        Wording("按附件1的编号写，最接近的是：{nearest}", "write an id of annex 1; the nearest is: {nearest}"),
    ),
)
