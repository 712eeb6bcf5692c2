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

from huizhou_qa.errors import (
    EvidenceError,
    Fault,
    VerificationError,
    Wording,
    described,
    in_full,
    is_a,
    pointer,
    printable,
)
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.assessment_face import heading_class, shown_headings
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.gate import require_sound, unsound
from huizhou_qa.ledger.graded import grade_tag
from huizhou_qa.ledger.rescaling import rescaled_at_the_top
from huizhou_qa.ledger.steps import StepResult
from huizhou_qa.markup import Html, HtmlFace, bar, change_figure, element, folded, run_on, total_figure
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import clauses_of

ZERO = Fraction(0)
SEEN = Wording("失分去向", "Where the marks went")
TOTAL = Wording("合计", "Total")
BY_HEADING = Wording("按部分", "By heading")
BY_LEAD = Wording("按牵头部门", "By department")
LIMITED = Wording("{name}（限分）", "{name} (kept within its marks)")
RESCALED = Wording("缺项折算", "rescaled for what is left out")
JOINED = Wording("各部分合成的方式", "how the parts are joined")
FLOOR = Wording("总分不低于0", "the total is not below 0")
AND = Wording("、", ", ")
ROUNDING = Wording("各行取整之差", "rounding of the lines")


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
        floor: what stopping at 0 gives back; of a scheme that says its steps, what these take but for adjustments: a
            cap, a veto that lowers the total.
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

    @property
    def is_rescaled(self) -> bool:
        """Whether ``rescaling`` is of clauses that are left out; else it is of how the headings are joined."""
        result = self._sound
        at_the_top = rescaled_at_the_top(result.scheme.headings)
        return any(result.clauses[clause.id].absent for clause in at_the_top)

    @property
    def kept_by(self) -> tuple[str, ...]:
        """The names of the steps that ``floor`` is of; none where a scheme says no steps, and the total stops at 0."""
        return tuple(dict.fromkeys(step.name for step in _keeping(self._sound)))

    @property
    def _sound(self) -> Assessment:
        """The result; raises VerificationError for one that does not agree with itself, for anything may stand here."""
        VerificationError.raise_if_any(_unsound(self))
        return self.result

    def _summary(self) -> str:
        unit = printable(self.result.unit)
        words = FaceWords(self.result.scheme, "zh")
        told = ((name if name.startswith(what) else f"{what} {name}", lost) for what, name, lost in self._rows(words))
        lines = "".join(f"\n  {printable(line)} {in_full(lost)}" for line, lost in told if lost)
        return f"<Lost by {unit}: {in_full(self.total)}{lines}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.result.scheme, language)
        tell = words.telling
        lines = sorted((row for row in self._rows(words) if row[2]), key=lambda row: -Fraction(row[2]))
        rows = [*_figures(lines), ("", element("b", tell.told(TOTAL)), change_figure(self.total.copy_negate()))]
        leads = [(words.titled(lead), lost) for lead, lost in self.by_lead.items() if lost]
        by_lead = tell.table("", ("department", "lost"), _figures(leads))
        total = total_figure(change_figure(self.total.copy_negate()))
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), self.result.unit, grade_tag(self.result.grade, words), total),
                tell.table("", ("clause", "name", "lost"), rows),
                tell.table(tell.told(BY_HEADING), ("part", "drawn", "lost"), self._by_heading(words)),
                folded([element("span", tell.told(BY_LEAD))], by_lead) if leads else Html(),
            )
        )

    def _by_heading(self, words: FaceWords) -> Iterator[tuple[object, ...]]:
        """The headings, each with a bar as long as its part of what the most was lost of."""
        shown = [(one, self.by_heading[one.id]) for one in shown_headings(self.result.scheme.headings)]
        most = max((Fraction(lost) for _, lost in shown), default=ZERO)
        for place, (heading, lost) in enumerate(shown):
            share = Fraction(lost) / most if most > 0 else ZERO
            drawn = bar([(share, heading_class(place))], "")
            yield words.titled(heading.name), drawn, change_figure(lost.copy_negate())

    def _rows(self, words: FaceWords) -> Iterator[tuple[str, str, Decimal]]:
        """Every line that adds up to the total: what it is of, what that is called, and what it is."""
        scheme, tell = self.result.scheme, words.telling
        for id_, lost in self.by_clause.items():
            yield id_, words.titled(scheme.clauses[id_].name), lost
        for id_, lost in self.limits.items():
            yield id_, tell.say(LIMITED, name=words.titled(scheme.part(id_).name)), lost
        yield "", tell.told(RESCALED if self.is_rescaled else JOINED), self.rescaling
        for one in scheme.adjustments:
            named = words.say("taken", name=words.titled(one.id), points=words.called(one.name))
            yield "", named, self.adjustments[one.id]
        yield "", words.told(AND).join(map(words.titled, self.kept_by)) or words.told(FLOOR), self.floor
        yield "", tell.told(ROUNDING), self.rounding


def _figures(rows: Iterable[tuple[*tuple[str, ...], Decimal]]) -> Iterator[tuple[object, ...]]:
    """Rows whose last cell is what was lost, or given back."""
    for *told, lost in rows:
        yield (*told, change_figure(lost.copy_negate()))


def lost(result: Assessment) -> Lost:
    """Where the marks of one result went; everything adds up to the full marks less the total.

    Raises EvidenceError for what is no result, VerificationError for one that does not agree with itself.
    """
    if not is_a(result, Assessment):
        raise EvidenceError([Fault.of("", "wrong_type", case="score", given=described(result))], {"case": "lost"})
    require_sound({"": result})
    return _lost(result)


def _unsound(stated: Lost) -> Iterator[Fault]:
    if is_a(stated.result, Assessment):
        yield from unsound({"/result": stated.result})
    else:
        yield Fault.of("/result", "wrong_type", case="score", given=described(stated.result))


def _disagreements(stated: Lost) -> Iterator[Fault]:
    faults = list(_unsound(stated))
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
    return -sum((step.changed for step in _keeping(result)), ZERO)


def _keeping(result: Assessment) -> Iterator[StepResult]:
    """The steps but adjustments that change the total, of a scheme that says its steps."""
    return (step for step in result.steps if step.kind != "adjustment" and step.changed)


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
