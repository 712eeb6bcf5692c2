"""One fact of a unit over a range: what the total is along it, as exact cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.moving.cells import Held, Look, Walk, place_in
from huizhou_qa.analysis.moving.line_quotients import Course, CourseForm, course_of, flat
from huizhou_qa.analysis.moving.one_input import Moving, Outcome
from huizhou_qa.analysis.moving.sweep_cell import SweepCell, WhyUndetermined
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.named_inputs import input_named, place_of
from huizhou_qa.errors import EvidenceError, Fault, Wording, in_full, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import require_fit
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.graded import grade_tag
from huizhou_qa.markup import ENDS, Html, HtmlFace, Telling, element, minus, run_on, tag
from huizhou_qa.numbers.exact import ExactNumber, plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Gap
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.words.leaves import Leaf

# What the exact total does about a place, or why there is none.
TotalAlong = tuple[Course | None, tuple[str, ...], WhyUndetermined | None]

ZERO = Fraction(0)
SEEN = Wording("一项数据变动时的总分", "The total along one fact")
SPAN = Wording("{label}：{low}至{high}", "{label}: {low} to {high}")
FORMS = FrozenMapping[CourseForm | None, Wording](
    {
        "flat": Wording("不变", "flat"),
        "line": Wording("直线", "straight"),
        "quotient": Wording("商", "a quotient"),
        None: Wording("不能确定", "not told"),
    }
)
WHY: Mapping[WhyUndetermined, Wording] = FrozenMapping(
    {
        "missing": Wording("缺", "missing"),
        "contradiction": Wording("数据矛盾", "contradicts"),
        "out_of_place": Wording("不应填写", "out of place"),
    }
)


@frozen(repr=False)
class Sweep(HtmlFace):
    """What the total is while one fact, or mark, of a unit goes over a range.

    Attributes:
        scheme: what the unit is scored under.
        evidence: what else is known of it.
        fact: the fact's name, or the clause id of the mark.
        low: where the range begins.
        high: where it ends.
        cells: from left to right, without gap or overlap; of a count, from whole number to whole number.
    """

    scheme: Scheme
    evidence: Evidence
    fact: str
    low: Fraction
    high: Fraction
    cells: tuple[SweepCell, ...]

    def verify(self) -> None:
        """Goes over the range again; raises VerificationError where the cells are not those."""
        require_same(self, lambda: sweep(self.scheme, self.evidence, self.fact, self.low, self.high))

    def _summary(self) -> str:
        leaf = input_named(self.scheme, self.fact, "/fact")
        lines = "".join(
            f"\n  {self._over(cell, leaf, 'en')}: {' → '.join(_totals(cell))} {self._ends(cell)}" for cell in self.cells
        )
        return f"<Sweep of {printable(self.fact)} of {printable(self.evidence.unit)}:{lines}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.scheme, language)
        tell, leaf = words.telling, input_named(self.scheme, self.fact, "/fact")
        low, high = (words.number(leaf, end) for end in (self.low, self.high))
        span = tell.say(SPAN, label=words.fact(leaf), low=low, high=high)
        columns = ("over", "form", "total_at_low", "total_at_high", "grades")
        rows = (
            (
                self._over(cell, leaf, language),
                tell.told(FORMS[cell.form]),
                *map(minus, _totals(cell)),
                self._graded(cell, words),
            )
            for cell in self.cells
        )
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), self.evidence.unit, element("span", span)),
                tell.table("", columns, rows),
                tell.small(tell.told(ENDS)),
            )
        )

    def _over(self, cell: SweepCell, leaf: Input, language: Language) -> str:
        """Where a cell lies: numbers that stand for words in these, any others as an interval."""
        told, over = Leaf(leaf, ZERO).words, cell.over
        if not told or over.low is None or over.high is None:
            return minus(over)
        between = (told[number] for number in range(int(over.low), int(over.high) + 1))
        tell = Telling(language)
        return tell.listed(map(tell.told, between))

    def _grades(self, cell: SweepCell) -> list[str]:
        return [grade for grade in self.scheme.grade_rule.grades if grade in cell.grades]

    def _ends(self, cell: SweepCell) -> str:
        return " ".join(self._grades(cell) or cell.undetermined)

    def _graded(self, cell: SweepCell, words: FaceWords) -> Html:
        """The grades of a cell; where there is no total, what is missing or does not agree."""
        tags = [grade_tag(grade, words) for grade in self._grades(cell)]
        if tags or cell.why is None:
            return run_on(tags, " ")
        why = tag(words.told(WHY[cell.why]), "missing")
        return run_on([why, words.listed(_lacking(cell, words))], " ")


def _lacking(cell: SweepCell, words: FaceWords) -> Iterator[str]:
    """What there is no total for: clauses by their ids, and what stands at a path by its name."""
    for one in cell.undetermined:
        name = words.scheme.names.at(one)
        yield one if name is None else words.telling.titled(name)


def _totals(cell: SweepCell) -> tuple[str, str]:
    low, high = ("—" if total is None else in_full(total) for total in (cell.total_at_low, cell.total_at_high))
    return low, high


def sweep(scheme: Scheme, evidence: Evidence, fact: str, low: ExactNumber, high: ExactNumber) -> Sweep:
    """The total of a unit while one fact, or mark, goes from a number to another; all else stays as it is.

    ``fact`` is a fact's name or the clause id of a mark; of a yes or no, no is 0 and yes is 1. An average given as a
    sum over all members moves with the unit's own figure. The fact itself may be missing in the evidence; where
    something else is, the cell says so. Raises EvidenceError where the evidence does not fit, for an unknown fact,
    for an end outside its range, and for a low end above the high one.
    """
    require_fit(scheme, evidence)
    leaf = input_named(scheme, fact, "/fact")
    faults = Faults()
    first, last = (place_of(leaf, given, where, faults) for given, where in ((low, "/low"), (high, "/high")))
    faults.raise_if_any(case="sweep")
    if first > last:
        fault = Fault.of("/high", "out_of_order", case="sweep", low=plain(first), high=plain(last))
        raise EvidenceError([fault], {"case": "sweep"})
    over = Interval(first, last, low_closed=True, high_closed=True)
    moving = Moving(Unit(scheme, evidence), leaf)
    return Sweep(scheme, evidence, fact, first, last, _joined(_cells(moving, over)))


def _cells(moving: Moving, over: Interval) -> Iterator[SweepCell]:
    """One cell for each way in which the exact total comes about."""
    walk = Walk(_outcomes(moving), moving.whole)
    for held in Walk(_told(moving), moving.whole).cells(over):
        course, undetermined, why = held.read
        if course is None:
            yield SweepCell(held.over, None, undetermined=undetermined, why=why)
        else:
            low, high = (walk.near(held.over, high=is_high) for is_high in (False, True))
            write = moving.unit.scheme.rounding.write
            totals = write(low.read.total_value), write(high.read.total_value)
            grades = frozenset(_grades(moving, walk, held.over, low, high))
            if held.over.low == held.over.high:
                course = flat(course.at(place_in(held.over)))
            yield SweepCell(held.over, course.form, course.coefficients, *totals, grades)


def _told(moving: Moving) -> Look[TotalAlong]:
    """What the exact total does about a place, or why there is none."""

    def look(x: Fraction) -> tuple[Interval, TotalAlong]:
        failing, agreed, why = moving.agreeing(x)
        outcome = moving.outcome(x, written=False)
        over = outcome.over.meet(agreed) or agreed
        if failing or isinstance(outcome.total.value, Gap):
            return over, (None, failing or moving.lacking(x), why or "missing")
        return over, (outcome.total.course, (), None)

    return look


def _outcomes(moving: Moving) -> Look[Outcome]:
    """The written total and the grade about a place."""

    def look(x: Fraction) -> tuple[Interval, Outcome]:
        outcome = moving.outcome(x, written=True)
        return outcome.over, outcome

    return look


def _grades(
    moving: Moving, walk: Walk[Outcome], over: Interval, low: Held[Outcome], high: Held[Outcome]
) -> Iterator[str]:
    """The grades in a cell, whose total rises or falls throughout where a single clause moves in it."""
    if len(moving.clauses_moving(over)) > 1:
        yield from (held.read.grade for held in walk.cells(over))
        return
    yield low.read.grade
    if low.read.grade == high.read.grade:
        return
    yield high.read.grade
    beyond = walk.right_of(low.over, over)
    between = None if beyond is None else walk.left_of(high.over, beyond)
    if between is not None:
        middle = walk.at(_middle(between, whole=walk.whole), over)
        yield from _grades(moving, walk, over, low, middle)
        yield from _grades(moving, walk, over, middle, high)


def _middle(over: Interval, *, whole: bool) -> Fraction:
    ends = [end for end in (over.low, over.high) if end is not None]
    middle = sum(ends, ZERO) / len(ends)
    return Fraction(round(middle)) if whole else middle


def _joined(cells: Iterable[SweepCell]) -> tuple[SweepCell, ...]:
    """Cells side by side on which the total goes on in the same way are one."""
    found: list[SweepCell] = []
    for cell in cells:
        both = _one(found[-1], cell) if found else None
        if both is None:
            found.append(cell)
        else:
            found[-1] = both
    return tuple(found)


def _one(left: SweepCell, right: SweepCell) -> SweepCell | None:
    """Both as one cell, where the total goes on in the same way; a single number belongs where it fits."""
    if (left.undetermined, left.why) != (right.undetermined, right.why):
        return None
    going_on = next((cell for cell in (left, right) if _fits(left, cell) and _fits(right, cell)), None)
    if going_on is None:
        return None
    return evolve(
        going_on,
        over=Interval(left.over.low, right.over.high, left.over.low_closed, right.over.high_closed),
        total_at_low=left.total_at_low,
        total_at_high=right.total_at_high,
        grades=left.grades | right.grades,
    )


def _fits(cell: SweepCell, other: SweepCell) -> bool:
    """Whether a cell goes on as the other does."""
    if (cell.form, cell.coefficients) == (other.form, other.coefficients):
        return True
    at = cell.over.low
    return at is not None and at == cell.over.high and course_of(other.coefficients).at(at) == cell.coefficients[0]
