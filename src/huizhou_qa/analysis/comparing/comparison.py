"""Two results of one unit side by side, line by line, so that the differences add up to that of the totals.

A clause is not all that moves a total: an item is kept within its marks, absent clauses are
rescaled, incidents take marks off, and the total stops at zero. Each of these is a line too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from attrs import frozen

from huizhou_qa.errors import EvidenceError, Fault, VerificationError, Wording, described, in_full, is_a, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.fields.names import compared
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.comparing import differing
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.gate import require_sound, unsound
from huizhou_qa.ledger.graded import grade_of, grade_told
from huizhou_qa.ledger.readings_told import read_apart
from huizhou_qa.markup import Html, HtmlFace, change_figure, minus, run_on, total_figure
from huizhou_qa.scheme.marks.joining import is_plain_sum
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import counted_of
from huizhou_qa.scheme.scheme import Scheme

LineKind = Literal["clause", "limit", "rescaling", "adjustment", "floor", "step"]
TotalStep = tuple[str, str, LineKind]
ZERO = Fraction(0)
SEEN = Wording("两次结果对比", "Two results compared")
TOTAL = Wording("总分", "Total")
UNCHANGED = Wording("总分不变", "the same total")
KINDS: Mapping[LineKind, Wording] = FrozenMapping(
    {
        "limit": Wording("{name}（限分）", "{name} (kept within its marks)"),
        "rescaling": Wording("{name}", "Rescaled for what is left out, and how headings are joined"),
        "adjustment": Wording("{name}", "{name}"),
        "floor": Wording("{name}", "{name}"),
        "step": Wording("{name}", "{name}"),
    }
)


class Difference(NamedTuple):
    """A line that differs between two results.

    Attributes:
        id: the clause's id, or the id of another line of ``Comparison.differences``.
        name: the name of the line.
        kind: ``clause``, ``limit`` (an item or a heading clamped to its marks), ``rescaling`` (缺项折算, and what
            joining the headings changes of their sum), ``adjustment`` (扣分项), ``floor`` (the total clamped to 0) or
            ``step`` (any other step of a scheme with steps of its own).
        before: the points before.
        after: the points after.
        difference: after less before; 0 for a clause with the same points and another working.
    """

    id: str
    name: str
    kind: LineKind
    before: Decimal
    after: Decimal
    difference: Decimal


@frozen(repr=False)
class Comparison(HtmlFace):
    """A comparison of two results of one unit.

    Attributes:
        before: the first result.
        after: the second result.
        differences: the lines that differ by id, the largest difference first, equal ones in the order of the text;
            they add up to ``difference``. Other lines than clauses have the ids ``limit:12``, ``rescaling``,
            ``adjustment:…``, ``floor`` and ``step:…``.
        rounding: how differences are written.
    """

    before: Assessment
    after: Assessment
    differences: FrozenMapping[str, Difference]
    rounding: Rounding

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return follows(lambda: self.after.unit)

    @property
    def difference(self) -> Decimal:
        """The total after, less the total before."""
        return follows(lambda: self.rounding.write(Fraction(self.after.total) - Fraction(self.before.total)))

    @property
    def grade_changed(self) -> bool:
        """Whether the two have different grades."""
        return follows(lambda: self.before.grade != self.after.grade)

    def verify(self) -> None:
        """Verifies both results and lays them side by side again.

        Raises VerificationError naming everything that does not agree.
        """
        VerificationError.raise_if_any(_disagreements(self))

    def _summary(self) -> str:
        lines = "".join(
            f"\n  {printable(one.id)} {in_full(one.before)} → {in_full(one.after)} ({in_full(one.difference)})"
            for one in self.differences.values()
        )
        totals = f"{in_full(self.before.total)} {self.before.grade} → {in_full(self.after.total)} {self.after.grade}"
        return f"<Comparison of {printable(self.unit)}: {totals}{lines}>"

    def _html(self, language: Language) -> Html:
        before, words = (FaceWords(one.scheme, language) for one in (self.before, self.after))
        tell = words.telling
        rows = [
            (*self._line(one, words), minus(one.before), minus(one.after), change_figure(one.difference))
            for one in self.differences.values()
        ]
        totals = (minus(self.before.total), minus(self.after.total), change_figure(self.difference))
        grades = dict.fromkeys(
            grade_told(grade_of(one), FaceWords(one.scheme, language)) for one in (self.before, self.after)
        )
        return run_on(
            (
                tell.head(
                    words.headed(tell.told(SEEN)),
                    self.unit,
                    run_on(grades, " → "),
                    total_figure(minus(self.after.total)),
                    change_figure(self.difference) if self.difference else tell.told(UNCHANGED),
                ),
                *read_apart(before, words),
                tell.table(
                    "", ("clauses", "name", "before", "after", "change"), [*rows, ("", tell.told(TOTAL), *totals)]
                ),
            )
        )

    def _line(self, one: Difference, words: FaceWords) -> tuple[str, str]:
        """What a line is of, and its name; of other lines than clauses, what kind of line it is."""
        name = words.titled(one.name)
        return (one.id, name) if one.kind == "clause" else ("", words.telling.say(KINDS[one.kind], name=name))


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Two results of one unit, line by line, the largest differences first.

    They may stand on other evidence or on other readings of one edition. Raises EvidenceError where
    they are of two units or of two editions, for then no line is the other's, and VerificationError
    for a result that does not agree with itself.
    """
    EvidenceError.raise_if_any(_no_results(before, after), case="compared_results")
    require_sound({"/before": before, "/after": after})
    EvidenceError.raise_if_any(_misfits(before, after), case="compared_results")
    return side_by_side(before, after)


