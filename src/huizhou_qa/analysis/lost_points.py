"""Where the marks of one result went: by clause, item, heading and department, and what no clause accounts for.

A clause is not all that marks are lost on: an item is kept within its marks, absent clauses are rescaled,
incidents take marks off, and the total stops at zero. Each of these is a line of its own, so that everything
adds up to the full marks less the total.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import fields_dict, frozen

from huizhou_qa.errors import EvidenceError, Fault, VerificationError, described, is_a, pointer, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.faces import HtmlFace
from huizhou_qa.ledger.gate import require_sound, unsound
from huizhou_qa.markup import table
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import clauses_of

ZERO = Fraction(0)


@frozen(repr=False)
class Lost(HtmlFace):
    """Where the marks of one result went. What is lost is above 0; what is given back is below 0.

    Attributes:
        result: the result that this is of.
        by_clause: full marks less points, by clause; 0 for one that is absent (缺项), which loses nothing itself. The
            points of a bonus are below 0: they are lost of nothing.
        by_item: what an item's clauses lost, and what keeping the item within its marks takes or gives.
        by_heading: the same of everything under a heading.
        by_lead: what clauses lost, by the department (牵头部门) of the clause as printed.
        limits: what keeping an item or a heading within its marks takes or gives, by its id; only those that do.
        rescaling: the full marks of absent clauses, less what rescaling (缺项折算) adds, and what joining the headings
            otherwise than by their sum changes.
        adjustments: what every adjustment (扣分项) takes off, by its id.
        floor: what stopping at 0 gives back.
        rounding: what these lines, each written for itself, lack of the total or have too much; 0 where the clauses
            are written already.
        total: full marks less the total: the sum over ``by_clause`` and ``limits``, ``rescaling``, the sum over
            ``adjustments``, ``floor``, and ``rounding``.
    """

    result: Assessment
    by_clause: FrozenMapping[str, Decimal]
    by_item: FrozenMapping[str, Decimal]
    by_heading: FrozenMapping[str, Decimal]
    by_lead: FrozenMapping[str, Decimal]
    limits: FrozenMapping[str, Decimal]
    rescaling: Decimal
    adjustments: FrozenMapping[str, Decimal]
    floor: Decimal
    rounding: Decimal
    total: Decimal

    def verify(self) -> None:
        """Verifies the result and works out again where its marks went.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(_disagreements(self))

    def _summary(self) -> str:
        unit = printable(self.result.unit)
        lines = "".join(f"\n  {printable(what)} {lost}" for what, _, lost in self._rows() if lost)
        return f"<Lost by {unit}: {self.total}{lines}>"

    def _html(self, language: Language) -> str:  # noqa: ARG002 - told in both
        caption = f"{self.result.unit} · 失分 {self.total}"
        rows = [row for row in self._rows() if row[2]]
        by_lead = [(lead, lost) for lead, lost in self.by_lead.items() if lost]
        marks = table(caption, ("序号", "要点", "失分"), [*rows, ("", "合计", self.total)])
        return marks + table("按牵头部门", ("牵头部门", "失分"), by_lead)

    def _rows(self) -> Iterator[tuple[str, str, Decimal]]:
        """Every line that adds up to the total: what it is of, what that is called, and what it is."""
        scheme = self.result.scheme
        for id_, lost in self.by_clause.items():
            yield id_, scheme.clauses[id_].name, lost
        for id_, lost in self.limits.items():
            yield id_, f"{scheme.part(id_).name}（限分）", lost
        yield "", "缺项折算", self.rescaling
        for one in scheme.adjustments:
            yield one.id, one.name, self.adjustments[one.id]
        yield "", "总分不低于0", self.floor
        yield "", "各行取整之差", self.rounding


def lost(result: Assessment) -> Lost:
    """Where the marks of one result went; everything adds up to the full marks less the total.

    Raises EvidenceError for what is no result, VerificationError for one that does not agree with itself.
    """
    if not is_a(result, Assessment):
        raise EvidenceError([Fault.of("", "wrong_type", case="score", given=described(result))], {"case": "lost"})
    require_sound({"": result})
    return _lost(result)


def _disagreements(stated: Lost) -> Iterator[Fault]:
    if not is_a(stated.result, Assessment):
        yield Fault.of("/result", "wrong_type", case="score", given=described(stated.result))
        return
    faults = list(unsound({"/result": stated.result}))
    yield from faults
    if not faults:
        made = _lost(stated.result)
        for name in fields_dict(Lost):
            if name != "result":
                yield from differing(pointer(name), getattr(stated, name), getattr(made, name))


