"""The cheapest way to a grade: which facts and marks to move, and how far, at the least cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.moving.next_step import FIXED, THEN
from huizhou_qa.analysis.moving.next_step_results import FixedFact
from huizhou_qa.analysis.moving.unit import Unit
from huizhou_qa.analysis.moving.what_if import what_if
from huizhou_qa.analysis.named_inputs import SupposedChanges, changes_of, input_named
from huizhou_qa.analysis.paths.found_ways import GridPlaces, found_ways
from huizhou_qa.analysis.paths.grids import Grid, grids_of
from huizhou_qa.analysis.paths.move import Move
from huizhou_qa.analysis.paths.moved import Moved
from huizhou_qa.engine.assess import assess
from huizhou_qa.errors import EvidenceError, Fault, Wording, described, in_full, is_a, printable
from huizhou_qa.errors.texts import Language, text_of
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.by_hand import TEXT, by_name, of, or_none, require, several
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.graded import grade_tag
from huizhou_qa.markup import Html, HtmlFace, element, lost_figure, minus, run_on, total_figure
from huizhou_qa.markup.telling import with_capital
from huizhou_qa.numbers.exact import plain
from huizhou_qa.readers import Exact
from huizhou_qa.rules import Constant
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)
SEEN = Wording("达到{goal}的最小代价", "The cheapest way to grade {goal}")
OTHERS = Wording("其余{number}款可得满分", "{number} other clauses can get full marks")

NOT_OWN = Wording("所列变动中，本单位不能自行变动的：{told}", "Among the moves, not the unit's own to make: {told}")


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

    def __attrs_post_init__(self) -> None:
        require(
            self,
            scheme=of(Scheme),
            evidence=of(Evidence),
            goal=TEXT,
            allowed=several(of(Move)),
            reachable=of(bool),
            grade=TEXT,
            cost=or_none(of(Fraction)),
            moves=several(of(MoveMade)),
            total=of(Decimal),
            most=of(Decimal),
            because=several(of(MostOfClause)),
            changes=by_name(by_name(of(Fraction, bool, str))),
        )

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

    @property
    def held(self) -> tuple[FixedFact, ...]:
        """What the moves allowed move though the unit itself cannot, and why, as ``next_steps`` says of it."""
        return follows(lambda: tuple(self._held()))

    def _held(self) -> Iterator[FixedFact]:
        for name in dict.fromkeys(move.fact for move in self.allowed):
            why = self._input(name).held_by
            if why is not None:
                yield FixedFact(name, why)

    def _text(self, language: Language) -> str:
        case = "reached" if self.cost is not None else "held" if self._has_enough() else "not_reached"
        cost = "" if self.cost is None else plain(self.cost)
        params = {"goal": self.goal, "cost": cost, "total": in_full(self.total), "most": in_full(self.most)}
        return text_of("path", {"case": case, "grade": self.grade, **params}, language)

    def _has_enough(self) -> bool:
        """Whether the total with all moves at their best is enough for the grade, were there nothing but the total."""
        rule = self.scheme.grade_rule
        place = rule.by_score(Constant(self.most)).under(Exact({}))
        return isinstance(place, Fraction) and place <= rule.grades.index(self.goal)

    def _summary(self) -> str:
        words = FaceWords(self.scheme, "zh")
        lines = "".join(
            f"\n  {one.fact} {words.fact(leaf)} {plain(one.from_)} → {plain(one.to)} ({plain(one.cost)})"
            for leaf, one in self._moved()
        )
        lines += "".join(
            f"\n  {one.clause} {words.titled(self.scheme.clauses[one.clause].name)} "
            f"{plain(one.points)} → {plain(one.most)}"
            for one in self.because
            if one.points != one.most
        )
        return f"<PathToGrade {printable(self.goal)} of {printable(self.evidence.unit)}: {self.en}{lines}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.scheme, language)
        tell = words.telling
        state = grade_tag(self.grade, words)
        total = total_figure(minus(self.total))
        shown = self._clauses(words) if self.because else self._moves(words)
        head = tell.head(words.headed(tell.say(SEEN, goal=words.graded(self.goal))), self.evidence.unit, state, total)
        held = (tell.say(FIXED[one.why], fact=words.fact(self._input(one.fact))) for one in self.held)
        beside = tell.small(tell.say(NOT_OWN, told=tell.told(THEN).join(held))) if self.held else Html()
        return run_on((head, element("p", with_capital(self._text(language))), shown, beside))

    def _input(self, fact: str) -> Input:
        return input_named(self.scheme, fact, "/moves")

    def _clauses(self, words: FaceWords) -> Html:
        """The clauses that are short of their marks with all moves at their best, those that lack most first."""
        tell, write = words.telling, self.scheme.rounding.write
        short = sorted(
            (one for one in self.because if one.most < one.max_points), key=lambda one: one.most - one.max_points
        )
        rows = (
            (
                one.clause,
                words.titled(self.scheme.clauses[one.clause].name),
                *(minus(write(points)) for points in one[1:]),
                lost_figure(write(one.max_points - one.most)),
            )
            for one in short
        )
        others = tell.say(OTHERS, number=len(self.because) - len(short))
        return run_on((tell.table("", ("clause", "name", "now", "most", "full", "short"), rows), tell.small(others)))

    def _moved(self) -> Iterator[tuple[Input, MoveMade]]:
        """Every move with the input that it moves."""
        return ((self._input(one.fact), one) for one in self.moves)

    def _moves(self, words: FaceWords) -> Html:
        rows = (
            (words.fact(leaf), words.number(leaf, one.from_), words.number(leaf, one.to), plain(one.cost))
            for leaf, one in self._moved()
        )
        return words.telling.table("", ("fact", "now", "to", "cost"), rows)


def path_to_grade(scheme: Scheme, evidence: Evidence, grade: str, moves: Sequence[Move]) -> PathToGrade:
    """The cheapest way to that grade or a better one, exact over all numbers that the moves allow together.

    Of ways that cost the same, the one that moves the fewest facts; then the one whose facts come first in the text;
    then the one that moves them the least, all together and one after another. A mean given as a sum over all members
    moves with the unit's own figure; a statistic given as a number is held. Raises as ``assess`` does, and
    EvidenceError for a grade that the scheme does not have, for a move that the unit cannot make, and where there are
    more ways than can be looked through. What a move says of a target, or of what others decide, is worked out like any
    other; ``held`` names it.
    """
    now = assess(scheme, evidence)
    grades = scheme.grade_rule.grades
    if not is_a(grade, str) or grade not in grades:
        fault = Fault.of("/grade", "unknown_name", case="grade", given=described(grade), known=grades)
        raise EvidenceError([fault], {"case": "path"})
    unit = Unit(scheme, evidence)
    grids = grids_of(unit, moves)
    way, most = found_ways(Moved(unit, grids), grades.index(grade), grades.index(now.grade))
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