def _disagreements(comparison: Comparison) -> Iterator[Fault]:
    before, after = comparison.before, comparison.after
    # Without sound results of one unit there is nothing to compare with.
    faults = list(_no_results(before, after)) or list(unsound({"/before": before, "/after": after}))
    faults = faults or list(_misfits(before, after))
    if faults:
        yield from faults
        return
    made = side_by_side(before, after)
    yield from differing("/differences", comparison.differences, made.differences)
    yield from differing("/rounding", comparison.rounding, made.rounding)


def side_by_side(before: Assessment, after: Assessment) -> Comparison:
    """Two results that are known to be sound, and to be of one unit and one edition."""
    rounding = max(before.scheme.rounding, after.scheme.rounding, key=lambda one: one.places)
    differing = [*_clauses(before, after, rounding), *_steps(before, after, rounding)]
    # Sorting is stable: equal differences stay in the order of the text.
    differing.sort(key=lambda line: -abs(Fraction(line.difference)))
    return Comparison(before, after, FrozenMapping({line.id: line for line in differing}), rounding)


def _no_results(before: object, after: object) -> Iterator[Fault]:
    for where, one in (("/before", before), ("/after", after)):
        if not is_a(one, Assessment):
            yield Fault.of(where, "wrong_type", case="score", given=described(one))


def _misfits(before: Assessment, after: Assessment) -> Iterator[Fault]:
    if compared(before.unit) != compared(after.unit):
        other, unit = described(before.unit), described(after.unit)
        yield Fault.of("/after", "another_unit", case="result", unit=unit, other=other)
    if _skeleton(before.scheme) != _skeleton(after.scheme):
        other, scheme = described(before.scheme.id), described(after.scheme.id)
        yield Fault.of("/after", "another_scheme", case="result", scheme=scheme, other=other)


def _skeleton(scheme: Scheme) -> tuple[object, ...]:
    """What two schemes must share so that each line has its like in the other."""
    adjustments = tuple(adjustment.id for adjustment in scheme.adjustments)
    return scheme.id, tuple(scheme.clauses), tuple(scheme.items), tuple(scheme.groups), adjustments


def _clauses(before: Assessment, after: Assessment, rounding: Rounding) -> Iterator[Difference]:
    for id_, clause in after.scheme.clauses.items():
        old, new = before.clauses[id_], after.clauses[id_]
        if (old.points, old.working) != (new.points, new.working):
            yield _difference((id_, clause.name, "clause"), old.counted, new.counted, rounding)


def _steps(before: Assessment, after: Assessment, rounding: Rounding) -> Iterator[Difference]:
    """What differs on the way from the clauses to the total."""
    for (step, old), (_, new) in zip(_steps_of(before), _steps_of(after), strict=True):
        if old != new:
            yield _difference(step, old, new, rounding)


def _steps_of(result: Assessment) -> Iterator[tuple[TotalStep, Fraction]]:
    """Every step after the clauses, and what it adds to their sum."""
    parts: list[Item | Heading] = [*result.scheme.items.values(), *result.scheme.groups.values()]
    for part in parts:
        kept = result.line_of(part).counted - result.summed_below(part)
        yield (f"limit:{part.id}", part.name, "limit"), kept
    counted = counted_of(result.scheme.headings)
    summed = sum((result.groups[top.id].counted for top in counted), ZERO)
    name = "缺项折算" if is_plain_sum(counted, result.scheme.joining) else "合成"
    yield ("rescaling", name, "rescaling"), Fraction(result.base) - summed
    for one in result.adjustments:
        yield (f"adjustment:{one.id}", one.name, "adjustment"), Fraction(one.points)
    if result.raw_total is not None:
        yield ("floor", "总分不低于0", "floor"), Fraction(result.total) - Fraction(result.raw_total)
        return
    for step in result.steps:
        if step.kind != "adjustment":
            yield (f"step:{step.id}", step.name, "step"), step.changed


def _difference(step: TotalStep, before: Fraction, after: Fraction, rounding: Rounding) -> Difference:
    return Difference(*step, rounding.write(before), rounding.write(after), rounding.write(after - before))
