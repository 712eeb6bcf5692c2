"""What a unit's own points (自评得分) come to, joined as its scheme joins them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.procedure.claim_lines import RESCALING
from huizhou_qa.program import Settings, follow
from huizhou_qa.readers.gaps import Number
from huizhou_qa.rules import Input
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining, is_plain_sum
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import BASE

Claims = Mapping[str, Fraction]

JOINING = "合成"
ZERO = Fraction(0)


class ClaimSum(NamedTuple):
    """Claims added up, the same kept within the marks of what they belong to, and what they are."""

    added: Fraction
    kept: Fraction
    parts: list[tuple[str, Fraction]]


@frozen
class Claimed:
    """What is claimed of a result, and what the scheme makes of it by entry."""

    result: Assessment
    claims: Claims
    made: Mapping[str, Number]

    @classmethod
    def of(cls, result: Assessment, claims: Claims) -> Claimed:
        """What a sound result's unit claims."""
        return cls(result, claims, _followed(result, claims))

    def summed(self, part: Item | Heading) -> ClaimSum | None:
        """What is claimed right below an item or a heading, joined; None where something there is not claimed."""
        if isinstance(part, Item):
            # What is taken out of both sides holds no points, whether that is written or not.
            absent = {clause.id: ZERO for clause in part.clauses if self.result.clauses[clause.id].absent}
            below = [(clause.id, {**absent, **self.claims}.get(clause.id)) for clause in part.clauses]
        else:
            below = [(one.id, self._stated(one)) for one in part.parts]
        parts = [(id_, points) for id_, points in below if points is not None]
        if len(parts) < len(below):
            return None
        kept = self._made(part.entry)
        added = sum((points for _, points in parts), ZERO)
        plainly = part.joining == Joining() and is_plain_sum(part.parts, part.joining)
        return ClaimSum(added if plainly else kept, kept, parts)

    def total(self) -> ClaimSum | None:
        """The same of the whole."""
        scheme, claims = self.result.scheme, self.claims
        tops = [(top.id, self._stated(top)) for top in scheme.headings]
        parts = [(id_, points) for id_, points in tops if points is not None]
        if len(parts) < len(tops):
            return None
        bonuses = [top.id for top in scheme.headings if top.bonus]
        joined = self._made(BASE) - sum((points for id_, points in parts if id_ not in bonuses), ZERO)
        if self.result.rescaling is not None:
            parts.append((RESCALING, claims.get(RESCALING, joined)))
        elif joined:
            parts.append((JOINING, joined))
        # Whoever writes nothing of a deduction has deducted nothing.
        parts += [(one.id, claims[one.id]) for one in self.result.adjustments if one.id in claims]
        added = sum((points for _, points in parts), ZERO)
        return ClaimSum(added, max(added, ZERO), parts)

    def _stated(self, part: Item | Heading) -> Fraction | None:
        """What is claimed of an item or a heading, itself or by all that stands below it."""
        summed = self.summed(part)
        return self.claims.get(part.id, None if summed is None else summed.kept)

    def _made(self, entry: Input) -> Fraction:
        number = self.made[entry.path]
        return number if isinstance(number, Fraction) else ZERO


def _followed(result: Assessment, claims: Claims) -> Mapping[str, Number]:
    """What the scheme makes of what is claimed, by entry; what is absent holds no points."""
    scheme = result.scheme
    lines: list[Clause | Item | Heading] = [
        one for id_, one in scheme.clauses.items() if not result.clauses[id_].absent
    ]
    lines += [*scheme.items.values(), *scheme.groups.values()]
    stated = {one.entry.path: claims[one.id] for one in lines if one.id in claims}
    member = member_of(scheme, result.evidence, settled_values(scheme, result.evidence))
    return follow(scheme.program, member, Settings(scheme.readings), FrozenMapping[str, Number](stated))
