"""The points that a unit wrote itself (自评得分), held against what its evidence earns.

A unit scores itself on the form of 附件3; an assessment scores its evidence. This says where the two
differ and on what ground, and where the unit's own figures do not add up. It changes no score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, Wording, described, is_a, nearest, pointer
from huizhou_qa.errors.faults import Param
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.by_hand import TEXT, of, require, several
from huizhou_qa.numbers.exact import plain
from huizhou_qa.plans.findings import Finding
from huizhou_qa.procedure.claim_lines import TOTAL, ClaimLine, lines_of
from huizhou_qa.procedure.claim_sums import Claimed, Claims, ClaimSum
from huizhou_qa.procedure.grounds import ground_of_sum
from huizhou_qa.procedure.plan_of_scheme import procedure_plan
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item


class ClaimDifference(NamedTuple):
    """A line that was claimed otherwise than its evidence earns; ``difference`` is claimed less earned.

    ``path`` is where the claim stood, ``ground`` what the line earned its points by, in both languages.
    """

    path: str
    id: str
    claimed: Fraction
    earned: Fraction
    difference: Fraction
    ground: Wording


@frozen
class ClaimCheck:
    """What was found in a unit's own points: every difference as figures, and every finding in words."""

    unit: str
    differences: tuple[ClaimDifference, ...]
    findings: tuple[Finding, ...]

    def __attrs_post_init__(self) -> None:
        require(self, unit=TEXT, differences=several(of(ClaimDifference)), findings=several(of(Finding)))


def check_claims(result: Assessment, claimed: Mapping[str, object]) -> ClaimCheck:
    """What a unit claimed for itself (自评得分) beside what its evidence earns (二、（二）；附件3).

    ``claimed`` maps ids to points, each an int, a Decimal, a Fraction or text: clauses (``"11.3"``), items
    (``"11"``), headings (``"质量目标"``), deductions (``"扣分项"``, below 0), ``缺项折算`` where the result has it, and
    ``总分``. An item may be claimed as a whole or clause by clause; None is a cell left empty. The findings
    are: more or less than the evidence earns, above the full marks or below the least, not on the grid on
    which points are written, a sum that does not add up (of an item, a heading, the total), a clause that
    is not claimed, an id that there is not. All figures are exact, and nothing is rounded but a rescaling.

    Raises EvidenceError listing every claim that is no number, VerificationError for a result that does
    not agree with itself, SchemeError where the scheme says nothing of procedure.
    """
    if not is_a(result, Assessment):
        fault = Fault.of("", "wrong_type", case="scored", found=described(result))
        raise EvidenceError([fault], {"case": "points_claimed"})
    result.verify()
    plan = procedure_plan(result.scheme)
    lines, claims = lines_of(result), _read(claimed)
    found = _found(result, lines, claims)
    findings = tuple(plan.findings.finding(one.code, pointer(one.id), **one.params) for one in found)
    return ClaimCheck(result.unit, tuple(_differences(lines, claims)), findings)


class Found(NamedTuple):
    """What is to be told of a line: under which code, and with which parameters."""

    code: str
    id: str
    params: Mapping[str, Param]


def _read(claimed: Mapping[str, object]) -> Claims:
    faults = Faults()
    entries = dict(Given(claimed, "", faults).entries())
    claims = {id_: one.number() for id_, one in entries.items() if not one.is_absent}
    faults.raise_if_any(case="points_claimed")
    return claims


def _differences(lines: Mapping[str, ClaimLine], claims: Claims) -> Iterator[ClaimDifference]:
    for id_, line in lines.items():
        claimed = claims.get(id_, line.earned)
        if claimed != line.earned:
            yield ClaimDifference(pointer(id_), id_, claimed, line.earned, claimed - line.earned, line.ground)


def _found(result: Assessment, lines: Mapping[str, ClaimLine], claims: Claims) -> Iterator[Found]:
    missing, sums = set(_missing(result, claims)), dict(_sums(result, claims))
    for id_, line in lines.items():
        if id_ in claims:
            yield from _of_claim(line, claims[id_], result.scheme.rounding)
        if id_ in missing:
            yield Found("claim_missing", id_, {"line": line.name})
        if id_ in sums:
            told: dict[str, Param] = {"line": line.name, "claimed": plain(claims[id_]), "sum": plain(sums[id_].kept)}
            yield Found("claim_sum_differs", id_, told | {"parts": ground_of_sum(sums[id_].parts)})
    for id_ in claims:
        if id_ not in lines:
            like = nearest(id_, lines) or Wording("无", "none")
            yield Found("claim_unknown_id", id_, {"id": described(id_), "nearest": like})


def _of_claim(line: ClaimLine, claimed: Fraction, rounding: Rounding) -> Iterator[Found]:
    told: dict[str, Param] = {"line": line.name, "claimed": plain(claimed)}
    difference = claimed - line.earned
    if difference:
        code = "claim_above_evidence" if difference > 0 else "claim_below_evidence"
        told |= {"earned": plain(line.earned), "difference": plain(abs(difference)), "ground": line.ground}
        yield Found(code, line.id, told)
    if line.high is not None and claimed > line.high:
        yield Found("claim_above_full_marks", line.id, {**told, "full": plain(line.high)})
    if line.low is not None and claimed < line.low:
        yield Found("claim_below_least", line.id, {**told, "least": plain(line.low)})
    if rounding.rounded(claimed) != claimed:
        yield Found("claim_off_grid", line.id, {**told, "places": rounding.places})


def _missing(result: Assessment, claims: Claims) -> Iterator[str]:
    """The clauses of which nothing is claimed, alone or with their item, and what else took points."""
    for item in result.scheme.items.values():
        open_ = [clause.id for clause in item.clauses if clause.id not in claims]
        if item.id not in claims or len(open_) < len(item.clauses):
            yield from (id_ for id_ in open_ if not result.clauses[id_].absent)
    yield from (one.id for one in result.adjustments if one.points and one.id not in claims)


def _sums(result: Assessment, claims: Claims) -> Iterator[tuple[str, ClaimSum]]:
    """What everything claimed that has claims below it should be, where these do not add up to it."""
    parts: list[Item | Heading] = [*result.scheme.items.values(), *result.scheme.groups.values()]
    claimed = Claimed.of(result, claims)
    sums = [(part.id, claimed.summed(part)) for part in parts if part.id not in result.scheme.clauses]
    for id_, summed in (*sums, (TOTAL, claimed.total())):
        # A sum may stand as it is or kept within the marks; where it is beyond them, that is said of itself.
        if summed is not None and claims.get(id_, summed.kept) not in (summed.kept, summed.added):
            yield id_, summed