def _lost(result: Assessment) -> Lost:
    """The same for a result that is known to be sound."""
    scheme, write = result.scheme, result.scheme.rounding.write
    clauses = {id_: _of_clause(result, id_) for id_ in scheme.clauses}
    parts: list[Item | Heading] = [*scheme.items.values(), *scheme.groups.values()]
    limits: dict[str, Fraction] = {}
    for part in parts:
        limits[part.id] = limits.get(part.id, ZERO) + _limit(result, part)
    of_parts = {id(part): _under(part, clauses, result) for part in parts}
    adjustments = {one.id: -Fraction(one.points) for one in result.adjustments}
    rescaling, floor = _rescaling(result, [*clauses.values(), *limits.values()]), _kept_from(result)
    total = scheme.max_points - Fraction(result.total)
    lines = (*clauses.values(), *limits.values(), *adjustments.values(), rescaling, floor)
    written = sum((Fraction(write(line)) for line in lines), ZERO)
    return Lost(
        result,
        _written(result, clauses),
        _written(result, {item.id: of_parts[id(item)] for item in scheme.items.values()}),
        _written(result, {heading.id: of_parts[id(heading)] for heading in scheme.groups.values()}),
        _written(result, _by_lead(result, clauses)),
        _written(result, {id_: limit for id_, limit in limits.items() if limit}),
        write(rescaling),
        _written(result, adjustments),
        write(floor),
        write(total - written),
        write(total),
    )


def _kept_from(result: Assessment) -> Fraction:
    """What limits of the total and other steps but adjustments take from it."""
    if result.raw_total is not None:
        return Fraction(result.raw_total) - Fraction(result.total)
    return -sum((step.changed for step in result.steps if step.kind != "adjustment"), ZERO)


def _written(result: Assessment, points: Mapping[str, Fraction]) -> FrozenMapping[str, Decimal]:
    return FrozenMapping({id_: result.scheme.rounding.write(lost) for id_, lost in points.items()})


def _of_clause(result: Assessment, id_: str) -> Fraction:
    line = result.clauses[id_]
    # A bonus has no full marks to lose: what it gives is given back.
    full = ZERO if id_ in _bonus_clauses(result) else Fraction(line.max_points)
    return ZERO if line.absent else full - line.counted


def _bonus_clauses(result: Assessment) -> frozenset[str]:
    return frozenset(clause.id for clause in clauses_of([top for top in result.scheme.headings if top.bonus]))


def _limit(result: Assessment, part: Item | Heading) -> Fraction:
    """What joining the parts of a part changes of their sum: what it takes is above 0, what it gives below."""
    kept = result.summed_below(part) - result.line_of(part).counted
    if _bonus_clauses(result).issuperset(clause.id for clause in _clauses_below(part)):
        return kept
    printed = sum((one.max_points for one in part.parts), ZERO) - part.max_points
    return kept - printed + (_absent_in(part, result) if part.joining.rescaled else ZERO)


def _clauses_below(part: Item | Heading) -> Iterator[Clause]:
    return iter(part.clauses) if isinstance(part, Item) else clauses_of([part])


def _absent_in(part: Item | Heading, result: Assessment) -> Fraction:
    """The full marks of what is absent, which this part is rescaled for."""
    absent = ZERO
    for below in part.parts:
        if isinstance(below, Clause):
            absent += below.max_points if result.clauses[below.id].absent else ZERO
        elif not below.joining.rescaled:
            absent += _absent_in(below, result)
    return absent


def _under(part: Item | Heading, clauses: Mapping[str, Fraction], result: Assessment) -> Fraction:
    if isinstance(part, Item):
        lost = [clauses[clause.id] for clause in part.clauses]
    else:
        lost = [_under(below, clauses, result) for below in part.parts]
    return sum(lost, _limit(result, part))


def _rescaling(result: Assessment, lost: Iterable[Fraction]) -> Fraction:
    """What is lost up to the base beside these: by rescaling the whole, and by how its headings are joined."""
    return result.scheme.max_points - result.with_bonuses - sum(lost, ZERO)


def _by_lead(result: Assessment, clauses: Mapping[str, Fraction]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for item in result.scheme.items.values():
        for clause in item.clauses:
            lead = clause.lead or item.lead
            found[lead] = found.get(lead, ZERO) + clauses[clause.id]
    return found
