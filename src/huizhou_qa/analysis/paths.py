"""The cheapest way to a grade: which facts and marks to move, and how far, at the least cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.analysis.fronts import GridWay, cheapest, front
from huizhou_qa.analysis.goals import Goal
from huizhou_qa.analysis.made_again import require_same
from huizhou_qa.analysis.moved_parts import Moved
from huizhou_qa.analysis.moved_sum import summed, together
from huizhou_qa.analysis.moves import Grid, Move, grids_of
from huizhou_qa.analysis.named_inputs import SupposedChanges, changes_of, input_named
from huizhou_qa.analysis.one_input import Unit
from huizhou_qa.analysis.tie_keys import TieKeys
from huizhou_qa.analysis.what_if import what_if
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import EvidenceError, Fault, described, printable
from huizhou_qa.errors.texts import Language, text_of
from huizhou_qa.evidence.asked import named
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.faces import HtmlFace, follows
from huizhou_qa.markup import table
from huizhou_qa.numbers.exact import plain
from huizhou_qa.scheme.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme

ZERO, ONE = Fraction(0), Fraction(1)
GridPlaces = Sequence[tuple[int, int]]


class MoveMade(NamedTuple):
    """A fact, or the mark of a clause, that is moved: from which number to which, and what that costs."""

    fact: str
    from_: Fraction
    to: Fraction
    cost: Fraction


class MostOfClause(NamedTuple):
    """A clause: its points now, with all moves at their best, and its full marks."""

    clause: str
    points: Fraction
    most: Fraction
    max_points: Fraction


@frozen(repr=False)
class PathToGrade(HtmlFace):
    """The cheapest way to a grade or a better one, or that none of the moves allowed leads there.

    Attributes:
        scheme: what the unit is scored under.
        evidence: what is known of it.
        goal: the grade that is wanted.
        allowed: the moves allowed, as given.
        reachable: whether they lead there.
        grade: the grade at the end of the way; the one it has now where there is none.
        cost: what the way costs; None where there is none.
        moves: what is moved, in the order of the text; nothing where that grade is there already.
        total: the total at the end of the way; the one it has now where there is none.
        most: the total with all moves at their best.
        because: where there is no way, every clause, with what it comes to with all moves at their best.
        changes: the moves as ``what_if`` takes them.
    """

    scheme: Scheme
    evidence: Evidence
    goal: str
    allowed: tuple[Move, ...]
    reachable: bool
    grade: str
    cost: Fraction | None
    moves: tuple[MoveMade, ...]
    total: Decimal
    most: Decimal
    because: tuple[MostOfClause, ...]
    changes: SupposedChanges

    def verify(self) -> None:
        """Looks for the way again; raises VerificationError where it is another."""
        require_same(self, lambda: path_to_grade(self.scheme, self.evidence, self.goal, self.allowed))

    @property
    def zh(self) -> str:
        """The text in Chinese."""
        return follows(lambda: self._text("zh"))

    @property
    def en(self) -> str:
        """The text in English."""
        return follows(lambda: self._text("en"))

    def _text(self, language: Language) -> str:
        case = "reached" if self.cost is not None else "not_reached"
        cost = "" if self.cost is None else plain(self.cost)
        params = {"goal": self.goal, "cost": cost, "total": str(self.total), "most": str(self.most)}
        return text_of("path", {"case": case, "grade": self.grade, **params}, language)

    def _summary(self) -> str:
        lines = "".join(
            f"\n  {one.fact} {plain(one.from_)} → {plain(one.to)} ({plain(one.cost)})" for one in self.moves
        )
        lines += "".join(
            f"\n  {one.clause} {plain(one.points)} → {plain(one.most)}"
            for one in self.because
            if one.points != one.most
        )
        return f"<PathToGrade {printable(self.goal)} of {printable(self.evidence.unit)}: {self.en}{lines}>"

    def _html(self) -> str:
        labels = (named(input_named(self.scheme, one.fact, "/moves")).zh for one in self.moves)
        moved = (
            (label, plain(one.from_), plain(one.to), plain(one.cost))
            for label, one in zip(labels, self.moves, strict=True)
        )
        caption = f"{self.evidence.unit} · {self.zh}"
        if not self.because:
            return table(caption, ("数据项", "现在", "改为", "代价"), moved)
        rows = ((one.clause, plain(one.points), plain(one.most), plain(one.max_points)) for one in self.because)
        return table(caption, ("款", "现得分", "至多", "满分"), rows)


def path_to_grade(scheme: Scheme, evidence: Evidence, grade: str, moves: Sequence[Move]) -> PathToGrade:
    """The cheapest way to that grade or a better one, exact over all numbers that the moves allow together.

    Of ways that cost the same, the one that moves the fewest facts; then the one whose facts come first in the text;
    then the one that moves them the least, all together and one after another. An average given as a sum over all
    members moves with the unit's own figure. Raises as ``assess`` does, and EvidenceError for a grade that the
    scheme does not have, for a move that the unit cannot make, and where more facts bear on one another than can
    be looked through.
    """
    now = assess(scheme, evidence)
    grades = scheme.grade_rule.grades
    if grade not in grades:
        fault = Fault.of("/grade", "unknown_name", case="grade", given=described(grade), known=grades)
        raise EvidenceError([fault], {"case": "path"})
    unit = Unit(scheme, evidence)
    grids = grids_of(unit, moves)
    way, most = _found(Moved(unit, grids), grades.index(grade), grades.index(now.grade))
    best = _walked(unit, grids, most)
    there = now if way is None else _walked(unit, grids, way)
    made = tuple(_made(grids, way or ()))
    return PathToGrade(
        scheme,
        evidence,
        grade,
        tuple(moves),
        way is not None,
        there.grade,
        None if way is None else sum((one.cost for one in made), ZERO),
        made,
        there.total,
        best.total,
        () if way is not None else tuple(_because(now, best)),
        _changes(grids, way or ()),
    )


def _found(moved: Moved, goal: int, now: int) -> tuple[GridPlaces | None, GridPlaces]:
    """The way to the grade, if there is one, and the one to the greatest total."""
    keys = TieKeys(moved.grids)
    summing = summed(moved)
    fronts = tuple(front(part, keys.key) for part in summing.parts)
    most = _places([ways[-1] for ways in fronts])
    if summing.entry is None or TOTAL in [one.leaf for one in (summing.entry, *summing.above)]:
        gain = sum((ways[-1].gain for ways in fronts), ZERO)
        need = Goal(summing, goal).needed(gain, fronts)
        if need is not None:
            found = cheapest(fronts, max(need, ZERO))
            return None if found is None else _places(found), most
    best = front(together(moved, TOTAL, ONE), keys.key)[-1]
    ways = front(together(moved, GRADE, -ONE), keys.key)
    there = next((way for way in ways if way.gain >= now - goal), None)
    return None if there is None else _places([there]), _places([best])


def _places(ways: Iterable[GridWay]) -> GridPlaces:
    return sorted(place for way in ways for place in way.places)


def _changes(grids: Sequence[Grid], places: GridPlaces) -> SupposedChanges:
    return changes_of({grids[at].leaf: grids[at].number(place) for at, place in places})


def _walked(unit: Unit, grids: Sequence[Grid], places: GridPlaces) -> Assessment:
    return assess(unit.scheme, what_if(unit.scheme, unit.evidence, _changes(grids, places)))


def _made(grids: Sequence[Grid], places: GridPlaces) -> Iterator[MoveMade]:
    for at, place in places:
        grid = grids[at]
        yield MoveMade(grid.leaf.name, grid.current, grid.number(place), grid.cost(place))


def _because(now: Assessment, best: Assessment) -> Iterator[MostOfClause]:
    for id_, line in best.clauses.items():
        yield MostOfClause(id_, now.clauses[id_].counted, line.counted, Fraction(line.max_points))
